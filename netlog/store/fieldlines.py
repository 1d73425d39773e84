"""The fields as netlog writes them, a line or a list of lines each, told apart without a YAML parser.

A text in which every field is a plain text, one in double quotes, a list or a mapping of those on one line, or a list
with a line for each element means the same to YAML as it does here. What the values mean is said by `store.reading`,
as of the parser's nodes. Whatever is written in any other way is left to the parser, which alone complains.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NoReturn

from netlog.store.entrylines import is_printable
from netlog.store.reading import Source
from netlog.store.yamltext import MappingNode, Mark, Node, ScalarNode, SequenceNode

# Nothing is tried twice (`*+`): what doesn't fit at once is the parser's, however long it is.
_QUOTED = r'"[^"\\\x00-\x1f\x7f]*+"'
_INSIDE = r"[^\x00-\x1f\x7f:#?,\[\]{}\"]"
_OUTSIDE = r"[^\x00-\x1f\x7f:#]"


def _plain(character: str, *, before: str = "") -> str:
    """A text that begins as no other kind of value does, with no blank at its end, nor behind a colon."""
    return rf"{before}[\w.+]{character}*+(?::(?! ){character}++)*+(?<! )"


_TEXT = f"(?:{_QUOTED}|{_plain(_INSIDE)})"
_LIST = rf"\[{_TEXT}(?:, {_TEXT})*+\]"
_KEY = r"[^\W\d_][\w-]{0,60}"
_PAIR = f"{_KEY}: (?:{_TEXT}|{_LIST})"
_MAPPING = rf"\{{{_PAIR}(?:, {_PAIR})*+\}}"
_ELEMENT = f"(?:{_QUOTED}|{_MAPPING}|{_plain(_OUTSIDE)})"
_VALUE = f"(?:{_LIST}|{_QUOTED}|{_MAPPING}|{_plain(_OUTSIDE, before='(?:--)?')})"
# Only at the start of a line: a search from every letter of a long one would take for ever.
_FIELD = re.compile(rf"^(([a-z]+):( {_VALUE}|(?:\n *- {_ELEMENT})++)(?:\n++|\Z))", re.MULTILINE)

_texts_in = re.compile(_TEXT).findall
_pairs_in = re.compile(f"({_KEY}): ({_TEXT}|{_LIST})").findall

_NOWHERE = Mark("", 0, 0, 0, None, 0)
"""Where nodes stand whose problems nobody is told: where there are any, the parser finds them again."""


_Reader = Callable[[Source, Node], Any]


def values(head: str, readers: Mapping[str, _Reader]) -> dict[str, Any] | None:
    """What the reader of each key makes of what is written behind it; None where the parser has to look."""
    found = _FIELD.findall(head)
    if sum([len(field) for field, _, _ in found]) < len(head) or not is_printable(head):
        return None
    written = {key: behind for _, key, behind in found}
    if len(written) < len(found):
        return None
    try:
        read = {key: _value(readers[key], behind) for key, behind in written.items()}
    except (KeyError, ValueError):
        return None
    return {key: value for key, value in read.items() if value is not None}


class _Refusing(Source):
    """A text of which nobody is told what is wrong."""

    def complain(self, *_: object, **__: object) -> NoReturn:
        raise ValueError("left to the parser")


_UNHEARD = _Refusing("", "")


@lru_cache(4096)  # where people live, for whom they work, what they are interested in: many say the same
def _value(reader: _Reader, written: str) -> object:
    return reader(_UNHEARD, _behind(written))


def _behind(written: str) -> Node:
    """The node of what is written behind a key's colon."""
    if written.startswith(" "):
        return _node(written[1:])
    lines = written[1:].split("\n")
    start = lines[0].index("-")
    if any(line.index("-") != start for line in lines):
        raise ValueError("not under the others")
    return SequenceNode("", [_node(line[start + 2 :]) for line in lines], _NOWHERE, _NOWHERE, False)


def _node(written: str) -> Node:
    match written[0]:
        case '"':
            return ScalarNode("", written[1:-1], _NOWHERE, _NOWHERE, '"')
        case "[":
            return SequenceNode("", [_node(one) for one in _texts_in(written)], _NOWHERE, _NOWHERE, True)
        case "{":
            pairs = [(_node(key), _node(value)) for key, value in _pairs_in(written)]
            return MappingNode("", pairs, _NOWHERE, _NOWHERE, True)
        case _:
            return ScalarNode("", written, _NOWHERE, _NOWHERE)
