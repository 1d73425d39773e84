"""The timeline: entries of one contact or of all, by day, the newest at the end."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.text import fold
from netlog.page import Column, Line, Page, Rows, Span, Table, line
from netlog.reports import fields
from netlog.reports.phrases import short_day, text_and_remarks
from netlog.reports.record import cell
from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry and whose it is."""

    key: str
    name: str
    entry: Entry


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
        Happening(key, contact.name, entry)
        for key, contact in contacts.items()
        for entry in contact.log
        if selection.holds(entry)
    ]
    return Timeline(today, tuple(sorted(_once(found), key=lambda item: item.entry.date)))


def _once(found: Iterable[Happening]) -> Iterator[Happening]:
    """Leave out what another file told already: the same day, kind and text, each naming the other."""
    told: set[tuple[dt.date, Kind, str, str, str]] = set()
    for item in found:
        entry = item.entry
        others = (*entry.with_, *((entry.to,) if entry.to else ()))
        if any((entry.date, entry.kind, entry.text, other, item.key) in told for other in others):
            continue
        told.update((entry.date, entry.kind, entry.text, item.key, other) for other in others)
        yield item


def document(item: Happening) -> dict[str, object]:
    """A happening for JSON: whose it is, all keys of an entry that netlog knows, and the entry's own."""
    return fields.with_own(_columns(item), item.entry.extra)


def _columns(item: Happening) -> dict[str, object]:
    return {"key": item.key, "name": item.name, **fields.entry_columns(item.entry)}


def _record(item: Happening) -> tuple[str, ...]:
    return tuple(cell(value) for value in _columns(item).values())


def page(timeline: Timeline) -> Page:
    """A line an entry."""
    columns = (Column("Day"), Column("Who"), Column(""), Column("What", gives=True))
    rows = Rows(timeline.items, partial(_row, today=timeline.today))
    return Page(
        blocks=(Table(columns, rows),) if rows else (),
        records=Rows(timeline.items, _record),
        hint="" if rows else "No such entry. `netlog log` alone shows all there are, and `netlog talk WHO` writes one.",
    )


def _row(item: Happening, *, today: dt.date) -> tuple[Line, ...]:
    return (
        line(Span(short_day(item.entry.date, today=today), "quiet")),
        line(Span(item.name, "name")),
        line(item.entry.kind),
        text_and_remarks(item.entry, today=today),
    )
