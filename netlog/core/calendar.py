"""Calendar arithmetic: a day so many months away, the next time a day of the year comes round, a day as one says it.

Months and years keep the day of the month where the target month has it and else take that month's last day:
31 January and a month is 28 February. This module is the one door to dateutil.
"""

from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "year"]

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
_DAYS: dict[Unit, int] = {"day": 1, "week": 7}


class CalendarEndsError(ValueError):
    """A day before the year 1 or after the year 9999."""


def shifted(day: date, count: int, unit: Unit) -> date:
    """The day `count` units after `day` (before it, when negative); a quarter is three months.

    Raises CalendarEndsError, a ValueError, when that day lies before the year 1 or after the year 9999.
    """
    try:
        if unit in _DAYS:
            return day + timedelta(days=count * _DAYS[unit])
        from dateutil.relativedelta import relativedelta  # months are all it is for, and few commands count in them

        return day + relativedelta(months=count * _MONTHS[unit])
    except (OverflowError, ValueError) as error:
        # The count stays out of the sentence: Python refuses to print an integer of thousands of digits.
        raise CalendarEndsError(f"no day is that far from {day}: the calendar runs from year 1 to year 9999") from error


def next_occurrence(month: int, day: int, *, today: date) -> date:
    """The first day on or after `today` with this month and day; 29 February falls on the 28th in common years.

    Raises ValueError when no year has such a day, CalendarEndsError when it would come after the year 9999.
    """
    if not 1 <= day <= days_in_month(2000, month):
        raise ValueError(f"{month_name(month)} has no day {day}")
    this_year = _in_year(today.year, month, day)
    if this_year >= today:
        return this_year
    if today.year == date.max.year:
        raise CalendarEndsError(f"no {day} {month_name(month)} comes after {today}: the calendar ends with year 9999")
    return _in_year(today.year + 1, month, day)


def days_in_month(year: int, month: int) -> int:
    """How many days the month has, 28 to 31. Raises ValueError for a month that is not 1 to 12."""
    _check_month(month)
    from calendar import monthrange  # slow to load, and few commands ask

    return monthrange(year, month)[1]


def month_name(month: int) -> str:
    """The English name of month 1 to 12. Raises ValueError for any other."""
    _check_month(month)
    return MONTH_NAMES[month - 1]


def spoken(day: date) -> str:
    """The day as one says it, in English whatever the locale: `Sun 22 Nov 2026`."""
    return f"{WEEKDAY_NAMES[day.weekday()][:3]} {day.day} {month_name(day.month)[:3]} {day.year}"


def _in_year(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, days_in_month(year, month)))


def _check_month(month: int) -> None:
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}: a year has 12")
