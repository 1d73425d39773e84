"""Who came to me through whom: the chain to one contact, the tree of all, and who brought how many.

A contact came through whoever their `via` names; without one, through whoever first introduced me to them (an entry
`got … as: introduction, to:`). Links may lead to nobody who is there, or in a circle: nobody is lost by it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from netlog.core.contact import ME
from netlog.core.introductions import Introduction
from netlog.values import dataclass

Links = Mapping[str, str | None]
"""By a contact's key, the key of whom they came through; None where it was nobody."""


@dataclass(frozen=True, slots=True)
class Connector:
    """A contact who brought others: whom directly, and how many in all, with those who came through these."""

    key: str
    brought: tuple[str, ...]
    reach: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A contact in the tree: how many stand between them and the root (0 at a root), and the link as it was said.

    A root with a link is one whose link leads to nobody who is there, or where a circle was opened.
    """

    key: str
    depth: int
    via: str | None


def links(via: Links, found: Iterable[Introduction]) -> dict[str, str | None]:
    """By key, whom each contact came through; `via` has an entry for every contact."""
    said = {key: one if one not in {ME, key} else None for key, one in via.items()}
    for one in found:
        if not one.is_made and one.to != one.key and one.to in said and said[one.to] is None:
            said[one.to] = one.key
    return said


def chain(through: Links, key: str) -> tuple[str, ...]:
    """From a contact to the one with whom it began: each came through the next.

    It ends where nobody is named, where the link leads to nobody who is there (whose key is last), or before a circle
    would close.
    """
    found = {key: None}
    following = through.get(key)
    while following and following not in found:
        found[following] = None
        following = through.get(following)
    return tuple(found)


def connectors(through: Links, found: Iterable[Introduction]) -> tuple[Connector, ...]:
    """All who brought somebody, who reach the most first: by links, and by introductions that I got besides."""
    brought: dict[str, dict[str, None]] = defaultdict(dict)
    for key, one in through.items():
        if one is not None and one in through:
            brought[one][key] = None
    for introduction in found:
        key, to = introduction.key, introduction.to
        if not introduction.is_made and to != key and {key, to} <= through.keys():
            brought[key][to] = None
    people = [Connector(key, tuple(direct), len(_reached(brought, key))) for key, direct in brought.items()]
    return tuple(sorted(people, key=lambda one: (-one.reach, -len(one.brought), one.key)))


def _reached(brought: Mapping[str, Iterable[str]], key: str) -> set[str]:
    reached: set[str] = set()
    ahead = [key]
    while ahead:
        new = [one for one in brought.get(ahead.pop(), ()) if one not in reached]
        reached.update(new)
        ahead += new
    return reached - {key}


def tree(through: Links, order: Sequence[str]) -> tuple[Branch, ...]:
    """Every contact once, each below the one they came through; side by side they stand in this order of keys.

    A circle is opened at whoever of it comes first in the order.
    """
    below: dict[str, list[str]] = defaultdict(list)
    roots: list[str] = []
    opened = set(_openings(through, order))
    for key in order:
        one = through[key]
        if one is not None and one in through and key not in opened:
            below[one].append(key)
        else:
            roots.append(key)
    found: list[Branch] = []
    ahead = [(key, 0) for key in reversed(roots)]
    while ahead:
        key, depth = ahead.pop()
        found.append(Branch(key, depth, through[key]))
        ahead += [(child, depth + 1) for child in reversed(below[key])]
    return tuple(found)


def _openings(through: Links, order: Sequence[str]) -> Iterator[str]:
    """Of every circle the contact who comes first in the order."""
    place = {key: number for number, key in enumerate(order)}
    seen: dict[str, str] = {}
    for start in order:
        key: str | None = start
        path: list[str] = []
        while key is not None and key in through and key not in seen:
            seen[key] = start
            path.append(key)
            key = through[key]
        if key is not None and seen.get(key) == start:
            yield min(path[path.index(key) :], key=place.__getitem__)
