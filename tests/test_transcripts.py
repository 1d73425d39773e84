"""The transcripts hold, every command has its own, and every command's help fits a screen and carries an example."""

import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from stage import Played, Stage
from transcript import played, stated

from netlog.cli.commands import COMMANDS, Command

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.md"))
SCREEN = (24, 80)
_STYLE = re.compile("␛\\[[0-9;]*m")

each_command = pytest.mark.parametrize("command", COMMANDS, ids=[command.name for command in COMMANDS])


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=[path.stem for path in TRANSCRIPTS])
def test_what_a_transcript_shows_is_what_happens(path: Path, stage: Stage) -> None:
    text = path.read_text(encoding="utf-8")
    assert played(text, stage).splitlines() == text.splitlines()


@pytest.fixture(scope="module")
def typed() -> tuple[Played, ...]:
    return tuple(command for path in TRANSCRIPTS for command in stated(path.read_text(encoding="utf-8")))


def _uses(command: Command, typed: tuple[Played, ...]) -> list[Played]:
    called = re.compile(rf"(?:^|\s)netlog (?:-\S+ )?{command.name}\b")
    return [one for one in typed if called.search(one.typed)]


@each_command
def test_every_command_is_shown_in_use_and_in_misuse(command: Command, typed: tuple[Played, ...]) -> None:
    codes = {one.code for one in _uses(command, typed)}
    assert 0 in codes
    assert codes & {1, 2}


@each_command
def test_every_command_is_shown_for_programs(command: Command, typed: tuple[Played, ...]) -> None:
    assert any("--json" in one.words and one.code in {0, 3} for one in _uses(command, typed))


@pytest.mark.parametrize(
    "name", [command.name for command in COMMANDS if command.panel == "Reports"] + ["list", "show"]
)
def test_every_report_is_shown_on_a_terminal_and_in_a_pipe(name: str, typed: tuple[Played, ...]) -> None:
    drawn = {"# terminal" in one.typed for one in typed if one.words[:2] == ("netlog", name) and one.code == 0}
    assert drawn == {True, False}


def test_no_transcript_shows_a_bug(typed: tuple[Played, ...]) -> None:
    assert not [one.typed for one in typed if one.code not in {0, 1, 2, 3}]


def test_every_error_is_told_on_stderr(typed: tuple[Played, ...]) -> None:
    for one in typed:
        found = any(line.startswith("! netlog: ") for line in one.lines)
        assert found or not one.code or one.words[:2] == ("netlog", "check"), one.typed


# Help


@each_command
def test_the_example_in_a_commands_help_runs(command: Command, stage: Stage) -> None:
    run = stage.play(command.example)
    assert run.code == 0, run.lines
    assert not [line for line in run.lines if line.startswith("! ")]


@each_command
@pytest.mark.parametrize("where", ["in a pipe", "on a terminal"])
def test_help_fits_a_screen_and_carries_the_example(command: Command, where: str, stage: Stage) -> None:
    run = stage.play(f"netlog {command.name} --help" + ("  # terminal" if where == "on a terminal" else ""))
    lines = [_STYLE.sub("", line) for line in run.lines]
    rows, columns = SCREEN
    assert run.code == 0
    assert len(lines) <= rows
    assert max(_width(line) for line in lines) <= columns
    assert command.example in "\n".join(lines)
    assert command.summary in "\n".join(lines)


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_lists_every_command_with_what_it_is_for(flag: str, stage: Stage) -> None:
    lines = stage.play(f"netlog {flag}").lines
    for command in COMMANDS:
        assert any(line.split()[:1] == [command.name] and line.endswith(command.summary) for line in lines)


def test_help_needs_no_journal(stage: Stage) -> None:
    stage.begin(is_empty=True)
    assert stage.play("netlog owe --help").code == 0
    assert stage.files() == {}


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


# The runner itself: what it must notice

GIVE = "```console\n$ netlog give alice tea\nAlice Chen · gave “tea” · Sun 22 Nov 2026\n```"
CHANGE = '```diff\ncontacts/alice-chen.yaml\n+  - {date: 2026-11-22, gave: "tea"}\n```'


def test_a_transcript_that_states_everything_stands() -> None:
    assert _replayed(f"Tea.\n\n{GIVE}\n\n{CHANGE}\n\nMore.\n") == f"Tea.\n\n{GIVE}\n\n{CHANGE}\n\nMore.\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{GIVE}\n", id="a change that is not stated"),
        pytest.param(f"{GIVE}\n\n{CHANGE}\n\n{CHANGE}\n", id="a change that is stated twice"),
        pytest.param(f"{CHANGE}\n\n{GIVE}\n", id="a change that is stated before it happens"),
        pytest.param(f"{GIVE}\n\n{CHANGE.replace('tea', 'Tea')}\n", id="a line that is other"),
        pytest.param(f"{GIVE.replace('Sun', 'Mon')}\n\n{CHANGE}\n", id="other output"),
        pytest.param("```console\n$ netlog owe nobody\n```\n", id="no output, no exit code"),
        pytest.param("```console\n$ netlog find kangaroo\nNothing found.\n```\n", id="another stream"),
        pytest.param(f"<!-- empty -->\n\n{GIVE}\n\n{CHANGE}\n", id="another journal"),
    ],
)
def test_a_transcript_that_is_not_true_is_noticed(text: str) -> None:
    assert _replayed(text) != text


@pytest.mark.parametrize(
    ("command", "lines", "code"),
    [
        ("netlog find kangaroo", ["! Nothing found."], 0),
        ("netlog find kangaroo  # terminal", ["Nothing found."], 0),
        ("netlog find kangaroo 2>&1 | cat", ["Nothing found."], 0),
        ("netlog find kangaroo 2>/dev/null; exit 7", [], 7),
        ("printf 'a\\tb\\n'", ["a⇥b"], 0),
        ("NETLOG_TODAY=2026-11-20 netlog -q talk alice && netlog log alice --kind talked | tail -n 1 | cut -f 3",
         ["2026-11-20"], 0),
    ],
)  # fmt: skip
def test_a_command_runs_as_in_a_shell(command: str, lines: list[str], code: int, stage: Stage) -> None:
    run = stage.play(command)
    assert (list(run.lines), run.code) == (lines, code)


def test_nothing_of_the_outside_reaches_a_transcript(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETLOG_TODAY", "2001-01-01")
    monkeypatch.setenv("NETLOG_JOURNAL", "/nowhere")
    monkeypatch.setenv("COLUMNS", "20")
    assert stage.play("netlog talk alice").lines == ("Alice Chen · talked · Sun 22 Nov 2026",)
    assert stage.play("netlog owe 2>&1 | head -n 1 | cut -f 1").lines == ("dana-kowalska",)


def test_a_new_file_without_a_newline_at_its_end_is_told(stage: Stage) -> None:
    stage.play("printf x > y")
    assert stage.changes() == "y\n+x\n\\ no newline at the end\n"


def test_a_file_that_moved_shows_only_what_changed_in_it(stage: Stage) -> None:
    stage.play("mv netlog.yaml settings.yaml && rm me.yaml && printf '%s\\r\\n' '# end' >> settings.yaml")
    changes = stage.changes()
    assert "netlog.yaml → settings.yaml\n+# end␍\n" in changes
    assert "me.yaml\n-# Me." in changes


def _replayed(text: str) -> str:
    with TemporaryDirectory() as place:
        return played(text, Stage(Path(place)))
