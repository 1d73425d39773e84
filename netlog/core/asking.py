"""What a text asks for: its telling words, how much hangs on each, and the forms in which others may have said it."""

import re
from collections.abc import Iterator
from functools import cache

from netlog.core.stopwords import ARTICLES, PLACING, STOP_WORDS
from netlog.core.synonyms import synonyms
from netlog.core.text import words
from netlog.values import dataclass

_PLACE = 2.0
_RUNS = (1.5, 1.0, 0.6, 0.4)
_ASIDE = 0.5
"""Behind a comma, a run counts for so much of it."""

_SYNONYM = 0.8
_BEGINNING = 0.7

_LEAST_WORD, _LEAST_BEGINNING = 6, 5

_PARTS = re.compile(r"[,;:.!?()\[\]“”\"/|–—]+(?:\s|$)|\s[–—-]\s|[()\[\]“”\"/|]")
_HYPHENS = re.compile(r"(?<=\w)[-‐‑](?=\w)")

# The commonest endings of nouns in the languages of the stop words, longest first; folded.
_ENDINGS = re.compile(
    "(?:erinnen|ungen|innen|iones|erin|oren|arem|arka|anie|ania|ung|ion|oes|cao|rin|ami|ach|ego|iej|ers|ors|"
    "er|or|en|es|os|as|in|em|om|ow|ie|ia|ek|ka|ki|ik|[aeiouysnаеиіоуюяьїыйє])$"
)


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
    for number, (run, is_placed, is_aside) in enumerate(_runs(text)):
        is_place = is_placed and number > 0
        weight = _PLACE if is_place else _RUNS[min(number, len(_RUNS) - 1)] * (_ASIDE if is_aside and number else 1)
        for word in run:
            found.setdefault(word, Asked(word, weight, is_place, _forms(word)))
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
        pieces = [words(piece) for piece in _HYPHENS.split(word)]
        whole = [" ".join(piece) for piece in pieces if piece]
        yield from [" ".join(whole)] if len(whole) > 1 else whole


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
