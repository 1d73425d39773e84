"""What `check` says of files by their names alone."""

import json
import os
import sys
from pathlib import Path

import pytest
from desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' file names are Unicode")
@pytest.mark.parametrize("text", [b"name: Jos\xc3\xa9\n", b"name: [\n"], ids=["readable", "unreadable"])
def test_a_file_whose_name_no_link_can_name_is_a_problem(desk: Desk, text: bytes) -> None:
    (desk.journal / "contacts" / os.fsdecode(b"jos\xe9.yaml")).write_bytes(text)
    found = desk.netlog("check", "--json")
    assert found.code == 3
    assert {
        "path": "contacts/jos\udce9.yaml",
        "line": None,
        "column": None,
        "severity": "error",
        "message": "the file's name is not UTF-8",
        "advice": "Rename the file: no link can name it.",
    } in json.loads(found.out)["items"]
    (line,) = [line for line in desk.netlog("check").out.splitlines() if "UTF-8" in line]
    assert line.startswith("contacts/jos\\udce9.yaml\t")


@pytest.mark.parametrize("name", [".DS_Store", ".gitkeep"])
def test_what_a_system_keeps_in_a_folder_is_no_problem(desk: Desk, name: str) -> None:
    (desk.journal / "contacts" / name).write_bytes(b"x")
    said = desk.netlog("check")
    assert (said.code, said.out, said.err) == (0, "", "")


def test_a_draft_that_was_kept_is_named_until_it_is_gone(desk: Desk) -> None:
    draft = desk.journal / ".netlog" / "drafts" / "alice-chen.yaml"
    draft.parent.mkdir(parents=True)
    draft.write_text("name: Alice\n")
    said = desk.netlog("check")
    assert said.code == 0
    assert said.out.startswith(".netlog/drafts/alice-chen.yaml\t\t\twarning\t")
    draft.unlink()
    assert desk.netlog("check").out == ""


def test_a_file_about_oneself_among_the_contacts_is_pointed_at(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.put("me", "name: Robin\n")
    answer = desk.netlog("check")
    assert answer.out.startswith("contacts/me.yaml\t")
    assert "stands in me.yaml" in answer.out
    assert "Robin" not in desk.netlog("list").out
