"""The dated lines of a contact: entries of the log, and the items of its lists."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from netlog.core.raw import RawFields
from netlog.core.text import fold
from netlog.values import dataclass


class Kind(StrEnum):
    """What an entry records; exactly one stands in each."""

    GAVE = "gave"
    GOT = "got"
    TALKED = "talked"
    PROMISED = "promised"
    EXPECTED = "expected"
    NOTE = "note"

    is_exchange: bool
    is_promise: bool
    is_contact: bool
    """Whether an entry of this kind means having been in touch."""

    def __init__(self, word: str) -> None:
        self.is_exchange = word in {"gave", "got"}
        self.is_promise = word in {"promised", "expected"}
        self.is_contact = word != "note"


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
    def is_introduction(self) -> bool:
        """Whether two contacts were linked by it, and it says with whom."""
        return self.to is not None and self.as_ is not None and fold(self.as_) == "introduction"

    def is_open(self, *, on: dt.date) -> bool:
        """Whether this is a promise that was made up to the day `on`, and neither kept nor called off by then."""
        return self.kind.is_promise and self.date <= on and not _is_settled(self, on)


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

    def is_open(self, *, on: dt.date) -> bool:
        """Whether it is neither done nor dropped by the day `on`."""
        return not _is_settled(self, on)


def _is_settled(held: Entry | Item, on: dt.date) -> bool:
    return any(day is not None and day <= on for day in (held.done, held.dropped))


ENTRY_KEYS: Mapping[str, str] = {
    "worth": "worth",
    "as": "as_",
    "to": "to",
    "with": "with_",
    "how": "how",
    "for": "for_",
    "due": "due",
    "done": "done",
    "dropped": "dropped",
    "outcome": "outcome",
    "thanked": "thanked",
    "ref": "ref",
    "private": "private",
}
"""What an entry may say beside its day and its kind: the key in files and JSON, in written order, and the attribute."""

ITEM_KEYS: Mapping[str, str] = {
    "since": "since",
    "done": "done",
    "dropped": "dropped",
    "by": "by",
    "not": "not_",
    "private": "private",
}
"""What an item may say beside its text: the key in files and JSON, in written order, and the attribute."""
