"""What a report says, before ink: headings, lines, tables, trees, with tones instead of colours.

A page has two faces. `blocks` are for people: a terminal draws them. `records` are for programs: what a pipe gets,
one record a line, the columns in the order of the report's JSON keys. A page without records (`None`) is plain prose,
and a pipe gets its blocks as bare lines.
"""

from collections.abc import Callable, Iterator, Sequence
from operator import eq
from typing import Any, Literal, TypeVar, overload

from netlog.values import dataclass

Tone = Literal["plain", "name", "late", "soon", "good", "quiet", "amount", "strong", "command"]
Align = Literal["left", "right"]

_Item = TypeVar("_Item")
_Row_co = TypeVar("_Row_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one tone."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of spans, indented by so many steps."""

    spans: tuple[Span, ...] = ()
    indent: int = 0

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column's title and alignment; one that `gives` narrows when room is short, and wraps, or else `is_cut`."""

    title: str
    align: Align = "left"
    gives: bool = False
    is_cut: bool = False


class Rows(Sequence[_Row_co]):
    """Rows that are made of items when somebody looks at them: whoever draws a page has no use for its records."""

    def __init__(self, items: Sequence[_Item], row: Callable[[_Item], _Row_co]) -> None:
        self._items: Sequence[Any] = items
        self._row: Callable[[Any], _Row_co] = row

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> _Row_co: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[_Row_co, ...]: ...
    def __getitem__(self, at: int | slice) -> _Row_co | tuple[_Row_co, ...]:
        return tuple(map(self._row, self._items[at])) if isinstance(at, slice) else self._row(self._items[at])

    def __iter__(self) -> Iterator[_Row_co]:
        return map(self._row, self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns; every row has one cell a column."""

    columns: tuple[Column, ...]
    rows: Sequence[tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Tree:
    """Lines that hang from each other: each from the nearest line above it that is indented less.

    It is flat, so that no depth is too deep for whoever looks at it.
    """

    lines: Sequence[Line]


Block = Heading | Line | Table | Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Blocks for people, records for programs, and a `hint`: what to do when there is nothing to show."""

    blocks: tuple[Block, ...] = ()
    records: Sequence[tuple[str, ...]] | None = None
    hint: str = ""


def line(*parts: str | Span, indent: int = 0) -> Line:
    """A line of plain texts and spans."""
    return Line(tuple(Span(part) if isinstance(part, str) else part for part in parts if part != ""), indent)
