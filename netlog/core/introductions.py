"""Introductions: those I made between two contacts, those I got, and what came of each.

An introduction that I made stands in the files of both, each naming the other, and is told once; one that stands in a
single file is told too. One that I got stands in the file of whoever introduced me. Those after `today` don't count.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from netlog.core.changes import EditEntry, ordinals
from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.ledger import exchanged
from netlog.core.standing import LATELY
from netlog.values import dataclass

WORD = "introduction"
"""What an entry that is one has as its `as`."""

FOLLOW_UP_DAYS = range(14, LATELY)
"""How many days after an introduction without an outcome it is time to ask how it went; later there is no use in it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Where an introduction stands: in whose file, as which entry, and which of its equals it is (from 0)."""

    key: str
    entry: Entry
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """Two people who came to know each other: I introduced `key` to `to`, or `key` introduced me to `to`.

    `kind` is GAVE or GOT. `date` is the day of the entry, and of a promised introduction the day it was done. `to` is
    the key that the entry names, be it there or not.
    """

    date: dt.date
    kind: Kind
    text: str
    key: str
    to: str
    outcome: str | None
    thanked: dt.date | None
    parts: tuple[Part, ...]

    @property
    def is_made(self) -> bool:
        """Whether I made it; otherwise I got it."""
        return self.kind is Kind.GAVE

    @property
    def is_pending(self) -> bool:
        """Whether nothing is said yet of what came of it."""
        return not self.outcome

    @property
    def is_fruitful(self) -> bool:
        return bool(self.outcome)

    @property
    def keys(self) -> tuple[str, str]:
        """The contacts who are part of it: the two whom I introduced, or who introduced me and to whom."""
        return self.key, self.to

    def other(self, key: str) -> str:
        """The one beside `key`."""
        return self.to if key == self.key else self.key

    def wants_follow_up(self, *, today: dt.date) -> bool:
        """Whether it is time to ask the two how it went: I made it, it is pending, and neither new nor long ago."""
        return self.is_made and self.is_pending and (today - self.date).days in FOLLOW_UP_DAYS

    def with_outcome(self, text: str) -> dict[str, tuple[EditEntry, ...]]:
        """The changes, by key, that write down in every file it stands in what came of it."""
        return {
            part.key: (EditEntry(part.entry, replace(part.entry, outcome=text), part.ordinal),) for part in self.parts
        }


def introductions(contacts: Mapping[str, Contact], *, today: dt.date) -> tuple[Introduction, ...]:
    """All introductions up to `today` in these files, by day and then as they stand in the files."""
    return tuple(sorted(_once(_single(contacts, today)), key=lambda one: one.date))


def are_introduced(one: tuple[str, Contact], other: tuple[str, Contact]) -> bool:
    """Whether an introduction of two contacts to each other stands in the file of either, on whatever day."""
    return was_made(other[0], one[1].log) or was_made(one[0], other[1].log)


def was_made(key: str, log: Sequence[Entry]) -> bool:
    """Whether an introduction to `key` stands in a log; a promised one counts when it was kept."""
    return any(entry.to == key and entry.is_introduction and exchanged(entry) for entry in log)


def _single(contacts: Mapping[str, Contact], today: dt.date) -> Iterator[Introduction]:
    for key, contact in contacts.items():
        for entry, ordinal in zip(contact.log, ordinals(contact.log), strict=True):
            moment = exchanged(entry) if entry.is_introduction else None
            if moment and entry.to and moment.date <= today:
                yield Introduction(
                    date=moment.date,
                    kind=moment.kind,
                    text=moment.text,
                    key=key,
                    to=entry.to,
                    outcome=entry.outcome,
                    thanked=entry.thanked,
                    parts=(Part(key, entry, ordinal),),
                )


_Mark = tuple[dt.date, str, str, str]


def _once(found: Iterator[Introduction]) -> Sequence[Introduction]:
    """Put the two halves of what I made together: the same day and text, each file naming the other, one for one."""
    told: list[Introduction] = []
    waiting: dict[_Mark, list[int]] = defaultdict(list)
    for one in found:
        halves = waiting[one.date, one.text, one.to, one.key] if one.is_made and one.to != one.key else []
        if halves:
            place = halves.pop(0)
            told[place] = _joined(told[place], one)
            continue
        if one.is_made:
            waiting[one.date, one.text, one.key, one.to].append(len(told))
        told.append(one)
    return told


def _joined(first: Introduction, second: Introduction) -> Introduction:
    return replace(
        first,
        outcome=first.outcome or second.outcome,
        thanked=first.thanked or second.thanked,
        parts=(*first.parts, *second.parts),
    )
