"""Contacts, standings and problems as the index keeps them: JSON, each written and read in one way only.

Days are ordinals, what isn't set is left out. These forms are nobody's but this version's: whoever changes one raises
`store.database.SCHEMA`, and every index is made anew.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields as dataclass_fields
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from netlog.core.contact import FIELDS, Contact, Labelled, LabelledDay, Rating, Shape
from netlog.core.dates import PartialDay
from netlog.core.entry import ENTRY_KEYS, ITEM_KEYS, Entry, Item, Kind
from netlog.core.ledger import Account, Moment, Run
from netlog.core.names import Named
from netlog.core.raw import Raw, RawFields, RawMap
from netlog.core.rhythm import Rhythm
from netlog.core.settings import Settings
from netlog.core.standing import Standing
from netlog.errors import Location, Problem
from netlog.store import entrylines

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
    for name, shape, default, held in zip(_NAMES, _SHAPES, _DEFAULTS, _fields_of(contact), strict=True):
        if held is not default and held != default:
            found[name] = _PACKED[shape](held)
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
    return tuple(entrylines.entries_in(data.decode()))


def log(packed: Iterable[Any]) -> tuple[Entry, ...]:
    """The entries of a log, from its packed form."""
    return tuple(_entry(held) for held in packed)


def contact(fields: Mapping[str, Any], log: tuple[Entry, ...] = ()) -> Contact:
    """The contact of these fields and this log."""
    values: dict[str, Any] = {name: _READ[FIELDS[name]](held) for name, held in fields.items() if name != "extra"}
    if "extra" in fields:
        values["extra"] = _own(fields["extra"])
    return Contact(**values, log=log)


_SET = {field.name: field.default for field in dataclass_fields(Contact)}
_NAMES = tuple(name for name in FIELDS if name != "log")
_SHAPES = tuple(FIELDS[name] for name in _NAMES)
_DEFAULTS = tuple(_SET[name] for name in _NAMES)
_fields_of = attrgetter(*_NAMES)


def _as_it_is(held: Any) -> Any:
    return held


def _packed_partial(day: PartialDay) -> object:
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
    Shape.PARTIAL_DAY: _packed_partial,
    Shape.RHYTHM: lambda every: [every.count, every.unit],
    Shape.LABELLED: _packed_labelled,
    Shape.RATINGS: _packed_labelled,
    Shape.DAYS: lambda held: [[one.label, _packed_partial(one.value)] for one in held],
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

# Standings


def packed_standing(one: Standing) -> object:
    """A standing without its key and its day."""
    return [
        one.name, one.also, one.emails, one.org, one.title, one.place, one.via, one.tags, one.archived,
        one.snooze.toordinal() if one.snooze else None,
        _packed_partial(one.birthday) if one.birthday else None,
        one.rhythm.count, one.rhythm.unit, one.rhythm_source,
        _packed_moment(one.last),
        [day.toordinal() for day in one.days],
        one.counted.toordinal() if one.counted else None,
        one.is_undated,
        _packed_account(one.account),
        _packed_moment(one.last_exchange),
        _packed_run(one.run),
        packed_log(one.promises), one.needs, one.words, one.settled.toordinal(),
    ]  # fmt: skip


def standing(key: str, packed: Any, *, today: date) -> Standing:
    """The standing of a contact on a day, which isn't before the one it is settled on."""
    (
        name, also, emails, org, title, place, via, tags, archived, snooze, birthday, count, unit, source,
        last, days, counted, is_undated, account, last_exchange, run, promises, needs, words, settled,
    ) = packed  # fmt: skip
    return Standing(
        key=key,
        today=today,
        name=name,
        also=tuple(also),
        emails=tuple(emails),
        org=org,
        title=title,
        place=place,
        via=via,
        tags=tuple(tags),
        archived=archived,
        snooze=_day(snooze) if snooze else None,
        birthday=PartialDay(*birthday) if birthday else None,
        rhythm=Rhythm(count, unit),
        rhythm_source=source,
        last=_moment(last),
        days=tuple(map(_day, days)),
        counted=_day(counted) if counted else None,
        is_undated=is_undated,
        account=_account(account),
        last_exchange=_moment(last_exchange),
        run=Run(_KINDS[run[0]], run[1], _day(run[2]), _day(run[3])) if run else None,
        promises=log(promises),
        needs=tuple(needs),
        words=words,
        settled=_day(settled),
    )


def named(key: str, packed: Any) -> Named:
    """What a contact answers to, from the packed form of its standing."""
    name, also, emails, *_ = packed
    return Named(key, name, tuple(also), tuple(emails), packed[_ARCHIVED])


_ARCHIVED = 8


def _packed_moment(moment: Moment | None) -> object:
    return [moment.date.toordinal(), moment.kind, moment.text] if moment else None


def _moment(packed: Any) -> Moment | None:
    return Moment(_day(packed[0]), _KINDS[packed[1]], packed[2]) if packed else None


def _packed_account(account: Account | None) -> object:
    return account and [account.gave, account.got, account.balance, account.since and account.since.toordinal()]


def _account(packed: Any) -> Account | None:
    if packed is None:
        return None
    gave, got, balance, since = packed
    return Account(gave, got, balance, _day(since) if since else None)


def _packed_run(run: Run | None) -> object:
    return run and [run.kind, run.count, run.first.toordinal(), run.last.toordinal()]


# Problems and settings


def packed_problems(problems: Iterable[Problem]) -> object:
    """What is wrong with a file."""
    return [
        [one.location.path, one.location.line, one.location.column, one.message, one.excerpt, one.width, one.advice,
         one.severity]
        for one in problems
    ]  # fmt: skip


def problems(packed: Iterable[Any]) -> tuple[Problem, ...]:
    """What is wrong with a file, from its packed form."""
    return tuple(
        Problem(
            location=Location(path, line, column),
            message=message,
            excerpt=excerpt,
            width=width,
            advice=advice,
            severity=severity,
        )
        for path, line, column, message, excerpt, width, advice, severity in packed
    )


def packed_settings(settings: Settings) -> dict[str, object]:
    """The settings, by attribute."""
    return {
        **{name: getattr(settings, name) for name in _PLAIN_SETTINGS},
        "every": [settings.every.count, settings.every.unit],
        "tags": [[tag, rhythm.count, rhythm.unit] for tag, rhythm in settings.tags.items()],
        "worth": list(settings.worth.items()),
    }


def packed_derivation(settings: Settings) -> object:
    """What standings are derived by, of the settings."""
    packed = packed_settings(settings)
    return {name: packed[name] for name in ("every", "tags", "worth", "scores")}


def settings(packed: Mapping[str, Any]) -> Settings:
    """The settings, from their packed form."""
    return Settings(
        **{name: packed[name] for name in _PLAIN_SETTINGS},
        every=Rhythm(*packed["every"]),
        tags=MappingProxyType({tag: Rhythm(count, unit) for tag, count, unit in packed["tags"]}),
        worth=MappingProxyType(dict(packed["worth"])),
    )


_PLAIN_SETTINGS = (
    "balance_from", "patience_give", "patience_take", "goodwill_half_life", "today_limit", "scores", "git_commit",
)  # fmt: skip
