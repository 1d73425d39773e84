"""Values as they are written: one line of YAML each.

Free text stands in double quotes; days, numbers, keys and plain words stand bare. Whatever could break a line, hide
itself or be taken for something else by another program is escaped or quoted.
"""

import re
from datetime import date

from netlog.core.contact import FIELDS, FieldValue, Labelled, LabelledDay, ListValue, Rating, Shape
from netlog.core.dates import PartialDay
from netlog.core.entry import Entry, Item
from netlog.core.raw import Raw, RawFields, RawMap
from netlog.core.rhythm import Rhythm

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = (
    '["\\\\\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069'
    "\ufeff\ufff9-\uffff\U000e0000-\U000e007f]"
)
_WORDS = re.compile(r"[^\W\d_]\w*(?:[ -]\w+)*")
_KEY = re.compile(r"[^\W\d_][\w-]*")
_RESERVED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def quoted(text: str) -> str:
    """A text in double quotes, on one line."""
    return f'"{re.sub(_ESCAPED, _escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def word(text: str) -> str:
    """A label: bare when it is made of words that nothing takes for anything else, otherwise quoted."""
    if _WORDS.fullmatch(text) and text.casefold() not in _RESERVED:
        return text
    return quoted(text)


def key(text: str) -> str:
    """A contact's key: bare, where no other program takes it for a number, a day or a yes."""
    return text if _KEY.fullmatch(text) and text.casefold() not in _RESERVED else quoted(text)


def flow_list(parts: list[str]) -> str:
    """`[a, b]`."""
    return f"[{', '.join(parts)}]"


def flow_mapping(pairs: dict[str, str], *, padded: bool = False) -> str:
    """`{a: b, c: d}`, from names as they are meant and values as they are written."""
    inner = ", ".join(f"{word(name)}: {value}" for name, value in pairs.items())
    return f"{{ {inner} }}" if padded else f"{{{inner}}}"


def raw(value: Raw) -> str:
    """A value kept without understanding."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, RawMap):
        return flow_mapping({name: raw(inner) for name, inner in value.pairs})
    return flow_list([raw(inner) for inner in value])


def entry_pairs(entry: Entry) -> dict[str, str]:
    """An entry's keys and written values, in order."""
    return {
        "date": entry.date.isoformat(),
        entry.kind.value: quoted(entry.text),
        **_given("worth", entry.worth),
        **({"as": word(entry.as_)} if entry.as_ else {}),
        **({"to": key(entry.to)} if entry.to else {}),
        **({"with": flow_list([key(name) for name in entry.with_])} if entry.with_ else {}),
        **({"how": word(entry.how)} if entry.how else {}),
        **({"for": quoted(entry.for_)} if entry.for_ else {}),
        **_given("due", entry.due),
        **_given("done", entry.done),
        **_given("dropped", entry.dropped),
        **({"outcome": quoted(entry.outcome)} if entry.outcome else {}),
        **_given("thanked", entry.thanked),
        **({"ref": quoted(entry.ref)} if entry.ref else {}),
        **({"private": "true"} if entry.private else {}),
        **_extra(entry.extra),
    }


def item_pairs(item: Item) -> dict[str, str]:
    """An item's keys and written values, in order."""
    return {
        "what": quoted(item.what),
        **_given("since", item.since),
        **_given("done", item.done),
        **_given("dropped", item.dropped),
        **({"by": key(item.by)} if item.by else {}),
        **({"not": flow_list([key(name) for name in item.not_])} if item.not_ else {}),
        **({"private": "true"} if item.private else {}),
        **_extra(item.extra),
    }


def entry(value: Entry, *, padded: bool = False) -> str:
    """An entry, as one line."""
    return flow_mapping(entry_pairs(value), padded=padded)


def list_value(value: ListValue, field: str) -> str:
    """One value of a field that holds several; what has a label is written by its label's pair instead."""
    match value:
        case Item():
            pairs = item_pairs(value)
            return pairs["what"] if len(pairs) == 1 else flow_mapping(pairs)
        case Labelled() | LabelledDay() | Rating():
            return labelled_value(value)
        case str():
            return word(value) if field == "tags" else quoted(value)


def labelled_value(value: Labelled | LabelledDay | Rating) -> str:
    """What stands behind a label."""
    return quoted(value.value) if isinstance(value, Labelled) else str(value.value)


def field_value(value: FieldValue, field: str) -> str:
    """A field's whole value, as one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case date() | PartialDay() | Rhythm():
            return str(value)
        case str():
            return key(value) if field == "via" else quoted(value)
        case RawMap():
            return raw(value)
        case tuple():
            return _list(value, field)


def _list(values: tuple[Entry | ListValue | Raw, ...], field: str) -> str:
    pairs = {
        value.label: labelled_value(value)
        for value in values
        if isinstance(value, Labelled | LabelledDay | Rating) and value.label is not None
    }
    if len(pairs) == len(values) and (values or FIELDS.get(field) in {Shape.DAYS, Shape.RATINGS}):
        return flow_mapping(pairs)
    return flow_list([_element(value, field) for value in values])


def _element(value: Entry | ListValue | Raw, field: str) -> str:
    match value:
        case Entry():
            return entry(value)
        case RawMap() | tuple():
            return raw(value)
        case _:
            return list_value(value, field)


def _given(name: str, value: date | int | None) -> dict[str, str]:
    return {} if value is None else {name: str(value)}


def _extra(fields: RawFields) -> dict[str, str]:
    return {name: raw(value) for name, value in fields}
