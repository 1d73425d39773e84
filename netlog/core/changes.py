"""What can be done to a contact, as values, and what each means.

A change is read twice: `applied` here says what it means for the contact, `store.splice.splice` says which characters
of the file it touches. The two must agree, and that is checked before every write.
Entries and items are named by value plus ordinal among equals, never by position.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import TypeVar, assert_never

from netlog.core.contact import FIELDS, LISTS, Contact, FieldValue, ListValue
from netlog.core.entry import Entry
from netlog.core.raw import Raw, with_field
from netlog.errors import NothingToDoError, UsageError
from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class SetField:
    """A field gets this value, whatever it held; a field netlog doesn't know gets it as raw text."""

    field: str
    value: FieldValue


@dataclass(frozen=True, slots=True)
class DropField:
    """A field goes, with all it held."""

    field: str


@dataclass(frozen=True, slots=True)
class AddEntry:
    """A new entry, at the end of the log."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class EditEntry:
    """The `ordinal`-th (from 0) of the entries equal to `old` becomes `new`, where it stands."""

    old: Entry
    new: Entry
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class DropEntry:
    """The `ordinal`-th (from 0) of the entries equal to `entry` goes."""

    entry: Entry
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class AddItem:
    """One more value, at the end of a field that holds several."""

    field: str
    item: ListValue


@dataclass(frozen=True, slots=True)
class EditItem:
    """The `ordinal`-th (from 0) of the values equal to `old` becomes `new`, where it stands."""

    field: str
    old: ListValue
    new: ListValue
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class DropItem:
    """The `ordinal`-th (from 0) of the values equal to `item` goes."""

    field: str
    item: ListValue
    ordinal: int = 0


Change = SetField | DropField | AddEntry | EditEntry | DropEntry | AddItem | EditItem | DropItem

_DEFAULTS: dict[str, object] = {field.name: field.default for field in fields(Contact)}


def applied(change: Change, contact: Contact) -> Contact:
    """The contact after the change; raises NothingToDoError when what it names isn't there.

    Raises UsageError for a change no contact can bear: taking the name away, adding to a field of one value.
    """
    match change:
        case SetField(field, value):
            return _with(contact, field, value)
        case DropField(field):
            return _without(contact, field)
        case AddEntry(entry):
            return replace(contact, log=(*contact.log, entry))
        case EditEntry(old, new, ordinal):
            return replace(contact, log=_replaced(contact.log, old, ordinal, (new,)))
        case DropEntry(entry, ordinal):
            return replace(contact, log=_replaced(contact.log, entry, ordinal, ()))
        case AddItem(field, item):
            return _with(contact, field, (*values(contact, field), item))
        case EditItem(field, old_item, new_item, ordinal):
            return _with(contact, field, _replaced(values(contact, field), old_item, ordinal, (new_item,)))
        case DropItem(field, item, ordinal):
            return _with(contact, field, _replaced(values(contact, field), item, ordinal, ()))
        case _:
            assert_never(change)


def values(contact: Contact, field: str) -> tuple[ListValue, ...]:
    """The values of a field that holds several, in file order; raises UsageError for any other field."""
    if FIELDS.get(field) not in LISTS:
        raise UsageError(f"{field} doesn't hold several values", advice=f"Set it: netlog set WHO {field} VALUE")
    held: tuple[ListValue, ...] = getattr(contact, field)
    return held


def position(sequence: Sequence[Entry | ListValue], value: Entry | ListValue, ordinal: int) -> int:
    """Where the `ordinal`-th (from 0) element equal to `value` stands; raises NothingToDoError when it doesn't."""
    places = [index for index, element in enumerate(sequence) if element == value]
    if ordinal >= len(places):
        raise NothingToDoError("what was to be changed is no longer there", advice="Run the command again.")
    return places[ordinal]


def ordinals(sequence: Sequence[Entry | ListValue]) -> Iterator[int]:
    """Of each element in turn, how many equal to it stand before it."""
    met: Counter[Entry | ListValue] = Counter()
    for element in sequence:
        yield met[element]
        met[element] += 1


_Element = TypeVar("_Element", bound=Entry | ListValue)


def _replaced(
    sequence: tuple[_Element, ...], old: _Element, ordinal: int, new: tuple[_Element, ...]
) -> tuple[_Element, ...]:
    index = position(sequence, old, ordinal)
    return (*sequence[:index], *new, *sequence[index + 1 :])


def _with(contact: Contact, field: str, value: object) -> Contact:
    if field in FIELDS:
        return replace(contact, **{field: value})  # type: ignore[arg-type]  # FIELDS says which type a field takes
    raw: Raw = value  # type: ignore[assignment]  # own keys hold raw values only
    return replace(contact, extra=with_field(contact.extra, field, raw))


def _without(contact: Contact, field: str) -> Contact:
    if field == "name":
        raise UsageError("a contact needs a name", advice="Give another: netlog rename WHO NAME")
    if field in FIELDS:
        return replace(contact, **{field: _DEFAULTS[field]})  # type: ignore[arg-type]  # the field's own default
    return replace(contact, extra=with_field(contact.extra, field, None))
