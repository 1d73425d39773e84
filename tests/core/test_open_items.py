"""What can be settled, and which one is meant."""

from dataclasses import replace
from datetime import date

import pytest
from anyone import contacts
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.changes import EditEntry, EditItem, applied
from netlog.core.contact import ITEM_FIELDS, Contact
from netlog.core.entry import Entry, Item, Kind
from netlog.core.ledger import open_promises
from netlog.core.open_items import OpenItem, chosen, numbered, open_items
from netlog.errors import NothingToDoError

DAY = date(2026, 11, 22)


def entry(kind: Kind, text: str, **more: date) -> Entry:
    return Entry(date=date(2026, 11, 1), kind=kind, text=text, **more)  # type: ignore[arg-type]


RUBRIC = entry(Kind.PROMISED, "send the hiring rubric")
DECK = entry(Kind.EXPECTED, "feedback on the déck")
MAYA = Contact(
    name="Maya",
    interests=(Item(what="climbing"),),
    goals=(Item(what="raise a seed round"),),
    needs=(Item(what="a recruiter"), Item(what="a flat", done=DAY), Item(what="12 chairs")),
    offers=(Item(what="a desk", dropped=DAY), Item(what="feedback on decks")),
    log=(
        entry(Kind.PROMISED, "an old one", done=DAY),
        RUBRIC,
        entry(Kind.GAVE, "a map"),
        entry(Kind.EXPECTED, "called off", dropped=DAY),
        DECK,
    ),
)
ITEMS = open_items(MAYA, today=DAY)


def test_open_are_promises_needs_goals_offers_and_interests_each_in_the_order_of_the_file() -> None:
    assert [(one.kind, one.text) for one in ITEMS] == [
        ("promised", "send the hiring rubric"),
        ("expected", "feedback on the déck"),
        ("need", "a recruiter"),
        ("need", "12 chairs"),
        ("goal", "raise a seed round"),
        ("offer", "feedback on decks"),
        ("interest", "climbing"),
    ]


LISTED = """\
Name it by its number or its words. Open are:
  1  promised “send the hiring rubric”
  2  expected “feedback on the déck”
  3  need “a recruiter”
  4  need “12 chairs”
  5  goal “raise a seed round”
  6  offer “feedback on decks”
  7  interest “climbing”"""


@pytest.mark.parametrize(
    ("choice", "number", "why"),
    [
        ("1", 1, "a numeral is a number of the list"),
        ("7", 7, "a numeral is a number of the list"),
        (" 2 ", 2, "spaces aside"),
        ("04", 4, "with a zero before it"),
        ("send the hiring rubric", 1, "the whole text"),
        ("SEND THE HIRING RUBRIC", 1, "case aside"),
        ("rubric", 1, "a word of it"),
        ("rubric send", 1, "words in any order"),
        ("feedback on the deck", 2, "accents aside"),
        ("recruit", 3, "part of a word"),
        ("chairs", 4, "a word of it"),
        ("12 chairs", 4, "not a numeral alone: words"),
        ("decks", 6, "a word of one alone"),
        ("seed", 5, "a goal"),
    ],
)
def test_an_item_is_named_by_its_number_or_its_words(choice: str, number: int, why: str) -> None:
    assert chosen(ITEMS, choice) == ITEMS[number - 1], why


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ("0", "there is no number 0"),
        ("8", "there is no number 8"),
        ("12", "there is no number 12"),
        ("99999999999999999999", "there is no number 99999999999999999999"),
        ("xylophone", "nothing open fits “xylophone”"),
        ("a map", "nothing open fits “a map”"),
        ("a flat", "nothing open fits “a flat”"),
        ("feedback", "several fit “feedback”"),
        (None, "which one is meant?"),
    ],
)
def test_without_one_that_is_meant_all_are_listed_with_their_numbers(choice: str | None, message: str) -> None:
    with pytest.raises(NothingToDoError) as caught:
        chosen(ITEMS, choice)
    assert str(caught.value) == message
    assert caught.value.advice == LISTED == numbered(ITEMS)


def test_without_a_choice_the_only_open_promise_is_meant() -> None:
    items = open_items(replace(MAYA, log=(RUBRIC,)), today=DAY)
    assert chosen(items, None).text == "send the hiring rubric"


def test_without_a_choice_a_need_is_never_meant() -> None:
    items = open_items(Contact(name="A", needs=(Item(what="a flat"),)), today=DAY)
    with pytest.raises(NothingToDoError) as caught:
        chosen(items, None)
    assert "  1  need “a flat”" in caught.value.advice


def test_where_nothing_is_open_that_is_said() -> None:
    with pytest.raises(NothingToDoError) as caught:
        chosen(open_items(Contact(name="A"), today=DAY), "x")
    assert str(caught.value) == "nothing is open"
    assert caught.value.advice


def test_two_with_the_same_text_are_told_apart_by_number_alone() -> None:
    twice = Contact(name="A", log=(RUBRIC, entry(Kind.PROMISED, "a map"), RUBRIC))
    items = open_items(twice, today=DAY)
    with pytest.raises(NothingToDoError) as caught:
        chosen(items, "send the hiring rubric")
    assert str(caught.value) == "several fit “send the hiring rubric”"
    changed = applied(chosen(items, "3").done(DAY, None), twice)
    assert changed.log == (RUBRIC, twice.log[1], replace(RUBRIC, done=DAY))


def test_a_whole_text_beats_a_part_of_others() -> None:
    items = open_items(Contact(name="A", needs=(Item(what="a flat in Lisbon"), Item(what="a flat"))), today=DAY)
    assert chosen(items, "a flat").text == "a flat"


def test_a_promise_is_kept_on_a_day_or_called_off() -> None:
    promise = chosen(ITEMS, "rubric")
    assert promise.is_promise
    assert promise.done(DAY, None) == EditEntry(RUBRIC, replace(RUBRIC, done=DAY))
    assert promise.dropped(DAY) == EditEntry(RUBRIC, replace(RUBRIC, dropped=DAY))


def test_a_need_is_met_by_someone_or_by_nobody_in_particular() -> None:
    need = chosen(ITEMS, "recruiter")
    old = Item(what="a recruiter")
    assert not need.is_promise
    assert need.done(DAY, "bob") == EditItem("needs", old, replace(old, done=DAY, by="bob"))
    assert need.done(DAY, None) == EditItem("needs", old, replace(old, done=DAY))
    assert need.dropped(DAY) == EditItem("needs", old, replace(old, dropped=DAY))


def test_who_met_a_need_is_not_forgotten_when_nobody_is_named() -> None:
    held = OpenItem("needs", Item(what="a", by="bob"), 0)
    assert held.done(DAY, None) == EditItem("needs", Item(what="a", by="bob"), Item(what="a", by="bob", done=DAY))


LATER = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("contact", "texts", "why"),
    [
        (Contact(name="A", log=(entry(Kind.PROMISED, "x", done=LATER),)), ["x"], "a promise kept tomorrow"),
        (Contact(name="A", log=(entry(Kind.EXPECTED, "x", dropped=LATER),)), ["x"], "a promise called off tomorrow"),
        (Contact(name="A", log=(Entry(date=LATER, kind=Kind.PROMISED, text="x"),)), [], "a promise made tomorrow"),
        (Contact(name="A", needs=(Item(what="x", done=LATER),)), ["x"], "a need met tomorrow"),
        (Contact(name="A", goals=(Item(what="x", dropped=LATER),)), ["x"], "a goal dropped tomorrow"),
        (Contact(name="A", needs=(Item(what="x", since=LATER),)), ["x"], "a need of next week is one today"),
        (Contact(name="A", needs=(Item(what="x", done=DAY),)), [], "a need met today"),
    ],
)
def test_what_a_later_day_says_does_not_count_before_it(contact: Contact, texts: list[str], why: str) -> None:
    assert [one.text for one in open_items(contact, today=DAY)] == texts, why


@given(contacts(), st.dates())
def test_the_promises_that_can_be_settled_are_those_that_are_owed(contact: Contact, today: date) -> None:
    found = [one.held for one in open_items(contact, today=today) if one.is_promise]
    assert found == list(open_promises(contact.log, today=today))


def test_what_was_to_be_dropped_and_is_done_is_done_alone() -> None:
    log = (entry(Kind.PROMISED, "x", dropped=LATER), entry(Kind.PROMISED, "y", done=LATER))
    contact = Contact(name="A", log=log, needs=(Item(what="z", dropped=LATER), Item(what="w", done=LATER)))
    x, y, z, w = open_items(contact, today=DAY)
    settled = contact
    for change in (x.done(DAY, None), y.dropped(DAY), z.done(DAY, None), w.dropped(DAY)):
        settled = applied(change, settled)
    assert [(one.done, one.dropped) for one in settled.log] == [(DAY, None), (None, DAY)]
    assert [(one.done, one.dropped) for one in settled.needs] == [(DAY, None), (None, DAY)]


def test_every_field_of_items_can_be_settled() -> None:
    one = (Item(what="a"),)
    contact = Contact(name="A", needs=one, goals=one, offers=one, interests=one)
    assert sorted(one.field for one in open_items(contact, today=DAY)) == sorted(ITEM_FIELDS)


def test_thousands_of_open_promises_are_told_apart_at_once() -> None:
    found = open_items(Contact(name="A", log=(RUBRIC,) * 5000), today=DAY)
    assert [one.ordinal for one in found] == list(range(5000))


@given(contacts(), st.data())
def test_settling_any_open_item_settles_that_one_alone(contact: Contact, data: st.DataObject) -> None:
    before = open_items(contact, today=DAY)
    if not before:
        return
    number = data.draw(st.integers(1, len(before)))
    item = chosen(before, str(number))
    change = item.done(DAY, None) if data.draw(st.booleans()) else item.dropped(DAY)
    after = open_items(applied(change, contact), today=DAY)
    assert [(one.kind, one.text) for one in after] == [
        (one.kind, one.text) for place, one in enumerate(before, 1) if place != number
    ]
