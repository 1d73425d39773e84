"""Contacts of every shape, with the texts that programs stumble over, and the changes that can be made to them."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from netlog.core.changes import (
    AddEntry,
    AddItem,
    Change,
    DropEntry,
    DropField,
    DropItem,
    EditEntry,
    EditItem,
    SetField,
    ordinals,
)
from netlog.core.contact import FIELDS, LISTS, Contact, Labelled, LabelledDay, Rating, Shape
from netlog.core.dates import PartialDay
from netlog.core.entry import Entry, Item, Kind
from netlog.core.raw import Raw, RawMap
from netlog.core.rhythm import NEVER, Rhythm

_T = TypeVar("_T")

LONG = "a long line of many words that somebody may well have folded over two or three lines of a file"
TEXTS = (
    "Alice Chen", "x", "yes", "No", "on", "off", "012", "0612345678", "+31612345678", "1_000", "12:30", "Null", "~",
    "0x1F", "1e5", "2026-02-30", "-", "- dash", "a: b", "a #b", "# x", "a, b", "[x]", "{y: z}", "]", "&a", "*b", "!t",
    "%d", "@home", "`x", "|", "> 5", "'q'", '"q"', "it's", 'say "hi", then go', "back\\slash", "tab\there", " lead",
    "trail ", "🦊 fox", "陈爱丽", "Zoë Müller", "עברית", "e\u0301", "line\u2028sep", "nel\x85here", "zero\u200bw",
    "\ufeffbom", "two\nlines", "one\n\n  indented\nthree", "ends\n", "\nbegins", "---", "...", "? q", "what?", "<<",
    "=", "a:b", "http://x.y/z#frag?q=1", "\x1b[31m", "nul\x00", "coffee, hiring woes", LONG,
    "\r", "a\r\nb", "  ", "{", "a ]", "key:",
)  # fmt: skip
"""Texts that mean something else to some reader of YAML, some program, or some terminal."""

LABELS = ("work", "home", "yes", "1", "a: b", "", "陈", "since", "two words", "#", "🦊", "log")
KEYS = ("bob-marsh", "оксана-левченко", "x-2", "no", "3-dots", "2026-11-02")
OWN_KEYS = ("shoe_size", "x-y", "no", "Name", "a: b", "note 1", "", "#", "陈", "1", "<<", "blood.type")

_free = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
texts = st.sampled_from(TEXTS) | _free
labels = st.sampled_from(LABELS)
days = st.integers(0, 20000).map(lambda n: date(1990, 1, 1) + timedelta(days=n))
rhythms = st.just(NEVER) | st.builds(Rhythm, st.integers(1, 400), st.sampled_from(["day", "week", "month", "year"]))
birthdays = days.map(lambda day: PartialDay(day.year, day.month, day.day)) | days.map(
    lambda day: PartialDay(None, day.month, day.day)
)
mets = birthdays.filter(lambda day: day.has_year) | days.map(lambda day: PartialDay(day.year, None, None))
raws: st.SearchStrategy[Raw] = st.recursive(
    texts | st.just(""),
    lambda inner: (
        st.lists(inner, max_size=2).map(tuple)
        | st.dictionaries(labels, inner, max_size=2).map(lambda found: RawMap(tuple(found.items())))
    ),
    max_leaves=4,
)


def _few(
    strategy: st.SearchStrategy[_T], *, least: int = 0, unique_by: Any = None
) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(strategy, min_size=least, max_size=3, unique_by=unique_by).map(tuple)


def _own(known: Sequence[str]) -> st.SearchStrategy[tuple[tuple[str, Raw], ...]]:
    keys = st.sampled_from([key for key in OWN_KEYS if key not in known])
    return st.dictionaries(keys, raws, max_size=1).map(lambda found: tuple(sorted(found.items())))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any entry there can be."""
    kind = draw(st.sampled_from(list(Kind)))
    options: dict[str, st.SearchStrategy[Any]] = {
        "worth": st.integers(1, 10), "as_": texts, "to": st.sampled_from(KEYS), "with_": _few(texts, least=1),
        "how": texts, "for_": texts, "due": days, "done": days, "dropped": days, "outcome": texts, "thanked": days,
        "ref": texts, "private": st.just(True), "extra": _own([*ENTRY_KEYS.values()]),
    }  # fmt: skip
    chosen = draw(st.lists(st.sampled_from(sorted(options)), unique=True, max_size=3))
    text = draw(texts | st.just("")) if kind is Kind.TALKED else draw(texts)
    return Entry(date=draw(days), kind=kind, text=text, **{name: draw(options[name]) for name in chosen})


@st.composite
def items(draw: st.DrawFn) -> Item:
    """Any item there can be."""
    options: dict[str, st.SearchStrategy[Any]] = {
        "since": days, "done": days, "dropped": days, "by": st.sampled_from(KEYS), "not_": _few(texts, least=1),
        "private": st.just(True), "extra": _own([*ITEM_KEYS.values()]),
    }  # fmt: skip
    chosen = draw(st.lists(st.sampled_from(sorted(options)), unique=True, max_size=2))
    return Item(what=draw(texts), **{name: draw(options[name]) for name in chosen})


ENTRY_KEYS = {
    "date": "date", "worth": "worth", "as_": "as", "to": "to", "with_": "with", "how": "how", "for_": "for",
    "due": "due", "done": "done", "dropped": "dropped", "outcome": "outcome", "thanked": "thanked", "ref": "ref",
    "private": "private", **{kind.value: kind.value for kind in Kind},
}  # fmt: skip
ITEM_KEYS = {
    "what": "what", "since": "since", "done": "done", "dropped": "dropped", "by": "by", "not_": "not",
    "private": "private",
}  # fmt: skip


def _by_label(item: Any) -> str:
    return str(item.label)


def _element(shape: Shape, *, labelled: bool = True) -> st.SearchStrategy[Any]:
    match shape:
        case Shape.LABELLED:
            return st.builds(Labelled, labels if labelled else st.none(), texts)
        case Shape.DAYS:
            return st.builds(LabelledDay, labels, birthdays)
        case Shape.RATINGS:
            return st.builds(Rating, labels, st.integers(1, 5))
        case Shape.ITEMS:
            return items()
        case _:
            return texts


def _value(field: str, *, least: int = 0) -> st.SearchStrategy[Any]:
    """Any value a field can be set to."""
    shape = FIELDS.get(field, Shape.RAW)
    if shape in _SINGLE:
        return _SINGLE[shape]
    if shape is Shape.PARTIAL_DAY:
        return birthdays if field == "birthday" else mets
    if shape is Shape.LOG:
        return _few(entries(), least=least)
    if shape in {Shape.TEXTS, Shape.ITEMS}:
        return _few(_element(shape), least=least)
    labelled = _few(_element(shape), least=least, unique_by=_by_label)
    return labelled if shape is not Shape.LABELLED else labelled | _few(_element(shape, labelled=False), least=least)


_SINGLE: dict[Shape, st.SearchStrategy[Any]] = {
    Shape.TEXT: texts,
    Shape.KEY: st.sampled_from(KEYS),
    Shape.DAY: days,
    Shape.RHYTHM: rhythms,
    Shape.FLAG: st.booleans(),
    Shape.RAW: raws,
}


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    """Any contact there can be."""
    optional = [field for field in FIELDS if field not in {"name", "log"}]
    chosen = draw(st.lists(st.sampled_from(optional), unique=True, max_size=6))
    return Contact(
        name=draw(texts),
        log=draw(_value("log")),
        extra=draw(_own(list(FIELDS))),
        **{field: draw(_value(field, least=1)) for field in chosen},
    )


def _edited(draw: st.DrawFn, old: Any, fresh: Any) -> Any:
    """`fresh`, or `old` with some of what is `fresh`'s."""
    if draw(st.booleans()) or isinstance(old, str):
        return fresh
    names = [field.name for field in fields(old) if field.name != "kind"]
    chosen = draw(st.lists(st.sampled_from(names), unique=True, min_size=1, max_size=2))
    mixed = replace(old, **{name: getattr(fresh, name) for name in chosen})
    return fresh if isinstance(mixed, Entry) and not mixed.text and mixed.kind is not Kind.TALKED else mixed


def _new_element(draw: st.DrawFn, contact: Contact, field: str, instead_of: Any = None) -> Any:
    held = getattr(contact, field)
    has_labels = not held or getattr(held[0], "label", None) is not None
    taken = {_by_label(item) for item in held if hasattr(item, "label") and item != instead_of}
    fresh = draw(_element(FIELDS[field], labelled=has_labels))
    if getattr(fresh, "label", None) is not None and fresh.label in taken:
        fresh = replace(fresh, label=next(label for label in LABELS if label not in taken))
    return fresh


@st.composite
def changes(draw: st.DrawFn, contact: Contact) -> Change:
    """Any change that can be made to this contact."""
    lists = [field for field, shape in FIELDS.items() if shape in LISTS]
    held = [field for field in lists if getattr(contact, field)]
    options: list[type] = [SetField, DropField, AddEntry, AddItem]
    options += [EditEntry, DropEntry] * bool(contact.log) + [EditItem, DropItem] * bool(held)
    kind = draw(st.sampled_from(options))
    if kind is SetField:
        named = [*FIELDS, *OWN_KEYS]
        field = draw(st.sampled_from([field for field in named if field != "log"]))
        return SetField(field, draw(_value(field)))
    if kind is DropField:
        return DropField(draw(st.sampled_from([*FIELDS, *(key for key, _ in contact.extra)][1:])))
    if kind is AddEntry:
        return AddEntry(draw(entries()))
    if kind in (EditEntry, DropEntry):
        index = draw(st.integers(0, len(contact.log) - 1))
        entry, ordinal = contact.log[index], list(ordinals(contact.log))[index]
        if kind is DropEntry:
            return DropEntry(entry, ordinal)
        return EditEntry(entry, _edited(draw, entry, draw(entries())), ordinal)
    field = draw(st.sampled_from(lists if kind is AddItem else held))
    if kind is AddItem:
        return AddItem(field, _new_element(draw, contact, field))
    values = getattr(contact, field)
    index = draw(st.integers(0, len(values) - 1))
    item, ordinal = values[index], list(ordinals(values))[index]
    if kind is DropItem:
        return DropItem(field, item, ordinal)
    return EditItem(field, item, _edited(draw, item, _new_element(draw, contact, field, item)), ordinal)
