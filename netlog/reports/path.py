"""How I know someone, and who among my contacts is linked to them: the chain of introductions, and other ways."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Literal

from netlog.core.mentions import PLACES, Mention
from netlog.core.standing import Standing
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
    standings: Mapping[str, Standing],
    names: Mapping[str, str],
    *,
    today: dt.date,
) -> Ways:
    """The chain from whom it began with, and the links: by the place where they stand, the warmest first.

    `chain` begins with whom was asked for, and ends with whom it began; `names` are those of who is there. `links` are
    all of contacts with a standing. Who is archived is no way, and whoever introduced me is none besides.
    """
    steps = [Step(one, names.get(one, one), "chain", None, None, None) for one in reversed(chain)]
    others = [one for one in links if one.key not in chain[:2] and not standings[one.key].archived]
    ways = [
        Step(one.key, standings[one.key].name, "link", one.place, one.date, one.text or None)
        for one in sorted(others, key=partial(_order, standings=standings))
    ]
    return Ways(today, who, key, (*steps, *ways), frozenset(chain) - names.keys())


def _order(one: Mention, *, standings: Mapping[str, Standing]) -> tuple[int, float, str, str]:
    standing = standings[one.key]
    warmth = standing.goodwill.value if standing.goodwill else 0.0
    return PLACES.index(one.place), -warmth, fold(standing.name), one.key


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
