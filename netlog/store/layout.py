"""Where things stand in a text: the ends of values, lines and brackets, from the marks of its nodes.

PyYAML's end mark of a block collection overshoots comments and blank lines up to the next token, so ends are found by
going down to the last scalar. Positions are characters of the text; ends are exclusive.
"""

import re

from netlog.store.reading import is_empty
from netlog.store.yamltext import BREAK, MappingNode, Node, ScalarNode, SequenceNode, children, members
from netlog.values import dataclass

_COLON = re.compile(r"[ \t]*:")
_NEWLINE = re.compile("\r\n|[\n\r]")
_INDICATORS = re.compile("[|>][-+0-9]*")
_INDENTED_COMMENT = re.compile(r"[ \t]+#")
_COMMENT_BELOW = "(?:[ \t]*(?:\r\n|[\n\r\x85\u2028\u2029]))+[ \t]+#"


@dataclass(frozen=True, slots=True)
class Edit:
    """The characters from `start` up to `end` become `text`."""

    start: int
    end: int
    text: str


def edited(text: str, edits: list[Edit]) -> str:
    """The text after edits that don't overlap, made from the last to the first."""
    # Of several at one place, the first in the list comes to stand first.
    in_order = sorted(edits, key=lambda edit: (edit.start, edit.end))
    for edit in reversed(in_order):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def newline_of(text: str) -> str:
    """The line end the text uses: that of its first line."""
    found = _NEWLINE.search(text)
    return found[0] if found else "\n"


def start_of(node: Node) -> int:
    """A node's first character."""
    index: int = node.start_mark.index
    return index


def end_of(node: Node, text: str) -> int:
    """Where a value's own characters end, comments and blank lines after it left out."""
    if isinstance(node, ScalarNode):
        return _block_scalar_end(node, text) if is_block_scalar(node) else int(node.end_mark.index)
    if node.flow_style:
        return int(node.end_mark.index)
    if isinstance(node, MappingNode):
        return pair_end(*members(node)[-1], text)
    return end_of(children(node)[-1], text)


def _block_scalar_end(node: ScalarNode, text: str) -> int:
    start, end = start_of(node), int(node.end_mark.index)
    spans = []
    at = next_line(text, start)
    while at < end:
        spans.append((at, min(end, line_end(text, at))))
        at = next_line(text, at)
    written = [text[first:last] for first, last in spans]
    indents = [len(line) - len(line.lstrip(" ")) for line in written if line.strip(" ")]
    # Under an explicit indentation, a line of spaces may be text wherever it ends.
    indent = 0 if block_header(node, text).strip("|>+-") else min(indents, default=0)
    while spans and not written[-1].strip(" ") and len(written[-1]) <= indent:
        spans.pop()
        written.pop()
    return spans[-1][1] if spans else line_end(text, start)


def block_header(node: Node, text: str) -> str:
    """The indicator that begins a literal or folded scalar, or nothing for any other value."""
    found = _INDICATORS.match(text, start_of(node)) if isinstance(node, ScalarNode) and is_block_scalar(node) else None
    return found[0] if found else ""


def is_block_scalar(node: Node) -> bool:
    """Whether a scalar is written as a literal or folded block."""
    return isinstance(node, ScalarNode) and bool(node.style) and node.style in "|>"


def colon_end(key: Node, text: str) -> int | None:
    """Just behind the colon that follows a key; None for a key that stands alone (`{a, b: c}`)."""
    found = _COLON.match(text, key.end_mark.index)
    return found.end() if found else None


def pair_end(key: Node, value: Node, text: str) -> int:
    """Where a key's value ends; behind the colon when nothing was written."""
    return (colon_end(key, text) or int(key.end_mark.index)) if is_empty(value) else end_of(value, text)


def line_start(text: str, index: int) -> int:
    """The first character of the line that `index` is in."""
    start = 0
    for found in BREAK.finditer(text, 0, index):
        start = found.end()
    return start


def node_line_start(node: Node) -> int:
    """The first character of the line in which a node starts."""
    return int(node.start_mark.index - node.start_mark.column)


def line_end(text: str, index: int) -> int:
    """The end of the line that `index` is in, its break left out."""
    found = BREAK.search(text, index)
    return found.start() if found else len(text)


def next_line(text: str, index: int) -> int:
    """The start of the line after the one that `index` is in."""
    found = BREAK.search(text, index)
    return found.end() if found else len(text)


def after_comments(text: str, index: int) -> int:
    """The end of the line at `index`, or of the last of the indented comment lines that follow it."""
    end = line_end(text, index)
    while _INDENTED_COMMENT.match(text, following := next_line(text, end)) and following < len(text):
        end = line_end(text, following)
    return end


def has_room_for_block(text: str, index: int) -> bool:
    """Whether a literal block may end at `index`: nothing follows on the line, and no comment it would swallow."""
    end = line_end(text, index)
    return index == end and not re.compile(_COMMENT_BELOW).match(text, end)


def is_followed_by_blank(text: str, index: int) -> bool:
    """Whether the line after the one at `index` is blank, and isn't the last."""
    start = next_line(text, index)
    end = line_end(text, start)
    return start < len(text) and end < len(text) and not text[start:end].strip()


def comma_between(text: str, start: int, end: int) -> int | None:
    """Where a comma stands between two places of a flow collection, comments aside."""
    index = start
    while index < end:
        if text[index] == ",":
            return index
        index = line_end(text, index) if text[index] == "#" else index + 1
    return None


def dash_line_start(sequence: SequenceNode, element: Node, text: str) -> int:
    """The start of the line that holds a block element's dash, which may stand above the element itself."""
    column = sequence.start_mark.column
    start = node_line_start(element)
    while text[start + column : start + column + 1] != "-" and start > 0:
        start = line_start(text, start - 1)
    return start


def list_indent(root: MappingNode) -> str:
    """What stands before the dashes of the file's lists: as in its first one, else two spaces more than its keys."""
    lists = (value for _, value in members(root) if isinstance(value, SequenceNode) and not value.flow_style)
    first = next(lists, None)
    return " " * (first.start_mark.column if first else root.start_mark.column + 2)
