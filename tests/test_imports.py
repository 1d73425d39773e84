"""Start-up is earned: what each command loads, seen in a process of its own."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from netlog.cli.commands import COMMANDS, Command
from netlog.store.roster import FINE_TICK

TOP = Path(__file__).parent.parent
HEAVY = frozenset({"yaml", "rich", "dateutil", "sqlite3"})
COMMAND_MODULES = frozenset(f"netlog.cli.{command.module}" for command in COMMANDS)

PROBE = """
import sys
from netlog.cli.start import main
try:
    main()
finally:
    with open({file!r}, "w", encoding="utf-8") as found:
        found.write("\\n".join(sys.modules))
"""


@dataclass(frozen=True)
class Run:
    """How a command ended, what it said, and the modules it had loaded by then."""

    status: int
    output: str
    complaint: str
    loaded: frozenset[str]

    @property
    def commands(self) -> frozenset[str]:
        return self.loaded & COMMAND_MODULES


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TOP / "examples" / "journal", tmp_path / "journal"))


def run(journal: Path, arguments: Sequence[str]) -> Run:
    """Run the program as a process of its own, its output in a pipe."""
    file = journal.parent / "loaded"
    inherited = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT", "TMPDIR"}}
    surroundings = inherited | {
        "HOME": str(journal.parent),
        "NETLOG_JOURNAL": str(journal),
        "NETLOG_TODAY": "2026-11-22",
        "EDITOR": "true",
        "PYTHONPATH": str(TOP),
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(file=str(file)), *arguments],
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    return Run(done.returncode, done.stdout, done.stderr, frozenset(file.read_text(encoding="utf-8").splitlines()))


def words_of(command: Command) -> list[str]:
    """The arguments of a command's example, as a shell would hand them over (its EDITOR is in the surroundings)."""
    words = shlex.split(command.example)
    return words[words.index("netlog") + 1 :]


def test_the_version_is_told_without_loading_a_library(journal: Path) -> None:
    told = run(journal, ["--version"])
    assert (told.status, told.output[:7]) == (0, "netlog ")
    assert told.loaded & HEAVY == set()
    assert told.commands == set()
    assert "netlog.cli.session" not in told.loaded


def test_help_in_a_pipe_is_plain_and_loads_no_command(journal: Path) -> None:
    told = run(journal, ["--help"])
    assert told.status == 0
    assert "Log something given." in told.output
    assert told.loaded & HEAVY == set()
    assert told.commands == set()


def test_help_of_a_command_in_a_pipe_loads_no_rich(journal: Path) -> None:
    told = run(journal, ["give", "--help"])
    assert told.status == 0
    assert "Example: netlog give" in told.output
    assert "rich" not in told.loaded


def test_netlog_alone_loads_what_today_needs(journal: Path) -> None:
    told = run(journal, [])
    assert told.status == 0
    assert told.commands == {"netlog.cli.today"}
    assert "rich" not in told.loaded


def test_a_name_is_looked_for_without_what_reading_many_files_and_matching_take(journal: Path) -> None:
    assert run(journal, ["owe"]).status == 0
    told = run(journal, ["give", "Bob Mar", "tea"])
    assert told.status == 0
    unneeded = {
        "core.matching",
        "core.asking",
        "core.synonyms",
        "store.searching",
        "store.fieldlines",
        "store.entrylines",
    }
    assert told.loaded & {f"netlog.{name}" for name in unneeded} == set()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_in_a_pipe_loads_its_own_module_and_no_rich(journal: Path, command: Command) -> None:
    told = run(journal, words_of(command))
    assert (told.status, told.complaint) == (0, "")
    assert told.commands == {f"netlog.cli.{command.module}"}
    assert told.loaded & {"rich", "netlog.render.terminal"} == set()


REPORTS: tuple[list[str], ...] = (
    [],
    ["today"],
    ["owe"],
    ["owed"],
    ["owe", "tag:founders", "berlin"],
    ["due", "--within", "2w"],
    ["balance"],
    ["balance", "--since", "2026-01-01"],
    ["log", "--since", "2026-09-01"],
    ["list"],
    ["find", "lisbon"],
    ["intros"],
    ["intros", "--pending", "tag:inner"],
    ["intros", "--tree"],
    ["path", "alice"],
    ["path", "Northwind"],
    ["goals"],
    ["goals", "series"],
    ["goals", "--done"],
    ["best", "candour", "-tag:founders"],
)


@pytest.mark.parametrize("arguments", REPORTS, ids=" ".join)
def test_a_report_loads_no_yaml_when_nothing_has_changed(journal: Path, arguments: list[str]) -> None:
    wait_until_old(journal)
    first, second = run(journal, arguments), run(journal, arguments)
    assert (second.status, second.output, second.complaint) == (0, first.output, "")
    assert "yaml" in first.loaded
    assert second.loaded & {"yaml", "rich", "dateutil", "multiprocessing"} == set()


def test_a_report_reads_what_has_changed_and_no_more(journal: Path) -> None:
    wait_until_old(journal)
    run(journal, ["owe"])
    run(journal, ["promise", "alice-chen", "a map", "--due", "friday"])
    told = run(journal, ["owe"])
    assert "a map" in told.output
    assert "yaml" in told.loaded
    wait_until_old(journal)
    run(journal, ["owe"])
    assert "yaml" not in run(journal, ["owe"]).loaded


def wait_until_old(journal: Path) -> None:
    """Wait until no file of the journal is as young as a look that is taken now."""
    latest = max(path.stat().st_ctime_ns for path in journal.rglob("*.yaml"))
    while time.time_ns() <= latest + FINE_TICK:
        pass


@pytest.mark.parametrize("name", ["owe", "owed", "due", "balance", "today", "log", "list", "check"])
def test_a_report_as_json_loads_no_rich(journal: Path, name: str) -> None:
    told = run(journal, [name, "--json"])
    assert (told.status, told.output[:1]) == (0, "{")
    assert "rich" not in told.loaded


def test_a_capture_needs_none_of_the_reports(journal: Path) -> None:
    told = run(journal, ["give", "alice", "intro to recruiter"])
    assert told.status == 0
    reports = {name for name in told.loaded if name.startswith("netlog.reports.")}
    assert reports <= {"netlog.reports.phrases"}


def test_a_capture_by_key_goes_straight_to_the_file(journal: Path) -> None:
    told = run(journal, ["give", "alice-chen", "intro to recruiter"])
    assert told.status == 0
    assert told.loaded & {"sqlite3", "json", "netlog.store.index"} == set()


def test_a_capture_by_name_asks_the_index(journal: Path) -> None:
    told = run(journal, ["give", "alice", "intro to recruiter"])
    assert {"sqlite3", "netlog.store.index"} <= told.loaded


def test_a_report_that_is_drawn_does_load_rich(journal: Path) -> None:
    """The others would pass in a house where nothing is ever drawn."""
    assert "rich" in run(journal, ["owe", "--color", "always"]).loaded
