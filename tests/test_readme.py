"""The manual is true: every command in README.md is run, in order, and prints what stands under it.

`python tests/test_readme.py` writes down what comes out now; read every line of it. The commands run as on a terminal
of 80 columns, on 22 November 2026, in a copy of the example journal; `<!-- journal -->` begins anew, and
`<!-- empty -->` in a home without a journal.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from stage import REPOSITORY, Played, Stage

from netlog.cli.commands import BY_NAME, COMMANDS
from netlog.core.contact import FIELDS
from netlog.core.entry import Kind
from netlog.core.settings import Settings
from netlog.errors import ExitCode
from netlog.store.settings import settings_table

README = REPOSITORY / "README.md"

_PART = re.compile(r"<!-- (?P<beginning>journal|empty) -->|^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
COMPLAINT = re.compile(r"\b(?:netlog|error): ")
_SECTION = re.compile(r"^## (?P<title>.+?)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def played(text: str, stage: Stage) -> tuple[str, list[Played]]:
    """The manual as it should read, and the commands in it."""
    found: list[Played] = []

    def as_it_is(part: re.Match[str]) -> str:
        if part["beginning"]:
            stage.begin(is_empty=part["beginning"] == "empty")
            return part[0]
        commands = [
            stage.play(f"{typed}  # terminal") for typed in re.findall(r"^\$ (.+)$", part["body"], re.MULTILINE)
        ]
        found.extend(commands)
        return f"```console\n{''.join(shown(command) for command in commands)}```"

    return _PART.sub(as_it_is, text), found


def shown(command: Played) -> str:
    """What somebody sees who types the command: stdout and stderr alike, and tabs as they are."""
    typed = command.typed.removesuffix("  # terminal")
    lines = (line.removeprefix("! ") if line != "!" else "" for line in command.lines)
    return "".join(f"{line}\n" for line in (f"$ {typed}", *(line.replace("⇥", "\t") for line in lines)))


def sections(text: str) -> dict[str, str]:
    return {found["title"]: found["body"] for found in _SECTION.finditer(text)}


@pytest.fixture(scope="module")
def manual() -> str:
    return README.read_text(encoding="utf-8")


def test_every_command_in_the_manual_prints_what_stands_under_it(manual: str, tmp_path: Path) -> None:
    now, commands = played(manual, Stage(tmp_path))
    assert now.splitlines() == manual.splitlines()
    assert len(commands) > len(COMMANDS)
    failed = {command.typed for command in commands if command.code}
    told = {command.typed for command in commands if any(COMPLAINT.search(line) for line in command.lines)}
    assert failed <= told


def test_every_command_is_shown_at_work(manual: str) -> None:
    typed = set(re.findall(r"^\$ (?:[A-Z]+=\".*\" )?netlog ([a-z]+)", manual, re.MULTILINE))
    assert typed == set(BY_NAME)


def test_every_field_and_kind_of_entry_is_explained(manual: str) -> None:
    told = sections(manual)["The contact file"]
    assert [name for name in (*FIELDS, *Kind) if f"`{name}`" not in told] == []


def test_every_setting_is_listed_with_its_default(manual: str) -> None:
    told = sections(manual)["Settings"]
    rows = [row for row in told.splitlines() if row.startswith("| `")]
    listed = {row.split("|")[1].strip(" `"): row.split("|")[2].strip(" `") for row in rows}
    assert {name: listed.get(name) for name, _ in settings_table(Settings())} == dict(settings_table(Settings()))


def test_every_exit_code_is_listed(manual: str) -> None:
    codes = re.findall(r"^\| ([0-9]+) \|", sections(manual)["Output"], re.MULTILINE)
    assert [int(code) for code in codes] == [int(code) for code in ExitCode]


def test_the_house_map_leads_to_files_that_are_there(manual: str) -> None:
    places = re.findall(r"`([\w/]+\.(?:py|sh|md))`", sections(manual)["The house"])
    tops = (REPOSITORY, REPOSITORY / "netlog")
    assert len(places) > 10
    assert [place for place in places if not any((top / place).exists() for top in tops)] == []


def test_links_within_the_manual_lead_somewhere(manual: str) -> None:
    titles = re.findall(r"^#+ (.+)$", manual, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
    assert [target for target in re.findall(r"\]\(#([^)]+)\)", manual) if target not in anchors] == []


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        README.write_text(played(README.read_text(encoding="utf-8"), Stage(Path(place)))[0], encoding="utf-8")
