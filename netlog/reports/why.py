"""Why one contact's numbers are what they are: term by term, each adding up to what the other reports say."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from netlog.core import goodwill, ledger
from netlog.core.reckoning import Term
from netlog.core.standing import Standing
from netlog.page import Block, Column, Heading, Line, Page, Rows, Span, Table, line
from netlog.reports.phrases import drift_text, moment_text, one_sided_text, short_day, spelled
from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class Why:
    """The report: where a contact stands, and the terms of its balance and of its goodwill, in order of time."""

    standing: Standing
    balance: tuple[Term, ...]
    goodwill: tuple[Term, ...]


def page(why: Why) -> Page:
    """A table for each number, and a line for each day and warning."""
    one = why.standing
    blocks: list[Block] = [line(Span(one.name, "name")), *_due(one)]
    if one.account and one.goodwill and one.warmth:
        blocks += _sum("Balance", "got less given", str(one.account.balance), why.balance, today=one.today, digits=0)
        life = f"halves every {one.warmth.half_life} days"
        value = f"{one.goodwill.value:.1f}"
        blocks += _sum("Goodwill", life, value, why.goodwill, today=one.today, digits=1)
        blocks += _trend(one)
    else:
        blocks.append(line(Span("scores are off", "quiet"), indent=1))
    if run := one.one_sided:
        since, until = (short_day(day, today=one.today) for day in (run.first, run.last))
        blocks.append(line(f"One-sided: {one_sided_text(run)} ({run.count} from {since} to {until})", indent=1))
    if habit := one.drift:
        silence = habit.silence
        span = f"drift from {silence.start} to {silence.stop - 1} days"
        blocks.append(line(f"Drift: {drift_text(habit, today=one.today)} ({span})", indent=1))
    return Page(blocks=tuple(blocks))


def _due(one: Standing) -> Iterator[Line]:
    today = one.today
    yield line(f"Last contact: {moment_text(one.last, today=today) or 'none yet'}", indent=1)
    if one.due is None:
        why = "archived" if one.archived else f"the rhythm is {one.rhythm} ({one.rhythm_source})"
        yield line(f"Check-in: none, {why}", indent=1)
        return
    counted = f"so {short_day(one.counted, today=today)}" if one.counted else "and nothing to count from: today"
    snoozed = f", snoozed until {short_day(one.snooze, today=today)}" if one.snooze and one.due == one.snooze else ""
    yield line(f"Check-in: every {one.rhythm} ({one.rhythm_source}), {counted}{snoozed}", indent=1)


def _sum(what: str, how: str, total: str, terms: Sequence[Term], *, today: date, digits: int) -> Iterator[Block]:
    yield Heading(f"{what} {total}: {how}")
    if terms:
        columns = (Column(""), Column("", gives=True), Column(""), Column("", align="right"))
        yield Table(columns, Rows(terms, partial(_row, today=today, digits=digits)))


def _row(term: Term, *, today: date, digits: int) -> tuple[Line, ...]:
    moment = term.moment
    return (
        line(Span(short_day(moment.date, today=today), "quiet"), indent=1),
        line(f"{moment.kind} “{moment.text}”" if moment.text else str(moment.kind)),
        line(Span(term.reckoned, "quiet")),
        line(Span(f"{term.amount:+.{digits}f}", "amount")),
    )


def _trend(one: Standing) -> Iterator[Line]:
    if one.goodwill is None or one.warmth is None:
        return
    if one.goodwill.band is None:
        days = f"{one.contacts} of {goodwill.NEW_CONTACTS} days of contact"
        since = f", first {spelled((one.today - one.first).days)} ago" if one.first else ""
        yield line(f"No band yet: {days}{since}", indent=1)
        return
    before = one.warmth.value(one.today, ago=goodwill.TREND_DAYS)
    yield line(f"{one.goodwill.band}, {one.goodwill.trend}: {before:.1f} was known 90 days ago", indent=1)


def document(why: Why) -> dict[str, object]:
    """The terms for JSON; None where scores are off."""
    if why.standing.account is None:
        return {"balance": None, "goodwill": None}
    return {"balance": [_term(term) for term in why.balance], "goodwill": [_term(term) for term in why.goodwill]}


def _term(term: Term) -> dict[str, object]:
    moment: ledger.Moment = term.moment
    return {
        "date": moment.date,
        "kind": moment.kind,
        "text": moment.text,
        "reckoned": term.reckoned,
        "amount": term.amount,
    }
