"""Text to contact: every scalar by schema, every problem located, all of a file's problems at once."""

import re
from collections.abc import Callable
from dataclasses import field
from typing import Any

from netlog.core.contact import FIELDS, Contact, Shape
from netlog.core.entry import Entry, Item, Kind
from netlog.core.raw import Raw
from netlog.errors import Problem
from netlog.store import reading
from netlog.store.quoting import flow_mapping, quoted
from netlog.store.reading import Source, problem_at
from netlog.store.yamltext import MappingNode, Node, ScalarNode, YamlProblem, compose
from netlog.values import dataclass

BOM = "\ufeff"
MAX_BYTES = 1_000_000

_MARKER = re.compile(r"^(?:<{7}|>{7})(?= |\r?$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file: the contact, or the problems that stand in its way.

    `remains` is what could be read in spite of problems: for looking into, never for counting on. `lines` are those of
    the log, where each is an entry that `store.entrylines` can read.
    """

    contact: Contact | None
    problems: tuple[Problem, ...] = ()
    remains: Contact | None = None
    lines: str = field(default="", compare=False)


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file's bytes, byte order mark and line ends included; a problem where they are not UTF-8."""
    if len(data) > MAX_BYTES:
        advice = "No contact is that large: look at what got into the file."
        return "", (problem_at("", path, 0, f"larger than 1 MB ({len(data):,} bytes)", advice=advice),)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix(BOM)
        rest_of_line = data[error.start :].partition(b"\n")[0].decode("utf-8", "replace")
        message = f"not UTF-8: the byte 0x{data[error.start]:02X}"
        return "", (problem_at(before + rest_of_line, path, len(before), message, advice="Save the file as UTF-8."),)


def parse(text: str, path: str = "", *, pure: bool = False, quick: bool = False) -> Reading:
    """The contact that a file's text describes. With any error there is no contact; all errors are listed.

    `pure` reads it with PyYAML's own parser, be there a faster one; `quick` without any, where lines are as netlog
    writes them: this takes a moment to prepare, and pays where many are read.
    """
    return (quick and _in_parts(text)) or _whole(text, path, pure=pure)


def _in_parts(text: str) -> Reading | None:
    """The contact of a file whose log, at least, can be read line by line; None where anything is odd or wrong."""
    from netlog.store import entrylines, fieldlines

    parts = entrylines.parted(text)
    if parts is None:
        return None
    head, lines, log = parts
    head = head.removeprefix(BOM)
    values = fieldlines.values(head, READERS) or (log and _from_nodes(head))
    if not values or "name" not in values or "log" in values:
        return None
    return Reading(Contact(**values, log=log), lines=lines)


def _from_nodes(head: str) -> dict[str, Any] | None:
    """The fields of a text as the parser finds them, where it is a file of its own without any problem."""
    source = Source(head, "")
    root = _root(source, pure=False)
    if root is None or root.flow_style or root.start_mark.column:
        return None
    values = _fields(source, root)
    return None if source.problems else values


def _whole(text: str, path: str, *, pure: bool) -> Reading:
    source = Source(text.removeprefix(BOM), path)
    root = _root(source, pure=pure)
    if root is None:
        return Reading(None, tuple(source.problems))
    values = _fields(source, root)
    if "name" not in values and not source.problems:
        source.complain(root.start_mark.index, "a contact needs a name", advice="Add a line: name: …")
    if source.problems:
        return Reading(None, tuple(source.problems), Contact(**{"name": "", **values}))
    return Reading(Contact(**values))


def _root(source: Source, *, pure: bool) -> MappingNode | None:
    if ("<<<<<<<" in source.text or ">>>>>>>" in source.text) and (marker := _MARKER.search(source.text)):
        source.complain(
            marker.start(),
            "a merge conflict was left in the file",
            width=7,
            advice="Keep one side, and delete the lines of < = and >.",
        )
        return None
    try:
        root = compose(source.text, pure=pure)
    except YamlProblem as error:
        source.complain(error.index, error.message, width=error.width, advice=error.advice)
        return None
    if root is None or reading.is_empty(root):
        source.complain(0, "the file is empty", advice="A contact needs at least a line: name: …")
        return None
    if not isinstance(root, MappingNode):
        source.complain_of(root, "a contact is expected here: lines of `key: value`")
        return None
    return root


def _fields(source: Source, root: MappingNode) -> dict[str, Any]:
    values: dict[str, Any] = {}
    extra: list[tuple[str, Raw]] = []
    for name, _, node in reading.pairs(source, root):
        reader = READERS.get(name)
        if reader is None:
            extra.append((name, reading.raw(source, node)))
        elif (value := reader(source, node)) is not None:
            values[name] = value
    if extra:
        values["extra"] = tuple(sorted(extra, key=lambda pair: pair[0]))
    return values


def _raw(source: Source, node: Node) -> Raw | None:
    return None if reading.is_absent(node) else reading.raw(source, node)


def _items(source: Source, node: Node) -> tuple[Item, ...]:
    return tuple(item for element in reading.elements(node) if (item := _item(source, element)))


def _item(source: Source, node: Node) -> Item | None:
    if not isinstance(node, MappingNode):
        what = reading.text(source, node)
        if what:
            return Item(what=what)
        if isinstance(node, ScalarNode):
            source.complain_of(node, "an empty element of a list", "Write it, or delete the line.")
        return None
    values = _known(source, node, _ITEM_READERS)
    if "what" in values:
        return Item(**values)
    source.complain_of(node, "an item needs a text: what: …")
    return None


def _log(source: Source, node: Node) -> tuple[Entry, ...]:
    return tuple(entry for element in reading.elements(node) if (entry := _entry(source, element)))


def _entry(source: Source, node: Node) -> Entry | None:
    if not isinstance(node, MappingNode):
        source.complain_of(node, "an entry is expected here", 'Write {date: 2026-11-20, gave: "…"}.')
        return None
    before = len(source.problems)
    values = _known(source, node, _ENTRY_READERS)
    kinds = [kind for name, kind in _KINDS.items() if name in values]
    if len(kinds) != 1:
        which = "two kinds: " + " and ".join(kinds) if kinds else "none of " + ", ".join(Kind)
        if len(source.problems) == before:
            source.complain_of(node, f"an entry needs one of its kinds, and has {which}", "One line, one thing.")
        return None
    text = values.pop(kinds[0])
    if not text and kinds[0] is not Kind.TALKED:
        source.complain_of(node, f"the text of “{kinds[0]}” is empty", "Say what it was.")
    if "date" not in values:
        if len(source.problems) == before:
            source.complain_of(node, "an entry needs a day: date: …")
        return None
    return Entry(kind=kinds[0], text=text, **values)


def _known(
    source: Source, node: MappingNode, readers: dict[str, tuple[str, Callable[[Source, Node], Any]]]
) -> dict[str, Any]:
    """The values of a mapping whose keys are in `readers`, by attribute; all others as `extra`."""
    values: dict[str, Any] = {}
    extra: list[tuple[str, Raw]] = []
    for name, key, child in reading.pairs(source, node):
        if node.flow_style and reading.is_empty(child):
            _complain_of_trap(source, node, key, child)
            continue
        if name not in readers:
            extra.append((name, reading.raw(source, child)))
            continue
        attribute, read = readers[name]
        value = read(source, child)
        if value is not None:
            values[attribute] = value
    if extra:
        values["extra"] = tuple(sorted(extra, key=lambda pair: pair[0]))
    return values


def _complain_of_trap(source: Source, node: MappingNode, key: ScalarNode, value: Node) -> None:
    """`{…, got: coffee, hiring woes}` reads as two keys; say so once, with the line to paste."""
    start, width = key.start_mark.index, key.end_mark.index - key.start_mark.index
    if not _is_cut_off(source, key, value):
        source.complain(start, f"“{key.value}” has no value", width=width, advice="Write one, or take the key out.")
    elif key is next(name for name, child in node.value if _is_cut_off(source, name, child)):
        message = f"“{key.value}” has no value: a comma or a colon in the text needs quotes"
        source.complain(start, message, width=width, advice=_meant(source, node))


def _is_cut_off(source: Source, key: Node, value: Node) -> bool:
    """Whether a key stands between commas alone, without so much as a colon."""
    end: int = key.end_mark.index
    return reading.is_empty(value) and ":" not in source.text[end : max(end, value.end_mark.index)]


def _meant(source: Source, node: MappingNode) -> str:
    """The line to paste: what a comma cut off goes back to the text before it, in quotes."""
    texts: list[tuple[str, str, str]] = []
    for key, child in node.value:
        if not isinstance(key, ScalarNode):
            return _QUOTES
        written = " ".join(source.text[child.start_mark.index : child.end_mark.index].split())
        if not reading.is_empty(child):
            texts.append((key.value, written, child.value if isinstance(child, ScalarNode) else ""))
        elif texts and texts[-1][2]:
            name, _, before = texts[-1]
            texts[-1] = name, quoted(f"{before}, {key.value}"), f"{before}, {key.value}"
        else:
            return _QUOTES
    return f"Perhaps: {flow_mapping({name: written for name, written, _ in texts})}"


_QUOTES = "Put the whole text in double quotes."


def _kind_text(source: Source, node: Node) -> str | None:
    found = reading.text(source, node)
    return found if found is not None else ("" if isinstance(node, ScalarNode) else None)


_BY_NAME: dict[str, Callable[[Source, Node], Any]] = {"birthday": reading.birthday, "met": reading.met}

_BY_SHAPE: dict[Shape, Callable[[Source, Node], Any]] = {
    Shape.TEXT: reading.text,
    Shape.KEY: reading.text,
    Shape.DAY: reading.day,
    Shape.PARTIAL_DAY: reading.partial_day,
    Shape.RHYTHM: reading.rhythm,
    Shape.FLAG: reading.flag,
    Shape.TEXTS: reading.texts,
    Shape.LABELLED: reading.labelled,
    Shape.DAYS: reading.days,
    Shape.RATINGS: reading.ratings,
    Shape.ITEMS: _items,
    Shape.LOG: _log,
    Shape.RAW: _raw,
}

READERS = {name: _BY_NAME.get(name) or _BY_SHAPE[shape] for name, shape in FIELDS.items()}
"""How the value of each field is read."""

_ITEM_READERS: dict[str, tuple[str, Callable[[Source, Node], Any]]] = {
    "what": ("what", reading.text),
    "since": ("since", reading.day),
    "done": ("done", reading.day),
    "dropped": ("dropped", reading.day),
    "by": ("by", reading.text),
    "not": ("not_", reading.texts),
    "private": ("private", reading.flag),
}

# By plain text: looking into an enum takes longer than reading the entry.
_KINDS: dict[str, Kind] = {kind.value: kind for kind in Kind}

_ENTRY_READERS: dict[str, tuple[str, Callable[[Source, Node], Any]]] = {
    "date": ("date", reading.day),
    **{kind.value: (kind.value, _kind_text) for kind in Kind},
    "worth": ("worth", reading.number(1, 10)),
    "as": ("as_", reading.text),
    "to": ("to", reading.text),
    "with": ("with_", reading.texts),
    "how": ("how", reading.text),
    "for": ("for_", reading.text),
    "due": ("due", reading.day),
    "done": ("done", reading.day),
    "dropped": ("dropped", reading.day),
    "outcome": ("outcome", reading.text),
    "thanked": ("thanked", reading.day),
    "ref": ("ref", reading.text),
    "private": ("private", reading.flag),
}
