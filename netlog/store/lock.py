"""Whose turn it is to write: one lock for the whole journal, held while a command reads, thinks and writes."""

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from netlog.errors import ChangedError, UnwritableError
from netlog.store.contents import OWN_FOLDER

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_HOLDER = r"(?P<command>[^\n]*), process (?P<pid>\d+)\n?"


class Lock:
    """The journal's lock: one process at a time writes, the others wait.

    `wait` is in seconds; `command` is the name that others are shown while they wait. Entering raises ChangedError when
    the lock stayed taken for that long, and UnwritableError when the journal cannot be written at all. The system
    releases the lock of a killed process, and `was_abandoned` then says, to the next who holds it, that somebody may
    have left something behind. The file stays where it is: to remove it would let two processes in.
    """

    def __init__(
        self,
        root: Path,
        wait: float = 10.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        *,
        command: str = "netlog",
    ) -> None:
        self._file = root / OWN_FOLDER / "lock"
        self._wait = wait
        self._clock = clock
        self._sleep = sleep
        self._command = command
        self._descriptor = -1
        self.was_abandoned = False

    def __enter__(self) -> Self:
        deadline = self._clock() + self._wait
        pause = 0.01
        while not self._is_ours():
            left = deadline - self._clock()
            if left <= 0:
                raise ChangedError(
                    f"the journal is locked by {_holder(self._file)}, and stayed so for {self._wait:g} seconds",
                    advice="Wait until that process has ended, or end it, and run the command again.",
                )
            self._sleep(min(pause, left))
            pause = min(pause * 1.5, 0.1)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        try:
            # Whom Ctrl-C drives out may have been at tidying up: the next one is to do it.
            if kind is None or issubclass(kind, Exception):
                with suppress(OSError):
                    os.ftruncate(descriptor, 0)
            _unlock(descriptor)
        finally:
            os.close(descriptor)

    def _is_ours(self) -> bool:
        """Try once. A file that was put in the lock's place meanwhile is another lock, and that one is to be held."""
        try:
            descriptor = _open(self._file)
            held = False
            try:
                if _try_lock(descriptor) and _is_same_file(descriptor, self._file):
                    # Whoever leaves in order takes the name away.
                    self.was_abandoned = os.fstat(descriptor).st_size > 0
                    _sign(descriptor, self._command)
                    held = True
            finally:
                if not held:
                    os.close(descriptor)
        except OSError as error:
            raise UnwritableError(
                f"cannot lock the journal: {error.filename or self._file}: {error.strerror}; nothing was changed",
                advice="Make the journal's folder writable, or choose another with --journal.",
            ) from error
        if held:
            self._descriptor = descriptor
        return held


def _open(file: Path) -> int:
    with suppress(FileExistsError):
        file.parent.mkdir(mode=0o700)
    # A journal may be a clone of somebody else's: no link in it makes us write to a file of the user's own.
    if file.parent.is_symlink():
        raise OSError(errno.EINVAL, "is a link, not a folder", str(file.parent))
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | _FLAGS, 0o600)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "is not a regular file", str(file))
    return descriptor


def _is_same_file(descriptor: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False


def _sign(descriptor: int, command: str) -> None:
    """Say in the file who holds it: a courtesy to those who wait, which a full disk may refuse."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{command}, process {os.getpid()}\n".encode("utf-8", "replace"))


def _holder(file: Path) -> str:
    with suppress(OSError):
        text = file.read_bytes().decode("utf-8", "replace")
        if found := re.fullmatch(_HOLDER, text):
            return f"process {found['pid']} ({found['command']})"
    return "another process"


if sys.platform == "win32":
    _BEHIND = 1 << 30  # Windows lets nobody read a locked byte: lock one far behind the holder's name

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _BEHIND, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in {errno.EACCES, errno.EDEADLK}:
                return False
            raise
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _BEHIND, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
