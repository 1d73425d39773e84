"""The dated lines of a contact: entries of the log, and the items of its lists."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from netlog.core.raw import RawFields


class Kind(StrEnum):
    """What an entry records; exactly one stands in each."""

    GAVE = "gave"
    GOT = "got"
    TALKED = "talked"
    PROMISED = "promised"
    EXPECTED = "expected"
    NOTE = "note"

    @property
    def is_exchange(self) -> bool:
        return self in (Kind.GAVE, Kind.GOT)

    @property
    def is_promise(self) -> bool:
        return self in (Kind.PROMISED, Kind.EXPECTED)

    @property
    def is_contact(self) -> bool:
        """Whether an entry of this kind means having been in touch."""
        return self is not Kind.NOTE


KNOWN_AS = ("introduction", "referral", "recommendation", "advice", "help", "gift", "time", "information")
"""The kinds of exchange that netlog has words for; any other word is the user's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One dated line. `with_` names others present, by key or freely; `to` is the other contact of an introduction."""

    date: dt.date
    kind: Kind
    text: str
    worth: int | None = None
    as_: str | None = None
    to: str | None = None
    with_: tuple[str, ...] = ()
    how: str | None = None
    for_: str | None = None
    due: dt.date | None = None
    done: dt.date | None = None
    dropped: dt.date | None = None
    outcome: str | None = None
    thanked: dt.date | None = None
    ref: str | None = None
    private: bool = False
    extra: RawFields = field(default=(), metadata={"json": False})

    @property
    def is_open(self) -> bool:
        """Whether this is a promise that is neither kept nor called off."""
        return self.kind.is_promise and self.done is None and self.dropped is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One of a contact's interests, goals, needs or offers; `by` met it, `not_` were turned down as matches."""

    what: str
    since: dt.date | None = None
    done: dt.date | None = None
    dropped: dt.date | None = None
    by: str | None = None
    not_: tuple[str, ...] = ()
    private: bool = False
    extra: RawFields = field(default=(), metadata={"json": False})

    @property
    def is_open(self) -> bool:
        return self.done is None and self.dropped is None
