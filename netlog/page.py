"""What a report says, before ink: headings, lines, tables, with tones instead of colours.

A page has two faces. `blocks` are for people: a terminal draws them. `records` are for programs: what a pipe gets,
one record a line, the columns in the order of the report's JSON keys. A page without records (`None`) is plain prose,
and a pipe gets its blocks as bare lines.
"""

from typing import Literal

from netlog.values import dataclass

Tone = Literal["plain", "name", "late", "soon", "good", "quiet", "amount", "strong"]
Align = Literal["left", "right"]


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
    """A column's title and alignment; a column that `gives` is the one that narrows and wraps when room is short."""

    title: str
    align: Align = "left"
    gives: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns; every row has one cell a column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]


Block = Heading | Line | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Blocks for people, records for programs, and a `hint`: what to do when there is nothing to show."""

    blocks: tuple[Block, ...] = ()
    records: tuple[tuple[str, ...], ...] | None = None
    hint: str = ""


def line(*parts: str | Span, indent: int = 0) -> Line:
    """A line of plain texts and spans."""
    return Line(tuple(Span(part) if isinstance(part, str) else part for part in parts if part != ""), indent)
