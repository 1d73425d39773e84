"""Rhythms: what the user may write, how it is written back, and the day one rhythm later."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.calendar import Unit
from netlog.core.rhythm import NEVER, Rhythm, parse_rhythm

UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year")


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("45", Rhythm(45, "day")),
        ("day", Rhythm(1, "day")),
        ("1 day", Rhythm(1, "day")),
        ("3 days", Rhythm(3, "day")),
        ("week", Rhythm(1, "week")),
        ("weeks", Rhythm(1, "week")),
        ("6 weeks", Rhythm(6, "week")),
        ("6weeks", Rhythm(6, "week")),
        ("  6   weeks ", Rhythm(6, "week")),
        ("2 Months", Rhythm(2, "month")),
        ("QUARTER", Rhythm(1, "quarter")),
        ("2 quarters", Rhythm(2, "quarter")),
        ("year", Rhythm(1, "year")),
        ("10 years", Rhythm(10, "year")),
        ("007", Rhythm(7, "day")),
        ("never", NEVER),
        ("Never", NEVER),
    ],
)
def test_a_rhythm_is_a_number_of_units_or_never(text: str, rhythm: Rhythm) -> None:
    assert parse_rhythm(text) == rhythm


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "sometimes",
        "0",
        "0 weeks",
        "-1 week",
        "1.5 weeks",
        "week 2",
        "2 fortnights",
        "2w",
        "100000",
        "²",
        "٣ weeks",
        "a week",
        "never ever",
    ],
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a rhythm"):
        parse_rhythm(text)


def test_zero_is_told_to_be_never() -> None:
    with pytest.raises(ValueError, match="say never"):
        parse_rhythm("0 weeks")


@given(st.builds(Rhythm, st.integers(1, 99999), st.sampled_from(UNITS)) | st.just(NEVER))
def test_what_is_written_reads_the_same(rhythm: Rhythm) -> None:
    assert parse_rhythm(str(rhythm)) == rhythm


@pytest.mark.parametrize(
    ("rhythm", "written"),
    [
        (Rhythm(1, "day"), "day"),
        (Rhythm(45), "45 days"),
        (Rhythm(1, "quarter"), "quarter"),
        (Rhythm(6, "week"), "6 weeks"),
        (NEVER, "never"),
    ],
)
def test_a_rhythm_is_written_as_one_says_it(rhythm: Rhythm, written: str) -> None:
    assert str(rhythm) == written


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Rhythm(5), 5),
        (Rhythm(2, "week"), 14),
        (Rhythm(1, "month"), 30),
        (Rhythm(1, "quarter"), 91),
        (Rhythm(2, "year"), 730),
        (NEVER, 0),
    ],
)
def test_rhythms_are_compared_by_their_days(rhythm: Rhythm, days: int) -> None:
    assert rhythm.days == days


def test_only_never_is_never() -> None:
    assert NEVER.is_never
    assert not Rhythm(1).is_never


@pytest.mark.parametrize(
    ("rhythm", "day", "after"),
    [
        (Rhythm(45), date(2026, 11, 20), date(2027, 1, 4)),
        (Rhythm(6, "week"), date(2026, 11, 20), date(2027, 1, 1)),
        (Rhythm(1, "month"), date(2027, 1, 31), date(2027, 2, 28)),
        (Rhythm(1, "month"), date(2028, 1, 31), date(2028, 2, 29)),
        (Rhythm(1, "quarter"), date(2026, 11, 30), date(2027, 2, 28)),
        (Rhythm(1, "year"), date(2028, 2, 29), date(2029, 2, 28)),
        (Rhythm(1), date.max, date.max),
        (Rhythm(99999, "year"), date(2026, 11, 20), date.max),
    ],
)
def test_the_day_one_rhythm_later_follows_the_calendar(rhythm: Rhythm, day: date, after: date) -> None:
    assert rhythm.after(day) == after
