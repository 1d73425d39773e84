"""When to be in touch: last contact, rhythm, and the day the next check-in is due.

Conventions: only entries in the contact's own file count, and none after `today`. Due is a day: on that day a check-in
is due, after it overdue.
"""

from collections.abc import Mapping
from datetime import date

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


HABIT = 9
"""How many days of contact show a contact's habit: the last eight gaps lie between them (design, section 5: drift)."""


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
    """The latest days up to `today` on which we were in touch, at most nine, in order of time; each stands once."""
    days = {entry.date for entry in contact.log if entry.kind.is_contact}
    days |= {entry.done for entry in contact.log if entry.done and entry.kind.is_promise}
    return tuple(sorted(day for day in days if day <= today)[-HABIT:])


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
