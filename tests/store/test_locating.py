"""What was found when reading is pointed at where it stands, in whatever style the file is written."""

import sys
from types import FrameType

import pytest

from netlog.store.locating import Places
from netlog.store.yamltext import compose

TEXT = """\
# Alice, by hand
name: Alice Chen
email: a@example.org
phone: {work: "1", home: "2"}
tags: [a, "b c",
  陈, d]
needs:
  - a flat
  - what: a recruiter
    by: bob-marsh
    not: [carol, dana]
log:
- {date: 2026-11-20, gave: intro, to: bob-marsh}
-
  date: 2026-11-21
  with: [bob, carol]
  talked: lunch
notes: |
  log: not here
"""

PLACES = [
    ("name", None, "", True, 2, 1, "name"),
    ("name", None, "", False, 2, 7, "Alice Chen"),
    ("email", None, "", True, 3, 1, "email"),
    ("email", None, "", False, 3, 8, "a@example.org"),
    ("needs", None, "", False, 7, 1, "needs"),
    ("email", 0, "", False, 3, 8, "a@example.org"),
    ("phone", 0, "", False, 4, 8, '{work: "1", home: "2"}'),
    ("tags", 0, "", False, 5, 8, "a"),
    ("tags", 1, "", False, 5, 11, '"b c"'),
    ("tags", 2, "", False, 6, 3, "陈"),
    ("tags", 3, "", False, 6, 6, "d"),
    ("tags", 9, "", False, 5, 7, '[a, "b c",'),
    ("needs", 0, "", False, 8, 5, "a flat"),
    ("needs", 1, "", False, 9, 5, "what: a recruiter"),
    ("needs", 1, "by", False, 10, 9, "bob-marsh"),
    ("needs", 1, "by", True, 10, 5, "by"),
    ("needs", 1, "not", False, 11, 5, "not"),
    ("needs", 0, "by", False, 8, 5, "a flat"),
    ("log", 0, "", False, 13, 3, "{date: 2026-11-20, gave: intro, to: bob-marsh}"),
    ("log", 0, "to", False, 13, 39, "bob-marsh"),
    ("log", 0, "to", True, 13, 35, "to"),
    ("log", 0, "nothing", False, 13, 3, "{date: 2026-11-20, gave: intro, to: bob-marsh}"),
    ("log", 1, "with", False, 16, 3, "with"),
    ("log", 1, "date", False, 15, 9, "2026-11-21"),
    ("nothing", None, "", False, 1, 1, "#"),
    ("nothing", 3, "x", False, 1, 1, "#"),
]


@pytest.mark.parametrize(("field", "element", "key", "is_key", "line", "column", "marked"), PLACES)
@pytest.mark.parametrize("style", ["\n", "\r\n", "bom"])
def test_the_place_is_where_it_stands(
    style: str, field: str, element: int | None, key: str, is_key: bool, line: int, column: int, marked: str
) -> None:
    text = "\ufeff" + TEXT if style == "bom" else TEXT.replace("\n", style)
    found = Places(text, "contacts/x.yaml").of(field, element, key, is_key=is_key)
    assert (found.location.path, found.location.line, found.location.column) == ("contacts/x.yaml", line, column)
    assert found.excerpt == TEXT.splitlines()[line - 1]
    assert found.excerpt[column - 1 :][: found.width] == marked


@pytest.mark.parametrize("text", ["", "# only a comment\n", "- a list\n", "a text"])
def test_where_nothing_can_be_found_the_beginning_is_named(text: str) -> None:
    found = Places(text, "x.yaml").of("name", 0, "x")
    assert (found.location.line, found.location.column) == (1, 1)


def test_a_file_is_read_once_however_many_places_are_looked_for_in_it() -> None:
    composed = []

    def noted(frame: FrameType, what: str, _: object) -> None:
        if what == "call" and frame.f_code is compose.__code__:
            composed.append(what)

    before = sys.getprofile()
    sys.setprofile(noted)
    try:
        places = Places(TEXT, "x.yaml")
        found = [places.of(field, element, key, is_key=is_key) for field, element, key, is_key, *_ in PLACES]
    finally:
        sys.setprofile(before)
    assert len(composed) == 1
    assert [(place.location.line, place.location.column) for place in found] == [place[4:6] for place in PLACES]
