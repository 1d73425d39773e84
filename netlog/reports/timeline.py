"""The timeline: entries of one contact or of all, by day, the newest at the end."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.text import fold
from netlog.page import Column, Line, Page, Span, Table, line
from netlog.reports.phrases import short_day
from netlog.reports.record import records


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry and whose it is."""

    key: str
    name: str
    date: dt.date
    kind: Kind
    text: str
    worth: int | None
    as_: str | None
    to: str | None
    with_: tuple[str, ...]
    how: str | None
    for_: str | None
    due: dt.date | None
    done: dt.date | None
    dropped: dt.date | None
    outcome: str | None
    thanked: dt.date | None
    ref: str | None
    private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What of the timeline is asked for: days (both included), kinds, `as`, words of the text, and words not in it."""

    since: dt.date | None = None
    until: dt.date | None = None
    kinds: frozenset[Kind] = frozenset()
    as_: str | None = None
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def holds(self, entry: Entry) -> bool:
        return (
            (self.since is None or entry.date >= self.since)
            and (self.until is None or entry.date <= self.until)
            and (not self.kinds or entry.kind in self.kinds)
            and (self.as_ is None or fold(entry.as_ or "") == fold(self.as_))
            and all(word in fold(entry.text) for word in self.words)
            and not any(word in fold(entry.text) for word in self.without)
        )


@dataclass(frozen=True, slots=True)
class Timeline:
    """The report: the day, and what happened, the newest at the end."""

    today: dt.date
    items: tuple[Happening, ...]


def report(contacts: Mapping[str, Contact], selection: Selection, *, today: dt.date) -> Timeline:
    """The entries of these contacts that the selection holds, by day and then as they stand in the files.

    Over several contacts, one happening that stands in several files (same day, kind and text, each naming the other)
    shows once.
    """
    found = [
        _happening(key, contact.name, entry)
        for key, contact in contacts.items()
        for entry in contact.log
        if selection.holds(entry)
    ]
    return Timeline(today, tuple(sorted(_once(found), key=lambda item: item.date)))


def _happening(key: str, name: str, entry: Entry) -> Happening:
    return Happening(
        key,
        name,
        entry.date,
        entry.kind,
        entry.text,
        entry.worth,
        entry.as_,
        entry.to,
        entry.with_,
        entry.how,
        entry.for_,
        entry.due,
        entry.done,
        entry.dropped,
        entry.outcome,
        entry.thanked,
        entry.ref,
        entry.private,
    )


def _once(found: Iterable[Happening]) -> Iterable[Happening]:
    """Leave out what another file told already: the same day, kind and text, each naming the other."""
    told: set[tuple[dt.date, Kind, str, str, str]] = set()
    for item in found:
        others = (*item.with_, *((item.to,) if item.to else ()))
        if any((item.date, item.kind, item.text, other, item.key) in told for other in others):
            continue
        told.update((item.date, item.kind, item.text, item.key, other) for other in others)
        yield item


def page(timeline: Timeline) -> Page:
    """A line an entry."""
    columns = (Column("Day"), Column("Who"), Column(""), Column("What", gives=True))
    rows = tuple(_row(item, timeline.today) for item in timeline.items)
    return Page(
        blocks=(Table(columns, rows),) if rows else (),
        records=records(timeline.items),
        hint="" if rows else "No such entry. `netlog log` alone shows all there are, and `netlog talk WHO` writes one.",
    )


def _row(item: Happening, today: dt.date) -> tuple[Line, ...]:
    return (
        line(Span(short_day(item.date, today=today), "quiet")),
        line(Span(item.name, "name")),
        line(item.kind),
        text_and_remarks(item, today=today),
    )


def text_and_remarks(item: Happening | Entry, *, today: dt.date) -> Line:
    """An entry's text and what stands beside it; what stands beside no text begins the line."""
    beside = remarks(item, today=today)
    return line(item.text, Span(beside if item.text else beside.removeprefix(" · "), "quiet"))


def remarks(item: Happening | Entry, *, today: dt.date) -> str:
    """What stands beside an entry's text, as people say it: ` · introduction · worth 3 · with bob-marsh`."""
    said = [
        item.as_,
        f"worth {item.worth}" if item.worth else None,
        f"to {item.to}" if item.to else None,
        f"with {', '.join(item.with_)}" if item.with_ else None,
        item.how,
        f"for {item.for_}" if item.for_ else None,
        *_days(item, today),
        f"outcome: {item.outcome}" if item.outcome else None,
        "private" if item.private else None,
    ]
    return "".join(f" · {part}" for part in said if part)


def _days(item: Happening | Entry, today: dt.date) -> tuple[str, ...]:
    days = (("due", item.due), ("done", item.done), ("dropped", item.dropped), ("thanked", item.thanked))
    return tuple(f"{word} {short_day(day, today=today)}" for word, day in days if day)
