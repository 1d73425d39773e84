"""Who needs a check-in: in which order, how late, and the reason to write."""

import dataclasses
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pytest

from netlog.core.contact import Contact
from netlog.core.dates import parse_partial
from netlog.core.entry import Entry, Item, Kind
from netlog.core.ledger import Moment
from netlog.core.rhythm import parse_rhythm
from netlog.core.settings import Settings
from netlog.core.standing import Standing, standing
from netlog.page import Page, Table
from netlog.reports import due
from netlog.reports.due import CheckIn, coming_birthday, something_to_bring

TODAY = date(2026, 11, 22)
SETTINGS = Settings(tags=MappingProxyType({"inner": parse_rhythm("2 weeks")}))
WEEK = parse_rhythm("week")


def talked(day: str, text: str = "tea") -> Entry:
    return Entry(date=date.fromisoformat(day), kind=Kind.TALKED, text=text)


def promise(kind: Kind, text: str) -> Entry:
    return Entry(date=date(2026, 11, 1), kind=kind, text=text)


CONTACTS = {
    "ann": Contact(name="Ann", every=WEEK, log=(talked("2026-11-15"),)),  # due today
    "bob": Contact(name="Bob", every=WEEK, log=(talked("2026-11-10", ""),)),  # due on the 17th
    "cem": Contact(name="Cem", tags=("inner",), log=(talked("2026-11-03"),)),  # due on the 17th
    "dan": Contact(name="Dan", every=WEEK, log=(talked("2026-11-16"),)),  # due tomorrow
    "eva": Contact(name="Eva", log=(talked("2020-01-01"),)),  # never
    "fay": Contact(name="Fay", every=WEEK, archived=True, log=(talked("2020-01-01"),)),
    "gil": Contact(name="Gil", every=WEEK),  # nothing to count from: due today
    "hal": Contact(name="Hal", every=WEEK, snooze=date(2026, 11, 25), log=(talked("2026-01-01"),)),
    "ida": Contact(name="Ida", every=WEEK, log=(talked("2026-09-01"),)),  # due on 8 September
}


def stand(key: str, contact: Contact, today: date = TODAY) -> Standing:
    return standing(key, contact, SETTINGS, today=today)


def report(until: str = "2026-11-22") -> due.Due:
    found = [stand(key, contact) for key, contact in CONTACTS.items()]
    return due.report(found, today=TODAY, until=date.fromisoformat(until))


def rows(page: Page) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for table in page.blocks if isinstance(table, Table) for row in table.rows]


@pytest.mark.parametrize(
    ("until", "keys"),
    [
        ("2026-11-22", ["ida", "bob", "cem", "ann", "gil"]),
        ("2026-11-23", ["ida", "bob", "cem", "ann", "gil", "dan"]),
        ("2026-11-25", ["ida", "bob", "cem", "ann", "gil", "dan", "hal"]),
    ],
)
def test_the_most_overdue_come_first_and_those_up_to_a_day_included(until: str, keys: list[str]) -> None:
    assert [item.key for item in report(until).items] == keys


def test_an_item_has_the_documented_keys_in_their_order() -> None:
    names = [field.name for field in dataclasses.fields(CheckIn)]
    assert names == ["key", "name", "due", "overdue", "every", "reason", "last"]


def test_a_check_in_says_how_late_it_is_and_what_was_last() -> None:
    assert report().items[0] == CheckIn(
        "ida", "Ida", date(2026, 9, 8), 75, "week", "every week", Moment(date(2026, 9, 1), Kind.TALKED, "tea")
    )
    assert report().items[3].overdue == 0, "due today is not overdue"


def test_it_reads_as_people_say_it() -> None:
    assert rows(due.page(report("2026-11-25"))) == [
        ("Ida", "75 days overdue", "talked “tea”, 2 months ago", "every week"),
        ("Bob", "5 days overdue", "talked, 12 days ago", "every week"),
        ("Cem", "5 days overdue", "talked “tea”, 2 weeks ago", "every 2 weeks (tag inner)"),
        ("Ann", "due today", "talked “tea”, 7 days ago", "every week"),
        ("Gil", "due today", "no contact yet", "every week"),
        ("Dan", "due Mon 23 Nov", "talked “tea”, 6 days ago", "every week"),
        ("Hal", "due Wed 25 Nov", "talked “tea”, 10 months ago", "every week"),
    ]


def test_a_program_gets_one_record_a_check_in_in_the_order_of_the_keys() -> None:
    records = due.page(report()).records
    assert records is not None
    assert records[0] == ("ida", "Ida", "2026-09-08", "75", "week", "every week", "2026-09-01 talked tea")
    assert records[-1] == ("gil", "Gil", "2026-11-22", "0", "week", "every week", "")


MINE = promise(Kind.PROMISED, "the deck")
THEIRS = promise(Kind.EXPECTED, "the van")
NEED = Item(what="a flat")
BORN = parse_partial("1980-11-25")


@pytest.mark.parametrize(
    ("contact", "reason"),
    [
        (Contact(name="A", every=WEEK, birthday=BORN, needs=(NEED,), log=(THEIRS, MINE)), "you promised “the deck”"),
        (Contact(name="A", every=WEEK, birthday=BORN, needs=(NEED,), log=(THEIRS,)), "birthday in 3 days"),
        (Contact(name="A", every=WEEK, needs=(NEED,), log=(THEIRS,)), "needs “a flat”"),
        (Contact(name="A", every=WEEK, log=(THEIRS,)), "promised you “the van”"),
        (Contact(name="A", every=WEEK), "every week"),
        (Contact(name="A", tags=("inner",)), "every 2 weeks (tag inner)"),
        (Contact(name="A", every=WEEK, needs=(Item(what="x", done=TODAY),)), "every week"),
    ],
)
def test_a_reason_to_write_is_the_best_there_is(contact: Contact, reason: str) -> None:
    assert due.reason(stand("a", contact), today=TODAY) == reason


def test_the_rhythm_alone_is_nothing_to_bring() -> None:
    assert something_to_bring(stand("a", Contact(name="A", every=WEEK)), today=TODAY) == ""


@pytest.mark.parametrize(
    ("birthday", "today", "expected", "working"),
    [
        ("--11-22", "2026-11-22", "2026-11-22", "today"),
        ("--12-06", "2026-11-22", "2026-12-06", "in 14 days"),
        ("--12-07", "2026-11-22", None, "in 15 days: too early"),
        ("--11-21", "2026-11-22", None, "yesterday: in a year"),
        ("1979-12-03", "2026-11-22", "2026-12-03", "the year does not matter"),
        ("--01-02", "2026-12-30", "2027-01-02", "over the year's end"),
        ("--02-29", "2027-02-20", "2027-02-28", "no 29th in 2027: kept on the 28th"),
        ("--02-29", "2028-02-20", "2028-02-29", "a leap year has it"),
        ("--02-29", "2027-03-01", None, "over for this year"),
        ("2030-11-25", "2026-11-22", "2026-11-25", "not born yet: the day of the year still comes"),
        ("--12-31", "9999-12-30", "9999-12-31", "the calendar's last day"),
        ("--01-02", "9999-12-30", None, "beyond the calendar"),
    ],
)
def test_a_birthday_is_a_reason_from_14_days_before_it(
    birthday: str, today: str, expected: str | None, working: str
) -> None:
    contact = Contact(name="A", birthday=parse_partial(birthday))
    day = date.fromisoformat(today)
    found = coming_birthday(stand("a", contact, day), today=day)
    assert found == (date.fromisoformat(expected) if expected else None), working


def test_where_nothing_is_due_the_way_to_a_rhythm_is_named() -> None:
    page = due.page(due.report([stand("e", CONTACTS["eva"])], today=TODAY, until=TODAY))
    assert page.hint == "No check-in is due. `netlog every WHO RHYTHM` says how often to be in touch."
    assert (page.blocks, page.records) == ((), ())
    assert due.page(report()).hint == ""


def silent(name: str, *days_ago: int, **fields: Any) -> Standing:
    log = tuple(talked((TODAY - timedelta(days=ago)).isoformat()) for ago in days_ago)
    return stand(name, Contact(name=name, log=log, **fields))


def test_who_drifts_is_told_with_the_habit_and_who_has_just_begun_to_first() -> None:
    found = [
        silent("Ann", 400, 370, 340, 310),  # 310 days of silence where 30 were usual
        silent("Bob", 190, 160, 130, 70),  # 70 at 30
        silent("Cem", 100, 70, 40, 10),  # 10 at 30: no drift
        silent("Dan", 190, 160, 130, 70, every=parse_rhythm("2 months")),  # due since the 13th
    ]
    items = due.drifting(found, today=TODAY).items
    assert [(item.key, item.due, item.overdue, item.reason) for item in items] == [
        ("Bob", None, 0, "silent for 2 months, usually in touch every 4 weeks"),
        ("Dan", date(2026, 11, 13), 9, "silent for 2 months, usually in touch every 4 weeks"),
        ("Ann", None, 0, "silent for 10 months, usually in touch every 4 weeks"),
    ]
    assert [row[1] for row in rows(due.page(due.drifting(found, today=TODAY)))] == [
        "no rhythm",
        "9 days overdue",
        "no rhythm",
    ]


def test_where_nobody_drifts_it_says_so() -> None:
    page = due.page(due.drifting([], today=TODAY), nobody=due.NOBODY_DRIFTS)
    assert (page.hint, page.blocks) == ("Nobody drifts: no silence has outgrown its habit.", ())
