"""What today asks for: promises due both ways, check-ins with a reason, birthdays; one line a contact."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from itertools import groupby

from netlog.core.entry import Entry, Kind
from netlog.core.ledger import Moment
from netlog.core.outline import Among, Outlines
from netlog.core.standing import Standing
from netlog.core.text import fold
from netlog.page import Block, Column, Heading, Line, Page, Rows, Span, Table, line
from netlog.reports.due import birthdays_near, coming_birthday, reason, something_to_bring
from netlog.reports.phrases import distance, due_span, last_text, short_day
from netlog.reports.record import records
from netlog.values import dataclass

PROMISE_DAYS = 7
"""A promise stands here from so many days before it is due."""

UNDATED_DAYS = 14
"""A promise without a day stands here when it is older than that."""

_MOST_SILENCE = 3.0


class Cause(StrEnum):
    """Why a contact stands on today's list."""

    PROMISE = "promise"
    EXPECTED = "expected"
    CHECK_IN = "check-in"
    BIRTHDAY = "birthday"


@dataclass(frozen=True, slots=True)
class Matter:
    """A contact on today's list: the first cause, its day and days overdue, and what else there is."""

    key: str
    name: str
    kind: Cause
    text: str
    due: date | None
    overdue: int
    more: tuple[str, ...]
    last: Moment | None


@dataclass(frozen=True, slots=True)
class Today:
    """The report: the day, the matters in order, and how many check-ins are due beyond the limit."""

    today: date
    items: tuple[Matter, ...]
    left_out: int


def among(today: date) -> Among:
    """Those whom the report may be about: who is due, with whom a promise is open, or whose birthday is near."""
    this = today.toordinal()
    near = birthdays_near(today)

    def places(outlines: Outlines) -> list[int]:
        columns = zip(outlines.due, outlines.promised, outlines.expected, outlines.birthday, strict=True)
        return [
            place
            for place, (due, promised, expected, birthday) in enumerate(columns)
            if (due and due <= this) or promised or expected or birthday in near
        ]

    return places


def report(standings: Iterable[Standing], *, today: date, limit: int) -> Today:
    """One matter a contact: promises due within a week (mine, then theirs), at most `limit` check-ins, birthdays."""
    standings = tuple(standings)
    due = _in_turn([one for one in standings if one.is_due], today=today, limit=limit)
    asked_for = {one.key for one in due[:limit]}
    found = []
    for one in standings:
        matters = list(_matters(one, today=today, check_in=one.key in asked_for))
        if matters:
            first, *rest = matters
            found.append(replace(first, more=tuple(text for text in _beside(rest, today) if text != first.text)))
    order = {one.key: place for place, one in enumerate(due)}
    found.sort(key=lambda matter: _order(matter, order))
    return Today(today, tuple(found), max(0, len(due) - limit))


def _order(matter: Matter, turn: dict[str, int]) -> tuple[int, int, date, str, str]:
    place = turn.get(matter.key, 0) if matter.kind is Cause.CHECK_IN else 0
    return (list(Cause).index(matter.kind), place, matter.due or date.max, fold(matter.name), matter.key)


def _in_turn(due: Iterable[Standing], *, today: date, limit: int) -> list[Standing]:
    """First those with something to bring, then by silence in rhythms (at most 3).

    Ties take turns: of those who share the last places within the limit, each day has the next ones.
    """

    def rank(one: Standing) -> tuple[bool, float]:
        silence = (today - one.last.date).days / one.rhythm.days if one.last else _MOST_SILENCE
        return (not something_to_bring(one, today=today), -min(silence, _MOST_SILENCE))

    found: list[Standing] = []
    for _, group in groupby(sorted(due, key=lambda one: (rank(one), one.key)), key=rank):
        tied = list(group)
        first = today.toordinal() * max(0, limit - len(found)) % len(tied)
        found += [*tied[first:], *tied[:first]]
    return found


def _matters(one: Standing, *, today: date, check_in: bool) -> Iterator[Matter]:
    """Everything that today asks for with one contact, the most pressing first."""
    for cause, kind in ((Cause.PROMISE, Kind.PROMISED), (Cause.EXPECTED, Kind.EXPECTED)):
        pressing = [entry for entry in one.promised(kind) if _is_pressing(entry, today=today)]
        for entry in sorted(pressing, key=lambda entry: entry.due or date.max):
            late = max(0, (today - entry.due).days) if entry.due else 0
            yield Matter(one.key, one.name, cause, entry.text, entry.due, late, (), one.last)
    if check_in:
        yield Matter(one.key, one.name, Cause.CHECK_IN, reason(one, today=today), one.due, one.overdue, (), one.last)
    birthday = coming_birthday(one, today=today)
    if birthday and not one.rhythm.is_never:
        yield Matter(one.key, one.name, Cause.BIRTHDAY, _turning(one, birthday), birthday, 0, (), one.last)


def _is_pressing(entry: Entry, *, today: date) -> bool:
    if entry.due is None:
        return today - entry.date > timedelta(days=UNDATED_DAYS)
    return entry.due - today <= timedelta(days=PROMISE_DAYS)


def _turning(one: Standing, birthday: date) -> str:
    born = one.birthday.year if one.birthday else None
    return f"turns {birthday.year - born}" if born and birthday.year > born else "birthday"


def _beside(matters: Iterable[Matter], today: date) -> Iterator[str]:
    for matter in matters:
        match matter.kind:
            case Cause.PROMISE:
                yield f"you promised “{matter.text}”"
            case Cause.EXPECTED:
                yield f"promised you “{matter.text}”"
            case Cause.CHECK_IN:
                yield "check-in due"
            case Cause.BIRTHDAY:
                yield f"birthday {distance(matter.due, today=today)}" if matter.due else "birthday"


_HEADINGS = {
    Cause.PROMISE: "You promised",
    Cause.EXPECTED: "They promised",
    Cause.CHECK_IN: "Check-ins",
    Cause.BIRTHDAY: "Birthdays",
}


def page(report: Today) -> Page:
    """A section a cause."""
    blocks: list[Block] = []
    for cause, heading in _HEADINGS.items():
        matters = [matter for matter in report.items if matter.kind is cause]
        if matters:
            columns = (Column(""), Column(""), Column("", gives=True), Column("", gives=True))
            rows = Rows(matters, partial(_row, today=report.today))
            blocks += [Heading(heading), Table(columns, rows)]
    if report.left_out:
        blocks += [line(), line(Span(f"{report.left_out} more due: `netlog due`", "quiet"))]
    hint = (
        ""
        if report.items or report.left_out
        else f"Nothing today, {short_day(report.today, today=report.today)}. A good day to give something."
    )
    return Page(blocks=tuple(blocks), records=records(report.items), hint=hint)


def _row(matter: Matter, *, today: date) -> tuple[Line, ...]:
    text = matter.text if matter.kind in (Cause.CHECK_IN, Cause.BIRTHDAY) else f"“{matter.text}”"
    when = Span(distance(matter.due, today=today), "soon") if matter.kind is Cause.BIRTHDAY and matter.due else None
    return (
        line(Span(matter.name, "name")),
        line(when or due_span(matter.due, today=today)),
        line("; ".join((text, *matter.more))),
        line(Span(last_text(matter.last, today=today), "quiet")),
    )
