"""Calendar arithmetic, against tables worked by hand on a paper calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog.core.calendar import (
    MONTH_NAMES,
    CalendarEndsError,
    Unit,
    days_in_month,
    month_name,
    next_occurrence,
    shifted,
    spoken,
)

DAYS = st.dates()
UNITS: list[Unit] = ["day", "week", "month", "quarter", "year"]


@pytest.mark.parametrize(
    ("day", "count", "unit", "expected"),
    [
        (date(2026, 11, 22), 0, "day", date(2026, 11, 22)),
        (date(2026, 12, 31), 1, "day", date(2027, 1, 1)),
        (date(2028, 3, 1), -1, "day", date(2028, 2, 29)),
        (date(2026, 11, 22), 2, "week", date(2026, 12, 6)),
        (date(2026, 11, 22), -1, "week", date(2026, 11, 15)),
        (date(2026, 1, 31), 1, "month", date(2026, 2, 28)),
        (date(2028, 1, 31), 1, "month", date(2028, 2, 29)),
        (date(2026, 1, 31), 2, "month", date(2026, 3, 31)),
        (date(2026, 3, 31), -1, "month", date(2026, 2, 28)),
        (date(2026, 5, 31), 1, "month", date(2026, 6, 30)),
        (date(2026, 11, 30), 14, "month", date(2028, 1, 30)),
        (date(2026, 11, 30), 1, "quarter", date(2027, 2, 28)),
        (date(2026, 5, 31), -1, "quarter", date(2026, 2, 28)),
        (date(2028, 2, 29), 1, "year", date(2029, 2, 28)),
        (date(2028, 2, 29), 4, "year", date(2032, 2, 29)),
        (date(2026, 11, 22), -26, "year", date(2000, 11, 22)),
    ],
)
def test_a_shift_lands_on_the_same_day_of_the_month_or_on_its_last(
    day: date, count: int, unit: Unit, expected: date
) -> None:
    assert shifted(day, count, unit) == expected


@pytest.mark.parametrize(
    ("day", "count", "unit"),
    [
        (date.max, 1, "day"),
        (date.min, -1, "day"),
        (date(9999, 12, 25), 1, "week"),
        (date(9999, 12, 1), 1, "month"),
        (date(1, 1, 31), -1, "month"),
        (date(9999, 10, 1), 1, "quarter"),
        (date(2026, 1, 1), 7974, "year"),
        (date(2026, 1, 1), 10**12, "day"),
        (date(2026, 1, 1), -(10**30), "month"),
        pytest.param(date(2026, 1, 1), 10**5000, "year", id="a count too long to print"),
    ],
)
def test_beyond_the_calendar_there_is_a_sentence(day: date, count: int, unit: Unit) -> None:
    with pytest.raises(CalendarEndsError, match=f"no day is that far from {day}: the calendar runs from year 1"):
        shifted(day, count, unit)


@given(DAYS, st.integers(), st.sampled_from(UNITS))
@settings(deadline=None)
def test_a_shift_moves_in_the_direction_of_its_count_or_says_that_the_calendar_ends(
    day: date, count: int, unit: Unit
) -> None:
    try:
        moved = shifted(day, count, unit)
    except ValueError:
        assert abs(count) > 0
        return
    assert (moved > day) - (moved < day) == (count > 0) - (count < 0)


@pytest.mark.parametrize(
    ("month", "day", "today", "expected"),
    [
        (4, 2, date(2026, 4, 1), date(2026, 4, 2)),
        (4, 2, date(2026, 4, 2), date(2026, 4, 2)),
        (4, 2, date(2026, 4, 3), date(2027, 4, 2)),
        (1, 1, date(2026, 12, 31), date(2027, 1, 1)),
        (2, 29, date(2027, 2, 1), date(2027, 2, 28)),
        (2, 29, date(2027, 2, 28), date(2027, 2, 28)),
        (2, 29, date(2027, 3, 1), date(2028, 2, 29)),
        (2, 29, date(2028, 2, 28), date(2028, 2, 29)),
        (2, 29, date(2028, 3, 1), date(2029, 2, 28)),
    ],
)
def test_a_day_of_the_year_comes_round_today_or_next(month: int, day: int, today: date, expected: date) -> None:
    assert next_occurrence(month, day, today=today) == expected


@given(st.dates(max_value=date(9998, 12, 31)), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
@settings(deadline=None)
def test_every_day_of_the_year_comes_round_within_366_days(today: date, of_the_year: date) -> None:
    found = next_occurrence(of_the_year.month, of_the_year.day, today=today)
    assert today <= found <= today + timedelta(days=366)
    assert found.month == of_the_year.month


@pytest.mark.parametrize(("month", "day"), [(2, 30), (4, 31), (1, 0), (1, 32)])
def test_a_day_that_no_year_has_never_comes_round(month: int, day: int) -> None:
    with pytest.raises(ValueError, match=f"{MONTH_NAMES[month - 1]} has no day {day}"):
        next_occurrence(month, day, today=date(2026, 11, 22))


def test_the_last_year_has_no_next() -> None:
    with pytest.raises(CalendarEndsError, match="no 2 April comes after 9999-04-03"):
        next_occurrence(4, 2, today=date(9999, 4, 3))


@pytest.mark.parametrize(
    ("year", "month", "expected"), [(2026, 2, 28), (2028, 2, 29), (1900, 2, 28), (2000, 2, 29), (2026, 11, 30)]
)
def test_a_month_has_its_days(year: int, month: int, expected: int) -> None:
    assert days_in_month(year, month) == expected


@pytest.mark.parametrize("month", [0, 13, -1])
def test_a_year_has_twelve_months(month: int) -> None:
    with pytest.raises(ValueError, match=f"there is no month {month}: a year has 12"):
        days_in_month(2026, month)
    with pytest.raises(ValueError, match=f"there is no month {month}: a year has 12"):
        month_name(month)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 22), "Sun 22 Nov 2026"),
        (date(2026, 11, 2), "Mon 2 Nov 2026"),
        (date(2028, 2, 29), "Tue 29 Feb 2028"),
        (date(2026, 9, 30), "Wed 30 Sep 2026"),
    ],
)
def test_a_day_is_spoken_with_its_weekday_and_no_leading_zero(day: date, expected: str) -> None:
    assert spoken(day) == expected
