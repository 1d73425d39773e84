"""One run of one command, and all that is impure in it: the journal's folder, the day, the streams, the environment.

A command gets a session, asks it for what it needs, and hands it what came out. Tests give it other surroundings.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from netlog.cli.circumstances import Circumstances
from netlog.cli.outlet import Outlet
from netlog.cli.surroundings import Choices
from netlog.cli.whereabouts import index_file
from netlog.core.contact import ME, Contact
from netlog.errors import (
    AmbiguousContactError,
    Problem,
    UnknownContactError,
    UnreadableError,
    UnwritableError,
    UsageError,
)
from netlog.page import Page
from netlog.store.contents import Contents, is_pending

if TYPE_CHECKING:  # what only some commands need, they load
    from netlog.core.evidence import Helper
    from netlog.core.outline import Among
    from netlog.core.plan import Plan
    from netlog.core.query import Query
    from netlog.core.settings import Settings, SettingsReading
    from netlog.core.standing import Standing
    from netlog.store.folder import Folder
    from netlog.store.index import Index


class Session(Circumstances):
    """One run of one command: where and when it runs, the journal, who is meant, and words in and out."""

    def __init__(self, choices: Choices) -> None:
        super().__init__(choices)
        self.outlet = Outlet(choices)

    # The journal

    @cached_property
    def contents(self) -> Contents:
        """The journal by the names in it; what an interrupted command had begun is set right first, and said."""
        contents = Contents(self.root)
        if is_pending(self.root):
            try:
                self.folder.recover()
            except UnwritableError as error:  # a report can do without
                self.outlet.warn(f"{error.message}. {error.advice}")
        return contents

    @cached_property
    def folder(self) -> "Folder":
        """The journal's files, one by one, to read and to write."""
        from netlog.store.folder import Folder

        return Folder(self.root, command=self._choices.command, tell=self.outlet.warn)

    @cached_property
    def index(self) -> "Index":
        """What the journal's files say, for questions about many."""
        from netlog.store.index import Index, Means

        means = Means(timed=self._choices.stopwatch.timed, tell=self.outlet.whisper, progress=self.outlet.progress)
        return Index(self.contents.root, index_file(self._around, self.root), means)

    @cached_property
    def settings_reading(self) -> "SettingsReading":
        return self.index.settings()

    @property
    def settings(self) -> "Settings":
        return self.settings_reading.settings

    def standings(
        self, query: "Query | None" = None, *, among: "Among | None" = None, since: date | None = None
    ) -> tuple["Standing", ...]:
        """Where the contacts stand that a query chooses (all but the archived without one), in order of names.

        `among` says which of them a report may be about, `since` from which day on exchanges count.
        """
        from netlog.core.query import Query
        from netlog.core.standing import counted_since
        from netlog.core.text import fold

        chosen = query or Query()
        found = self.index.standings(today=self.today, among=among)
        if since is not None:
            logs = self.index.contacts()
            found = [counted_since(one, logs[one.key], self.settings, since=since) for one in found]
        return tuple(sorted((one for one in found if chosen.fits(one)), key=lambda one: (fold(one.name), one.key)))

    def contacts(
        self, query: "Query", *, with_log: bool = True, since: date | None = None
    ) -> list[tuple[str, Contact]]:
        """The contacts that a query chooses, with their keys and in order of names.

        Without `with_log` their logs are empty; `since` leaves out those in whose log that day, or a later one, isn't.
        """
        from netlog.core.text import fold

        chosen = None
        if query.asks_of_standings:
            chosen = [one.key for one in self.index.standings(today=self.today) if query.fits(one)]
        found = self.index.contacts(chosen, with_log=with_log, since=since).items()
        pairs = [(key, contact) for key, contact in found if chosen is not None or not contact.archived]
        return sorted(pairs, key=lambda pair: (fold(pair[1].name), pair[0]))

    def helpers(
        self, texts: Sequence[str], *, most: int | None = None, among: Iterable[str] | None = None
    ) -> "list[tuple[Helper, ...]]":
        """For each text all who could help with it, or the `most` relevant, or who of these keys; see the index."""
        return self.index.helpers(texts, most=most, among=among)

    def standing(self, key: str) -> "Standing":
        """Where one contact stands."""
        from netlog.core.standing import standing

        return standing(key, self.contact(key), self.settings, today=self.today)

    def query(self, words: Sequence[str]) -> "Query":
        """The query that words make."""
        from netlog.core.query import parse_query

        return parse_query(words, today=self.today, smallest_balance=self.settings.balance_from)

    def contact(self, key: str) -> Contact:
        """The contact of a key; raises UnreadableError with the problems when its file can't be read."""
        reading = self.folder.read(key)
        if reading.contact is None:
            raise UnreadableError(f"{key} can't be read", problems=reading.problems)
        return reading.contact

    def name(self, key: str) -> str:
        """A contact's name, or its key where the file can't be read."""
        contact = self.folder.contact(key)
        return contact.name if contact else key

    def names(self, keys: Iterable[str]) -> dict[str, str]:
        """The names of those of the keys that are contacts whose files can be read."""
        found = {key: self.folder.contact(key) for key in dict.fromkeys(keys) if key != ME and self.contents.has(key)}
        return {key: contact.name for key, contact in found.items() if contact}

    # Who

    def key(self, who: str, *, reading: bool = False, me: bool = False) -> str:
        """The key of the contact that someone named; for reading commands a part of a word will do.

        `me` names the file about oneself, where the command allows it.
        """
        if not checked(who).strip():
            raise UsageError("the name is empty", advice="`netlog list` shows who is there.")
        if who == ME:
            if me and self.contents.has(ME):
                return ME
            why = "there is no me.yaml in the journal" if me else "“me” is you, and this is about somebody else"
            raise UnknownContactError(why, advice="`netlog init` makes one." if me else "Name a contact.")
        if self.contents.has(who):
            return who
        from netlog.core.names import resolved

        try:
            return resolved(who, self.index.possible(who), reading=reading).key
        except UnknownContactError:
            return resolved(who, self.index.everyone(), reading=reading).key  # with the names that come near

    def key_or_name(self, name: str) -> str:
        """The key of the contact that a name means, or the name itself where it means none, or several."""
        try:
            return self.key(name)
        except (UnknownContactError, AmbiguousContactError):
            return name

    def keys(self, who: str) -> tuple[str, ...]:
        """The keys of one contact or of several with commas between them; the whole is tried as one name first."""
        try:
            return (self.key(who),)
        except UnknownContactError:
            names = names_in(who)
            if len(names) < 2:
                raise
        return tuple(dict.fromkeys(self.key(name) for name in names))

    # Changes

    def carry_out(self, decide: Callable[[], "Plan"]) -> "Plan":
        """Write a plan, all of it or nothing; it is decided when nobody else can write."""
        return self.folder.carry_out(decide)

    # Words in and out

    def text(self, given: str | None, question: str) -> str:
        """A text that an argument gives, `-` reads from standard input, or somebody types when asked."""
        if given is None:
            if not self.outlet.is_interactive:
                raise UsageError(
                    "the text is missing", advice="Give it as the last argument, or - to read it from standard input."
                )
            given = self.outlet.ask(f"{question}? ")
        text = self.outlet.read() if given == "-" else given
        if not text.strip():
            raise UsageError("the text is empty", advice="There has to be something to remember.")
        return checked(text)

    def show(self, schema: str, body: Mapping[str, object], page: Page, *, more: Sequence[Problem] = ()) -> None:
        """Show a report: drawn on a terminal, as records in a pipe, as one object with --json.

        Files that couldn't be read are named on stderr (`more` are such), and the program ends with 3.
        """
        problems = (*self.settings_reading.problems, *self._unread, *more)
        if not problems and not page.blocks and self.index.is_empty():
            from netlog.reports.phrases import FIRST_STEPS

            page = replace(page, hint=FIRST_STEPS)
        self._render(schema, body, page, problems)
        _raise_if_unread(problems)

    def show_one(self, schema: str, body: Mapping[str, object], page: Page) -> None:
        """Show a report that doesn't depend on all the files being readable."""
        problems = self.settings_reading.problems
        self._render(schema, body, page, problems)
        _raise_if_unread(problems)

    def show_plain(self, schema: str, body: Mapping[str, object], page: Page) -> None:
        """Show a report about the problems themselves."""
        unread = [one for one in (*self.settings_reading.problems, *self._unread) if one.severity == "error"]
        self._render(schema, body, page, unread)

    def answer(self, body: Mapping[str, object], page: Page, *, is_about_many: bool = False) -> None:
        """Answer a command that changed something, unless told to be quiet.

        One that was about many names the files that couldn't be read, as a report does: they may have been meant too.
        """
        problems = self._unread if is_about_many else ()
        if self._choices.json:
            self._render(f"{self._choices.command.replace(' ', '.')}/1", body, page, problems)
        elif not self._choices.quiet:
            self._let_go()
            self.outlet.render("", {}, page)
        _raise_if_unread(problems)

    @property
    def _unread(self) -> tuple[Problem, ...]:
        """What is wrong with the files that couldn't be read."""
        return tuple(problem for problems in self.index.problems().values() for problem in problems)

    def _let_go(self) -> None:
        """Write and close the index, if there was any use for it: nobody is to wait until an answer has been read."""
        if "index" in self.__dict__:
            self.index.close()

    def _render(self, schema: str, body: Mapping[str, object], page: Page, problems: Sequence[Problem]) -> None:
        self._let_go()
        whole = {"today": self.today, **body, "problems": [as_json(problem) for problem in problems]}
        self.outlet.render(schema, whole, page)


def names_in(who: str) -> tuple[str, ...]:
    """The names in a text with commas between them."""
    return tuple(name.strip() for name in who.split(",") if name.strip())


def checked(text: str) -> str:
    """A text from outside as it may be stored; raises UsageError when it isn't one."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        said = f"“{text}”" if len(text) < 40 else "the text"
        raise UsageError(f"{said} is not UTF-8", advice="Check the terminal's encoding.") from None
    if "\0" in text:
        raise UsageError("there is a NUL character in the text", advice="Take it out.")
    return text


def _raise_if_unread(problems: Sequence[Problem]) -> None:
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise UnreadableError("", problems=errors)


def as_json(problem: Problem) -> Mapping[str, object]:
    """A problem as the `problems` of JSON hold it."""
    return {
        "path": problem.location.path,
        "line": problem.location.line or None,
        "column": problem.location.column or None,
        "severity": problem.severity,
        "message": problem.message,
        "advice": problem.advice or None,
    }
