"""How warm a relationship is: every row was worked by hand, and its working stands in it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from anyone import contacts
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.goodwill import Goodwill, Vow, half_life, vow, warmth, weights
from netlog.core.ledger import exchanges
from netlog.core.rhythm import NEVER, parse_rhythm
from netlog.core.settings import Settings
from netlog.core.standing import standing

TODAY = date(2026, 11, 22)
HALF = date(2026, 5, 26)
"""180 days before: 5 in May, 30, 31, 31, 30, 31, and 22 in November."""
TWICE = date(2025, 11, 27)
"""360 days before."""
WORTHS = {"introduction": 3}


def on(
    day: date | str, kind: str, *, due: str = "", done: str = "", dropped: str = "", worth: int | None = None
) -> Entry:
    def told(text: str) -> date | None:
        return date.fromisoformat(text) if text else None

    made = date.fromisoformat(day) if isinstance(day, str) else day
    return Entry(
        date=made, kind=Kind(kind), text="x", due=told(due), done=told(done), dropped=told(dropped), worth=worth
    )


@pytest.mark.parametrize(
    ("log", "expected", "working"),
    [
        ([], 0, "nothing"),
        ([on(TODAY, "talked")], 1, "talked, today"),
        ([on(TODAY, "gave")], 2, "2·√1"),
        ([on(TODAY, "got")], 2, "getting warms as giving does"),
        ([on(TODAY, "gave", worth=4)], 4, "2·√4"),
        ([on(HALF, "gave", worth=4)], 2, "half of 4 after 180 days"),
        ([on(TWICE, "talked")], 0.25, "a quarter of 1 after 360"),
        ([on(HALF, "got", worth=9), on(TODAY, "talked")], 4, "3 of 6, and 1"),
        ([on(TODAY, "note")], 0, "a note is for myself"),
        ([on("2026-11-23", "gave")], 0, "tomorrow doesn't count"),
        ([on("2026-11-01", "promised")], 0, "a promise isn't anything yet"),
        ([on("2026-11-01", "promised", due="2026-11-22")], 0, "due today isn't overdue"),
        ([on("2026-11-01", "promised", due="2026-11-21")], -2, "one overdue promise of mine"),
        ([on(TWICE, "promised", due="2025-12-01")], -2, "however long: it doesn't fade"),
        ([on("2026-11-01", "promised", due="2026-11-02"), on("2026-11-02", "promised", due="2026-11-03")], -4, "two"),
        ([on("2026-11-01", "expected", due="2026-11-02")], 0, "theirs takes nothing off"),
        ([on("2026-11-01", "promised", due="2026-11-02", dropped="2026-11-20")], 0, "called off: over"),
        ([on("2026-11-01", "promised", due="2026-11-02", dropped="2026-11-23")], -2, "called off tomorrow: still open"),
        ([on("2026-11-01", "promised", due="2026-11-22", done="2026-11-22")], 3, "2·√1, and 1: kept on its day"),
        ([on("2026-11-01", "promised", due="2026-11-21", done="2026-11-22")], 2, "a day late: 2·√1 alone"),
        ([on("2026-11-01", "promised", done="2026-11-22")], 2, "without a day there is none to keep it by"),
        (
            [on("2026-11-01", "expected", due="2026-11-22", done="2026-11-22", worth=4)],
            5,
            "theirs as well: 2·√4, and 1",
        ),
        (
            [on(TWICE, "promised", due="2026-05-26", done="2026-05-26")],
            1.5,
            "half of 3: it ages from the day it was done",
        ),
    ],
)
def test_goodwill_is_worked_by_hand(log: list[Entry], expected: float, working: str) -> None:
    found = exchanges(log, today=TODAY, worths=WORTHS)
    assert warmth(log, found, 180, at=TODAY).value(TODAY) == pytest.approx(expected), working


def test_what_settings_say_of_worth_counts() -> None:
    entry = Entry(date=TODAY, kind=Kind.GAVE, text="x", as_="Introduction")
    found = exchanges([entry], today=TODAY, worths={"introduction": 4})
    assert [weight for _, weight, _ in weights([entry], found)] == [4]


@pytest.mark.parametrize(
    ("rhythm", "expected"), [("never", 180), ("45", 180), ("46", 184), ("quarter", 364), ("year", 1460)]
)
def test_a_rhythm_that_is_kept_keeps_its_goodwill(rhythm: str, expected: int) -> None:
    assert half_life(parse_rhythm(rhythm), 180) == expected


def of(log: list[Entry], *, today: date = TODAY) -> Goodwill:
    found = standing("k", Contact(name="A", log=tuple(log)), Settings(), today=today).goodwill
    assert found is not None
    return found


OLD = on("2020-01-01", "talked")  # 1 · 2^(-2517/180): nothing, but no longer new
OLDER = on("2019-01-01", "talked")


@pytest.mark.parametrize(
    ("log", "band", "working"),
    [
        ([OLD, OLDER, on(TODAY, "gave", worth=4)], "warm", "4.0"),
        ([OLD, OLDER, on("2026-11-18", "gave", worth=4)], "mild", "4 · 2^(-4/180) = 3.94, which is 3.9"),
        ([OLD, OLDER, on("2026-11-20", "gave", worth=4)], "warm", "4 · 2^(-2/180) = 3.97, which is 4.0"),
        ([OLD, OLDER, on(TODAY, "talked")], "mild", "1.0"),
        ([OLD, OLDER, on("2026-11-01", "talked")], "quiet", "2^(-21/180) = 0.92"),
        ([OLD, OLDER, on("2026-11-01", "promised", due="2026-11-02")], "quiet", "below zero"),
        ([OLD, on(TODAY, "gave", worth=9)], None, "contact on two days: new"),
        ([OLD, on("2020-01-01", "gave"), on(TODAY, "gave", worth=9)], None, "on two days, if three times: new"),
        ([on("2026-08-25", "talked"), on("2026-09-01", "talked"), on(TODAY, "talked")], None, "first 89 days ago: new"),
        ([on("2026-08-24", "talked"), on("2026-09-01", "talked"), on(TODAY, "talked")], "mild", "first 90 days ago"),
    ],
)
def test_bands_are_worked_by_hand(log: list[Entry], band: str | None, working: str) -> None:
    assert of(log).band == band, working


@pytest.mark.parametrize(
    ("log", "trend", "working"),
    [
        ([OLD, OLDER, on("2026-08-24", "talked")], "fading", "1 became 2^(-90/180) = 0.71"),
        (
            [OLD, OLDER, on("2026-08-24", "talked"), on("2026-10-08", "talked")],
            "growing",
            "1; 0.71 + 2^(-45/180) = 1.55",
        ),
        (
            [OLD, OLDER, on("2026-08-24", "gave", worth=4), on("2026-11-22", "talked")],
            "steady",
            "4; 2.83 + 1 = 3.83, which is within 0.8 of it",
        ),
        (
            [OLD, OLDER, on("2026-01-01", "promised", due="2026-02-01", done="2026-10-08")],
            "growing",
            "-2 while it was late; 2 · 2^(-45/180) = 1.7 now that it is kept",
        ),
        (
            [OLD, OLDER, on("2026-08-25", "gave", worth=4)],
            "growing",
            "89 days ago: 90 days ago it was not known yet",
        ),
        ([OLD, on(TODAY, "gave")], None, "new: nothing to compare with"),
    ],
)
def test_trends_are_worked_by_hand(log: list[Entry], trend: str | None, working: str) -> None:
    assert of(log).trend == trend, working


def test_a_quarterly_talk_is_steady_by_a_quarterly_rhythm_and_fading_without_one() -> None:
    days = [TODAY - timedelta(days=91 * n + 60) for n in range(12)]
    log = tuple(on(day, "talked") for day in days)
    for rhythm, trend in ((parse_rhythm("quarter"), "steady"), (None, "fading")):
        one = standing("k", Contact(name="A", every=rhythm, log=log), Settings(), today=days[0] + timedelta(days=90))
        assert one.goodwill is not None
        assert one.goodwill.trend == trend


def test_without_scores_there_is_no_goodwill() -> None:
    log = (OLD, OLDER, on(TODAY, "gave"))
    for contact, settings in (
        (Contact(name="A", scores=False, log=log), Settings()),
        (Contact(name="A", log=log), Settings(scores=False)),
    ):
        assert standing("k", contact, settings, today=TODAY).goodwill is None


def test_a_vow_ends_on_the_first_of_the_days_it_was_settled() -> None:
    both = on("2026-01-01", "promised", due="2026-02-01", done="2026-04-01", dropped="2026-03-01")
    assert vow(both) == Vow(date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1))


def by_definition(contact: Contact, today: date, *, known: date) -> float:
    """The sum as the design has it, entry by entry, as known on a day."""
    life = half_life(contact.every or NEVER, 180)
    total = 0.0
    found = exchanges(contact.log, today=date.max, worths={"introduction": 3, "referral": 5})
    for day, weight, _ in weights(contact.log, found):
        if day <= known:
            total += weight * 2 ** (-(known - day).days / life)
    for mine in filter(None, map(vow, contact.log)):
        total -= 2 * (mine.made <= known and mine.due < known and (mine.ended is None or mine.ended > known))
    return total


@given(contacts(), st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 1000))
def test_what_is_kept_tells_the_sum_of_any_later_day(contact: Contact, day: date, later: int) -> None:
    contact = replace(contact, scores=True)
    one = standing("k", contact, Settings(), today=day)
    kept, today = one.warmth, day if one.settled > day else day + timedelta(days=later)
    assert kept is not None
    assert kept.value(today) == pytest.approx(by_definition(contact, today, known=today))
    before = today - timedelta(days=90)
    assert kept.value(today, ago=90) == pytest.approx(by_definition(contact, today, known=before))
