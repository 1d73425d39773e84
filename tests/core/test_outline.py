"""What reports choose by says no to nobody a report is about."""

from datetime import date

import pytest
from anyone import contacts
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.contact import Contact
from netlog.core.dates import parse_partial
from netlog.core.entry import Entry, Kind
from netlog.core.outline import Among, Outlines, outline
from netlog.core.rhythm import parse_rhythm
from netlog.core.settings import Settings
from netlog.core.standing import Standing, standing
from netlog.reports import due, owe, today

TODAY = date(2026, 11, 22)
SETTINGS = Settings(every=parse_rhythm("6 weeks"))


def outlines(standings: list[Standing]) -> Outlines:
    return Outlines(*zip(*(outline(one) for one in standings), strict=True))


def numbers(contact: Contact, settings: Settings = SETTINGS) -> tuple[int, ...]:
    return outline(standing("k", contact, settings, today=TODAY))


@pytest.mark.parametrize(
    ("contact", "expected", "working"),
    [
        (Contact(name="A"), (1, -1, 0, 0, 0, 0, 0, 0, 0, 0), "nothing to count from: due on any day"),
        (Contact(name="A", archived=True), (1, 0, 0, 0, 0, 0, 0, 0, 0, 0), "archived: never due"),
        (Contact(name="A", birthday=parse_partial("--02-29")), (1, -1, 0, 0, 0, 229, 0, 0, 0, 0), "29 February"),
        (
            Contact(name="A", log=(Entry(date=date(1, 1, 3), kind=Kind.GOT, text="x", worth=4),)),
            (3, 45, 4, 0, 0, 0, 0, 0, 0, 92),
            "on the third day of the calendar; due 42 days on; I owe 4; thanks within 90 days",
        ),
        (
            Contact(name="A", log=(Entry(date=date(1, 1, 1), kind=Kind.PROMISED, text="x"),)),
            (1, 43, 0, 1, 0, 0, 0, 0, 0, 0),
            "one promise of mine",
        ),
        (
            Contact(name="A", scores=False, log=(Entry(date=date(1, 1, 1), kind=Kind.GAVE, text="x"),)),
            (1, 43, 0, 0, 0, 0, 0, 0, 0, 0),
            "scores are off: no balance",
        ),
    ],
)
def test_an_outline_is_worked_by_hand(contact: Contact, expected: tuple[int, ...], working: str) -> None:
    assert numbers(contact) == expected, working


REPORTS: list[tuple[str, Among]] = [
    ("owe", owe.among("owe", 1)),
    ("owe from 5", owe.among("owe", 5)),
    ("owed", owe.among("owed", 1)),
    ("due", due.among(TODAY)),
    ("due within a year", due.among(date(2027, 11, 22))),
    ("who drifts", due.among_drifting(TODAY)),
    ("today", today.among(TODAY, 2)),
    ("today without warnings", today.among(TODAY, 0)),
    ("all of today", today.among(TODAY, None)),
]


def items(name: str, found: list[Standing]) -> object:
    """What a report says of these."""
    match name:
        case "owe":
            return owe.report(found, "owe", today=TODAY, smallest=1).items
        case "owe from 5":
            return owe.report(found, "owe", today=TODAY, smallest=5).items
        case "owed":
            return owe.report(found, "owed", today=TODAY, smallest=1).items
        case "due":
            return due.report(found, today=TODAY, until=TODAY).items
        case "who drifts":
            return due.drifting(found, today=TODAY).items
        case "due within a year":
            return due.report(found, today=TODAY, until=date(2027, 11, 22)).items
        case "all of today":
            return today.report(found, today=TODAY, limit=2, is_whole=True)
        case _:
            return today.report(found, today=TODAY, limit=0 if "without" in name else 2)


@pytest.mark.parametrize(("name", "among"), REPORTS, ids=[name for name, _ in REPORTS])
@given(everyone=st.lists(contacts(), min_size=1, max_size=4))
def test_a_report_about_those_it_chooses_is_the_report_about_all(
    name: str, among: Among, everyone: list[Contact]
) -> None:
    found = [standing(f"k{n}", contact, SETTINGS, today=TODAY) for n, contact in enumerate(everyone)]
    # On other days the outline says nothing: whoever has facts ahead is always looked at.
    settled = [standing(one.key, everyone[n], SETTINGS, today=date.max) for n, one in enumerate(found)]
    ahead = {n for n, one in enumerate(settled) if one.settled > TODAY}
    chosen = sorted({*among(outlines(settled)), *ahead})
    assert items(name, [found[n] for n in chosen]) == items(name, found)
