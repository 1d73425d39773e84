"""Where words stand: in any field, item or entry of any contact, and of me."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from netlog.core.contact import FIELDS, Contact, Shape
from netlog.core.entry import Entry, Item
from netlog.core.raw import RawFields, flat
from netlog.core.text import fold
from netlog.page import Column, Line, Page, Rows, Span, Table, line
from netlog.reports import fields
from netlog.reports.phrases import short_day
from netlog.reports.record import records
from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A text that holds the words: whose, in which field (or of which kind of entry), and an entry's day."""

    key: str
    name: str
    field: str
    date: dt.date | None
    text: str


@dataclass(frozen=True, slots=True)
class Findings:
    """The report: the day, and the findings by contact."""

    today: dt.date
    items: tuple[Finding, ...]


def report(found: Mapping[str, tuple[Contact, Collection[int]]], words: Sequence[str], *, today: dt.date) -> Findings:
    """The texts of contacts in which words were found: of each contact by their places among all its `texts`."""
    folded = [fold(word) for word in words]
    return Findings(
        today,
        tuple(
            Finding(key, contact.name, text.field, text.date, text.shown(folded))
            for key, (contact, places) in found.items()
            for place, text in enumerate(_texts(contact))
            if place in places
        ),
    )


def texts(contact: Contact) -> Iterator[str]:
    """What is looked into: every field, line of the notes, item and entry, one by one.

    Of items and entries that is all they say in words, own keys too; their days and numbers aside.
    """
    return (text.whole for text in _texts(contact))


@dataclass(frozen=True, slots=True)
class _Text:
    """What is looked into: a text that is always shown, and what stands beside it, each behind a word that names it."""

    field: str
    date: dt.date | None
    text: str
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def whole(self) -> str:
        """The text, and all that stands beside it."""
        return " ".join([self.text, *(text for _, text in self.beside if text)])

    def shown(self, words: Sequence[str]) -> str:
        """The text, and of what stands beside it what holds any of the words."""
        held = (name + text for name, text in self.beside if any(word in fold(text) for word in words))
        return _joined(self.text, *held)


def _texts(contact: Contact) -> Iterator[_Text]:
    for name, shape in FIELDS.items():
        if shape is Shape.ITEMS:
            yield from (_of_item(name, item) for item in getattr(contact, name))
        elif shape is Shape.LOG:
            yield from (_of_entry(entry) for entry in contact.log)
        elif name == "notes":
            yield from (_Text("notes", None, part) for part in (contact.notes or "").split("\n"))
        elif fields.is_set(contact, name):
            yield _Text(name, None, fields.text(contact, name))
    yield from (_Text(name, None, fields.text(contact, name)) for name, _ in contact.extra)


def _of_item(field: str, item: Item) -> _Text:
    turned_down = (("not ", key) for key in item.not_)
    return _Text(field, item.since, item.what, (("by ", item.by or ""), *turned_down, *_own(item.extra)))


def _of_entry(entry: Entry) -> _Text:
    company = (("with ", one) for one in entry.with_)
    links = (("", entry.as_ or ""), ("to ", entry.to or ""), *company, ("", entry.how or ""), ("", entry.ref or ""))
    text = _joined(entry.text, entry.outcome or "", entry.for_ or "")
    return _Text(entry.kind.value, entry.date, text, (*links, *_own(entry.extra)))


def _own(extra: RawFields) -> Iterator[tuple[str, str]]:
    return (("", f"{key}: {flat(value)}") for key, value in extra)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def page(findings: Findings) -> Page:
    """A line a finding."""
    columns = (Column("Who"), Column("Where"), Column("What", gives=True))
    rows = Rows(findings.items, partial(_row, today=findings.today))
    return Page(
        blocks=(Table(columns, rows),) if rows else (),
        records=records(findings.items),
        hint="" if rows else "Nothing found.",
    )


def _row(item: Finding, *, today: dt.date) -> tuple[Line, ...]:
    where = item.field + (f" {short_day(item.date, today=today)}" if item.date else "")
    return line(Span(item.name, "name")), line(Span(where, "quiet")), line(item.text)
