"""Who could help, as the index tells it: from what the files say now, on one scale, whatever became of its own file."""

from pathlib import Path

import pytest
from indexed import made, opened, until_the_clock_moves

from netlog.core.evidence import Helper


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return made(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index.sqlite"


def helpers(root: Path, file: Path | None, text: str, **more: object) -> tuple[Helper, ...]:
    with opened(root, file) as index:
        (found,) = index.helpers([text], **more)  # type: ignore[arg-type]  # what the test is about
    return found


def write(path: Path, text: str) -> None:
    until_the_clock_moves(path, lambda: path.write_text(text, encoding="utf-8"))


def test_who_offers_the_same_fits_the_same_and_the_key_decides(root: Path, file: Path) -> None:
    for key in ("zed", "abe"):
        write(root / "contacts" / f"{key}.yaml", f"name: {key}\noffers: [a boat]\n")
    write(root / "me.yaml", "name: Robin\noffers: [a boat]\n")
    found = helpers(root, file, "a boat")
    assert [one.key for one in found] == ["abe", "me", "zed"]
    assert len({one.score for one in found}) == 1


def test_what_i_offer_is_known_as_soon_as_it_is_written_down(root: Path, file: Path) -> None:
    assert helpers(root, file, "a boat") == ()
    write(root / "me.yaml", "name: Robin\noffers: [a boat]\n")
    assert [one.key for one in helpers(root, file, "a boat")] == ["me"]
    write(root / "me.yaml", "name: Robin\n")
    assert helpers(root, file, "a boat") == ()


def test_who_is_archived_is_not_told_of(root: Path, file: Path) -> None:
    assert [one.key for one in helpers(root, file, "recruiting")] == ["bob"]
    write(root / "contacts" / "bob.yaml", "name: Bob\narchived: true\noffers: [recruiting]\n")
    assert helpers(root, file, "recruiting") == ()


def test_the_answer_is_the_same_cold_warm_and_without_a_file(root: Path, file: Path) -> None:
    cold = helpers(root, file, "recruiters for maps")
    assert cold
    assert helpers(root, file, "recruiters for maps") == cold
    assert helpers(root, None, "recruiters for maps") == cold
    assert helpers(root, root / "me.yaml" / "x.sqlite", "recruiters for maps") == cold


def test_only_the_best_or_only_some_are_told_of_when_asked_for(root: Path, file: Path) -> None:
    for key in ("abe", "zed"):
        write(root / "contacts" / f"{key}.yaml", f"name: {key}\noffers: [recruiting]\n")
    assert [one.key for one in helpers(root, file, "recruiting", most=2)] == ["abe", "zed"]
    assert [one.key for one in helpers(root, file, "recruiting", among=["zed", "nobody"])] == ["zed"]


def test_several_texts_are_answered_in_their_order_also_twice_the_same(root: Path, file: Path) -> None:
    with opened(root, file) as index:
        found = index.helpers(["recruiting", "harps", "recruiting"])
    assert [[one.key for one in some] for some in found] == [["bob"], [], ["bob"]]


def test_words_that_a_shell_or_a_database_would_read_more_into_do_no_harm(root: Path, file: Path) -> None:
    for text in (
        '"recruiting" OR *',
        "recruiting'); DROP TABLE helps; --",
        "NEAR(recruiting)",
        "offers: recruiting",
        "\ud800 recruiting",
    ):
        assert [one.key for one in helpers(root, file, text)] in ([], ["bob"])
    assert [one.key for one in helpers(root, file, "recruiting")] == ["bob"]
