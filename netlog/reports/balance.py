"""What was given and got, contact by contact."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from netlog.core.ledger import Moment
from netlog.core.standing import Standing
from netlog.core.text import fold
from netlog.page import Column, Line, Page, Rows, Span, Table, line
from netlog.reports.phrases import moment_text, short_day
from netlog.reports.record import records
from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class Sum:
    """A contact's account: given and got (in worth), balance (got - gave), since when, and the last exchange.

    All of it is None where scores are switched off.
    """

    key: str
    name: str
    gave: int | None
    got: int | None
    balance: int | None
    since: date | None
    last: Moment | None


@dataclass(frozen=True, slots=True)
class Balances:
    """The report: the day, and the sums in order."""

    today: date
    items: tuple[Sum, ...]


def report(standings: Iterable[Standing], *, today: date) -> Balances:
    """Everyone with whom there was an exchange: what I owe most first, then what I am owed most last.

    At the end stand those whose scores are switched off, without numbers.
    """
    found = [_sum(one) for one in standings if one.last_exchange]
    return Balances(today, tuple(sorted(found, key=_order)))


def _sum(one: Standing) -> Sum:
    account = one.account
    if account is None:
        return Sum(one.key, one.name, None, None, None, None, None)
    return Sum(one.key, one.name, account.gave, account.got, account.balance, account.since, one.last_exchange)


def _order(item: Sum) -> tuple[bool, int, str, str]:
    return (item.balance is None, -(item.balance or 0), fold(item.name), item.key)


def page(balances: Balances) -> Page:
    """A line a contact."""
    columns = (
        Column("Who"),
        Column("Gave", align="right"),
        Column("Got", align="right"),
        Column("Balance"),
        Column("Last exchange", gives=True),
    )
    rows = Rows(balances.items, partial(_row, today=balances.today))
    return Page(
        blocks=(Table(columns, rows),) if rows else (),
        records=records(balances.items),
        hint="" if rows else "No exchange to count. `netlog give WHO WHAT` and `netlog get WHO WHAT` log one.",
    )


def _row(item: Sum, *, today: date) -> tuple[Line, ...]:
    if item.balance is None:
        return line(Span(item.name, "name")), line(), line(), line(Span("scores are off", "quiet")), line()
    since = f" since {short_day(item.since, today=today)}" if item.since else ""
    words = "even" if not item.balance else "you owe " if item.balance > 0 else "owes you "
    amount = Span(str(abs(item.balance)), "amount") if item.balance else ""
    return (
        line(Span(item.name, "name")),
        line(str(item.gave)),
        line(str(item.got)),
        line(words, amount, Span(since, "quiet")),
        line(Span(moment_text(item.last, today=today), "quiet")),
    )
