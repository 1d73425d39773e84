"""Who could help with something: contacts whose offers, work, interests, place, past gifts or notes speak of it.

A text asks for words (`core.asking`). The index says for each form of a word in whose texts it stands, and how telling
it is there (FTS5's bm25); here that becomes who fits, how well, and why. Nothing depends on the day: what has come to
an end is over, whenever that was.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import log, log1p
from typing import Protocol, TypeVar

from netlog.core.asking import Asked, Form, asked
from netlog.core.contact import Contact
from netlog.core.entry import Item, Kind
from netlog.core.evidence import ASPECTS, Aspect, Evidence
from netlog.core.synonyms import parts
from netlog.core.text import words
from netlog.values import dataclass

WEIGHTS: Mapping[Aspect, float] = {
    "offers": 1.0, "work": 0.9, "interests": 0.5, "place": 0.4, "gave": 0.4, "notes": 0.3,
}  # fmt: skip
"""How much it counts that a word stands in an aspect."""

_BINDING: Mapping[Aspect, float] = {
    "offers": 1.0, "work": 1.0, "interests": 0.6, "place": 0.5, "gave": 0.8, "notes": 0.6,
}  # fmt: skip
"""How far a word in an aspect shows that somebody can help with it; a word that says where is met by any."""

ENOUGH = 0.5
"""The part of what is asked for that has to be met; below it, the words only come near."""

_ENOUGH_BESIDE_PLACES = 0.35
"""The part of all but the places that has to be met: to live in Lisbon is not to have a flat there."""

_NEAR_THE_BEST = 0.4

_SAID_TWICE = 0.1


class _HasScore(Protocol):
    @property
    def score(self) -> float: ...


_Scored = TypeVar("_Scored", bound=_HasScore)

Hits = Mapping[int, Sequence[float]]
"""By a contact's number, how telling a form is in each of the aspects, 0 where it doesn't stand there."""


def outstanding(ranked: Sequence[_Scored]) -> list[_Scored]:
    """Those of some helpers, the best first, who aren't far behind the best: the others add little beside them."""
    return [one for one in ranked if one.score >= _NEAR_THE_BEST * ranked[0].score]


def texts(contact: Contact) -> dict[Aspect, tuple[str, ...]]:
    """What of a contact is looked into; of one who is archived, nothing.

    `gave` is what I got from them, and what they promised and kept; `notes` has a line for each of theirs.
    """
    if contact.archived:
        return dict.fromkeys(ASPECTS, ())
    gave = (entry for entry in contact.log if entry.kind is Kind.GOT or (entry.kind is Kind.EXPECTED and entry.done))
    noted = (entry.text for entry in contact.log if entry.kind is Kind.NOTE)
    return {
        "offers": _open(contact.offers),
        "work": tuple(filter(None, (contact.title, contact.org))),
        "interests": _open(contact.interests),
        "place": tuple(filter(None, (contact.place, *contact.tags))),
        "gave": tuple(entry.text for entry in gave),
        "notes": tuple(filter(None, (*(contact.notes or "").split("\n"), *noted))),
    }


def spoken(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text and, behind each compound, its parts; beside each, the word that stands there."""
    return tuple((part, word) for word in words(text) for part in (word, *parts(word)))


def _open(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(item.what for item in items if not item.done and not item.dropped)


class Relevance:
    """How relevant everybody is to any text, by the hits of the forms of its words among `everybody` (a number)."""

    def __init__(self, hits: Callable[[Form], Hits], everybody: int) -> None:
        self._hits = hits
        self._everybody = everybody
        self._known: dict[tuple[str, bool], tuple[Mapping[int, float], Mapping[int, float]]] = {}

    def scores(self, text: str) -> dict[int, float]:
        """By number, how relevant those are who fit, above 0 and on one scale for all texts."""
        wanted = sorted(asked(text), key=lambda one: (one.is_place, -one.weight))
        whole = sum(one.weight for one in wanted)
        met, beside = self._met(wanted, whole)
        least = _ENOUGH_BESIDE_PLACES * sum(one.weight for one in wanted if not one.is_place)
        enough = ENOUGH * whole
        fit = {number: part for number, part in met.items() if part >= enough and beside.get(number, 0.0) >= least}
        told = dict.fromkeys(fit, 0.0)
        for one in wanted:
            telling = self._of_word(one)[1]
            for number in fit.keys() & telling.keys():
                told[number] += one.weight * telling[number]
        return {number: round((part / whole) ** 2 * (1 + told[number] / whole), 3) for number, part in fit.items()}

    def _met(self, wanted: Sequence[Asked], whole: float) -> tuple[dict[int, float], dict[int, float]]:
        """By number, how much is met of what is asked for, and of what is no place; perhaps not of who meets little."""
        met: dict[int, float] = {}
        beside: dict[int, float] | None = None
        rest = whole
        for one in wanted:
            binding = self._of_word(one)[0]
            if one.is_place and beside is None:
                beside = dict(met)
            if rest >= ENOUGH * whole:
                for number, part in binding.items():
                    met[number] = met.get(number, 0.0) + one.weight * part
            else:  # who comes to it now comes too late
                for number in met.keys() & binding.keys():
                    met[number] += one.weight * binding[number]
            rest -= one.weight
        return met, met if beside is None else beside

    def _of_word(self, one: Asked) -> tuple[Mapping[int, float], Mapping[int, float]]:
        """By number, how far the word is met, from 0 to 1, and how telling that is."""
        known = self._known.get((one.word, one.is_place))
        if known is None:
            known = self._known[one.word, one.is_place] = self._worked_out(one)
        return known

    def _worked_out(self, one: Asked) -> tuple[Mapping[int, float], Mapping[int, float]]:
        binding = [1.0 if one.is_place else _BINDING[aspect] for aspect in ASPECTS]
        weights = [WEIGHTS[aspect] for aspect in ASPECTS]
        hits = [(form, found) for form in one.forms if (found := self._hits(form))]
        # However a word is said, it tells as much as all its forms together are rare: a synonym isn't the rarer word.
        rarity = self._rarity(len({number for _, found in hits for number in found}))
        best: dict[int, float] = {}
        most: dict[int, float] = {}
        for form, found in hits:
            scale = form.factor * rarity / _fts_rarity(len(found), self._everybody)
            for number, scores in found.items():
                met = (1 + form.factor) / 2 * max(b for b, score in zip(binding, scores, strict=True) if score)
                parts = [weight * score for weight, score in zip(weights, scores, strict=True)]
                told = scale * (max(parts) * (1 - _SAID_TWICE) + sum(parts) * _SAID_TWICE)
                best[number] = max(best.get(number, 0.0), met)
                most[number] = max(most.get(number, 0.0), told)
        return best, most

    def _rarity(self, count: int) -> float:
        return log1p((self._everybody - count + 0.5) / (count + 0.5))


def _fts_rarity(count: int, everybody: int) -> float:
    """The part of FTS5's bm25 that says how rare a form is (SQLite's documentation of FTS5, section 5.1.1)."""
    ratio = (everybody - count + 0.5) / (count + 0.5)
    return log(ratio) if ratio > 1 else 1e-6


# Why: the words found, and where


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a contact, its words, and the stem of each."""

    aspect: Aspect
    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]


def said(contact: Contact, stem: Callable[[str], str]) -> tuple[Said, ...]:
    """All that is looked into of a contact, word by word."""
    found = []
    for aspect, several in texts(contact).items():
        for text in several:
            pairs = spoken(text)
            found.append(Said(aspect, text, tuple(word for _, word in pairs), tuple(stem(part) for part, _ in pairs)))
    return tuple(found)


class Spotter:
    """Finds the words of one text in what contacts say."""

    def __init__(self, wanted: Sequence[Asked], stem: Callable[[str], str]) -> None:
        self._weights = {one.word: one.weight for one in wanted}
        self._stems: dict[str, tuple[str, float]] = {}
        self._phrases: list[tuple[tuple[str, ...], str, float]] = []
        self._beginnings: list[tuple[str, str, float]] = []
        for one in wanted:
            for form in one.forms:
                stems = tuple(map(stem, form.text.split()))
                if form.is_beginning:
                    self._beginnings.append((stems[0], one.word, form.factor))
                elif len(stems) > 1:
                    self._phrases.append((stems, one.word, form.factor))
                else:
                    self._stems.setdefault(stems[0], (one.word, form.factor))

    def evidence(self, of_one: Iterable[Said]) -> tuple[Evidence, ...]:
        """Where the words that are asked for stand: the weightiest text first, and only texts that add a word."""
        found = [(one, held) for one in of_one if (held := self._held(one))]
        found.sort(key=lambda pair: -WEIGHTS[pair[0].aspect] * sum(weight for weight, _ in pair[1].values()))
        met: set[str] = set()
        kept = []
        for one, held in found:
            if not met.issuperset(held):
                kept.append(Evidence(one.aspect, one.text, tuple(dict.fromkeys(word for _, word in held.values()))))
                met.update(held)
        return tuple(kept)

    def _held(self, one: Said) -> dict[str, tuple[float, str]]:
        """By a word that is asked for, what the best form of it in a text counts, and the word that stands there."""
        found: dict[str, tuple[float, str]] = {}
        for asked_for, factor, word in self._spotted(one):
            counts = self._weights[asked_for] * factor
            if counts > found.get(asked_for, (0.0, ""))[0]:
                found[asked_for] = counts, word
        return found

    def _spotted(self, one: Said) -> Iterator[tuple[str, float, str]]:
        """A word that is asked for, the factor of its form, and the word that stands there, for each place of one."""
        for word, of in zip(one.words, one.stems, strict=True):
            if of in self._stems:
                yield *self._stems[of], word
        for beginning, asked_for, factor in self._beginnings:
            yield from (
                (asked_for, factor, word)
                for word, of in zip(one.words, one.stems, strict=True)
                if of.startswith(beginning)
            )
        for stems, asked_for, factor in self._phrases:
            if stems[0] in one.stems:
                ends = ((at, at + len(stems)) for at in range(len(one.stems)))
                yield from (
                    (asked_for, factor, " ".join(one.words[at:end])) for at, end in ends if one.stems[at:end] == stems
                )
