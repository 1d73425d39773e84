"""Someone who writes YAML by hand, and does so differently every time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Bare:
    """A day, a number, a rhythm or a flag: may stand without quotes, whatever YAML would take it for."""

    text: str


@dataclass(frozen=True, slots=True)
class Empty:
    """A field that stands there with nothing in it; `words` are the ways to say so."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping, in the order in which it is written."""

    pairs: tuple[tuple[str, "Node"], ...]


Node = str | Bare | Empty | Pairs | tuple["Node", ...]


NULLS = {"~", "null", "Null", "NULL", ""}
_COMMENTS = ("# c", "# a, b] }: \"q'", "#\ttab: - x", "# {date: 2026-01-01, gave: x}", "#")
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"


@cache
def _below(count: int) -> st.SearchStrategy[int]:
    return st.integers(0, count - 1)


def _may_be_plain(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip(" \t") or text[0] in _INDICATORS or text.endswith(":") or text.startswith("..."):
        return False
    if flow and set(",[]{}") & set(text):
        return False
    return not re.search(r":\s|\s#", text) and all(c.isprintable() or c == "\t" for c in text)


def _may_be_block(text: str) -> bool:
    return bool(text.strip()) and text == text.strip("\n") and all(c.isprintable() or c in "\n\t" for c in text)


def _fold_points(text: str) -> list[int]:
    return [at.start() for at in re.finditer(r"(?<=[^\s:?-]) (?=[^\s#])", text)]


def _escaped(text: str) -> str:
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\x00": "\\0", "\x85": "\\N", "\u2028": "\\L"}
    return "".join(short.get(c) or (c if c.isprintable() else f"\\U{ord(c):08x}") for c in text)


class Hand:
    """A hand: every choice of style is drawn anew."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def pick(self, options: Sequence[_T]) -> _T:
        return options[self._draw(_below(len(options)))]

    def one_in(self, count: int) -> bool:
        """Whether to do something rare; not, when in doubt."""
        return self._draw(_below(count)) == count - 1

    def comment(self) -> str:
        return self.pick((" ", "   ", "\t")) + self.pick(_COMMENTS) if self.one_in(6) else self.pick(("", "", "", "  "))

    def between(self, indent: int, after: str) -> str:
        """Blank lines and comments between two pieces of a block; after a block scalar only what it can't swallow."""
        if not self.one_in(4):
            return ""
        if re.search(r"[|>][-+0-9]*(\s*#.*|\s*)\n", after):
            return self.pick(("\n", "# between\n"))
        return self.pick(
            ("\n", "# between: a\n", f"{' ' * indent}# {{between\n", "   \n", f"{' ' * indent}  # deeper\n")
        )

    def scalar(self, node: str | Bare, indent: int, *, flow: bool, key: bool = False, null: bool = True) -> str:
        """A scalar whose further lines stand at `indent`, which is to be deeper than what it belongs to."""
        text = node.text if isinstance(node, Bare) else node
        styles = ["double"]
        if _may_be_plain(text, flow=flow) and (null or text not in NULLS):
            styles += ["plain"] * 3
        if all(c.isprintable() or c == "\t" for c in text):
            styles.append("single")
        if not flow and not key and _may_be_block(text):
            styles += ["literal"] + ["folded"] * ("\n" not in text and not text[0].isspace())
        match self.pick(styles):
            case "plain":
                return self._folded(text, indent, "\n", key=key)
            case "single":
                return "'" + self._folded(text.replace("'", "''"), indent, "\n", key=key) + "'"
            case "double":
                return '"' + self._folded(_escaped(text), indent, self.pick(("\n", "\x85")), key=key) + '"'
            case "literal":
                return self._block("|", text.split("\n"), indent)
            case _:
                at = self.pick([None, *_fold_points(text)])
                lines = [text] if at is None else [text[:at], text[at + 1 :]]
                return self._block(">", lines, indent)

    def _folded(self, text: str, indent: int, newline: str, *, key: bool = False) -> str:
        points = _fold_points(text)
        if key or not points or not self.one_in(4):
            return text
        at = self.pick(points)
        return f"{text[:at]}{self.pick(('', '  '))}{newline}{' ' * indent}{text[at + 1 :]}"

    def _block(self, style: str, lines: list[str], indent: int) -> str:
        needs_indent = next(line for line in lines if line.strip()).startswith(" ") or not lines[0].strip(" ")
        # A block scalar's own indentation counts from its parent, two columns to the left.
        header = f"{style}{'2' if needs_indent or self.one_in(4) else ''}{self.pick(('', '-', '+'))}"
        return "\n".join([header + self.comment(), *(" " * indent + line if line else "" for line in lines)])

    # Flow

    def flow(self, node: Node, indent: int) -> str:
        match node:
            case Empty(words):
                return self.pick(words)
            case str() | Bare():
                return self.scalar(node, indent, flow=True)
            case Pairs(pairs):
                parts = [self._flow_pair(name, value, indent) for name, value in pairs]
                return self._bracketed("{", parts, "}", indent)
            case tuple():
                return self._bracketed("[", [self.flow(element, indent + 2) for element in node], "]", indent)

    def _flow_pair(self, name: str, value: Node, indent: int) -> str:
        return f"{self.scalar(name, 0, flow=True, key=True)}: {self.flow(value, indent + 2)}"

    def _bracketed(self, left: str, parts: list[str], right: str, indent: int) -> str:
        if not parts:
            return left + self.pick(("", "", " ", f" # none, ]\n{' ' * indent}")) + right
        if self.one_in(4):
            return self._over_lines(left, parts, right, indent)
        pad = self.pick(("", "", " "))
        return left + pad + self.pick((", ", ", ", ",  ", " , ")).join(parts) + self.pick(("", "", ",")) + pad + right

    def _over_lines(self, left: str, parts: list[str], right: str, indent: int) -> str:
        inner, trailing = " " * (indent + 2), self.pick((",", ""))
        lines = [left + self.comment()]
        for number, part in enumerate(parts, 1):
            comma = trailing if number == len(parts) else ","
            lines.append(f"{inner}{part}{self.pick(('', ' ')) if comma else ''}{comma}{self.comment()}")
        if self.one_in(3) and "#" not in lines[-1]:
            return "\n".join(lines) + " " + right
        return "\n".join([*lines, " " * indent + right])

    # Block

    def pair(self, name: str, value: Node, column: int, *, null: bool = True) -> str:
        """A key and its value, at a column of a block mapping, with the end of its line."""
        start = self.scalar(name, 0, flow=False, key=True) + ":"
        match value:
            case Empty(words):
                return f"{start} {self.pick(words)}".rstrip(" ") + self.comment() + "\n"
            case str() | Bare():
                written = self.scalar(value, column + 2, flow=False, null=null)
                if written[0] in "|>":
                    return f"{start} {written}\n"
                gap = self.pick((" ", " ", "  ", "\n" + " " * (column + 2)))
                return f"{start}{gap}{written}{self.comment()}\n"
            case Pairs(pairs) if pairs and not self.one_in(3):
                return f"{start}{self.comment()}\n{self.mapping(pairs, column + self.pick((2, 1, 4)))}"
            case tuple() if value and not self.one_in(3):
                return f"{start}{self.comment()}\n{self.sequence(value, column + self.pick((2, 0, 4)))}"
            case _:
                return f"{start} {self.flow(value, column + 2)}{self.comment()}\n"

    def mapping(self, pairs: Sequence[tuple[str, Node]], column: int) -> str:
        written = ""
        for name, value in pairs:
            gap = self.between(column, written) if written else ""
            written += f"{gap}{' ' * column}{self.pair(name, value, column)}"
        return written

    def sequence(self, elements: Sequence[Node], column: int) -> str:
        written = ""
        for element in elements:
            gap = self.between(column, written) if written else ""
            written += f"{gap}{' ' * column}-{self._element(element, column)}"
        return written

    def _element(self, element: Node, column: int) -> str:
        gap = self.pick((1, 1, 3))
        match element:
            case str() | Bare():
                written = self.scalar(element, column + 2, flow=False)
                return f"{' ' * gap}{written}{'' if written[0] in '|>' else self.comment()}\n"
            case Pairs(pairs) if pairs and self.one_in(3):
                if self.one_in(3):
                    return f"{self.comment().expandtabs(1)}\n{self.mapping(pairs, column + 2)}"
                # The first pair stands behind the dash.
                return " " * gap + self.mapping(pairs, column + 1 + gap).lstrip(" ")
            case _:
                return f"{' ' * gap}{self.flow(element, column + 2)}{self.comment()}\n"
