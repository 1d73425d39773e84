"""What a program gets."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlog.core.text import visible
from netlog.render import jsondoc

# A text read from UTF-8 or from the command line may hold half a surrogate pair, but never both halves apart:
# JSON cannot tell those from the character they would make.
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=40).filter(
    lambda text: not re.search("[\ud800-\udbff][\udc00-\udfff]", text)
)


class Ask(StrEnum):
    EASY = "easy"


class Level(Enum):
    HIGH = 2


@dataclass(frozen=True, slots=True)
class Every:
    count: int

    def __str__(self) -> str:
        return f"{self.count} weeks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    date: date
    kind: str
    as_: str | None = None
    with_: tuple[str, ...] = ()
    for_: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    key: str
    last: Last | None
    score: float
    why: str = field(default="derived", metadata={"json": False})
    link: str = field(default="", metadata={"json": True})


def read_back(value: object) -> object:
    document = json.loads(jsondoc.render("netlog.test/1", {"value": value}))
    assert isinstance(document, dict)
    return document["value"]


def test_a_document_names_its_schema_first_and_keeps_the_order_of_its_keys() -> None:
    body = {"today": date(2026, 11, 22), "items": (), "problems": []}
    assert jsondoc.render("netlog.owe/1", body) == (
        '{\n  "schema": "netlog.owe/1",\n  "today": "2026-11-22",\n  "items": [],\n  "problems": []\n}\n'
    )


def test_an_item_is_an_object_of_its_fields_in_order_without_those_kept_out() -> None:
    last = Last(date=date(2026, 11, 20), kind="gave", as_="advice", with_=("bob", "Eve"), for_="raise a seed round")
    expected = {
        "key": "alice-chen",
        "last": {
            "date": "2026-11-20",
            "kind": "gave",
            "as": "advice",
            "with": ["bob", "Eve"],
            "for": "raise a seed round",
        },
        "score": 0.5,
        "link": "",
    }
    found = read_back(Item(key="alice-chen", last=last, score=0.5))
    assert found == expected
    assert json.dumps(found) == json.dumps(expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (3, 3),
        (1.5, 1.5),
        ("Alice", "Alice"),
        (date(2026, 2, 28), "2026-02-28"),
        (Ask.EASY, "easy"),
        (Level.HIGH, 2),
        (Every(6), "6 weeks"),
        ((1, ("a",)), [1, ["a"]]),
        (["a"], ["a"]),
        ({"work": date(2026, 2, 28), Ask.EASY: None}, {"work": "2026-02-28", "easy": None}),
        (MappingProxyType({"a": (1,)}), {"a": [1]}),
        (Item(key="bob", last=None, score=0), {"key": "bob", "last": None, "score": 0, "link": ""}),
    ],
)
def test_every_value_of_a_report_has_its_form(value: object, expected: object) -> None:
    assert read_back(value) == expected


@pytest.mark.parametrize("value", [{"a", "b"}, b"bytes", object(), Item, {1: "one"}, {None: 1}, (x for x in "ab")])
def test_a_value_without_a_form_in_json_is_refused_not_guessed(value: object) -> None:
    with pytest.raises(TypeError, match="JSON"):
        jsondoc.render("netlog.test/1", {"value": value})


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_does_not_know_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        jsondoc.render("netlog.test/1", {"value": number})


@given(ANY_TEXT)
@settings(deadline=None)
def test_every_text_is_read_back_as_it_was(text: str) -> None:
    assert read_back(text) == text
    assert read_back({text: text}) == {text: text}


@given(ANY_TEXT)
@settings(deadline=None)
def test_a_document_shown_on_a_terminal_cannot_command_it(text: str) -> None:
    body: Mapping[str, object] = {text: [text]}
    document = jsondoc.render("netlog.test/1", body)
    assert all(visible(each) == each for each in document.split("\n"))
    assert document.encode() is not None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("陈爱丽 é 👋", "陈爱丽 é 👋"),
        ("\x1b]0;x\x07", r"\u001b]0;x\u0007"),
        ("\x9b31m", r"\u009b31m"),
        ("\x7f", r"\u007f"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("a\u2028b\ufeff", r"a\u2028b\ufeff"),
        ("\U000e0041", r"\udb40\udc41"),
        ("two\nlines\tand a tab", r"two\nlines\tand a tab"),
        ("\udc80", r"\udc80"),
        (r"C:\u202e", r"C:\\u202e"),
    ],
)
def test_readable_text_stays_readable_and_the_rest_is_escaped(text: str, written: str) -> None:
    assert f'"value": "{written}"' in jsondoc.render("netlog.test/1", {"value": text})
