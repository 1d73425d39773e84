"""What is measured is worth measuring: the made-up journals are as they say, and the same every time."""

from pathlib import Path

import journals
import matching
import matching_world
import pytest

from netlog.core.standing import Standing, standing
from netlog.reports import due, owe
from netlog.store.folder import Book, Folder

COUNT = 400


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bench") / "journal"
    journals.write(root, COUNT)
    return root


@pytest.fixture(scope="module")
def book(root: Path) -> Book:
    return Folder(root).book()


def test_every_made_up_contact_can_be_read_and_has_ten_to_twenty_entries(book: Book) -> None:
    assert (len(book.contacts), book.problems) == (COUNT, ())
    assert all(9 <= len(contact.log) <= 21 for contact in book.contacts.values())


def test_a_made_up_file_holds_one_to_two_kilobytes(root: Path) -> None:
    sizes = [path.stat().st_size for path in (root / "contacts").iterdir()]
    assert 1_000 < sum(sizes) / len(sizes) < 2_000


def test_the_same_journal_is_made_every_time() -> None:
    assert list(journals.contacts(30)) == list(journals.contacts(30))


def test_some_are_owed_some_are_due_and_most_are_even(book: Book, root: Path) -> None:
    settings = Folder(root).settings().settings
    found: list[Standing] = [standing(key, one, settings, today=journals.TODAY) for key, one in book.contacts.items()]
    owed = owe.report(found, "owe", today=journals.TODAY, smallest=1).items
    asked = due.report(found, today=journals.TODAY, until=journals.TODAY).items
    assert 0 < len(owed) < COUNT / 4
    assert 0 < len(asked) < COUNT / 2


def test_the_invented_world_has_the_size_it_says_and_everybody_named_in_a_label() -> None:
    world = matching_world.world()
    assert len(world) == matching_world.SIZE
    assert len(matching_world.labels()) + len(matching_world.EXAMPLES) >= 60
    assert all(label.met_by <= world.keys() for label in matching_world.labels())
    assert len(set(matching_world.labels())) == len(matching_world.labels())


def test_matching_does_not_get_worse() -> None:
    """Where a figure falls, the change that did it is no improvement; where one rises, write it down here."""
    answers = matching.answered()
    tuned, held_out = matching.figures(matching.tuned(answers)), matching.figures(matching.held_out(answers))
    assert (tuned.needs + held_out.needs, tuned.unmet + held_out.unmet) == (96, 12)
    assert all(now >= then for now, then in zip(_rounded(tuned), (0.86, 0.84, 0.90), strict=True)), str(tuned)
    assert all(now >= then for now, then in zip(_rounded(held_out), (0.79, 0.72, 0.79), strict=True)), str(held_out)
    assert tuned.false_alarms + held_out.false_alarms <= 2


def _rounded(figures: matching.Figures) -> tuple[float, float, float]:
    return round(figures.at_1, 2), round(figures.at_3, 2), round(figures.recall, 2)
