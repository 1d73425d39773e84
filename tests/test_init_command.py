"""`init`: where a journal begins, and where netlog finds one afterwards."""

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from desk import Desk

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes and links as POSIX has them")
WITH_GIT = {"PATH": os.environ.get("PATH", os.defpath)}
MADE = ["netlog.yaml", "me.yaml", ".gitignore", ".gitattributes"]
OWN = [".netlog/.gitignore", ".netlog/lock"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    shutil.rmtree(desk.journal)
    return desk


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if ".git/" not in path.as_posix())


def test_a_new_journal_is_all_there_and_private_and_in_git(desk: Desk) -> None:
    answer = desk.netlog("init", environment=WITH_GIT)
    assert (answer.code, answer.err) == (0, "")
    assert "netlog.yaml, me.yaml, .gitignore, .gitattributes\nIt is a git repository now.\n" in answer.out
    assert files_in(desk.journal) == sorted(
        [*MADE, ".git", ".netlog", ".netlog/.gitignore", ".netlog/lock", "contacts"]
    )
    assert (desk.journal / "me.yaml").read_text().startswith('name: "robin"\n')
    assert ".netlog/" in (desk.journal / ".gitignore").read_text().splitlines()
    assert desk.netlog("check").code == 0
    assert desk.netlog("edit", "me", environment={"EDITOR": "true"}).code == 0


@posix_only
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_folders_are_0700_and_files_0600_whatever_the_mask(desk: Desk, mask: int) -> None:
    before = os.umask(mask)
    try:
        assert desk.netlog("init", "--no-git").code == 0
        assert desk.netlog("add", "Carol").code == 0
    finally:
        os.umask(before)
    for path in [desk.journal, *desk.journal.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_asked_for_again_nothing_is_overwritten_and_what_is_missing_is_made(desk: Desk) -> None:
    desk.netlog("init", "--no-git")
    (desk.journal / "netlog.yaml").write_text("every: month\n")
    (desk.journal / "me.yaml").unlink()
    (desk.journal / ".gitignore").write_text("mine\n")
    again = json.loads(desk.netlog("init", "--no-git", "--json").out)["items"][0]
    assert again == {"path": str(desk.journal), "made": ["me.yaml"]}
    assert (desk.journal / "netlog.yaml").read_text() == "every: month\n"
    assert (desk.journal / ".gitignore").read_text() == "mine\n"
    before = desk.files()
    assert json.loads(desk.netlog("init", "--no-git", "--json").out)["items"][0]["made"] == []
    assert desk.netlog("init", "--no-git").out == "There is a journal in ~/netlog already.\n"
    assert desk.files() == before


@pytest.mark.skipif(shutil.which("git") is None, reason="asks git itself")
@pytest.mark.parametrize("ignored", [None, "", "*.log\n", "!.netlog/\n"])
def test_git_never_takes_what_is_this_machines_own_whatever_it_ignored_before(desk: Desk, ignored: str | None) -> None:
    desk.journal.mkdir()
    if ignored is not None:
        (desk.journal / ".gitignore").write_text(ignored)
    assert desk.netlog("init", environment=WITH_GIT).code == 0
    (desk.journal / ".netlog" / "pending").write_text("private\n")
    git = ["git", "-C", str(desk.journal), "status", "--porcelain", "--untracked-files=all", "--ignored=no"]
    seen = subprocess.run(git, env=WITH_GIT | {"HOME": str(desk.home)}, capture_output=True, text=True, check=True)
    assert "me.yaml" in seen.stdout
    assert ".netlog/" not in seen.stdout
    if ignored is not None:
        assert (desk.journal / ".gitignore").read_text() == ignored


def test_what_the_machines_own_folder_ignores_is_not_overwritten(desk: Desk) -> None:
    (desk.journal / ".netlog").mkdir(parents=True)
    (desk.journal / ".netlog" / ".gitignore").write_text("mine\n")
    assert desk.netlog("init", "--no-git").code == 0
    assert (desk.journal / ".netlog" / ".gitignore").read_text() == "mine\n"


def test_a_folder_with_other_files_keeps_them(desk: Desk) -> None:
    place = desk.home / "papers"
    (place / "contacts").mkdir(parents=True)
    (place / "contacts" / "ada.yaml").write_text("name: Ada\n")
    (place / "letter.txt").write_text("Dear Ada\n")
    assert desk.netlog("init", "--no-git", str(place)).code == 0
    assert (place / "letter.txt").read_text() == "Dear Ada\n"
    assert desk.netlog("-j", str(place), "give", "ada", "x").code == 0


def test_without_git_it_says_so_and_goes_on(desk: Desk) -> None:
    empty = desk.home / "no-programs"
    empty.mkdir()
    answer = desk.netlog("init", environment={"PATH": str(empty)})
    assert (answer.code, answer.err) == (0, "netlog: git isn't there, or refused: the journal works without it\n")
    assert desk.netlog("add", "Carol").code == 0


def test_no_git_makes_no_repository(desk: Desk) -> None:
    answer = desk.netlog("init", "--no-git", environment=WITH_GIT)
    assert (answer.code, answer.err, "git repository" in answer.out) == (0, "", False)
    assert not (desk.journal / ".git").exists()


def test_a_repository_that_is_there_stays_as_it_is(desk: Desk) -> None:
    (desk.journal / ".git").mkdir(parents=True)
    (desk.journal / ".git" / "mark").write_text("mine")
    answer = desk.netlog("init", environment=WITH_GIT)
    assert (answer.code, "git repository" in answer.out) == (0, False)
    assert [path.name for path in (desk.journal / ".git").iterdir()] == ["mark"]


def test_another_repository_that_git_is_pointed_at_is_left_alone(desk: Desk) -> None:
    other = desk.home / "other.git"
    answer = desk.netlog("init", environment=WITH_GIT | {"GIT_DIR": str(other), "GIT_WORK_TREE": str(desk.home)})
    assert answer.code == 0
    assert not other.exists()
    assert (desk.journal / ".git" / "HEAD").is_file()


PLACES = [
    (["init", "--no-git", "{home}/x/y"], {}, "x/y"),
    (["init", "--no-git", "x/y"], {}, "work/x/y"),
    (["init", "--no-git", "."], {}, "work"),
    (["init", "--no-git", "../x"], {}, "x"),
    (["init", "--no-git", "~/x y"], {}, "x y"),
    (["init", "--no-git", "--", "-x"], {}, "work/-x"),
    (["init", "--no-git", "日本"], {}, "work/日本"),
    (["-j", "~/x", "init", "--no-git"], {}, "x"),
    (["init", "--no-git", "-j", "x"], {}, "work/x"),
    (["init", "--no-git"], {"NETLOG_JOURNAL": "~/x"}, "x"),
    (["-j", "{home}/y", "init", "--no-git"], {"NETLOG_JOURNAL": "{home}/x"}, "y"),
    (["init", "--no-git", "{home}/z", "-j", "y"], {"NETLOG_JOURNAL": "{home}/x"}, "z"),
    (["init", "--no-git"], {"NETLOG_JOURNAL": ""}, "netlog"),
    (["init", "--no-git"], {}, "netlog"),
]


@pytest.mark.parametrize(("arguments", "environment", "place"), PLACES)
def test_the_journal_is_made_where_it_was_asked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, arguments: list[str], environment: dict[str, str], place: str
) -> None:
    monkeypatch.setenv("HOME", str(desk.home))
    (desk.home / "work").mkdir()
    answer = desk.netlog(
        *(word.format(home=desk.home) for word in arguments),
        environment={name: value.format(home=desk.home) for name, value in environment.items()},
        folder=desk.home / "work",
    )
    assert (answer.code, answer.err) == (0, "")
    found = [path.parent.resolve() for path in desk.home.rglob("netlog.yaml")]
    assert found == [desk.home / place]


FOUND = [
    ([], {}, "work/deep/er", "work", "the working folder"),
    ([], {}, "work", "work", "the working folder"),
    ([], {}, ".", "netlog", "the usual place"),
    ([], {"NETLOG_JOURNAL": "~/other"}, "work", "other", "$NETLOG_JOURNAL"),
    ([], {"NETLOG_JOURNAL": "../other"}, "work", "other", "$NETLOG_JOURNAL"),
    ([], {"NETLOG_JOURNAL": ""}, "work", "work", "the working folder"),
    (["-j", "../netlog"], {"NETLOG_JOURNAL": "~/other"}, "work", "netlog", "--journal"),
    (["--journal=~/netlog"], {}, "work", "netlog", "--journal"),
]


@pytest.mark.parametrize(("options", "environment", "folder", "place", "source"), FOUND)
def test_a_journal_is_found_by_option_then_environment_then_the_nearest_folder_then_home(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    environment: dict[str, str],
    folder: str,
    place: str,
    source: str,
) -> None:
    monkeypatch.setenv("HOME", str(desk.home))
    (desk.home / "work" / "deep" / "er").mkdir(parents=True)
    for name in ("netlog", "work", "other"):
        assert desk.netlog("init", "--no-git", str(desk.home / name)).code == 0
    given = desk.netlog(*options, "add", "Carol", environment=environment, folder=desk.home / folder)
    assert given.code == 0
    assert [path.parents[1] for path in desk.home.rglob("carol.yaml")] == [desk.home / place]
    assert source in desk.netlog(*options, "config", environment=environment, folder=desk.home / folder).out


@posix_only
@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_place_that_cannot_be_written_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refused(path: str, _: int = 0o777) -> None:
        raise OSError(number, os.strerror(number), str(path))

    with monkeypatch.context() as patch:
        patch.setattr(os, "mkdir", refused)
        answer = desk.netlog("init", "--no-git")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.endswith(f"netlog: {os.strerror(number)}\nChoose another folder.\n")
    assert not desk.journal.exists()


@pytest.mark.parametrize("place", ["a-file", "a-file/in"])
def test_a_file_is_no_place_for_a_journal(desk: Desk, place: str) -> None:
    (desk.home / "a-file").write_text("mine\n")
    answer = desk.netlog("init", "--no-git", str(desk.home / place))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("netlog: ")
    assert answer.err.endswith("Choose another folder.\n")
    assert (desk.home / "a-file").read_text() == "mine\n"


@posix_only
def test_no_link_in_the_folder_is_written_through(desk: Desk) -> None:
    outside = desk.home / "outside"
    outside.write_text("mine\n")
    desk.journal.mkdir()
    (desk.journal / "me.yaml").symlink_to(outside)
    (desk.journal / "netlog.yaml").symlink_to(desk.home / "nowhere")
    answer = desk.netlog("init", "--no-git")
    assert answer.code == 1
    assert "netlog.yaml is a link that leads out of the journal" in answer.err
    assert outside.read_text() == "mine\n"
    assert not (desk.home / "nowhere").exists()


def test_what_a_killed_init_left_is_swept_by_the_next(desk: Desk) -> None:
    (desk.journal / ".netlog").mkdir(parents=True)
    (desk.journal / ".netlog" / "lock").write_text("netlog init, process 1\n")
    (desk.journal / ".netlog-1-0a.tmp").write_text("half")
    assert desk.netlog("init", "--no-git").code == 0
    assert not (desk.journal / ".netlog-1-0a.tmp").exists()
