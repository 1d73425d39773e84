"""Reading scalars and collections by schema: each reader gives a value, or writes down what is wrong and where."""

import re
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import date
from typing import TypeVar

from netlog.core.contact import Labelled, LabelledDay, Rating
from netlog.core.dates import NoSuchDay, PartialDay, parse_iso, parse_partial
from netlog.core.raw import Raw, RawMap
from netlog.core.rhythm import FORMS, Rhythm, parse_rhythm
from netlog.errors import Location, Problem, Severity
from netlog.store.yamltext import MappingNode, Node, ScalarNode, SequenceNode, children
from netlog.values import dataclass

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})
_BLOCKS = frozenset({"|", ">"})
_LINE_END = re.compile("\n")
_EXCERPT = 4_000
"""The characters of a line that are shown around an error: whoever shows it cuts out what is near."""

_Value = TypeVar("_Value")


@dataclass(slots=True)
class Source:
    """The text being read, by which name, and the problems found in it so far."""

    text: str
    path: str
    problems: list[Problem] = field(default_factory=list)
    _line_starts: list[int] = field(default_factory=list, repr=False)

    def complain(
        self, index: int, message: str, *, width: int = 1, advice: str = "", severity: Severity = "error"
    ) -> None:
        """Write down a problem at a character of the text."""
        line = self.line_of(index)
        start = self._line_starts[line - 1]
        end = self.text.find("\n", index)
        whole = self.text[start : end if end >= 0 else len(self.text)] if index - start < _EXCERPT else ""
        self.problems.append(
            Problem(
                location=Location(self.path, line, index - start + 1),
                message=message,
                excerpt=whole.rstrip("\r")[:_EXCERPT],
                width=width,
                advice=advice,
                severity=severity,
            )
        )

    def complain_of(self, node: Node, message: str, advice: str = "") -> None:
        """Write down a problem with a whole node; what spans lines is underlined to the end of its first."""
        first = self.text[node.start_mark.index : node.end_mark.index].split("\n", 1)[0].rstrip()
        self.complain(node.start_mark.index, message, width=max(1, len(first)), advice=advice)

    def line_of(self, index: int) -> int:
        """The line (from 1) that a character of the text stands in."""
        if not self._line_starts:
            # Once for all problems: a file may have as many as it has lines.
            self._line_starts = [0, *(found.end() for found in _LINE_END.finditer(self.text))]
        return bisect(self._line_starts, index)


def problem_at(text: str, path: str, index: int, message: str, *, advice: str = "") -> Problem:
    """A problem at a character of a text, with the line it stands in."""
    source = Source(text, path)
    source.complain(index, message, advice=advice)
    return source.problems[0]


def is_empty(node: Node) -> bool:
    """Whether nothing was written: an empty plain scalar."""
    return isinstance(node, ScalarNode) and node.value == "" and not node.style


def is_absent(node: Node) -> bool:
    """Whether a field that isn't text holds nothing: empty, or one of YAML's words for null."""
    return isinstance(node, ScalarNode) and not node.style and node.value in _NULLS


def text_of(node: ScalarNode) -> str:
    """A scalar's text; the line ends that close a block scalar are layout, not text."""
    value: str = node.value
    return value.rstrip("\n") if node.style in _BLOCKS else value


def raw(source: Source, node: Node) -> Raw:
    """A value kept without understanding; its keys are held to the same rules as all others."""
    if isinstance(node, ScalarNode):
        return text_of(node)
    if isinstance(node, SequenceNode):
        return tuple(raw(source, child) for child in node.value)
    return RawMap(tuple((name, raw(source, value)) for name, _, value in pairs(source, node)))


def pairs(source: Source, node: MappingNode) -> Iterator[tuple[str, ScalarNode, Node]]:
    """The keys and values of a mapping; keys that are no text or stand twice are complained of."""
    seen: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            source.complain_of(key, "a key must be a single word or text")
            continue
        name = text_of(key)
        if name in seen:
            first = source.line_of(seen[name])
            source.complain_of(key, f"the key “{name}” stands twice (first in line {first})", "Keep one of the two.")
            continue
        seen[name] = key.start_mark.index
        yield name, key, value


def text(source: Source, node: Node) -> str | None:
    """A text; None when nothing was written."""
    if not isinstance(node, ScalarNode):
        source.complain_of(node, "one text is expected here, not a list or a mapping")
        return None
    return text_of(node) or None


def day(source: Source, node: Node) -> date | None:
    """A day, as YYYY-MM-DD."""
    return _parsed(source, node, parse_iso, "Days are written as 2026-11-20.")


def partial_day(source: Source, node: Node) -> PartialDay | None:
    """A day, or as much of one as is known."""
    return _parsed(source, node, parse_partial, "Days are written as 2026-11-20, without the year as --11-20.")


def birthday(source: Source, node: Node) -> PartialDay | None:
    """A day, with or without its year."""
    found = partial_day(source, node)
    if found and not found.has_day:
        source.complain_of(node, f"not a day: {found}", "Write it as 1988-04-02, or --04-02 without the year.")
        return None
    return found


def met(source: Source, node: Node) -> PartialDay | None:
    """A day, a month or a year."""
    found = partial_day(source, node)
    if found and not found.has_year:
        source.complain_of(node, f"a year is missing: {found}", "Write it as 2024-03-11, 2024-03 or 2024.")
        return None
    return found


def rhythm(source: Source, node: Node) -> Rhythm | None:
    """A rhythm: `6 weeks`, `quarter`, `45`, `never`."""
    return _parsed(source, node, parse_rhythm, f"Write {FORMS}.")


def flag(source: Source, node: Node) -> bool | None:
    """True or false."""
    return _parsed(source, node, _boolean, "Write true or false.")


def number(low: int, high: int) -> Callable[[Source, Node], int | None]:
    """A reader of whole numbers from `low` to `high`."""

    def parse(word: str) -> int:
        if not (word.isascii() and word.isdigit() and low <= int(word[:9]) <= high):
            raise ValueError(f"not a whole number from {low} to {high}: {word}")
        return int(word)

    return lambda source, node: _parsed(source, node, parse, f"Write a whole number from {low} to {high}.")


def _boolean(word: str) -> bool:
    if word.lower() in _TRUE:
        return True
    if word.lower() in _FALSE:
        return False
    raise ValueError(f"neither true nor false: {word}")


def _parsed(source: Source, node: Node, parse: Callable[[str], _Value], advice: str) -> _Value | None:
    if not isinstance(node, ScalarNode):
        source.complain_of(node, "one value is expected here, not a list or a mapping", advice)
        return None
    if is_absent(node):
        return None
    try:
        return parse(text_of(node).strip())
    except NoSuchDay as error:
        source.complain_of(node, str(error), error.advice)
    except ValueError as error:
        source.complain_of(node, str(error), advice)
    return None


def elements(node: Node) -> list[Node]:
    """The elements of a list field; one value may stand for a list of one, and nothing for an empty list."""
    if is_absent(node):
        return []
    return children(node) if isinstance(node, SequenceNode) else [node]


def texts(source: Source, node: Node) -> tuple[str, ...]:
    """A list of texts, or one."""
    found = []
    for element in elements(node):
        value = text(source, element)
        if value:
            found.append(value)
        elif isinstance(element, ScalarNode):
            source.complain_of(element, "an empty element of a list", "Write it, or delete the line.")
    return tuple(found)


def labelled(source: Source, node: Node) -> tuple[Labelled, ...]:
    """Values with labels (a mapping), or without (a list, or one text)."""
    if not isinstance(node, MappingNode):
        return tuple(Labelled(None, value) for value in texts(source, node))
    found = []
    for label, key, child in pairs(source, node):
        value = text(source, child)
        if value:
            found.append(Labelled(label, value))
        elif isinstance(child, ScalarNode):
            source.complain_of(key, f"“{label}” has no value", "Write one, or delete it.")
    return tuple(found)


def days(source: Source, node: Node) -> tuple[LabelledDay, ...]:
    """Labels and days."""
    return tuple(LabelledDay(label, value) for label, value in _mapped(source, node, birthday))


def ratings(source: Source, node: Node) -> tuple[Rating, ...]:
    """Criteria and numbers from 1 to 5."""
    return tuple(Rating(label, value) for label, value in _mapped(source, node, number(1, 5)))


def _mapped(source: Source, node: Node, read: Callable[[Source, Node], _Value | None]) -> Iterator[tuple[str, _Value]]:
    if is_absent(node) or (isinstance(node, SequenceNode) and not node.value):
        return
    if not isinstance(node, MappingNode):
        source.complain_of(node, "labels and values are expected here", "Write {label: value}.")
        return
    for label, key, child in pairs(source, node):
        if is_absent(child):
            source.complain_of(key, f"“{label}” has no value", "Write one, or delete it.")
            continue
        value = read(source, child)
        if value is not None:
            yield label, value
