"""Where the journal is."""

import os
import zlib
from pathlib import Path

from netlog.cli.surroundings import Surroundings
from netlog.errors import NoJournalError, UsageError
from netlog.store.contents import SETTINGS as SETTINGS_FILE


def found_journal(around: Surroundings, said: str | None) -> tuple[Path, str]:
    """The journal's folder, and what decided it: --journal, $NETLOG_JOURNAL, a parent with a netlog.yaml, ~/netlog.

    Raises NoJournalError where there is none.
    """
    places = _places(around, said)
    for place, source in places:
        if (place / SETTINGS_FILE).is_file():
            return place, source
    if len(places) == 1:
        place, source = places[0]
        advice = f"`netlog init {place}` makes one there."
        raise NoJournalError(f"there is no journal in {place} ({source})", advice=advice)
    raise NoJournalError("there is no journal yet", advice="`netlog init` makes one in ~/netlog.")


def _places(around: Surroundings, said: str | None) -> list[tuple[Path, str]]:
    if said:
        return [(named_folder(around, said), "--journal")]
    if in_environment := around.environment.get("NETLOG_JOURNAL"):
        return [(named_folder(around, in_environment), "$NETLOG_JOURNAL")]
    above = [(place, "the working folder") for place in (around.folder, *around.folder.parents)]
    return [*above, (around.home / "netlog", "the usual place")]


def named_folder(around: Surroundings, said: str) -> Path:
    """The folder that someone named: from the working folder, `~` for home."""
    try:
        return around.folder / Path(said).expanduser()
    except RuntimeError:
        raise UsageError(f"nobody's home is known for {said}", advice="Write the folder out.") from None


def index_file(around: Surroundings, root: Path) -> Path:
    """Where the index of the journal at `root` is kept: in the user's folder for what can be made anew."""
    said = around.environment.get("XDG_CACHE_HOME", "")
    # The specification has paths that aren't absolute ignored (XDG Base Directory, "Environment variables").
    caches = Path(said) if Path(said).is_absolute() else around.home / ".cache"
    real = os.fsencode(root.resolve())
    return caches / "netlog" / f"{zlib.crc32(real):08x}{zlib.adler32(real):08x}.sqlite"
