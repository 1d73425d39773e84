"""Who is best by the user's own ratings: what that means is theirs to say.

A criterion is a label of `ratings`, case and accents aside; it is shown as it is written most often.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby

from netlog.core.contact import Contact
from netlog.core.text import fold, nearest, shell_word
from netlog.page import Column, Line, Page, Rows, Span, Table, line
from netlog.reports.record import records
from netlog.values import dataclass

LEADERS = 3
"""How many are named of each criterion where none is asked for."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A contact, the criteria that count, the mean of its ratings by them (from 1 to 5), and each, in their order."""

    key: str
    name: str
    criteria: tuple[str, ...]
    mean: float
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """The report: the day, the criteria asked for and all there are, the best first, and how many each rates."""

    today: dt.date
    asked: tuple[str, ...]
    known: tuple[str, ...]
    items: tuple[Rated, ...]
    counts: Mapping[str, int]


def criteria(contacts: Iterable[Contact]) -> tuple[str, ...]:
    """The criteria by which anybody is rated, each as it is written most often, in order of their letters."""
    written = Counter(rating.label for contact in contacts for rating in contact.ratings)
    spelled: dict[str, str] = {}
    for label, _ in sorted(written.items(), key=lambda pair: (-pair[1], pair[0])):
        spelled.setdefault(fold(label), label)
    return tuple(spelled[folded] for folded in sorted(spelled))


def report(
    contacts: Iterable[tuple[str, Contact]], known: Sequence[str], asked: Sequence[str], *, today: dt.date
) -> Best:
    """Who is rated by all the criteria asked for, by the mean; without any, the three who lead in each of the known.

    Of those who are level, whoever has more ratings of any kind comes first, then the name decides. Who isn't rated by
    one of several criteria is left out: a mean of fewer things says nothing beside theirs.
    """
    spelled = {fold(label): label for label in known}
    wanted = tuple(dict.fromkeys(spelled[fold(word)] for word in asked))
    rated = [one for pair in contacts if (one := _ratings(*pair)).values]
    leading = (one for label in known for one in _ranked(rated, (label,))[:LEADERS])
    found = _ranked(rated, wanted) if wanted else leading
    counts = {label: sum(fold(label) in one.values for one in rated) for label in known}
    return Best(today, wanted, tuple(known), tuple(found), counts)


@dataclass(frozen=True, slots=True)
class _Ratings:
    """A contact's ratings by folded criterion; of two that are one, the first in the file counts."""

    key: str
    name: str
    values: Mapping[str, int]


def _ratings(key: str, contact: Contact) -> _Ratings:
    return _Ratings(key, contact.name, {fold(one.label): one.value for one in reversed(contact.ratings)})


def _ranked(rated: Sequence[_Ratings], wanted: tuple[str, ...]) -> list[Rated]:
    folded = [fold(label) for label in wanted]
    among = [one for one in rated if all(label in one.values for label in folded)]
    among.sort(key=lambda one: (-sum(one.values[label] for label in folded), -len(one.values), fold(one.name), one.key))
    return [_rated(one, wanted, tuple(one.values[label] for label in folded)) for one in among]


def _rated(one: _Ratings, wanted: tuple[str, ...], values: tuple[int, ...]) -> Rated:
    return Rated(one.key, one.name, wanted, round(sum(values) / len(values), 2), values)


def page(best: Best, *, words: Sequence[str]) -> Page:
    """A line a contact; without a criterion a line a criterion. `words` are those of the query."""
    table = _by_contact(best) if best.asked else _by_criterion(best)
    shown = (table,) if best.items else ()
    return Page(blocks=shown, records=records(best.items), hint="" if shown else _nobody(best, words))


def _nobody(best: Best, words: Sequence[str]) -> str:
    if not best.known:
        return "Nobody is rated yet. `netlog rate WHO CRITERION 1..5` rates somebody by a word of yours."
    meant = dict.fromkeys(label for word in words for label in nearest(word, best.known))
    there = "Did you mean" if meant else "There are"
    criteria = ", ".join(shell_word(label) if " " in label else label for label in meant or best.known)
    return f"Nobody who fits is rated so. {there} {criteria}{'?' if meant else '.'}"


def _by_contact(best: Best) -> Table:
    means = (Column("Mean", align="right"),) if len(best.asked) > 1 else ()
    values = tuple(Column(label, align="right") for label in best.asked)
    return Table((Column("Who"), *values, *means), Rows(best.items, partial(_contact_row, has_mean=bool(means))))


def _contact_row(item: Rated, *, has_mean: bool) -> tuple[Line, ...]:
    values = (line(Span(str(value), "plain" if has_mean else "amount")) for value in item.values)
    mean = (line(Span(f"{item.mean:g}", "amount")),) if has_mean else ()
    return (line(Span(item.name, "name")), *values, *mean)


def _by_criterion(best: Best) -> Table:
    columns = (Column("Criterion"), Column("Who leads", gives=True), Column("Rated", align="right"))
    groups = [tuple(group) for _, group in groupby(best.items, key=lambda item: item.criteria)]
    return Table(columns, Rows(groups, partial(_criterion_row, counts=best.counts)))


def _criterion_row(leaders: tuple[Rated, ...], *, counts: Mapping[str, int]) -> tuple[Line, ...]:
    (label,) = leaders[0].criteria
    spans: list[str | Span] = []
    for one in leaders:
        spans += [", "] if spans else []
        spans += [Span(one.name, "name"), " ", Span(str(one.values[0]), "amount")]
    return line(label), line(*spans), line(Span(str(counts[label]), "quiet"))
