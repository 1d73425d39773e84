"""A log of one entry a line is read without a YAML parser, and means what the parser would have said."""

import pytest
from anyone import contacts, entries
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.contact import Contact
from netlog.core.entry import Entry
from netlog.store.codec import parse
from netlog.store.entrylines import parted
from netlog.store.writing import new_file

HEAD = "name: Alice Chen\n"
LINES = (
    "{date: 2026-11-20, gave: intro}",
    '{date: 2026-11-20, gave: "intro: to Bob, #1", as: introduction, to: bob-marsh, worth: 3}',
    '{date: 2026-11-21, promised: "the rubric", due: 2026-11-28, done: 2026-11-22, private: true}',
    '{date: 2026-11-22, talked: "", with: [bob-marsh, Dana K], how: in person}',
    '{date: 2026-11-22, got: 2026, for: "a flat"}',
    '{date: 2026-11-22, note: "陈爱丽 🦊 Zoë", ref: "x:1"}',
)


def written(*lines: str, head: str = HEAD, indent: str = "  ", end: str = "\n") -> str:
    return f"{head}log:\n" + "\n".join(f"{indent}- {line}" for line in lines) + end


@pytest.mark.parametrize(
    "text",
    [
        written(*LINES),
        written(*LINES, indent=""),
        written(*LINES, end=""),
        written(LINES[0], head="\ufeffname: Alice\n# a comment\nneeds:\n- {what: a flat}\n"),
        written(LINES[0], head="name: Alice\nnotes: |\n  log:\n    - not this one\n"),
        written(LINES[0], head="# log:\nname: Alice\ntags:\n- a\n"),
    ],
)
def test_what_netlog_writes_needs_no_parser_for_its_log(text: str) -> None:
    assert parted(text) is not None
    found = parse(text, quick=True)
    assert found.contact is not None
    assert found == parse(text, pure=True)


ODD = (
    "{date: 2026-11-20, gave: intro, }", "{ date: 2026-11-20, gave: intro}", "{date: 2026-11-20,gave: intro}",
    "{gave: intro, date: 2026-11-20}", "{date: 2026-11-20, gave: intro, gave: intro}", "{date: 2026-11-20, gave: ~}",
    "{date: 2026-11-20, gave: intro, worth: 11}", "{date: 2026-11-20, gave: intro, worth: 3, worth: 3}",
    "{date: 2026-02-30, gave: intro}", '{date: 2026-11-20, gave: ""}', "{date: 2026-11-20, got: coffee, hiring woes}",
    "{date: 2026-11-20, gave: intro} # why", "{date: 2026-11-20, gave: 'intro'}", '{date: 2026-11-20, gave: "a\\tb"}',
    '{date: 2026-11-20, gave: "a\tb"}', "{date: 2026-11-20, gave: intro, due: 20261128}",
    "{date: 2026-11-20, gave: intro, due: 2026-W48-6}", "{date: 2026-11-20, gave: intro, private: yes}",
    "{date: 2026-11-20, gave: intro, with: bob}", "{date: 2026-11-20, gave: intro, with: [bob, 'x']}",
    "{date: 2026-11-20, gave: intro, as: [a, b]}", '{date: 2026-11-20, gave: intro, how: ""}',
    "{date: 2026-11-20, gave: intro, mood: good}", "{date: 2026-11-20, gave: intro -}", "date: 2026-11-20",
    '{date: 2026-11-20, gave: "a\u2028b"}', '{date: 2026-11-20, gave: "a\x07b"}', "{date: ２０２６-11-20, gave: x}",
    "{date: 2026-11-20, gave: intro, worth: ３}", "{date: 2026-11-20, gave: intro, due: ２０２６-11-20}", "", "# none",
    '{date: 2026-11-20, gave: "a', 'b"}', "{date: 2026-11-20, gave: null}", '{date: 2026-11-20, gave: intro, as: "a"b}',
)  # fmt: skip
HEADS = (
    HEAD, "name: Alice\nlog: []\n", "name: Alice\n...\n", "---\nname: Alice\n", "%YAML 1.1\n---\nname: Alice\n",
    "? name\n: Alice\n", " name: Alice\n", "{name: Alice}\n", 'name: "Alice\n', "name: [Alice\n", "- Alice\n", "",
    "# x\n", "name: Alice\nnotes: |\n", "name: Alice\nnotes: >-\n  text\n\n\n", "name:\n  Alice\n",
    "name: Alice\nextra:\n",
    "name: Alice\n'log': x\n", "name: &a Alice\n", "name: Alice\ntags: [a,\nb]\n", "<<<<<<< x\nname: Alice\n",
    "name: Alice\nnotes: 'one\nlog:\n  - {date: 2026-11-20, gave: x}\n  two'\n",
    'name: Alice\nnotes: "one\n', "name: Alice\n  more\n", "name: Alice\nborn: ?\n", "name: 1\nname: 2\n",
)  # fmt: skip


@pytest.mark.parametrize("line", ODD)
@pytest.mark.parametrize("place", [0, 1])
def test_whatever_is_written_otherwise_is_left_to_the_parser(line: str, place: int) -> None:
    lines = [LINES[0], LINES[1]]
    lines.insert(place, line)
    text = written(*lines)
    assert parse(text, "x", quick=True) == parse(text, "x", pure=True)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("tail", ["log:\n  - {date: 2026-11-20, gave: intro}\n", "log:\n- {date: 2026-11-20, got: x}"])
def test_what_stands_before_the_log_may_be_anything(head: str, tail: str) -> None:
    assert parse(head + tail, "x", quick=True) == parse(head + tail, "x", pure=True)


@given(contacts())
def test_a_file_that_netlog_made_reads_the_same_either_way(contact: Contact) -> None:
    text = new_file(contact)
    assert parse(text, quick=True) == parse(text, pure=True)


@given(st.data())
def test_a_log_with_any_slip_in_it_reads_the_same_either_way(data: st.DataObject) -> None:
    log: list[Entry] = data.draw(st.lists(entries(), min_size=1, max_size=3))
    text = new_file(Contact(name="Alice", tags=("a", "b"), log=tuple(log)))
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 2))
    slip = data.draw(
        st.sampled_from(["", " ", "\n", "\t", '"', "'", ",", ":", "#", "{", "}", "[", "]", "- ", "x", "|"])
    )
    text = text[:at] + slip + text[at + cut :]
    assert parse(text, "x", quick=True) == parse(text, "x", pure=True)
