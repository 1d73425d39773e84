"""A contact's fields by the names they have in its file, as values for JSON and as lines for people."""

from collections.abc import Mapping
from typing import Any

from netlog.core.contact import FIELDS, Contact, Labelled, LabelledDay, Rating, Shape
from netlog.core.entry import Entry, Item
from netlog.core.raw import Raw, RawFields, RawMap, flat
from netlog.reports.record import cell

_ENTRY_KEYS = ("worth", "as_", "to", "with_", "how", "for_", "due", "done", "dropped", "outcome", "thanked", "ref")
_ITEM_KEYS = ("since", "done", "dropped", "by", "not_")


def document(contact: Contact, names: tuple[str, ...] | None = None) -> dict[str, object]:
    """The fields that are set, by name; with `names` exactly those, and None for what isn't there."""
    extra = dict(contact.extra)
    found = {name: value(contact, name) for name in FIELDS if is_set(contact, name)}
    found |= {name: raw(inner) for name, inner in extra.items()}
    return found if names is None else {name: found.get(name) for name in names}


def is_set(contact: Contact, name: str) -> bool:
    """Whether a field says anything."""
    held = getattr(contact, name)
    if FIELDS[name] is Shape.FLAG:
        return bool(held) != (name == "scores")
    return held is not None and held != ()


def value(contact: Contact, name: str) -> object:
    """A field's value, for JSON."""
    held = getattr(contact, name)
    match FIELDS[name]:
        case Shape.LABELLED | Shape.DAYS | Shape.RATINGS:
            return _labelled(held)
        case Shape.ITEMS:
            return [item_document(item) for item in held]
        case Shape.LOG:
            return [entry_document(entry) for entry in held]
        case Shape.RAW:
            return raw(held)
        case Shape.PARTIAL_DAY | Shape.RHYTHM:
            return str(held)
        case _:
            return held


def _labelled(held: tuple[Labelled | LabelledDay | Rating, ...]) -> object:
    if all(one.label is None for one in held):
        return [one.value for one in held]
    return {one.label or "": one.value if isinstance(one.value, int) else str(one.value) for one in held}


def entry_document(entry: Entry) -> dict[str, object]:
    """An entry as JSON has it: `date`, `kind`, `text`, and its other keys where they say something."""
    return {"date": entry.date, "kind": entry.kind, "text": entry.text, **_given(entry, _ENTRY_KEYS)}


def item_document(item: Item) -> dict[str, object]:
    """An item as JSON has it: `what`, and its other keys where they say something."""
    return {"what": item.what, **_given(item, _ITEM_KEYS)}


def _given(holder: Entry | Item, names: tuple[str, ...]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in names:
        held: Any = getattr(holder, name)
        if held is not None and held != ():
            found[name.removesuffix("_")] = held
    if holder.private:
        found["private"] = True
    return found | raw_fields(holder.extra)


def raw_fields(fields: RawFields) -> dict[str, object]:
    """Own keys as JSON has them."""
    return {name: raw(value) for name, value in fields}


def raw(value: Raw) -> object:
    """A raw value as JSON has it."""
    if isinstance(value, RawMap):
        return raw_fields(value.pairs)
    return value if isinstance(value, str) else [raw(inner) for inner in value]


def lines_of(contact: Contact) -> Mapping[str, str]:
    """Every field that is set but the log, as one text each."""
    found = {name: text(contact, name) for name in FIELDS if name != "log" and is_set(contact, name)}
    return found | {name: flat(inner) for name, inner in contact.extra}


def text(contact: Contact, name: str) -> str:
    """A field's value as one text; nothing where it isn't set."""
    if name not in FIELDS:
        return next((flat(inner) for own, inner in contact.extra if own == name), "")
    if not is_set(contact, name):
        return ""
    held = getattr(contact, name)
    match FIELDS[name]:
        case Shape.LABELLED:
            return ", ".join(str(one) for one in held)
        case Shape.DAYS | Shape.RATINGS:
            return ", ".join(f"{one.label}: {one.value}" for one in held)
        case Shape.ITEMS:
            return ", ".join(item.what for item in held)
        case Shape.RAW:
            return flat(held)
        case Shape.LOG:
            return str(len(held))
        case _:
            return cell(held)
