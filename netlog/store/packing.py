"""Contacts and their logs as the index keeps them: JSON, each written and read in one way only.

Days are ordinals, what isn't set is left out. These forms are nobody's but this version's: whoever changes one raises
`store.database.SCHEMA`, and every index is made anew.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields as dataclass_fields
from datetime import date
from operator import attrgetter
from typing import Any

from netlog.core.contact import FIELDS, Contact, Labelled, LabelledDay, Rating, Shape
from netlog.core.dates import PartialDay
from netlog.core.entry import ENTRY_KEYS, ITEM_KEYS, Entry, Item, Kind
from netlog.core.raw import Raw, RawFields, RawMap
from netlog.core.rhythm import Rhythm

_encoded = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_decoded = json.JSONDecoder().decode
_day = date.fromordinal

_KINDS = {kind.value: kind for kind in Kind}
_DAYS = frozenset({"due", "done", "dropped", "thanked", "since"})
_MAP = "map"
"""What tells a mapping among raw values, which are texts and lists."""


def to_bytes(packed: object) -> bytes:
    """A packed value as bytes; a text from YAML may hold half of a character, and keeps it."""
    return _encoded(packed).encode("utf-8", "surrogatepass")


def from_bytes(data: bytes) -> Any:
    """A packed value from its bytes."""
    return _decoded(data.decode("utf-8", "surrogatepass"))


# Contacts, in two parts: most who ask for fields don't ask for the log


def packed_fields(contact: Contact) -> object:
    """All of a contact but its log."""
    found: dict[str, object] = {}
    for (name, packed), default, held in zip(_WRITERS, _DEFAULTS, _fields_of(contact), strict=True):
        if held is not default and held != default:
            found[name] = packed(held)
    if contact.extra:
        found["extra"] = _packed_own(contact.extra)
    return found


def packed_log(log: Iterable[Entry]) -> object:
    """The entries of a log."""
    return [_packed_entry(entry) for entry in log]


def log_to_bytes(log: Iterable[Entry], lines: str) -> bytes:
    """The entries of a log as bytes: the very lines of the file, where these can be read one by one."""
    return lines.encode() if lines else to_bytes(packed_log(log))


def log_from_bytes(data: bytes) -> tuple[Entry, ...]:
    """The entries of a log from its bytes."""
    if data.startswith(b"["):
        return log(from_bytes(data))
    from netlog.store.entrylines import entries_in

    return tuple(entries_in(data.decode()))


def log(packed: Iterable[Any]) -> tuple[Entry, ...]:
    """The entries of a log, from its packed form."""
    return tuple(_entry(held) for held in packed)


def contact(fields: Mapping[str, Any], log: tuple[Entry, ...] = ()) -> Contact:
    """The contact of these fields and this log."""
    values = {name: _READERS[name](held) for name, held in fields.items()}
    return Contact(**values, log=log)


_SET = {field.name: field.default for field in dataclass_fields(Contact)}
_NAMES = tuple(name for name in FIELDS if name != "log")
_DEFAULTS = tuple(_SET[name] for name in _NAMES)
_fields_of = attrgetter(*_NAMES)


def _as_it_is(held: Any) -> Any:
    return held


def packed_partial(day: PartialDay) -> object:
    """A day of which only part may be known."""
    return [day.year, day.month, day.day]


def _packed_labelled(held: Iterable[Labelled | Rating]) -> object:
    return [[one.label, one.value] for one in held]


def _packed_entry(entry: Entry) -> object:
    start = [entry.date.toordinal(), entry.kind, entry.text]
    return _with_beside(start, _ENTRY, _beside_entry(entry))


def _packed_item(item: Item) -> object:
    return _with_beside([item.what], _ITEM, _beside_item(item))


def _with_beside(start: list[object], names: Sequence[str], values: tuple[Any, ...]) -> list[object]:
    """What every entry or item says, and behind it, if there is anything, what only this one does."""
    if not any(values):
        return start
    beside: dict[str, object] = {}
    for name, value in zip(names, values, strict=True):
        if value:
            beside[name] = value.toordinal() if name in _DAYS else _packed_own(value) if name == "extra" else value
    return [*start, beside]


_ENTRY = (*ENTRY_KEYS.values(), "extra")
_ITEM = (*ITEM_KEYS.values(), "extra")
_beside_entry, _beside_item = attrgetter(*_ENTRY), attrgetter(*_ITEM)


def _entry(held: Any) -> Entry:
    day, kind, text, *rest = held
    return Entry(date=_day(day), kind=_KINDS[kind], text=text, **_beside(rest))


def _beside(rest: list[dict[str, Any]]) -> dict[str, Any]:
    if not rest:
        return {}
    values = dict(rest[0])
    for name, held in rest[0].items():
        if name in _DAYS:
            values[name] = _day(held)
        elif name in {"with_", "not_"}:
            values[name] = tuple(held)
        elif name == "extra":
            values[name] = _own(held)
    return values


def _packed_own(own: RawFields) -> object:
    return [[key, _packed_raw(value)] for key, value in own]


def _own(packed: Any) -> RawFields:
    return tuple((key, _raw(value)) for key, value in packed)


def _packed_raw(value: Raw) -> object:
    if isinstance(value, RawMap):
        return {_MAP: [[key, _packed_raw(inner)] for key, inner in value.pairs]}
    return value if isinstance(value, str) else [_packed_raw(inner) for inner in value]


def _raw(packed: Any) -> Raw:
    if isinstance(packed, dict):
        return RawMap(tuple((key, _raw(inner)) for key, inner in packed[_MAP]))
    return packed if isinstance(packed, str) else tuple(_raw(inner) for inner in packed)


_PACKED: dict[Shape, Callable[[Any], object]] = {
    **dict.fromkeys(Shape, _as_it_is),
    Shape.DAY: date.toordinal,
    Shape.PARTIAL_DAY: packed_partial,
    Shape.RHYTHM: lambda every: [every.count, every.unit],
    Shape.LABELLED: _packed_labelled,
    Shape.RATINGS: _packed_labelled,
    Shape.DAYS: lambda held: [[one.label, packed_partial(one.value)] for one in held],
    Shape.ITEMS: lambda held: [_packed_item(item) for item in held],
    Shape.RAW: _packed_raw,
}
_READ: dict[Shape, Callable[[Any], Any]] = {
    **dict.fromkeys(Shape, _as_it_is),
    Shape.DAY: _day,
    Shape.PARTIAL_DAY: lambda held: PartialDay(*held),
    Shape.RHYTHM: lambda held: Rhythm(*held),
    Shape.TEXTS: tuple,
    Shape.LABELLED: lambda held: tuple(Labelled(label, value) for label, value in held),
    Shape.RATINGS: lambda held: tuple(Rating(label, value) for label, value in held),
    Shape.DAYS: lambda held: tuple(LabelledDay(label, PartialDay(*value)) for label, value in held),
    Shape.ITEMS: lambda held: tuple(Item(what=what, **_beside(rest)) for what, *rest in held),
    Shape.RAW: _raw,
}

# By name: an enumeration is slow to look up by.
_WRITERS = tuple((name, _PACKED[FIELDS[name]]) for name in _NAMES)
_READERS = {**{name: _READ[FIELDS[name]] for name in _NAMES}, "extra": _own}
