"""Files as people, editors and other programs write them.

A file is not made at random and thrown away when it is broken: a contact and a hand that writes it are drawn, and
what comes out says that contact by construction, whatever its style.
"""

from dataclasses import dataclass, fields
from typing import Any

import pytest
from anyone import ENTRY_KEYS, ITEM_KEYS, contacts
from hand import NULLS, Bare, Empty, Hand, Node, Pairs
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from netlog.core.contact import FIELDS, LISTS, Contact, Labelled, Shape
from netlog.core.entry import Entry, Item
from netlog.core.raw import Raw, RawMap


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file's text, the contact it describes, and the pieces it is made of, each with the field it belongs to."""

    text: str
    contact: Contact
    pieces: tuple[tuple[str | None, str], ...]

    @property
    def is_flow(self) -> bool:
        """Whether the whole file is one mapping in braces."""
        return not any(name for name, _ in self.pieces)

    def around(self, field: str) -> tuple[str, str]:
        """What stands before and after a field's own lines; all and nothing where it doesn't stand there."""
        places = [index for index, (name, _) in enumerate(self.pieces) if name == field]
        cut = places[0] if places else len(self.pieces)
        before = "".join(text for _, text in self.pieces[:cut])
        return before, "".join(text for _, text in self.pieces[cut + 1 :])


def _raw_node(value: Raw) -> Node:
    if isinstance(value, str):
        return value
    if isinstance(value, RawMap):
        return Pairs(tuple((key, _raw_node(inner)) for key, inner in value.pairs))
    return tuple(_raw_node(inner) for inner in value)


def _node(hand: Hand, value: Any) -> Node:
    match value:
        case bool():
            return Bare(hand.pick(("true", "yes", "On", "True")) if value else hand.pick(("false", "no", "OFF")))
        case str():
            return value
        case Entry():
            return _record(hand, value, ENTRY_KEYS, {value.kind.value: value.text})
        case Item():
            record = _record(hand, value, ITEM_KEYS, {"what": value.what})
            return value.what if len(record.pairs) == 1 and hand.one_in(2) else record
        case Labelled(None, inner):
            return inner
        case tuple():
            return _several(hand, value)
        case _:
            return Bare(str(value))


def _several(hand: Hand, values: tuple[Any, ...]) -> Node:
    if values and getattr(values[0], "label", None) is not None:
        return Pairs(tuple((item.label, _node(hand, item.value)) for item in values))
    nodes = tuple(_node(hand, value) for value in values)
    single = len(nodes) == 1 and not (isinstance(nodes[0], str) and nodes[0] in NULLS) and hand.one_in(3)
    return nodes[0] if single else nodes


def _record(hand: Hand, value: Entry | Item, keys: dict[str, str], given: dict[str, str]) -> Pairs:
    pairs: list[tuple[str, Node]] = list(given.items())
    for field in fields(value):
        inner = getattr(value, field.name)
        if field.name in keys and keys[field.name] not in given and inner not in (None, (), False):
            pairs.append((keys[field.name], _node(hand, inner)))
    pairs += [(name, _raw_node(inner)) for name, inner in value.extra]
    if hand.one_in(3):
        pairs.append(pairs.pop(0))
    return Pairs(tuple(pairs))


def _pairs(hand: Hand, contact: Contact) -> list[tuple[str, Node]]:
    pairs: list[tuple[str, Node]] = [("name", contact.name)]
    for field in fields(contact):
        name, value = field.name, getattr(contact, field.name)
        if name in {"name", "extra"}:
            continue
        if value == field.default:
            if hand.one_in(20) or (name == "log" and hand.one_in(2)):
                pairs.append((name, _nothing(FIELDS[name])))
        elif FIELDS[name] is Shape.RAW:
            pairs.append((name, _raw_node(value)))
        else:
            pairs.append((name, _node(hand, value)))
    pairs += [(name, _raw_node(value)) for name, value in contact.extra]
    if hand.one_in(2):
        cut = hand.pick(range(len(pairs)))
        pairs = pairs[cut:] + pairs[:cut]
    return pairs


def _nothing(shape: Shape) -> Empty:
    if shape in {Shape.TEXT, Shape.KEY}:
        return Empty(("",))
    if shape in {Shape.DAYS, Shape.RATINGS, Shape.LABELLED}:
        return Empty(("", "~", "{}"))
    if shape in LISTS or shape is Shape.LOG:
        return Empty(("", "null", "[]", "~", "[ ]"))
    return Empty(("", "~", "Null"))


@st.composite
def files(draw: st.DrawFn) -> Hostile:
    """A file in some hand, and what it says."""
    hand, contact = Hand(draw), draw(contacts())
    pairs = _pairs(hand, contact)
    pieces: list[tuple[str | None, str]] = []
    if hand.one_in(6):
        pieces.append((None, hand.pick(("---\n", "--- # start\n", "%YAML 1.1\n---\n", "# head\n---\n"))))
    if hand.one_in(4):
        pieces.append((None, hand.pick(("# a file\n", "\n", "# vim: set ft=yaml :\n\n"))))
    # In braces a text may stand bare, and `conflicts: Null` would say that there are none.
    is_null_like = any(
        FIELDS.get(name) is Shape.RAW and value in NULLS for name, value in pairs if isinstance(value, str)
    )
    if hand.one_in(10) and not is_null_like:
        pieces.append((None, hand.flow(Pairs(tuple(pairs)), 0) + "\n"))
    else:
        column = hand.pick((0, 0, 0, 2))
        for name, value in pairs:
            null = FIELDS.get(name) in {None, Shape.TEXT, Shape.KEY}
            pieces.append((name, " " * column + hand.pair(name, value, column, null=null)))
            pieces.append((None, hand.between(column, pieces[-1][1])))
    if hand.one_in(6):
        pieces.append((None, hand.pick(("# the end\n", "...\n", "\n\n", "... # over\n"))))
    return _finished(hand, pieces, contact)


def _finished(hand: Hand, pieces: list[tuple[str | None, str]], contact: Contact) -> Hostile:
    newline = hand.pick(("\n", "\n", "\n", "\r\n", "\r"))
    pieces = [(name, text.replace("\n", newline)) for name, text in pieces if text]
    if hand.one_in(5):
        name, text = pieces[-1]
        pieces[-1] = name, text.removesuffix(newline)
    if hand.one_in(6):
        pieces.insert(0, (None, "\ufeff"))
    return Hostile("".join(text for _, text in pieces), contact, tuple(pieces))


def thoroughly(examples: int) -> settings:
    """The same examples in every run, so many of them."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    return settings(max_examples=examples, derandomize=True, database=None, deadline=None, suppress_health_check=checks)


def in_depth(examples: int) -> pytest.MarkDecorator:
    """So many examples in every run, and twenty times as many in a long one."""
    return pytest.mark.parametrize("examples", [examples, pytest.param(20 * examples, marks=pytest.mark.long)])
