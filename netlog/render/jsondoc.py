"""A report for programs: one JSON object, whose first key names its schema.

The report's own dataclasses are what is written, in the order of their fields. A field ends in an underscore where
Python has taken its name (`as_`); the document drops it. A field with `metadata={"json": False}` stays out. A dataclass
that defines `__str__` has one written form, as a rhythm has ("6 weeks"), and is that text.

Whoever reads the JSON gets every text back as it is, and whoever looks at it on a terminal is safe: a character that
could command the terminal or reorder the line stands there as its escape.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from netlog.core.text import visible
from netlog.page import Rows

# JSON escapes the ASCII controls by itself, and the only bare newlines are those between its lines.
_BEYOND_ASCII = re.compile(r"[^\n -~]+")


def render(schema: str, body: Mapping[str, object]) -> str:
    """The document `{"schema": schema, **body}`, indented by two, with a newline at its end.

    Dates become ISO days, enumerations their value, tuples lists, `None` null. Raises `TypeError` for a value or a key
    that has no such form, `ValueError` for a number that is not finite.
    """
    document = _plain({"schema": schema, **body})
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    return _BEYOND_ASCII.sub(_harmless, text) + "\n"


def _plain(value: object) -> object:
    """The value in nothing but dicts, lists, texts, numbers, booleans and `None`."""
    if isinstance(value, Enum):
        return _plain(value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list | Rows):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {_key(key): _plain(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        if type(value).__str__ is not object.__str__:
            return str(value)
        shown = (field.name for field in fields(value) if field.metadata.get("json", True))
        return {name.removesuffix("_"): _plain(getattr(value, name)) for name in shown}
    raise TypeError(f"no form in JSON for a {type(value).__name__}")


def _key(key: object) -> str:
    """The key of a mapping; `json` itself would turn numbers into texts without a word."""
    plain = _plain(key)
    if isinstance(plain, str):
        return plain
    raise TypeError(f"no key in JSON: a {type(key).__name__}")


def _harmless(run: re.Match[str]) -> str:
    return "".join(each if visible(each) == each else json.dumps(each)[1:-1] for each in run[0])
