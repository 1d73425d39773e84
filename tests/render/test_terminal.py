"""What a person sees."""

import re
from collections import Counter
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from netlog.core.text import visible
from netlog.page import Block, Column, Heading, Line, Page, Span, Table, Tone, Tree, line
from netlog.render import terminal

SGR = re.compile(r"\x1b\[[0-9;]*m")

# Texts of everyday letters alone would never find what joiners, wide letters and controls do to a line.
HOSTILE = (
    "ab [/]:陈ｗ👩🚀❤한\u0301\u0e33\u00a0\u3000\u200b\u200d\ufe0f"
    "\x1b\x07\x9b\r\n\t\x00\x7f\u202e\u2066\u2028\ufeff\ud800"
)
TEXTS = st.text(st.one_of(st.sampled_from(HOSTILE), st.characters(codec=None, exclude_categories=())), max_size=40)
SPANS = st.builds(Span, TEXTS, st.sampled_from(get_args(Tone)))
LINES = st.builds(Line, st.lists(SPANS, max_size=3).map(tuple), st.integers(0, 12))
COLUMNS = st.builds(Column, TEXTS, st.sampled_from(["left", "right"]), st.booleans())


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(COLUMNS, min_size=1, max_size=5))
    rows = st.tuples(*(LINES for _ in columns))
    return Table(tuple(columns), tuple(draw(st.lists(rows, max_size=3))))


TREES = st.builds(Tree, st.lists(LINES, max_size=8).map(tuple))
BLOCKS = st.one_of(st.builds(Heading, TEXTS), LINES, tables(), TREES)
PAGES = st.builds(Page, blocks=st.lists(BLOCKS, max_size=3).map(tuple), hint=TEXTS)
WIDTHS = st.one_of(st.integers(1, 40), st.sampled_from([80, 200]))
ENCODINGS = st.sampled_from(["utf-8", "ascii", "latin-1", "cp437"])

OWE = Table(
    (Column("name"), Column("what", gives=True), Column("due"), Column("worth", "right")),
    (
        (line(Span("Alice Chen", "name")), line("send the hiring rubric"), line(Span("2026-11-28", "late")), line("3")),
        (line(Span("陈爱丽", "name")), line("a flat in Lisbon 👋"), line(), line("12")),
    ),
)


def drawn(*blocks: Block, width: int = 80, encoding: str = "utf-8") -> str:
    return terminal.render(Page(blocks=blocks), width=width, colour=False, encoding=encoding)


def texts(block: Block) -> list[str]:
    """What a block says, apart from a table's titles."""
    match block:
        case Heading(text):
            return [text]
        case Line():
            return [span.text for span in block.spans]
        case Tree(lines):
            return [span.text for each in lines for span in each.spans]
        case _:
            return [span.text for row in block.rows for cell in row for span in cell.spans]


@given(PAGES, WIDTHS, ENCODINGS)
@settings(deadline=None)
def test_no_text_can_command_the_terminal(page: Page, width: int, encoding: str) -> None:
    output = terminal.render(page, width=width, colour=False, encoding=encoding)
    assert all(visible(each) == each for each in output.split("\n"))


@given(PAGES, WIDTHS, ENCODINGS)
@settings(deadline=None)
def test_colour_is_the_only_command_and_changes_no_letter(page: Page, width: int, encoding: str) -> None:
    coloured = terminal.render(page, width=width, colour=True, encoding=encoding)
    assert SGR.sub("", coloured) == terminal.render(page, width=width, colour=False, encoding=encoding)


@given(PAGES, WIDTHS)
@settings(deadline=None)
def test_no_letter_is_lost_however_narrow_the_terminal(page: Page, width: int) -> None:
    said = Counter("".join(visible(text) for block in page.blocks for text in texts(block)))
    shown = Counter(terminal.render(page, width=width, colour=False))
    assert {each for each in said - shown if not each.isspace() and each != "\u200d"} == set()


def has_a_command(block: object) -> bool:
    return isinstance(block, Line) and any(span.tone == "command" for span in block.spans)


def test_a_command_is_one_line_to_copy_however_long() -> None:
    """It was folded once, and whoever pasted it wrote a line break into two files."""
    command = f'netlog intro dana bob "{"a flat " * 20}"'
    page = Page(blocks=(line(Span(command, "command"), indent=2),))
    assert terminal.render(page, width=40, colour=False) == f"    {command}\n"


@given(PAGES, st.sampled_from([20, 40, 80]))
@settings(deadline=None)
def test_no_line_is_wider_than_the_terminal_or_ends_in_a_space(page: Page, width: int) -> None:
    page = replace(page, blocks=tuple(one for one in page.blocks if not has_a_command(one)))
    for each in terminal.render(page, width=width, colour=False).split("\n"):
        assert cell_len(each) <= width
        assert not each.endswith(" ")


@given(PAGES, ENCODINGS)
@settings(deadline=None)
def test_a_terminal_that_lacks_a_letter_gets_its_escape(page: Page, encoding: str) -> None:
    terminal.render(page, width=80, colour=True, encoding=encoding).encode(encoding)


@pytest.mark.parametrize(
    "text",
    [
        "[bold]x[/]",
        "[/]",
        ":smile:",
        "[link=http://x]y[/link]",
        "https://example.org/a?b=c",
        "[red",
        r"\[bold]",
        "'quoted' 1234 True None",
        "@alice #tag /usr/bin",
    ],
)
@pytest.mark.parametrize("colour", [True, False])
def test_markup_emoji_codes_and_links_are_shown_as_they_are_written(text: str, colour: bool) -> None:
    table = Table((Column(text),), ((line(text),),))
    page = Page(blocks=(line(text), Heading(text), table))
    output = terminal.render(page, width=80, colour=colour)
    assert SGR.sub("", output).count(text) == 4
    assert terminal.render(Page(blocks=(line(text),)), width=80, colour=colour) == f"{text}\n"


def test_a_table_is_quiet_and_aligned_whatever_the_script() -> None:
    assert drawn(OWE) == (
        "name        what                    due         worth\n"
        "─────────────────────────────────────────────────────\n"
        "Alice Chen  send the hiring rubric  2026-11-28      3\n"
        "陈爱丽      a flat in Lisbon 👋                    12\n"
    )


def test_on_a_narrow_terminal_the_column_that_gives_is_folded() -> None:
    assert drawn(OWE, width=45) == (
        "name        what            due         worth\n"
        "─────────────────────────────────────────────\n"
        "Alice Chen  send the        2026-11-28      3\n"
        "            hiring rubric\n"
        "陈爱丽      a flat in                      12\n"
        "            Lisbon 👋\n"
    )


def test_a_table_without_room_is_drawn_row_by_row() -> None:
    assert drawn(OWE, width=20) == (
        "Alice Chen\n"
        "  what: send the\n"
        "  hiring rubric\n"
        "  due: 2026-11-28\n"
        "  worth: 3\n"
        "陈爱丽\n"
        "  what: a flat in\n"
        "  Lisbon 👋\n"
        "  worth: 12\n"
    )


def test_a_column_that_does_not_give_stays_whole_beside_one_that_does() -> None:
    columns = (Column("name"), Column("what", gives=True), Column("how"))
    row = (line("Alexandra van Dongen"), line("send the new hiring rubric"), line("at lunch, in person"))
    assert drawn(Table(columns, (row,)), width=60) == (
        "name                  what               how\n"
        "────────────────────────────────────────────────────────────\n"
        "Alexandra van Dongen  send the new       at lunch, in person\n"
        "                      hiring rubric\n"
    )


def test_a_table_is_a_table_for_as_long_as_its_columns_fit() -> None:
    assert "─" * 43 in drawn(OWE, width=43)
    assert "─" not in drawn(OWE, width=42)


def test_who_came_through_whom_shows_by_indentation() -> None:
    rows = ((line("Alice"), line("3")), (line("Bob", indent=1), line("1")), (line("Eve", indent=2), line("2")))
    tree = Table((Column("name"), Column("worth")), rows)
    assert drawn(tree) == "name     worth\n──────────────\nAlice    3\n  Bob    1\n    Eve  2\n"


FAMILY = Tree((line("Oksana"), line("Dana", indent=1), line("Alice", indent=2), line("Ola", indent=1), line("Bob")))


@pytest.mark.parametrize(
    ("encoding", "dana", "alice", "ola"),
    [
        ("utf-8", "├── Dana", "│   └── Alice", "└── Ola"),
        ("cp437", "├── Dana", "│   └── Alice", "└── Ola"),
        ("ascii", "+-- Dana", "|   `-- Alice", "`-- Ola"),
        ("latin-1", "+-- Dana", "|   `-- Alice", "`-- Ola"),
    ],
)
def test_a_tree_is_drawn_with_what_the_terminal_can_show(encoding: str, dana: str, alice: str, ola: str) -> None:
    assert drawn(FAMILY, encoding=encoding) == f"Oksana\n{dana}\n{alice}\n{ola}\nBob\n"


def test_a_line_hangs_from_the_nearest_above_it_that_is_indented_less() -> None:
    assert drawn(Tree((line("a", indent=5), line("b", indent=9), line("c", indent=7), line("d", indent=1)))) == (
        "a\n├── b\n└── c\nd\n"
    )


def test_a_line_of_a_tree_that_is_too_long_is_folded_behind_its_guide() -> None:
    assert drawn(Tree((line("a"), line("one two three four", indent=1), line("b", indent=1))), width=20) == (
        "a\n├── one two three\n│   four\n└── b\n"
    )


def test_what_hangs_too_deep_for_the_page_goes_on_below() -> None:
    tree = Tree((*(line(name, indent=depth) for depth, name in enumerate("abcdef")), line("g", indent=1)))
    assert drawn(tree, width=20) == ("a\n├── b\n│   └── c …\n└── g\n… c\n└── d\n    └── e …\n… e\n└── f\n")


def test_a_tree_of_thousands_in_one_line_of_descent_is_drawn_whole() -> None:
    output = drawn(Tree(tuple(line(f"n{depth}.", indent=depth) for depth in range(5000))))
    assert all(f"n{depth}." in output for depth in range(5000))
    assert max(map(len, output.split("\n"))) <= 80


def test_a_tree_says_nothing_in_colours_but_its_lines_and_quiet_guides() -> None:
    tree = Tree((line(Span("Bob", "name")), line("[red]Sam[/] :smile:\x1b[31m", indent=1)))
    assert terminal.render(Page(blocks=(tree,)), width=80, colour=True) == (
        "\x1b[1mBob\x1b[0m\n\x1b[2m└── \x1b[0m[red]Sam[/] :smile:\\x1b[31m\n"
    )


def test_a_tree_without_lines_draws_nothing() -> None:
    assert drawn(Tree(())) == ""


def test_an_indented_cell_keeps_its_indentation_row_by_row() -> None:
    columns = (Column("name"), Column("first met"), Column("worth"))
    rows = ((line("Wolfeschlegel"), line("in Berlin", indent=1), line("1", indent=2)),)
    assert drawn(Table(columns, rows), width=20) == "Wolfeschlegel\n    first met: in\n    Berlin\n      worth: 1\n"


def test_a_joiner_at_the_end_of_a_span_costs_no_letter() -> None:
    cell = line(Span("aaaa\u200d", "late"), Span("b", "good"))
    assert drawn(Table((Column(""), Column("")), ((cell, line("c")),))) == "aaaab  c\n"


def test_only_letters_are_coloured() -> None:
    table = Table((Column("name"), Column("due")), ((line(Span("Alice Chen ", "name")), line(Span("friday", "late"))),))
    assert terminal.render(Page(blocks=(table,)), width=80, colour=True) == (
        "\x1b[2mname\x1b[0m         \x1b[2mdue\x1b[0m\n"
        "\x1b[2m───────────────────\x1b[0m\n"
        "\x1b[1mAlice Chen \x1b[0m  \x1b[31mfriday\x1b[0m\n"
    )


def test_a_very_long_name_is_folded_and_leaves_room_for_the_rest() -> None:
    table = Table((Column("name"), Column("due")), ((line("Wolfeschlegelsteinhausen" * 2), line("2026-11-28")),))
    assert drawn(table, width=40) == (
        "name                          due\n"
        "────────────────────────────────────────\n"
        "WolfeschlegelsteinhausenWolf  2026-11-28\n"
        "eschlegelsteinhausen\n"
    )


def test_a_table_without_titles_has_no_rule() -> None:
    assert drawn(Table((Column(""), Column("")), ((line("Alice"), line("12")),))) == "Alice  12\n"


@pytest.mark.parametrize("table", [Table((), ()), Table((Column("name"),), ()), Table((), ((),))])
def test_a_table_without_rows_draws_nothing(table: Table) -> None:
    assert drawn(table) == ""


def test_a_heading_stands_apart_from_what_is_above_it() -> None:
    assert drawn(Heading("You owe"), line("Alice"), Heading("You are owed"), line("Bob")) == (
        "You owe\nAlice\n\nYou are owed\nBob\n"
    )


def test_an_indented_line_keeps_its_indentation_where_it_folds() -> None:
    assert drawn(line("send the hiring rubric to Alice", indent=2), width=20) == (
        "    send the hiring\n    rubric to Alice\n"
    )


def test_an_empty_line_stays_an_empty_line() -> None:
    assert drawn(line("a"), line(), line("b")) == "a\n\nb\n"


def test_a_page_with_nothing_to_show_says_what_to_do() -> None:
    page = Page(hint="You owe nobody.")
    assert terminal.render(page, width=80, colour=False) == "You owe nobody.\n"
    assert terminal.render(page, width=80, colour=True) == "\x1b[2mYou owe nobody.\x1b[0m\n"


def test_a_page_that_shows_something_keeps_its_hint_to_itself() -> None:
    assert terminal.render(Page(blocks=(line("Alice"),), hint="Add one."), width=80, colour=False) == "Alice\n"


def test_an_empty_page_is_empty() -> None:
    assert terminal.render(Page(), width=80, colour=True) == ""


def test_every_tone_has_a_style() -> None:
    assert set(terminal.STYLES) == set(get_args(Tone))


@pytest.mark.parametrize(
    ("tone", "output"),
    [
        ("plain", "x\n"),
        ("name", "\x1b[1mx\x1b[0m\n"),
        ("late", "\x1b[31mx\x1b[0m\n"),
        ("soon", "\x1b[33mx\x1b[0m\n"),
        ("good", "\x1b[32mx\x1b[0m\n"),
        ("quiet", "\x1b[2mx\x1b[0m\n"),
        ("amount", "\x1b[36mx\x1b[0m\n"),
        ("strong", "\x1b[1mx\x1b[0m\n"),
    ],
)
def test_a_tone_is_a_colour_of_the_terminals_own_palette(tone: Tone, output: str) -> None:
    assert terminal.render(Page(blocks=(line(Span("x", tone)),)), width=80, colour=True) == output


@pytest.mark.parametrize(
    ("encoding", "rule", "name"),
    [("utf-8", "──────", "Žofie"), ("cp437", "───────────", r"\u017dofie"), ("ascii", "-----------", r"\u017dofie")],
)
def test_a_table_is_drawn_with_what_the_terminal_can_show(encoding: str, rule: str, name: str) -> None:
    table = Table((Column("name"),), ((line("Žofie"),),))
    assert drawn(table, encoding=encoding) == f"name\n{rule[: max(4, len(name))]}\n{name}\n"


@pytest.mark.parametrize(
    "setting",
    [
        ("NO_COLOR", "1"),
        ("TERM", "dumb"),
        ("COLUMNS", "20"),
        ("FORCE_COLOR", "1"),
        ("TTY_INTERACTIVE", "1"),
        ("LINES", "1"),
    ],
)
def test_the_caller_decides_on_width_and_colour_not_the_environment(
    setting: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page(blocks=(OWE, line(Span("late " * 30, "late"))))
    expected = [terminal.render(page, width=60, colour=colour) for colour in (True, False)]
    monkeypatch.setenv(*setting)
    assert [terminal.render(page, width=60, colour=colour) for colour in (True, False)] == expected
