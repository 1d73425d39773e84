"""What two people share: interests, goals, tags, a place, an organisation, and the people both know."""

from collections.abc import Iterable, Iterator
from datetime import date

from netlog.core.asking import asked
from netlog.core.contact import ME, Contact
from netlog.core.entry import Item
from netlog.core.text import fold
from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class Shared:
    """What two have in common, in the words of the first; `people` are keys, or names where there is no contact."""

    interests: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    place: str | None = None
    org: str | None = None


def shared(one: Contact, other: Contact, *, people: Iterable[str] = (), today: date) -> Shared:
    """What two contacts share on a day, the `people` being told by others.

    Two texts are the same where all telling words of one stand in the other: `music` and `chamber music`.
    """
    return Shared(
        interests=_alike(_open(one.interests, today), _open(other.interests, today)),
        goals=_alike(_open(one.goals, today), _open(other.goals, today)),
        tags=tuple(tag for tag in one.tags if fold(tag) in map(fold, other.tags)),
        people=tuple(people),
        place=one.place if _is_same(one.place, other.place) else None,
        org=one.org if _is_same(one.org, other.org) else None,
    )


def people_of(contact: Contact) -> tuple[str, ...]:
    """Whom a contact's file links them to, by key or by name: who introduced them, to whom, who was there, who helped.

    Those who stand there oftenest come first, then by place in the file.
    """
    found: dict[str, int] = {}
    for who in _linked(contact):
        found[who] = found.get(who, 0) + 1
    return tuple(sorted(found, key=lambda who: -found[who]))


def known_to_both(one: Contact, other: Contact) -> tuple[str, ...]:
    """Whom the files of both link them to."""
    others = set(map(fold, people_of(other)))
    return tuple(who for who in people_of(one) if fold(who) in others)


def _linked(contact: Contact) -> Iterator[str]:
    if contact.via and contact.via != ME:
        yield contact.via
    for entry in contact.log:
        yield from (entry.to,) if entry.to else ()
        yield from entry.with_
    for items in (contact.goals, contact.needs):
        yield from (item.by for item in items if item.by and item.by != ME)


def _open(items: Iterable[Item], today: date) -> list[str]:
    return [item.what for item in items if item.is_open(on=today)]


def _alike(texts: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    sets = [words for other in others if (words := _telling(other))]
    return tuple(text for text in texts if (own := _telling(text)) and any(own <= each or each <= own for each in sets))


def _telling(text: str) -> frozenset[str]:
    return frozenset(one.word for one in asked(text))


def _is_same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and fold(one) == fold(other)
