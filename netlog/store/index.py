"""All contacts at once, without reading the files that haven't changed.

A disposable file knows what each contact's file says; it is brought up to date by the first question, and written when
the index is closed. Every answer is the same with that file warm, deleted, old, damaged, locked, or not to be had.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from netlog.core.contact import ME, Contact
from netlog.core.names import Named, beginning, possible
from netlog.core.outline import Among
from netlog.core.settings import Settings, SettingsReading
from netlog.core.standing import Standing, standing
from netlog.errors import Problem
from netlog.store import companions, packing, summaries
from netlog.store.contents import CONTACTS, SUFFIX, Contents
from netlog.store.database import UnusableError
from netlog.store.gathering import WORTH_PREPARING, are_fleeting, derived, gathered, processes
from netlog.store.keeping import Keeping
from netlog.store.roster import Roster, is_young, look, state_of
from netlog.values import dataclass

if TYPE_CHECKING:  # what only some questions need, they load
    from netlog.core.evidence import Helper
    from netlog.store.fulltext import Texts
    from netlog.store.searching import Search

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Means:
    """What the index has from outside: the clock in nanoseconds, and who hears of its work.

    `timed` measures a piece of work by its name; `tell` hears why the file can't be used; `progress` hears how many of
    how many files have been read; `processes` says how many are to read so many files.
    """

    clock: Callable[[], int] = time.time_ns
    timed: Callable[[str], AbstractContextManager[None]] = lambda _: nullcontext()
    tell: Callable[[str], None] = lambda _: None
    progress: Callable[[int, int], None] = lambda _, __: None
    processes: Callable[[int], int] = processes


class Index:
    """What a journal's files say, for questions about many of them."""

    def __init__(self, root: Path, file: Path | None, means: Means) -> None:
        """`file` is where it is kept; None keeps it for this command alone."""
        self._root = root
        self._means = means
        self._file = file
        self._opened: Keeping | None = None
        self._is_current = False
        self._is_to_be_written = False
        self._reading: SettingsReading | None = None

    def close(self) -> None:
        """Write what is new, and let go of the file. The next question opens it anew."""
        if self._opened:
            with self._means.timed("index"):
                if self._is_to_be_written:
                    self._opened.save()
                self._opened.close()
        self._opened, self._is_current, self._is_to_be_written = None, False, False

    # Questions about the journal

    def settings(self) -> SettingsReading:
        """The journal's settings, with what is wrong in their file."""
        if self._reading is None:
            self._reading = companions.settings(self._kept)
        return self._reading

    def me(self) -> tuple[Contact | None, tuple[Problem, ...]]:
        """What the file about oneself says, and what is wrong with it; None and nothing where there is none."""
        return companions.me(self._kept)

    def is_empty(self) -> bool:
        """Whether there is nobody whose file can be read."""
        roster = self._current().roster
        return len(roster.names) == len(roster.broken)

    def problems(self) -> Mapping[str, tuple[Problem, ...]]:
        """What is wrong with each file that can't be read, by key and in the order of keys."""

        def answer(keeping: Keeping) -> Mapping[str, tuple[Problem, ...]]:
            found = self._rows(keeping, "fields", sorted(keeping.roster.broken, key=partial(_key, keeping.roster)))
            return {_key(keeping.roster, place): summaries.problems(packing.from_bytes(row)) for place, row in found}

        return self._answered(answer)

    # Questions about contacts

    def standings(self, *, today: date, among: Among | None = None) -> list[Standing]:
        """Where the contacts stand on a day: all, or those of which `among` says that they are wanted, and others."""

        def answer(keeping: Keeping) -> list[Standing]:
            roster = keeping.roster
            places = set(range(len(roster.names)) if among is None else among(roster.outlines)) - roster.broken
            this = today.toordinal()
            # What holds only from a later day on has to be told from the entries.
            unsettled = [place for place, day in enumerate(roster.outlines.settled) if day > this]
            places.difference_update(unsettled)
            settings = self.settings().settings
            return [
                *(
                    summaries.standing(_key(roster, place), packing.from_bytes(row), today=today)
                    for place, row in self._rows(keeping, "standings", sorted(places))
                ),
                *(
                    standing(key, contact, settings, today=today)
                    for key, contact in self._contacts(keeping, unsettled, with_log=True)
                ),
            ]

        return self._answered(answer)

    def contacts(
        self, keys: Iterable[str] | None = None, *, with_log: bool = True, since: date | None = None
    ) -> dict[str, Contact]:
        """Contacts by key, in the order of keys: all, or those of the keys that are there and can be read.

        Without `with_log` their logs are empty; `since` leaves out those in whose log that day, or a later one, isn't.
        """

        def answer(keeping: Keeping) -> dict[str, Contact]:
            roster = keeping.roster
            wanted = None if keys is None else {f"{key}{SUFFIX}" for key in keys}
            first = since.toordinal() if since else 0
            settled = roster.outlines.settled
            places = [
                place
                for place, name in enumerate(roster.names)
                if (wanted is None or name in wanted) and settled[place] >= first and place not in roster.broken
            ]
            return dict(sorted(self._contacts(keeping, places, with_log=with_log)))

        return self._answered(answer)

    def possible(self, who: str) -> list[Named]:
        """All whom a name may mean, in the order of keys, and perhaps others: `core.names.resolved` decides."""
        return self._answered(lambda keeping: self._named(keeping, possible(who, keeping.lines)))

    def beginning(self, typed: str) -> list[str]:
        """The keys, in order, of all who can be named by something that begins with what was typed so far."""
        return self._answered(
            lambda keeping: sorted(_key(keeping.roster, place) for place in beginning(typed, keeping.lines))
        )

    def everyone(self) -> list[Named]:
        """All, in the order of keys."""
        return self._answered(lambda keeping: self._named(keeping, range(len(keeping.roster.names))))

    def found(self, words: Sequence[str], texts: "Texts") -> dict[str, tuple[Contact, frozenset[int]]]:
        """Contacts by key, `me` last, and which of their `texts` (from 0) hold all the words, case and accents aside.

        A text holds a word that stands in it, if only as part of another, or one of the same stem.
        """
        found = self._searched(lambda search: search.found(words, texts))
        me, _ = self.me()
        from netlog.store.fulltext import of_one

        if me and (lines := of_one(me, words, texts)):
            found[ME] = me, lines
        return found

    def helpers(
        self, texts: Sequence[str], *, most: int | None = None, among: Iterable[str] | None = None
    ) -> "list[tuple[Helper, ...]]":
        """For each text all who could help with it, `me` too and nobody archived: the best first, then by key.

        `most` leaves the others out; `among` asks of these keys alone.
        """
        me, _ = self.me()
        return self._searched(lambda search: search.helpers(texts, me, most=most, among=among))

    def _searched(self, ask: "Callable[[Search], _Answer]") -> _Answer:
        from netlog.store.searching import Search

        def answer(keeping: Keeping) -> _Answer:
            search = Search(keeping, partial(self._contacts, keeping, with_log=True), self._means.progress)
            found = ask(search)
            self._is_to_be_written |= search.has_filled
            return found

        return self._answered(answer)

    def _named(self, keeping: Keeping, places: Iterable[int]) -> list[Named]:
        roster = keeping.roster
        readable = [place for place in places if place not in roster.broken]
        found = [Named(_key(roster, place), _key(roster, place)) for place in places if place in roster.broken]
        for place, row in self._rows(keeping, "standings", readable):
            found.append(summaries.named(_key(roster, place), packing.from_bytes(row)))
        return sorted(found, key=lambda person: person.key)

    def _contacts(self, keeping: Keeping, places: Sequence[int], *, with_log: bool) -> Iterable[tuple[str, Contact]]:
        logs = dict(self._rows(keeping, "logs", places)) if with_log else {}
        for place, row in self._rows(keeping, "fields", places):
            log = packing.log_from_bytes(logs[place]) if with_log else ()
            yield _key(keeping.roster, place), packing.contact(packing.from_bytes(row), log)

    def _rows(self, keeping: Keeping, table: str, places: Sequence[int]) -> Iterable[tuple[int, bytes]]:
        numbers = keeping.roster.numbers
        with self._means.timed("index"):
            found = keeping.rows(table, [numbers[place] for place in places])
        return [(place, found[numbers[place]]) for place in places]

    # Up to date

    def _kept(self, path: str, read: Callable[[Path], companions.Said]) -> companions.Said:
        """What a file beside the contacts says, read again only when it has changed."""
        keeping = self._keeping()
        taken = self._means.clock()
        state = state_of(str(self._root / path))
        known = keeping.loose.get(path)
        if known and state and known["state"] == [*state] and not known["is young"]:
            found: companions.Said = known["says"]
            return found
        with self._means.timed("parse"):
            found = read(self._root)
        if state and not are_fleeting(summaries.problems(found["problems"])):
            keeping.loose[path] = {"state": [*state], "is young": is_young(state, taken), "says": found}
            self._is_to_be_written = True
        return found

    def _answered(self, answer: Callable[[Keeping], _Answer]) -> _Answer:
        """An answer; where the file proves damaged on the way, one without it."""
        keeping = self._current()
        try:
            return answer(keeping)
        except UnusableError as error:
            keeping.start_over(error)
            self._is_current = False
            return answer(self._current())

    def _keeping(self) -> Keeping:
        if self._opened is None:
            with self._means.timed("index"):
                self._opened = Keeping(self._file, str(self._root.resolve()), tell=self._means.tell)
        return self._opened

    def _current(self) -> Keeping:
        keeping = self._keeping()
        if not self._is_current:
            try:
                # A file that went while others were read was renamed, as like as not: its new name is looked for.
                _ = self._take_in(keeping) and self._take_in(keeping)
            except UnusableError as error:
                keeping.start_over(error)
                self._take_in(keeping)
            self._is_current = True
        return keeping

    def _take_in(self, keeping: Keeping) -> bool:
        """Bring what is kept up to what the files say now; whether a file was gone before it could be read."""
        with self._means.timed("stat"):
            taken = self._means.clock()
            sight = look(Contents(self._root).names(), self._root / CONTACTS, keeping.roster, taken=taken)
            known = keeping.roster.known(sight)
        settings = self.settings().settings
        if self._derive_anew(keeping, settings):
            self._is_to_be_written = True
        if known is None:
            return False
        unread = [place for place, old in enumerate(known) if old is None]
        keys = [sight.names[place].removesuffix(SUFFIX) for place in unread]
        with self._means.timed("parse"):
            by_two = self._means.processes(len(keys)) > 1
            found = gathered(
                self._root,
                keys,
                settings,
                by_two=by_two,
                quick=len(keys) >= WORTH_PREPARING,
                tell=lambda done: self._means.progress(done, len(keys)),
            )
        if sight.listing != keeping.roster.listing or not sight.doubtful.issuperset(unread):
            self._is_to_be_written = True
        with self._means.timed("index"):
            keeping.take_in(sight, known, dict(zip(unread, found, strict=True)))
        return any(
            one.is_broken and not Contents(self._root).is_there(key) for key, one in zip(keys, found, strict=True)
        )

    def _derive_anew(self, keeping: Keeping, settings: Settings) -> bool:
        """Where standings were derived by other settings, derive them by these, from what is kept of the files."""
        by = packing.to_bytes(summaries.packed_derivation(settings)).decode("utf-8", "surrogatepass")
        if keeping.derived_by == by:
            return False
        keeping.derived_by = by
        roster = keeping.roster
        readable = [place for place in range(len(roster.names)) if place not in roster.broken]
        for place, (key, contact) in zip(readable, self._contacts(keeping, readable, with_log=True), strict=True):
            outline, row = derived(key, contact, settings)
            keeping.put("standings", roster.numbers[place], row)
            for column, number in zip(roster.columns, outline, strict=True):
                column[place] = number
        return True


def _key(roster: Roster, place: int) -> str:
    return roster.names[place].removesuffix(SUFFIX)
