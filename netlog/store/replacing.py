"""Files replaced whole: bytes stand beside a file until they are on disk, and only then get its name.

A write is guarded by the bytes that were read: `old` is what the file held when the edit was thought out, and a file
that holds anything else by now is left alone. Whoever writes or removes holds the journal's lock.
"""

import os
import stat
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from itertools import islice
from pathlib import Path

from netlog.errors import UnwritableError
from netlog.store.files import BINARY, must_hold, name_in, reason_of, refusals, sync_folder, writable
from netlog.values import dataclass

_OPEN_AT_ONCE = 100  # of the 256 that macOS lets a process open


@dataclass(frozen=True, slots=True)
class Write:
    """A file that is to hold `new` in the place of `old`; None stands for no file."""

    path: Path
    old: bytes | None
    new: bytes | None


def write_atomic(path: Path, data: bytes, *, root: Path, expected: bytes | None) -> None:
    """Put `data` in the place of `expected` (None: of no file), whole or not at all; on disk when this returns.

    The file keeps its mode, and a link inside the journal stays a link; a new file is 0600, and its folder is made when
    only that is missing. ChangedError: the file holds something else by now. UnwritableError: the system refused, or
    the path leads out of the journal. With an error, and when killed, the file is as it was; only when the system fails
    to confirm a finished write, or Ctrl-C comes right behind it, it may be the new one.
    """
    write_all([Write(path, expected, data)], root=root)


def remove(path: Path, *, root: Path, expected: bytes) -> None:
    """Remove a file, and the link that led to it, if it still holds `expected`; errors as for `write_atomic`."""
    write_all([Write(path, expected, None)], root=root)


def write_all(writes: Iterable[Write], *, root: Path) -> None:
    """Make the writes in their order, each whole or not at all; all of them are on disk when this returns.

    A file's bytes are on disk before it gets its name; the folders follow once, at the end, so that a power cut may
    leave any of the files as it was and any other as it is to be. Errors as for `write_atomic`; the writes before the
    one that failed stay made. Whoever needs all or none keeps a record until this has returned.
    """
    folders: dict[Path, Path] = {}
    rest = iter(writes)
    while batch := list(islice(rest, _OPEN_AT_ONCE)):
        with ExitStack() as stack:
            begun = []
            for write in batch:
                begun.append(_Begun(write, root))
                stack.callback(begun[-1].tidy_up)
                begun[-1].write_beside()
            for each in begun:
                each.sync()
            for each in begun:
                each.finish()
                folders |= dict.fromkeys(each.folders, each.path)
    _settle(folders, root)


def settle(paths: Iterable[Path], *, root: Path) -> None:
    """Have the disk know which of the files are there, as they are now; UnwritableError when it fails at that."""
    _settle({writable(path, root).parent: path for path in paths}, root)


class _Begun:
    """A write under way: its bytes stand beside the file, under another name, until they are on disk."""

    def __init__(self, write: Write, root: Path) -> None:
        self.path, self._old, self._new = write.path, write.old, write.new
        self._root = root
        with refusals(self.path, root):
            self._real = writable(self.path, root)
        self._beside = self._real.with_name(f".netlog-{os.getpid()}-{os.urandom(8).hex()}.tmp")
        self._descriptor = -1

    @property
    def folders(self) -> set[Path]:
        """The folders in which a name changes."""
        return {self._real.parent, self.path.parent} if self._new is None else {self._real.parent}

    def write_beside(self) -> None:
        """Write the bytes, with the mode (and where allowed the owner) of the file that they are to replace."""
        with refusals(self.path, self._root):
            self._check()
            if self._new is None:
                return
            if self._old is None:
                _make_folder(self._real.parent)
            self._descriptor = os.open(self._beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
            if self._old is not None:
                _make_like(self._descriptor, self._real)
            rest = memoryview(self._new)
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]

    def sync(self) -> None:
        """Have the bytes on disk, and let go of them: Windows renames no file that is open."""
        if self._descriptor >= 0:
            with refusals(self.path, self._root):
                os.fsync(self._descriptor)
                self._close()

    def finish(self) -> None:
        """Give the bytes the file's name, or take the file away, unless it changed meanwhile."""
        with refusals(self.path, self._root):
            self._check()
            if self._new is None:
                self._real.unlink()
                if self.path.is_symlink():
                    self.path.unlink()
            elif self._old is None:
                _give_name(self._beside, self._real, self.path, self._root)
            else:
                self._beside.replace(self._real)

    def tidy_up(self) -> None:
        """Leave nothing behind, whatever happened."""
        if self._new is not None:
            with suppress(OSError):
                self._close()
            with suppress(OSError):
                self._beside.unlink()

    def _check(self) -> None:
        must_hold(self._real, self._old, self.path, self._root)

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)


def _make_like(descriptor: int, file: Path) -> None:
    if sys.platform == "win32":
        return
    old, new = file.stat(), os.fstat(descriptor)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with suppress(OSError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    if old.st_mode != new.st_mode:
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _give_name(temporary: Path, real: Path, path: Path, root: Path) -> None:
    """Give a written file its name, unless the name was taken meanwhile."""
    try:
        os.link(temporary, real)
    except OSError:  # taken; or this file system has no hard links, and all that remains is to look once more
        must_hold(real, None, path, root)
        temporary.rename(real)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        return
    sync_folder(folder.parent)


def _settle(folders: Mapping[Path, Path], root: Path) -> None:
    """Sync folders; with each stands a file in it, to be named when the disk fails."""
    for folder, path in folders.items():
        try:
            sync_folder(folder)
        except OSError as error:
            raise UnwritableError(
                f"the system did not confirm the change of {name_in(path, root)}: {reason_of(error)}",
                advice="Look at the file, and at the disk, before you go on.",
            ) from error
