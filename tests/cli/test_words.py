"""What people type means what it looks like: a word with a dash is an option only if there is one of that name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.cli.words import arranged
from netlog.errors import UsageError

OPTIONS = {"--on": True, "--worth": True, "-j": True, "--json": False, "-q": False}

TYPED = [
    ("alice intro", "", "alice|intro"),
    ("alice|-5 kg bet", "", "alice|-5 kg bet"),
    ("alice|+vip|-cold", "", "alice|+vip|-cold"),
    ("tag:vip|-berlin|-tag:x", "", "tag:vip|-berlin|-tag:x"),
    ("--json|alice|x", "--json", "alice|x"),
    ("alice|--on|friday|x|-q", "--on|friday|-q", "alice|x"),
    ("alice|--on=last friday|x", "--on=last friday", "alice|x"),
    ("alice|--on=", "--on=", "alice"),
    ("alice|--on|-3d", "--on|-3d", "alice"),
    ("alice|--on|--json", "--on|--json", "alice"),
    ("alice|--|-x", "", "alice|-x"),
    ("--|--json|--on|--", "", "--json|--on|--"),
    ("alice|--json|--|--json", "--json", "alice|--json"),
    ("alice|-", "", "alice|-"),
    ("alice|-x=y", "", "alice|-x=y"),
    ("alice|--- what", "", "alice|--- what"),
    ("alice|-- what", "", "alice|-- what"),
    ("alice|--5", "", "alice|--5"),
    ("alice|--04-02", "", "alice|--04-02"),
    ("alice|--really?", "", "alice|--really?"),
    ("alice|-—dash", "", "alice|-—dash"),
    ("", "", ""),
]


@pytest.mark.parametrize(("typed", "options", "words"), TYPED)
def test_a_word_with_a_dash_is_text_unless_an_option_has_that_name(typed: str, options: str, words: str) -> None:
    split = typed.split("|") if "|" in typed else typed.split()
    expected = ([word for word in options.split("|") if options], [word for word in words.split("|") if words])
    assert arranged(split, OPTIONS) == expected


REFUSED = [
    (["alice", "--jsonn"], "there is no option --jsonn", "Did you mean --json? If it is text, put -- before it."),
    (["--wroth", "3"], "there is no option --wroth", "Did you mean --worth? If it is text, put -- before it."),
    (["--frobnicate=3"], "there is no option --frobnicate", "If it is text, put -- before it."),
    (["alice", "--on"], "--on needs a value", ""),
    (["-j"], "-j needs a value", ""),
    (["--json=yes"], "--json takes no value", ""),
]


@pytest.mark.parametrize(("typed", "sentence", "advice"), REFUSED)
def test_a_slip_in_an_option_is_not_taken_for_text(typed: list[str], sentence: str, advice: str) -> None:
    with pytest.raises(UsageError) as raised:
        arranged(typed, OPTIONS)
    assert (raised.value.message, raised.value.advice) == (sentence, advice)


@given(
    st.lists(st.text(st.characters(exclude_characters="-"), max_size=4), max_size=5), st.lists(st.text(), max_size=5)
)
def test_no_word_is_lost_or_moved(words: list[str], behind: list[str]) -> None:
    assert arranged([*words, "--", *behind], OPTIONS) == ([], [*words, *behind])
    assert arranged(["--json", *words, "--on", "x", "--", *behind], OPTIONS) == (
        ["--json", "--on", "x"],
        [*words, *behind],
    )
