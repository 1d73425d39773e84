"""When to be in touch: every row was worked by hand on a paper calendar, and its working stands in it."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.cadence import SourcedRhythm, contact_days, habit, last_contact, overdue, sourced_rhythm
from netlog.core.contact import Contact
from netlog.core.dates import parse_partial
from netlog.core.entry import Entry, Kind
from netlog.core.ledger import Moment
from netlog.core.rhythm import NEVER, Rhythm, parse_rhythm
from netlog.core.settings import Settings
from netlog.core.standing import standing

TODAY = date(2026, 11, 22)


def day(text: str) -> date:
    return date.fromisoformat(text)


def due(contact: Contact, rhythm: Rhythm, *, today: date) -> date | None:
    """The day the contact's next check-in falls on, by this rhythm."""
    return standing("x", replace(contact, every=rhythm), Settings(), today=today).due


def log(*lines: str) -> tuple[Entry, ...]:
    """Entries of `DAY KIND`, and for a promise that was settled `DAY promised done DAY`."""
    entries = []
    for line in lines:
        on, kind, *settled = line.split()
        days = {settled[0]: day(settled[1])} if settled else {}
        entries.append(Entry(date=day(on), kind=Kind(kind), text=line, **days))  # type: ignore[arg-type]
    return tuple(entries)


@pytest.mark.parametrize(
    ("lines", "expected", "working"),
    [
        ([], None, "no entry, no contact"),
        (["2026-11-01 gave"], "2026-11-01", "giving is being in touch"),
        (["2026-11-01 got"], "2026-11-01", "so is getting"),
        (["2026-11-01 talked"], "2026-11-01", "so is talking"),
        (["2026-11-01 promised"], "2026-11-01", "so is promising"),
        (["2026-11-01 expected"], "2026-11-01", "so is being promised"),
        (["2026-11-01 note"], None, "a note is for myself"),
        (["2026-10-01 talked", "2026-11-01 note"], "2026-10-01", "the later note does not count"),
        (["2026-11-01 talked", "2026-10-01 gave"], "2026-11-01", "the latest by day, not the last in the file"),
        (["2026-11-22 talked"], "2026-11-22", "today counts"),
        (["2026-11-23 talked"], None, "tomorrow does not"),
        (["2026-11-01 talked", "2026-12-24 talked"], "2026-11-01", "the future entry does not count"),
        (["2026-09-01 promised done 2026-11-10"], "2026-11-10", "the day a promise was done counts"),
        (["2026-09-01 expected done 2026-11-10"], "2026-11-10", "theirs as well"),
        (["2026-09-01 promised done 2026-11-23"], "2026-09-01", "done tomorrow: the day of the promise counts"),
        (["2026-09-01 promised dropped 2026-11-10"], "2026-09-01", "calling off is no contact"),
        (["2026-09-01 gave done 2026-11-10"], "2026-09-01", "`done` means something on promises alone"),
        (["2026-12-01 promised done 2026-11-10"], "2026-11-10", "kept before the day it bears: the done day counts"),
    ],
)
def test_last_contact_is_the_latest_being_in_touch_up_to_today(
    lines: list[str], expected: str | None, working: str
) -> None:
    found = last_contact(Contact(name="A", log=log(*lines)), today=TODAY)
    assert (found.date.isoformat() if found else None) == expected, working


def test_what_was_last_is_told_as_it_happened() -> None:
    kept = Entry(date=day("2026-09-01"), kind=Kind.PROMISED, text="the deck", done=day("2026-11-10"))
    assert last_contact(Contact(name="A", log=(kept,)), today=TODAY) == Moment(day("2026-11-10"), Kind.GAVE, "the deck")
    got = Entry(date=day("2026-09-01"), kind=Kind.EXPECTED, text="the deck", done=day("2026-11-10"))
    assert last_contact(Contact(name="A", log=(got,)), today=TODAY) == Moment(day("2026-11-10"), Kind.GOT, "the deck")


def test_of_two_on_one_day_the_last_is_the_one_further_down() -> None:
    found = last_contact(Contact(name="A", log=log("2026-11-01 talked", "2026-11-01 gave")), today=TODAY)
    assert found is not None
    assert found.kind is Kind.GAVE


@pytest.mark.parametrize(
    ("rhythm", "last", "expected", "working"),
    [
        ("day", "2026-11-22", "2026-11-23", "22 + 1"),
        ("6 weeks", "2026-11-22", "2027-01-03", "42 days: 8 are left in November, 31 in December: 3 January"),
        ("45", "2026-11-01", "2026-12-16", "45 days: 29 are left in November: 16 December"),
        ("90", "2026-08-20", "2026-11-18", "90 days: 11 + 30 + 31 to 31 October: 18 November"),
        ("month", "2026-01-31", "2026-02-28", "no 31 February: its last day"),
        ("month", "2028-01-31", "2028-02-29", "2028 is a leap year"),
        ("month", "2026-02-28", "2026-03-28", "the day of the month stays, the end of the month is not kept"),
        ("month", "2026-03-31", "2026-04-30", "no 31 April"),
        ("month", "2026-12-31", "2027-01-31", "over the year's end"),
        ("2 months", "2025-12-31", "2026-02-28", "no 31 February"),
        ("quarter", "2026-11-30", "2027-02-28", "three months on, no 30 February"),
        ("quarter", "2026-08-14", "2026-11-14", "three months on"),
        ("year", "2024-02-29", "2025-02-28", "no 29 February in 2025"),
        ("4 years", "2024-02-29", "2028-02-29", "there is one in 2028"),
        ("year", "2027-02-28", "2028-02-28", "the 28th, though 2028 has a 29th"),
        ("9999 years", "2026-11-22", "9999-12-31", "beyond the calendar: its last day"),
    ],
)
def test_due_is_one_rhythm_after_the_last_contact(rhythm: str, last: str, expected: str, working: str) -> None:
    contact = Contact(name="A", log=log(f"{last} talked"))
    assert due(contact, parse_rhythm(rhythm), today=max(TODAY, day(last))) == day(expected), working


@pytest.mark.parametrize(
    ("met", "lines", "expected", "working"),
    [
        (None, [], "2026-11-22", "nothing to count from: due today"),
        ("2026-08-19", [], "2026-11-19", "from the day we met: 19 August and three months"),
        ("2026-08", [], "2026-11-01", "met in August: counted from its first day"),
        ("2026", [], "2026-04-01", "met in 2026: counted from 1 January"),
        ("2026-12-24", [], "2027-03-24", "meeting at Christmas: three months after it"),
        ("2026-08-19", ["2026-10-05 talked"], "2027-01-05", "a contact beats the day we met"),
        ("2026-08-19", ["2026-10-05 note"], "2026-11-19", "a note is no contact: still from the day we met"),
        (None, ["2026-10-05 note", "2026-09-02 note"], "2026-12-02", "no contact, not met: from the earliest entry"),
        (None, ["2026-11-22 note"], "2027-02-22", "from a note of today"),
        (None, ["2026-12-01 note"], "2026-11-22", "the only entry is still to come: due today"),
        (None, ["2026-12-01 talked"], "2026-11-22", "a talk to come is no contact yet, and no entry yet"),
    ],
)
def test_without_a_contact_due_counts_from_meeting_else_from_the_first_entry_else_it_is_today(
    met: str | None, lines: list[str], expected: str, working: str
) -> None:
    contact = Contact(name="A", met=parse_partial(met) if met else None, log=log(*lines))
    assert due(contact, parse_rhythm("quarter"), today=TODAY) == day(expected), working


@pytest.mark.parametrize(
    ("snooze", "expected", "working"),
    [
        (None, "2026-11-05", "5 September and two months"),
        ("2026-12-20", "2026-12-20", "not before the snooze"),
        ("2026-11-05", "2026-11-05", "the snooze ends on the very day"),
        ("2026-10-01", "2026-11-05", "a snooze that ends before changes nothing"),
    ],
)
def test_a_check_in_is_not_due_before_the_snooze(snooze: str | None, expected: str, working: str) -> None:
    contact = Contact(name="A", snooze=day(snooze) if snooze else None, log=log("2026-09-05 talked"))
    assert due(contact, parse_rhythm("2 months"), today=TODAY) == day(expected), working


def test_with_the_rhythm_never_nothing_is_ever_due() -> None:
    contact = Contact(name="A", snooze=day("2026-12-20"), met=parse_partial("2020"), log=log("2020-01-01 talked"))
    assert due(contact, NEVER, today=TODAY) is None


TAGS = {"inner": "2 weeks", "month": "month", "30 days": "30", "founders": "quarter", "91": "91", "rest": "never"}
SETTINGS = Settings(
    every=parse_rhythm("year"), tags=MappingProxyType({tag: parse_rhythm(rhythm) for tag, rhythm in TAGS.items()})
)


@pytest.mark.parametrize(
    ("own", "tags", "rhythm", "source", "working"),
    [
        (None, (), "year", "default", "nothing said: the journal's default"),
        (None, ("vip",), "year", "default", "a tag without a rhythm says nothing"),
        (None, ("founders",), "quarter", "tag founders", "its tag's"),
        (None, ("founders", "inner"), "2 weeks", "tag inner", "14 days are fewer than 91"),
        (None, ("inner", "founders"), "2 weeks", "tag inner", "in whatever order"),
        (None, ("Inner",), "2 weeks", "tag Inner", "case does not matter"),
        (None, ("founders", "month"), "month", "tag month", "30 days are fewer than 91"),
        (None, ("30 days", "month"), "30 days", "tag 30 days", "a month counts as 30 days: the first of the two"),
        (None, ("month", "30 days"), "month", "tag month", "a month counts as 30 days: the first of the two"),
        (None, ("91", "founders"), "91 days", "tag 91", "a quarter counts as 91 days: the first of the two"),
        (None, ("rest", "founders"), "quarter", "tag founders", "a tag's never loses to any other"),
        (None, ("rest",), "never", "tag rest", "alone, a tag's never holds"),
        ("6 weeks", ("inner",), "6 weeks", "own", "the contact's own beats every tag"),
        ("never", ("inner",), "never", "own", "its own never as well"),
    ],
)
def test_the_rhythm_is_ones_own_else_the_shortest_tags_else_the_default(
    own: str | None, tags: tuple[str, ...], rhythm: str, source: str, working: str
) -> None:
    contact = Contact(name="A", every=parse_rhythm(own) if own else None, tags=tags)
    found = sourced_rhythm(contact, SETTINGS)
    assert (str(found.rhythm), found.source) == (rhythm, source), working


def test_without_any_setting_nobody_is_nagged_about() -> None:
    assert sourced_rhythm(Contact(name="A", tags=("inner",)), Settings()) == SourcedRhythm(NEVER, "default")


@pytest.mark.parametrize(
    ("due_on", "expected", "working"),
    [
        (None, 0, "no day, nothing overdue"),
        ("2026-11-23", 0, "due tomorrow"),
        ("2026-11-22", 0, "due today is not overdue"),
        ("2026-11-21", 1, "since yesterday"),
        ("2026-09-30", 53, "31 days of October and 22 of November"),
    ],
)
def test_overdue_counts_the_days_after_due(due_on: str | None, expected: int, working: str) -> None:
    assert overdue(day(due_on) if due_on else None, today=TODAY) == expected, working


@given(st.dates(), st.builds(Rhythm, st.integers(1, 99999), st.sampled_from(["day", "week", "month", "quarter"])))
def test_a_day_there_is_makes_a_due_day_there_is_however_late(last: date, rhythm: Rhythm) -> None:
    contact = Contact(name="A", log=(Entry(date=last, kind=Kind.TALKED, text=""),))
    found = due(contact, rhythm, today=last)
    assert found is not None
    assert found > last or found == date.max


@pytest.mark.parametrize(
    ("lines", "expected", "working"),
    [
        ([], [], "no entry, no day"),
        (["2026-11-03 gave", "2026-11-01 got", "2026-11-03 talked"], ["2026-11-01", "2026-11-03"], "a day stands once"),
        (["2026-11-01 note"], [], "a note is no contact"),
        (["2026-11-01 promised done 2026-11-05"], ["2026-11-01", "2026-11-05"], "keeping a promise is one more"),
        (["2026-11-01 promised dropped 2026-11-05"], ["2026-11-01"], "calling it off is not"),
        (["2026-11-22 gave", "2026-11-23 got"], ["2026-11-22"], "today counts, tomorrow doesn't"),
    ],
)
def test_the_days_of_contact_stand_once_each_in_order(lines: list[str], expected: list[str], working: str) -> None:
    assert contact_days(Contact(name="A", log=log(*lines)), today=TODAY) == tuple(map(day, expected)), working


def gaps(*lengths: int, last: str = "2026-05-01") -> list[date]:
    """Days of contact up to `last`, with so many days between each and the next."""
    found = [day(last)]
    for length in reversed(lengths):
        found.insert(0, found[0] - timedelta(days=length))
    return found


@pytest.mark.parametrize(
    ("days", "expected", "working"),
    [
        ([], None, "no contact, no habit"),
        (gaps(60, 60), None, "three days are too few"),
        (gaps(29, 30, 30), None, "four days, but over 89 days only"),
        (gaps(30, 30, 30), (60, 360), "over 90 days; median 30: twice is 60, twelve times 360"),
        (gaps(5, 5, 80), (30, 90), "median 5: twice is 10, but 30 at least; twelve times is 60, but 90 at least"),
        (gaps(10, 20, 40, 50), (60, 360), "four gaps: the median lies between 20 and 40"),
        (gaps(20, 21, 25, 60), (46, 276), "the median is 23"),
        (gaps(20, 21, 24, 60), (45, 270), "the median is 22.5"),
        (gaps(400, 40, 40, 40, 40, 50, 50, 50, 50), (90, 540), "of nine gaps the last eight: between 40 and 50"),
    ],
)
def test_drift_is_worked_by_hand(days: list[date], expected: tuple[int, int] | None, working: str) -> None:
    found = habit(days)
    assert (found and (found.silence[0], found.silence[-1])) == expected, working


REGULAR = log(*(f"{on.isoformat()} talked" for on in gaps(30, 30, 30, last="2026-09-23")))
"""Sixty days of silence, twice the usual gap: the first day of drift."""


@pytest.mark.parametrize(
    ("contact", "drifts", "working"),
    [
        (Contact(name="A", log=REGULAR), True, "the default rhythm is never, and there is drift all the same"),
        (Contact(name="A", log=REGULAR[:3]), False, "no habit"),
        (Contact(name="A", log=REGULAR, every=parse_rhythm("60")), True, "due today"),
        (Contact(name="A", log=REGULAR, every=parse_rhythm("61")), False, "due tomorrow: not before"),
        (Contact(name="A", log=REGULAR, every=NEVER), False, "never, said of the contact"),
        (Contact(name="A", log=REGULAR, tags=("asleep",)), False, "never, said of a tag"),
        (Contact(name="A", log=REGULAR, snooze=day("2026-11-23")), False, "snoozed until tomorrow"),
        (Contact(name="A", log=REGULAR, snooze=day("2026-11-22")), True, "snoozed until today"),
        (Contact(name="A", log=REGULAR, archived=True), False, "archived"),
        (Contact(name="A", log=REGULAR, scores=False), True, "silence is no score"),
        (Contact(name="A", log=(*REGULAR, *log("2026-09-24 got"))), False, "silent for 59 days"),
    ],
)
def test_who_is_left_alone_does_not_drift(contact: Contact, drifts: bool, working: str) -> None:
    settings = Settings(tags=MappingProxyType({"asleep": NEVER}))
    assert (standing("k", contact, settings, today=TODAY).drift is not None) is drifts, working


@pytest.mark.parametrize(("silence", "drifts"), [(59, False), (60, True), (360, True), (361, False)])
def test_drift_begins_and_ends(silence: int, drifts: bool) -> None:
    today = day("2026-09-23") + timedelta(days=silence)
    assert (standing("k", Contact(name="A", log=REGULAR), Settings(), today=today).drift is not None) is drifts
