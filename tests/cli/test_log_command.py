"""What `log` and `find` look into: which words choose contacts, and which stand in a text."""

import json
from pathlib import Path

import pytest
from desk import Desk

ALICE = """name: Alice Chen
tags: [inner]
log:
  - {date: 2026-11-01, talked: "train at 12:30, see https://example.org/t", mood: bright, key: odd}
  - {date: 2026-11-02, gave: "intro to Bob", with: [his sister]}
"""
BOB = """name: Bob Marsh
archived: true
log:
  - {date: 2026-11-03, talked: "tea with Alice"}
"""
EVE = """name: Eve
log:
  - {date: 2026-11-04, talked: "coffee, Alice's plans"}
  - {date: 2026-11-05, got: tea}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    for key, text in {"alice-chen": ALICE, "bob-marsh": BOB, "eve": EVE}.items():
        made.put(key, text)
    return made


def days(desk: Desk, *words: str) -> str:
    """The days in November of the entries that `log` shows."""
    said = desk.netlog("log", *words)
    assert said.code == 0, said.err
    return " ".join(line.split("\t")[2].removeprefix("2026-11-") for line in said.out.splitlines())


@pytest.mark.parametrize(
    ("words", "shown", "why"),
    [
        (["-alice"], "01 02 05", "no text with Alice in it, and no contact of that name"),
        (["-tea", "-coffee"], "01 02", "Bob is archived"),
        (["12:30"], "01", "a time of day is no test of a field"),
        (["https://example.org/t"], "01", "an address is none"),
        (["-12:30"], "02 04 05", "nor with a dash"),
        (["alice"], "01 02", "a name first"),
        (["tea"], "05", "a word that is no name"),
        (["alice", "12:30"], "01", "a text beside a name"),
        (["alice", "-12:30"], "02", "a text that isn't to be in it"),
        (["alice", "tag:inner"], "01 02", "a test that holds"),
        (["alice", "tag:nosuch"], "", "a test that doesn't hold"),
        (["alice", "-tag:inner"], "", "its opposite"),
        (["bob"], "03", "an archived contact that is named"),
        (["bob", "name:bob"], "03", "with a test that holds"),
        (["tag:inner"], "01 02", "a test first"),
        (["-tag:inner"], "04 05", "its opposite first"),
        (["archived:yes"], "03", "archived contacts on request"),
        (["-tag:inner", "tea"], "05", "a test, and a text"),
    ],
)
def test_tests_choose_contacts_and_all_other_words_stand_in_the_text(
    desk: Desk, words: list[str], shown: str, why: str
) -> None:
    assert days(desk, *words) == shown, why


def test_an_entry_s_own_keys_are_told_to_programs_behind_all_others(desk: Desk) -> None:
    first, second = json.loads(desk.netlog("log", "alice", "--json").out)["items"]
    assert list(first) == [*second, "mood"]
    assert (first["key"], first["mood"], second["outcome"]) == ("alice-chen", "bright", None)


def found(desk: Desk, *words: str) -> list[list[str]]:
    return [line.split("\t") for line in desk.netlog("find", *words).out.splitlines()]


def test_the_file_about_me_is_looked_into_as_any_other(desk: Desk) -> None:
    (desk.journal / "me.yaml").write_text("name: Robin\ngoals:\n  - {what: sail, since: 2026-10-01, level: brave}\n")
    assert found(desk, "sail") == [["me", "Robin", "goals", "2026-10-01", "sail"]]
    assert found(desk, "brave") == [["me", "Robin", "goals", "2026-10-01", "sail · level: brave"]]


def test_where_the_file_about_me_cannot_be_read_that_is_said(desk: Desk) -> None:
    (desk.journal / "me.yaml").write_text("name: [Robin\n")
    said = desk.netlog("find", "sister", "--json")
    assert said.code == 3
    document = json.loads(said.out)
    assert [item["text"] for item in document["items"]] == ["intro to Bob · with his sister"]
    assert [problem["path"] for problem in document["problems"]] == ["me.yaml"]


def test_what_is_found_in_me_alone_is_not_beside_the_word_that_the_journal_is_empty(desk: Desk) -> None:
    for key in ("alice-chen", "bob-marsh", "eve"):
        desk.path(key).unlink()
    (desk.journal / "me.yaml").write_text("name: Robin\n")
    said = desk.netlog("find", "robin")
    assert (said.out, said.err) == ("me\tRobin\tname\t\tRobin\n", "")
    assert "The journal is empty." in desk.netlog("find", "xylophone").err


def test_a_journal_of_which_nothing_can_be_read_is_not_called_empty(desk: Desk) -> None:
    for key in ("alice-chen", "bob-marsh", "eve"):
        desk.put(key, "name: [\n")
    for words in (["list"], ["list", "ann"], ["log"], ["find", "ann"], ["balance"]):
        said = desk.netlog(*words)
        assert said.code == 3
        assert "empty" not in said.err, words
