"""Who could help with something: contacts whose offers, work, interests, place, past gifts or notes speak of it.

A text asks for words (`core.asking`). The index says for each form of a word in whose texts it stands, and how telling
it is there (FTS5's bm25); here that becomes who fits, how well, and why. Nothing depends on the day: what has come to
an end is over, whenever that was.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log, log1p
from typing import Literal

from netlog.core.asking import Asked, Form, asked
from netlog.core.contact import Contact
from netlog.core.entry import Item, Kind
from netlog.core.text import words
from netlog.values import dataclass

Aspect = Literal["offers", "work", "interests", "place", "gave", "notes"]

ASPECTS: tuple[Aspect, ...] = ("offers", "work", "interests", "place", "gave", "notes")
"""What of a contact is looked into, in falling weight: work is title and organisation, place has the tags with it."""

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

_SAID_TWICE = 0.1

Hits = Mapping[int, Sequence[float]]
"""By a contact's number, how telling a form is in each of the aspects, 0 where it doesn't stand there."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where words stood: in which aspect (see `ASPECTS`), in which text of the contact's file, and which words."""

    aspect: Aspect
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody (by key; `me` too) who could help, how relevant they are (above 0), and why, the weightiest first."""

    key: str
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words that were found, each once."""
        return tuple(dict.fromkeys(word for one in self.evidence for word in one.words))


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


def _open(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(item.what for item in items if not item.done and not item.dropped)


class Relevance:
    """How relevant everybody is to any text, by the hits of the forms of its words among `everybody` (a number)."""

    def __init__(self, hits: Callable[[Form], Hits], everybody: int) -> None:
        self._hits = hits
        self._everybody = everybody
        self._known: dict[tuple[str, bool], Mapping[int, tuple[float, float]]] = {}

    def scores(self, text: str) -> dict[int, float]:
        """By number, how relevant those are who fit, above 0 and on one scale for all texts."""
        wanted = asked(text)
        met: dict[int, float] = {}
        beside: dict[int, float] = {}
        told: dict[int, float] = {}
        for one in sorted(wanted, key=lambda one: one.is_place):
            for number, (binding, telling) in self._of_word(one).items():
                met[number] = met.get(number, 0.0) + one.weight * binding
                told[number] = told.get(number, 0.0) + one.weight * telling
            if not one.is_place:
                beside = dict(met)
        whole = sum(one.weight for one in wanted)
        least = _ENOUGH_BESIDE_PLACES * sum(one.weight for one in wanted if not one.is_place)
        return {
            number: round((part / whole) ** 2 * (1 + told[number] / whole), 3)
            for number, part in met.items()
            if part >= ENOUGH * whole and beside.get(number, 0.0) >= least
        }

    def _of_word(self, one: Asked) -> Mapping[int, tuple[float, float]]:
        """By number, how far the word is met, from 0 to 1, and how telling that is."""
        known = self._known.get((one.word, one.is_place))
        if known is None:
            known = self._known[one.word, one.is_place] = self._worked_out(one)
        return known

    def _worked_out(self, one: Asked) -> Mapping[int, tuple[float, float]]:
        binding = [1.0 if one.is_place else _BINDING[aspect] for aspect in ASPECTS]
        weights = [WEIGHTS[aspect] for aspect in ASPECTS]
        hits = [(form, found) for form in one.forms if (found := self._hits(form))]
        # However a word is said, it tells as much as all its forms together are rare: a synonym isn't the rarer word.
        rarity = self._rarity(len({number for _, found in hits for number in found}))
        best: dict[int, tuple[float, float]] = {}
        for form, found in hits:
            scale = form.factor * rarity / _fts_rarity(len(found), self._everybody)
            for number, scores in found.items():
                met = form.factor * max(b for b, score in zip(binding, scores, strict=True) if score)
                parts = [weight * score for weight, score in zip(weights, scores, strict=True)]
                told = scale * (max(parts) * (1 - _SAID_TWICE) + sum(parts) * _SAID_TWICE)
                old = best.get(number, (0.0, 0.0))
                best[number] = max(old[0], met), max(old[1], told)
        return best

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
            told = words(text)
            found.append(Said(aspect, text, told, tuple(map(stem, told))))
    return tuple(found)


def evidence(of_one: Iterable[Said], wanted: Sequence[Asked], stem: Callable[[str], str]) -> tuple[Evidence, ...]:
    """Where the words that are asked for stand: the weightiest text first, and only texts that add a word."""
    found = [(one, held) for one in of_one if (held := _held(one, wanted, stem))]
    found.sort(key=lambda pair: -WEIGHTS[pair[0].aspect] * sum(pair[1][asked_for][1] for asked_for in pair[1]))
    met: set[str] = set()
    kept = []
    for one, held in found:
        if not met.issuperset(held):
            kept.append(Evidence(one.aspect, one.text, tuple(dict.fromkeys(word for word, _ in held.values()))))
            met.update(held)
    return tuple(kept)


def _held(one: Said, wanted: Sequence[Asked], stem: Callable[[str], str]) -> dict[str, tuple[str, float]]:
    """By a word that is asked for, the word that stands for it in a text, and what hangs on it."""
    found = {}
    for asked_for in wanted:
        for form in asked_for.forms:
            if word := _standing(one, form, stem):
                found[asked_for.word] = word, asked_for.weight * form.factor
                break
    return found


def _standing(one: Said, form: Form, stem: Callable[[str], str]) -> str:
    """The word or words of a text that have this form; nothing where it has none."""
    if form.is_beginning:
        beginning = stem(form.text)
        return next((word for word, of in zip(one.words, one.stems, strict=True) if of.startswith(beginning)), "")
    first, *more = map(stem, form.text.split())
    if first not in one.stems:
        return ""
    for at, of in enumerate(one.stems):
        if of == first and one.stems[at + 1 : at + 1 + len(more)] == tuple(more):
            return " ".join(one.words[at : at + 1 + len(more)])
    return ""
