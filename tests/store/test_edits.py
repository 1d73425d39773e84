"""The exact text after every kind of change, in every style, and what is refused rather than guessed."""

from dataclasses import replace
from datetime import date

import pytest

from netlog.core.changes import (
    AddEntry,
    AddItem,
    Change,
    DropEntry,
    DropField,
    DropItem,
    EditEntry,
    EditItem,
    SetField,
)
from netlog.core.contact import Labelled, LabelledDay, Rating
from netlog.core.dates import PartialDay
from netlog.core.entry import Entry, Item, Kind
from netlog.core.raw import RawMap
from netlog.core.rhythm import Rhythm
from netlog.errors import NothingToDoError, RefusedError, UnreadableError
from netlog.store.codec import parse
from netlog.store.splice import rewritten

both_engines = pytest.mark.parametrize("pure", [False, True], ids=["fast", "pure"])

MAP = Entry(date=date(2026, 11, 2), kind=Kind.GAVE, text="a map")
NEW = Entry(date=date(2026, 11, 20), kind=Kind.GOT, text="tea: green, hot")
LINE = '{date: 2026-11-20, got: "tea: green, hot"}'

TAG = AddItem("tags", "b c")
GOT_IT = Entry(date=date(2026, 11, 2), kind=Kind.GOT, text="a map")
KEPT = Entry(date=date(2026, 11, 2), kind=Kind.GAVE, text="a map", done=date(2026, 11, 3))
TWO = "name: A\nlog:\n- {date: 2026-11-02, gave: a map}\n- {date: 2026-11-02, gave: a map}\n"
PROMISE = Entry(date=date(2026, 11, 2), kind=Kind.PROMISED, text="a map", due=date(2026, 11, 9))
KEPT_PROMISE = Entry(date=date(2026, 11, 2), kind=Kind.PROMISED, text="a map", done=date(2026, 11, 9))
FLAT = Item(what="a flat", since=date(2026, 10, 2))
MET = Item(what="a flat", since=date(2026, 10, 2), done=date(2026, 11, 20), by="bob-marsh")
WORK, HOME = Labelled("work", "1"), Labelled("home", "2")
LINES = "Prefers Signal.\n\n  Never calls."

EDITS: dict[str, tuple[str, Change, str]] = {
    # Fields
    "a field, its comment stays": (
        "name: A\norg: X   # since May\nlog:\n", SetField("org", "Y: Z"), 'name: A\norg: "Y: Z"   # since May\nlog:\n'),
    "a field in quotes": ("name: A\norg: 'it''s'\n", SetField("org", "Y"), 'name: A\norg: "Y"\n'),
    "a field folded over lines": ("name: A\norg: of\n  two\nlog:\n", SetField("org", "Y"), 'name: A\norg: "Y"\nlog:\n'),
    "a field on the next line": ("name: A\norg:\n  X # c\n", SetField("org", "Y"), 'name: A\norg:\n  "Y" # c\n'),
    "a field that was empty": ("name: A\norg: # none\n", SetField("org", "Y"), 'name: A\norg: "Y" # none\n'),
    "a new field, where it belongs": (
        "name: A\nplace: P\n\nlog:\n", SetField("title", "T"), 'name: A\ntitle: "T"\nplace: P\n\nlog:\n'),
    "a new field of a new group": (
        "name: A\n\nlog:\n", SetField("notes", "n"), 'name: A\n\nnotes: "n"\n\nlog:\n'),
    "a day": ("name: A\n", SetField("snooze", date(2026, 12, 1)), "name: A\nsnooze: 2026-12-01\n"),
    "a birthday": ("name: A\n", SetField("birthday", PartialDay(None, 4, 2)), "name: A\nbirthday: --04-02\n"),
    "a rhythm": ("name: A\nevery: 90\n", SetField("every", Rhythm(6, "week")), "name: A\nevery: 6 weeks\n"),
    "a flag": ("name: A\narchived: no\n", SetField("archived", True), "name: A\narchived: true\n"),
    "a key": ("name: A\n", SetField("via", "bob-marsh"), "name: A\nvia: bob-marsh\n"),
    "a key that looks like a number": ("name: A\n", SetField("via", "007"), 'name: A\nvia: "007"\n'),
    "a list for a list": (
        "name: A\ntags:   # mine\n  - a\n  # old\n  - b # c\nlog:\n", SetField("tags", ("x",)),
        "name: A\ntags: [x]   # mine\nlog:\n"),
    "an empty list of days": ("name: A\ndates: {a: --01-02}\n", SetField("dates", ()), "name: A\ndates: {}\n"),
    "an own key": ("name: A\nlog:\n", SetField("a: b", "c"), 'name: A\n"a: b": "c"\nlog:\n'),
    "an own mapping": (
        "name: A\n", SetField("pets", RawMap((("cat", ("Tom",)),))), 'name: A\npets: {cat: ["Tom"]}\n'),
    "a key without a colon": ("{name: A, org}\n", SetField("org", "Y"), '{name: A, org: "Y"}\n'),
    "a field taken away": ("name: A\norg: X # c\n# d\nlog:\n", DropField("org"), "name: A\n# d\nlog:\n"),
    "a field of lines taken away": (
        "name: A\nneeds:\n- a\n\n- b\n# d\nlog:\n", DropField("needs"), "name: A\n# d\nlog:\n"),
    "a field taken away that isn't there": ("name: A\n", DropField("org"), "name: A\n"),
    "a field out of braces": ("{name: A, org: X, log: []}\n", DropField("org"), "{name: A, log: []}\n"),
    "the last field out of braces": ("{name: A, org: X, }\n", DropField("org"), "{name: A, }\n"),
    "a field that a question mark begins": (
        "? org\n: X\nname: A\n", DropField("org"), "name: A\n"),
    # Notes
    "notes of lines": ("name: A\n", SetField("notes", LINES),
        "name: A\nnotes: |\n  Prefers Signal.\n\n    Never calls.\n"),
    "notes for notes": ("name: A\nnotes: |\n  x\n\n\nlog:\n", SetField("notes", LINES),
        "name: A\nnotes: |\n  Prefers Signal.\n\n    Never calls.\n\n\nlog:\n"),
    "notes beside a comment": ("name: A\nnotes: x # c\n", SetField("notes", LINES),
        'name: A\nnotes: "Prefers Signal.\\n\\n  Never calls." # c\n'),
    "notes above an indented comment": ("name: A\nnotes: x\n\n    # c\n", SetField("notes", LINES),
        'name: A\nnotes: "Prefers Signal.\\n\\n  Never calls."\n\n    # c\n'),
    "notes with a comment behind the bar": ("name: A\nnotes: |- # c\n  x\n  y\nlog:\n", SetField("notes", "z"),
        'name: A\nnotes: "z" # c\nlog:\n'),
    "notes with Windows line ends": ("name: A\r\nnotes: x\r\n", SetField("notes", "a\nb"),
        "name: A\r\nnotes: |\r\n  a\r\n  b\r\n"),
    # Entries
    "an entry padded as its neighbour is": (
        "name: A\nlog:\n  - { date: 2026-11-02, gave: a map }\n", AddEntry(NEW),
        f"name: A\nlog:\n  - {{ date: 2026-11-02, gave: a map }}\n  - {{ {LINE[1:-1]} }}\n"),
    "a day added to an entry": (
        "name: A\nlog:\n- {date: 2026-11-02, gave: a map} # c\n", EditEntry(MAP, KEPT),
        "name: A\nlog:\n- {date: 2026-11-02, gave: a map, done: 2026-11-03} # c\n"),
    "the second of two equal entries": (TWO, EditEntry(MAP, KEPT, 1), TWO[:-2] + ", done: 2026-11-03}\n"),
    "a day added to an entry of lines": (
        "name: A\nlog:\n  - date: 2026-11-02\n    gave: a map\n# end\n", EditEntry(MAP, KEPT),
        "name: A\nlog:\n  - date: 2026-11-02\n    gave: a map\n    done: 2026-11-03\n# end\n"),
    "a day in an empty place": (
        "name: A\nlog:\n  - date: 2026-11-02\n    done:\n    gave: a map\n", EditEntry(MAP, KEPT),
        "name: A\nlog:\n  - date: 2026-11-02\n    done: 2026-11-03\n    gave: a map\n"),
    "a day added to braces over lines": (
        "name: A\nlog:\n  - {\n      date: 2026-11-02,\n      gave: a map,\n    }\n", EditEntry(MAP, KEPT),
        "name: A\nlog:\n  - {\n      date: 2026-11-02,\n      gave: a map,\n      done: 2026-11-03,\n    }\n"),
    "another kind": (
        "name: A\nlog:\n- {date: 2026-11-02, gave: a map}\n", EditEntry(MAP, GOT_IT),
        'name: A\nlog:\n- {date: 2026-11-02, got: "a map"}\n'),
    "one day for another": (
        "name: A\nlog:\n- {date: 2026-11-02, promised: a map, due: 2026-11-09}\n", EditEntry(PROMISE, KEPT_PROMISE),
        "name: A\nlog:\n- {date: 2026-11-02, promised: a map, done: 2026-11-09}\n"),
    "two days taken out": (
        "name: A\nlog:\n- {date: 2026-11-02, gave: a map, due: 2026-11-09, done: 2026-11-03}\n",
        EditEntry(replace(KEPT, due=date(2026, 11, 9)), MAP),
        "name: A\nlog:\n- {date: 2026-11-02, gave: a map}\n"),
    "an own key of an entry": (
        'name: A\nlog:\n- {date: 2026-11-02, gave: a map, "a.b": c}\n',
        EditEntry(replace(MAP, extra=(("a.b", "c"),)), replace(MAP, extra=(("a.b", "d"),))),
        'name: A\nlog:\n- {date: 2026-11-02, gave: a map, "a.b": "d"}\n'),
    "the first line behind a dash": (
        "name: A\nlog:\n- done: 2026-11-03\n  # c\n  date: 2026-11-02\n  gave: a map\n", EditEntry(KEPT, MAP),
        "name: A\nlog:\n- date: 2026-11-02\n  gave: a map\n"),
    "a kind in tight quotes": (
        'name: A\nlog:\n- {"date":2026-11-02,"promised":"a map"}\n', EditEntry(replace(PROMISE, due=None), MAP),
        'name: A\nlog:\n- {"date":2026-11-02,"gave":"a map"}\n'),
    "a day to an entry in tight quotes": (
        'name: A\nlog: [{"date":"2026-11-02","gave":"a map"},{"date":"2026-11-20","note":"x"}]\n',
        EditEntry(MAP, KEPT),
        'name: A\nlog: [{"date":"2026-11-02","gave":"a map", done: 2026-11-03},{"date":"2026-11-20","note":"x"}]\n'),
    "a file in tight quotes": (
        '{"name":"A","via":"ann","log":[{"date":"2026-11-02","gave":"a map"}]}\n', SetField("via", "bob"),
        '{"name":"A","via":bob,"log":[{"date":"2026-11-02","gave":"a map"}]}\n'),
    "a label in tight quotes": (
        "name: A\nphone: {'work':'1'}\n", EditItem("phone", WORK, HOME), 'name: A\nphone: {"home":"2"}\n'),
    "an entry taken out": (
        "name: A\nlog:\n- {date: 2026-11-02, gave: a map}\n# c\n- {date: 2026-11-02, gave: a map} # d\norg: X\n",
        DropEntry(MAP, 1), "name: A\nlog:\n- {date: 2026-11-02, gave: a map}\n# c\norg: X\n"),
    "the only entry taken out": ("name: A\nlog:\n- {date: 2026-11-02, gave: a map}\norg: X\n", DropEntry(MAP),
        "name: A\nlog:\norg: X\n"),
    "an entry under its dash taken out": (
        "name: A\nlog:\n-\n  date: 2026-11-02\n  gave: a map\n# c\n", DropEntry(MAP), "name: A\nlog:\n# c\n"),
    "an entry out of brackets": (
        "name: A\nlog: [{date: 2026-11-02, gave: a map}]\n", DropEntry(MAP), "name: A\nlog: []\n"),
    "an entry that is a block mapping": (
        "name: A\nlog:\n  date: 2026-11-02\n  gave: |\n    a map\n\norg: X\n", AddEntry(NEW),
        f"name: A\nlog:\n  - date: 2026-11-02\n    gave: |\n      a map\n  - {LINE}\n\norg: X\n"),
    # Items and lists
    "a tag to tags": ("name: A\ntags: [a] # c\n", TAG, "name: A\ntags: [a, b c] # c\n"),
    "a tag to one tag": ("name: A\ntags: a # c\n", TAG, "name: A\ntags: [a, b c] # c\n"),
    "a tag to one tag with a comma": ("name: A\ntags: x, y\n", TAG, 'name: A\ntags: ["x, y", b c]\n'),
    "a tag to one tag in quotes": ("name: A\ntags: 'a'\n", TAG, "name: A\ntags: ['a', b c]\n"),
    "a tag to one literal tag": ("name: A\ntags: |\n  a\n", TAG, 'name: A\ntags: ["a", b c]\n'),
    "the first tag": ("name: A\nlog:\n", TAG, "name: A\ntags: [b c]\nlog:\n"),
    "a tag that YAML takes for a yes": ("name: A\n", AddItem("tags", "On"), 'name: A\ntags: ["On"]\n'),
    "a tag after a commented one": (
        "name: A\ntags: [\n  a # ]\n  ]\n", TAG, "name: A\ntags: [\n  a # ]\n  , b c\n  ]\n"),
    "the first need": ("name: A\nlog:\n", AddItem("needs", FLAT),
        'name: A\nneeds:\n  - {what: "a flat", since: 2026-10-02}\nlog:\n'),
    "the first of an empty list": ("name: A\nneeds:\nlog:\n", AddItem("needs", Item(what="x")),
        'name: A\nneeds:\n  - "x"\nlog:\n'),
    "the first need, as the log is indented": (
        "name: A\nlog:\n- {date: 2026-11-02, gave: a}\n", AddItem("needs", Item(what="x")),
        'name: A\nneeds:\n- "x"\nlog:\n- {date: 2026-11-02, gave: a}\n'),
    "the first entry, as the needs are indented": (
        "name: A\nneeds:\n- x\nlog:\n", AddEntry(NEW), f"name: A\nneeds:\n- x\nlog:\n- {LINE}\n"),
    "a need is met": (
        "name: A\nneeds:\n- {what: a flat, since: 2026-10-02} # c\n", EditItem("needs", FLAT, MET),
        "name: A\nneeds:\n- {what: a flat, since: 2026-10-02, done: 2026-11-20, by: bob-marsh} # c\n"),
    "a plain need becomes a mapping": (
        "name: A\nneeds: [a flat, b]\n", EditItem("needs", Item(what="a flat"), FLAT),
        'name: A\nneeds: [{what: "a flat", since: 2026-10-02}, b]\n'),
    "a pair in brackets without braces": (
        "name: A\nneeds: [what: a flat, b]\n", EditItem("needs", Item(what="a flat"), FLAT),
        'name: A\nneeds: [{what: "a flat", since: 2026-10-02}, b]\n'),
    "the first of three": ("name: A\ntags: [a, b, c]\n", DropItem("tags", "a"), "name: A\ntags: [b, c]\n"),
    "the last of three": ("name: A\ntags: [a, b, c,]\n", DropItem("tags", "c"), "name: A\ntags: [a, b,]\n"),
    "one of a commented list": (
        "name: A\ntags: [\n  a, # x, ]\n  b # y\n]\n", DropItem("tags", "a"),
        "name: A\ntags: [\n   # x, ]\n  b # y\n]\n"),
    "the only one, and its comma": ("name: A\ntags: [ a, ]\n", DropItem("tags", "a"), "name: A\ntags: [  ]\n"),
    "one value that was no list": ("name: A\ntags: a # c\n", DropItem("tags", "a"), "name: A\ntags: [] # c\n"),
    "one of two equal": ("name: A\ntags:\n- a\n- b\n- a # 2\n", DropItem("tags", "a", 1), "name: A\ntags:\n- a\n- b\n"),
    "a label more": ("name: A\nphone: {work: 1}\n", AddItem("phone", HOME), 'name: A\nphone: {work: 1, home: "2"}\n'),
    "a label more, in lines": (
        "name: A\nphone:\n  work: 1 # c\nlog:\n", AddItem("phone", HOME),
        'name: A\nphone:\n  work: 1 # c\n  home: "2"\nlog:\n'),
    "the first label": ("name: A\n", AddItem("phone", WORK), 'name: A\nphone: {work: "1"}\n'),
    "a label's value": (
        "name: A\nphone:\n  work: 1 # c\n", EditItem("phone", WORK, Labelled("work", "3")),
        'name: A\nphone:\n  work: "3" # c\n'),
    "another label": (
        "name: A\nphone: {work: 1}\n", EditItem("phone", WORK, Labelled("yes", "1")), 'name: A\nphone: {"yes": 1}\n'),
    "a label less": (
        "name: A\nphone:\n  work: 1\n  home: 2\n", DropItem("phone", WORK), "name: A\nphone:\n  home: 2\n"),
    "the last label": ("name: A\nphone:\n  work: 1\nlog:\n", DropItem("phone", WORK), "name: A\nphone: {}\nlog:\n"),
    "a day with a label": (
        "name: A\ndates: {wedding: 2015-06-20}\n", AddItem("dates", LabelledDay("exam", PartialDay(None, 5, 1))),
        "name: A\ndates: {wedding: 2015-06-20, exam: --05-01}\n"),
    "a rating": ("name: A\nratings: []\n", AddItem("ratings", Rating("kind", 5)), "name: A\nratings: {kind: 5}\n"),
}  # fmt: skip
"""What a change makes of a text. Several are bugs that once were: they are to stay mended."""


@both_engines
@pytest.mark.parametrize(("before", "change", "after"), EDITS.values(), ids=EDITS)
def test_a_change_touches_its_own_characters_alone(before: str, change: Change, after: str, pure: bool) -> None:
    assert rewritten(before, [change], pure=pure) == after


@both_engines
@pytest.mark.parametrize("mark", ["\ufeff", "---\n", "# a file\n\n"], ids=["mark", "start", "comment"])
def test_what_stands_before_the_contact_stays(mark: str, pure: bool) -> None:
    for before, change, after in EDITS.values():
        if "\r" not in before:
            assert rewritten(mark + before, [change], pure=pure) == mark + after


# Refused by design: netlog says so, and the file stays as it is

REFUSED: dict[str, tuple[str, Change]] = {
    "a comment that the text above would swallow": (
        "name: |\n  A\norg: X\n    # on leave\n",
        DropField("org"),
    ),
    "a blank line that the text above would swallow": ("name: |+\n  A\norg:\n    \nlog:\n", DropField("org")),
    "a label among values without": ("name: A\nphone: [1]\n", AddItem("phone", WORK)),
    "a value without a label among those with": ("name: A\nphone: {work: 1}\n", AddItem("phone", Labelled(None, "2"))),
    "a label twice": ("name: A\nphone: {work: 1}\n", AddItem("phone", Labelled("work", "2"))),
    "an empty text": ("name: A\norg: X\n", SetField("org", "")),
    "an empty text in a list": ("name: A\n", AddItem("tags", "")),
    "a value under a question mark": ("? org\n: X\n? tags\n:\n  - a\nname: A\n", SetField("tags", ("b",))),
}


@both_engines
@pytest.mark.parametrize(("text", "change"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_written_is_refused(text: str, change: Change, pure: bool) -> None:
    assert parse(text).contact is not None
    with pytest.raises(RefusedError):
        rewritten(text, [change], pure=pure)


def test_a_broken_file_is_never_edited() -> None:
    with pytest.raises(UnreadableError) as refused:
        rewritten("name: A\nlog: [\n", [AddEntry(NEW)], "contacts/a.yaml")
    assert str(refused.value.problems[0].location).startswith("contacts/a.yaml:")


def test_what_is_no_longer_there_cannot_be_changed() -> None:
    with pytest.raises(NothingToDoError):
        rewritten(TWO, [DropEntry(MAP, 2)])


def test_several_changes_are_made_one_after_the_other() -> None:
    after = rewritten("name: A\n", [AddEntry(MAP), AddEntry(NEW), DropEntry(MAP), SetField("org", "X")])
    assert after == f'name: A\norg: "X"\nlog: [{LINE}]\n'
