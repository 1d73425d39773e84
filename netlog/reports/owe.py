"""What I owe, and what I am owed: open promises first, then balances."""

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Literal

from netlog.core.entry import Entry, Kind
from netlog.core.ledger import Moment
from netlog.core.outline import Among, Outlines
from netlog.core.standing import Standing
from netlog.core.text import fold
from netlog.page import Column, Line, Page, Rows, Span, Table, line
from netlog.reports.phrases import distance, due_span, moment_text, short_day
from netlog.reports.record import records
from netlog.values import dataclass

Side = Literal["owe", "owed"]

_KINDS: dict[Side, Kind] = {"owe": Kind.PROMISED, "owed": Kind.EXPECTED}
_NOTHING: dict[Side, str] = {"owe": "You owe nobody anything.", "owed": "Nobody owes you anything."}


@dataclass(frozen=True, slots=True)
class Debt:
    """A promise that is open, or a balance; `balance` is always 0 or above, on the side that the report is about."""

    key: str
    name: str
    kind: Literal["promise", "balance"]
    text: str | None
    date: dt.date | None
    due: dt.date | None
    balance: int | None
    since: dt.date | None
    last: Moment | None


@dataclass(frozen=True, slots=True)
class Owing:
    """The report: its side, the day, the smallest balance listed, and the debts in order."""

    side: Side
    today: dt.date
    smallest: int
    items: tuple[Debt, ...]


def among(side: Side, smallest: int) -> Among:
    """Those whom the report may be about: with an open promise of this side, or a balance from `smallest` up."""

    def places(outlines: Outlines) -> list[int]:
        promises = outlines.promised if side == "owe" else outlines.expected
        sign = 1 if side == "owe" else -1
        pairs = enumerate(zip(promises, outlines.balance, strict=True))
        return [place for place, (promised, balance) in pairs if promised or sign * balance >= smallest]

    return places


def report(standings: Iterable[Standing], side: Side, *, today: dt.date, smallest: int) -> Owing:
    """Open promises of one side (overdue on top, undated last), then balances from `smallest` up, largest first."""
    standings = tuple(standings)
    promises = [
        (_urgency(entry), Debt(one.key, one.name, "promise", entry.text, entry.date, entry.due, *_account(one, side)))
        for one in standings
        for entry in one.promised(_KINDS[side])
    ]
    balances = [
        Debt(one.key, one.name, "balance", None, None, None, *_account(one, side))
        for one in standings
        if (_balance(one, side) or 0) >= smallest
    ]
    promises.sort(key=lambda pair: (*pair[0], fold(pair[1].name), pair[1].key))
    balances.sort(key=lambda debt: (-(debt.balance or 0), fold(debt.name), debt.key))
    return Owing(side, today, smallest, (*(debt for _, debt in promises), *balances))


def _urgency(entry: Entry) -> tuple[bool, dt.date, dt.date]:
    return (entry.due is None, entry.due or entry.date, entry.date)


def _balance(one: Standing, side: Side) -> int | None:
    if one.account is None:
        return None
    return max(0, one.account.balance if side == "owe" else -one.account.balance)


def _account(one: Standing, side: Side) -> tuple[int | None, dt.date | None, Moment | None]:
    """The balance on this side, since when it leans to it, and the last exchange."""
    balance = _balance(one, side)
    return balance, one.account.since if one.account and balance else None, one.last_exchange


def page(owing: Owing) -> Page:
    """A line a debt: who, what and by when, since when, and the last exchange."""
    columns = (Column("Who"), Column("What", gives=True), Column("When"), Column("Last exchange", gives=True))
    rows = Rows(owing.items, partial(_row, today=owing.today))
    return Page(
        blocks=(Table(columns, rows),) if rows else (),
        records=records(owing.items),
        hint="" if rows else _nothing(owing),
    )


def _nothing(owing: Owing) -> str:
    if owing.smallest == 1:
        return _NOTHING[owing.side]
    return f"No open promise, and no balance of {owing.smallest} or more."


def _row(debt: Debt, *, today: dt.date) -> tuple[Line, ...]:
    last = line(Span(moment_text(debt.last, today=today), "quiet"))
    who = line(Span(debt.name, "name"))
    if debt.kind == "promise":
        made = Span(f"said {distance(debt.date, today=today)}", "quiet") if debt.date and not debt.due else None
        return who, line(f"“{debt.text}”"), line(made or due_span(debt.due, today=today)), last
    since = f"since {short_day(debt.since, today=today)}" if debt.since else ""
    return who, line("balance ", Span(str(debt.balance), "amount")), line(Span(since, "quiet")), last
