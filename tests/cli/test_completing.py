"""What Tab offers: contacts by any word of their names, in every shell, and never a complaint."""

from pathlib import Path

import pytest
from desk import Desk
from stage import EXAMPLE_JOURNAL


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


def offered(desk: Desk, line: str, *, journal: str = str(EXAMPLE_JOURNAL)) -> list[str]:
    """What bash is told for a line that is being typed, its last word incomplete."""
    words = line.split(" ")
    answer = desk.process(
        environment={
            "NETLOG_JOURNAL": journal,
            "_NETLOG_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        },
        program=("-c", "import sys; sys.argv[0] = 'netlog'; from netlog.cli.start import main; main()"),
    )
    assert (answer.code, answer.err) == (0, "")
    return answer.out.split()


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("netlog give al", ["alice-chen"], "the beginning of a key"),
        ("netlog give CHEN", ["alice-chen"], "another word of the name, case aside"),
        ("netlog give mul", ["zoë-müller"], "accents aside"),
        ("netlog give окс", ["оксана-левченко"], "any script"),
        ("netlog show m", ["me", "bob-marsh", "kofi-mensah", "maeve-o-neil", "zoë-müller", "森田-陽菜"], "and me"),
        ("netlog give alice-chen x", [], "what was given is not a contact"),
        ("netlog tag al", ["alice-chen"], "the first of several words"),
        ("netlog tag alice-chen a", [], "and no other"),
        ("netlog intro alice-chen bo", ["bob-marsh"], "the second of two"),
        ("netlog intro alice-chen bob-marsh a", [], "and not the text behind them"),
        ("netlog log o", ["maeve-o-neil", "sam-okafor", "оксана-левченко"], "whose timeline"),
        ("netlog talk bob --with d", ["dana-kowalska"], "the value of an option"),
        ("netlog give --json al", ["alice-chen"], "behind a global option"),
        ("netlog give alice --wo", ["--worth"], "options, as ever"),
        ("netlog ow", ["owe", "owed"], "commands, as ever"),
        ("netlog give nobody-at-all", [], "nobody"),
    ],
)
def test_a_contact_is_offered_by_any_word_of_its_names(desk: Desk, line: str, expected: list[str], why: str) -> None:
    found = offered(desk, line)
    assert [key for key in found if key != "me" or "me" in expected] == expected, why


def test_the_journal_that_the_line_names_is_looked_into(desk: Desk) -> None:
    assert offered(desk, f"netlog -j {desk.journal} give b", journal="/nowhere") == ["bob-marsh"]


def test_without_a_journal_nothing_is_offered_and_nothing_said(desk: Desk) -> None:
    assert offered(desk, "netlog give a", journal="/nowhere") == []


def test_in_an_empty_journal_nobody_is_offered(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "contacts").mkdir()
    (tmp_path / "netlog.yaml").touch()
    assert offered(desk, "netlog give ", journal=str(tmp_path)) == []
