"""When to be in touch: last contact, rhythm, and the day the next check-in is due.

Conventions: only entries in the contact's own file count, and none after `today`. Due is a day: on that day a check-in
is due, after it overdue.
"""

from bisect import bisect
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from netlog.core.contact import Contact
from netlog.core.entry import Kind
from netlog.core.ledger import Moment
from netlog.core.rhythm import Rhythm
from netlog.core.settings import Settings
from netlog.core.text import fold
from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class SourcedRhythm:
    """A contact's rhythm and where it comes from: `own`, `tag inner`, or `default`."""

    rhythm: Rhythm
    source: str


_HABIT_DAYS, _HABIT_SPAN, _HABIT_GAPS = 4, 90, 8


@dataclass(frozen=True, slots=True)
class Habit:
    """How often there was contact: the last day of it, and the median of the last eight gaps, in days."""

    last: date
    usual: float

    @property
    def silence(self) -> range:
        """The days of silence that are drift: from twice the usual gap (30 at least) to twelve times (90 at least)."""
        return range(max(int(2 * self.usual), 30), max(int(12 * self.usual), 90) + 1)


def last_contact(contact: Contact, *, today: date) -> Moment | None:
    """The latest being in touch up to `today`: any entry but a note, or the day a promise was done."""
    latest, day, kind = None, date.min, Kind.NOTE
    for entry in contact.log:
        if entry.kind.is_contact and day <= entry.date <= today:
            latest, day, kind = entry, entry.date, entry.kind
        if entry.done and entry.kind.is_promise and day <= entry.done <= today:
            latest, day = entry, entry.done
            kind = Kind.GAVE if entry.kind is Kind.PROMISED else Kind.GOT
    return Moment(day, kind, latest.text) if latest else None


def contact_days(contact: Contact, *, today: date) -> tuple[date, ...]:
    """The days up to `today` on which we were in touch, in order of time; each stands once."""
    days = {entry.date for entry in contact.log if entry.kind.is_contact}
    days.update([entry.done for entry in contact.log if entry.done and entry.kind.is_promise])
    found = sorted(days)
    return tuple(found[: bisect(found, today)])


def habit(days: Sequence[date]) -> Habit | None:
    """The habit that days of contact in order of time show; None for fewer than four, or over less than 90 days."""
    if len(days) < _HABIT_DAYS or (days[-1] - days[0]).days < _HABIT_SPAN:
        return None
    lately = days[-_HABIT_GAPS - 1 :]
    gaps = sorted([(day - before).days for before, day in pairwise(lately)])
    return Habit(days[-1], (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2)


def sourced_rhythm(contact: Contact, settings: Settings) -> SourcedRhythm:
    """The contact's own rhythm, else the shortest among its tags', else the default.

    Rhythms are compared in days (month = 30, quarter = 91, year = 365); a tag's `never` loses to any other.
    """
    if contact.every is not None:
        return SourcedRhythm(contact.every, "own")
    tagged = _tag_rhythms(contact, settings.tags)
    if not tagged:
        return SourcedRhythm(settings.every, "default")
    tag, rhythm = min(tagged, key=lambda pair: (pair[1].is_never, pair[1].days))
    return SourcedRhythm(rhythm, f"tag {tag}")


def _tag_rhythms(contact: Contact, rhythms: Mapping[str, Rhythm]) -> list[tuple[str, Rhythm]]:
    return [(tag, rhythms[fold(tag)]) for tag in contact.tags if fold(tag) in rhythms]


def counted_from(contact: Contact, last: Moment | None, *, today: date) -> date | None:
    """The day from which the next check-in is counted: the last contact, else `met`, else the first entry of any kind.

    None where there is none of these: whoever is to be asked after then is due today.
    """
    if last:
        return last.date
    met = contact.met.first_day() if contact.met else None
    if met:
        return met
    return min((entry.date for entry in contact.log if entry.date <= today), default=None)


def overdue(day: date | None, *, today: date) -> int:
    """Days since `day`; 0 on it, before it, and without one."""
    return max(0, (today - day).days) if day else 0
