"""Interrupted at any moment, by kill, Ctrl-C or a full disk: the journal is whole, and what happened is said."""

import io
import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk import ALICE, TODAY, Desk

from netlog.cli.main import run
from netlog.cli.surroundings import Surroundings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and forks as POSIX has them")

CALLS = ("open", "write", "fsync", "replace", "rename", "link", "unlink", "mkdir", "ftruncate")
COMMANDS = {
    "one file": ["give", "alice", "a map"],
    "two files": ["talk", "alice,bob", "lunch"],
    "an introduction": ["intro", "alice", "bob", "boats"],
    "a new file": ["add", "Carol Diaz"],
    "a new key": ["rename", "bob", "Robert Marsh", "--key"],
}
LINKED = ALICE + "via: bob-marsh\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.put("alice-chen", LINKED)
    return desk


def run_quietly(home: Path, arguments: list[str]) -> tuple[int, str]:
    """Run a command line in this process; its exit code and what it said on stderr."""
    err = io.StringIO()
    return run(
        arguments, Surroundings(io.StringIO(), io.StringIO(), err, {}, lambda: TODAY, home, home)
    ), err.getvalue()


def counted(number: int, act: Callable[[str, tuple[Any, ...]], None]) -> dict[str, Callable[..., Any]]:
    """The calls of the system, of which the `number`-th that changes something acts first."""
    numbers = itertools.count()

    def stand_in(name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def called(*arguments: Any, **named: Any) -> Any:
            changes = name != "open" or arguments[1] & os.O_CREAT
            if changes and next(numbers) == number:
                act(name, arguments)
            return real(*arguments, **named)

        return called

    return {name: stand_in(name) for name in CALLS}


def kill_at_every_call(home: Path, arguments: list[str]) -> None:
    """Run the command in home after home, killed one call later each time, until it runs to its end."""
    real_write = os.write

    def die(name: str, called: tuple[Any, ...]) -> None:
        if name == "write":
            real_write(called[0], bytes(called[1])[: len(called[1]) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    run_quietly(home, ["owed"])  # what a command imports is imported once, for all of them
    for number in itertools.count():
        copy = home.with_name(f"killed-{number:03}")
        shutil.copytree(home, copy)
        process = os.fork()
        if process == 0:
            for name, called in counted(number, die).items():
                setattr(os, name, called)
            os._exit(run_quietly(copy, arguments)[0])
        ended = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        if ended != -signal.SIGKILL:
            sys.exit(ended)


def all_files(home: Path) -> dict[str, str]:
    """All files of the journal, leftovers and records too; the lock stays and holds nothing."""
    found = {}
    for path in sorted((home / "netlog").rglob("*")):
        if path.is_file() and path.name != "lock":
            found[path.relative_to(home / "netlog").as_posix()] = path.read_text()
    return found


TOLD = re.compile(r"netlog: (finished|took back) what an interrupted command had begun: [^\n]+\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_killed_at_any_moment_a_command_did_all_or_nothing_and_the_next_one_says_so(desk: Desk, name: str) -> None:
    command = COMMANDS[name]
    script = f"import sys, pathlib, test_interrupted as t; t.kill_at_every_call(pathlib.Path(sys.argv[1]), {command})"
    answer = desk.process(str(desk.home), program=("-c", script))
    assert (answer.code, answer.err) == (0, "")

    before = all_files(desk.home)
    homes = sorted(desk.home.parent.glob("killed-*"))
    after = all_files(homes[-1])
    assert after != before
    assert len(homes) > 8
    told = 0
    done = set()
    for home in homes:
        _, said = run_quietly(home, ["owed"])
        assert said == "" or TOLD.fullmatch(said), home.name
        told += bool(said)
        whole = {path: text for path, text in all_files(home).items() if ".netlog-" not in path}
        assert whole in (before, after), home.name
        done.add(whole == after)
        assert run_quietly(home, ["owed"])[1] == ""
        assert run_quietly(home, ["set", "alice", "org", "Northwind"]) == (0, "")
        assert not [path for path in all_files(home) if ".netlog" in path], home.name
        now = all_files(home)
        assert run_quietly(home, ["check"])[0] == 0
        assert all_files(home) == now
    assert done == {True, False}
    assert (told > 3) is (name in {"two files", "an introduction", "a new key"})


def test_what_was_begun_and_edited_by_hand_since_is_taken_back_and_the_hand_wins(desk: Desk) -> None:
    script = (
        "import os, signal, sys\nfrom netlog.cli.main import main\nreal, calls = os.replace, iter([1, 0])\n"
        "def replace(*a, **k):\n    next(calls) or os.kill(os.getpid(), signal.SIGKILL)\n    real(*a, **k)\n"
        "os.replace = replace\nmain()"
    )
    assert desk.process("talk", "alice,bob", "lunch", program=("-c", script)).code == -signal.SIGKILL
    assert "lunch" in desk.text("alice-chen")
    assert "lunch" not in desk.text("bob-marsh")
    desk.put("bob-marsh", "name: Bob Marsh\norg: by hand\n")
    answer = desk.netlog("give", "bob", "x")
    assert answer.code == 0
    assert answer.err == (
        "netlog: took back what an interrupted command had begun: alice-chen, bob-marsh: talked “lunch”; "
        "contacts/bob-marsh.yaml was changed by hand since and was left alone\n"
    )
    assert desk.text("alice-chen") == LINKED
    assert desk.text("bob-marsh").startswith("name: Bob Marsh\norg: by hand\n")
    assert sorted(desk.files()) == ["contacts/alice-chen.yaml", "contacts/bob-marsh.yaml", "netlog.yaml"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
@pytest.mark.parametrize("name", COMMANDS)
def test_interrupted_at_any_call_a_command_does_all_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: type[BaseException]
) -> None:
    hindered: list[str] = []

    def fail(call: str, _: tuple[Any, ...]) -> None:
        hindered.append(call)
        raise error(28, f"no room for {call}") if error is OSError else error

    before = after = None
    for number in itertools.count():
        desk = Desk(tmp_path / str(number))
        desk.put("alice-chen", LINKED)
        before = all_files(desk.home)
        hindered.clear()
        with monkeypatch.context() as patch:
            for call, stand_in in counted(number, fail).items():
                patch.setattr(os, call, stand_in)
            answer = desk.netlog(*COMMANDS[name])
        if after is None:
            unhindered = Desk(tmp_path / f"{number}-unhindered")
            unhindered.put("alice-chen", LINKED)
            assert unhindered.netlog(*COMMANDS[name]).code == 0
            after = all_files(unhindered.home)
        found = all_files(desk.home)
        assert {path: text for path, text in found.items() if ".netlog-" not in path} in (before, after), number
        if error is KeyboardInterrupt:
            assert desk.netlog("set", "alice", "org", "Northwind").code == 0
            assert not [path for path in all_files(desk.home) if ".netlog" in path], number
        if error is KeyboardInterrupt and answer.code:
            assert (answer.code, answer.err) == (130, "\nnetlog: interrupted\n"), number
        if found == after and answer.err == "" and not hindered:
            break
        assert answer.code in {0, 1, 130}, (number, answer)
        assert "Traceback" not in answer.err


# Ctrl-C


def interrupted(process: "subprocess.Popen[bytes]") -> tuple[int, bytes, bytes]:
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


ANNOUNCED = """
import os, sys, time
import netlog.cli.capture, netlog.store.folder
from netlog.cli.main import main
real = {call}
def announced(*arguments, **named):
    os.write(1, b"waiting")
    return real(*arguments, **named)
{call} = announced
main()
"""


def test_ctrl_c_while_netlog_reads_ends_with_130_and_writes_nothing(desk: Desk) -> None:
    before = all_files(desk.home)
    script = ANNOUNCED.format(call="netlog.cli.capture.Session.text")
    with desk.popen("give", "alice", "-", program=("-c", script), stdin=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.read(7) == b"waiting"
        assert interrupted(process) == (130, b"", b"\nnetlog: interrupted\n")
    assert all_files(desk.home) == before


def test_ctrl_c_while_netlog_waits_for_the_lock_ends_with_130_and_writes_nothing(desk: Desk) -> None:
    from netlog.store.files import Lock

    script = (
        "import os, sys, time\nreal = time.sleep\n"
        "def sleep(seconds):\n    os.write(1, b'.')\n    real(seconds)\n"
        "time.sleep = sleep\nfrom netlog.cli.main import main\nmain()"
    )
    before = all_files(desk.home)
    with Lock(desk.journal), desk.popen("give", "alice", "x", program=("-c", script)) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == b"."
        code, out, err = interrupted(process)
    assert (code, out.strip(b"."), err) == (130, b"", b"\nnetlog: interrupted\n")
    assert all_files(desk.home) == before
    assert desk.netlog("give", "alice", "x").code == 0


def test_a_question_that_nobody_answers_writes_nothing(desk: Desk) -> None:
    before = all_files(desk.home)
    answer = desk.netlog("give", "carol", "x", is_terminal=True)
    assert answer.code == 130
    assert answer.err.endswith("\nnetlog: interrupted\n")
    assert all_files(desk.home) == before
