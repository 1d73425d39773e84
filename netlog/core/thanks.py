"""What was got and not yet thanked for, and which of it is meant."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from netlog.core.calendar import spoken
from netlog.core.changes import EditEntry, ordinals
from netlog.core.choosing import meant
from netlog.core.contact import Contact
from netlog.core.entry import Entry
from netlog.core.ledger import Moment, unthanked
from netlog.errors import NothingToDoError
from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class Unthanked:
    """Something got: what and when (a promise, when it was kept); the entry, and which of its equals it is (from 0)."""

    moment: Moment
    entry: Entry
    ordinal: int

    def thanked(self, day: date) -> EditEntry:
        """The change that says it was thanked for on a day."""
        return EditEntry(self.entry, replace(self.entry, thanked=day), self.ordinal)


def without_thanks(contact: Contact, *, today: date) -> tuple[Unthanked, ...]:
    """All that was got up to `today` without thanks, the latest first; of one day, what stands last in the file."""
    found = [
        Unthanked(moment, entry, ordinal)
        for entry, ordinal in zip(contact.log, ordinals(contact.log), strict=True)
        if (moment := unthanked(entry)) and moment.date <= today
    ]
    return tuple(sorted(found, key=lambda one: one.moment.date)[::-1])


def chosen(found: Sequence[Unthanked], choice: str | None) -> Unthanked:
    """The one that is meant: by number (from 1) or words of its text; without a choice the latest.

    Raises NothingToDoError where there is none, or several fit.
    """
    if not found:
        raise NothingToDoError("nothing is left to thank for", advice="`netlog get WHO WHAT` logs what you got.")
    if choice is None:
        return found[0]
    texts = [one.moment.text for one in found]
    return found[meant(choice, texts, what="without thanks", listed=_numbered(found))]


def _numbered(found: Iterable[Unthanked]) -> str:
    lines = [f"  {number}  {spoken(one.moment.date)} “{one.moment.text}”" for number, one in enumerate(found, 1)]
    return "\n".join(["Name it by its number or its words. Without thanks are:", *lines])
