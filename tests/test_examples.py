"""What stands in examples/ works: the aliases in the shells they are for, the demonstration on a bare machine."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from stage import REPOSITORY, Stage

from netlog.cli.commands import BY_NAME

EXAMPLES = REPOSITORY / "examples"
ALIASES = EXAMPLES / "aliases.sh"


@pytest.mark.parametrize("script", ["examples/demo.sh", "examples/aliases.sh", "tests/run.sh"])
def test_a_script_is_one_that_any_shell_can_read(script: str) -> None:
    done = subprocess.run(["sh", "-n", script], cwd=REPOSITORY, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_aliases_work_where_they_are_sourced(shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    expanding = "shopt -s expand_aliases" if shell == "bash" else "setopt aliases"
    lines = [expanding, f". {ALIASES}", 'gave alice "a map"', "kept alice rubric", "owed bob", "nlg", "nlj && pwd"]
    done = Stage(tmp_path).play(f"{shell} -c '" + "\n".join(lines) + "'")
    assert done.code == 0
    assert done.lines[:2] == (
        "Alice Chen · gave “a map” · Sun 22 Nov 2026",
        "Alice Chen · done: promised “send the hiring rubric” · Sun 22 Nov 2026",
    )
    assert done.lines[-1] == "~/netlog"


def test_every_alias_calls_a_command_that_is_there() -> None:
    called = re.findall(r"^alias \w+='netlog ([a-z]+)", ALIASES.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(called) > 10
    assert set(called) <= set(BY_NAME)


def test_the_demonstration_shows_a_day_and_leaves_the_example_as_it_was(tmp_path: Path) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    top = tmp_path / "netlog"
    shutil.copytree(EXAMPLES, top / "examples")
    programs = top / ".venv" / "bin"
    programs.mkdir(parents=True)
    (top / ".venv" / ".demo-installed").touch()
    (programs / "netlog").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m netlog "$@"\n', encoding="utf-8")
    (programs / "netlog").chmod(0o755)
    before = {path.name: path.read_bytes() for path in (top / "examples").rglob("*") if path.is_file()}
    surroundings = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["sh", str(top / "examples" / "demo.sh")],
        env=surroundings | {"PYTHONPATH": str(REPOSITORY), "TMPDIR": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    typed = re.findall(r"^\$ (?:netlog|git --no-pager) (\w+)", done.stdout, re.MULTILINE)
    assert typed == ["today", "owe", "owed", "due", "give", "promise", "done", "show", "check", "diff"]
    changed = re.findall(r"^[+-] .*", done.stdout, re.MULTILINE)
    assert changed == [
        '-  - {date: 2026-11-21, promised: "send the hiring rubric", due: 2026-11-28}',
        '+  - {date: 2026-11-21, promised: "send the hiring rubric", due: 2026-11-28, done: 2026-11-22}',
        '+  - {date: 2026-11-22, gave: "intro to a recruiter"}',
        '+  - {date: 2026-11-22, promised: "the recording of the choir", due: 2026-11-27}',
    ]
    assert {path.name: path.read_bytes() for path in (top / "examples").rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["netlog"]
