"""What a pipe gets."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog.core.text import visible
from netlog.page import Block, Column, Heading, Line, Page, Span, Table, Tree, line
from netlog.render import plain

TEXTS = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)


def test_a_record_is_one_line_of_tab_separated_columns() -> None:
    page = Page(records=(("alice-chen", "Alice Chen", "2026-11-28"), ("bob-marsh", "Bob Marsh", "")))
    assert plain.render(page) == "alice-chen\tAlice Chen\t2026-11-28\nbob-marsh\tBob Marsh\t\n"


def test_records_come_without_the_blocks_for_people() -> None:
    page = Page(blocks=(Heading("You owe"),), records=(("alice-chen", "3"),), hint="nothing to do")
    assert plain.render(page) == "alice-chen\t3\n"


def test_no_records_are_no_output_even_when_there_is_a_hint() -> None:
    assert plain.render(Page(records=(), blocks=(Heading("You owe"),), hint="You owe nobody.")) == ""


def test_a_long_text_is_neither_cut_nor_wrapped() -> None:
    text = "the hiring rubric " * 50 + "陈爱丽"
    assert plain.render(Page(records=(("alice", text),))) == f"alice\t{text}\n"


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4).map(tuple), max_size=4).map(tuple))
@settings(deadline=None)
def test_every_record_stays_one_line_with_its_columns_whatever_the_texts_hold(
    records: tuple[tuple[str, ...], ...],
) -> None:
    lines = plain.render(Page(records=records)).split("\n")
    assert lines.pop() == ""
    assert [len(each.split("\t")) for each in lines] == [len(record) for record in records]
    assert all(visible(field) == field for each in lines for field in each.split("\t"))


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (Heading("Goals"), "Goals\n"),
        (line("Alice Chen ", Span("overdue", "late")), "Alice Chen overdue\n"),
        (line("under it", indent=2), "    under it\n"),
        (line(), "\n"),
        (
            Table((Column("name"), Column("due")), ((line("Alice"), line("friday")), (line("Bob"), line()))),
            "Alice\tfriday\nBob\t\n",
        ),
        (Tree((line("Dana"), line("Alice", indent=1), line("Bob"))), "Dana\n  Alice\nBob\n"),
        (Tree((line("[red]x[/]\x1b[31m\ty"), line())), "[red]x[/]\\x1b[31m y\n\n"),
        (line("two\nlines"), "two⏎lines\n"),
        (Table((Column("name"),), ((line("a\tb\nc"),),)), "a b⏎c\n"),
        (line("[bold]no markup[/] :smile:"), "[bold]no markup[/] :smile:\n"),
    ],
)
def test_prose_is_bare_lines(block: Block, lines: str) -> None:
    assert plain.render(Page(blocks=(block,))) == lines


def test_blocks_stand_one_below_the_other_and_the_hint_is_left_to_people() -> None:
    assert plain.render(Page(blocks=(Heading("Goals"), line("raise a seed round", indent=1)), hint="Add one.")) == (
        "Goals\n  raise a seed round\n"
    )


@given(st.lists(TEXTS, max_size=3))
@settings(deadline=None)
def test_prose_holds_nothing_that_could_command_a_terminal(texts: list[str]) -> None:
    drawn = plain.render(Page(blocks=(Heading("".join(texts)), Line(tuple(Span(text) for text in texts), 1))))
    assert drawn.count("\n") == 2
    assert all(visible(each) == each for each in drawn.split("\n"))


@pytest.mark.parametrize("module", ["plain", "jsondoc"])
def test_a_pipe_never_waits_for_rich_to_load(module: str) -> None:
    program = f"import sys, netlog.render.{module}; print('rich' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_a_tree_of_thousands_in_one_line_of_descent_is_told_whole() -> None:
    told = plain.render(Page(blocks=(Tree(tuple(line(f"n{depth}", indent=depth) for depth in range(5000))),)))
    assert [each.strip() for each in told.splitlines()] == [f"n{depth}" for depth in range(5000)]
