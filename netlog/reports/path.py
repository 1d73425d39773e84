"""How I know someone, and who among my contacts is linked to them: the chain of introductions, and other ways."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Literal

from netlog.core.contact import Contact
from netlog.core.mentions import PLACES, Mention
from netlog.core.text import fold
from netlog.page import Block, Column, Heading, Line, Page, Rows, Span, Table, line
from netlog.reports.phrases import short_day
from netlog.reports.record import records
from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody on the chain, each of whom introduced me to the next; or somebody who is linked to whom was asked for.

    A link stands in a `field`, or in an entry of that kind, on a day.
    """

    key: str
    name: str
    kind: Literal["chain", "link"]
    field: str | None
    date: dt.date | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Ways:
    """The report: whom was asked for, by name, their key if they are a contact, and the steps; and who is not there."""

    today: dt.date
    who: str
    key: str | None
    items: tuple[Step, ...]
    gone: frozenset[str]


def report(
    who: str,
    key: str | None,
    chain: Sequence[str],
    links: Sequence[Mention],
    contacts: Mapping[str, Contact],
    warmth: Mapping[str, float],
    names: Mapping[str, str],
    *,
    today: dt.date,
) -> Ways:
    """The chain from whom it began with, and the links: by the place where they stand, the warmest first.

    `chain` begins with whom was asked for, and ends with whom it began; `names` are those of who is there. `links` are
    all of `contacts`, and `warmth` is their goodwill, where there is one. Who is archived is no way, and whoever
    introduced me is none besides.
    """
    steps = [Step(one, names.get(one, one), "chain", None, None, None) for one in reversed(chain)]

    def order(one: Mention) -> tuple[int, float, str, str]:
        return PLACES.index(one.place), -warmth.get(one.key, 0.0), fold(contacts[one.key].name), one.key

    others = [one for one in links if one.key not in chain[:2] and not contacts[one.key].archived]
    ways = [
        Step(one.key, contacts[one.key].name, "link", one.place, one.date, one.text or None)
        for one in sorted(others, key=order)
    ]
    return Ways(today, who, key, (*steps, *ways), frozenset(chain) - names.keys())


def page(ways: Ways) -> Page:
    """The chain in a line, and a line for each who is linked to them."""
    links = [one for one in ways.items if one.kind == "link"]
    blocks: list[Block] = []
    if ways.key is not None:
        blocks += [Heading(f"How you know {ways.who}"), _chain(ways)]
    if links:
        title = f"Who else is linked to {ways.who}" if ways.key is not None else f"Who is linked to {ways.who}"
        rows = Rows(links, partial(_row, ways=ways))
        blocks += [Heading(title), Table((Column("Who"), Column("Where"), Column("What", gives=True)), rows)]
    return Page(blocks=tuple(blocks), records=records(ways.items))


def _chain(ways: Ways) -> Line:
    chain = [one for one in ways.items if one.kind == "chain"]
    if len(chain) == 1:
        return line("Nobody is noted as having introduced you. ", Span(f"`netlog set {ways.key} via WHO`", "quiet"))
    parts: list[str | Span] = ["You"]
    for one in chain:
        gone = Span(" (not in the journal)", "quiet") if one.key in ways.gone else ""
        parts += [Span(" → ", "quiet"), Span(one.name, "name"), gone]
    return line(*parts)


def _row(one: Step, *, ways: Ways) -> tuple[Line, ...]:
    day = f" {short_day(one.date, today=ways.today)}" if one.date else ""
    text = one.text or (f"came to you through {ways.who}" if one.field == "via" else "")
    return line(Span(one.name, "name")), line(Span(f"{one.field}{day}", "quiet")), line(text)
