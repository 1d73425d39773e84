"""New files: a contact written in the format's own order and grouping."""

import re
from dataclasses import fields
from typing import Any

from netlog.core.contact import GROUPS, Contact, Shape
from netlog.store import quoting

_LITERAL_UNSAFE = (
    "[^\n\x20-\x7e\xa0-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ufdff\ufe00-\ufefe\uff00-\uffef\U00010000-\U000dffff]"
)
"""Compiled when it is first needed: that takes longer than all the rest of this module."""

_DEFAULTS = {field.name: field.default for field in fields(Contact)}


def new_file(contact: Contact) -> str:
    """The text of a new contact file: groups apart, lists indented by two, the log at the end, ready to grow."""
    groups = ["".join(_field(name, shape, getattr(contact, name)) for name, shape in group.items()) for group in GROUPS]
    own = "".join(f"{quoting.word(name)}: {quoting.raw(value)}\n" for name, value in contact.extra)
    return "\n".join(group for group in [*groups[:-1], own, groups[-1]] if group)


def literal_block(text: str, indent: str, newline: str) -> str | None:
    """A text of several lines as a literal block, or None where that would lose something or stay one line."""
    lines = text.split("\n")
    if len(lines) < 2 or re.search(_LITERAL_UNSAFE, text) or text != text.rstrip("\n"):
        return None
    if lines[0].startswith(" ") or not lines[0] or any(line != line.rstrip() for line in lines):
        return None
    return newline.join(["|", *(indent + line if line else "" for line in lines)])


def _field(name: str, shape: Shape, value: Any) -> str:
    if shape is Shape.LOG:
        return "".join(["log:\n", *(f"  - {quoting.entry(entry)}\n" for entry in value)])
    if value is _DEFAULTS[name] or (value == () and shape is not Shape.RAW):
        return ""
    if shape is Shape.ITEMS:
        return "".join([f"{name}:\n", *(f"  - {quoting.list_value(item, name)}\n" for item in value)])
    if shape is Shape.RAW:
        return f"{name}: {quoting.raw(value)}\n"
    block = literal_block(value, "  ", "\n") if name == "notes" else None
    return f"{name}: {block or quoting.field_value(value, name)}\n"
