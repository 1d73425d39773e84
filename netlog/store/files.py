"""Which files are the journal's, and what they hold: nothing outside of it is read, and nothing may be written there.

Whoever writes or sweeps holds the lock; how bytes get into a file, `store.replacing` says.
"""

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from netlog.errors import ChangedError, Location, Problem, UnreadableError, UnwritableError
from netlog.store.lock import Lock

__all__ = [
    "BINARY",
    "Lock",
    "check_holds",
    "must_hold",
    "name_in",
    "present_bytes",
    "read_bytes",
    "reason_of",
    "refusals",
    "sweep",
    "sync_folder",
    "writable",
]

BINARY = getattr(os, "O_BINARY", 0)
"""What has Windows leave line ends alone; nothing elsewhere."""

_Path = TypeVar("_Path", Path, Path | str)

_READING = os.O_RDONLY | BINARY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_LEFTOVER = r"\.netlog-\d+-\w+\.tmp"
_AT_ONCE = 1 << 16
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.EACCES})


def read_bytes(path: Path | str, root: Path, limit: int = 1_000_000) -> bytes:
    """Read a file of the journal at `root`, of at most `limit` bytes.

    For each of ten thousand, a text is quicker than a Path.

    UnreadableError: a folder, a device or a pipe, a link out of the journal, a file larger than `limit`, or one that
    the system will not let us read. FileNotFoundError: there is none, or none any more.
    """
    try:
        real = _real(path, root)
        if real is None:
            raise _unreadable(path, root, "is a link that leads out of the journal", "Put the file itself there.")
        data, status = _read(real, limit + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise _unreadable(path, root, f"cannot be read: {reason_of(error)}") from error
    if data is None:
        kind = "is a folder, not a file" if stat.S_ISDIR(status.st_mode) else "is not a regular file"
        raise _unreadable(path, root, kind, "Move it out of the way.")
    if len(data) > limit:
        most = f"{limit // 1_000_000} MB" if limit % 1_000_000 == 0 else f"{limit:,} bytes"
        told = f"is larger than {most} ({max(status.st_size, len(data)):,} bytes)"
        raise _unreadable(path, root, told, "Move what is not for the journal into a file outside of it.")
    return data


def present_bytes(path: Path, root: Path) -> bytes | None:
    """Read what a file that is to be written holds at this moment; None when there is none.

    UnwritableError: it is nothing that netlog writes to, or the system will not let us read it.
    """
    with refusals(path, root):
        return _present(writable(path, root), path, root)


def check_holds(path: Path, root: Path, expected: bytes | None) -> None:
    """Raise, as `write_atomic` would, ChangedError or UnwritableError when a write could not be begun."""
    with refusals(path, root):
        must_hold(writable(path, root), expected, path, root)


def sweep(folder: Path) -> tuple[str, ...]:
    """Remove what killed runs left half-written in `folder`, and return its names; what cannot be removed may stay."""
    removed: list[str] = []
    with suppress(OSError):
        for item in sorted(folder.iterdir()):
            if re.fullmatch(_LEFTOVER, item.name) and stat.S_ISREG(item.lstat().st_mode):
                item.unlink()
                removed.append(item.name)
    return tuple(removed)


def sync_folder(folder: Path) -> None:
    """Have the system write down which files the folder holds, where it can; OSError when the disk fails at that."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders, and a folder may be writable without being readable
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)


def writable(path: Path, root: Path) -> Path:
    """Find where a file that is to be written really stands; UnwritableError when a link leads out of the journal."""
    real = _real(path, root)
    if real is None:
        raise UnwritableError(
            f"{name_in(path, root)} is a link that leads out of the journal; nothing was changed",
            advice="Put the file itself there.",
        )
    return real


def must_hold(real: Path, expected: bytes | None, path: Path, root: Path) -> None:
    """Raise ChangedError when a file holds anything but `expected` by now, and OSError when it may not be written."""
    present = _present(real, path, root)
    if present != expected:
        happened = "appeared" if expected is None else "vanished" if present is None else "changed"
        raise ChangedError(
            f"{name_in(path, root)} {happened} while netlog was at work; nothing was written",
            advice="Run the command again.",
        )
    # To replace a file the system asks for the folder's permission alone; who made the file read-only meant the file.
    if present is not None and not os.access(real, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@contextmanager
def refusals(path: Path, root: Path) -> Iterator[None]:
    """Put the system's refusals into a sentence."""
    try:
        yield
    except OSError as error:
        raise UnwritableError(f"cannot write {name_in(path, root)}: {reason_of(error)}; nothing was changed") from error


def name_in(path: Path, root: Path) -> str:
    """Say a path as seen from the journal's folder."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def reason_of(error: OSError) -> str:
    """Say what the system said."""
    return error.strerror or str(error)


def _real(path: _Path, root: Path) -> _Path | Path | None:
    """Follow the links of `path`; None when it leads out of the journal, or to what git keeps for itself."""
    if _is_plain(str(path), str(root)):
        return path
    real, home = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    # A journal may be a clone of somebody else's: by a link into `.git` a note becomes a line of git's settings.
    if not real.is_relative_to(home) or ".git" in [part.casefold() for part in real.relative_to(home).parts]:
        return None
    return real


def _is_plain(path: str, root: str) -> bool:
    """Whether no link and no `..` stands between journal and file; on texts, as ten thousand files are asked about."""
    if not path.startswith(root + os.sep) or (os.altsep and os.altsep in path):
        return False
    steps = path[len(root) + 1 :].split(os.sep)  # noqa: PTH206  # a Path for each of ten thousand is slow
    if ".." in steps or ".git" in (step.casefold() for step in steps):
        return False
    at = root
    for step in steps:
        at += os.sep + step
        if os.path.islink(at):  # noqa: PTH114  # so here
            return False
    return True


def _read(real: Path | str, most: int = sys.maxsize) -> tuple[bytes | None, os.stat_result]:
    """Read up to `most` bytes, and the status; None for anything but a regular file, which is not even opened."""
    status = os.stat(real)  # noqa: PTH116  # a third of the time
    if not stat.S_ISREG(status.st_mode):
        return None, status
    descriptor = os.open(real, _READING)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return None, status
        data = bytearray()
        while part := os.read(descriptor, min(most - len(data), _AT_ONCE)):
            data += part
        return bytes(data), status
    finally:
        os.close(descriptor)


def _present(real: Path, path: Path, root: Path) -> bytes | None:
    try:
        data, status = _read(real)
    except FileNotFoundError:
        return None
    if data is None:
        kind = "is a folder, not a file" if stat.S_ISDIR(status.st_mode) else "is not a regular file"
        raise UnwritableError(f"{name_in(path, root)} {kind}; nothing was changed", advice="Move it out of the way.")
    return data


def _unreadable(path: Path | str, root: Path, message: str, advice: str = "") -> UnreadableError:
    name = name_in(Path(path), root)
    problem = Problem(location=Location(name), message=message, advice=advice)
    return UnreadableError(f"{name} {message}", advice=advice, problems=[problem])
