"""The list, and a contact's fields by the names they have in its file."""

from datetime import date

import pytest

from netlog.core.contact import FIELDS, Contact, Labelled, LabelledDay, Rating
from netlog.core.dates import parse_partial
from netlog.core.entry import Entry, Item, Kind
from netlog.core.raw import RawMap
from netlog.core.rhythm import parse_rhythm
from netlog.page import Page, Table
from netlog.reports import fields, listing

DAY = date(2026, 11, 22)
FULL = Contact(
    name="Zoë Müller",
    also=("Zo", "Z"),
    email=(Labelled("work", "z@example.org"), Labelled("home", "z@example.net")),
    phone=(Labelled(None, "+49 30 1"), Labelled(None, "0301")),
    address=(Labelled(None, "a street"),),
    links=(Labelled("web", "https://example.org"),),
    org="No",
    title="Translator",
    place="Berlin",
    birthday=parse_partial("--02-29"),
    dates=(LabelledDay("wedding", parse_partial("2012-06-16")),),
    met=parse_partial("2024-03"),
    via="bob-marsh",
    tags=("inner", "vip"),
    every=parse_rhythm("6 weeks"),
    snooze=DAY,
    archived=True,
    private=True,
    scores=False,
    ref=("r1",),
    interests=(Item(what="cats"),),
    goals=(Item(what="a shop", since=DAY),),
    needs=(Item(what="a van", done=DAY, by="bob-marsh", not_=("ann",), private=True, extra=(("size", "big"),)),),
    offers=(Item(what="a desk", dropped=DAY),),
    supports=("my goal",),
    ratings=(Rating("candour", 5),),
    notes="two\nlines",
    conflicts=("a", RawMap((("b", "c"),))),
    vcard=RawMap((("X-A", "1"),)),
    log=(
        Entry(
            date=DAY, kind=Kind.GAVE, text="a map", as_="gift", with_=("ann",), for_="a shop", extra=(("mood", "ok"),)
        ),
    ),
    extra=(("own", RawMap((("list", ("a", "b")),))),),
)


def test_every_field_has_its_value_for_programs() -> None:
    assert fields.document(FULL) == {
        "name": "Zoë Müller",
        "also": ("Zo", "Z"),
        "email": {"work": "z@example.org", "home": "z@example.net"},
        "phone": ["+49 30 1", "0301"],
        "address": ["a street"],
        "links": {"web": "https://example.org"},
        "org": "No",
        "title": "Translator",
        "place": "Berlin",
        "birthday": "--02-29",
        "dates": {"wedding": "2012-06-16"},
        "met": "2024-03",
        "via": "bob-marsh",
        "tags": ("inner", "vip"),
        "every": "6 weeks",
        "snooze": DAY,
        "archived": True,
        "private": True,
        "scores": False,
        "ref": ("r1",),
        "interests": [{"what": "cats"}],
        "goals": [{"what": "a shop", "since": DAY}],
        "needs": [{"what": "a van", "done": DAY, "by": "bob-marsh", "not": ("ann",), "private": True, "size": "big"}],
        "offers": [{"what": "a desk", "dropped": DAY}],
        "supports": ("my goal",),
        "ratings": {"candour": 5},
        "notes": "two\nlines",
        "conflicts": ["a", {"b": "c"}],
        "vcard": {"X-A": "1"},
        "log": [
            {
                "date": DAY,
                "kind": Kind.GAVE,
                "text": "a map",
                "as": "gift",
                "with": ("ann",),
                "for": "a shop",
                "mood": "ok",
            }
        ],
        "own": {"list": ["a", "b"]},
    }
    assert set(fields.document(FULL)) == {*FIELDS, "own"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("also", "Zo, Z"), ("email", "work: z@example.org, home: z@example.net"), ("phone", "+49 30 1, 0301"),
        ("org", "No"), ("birthday", "--02-29"), ("dates", "wedding: 2012-06-16"), ("met", "2024-03"),
        ("tags", "inner, vip"), ("every", "6 weeks"), ("snooze", "2026-11-22"), ("archived", "yes"), ("scores", "no"),
        ("needs", "a van"), ("ratings", "candour: 5"), ("conflicts", "a, b: c"), ("log", "1"), ("own", "list: a, b"),
        ("unknown", ""),
    ],
)  # fmt: skip
def test_every_field_is_one_text_for_people(name: str, text: str) -> None:
    assert fields.text(FULL, name) == text


def test_what_is_not_set_is_left_out() -> None:
    assert fields.document(Contact(name="A")) == {"name": "A"}
    assert fields.lines_of(Contact(name="A")) == {"name": "A"}
    assert {name: fields.text(Contact(name="A"), name) for name in FIELDS} == dict.fromkeys(FIELDS, "") | {"name": "A"}


def test_what_is_asked_for_and_not_set_is_none() -> None:
    assert fields.document(Contact(name="A"), ("place", "own")) == {"place": None, "own": None}


ANN = Contact(name="Ann", org="Northwind", tags=("vip",), every=parse_rhythm("month"))


def test_an_item_has_its_key_its_name_and_the_fields_asked_for() -> None:
    found = listing.report([("ann", ANN)], ("place", "key", "every"))
    assert [dict(item) for item in found.items] == [{"key": "ann", "name": "Ann", "place": None, "every": "month"}]
    assert listing.page(found, has_query=False).records == (("", "ann", "month"),)


def test_without_fields_a_program_gets_the_key_first_and_a_person_none() -> None:
    found = listing.report([("ann", ANN)], None)
    page = listing.page(found, has_query=False)
    assert page.records == (("ann", "Ann", "Northwind", "", "vip", "month"),)
    (table,) = page.blocks
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == list(listing.DEFAULT)
    assert [tuple(cell.text for cell in row) for row in table.rows] == [("Ann", "Northwind", "", "vip", "month")]
    assert [[span.tone for cell in row for span in cell.spans] for row in table.rows] == [["name", *["plain"] * 4]]


def test_a_person_who_asks_for_keys_is_shown_them() -> None:
    found = listing.report([("ann", ANN)], ("key", "name"))
    (table,) = listing.page(found, has_query=False).blocks
    assert isinstance(table, Table)
    assert [tuple(cell.text for cell in row) for row in table.rows] == [("ann", "Ann")]


def test_a_person_who_asks_for_what_is_shown_unasked_and_the_key_is_shown_the_key() -> None:
    found = listing.report([("ann", ANN)], ("key", *listing.DEFAULT))
    (table,) = listing.page(found, has_query=False).blocks
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == ["key", *listing.DEFAULT]


@pytest.mark.parametrize(
    ("has_query", "hint"),
    [
        (True, "Nobody fits."),
        (False, "Nobody is listed; `netlog list archived:yes` shows the archived."),
    ],
)
def test_where_nobody_is_listed_that_is_said(has_query: bool, hint: str) -> None:
    page = listing.page(listing.report([], ("key",)), has_query=has_query)
    assert page == Page(hint=hint, records=())


def test_an_own_key_never_hides_what_netlog_knows() -> None:
    entry = Entry(date=DAY, kind=Kind.GAVE, text="a map", extra=(("kind", "odd"), ("text", "other"), ("x", "y")))
    assert fields.entry_document(entry) == {"date": DAY, "kind": Kind.GAVE, "text": "a map", "x": "y"}
