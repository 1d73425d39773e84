"""A report's items as records: one column a field, in the order of the JSON keys."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from netlog.core.ledger import Moment
from netlog.page import Rows


def records(items: Sequence[Any]) -> Rows[tuple[str, ...]]:
    """One record an item (a dataclass), its fields as texts; fields that JSON leaves out are left out here too."""
    return Rows(items, _record)


def _record(item: Any) -> tuple[str, ...]:
    return tuple([cell(getattr(item, name)) for name in _names(item.__class__)])


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.metadata.get("json", True))


def cell(value: object) -> str:
    """A value as one column: nothing for None, days as ISO, a list's elements with commas between."""
    if isinstance(value, str):  # most are, and plain ones
        return str(value)
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case Moment():
            return " ".join(part for part in (value.date.isoformat(), value.kind.value, value.text) if part)
        case tuple() | list():
            return ", ".join(cell(element) for element in value)
        case _:
            if is_dataclass(value) and type(value).__str__ is object.__str__:
                raise TypeError(f"no column for {type(value).__name__}")
            return str(value)
