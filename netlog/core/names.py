"""Who is meant: from what was typed to one contact, and never a silent pick."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from netlog.core.contact import Contact
from netlog.core.text import fold, key_identity, nearest, words
from netlog.errors import AmbiguousContactError, UnknownContactError
from netlog.values import dataclass

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Named:
    """What a contact answers to."""

    key: str
    name: str
    also: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    archived: bool = False


def named(key: str, contact: Contact) -> Named:
    """What the contact of a key answers to."""
    emails = tuple(email.value for email in contact.email)
    return Named(key, contact.name, contact.also, emails, contact.archived)


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed, in every form in which it is compared: made once, however many people there are."""

    text: str
    identity: str
    folded: str
    words: tuple[str, ...]


_Fit = Callable[[_Typed, Named], bool]


def resolved(who: str, people: Sequence[Named], *, reading: bool) -> Named:
    """The one contact that `who` names.

    In this order: the exact key; the exact name, another name or an e-mail address; every typed word the beginning of
    a different word of a name; and for `reading` commands also a part of a word. Accents and case don't matter.
    Archived contacts count only if nobody else fits. Raises AmbiguousContactError or UnknownContactError.
    """
    typed = _Typed(who, key_identity(who), fold(who), words(who))
    for fits, group in _tiers(people, reading=reading):
        found = [person for person in group if fits(typed, person)]
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(who, found)
    raise _unknown(who, people)


def matching_entirely(who: str, person: Named) -> bool:
    """Whether `who` is one of the contact's names or addresses, accents and case aside."""
    return fold(who) in _whole_names(person)


def search_line(person: Named) -> str:
    """All forms in which a contact can be named, on one line: what `possible` looks into."""
    names = (person.name, *person.also)
    whole = [fold(name) for name in (person.key, *names, *person.emails)]
    parts = [" ".join(words(name)) for name, form in zip(names, whole[1:], strict=False) if not _is_words(form)]
    return "\t".join(dict.fromkeys((_on_one_line(key_identity(person.key)), *whole, *parts)))


def possible(who: str, lines: str) -> set[int]:
    """Which lines (from 0) may be those of whom `who` names: all for whom `resolved` decides, and perhaps others."""
    whole = {_on_one_line(key_identity(who)), fold(who)} - {""}
    return set[int]().union(*(_lines_with([form], lines) for form in whole), _lines_with(words(who), lines))


def beginning(typed: str, lines: str) -> set[int]:
    """On which lines (from 0) a name, an address or a word of one begins with what was typed so far."""
    start = fold(typed)
    if not start:
        return set(range(lines.count("\n") + 1)) if lines else set()
    found = set[int]().union(*(_lines_with([before + start], lines) for before in "\n\t "))
    return found | {0} if lines.startswith(start) else found


def _is_words(folded: str) -> bool:
    """Whether the words of a name are no other than the name, folded, itself."""
    return folded.isascii() and folded.replace(" ", "").isalnum()


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")


def _lines_with(parts: Collection[str], lines: str) -> set[int]:
    """The lines on which all the parts stand; none where there are no parts.

    None of the parts is empty. The line end before a line counts as part of it.
    """
    found: set[int] = set()
    longest, *others = sorted(set(parts), key=len, reverse=True) or [""]  # the longest stands on the fewest
    at = lines.find(longest) if longest else -1
    line = counted = 0
    while at >= 0:
        inside = at + 1
        end = lines.find("\n", inside)
        if not others or _have_all(lines[lines.rfind("\n", 0, inside) + 1 : end if end >= 0 else None], others):
            line += lines.count("\n", counted, inside)
            counted = inside
            found.add(line)
        at = lines.find(longest, end) if end >= 0 else -1
    return found


def _have_all(line: str, parts: Iterable[str]) -> bool:
    return all(part in line for part in parts)


def _tiers(people: Sequence[Named], *, reading: bool) -> Iterator[tuple[_Fit, Sequence[Named]]]:
    """What to look for, and among whom, in order; the first that finds anybody decides."""
    yield from ((fits, people) for fits in (_being_the_key, _being_the_file))
    groups = [[person for person in people if person.archived is archived] for archived in (False, True)]
    yield from ((_matching_the_key, group) for group in groups)
    by_name = (_matching_a_name, _matching_by_beginnings, *((_matching_by_parts,) if reading else ()))
    yield from ((fits, group) for group in groups for fits in by_name)


def _being_the_key(typed: _Typed, person: Named) -> bool:
    return person.key == typed.text


def _being_the_file(typed: _Typed, person: Named) -> bool:
    return key_identity(person.key) == typed.identity


def _matching_the_key(typed: _Typed, person: Named) -> bool:
    return fold(person.key) == typed.folded


def _matching_a_name(typed: _Typed, person: Named) -> bool:
    return typed.folded in _whole_names(person)


def _whole_names(person: Named) -> set[str]:
    return {fold(name) for name in (person.name, *person.also, *person.emails)}


def _matching_by_beginnings(typed: _Typed, person: Named) -> bool:
    return _matching_words(typed, person, str.startswith)


def _matching_by_parts(typed: _Typed, person: Named) -> bool:
    return _matching_words(typed, person, str.__contains__)


def _matching_words(typed: _Typed, person: Named, fits: Callable[[str, str], bool]) -> bool:
    names = (person.name, *person.also)
    return bool(typed.words) and any(_each_its_own(typed.words, words(name), fits) for name in names)


def _each_its_own(typed: Sequence[str], of_name: Sequence[str], fits: Callable[[str, str], bool]) -> bool:
    """Whether each typed word fits a different word of the name: a matching in a bipartite graph (Kuhn 1955)."""
    taken: dict[int, str] = {}

    def finds_place(word: str, tried: set[int]) -> bool:
        for place, other in enumerate(of_name):
            if place not in tried and fits(other, word):
                tried.add(place)
                # A place that is taken is free again when whoever has it finds another.
                if place not in taken or finds_place(taken[place], tried):
                    taken[place] = word
                    return True
        return False

    return len(typed) <= len(of_name) and all(finds_place(word, set()) for word in typed)


def _ambiguous(who: str, found: Sequence[Named]) -> AmbiguousContactError:
    names = [f"  {person.key}  ({person.name})" for person in found[:_SHOWN]]
    more = [f"  and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
    return AmbiguousContactError(
        f"“{who}” could be any of {len(found)} contacts",
        advice="\n".join(["Say more of the name, or one of these keys:", *names, *more]),
    )


def _unknown(who: str, people: Iterable[Named]) -> UnknownContactError:
    keys = defaultdict(list)
    for person in people:
        forms = (form for name in (person.name, *person.also) for form in (name, *words(name)))
        for form in dict.fromkeys((person.key, *forms)):
            keys[form].append(person.key)
    close = list(dict.fromkeys(key for name in nearest(who, keys, limit=5) for key in keys[name]))[:3]
    if close:
        return UnknownContactError(f"no contact answers to “{who}”", advice=f"Did you mean {' or '.join(close)}?")
    return UnknownContactError(
        f"no contact answers to “{who}”", advice="`netlog list` shows who is there, `netlog add NAME` adds somebody."
    )
