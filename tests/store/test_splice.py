"""Edits touch only their own characters: what a diff shows after a change, for files in every style."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from types import CodeType, FrameType

import pytest

from netlog.core.changes import AddEntry, AddItem, Change, DropEntry, DropField, DropItem, EditEntry, EditItem, SetField
from netlog.core.contact import Contact
from netlog.core.entry import Entry, Item, Kind
from netlog.core.plan import relinking
from netlog.errors import NothingToDoError
from netlog.store.codec import parse
from netlog.store.splice import rewritten
from netlog.store.yamltext import compose

both_engines = pytest.mark.parametrize("pure", [False, True], ids=["fast", "pure"])

MAP = Entry(date=date(2026, 11, 2), kind=Kind.GAVE, text="a map")
NEW = Entry(date=date(2026, 11, 20), kind=Kind.GOT, text="tea: green, hot")
LINE = '{date: 2026-11-20, got: "tea: green, hot"}'


def contact(text: str) -> Contact:
    found = parse(text).contact
    assert found is not None
    return found


def difference(before: str, after: str, newline: str = "\n") -> tuple[list[str], list[str]]:
    """The lines that were added and removed; a last line that only got its line break counts as the same."""
    old, new = before.removesuffix(newline).split(newline), after.removesuffix(newline).split(newline)
    return list((Counter(new) - Counter(old)).elements()), list((Counter(old) - Counter(new)).elements())


# One entry more is one line more. The number of lines removed is 1 where the line of the log itself must change.

GROWING: dict[str, tuple[str, int]] = {
    "block, two spaces": ("name: A\nlog:\n  - {date: 2026-11-02, gave: a map}\n", 0),
    "block, no indentation": ("name: A\nlog:\n- {date: 2026-11-02, gave: a map}\n", 0),
    "block, four spaces": ("name: A\nlog:\n    - {date: 2026-11-02, gave: a map}\n", 0),
    "block, a wide gap": ("name: A\nlog:\n  -   {date: 2026-11-02, gave: a map}\n", 0),
    "entries over several lines": ("name: A\nlog:\n  - date: 2026-11-02\n    gave: a map\n    as: gift\n", 0),
    "the dash on a line of its own": ("name: A\nlog:\n  -\n    date: 2026-11-02\n    gave: a map\n", 0),
    "an entry in braces over lines": ("name: A\nlog:\n  - {\n      date: 2026-11-02,\n      gave: a map,\n    }\n", 0),
    "a literal text at the end": ("name: A\nlog:\n  - date: 2026-11-02\n    gave: |\n      a map\n", 0),
    "a kept literal at the end": ("name: A\nlog:\n  - date: 2026-11-02\n    gave: |+\n      a map\n\n\n", 0),
    "an empty value at the end": ("name: A\nlog:\n  - date: 2026-11-02\n    gave: a map\n    due:\n", 0),
    "a comment after the entry": ("name: A\nlog:\n  - {date: 2026-11-02, gave: a map} # ] and }\n", 0),
    "comments after the log": ("name: A\nlog:\n  - {date: 2026-11-02, gave: a map}\n  # more to come\n# end\n", 0),
    "comments in the log": ("name: A\nlog:\n  # first\n  - {date: 2026-11-02, gave: a map}\n\n\n# end\n", 0),
    "the log in the middle": ("name: A\nlog:\n  - {date: 2026-11-02, gave: a map}\n\norg: X\n", 0),
    "the log first": ("log:\n- {date: 2026-11-02, gave: a map}\nname: A\n", 0),
    "no log yet": ("name: A\n", 0),
    "no log, a comment at the end": ("name: A\norg: X\n# the end\n", 0),
    "no log, notes at the end": ("name: A\nnotes: |\n  Prefers Signal.\n\n  Never calls.\n", 0),
    "no log, an own list at the end": ("name: A\npets:\n- cat\n- dog\n\n\n", 0),
    "no log, the end of the document": ("---\nname: A\n...\n", 0),
    "nothing in the log": ("name: A\nlog:\n", 0),
    "nothing in the log, in the middle": ("name: A\nlog:\norg: X\n", 0),
    "nothing in the log but comments": ("name: A\nlog:   # to come\n  # {date: 2026-01-01, gave: x}\norg: X\n", 0),
    "an empty list": ("name: A\nlog: []\n", 1),
    "an empty list and a comment": ("name: A\nlog: [ ] # none ]\norg: X\n", 1),
    "a null": ("name: A\nlog: ~\n", 1),
    "a list in one line": ("name: A\nlog: [{date: 2026-11-02, gave: a map}] # c\n", 1),
    "a list in one line, a comma at its end": ("name: A\nlog: [{date: 2026-11-02, gave: a map}, ]\n", 1),
    "a list over lines": ("name: A\nlog: [\n  {date: 2026-11-02, gave: a map},\n]\n", 0),
    "a list over lines, no last comma": ("name: A\nlog: [\n  {date: 2026-11-02, gave: a map} # c, ]\n  ]\n", 0),
    "a list over lines, comments": ("name: A\nlog: [ # a\n  {date: 2026-11-02, gave: a map}, # b ]\n  # c\n]\n", 0),
    "a list over lines, nothing in it": ("name: A\nlog: [\n  # none ]\n]\n", 0),
    "one entry that is no list": ("name: A\nlog: {date: 2026-11-02, gave: a map}\n", 1),
    "line ends of Windows": ("name: A\r\nlog:\r\n  - {date: 2026-11-02, gave: a map}\r\n", 0),
    "line ends of old": ("name: A\rlog:\r  - {date: 2026-11-02, gave: a map}\r", 0),
    "a byte order mark": ("\ufeffname: A\nlog:\n  - {date: 2026-11-02, gave: a map}\n", 0),
    "no line break at the end": ("name: A\nlog:\n  - {date: 2026-11-02, gave: a map}", 0),
    "no line break after a literal": ("name: A\nnotes: |\n  Prefers Signal.", 0),
    "no line break after the key": ("name: A\nlog:", 0),
    "tabs in comments": ("name: A\t# b\tc\nlog:\t# d\n  - {date: 2026-11-02, gave: a map}\t#\te\n", 0),
    "an emoji in the name": ("name: 🦊 Ann 🦊\nlog:\n  - {date: 2026-11-02, gave: a 🦊 map}\n  # 🦊\n", 0),
    "every script": ("name: 陈爱丽\nplace: Köln\nlog:\n- {date: 2026-11-02, gave: מפה}\norg: Левченко\n", 0),
    "a next line in quotes": ('name: "A\x85 B"\nlog:\n  - {date: 2026-11-02, gave: "a\u2028map"}\n', 0),
    "a literal beside it": ("name: A\nlog:\n- {date: 2026-11-02, gave: a map}\nnotes: |2-\n    x\n   - y\n", 0),
    "conflicts kept": ("name: A\nlog:\n- {date: 2026-11-02, gave: a map}\nconflicts:\n  org: [X, Y]\n", 0),
    "an indented file": ("  name: A\n  log:\n    - {date: 2026-11-02, gave: a map}\n", 0),
    "a document start": ("%YAML 1.1\n---\nname: A\nlog:\n- {date: 2026-11-02, gave: a map}\n", 0),
    "quoted keys": ("\"name\": A\n'log':\n  - {'date': 2026-11-02, \"gave\":a map}\n".replace('":a', '": a'), 0),
    "a file in braces": ("{name: A, log: [{date: 2026-11-02, gave: a map}]}\n", 1),
    "a file in braces without a log": ("{name: A, org}\n", 1),
    "a file in braces, nothing in the log": ("{name: A, log: , org: X}\n", 1),
}


@both_engines
@pytest.mark.parametrize(("text", "removed"), GROWING.values(), ids=GROWING)
def test_one_entry_more_is_one_line_more(text: str, removed: int, pure: bool) -> None:
    newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text else "\n"
    after = rewritten(text, [AddEntry(NEW)], pure=pure)
    added, gone = difference(text, after, newline)
    assert (len(added), len(gone)) == (1, removed), after
    assert LINE in added[0]
    assert parse(after, pure=pure).contact == Contact(
        **{**_fields(contact(text)), "log": (*contact(text).log, NEW)}  # type: ignore[arg-type]
    )
    assert after.count(newline) == text.count(newline) + (1 - removed) + (not text.endswith(newline))


def _fields(value: Contact) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}


# Several changes at once


@contextmanager
def calls_of(function: Callable[..., object]) -> Iterator[list[CodeType]]:
    """The calls of a function while this lasts."""
    calls: list[CodeType] = []

    def noted(frame: FrameType, what: str, _: object) -> None:
        if what == "call" and frame.f_code is function.__code__:
            calls.append(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(noted)
    try:
        yield calls
    finally:
        sys.setprofile(before)


@pytest.mark.parametrize("kinds", [1, 7, 400], ids=["all equal", "some equal", "none equal"])
def test_four_hundred_entries_are_linked_anew_in_three_readings_of_the_file(kinds: int) -> None:
    lines = [f'  - {{date: 2026-11-02, gave: "a map {number % kinds}", to: bob}} # {number}\n' for number in range(400)]
    text = f"name: A\nvia: bob\nlog:\n{''.join(lines)}"
    several = relinking(contact(text), "bob", "robert")
    with calls_of(compose) as composed:
        assert rewritten(text, several) == text.replace("bob", "robert")
    assert len(several) == 401
    assert len(composed) == 3


TEA = replace(MAP, text="tea")
TWICE = "name: A\nlog:\n- {date: 2026-11-02, gave: a map} # 1\n- {date: 2026-11-02, gave: a map} # 2\n"

SERIES: dict[str, tuple[str, Sequence[Change], str]] = {
    "two equal entries, the first each time": (
        TWICE, [EditEntry(MAP, TEA), EditEntry(MAP, TEA)],
        'name: A\nlog:\n- {date: 2026-11-02, gave: "tea"} # 1\n- {date: 2026-11-02, gave: "tea"} # 2\n'),
    "two equal entries, the second first": (
        TWICE, [EditEntry(MAP, TEA, 1), EditEntry(MAP, NEW)],
        'name: A\nlog:\n- {date: 2026-11-20, got: "tea: green, hot"} # 1\n- {date: 2026-11-02, gave: "tea"} # 2\n'),
    "an entry changed, and changed again": (
        TWICE, [EditEntry(MAP, TEA), EditEntry(TEA, NEW)],
        'name: A\nlog:\n- {date: 2026-11-20, got: "tea: green, hot"} # 1\n- {date: 2026-11-02, gave: a map} # 2\n'),
    "an entry changed to what another is, and that one changed": (
        f"name: A\nlog:\n- {LINE} # 1\n- {{date: 2026-11-02, gave: a map}} # 2\n",
        [EditEntry(NEW, MAP), EditEntry(MAP, TEA, 1)],
        "name: A\nlog:\n- {date: 2026-11-02, gave: \"a map\"} # 1\n- {date: 2026-11-02, gave: \"tea\"} # 2\n"),
    "both entries dropped": (TWICE + "org: X\n", [DropEntry(MAP), DropEntry(MAP)], "name: A\nlog:\norg: X\n"),
    "one dropped, the other changed": (
        TWICE, [DropEntry(MAP), EditEntry(MAP, TEA)], 'name: A\nlog:\n- {date: 2026-11-02, gave: "tea"} # 2\n'),
    "two entries more": (
        TWICE, [AddEntry(NEW), AddEntry(TEA)],
        f'{TWICE}- {LINE}\n- {{date: 2026-11-02, gave: "tea"}}\n'),
    "an entry more, and changed": (
        TWICE, [AddEntry(NEW), EditEntry(NEW, TEA)], f'{TWICE}- {{date: 2026-11-02, gave: "tea"}}\n'),
    "a field set twice": ("name: A\norg: X\n", [SetField("org", "Y"), SetField("org", "Z")], 'name: A\norg: "Z"\n'),
    "a new field set twice": ("name: A\n", [SetField("org", "Y"), SetField("org", "Z")], 'name: A\norg: "Z"\n'),
    "a new field, and gone": ("name: A\n", [SetField("org", "Y"), DropField("org")], "name: A\n"),
    "a list set, and changed": (
        "name: A\ntags: [a]\n", [SetField("tags", ("b", "c")), EditItem("tags", "c", "d"), AddItem("tags", "e")],
        "name: A\ntags: [b, d, e]\n"),
    "a field gone, another after it": (
        "name: A\norg: X\nlog:\n", [DropField("org"), SetField("title", "B")], 'name: A\ntitle: "B"\nlog:\n'),
    "all of a list": ("name: A\ntags: [a, b, a]\n",
        [DropItem("tags", "a"), DropItem("tags", "b"), DropItem("tags", "a")], "name: A\ntags: []\n"),
    "one value that was no list": (
        "name: A\nneeds: x\n", [EditItem("needs", Item(what="x"), Item(what="y")), AddItem("needs", Item(what="z"))],
        'name: A\nneeds: ["y", "z"]\n'),
    "a tag more, a tag less": (
        "name: A\ntags: [a, b]\n", [AddItem("tags", "c"), DropItem("tags", "a")], "name: A\ntags: [b, c]\n"),
}  # fmt: skip


@both_engines
@pytest.mark.parametrize(("before", "several", "after"), SERIES.values(), ids=SERIES)
def test_of_several_changes_each_builds_on_those_before_it(
    before: str, several: Sequence[Change], after: str, pure: bool
) -> None:
    assert rewritten(before, several, pure=pure) == after


def test_where_one_of_several_changes_names_what_is_gone_none_is_made() -> None:
    with pytest.raises(NothingToDoError):
        rewritten(TWICE, [EditEntry(MAP, TEA), EditEntry(MAP, TEA), EditEntry(MAP, TEA)])
