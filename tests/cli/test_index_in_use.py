"""The index as commands use it: where it is kept, what is said of it, and how far a long reading is."""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from desk import TODAY, Desk, Stream

from netlog.cli.outlet import Outlet
from netlog.cli.surroundings import Choices, Surroundings

REPORTS = (["owe"], ["owed"], ["due", "--within", "9w"], ["today"], ["balance"], ["list"], ["log"], ["find", "chen"],
           ["balance", "--since", "2026-01-01", "--json"], ["list", "tag:x"], ["show", "alice"], ["check"],
           ["goals"], ["best"])  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.put("broken", "name: [\n")
    desk.put(
        "zoë",
        "name: Zoë\nevery: week\ngoals: [singen]\noffers: [a series of songs]\nratings: {Mut: 5}\nlog:\n"
        "  - {date: 2026-11-01, promised: Folien, due: 2026-11-24}\n"
        "  - {date: 2026-11-02, got: Rat, for: raise a Series A}\n",
    )
    (desk.journal / "me.yaml").write_text("name: Robin\ngoals: [raise a series A, write a series of songs]\n")
    return desk


def index_of(desk: Desk) -> Path:
    (file,) = (desk.cache / "netlog").iterdir()
    return file


def answers(desk: Desk, **environment: str) -> list[object]:
    return [desk.netlog(*arguments, environment=environment) for arguments in REPORTS]


def test_every_answer_is_the_same_with_and_without_an_index(desk: Desk) -> None:
    cold, warm = answers(desk), answers(desk)
    file = index_of(desk)
    assert warm == cold
    file.unlink()
    assert answers(desk) == cold
    file.write_bytes(os.urandom(20_000))
    assert answers(desk) == cold
    file.write_bytes(b"")
    assert answers(desk) == cold
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert answers(desk) == cold
    assert answers(desk, XDG_CACHE_HOME=str(desk.journal / "netlog.yaml" / "no folder")) == cold


def test_without_a_folder_of_its_own_it_is_kept_in_the_home(desk: Desk) -> None:
    for said in ("", "not/absolute"):
        desk.netlog("owe", environment={"XDG_CACHE_HOME": said})
        assert [path.suffix for path in (desk.home / ".cache" / "netlog").iterdir()] == [".sqlite"]


def test_nothing_is_kept_of_it_in_the_journal(desk: Desk) -> None:
    before = desk.files()
    answers(desk)
    assert desk.files() == before


@pytest.mark.parametrize("option", ["-v", "--verbose"])
def test_why_it_cannot_be_used_is_said_to_who_asks(desk: Desk, option: str) -> None:
    nowhere = {"XDG_CACHE_HOME": str(desk.journal / "netlog.yaml")}
    assert "index" not in desk.netlog("owe", environment=nowhere).err
    told = desk.netlog(option, "owe", environment=nowhere).err
    assert "netlog: the index can't be used" in told
    assert str(desk.journal) in told
    assert "index" not in desk.netlog(option, "owe").err


def test_a_capture_by_key_leaves_the_index_alone(desk: Desk) -> None:
    assert desk.netlog("give", "alice-chen", "tea").code == 0
    assert not desk.cache.exists()


def test_a_journal_that_is_reached_by_a_link_has_the_same_index(desk: Desk) -> None:
    link = desk.home / "link"
    link.symlink_to(desk.journal)
    desk.netlog("owe")
    assert desk.netlog("owe", "-j", str(link)) == desk.netlog("owe")
    index_of(desk)


# How far it is


def outlet(*, is_terminal: bool) -> tuple[Outlet, Stream]:
    stream = Stream(is_terminal=is_terminal)
    around = Surroundings(Stream(), Stream(), stream, {"COLUMNS": "60"}, lambda: TODAY, Path(), Path())
    return Outlet(Choices(around)), stream


def test_a_long_reading_shows_how_far_it_is_and_takes_that_away(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([1.0, 1.2, 1.6, 2.0])
    monkeypatch.setattr("time.monotonic", lambda: next(times))
    shown, stream = outlet(is_terminal=True)
    shown.progress(100, 1000)
    shown.progress(200, 1000)
    assert stream.getvalue() == ""
    shown.progress(500, 1000)
    assert "500 of 1,000 files read" in stream.getvalue()
    shown.progress(1000, 1000)
    assert stream.getvalue().endswith("\r\x1b[K")


def test_who_is_no_terminal_hears_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([1.0, 2.0])
    monkeypatch.setattr("time.monotonic", lambda: next(times))
    shown, stream = outlet(is_terminal=False)
    shown.progress(1, 10)
    shown.progress(5, 10)
    assert stream.getvalue() == ""


def test_the_bar_fits_its_terminal_and_its_encoding() -> None:
    from netlog.render import terminal

    for done in (0, 1, 999, 1000):
        for width in (20, 40, 80, 200):
            line = terminal.bar(done, 1000, width=width, colour=False, encoding="ascii")
            assert line.startswith("\r")
            assert line.isascii()
            assert "\n" not in line or width < 40


if sys.platform == "win32":
    pytestmark = pytest.mark.skip(reason="links and locks as POSIX has them")
