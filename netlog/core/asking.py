"""What a text asks for: its telling words, how much hangs on each, and the forms in which others may have said it."""

import re
from collections.abc import Iterator
from functools import cache
from math import sqrt

from netlog.core.stopwords import ARTICLES, PLACING, STOP_WORDS
from netlog.core.synonyms import parts, synonyms
from netlog.core.text import words
from netlog.values import dataclass

_RUNS = (1.5, 1.0, 0.6, 0.4)
"""What hangs on the runs of words between small words, for each run of one word; one of four words weighs double."""

_PLACE = 1.2
"""What hangs on where it is to be, beside the first run: where that isn't met, the first run alone is not enough."""

_ASIDE = 0.5
"""Behind a comma, a run counts for so much of it."""

_SYNONYM = 0.8
_BEGINNING = 0.7

_LEAST_WORD, _LEAST_BEGINNING = 6, 5

_PARTS = re.compile(r"(?<![,;:.!?()\[\]“”\"/|–—])[,;:.!?()\[\]“”\"/|–—]++(?:\s|$)|\s[–—-]\s|[()\[\]“”\"/|]")
_HYPHENS = re.compile(r"(?<=\w)[-‐‑](?=\w)")

# The commonest endings of nouns in the languages of the stop words, longest first; folded.
_ENDINGS = re.compile(
    "(?:erinnen|ungen|innen|iones|erin|oren|arem|arka|anie|ania|ung|ion|oes|cao|rin|ami|ach|ego|iej|ers|ors|"
    "er|or|en|es|os|as|in|em|om|ow|ie|ia|ek|ka|ki|ik|[aeiouysnаеиіоуюяьїыйє])$"
)


_ABLE = frozenset({"speaking", "based", "sprachig", "sprachige"})
"""What behind a hyphen says no more than the word before it: Spanish-speaking."""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to say a word: `text` is folded words with spaces between, or the beginning of one.

    `factor` is how much it counts beside the very word, at most 1.
    """

    text: str
    factor: float
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A word that is asked for, what hangs on it, whether it says where, and its forms, the word itself first."""

    word: str
    weight: float
    is_place: bool
    forms: tuple[Form, ...]


def asked(text: str) -> tuple[Asked, ...]:
    """The telling words of a text, each once; none where it has nothing but stop words.

    Most hangs on where it is to be (`in Lisbon`), and on what stands before the first small word (`a piano teacher |
    for my daughter | who plays Bach`): that is what is asked for; the rest is how it should be, and counts ever less.
    """
    found: dict[str, Asked] = {}
    runs = tuple(_runs(text))
    for number, (run, is_placed, is_aside) in enumerate(runs):
        is_place = is_placed and number > 0
        whole = _RUNS[min(number, len(_RUNS) - 1)] * sqrt(len(run)) * (_ASIDE if is_aside and number else 1)
        if is_place:
            whole = _PLACE * _RUNS[0] * sqrt(len(runs[0][0]))
        for word in run:
            found.setdefault(word, Asked(word, whole / len(run), is_place, _forms(word)))
    return tuple(found.values())


def _runs(text: str) -> Iterator[tuple[list[str], bool, bool]]:
    """The words between stop words, whether the one before says where, and whether they stand behind a comma."""
    run: list[str] = []
    is_place = False
    for at, part in enumerate(_PARTS.split(text)):
        for word in _words(part):
            if word in ARTICLES or (word not in STOP_WORDS and len(word) == 1 and word.isascii()):
                continue
            if word not in STOP_WORDS:
                run.append(word)
                continue
            if run:
                yield run, is_place, at > 0
            run, is_place = [], word in PLACING
        if run:
            yield run, is_place, at > 0
        run, is_place = [], False


def _words(part: str) -> Iterator[str]:
    """The folded words; one with a hyphen is one, with a space for it."""
    for word in part.split():
        pieces = [" ".join(words(piece)) for piece in _HYPHENS.split(word)]
        whole = [piece for piece in pieces if piece]
        if len(whole) > 1 and whole[-1] in _ABLE:
            whole.pop()
        yield from (
            parts(whole[0]) if len(whole) == 1 and len(parts(whole[0])) > 1 else [" ".join(whole)] if whole else ()
        )


@cache
def _forms(word: str) -> tuple[Form, ...]:
    found = [Form(word, 1.0)]
    if " " in word:
        found.append(Form(word.replace(" ", ""), 1.0))
    found += [Form(other, _SYNONYM) for other in synonyms(word)]
    if beginning := _beginning(word):
        found.append(Form(beginning, _BEGINNING, is_beginning=True))
    return tuple(found)


def _beginning(word: str) -> str:
    """What the inflections of a long word have in common: plurals, cases, and whoever does it beside what is done."""
    if len(word) < _LEAST_WORD or " " in word:
        return ""
    cut = _ENDINGS.sub("", word)
    return cut if len(cut) >= _LEAST_BEGINNING else word[:-1] if len(word) > _LEAST_WORD else ""
