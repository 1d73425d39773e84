"""Contacts and their fields: the list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netlog.core.contact import Contact
from netlog.page import Column, Page, Span, Table, line
from netlog.reports import fields
from netlog.reports.phrases import FIRST_STEPS

DEFAULT = ("name", "org", "place", "tags", "every")


@dataclass(frozen=True, slots=True)
class Listing:
    """The report: which fields, and of each contact its key, name, and those fields."""

    names: tuple[str, ...]
    items: tuple[Mapping[str, object], ...]
    texts: tuple[tuple[str, ...], ...]
    is_empty_journal: bool


def report(contacts: Iterable[tuple[str, Contact]], names: tuple[str, ...], *, is_empty_journal: bool) -> Listing:
    """The fields `names` of these contacts, in their order; `key` is a name too."""
    found = tuple(contacts)
    asked = tuple(name for name in names if name != "key")
    items = tuple({"key": key, "name": contact.name, **fields.document(contact, asked)} for key, contact in found)
    texts = tuple(
        tuple(key if name == "key" else fields.text(contact, name) for name in names) for key, contact in found
    )
    return Listing(names, items, texts, is_empty_journal)


def page(listing: Listing, *, has_query: bool) -> Page:
    """A line a contact; a person who didn't ask for the keys is shown none."""
    names = DEFAULT if listing.names == ("key", *DEFAULT) else listing.names
    columns = tuple(Column(name, gives=name not in {"key", "name"}) for name in names)
    rows = tuple(
        tuple(
            line(Span(text, "name" if name == "name" else "plain"))
            for name, text in zip(names, texts[-len(names) :], strict=True)
        )
        for texts in listing.texts
    )
    hint = ""
    if not rows:
        hint = FIRST_STEPS if listing.is_empty_journal else "Nobody fits." if has_query else "Everybody is archived."
    return Page(blocks=(Table(columns, rows),) if rows else (), records=listing.texts, hint=hint)
