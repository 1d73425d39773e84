"""The log as netlog writes it, one entry a line, read without a YAML parser.

A log at the end of a file in which every line is an entry as `store.quoting` writes them, or as a person would, means
the same to YAML as it does here, and makes nine tenths of what a journal holds. Whatever is written in any other way is
left to the parser, which alone complains.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from netlog.core.dates import parse_iso
from netlog.core.entry import ENTRY_KEYS, Entry, Kind

# Nothing is tried twice (`*+`): what doesn't fit at once is the parser's, however long it is.
_PLAIN = r"[^\W_][\w -]*+(?<![ -])"
_TEXT = rf'"[^"\\\x00-\x1f\x7f]*+"|{_PLAIN}'
_LIST = rf"\[{_PLAIN}(?:, {_PLAIN})*+\]"
# Only at the start of a line: a search from every blank of a long one would take for ever.
_LINE = re.compile(
    rf"^(( *)- \{{date: ([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}), ({'|'.join(Kind)}): ({_TEXT})"
    rf"((?:, [a-z]+: (?:{_TEXT}|{_LIST}))*+)\}}(?:\n|\Z))",
    re.MULTILINE,
)
_REST = re.compile(rf", ([a-z]+): ({_TEXT}|{_LIST})")
_LOG = "\nlog:\n"
_TWO_DOCUMENTS = re.compile(r"^(?:---|\.\.\.|[%?])", re.MULTILINE)
"""Lines that part a file into documents, and the explicit keys that nobody writes."""

_KINDS = {kind.value: kind for kind in Kind}
_WORTHS = {str(number): number for number in range(1, 11)}
_DAYS = frozenset({"due", "done", "dropped", "thanked"})


def parted(text: str) -> tuple[str, str, tuple[Entry, ...]] | None:
    """What stands before the log, the log's lines, and its entries; None where the parser has to look at the whole.

    Where the first part is a file of its own, a block mapping that begins in the first column and has no log, the two
    are what the parser would find in the whole.
    """
    head, log, lines = text.partition(_LOG)
    if not lines:
        return head + log[:1], "", ()
    if _TWO_DOCUMENTS.search(head) or not is_printable(lines):
        return None
    try:
        entries = tuple(entries_in(lines))
    except ValueError:
        return None
    return (f"{head}\n", lines, entries) if entries else None


def entries_in(lines: str) -> Iterator[Entry]:
    """The entry of each line. Raises ValueError for a line that isn't one."""
    found = _LINE.findall(lines)
    if sum([len(line) for line, *_ in found]) < len(lines):
        raise ValueError("something else among the lines")
    for _, indent, day, kind, written, rest in found:
        text = _bare(written)
        if indent != found[0][1] or (not text and kind != "talked"):
            raise ValueError("not under the others, or empty")
        if rest:
            yield Entry(date=date.fromisoformat(day), kind=_KINDS[kind], text=text, **_beside(rest))
        else:
            yield Entry(date=date.fromisoformat(day), kind=_KINDS[kind], text=text)


@lru_cache(1024)  # most say the same few things: how it was, as what
def _beside(rest: str) -> Mapping[str, Any]:
    """What stands beside day and text, by attribute."""
    values: dict[str, Any] = {}
    for key, written in _REST.findall(rest):
        attribute = ENTRY_KEYS.get(key)
        if attribute is None or attribute in values:
            raise ValueError("an own key, or one that stands twice")
        values[attribute] = _value(key, written)
    return values


def _value(key: str, written: str) -> object:
    if key == "with":
        if not written.startswith("["):
            raise ValueError("one for several")
        return tuple(written[1:-1].split(", "))
    if key == "worth":
        return _WORTHS[written] if written in _WORTHS else _refuse()
    if key == "private":
        return True if written == "true" else _refuse()
    if key in _DAYS:
        return parse_iso(written)
    text = _bare(written)
    return text if text and not written.startswith("[") else _refuse()


def is_printable(lines: str) -> bool:
    """Whether all of a text that holds no control characters but the ends of its lines can be seen."""
    return lines.isascii() or lines.replace("\n", "").isprintable()


def _bare(text: str) -> str:
    return text[1:-1] if text[0] == '"' else text


def _refuse() -> object:
    raise ValueError("left to the parser")
