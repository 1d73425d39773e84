"""Where the journal is."""

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
