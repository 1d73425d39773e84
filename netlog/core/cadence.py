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


def last_contact(contact: Contact, *, today: date) -> Moment | None:
    """The latest being in touch up to `today`: any entry but a note, or the day a promise was done."""
    latest: Moment | None = None
    for entry in contact.log:
        moments = [Moment(entry.date, entry.kind, entry.text)] if entry.kind.is_contact else []
        if entry.kind.is_promise and entry.done:
            kept = Kind.GAVE if entry.kind is Kind.PROMISED else Kind.GOT
            moments.append(Moment(entry.done, kept, entry.text))
        for moment in moments:
            if moment.date <= today and (latest is None or moment.date >= latest.date):
                latest = moment
    return latest


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


def due(contact: Contact, rhythm: Rhythm, *, today: date) -> date | None:
    """The day the next check-in falls on; None for the rhythm `never`.

    One rhythm after the last contact; with none yet, after `met`, else after the first entry of any kind; with none
    of these, today. Never before the snooze.
    """
    if rhythm.is_never:
        return None
    base = _base(contact, today=today)
    day = rhythm.after(base) if base else today
    return max(day, contact.snooze) if contact.snooze else day


def _base(contact: Contact, *, today: date) -> date | None:
    last = last_contact(contact, today=today)
    if last:
        return last.date
    met = contact.met.first_day() if contact.met else None
    if met:
        return met
    return min((entry.date for entry in contact.log if entry.date <= today), default=None)


def overdue(day: date | None, *, today: date) -> int:
    """Days since `day`; 0 on it, before it, and without one."""
    return max(0, (today - day).days) if day else 0
