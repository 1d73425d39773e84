"""The two files beside the contacts, the settings and the one about oneself, as the index keeps what they say."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from netlog.core.contact import ME, Contact
from netlog.core.settings import SettingsReading
from netlog.errors import Problem
from netlog.store import packing, summaries
from netlog.store.contents import SETTINGS, Contents, relative_path

Said = dict[str, Any]
"""What a file says, in the forms that are kept."""

Kept = Callable[[str, Callable[[Path], Said]], Said]
"""What is kept of a file, given its path and how it is read."""


def settings(kept: Kept) -> SettingsReading:
    """The journal's settings, with what is wrong in their file."""
    said = kept(SETTINGS, _read_settings)
    return SettingsReading(
        summaries.settings(said["settings"]),
        frozenset(said["given"]),
        summaries.problems(said["problems"]),
        said["schema"],
    )


def me(kept: Kept) -> tuple[Contact | None, tuple[Problem, ...]]:
    """What the file about oneself says, and what is wrong with it; None and nothing where there is none."""
    said = kept(relative_path(ME), _read_me)
    found = packing.contact(said["fields"], packing.log(said["log"])) if said["fields"] else None
    return found, summaries.problems(said["problems"])


def _read_settings(root: Path) -> Said:
    from netlog.store.folder import Folder

    found = Folder(root).settings()
    return {
        "settings": summaries.packed_settings(found.settings),
        "given": sorted(found.given),
        "problems": summaries.packed_problems(found.problems),
        "schema": found.schema,
    }


def _read_me(root: Path) -> Said:
    if not Contents(root).is_there(ME):
        return {"fields": None, "log": [], "problems": []}
    from netlog.store.folder import Folder

    found = Folder(root).read(ME)
    return {
        "fields": packing.packed_fields(found.contact) if found.contact else None,
        "log": packing.packed_log(found.contact.log) if found.contact else [],
        "problems": summaries.packed_problems(found.problems),
    }
