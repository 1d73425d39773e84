"""What programs may rely on with `--json`: one object, these keys in this order, ISO days, null for what is absent.

The tables here are the contract of schema 1: keys may be added at the end of an item, never taken away or renamed.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from stage import TODAY, Stage

from netlog.cli.commands import COMMANDS

ENVELOPE = ["schema", "today", "items", "problems"]
MOMENT = ["date", "kind", "text"]
ENTRY = [
    *("date", "kind", "text", "worth", "as", "to", "with", "how", "for"),
    *("due", "done", "dropped", "outcome", "thanked", "ref", "private"),
]
ITEM = ["what", "since", "done", "dropped", "by", "not", "private"]
PROBLEM = ["path", "line", "column", "severity", "message", "advice"]
CHANGED = ["key", "name", "path"]
OWED = ["key", "name", "kind", "text", "date", "due", "balance", "since", "last"]
GOAL = ["key", "name", "kind", "goal", "since", "done", "by", "supported", "last", "team", "could"]
RATED = ["key", "name", "criteria", "mean", "values"]

REPORTS: Mapping[str, list[str]] = {
    "today": ["key", "name", "kind", "text", "due", "overdue", "more", "last", "command"],
    "owe": OWED,
    "owed": OWED,
    "due": ["key", "name", "due", "overdue", "every", "reason", "last"],
    "balance": ["key", "name", "gave", "got", "balance", "since", "last", "goodwill", "band", "trend", "warning"],
    "balance --by tag": ["tag", "members", "exchanges", "gave", "got", "balance", "warm", "mild", "quiet", "new"],
    "due --drift": ["key", "name", "due", "overdue", "every", "reason", "last"],
    "log": ["key", "name", *ENTRY],
    "intros": [
        *("key", "name", "kind", "to", "to_name", "date", "text", "outcome", "pending", "thanked", "brought", "reach")
    ],
    "path alice": ["key", "name", "kind", "field", "date", "text"],
    "list": ["key", "name", "org", "place", "tags", "every"],
    "find lisbon": ["key", "name", "field", "date", "text"],
    "goals": GOAL,
    "best": RATED,
    "show alice": ["key", "name", "contact", "standing", "shared", "could_meet", "bring"],
    "show alice bob": [
        *("key", "name", "other", "other_name", "shared", "could_meet", "introduced", "link", "command"),
    ],
    "show alice --why": ["key", "name", "why"],
    "match": [
        *("need", "needs", "by", "score", "words", "name", "by_name", "group", "reasons", "balance", "goodwill"),
        *("band", "command"),
    ],
    "who recruiter": ["key", "name", "score", "words", "ask", "reasons", "balance", "goodwill", "band"],
    "check": PROBLEM,
    "config": ["name", "value", "source"],
}

CHANGES: Mapping[str, list[str]] = {
    'give alice "a map"': [*CHANGED, "entry"],
    'get alice "a map"': [*CHANGED, "entry"],
    "talk alice": [*CHANGED, "entry"],
    'note alice "a map"': [*CHANGED, "entry"],
    'promise alice "a map" --due friday': [*CHANGED, "entry"],
    'expect alice "a map"': [*CHANGED, "entry"],
    'need alice "a map"': [*CHANGED, "field", "item"],
    "match dana flat --dismiss bob": [*CHANGED, "need", "by", "dismissed"],
    'offer alice "a map"': [*CHANGED, "field", "item"],
    'goal alice "a map"': [*CHANGED, "field", "item"],
    'interest alice "a map"': [*CHANGED, "field", "item"],
    "done alice rubric": [*CHANGED, "kind", "text", "done", "entry"],
    "drop alice rubric": [*CHANGED, "kind", "text", "dropped"],
    'intro dana bob "a flat"': [*CHANGED, "entry", "via"],
    'outcome kofi "a catalogue"': [*CHANGED, "entry"],
    "thank bob van": [*CHANGED, "entry"],
    "support bob series": [*CHANGED, "goal", "supports"],
    'add "Ada Lovelace"': [*CHANGED, "alike"],
    'EDITOR="swap Berlin Oslo" netlog edit alice': CHANGED,
    "set alice title CTO": [*CHANGED, "said"],
    "unset alice title": [*CHANGED, "said"],
    "tag alice +vip": [*CHANGED, "said"],
    "every alice month": [*CHANGED, "said"],
    "snooze alice friday": [*CHANGED, "said"],
    "archive alice": [*CHANGED, "said"],
    "rate alice candour 5": [*CHANGED, "said"],
    'rename alice "Alice Ng" --key': [*CHANGED, "was"],
    "init ~/other --no-git": ["path", "made"],
}

each_report = pytest.mark.parametrize(
    "typed", [typed for typed in REPORTS if not typed.startswith(("show", "config", "path"))]
)
each_command = pytest.mark.parametrize("typed", [*REPORTS, *CHANGES])

BROKEN = """# file: contacts/broken.yaml
name: Broken
log:
  - {date: 2026-02-30, gave: a map}
"""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def answer(stage: Stage, typed: str, *, code: int = 0) -> dict[str, Any]:
    """The object that a command line prints with --json; nothing else may stand on stdout."""
    run = stage.play(f"{typed if 'netlog ' in typed else f'netlog {typed}'} --json")
    assert run.code == code, run.lines
    found = json.loads("\n".join(line for line in run.lines if not line.startswith("! ")))
    assert isinstance(found, dict)
    return found


def schema(typed: str) -> str:
    """What the object of a command line says it is: some commands have more than one."""
    bare = re.sub(r"^.*netlog ", "", typed)
    part = {"balance --by tag": ".tag", "show alice bob": ".pair", "show alice --why": ".why"}.get(bare, "")
    return f"netlog.{bare.split()[0]}{part}/1"


def test_every_command_has_its_keys_in_this_contract() -> None:
    told = {re.sub(r"^.*netlog ", "", typed).split()[0] for typed in (*REPORTS, *CHANGES)}
    assert told == {command.name for command in COMMANDS}


@each_command
def test_every_command_answers_with_one_object_of_the_same_four_keys(typed: str, stage: Stage) -> None:
    found = answer(stage, typed)
    assert list(found) == ENVELOPE
    assert found["schema"] == schema(typed)
    assert found["today"] == TODAY.isoformat()
    assert found["problems"] == []
    assert found["items"]


@each_command
def test_every_item_has_all_its_keys_in_their_order(typed: str, stage: Stage) -> None:
    for item in answer(stage, typed)["items"]:
        assert list(item) == {**REPORTS, **CHANGES}[typed]


@each_command
def test_every_day_is_iso_and_every_moment_whole(typed: str, stage: Stage) -> None:
    def visit(value: Any, name: str) -> None:
        if isinstance(value, dict):
            if name in {"last", "last_exchange"}:
                assert list(value) == MOMENT
            for inner, child in value.items():
                visit(child, inner)
        elif isinstance(value, list):
            for child in value:
                visit(child, name)
        elif name in {"date", "due", "since", "done", "dropped", "thanked", "today"} and value is not None:
            assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value), (name, value)

    visit(answer(stage, typed), "")


@pytest.mark.parametrize(("typed", "inner", "keys"), [
    ('give alice "a map"', "entry", ENTRY),
    ('need alice "a map"', "item", ITEM),
])  # fmt: skip
def test_what_was_written_is_told_whole(typed: str, inner: str, keys: list[str], stage: Stage) -> None:
    (item,) = answer(stage, typed)["items"]
    assert list(item[inner]) == keys
    assert stage.home.joinpath("netlog", item["path"]).is_file()


def test_what_is_absent_is_null_and_not_left_out(stage: Stage) -> None:
    (item,) = answer(stage, "balance оксана")["items"]
    assert item == {
        "key": "оксана-левченко",
        "name": "Оксана Левченко",
        **dict.fromkeys(["gave", "got", "balance", "since", "last", "goodwill", "band", "trend", "warning"]),
    }
    (listed,) = answer(stage, "list femi --fields name,place,org")["items"]
    assert listed == {"key": "femi-adeyemi", "name": "Femi Adeyemi", "place": None, "org": "Palmline"}


def test_an_item_about_a_contact_has_its_key_and_name_first(stage: Stage) -> None:
    for typed, keys in REPORTS.items():
        if typed not in {"check", "config", "balance --by tag", "match"}:  # a match is about two
            assert keys[:2] == ["key", "name"]
            for one in answer(stage, typed)["items"]:
                path = "me.yaml" if one["key"] == "me" else f"contacts/{one['key']}.yaml"
                assert (stage.folder / path).exists()


def test_a_goal_of_mine_has_its_team_and_what_each_of_them_did_for_it(stage: Stage) -> None:
    first, *_ = answer(stage, "goals")["items"]
    assert [list(mate) for mate in first["team"]] == [["key", "name", "supports", "helped"]] * 2
    assert [list(moment) for mate in first["team"] for moment in mate["helped"]] == [MOMENT] * 4
    assert [list(one) for one in first["could"]] == [["key", "name", "words", "reasons"]]


def test_the_brief_holds_the_file_s_fields_and_where_it_stands(stage: Stage) -> None:
    (item,) = answer(stage, "show alice")["items"]
    assert list(item["contact"]) == [
        *("name", "also", "email", "phone", "links", "org", "title", "place", "birthday", "met", "via"),
        *("tags", "every", "snooze", "interests", "goals", "needs", "offers", "notes", "log"),
    ]
    assert item["contact"]["links"] == {"github": "https://github.com/alice"}
    assert item["contact"]["log"][-1] == {
        "date": "2026-11-22",
        "kind": "got",
        "text": "feedback on my deck",
        "worth": 3,
        "as": "advice",
    }
    assert item["standing"] == {
        "last": {"date": "2026-11-22", "kind": "got", "text": "feedback on my deck"},
        "every": "6 weeks",
        "due": "2027-01-03",
        "overdue": 0,
        "gave": 5,
        "got": 8,
        "balance": 3,
        "since": "2026-11-22",
        "last_exchange": {"date": "2026-11-22", "kind": "got", "text": "feedback on my deck"},
        "promises": [{"date": "2026-11-21", "kind": "promised", "text": "send the hiring rubric", "due": "2026-11-28"}],
        "goodwill": 10.4,
        "band": "warm",
        "trend": "growing",
        "one_sided": None,
        "drift": None,
    }


def test_who_came_through_whom_has_items_of_its_own(stage: Stage) -> None:
    found = answer(stage, "intros --tree")
    assert list(found) == ENVELOPE
    assert found["schema"] == "netlog.intros.tree/1"
    assert {tuple(item) for item in found["items"]} == {("key", "name", "via", "depth")}


def test_an_introduction_that_was_got_is_told_of_both_files(stage: Stage) -> None:
    by, got = answer(stage, 'intro --got alice --by bob "she knows data"')["items"]
    assert [list(by), list(got)] == [[*CHANGED, "entry", "via"]] * 2
    assert (by["key"], by["entry"]["to"], by["via"]) == ("bob-marsh", "alice-chen", None)
    assert (got["key"], got["entry"], got["via"]) == ("alice-chen", None, "dana-kowalska")


def test_a_need_that_i_met_is_told_with_what_i_gave(stage: Stage) -> None:
    (item,) = answer(stage, "done kofi desk --give")["items"]
    assert list(item["entry"]) == ENTRY
    assert item["entry"]["for"] == item["text"]
    (item,) = answer(stage, "done alice rubric")["items"]
    assert item["entry"] is None


@each_report
def test_a_broken_file_is_listed_and_the_others_are_still_told(typed: str, stage: Stage) -> None:
    stage.write(BROKEN)
    found = answer(stage, typed, code=3)
    assert found["items"]
    assert found["problems"] == [
        {
            "path": "contacts/broken.yaml",
            "line": 3,
            "column": 12,
            "severity": "error",
            "message": "there is no such day: 2026-02-30",
            "advice": "February 2026 has 28 days.",
        }
    ]


def test_a_change_of_many_names_the_files_that_could_not_be_asked(stage: Stage) -> None:
    stage.write(BROKEN)
    found = answer(stage, "tag --where tag:inner +vip --yes", code=3)
    assert [item["key"] for item in found["items"]] == ["alice-chen", "bob-marsh", "zoë-müller"]
    assert [problem["path"] for problem in found["problems"]] == ["contacts/broken.yaml"]


def test_a_broken_file_is_no_matter_of_a_contact_that_is_whole(stage: Stage) -> None:
    stage.write(BROKEN)
    assert answer(stage, "show alice")["problems"] == []
    assert answer(stage, "give alice tea")["problems"] == []


def test_settings_that_cannot_be_read_are_listed(stage: Stage) -> None:
    stage.write("# file: netlog.yaml\ntoday: {limit: lots}\n")
    for typed in ("owe", "config", "show alice"):
        (problem,) = answer(stage, typed, code=3)["problems"]
        assert (problem["path"], problem["line"], problem["column"]) == ("netlog.yaml", 1, 16)


@each_report
def test_a_report_of_nothing_has_an_empty_list(typed: str, stage: Stage) -> None:
    stage.begin(is_empty=True)
    assert stage.play("netlog init --no-git -q").code == 0
    assert answer(stage, typed) == {
        "schema": schema(typed),
        "today": "2026-11-22",
        "items": [],
        "problems": [],
    }


@pytest.mark.parametrize(
    "typed", ["archive idris", "tag alice +inner", "rename alice", "unset alice supports", "support maeve series"]
)
def test_a_change_of_nothing_has_an_empty_list(typed: str, stage: Stage) -> None:
    before = stage.files()
    assert answer(stage, typed)["items"] == []
    assert stage.files() == before


@pytest.mark.parametrize(
    "typed",
    [
        *("today", "owe", "owed", "due", "balance", "log", "list", "find lisbon", "intros", "path alice", "check"),
        *("goals", "best", "match", "who recruiter"),
    ],
)
def test_a_pipe_gets_the_same_items_as_records_in_the_same_order(typed: str, stage: Stage) -> None:
    items = answer(stage, typed)["items"]
    lines = stage.play(f"netlog {typed}").lines
    assert [line.split("⇥") for line in lines] == [[_column(value) for value in item.values()] for item in items]


def _column(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dict():
            return " ".join(part for part in value.values() if part)
        case list():
            return ", ".join(one["key"] if isinstance(one, dict) else str(one) for one in value)
        case _:
            return str(value)


@pytest.mark.parametrize("before", [True, False])
def test_json_may_be_asked_for_before_or_after_the_command(before: bool, stage: Stage) -> None:
    run = stage.play("netlog --json owe" if before else "netlog owe --json")
    assert json.loads("\n".join(run.lines)) == answer(stage, "owe")


def test_bare_netlog_with_json_is_today(stage: Stage) -> None:
    run = stage.play("netlog --json")
    assert json.loads("\n".join(run.lines)) == answer(stage, "today")


def test_json_on_a_terminal_is_the_same_text(stage: Stage) -> None:
    assert stage.play("netlog owe --json  # terminal").lines == stage.play("netlog owe --json").lines


def test_what_would_command_a_terminal_stands_as_its_escape_and_reads_back(stage: Stage) -> None:
    stage.play("printf 'a\\033[31m\\342\\200\\256b\\nc' | netlog give alice - -q")
    run = stage.play("netlog log alice --json --since today")
    assert not any("␛" in line or "\u202e" in line for line in run.lines)
    assert json.loads("\n".join(run.lines))["items"][-1]["text"] == "a\x1b[31m\u202eb\nc"


def test_an_error_prints_no_json(stage: Stage) -> None:
    run = stage.play("netlog give nobody tea --json")
    assert run.code == 1
    assert all(line.startswith("! ") for line in run.lines)
