"""Introductions: which I made and got, what came of them, who my connectors are, and who came through whom."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Literal

from netlog.core.connectors import Branch, Connector
from netlog.core.introductions import Introduction
from netlog.core.text import plural
from netlog.page import Block, Column, Heading, Line, Page, Rows, Span, Table, Tree, line
from netlog.reports.phrases import short_day, spelled
from netlog.reports.record import records
from netlog.values import dataclass

Names = Mapping[str, str]
"""The names of contacts by their keys."""


@dataclass(frozen=True, slots=True)
class Intro:
    """An introduction that I made or got, or a connector.

    `key` is one of the two whom I introduced, or who introduced me; `to` the other one. `pending` is for how many days
    one that I made has been without an outcome. `brought` are the keys of those whom a connector brought directly,
    `reach` is how many came to me in all with those.
    """

    key: str
    name: str
    kind: Literal["made", "got", "connector"]
    to: str | None
    to_name: str | None
    date: dt.date | None
    text: str | None
    outcome: str | None
    pending: int | None
    thanked: dt.date | None
    brought: tuple[str, ...] | None
    reach: int | None


@dataclass(frozen=True, slots=True)
class Intros:
    """The report: the day, names by key, and the items in order; those of `to_ask` are worth asking about."""

    today: dt.date
    names: Names
    items: tuple[Intro, ...]
    to_ask: frozenset[Intro]
    only_pending: bool


@dataclass(frozen=True, slots=True)
class Through:
    """A contact in the tree: the key of whom they came through (None for nobody), and how deep they stand (from 0)."""

    key: str
    name: str
    via: str | None
    depth: int


@dataclass(frozen=True, slots=True)
class Descent:
    """The report on who came through whom: each contact below whom they came through."""

    names: Names
    archived: Collection[str]
    items: tuple[Through, ...]


def between(one: Introduction, names: Names) -> str:
    """Between whom it was: `Alice Chen and Bob Marsh`; of one that I got, `Sam Okafor, by Bob Marsh`."""
    return _between(names.get(one.key, one.key), names.get(one.to, one.to), is_made=one.is_made)


def _between(first: str, second: str, *, is_made: bool) -> str:
    return f"{first} and {second}" if is_made else f"{second}, by {first}"


def report(
    found: Sequence[Introduction],
    brought: Iterable[Connector],
    names: Names,
    *,
    today: dt.date,
    only_pending: bool = False,
) -> Intros:
    """What I made and is pending, the longest first; what was fruitful and what I got, the latest first; connectors.

    `names` are those of the contacts that are there.
    """
    pending = [one for one in found if one.is_made and one.is_pending]
    fruitful = [one for one in found if one.is_made and one.is_fruitful]
    got = [one for one in found if not one.is_made]
    if only_pending:
        fruitful, got, brought = [], [], ()
    items = [_intro(one, names, today) for one in (*pending, *fruitful[::-1], *got[::-1])]
    to_ask = frozenset(_intro(one, names, today) for one in pending if one.wants_follow_up(today=today))
    return Intros(today, names, (*items, *(_connector(one, names) for one in brought)), to_ask, only_pending)


def _intro(one: Introduction, names: Names, today: dt.date) -> Intro:
    return Intro(
        key=one.key,
        name=names.get(one.key, one.key),
        kind="made" if one.is_made else "got",
        to=one.to,
        to_name=names.get(one.to, one.to),
        date=one.date,
        text=one.text,
        outcome=one.outcome or None,
        pending=(today - one.date).days if one.is_made and one.is_pending else None,
        thanked=one.thanked,
        brought=None,
        reach=None,
    )


def _connector(one: Connector, names: Names) -> Intro:
    return Intro(one.key, names[one.key], "connector", None, None, None, None, None, None, None, one.brought, one.reach)


def page(intros: Intros) -> Page:
    """A table each for what is pending, what was fruitful, what I got, and my connectors."""
    pending, fruitful, got, brought = (
        tuple(one for one in intros.items if belongs(one)) for belongs in (_is_pending, _is_fruitful, _is_got, _brings)
    )
    day = Column("Day")
    who, what, whom = (Column(title, gives=True) for title in ("Who", "What", "Whom"))
    blocks = [
        *_table("Pending", pending, (day, who, what, Column("How long")), partial(_pending_row, intros=intros)),
        *([line(Span("What came of one: `netlog outcome WHO TEXT`", "quiet"))] if pending else []),
        *_table("Fruitful", fruitful, (day, who, what, Column("Outcome", gives=True)), partial(_row, intros=intros)),
        *_table("You were introduced", got, (day, who, what, Column("", gives=True)), partial(_row, intros=intros)),
        *_table(
            "Your connectors",
            brought,
            (Column("Who"), *(Column(title, align="right") for title in ("Brought", "In all")), whom),
            partial(_connector_row, names=intros.names),
        ),
    ]
    return Page(blocks=tuple(blocks), records=records(intros.items), hint="" if blocks else _nothing(intros))


def _is_pending(one: Intro) -> bool:
    return one.kind == "made" and one.pending is not None


def _is_fruitful(one: Intro) -> bool:
    return one.kind == "made" and one.pending is None


def _is_got(one: Intro) -> bool:
    return one.kind == "got"


def _brings(one: Intro) -> bool:
    return one.kind == "connector"


def _nothing(intros: Intros) -> str:
    if intros.only_pending:
        return "No introduction is pending."
    return "No introduction. `netlog intro A B WHY` logs one that you made."


def _table(
    title: str, items: Sequence[Intro], columns: tuple[Column, ...], row: "partial[tuple[Line, ...]]"
) -> tuple[Block, ...]:
    return (Heading(title), Table(columns, Rows(items, row))) if items else ()


def _start(one: Intro, today: dt.date) -> tuple[Line, Line, Line]:
    day = short_day(one.date, today=today) if one.date else ""
    who = _between(one.name, one.to_name or "", is_made=one.kind == "made")
    return line(Span(day, "quiet")), line(Span(who, "name")), line(one.text or "")


def _pending_row(one: Intro, *, intros: Intros) -> tuple[Line, ...]:
    days = spelled(one.pending or 0)
    return *_start(one, intros.today), line(Span(days, "soon" if one in intros.to_ask else "quiet"))


def _row(one: Intro, *, intros: Intros) -> tuple[Line, ...]:
    thanked = f"thanked {short_day(one.thanked, today=intros.today)}" if one.thanked else ""
    return *_start(one, intros.today), line(one.outcome or Span(thanked, "quiet"))


def _connector_row(one: Intro, *, names: Names) -> tuple[Line, ...]:
    brought = one.brought or ()
    return (
        line(Span(one.name, "name")),
        line(Span(str(len(brought)), "amount")),
        line(Span(str(one.reach), "amount")),
        line(", ".join(names[key] for key in brought)),
    )


def descent(branches: Iterable[Branch], names: Names, *, wanted: Collection[str], archived: Collection[str]) -> Descent:
    """The tree as a report: those who are wanted, and all through whom they came."""
    items: list[Through] = []
    for one in reversed(tuple(branches)):
        # What was told last stands below this one, if it is wanted: then this one is, too.
        if one.key in wanted or (items and items[-1].depth == one.depth + 1):
            items.append(Through(one.key, names[one.key], one.via, one.depth))
    return Descent(names, archived, tuple(items[::-1]))


def tree_page(found: Descent) -> Page:
    """The tree of all who came through somebody or brought somebody; how many the others are."""
    nexts = (*(one.depth for one in found.items[1:]), 0)
    linked = [one for one, following in zip(found.items, nexts, strict=False) if one.via or one.depth or following]
    blocks: list[Block] = [Tree(tuple(_branch(one, found) for one in linked))] if linked else []
    if alone := len(found.items) - len(linked):
        more = f"{'and ' if linked else ''}{plural(alone, 'contact')} who came through nobody and brought nobody"
        blocks.append(line(Span(more, "quiet")))
    return Page(blocks=tuple(blocks), hint="" if blocks else "Nobody fits.")


def _branch(one: Through, found: Descent) -> Line:
    archived = " (archived)" if one.key in found.archived else ""
    gone = "" if one.via in found.names else ", who is not in the journal"
    via = f" · via {found.names.get(one.via, one.via)}{gone}" if one.via and not one.depth else ""
    return line(Span(one.name, "name"), Span(archived + via, "quiet"), indent=one.depth)
