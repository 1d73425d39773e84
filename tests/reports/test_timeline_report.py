"""The timeline: which entries, in which order, and one happening of two files told once."""

import dataclasses
from datetime import date

import pytest

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.raw import RawMap
from netlog.page import Page, Table
from netlog.reports import timeline
from netlog.reports.phrases import remarks
from netlog.reports.timeline import Selection

TODAY = date(2026, 11, 22)


def entry(day: str, kind: str, text: str = "x", **more: object) -> Entry:
    for name in {"due", "done", "dropped", "thanked"} & more.keys():
        more[name] = date.fromisoformat(str(more[name]))
    return Entry(date=date.fromisoformat(day), kind=Kind(kind), text=text, **more)  # type: ignore[arg-type]


CONTACTS = {
    "ann": Contact(
        name="Ann",
        log=(
            entry("2026-11-03", "gave", "Café map", as_="Gift"),
            entry("2026-11-01", "talked", "lunch", with_=("bob",)),
            entry("2026-11-03", "note", "second of the day"),
        ),
    ),
    "bob": Contact(
        name="Bob",
        log=(
            entry("2026-11-01", "talked", "lunch", with_=("ann",)),
            entry("2026-11-02", "got", "a van", as_="help", worth=2),
            entry("2026-12-24", "note", "to come"),
        ),
    ),
}


ALL = Selection()


def shown(selection: Selection = ALL, contacts: dict[str, Contact] | None = None) -> list[tuple[str, str, str]]:
    found = timeline.report(contacts or CONTACTS, selection, today=TODAY)
    return [(item.entry.date.isoformat()[5:], item.key, item.entry.text) for item in found.items]


def test_entries_stand_by_day_the_newest_at_the_end_and_then_as_in_the_files() -> None:
    assert shown() == [
        ("11-01", "ann", "lunch"),
        ("11-02", "bob", "a van"),
        ("11-03", "ann", "Café map"),
        ("11-03", "ann", "second of the day"),
        ("12-24", "bob", "to come"),
    ]


@pytest.mark.parametrize(
    ("selection", "texts"),
    [
        (Selection(since=date(2026, 11, 3)), ["Café map", "second of the day", "to come"]),
        (Selection(until=date(2026, 11, 2)), ["lunch", "a van"]),
        (Selection(since=date(2026, 11, 2), until=date(2026, 11, 2)), ["a van"]),
        (Selection(kinds=frozenset({Kind.GOT, Kind.GAVE})), ["a van", "Café map"]),
        (Selection(as_="gift"), ["Café map"]),
        (Selection(words=("cafe",)), ["Café map"]),
        (Selection(words=("map", "cafe")), ["Café map"]),
        (Selection(words=("map", "van")), []),
        (Selection(without=("lunch", "day")), ["a van", "Café map", "to come"]),
        (Selection(words=("a",), without=("van",)), ["Café map", "second of the day"]),
    ],
)
def test_only_what_is_asked_for_is_shown(selection: Selection, texts: list[str]) -> None:
    assert [text for _, _, text in shown(selection)] == texts


def two(ann: Entry, bob: Entry) -> dict[str, Contact]:
    return {"ann": Contact(name="Ann", log=(ann,)), "bob": Contact(name="Bob", log=(bob,))}


INTRO = "meet each other"


@pytest.mark.parametrize(
    ("ann", "bob", "times", "why"),
    [
        (entry("2026-11-01", "talked", with_=("bob",)), entry("2026-11-01", "talked", with_=("ann",)), 1, "one lunch"),
        (
            entry("2026-11-01", "gave", INTRO, as_="introduction", to="bob"),
            entry("2026-11-01", "gave", INTRO, as_="introduction", to="ann"),
            1,
            "one introduction",
        ),
        (
            entry("2026-11-01", "talked", with_=("his sister", "bob")),
            entry("2026-11-01", "talked", with_=("ann", "eva")),
            1,
            "with others there",
        ),
        (entry("2026-11-01", "talked", with_=("bob",)), entry("2026-11-01", "talked"), 2, "only one names the other"),
        (entry("2026-11-01", "talked"), entry("2026-11-01", "talked"), 2, "neither names the other"),
        (
            entry("2026-11-01", "talked", with_=("bob",)),
            entry("2026-11-02", "talked", with_=("ann",)),
            2,
            "not on one day",
        ),
        (
            entry("2026-11-01", "talked", with_=("bob",)),
            entry("2026-11-01", "gave", with_=("ann",)),
            2,
            "not of one kind",
        ),
        (
            entry("2026-11-01", "talked", "a", with_=("bob",)),
            entry("2026-11-01", "talked", "b", with_=("ann",)),
            2,
            "not of one text",
        ),
    ],
)
def test_one_happening_of_two_files_is_told_once(ann: Entry, bob: Entry, times: int, why: str) -> None:
    assert len(shown(contacts=two(ann, bob))) == times, why


def test_one_happening_of_three_files_is_told_once() -> None:
    names = ("ann", "bob", "cem")
    contacts = {
        name: Contact(name=name, log=(entry("2026-11-01", "talked", with_=tuple(n for n in names if n != name)),))
        for name in names
    }
    assert len(shown(contacts=contacts)) == 1


def test_a_contact_alone_is_told_all_that_stands_in_its_file() -> None:
    assert shown(contacts={"bob": CONTACTS["bob"]})[0] == ("11-01", "bob", "lunch")


def test_two_lunches_of_one_day_are_two() -> None:
    ann = entry("2026-11-01", "talked", with_=("bob",))
    bob = entry("2026-11-01", "talked", with_=("ann",))
    contacts = {"ann": Contact(name="A", log=(ann, ann)), "bob": Contact(name="B", log=(bob, bob))}
    assert len(shown(contacts=contacts)) == 2


KEYS = [
    *("key", "name", "date", "kind", "text", "worth", "as", "to", "with", "how", "for"),
    *("due", "done", "dropped", "outcome", "thanked", "ref", "private"),
]


def documents(*log: Entry) -> list[dict[str, object]]:
    found = timeline.report({"ann": Contact(name="Ann", log=log)}, ALL, today=TODAY)
    return [timeline.document(item) for item in found.items]


def test_an_item_has_the_documented_keys_in_their_order() -> None:
    (found,) = documents(entry("2026-11-01", "note", "x"))
    assert list(found) == KEYS
    assert list(found.values()) == [
        "ann",
        "Ann",
        date(2026, 11, 1),
        Kind.NOTE,
        "x",
        *[None] * 3,
        (),
        *[None] * 8,
        False,
    ]


def test_everything_an_entry_can_say_is_told_to_programs() -> None:
    (found,) = documents(FULL)
    held = {field.name: getattr(FULL, field.name) for field in dataclasses.fields(Entry) if field.name != "extra"}
    assert found == {"key": "ann", "name": "Ann"} | {name.removesuffix("_"): value for name, value in held.items()}


def test_an_entry_s_own_keys_come_last_and_never_hide_what_netlog_knows() -> None:
    own = (("key", "odd"), ("kind", "odd"), ("mood", "good"), ("who", RawMap((("a", ("b", "c")),))))
    (found,) = documents(entry("2026-11-01", "note", extra=own))
    assert list(found) == [*KEYS, "mood", "who"]
    assert (found["key"], found["kind"]) == ("ann", Kind.NOTE)
    assert (found["mood"], found["who"]) == ("good", {"a": ["b", "c"]})


def test_an_own_key_adds_no_column_to_the_records() -> None:
    contacts = {"ann": Contact(name="Ann", log=(entry("2026-11-01", "note", extra=(("mood", "good"),)),))}
    (record,) = timeline.page(timeline.report(contacts, ALL, today=TODAY)).records or ()
    assert len(record) == len(KEYS)
    assert "good" not in record


FULL = entry(
    "2026-11-01", "promised", "the deck", worth=3, as_="help", to="bob", with_=("ann", "her dog"),
    how="call", for_="a seed round", due="2026-11-20", done="2026-11-21", thanked="2026-11-22",
    outcome="good", ref="r", private=True,
)  # fmt: skip


def test_beside_the_text_stands_all_else_that_is_known() -> None:
    assert remarks(FULL, today=TODAY) == (
        " · help · worth 3 · to bob · with ann, her dog · call · for a seed round"
        " · due Fri 20 Nov · done Sat 21 Nov · thanked Sun 22 Nov · outcome: good · private"
    )
    assert remarks(entry("2026-11-01", "expected", dropped="2025-11-20"), today=TODAY) == " · dropped Thu 20 Nov 2025"
    assert remarks(entry("2026-11-01", "note"), today=TODAY) == ""
    assert remarks(entry("2026-11-01", "note", extra=(("mood", "good"),)), today=TODAY) == " · mood: good"


def rows(page: Page) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for table in page.blocks if isinstance(table, Table) for row in table.rows]


def test_it_reads_as_people_say_it() -> None:
    page = timeline.page(timeline.report(CONTACTS, ALL, today=TODAY))
    assert rows(page) == [
        ("Sun 1 Nov", "Ann", "talked", "lunch · with bob"),
        ("Mon 2 Nov", "Bob", "got", "a van · help · worth 2"),
        ("Tue 3 Nov", "Ann", "gave", "Café map · Gift"),
        ("Tue 3 Nov", "Ann", "note", "second of the day"),
        ("Thu 24 Dec", "Bob", "note", "to come"),
    ]
    assert page.hint == ""


def test_a_talk_without_a_text_begins_with_what_else_is_known() -> None:
    contacts = {"ann": Contact(name="Ann", log=(entry("2026-11-01", "talked", "", how="call"),))}
    page = timeline.page(timeline.report(contacts, ALL, today=TODAY))
    assert rows(page) == [("Sun 1 Nov", "Ann", "talked", "call")]


def test_a_program_gets_one_record_an_entry_in_the_order_of_the_keys() -> None:
    contacts = {"ann": Contact(name="Ann", log=(FULL,))}
    assert timeline.page(timeline.report(contacts, ALL, today=TODAY)).records == (
        (
            *("ann", "Ann", "2026-11-01", "promised", "the deck", "3", "help", "bob", "ann, her dog", "call"),
            *("a seed round", "2026-11-20", "2026-11-21", "", "good", "2026-11-22", "r", "yes"),
        ),
    )


def test_where_nothing_is_found_the_way_on_is_named() -> None:
    page = timeline.page(timeline.report(CONTACTS, Selection(words=("xylophone",)), today=TODAY))
    assert page.hint == "No such entry. `netlog log` alone shows all there are, and `netlog talk WHO` writes one."
    assert (page.blocks, page.records) == ((), ())
