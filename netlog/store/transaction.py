"""Several files changed together or not at all, also when the command is killed in between.

What is about to be done is written down first, in `.netlog/pending`, with the bytes of every file before and after.
Then the files are changed, each whole, and when the disk has all of them the record is removed. A record that is still
there belongs to a command that was killed: `recover` finishes what it began, or takes it back where a file has been
changed by hand since.
Callers hold the journal's lock; a folder's left-over temporary files are swept by `store.files`.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from netlog.errors import ChangedError, NetlogError, RefusedError, UnreadableError, UnwritableError
from netlog.store.contents import OWN_FOLDER, RECORD, is_pending
from netlog.store.files import check_holds, present_bytes, read_bytes, sync_folder
from netlog.store.replacing import Write, settle, write_all, write_atomic
from netlog.values import dataclass

_VERSION = 1
_RECORD_LIMIT = 2_000_000_000
_TRY_AGAIN = f"Nothing is lost: {RECORD} keeps both states, and the next command that writes finishes it."


@dataclass(frozen=True, slots=True)
class FileEdit:
    """A file's bytes before and after; None stands for no file. The path is relative to the journal, with slashes."""

    path: str
    before: bytes | None
    after: bytes | None


def apply_edits(root: Path, edits: Sequence[FileEdit], what: str) -> None:
    """Make all the edits or none; `what` names the command for whoever finds it interrupted ("talk alice-chen").

    ChangedError: a file does not hold its `before`. UnwritableError: the system refused one of the writes, and those
    made before it were taken back; or they could not be, and the sentence says that the next command sees to it.
    RefusedError: a path is none that netlog writes to, or an interrupted command has not been recovered yet.
    """
    files = [_place(root, edit.path) for edit in edits]
    if len(set(files)) < len(files):
        raise RefusedError(f"{what}: a file stands twice among the changes; nothing was changed")
    if is_pending(root):
        raise RefusedError(
            f"an interrupted command is still recorded in {RECORD}; nothing was changed",
            advice="Run the command again.",
        )
    for file, edit in zip(files, edits, strict=True):
        check_holds(file, root, edit.before)
    changes = [edit for edit in edits if edit.before != edit.after]
    if len(changes) > 1:
        _apply_together(root, changes, what)
    else:
        _put(root, changes)


def recover(root: Path) -> str | None:
    """Finish an interrupted command, or take it back where a file was changed by hand since; a sentence about it.

    None when there is nothing to recover. UnwritableError: the record makes no sense, or the system refused; the record
    stays.
    """
    try:
        record = read_bytes(root / RECORD, root, _RECORD_LIMIT)
    except FileNotFoundError:
        return None
    except UnreadableError as error:
        raise UnwritableError(error.message, advice=_advice()) from error
    what, edits = _parse(record, root)
    try:
        present = [present_bytes(root / edit.path, root) for edit in edits]
        if all(found in {edit.before, edit.after} for found, edit in zip(present, edits, strict=True)):
            _put(root, [edit for found, edit in zip(present, edits, strict=True) if found != edit.after])
            told = f"finished what an interrupted command had begun: {what}"
        else:
            left = _take_back(root, edits)
            told = f"took back what an interrupted command had begun: {what}; {_left_alone(left)}"
        # What was found as it is to be may be there in memory alone: whoever was killed made sure of nothing.
        settle([root / edit.path for edit in edits], root=root)
        _drop_record(root)
    except (NetlogError, OSError) as error:
        raise UnwritableError(
            f"an interrupted command ({what}) could not be finished: {_reason(error)}", advice=_TRY_AGAIN
        ) from error
    return told


def _apply_together(root: Path, edits: Sequence[FileEdit], what: str) -> None:
    try:
        write_atomic(root / RECORD, _record(edits, what), root=root, expected=None)
        sync_folder(root)  # the lock may have made the record's folder a moment ago
        _put(root, edits)
        _drop_record(root)
    except BaseException as error:
        # Without a record nothing has been touched yet, or everything is done: both are whole.
        if is_pending(root):
            _give_up(root, edits, what, error)
        if isinstance(error, OSError):
            raise UnwritableError(f"cannot write {RECORD}: {_reason(error)}; nothing was changed") from error
        raise


def _give_up(root: Path, edits: Sequence[FileEdit], what: str, error: BaseException) -> None:
    try:
        left = _take_back(root, edits)
        _drop_record(root)
    except (NetlogError, OSError) as second:
        raise UnwritableError(
            f"{what}: begun, and neither finished ({_reason(error)}) nor taken back ({_reason(second)})",
            advice=_TRY_AGAIN,
        ) from error
    if left:
        raise ChangedError(
            f"{what}: taken back ({_reason(error)}); {_left_alone(left)}", advice="Look at it before you go on."
        ) from error


def _take_back(root: Path, edits: Sequence[FileEdit]) -> list[str]:
    """Put every file that holds its `after` back to its `before`; the paths of those that hold neither."""
    present = [present_bytes(root / edit.path, root) for edit in edits]
    done = [edit for found, edit in zip(present, edits, strict=True) if found == edit.after]
    _put(root, [FileEdit(edit.path, edit.after, edit.before) for edit in reversed(done)])
    return [edit.path for found, edit in zip(present, edits, strict=True) if found not in {edit.before, edit.after}]


def _put(root: Path, edits: Sequence[FileEdit]) -> None:
    write_all([Write(root / edit.path, edit.before, edit.after) for edit in edits], root=root)


def _drop_record(root: Path) -> None:
    (root / RECORD).unlink()
    with suppress(OSError):  # should the record come back after a power cut, recovering finds all of it done
        sync_folder(root / OWN_FOLDER)


def _place(root: Path, path: str) -> Path:
    """Find the file in the journal; RefusedError for a path that leads out of it or into what git and netlog keep."""
    parts = PurePosixPath(path).parts
    leads_out = not parts or ".." in parts or path.startswith("/") or bool(Path(path).drive) or "\0" in path
    if leads_out or any(part.startswith(".") for part in parts[:-1]) or parts[-1].casefold() == ".git":
        raise RefusedError(f"{path!r} is no file of the journal's; nothing was changed")
    return root / path


def _left_alone(paths: Sequence[str]) -> str:
    were = "was changed by hand since and was" if len(paths) == 1 else "were changed by hand since and were"
    return f"{', '.join(paths)} {were} left alone"


def _reason(error: BaseException) -> str:
    cause = error.__cause__ if isinstance(error, NetlogError) and isinstance(error.__cause__, OSError) else error
    if isinstance(cause, OSError):
        return cause.strerror or str(cause)
    return cause.message if isinstance(cause, NetlogError) else type(cause).__name__


def _record(edits: Sequence[FileEdit], what: str) -> bytes:
    import json

    files = [{"path": edit.path, "before": _text(edit.before), "after": _text(edit.after)} for edit in edits]
    return json.dumps({"version": _VERSION, "what": what, "files": files}, indent=1).encode("ascii") + b"\n"


def _text(data: bytes | None) -> str | dict[str, str] | None:
    if data is None:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        import base64

        return {"base64": base64.b64encode(data).decode("ascii")}


def _parse(record: bytes, root: Path) -> tuple[str, list[FileEdit]]:
    import json

    try:
        document = json.loads(record)
        if document["version"] != _VERSION:
            message = f"{RECORD} was written by another version of netlog (its version is {document['version']!r})"
            raise UnwritableError(message, advice=_advice())
        edits = [FileEdit(each["path"], _bytes(each["before"]), _bytes(each["after"])) for each in document["files"]]
        for edit in edits:
            _place(root, edit.path)
        return str(document["what"]), edits
    except RefusedError as error:
        raise UnwritableError(f"{RECORD} names a wrong file: {error.message}", advice=_advice()) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnwritableError(f"{RECORD} makes no sense; nothing was changed", advice=_advice()) from error


def _bytes(text: str | dict[str, str] | None) -> bytes | None:
    if text is None or isinstance(text, str):
        return None if text is None else text.encode("utf-8")
    import base64

    return base64.b64decode(text["base64"], validate=True)


def _advice() -> str:
    return (
        "It is the record of a command that was interrupted, with the bytes of its files before and after. "
        "Look whether these files are as they should be, then remove it."
    )
