"""Who is best by the user's own ratings: who is ranked, in which order, and how it reads."""

from collections.abc import Sequence
from datetime import date

import pytest

from netlog.core.contact import Contact, Rating
from netlog.page import Page, Table
from netlog.reports import best
from netlog.reports.best import Best, Rated

TODAY = date(2026, 11, 22)


def rated(name: str, *ratings: tuple[str, int]) -> Contact:
    return Contact(name=name, ratings=tuple(Rating(label, value) for label, value in ratings))


CONTACTS = {
    "ann": rated("Ann", ("candour", 5), ("humour", 4), ("patience", 4)),
    "bob": rated("Bob", ("Candour", 5), ("humour", 4)),
    "cem": rated("Cem", ("candour", 5)),
    "ari": rated("Ärla", ("candour", 5), ("patience", 1)),
    "dan": rated("Dan", ("càndour", 4), ("candour", 1), ("humour", 5), ("patience", 5)),
    "eva": rated("Eva", ("good ear", 2)),
    "fay": rated("Fay"),
}
KNOWN = best.criteria(CONTACTS.values())


def report(*asked: str, keys: Sequence[str] = tuple(CONTACTS)) -> Best:
    return best.report([(key, CONTACTS[key]) for key in keys], KNOWN, asked, today=TODAY)


def rows(page: Page) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for table in page.blocks if isinstance(table, Table) for row in table.rows]


def test_a_criterion_is_one_whatever_its_case_and_accents_and_shown_as_it_is_written_most() -> None:
    assert KNOWN == ("candour", "good ear", "humour", "patience")
    assert best.criteria([rated("A", ("Wit", 1)), rated("B", ("wit", 1))]) == ("Wit",)


def test_by_one_criterion_all_who_are_rated_stand_best_first_then_by_how_many_ratings_then_by_name() -> None:
    assert [(one.key, one.mean) for one in report("CANDOUR").items] == [
        ("ann", 5),
        ("ari", 5),
        ("bob", 5),
        ("cem", 5),
        ("dan", 4),
    ]


def test_of_two_ratings_by_one_criterion_the_first_in_the_file_counts() -> None:
    assert report("candour").items[-1] == Rated("dan", "Dan", ("candour",), 4.0, (4,))


@pytest.mark.parametrize(
    ("asked", "ranked"),
    [
        (("candour", "humour"), [("ann", 4.5), ("dan", 4.5), ("bob", 4.5)]),
        (("candour", "patience"), [("ann", 4.5), ("dan", 4.5), ("ari", 3.0)]),
        (("candour", "humour", "patience"), [("dan", 4.67), ("ann", 4.33)]),
        (("candour", "good ear"), []),
        (("candour", "CANDOUR"), [("ann", 5), ("ari", 5), ("bob", 5), ("cem", 5), ("dan", 4)]),
    ],
)
def test_by_several_it_is_the_mean_and_only_who_is_rated_by_all_of_them(
    asked: tuple[str, ...], ranked: list[tuple[str, float]]
) -> None:
    assert [(one.key, one.mean) for one in report(*asked).items] == ranked


def test_without_a_criterion_three_lead_in_each() -> None:
    found = report()
    assert [(one.criteria[0], one.key) for one in found.items] == [
        ("candour", "ann"),
        ("candour", "ari"),
        ("candour", "bob"),
        ("good ear", "eva"),
        ("humour", "dan"),
        ("humour", "ann"),
        ("humour", "bob"),
        ("patience", "dan"),
        ("patience", "ann"),
        ("patience", "ari"),
    ]


def test_it_reads_as_a_line_a_criterion_or_a_line_a_contact() -> None:
    assert rows(best.page(report(), words=())) == [
        ("candour", "Ann 5, Ärla 5, Bob 5", "5"),
        ("good ear", "Eva 2", "1"),
        ("humour", "Dan 5, Ann 4, Bob 4", "3"),
        ("patience", "Dan 5, Ann 4, Ärla 1", "3"),
    ]
    assert rows(best.page(report("patience"), words=())) == [("Dan", "5"), ("Ann", "4"), ("Ärla", "1")]
    assert rows(best.page(report("candour", "patience"), words=()))[-1] == ("Ärla", "5", "1", "3")


def test_a_program_gets_one_record_a_contact() -> None:
    assert best.page(report("patience", "candour"), words=()).records == (
        ("ann", "Ann", "patience, candour", "4.5", "4, 5"),
        ("dan", "Dan", "patience, candour", "4.5", "5, 4"),
        ("ari", "Ärla", "patience, candour", "3.0", "1, 5"),
    )


@pytest.mark.parametrize(
    ("keys", "asked", "words", "hint"),
    [
        (["fay"], (), ["candor"], "Nobody who fits is rated so. Did you mean candour?"),
        (["fay"], (), ["x"], 'Nobody who fits is rated so. There are candour, "good ear", humour, patience.'),
        (["eva"], ("candour",), [], 'Nobody who fits is rated so. There are candour, "good ear", humour, patience.'),
    ],
)
def test_where_nobody_is_rated_so_the_criteria_are_told(
    keys: list[str], asked: tuple[str, ...], words: list[str], hint: str
) -> None:
    page = best.page(report(*asked, keys=keys), words=words)
    assert (page.hint, page.blocks) == (hint, ())


def test_where_nobody_is_rated_at_all_the_command_that_does_is_told() -> None:
    page = best.page(best.report([("fay", CONTACTS["fay"])], (), (), today=TODAY), words=())
    assert page.hint.startswith("Nobody is rated yet. `netlog rate WHO CRITERION 1..5`")
