"""Values that netlog keeps without understanding: a user's own keys, imported properties, conflicts."""

from typing import Union

from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class RawMap:
    """A mapping as it stands in the file: its pairs, in order."""

    pairs: tuple[tuple[str, "Raw"], ...]


Raw = Union[str, tuple["Raw", ...], RawMap]  # noqa: UP007  # a name in quotes takes no `|` at run time
"""A text, a list or a mapping; every scalar is text, as written."""

RawFields = tuple[tuple[str, Raw], ...]
"""Own keys and their values, sorted by key, so that their order in the file carries no meaning."""


def with_field(fields: RawFields, key: str, value: Raw | None) -> RawFields:
    """`fields` with `key` set to `value`; `None` takes it away."""
    kept = [(name, old) for name, old in fields if name != key]
    if value is not None:
        kept.append((key, value))
    return tuple(sorted(kept, key=lambda pair: pair[0]))


def flat(value: Raw) -> str:
    """One line that shows a raw value to a person."""
    if isinstance(value, str):
        return value
    if isinstance(value, RawMap):
        return ", ".join(f"{key}: {flat(inner)}" for key, inner in value.pairs)
    return ", ".join(flat(inner) for inner in value)
