"""Where and when a command runs: the journal's folder, the environment, the day, and days as people type them."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path

from netlog.cli.surroundings import Choices, Surroundings
from netlog.cli.whereabouts import found_journal, named_folder
from netlog.core.dates import DayError, parse_day, parse_iso
from netlog.errors import NoJournalError, UsageError


class Circumstances:
    """What the surroundings of a command and its global options come to."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._around: Surroundings = choices.surroundings

    @property
    def root(self) -> Path:
        """The journal's folder."""
        return self._journal[0]

    @property
    def root_source(self) -> str:
        """What decided which folder the journal is."""
        return self._journal[1]

    @cached_property
    def _journal(self) -> tuple[Path, str]:
        return found_journal(self._around, self._choices.journal)

    @property
    def chosen_folder(self) -> Path:
        """Where a journal is made, or completed, unless a folder is named."""
        said = self._choices.journal or self.environment.get("NETLOG_JOURNAL")
        if said:
            return self.place(said)
        with suppress(NoJournalError):
            return self.root
        return self._around.home / "netlog"

    def place(self, said: str) -> Path:
        """The folder that someone named: from the working folder, `~` for home."""
        return named_folder(self._around, said)

    def at_home(self, path: Path) -> str:
        """A path as people write it, `~` for the home folder."""
        home = self._around.home
        return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)

    @property
    def environment(self) -> Mapping[str, str]:
        return self._around.environment

    @cached_property
    def today(self) -> date:
        """The day of --today or $NETLOG_TODAY, else the clock's."""
        said = self._choices.today or self._around.environment.get("NETLOG_TODAY")
        if not said:
            return self._around.clock()
        try:
            return parse_iso(said)
        except DayError as error:
            raise UsageError(str(error), advice="Say today's day as 2026-11-22.") from None

    def day(self, text: str) -> date:
        """A day someone typed, looking back; one in the future is refused."""
        day = self.any_day(text)
        if day > self.today:
            raise UsageError(f"{day.isoformat()} is in the future", advice="What hasn't happened yet is a promise.")
        return day

    def any_day(self, text: str) -> date:
        """A day someone typed, looking back, in the past or the future."""
        return parse_day(text, today=self.today, direction="back")

    def coming_day(self, text: str) -> date:
        """A day someone typed, looking forward."""
        return parse_day(text, today=self.today, direction="forward")
