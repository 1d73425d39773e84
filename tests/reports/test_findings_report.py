"""Where words stand: in any field, item or entry."""

import dataclasses
from collections.abc import Sequence
from datetime import date

import pytest

from netlog.core.contact import Contact, Labelled
from netlog.core.entry import Entry, Item, Kind
from netlog.core.text import fold
from netlog.page import Table
from netlog.reports import findings
from netlog.reports.findings import Finding, Findings

TODAY = date(2026, 11, 22)
CONTACTS = {
    "ann": Contact(
        name="Ann Café",
        email=(Labelled("work", "ann@example.org"),),
        tags=("founders", "inner"),
        needs=(Item(what="a flat in Lisbon", since=date(2026, 10, 2)), Item(what="a van", done=TODAY)),
        notes="Prefers Signal.\nHas a boat in Lisbon.",
        log=(
            Entry(date=date(2025, 11, 1), kind=Kind.GAVE, text="a map", outcome="she lives in Lisbon", for_="a flat"),
            Entry(
                date=date(2026, 11, 2),
                kind=Kind.TALKED,
                text="",
                as_="catch-up",
                to="dana",
                with_=("his sister", "cem"),
                how="video call",
                ref="mail-77",
                extra=(("mood", "bright"),),
            ),
        ),
        extra=(("boat_name", "Lisboa"),),
    ),
    "bob": Contact(
        name="Bob",
        interests=(Item(what="chess", by="eva-stern", not_=("dana",), extra=(("level", "club"),)),),
        offers=(Item(what="two flats in LISBON"),),
    ),
}


def report(*words: str) -> Findings:
    """The report about the texts in which all the words stand."""
    return findings.report({key: (one, places(one, words)) for key, one in CONTACTS.items()}, words, today=TODAY)


def places(contact: Contact, words: Sequence[str]) -> list[int]:
    texts = [fold(text) for text in findings.texts(contact)]
    return [place for place, text in enumerate(texts) if all(fold(word) in text for word in words)]


def found(*words: str) -> list[tuple[str, str, str]]:
    return [(one.key, one.field, one.text) for one in report(*words).items]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("ann@example",), [("ann", "email", "work: ann@example.org")]),
        (("cafe",), [("ann", "name", "Ann Café")]),
        (("inner",), [("ann", "tags", "founders, inner")]),
        (("van",), [("ann", "needs", "a van")]),
        (("map",), [("ann", "gave", "a map · she lives in Lisbon · a flat")]),
        (("boat",), [("ann", "notes", "Has a boat in Lisbon.")]),
        (("lisboa",), [("ann", "boat_name", "Lisboa")]),
        (("signal", "boat"), []),
        (("catch-up",), [("ann", "talked", "catch-up")]),
        (("dana",), [("ann", "talked", "to dana"), ("bob", "interests", "chess · not dana")]),
        (("SISTER", "cem"), [("ann", "talked", "with his sister · with cem")]),
        (("video",), [("ann", "talked", "video call")]),
        (("mail-77",), [("ann", "talked", "mail-77")]),
        (("mood", "bright"), [("ann", "talked", "mood: bright")]),
        (("eva-stern",), [("bob", "interests", "chess · by eva-stern")]),
        (("level:", "chess"), [("bob", "interests", "chess · level: club")]),
        (("with",), []),
        (
            ("lisbon",),
            [
                ("ann", "needs", "a flat in Lisbon"),
                ("ann", "notes", "Has a boat in Lisbon."),
                ("ann", "gave", "a map · she lives in Lisbon · a flat"),
                ("bob", "offers", "two flats in LISBON"),
            ],
        ),
        (
            ("LISBON", "flat"),
            [
                ("ann", "needs", "a flat in Lisbon"),
                ("ann", "gave", "a map · she lives in Lisbon · a flat"),
                ("bob", "offers", "two flats in LISBON"),
            ],
        ),
        (("xylophone",), []),
    ],
)
def test_a_text_is_found_that_holds_all_the_words(words: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    assert found(*words) == expected


def test_an_entry_and_an_item_are_told_with_their_day() -> None:
    items = report("flat").items
    assert [item.date for item in items] == [date(2026, 10, 2), date(2025, 11, 1), None]


def test_an_item_has_its_keys_in_their_order() -> None:
    assert [field.name for field in dataclasses.fields(Finding)] == ["key", "name", "field", "date", "text"]


def test_it_reads_as_people_say_it_and_a_program_gets_one_record_a_finding() -> None:
    page = findings.page(report("flat", "lisbon"))
    (table,) = page.blocks
    assert isinstance(table, Table)
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("Ann Café", "needs Fri 2 Oct", "a flat in Lisbon"),
        ("Ann Café", "gave Sat 1 Nov 2025", "a map · she lives in Lisbon · a flat"),
        ("Bob", "offers", "two flats in LISBON"),
    ]
    assert page.records is not None
    assert page.records[0] == ("ann", "Ann Café", "needs", "2026-10-02", "a flat in Lisbon")


def test_where_nothing_is_found_that_is_said() -> None:
    page = findings.page(report("xylophone"))
    assert (page.hint, page.blocks, page.records) == ("Nothing found.", (), ())
