"""What can be settled: a contact's open promises, needs, goals and the like, in file order, and choosing among them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netlog.core.changes import Change, EditEntry, EditItem, ordinals
from netlog.core.choosing import meant
from netlog.core.contact import ITEM_FIELDS, Contact
from netlog.core.entry import Entry, Item
from netlog.errors import NothingToDoError
from netlog.values import dataclass

_FIRST = ("needs", "goals", "offers")
_FIELDS = (*_FIRST, *(field for field in ITEM_FIELDS if field not in _FIRST))


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A promise, need, goal, offer or interest that is open: where it stands, and which of its equals it is."""

    field: str
    held: Entry | Item
    ordinal: int

    @property
    def text(self) -> str:
        return self.held.text if isinstance(self.held, Entry) else self.held.what

    @property
    def kind(self) -> str:
        """What it is, in a word: promised, expected, need, goal, offer, interest."""
        return self.held.kind.value if isinstance(self.held, Entry) else self.field.removesuffix("s")

    @property
    def since(self) -> date | None:
        """The day it began: a promise's date, an item's `since`."""
        return self.held.date if isinstance(self.held, Entry) else self.held.since

    @property
    def is_promise(self) -> bool:
        return isinstance(self.held, Entry)

    def done(self, day: date, by: str | None) -> Change:
        """The change that settles it on a day; `by` names the contact who met a need or goal."""
        if isinstance(self.held, Entry):
            return EditEntry(self.held, replace(self.held, done=day, dropped=None), self.ordinal)
        met = replace(self.held, done=day, dropped=None, by=by or self.held.by)
        return EditItem(self.field, self.held, met, self.ordinal)

    def dropped(self, day: date) -> Change:
        """The change that calls it off on a day."""
        if isinstance(self.held, Entry):
            return EditEntry(self.held, replace(self.held, dropped=day, done=None), self.ordinal)
        return EditItem(self.field, self.held, replace(self.held, dropped=day, done=None), self.ordinal)


def open_items(contact: Contact, *, today: date) -> tuple[OpenItem, ...]:
    """Everything open on `today`: promises first, then needs, goals, offers and interests, each in file order."""
    return tuple(
        OpenItem(field, held, ordinal)
        for field in ("log", *_FIELDS)
        for sequence in (_held(contact, field),)
        for held, ordinal in zip(sequence, ordinals(sequence), strict=True)
        if held.is_open(on=today)
    )


def _held(contact: Contact, field: str) -> Sequence[Entry | Item]:
    found: Sequence[Entry | Item] = getattr(contact, field)
    return found


def chosen(items: Sequence[OpenItem], choice: str | None, *, otherwise: str = "") -> OpenItem:
    """The one item that is meant: by number (from 1), by words of its text, or without a choice the only open promise.

    Raises NothingToDoError with the numbered list where that is none or several; `otherwise` stands below the list
    where nothing fits.
    """
    if not items:
        raise NothingToDoError("nothing is open", advice="`netlog promise` and `netlog need` log what will be.")
    if choice is None:
        promises = [item for item in items if item.is_promise]
        if len(promises) != 1:
            raise NothingToDoError("which one is meant?", advice=numbered(items))
        return promises[0]
    texts = [item.text for item in items]
    return items[meant(choice, texts, what="open", listed=numbered(items), otherwise=otherwise)]


def numbered(items: Sequence[OpenItem]) -> str:
    """The open items as a numbered list, in file order."""
    lines = [f"  {number}  {item.kind} “{item.text}”" for number, item in enumerate(items, 1)]
    return "\n".join(["Name it by its number or its words. Open are:", *lines])
