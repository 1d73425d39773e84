"""How warm a relationship is: what was given, got, said and kept adds up, and halves with age (design, section 5).

Conventions: ages are in days; entries after the day asked about don't count; a promise counts on the day it was done.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from math import sqrt
from typing import Literal

from netlog.core.entry import Entry, Kind
from netlog.core.ledger import Exchange
from netlog.core.rhythm import Rhythm
from netlog.values import dataclass

Band = Literal["warm", "mild", "quiet"]
Trend = Literal["growing", "steady", "fading"]

TREND_DAYS = 90
"""How far back the value lies that a trend is told against."""

LATE = 2.0
"""What each overdue promise of mine takes off while it is open; this doesn't fade."""

NEW_DAYS = 90
NEW_CONTACTS = 3
"""Who was first met so lately, or on fewer days than that, is new: there is no band and no trend to tell yet."""

_STEADY = 0.2
_WARM, _MILD = 4, 1
_TALKED, _KEPT = 1.0, 1.0


@dataclass(frozen=True, slots=True)
class Goodwill:
    """How warm it is, to one decimal; the band it falls in and where it goes, both None for who is new."""

    value: float
    band: Band | None
    trend: Trend | None


@dataclass(frozen=True, slots=True)
class Vow:
    """A promise of mine that has a day: when it was made, for when, and when it was done or dropped, if it was."""

    made: date
    due: date
    ended: date | None

    def is_late(self, today: date, *, ago: int) -> bool:
        """Whether it was open and past its day, so many days before `today`."""
        return (
            (today - self.made).days >= ago
            and (today - self.due).days > ago
            and (self.ended is None or (today - self.ended).days < ago)
        )


@dataclass(frozen=True, slots=True)
class Warmth:
    """What goodwill is told from on `at` and on any later day on which nothing new has happened.

    `old` is what all weighs that is 90 days old by then, aged to `at`; `recent` are the younger weights by day, and
    `vows` my promises with a day that were open within these 90 days. `first` is the first day of contact, `count` on
    how many there was contact (more than a few are all the same).
    """

    at: date
    half_life: int
    old: float
    recent: tuple[tuple[date, float], ...]
    vows: tuple[Vow, ...]

    def value(self, today: date, *, ago: int = 0) -> float:
        """The sum on the day that lies so many days (at most 90) before `today`, as it was known then."""
        warm = self.old * aged((today - self.at).days - ago, self.half_life)
        for day, weight in self.recent:
            age = (today - day).days - ago
            if age >= 0:
                warm += weight * aged(age, self.half_life)
        return warm - LATE * sum(vow.is_late(today, ago=ago) for vow in self.vows)


def goodwill(warmth: Warmth, first: date | None, contacts: int, *, today: date) -> Goodwill:
    """Goodwill on `today`, with a contact of whom `first` is the first day of contact, and `contacts` their number."""
    exact = warmth.value(today)
    value = round(exact, 1) + 0.0  # there is a -0.0
    if first is None or contacts < NEW_CONTACTS or (today - first).days < NEW_DAYS:
        return Goodwill(value, None, None)
    band: Band = "warm" if value >= _WARM else "mild" if value >= _MILD else "quiet"
    before = warmth.value(today, ago=TREND_DAYS)
    if abs(exact - before) <= _STEADY * abs(before):
        return Goodwill(value, band, "steady")
    return Goodwill(value, band, "growing" if exact > before else "fading")


def half_life(rhythm: Rhythm, least: int) -> int:
    """Days until something weighs half as much: what the settings say, and at least four rhythms.

    So a rhythm that is kept keeps its goodwill.
    """
    return max(least, 4 * rhythm.days)


def aged(days: int, half_life: int) -> float:
    """The part of a weight that is left after so many days."""
    return float(0.5 ** (days / half_life))


def weights(log: Iterable[Entry], found: Iterable[Exchange]) -> list[tuple[date, float, Exchange | Entry]]:
    """What each thing in a log weighs before it ages, and on which day; `found` are the exchanges in it.

    2·√worth given or got, 1 talked, and 1 more a promise (the entry) that was kept by its day.
    """
    weighty: list[tuple[date, float, Exchange | Entry]] = [(one.moment.date, 2 * sqrt(one.worth), one) for one in found]
    for entry in log:
        if entry.kind is Kind.TALKED:
            weighty.append((entry.date, _TALKED, entry))
        elif entry.due and entry.done and entry.done <= entry.due and entry.kind.is_promise:
            weighty.append((entry.done, _KEPT, entry))
    return weighty


def vow(entry: Entry) -> Vow | None:
    """What an entry is as a promise of mine that has a day; None for any other."""
    if entry.due is None or entry.kind is not Kind.PROMISED:
        return None
    return Vow(entry.date, entry.due, min((day for day in (entry.done, entry.dropped) if day), default=None))


def warmth(log: Sequence[Entry], found: Iterable[Exchange], half_life: int, *, at: date) -> Warmth:
    """What goodwill is told from on the day `at` and after it, by a log up to it and the exchanges `found` in it."""
    last = at.toordinal()
    old = 0.0
    recent: list[tuple[date, float]] = []
    for day, weight, _ in weights(log, found):
        age = last - day.toordinal()
        if age >= TREND_DAYS:
            old += weight * aged(age, half_life)
        elif age >= 0:
            recent.append((day, weight))
    made = (mine for entry in log if entry.due and (mine := vow(entry)) and mine.made <= at)
    vows = tuple(one for one in made if one.ended is None or (at - one.ended).days < TREND_DAYS)
    return Warmth(at, half_life, old, tuple(recent), vows)
