"""`netlog.yaml`: the journal's settings, each checked, located, and known by where it comes from."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from netlog.core.rhythm import Rhythm
from netlog.core.settings import SCHEMA, Settings, SettingsReading
from netlog.core.text import fold, nearest
from netlog.store import reading
from netlog.store.contents import SETTINGS
from netlog.store.reading import Source
from netlog.store.yamltext import MappingNode, Node, YamlProblem, compose

_Reader = Callable[[Source, Node], Any]


def parse_settings(text: str) -> SettingsReading:
    """The settings that a file's text makes; what is wrong is listed, and its default holds."""
    source = Source(text.removeprefix("\ufeff"), SETTINGS)
    values: dict[str, Any] = {}
    given: set[str] = set()
    schema = SCHEMA
    for name, attribute, value in _values(source):
        given.add(name)
        if attribute:
            values[attribute] = value
        else:
            schema = value
    return SettingsReading(Settings(**values), frozenset(given), tuple(source.problems), schema)


def settings_table(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Every setting by its name in the file, and its value in words."""
    return tuple((name, _shown(getattr(settings, attribute))) for name, attribute in _NAMES.items())


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {inner}" for key, inner in value.items()) or "none"
    return str(value)


def _values(source: Source) -> list[tuple[str, str, Any]]:
    try:
        root = compose(source.text)
    except YamlProblem as error:
        source.complain(error.index, error.message, width=error.width, advice=error.advice)
        return []
    if root is None or reading.is_absent(root):
        return []
    if not isinstance(root, MappingNode):
        source.complain_of(root, "settings are expected here: lines of `key: value`")
        return []
    found: list[tuple[str, str, Any]] = []
    for name, key, node in reading.pairs(source, root):
        reader = _READERS.get(name)
        if isinstance(reader, dict):
            found += _group(source, name, node, reader)
        elif reader:
            value = reader(source, node)
            found += [] if value is None else [(name, _NAMES.get(name, ""), value)]
        else:
            _complain_of_unknown(source, key, name, _READERS)
    return found


def _group(source: Source, name: str, node: Node, readers: Mapping[str, _Reader]) -> list[tuple[str, str, Any]]:
    if reading.is_absent(node):
        return []
    if not isinstance(node, MappingNode):
        source.complain_of(node, f"{name} holds several settings", f"Write {name}: {{{next(iter(readers))}: …}}.")
        return []
    found = []
    for inner, key, child in reading.pairs(source, node):
        full = f"{name}.{inner}"
        if inner not in readers:
            _complain_of_unknown(source, key, inner, readers)
        elif (value := readers[inner](source, child)) is not None:
            found.append((full, _NAMES[full], value))
    return found


def _complain_of_unknown(source: Source, key: Node, name: str, known: Mapping[str, object]) -> None:
    close = nearest(name, known, limit=1)
    advice = f"Did you mean {close[0]}?" if close else f"There are {', '.join(known)}."
    source.complain(
        key.start_mark.index, f"there is no setting “{name}”", width=len(name), advice=advice, severity="warning"
    )


def _tags(source: Source, node: Node) -> Mapping[str, Rhythm] | None:
    if reading.is_absent(node):
        return None
    if not isinstance(node, MappingNode):
        source.complain_of(node, "tags and their rhythms are expected here", "Write inner: {every: 2 weeks}.")
        return None
    found: dict[str, Rhythm] = {}
    for tag, _, value in reading.pairs(source, node):
        if isinstance(value, MappingNode):
            for name, key, child in reading.pairs(source, value):
                if name != "every":
                    _complain_of_unknown(source, key, name, {"every": ""})
                elif (rhythm := reading.rhythm(source, child)) is not None:
                    found[fold(tag)] = rhythm
        elif not reading.is_absent(value):
            source.complain_of(value, f"the tag “{tag}” holds settings", f"Write {tag}: {{every: 2 weeks}}.")
    return MappingProxyType(found)


def _worths(source: Source, node: Node) -> Mapping[str, int] | None:
    if reading.is_absent(node):
        return None
    if not isinstance(node, MappingNode):
        source.complain_of(node, "kinds and their worths are expected here", "Write {introduction: 3}.")
        return None
    found = dict(Settings().worth)
    for kind, _, value in reading.pairs(source, node):
        number = reading.number(1, 10)(source, value)
        if number is not None:
            found[fold(kind)] = number
    return MappingProxyType(found)


def _schema(source: Source, node: Node) -> int | None:
    number = reading.number(1, 10**6)(source, node)
    if number is not None and number != SCHEMA:
        source.complain_of(
            node, f"this journal is of schema {number}, and this netlog knows {SCHEMA}", "Update netlog."
        )
    return number


_READERS: dict[str, _Reader | dict[str, _Reader]] = {
    "schema": _schema,
    "every": reading.rhythm,
    "tags": _tags,
    "worth": _worths,
    "balance": {"from": reading.number(1, 10**6)},
    "patience": {"give": reading.number(1, 1000), "take": reading.number(1, 1000)},
    "goodwill": {"half_life": reading.number(1, 10**5)},
    "today": {"limit": reading.number(0, 1000)},
    "scores": reading.flag,
    "git": {"commit": reading.flag},
}

_NAMES = {
    "every": "every",
    "tags": "tags",
    "worth": "worth",
    "balance.from": "balance_from",
    "patience.give": "patience_give",
    "patience.take": "patience_take",
    "goodwill.half_life": "goodwill_half_life",
    "today.limit": "today_limit",
    "scores": "scores",
    "git.commit": "git_commit",
}
"""Each setting's name in the file, and its attribute."""
