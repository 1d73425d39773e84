"""What a value is: a dataclass that is frozen for the type checker, and light where the program runs.

`dataclass` here is used just as the one of the standard library, and is that one to a type checker: no assignment to a
frozen value passes it. At run time nobody is stopped, and that is the point: to write out, compile and run six methods
for each of forty classes takes a fifth of a short command, and a frozen value takes five times as long to make. Here
`__init__` alone is written out; equality, hash and text are the same three functions for every value.
"""

from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414  # what a type checker takes it for
else:
    from dataclasses import dataclass as _dataclass
    from dataclasses import fields

    def dataclass(*, frozen: bool = False, kw_only: bool = False, slots: bool = True) -> Any:
        """A decorator that makes a class a value: equal to what has the same class and fields, hashable if frozen."""

        def made(cls: type) -> type:
            value = _dataclass(eq=False, repr=False, kw_only=kw_only, slots=slots)(cls)
            value.__values__ = attrgetter(*(field.name for field in fields(value) if field.compare))
            value.__eq__ = _equal
            value.__hash__ = _hash if frozen else None
            if value.__repr__ is object.__repr__:
                value.__repr__ = _repr
            return value

        return made


def _equal(one: Any, other: Any) -> Any:
    if one.__class__ is not other.__class__:
        return NotImplemented
    return one.__values__(one) == other.__values__(other)


def _hash(one: Any) -> int:
    return hash((one.__class__, one.__values__(one)))


def _repr(one: Any) -> str:
    said = (f"{name}={getattr(one, name)!r}" for name in one.__dataclass_fields__)
    return f"{one.__class__.__qualname__}({', '.join(said)})"
