"""What the reports over everyone need to know of one contact: derived from its file, never stored in it."""

from collections.abc import Iterable
from datetime import date

from netlog.core import cadence, ledger
from netlog.core.contact import Contact
from netlog.core.dates import PartialDay
from netlog.core.entry import Entry, Kind
from netlog.core.ledger import Account, Moment
from netlog.core.raw import flat
from netlog.core.rhythm import Rhythm
from netlog.core.settings import Settings
from netlog.core.text import fold
from netlog.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one contact stands on one day. `account`, all that is numbers, is None where scores are switched off."""

    key: str
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
    due: date | None
    is_due: bool
    overdue: int
    account: Account | None
    last_exchange: Moment | None
    promises: tuple[Entry, ...]
    needs: tuple[str, ...]
    words: str

    def promised(self, kind: Kind) -> tuple[Entry, ...]:
        """The open promises of one kind."""
        return tuple(entry for entry in self.promises if entry.kind is kind)


def standing(key: str, contact: Contact, settings: Settings, *, today: date, since: date | None = None) -> Standing:
    """Where a contact stands on `today`; `since` limits account and last exchange to those from that day on."""
    found = ledger.exchanges(contact.log, today=today, worths=settings.worth, since=since)
    every = cadence.sourced_rhythm(contact, settings)
    day = None if contact.archived else cadence.due(contact, every.rhythm, today=today)
    return Standing(
        key=key,
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
        last=cadence.last_contact(contact, today=today),
        due=day,
        overdue=cadence.overdue(day, today=today),
        is_due=day is not None and day <= today,
        account=ledger.account(found) if settings.scores and contact.scores else None,
        last_exchange=found[-1].moment if found else None,
        promises=ledger.open_promises(contact.log, today=today),
        needs=tuple(item.what for item in contact.needs if item.is_open(on=today)),
        words=fold(" ".join(_texts(contact))),
    )


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
