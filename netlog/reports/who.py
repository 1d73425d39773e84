"""Who can help with something: by relevance, then goodwill, then balance, and whether asking is easy."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import field
from math import ceil
from typing import Literal

from netlog.core.evidence import Evidence, Helper
from netlog.core.goodwill import Band
from netlog.core.standing import Standing
from netlog.core.text import fold
from netlog.page import Column, Line, Page, Rows, Span, Table, line
from netlog.reports.reasons import balance, goodwill, reasons, relationship, told
from netlog.reports.record import records
from netlog.values import dataclass

Ask = Literal["easy", "fair", "give first"]

SHOWN = 10
"""How many are shown, unless all are asked for."""

_STEPS = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could help: how relevant (above 0), the words that were found, and whether asking is easy."""

    key: str
    name: str
    score: float
    words: tuple[str, ...]
    ask: Ask
    reasons: tuple[str, ...]
    balance: int | None
    goodwill: float | None
    band: Band | None
    evidence: tuple[Evidence, ...] = field(default=(), metadata={"json": False})


@dataclass(frozen=True, slots=True)
class Candidates:
    """The report: the day, what is asked, who could help in order, and how many more could."""

    today: dt.date
    text: str
    items: tuple[Candidate, ...]
    more: int


def report(
    helpers: Iterable[Helper],
    people: Mapping[str, Standing],
    text: str,
    *,
    today: dt.date,
    shown: int | None = SHOWN,
) -> Candidates:
    """Those of the helpers who are among the people: by relevance in fifths of the best, then goodwill, then balance.

    Who owes me most stands before who owes me less; then the very relevance counts, and the name.
    """
    found = [(helper, people[helper.key]) for helper in helpers if helper.key in people]
    best = max((helper.score for helper, _ in found), default=1.0)

    def order(pair: tuple[Helper, Standing]) -> tuple[int, float, int, float, str, str]:
        helper, one = pair
        fifth = ceil(_STEPS * helper.score / best)
        warmth = one.goodwill.value if one.goodwill else 0.0
        return -fifth, -warmth, balance(one) or 0, -helper.score, fold(one.name), one.key

    found.sort(key=order)
    items = tuple(_candidate(helper, one) for helper, one in found[:shown])
    return Candidates(today, text, items, len(found) - len(items))


def _candidate(helper: Helper, one: Standing) -> Candidate:
    return Candidate(
        one.key,
        one.name,
        helper.score,
        helper.words,
        asking(balance(one), goodwill(one)[1]),
        told(helper.evidence),
        balance(one),
        *goodwill(one),
        helper.evidence,
    )


def asking(owed: int | None, band: Band | None) -> Ask:
    """Whether asking is easy (warm, or they owe me), or wants a give first (quiet, or I owe).

    It is fair where there is something of both, or nothing of either, and where scores are off.
    """
    speaks_for = band == "warm" or (owed or 0) < 0
    speaks_against = band == "quiet" or (owed or 0) > 0
    if speaks_for == speaks_against:
        return "fair"
    return "easy" if speaks_for else "give first"


def page(candidates: Candidates) -> Page:
    """A line a candidate: who, why, and how asking is."""
    columns = (Column("Who"), Column("Why", gives=True), Column("Asking", gives=True))
    rows = Rows(candidates.items, _row)
    more = (line(Span(f"{candidates.more} more: `--all` shows them.", "quiet")),) if candidates.more else ()
    return Page(
        blocks=(Table(columns, rows), *more) if rows else (),
        records=records(candidates.items),
        hint="" if rows else f"Nobody comes to mind for “{candidates.text}”. `netlog find WORD` looks in everything.",
    )


def _row(one: Candidate) -> tuple[Line, ...]:
    state = relationship(one.balance, one.goodwill, one.band)
    return (
        line(Span(one.name, "name")),
        line(*reasons(one.evidence)),
        line(one.ask, Span(f" · {state}" if state else "", "quiet")),
    )
