"""Giving and getting in numbers: worth, balance, since when, and the promises that are open.

Conventions: a span includes its first day; entries after `today` don't count. Balance = got - gave: above 0 I owe
them, below 0 they owe me.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from netlog.core.entry import Entry, Kind
from netlog.core.text import fold
from netlog.values import dataclass

GIVING_DAYS = 90
"""Over how many days I have to have given, with nothing back, before it is one-sided."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened: the day, what kind, and its text."""

    date: date
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """Something given or got on a day, and what it weighs."""

    moment: Moment
    worth: int

    @property
    def signed(self) -> int:
        """Its part of the balance: what was got counts up, what was given down."""
        return self.worth if self.moment.kind is Kind.GOT else -self.worth


@dataclass(frozen=True, slots=True)
class Account:
    """What was given and got, the balance, the day it last left zero or changed sign, and how many exchanges it was."""

    gave: int
    got: int
    balance: int
    since: date | None
    exchanges: int


@dataclass(frozen=True, slots=True)
class Run:
    """The latest exchanges that all went one way: which, how many, and the days of the first and the last of them."""

    kind: Kind
    count: int
    first: date
    last: date


def worth(entry: Entry, worths: Mapping[str, int]) -> int:
    """The weight of an exchange: its own, else the one that the settings give its `as`, else 1."""
    if entry.worth is not None:
        return entry.worth
    return worths.get(_kind(entry.as_), 1) if entry.as_ else 1


@lru_cache(256)  # a few words, said thousands of times
def _kind(as_: str) -> str:
    return fold(as_)


def exchanges(
    log: Iterable[Entry], *, today: date, worths: Mapping[str, int], since: date | None = None
) -> tuple[Exchange, ...]:
    """What was given and got from `since` up to `today`, both included, by day and then by place in the file.

    A kept promise is an exchange on the day it was done, and none before.
    """
    found = []
    for entry in log:
        moment = exchanged(entry) if entry.kind.is_exchange or entry.done else None
        if moment and moment.date <= today and (since is None or moment.date >= since):
            found.append(Exchange(moment, worth(entry, worths)))
    return tuple(sorted(found, key=lambda exchange: exchange.moment.date))


def exchanged(entry: Entry) -> Moment | None:
    """What was given or got by an entry, and on which day: of a promise, on the day it was done; None for any other."""
    if entry.kind.is_exchange:
        return Moment(entry.date, entry.kind, entry.text)
    if entry.kind.is_promise and entry.done:
        kind = Kind.GAVE if entry.kind is Kind.PROMISED else Kind.GOT
        return Moment(entry.done, kind, entry.text)
    return None


def unthanked(entry: Entry) -> Moment | None:
    """What was got by an entry and not thanked for; None for any other."""
    moment = None if entry.thanked else exchanged(entry)
    return moment if moment and moment.kind is Kind.GOT else None


def account(found: Iterable[Exchange]) -> Account:
    """The sums over exchanges in order of time. `since` is None while the balance is zero."""
    gave = got = balance = count = 0
    since = None
    for exchange in found:
        count += 1
        before = balance
        balance += exchange.signed
        if exchange.signed > 0:
            got += exchange.worth
        else:
            gave += exchange.worth
        if balance == 0:
            since = None
        elif before == 0 or (before > 0) != (balance > 0):
            since = exchange.moment.date
    return Account(gave, got, balance, since, count)


def latest_run(found: Sequence[Exchange]) -> Run | None:
    """The run that exchanges in order of time end with; None where there is no exchange."""
    if not found:
        return None
    last = found[-1].moment
    first, count = last, 0
    for exchange in reversed(found):
        if exchange.moment.kind is not last.kind:
            break
        first, count = exchange.moment, count + 1
    return Run(last.kind, count, first.date, last.date)


def one_sided(run: Run | None, balance: int, *, take: int, give: int) -> Run | None:
    """The run, where it makes the relationship one-sided: the balance leans its way, and it is long.

    Long are `take` exchanges got in a row; or `give` given, the first and the last of them at least 90 days apart.
    """
    if run is None or (balance > 0) != (run.kind is Kind.GOT) or balance == 0:
        return None
    if run.kind is Kind.GOT:
        return run if run.count >= take else None
    return run if run.count >= give and (run.last - run.first).days >= GIVING_DAYS else None


def open_promises(log: Iterable[Entry], *, today: date) -> tuple[Entry, ...]:
    """Promises made up to `today`, by me or to me, neither kept nor called off by then, in file order."""
    return tuple(entry for entry in log if entry.kind.is_promise and entry.is_open(on=today))
