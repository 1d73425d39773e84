"""Copies of files while a person edits them: kept in the journal's own folder until they are put in place."""

import os
from pathlib import Path

from netlog.errors import UnknownContactError, UnwritableError
from netlog.store.contents import OWN_FOLDER
from netlog.store.files import present_bytes


def original(root: Path, path: str) -> bytes:
    """What a file holds, whatever it is."""
    data = present_bytes(root / path, root)
    if data is None:
        raise UnknownContactError(f"{path} is no longer there")
    return data


def opened(root: Path, path: str, data: bytes) -> Path:
    """A new draft with these bytes, readable by its owner alone; an older draft is never written over."""
    folder = root / OWN_FOLDER / "drafts"
    name = Path(path)
    # A journal may be a clone of somebody else's: no link in it makes us write elsewhere.
    if folder.parent.is_symlink() or folder.is_symlink():
        raise UnwritableError(f"{folder} is a link; nothing was opened", advice="Put a folder there.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for number in range(1, 1000):
            draft = folder / (name.name if number == 1 else f"{name.stem}-{number}{name.suffix}")
            try:
                descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            except FileExistsError:
                continue
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            return draft
    except OSError as error:
        raise UnwritableError(f"cannot write {error.filename or folder}: {error.strerror}") from error
    raise UnwritableError(f"there are a thousand drafts in {folder}", advice="Look through them, and delete some.")
