"""The one way bytes enter and leave the journal: under its lock, whole or not at all, never outside of it.

A write is guarded by the bytes that were read: `expected` is what the file held when the edit was thought out, and a
file that holds anything else by now is left alone. Whoever calls `write_atomic`, `remove` or `sweep` holds the lock.
"""

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from netlog.errors import ChangedError, Location, Problem, UnreadableError, UnwritableError
from netlog.store.lock import Lock

__all__ = ["Lock", "check_holds", "present_bytes", "read_bytes", "remove", "sweep", "sync_folder", "write_atomic"]

_BINARY = getattr(os, "O_BINARY", 0)
_READING = os.O_RDONLY | _BINARY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_LEFTOVER = re.compile(r"\.netlog-\d+-\w+\.tmp")
_AT_ONCE = 1 << 16
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.EACCES})


def read_bytes(path: Path, root: Path, limit: int = 1_000_000) -> bytes:
    """Read a file of the journal at `root`, of at most `limit` bytes.

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
        raise _unreadable(path, root, f"cannot be read: {_reason(error)}") from error
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
    with _refusals(path, root):
        return _present(_writable(path, root), path, root)


def check_holds(path: Path, root: Path, expected: bytes | None) -> None:
    """Raise, as `write_atomic` would, ChangedError or UnwritableError when a write could not be begun."""
    with _refusals(path, root):
        _must_hold(_writable(path, root), expected, path, root)


def write_atomic(path: Path, data: bytes, *, root: Path, expected: bytes | None) -> None:
    """Put `data` in the place of `expected` (None: of no file), whole or not at all; on disk when this returns.

    The file keeps its mode, and a link inside the journal stays a link; a new file is 0600, and its folder is made when
    only that is missing. ChangedError: the file holds something else by now. UnwritableError: the system refused, or
    the path leads out of the journal. With an error, and when killed, the file is as it was; only when the system fails
    to confirm a finished write, or Ctrl-C comes right behind it, it may be the new one.
    """
    with _refusals(path, root):
        real = _writable(path, root)
        _must_hold(real, expected, path, root)
        temporary = real.with_name(f".netlog-{os.getpid()}-{os.urandom(8).hex()}.tmp")
        try:
            if expected is None:
                _make_folder(real.parent)
            _write_new(temporary, data, like=None if expected is None else real)
            _must_hold(real, expected, path, root)
            if expected is None:
                _give_name(temporary, real, path, root)
            else:
                temporary.replace(real)
        finally:
            with suppress(OSError):
                temporary.unlink()
    _settle(real.parent, path, root)


def remove(path: Path, *, root: Path, expected: bytes) -> None:
    """Remove a file, and the link that led to it, if it still holds `expected`; errors as for `write_atomic`."""
    with _refusals(path, root):
        real = _writable(path, root)
        _must_hold(real, expected, path, root)
        real.unlink()
        if path.is_symlink():
            path.unlink()
    for folder in {real.parent, path.parent}:
        _settle(folder, path, root)


def sweep(folder: Path) -> tuple[str, ...]:
    """Remove what killed runs left half-written in `folder`, and return its names; what cannot be removed may stay."""
    removed: list[str] = []
    with suppress(OSError):
        for item in sorted(folder.iterdir()):
            if _LEFTOVER.fullmatch(item.name) and stat.S_ISREG(item.lstat().st_mode):
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


def _real(path: Path, root: Path) -> Path | None:
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
    if not path.startswith(root + os.sep):
        return False
    steps = path[len(root) + 1 :].split(os.sep)  # noqa: PTH206
    if ".." in steps or ".git" in (step.casefold() for step in steps):
        return False
    at = root
    for step in steps:
        at += os.sep + step
        if os.path.islink(at):  # noqa: PTH114
            return False
    return True


def _writable(path: Path, root: Path) -> Path:
    real = _real(path, root)
    if real is None:
        raise UnwritableError(
            f"{_name(path, root)} is a link that leads out of the journal; nothing was changed",
            advice="Put the file itself there.",
        )
    return real


def _read(real: Path, most: int = sys.maxsize) -> tuple[bytes | None, os.stat_result]:
    """Read up to `most` bytes, and the status; None for anything but a regular file, which is not even opened."""
    status = os.stat(real)  # noqa: PTH116 (a third of the time)
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
        raise UnwritableError(f"{_name(path, root)} {kind}; nothing was changed", advice="Move it out of the way.")
    return data


def _must_hold(real: Path, expected: bytes | None, path: Path, root: Path) -> None:
    present = _present(real, path, root)
    if present != expected:
        happened = "appeared" if expected is None else "vanished" if present is None else "changed"
        raise ChangedError(
            f"{_name(path, root)} {happened} while netlog was at work; nothing was written",
            advice="Run the command again.",
        )
    # To replace a file the system asks for the folder's permission alone; who made the file read-only meant the file.
    if present is not None and not os.access(real, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _write_new(file: Path, data: bytes, *, like: Path | None) -> None:
    """Write a file that did not exist, down to the disk, with the mode (and where allowed the owner) of `like`."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        if like is not None and sys.platform != "win32":
            old, new = like.stat(), os.fstat(descriptor)
            if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
                with suppress(OSError):
                    os.fchown(descriptor, old.st_uid, old.st_gid)
            if old.st_mode != new.st_mode:
                os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _give_name(temporary: Path, real: Path, path: Path, root: Path) -> None:
    """Give a written file its name, unless the name was taken meanwhile."""
    try:
        os.link(temporary, real)
    except OSError:  # taken; or this file system has no hard links, and all that remains is to look once more
        _must_hold(real, None, path, root)
        temporary.rename(real)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        return
    sync_folder(folder.parent)


def _settle(folder: Path, path: Path, root: Path) -> None:
    try:
        sync_folder(folder)
    except OSError as error:
        raise UnwritableError(
            f"the system did not confirm the change of {_name(path, root)}: {_reason(error)}",
            advice="Look at the file, and at the disk, before you go on.",
        ) from error


@contextmanager
def _refusals(path: Path, root: Path) -> Iterator[None]:
    """Put the system's refusals into a sentence."""
    try:
        yield
    except OSError as error:
        raise UnwritableError(f"cannot write {_name(path, root)}: {_reason(error)}; nothing was changed") from error


def _unreadable(path: Path, root: Path, message: str, advice: str = "") -> UnreadableError:
    name = _name(path, root)
    problem = Problem(location=Location(name), message=message, advice=advice)
    return UnreadableError(f"{name} {message}", advice=advice, problems=[problem])


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
