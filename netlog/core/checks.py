"""What is odd about contacts that can be read: unknown keys, broken links, doubles, entries from the future.

A concern names its contact and the field, entry or item it stands in; where that is in the file is for others to find.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date

from netlog.core.contact import FIELDS, ITEM_FIELDS, Contact
from netlog.core.entry import ENTRY_KEYS, ITEM_KEYS, Entry, Item, Kind
from netlog.core.text import fold, nearest, one_slip, shell_word
from netlog.errors import Severity
from netlog.values import dataclass

_PHONE_DIGITS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """Something odd in a contact: in which field, in which of its elements (from 0), under which key there.

    `is_key` says that the key itself is odd, and not what stands behind it.
    """

    key: str
    message: str
    advice: str = ""
    severity: Severity = "warning"
    field: str = ""
    element: int | None = None
    inner: str = ""
    is_key: bool = False


def concerns(
    contacts: Mapping[str, Contact], *, keys: Container[str], today: date, me: Contact | None = None
) -> tuple[Concern, ...]:
    """Everything odd, contact by contact; then those who may be one person. Links may lead to any of `keys`.

    What contacts support is compared with the goals of `me`, open or settled; None where they aren't known.
    """
    singly = (
        concern
        for key, contact in contacts.items()
        for look in (_unknown_keys, _links, _future, _conflicts)
        for concern in look(key, contact, keys, today)
    )
    return (*singly, *(_unknown_goals(contacts, me) if me else ()), *_doubles(contacts))


def _unknown_keys(key: str, contact: Contact, _: Container[str], __: date) -> Iterator[Concern]:
    for name, _value in contact.extra:
        message = f"“{name}” is no field netlog knows"
        yield Concern(key=key, field=name, is_key=True, message=message, advice=_meant(name, FIELDS))
    for index, entry in enumerate(contact.log):
        yield from _own_keys(key, "log", index, entry, ("date", *Kind, *ENTRY_KEYS))
    for field in ITEM_FIELDS:
        for index, item in enumerate(_items(contact, field)):
            yield from _own_keys(key, field, index, item, ("what", *ITEM_KEYS))


def _own_keys(key: str, field: str, index: int, holder: Entry | Item, known: tuple[str, ...]) -> Iterator[Concern]:
    what = "an entry" if isinstance(holder, Entry) else "an item"
    for name, _ in holder.extra:
        message = f"“{name}” is no key of {what} that netlog knows"
        advice = _meant(name, known)
        yield Concern(key=key, field=field, element=index, inner=name, is_key=True, message=message, advice=advice)


def _meant(name: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    close = [word for word in nearest(name, known) if one_slip(name, word)]
    return f"Did you mean {' or '.join(close)}?" if close else "It is kept and shown as your own."


def _items(contact: Contact, field: str) -> tuple[Item, ...]:
    found: tuple[Item, ...] = getattr(contact, field)
    return found


def _links(key: str, contact: Contact, keys: Container[str], _: date) -> Iterator[Concern]:
    if contact.via and contact.via not in keys:
        yield _broken(key, contact.via, "via")
    for index, entry in enumerate(contact.log):
        if entry.to and entry.to not in keys:
            yield _broken(key, entry.to, "log", index, "to")
    for field in ITEM_FIELDS:
        for index, item in enumerate(_items(contact, field)):
            if item.by and item.by not in keys and item.by != "me":
                yield _broken(key, item.by, field, index, "by")
            for turned_down in item.not_:
                if turned_down not in keys and turned_down != "me":
                    yield _broken(key, turned_down, field, index, "not")


def _broken(key: str, target: str, field: str, element: int | None = None, inner: str = "") -> Concern:
    return Concern(
        key=key,
        field=field,
        element=element,
        inner=inner,
        message=f"there is no contact “{target}”",
        advice="Links are keys: the names of files without .yaml.",
        severity="error",
    )


def _unknown_goals(contacts: Mapping[str, Contact], me: Contact) -> Iterator[Concern]:
    mine = {fold(goal.what): goal.what for goal in me.goals}
    for key, contact in contacts.items():
        for index, text in enumerate(contact.supports):
            if fold(text) in mine:
                continue
            close = nearest(text, mine.values(), limit=1)
            advice = f"Did you mean “{close[0]}”?" if close else f"`netlog goal me {shell_word(text)}` makes it one."
            yield Concern(
                key=key, field="supports", element=index, message=f"“{text}” is no goal of yours", advice=advice
            )


def _future(key: str, contact: Contact, _: Container[str], today: date) -> Iterator[Concern]:
    for index, entry in enumerate(contact.log):
        if entry.date > today and (entry.kind.is_exchange or entry.kind is Kind.TALKED):
            yield _early(key, index, "date", f"{entry.kind} in the future: {entry.date.isoformat()}")
        if entry.done and entry.done > today and entry.kind.is_promise:
            yield _early(key, index, "done", f"done in the future: {entry.done.isoformat()}")


def _early(key: str, index: int, inner: str, message: str) -> Concern:
    advice = "It counts from that day on."
    return Concern(key=key, field="log", element=index, inner=inner, message=message, advice=advice)


def _conflicts(key: str, contact: Contact, _: Container[str], __: date) -> Iterator[Concern]:
    if contact.conflicts:
        yield Concern(
            key=key,
            field="conflicts",
            is_key=True,
            message="two devices changed the same thing",
            advice="Keep what is right, and take `conflicts` out of the file.",
        )


def _doubles(contacts: Mapping[str, Contact]) -> Iterator[Concern]:
    told: set[tuple[str, str]] = set()
    for what, marks in (("an e-mail address", _emails), ("a telephone number", _phones), ("a name", _names)):
        for mark, keys in _shared(contacts, marks).items():
            for other in keys[1:]:
                if (keys[0], other) not in told:
                    told.add((keys[0], other))
                    message = f"{other} may be the same person as {keys[0]}: they share {what} ({mark})"
                    yield Concern(key=other, message=message, advice="If so, keep one of the two.")


def _shared(contacts: Mapping[str, Contact], marks: Callable[[Contact], Iterator[str]]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, contact in contacts.items():
        for mark in dict.fromkeys(marks(contact)):
            found[mark].append(key)
    return {mark: keys for mark, keys in found.items() if len(keys) > 1}


def _emails(contact: Contact) -> Iterator[str]:
    return (fold(email.value) for email in contact.email)


def _phones(contact: Contact) -> Iterator[str]:
    for phone in contact.phone:
        digits = "".join(character for character in phone.value if character.isdigit()).lstrip("0")
        if len(digits) >= _PHONE_DIGITS:
            yield digits


def _names(contact: Contact) -> Iterator[str]:
    return (fold(name) for name in (contact.name, *contact.also) if name)
