"""Who is meant: from what was typed to one contact, and never a silent pick."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from netlog.core.text import fold, nearest, words
from netlog.errors import AmbiguousContactError, UnknownContactError

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Named:
    """What a contact answers to."""

    key: str
    name: str
    also: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    archived: bool = False


def resolved(who: str, people: Sequence[Named], *, reading: bool) -> Named:
    """The one contact that `who` names.

    In this order: the exact key; the exact name, another name or an e-mail address; every typed word the beginning of
    a different word of a name; and for `reading` commands also a part of a word. Accents and case don't matter.
    Archived contacts count only if nobody else fits. Raises AmbiguousContactError or UnknownContactError.
    """
    for person in people:
        if fold(person.key) == fold(who):
            return person
    for group in ([p for p in people if not p.archived], [p for p in people if p.archived]):
        for fits in _TIERS if reading else _TIERS[:2]:
            found = [person for person in group if fits(who, person)]
            if len(found) == 1:
                return found[0]
            if found:
                raise _ambiguous(who, found)
    raise _unknown(who, people)


def matching_entirely(who: str, person: Named) -> bool:
    """Whether `who` is one of the contact's names or addresses, accents and case aside."""
    return fold(who) in {fold(name) for name in (person.name, *person.also, *person.emails)}


def _matching_by_beginnings(who: str, person: Named) -> bool:
    return _matching_words(who, person, str.startswith)


def _matching_by_parts(who: str, person: Named) -> bool:
    return _matching_words(who, person, str.__contains__)


_TIERS: tuple[Callable[[str, Named], bool], ...] = (matching_entirely, _matching_by_beginnings, _matching_by_parts)


def _matching_words(who: str, person: Named, fits: Callable[[str, str], bool]) -> bool:
    typed = words(who)
    return bool(typed) and any(_each_its_own(typed, words(name), fits) for name in (person.name, *person.also))


def _each_its_own(typed: Sequence[str], of_name: Sequence[str], fits: Callable[[str, str], bool]) -> bool:
    """Whether each typed word fits a different word of the name."""
    if not typed:
        return True
    return any(
        fits(word, typed[0]) and _each_its_own(typed[1:], [*of_name[:index], *of_name[index + 1 :]], fits)
        for index, word in enumerate(of_name)
    )


def _ambiguous(who: str, found: Sequence[Named]) -> AmbiguousContactError:
    names = [f"  {person.key}  ({person.name})" for person in found[:_SHOWN]]
    more = [f"  and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
    return AmbiguousContactError(
        f"“{who}” could be any of {len(found)} contacts",
        advice="\n".join(["Say more of the name, or one of these keys:", *names, *more]),
        keys=[person.key for person in found],
    )


def _unknown(who: str, people: Iterable[Named]) -> UnknownContactError:
    by_name = {name: person.key for person in people for name in (person.key, person.name, *words(person.name))}
    close = list(dict.fromkeys(by_name[name] for name in nearest(who, by_name, limit=5)))[:3]
    if close:
        return UnknownContactError(f"no contact answers to “{who}”", advice=f"Did you mean {' or '.join(close)}?")
    return UnknownContactError(
        f"no contact answers to “{who}”", advice="`netlog list` shows who is there, `netlog add NAME` adds somebody."
    )
