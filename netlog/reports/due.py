"""Who needs a check-in: how late, what was last talked about, and a reason to write."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from netlog.core.calendar import CalendarEndsError, next_occurrence
from netlog.core.entry import Kind
from netlog.core.ledger import Moment
from netlog.core.outline import Among
from netlog.core.standing import Standing
from netlog.core.text import fold
from netlog.page import Column, Line, Page, Rows, Span, Table, line
from netlog.reports.phrases import distance, drift_text, due_span, last_text
from netlog.reports.record import records
from netlog.values import dataclass

BIRTHDAY_DAYS = 14
"""How long before a birthday it is a reason to write."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A check-in: the day it is due, days overdue, the rhythm, a reason to write, and the last contact.

    Who drifts may be due on no day, having no rhythm.
    """

    key: str
    name: str
    due: date | None
    overdue: int
    every: str
    reason: str
    last: Moment | None


@dataclass(frozen=True, slots=True)
class Due:
    """The report: the day, and the check-ins, most overdue first."""

    today: date
    items: tuple[CheckIn, ...]


def among(until: date) -> Among:
    """Those whom the report may be about: whose next check-in falls on a day up to `until`."""
    last = until.toordinal()
    return lambda outlines: [place for place, day in enumerate(outlines.due) if day and day <= last]


def report(standings: Iterable[Standing], *, today: date, until: date) -> Due:
    """The check-ins that fall on a day up to `until`, included; most overdue first."""
    found = [
        CheckIn(one.key, one.name, one.due, one.overdue, str(one.rhythm), reason(one, today=today), one.last)
        for one in standings
        if one.due and one.due <= until
    ]
    return Due(today, tuple(sorted(found, key=lambda item: (item.due or date.max, fold(item.name), item.key))))


def among_drifting(today: date) -> Among:
    """Those whose silence may have outgrown their habit."""
    this = today.toordinal()
    return lambda outlines: [
        place
        for place, (first, last) in enumerate(zip(outlines.drifts, outlines.drifted, strict=True))
        if first <= this <= last
    ]


def drifting(standings: Iterable[Standing], *, today: date) -> Due:
    """Those who drift, with their habit for a reason: first whose silence has just outgrown it."""
    found = [(one, habit) for one in standings if (habit := one.drift)]
    found.sort(key=lambda pair: ((today - pair[1].last).days / pair[1].usual, fold(pair[0].name), pair[0].key))
    return Due(
        today,
        tuple(
            CheckIn(one.key, one.name, one.due, one.overdue, str(one.rhythm), drift_text(habit, today=today), one.last)
            for one, habit in found
        ),
    )


def reason(one: Standing, *, today: date) -> str:
    """Why to write just now: something to bring if there is, else the rhythm itself."""
    return something_to_bring(one, today=today) or f"every {one.rhythm}{_from(one.rhythm_source)}"


def something_to_bring(one: Standing, *, today: date) -> str:
    """A promise of mine, a birthday near, a need of theirs, a promise of theirs: the first there is, or nothing."""
    mine, theirs = one.promised(Kind.PROMISED), one.promised(Kind.EXPECTED)
    if mine:
        return f"you promised “{mine[0].text}”"
    if birthday := coming_birthday(one, today=today):
        return f"birthday {distance(birthday, today=today)}"
    if one.needs:
        return f"needs “{one.needs[0]}”"
    return f"promised you “{theirs[0].text}”" if theirs else ""


def coming_birthday(one: Standing, *, today: date) -> date | None:
    """The contact's next birthday, if it falls within 14 days from today; 29 February is kept on 28 in common years."""
    if one.birthday is None or one.birthday.month is None or one.birthday.day is None:
        return None
    try:
        birthday = next_occurrence(one.birthday.month, one.birthday.day, today=today)
    except CalendarEndsError:
        return None
    return birthday if birthday - today <= timedelta(days=BIRTHDAY_DAYS) else None


def birthdays_near(today: date) -> frozenset[int]:
    """The birthdays, as month * 100 + day, that may come within 14 days from today."""
    days = [
        today + timedelta(days=n) for n in range(BIRTHDAY_DAYS + 1) if today.toordinal() + n <= date.max.toordinal()
    ]
    near = {day.month * 100 + day.day for day in days}
    return frozenset(near | {_LEAP_DAY} if _LEAP_DAY - 1 in near else near)


_LEAP_DAY = 229


def _from(source: str) -> str:
    return "" if source == "own" else f" ({source})"


NOBODY_DUE = "No check-in is due. `netlog every WHO RHYTHM` says how often to be in touch."
NOBODY_DRIFTS = "Nobody drifts: no silence has outgrown its habit."


def page(due: Due, *, nobody: str = NOBODY_DUE) -> Page:
    """A line a check-in; `nobody` is what there is to say when there is none."""
    columns = (Column("Who"), Column("When"), Column("Last contact", gives=True), Column("A reason", gives=True))
    rows = Rows(due.items, partial(_row, today=due.today))
    return Page(
        blocks=(Table(columns, rows),) if rows else (),
        records=records(due.items),
        hint="" if rows else nobody,
    )


def _row(item: CheckIn, *, today: date) -> tuple[Line, ...]:
    return (
        line(Span(item.name, "name")),
        line(due_span(item.due, today=today) if item.due else Span("no rhythm", "quiet")),
        line(Span(last_text(item.last, today=today), "quiet")),
        line(item.reason),
    )
