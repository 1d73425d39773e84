"""Every report has a page for whatever contacts there are, on whatever day; and without scores no page has a number."""

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from anyone import contacts
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.connectors import chain, connectors, links, tree
from netlog.core.contact import FIELDS, Contact
from netlog.core.dates import parse_partial
from netlog.core.entry import Entry, Item, Kind
from netlog.core.goals import MyGoal, open_goals, team
from netlog.core.introductions import introductions
from netlog.core.mentions import mentions
from netlog.core.query import parse_query
from netlog.core.reckoning import balance_terms, goodwill_terms
from netlog.core.rhythm import parse_rhythm
from netlog.core.settings import Settings
from netlog.core.sharing import known_to_both, shared
from netlog.core.standing import Standing, standing
from netlog.page import Page, Table
from netlog.render import jsondoc, plain
from netlog.reports import balance, best, brief, due, findings, goals, intros, listing, owe, pair, path, timeline, why
from netlog.reports import today as report_today

SETTINGS = Settings(every=parse_rhythm("month"), tags=MappingProxyType({"x": parse_rhythm("week")}))
SCORES_OFF = replace(SETTINGS, scores=False)
KEYS = ("ann", "bob-marsh", "x-2")
TODAY = date(2026, 11, 22)

Answer = tuple[str, object, Page]


def answers(known: Mapping[str, Contact], settings: Settings, *, today: date) -> Iterator[Answer]:
    """What every report says about these contacts: its name, its items for programs, and its page."""
    found = [standing(key, one, settings, today=today) for key, one in known.items()]
    for side in ("owe", "owed"):
        owing = owe.report(found, side, today=today, smallest=1)
        yield side, owing.items, owe.page(owing)
    check_ins = due.report(found, today=today, until=date.max)
    yield "due", check_ins.items, due.page(check_ins)
    sums = balance.report(found, today=today)
    yield "balance", sums.items, balance.page(sums)
    circles = balance.by_tag(found, today=today)
    yield "balance.tag", circles.items, balance.circles_page(circles)
    drifting = due.drifting(found, today=today)
    yield "due.drift", drifting.items, due.page(drifting)
    day = report_today.report(found, today=today, limit=2)
    yield "today", day.items, report_today.page(day)
    log = timeline.report(known, timeline.Selection(), today=today)
    yield "log", [timeline.document(item) for item in log.items], timeline.page(log)
    told = findings.report({key: (one, range(1000)) for key, one in known.items()}, ["a"], today=today)
    yield "find", told.items, findings.page(told)
    made = introductions(known, today=today)
    through = links({key: one.via for key, one in known.items()}, made)
    people = {one.key: one.name for one in found}
    met = intros.report(made, connectors(through, made), people, today=today)
    yield "intros", met.items, intros.page(met)
    descent = intros.descent(tree(through, list(people)), people, wanted=known, archived=())
    yield "intros.tree", descent.items, intros.tree_page(descent)
    for key, contact in known.items():
        linked = mentions(known, key, [contact.name])
        ways = path.report(contact.name, key, chain(through, key), linked, known, {}, people, today=today)
        yield "path", ways.items, path.page(ways)
    names = tuple(dict.fromkeys(["key", *FIELDS, *(name for one in known.values() for name, _ in one.extra)]))
    listed = listing.report(known.items(), names)
    yield "list", listed.items, listing.page(listed, has_query=False)
    me = next(iter(known.values()), None)
    mine = (
        [MyGoal(goal, team(goal.what, known.items(), today=today)) for goal in open_goals(me, today=today)]
        if me
        else ()
    )
    wanted = goals.report(me, mine, known, scope="all", today=today, could={}, has_me=True)
    yield "goals", wanted.items, goals.page(wanted)
    rated = best.report(known.items(), best.criteria(known.values()), (), today=today)
    yield "best", rated.items, best.page(rated, words=())
    for one in found:
        page = brief.Brief(one.key, known[one.key], one, {}, today)
        yield "show", brief.document(page), brief.page(page)
        contact = known[one.key]
        terms = why.Why(one, balance_terms(one, contact, settings), goodwill_terms(one, contact, settings))
        yield "show.why", why.document(terms), why.page(terms)
        for key, other in known.items():
            both = shared(contact, other, people=known_to_both(contact, other), today=today)
            met_on, is_introduced = pair.link(one.key, contact, key, other, today=today)
            two = pair.Pair((one.key, key), people, both, (), met_on, is_introduced, today)
            yield "show.pair", pair.document(two), pair.page(two)


@given(st.dictionaries(st.sampled_from(KEYS), contacts(), max_size=2), st.dates(), st.booleans())
def test_no_contact_and_no_day_stops_a_report(known: dict[str, Contact], today: date, scores: bool) -> None:
    for name, items, page in answers(known, SETTINGS if scores else SCORES_OFF, today=today):
        assert json.loads(jsondoc.render(f"netlog.{name}/1", {"items": items}))["schema"] == f"netlog.{name}/1"
        assert plain.render(page).count("\n") >= len(page.records or ())
        for block in page.blocks:
            if isinstance(block, Table):
                assert {len(row) for row in block.rows} == {len(block.columns)}
        if page.records:
            assert len({len(record) for record in page.records}) == 1


@pytest.mark.parametrize("today", [date.min, date(1, 1, 5), date(9999, 12, 25), date.max])
def test_the_ends_of_the_calendar_stop_no_report(today: date) -> None:
    days = (date.min, date(1, 3, 1), date(9999, 12, 26), date.max)
    log = tuple(Entry(date=day, kind=kind, text="a", due=end) for day in days for kind in Kind for end in (None, *days))
    birthdays = [parse_partial("--01-02"), parse_partial("--12-31"), parse_partial("--02-29")]
    known = {
        f"k{n}": Contact(name="A", birthday=born, met=parse_partial("9999"), snooze=date.max, log=log)
        for n, born in enumerate(birthdays)
    }
    assert len(list(answers(known, SETTINGS, today=today))) == 32


NUMBERS = ("gave", "got", "balance", "since", "goodwill", "band", "trend", "one_sided", "warm", "mild", "quiet", "new")
GENEROUS = Contact(
    name="Ann",
    every=parse_rhythm("week"),
    needs=(Item(what="a flat"),),
    log=(
        Entry(date=date(2026, 1, 1), kind=Kind.GAVE, text="a map", worth=7),
        Entry(date=date(2026, 2, 1), kind=Kind.GOT, text="a van", worth=4),
        Entry(date=date(2026, 3, 1), kind=Kind.PROMISED, text="the deck", due=date(2026, 11, 20)),
        Entry(date=date(2026, 3, 2), kind=Kind.EXPECTED, text="the memo"),
    ),
)


def numbers(value: object) -> Iterator[object]:
    """Every value anywhere in a document that stands under the name of a number."""
    if isinstance(value, dict):
        yield from (inner for name, inner in value.items() if name in NUMBERS)
        for inner in value.values():
            yield from numbers(inner)
    if isinstance(value, list):
        for inner in value:
            yield from numbers(inner)


@pytest.mark.parametrize(
    ("contact", "settings"),
    [(GENEROUS, SCORES_OFF), (replace(GENEROUS, scores=False), SETTINGS)],
    ids=["for everybody", "for this one"],
)
def test_without_scores_no_report_has_a_number(contact: Contact, settings: Settings) -> None:
    for name, items, page in answers({"ann": contact}, settings, today=TODAY):
        document = json.loads(jsondoc.render(name, {"items": items}))
        assert all(number is None for number in numbers(document)), name
        texts = [cell.text for block in page.blocks if isinstance(block, Table) for row in block.rows for cell in row]
        assert not [text for text in texts if re.match(r"(?:balance|you owe|owes you) ?[0-9]", text)], name


def test_with_scores_the_same_reports_have_them() -> None:
    documents = {
        name: json.loads(jsondoc.render(name, {"items": items}))
        for name, items, _ in answers({"ann": GENEROUS}, SETTINGS, today=TODAY)
    }
    told = {name for name, document in documents.items() for number in numbers(document) if number is not None}
    assert [name for name in documents if name in told] == [
        "owe", "owed", "balance", "balance.tag", "show", "show.why",
    ]  # fmt: skip


@pytest.mark.parametrize(("contact", "settings"), [(GENEROUS, SCORES_OFF), (replace(GENEROUS, scores=False), SETTINGS)])
def test_without_scores_a_query_about_debts_asks_for_promises_alone(contact: Contact, settings: Settings) -> None:
    bare = replace(contact, log=contact.log[:2])
    assert not fits("owes-me:yes", standing("ann", bare, settings, today=TODAY))
    assert not fits("i-owe:yes", standing("ann", bare, settings, today=TODAY))
    assert fits("owes-me:yes", standing("ann", contact, settings, today=TODAY))
    assert fits("owes-me:yes", standing("ann", replace(bare, scores=True), SETTINGS, today=TODAY))


def fits(word: str, one: Standing) -> bool:
    return parse_query([word], today=TODAY).fits(one)


def test_every_item_about_a_contact_begins_with_its_key_and_its_name() -> None:
    for item in (
        owe.Debt,
        due.CheckIn,
        balance.Sum,
        report_today.Matter,
        timeline.Happening,
        findings.Finding,
        intros.Intro,
        intros.Through,
        path.Step,
        goals.Goal,
        best.Rated,
    ):
        assert [field.name for field in dataclasses.fields(item)][:2] == ["key", "name"]
