"""Reading: every scalar by schema, every problem at its place, all of a file at once."""

from datetime import date

import pytest

from netlog.cli.complaints import excerpt
from netlog.core.contact import Contact, Labelled
from netlog.core.dates import PartialDay
from netlog.core.entry import Entry, Item, Kind
from netlog.core.rhythm import NEVER, Rhythm
from netlog.errors import Problem
from netlog.store.codec import MAX_BYTES, decode, parse

both_engines = pytest.mark.parametrize("pure", [False, True], ids=["fast", "pure"])


def problems(text: str, *, pure: bool = False) -> tuple[Problem, ...]:
    reading = parse(text, "a.yaml", pure=pure)
    assert (reading.contact is None) == bool(reading.problems)
    return reading.problems


# Scalars mean what they look like

SCALARS: dict[str, tuple[str, object]] = {
    "phone: 0612345678": ("phone", (Labelled(None, "0612345678"),)),
    "phone: +31612345678": ("phone", (Labelled(None, "+31612345678"),)),
    "phone: {work: 010, home: 0x1F}": ("phone", (Labelled("work", "010"), Labelled("home", "0x1F"))),
    "email: a@b.org": ("email", (Labelled(None, "a@b.org"),)),
    "links: {yes: 1e5}": ("links", (Labelled("yes", "1e5"),)),
    "org: No": ("org", "No"),
    "org: ~": ("org", "~"),
    "org: Null": ("org", "Null"),
    "org: =": ("org", "="),
    "org: 12:30": ("org", "12:30"),
    "org: foo\tbar": ("org", "foo\tbar"),
    "org:\n  over\n  two": ("org", "over two"),
    "org: |\n  lit\n\n\n": ("org", "lit"),
    'org: "lit\\n"': ("org", "lit\n"),
    "org:": ("org", None),
    "title: 2026-02-30": ("title", "2026-02-30"),
    "via: 007": ("via", "007"),
    "tags: [on, off]": ("tags", ("on", "off")),
    "tags: yes": ("tags", ("yes",)),
    "tags:": ("tags", ()),
    "tags: ~": ("tags", ()),
    "tags: [~]": ("tags", ("~",)),
    "tags: [what now?, a?b]": ("tags", ("what now?", "a?b")),
    "also: |\n  Al": ("also", ("Al",)),
    "birthday: --04-02": ("birthday", PartialDay(None, 4, 2)),
    "birthday: '1988-04-02'": ("birthday", PartialDay(1988, 4, 2)),
    "met: 2024": ("met", PartialDay(2024, None, None)),
    "met: 2024-03": ("met", PartialDay(2024, 3, None)),
    "snooze: 2026-12-01": ("snooze", date(2026, 12, 1)),
    "every: 45": ("every", Rhythm(45)),
    "every: 6 weeks": ("every", Rhythm(6, "week")),
    "every: never": ("every", NEVER),
    "archived: yes": ("archived", True),
    "archived: 'true'": ("archived", True),
    "scores: off": ("scores", False),
    "needs: a flat": ("needs", (Item(what="a flat"),)),
    "needs: {what: a flat, not: bob-marsh}": ("needs", (Item(what="a flat", not_=("bob-marsh",)),)),
    "time: 12:30": ("extra", (("time", "12:30"),)),
    "<<: x": ("extra", (("<<", "x"),)),
    "pets:": ("extra", (("pets", ""),)),
    "pets: ~": ("extra", (("pets", "~"),)),
    "log: {date: 2026-11-02, note: 1_000}": ("log", (Entry(date=date(2026, 11, 2), kind=Kind.NOTE, text="1_000"),)),
    "log: [{date: 2026-11-02, talked: ''}]": ("log", (Entry(date=date(2026, 11, 2), kind=Kind.TALKED, text=""),)),
    "log:\n- date: 2026-11-02\n  talked:": ("log", (Entry(date=date(2026, 11, 2), kind=Kind.TALKED, text=""),)),
    "log:": ("log", ()),
}


@both_engines
@pytest.mark.parametrize(("line", "field", "value"), [(line, *pair) for line, pair in SCALARS.items()], ids=SCALARS)
def test_a_scalar_means_what_it_looks_like(line: str, field: str, value: object, pure: bool) -> None:
    for text in (f"name: A\n{line}", f"{line}\nname: A\n", f"name: A\r\n{line}\r\n".replace("\n", "\r\n")):
        reading = parse(text.replace("\r\r", "\r"), pure=pure)
        assert reading.problems == ()
        assert getattr(reading.contact, field) == value


@both_engines
@pytest.mark.parametrize("name", ["1_000", "Null", "~", "yes", "12:30", "🦊", "e\u0301", "O'Neil, Maeve", "a - b", "0"])
def test_a_name_is_text(name: str, pure: bool) -> None:
    assert parse(f"name: {name}\n", pure=pure).contact == Contact(name=name)


# Errors, each at its place

LOG = "name: A\nlog:\n  - "
ERRORS: dict[str, tuple[str, str, str]] = {
    "a duplicate key": ("name: A\norg: X\nname: B\n", "3:1", "the key “name” stands twice (first in line 1)"),
    "a duplicate key in an entry": (LOG + "{date: 2026-11-02, gave: a, gave: b}\n", "3:33", "stands twice"),
    "a duplicate label": ("name: A\nphone:\n  work: 1\n  work: 2\n", "4:3", "“work” stands twice (first in line 3)"),
    "a duplicate key in an own field": ("name: A\npets: {a: 1, a: 2}\n", "2:14", "the key “a” stands twice"),
    "an alias": ("name: A\norg: *x\n", "2:6", "an alias (*)"),
    "an anchor": ("name: A\norg: &x Y\n", "2:6", "an anchor (&)"),
    "a tag": ("name: A\norg: !x Y\n", "2:6", "a YAML tag (!)"),
    "a Python tag": ("name: !!python/object/apply:os.system [ls]\n", "1:7", "a YAML tag (!)"),
    "an alias bomb": ("name: A\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "2:4", "an anchor (&)"),
    "a second document": ("name: A\n---\nname: B\n", "2:1", "a second document (---)"),
    "a day that does not exist": ("name: A\nsnooze: 2026-02-30\n", "2:9", "there is no such day: 2026-02-30"),
    "a day that does not exist, in an entry": (LOG + "{date: 2026-13-01, gave: a}\n", "3:12", "there is no such day"),
    "no day": ("name: A\nsnooze: friday\n", "2:9", "not a day: friday"),
    "an entry with no kind": (LOG + "{date: 2026-11-02, how: call}\n", "3:5", "one of its kinds, and has none of gave"),
    "an entry with two kinds": (LOG + "{date: 2026-11-02, gave: a, got: b}\n", "3:5", "two kinds: gave and got"),
    "an entry without a day": (LOG + "{gave: a}\n", "3:5", "an entry needs a day"),
    "an entry without text": (LOG + '{date: 2026-11-02, gave: ""}\n', "3:5", "the text of “gave” is empty"),
    "an entry that is a text": (LOG + "coffee\n", "3:5", "an entry is expected here"),
    "too much worth": (LOG + "{date: 2026-11-02, gave: a, worth: 11}\n", "3:40", "not a whole number from 1 to 10: 11"),
    "conflict markers": ("name: A\n<<<<<<< HEAD\norg: X\n=======\norg: Y\n>>>>>>> b\n", "2:1", "a merge conflict"),
    "half a conflict": ("name: A\n  <<<<<<< x\norg: Y\n>>>>>>> b\n", "4:1", "a merge conflict"),
    "3,000 brackets": ("name: " + "[" * 3000, "1:70", "nested too deep"),
    "100,000 brackets": ("[" * 100_000, "1:65", "nested too deep"),
    "100,000 closed brackets": ("name: " + "[" * 100_000 + "]" * 100_000, "1:70", "nested too deep"),
    "5,000 dashes": ("- " * 5000, "1:129", "nested too deep"),
    "5,000 question marks": ("? " * 5000, "1:129", "nested too deep"),
    "nested by indentation": ("".join(f"{' ' * n}a:\n" for n in range(80)), "65:65", "nested too deep"),
    "a NUL": ("name: A\x00B\n", "1:8", "a character that may not stand in the file: U+0000"),
    "an escape": ("name: A\x1b[31m\n", "1:8", "a character that may not stand in the file: U+001B"),
    "half a character": ("name: A\ud800\n", "1:8", "a character that may not stand in the file: U+D800"),
    "a lone CR": ("name: A\rname: B\r", "1:9", "the key “name” stands twice"),
    "an empty file": ("", "1:1", "the file is empty"),
    "a byte order mark alone": ("\ufeff", "1:1", "the file is empty"),
    "blank lines": ("\n\n", "1:1", "the file is empty"),
    "only comments": ("# name: A\n# org: X\n", "1:1", "the file is empty"),
    "an empty document": ("---\n...\n", "1:1", "the file is empty"),
    "a list": ("- name: A\n", "1:1", "a contact is expected here"),
    "a text": ("Alice Chen\n", "1:1", "a contact is expected here"),
    "no name": ("org: X\n", "1:1", "a contact needs a name"),
    "an empty name": ("\n# c\nname:\norg: X\n", "3:1", "a contact needs a name"),
    "a list for a text": ("name: [A]\n", "1:7", "one text is expected here"),
    "a list for a day": ("name: A\nsnooze: [2026-11-02]\n", "2:9", "one value is expected here"),
    "a rhythm that is none": ("name: A\nevery: sometimes\n", "2:8", "not a rhythm: sometimes"),
    "a flag that is none": ("name: A\narchived: maybe\n", "2:11", "neither true nor false: maybe"),
    "a birthday without a day": ("name: A\nbirthday: 1988-04\n", "2:11", "not a day: 1988-04"),
    "a meeting without a year": ("name: A\nmet: --04-02\n", "2:6", "a year is missing"),
    "an empty element": ("name: A\ntags: [a, '']\n", "2:11", "an empty element of a list"),
    "an empty line of a list": ("name: A\nneeds:\n  - a\n  -\n", "4:4", "an empty element of a list"),
    "an item without text": ("name: A\nneeds: [{since: 2026-01-01}]\n", "2:9", "an item needs a text"),
    "a label without a value": ("name: A\nphone: {work: 1, ext 2}\n", "2:18", "“ext 2” has no value"),
    "days without labels": ("name: A\ndates: [2026-01-01]\n", "2:8", "labels and values are expected here"),
    "a key that is a list": ("name: A\n[a]: b\n", "2:1", "a key must be a single word or text"),
    "a tab for indentation": ("name: A\n\torg: X\n", "2:1", "not valid YAML"),
    "a colon in a text": ("name: A\norg: X: Y\n", "2:7", "not valid YAML: mapping values are not allowed here"),
    "an open quote": ('name: A\norg: "X\n', "2:8", "not valid YAML"),
    "a key inside braces without a value": (LOG + "{date: 2026-11-02, got: , as: x}\n", "3:24", "“got” has no value"),
    "a place after an emoji": ("name: 🦊🦊\norg: {🦊: 🦊, x: *x}\n", "2:16", "an alias (*)"),
    "a place after a byte order mark": ("\ufeffname: *x\n", "1:7", "an alias (*)"),
    "a place in a file from Windows": ("name: A\r\norg: *x\r\n", "2:6", "an alias (*)"),
}  # fmt: skip


@both_engines
@pytest.mark.parametrize(("text", "place", "message"), ERRORS.values(), ids=ERRORS)
def test_an_error_says_where_and_what(text: str, place: str, message: str, pure: bool) -> None:
    first = problems(text, pure=pure)[0]
    assert str(first.location) == f"a.yaml:{place}"
    assert message in first.message
    line = text.removeprefix("\ufeff").split("\n")[first.location.line - 1].rstrip("\r")
    assert first.excerpt == line[:4000]
    assert first.severity == "error"


@pytest.mark.parametrize("text", [text for text, _, _ in ERRORS.values()], ids=ERRORS)
def test_both_engines_say_the_same_of_a_broken_file(text: str) -> None:
    assert problems(text) == problems(text, pure=True)


@pytest.mark.parametrize("column", [161, 500, 3900])
def test_an_error_far_along_a_line_is_shown_with_what_stands_around_it(column: int) -> None:
    before, behind = ", org: X, birthday: ", '1988-02-30, place: "Berlin"}'
    line = '{name: "'.ljust(column - len(before) - 2, "A") + f'"{before}{behind}'
    (problem,) = problems(line + "\n")
    assert problem.location.column == column
    shown, caret = excerpt(problem)
    assert shown[caret.index("^") :].startswith("1988-02-30, place:")
    assert caret.count("^") == 10


def test_each_of_thousands_of_problems_is_told_in_its_own_line() -> None:
    lines = [f"  - {{date: 2026-02-30, gave: {number}}}" for number in range(5000)]
    found = problems("name: A\nlog:\n" + "\n".join(lines))
    assert [(problem.location.line, problem.excerpt) for problem in found] == list(enumerate(lines, start=3))


def test_all_problems_of_a_file_are_told_at_once() -> None:
    text = "name: A\norg: [X]\nbirthday: 1988-13-01\nname: B\nlog:\n- {date: 2026-02-30, gave: a}\n- {gave: b}\n"
    assert [str(problem.location) for problem in problems(text)] == [
        "a.yaml:2:6", "a.yaml:3:11", "a.yaml:4:1", "a.yaml:6:10", "a.yaml:7:3",
    ]  # fmt: skip


def test_a_day_that_does_not_exist_is_underlined_and_explained() -> None:
    (problem,) = problems(LOG + "{date: 2026-02-30, gave: a map}\n")
    assert (problem.excerpt, problem.width) == ("  - {date: 2026-02-30, gave: a map}", 10)
    assert problem.advice == "February 2026 has 28 days."


TRAPS: dict[str, tuple[str, Entry]] = {
    "{date: 2026-11-02, got: coffee, hiring woes}": (
        '{date: 2026-11-02, got: "coffee, hiring woes"}',
        Entry(date=date(2026, 11, 2), kind=Kind.GOT, text="coffee, hiring woes"),
    ),
    "{date: 2026-11-02, got: coffee, hiring woes, and tea, how: in person}": (
        '{date: 2026-11-02, got: "coffee, hiring woes, and tea", how: in person}',
        Entry(date=date(2026, 11, 2), kind=Kind.GOT, text="coffee, hiring woes, and tea", how="in person"),
    ),
    '{got: "say \\"hi\\"", \'then: go\', date: 2026-11-02, with: [bob-marsh]}': (
        '{got: "say \\"hi\\", then: go", date: 2026-11-02, with: [bob-marsh]}',
        Entry(date=date(2026, 11, 2), kind=Kind.GOT, text='say "hi", then: go', with_=("bob-marsh",)),
    ),
    "{date: 2026-11-02,\n     got: coffee\n     at noon, woes}": (
        '{date: 2026-11-02, got: "coffee at noon, woes"}',
        Entry(date=date(2026, 11, 2), kind=Kind.GOT, text="coffee at noon, woes"),
    ),
}


@both_engines
@pytest.mark.parametrize(("written", "offered", "meant"), [(line, *pair) for line, pair in TRAPS.items()])
def test_a_comma_in_braces_is_told_with_the_line_to_paste(written: str, offered: str, meant: Entry, pure: bool) -> None:
    (problem,) = problems(LOG + written + "\n", pure=pure)
    assert "has no value: a comma or a colon in the text needs quotes" in problem.message
    assert problem.advice == f"Perhaps: {offered}"
    assert parse(LOG + offered + "\n", pure=pure).contact == Contact(name="A", log=(meant,))


def test_a_comma_that_cannot_be_explained_is_told_all_the_same() -> None:
    (problem,) = problems(LOG + "{coffee, date: 2026-11-02}\n")
    assert "“coffee” has no value" in problem.message
    assert problem.advice == "Put the whole text in double quotes."


# Bytes


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        ("name: Zoë\norg: X".encode("latin-1"), "1:9", "not UTF-8: the byte 0xEB"),
        ("name: A\norg: Zoë".encode("latin-1"), "2:8", "not UTF-8: the byte 0xEB"),
        ("name: A".encode("utf-16"), "1:1", "not UTF-8: the byte 0xFF"),
        (b"\xef\xbb\xbfname: \xff", "1:7", "not UTF-8: the byte 0xFF"),
        (b"name: \xed\xa0\x80", "1:7", "not UTF-8: the byte 0xED"),
        (b"name: A\norg: \xff", "2:6", "not UTF-8: the byte 0xFF"),
        (b"name: A\norg: \xff X\nplace: Y\n", "2:6", "not UTF-8: the byte 0xFF"),
    ],
)
def test_bytes_that_are_no_text_are_told_by_their_place(data: bytes, place: str, message: str) -> None:
    text, (problem,) = decode(data, "a.yaml")
    assert text == ""
    assert (str(problem.location), problem.message) == (f"a.yaml:{place}", message)
    line = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")[problem.location.line - 1]
    assert problem.excerpt == line.decode("utf-8", "replace")


def test_a_file_may_have_a_megabyte_and_no_more() -> None:
    assert decode(b"x" * MAX_BYTES, "a.yaml") == ("x" * MAX_BYTES, ())
    _, (problem,) = decode(b"x" * (MAX_BYTES + 1), "a.yaml")
    assert problem.message == "larger than 1 MB (1,000,001 bytes)"


@pytest.mark.parametrize("data", ["name: Zoë 🦊\r\n", "\ufeffname: A\n", "name: A\r", ""])
def test_text_is_decoded_as_it_stands(data: str) -> None:
    assert decode(data.encode(), "a.yaml") == (data, ())
