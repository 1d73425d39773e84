"""An error shows where it is: the line, and a caret under the very columns, on any terminal and in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.cli.complaints import EXCERPT, excerpt, of_error, of_problems
from netlog.core.text import visible
from netlog.errors import Location, NetlogError, Problem

COLUMNS = [
    ("every: often", 8, 5, "every: often", 7, 5),
    ("every: often", 1, 1, "every: often", 0, 1),
    ("often", 6, 1, "often", 5, 1),
    ("often", 3, 99, "often", 2, 3),
    ("陈爱丽: x", 6, 1, "陈爱丽: x", 8, 1),
    ("x: 陈爱丽", 4, 3, "x: 陈爱丽", 3, 6),
    ("🦊: x", 4, 1, "🦊: x", 4, 1),
    ("Zoe\u0308: x", 7, 1, "Zoe\u0308: x", 5, 1),
    ("ｆull: x", 7, 1, "ｆull: x", 7, 1),
    ("\tx: y", 5, 1, " x: y", 4, 1),
    ("\x1b[1m: y", 7, 1, "\\x1b[1m: y", 9, 1),
    ("a: \x1b", 4, 1, "a: \\x1b", 3, 4),
    ("a: \u202eb", 5, 1, "a: \\u202eb", 9, 1),
    ("a: [/] :smile:", 8, 7, "a: [/] :smile:", 7, 7),
]


@pytest.mark.parametrize(("text", "column", "width", "shown", "indent", "carets"), COLUMNS)
def test_the_caret_stands_under_the_columns_that_are_meant(
    text: str, column: int, width: int, shown: str, indent: int, carets: int
) -> None:
    problem = Problem(location=Location("me.yaml", 7, column), message="x", excerpt=text, width=width)
    assert list(excerpt(problem)) == [f"    7 | {shown}", f"      | {' ' * indent}{'^' * carets}"]


@pytest.mark.parametrize("line", [1, 999, 1000, 1_234_567])
def test_the_bar_stands_under_the_bar_whatever_the_lines_number(line: int) -> None:
    problem = Problem(location=Location("me.yaml", line, 1), message="x", excerpt="abc")
    first, second = excerpt(problem)
    assert first.index("|") == second.index("|")
    assert second.endswith("| ^")


@pytest.mark.parametrize("column", [1, 30, 72, 73, 100, 159, 160])
def test_of_a_long_line_what_is_near_is_shown_in_one_line_of_a_terminal(column: int) -> None:
    text = "".join(chr(ord("a") + index % 26) for index in range(160))
    first, second = excerpt(Problem(location=Location("me.yaml", 1, column), message="x", excerpt=text))
    assert len(first) <= 80
    assert len(first) - len("    1 | ") <= EXCERPT
    assert first[second.index("^")] == text[column - 1]


@given(st.text(max_size=100), st.integers(1, 110), st.integers(1, 110))
def test_no_text_makes_an_excerpt_that_acts_or_breaks(text: str, column: int, width: int) -> None:
    problem = Problem(location=Location("a.yaml", 1, column), message="x", excerpt=text, width=width)
    lines = list(excerpt(problem))
    assert len(lines) == (2 if text else 0)
    for line in lines:
        assert line == visible(line)


def test_a_problem_without_a_line_is_said_without_one() -> None:
    assert of_problems([Problem(location=Location("contacts/x.yaml"), message="is a folder", advice="Move it.")]) == (
        "netlog: contacts/x.yaml: is a folder\nMove it.\n"
    )


CORRECTIONS = [
    ("contacts/ada.yaml", 3, "error", "Correct the line with `netlog edit ada`.\n"),
    ("contacts/a\x1bb.yaml", 3, "error", "Correct the line with `netlog edit a\\x1bb`.\n"),
    ("me.yaml", 3, "error", "Correct the line with `netlog edit me`.\n"),
    ("netlog.yaml", 3, "error", ""),
    ("contacts/ada.yaml", 0, "error", ""),
    ("contacts/ada.yaml", 3, "warning", ""),
]


@pytest.mark.parametrize(("path", "line", "severity", "said"), CORRECTIONS)
def test_the_command_that_opens_the_file_is_named(path: str, line: int, severity: str, said: str) -> None:
    problem = Problem(
        location=Location(path, line, 1 if line else 0),
        message="wrong",
        severity="error" if severity == "error" else "warning",
    )
    place = f"{visible(path)}:{line}:1" if line else path
    assert of_problems([problem]) == f"netlog: {place}: wrong\n{said}"


def test_an_error_says_its_sentence_and_what_to_do() -> None:
    assert of_error(NetlogError("no", advice="do")) == "netlog: no\ndo\n"
    assert of_error(NetlogError("no")) == "netlog: no\n"
    assert of_error(NetlogError("\x1b[1m\u202e", advice="a\nb\x07")) == "netlog: \\x1b[1m\\u202e\na\nb\\x07\n"


def test_the_problems_behind_an_error_come_first_all_of_them() -> None:
    problems = [
        Problem(location=Location("me.yaml", 1, 1), message="one", excerpt="abc", width=3, advice="Do this."),
        Problem(location=Location("me.yaml", 2, 1), message="two"),
    ]
    assert of_error(NetlogError("nothing was written", advice="Go on.", problems=problems)) == (
        "netlog: me.yaml:1:1: one\n"
        "    1 | abc\n"
        "      | ^^^\n"
        "Do this. Correct the line with `netlog edit me`.\n"
        "netlog: me.yaml:2:1: two\n"
        "Correct the line with `netlog edit me`.\n"
        "nothing was written\n"
        "Go on.\n"
    )
