"""Why a number is what it is: the terms that a balance and goodwill add up from, and nothing left over.

Amounts are rounded so that those of all terms add up to the number as it is shown.
"""

from collections.abc import Sequence
from math import floor

from netlog.core import goodwill, ledger
from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.ledger import Exchange, Moment
from netlog.core.settings import Settings
from netlog.core.standing import Standing
from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a number: what happened, how it is reckoned, and what it adds; negative where it takes off."""

    moment: Moment
    reckoned: str
    amount: float


def balance_terms(one: Standing, contact: Contact, settings: Settings) -> tuple[Term, ...]:
    """The exchanges that the balance adds up from, by day; nothing where scores are off."""
    if one.account is None:
        return ()
    found = ledger.exchanges(contact.log, today=one.today, worths=settings.worth)
    return tuple(Term(each.moment, f"worth {each.worth}", each.signed) for each in found)


def goodwill_terms(one: Standing, contact: Contact, settings: Settings) -> tuple[Term, ...]:
    """What goodwill adds up from, by day, each aged to today, and then my overdue promises; rounded to a tenth.

    Nothing where scores are off.
    """
    if one.warmth is None or one.goodwill is None:
        return ()
    life = one.warmth.half_life
    exchanges = ledger.exchanges(contact.log, today=one.today, worths=settings.worth)
    weights = [each for each in goodwill.weights(contact.log, exchanges) if each[0] <= one.today]
    found = [
        Term(*_reckoned(source), weight * goodwill.aged((one.today - day).days, life))
        for day, weight, source in sorted(weights, key=lambda each: each[0])
    ]
    found += [
        Term(Moment(entry.date, entry.kind, entry.text), "overdue", -goodwill.LATE)
        for entry in one.promised(Kind.PROMISED)
        if entry.due and entry.due < one.today
    ]
    amounts = apportioned([term.amount for term in found], one.goodwill.value)
    return tuple(Term(term.moment, term.reckoned, amount) for term, amount in zip(found, amounts, strict=True))


def _reckoned(source: Exchange | Entry) -> tuple[Moment, str]:
    if isinstance(source, Exchange):
        return source.moment, f"2·√{source.worth}"
    kept = ledger.exchanged(source)
    return (kept, "kept by its day") if kept else (Moment(source.date, source.kind, source.text), "1")


def apportioned(amounts: Sequence[float], total: float) -> list[float]:
    """The amounts in tenths, so that they add up to `total`, which is their sum in tenths.

    Each is rounded down, and what is missing goes to those that lost most (the method of the largest remainder).
    """
    tenths = [floor(amount * 10) for amount in amounts]
    missing = round(total * 10) - sum(tenths)
    losers = sorted(range(len(amounts)), key=lambda at: tenths[at] - amounts[at] * 10)
    for at in losers[:missing]:
        tenths[at] += 1
    return [tenth / 10 for tenth in tenths]
