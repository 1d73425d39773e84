"""`goals` finds whoever helped, however the goal is written; a criterion is one, however it is written."""

import json
from pathlib import Path
from unicodedata import normalize

import pytest
from desk import Desk

from netlog.core.contact import Rating
from netlog.store.folder import Folder


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


SPELLINGS = [
    ("raise a series A", "Raise  A  SERIES a"),
    ("élever des chèvres", "ELEVER DES CHEVRES"),
    ("élever des chèvres", normalize("NFD", "élever des chèvres")),
    ("静かな部屋を見つける", "静かな部屋を見つける"),
    ("Straße nach Süden", "STRASSE NACH SUDEN"),
    ("find O'Neil's boat", "find O’Neil’s boat"),
    ('the "big" one: 100% (yes!)', 'THE "BIG" ONE: 100% (YES!)'),
    ("?", "?"),
    ("a", "A"),
    ("two\nlines", "two lines"),
    ("-", "-"),
    ("*", "*"),
]


@pytest.mark.parametrize(("goal", "said"), SPELLINGS)
def test_an_entry_for_a_goal_is_found_however_it_is_spelled(goal: str, said: str, desk: Desk) -> None:
    (desk.journal / "me.yaml").write_text(f"name: Robin\ngoals: [{json.dumps(goal)}]\n")
    desk.put("bob-marsh", f"name: Bob Marsh\nlog:\n  - {{date: 2026-11-02, got: a map, for: {json.dumps(said)}}}\n")
    desk.put("cem", "name: Cem\nlog:\n  - {date: 2026-11-02, got: a map, for: another}\n")
    answer = desk.netlog("goals", "--json")
    (item,) = json.loads(answer.out)["items"]
    assert [mate["key"] for mate in item["team"]] == ["bob-marsh"]


def test_a_criterion_keeps_the_spelling_it_had(desk: Desk) -> None:
    assert desk.netlog("rate", "bob", "candour", "5", "-q").code == 0
    assert desk.netlog("rate", "bob", "Candour", "4", "-q").code == 0
    held = Folder(desk.journal).contact("bob-marsh")
    assert held
    assert held.ratings == (Rating("candour", 4),)


def test_a_criterion_that_looks_like_a_test_of_a_query_is_a_criterion(desk: Desk) -> None:
    assert desk.netlog("rate", "bob", "tag:x", "5", "-q").code == 0
    assert desk.netlog("best", "tag:x").out == "bob-marsh\tBob Marsh\ttag:x\t5.0\t5\n"
