"""Values someone typed for a field, by the field's shape."""

from collections.abc import Iterable
from datetime import date

from netlog.cli.session import Session, checked
from netlog.core.calendar import spoken
from netlog.core.contact import FIELDS, FieldValue, Labelled, LabelledDay, ListValue, Rating, Shape
from netlog.core.dates import DayError, PartialDay, parse_partial
from netlog.core.entry import Item
from netlog.core.rhythm import FORMS, Rhythm, parse_rhythm
from netlog.core.text import fold, nearest
from netlog.errors import UsageError

_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def known_field(name: str, own: tuple[str, ...]) -> str:
    """The field that a name means: one netlog knows, or one that is the user's own (`own` are in the file already).

    Raises UsageError for a name that is one or two slips away from a known field, and for `log`.
    """
    if name == "log":
        raise UsageError("entries are added by `give`, `get`, `talk`, `note`, `promise` and `expect`")
    if name in FIELDS or name in own:
        return name
    if name == "key":
        raise UsageError("the key is the file's name", advice="`netlog rename WHO --key` makes a new one.")
    close = nearest(name, FIELDS)
    if close:
        raise UsageError(f"there is no field “{name}”", advice=f"Did you mean {' or '.join(close)}?")
    if not name.strip() or ":" in name or not name.isprintable():
        raise UsageError(f"“{name}” can't be the name of a field", advice=f"There are {', '.join(FIELDS)}.")
    return checked(name)


def single(session: Session, field: str, text: str) -> FieldValue:
    """The value of a field that holds one."""
    text = not_empty(text, field)
    match FIELDS.get(field):
        case Shape.KEY:
            return session.key(text)
        case Shape.DAY:
            return session.coming_day(text)
        case Shape.PARTIAL_DAY:
            return partial_day(session, field, text)
        case Shape.RHYTHM:
            return rhythm(text)
        case Shape.FLAG:
            return _flag(field, text)
        case Shape.RAW:
            raise UsageError(f"{field} is kept as it is", advice="`netlog edit` opens the file.")
        case _:
            return text


def element(session: Session, field: str, text: str) -> ListValue:
    """One value of a field that holds several; `label=value` where values have labels."""
    text = not_empty(text, field)
    shape = FIELDS[field]
    if shape is Shape.ITEMS:
        return Item(what=text, since=session.today)
    if field in {"tags", "email"} and "," in text:
        raise UsageError(f"there is a comma in “{text}”", advice="Give each by itself.")
    if shape is Shape.TEXTS:
        return text
    label, equals, value = text.partition("=")
    if shape is Shape.LABELLED:
        if equals and label.replace("-", "").replace(" ", "").isalnum() and not value.startswith("="):
            return Labelled(label.strip(), not_empty(value, field))
        return Labelled(None, text)
    if not equals:
        example = "anniversary=2015-06-20" if shape is Shape.DAYS else "advice=4"
        raise UsageError(f"{field} holds labels and values", advice=f"Write label=value, for example {example}.")
    if shape is Shape.DAYS:
        return LabelledDay(not_empty(label, field), partial_day(session, field, value))
    return Rating(not_empty(label, field), rating(value))


def understood(value: FieldValue) -> str:
    """What a typed value was taken for, to say so: the day it means, the key, true or false."""
    if isinstance(value, date):
        return spoken(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def elements(session: Session, field: str, texts: Iterable[str]) -> tuple[ListValue, ...]:
    """Values of a field that holds several; raises UsageError where only some have labels, or two the same."""
    found = tuple(dict.fromkeys(element(session, field, text) for text in texts))
    labels = [value.label for value in found if isinstance(value, Labelled | LabelledDay | Rating)]
    if None in labels and any(labels):
        raise UsageError(f"some values of {field} have labels and some have none", advice="Give all of them one.")
    if any(labels) and len(set(labels)) < len(labels):
        raise UsageError(f"two values of {field} have the same label", advice="Give each a label of its own.")
    return found


def not_empty(text: str, field: str) -> str:
    """A text without the white space around it; raises UsageError when nothing is left."""
    stripped = text.strip() if field != "notes" else text.rstrip("\n")
    if not stripped.strip():
        way_out = f"`netlog unset WHO {field}` takes it away." if field in FIELDS and field != "name" else ""
        raise UsageError(f"the {field} is empty", advice=way_out)
    return checked(stripped)


def partial_day(session: Session, field: str, text: str) -> PartialDay:
    """A day, or as much as is known of it: `1988-04-02`, `--04-02`; for `met` also `2024-03`, `2024`, `yesterday`."""
    try:
        day = parse_partial(text.strip())
    except DayError as error:
        if field != "met":
            raise UsageError(
                str(error), advice=f"{error.advice} Write 1988-04-02, or --04-02 without the year.".strip()
            ) from None
        told = session.day(text)
        day = PartialDay(told.year, told.month, told.day)
    if field == "met" and not day.has_year:
        raise UsageError(f"a year is missing: {text}", advice="Write 2024-03-11, 2024-03 or 2024.")
    if field != "met" and not day.has_day:
        raise UsageError(f"not a day: {text}", advice="Write 1988-04-02, or --04-02 without the year.")
    return day


def rhythm(text: str) -> Rhythm:
    """How often to be in touch."""
    try:
        return parse_rhythm(text)
    except ValueError as error:
        raise UsageError(str(error), advice=f"Write {FORMS}.") from None


def rating(text: str) -> int:
    """A rating, from 1 to 5."""
    if text.strip() not in {"1", "2", "3", "4", "5"}:
        advice = "`netlog rate WHO CRITERION none` takes one away."
        raise UsageError(f"a rating goes from 1 to 5, not “{text}”", advice=advice)
    return int(text)


def _flag(field: str, text: str) -> bool:
    if fold(text) not in _FLAGS:
        raise UsageError(f"{field} is true or false, not “{text}”")
    return _FLAGS[fold(text)]
