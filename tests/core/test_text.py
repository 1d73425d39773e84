"""Text as people compare it, keys, near misses, and what may be shown. The tables were worked by hand."""

import shlex
from functools import cache
from unicodedata import category, normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netlog.core.text import (
    field_escaped,
    fold,
    key_among,
    key_from,
    key_identity,
    nearest,
    one_slip,
    plural,
    shell_word,
    visible,
    words,
)

ANYTHING = st.text(st.characters(exclude_categories=()))
ACCENTED = st.text(
    st.sampled_from("aeoøßİıσςйかガक陈1'’´ -\u0301\u0308\u0323\u0345\u094d\u093c\u3099\u200d\u200c\ufe0f")
)
SHORT = st.text("abcé ", max_size=7)
HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
JOINERS = "\u200c\u200d"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alice  Chen ", "alice chen"),
        ("\tALICE\nChen", "alice chen"),
        ("Alice\u00a0Chen", "alice chen"),
        ("Zoë Müller", "zoe muller"),
        ("Zoe\u0308 Mu\u0308ller", "zoe muller"),
        ("Strauß", "strauss"),
        ("STRAUẞ", "strauss"),
        ("Søren Ærø", "soren aero"),
        ("Łukasz Đặng", "lukasz dang"),
        ("Œuvre", "oeuvre"),
        ("Þórður", "thordur"),
        ("Ħal", "hal"),
        ("IŞIK ışık İstanbul", "isik isik istanbul"),
        ("Ålesund Ångström", "alesund angstrom"),
        ("Nguyễn", "nguyen"),
        ("Γιώργος ΓΙΏΡΓΟΣ", "γιωργοσ γιωργοσ"),
        ("Артём Ёлкин", "артем елкин"),
        ("ﬁn Ｗｉｄｅ ½", "fin wide 1⁄2"),
        ("O’Neil OʼNeil O´Neil O'Neil", "o'neil o'neil o'neil o'neil"),
        ("", ""),
    ],
)
def test_case_accents_and_spacing_make_no_difference(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(
    "text", ["नमस्ते", "क़लम", "สวัสดีครับ", "مُحَمَّد", "שָׁלוֹם", "がぎぐ パピプ", "陈爱丽", "한국어", "தமிழ்", "❤️", "👩‍💻"]
)
def test_other_scripts_keep_their_marks(text: str) -> None:
    assert fold(text) == normalize("NFC", text)


def test_a_dakuten_tells_two_words_apart_however_it_is_encoded() -> None:
    assert fold("ガ") == fold("カ\u3099") == fold("ｶﾞ") != fold("カ")


@given(st.one_of(ANYTHING, ACCENTED))
@example("ᾳ\u0345́")
@example("ŉ ´a ΐ")
@settings(deadline=None)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(categories=["L", "M", "Zs"])))
@settings(deadline=None)
def test_the_way_a_text_is_composed_makes_no_difference(text: str) -> None:
    assert fold(normalize("NFD", text)) == fold(normalize("NFC", text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O'Neil, Seán", ("oneil", "sean")),
        ("O’Neil OʼNeil O´Neil", ("oneil", "oneil", "oneil")),
        ("'quoted' text", ("quoted", "text")),
        ("Smith-Jones (née Brown)", ("smith", "jones", "nee", "brown")),
        ("series_A/B 2nd", ("series", "a", "b", "2nd")),
        ("नमस्ते दुनिया", ("नमस्ते", "दुनिया")),
        ("陈爱丽，上海", ("陈爱丽", "上海")),
        ("می\u200cخواهم", ("میخواهم",)),
        ("so\u00adft \ufeffmark", ("soft", "mark")),
        ("ab\u200bcd", ("ab", "cd")),
        ("❤️ 1️⃣ \u0301", ("1",)),
        ("... !!!", ()),
        ("", ()),
    ],
)
def test_words_are_runs_of_letters_and_digits_of_any_script(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@given(st.one_of(ANYTHING, ACCENTED))
@example("a´\u0300")
@settings(deadline=None)
def test_every_word_is_its_own_only_word(text: str) -> None:
    assert [words(word) for word in words(text)] == [(word,) for word in words(text)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Alice Chen", "alice-chen"),
        ("陈爱丽", "陈爱丽"),
        ("Zoë Müller", "zoë-müller"),
        ("Zoe\u0308 Mu\u0308ller", "zoë-müller"),
        ("O'Neil, Seán", "o-neil-seán"),
        ("O’Neil, Seán", "o-neil-seán"),
        ("Strauß", "strauss"),
        ("नमस्ते दुनिया", "नमस्ते-दुनिया"),
        ("Dr. Ａｄａ  (Lovelace)", "dr-ada-lovelace"),
        ("../../etc/passwd", "etc-passwd"),
        ("--- x_y ---", "x-y"),
        ("❤️ Bob 👩‍💻", "bob"),
        ("\u202eBob\u200f", "bob"),
        ("!!!", "contact"),
        ("", "contact"),
        ("\u3164", "contact"),
        ("\u0301", "contact"),
        ("CON", "con-2"),
        ("Nul.", "nul-2"),
        ("com¹", "com1-2"),
        ("lpt0", "lpt0-2"),
        ("com10", "com10"),
        ("Me", "me-2"),
        ("a" * 70, "a" * 60),
        ("a" * 59 + " bcd", "a" * 59),
        ("a" * 59 + "x\u0323\u0332", "a" * 59),
        ("a" + "\u0332" * 70, "contact"),
    ],
)
def test_a_key_is_made_from_the_letters_and_digits_of_the_name(name: str, expected: str) -> None:
    assert key_from(name, ()) == expected


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Alice Chen", ["alice-chen"], "alice-chen-2"),
        ("Alice Chen", ["alice-chen", "alice-chen-2"], "alice-chen-3"),
        ("Alice Chen", ["alice-chen-2"], "alice-chen"),
        ("Alice Chen", ["Alice-CHEN"], "alice-chen-2"),
        ("Zoë", ["zoe\u0308"], "zoë-2"),
        ("Ada", ["ａｄａ"], "ada-2"),
        ("Strauss", ["strauß"], "strauss-2"),
        ("CON", ["con-2"], "con-3"),
        ("!!!", ["contact"], "contact-2"),
        ("a" * 70, ["a" * 60], "a" * 58 + "-2"),
        ("a" * 57 + " bb", ["a" * 57 + "-bb"], "a" * 57 + "-2"),
        ("b" * 60, ["b" * 60, *("b" * 58 + f"-{n}" for n in range(2, 10))], "b" * 57 + "-10"),
    ],
)
def test_a_key_that_is_taken_gets_a_number(name: str, taken: list[str], expected: str) -> None:
    assert key_from(name, taken) == expected


@given(st.lists(st.one_of(ANYTHING, ACCENTED, st.text(max_size=80)), max_size=8))
@settings(deadline=None)
def test_keys_are_short_distinct_on_every_system_and_hold_nothing_but_letters_digits_and_hyphens(
    names: list[str],
) -> None:
    taken: list[str] = []
    for name in names:
        key = key_from(name, taken)
        assert key == key_among(name, {key_identity(other) for other in taken})
        assert key == key_identity(key)
        assert 1 <= len(key) <= 60
        assert not set(key) & set(JOINERS + "/\\.: ")
        assert all(category(c)[0] in "LNM" for c in key.replace("-", ""))
        assert not key.startswith("-")
        assert not key.endswith("-")
        assert "--" not in key
        taken.append(key)
    assert len(set(taken)) == len(taken)


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("tgas", ["tags", "tag", "title"], ("tags",)),
        ("emial", ["email", "name", "place"], ("email",)),
        ("Alcie", ["Alice Chen", "Alice", "Alicia", "Bob"], ("Alice", "Alicia")),
        ("zoe", ["Zoë", "Joe", "Bob"], ("Zoë", "Joe")),
        ("boob", ["Robb", "bob", "Bobo", "boo", "booby"], ("bob", "Bobo", "boo")),
        ("anna", ["hannah"], ()),
        ("xyz", ["alice"], ()),
        ("", ["alice"], ()),
        ("alice", [], ()),
        ("alice", ["alice", "alice"], ("alice",)),
    ],
)
def test_a_misspelling_finds_the_nearest_names(word: str, candidates: list[str], expected: tuple[str, ...]) -> None:
    assert nearest(word, candidates) == expected


def test_no_more_names_than_asked_for_are_suggested() -> None:
    assert nearest("alice", ["alicf", "alica", "alicd", "alice"], limit=2) == ("alice", "alica")


@given(SHORT, st.lists(SHORT, max_size=6, unique_by=fold))
@settings(deadline=None)
def test_the_nearest_are_those_that_the_textbook_distance_finds(word: str, candidates: list[str]) -> None:
    allowed = 1 if len(fold(word)) <= 4 else 2
    ranked = sorted((_textbook_distance(fold(word), fold(c)), fold(c), c) for c in candidates)
    expected = tuple(candidate for distance, _, candidate in ranked if distance <= allowed)
    assert nearest(word, candidates, limit=6) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("email", "email", True),
        ("email", "EMAIL", True),
        ("email", "emial", True),
        ("email", "mail", True),
        ("email", "emaill", True),
        ("email", "emeil", True),
        ("email", "meial", False),
        ("email", "name", False),
        ("ab", "ba", True),
        ("abc", "cab", False),
        ("", "a", True),
        ("", "ab", False),
    ],
)
def test_one_slip_is_a_letter_too_many_missing_wrong_or_swapped(a: str, b: str, expected: bool) -> None:
    assert one_slip(a, b) is expected
    assert one_slip(b, a) is expected


@pytest.mark.parametrize(
    ("count", "noun", "given_plural", "expected"),
    [
        (1, "day", None, "1 day"),
        (3, "day", None, "3 days"),
        (0, "day", None, "0 days"),
        (1, "entry", "entries", "1 entry"),
        (2, "entry", "entries", "2 entries"),
    ],
)
def test_a_noun_agrees_with_its_count(count: int, noun: str, given_plural: str | None, expected: str) -> None:
    assert plural(count, noun, given_plural) == expected


@pytest.mark.parametrize(
    ("text", "shown", "field"),
    [
        ("Alice Chen", "Alice Chen", "Alice Chen"),
        ("陈爱丽 Zoë", "陈爱丽 Zoë", "陈爱丽 Zoë"),
        ("a\tb", "a b", r"a\tb"),
        ("a\nb", "a⏎b", r"a\nb"),
        ("a\r\nb", r"a\x0d⏎b", r"a\r\nb"),
        (r"C:\new", r"C:\new", r"C:\\new"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x00\x07\x7f\x9b", r"\x00\x07\x7f\x9b", r"\x00\x07\x7f\x9b"),
        ("\u202eevil\u2066\u061c\u200f", r"\u202eevil\u2066\u061c\u200f", r"\u202eevil\u2066\u061c\u200f"),
        ("a\u2028b\u2029\x85", r"a\u2028b\u2029\x85", r"a\u2028b\u2029\x85"),
        ("\ufeffx\u200b\u00ad", r"\ufeffx\u200b\xad", r"\ufeffx\u200b\xad"),
        ("\ud800", r"\ud800", r"\ud800"),
        ("\ufffe\uffff\U0001ffff", r"\ufffe\uffff\U0001ffff", r"\ufffe\uffff\U0001ffff"),
        ("\U000e0001\U000e0041\U000e0002", r"\U000e0001\U000e0041\U000e0002", r"\U000e0001\U000e0041\U000e0002"),
        ("❤️ 👩‍💻 می‌خواهم", "❤️ 👩‍💻 می‌خواهم", "❤️ 👩‍💻 می‌خواهم"),
        ("a\u00a0b\u3000\ue000", "a\u00a0b\u3000\ue000", "a\u00a0b\u3000\ue000"),
        ("[red]:smile:[/]", "[red]:smile:[/]", "[red]:smile:[/]"),
        ("", "", ""),
    ],
)
def test_what_acts_or_hides_is_spelled_out(text: str, shown: str, field: str) -> None:
    assert visible(text) == shown
    assert field_escaped(text) == field


def test_no_control_or_format_character_of_all_unicode_reaches_the_eye() -> None:
    everything = [chr(point) for point in range(0x110000)]
    hidden = [c for c in everything if category(c) in HIDDEN and c not in JOINERS]
    assert len(hidden) > 2200
    for escape in (visible, field_escaped):
        assert all(escape(c).isprintable() for c in hidden)
        assert [c for c in everything if category(c)[0] in "LMNPS" and c != "\\" and escape(c) != c] == []


@given(ANYTHING)
@settings(deadline=None)
def test_a_text_made_visible_twice_is_the_same(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.one_of(ANYTHING, st.text("\\tnrx1b\t\n\r\x1b")))
@settings(deadline=None)
def test_a_field_is_one_line_without_tabs(text: str) -> None:
    field = field_escaped(text)
    assert len(field.splitlines()) <= 1
    assert "\t" not in field


@given(st.text("\\ntrab\t\n\r"))
def test_the_breaks_in_a_field_can_be_read_back(text: str) -> None:
    parts = field_escaped(text).split("\\\\")
    back = [part.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r") for part in parts]
    assert "\\".join(back) == text


def _textbook_distance(a: str, b: str) -> int:
    """The recursive definition of the optimal string alignment distance."""

    @cache
    def distance(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        swapped = i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]
        return min(
            distance(i - 1, j) + 1,
            distance(i, j - 1) + 1,
            distance(i - 1, j - 1) + (a[i - 1] != b[j - 1]),
            distance(i - 2, j - 2) + 1 if swapped else i + j,
        )

    return distance(len(a), len(b))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("play the piano at my father's seventieth", '"play the piano at my father\'s seventieth"'),
        ('the "big" one', "'the \"big\" one'"),
        ("costs $5", "'costs $5'"),
        ("it's `now`!", """'it'"'"'s `now`!'"""),
    ],
)
def test_a_text_is_one_word_for_a_shell_as_somebody_would_type_it(text: str, word: str) -> None:
    assert shell_word(text) == word


@given(ANYTHING.filter(lambda text: "\0" not in text))
def test_a_shell_reads_its_word_back_as_it_was(text: str) -> None:
    assert shlex.split(shell_word(text)) == [text]
