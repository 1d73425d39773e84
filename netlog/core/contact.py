"""A person, as one file says: every field, its shape, and the order in which files are written."""

from datetime import date
from enum import Enum, auto

from netlog.core.dates import PartialDay
from netlog.core.entry import Entry, Item
from netlog.core.raw import Raw, RawFields
from netlog.core.rhythm import Rhythm
from netlog.values import dataclass

ME = "me"
"""The key of the file about oneself."""


class Shape(Enum):
    """What the value of a field looks like."""

    TEXT = auto()
    KEY = auto()
    DAY = auto()
    PARTIAL_DAY = auto()
    RHYTHM = auto()
    FLAG = auto()
    TEXTS = auto()
    LABELLED = auto()
    DAYS = auto()
    RATINGS = auto()
    ITEMS = auto()
    LOG = auto()
    RAW = auto()


GROUPS: tuple[dict[str, Shape], ...] = (
    {
        "name": Shape.TEXT,
        "also": Shape.TEXTS,
        "email": Shape.LABELLED,
        "phone": Shape.LABELLED,
        "address": Shape.LABELLED,
        "links": Shape.LABELLED,
        "org": Shape.TEXT,
        "title": Shape.TEXT,
        "place": Shape.TEXT,
        "birthday": Shape.PARTIAL_DAY,
        "dates": Shape.DAYS,
        "met": Shape.PARTIAL_DAY,
        "via": Shape.KEY,
        "tags": Shape.TEXTS,
        "every": Shape.RHYTHM,
        "snooze": Shape.DAY,
        "archived": Shape.FLAG,
        "private": Shape.FLAG,
        "scores": Shape.FLAG,
        "ref": Shape.TEXTS,
    },
    {
        "interests": Shape.ITEMS,
        "goals": Shape.ITEMS,
        "needs": Shape.ITEMS,
        "offers": Shape.ITEMS,
        "supports": Shape.TEXTS,
        "ratings": Shape.RATINGS,
    },
    {"notes": Shape.TEXT},
    {"conflicts": Shape.RAW, "vcard": Shape.RAW},
    {"log": Shape.LOG},
)
"""The fields in the order in which new files are written; a blank line stands between groups."""

FIELDS: dict[str, Shape] = {field: shape for group in GROUPS for field, shape in group.items()}
"""Every field netlog knows, in written order."""

ITEM_FIELDS = tuple(field for field, shape in FIELDS.items() if shape is Shape.ITEMS)
"""The fields that hold items, in written order."""

LISTS = frozenset({Shape.TEXTS, Shape.LABELLED, Shape.DAYS, Shape.RATINGS, Shape.ITEMS})
"""Shapes that hold several values, to which one can be added."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value with an optional label: a telephone `work: +1 555 0100`, a link `github: https://…`."""

    label: str | None
    value: str

    def __str__(self) -> str:
        return f"{self.label}: {self.value}" if self.label else self.value


@dataclass(frozen=True, slots=True)
class LabelledDay:
    """A day that matters to a contact (`anniversary: 2015-06-20`)."""

    label: str
    value: PartialDay


@dataclass(frozen=True, slots=True)
class Rating:
    """How the user rates a contact by a criterion of their own, from 1 to 5."""

    label: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What one contact file says. The value knows neither its key nor its file; both travel beside it."""

    name: str
    also: tuple[str, ...] = ()
    email: tuple[Labelled, ...] = ()
    phone: tuple[Labelled, ...] = ()
    address: tuple[Labelled, ...] = ()
    links: tuple[Labelled, ...] = ()
    org: str | None = None
    title: str | None = None
    place: str | None = None
    birthday: PartialDay | None = None
    dates: tuple[LabelledDay, ...] = ()
    met: PartialDay | None = None
    via: str | None = None
    tags: tuple[str, ...] = ()
    every: Rhythm | None = None
    snooze: date | None = None
    archived: bool = False
    private: bool = False
    scores: bool = True
    ref: tuple[str, ...] = ()
    interests: tuple[Item, ...] = ()
    goals: tuple[Item, ...] = ()
    needs: tuple[Item, ...] = ()
    offers: tuple[Item, ...] = ()
    supports: tuple[str, ...] = ()
    ratings: tuple[Rating, ...] = ()
    notes: str | None = None
    conflicts: Raw | None = None
    vcard: Raw | None = None
    log: tuple[Entry, ...] = ()
    extra: RawFields = ()


FieldValue = (
    str
    | bool
    | date
    | PartialDay
    | Rhythm
    | tuple[str, ...]
    | tuple[Labelled, ...]
    | tuple[LabelledDay, ...]
    | tuple[Rating, ...]
    | tuple[Item, ...]
    | Raw
)
"""What a field can be set to, by its shape."""

ListValue = str | Labelled | LabelledDay | Rating | Item
"""What can be added to a field that holds several values."""
