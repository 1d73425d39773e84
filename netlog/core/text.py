"""Text as people compare it, as keys are made from it, and as it may safely be shown.

Comparing never minds case, accents or spacing, in any script. Showing never lets a character act: one that a terminal
would obey or a reader could not see is spelled out.
"""

import re
from collections.abc import Callable, Collection, Container, Iterable
from unicodedata import category, normalize

KEY_LENGTH = 60

_APOSTROPHES = "'‘’ʻʼʽʾʿ"
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
_FOLDED = str.maketrans({**_LETTERS, **dict.fromkeys(_APOSTROPHES, "'")})

# Combining marks that follow a Latin, Greek or Cyrillic letter; those of other scripts are part of the spelling.
# Compiled where it is first needed: here it would take as long as the rest of the module, in every command.
_ACCENTS = (
    "(?<=[A-Za-z\u00c0-\u02af\u0370-\u0481\u048a-\u052f\u1c80-\u1c8f\u1d00-\u1dbf\u1e00-\u1fff"
    "\u2c60-\u2c7f\ua640-\ua66e\ua680-\ua69d\ua722-\ua7ff\uab30-\uab6f])"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u2de0-\u2dff"
    "\ua66f-\ua672\ua674-\ua67d\ua69e\ua69f\ufe20-\ufe2f]+"
)

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_RESERVED = frozenset({"me", *_DEVICES})


def fold(text: str) -> str:
    """The form in which texts are compared: no case, no accents, one space where there was white space.

    Letters that only look composed count as their base (ø as o, ß as ss), typographic apostrophes as the plain one.
    Accents are those of Latin, Greek and Cyrillic; the marks of other scripts stay. Folding twice changes nothing.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    # A free-standing acute stands for an apostrophe, and would fall apart into a space and an accent.
    bare = re.sub(_ACCENTS, "", normalize("NFKD", text.replace("´", "'")))
    # Casefolding can compose anew, so it is taken apart once more.
    bare = re.sub(_ACCENTS, "", normalize("NFKD", bare.casefold()).translate(_FOLDED))
    return " ".join(normalize("NFC", bare).split())


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text: runs of letters, digits and their marks; apostrophes drop out (`oneil`)."""
    if text.isascii():
        return tuple(text.lower().translate(_ASCII_WORDS).split())
    # Where an apostrophe drops out, an accent may have come to stand on a letter: hence folded again.
    return _runs(fold(fold(text.translate(_JOINED)).translate(_WORDS)))


def key_from(name: str, taken: Collection[str]) -> str:
    """A new contact's key: the name's letters and digits, casefolded, with `-` for all between (design, section 3).

    At most 60 characters; `contact` when nothing is left. A key that is in `taken`, reserved, or a Windows device gets
    `-2`, `-3` and so on. Whoever makes many keys in a row keeps a set of `key_identity` and calls `key_among`.
    """
    return key_among(name, {key_identity(key) for key in taken})


def key_among(name: str, identities: Container[str]) -> str:
    """As `key_from`, where the keys taken are given as `key_identity` gives them."""
    joined = "-".join(_runs(key_identity(name.translate(_JOINED)).translate(_KEYS)))
    stem = _cut(joined, KEY_LENGTH) or "contact"
    key, number = stem, 1
    while key in _RESERVED or key in identities:
        number += 1
        suffix = f"-{number}"
        key = _cut(stem, KEY_LENGTH - len(suffix)) + suffix
    return key


def key_identity(key: str) -> str:
    """What two keys share that name the same file on some system: NFKC, casefolded."""
    if key.isascii():
        return key.lower()
    return normalize("NFKC", normalize("NFKC", key).casefold())


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The candidates that `word` may be a misspelling of: at most `limit`, nearest first, then alphabetically.

    A slip is a letter too many, missing, wrong, or swapped with its neighbour. One is allowed in a word of up to four
    letters, two in a longer one; case and accents are none.
    """
    typed = fold(word)
    allowed = 1 if len(typed) <= 4 else 2
    letters = frozenset(typed)
    found = []
    for candidate in set(candidates):
        folded = fold(candidate)
        # Every letter without a counterpart takes a slip of its own: most names are out before they are compared.
        if abs(len(folded) - len(typed)) > allowed or len(letters.difference(folded)) > allowed:
            continue
        slips = _slips(typed, folded, allowed)
        if slips <= allowed:
            found.append((slips, folded, candidate))
    return tuple(candidate for _, _, candidate in sorted(found)[:limit])


def one_slip(a: str, b: str) -> bool:
    """Whether the two are the same word but for at most one slip (see `nearest`), compared folded."""
    return _slips(fold(a), fold(b), 1) <= 1


def plural(count: int, noun: str, plural: str | None = None) -> str:
    """A count and its noun: `1 day`, `3 days`; a plural that needs more than an s is given (`2 entries`)."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def shell_word(text: str) -> str:
    """A text as one word for a shell: in double quotes, or in single ones where a shell would read more into it."""
    if not set('"$`!\\').intersection(text):
        return f'"{text}"'
    escaped = text.replace("'", "'\"'\"'")
    return f"'{escaped}'"


def shell_key(key: str) -> str:
    """A key as one word for a shell: bare, as nearly all may stand."""
    return key if re.fullmatch(r"\w[\w.-]*", key) else shell_word(key)


def visible(text: str) -> str:
    r"""The text with nothing in it that acts or hides: the one door to a person's eyes.

    Control, format and bidirectional characters, line separators, lone surrogates and noncharacters are spelled
    out (`\x1b`, `\u202e`); a newline shows as ⏎, a tab as a space. Joiners and variation selectors stay, for the
    scripts and emoji that need them.
    """
    return text if text.isprintable() else text.translate(_VISIBLE)


def field_escaped(text: str) -> str:
    r"""The text as one field of tab-separated output: `\\`, `\t`, `\n`, `\r`, and the escapes of `visible`."""
    return text if text.isprintable() and "\\" not in text else text.translate(_ESCAPED)


class _Table(dict[int, str]):
    """A table for `str.translate` that asks its rule about a character once."""

    def __init__(self, rule: Callable[[str], str], given: dict[str, str] | None = None) -> None:
        super().__init__({ord(character): text for character, text in (given or {}).items()})
        self._rule = rule

    def __missing__(self, point: int) -> str:
        text = self[point] = self._rule(chr(point))
        return text


def _is_variation_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _is_mark(character: str) -> bool:
    # Not the enclosing ones: the frame around a keycap is no part of a spelling.
    return category(character) in {"Mn", "Mc"} and not _is_variation_selector(character)


def _or_nothing(character: str) -> str:
    return "" if category(character) == "Cf" or _is_variation_selector(character) else character


def _or_space(character: str) -> str:
    return character if character.isalnum() or _is_mark(character) else " "


def _or_escape(character: str) -> str:
    point = ord(character)
    hidden = category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    is_noncharacter = point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF
    if not (hidden or is_noncharacter or 0xE0000 <= point <= 0xE007F):
        return character
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


# What may stand inside a word unseen; a zero-width space parts words, a Hangul filler is a letter without a shape.
_JOINED = _Table(_or_nothing, {"\u200b": " ", **dict.fromkeys("\u115f\u1160\u3164\uffa0", "")})
_WORDS = _Table(_or_space, dict.fromkeys(_APOSTROPHES, ""))
_ASCII_WORDS = {point: _WORDS[point] for point in range(128)}
_KEYS = _Table(_or_space, dict.fromkeys(_APOSTROPHES, " "))
_JOINERS = {"\u200c": "\u200c", "\u200d": "\u200d"}
_VISIBLE = _Table(_or_escape, {"\n": "⏎", "\t": " ", **_JOINERS})
_ESCAPED = _Table(_or_escape, {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", **_JOINERS})


def _runs(parted: str) -> tuple[str, ...]:
    runs = (_from_first_letter(run) for run in parted.split())
    return tuple(run for run in runs if run)


def _from_first_letter(run: str) -> str:
    # A mark at the start belonged to something that is no letter.
    return run if run[0].isalnum() else next((run[at:] for at, c in enumerate(run) if c.isalnum()), "")


def _cut(key: str, length: int) -> str:
    if len(key) <= length:
        return key
    while length and _is_mark(key[length]):
        length -= 1
    return key[:length].rstrip("-")


def _slips(a: str, b: str, limit: int) -> int:
    """The optimal string alignment distance (Damerau-Levenshtein without edits inside a swap), or more than `limit`.

    Only the cells within `limit` of the diagonal are worked out, and none after a row that is beyond it.
    """
    beyond = limit + 1
    if abs(len(a) - len(b)) > limit:
        return beyond
    before: list[int] = []
    above = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        first, last = max(1, i - limit), min(len(b), i + limit)
        row = [beyond] * (len(b) + 1)
        row[0] = i
        for j in range(first, last + 1):
            cell = min(above[j - 1] + (letter != b[j - 1]), above[j] + 1, row[j - 1] + 1)
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == b[j - 1]:
                cell = min(cell, before[j - 2] + 1)
            row[j] = cell
        if min(row[first - 1 : last + 1]) > limit:
            return beyond
        before, above = above, row
    return above[-1]
