"""Where words stand: in any field, item or entry of any contact."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from netlog.core.contact import FIELDS, Contact, Shape
from netlog.core.text import fold
from netlog.page import Column, Page, Span, Table, line
from netlog.reports import fields
from netlog.reports.phrases import short_day
from netlog.reports.record import records


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


def report(contacts: Mapping[str, Contact], words: Sequence[str], *, today: dt.date) -> Findings:
    """Every text that holds all the words, anywhere in them, accents and case aside."""
    folded = [fold(word) for word in words]
    found = (
        Finding(key, contact.name, field, day, text)
        for key, contact in contacts.items()
        for field, day, text in _texts(contact)
        if all(word in fold(text) for word in folded)
    )
    return Findings(today, tuple(found))


def _texts(contact: Contact) -> Iterator[tuple[str, dt.date | None, str]]:
    for name, shape in FIELDS.items():
        if shape is Shape.ITEMS:
            yield from ((name, item.since, item.what) for item in getattr(contact, name))
        elif shape is Shape.LOG:
            for entry in contact.log:
                yield entry.kind.value, entry.date, " · ".join(_of_entry(entry.text, entry.outcome, entry.for_))
        elif name == "notes":
            yield from (("notes", None, part) for part in (contact.notes or "").split("\n"))
        elif fields.is_set(contact, name):
            yield name, None, fields.text(contact, name)
    yield from ((name, None, fields.text(contact, name)) for name, _ in contact.extra)


def _of_entry(*parts: str | None) -> Iterable[str]:
    return (part for part in parts if part)


def page(findings: Findings) -> Page:
    """A line a finding."""
    columns = (Column("Who"), Column("Where"), Column("What", gives=True))
    rows = tuple(
        (
            line(Span(item.name, "name")),
            line(Span(item.field + (f" {short_day(item.date, today=findings.today)}" if item.date else ""), "quiet")),
            line(item.text),
        )
        for item in findings.items
    )
    return Page(
        blocks=(Table(columns, rows),) if rows else (),
        records=records(findings.items),
        hint="" if rows else "Nothing found.",
    )
