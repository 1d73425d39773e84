"""What a value is: a dataclass that is frozen for the type checker, and light where the program runs.

`dataclass` here is used just as the one of the standard library, and is that one to a type checker: no assignment to a
frozen value passes it. At run time nobody is stopped, and that is the point: to write out, compile and run six methods
for each of forty classes takes a fifth of a short command, and a frozen value takes five times as long to make. Here
equality, hash and text are the same three functions for every value, and `__init__` alone is written out, once the
first value of a class is made: half of the classes that a command loads it never makes one of.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414  # what a type checker takes it for
else:
    from dataclasses import dataclass as _dataclass

    def dataclass(*, frozen: bool = False, kw_only: bool = False, slots: bool = True) -> Any:
        """A decorator that makes a class a value: equal to what has the same class and fields, hashable if frozen."""

        def made(cls: type) -> type:
            value = _dataclass(init=False, eq=False, repr=False, kw_only=kw_only, slots=slots)(cls)
            value.__init__ = _first_init(value)
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


def _first_init(cls: Any) -> Callable[..., None]:
    """What makes the first value of a class, and has the others made by a function written out for them."""

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807  # it is one
        cls.__init__ = _written_init(cls)
        cls.__init__(self, *given, **named)

    return __init__


def _written_init(cls: Any) -> Callable[..., None]:
    """A function with a parameter for each field, as the standard library would write it for what netlog uses of it."""
    names: dict[str, Any] = {"UNSAID": MISSING}
    places, keywords, lines = ["self"], list[str](), list[str]()
    for field in fields(cls):
        name, said = field.name, field.name
        if field.default_factory is not MISSING:
            names |= {f"default_{name}": MISSING, f"make_{name}": field.default_factory}
            said = f"make_{name}() if {name} is UNSAID else {name}"
        elif field.default is not MISSING:
            names[f"default_{name}"] = field.default
        (keywords if field.kw_only else places).append(f"{name}=default_{name}" if f"default_{name}" in names else name)
        lines.append(f"self.{name} = {said}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    parameters = ", ".join([*places, "*", *keywords] if keywords else places)
    exec(f"def __init__({parameters}): {'; '.join(lines)}", names)  # noqa: S102  # as `dataclasses` does
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"  # by which Python names it where it is called amiss
    return made
