"""Where a contact stands: one value that holds what the reports over everyone need."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from anyone import contacts
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.contact import Contact, Labelled
from netlog.core.dates import parse_partial
from netlog.core.entry import Entry, Item, Kind
from netlog.core.ledger import Account, Moment
from netlog.core.rhythm import NEVER, parse_rhythm
from netlog.core.settings import Settings
from netlog.core.standing import counted_since, standing

TODAY = date(2026, 11, 22)
SETTINGS = Settings(tags=MappingProxyType({"inner": parse_rhythm("2 weeks")}))

GOT = Entry(date=date(2026, 11, 1), kind=Kind.GOT, text="a map", worth=3)
PROMISE = Entry(date=date(2026, 11, 3), kind=Kind.PROMISED, text="the deck", due=date(2026, 12, 1))
EXPECTED = Entry(date=date(2026, 11, 2), kind=Kind.EXPECTED, text="the van")
ZOE = Contact(
    name="Zoë Müller",
    also=("Zo",),
    email=(Labelled("work", "zoe@example.org"), Labelled("home", "zo@example.net")),
    phone=(Labelled(None, "+49 30 0100"),),
    org="Nordwind",
    title="Translator",
    place="Berlin",
    via="bob-marsh",
    tags=("Inner",),
    birthday=parse_partial("--02-29"),
    snooze=date(2026, 11, 20),
    needs=(Item(what="a desk"), Item(what="a van", done=date(2026, 10, 1)), Item(what="a cat", dropped=TODAY)),
    notes="Prefers Signal.",
    log=(PROMISE, EXPECTED, GOT),
    extra=(("shoe_size", "42"),),
)


def test_a_standing_is_worked_by_hand() -> None:
    found = standing("zoe-muller", ZOE, SETTINGS, today=TODAY)
    assert (found.key, found.name, found.also) == ("zoe-muller", "Zoë Müller", ("Zo",))
    assert found.emails == ("zoe@example.org", "zo@example.net")
    assert (found.rhythm, found.rhythm_source) == (parse_rhythm("2 weeks"), "tag Inner")
    # Last contact is the promise of 3 November; 14 days on is the 17th, but not before the snooze of the 20th.
    assert found.last == Moment(date(2026, 11, 3), Kind.PROMISED, "the deck")
    assert (found.due, found.is_due, found.overdue) == (date(2026, 11, 20), True, 2)
    assert found.account == Account(0, 3, 3, date(2026, 11, 1), 1)
    assert found.last_exchange == Moment(date(2026, 11, 1), Kind.GOT, "a map")
    assert found.promises == (PROMISE, EXPECTED)
    assert found.promised(Kind.PROMISED) == (PROMISE,)
    assert found.promised(Kind.EXPECTED) == (EXPECTED,)
    assert found.needs == ("a desk",)


def test_an_archived_contact_is_never_due() -> None:
    found = standing("z", replace(ZOE, archived=True), SETTINGS, today=TODAY)
    assert (found.due, found.is_due, found.overdue) == (None, False, 0)
    assert found.last is not None


@pytest.mark.parametrize(
    ("settings", "contact"),
    [(replace(SETTINGS, scores=False), ZOE), (SETTINGS, replace(ZOE, scores=False))],
    ids=["for everybody", "for this one"],
)
def test_without_scores_there_is_no_account(settings: Settings, contact: Contact) -> None:
    found = standing("z", contact, settings, today=TODAY)
    assert found.account is None
    assert found.last_exchange == Moment(date(2026, 11, 1), Kind.GOT, "a map")
    assert found.promises == (PROMISE, EXPECTED)


def test_since_limits_the_account_and_the_last_exchange_alone() -> None:
    found = counted_since(standing("z", ZOE, SETTINGS, today=TODAY), ZOE, SETTINGS, since=date(2026, 11, 2))
    assert found.account == Account(0, 0, 0, None, 0)
    assert found.last_exchange is None
    assert found.last == Moment(date(2026, 11, 3), Kind.PROMISED, "the deck")
    assert found.promises == (PROMISE, EXPECTED)


@pytest.mark.parametrize(
    "text",
    [
        "zoe muller",
        "zo@example.net",
        "+49 30 0100",
        "nordwind",
        "translator",
        "berlin",
        "signal",
        "inner",
        "desk",
        "42",
    ],
)
def test_free_text_is_looked_for_in_every_field(text: str) -> None:
    assert text in standing("z", ZOE, SETTINGS, today=TODAY).words


def test_free_text_is_not_looked_for_in_the_log() -> None:
    assert "deck" not in standing("z", ZOE, SETTINGS, today=TODAY).words


def test_since_brings_no_numbers_back_where_scores_are_off() -> None:
    silent = replace(ZOE, scores=False)
    found = counted_since(standing("z", silent, SETTINGS, today=TODAY), silent, SETTINGS, since=date(2026, 1, 1))
    assert (found.account, found.leaning, found.warmth) == (None, None, None)
    assert found.last_exchange == Moment(date(2026, 11, 1), Kind.GOT, "a map")


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (ZOE, "2026-11-22"),  # the cat was dropped today
        (Contact(name="A"), "0001-01-01"),
        (Contact(name="A", log=(replace(GOT, date=date(2026, 12, 24)),)), "2026-12-24"),
        (Contact(name="A", log=(replace(PROMISE, done=date(2026, 12, 1)),)), "2026-12-01"),
        (Contact(name="A", log=(replace(PROMISE, dropped=date(2027, 1, 1)),)), "2027-01-01"),
        (Contact(name="A", log=(PROMISE,)), "2026-11-03"),  # when it is due is no fact, but a plan
        (Contact(name="A", snooze=date(2027, 1, 1), met=parse_partial("2027")), "0001-01-01"),
    ],
)
def test_a_standing_is_settled_on_the_day_of_the_last_fact(contact: Contact, expected: str) -> None:
    assert standing("k", contact, SETTINGS, today=TODAY).settled == date.fromisoformat(expected)


@given(contacts(), st.dates(), st.dates())
def test_once_all_is_settled_only_the_day_itself_makes_a_difference(contact: Contact, one: date, other: date) -> None:
    settled = standing("k", contact, SETTINGS, today=date.max).settled
    first, second = (standing("k", contact, SETTINGS, today=max(day, settled)) for day in (one, other))
    assert replace(first, today=second.today) == second
    assert replace(first, today=second.today).due == second.due


@given(contacts(), st.dates())
def test_every_contact_stands_somewhere_on_every_day(contact: Contact, today: date) -> None:
    found = standing("k", contact, SETTINGS, today=today)
    assert found.last is None or found.last.date <= today
    assert found.is_due == (found.due is not None and found.due <= today)
    assert (found.overdue > 0) == (found.due is not None and found.due < today)
    assert (found.due is None) == (contact.archived or found.rhythm == NEVER)
