"""What was given and got, contact by contact, and how warm it is; or tag by tag, each alliance as a whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from netlog.core.goodwill import Band, Trend
from netlog.core.ledger import Moment
from netlog.core.standing import Standing
from netlog.core.text import fold
from netlog.page import Block, Column, Heading, Line, Page, Rows, Span, Table, line
from netlog.reports.phrases import distance, drift_text, goodwill_span, one_sided_text, short_day
from netlog.reports.record import records
from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class Sum:
    """A contact's account: given and got (in worth), balance (got - gave), since when, and the last exchange.

    Then goodwill, its band and its trend, and a `warning`: what to mind, and what could be done. All of it is None
    where scores are switched off; band and trend are None for who is new.
    """

    key: str
    name: str
    gave: int | None
    got: int | None
    balance: int | None
    since: date | None
    last: Moment | None
    goodwill: float | None
    band: Band | None
    trend: Trend | None
    warning: str | None


@dataclass(frozen=True, slots=True)
class Balances:
    """The report: the day, and the sums in order."""

    today: date
    items: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """All who carry a tag (None: who carry none): how many, and what was exchanged with those whose scores are on.

    `warm`, `mild`, `quiet` and `new` count the members by band. All but `members` is None where all scores are off.
    """

    tag: str | None
    members: int
    exchanges: int | None
    gave: int | None
    got: int | None
    balance: int | None
    warm: int | None
    mild: int | None
    quiet: int | None
    new: int | None


@dataclass(frozen=True, slots=True)
class Circles:
    """The report by tag: the day, and the circles, the largest first."""

    today: date
    items: tuple[Circle, ...]


def report(standings: Iterable[Standing], *, today: date) -> Balances:
    """Everyone with whom there was an exchange: what I owe most first, then what I am owed most last.

    At the end stand those whose scores are switched off, without numbers.
    """
    found = [_sum(one) for one in standings if one.last_exchange]
    return Balances(today, tuple(sorted(found, key=_order)))


def _sum(one: Standing) -> Sum:
    account, goodwill = one.account, one.goodwill
    if account is None or goodwill is None:
        return Sum(one.key, one.name, *[None] * 9)
    return Sum(
        one.key,
        one.name,
        account.gave,
        account.got,
        account.balance,
        account.since,
        one.last_exchange,
        goodwill.value,
        goodwill.band,
        goodwill.trend,
        "; ".join(_warnings(one)) or None,
    )


def _warnings(one: Standing) -> Iterator[str]:
    if run := one.one_sided:
        yield one_sided_text(run)
    if habit := one.drift:
        yield f"{drift_text(habit, today=one.today)}: `netlog talk {one.key}`"


def _order(item: Sum) -> tuple[bool, int, str, str]:
    return (item.balance is None, -(item.balance or 0), fold(item.name), item.key)


def by_tag(standings: Iterable[Standing], *, today: date) -> Circles:
    """Each tag as a whole: the largest circle first, and at the end those without a tag. Case and accents are none."""
    members: defaultdict[str | None, list[Standing]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for one in standings:
        for tag in one.tags:
            spelled.setdefault(fold(tag), tag)
        for folded in dict.fromkeys(map(fold, one.tags)) or (None,):
            members[folded].append(one)
    circles = [_circle(spelled[folded] if folded else None, some) for folded, some in members.items()]
    return Circles(
        today, tuple(sorted(circles, key=lambda item: (item.tag is None, -item.members, fold(item.tag or ""))))
    )


def _circle(tag: str | None, members: Sequence[Standing]) -> Circle:
    counted = [(one.account, one.goodwill) for one in members if one.account and one.goodwill]
    if not counted:
        return Circle(tag, len(members), *[None] * 8)
    bands = [goodwill.band for _, goodwill in counted]
    return Circle(
        tag,
        len(members),
        sum(account.exchanges for account, _ in counted),
        sum(account.gave for account, _ in counted),
        sum(account.got for account, _ in counted),
        sum(account.balance for account, _ in counted),
        *(bands.count(band) for band in ("warm", "mild", "quiet", None)),
    )


def page(balances: Balances) -> Page:
    """A line a contact, and then what to mind."""
    columns = (
        Column("Who"),
        Column("Gave", align="right"),
        Column("Got", align="right"),
        Column("Balance"),
        Column("Goodwill"),
        Column("Last exchange", gives=True),
    )
    rows = Rows(balances.items, partial(_row, today=balances.today))
    minded = [item for item in balances.items if item.warning]
    blocks: list[Block] = [Table(columns, rows)] if rows else []
    if minded:
        blocks.append(Heading("Worth a thought"))
        blocks.append(Table((Column(""), Column("", gives=True)), Rows(minded, _minded)))
    return Page(
        blocks=tuple(blocks),
        records=records(balances.items),
        hint="" if rows else "No exchange to count. `netlog give WHO WHAT` and `netlog get WHO WHAT` log one.",
    )


def _row(item: Sum, *, today: date) -> tuple[Line, ...]:
    if item.balance is None:
        return line(Span(item.name, "name")), line(), line(), line(Span("scores are off", "quiet")), line(), line()
    since = f" since {short_day(item.since, today=today)}" if item.since else ""
    return (
        line(Span(item.name, "name")),
        line(str(item.gave)),
        line(str(item.got)),
        line(*_leaning(item.balance), Span(since, "quiet")),
        line(goodwill_span(item.band), Span(f", {item.trend}" if item.trend else "", "quiet")),
        line(Span(f"{item.last.kind} {distance(item.last.date, today=today)}" if item.last else "", "quiet")),
    )


def _minded(item: Sum) -> tuple[Line, ...]:
    return line(Span(item.name, "name")), line(item.warning or "")


def _leaning(balance: int) -> tuple[str | Span, ...]:
    if not balance:
        return ("even",)
    return ("you owe " if balance > 0 else "owes you ", Span(str(abs(balance)), "amount"))


def circles_page(circles: Circles) -> Page:
    """A line a tag."""
    columns = (
        Column("Tag"),
        Column("Members", align="right"),
        Column("Exchanges", align="right"),
        Column("Balance"),
        Column("Goodwill", gives=True),
    )
    rows = Rows(circles.items, _circle_row)
    return Page(
        blocks=(Table(columns, rows),) if rows else (),
        records=records(circles.items),
        hint="" if rows else "Nobody fits. `netlog tag WHO +founders` puts somebody in a circle.",
    )


def _circle_row(item: Circle) -> tuple[Line, ...]:
    name = Span(item.tag, "name") if item.tag is not None else Span("no tag", "quiet")
    if item.balance is None:
        return line(name), line(str(item.members)), line(), line(Span("scores are off", "quiet")), line()
    counts = (("warm", item.warm), ("mild", item.mild), ("quiet", item.quiet), ("new", item.new))
    return (
        line(name),
        line(str(item.members)),
        line(str(item.exchanges)),
        line(*_leaning(item.balance)),
        line(", ".join(f"{count} {word}" for word, count in counts if count)),
    )
