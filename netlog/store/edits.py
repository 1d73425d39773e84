"""What one change comes to in a text: the characters that it adds, replaces and takes away."""

from netlog.core.changes import (
    AddEntry,
    AddItem,
    Change,
    DropEntry,
    DropField,
    DropItem,
    EditEntry,
    EditItem,
    SetField,
)
from netlog.core.contact import FIELDS, GROUPS, FieldValue, Labelled, LabelledDay, ListValue, Rating, Shape
from netlog.core.entry import Entry, Item
from netlog.errors import RefusedError
from netlog.store import quoting
from netlog.store.elements import (
    added_pairs,
    appended,
    as_flow_element,
    changed_pairs,
    dashed,
    dropped_element,
    dropped_pairs,
    inserted_line,
    renamed_key,
    replaced_value,
)
from netlog.store.layout import (
    Edit,
    after_comments,
    block_header,
    end_of,
    has_room_for_block,
    is_followed_by_blank,
    line_end,
    list_indent,
    newline_of,
    pair_end,
    start_of,
)
from netlog.store.reading import is_absent, is_empty
from netlog.store.writing import literal_block
from netlog.store.yamltext import BREAK, MappingNode, Node, SequenceNode, children, members

_ORDER = {field: index for index, field in enumerate(FIELDS)}
_GROUP = {field: number for number, group in enumerate(GROUPS) for field in group}


def edits_of(text: str, root: MappingNode, change: Change, index: int) -> list[Edit]:
    """The edits that a change comes to; `index` is where the element that it names stands in its list (from 0)."""
    match change:
        case SetField(field, value):
            return _set_field(text, root, field, value)
        case DropField(field):
            place = _index(root, field)
            return [] if place is None else dropped_pairs(text, root, [place])
        case AddEntry(entry):
            return _add(text, root, "log", quoting.entry(entry, padded=_is_padded(text, root)))
        case EditEntry(old, new):
            return _edit_element(text, _pair(root, "log"), index, old, new, "log")
        case DropEntry():
            return dropped_element(text, *_pair(root, "log"), index)
        case AddItem(field, item):
            return _add_item(text, root, field, item)
        case EditItem(field, old_item, new_item):
            return _edit_element(text, _pair(root, field), index, old_item, new_item, field)
        case DropItem(field, item):
            return _drop_item(text, _pair(root, field), index, item)


# Fields


def _index(root: MappingNode, field: str) -> int | None:
    return next((index for index, (key, _) in enumerate(members(root)) if key.value == field), None)


def _pair(root: MappingNode, field: str) -> tuple[Node, Node]:
    index = _index(root, field)
    if index is None:
        raise RefusedError(f"there is no {field} in the file")
    key, value = members(root)[index]
    return key, value


def _set_field(text: str, root: MappingNode, field: str, value: FieldValue) -> list[Edit]:
    written = _written(text, root, field, value)
    index = _index(root, field)
    if index is not None:
        return replaced_value(text, *members(root)[index], written)
    return _new_field(text, root, field, written)


def _written(text: str, root: MappingNode, field: str, value: FieldValue) -> str:
    if field == "notes" and isinstance(value, str) and not root.flow_style:
        block = literal_block(value, " " * (root.start_mark.column + 2), newline_of(text))
        if block and has_room_for_block(text, _end_of_field(text, root, field)):
            return block
        return quoting.quoted(value)
    return quoting.field_value(value, field)


def _end_of_field(text: str, root: MappingNode, field: str) -> int:
    """Where a field's value ends or, when there is none yet, the line after which it will stand."""
    index = _index(root, field)
    if index is None:
        return line_end(text, pair_end(*_anchor(root, field), text))
    key, value = members(root)[index]
    if header := block_header(value, text):
        header_end = start_of(value) + len(header)
        if header_end != line_end(text, header_end):
            return header_end
    return pair_end(key, value, text)


def _new_field(text: str, root: MappingNode, field: str, written: str) -> list[Edit]:
    """A line for a field that isn't there yet, after those that come before it in written order."""
    if root.flow_style:
        return added_pairs(text, root, {field: written})
    anchor_key, anchor = _anchor(root, field)
    end = line_end(text, pair_end(anchor_key, anchor, text))
    gap = "" if BREAK.match(written) else " "
    content = f"{' ' * root.start_mark.column}{quoting.word(field)}:{gap}{written}"
    if field != "log" and _GROUP.get(field) != _GROUP.get(anchor_key.value) and is_followed_by_blank(text, end):
        content = newline_of(text) + content
    return [inserted_line(text, end, content)]


def _anchor(root: MappingNode, field: str) -> tuple[Node, Node]:
    pairs = members(root)
    if field == "log":
        return pairs[-1]
    if field not in FIELDS:
        return next((pair for pair in reversed(pairs) if pair[0].value not in {"log", "notes"}), pairs[-1])
    earlier = [pair for pair in pairs if _ORDER.get(pair[0].value, len(_ORDER)) < _ORDER[field]]
    return max(earlier, key=lambda pair: _ORDER[pair[0].value], default=pairs[-1])


# Lists


def _add(text: str, root: MappingNode, field: str, written: str) -> list[Edit]:
    """One more element of a list field; a field that isn't there yet begins its list.

    A log begins as `log: [{…}]`, so that the first entry too is one added line; other lists begin in block style.
    """
    index = _index(root, field)
    if index is None:
        if root.flow_style or FIELDS[field] is not Shape.ITEMS:
            return _new_field(text, root, field, f"[{written}]")
        return _new_field(text, root, field, f"{newline_of(text)}{list_indent(root)}- {written}")
    key, value = members(root)[index]
    if isinstance(value, SequenceNode):
        return appended(text, value, written)
    if is_empty(value) and not root.flow_style:
        at = after_comments(text, pair_end(key, value, text))
        return [inserted_line(text, at, f"{list_indent(root)}- {written}")]
    if is_absent(value):
        return replaced_value(text, key, value, f"[{written}]")
    if isinstance(value, MappingNode) and not value.flow_style:
        return dashed(text, value, written)
    return replaced_value(text, key, value, f"[{as_flow_element(text, value)}, {written}]")


def _is_padded(text: str, root: MappingNode) -> bool:
    """Whether the log's last entry leaves a space inside its braces."""
    index = _index(root, "log")
    log = members(root)[index][1] if index is not None else None
    if not isinstance(log, SequenceNode) or not children(log):
        return False
    return text.startswith("{ ", start_of(children(log)[-1]))


def _add_item(text: str, root: MappingNode, field: str, item: ListValue) -> list[Edit]:
    if not isinstance(item, Labelled | LabelledDay | Rating) or item.label is None:
        return _add(text, root, field, quoting.list_value(item, field))
    pair = {item.label: quoting.labelled_value(item)}
    index = _index(root, field)
    if index is None:
        return _new_field(text, root, field, quoting.flow_mapping(pair))
    key, value = members(root)[index]
    if isinstance(value, MappingNode) and value.value:
        return added_pairs(text, value, pair)
    if is_absent(value) or not value.value:
        return replaced_value(text, key, value, quoting.flow_mapping(pair))
    raise RefusedError(f"{field} is a list without labels", advice="Give its values labels first, by hand.")


def _drop_item(text: str, pair: tuple[Node, Node], index: int, item: ListValue) -> list[Edit]:
    key, value = pair
    if not isinstance(value, MappingNode) or isinstance(item, Item):
        return dropped_element(text, key, value, index)
    if len(members(value)) == 1:
        return replaced_value(text, key, value, "{}")
    return dropped_pairs(text, value, [index])


def _edit_element(
    text: str, pair: tuple[Node, Node], index: int, old: Entry | ListValue, new: Entry | ListValue, field: str
) -> list[Edit]:
    key, value = pair
    if isinstance(old, Labelled | LabelledDay | Rating) and isinstance(value, MappingNode):
        return _edit_label(text, value, index, old, new)
    element = children(value)[index] if isinstance(value, SequenceNode) else value
    if isinstance(element, MappingNode) and (not element.flow_style or text[start_of(element)] == "{"):
        return changed_pairs(text, element, _pairs(old), _pairs(new))
    written = quoting.entry(new) if isinstance(new, Entry) else quoting.list_value(new, field)
    if isinstance(value, SequenceNode):
        return [Edit(start_of(element), end_of(element, text), written)]
    return replaced_value(text, key, value, written)


def _edit_label(
    text: str, mapping: MappingNode, index: int, old: Labelled | LabelledDay | Rating, new: Entry | ListValue
) -> list[Edit]:
    if not isinstance(new, Labelled | LabelledDay | Rating) or new.label is None:
        raise RefusedError("a value with a label can only become another with a label")
    key, child = members(mapping)[index]
    edits = [] if old.label == new.label else [renamed_key(text, key, new.label)]
    if old.value != new.value:
        edits += replaced_value(text, key, child, quoting.labelled_value(new))
    return edits


def _pairs(value: Entry | ListValue) -> dict[str, str]:
    if isinstance(value, Entry):
        return quoting.entry_pairs(value)
    return quoting.item_pairs(value) if isinstance(value, Item) else {}
