"""A report's items as records: one column a field, in the order of the JSON keys."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from netlog.core.ledger import Moment


def records(items: Iterable[Any]) -> tuple[tuple[str, ...], ...]:
    """One record an item (a dataclass), its fields as texts; fields that JSON leaves out are left out here too."""
    return tuple(
        tuple(cell(getattr(item, one.name)) for one in fields(item) if one.metadata.get("json", True)) for item in items
    )


def cell(value: object) -> str:
    """A value as one column: nothing for None, days as ISO, a list's elements with commas between."""
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
