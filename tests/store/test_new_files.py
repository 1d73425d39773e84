"""New files in the format's own order, and files as other programs rewrite them."""

from dataclasses import replace
from datetime import date

import pytest

from netlog.core.contact import Contact, Labelled, LabelledDay, Rating
from netlog.core.dates import PartialDay
from netlog.core.entry import Entry, Item, Kind
from netlog.core.raw import RawMap
from netlog.core.rhythm import Rhythm
from netlog.store.codec import parse
from netlog.store.writing import literal_block, new_file

both_engines = pytest.mark.parametrize("pure", [False, True], ids=["fast", "pure"])

FULL = Contact(
    name="Alice Chen",
    also=("Al", "陈爱丽"),
    email=(Labelled(None, "alice@example.org"),),
    phone=(Labelled("work", "+1 555 0100"), Labelled("no", "0612345678")),
    address=(Labelled(None, "1 Canal St\nBerlin"),),
    links=(Labelled("github", "https://github.com/alice"),),
    org="Northwind",
    title="Head of Data",
    place="Berlin",
    birthday=PartialDay(None, 4, 2),
    dates=(LabelledDay("wedding", PartialDay(2015, 6, 20)),),
    met=PartialDay(2024, 3, None),
    via="bob-marsh",
    tags=("founders", "on", "a: b"),
    every=Rhythm(6, "week"),
    snooze=date(2026, 12, 1),
    archived=True,
    private=True,
    scores=False,
    ref=("vcard:1",),
    interests=(Item(what="climbing"),),
    goals=(Item(what="raise a seed round", since=date(2026, 1, 2), dropped=date(2026, 2, 3)),),
    needs=(
        Item(what="a flat", since=date(2026, 10, 2), done=date(2026, 11, 20), by="bob-marsh"),
        Item(what="a cat", not_=("dana-kowalska", "no"), private=True, extra=(("colour", "black"),)),
    ),
    offers=(Item(what="intros"),),
    supports=("find a flat",),
    ratings=(Rating("kindness", 5),),
    notes="Prefers Signal.\n\n  Never calls.",
    conflicts=(RawMap((("org", ("X", "Y")),)),),
    vcard=("X-A;TYPE=b:c",),
    log=(
        Entry(date=date(2026, 11, 2), kind=Kind.TALKED, text="", how="in person", with_=("bob-marsh", "Dr. No")),
        Entry(
            date=date(2026, 11, 20),
            kind=Kind.GAVE,
            text="intro, at last",
            worth=3,
            as_="introduction",
            to="bob-marsh",
            for_="raise a seed round",
            due=date(2026, 11, 21),
            done=date(2026, 11, 22),
            dropped=date(2026, 11, 23),
            outcome="they met",
            thanked=date(2026, 11, 24),
            ref="r:1",
            private=True,
            extra=(("mood", "good"),),
        ),
    ),
    extra=(("shoe_size", "42"), ("x: y", ())),
)

FULL_TEXT = """\
name: "Alice Chen"
also: ["Al", "陈爱丽"]
email: ["alice@example.org"]
phone: {work: "+1 555 0100", "no": "0612345678"}
address: ["1 Canal St\\nBerlin"]
links: {github: "https://github.com/alice"}
org: "Northwind"
title: "Head of Data"
place: "Berlin"
birthday: --04-02
dates: {wedding: 2015-06-20}
met: 2024-03
via: bob-marsh
tags: [founders, "on", "a: b"]
every: 6 weeks
snooze: 2026-12-01
archived: true
private: true
scores: false
ref: ["vcard:1"]

interests:
  - "climbing"
goals:
  - {what: "raise a seed round", since: 2026-01-02, dropped: 2026-02-03}
needs:
  - {what: "a flat", since: 2026-10-02, done: 2026-11-20, by: bob-marsh}
  - {what: "a cat", not: [dana-kowalska, "no"], private: true, colour: "black"}
offers:
  - "intros"
supports: ["find a flat"]
ratings: {kindness: 5}

notes: |
  Prefers Signal.

    Never calls.

conflicts: [{org: ["X", "Y"]}]
vcard: ["X-A;TYPE=b:c"]

shoe_size: "42"
"x: y": []

log:
  - {date: 2026-11-02, talked: "", with: [bob-marsh, "Dr. No"], how: in person}
"""
FULL_TEXT += (
    '  - {date: 2026-11-20, gave: "intro, at last", worth: 3, as: introduction, to: bob-marsh, '
    'for: "raise a seed round", due: 2026-11-21, done: 2026-11-22, dropped: 2026-11-23, outcome: "they met", '
    'thanked: 2026-11-24, ref: "r:1", private: true, mood: "good"}\n'
)


def test_a_new_file_has_the_formats_order_and_groups() -> None:
    assert new_file(FULL) == FULL_TEXT


@both_engines
def test_a_new_file_reads_as_what_it_was_made_from(pure: bool) -> None:
    assert parse(FULL_TEXT, pure=pure).contact == FULL


def test_a_new_contact_of_whom_only_the_name_is_known_has_a_log_to_grow() -> None:
    assert new_file(Contact(name="Ann")) == 'name: "Ann"\n\nlog:\n'


@pytest.mark.parametrize(
    ("notes", "written"),
    [
        ("one line", '"one line"'),
        ("a\nb", "|\n  a\n  b"),
        ("a\n\n  b: # c", "|\n  a\n\n    b: # c"),
        (" a\nb", '" a\\nb"'),
        ("\na", '"\\na"'),
        ("a\nb\n", '"a\\nb\\n"'),
        ("a \nb", '"a \\nb"'),
        ("a\n\tb", '"a\\n\\tb"'),
        ("a\nb\x85c", '"a\\nb\\x85c"'),
        ("a\r\nb", '"a\\r\\nb"'),
        ("a\n\u202eb", '"a\\n\\u202Eb"'),
    ],
)
def test_notes_of_several_lines_stand_in_a_block_where_nothing_is_lost(notes: str, written: str) -> None:
    contact = Contact(name="A", notes=notes)
    assert f"\nnotes: {written}\n" in new_file(contact)
    assert parse(new_file(contact)).contact == contact


def test_a_block_takes_the_files_own_line_end() -> None:
    assert literal_block("a\n\nb", "    ", "\r\n") == "|\r\n    a\r\n\r\n    b"


# Files that other programs have rewritten

MEANT = Contact(
    name="Alice Chen",
    email=(Labelled(None, "alice@example.org"),),
    phone=(Labelled("work", "+1 555 0100"),),
    birthday=PartialDay(1988, 4, 2),
    tags=("founders", "on"),
    every=Rhythm(6, "week"),
    needs=(
        Item(what="a recruiter: for ML roles"),
        Item(what="a flat in Lisbon", since=date(2026, 10, 2), done=date(2026, 11, 20), by="bob-marsh"),
    ),
    notes="Prefers Signal.\nNever calls.",
    log=(
        Entry(date=date(2026, 11, 2), kind=Kind.TALKED, text="coffee, hiring woes", how="in person"),
        Entry(date=date(2026, 11, 22), kind=Kind.GOT, text='feedback on "my deck"', worth=3, as_="advice"),
    ),
)

NETLOG = new_file(MEANT)

PRETTIER = """\
name: "Alice Chen"
email: ["alice@example.org"]
phone: { work: "+1 555 0100" }
birthday: 1988-04-02
tags: [founders, "on"]
every: 6 weeks

needs:
  - "a recruiter: for ML roles"
  - {
      what: "a flat in Lisbon",
      since: 2026-10-02,
      done: 2026-11-20,
      by: bob-marsh,
    }

notes: |
  Prefers Signal.
  Never calls.

log:
  - { date: 2026-11-02, talked: "coffee, hiring woes", how: in person }
  - {
      date: 2026-11-22,
      got: 'feedback on "my deck"',
      worth: 3,
      as: advice,
    }
"""

YQ = """\
name: "Alice Chen"
email: ["alice@example.org"]
phone: {work: "+1 555 0100"}
birthday: 1988-04-02
tags: [founders, "on"]
every: 6 weeks
needs:
    - "a recruiter: for ML roles"
    - {what: "a flat in Lisbon", since: 2026-10-02, done: 2026-11-20, by: bob-marsh}
notes: |
    Prefers Signal.
    Never calls.
log:
    - {date: 2026-11-02, talked: "coffee, hiring woes", how: in person}
    - {date: 2026-11-22, got: "feedback on \\"my deck\\"", worth: 3, as: advice}
"""

YQ_PRETTY = """\
name: Alice Chen
email:
  - alice@example.org
phone:
  work: +1 555 0100
birthday: 1988-04-02
tags:
  - founders
  - "on"
every: 6 weeks
needs:
  - 'a recruiter: for ML roles'
  - what: a flat in Lisbon
    since: 2026-10-02
    done: 2026-11-20
    by: bob-marsh
notes: |-
  Prefers Signal.
  Never calls.
log:
  - date: 2026-11-02
    talked: coffee, hiring woes
    how: in person
  - date: 2026-11-22
    got: feedback on "my deck"
    worth: 3
    as: advice
"""

YQ_PYTHON = """\
name: Alice Chen
email:
- alice@example.org
phone:
  work: +1 555 0100
birthday: '1988-04-02'
tags:
- founders
- 'on'
every: 6 weeks
needs:
- 'a recruiter: for ML roles'
- by: bob-marsh
  done: '2026-11-20'
  since: '2026-10-02'
  what: a flat in Lisbon
notes: 'Prefers Signal.

  Never calls.'
log:
- date: '2026-11-02'
  how: in person
  talked: coffee, hiring woes
- as: advice
  date: '2026-11-22'
  got: feedback on "my deck"
  worth: 3
"""

YAMLFIX = """\
---
name: Alice Chen
email: [alice@example.org]
phone: {work: +1 555 0100}
birthday: 1988-04-02
tags: [founders, 'on']
every: 6 weeks

needs:
  - 'a recruiter: for ML roles'
  - {what: a flat in Lisbon, since: 2026-10-02, done: 2026-11-20, by: bob-marsh}

notes: |
  Prefers Signal.
  Never calls.

log:
  - {date: 2026-11-02, talked: 'coffee, hiring woes', how: in person}
  - {date: 2026-11-22, got: feedback on "my deck", worth: 3, as: advice}
"""

REWRITTEN = {
    "netlog": NETLOG, "prettier": PRETTIER, "yq": YQ, "yq -P": YQ_PRETTY, "yq over PyYAML": YQ_PYTHON,
    "yamllint's fixes": YAMLFIX, "on Windows": PRETTIER.replace("\n", "\r\n"), "with a mark": "\ufeff" + YAMLFIX,
}  # fmt: skip


@both_engines
@pytest.mark.parametrize("text", REWRITTEN.values(), ids=REWRITTEN)
def test_a_file_reads_the_same_after_other_programs(text: str, pure: bool) -> None:
    assert parse(text, pure=pure).contact == MEANT


def test_a_contact_with_one_field_more_has_one_line_more() -> None:
    before, after = new_file(MEANT).split("\n"), new_file(replace(MEANT, org="X")).split("\n")
    assert [line for line in after if line not in before] == ['org: "X"']
