"""The days people may type, and the days that files hold.

What is typed is one of a few forms or it is refused, never guessed (design, section 6). Each form but the bare weekday
and the day without a year says by itself where it lies; those two follow the direction: *back* is today or the latest
before it; *forward* is today or the next one for a day of the year, and always after today for a weekday.
Files hold ISO days only, and a few fields part of one.
"""

import re
from datetime import date
from typing import Literal

from netlog.core.calendar import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    CalendarEndsError,
    Unit,
    days_in_month,
    month_name,
    shifted,
)
from netlog.errors import UsageError
from netlog.values import dataclass

Direction = Literal["back", "forward"]

FORMS = (
    "2026-11-20, today, yesterday, tomorrow, friday, last friday, 3 days ago, in 2 weeks, +2w, -3d (d w m y), "
    "20 nov, nov 20, 20 nov 2026, nov 20 2026"
)

_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_WEEKDAYS = {form: n for n, name in enumerate(WEEKDAY_NAMES) for form in (name.lower(), name[:3].lower())}
_MONTHS = {form: n for n, name in enumerate(MONTH_NAMES, 1) for form in (name.lower(), name[:3].lower())} | {"sept": 9}
_UNITS: dict[str, Unit] = {
    "day": "day", "days": "day", "week": "week", "weeks": "week",
    "month": "month", "months": "month", "year": "year", "years": "year",
}  # fmt: skip
_LETTERS: dict[str, Unit] = {"d": "day", "w": "week", "m": "month", "y": "year"}

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_PARTIAL = r"(?:([0-9]{4})|-)(?:-([0-9]{2}))?(?:-([0-9]{2}))?"

_LEAP_YEAR = 2000

# Which of year, month and day a part of a day may have.
_SHAPES = {(True, True, True), (False, True, True), (True, True, False), (True, False, False)}


class DayError(ValueError):
    """A text that is no day; `advice` is a sentence that helps to correct it."""

    def __init__(self, message: str, *, advice: str) -> None:
        super().__init__(message)
        self.advice = advice


class NotADay(DayError):  # noqa: N818 (reads as what it is where it is caught)
    """The text is in no form that a day has."""


class NoSuchDay(DayError):  # noqa: N818 (reads as what it is where it is caught)
    """The form is right, but the calendar has no such day: 30 February, a month 13."""


def parse_day(text: str, *, today: date, direction: Direction) -> date:
    """The day that was typed, in one of the forms of `FORMS`; case and extra spaces do not matter.

    Forward, `friday` on a Friday is in 7 days and `20 nov` on 20 November is today; back, both are today.
    `last friday` is before today either way. `29 feb` goes to the nearest leap year in the direction.
    Raises UsageError for any other text, for a day that does not exist, and for one outside the years 1 to 9999.
    """
    typed = " ".join(text.split())
    if not typed:
        raise UsageError("the day is empty", advice=f"Write one of: {FORMS}")
    try:
        day = _resolved(typed, today, direction)
    except NoSuchDay as error:
        raise UsageError(str(error), advice=error.advice) from error
    except CalendarEndsError as error:
        advice = "The calendar runs from the year 1 to the year 9999."
        raise UsageError(f"that is too far away: {typed}", advice=advice) from error
    if day is None:
        raise UsageError(f"not a day: {typed}", advice=f"Write one of: {FORMS}")
    return day


def parse_iso(text: str) -> date:
    """The day written as `2026-11-20`, four, two and two ASCII digits, nothing around them.

    Raises NotADay for any other form and NoSuchDay when the calendar lacks that day; both are ValueErrors.
    """
    match = _ISO.fullmatch(text)
    if not match:
        raise NotADay(f"not a day: {text}", advice="Write the day as 2026-11-20.")
    year, month, day = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        _check_exists(year, month, day, text)  # says which part is wrong
        raise


@dataclass(frozen=True, slots=True)
class PartialDay:
    """A day of which only part may be known: `1988-04-02`, `--04-02`, `2024-03` or `2024`; no other parts.

    Making one raises NotADay for other parts and NoSuchDay when no calendar has them; `--02-29` is a day.
    """

    year: int | None
    month: int | None
    day: int | None

    def __post_init__(self) -> None:
        year, month, day = self.year, self.month, self.day
        if (year is not None, month is not None, day is not None) not in _SHAPES:
            raise _not_partial(str(self))
        try:
            date(_LEAP_YEAR if year is None else year, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            _check_exists(year, month, day, str(self))  # says which part is wrong

    def __str__(self) -> str:
        year = "-" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    @property
    def has_year(self) -> bool:
        return self.year is not None

    @property
    def has_day(self) -> bool:
        return self.day is not None

    def first_day(self) -> date | None:
        """The first day it can mean (`2024-03` is 2024-03-01), or None without a year."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)


def parse_partial(text: str) -> PartialDay:
    """The day or part of one that was written; raises as `parse_iso` does."""
    match = re.fullmatch(_PARTIAL, text)
    if not match:
        raise _not_partial(text)
    year, month, day = (None if part is None else int(part) for part in match.groups())
    return PartialDay(year, month, day)


def _resolved(typed: str, today: date, direction: Direction) -> date | None:
    """The day, or None when the text is in no known form."""
    if not typed.isascii():
        return None  # digits of other scripts, and letters that only turn into ASCII in lower case
    match typed.lower().split():
        case [word]:
            return _from_word(word, today, direction)
        case ["last", name] if name in _WEEKDAYS:
            return shifted(today, -_days_between(_WEEKDAYS[name], today.weekday(), at_least=1), "day")
        case [count, unit, "ago"] if count.isdigit() and unit in _UNITS:
            return shifted(today, -_count(count), _UNITS[unit])
        case ["in", count, unit] if count.isdigit() and unit in _UNITS:
            return shifted(today, _count(count), _UNITS[unit])
        case [first, second] if found := _month_and_day(first, second):
            _check_exists(None, *found, typed)
            return _nearest_year(*found, today, direction)
        case [first, second, year] if year.isdigit() and len(year) == 4 and (found := _month_and_day(first, second)):
            _check_exists(int(year), *found, typed)
            return date(int(year), *found)
    return None


def _from_word(word: str, today: date, direction: Direction) -> date | None:
    if word in _NEAR:
        return shifted(today, _NEAR[word], "day")
    if word in _WEEKDAYS:
        if direction == "back":
            return shifted(today, -_days_between(_WEEKDAYS[word], today.weekday(), at_least=0), "day")
        return shifted(today, _days_between(today.weekday(), _WEEKDAYS[word], at_least=1), "day")
    if word[0] in "+-" and word[-1] in _LETTERS and word[1:-1].isdigit():
        count = _count(word[1:-1])
        return shifted(today, -count if word[0] == "-" else count, _LETTERS[word[-1]])
    return parse_iso(word) if _ISO.fullmatch(word) else None


def _month_and_day(first: str, second: str) -> tuple[int, int] | None:
    name, digits = (first, second) if first in _MONTHS else (second, first)
    if name not in _MONTHS or not digits.isdigit() or len(digits) > 2:
        return None
    return _MONTHS[name], int(digits)


def _nearest_year(month: int, day: int, today: date, direction: Direction) -> date:
    step = 1 if direction == "forward" else -1
    for year in range(today.year, today.year + 9 * step, step):  # leap years are at most 8 years apart
        if not date.min.year <= year <= date.max.year:
            break
        if day <= days_in_month(year, month) and (date(year, month, day) - today).days * step >= 0:
            return date(year, month, day)
    raise CalendarEndsError(f"there is no {day} {month_name(month)} left in the calendar")


def _days_between(start: int, end: int, *, at_least: int) -> int:
    """From one weekday to the next such other, in days: from 0 to 6, or from 1 to 7."""
    return (end - start - at_least) % 7 + at_least


def _count(digits: str) -> int:
    if len(digits) > 9:
        raise CalendarEndsError("no day is that far away")
    return int(digits)


def _check_exists(year: int | None, month: int | None, day: int | None, shown: str) -> None:
    """Raises NoSuchDay when no calendar has these parts; a part that is None is not looked at."""
    advice = ""
    if year is not None and not date.min.year <= year <= date.max.year:
        advice = "Years run from 0001 to 9999."
    elif month is not None and not 1 <= month <= 12:
        advice = "A year has 12 months."
    elif month is not None and day is not None and not 1 <= day <= days_in_month(2000 if year is None else year, month):
        advice = _length_of(year, month)
    if advice:
        raise NoSuchDay(f"there is no such day: {shown}", advice=advice)


def _length_of(year: int | None, month: int) -> str:
    if year is not None:
        return f"{month_name(month)} {year:04} has {days_in_month(year, month)} days."
    if month == 2:
        return "February has 28 days, and 29 in a leap year."
    return f"{month_name(month)} has {days_in_month(2000, month)} days."


def _not_partial(text: str) -> NotADay:
    return NotADay(f"not a day: {text}", advice="Write the day as 1988-04-02, --04-02, 2024-03 or 2024.")
