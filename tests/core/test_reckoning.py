"""Why a number is what it is: its terms add up to it, with nothing left over."""

from dataclasses import replace
from datetime import date

import pytest
from anyone import contacts
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.reckoning import apportioned, balance_terms, goodwill_terms
from netlog.core.settings import Settings
from netlog.core.standing import standing

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("amounts", "total", "expected", "working"),
    [
        ([], 0.0, [], "nothing"),
        ([1.04, 2.0], 3.0, [1.0, 2.0], "0.04 is lost"),
        ([0.05, 0.05, 0.05], 0.2, [0.1, 0.1, 0.0], "0.15 are two tenths: the first two get one each"),
        ([0.07, 0.02, 0.06], 0.2, [0.1, 0.0, 0.1], "those that lost most get them"),
        ([1.26, -2.0, 0.3], -0.4, [1.3, -2.0, 0.3], "-0.44: the first lost most"),
        ([-0.05, -0.05], -0.1, [0.0, -0.1], "rounded down, and one gets a tenth back"),
    ],
)
def test_tenths_are_apportioned_by_the_largest_remainder(
    amounts: list[float], total: float, expected: list[float], working: str
) -> None:
    assert apportioned(amounts, total) == pytest.approx(expected), working


@given(contacts(), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_the_terms_add_up_to_the_number(contact: Contact, today: date) -> None:
    one = standing("k", replace(contact, scores=True), Settings(), today=today)
    assert one.account is not None
    assert one.goodwill is not None
    assert sum(term.amount for term in balance_terms(one, contact, Settings())) == one.account.balance
    amounts = [term.amount for term in goodwill_terms(one, contact, Settings())]
    assert sum(amounts) == pytest.approx(one.goodwill.value)


def test_each_term_says_how_it_is_reckoned() -> None:
    log = (
        Entry(date=date(2026, 11, 22), kind=Kind.TALKED, text="tea"),
        Entry(date=date(2026, 11, 1), kind=Kind.PROMISED, text="late", due=date(2026, 11, 2)),
        Entry(date=date(2026, 5, 1), kind=Kind.PROMISED, text="kept", due=date(2026, 5, 26), done=date(2026, 5, 26)),
        Entry(date=date(2025, 11, 27), kind=Kind.GOT, text="a van", worth=4),
    )
    contact = Contact(name="A", log=log)
    one = standing("k", contact, Settings(), today=TODAY)
    assert [(term.moment.text, term.reckoned, term.amount) for term in goodwill_terms(one, contact, Settings())] == [
        ("a van", "2·√4", 1.0),  # 360 days: a quarter of 4
        ("kept", "2·√1", 1.0),  # 180 days: half of 2
        ("kept", "kept by its day", 0.5),
        ("tea", "1", 1.0),
        ("late", "overdue", -2.0),
    ]
    assert [(term.moment.text, term.reckoned, term.amount) for term in balance_terms(one, contact, Settings())] == [
        ("a van", "worth 4", 4),
        ("kept", "worth 1", -1),
    ]


def test_without_scores_there_are_no_terms() -> None:
    contact = Contact(name="A", scores=False, log=(Entry(date=TODAY, kind=Kind.GOT, text="x"),))
    one = standing("k", contact, Settings(), today=TODAY)
    assert (balance_terms(one, contact, Settings()), goodwill_terms(one, contact, Settings())) == ((), ())
