"""Introductions as a report: which, in which order, and how they read."""

from datetime import date

from netlog.core.connectors import connectors, links, tree
from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.introductions import introductions
from netlog.page import Heading, Page, Table, Tree
from netlog.reports import intros

TODAY = date(2026, 11, 22)


def entry(kind: Kind, day: str, to: str, text: str, **more: object) -> Entry:
    on = date.fromisoformat(day)
    return Entry(date=on, kind=kind, text=text, as_="introduction", to=to, **more)  # type: ignore[arg-type]


PEOPLE = {
    "ann": Contact(
        name="Ann",
        log=(
            entry(Kind.GAVE, "2026-11-08", "bob", "two weeks"),
            entry(Kind.GAVE, "2026-11-09", "cem", "not yet two weeks"),
            entry(Kind.GAVE, "2026-01-09", "cem", "older", outcome="a boat"),
            entry(Kind.GAVE, "2026-06-09", "gone", "newer", outcome="a van"),
            entry(Kind.GAVE, "2025-06-09", "bob", "long ago"),
        ),
    ),
    "bob": Contact(
        name="Bob",
        log=(
            entry(Kind.GAVE, "2026-11-08", "ann", "two weeks"),
            entry(Kind.GOT, "2026-05-01", "cem", "a call", thanked=TODAY),
            entry(Kind.GOT, "2026-06-01", "dan", "a chat"),
        ),
    ),
    "cem": Contact(name="Cem"),
    "dan": Contact(name="Dan", via="ann"),
}
NAMES = {key: one.name for key, one in PEOPLE.items()}
FOUND = introductions(PEOPLE, today=TODAY)
THROUGH = links({key: one.via for key, one in PEOPLE.items()}, FOUND)


def report(*, only_pending: bool = False) -> intros.Intros:
    return intros.report(FOUND, connectors(THROUGH, FOUND), NAMES, today=TODAY, only_pending=only_pending)


def rows(page: Page) -> dict[str, list[list[str]]]:
    titles = [block.text for block in page.blocks if isinstance(block, Heading)]
    tables = [block for block in page.blocks if isinstance(block, Table)]
    return {
        title: [[cell.text for cell in row] for row in table.rows] for title, table in zip(titles, tables, strict=True)
    }


def test_what_is_pending_comes_first_the_longest_on_top_and_the_rest_latest_first() -> None:
    assert [(one.kind, one.text or one.key, one.pending) for one in report().items] == [
        ("made", "long ago", 531), ("made", "two weeks", 14), ("made", "not yet two weeks", 13),
        ("made", "newer", None), ("made", "older", None),
        ("got", "a chat", None), ("got", "a call", None),
        ("connector", "bob", None), ("connector", "ann", None),
    ]  # fmt: skip


def test_pending_alone_leaves_out_all_that_is_done_and_the_connectors() -> None:
    assert [one.text for one in report(only_pending=True).items] == ["long ago", "two weeks", "not yet two weeks"]


def test_each_has_a_table_that_reads_as_people_say_it() -> None:
    assert rows(intros.page(report())) == {
        "Pending": [
            ["Mon 9 Jun 2025", "Ann and Bob", "long ago", "17 months"],
            ["Sun 8 Nov", "Ann and Bob", "two weeks", "2 weeks"],
            ["Mon 9 Nov", "Ann and Cem", "not yet two weeks", "13 days"],
        ],
        "Fruitful": [
            ["Tue 9 Jun", "Ann and gone", "newer", "a van"],
            ["Fri 9 Jan", "Ann and Cem", "older", "a boat"],
        ],
        "You were introduced": [
            ["Mon 1 Jun", "Dan, by Bob", "a chat", ""],
            ["Fri 1 May", "Cem, by Bob", "a call", "thanked Sun 22 Nov"],
        ],
        "Your connectors": [["Bob", "2", "2", "Cem, Dan"], ["Ann", "1", "1", "Dan"]],
    }


def test_from_two_weeks_to_three_months_it_shows_that_it_is_time_to_ask() -> None:
    (table, *_) = [block for block in intros.page(report()).blocks if isinstance(block, Table)]
    assert [row[-1].spans[0].tone for row in table.rows] == ["quiet", "soon", "quiet"]


def test_the_tree_has_those_who_are_wanted_and_all_through_whom_they_came() -> None:
    branches = tree(THROUGH, list(NAMES))
    found = intros.descent(branches, NAMES, wanted={"dan"}, archived={"ann"})
    assert [(one.key, one.via, one.depth) for one in found.items] == [("ann", None, 0), ("dan", "ann", 1)]
    (block,) = intros.tree_page(found).blocks
    assert isinstance(block, Tree)
    assert [(one.indent, one.text) for one in block.lines] == [(0, "Ann (archived)"), (1, "Dan")]


def test_siblings_of_who_is_wanted_stay_out_and_their_ancestors_in() -> None:
    through = {"a": None, "b": "a", "c": "b", "d": "a", "e": "d", "f": None}
    names = {key: key.upper() for key in through}
    found = intros.descent(tree(through, list(through)), names, wanted={"c", "e", "f"}, archived=())
    assert [one.key for one in found.items] == ["a", "b", "c", "d", "e", "f"]
    found = intros.descent(tree(through, list(through)), names, wanted={"e"}, archived=())
    assert [one.key for one in found.items] == ["a", "d", "e"]


def test_who_came_through_nobody_and_brought_nobody_is_counted() -> None:
    found = intros.descent(tree({"a": None, "b": None}, "ab"), {"a": "A", "b": "B"}, wanted={"a", "b"}, archived=())
    (line,) = intros.tree_page(found).blocks
    assert getattr(line, "text", "") == "2 contacts who came through nobody and brought nobody"
