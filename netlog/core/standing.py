"""What the reports over everyone need to know of one contact: derived from its file, never stored in it.

Nothing in a standing depends on the day it is asked for but what is due, once the last dated fact is past: so it can
be kept from one day to the next, and only then.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from netlog.core import cadence, ledger
from netlog.core.contact import Contact
from netlog.core.dates import PartialDay
from netlog.core.entry import Entry, Item, Kind
from netlog.core.ledger import Account, Moment, Run
from netlog.core.raw import flat
from netlog.core.rhythm import Rhythm
from netlog.core.settings import Settings
from netlog.core.text import fold
from netlog.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one contact stands on the day `today`. `account`, all that is numbers, is None where scores are off.

    `counted` is the day one rhythm after what the rhythm counts from; where there is nothing to count from, a check-in
    `is_undated`. `settled` is the day of the last dated fact: on any day from then on, all but `today` is the same.
    `days` are the latest days of contact, at most nine.
    """

    key: str
    today: date
    name: str
    also: tuple[str, ...]
    emails: tuple[str, ...]
    org: str | None
    title: str | None
    place: str | None
    via: str | None
    tags: tuple[str, ...]
    archived: bool
    snooze: date | None
    birthday: PartialDay | None
    rhythm: Rhythm
    rhythm_source: str
    last: Moment | None
    days: tuple[date, ...]
    counted: date | None
    is_undated: bool
    account: Account | None
    last_exchange: Moment | None
    run: Run | None
    promises: tuple[Entry, ...]
    needs: tuple[str, ...]
    words: str
    settled: date

    @property
    def due(self) -> date | None:
        """The day the next check-in falls on, not before the snooze; None for `never`, and for who is archived.

        One that is undated falls on this very day.
        """
        day = self.today if self.is_undated else self.counted
        return max(day, self.snooze) if day and self.snooze else day

    @property
    def is_due(self) -> bool:
        """Whether a check-in falls on this day, or fell on one before it."""
        day = self.due
        return day is not None and day <= self.today

    @property
    def overdue(self) -> int:
        """Days since the check-in was due; 0 on that day, before it, and without one."""
        return cadence.overdue(self.due, today=self.today)

    def promised(self, kind: Kind) -> tuple[Entry, ...]:
        """The open promises of one kind."""
        return tuple(entry for entry in self.promises if entry.kind is kind)


def standing(key: str, contact: Contact, settings: Settings, *, today: date) -> Standing:
    """Where a contact stands on `today`."""
    found = ledger.exchanges(contact.log, today=today, worths=settings.worth)
    every = cadence.sourced_rhythm(contact, settings)
    last = cadence.last_contact(contact, today=today)
    is_asked_for = not contact.archived and not every.rhythm.is_never
    base = cadence.counted_from(contact, last, today=today) if is_asked_for else None
    return Standing(
        key=key,
        today=today,
        name=contact.name,
        also=contact.also,
        emails=tuple(email.value for email in contact.email),
        org=contact.org,
        title=contact.title,
        place=contact.place,
        via=contact.via,
        tags=contact.tags,
        archived=contact.archived,
        snooze=contact.snooze,
        birthday=contact.birthday,
        rhythm=every.rhythm,
        rhythm_source=every.source,
        last=last,
        days=cadence.contact_days(contact, today=today),
        counted=every.rhythm.after(base) if base else None,
        is_undated=is_asked_for and base is None,
        account=ledger.account(found) if settings.scores and contact.scores else None,
        last_exchange=found[-1].moment if found else None,
        run=ledger.latest_run(found) if settings.scores and contact.scores else None,
        promises=ledger.open_promises(contact.log, today=today),
        needs=tuple(item.what for item in contact.needs if item.is_open(on=today)),
        words=" ".join(filter(None, map(fold, _texts(contact)))),
        settled=_last_fact(contact),
    )


def counted_since(one: Standing, contact: Contact, settings: Settings, *, since: date) -> Standing:
    """A standing in which only the exchanges from the day `since` on count."""
    found = ledger.exchanges(contact.log, today=one.today, worths=settings.worth, since=since)
    return replace(
        one,
        account=one.account and ledger.account(found),
        last_exchange=found[-1].moment if found else None,
        run=ledger.latest_run(found) if one.account else None,
    )


def _last_fact(contact: Contact) -> date:
    """The latest day on which anything that a standing tells came to be, or came to an end."""
    days = [entry.date for entry in contact.log]
    ended: tuple[Entry | Item, ...] = (*contact.log, *contact.needs)
    for held in ended:
        if held.done:
            days.append(held.done)
        if held.dropped:
            days.append(held.dropped)
    return max(days, default=date.min)


def _texts(contact: Contact) -> Iterable[str]:
    """What free text in a query is looked for in: all but the log."""
    yield contact.name
    yield from contact.also
    for held in (contact.email, contact.phone, contact.address, contact.links):
        yield from (str(value) for value in held)
    yield from (text for text in (contact.org, contact.title, contact.place, contact.notes) if text)
    yield from contact.tags
    for items in (contact.interests, contact.goals, contact.needs, contact.offers):
        yield from (item.what for item in items)
    yield from contact.supports
    yield from (f"{key} {flat(value)}" for key, value in contact.extra)
