"""Several at once: no entry is lost, no edit overwritten, and nobody waits without being told for whom."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from desk import ALICE, BOB, Desk

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals and links as POSIX has them")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


MANY = """
import io, sys
from datetime import date
from pathlib import Path
from netlog.cli.main import run
from netlog.cli.surroundings import Surroundings
who, count, home = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    err = io.StringIO()
    around = Surroundings(io.StringIO(), io.StringIO(), err, {}, lambda: date(2026, 11, 22), home, home)
    code = run(["talk", "alice", f"{who} {number}"], around)
    if code or err.getvalue():
        sys.exit(f"{code} {err.getvalue()}")
"""


def begin_together(processes: list["subprocess.Popen[bytes]"]) -> None:
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.flush()


def test_two_processes_that_write_200_entries_each_lose_none(desk: Desk) -> None:
    processes = [
        desk.popen(who, "200", str(desk.home), program=("-c", MANY), stdin=subprocess.PIPE) for who in ("one", "two")
    ]
    begin_together(processes)
    for process in processes:
        _, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, b"")
    lines = desk.text("alice-chen").removeprefix(ALICE).splitlines()
    assert len(lines) == 400
    for who in ("one", "two"):
        own = [line for line in lines if f'"{who} ' in line]
        assert own == [f'  - {{date: 2026-11-22, talked: "{who} {number}"}}' for number in range(200)]
    assert sorted(desk.files()) == ["contacts/alice-chen.yaml", "contacts/bob-marsh.yaml", "netlog.yaml"]


def test_commands_given_at_the_same_moment_are_all_carried_out(desk: Desk) -> None:
    processes = [desk.popen("talk", "alice,bob", f"talk {number}") for number in range(6)]
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, b"")
        assert out.count(b"\n") == 2
    for key in ("alice-chen", "bob-marsh"):
        written = re.findall(r'talked: "(talk \d)"', desk.text(key))
        assert sorted(written) == [f"talk {number}" for number in range(6)]


def editing_when(monkeypatch: pytest.MonkeyPatch, call: str, path: Path, text: str, *, only: str = "") -> list[Path]:
    """Another program saves `path` the first time that `call` is made (on a path that holds `only`)."""
    real = getattr(os, call)
    done: list[Path] = []

    def edited(*arguments: object, **named: object) -> object:
        if not done and only in str(arguments[0]):
            done.append(path)
            path.write_text(text)
        return real(*arguments, **named)

    monkeypatch.setattr(os, call, edited)
    return done


@pytest.mark.parametrize("call", ["fsync", "chmod" if sys.platform == "win32" else "open"])
@pytest.mark.parametrize("command", [["give", "alice", "x"], ["set", "alice", "org", "x"], ["rename", "alice", "Al"]])
def test_a_file_that_an_editor_saved_meanwhile_is_not_overwritten(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, call: str, command: list[str]
) -> None:
    theirs = f"{ALICE}  - {{date: 2026-11-21, note: by hand}}\n"
    with monkeypatch.context() as patch:
        done = editing_when(patch, call, desk.path("alice-chen"), theirs, only=".netlog-" if call == "open" else "")
        answer = desk.netlog(*command)
    assert done
    assert (answer.code, answer.out) == (4, "")
    assert answer.err == (
        "netlog: contacts/alice-chen.yaml changed while netlog was at work; nothing was written\n"
        "Run the command again.\n"
    )
    assert desk.text("alice-chen") == theirs
    assert sorted(desk.files()) == ["contacts/alice-chen.yaml", "contacts/bob-marsh.yaml", "netlog.yaml"]
    assert desk.netlog(*command).code == 0
    assert "by hand" in desk.text("alice-chen")


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_of_two_files_neither_is_written_when_one_was_saved_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    theirs = f"{BOB}org: by hand\n"
    real, calls = os.fsync, iter(range(100))

    def edited(descriptor: int) -> None:
        if next(calls) == number:
            desk.path("bob-marsh").write_text(theirs)
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", edited)
        answer = desk.netlog("talk", "alice,bob", "lunch")
    assert (answer.code, answer.out) == (4, "")
    assert answer.err == (
        "netlog: alice-chen, bob-marsh: talked “lunch”: taken back (contacts/bob-marsh.yaml changed while netlog was "
        "at work; nothing was written); contacts/bob-marsh.yaml was changed by hand since and was left alone\n"
        "Look at it before you go on.\n"
    )
    assert desk.files() == {
        "contacts/alice-chen.yaml": ALICE,
        "contacts/bob-marsh.yaml": theirs,
        "netlog.yaml": "schema: 1\n",
    }


def test_a_file_that_was_deleted_meanwhile_does_not_come_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def deleted(descriptor: int) -> None:
        desk.path("alice-chen").unlink(missing_ok=True)
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", deleted)
        answer = desk.netlog("give", "alice", "x")
    assert (answer.code, answer.err.partition(" while")[0]) == (4, "netlog: contacts/alice-chen.yaml vanished")
    assert not desk.path("alice-chen").exists()


def test_a_contact_that_another_command_adds_first_is_not_overwritten(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        done = editing_when(patch, "fsync", desk.path("carol-diaz"), "name: Carol Diaz\norg: theirs\n")
        answer = desk.netlog("add", "Carol Diaz")
    assert done
    assert (answer.code, answer.out) == (4, "")
    assert desk.text("carol-diaz") == "name: Carol Diaz\norg: theirs\n"


HOLD = """
import sys
from pathlib import Path
from netlog.store.files import Lock
with Lock(Path(sys.argv[1]), command="netlog edit"):
    print("ready", flush=True)
    sys.stdin.readline()
"""

IMPATIENT = """
import itertools, time
days = itertools.count()
time.monotonic = lambda: float(next(days))
time.sleep = lambda _: None
from netlog.cli.main import main
main()
"""


def test_who_waits_in_vain_is_told_for_whom_and_reports_do_not_wait(desk: Desk) -> None:
    with desk.popen(str(desk.journal), program=("-c", HOLD), stdin=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"ready\n"
        before = desk.files()
        for command in (["give", "alice", "x"], ["add", "Carol"], ["init", "--no-git", str(desk.journal)]):
            answer = desk.process(*command, program=("-c", IMPATIENT))
            assert (answer.code, answer.out) == (4, "")
            assert answer.err == (
                f"netlog: the journal is locked by process {holder.pid} (netlog edit), and stayed so for 10 seconds\n"
                "Wait until that process has ended, or end it, and run the command again.\n"
            )
        assert desk.files() == before
        assert desk.netlog("owed").code == 0
        holder.communicate(b"\n", timeout=60)
    assert desk.netlog("give", "alice", "x").code == 0


def test_who_waits_gets_its_turn(desk: Desk) -> None:
    with desk.popen(str(desk.journal), program=("-c", HOLD), stdin=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"ready\n"
        waiting = desk.popen("give", "alice", "x")
        holder.communicate(b"\n", timeout=60)
    out, err = waiting.communicate(timeout=60)
    assert (waiting.returncode, err) == (0, b"")
    assert out.startswith(b"Alice Chen")
