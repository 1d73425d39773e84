"""Contacts and their fields: the list."""

from collections.abc import Iterable, Mapping, Sequence

from netlog.core.contact import Contact
from netlog.page import Column, Line, Page, Rows, Span, Table, line
from netlog.reports import fields
from netlog.values import dataclass

DEFAULT = ("name", "org", "place", "tags", "every")
"""The fields of a list that asks for none; programs get the key before them."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The report: the fields, those of them that people are shown, and of each contact its key, name, and fields."""

    names: tuple[str, ...]
    shown: tuple[str, ...]
    items: Sequence[Mapping[str, object]]
    texts: Sequence[tuple[str, ...]]


def report(contacts: Iterable[tuple[str, Contact]], asked: tuple[str, ...] | None) -> Listing:
    """The fields that are asked for of these contacts, in their order; `key` is a name too. None asks for the usual."""
    found = tuple(contacts)
    names = ("key", *DEFAULT) if asked is None else asked
    others = tuple(name for name in names if name != "key")

    def item(pair: tuple[str, Contact]) -> Mapping[str, object]:
        key, contact = pair
        return {"key": key, "name": contact.name, **fields.document(contact, others)}

    def text(pair: tuple[str, Contact]) -> tuple[str, ...]:
        key, contact = pair
        return tuple(key if name == "key" else fields.text(contact, name) for name in names)

    items, texts = Rows(found, item), Rows(found, text)
    return Listing(names, DEFAULT if asked is None else asked, items, texts)


def page(listing: Listing, *, has_query: bool) -> Page:
    """A line a contact."""
    columns = tuple(Column(name, gives=name not in {"key", "name"}) for name in listing.shown)
    places = tuple(listing.names.index(name) for name in listing.shown)

    def row(texts: tuple[str, ...]) -> tuple[Line, ...]:
        return tuple(line(Span(texts[at], "name" if listing.names[at] == "name" else "plain")) for at in places)

    rows = Rows(listing.texts, row)
    nobody = "Nobody fits." if has_query else "Nobody is listed; `netlog list archived:yes` shows the archived."
    return Page(blocks=(Table(columns, rows),) if rows else (), records=listing.texts, hint="" if rows else nobody)
