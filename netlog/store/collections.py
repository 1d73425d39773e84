"""Edits inside lists and mappings, block and flow: one place each for adding, replacing and taking away."""

from netlog.errors import RefusedError
from netlog.store.layout import (
    Edit,
    after_comments,
    colon_end,
    comma_between,
    dash_line_start,
    end_of,
    line_end,
    line_start,
    newline_of,
    next_line,
    node_line_start,
    pair_end,
    start_of,
)
from netlog.store.reading import is_empty
from netlog.store.yamltext import MappingNode, Node, ScalarNode, SequenceNode, children, members

Pair = tuple[Node, Node]


def inserted_line(text: str, at: int, content: str) -> Edit:
    """A new line after the line that ends at `at`; a last line without its break gets one."""
    newline = newline_of(text)
    return Edit(at, at, f"{newline}{content}{newline if at == len(text) else ''}")


# Values behind a key


def replaced_value(text: str, key: Node, value: Node, written: str) -> list[Edit]:
    """The value behind a key becomes `written`; a comment on the key's line stays."""
    if is_empty(value):
        return [Edit(colon_end(key, text), colon_end(key, text), f" {written}")]
    if isinstance(value, ScalarNode) or value.flow_style:
        return [Edit(start_of(value), end_of(value, text), written)]
    colon = colon_end(key, text)
    first_break = line_end(text, colon)
    return [
        Edit(colon, colon, f" {written}"),
        Edit(first_break, line_end(text, end_of(value, text)), ""),
    ]


# Mappings


def added_pairs(text: str, mapping: MappingNode, pairs: dict[str, str]) -> list[Edit]:
    """New pairs at the end of a mapping that has some already."""
    if not pairs:
        return []
    last_end = pair_end(*members(mapping)[-1], text)
    if mapping.flow_style:
        return [Edit(last_end, last_end, "".join(f", {name}: {value}" for name, value in pairs.items()))]
    indent = " " * members(mapping)[0][0].start_mark.column
    newline = newline_of(text)
    lines = newline.join(f"{indent}{name}: {value}" for name, value in pairs.items())
    return [inserted_line(text, line_end(text, last_end), lines)]


def dropped_pair(text: str, mapping: MappingNode, index: int) -> list[Edit]:
    """A pair goes, and with it its line."""
    if mapping.flow_style:
        spans = [(start_of(key), pair_end(key, value, text)) for key, value in members(mapping)]
        return _dropped_from_flow(text, spans, index)
    key, value = members(mapping)[index]
    start = node_line_start(key)
    if not text[start : start_of(key)].strip():
        return [Edit(start, next_line(text, pair_end(key, value, text)), "")]
    if index + 1 == len(members(mapping)):
        raise RefusedError("the last key of a line that a dash begins can't be taken away")
    return [Edit(start_of(key), start_of(members(mapping)[index + 1][0]), "")]


def changed_pairs(text: str, mapping: MappingNode, old: dict[str, str], new: dict[str, str]) -> list[Edit]:
    """The edits that turn a mapping written from `old` into one of `new`; a pair that stays isn't touched."""
    edits: list[Edit] = []
    places = {_name(key): index for index, (key, _) in enumerate(members(mapping))}
    gone = [name for name in old if name not in new and name in places]
    added = {name: value for name, value in new.items() if name not in old}
    for name in gone:
        key, value = members(mapping)[places[name]]
        if added:
            other = next(iter(added))
            edits.append(Edit(start_of(key), int(key.end_mark.index), other))
            edits += replaced_value(text, key, value, added.pop(other))
        else:
            edits += dropped_pair(text, mapping, places[name])
    for name, written in new.items():
        if name in old and old[name] != written:
            edits += replaced_value(text, *members(mapping)[places[name]], written)
    return edits + added_pairs(text, mapping, added)


def _name(key: Node) -> str:
    return str(key.value)


# Lists


def appended(text: str, key: Node, value: Node, written: str) -> list[Edit]:
    """One more element at the end of the list behind a key, in the list's own style."""
    if is_empty(value):
        indent = " " * (key.start_mark.column + 2)
        return [inserted_line(text, after_comments(text, colon_end(key, text)), f"{indent}- {written}")]
    if not isinstance(value, SequenceNode):
        raise RefusedError("a list was expected here")
    if value.flow_style:
        return [_appended_to_flow(text, value, written)]
    last = children(value)[-1]
    column = value.start_mark.column
    gap = text[node_line_start(last) + column + 1 : start_of(last)]
    if not gap or gap.strip():
        gap = " "
    return [inserted_line(text, line_end(text, end_of(last, text)), f"{' ' * column}-{gap}{written}")]


def _appended_to_flow(text: str, value: SequenceNode, written: str) -> Edit:
    bracket = end_of(value, text) - 1
    bracket_line = line_start(text, bracket)
    stands_alone = not text[bracket_line:bracket].strip() and bracket_line > start_of(value)
    newline = newline_of(text)
    if not children(value):
        inner = start_of(value) + 1
        if stands_alone and text[inner:bracket].strip():
            indent = text[bracket_line:bracket] + "  "
            return Edit(bracket_line, bracket_line, f"{indent}{written}{newline}")
        return Edit(inner, bracket, written)
    last = end_of(children(value)[-1], text)
    if not stands_alone:
        return Edit(last, last, f", {written}")
    last_line = node_line_start(children(value)[-1])
    last_text = text[last_line : start_of(children(value)[-1])]
    indent = last_text[: len(last_text) - len(last_text.lstrip(" "))]
    line = f"{written}," if comma_between(text, last, bracket) is not None else f", {written}"
    return Edit(bracket_line, bracket_line, f"{indent}{line}{newline}")


def dropped_element(text: str, key: Node, value: Node, index: int) -> list[Edit]:
    """An element goes, and with it its line."""
    if not isinstance(value, SequenceNode):
        return replaced_value(text, key, value, "[]")
    if value.flow_style:
        spans = [(start_of(element), end_of(element, text)) for element in children(value)]
        return _dropped_from_flow(text, spans, index)
    element = children(value)[index]
    start = dash_line_start(value, element, text)
    return [Edit(start, next_line(text, end_of(element, text)), "")]


def _dropped_from_flow(text: str, spans: list[tuple[int, int]], index: int) -> list[Edit]:
    start, end = spans[index]
    if index + 1 < len(spans):
        following = spans[index + 1][0]
        if "#" not in text[end:following]:
            return [Edit(start, following, "")]
        comma = comma_between(text, end, following)
    elif index > 0:
        before = spans[index - 1][1]
        if "#" not in text[before:start]:
            return [Edit(before, end, "")]
        comma = comma_between(text, before, start)
    else:
        bracket = min(place for place in (text.find("]", end), text.find("}", end)) if place >= 0)
        comma = comma_between(text, end, bracket)
    edits = [Edit(start, end, "")]
    return edits if comma is None else [*edits, Edit(comma, comma + 1, "")]
