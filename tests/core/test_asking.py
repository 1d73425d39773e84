"""What a text asks for: which of its words, how much hangs on each, and how else it may have been said."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.asking import Form, asked
from netlog.core.synonyms import parts
from netlog.core.text import fold, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a flat in Lisbon from March", ["flat", "lisbon"]),
        ("somebody who has moved a pension fund into start-ups", ["moved", "pension", "fund", "start ups"]),
        ("a Spanish-speaking therapist", ["spanish", "therapist"]),
        ("Eine Wohnung in Lissabon", ["wohnung", "lissabon"]),
        ("un abogado para una empresa pequeña", ["abogado", "empresa"]),
        ("Klavierunterricht", ["klavier", "unterricht"]),
        ("mieszkanie w Krakowie", ["mieszkanie", "krakowie"]),
        ("a flat, a flat", ["flat"]),
        ("series A", ["series"]),
        ("俳句", ["俳句"]),
        ("somebody to help me", []),
        ("in March", []),
        ("", []),
    ],
)
def test_the_words_that_tell_something_are_asked_for_each_once(text: str, expected: list[str]) -> None:
    assert [one.word for one in asked(text)] == expected


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("a recruiter", {"recruiter": 1.5}),
        ("a piano teacher", {"piano": 1.5 / sqrt(2), "teacher": 1.5 / sqrt(2)}),
        ("a recruiter for ML roles", {"recruiter": 1.5, "ml": 1 / sqrt(2), "roles": 1 / sqrt(2)}),
        ("a flat in Lisbon", {"flat": 1.5, "lisbon": 1.8}),  # 1.2 times the first run
        ("a desk, while the gallery is painted", {"desk": 1.5, "gallery": 0.5, "painted": 0.3}),  # half, as an aside
    ],
)
def test_most_hangs_on_where_and_then_on_what_stands_first(text: str, weights: dict[str, float]) -> None:
    assert {one.word: pytest.approx(one.weight) for one in asked(text)} == weights


def test_a_place_is_what_follows_a_word_that_says_where_but_not_at_the_beginning() -> None:
    assert [one.is_place for one in asked("a flat in Lisbon")] == [False, True]
    assert [one.is_place for one in asked("in Lisbon, a flat")] == [False, False]


def test_the_word_itself_counts_most_then_its_synonyms_then_what_begins_like_it() -> None:
    (one,) = asked("an illustrator")
    assert one.forms[0] == Form("illustrator", 1.0)
    assert Form("ilustradora", 0.8) in one.forms
    assert one.forms[-1] == Form("illustrat", 0.7, is_beginning=True)


def test_a_word_with_a_hyphen_may_be_written_as_one_or_two() -> None:
    (one,) = asked("a start-up")
    assert {form.text for form in one.forms} >= {"start up", "startup"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("fotógrafo", "fotografía"), ("Übersetzer", "Übersetzung"), ("prawnika", "prawnik"), ("designers", "designs")],
)
def test_long_words_of_one_stem_begin_alike(one: str, other: str) -> None:
    beginnings = [form.text for form in asked(one)[0].forms if form.is_beginning]
    assert any(fold(other).startswith(beginning) for beginning in beginnings)


@given(st.text())
def test_every_form_is_made_of_folded_words(text: str) -> None:
    for one in asked(text):
        for form in one.forms:
            assert form.text
            assert " ".join(words(form.text)) == form.text


@pytest.mark.parametrize("text", ["." * 300_000 + "x", "," * 300_000, "w" * 300_000, "a, " * 100_000])
def test_a_long_text_is_gone_through_once(text: str) -> None:
    """To begin anew at every letter would take hours, and this test with it."""
    asked(text)
    parts(text)
