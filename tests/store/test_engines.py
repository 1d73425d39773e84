"""PyYAML with libyaml and without: the same trees, contacts, problems and places for the same text."""

import random

from hostile import Hostile, files, in_depth, thoroughly
from hypothesis import given
from hypothesis import strategies as st

from netlog.store import yamltext
from netlog.store.codec import parse

PIECES = (
    "a", "b: ", "c:", "- ", "-", "\n", "\n  ", "\n    ", " ", "\t", "# c", "#", ",", "[", "]", "{", "}", '"', "'", "|",
    ">", "|2", ">-", "|+", "?", "? ", ": ", ":", "---", "...", "\r\n", "\r", "\x85", "\u2028", "é", "🦊", "~", "\\",
    "%", "@", "`", "\ufeff", "&x", "*x", "!t", "\x00", "<<", '"q"', "'s'", "|\n  x", "k: v\n", "- e\n", "name: A\n",
    "log:", "gave: ", "date: 2026-01-01", "tags: ",
)  # fmt: skip


def shape(node: object) -> object:
    """A tree's values, styles and places; where an empty value stands is the one thing the engines differ in."""
    if isinstance(node, yamltext.ScalarNode):
        return node.value, node.style or None, node.value and (node.start_mark.index, node.end_mark.index)
    if isinstance(node, yamltext.SequenceNode):
        return bool(node.flow_style), node.start_mark.index, [shape(child) for child in node.value]
    if isinstance(node, yamltext.MappingNode):
        return bool(node.flow_style), node.start_mark.index, [(shape(key), shape(value)) for key, value in node.value]
    return None


def composed(text: str, *, pure: bool) -> object:
    try:
        return shape(yamltext.compose(text, pure=pure))
    except yamltext.YamlProblem as problem:
        return problem.message, problem.index, problem.width, problem.advice


@in_depth(3000)
def test_both_engines_see_the_same_in_any_text(examples: int) -> None:
    chance = random.Random(20261122)
    for _ in range(examples):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 10)))
        assert composed(text, pure=False) == composed(text, pure=True), repr(text)


@in_depth(150)
def test_both_engines_say_the_same_of_a_file_that_was_damaged(examples: int) -> None:
    @thoroughly(examples)
    @given(files(), st.data())
    def check(file: Hostile, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(file.text)))
        damaged = file.text[:at] + data.draw(st.sampled_from(PIECES)) + file.text[at + data.draw(st.integers(0, 2)) :]
        assert parse(damaged) == parse(damaged, pure=True)

    check()


def test_the_fast_engine_is_there_to_be_compared() -> None:
    assert yamltext.has_fast_engine()
