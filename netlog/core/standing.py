"""What the reports over everyone need to know of one contact: derived from its file, never stored in it.

Nothing in a standing depends on the day it is asked for but what is due, once the last dated fact is past: so it can
be kept from one day to the next, and only then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from netlog.core import cadence, goodwill, ledger
from netlog.core.cadence import Habit
from netlog.core.contact import Contact
from netlog.core.dates import PartialDay
from netlog.core.entry import Entry, Item, Kind
from netlog.core.goodwill import Goodwill, Warmth
from netlog.core.ledger import Account, Exchange, Moment, Run
from netlog.core.raw import flat
from netlog.core.rhythm import Rhythm
from netlog.core.settings import Settings
from netlog.core.text import fold
from netlog.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one contact stands on the day `today`. `account`, `warmth` and `leaning` are None where scores are off.

    `counted` is the day one rhythm after what the rhythm counts from; where there is nothing to count from, a check-in
    `is_undated`. `settled` is the day of the last dated fact: on any day from then on, all but `today` is the same.
    `first` is the first day of contact, and `contacts` on how many days there was any. `leaning` is the run of
    exchanges that makes it one-sided. `unthanked` is what was got without thanks, `introduced` the introductions
    given of which nothing was heard; both are kept for 90 days.
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
    first: date | None
    contacts: int
    habit: Habit | None
    counted: date | None
    is_undated: bool
    account: Account | None
    last_exchange: Moment | None
    warmth: Warmth | None
    leaning: Run | None
    promises: tuple[Entry, ...]
    unthanked: tuple[Moment, ...]
    introduced: tuple[Entry, ...]
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

    @property
    def goodwill(self) -> Goodwill | None:
        """How warm it is; None where scores are off."""
        return goodwill.goodwill(self.warmth, self.first, self.contacts, today=self.today) if self.warmth else None

    @property
    def is_snoozed(self) -> bool:
        """Whether the contact is to be left alone on this day."""
        return self.snooze is not None and self.snooze > self.today

    @property
    def drifts(self) -> range:
        """The days, as ordinals, on which the silence has outgrown the habit by far; none where it is not to be minded.

        It isn't of who is archived or snoozed, whose own or tag's rhythm is never, or before a check-in is due.
        """
        if self.habit is None or self.archived or (self.rhythm.is_never and self.rhythm_source != "default"):
            return range(0)
        last, silence = self.habit.last.toordinal(), self.habit.silence
        waits = [day.toordinal() for day in (self.counted, self.snooze) if day]
        return range(max(last + silence.start, *waits, 0), last + silence.stop)

    @property
    def drift(self) -> Habit | None:
        """The habit that the silence has outgrown on this day."""
        return self.habit if self.today.toordinal() in self.drifts else None

    @property
    def one_sided(self) -> Run | None:
        """The run of exchanges that makes it one-sided, for 180 days after the last; None for who is snoozed."""
        if self.leaning is None or self.archived or self.is_snoozed:
            return None
        return self.leaning if (self.today - self.leaning.last).days < ONE_SIDED_DAYS else None

    def promised(self, kind: Kind) -> tuple[Entry, ...]:
        """The open promises of one kind."""
        return tuple(entry for entry in self.promises if entry.kind is kind)


ONE_SIDED_DAYS = 180
"""For how many days from the last exchange on one-sidedness is worth saying."""

LATELY = 90
"""For how many days something waits for thanks, or for word of what came of it, before it is let rest."""


def standing(key: str, contact: Contact, settings: Settings, *, today: date) -> Standing:
    """Where a contact stands on `today`."""
    found = ledger.exchanges(contact.log, today=today, worths=settings.worth)
    every = cadence.sourced_rhythm(contact, settings)
    last = cadence.last_contact(contact, today=today)
    is_asked_for = not contact.archived and not every.rhythm.is_never
    base = cadence.counted_from(contact, last, today=today) if is_asked_for else None
    days = cadence.contact_days(contact, today=today)
    settled = _last_fact(contact)
    at = min(today, settled)
    unthanked, introduced = _waiting(contact.log, at)
    account = ledger.account(found) if settings.scores and contact.scores else None
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
        first=days[0] if days else None,
        contacts=len(days),
        habit=cadence.habit(days),
        counted=every.rhythm.after(base) if base else None,
        is_undated=is_asked_for and base is None,
        account=account,
        last_exchange=found[-1].moment if found else None,
        warmth=warmth(contact, found, every.rhythm, settings, at=at),
        leaning=_leaning(found, account, settings),
        promises=ledger.open_promises(contact.log, today=today),
        unthanked=unthanked,
        introduced=introduced,
        needs=tuple(item.what for item in contact.needs if item.is_open(on=today)),
        words=_words(contact),
        settled=settled,
    )


def counted_since(one: Standing, contact: Contact, settings: Settings, *, since: date) -> Standing:
    """A standing in which only the exchanges from the day `since` on count."""
    found = ledger.exchanges(contact.log, today=one.today, worths=settings.worth, since=since)
    account = ledger.account(found) if one.account else None
    return replace(
        one,
        account=account,
        last_exchange=found[-1].moment if found else None,
        leaning=_leaning(found, account, settings),
    )


def warmth(
    contact: Contact, found: Sequence[Exchange], rhythm: Rhythm, settings: Settings, *, at: date
) -> Warmth | None:
    """What goodwill is told from on `at`, by the exchanges found up to then; None where scores are off."""
    if not (settings.scores and contact.scores):
        return None
    life = goodwill.half_life(rhythm, settings.goodwill_half_life)
    return goodwill.warmth(contact.log, found, life, at=at)


def _waiting(log: Sequence[Entry], at: date) -> tuple[tuple[Moment, ...], tuple[Entry, ...]]:
    """What was got without thanks, and the introductions of which nothing was heard, in the last days up to `at`."""
    first = date.fromordinal(max(1, at.toordinal() - LATELY + 1))
    lately = [one for one in log if one.date >= first or (one.done and one.done >= first)]
    return (
        tuple(one for one in map(ledger.unthanked, lately) if one and first <= one.date <= at),
        tuple(one for one in lately if _is_pending(one) and first <= one.date <= at),
    )


def _leaning(found: Sequence[Exchange], account: Account | None, settings: Settings) -> Run | None:
    if account is None:
        return None
    run = ledger.latest_run(found)
    return ledger.one_sided(run, account.balance, take=settings.patience_take, give=settings.patience_give)


def _is_pending(entry: Entry) -> bool:
    return entry.is_introduction and entry.kind is Kind.GAVE and entry.outcome is None


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


def _words(contact: Contact) -> str:
    whole = " ".join(_texts(contact))
    # Folded text by text, since an accent at the beginning of one is none on the end of another.
    return fold(whole) if whole.isascii() else " ".join(filter(None, map(fold, _texts(contact))))


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
