"""Turns of phrase: days and spans as people say them, worked by hand."""

from datetime import date, timedelta

import pytest

from netlog.core.entry import Entry, Kind
from netlog.core.ledger import Moment
from netlog.page import Span
from netlog.reports.phrases import distance, due_span, is_overdue, last_text, moment_text, short_day, spelled
from netlog.reports.record import cell, records

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "today"), (1, "tomorrow"), (-1, "yesterday"), (2, "in 2 days"), (-2, "2 days ago"), (13, "in 13 days"),
        (14, "in 2 weeks"), (-20, "2 weeks ago"), (-21, "3 weeks ago"), (-59, "8 weeks ago"), (-60, "2 months ago"),
        (89, "in 2 months"), (-90, "3 months ago"), (-365, "12 months ago"), (-729, "24 months ago"),
        (-730, "2 years ago"), (1094, "in 2 years"), (1095, "in 3 years"),
    ],
)  # fmt: skip
def test_a_distance_is_told_as_people_do(days: int, text: str) -> None:
    assert distance(TODAY + timedelta(days=days), today=TODAY) == text


def test_a_single_day_is_one() -> None:
    assert spelled(1) == "1 day"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-11-22", "Sun 22 Nov"),
        ("2026-01-01", "Thu 1 Jan"),
        ("2025-11-22", "Sat 22 Nov 2025"),
        ("9999-12-31", "Fri 31 Dec 9999"),
    ],
)
def test_the_year_is_left_out_where_it_is_this_one(day: str, text: str) -> None:
    assert short_day(date.fromisoformat(day), today=TODAY) == text


@pytest.mark.parametrize(
    ("due", "span"),
    [
        (None, Span("no day", "quiet")),
        ("2026-11-20", Span("2 days overdue", "late")),
        ("2026-11-21", Span("1 day overdue", "late")),
        ("2026-11-22", Span("due today", "soon")),
        ("2026-11-23", Span("due Mon 23 Nov", "soon")),
        ("2026-11-29", Span("due Sun 29 Nov", "soon")),
        ("2026-11-30", Span("due Mon 30 Nov", "plain")),
        ("2027-01-03", Span("due Sun 3 Jan 2027", "plain")),
    ],
)
def test_a_due_day_is_late_soon_or_neither(due: str | None, span: Span) -> None:
    assert due_span(date.fromisoformat(due) if due else None, today=TODAY) == span


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (Moment(date(2026, 11, 20), Kind.GAVE, "a map"), "gave “a map”, 2 days ago"),
        (Moment(date(2026, 11, 21), Kind.TALKED, ""), "talked, yesterday"),
        (None, "no contact yet"),
    ],
)
def test_what_was_last_is_told_with_its_distance(moment: Moment | None, text: str) -> None:
    assert last_text(moment, today=TODAY) == text
    assert moment_text(None, today=TODAY) == ""


@pytest.mark.parametrize(("due", "late"), [(None, False), (date(2026, 11, 22), False), (date(2026, 11, 21), True)])
def test_a_promise_is_overdue_after_its_day(due: date | None, late: bool) -> None:
    entry = Entry(date=date(2026, 11, 1), kind=Kind.PROMISED, text="x", due=due)
    assert is_overdue(entry, today=TODAY) is late


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), ("a\tb", "a\tb"), (3, "3"), (0, "0"), (True, "yes"), (False, "no"), (TODAY, "2026-11-22"),
        (Kind.GAVE, "gave"), ((), ""), (("a", "b"), "a, b"), ([TODAY, 2], "2026-11-22, 2"),
        (Moment(TODAY, Kind.TALKED, ""), "2026-11-22 talked"), (Moment(TODAY, Kind.GOT, "x"), "2026-11-22 got x"),
    ],
)  # fmt: skip
def test_a_value_is_one_column(value: object, text: str) -> None:
    assert cell(value) == text


def test_a_value_without_a_form_is_no_column() -> None:
    with pytest.raises(TypeError, match="no column for Span"):
        cell(Span("x"))


def test_a_record_has_a_column_a_field() -> None:
    assert records([Moment(TODAY, Kind.GOT, "x")]) == (("2026-11-22", "got", "x"),)
