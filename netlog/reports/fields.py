"""A contact's fields by the names they have in its file, as values for JSON and as lines for people."""

from collections.abc import Mapping

from netlog.core.contact import FIELDS, Contact, Labelled, LabelledDay, Rating, Shape
from netlog.core.entry import ENTRY_KEYS, ITEM_KEYS, Entry, Item
from netlog.core.raw import Raw, RawFields, RawMap, flat
from netlog.reports.record import cell


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
    return with_own(_given(entry_columns(entry)), entry.extra)


def entry_columns(entry: Entry) -> dict[str, object]:
    """All keys of an entry that netlog knows, in their order, whether they say something or not."""
    known = {key: getattr(entry, attribute) for key, attribute in ENTRY_KEYS.items()}
    return {"date": entry.date, "kind": entry.kind, "text": entry.text, **known}


def item_document(item: Item) -> dict[str, object]:
    """An item as JSON has it: `what`, and its other keys where they say something."""
    known = {key: getattr(item, attribute) for key, attribute in ITEM_KEYS.items()}
    return with_own(_given({"what": item.what, **known}), item.extra)


def _given(found: Mapping[str, object]) -> dict[str, object]:
    return {key: held for key, held in found.items() if held is not None and held is not False and held != ()}


def with_own(found: Mapping[str, object], own: RawFields) -> dict[str, object]:
    """What netlog knows, and own keys behind it; one that is called as what netlog knows is left out."""
    return dict(found) | {name: raw(value) for name, value in own if name not in found}


def raw(value: Raw) -> object:
    """A raw value as JSON has it."""
    if isinstance(value, RawMap):
        return {name: raw(inner) for name, inner in value.pairs}
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
