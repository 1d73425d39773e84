"""Values as they are written: one line each, the same text to every program that reads YAML."""

from collections.abc import Callable

import pytest
import yaml
from anyone import TEXTS, texts
from hostile import in_depth, thoroughly
from hypothesis import given
from hypothesis import strategies as st

from netlog.store import quoting

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | texts


@pytest.mark.parametrize("write", [quoting.quoted, quoting.word, quoting.key], ids=["quoted", "word", "key"])
@in_depth(300)
def test_every_program_reads_the_text_that_was_written(write: Callable[[str], str], examples: int) -> None:
    @thoroughly(examples)
    @given(any_text)
    def check(text: str) -> None:
        written = write(text)
        assert len(written.splitlines()) == 1
        assert yaml.safe_load(f"[{written}]") == [text]
        assert yaml.safe_load(f"{{a: {written}, b: c}}") == {"a": text, "b": "c"}
        assert yaml.safe_load(f"{written}: 1") == {text: 1}

    check()


@pytest.mark.parametrize("write", [quoting.quoted, quoting.word, quoting.key], ids=["quoted", "word", "key"])
@pytest.mark.parametrize("text", [*TEXTS, "", "y", "N", "Yes", "TRUE", "null", ".inf", "0o7", "1:2", "2026-11-02"])
def test_no_program_takes_a_text_for_anything_else(write: Callable[[str], str], text: str) -> None:
    assert yaml.safe_load(f"[{write(text)}]") == [text]


@pytest.mark.parametrize(
    ("text", "word", "key"),
    [
        ("founders", "founders", "founders"),
        ("in person", "in person", '"in person"'),
        ("well-read", "well-read", "well-read"),
        ("bob-marsh-2", "bob-marsh-2", "bob-marsh-2"),
        ("森田-陽菜", "森田-陽菜", "森田-陽菜"),
        ("On", '"On"', '"On"'),
        ("no", '"no"', '"no"'),
        ("007", '"007"', '"007"'),
        ("a, b", '"a, b"', '"a, b"'),
        ("", '""', '""'),
        ("- a", '"- a"', '"- a"'),
    ],
)
def test_words_and_keys_stand_bare_where_nothing_can_mistake_them(text: str, word: str, key: str) -> None:
    assert (quoting.word(text), quoting.key(text)) == (word, key)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('say "hi"\\', '"say \\"hi\\"\\\\"'),
        ("a\nb\tc\rd", '"a\\nb\\tc\\rd"'),
        ("\x00\x1b\x7f\x85", '"\\x00\\x1B\\x7F\\x85"'),
        ("\u2028\u202e\ufeff", '"\\u2028\\u202E\\uFEFF"'),
        ("\U000e0041", '"\\U000E0041"'),
        ("Zoë 🦊 陈", '"Zoë 🦊 陈"'),
        ("👩\u200d🔬", '"👩\u200d🔬"'),
    ],
)
def test_what_acts_or_hides_is_spelled_out(text: str, written: str) -> None:
    assert quoting.quoted(text) == written
