"""Who is linked to somebody: by a key, or by a name that stands in what is written of them.

A name stands in a text where all its words do, one after the other and whole; case, accents and a `'s` don't matter.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping

from netlog.core.contact import ITEM_FIELDS, Contact
from netlog.core.entry import Entry, Item, Kind
from netlog.core.text import fold, words
from netlog.values import dataclass

PLACES = (
    *("via", "to", "org", "title", "with", "by"),
    *(kind.value for kind in Kind),
    *("offers", "needs", "goals", "interests", "notes"),
)
"""Where a link can stand, the strongest first: fields by their names, texts of entries by their kinds."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A link to somebody: in whose file it leads (or, of a link in their own file, to whom), where it stands, its text.

    `date` is the day of the entry it stands in.
    """

    key: str
    place: str
    date: dt.date | None
    text: str


def names_of(contact: Contact) -> tuple[str, ...]:
    """The names by which a contact can be told from others in a text: not a first name alone."""
    names = (contact.name, *contact.also)
    return tuple(name for name in names if len(words(name)) > 1 or (words(name) and not name.isascii()))


def probes(name: str) -> tuple[str, ...]:
    """Words that stand in every text in which the name does, as they are typed there; none where it has no word."""
    folded = fold(name)
    found = words(name)
    return tuple(word for word in found if word in folded) or (tuple(folded.split()) if found else ())


def is_named(name: str, text: str) -> bool:
    """Whether the name stands in the text as whole words; in scripts that don't part them, as it is."""
    wanted, held = (" ".join(words(_POSSESSIVE.sub("", fold(one)))) for one in (name, text))
    at = held.find(wanted) if wanted else -1
    while at >= 0:
        if _is_border(held, at) and _is_border(held, at + len(wanted)):
            return True
        at = held.find(wanted, at + 1)
    return False


def _is_border(text: str, at: int) -> bool:
    around = text[max(0, at - 1) : at + 1]
    return at in {0, len(text)} or " " in around or any(_parts_no_words(one) for one in around)


def _parts_no_words(letter: str) -> bool:
    """Whether it is of a script that is written without spaces: Thai, Lao, kana, Chinese characters."""
    return any(first <= letter <= last for first, last in _UNPARTED)


_POSSESSIVE = re.compile(r"'s\b")

_UNPARTED = (("\u0e00", "\u0eff"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff"))


def mentions(contacts: Mapping[str, Contact], key: str | None, names: Collection[str]) -> tuple[Mention, ...]:
    """Of every contact but the one of `key` the strongest link to them or their names; of two alike the latest.

    Where `key` is one of the contacts, the links in their own file count as well. They come the strongest first.
    """
    best: dict[str, Mention] = {}
    for one in _all(contacts, key, names):
        if one.key != key and one.key in contacts and (one.key not in best or _rank(one) < _rank(best[one.key])):
            best[one.key] = one
    return tuple(sorted(best.values(), key=_rank))


def _rank(one: Mention) -> tuple[int, int]:
    return PLACES.index(one.place), -(one.date or dt.date.min).toordinal()


def _all(contacts: Mapping[str, Contact], key: str | None, names: Collection[str]) -> Iterator[Mention]:
    for other, contact in contacts.items():
        if other == key:
            yield from _own(contact)
            continue
        if key is not None:
            yield from (
                Mention(other, place, day, text) for target, place, day, text in _links(contact) if target == key
            )
        for place, day, text in _texts(contact):
            if any(is_named(name, text) for name in names):
                yield Mention(other, place, day, text)


def _own(contact: Contact) -> Iterator[Mention]:
    """The links in a contact's own file, from the other end. Who introduced them is no way besides."""
    return (Mention(*link) for link in _links(contact) if link[1] != "via")


_Link = tuple[str, str, dt.date | None, str]


def _links(contact: Contact) -> Iterator[_Link]:
    """Every key that a file leads to, where, on which day, and the text there."""
    if contact.via:
        yield contact.via, "via", None, ""
    for entry in contact.log:
        if entry.to:
            yield entry.to, "to", entry.date, entry.text
        for one in entry.with_:
            yield one, "with", entry.date, entry.text
    for field in ITEM_FIELDS:
        for item in _items(contact, field):
            if item.by:
                yield item.by, "by", item.done, item.what


def _texts(contact: Contact) -> Iterator[tuple[str, dt.date | None, str]]:
    for place, text in (("org", contact.org), ("title", contact.title)):
        if text:
            yield place, None, text
    for entry in contact.log:
        yield from _of_entry(entry)
    for field in ITEM_FIELDS:
        yield from ((field, item.since, item.what) for item in _items(contact, field))
    yield from (("notes", None, text) for text in (contact.notes or "").split("\n") if text)


def _of_entry(entry: Entry) -> Iterator[tuple[str, dt.date | None, str]]:
    for one in entry.with_:
        yield "with", entry.date, one
    for text in (entry.text, entry.outcome):
        if text:
            yield entry.kind.value, entry.date, text


def _items(contact: Contact, field: str) -> tuple[Item, ...]:
    found: tuple[Item, ...] = getattr(contact, field)
    return found
