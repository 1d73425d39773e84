"""What I owe and what I am owed: which debts, in which order, and how they read."""

import dataclasses
from datetime import date

import pytest

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.ledger import Moment
from netlog.core.settings import Settings
from netlog.core.standing import Standing, standing
from netlog.page import Page, Table
from netlog.reports import owe
from netlog.reports.owe import Debt, Side

TODAY = date(2026, 11, 22)


def entry(day: str, kind: str, text: str, **more: object) -> Entry:
    if "due" in more:
        more["due"] = date.fromisoformat(str(more["due"]))
    return Entry(date=date.fromisoformat(day), kind=Kind(kind), text=text, **more)  # type: ignore[arg-type]


CONTACTS = {
    "ann": Contact(name="Ann", log=(entry("2026-10-01", "promised", "undated"),)),
    "bob": Contact(
        name="Bob",
        log=(
            entry("2026-11-01", "promised", "due later", due="2026-12-24"),
            entry("2026-11-02", "promised", "overdue", due="2026-11-20"),
            entry("2026-05-01", "got", "a van", worth=2),
            entry("2026-11-03", "expected", "theirs", due="2026-11-22"),
        ),
    ),
    "cem": Contact(
        name="Cem",
        log=(
            entry("2026-11-05", "promised", "more overdue", due="2026-11-10"),
            entry("2026-09-01", "got", "x", worth=7),
        ),
    ),
    "dan": Contact(name="Dan", log=(entry("2026-09-01", "gave", "a map", worth=4),)),
    "eva": Contact(name="Eva", log=(entry("2026-09-01", "got", "x", worth=7),)),
    "fay": Contact(name="Fay", scores=False, log=(entry("2026-11-01", "got", "x", worth=9),)),
    "gil": Contact(
        name="Gil",
        scores=False,
        log=(entry("2026-11-01", "got", "x"), entry("2026-11-02", "promised", "p")),
    ),
}


def standings(settings: Settings | None = None) -> list[Standing]:
    return [standing(key, one, settings or Settings(), today=TODAY) for key, one in CONTACTS.items()]


def report(side: Side, *, smallest: int = 1, settings: Settings | None = None) -> owe.Owing:
    return owe.report(standings(settings), side, today=TODAY, smallest=smallest)


def rows(page: Page) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for table in page.blocks if isinstance(table, Table) for row in table.rows]


def test_promises_come_first_overdue_on_top_undated_last_and_then_balances_largest_first() -> None:
    assert [(debt.key, debt.kind, debt.text or debt.balance) for debt in report("owe").items] == [
        ("cem", "promise", "more overdue"),
        ("bob", "promise", "overdue"),
        ("bob", "promise", "due later"),
        ("ann", "promise", "undated"),
        ("gil", "promise", "p"),
        ("cem", "balance", 7),
        ("eva", "balance", 7),
        ("bob", "balance", 2),
    ]


def test_what_i_am_owed_is_the_mirror() -> None:
    assert [(debt.key, debt.kind, debt.text or debt.balance) for debt in report("owed").items] == [
        ("bob", "promise", "theirs"),
        ("dan", "balance", 4),
    ]


def test_an_item_has_the_documented_keys_in_their_order() -> None:
    names = [field.name for field in dataclasses.fields(Debt)]
    assert names == ["key", "name", "kind", "text", "date", "due", "balance", "since", "last"]


def test_a_promise_says_what_by_when_and_the_balance_beside_it() -> None:
    van = Moment(date(2026, 5, 1), Kind.GOT, "a van")
    day, due = date(2026, 11, 2), date(2026, 11, 20)
    expected = Debt("bob", "Bob", "promise", "overdue", day, due, 2, date(2026, 5, 1), van)
    assert report("owe").items[1] == expected


def test_a_balance_says_since_when_and_the_last_exchange() -> None:
    van = Moment(date(2026, 5, 1), Kind.GOT, "a van")
    assert report("owe").items[-1] == Debt("bob", "Bob", "balance", None, None, None, 2, date(2026, 5, 1), van)


def test_a_balance_on_the_other_side_is_none_on_this_one() -> None:
    (theirs, _) = report("owed").items
    assert (theirs.balance, theirs.since) == (0, None)
    assert theirs.last == Moment(date(2026, 5, 1), Kind.GOT, "a van")


def test_the_smallest_balance_is_the_users_choice_and_promises_stay() -> None:
    keys = [(debt.key, debt.kind) for debt in report("owe", smallest=3).items]
    assert ("bob", "balance") not in keys
    assert ("cem", "balance") in keys
    assert ("bob", "promise") in keys
    assert ("cem", "balance") not in [(debt.key, debt.kind) for debt in report("owe", smallest=8).items]


@pytest.mark.parametrize("side", ["owe", "owed"])
def test_without_scores_there_are_promises_and_no_numbers(side: Side) -> None:
    items = report(side, settings=Settings(scores=False)).items
    assert items
    assert all(debt.kind == "promise" for debt in items)
    assert all((debt.balance, debt.since) == (None, None) for debt in items), "the last exchange is no number"


def test_the_numbers_of_a_contact_without_scores_are_left_out() -> None:
    (gil,) = [debt for debt in report("owe").items if debt.key == "gil"]
    assert (gil.kind, gil.balance, gil.since) == ("promise", None, None)
    assert not [debt for debt in report("owe").items if debt.key == "fay"]


def test_it_reads_as_people_say_it() -> None:
    assert rows(owe.page(report("owe"))) == [
        ("Cem", "“more overdue”", "12 days overdue", "got “x”, 2 months ago"),
        ("Bob", "“overdue”", "2 days overdue", "got “a van”, 6 months ago"),
        ("Bob", "“due later”", "due Thu 24 Dec", "got “a van”, 6 months ago"),
        ("Ann", "“undated”", "said 7 weeks ago", ""),
        ("Gil", "“p”", "said 2 weeks ago", "got “x”, 3 weeks ago"),
        ("Cem", "balance 7", "since Tue 1 Sep", "got “x”, 2 months ago"),
        ("Eva", "balance 7", "since Tue 1 Sep", "got “x”, 2 months ago"),
        ("Bob", "balance 2", "since Fri 1 May", "got “a van”, 6 months ago"),
    ]
    assert rows(owe.page(report("owed"))) == [
        ("Bob", "“theirs”", "due today", "got “a van”, 6 months ago"),
        ("Dan", "balance 4", "since Tue 1 Sep", "gave “a map”, 2 months ago"),
    ]


def test_a_program_gets_one_record_a_debt_in_the_order_of_the_keys() -> None:
    records = owe.page(report("owed")).records
    last = "2026-05-01 got a van"
    assert records == (
        ("bob", "Bob", "promise", "theirs", "2026-11-03", "2026-11-22", "0", "", last),
        ("dan", "Dan", "balance", "", "", "", "4", "2026-09-01", "2026-09-01 gave a map"),
    )


@pytest.mark.parametrize(
    ("side", "smallest", "hint"),
    [
        ("owe", 1, "You owe nobody anything."),
        ("owed", 1, "Nobody owes you anything."),
        ("owe", 5, "No open promise, and no balance of 5 or more."),
    ],
)
def test_where_nothing_is_owed_that_is_said(side: Side, smallest: int, hint: str) -> None:
    page = owe.page(owe.report([], side, today=TODAY, smallest=smallest))
    assert (page.hint, page.blocks, page.records) == (hint, (), ())


def test_where_something_is_owed_there_is_no_hint() -> None:
    assert owe.page(report("owe")).hint == ""
