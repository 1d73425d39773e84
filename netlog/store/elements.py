"""Edits inside lists and mappings, block and flow: one place each for adding, replacing and taking away."""

import re
from collections.abc import Collection

from netlog.errors import RefusedError
from netlog.store import quoting
from netlog.store.layout import (
    Edit,
    block_header,
    colon_end,
    comma_between,
    dash_line_start,
    end_of,
    is_block_scalar,
    line_end,
    line_start,
    newline_of,
    next_line,
    node_line_start,
    pair_end,
    start_of,
)
from netlog.store.reading import is_empty, text_of
from netlog.store.yamltext import BREAK, MappingNode, Node, ScalarNode, SequenceNode, children, members

_PLAIN_ANYWHERE = re.compile(r"[^\W_][\w +()./@-]*")


def inserted_line(text: str, at: int, content: str) -> Edit:
    """A new line after the line that ends at `at`; a last line without its break gets one."""
    newline = newline_of(text)
    return Edit(at, at, f"{newline}{content}{newline if at == len(text) else ''}")


# Values behind a key


def replaced_value(text: str, key: Node, value: Node, written: str) -> list[Edit]:
    """The value behind a key becomes `written`; a comment on the key's line stays."""
    colon = colon_end(key, text)
    if is_empty(value):
        at = colon or int(key.end_mark.index)
        return [Edit(at, at, f" {written}" if colon else f": {written}")]
    start = start_of(value)
    if is_block_scalar(value):
        header_end = start + len(block_header(value, text))
        first_break = line_end(text, start)
        return [Edit(start, header_end, written), Edit(first_break, end_of(value, text), "")]
    if isinstance(value, ScalarNode) or value.flow_style:
        return [Edit(start, end_of(value, text), written)]
    if colon is None:
        raise RefusedError("the value of a key that a question mark begins can't be replaced")
    first_break = line_end(text, colon)
    return [Edit(colon, colon, f" {written}"), Edit(first_break, line_end(text, end_of(value, text)), "")]


# Mappings


def added_pairs(text: str, mapping: MappingNode, pairs: dict[str, str]) -> list[Edit]:
    """New pairs at the end of a mapping that has some already."""
    if not pairs:
        return []
    written = [f"{quoting.word(name)}: {value}" for name, value in pairs.items()]
    if mapping.flow_style:
        return [_appended_to_flow(text, mapping, written)]
    indent = " " * members(mapping)[0][0].start_mark.column
    lines = newline_of(text).join(f"{indent}{pair}" for pair in written)
    return [inserted_line(text, line_end(text, pair_end(*members(mapping)[-1], text)), lines)]


def dropped_pairs(text: str, mapping: MappingNode, gone: Collection[int]) -> list[Edit]:
    """Pairs go, and with them their lines; at least one pair of a block mapping stays."""
    if mapping.flow_style:
        return _dropped_from_flow(text, mapping, gone)
    edits = []
    kept = next(index for index in range(len(members(mapping))) if index not in gone)
    for index in sorted(gone):
        key, value = members(mapping)[index]
        start = node_line_start(key)
        if not text[start : start_of(key)].strip(" \t?"):
            edits.append(Edit(start, next_line(text, pair_end(key, value, text)), ""))
            continue
        # The dash of a list stands before the first pair: the first that stays moves up to it.
        return [
            Edit(start_of(key), start_of(members(mapping)[kept][0]), ""),
            *dropped_pairs(text, mapping, [other for other in gone if other > kept]),
        ]
    return edits


def changed_pairs(text: str, mapping: MappingNode, old: dict[str, str], new: dict[str, str]) -> list[Edit]:
    """The edits that turn a mapping that says `old` into one that says `new`; a pair that stays isn't touched."""
    edits: list[Edit] = []
    places = {str(key.value): index for index, (key, _) in enumerate(members(mapping))}
    gone = [name for name in old if name not in new and name in places]
    added = {name: value for name, value in new.items() if name not in places}
    while gone and added:
        key, value = members(mapping)[places[gone.pop(0)]]
        name = next(iter(added))
        edits.append(renamed_key(text, key, name))
        edits += replaced_value(text, key, value, added.pop(name))
    for name, written in new.items():
        if name in places and old.get(name) != written:
            edits += replaced_value(text, *members(mapping)[places[name]], written)
    edits += dropped_pairs(text, mapping, [places[name] for name in gone]) if gone else []
    return edits + added_pairs(text, mapping, added)


def renamed_key(text: str, key: Node, name: str) -> Edit:
    """A key gets another name, in quotes where it had some: `"a":b` needs no space behind its colon, and `a:b` does."""
    has_quotes = text[start_of(key)] in "\"'"
    return Edit(start_of(key), int(key.end_mark.index), quoting.quoted(name) if has_quotes else quoting.word(name))


# Lists


def appended(text: str, value: SequenceNode, written: str) -> list[Edit]:
    """One more element at the end of a list, in the list's own style."""
    if value.flow_style:
        return [_appended_to_flow(text, value, [written])]
    last = children(value)[-1]
    column = value.start_mark.column
    gap = text[node_line_start(last) + column + 1 : start_of(last)]
    if not gap or gap.strip():
        gap = " "
    return [inserted_line(text, line_end(text, end_of(last, text)), f"{' ' * column}-{gap}{written}")]


def as_flow_element(text: str, value: Node) -> str:
    """A value that stands alone, as it may stand between brackets: as it is written where that is possible."""
    source = text[start_of(value) : end_of(value, text)]
    if not isinstance(value, ScalarNode):
        return source
    is_quoted = source[0] in "\"'" and not BREAK.search(source)
    return source if is_quoted or _PLAIN_ANYWHERE.fullmatch(source) else quoting.quoted(text_of(value))


def dashed(text: str, mapping: MappingNode, written: str) -> list[Edit]:
    """A block mapping where a list may stand becomes the list's first element, and `written` its second."""
    start, end = start_of(mapping), end_of(mapping, text)
    edits = [Edit(start, start, "- ")]
    at = next_line(text, start)
    while at < end:
        if at < line_end(text, at):
            edits.append(Edit(at, at, "  "))
        at = next_line(text, at)
    return [*edits, inserted_line(text, line_end(text, end), f"{' ' * mapping.start_mark.column}- {written}")]


def dropped_element(text: str, key: Node, value: Node, index: int) -> list[Edit]:
    """An element goes, and with it its line."""
    if not isinstance(value, SequenceNode):
        return replaced_value(text, key, value, "[]")
    if value.flow_style:
        return _dropped_from_flow(text, value, [index])
    element = children(value)[index]
    start = dash_line_start(value, element, text)
    return [Edit(start, next_line(text, end_of(element, text)), "")]


# Flow collections


def _spans(text: str, collection: SequenceNode | MappingNode) -> list[tuple[int, int]]:
    if isinstance(collection, MappingNode):
        return [(start_of(key), pair_end(key, value, text)) for key, value in members(collection)]
    return [(start_of(element), end_of(element, text)) for element in children(collection)]


def _appended_to_flow(text: str, collection: SequenceNode | MappingNode, written: list[str]) -> Edit:
    """More elements before the bracket; on lines of their own where the bracket has one of its own."""
    spans = _spans(text, collection)
    start, bracket = start_of(collection), end_of(collection, text) - 1
    bracket_line = line_start(text, bracket)
    stands_alone = bracket_line > start and not text[bracket_line:bracket].strip()
    indent = text[bracket_line:bracket] + "  "
    newline = newline_of(text)
    if not spans:
        if stands_alone and text[start + 1 : bracket].strip():
            return Edit(bracket_line, bracket_line, f"{indent}{', '.join(written)}{newline}")
        return Edit(start + 1, bracket, ", ".join(written))
    last_start, last_end = spans[-1]
    if not stands_alone:
        return Edit(last_end, last_end, "".join(f", {element}" for element in written))
    if (last_line := line_start(text, last_start)) > start:
        before = text[last_line:last_start]
        indent = before[: len(before) - len(before.lstrip(" \t"))]
    if comma_between(text, last_end, bracket) is not None:
        lines = [f"{indent}{element},{newline}" for element in written]
    else:
        lines = [f"{indent}, {element}{newline}" for element in written]
    return Edit(bracket_line, bracket_line, "".join(lines))


def _dropped_from_flow(text: str, collection: SequenceNode | MappingNode, gone: Collection[int]) -> list[Edit]:
    """Elements go with one comma each; so does the space between, where no comment stands in it."""
    spans = _spans(text, collection)
    close = end_of(collection, text) - 1
    starts = [start for start, _ in spans[1:]] + [close]
    commas = [comma_between(text, end, after) for (_, end), after in zip(spans, starts, strict=True)]
    edits: list[Edit] = []
    for index in sorted(gone):
        start, end = spans[index]
        is_last = all(other in gone for other in range(index, len(spans)))
        if is_last and index > 0:
            comma, gap = commas[index - 1], (spans[index - 1][1], start)
        else:
            comma, gap = commas[index], (end, starts[index])
        if "#" in text[gap[0] : gap[1]] or gap[1] == close:
            edits.append(Edit(start, end, ""))
            edits += [] if comma is None else [Edit(comma, comma + 1, "")]
        else:
            edits.append(Edit(min(start, gap[0]), max(end, gap[1]), ""))
    return edits
