"""The table of words that mean the same."""

import pytest

from netlog.core.stopwords import STOP_WORDS
from netlog.core.synonyms import SYNONYMS, parts, synonyms
from netlog.core.text import fold


def test_every_word_of_the_table_and_every_stop_word_is_folded() -> None:
    assert [word for word in (*SYNONYMS, *STOP_WORDS) if fold(word) != word] == []


def test_no_word_of_the_table_is_one_that_is_never_asked_for() -> None:
    assert SYNONYMS.keys() & STOP_WORDS == set()


@pytest.mark.parametrize(
    ("word", "other"),
    [("flat", "wohnung"), ("wohnungen", "flat"), ("lawyers", "anwalt"), ("abogados", "lawyer"), ("lisboa", "lisbon")],
)
def test_a_word_has_its_synonyms_in_singular_and_plural(word: str, other: str) -> None:
    assert other in synonyms(word)


def test_a_country_is_met_by_its_cities_and_a_city_not_by_its_country() -> None:
    assert {"madrid", "sevilla"} <= set(synonyms("spanien"))
    assert "spain" not in synonyms("madrid")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("klavierunterricht", ("klavier", "unterricht")),
        ("gesangsunterricht", ("gesang", "unterricht")),
        ("grafikdesignerin", ("grafik", "designerin")),
        ("mathelehrer", ("mathe", "lehrer")),
        ("kinderarzt", ()),  # the table has it whole
        ("flat", ()),
        ("conversation", ()),
    ],
)
def test_a_compound_is_made_of_words_of_the_table(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word) == expected
