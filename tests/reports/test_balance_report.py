"""What was given and got, contact by contact."""

import dataclasses
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.ledger import Moment
from netlog.core.settings import Settings
from netlog.core.standing import Standing, counted_since, standing
from netlog.page import Heading, Page, Table
from netlog.reports import balance
from netlog.reports.balance import Balances, Sum

TODAY = date(2026, 11, 22)


def entry(day: str, kind: Kind, worth: int) -> Entry:
    return Entry(date=date.fromisoformat(day), kind=kind, text=f"{worth} apples", worth=worth)


CONTACTS = {
    "ann": Contact(name="Ann", log=(entry("2026-11-01", Kind.GAVE, 3),)),
    "bob": Contact(name="Bob", log=(entry("2026-11-01", Kind.GOT, 2), entry("2026-11-02", Kind.GAVE, 2))),
    "cem": Contact(name="Cem", log=(entry("2025-11-01", Kind.GOT, 5), entry("2026-11-02", Kind.GAVE, 1))),
    "dan": Contact(name="Dan", log=(Entry(date=TODAY, kind=Kind.TALKED, text=""),)),
    "eva": Contact(name="Eva", scores=False, log=(entry("2026-11-01", Kind.GOT, 9),)),
    "fay": Contact(name="Fay", scores=False, log=(Entry(date=TODAY, kind=Kind.TALKED, text=""),)),
    "abe": Contact(name="Abe", log=(entry("2026-11-21", Kind.GAVE, 3),)),
}


def report(settings: Settings | None = None, since: date | None = None) -> Balances:
    settings = settings or Settings()
    found = [standing(k, one, settings, today=TODAY) for k, one in CONTACTS.items()]
    if since:
        found = [counted_since(one, CONTACTS[one.key], settings, since=since) for one in found]
    return balance.report(found, today=TODAY)


def rows(page: Page) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for table in page.blocks if isinstance(table, Table) for row in table.rows]


def test_what_i_owe_most_comes_first_and_what_i_am_owed_most_last() -> None:
    assert [(item.key, item.balance) for item in report().items] == [
        ("cem", 4),
        ("bob", 0),
        ("abe", -3),
        ("ann", -3),
        ("eva", None),
    ]


def test_an_item_has_the_documented_keys_in_their_order() -> None:
    names = [field.name for field in dataclasses.fields(Sum)]
    assert names == ["key", "name", "gave", "got", "balance", "since", "last", "goodwill", "band", "trend", "warning"]


def test_a_sum_says_both_sides_since_when_and_the_last_exchange() -> None:
    last = Moment(date(2026, 11, 2), Kind.GAVE, "1 apples")
    # 5 got 386 days ago: 2·√5 · 2^(-386/180) = 1.01; 1 given 20 days ago: 2 · 2^(-20/180) = 1.85.
    assert report().items[0] == Sum("cem", "Cem", 1, 5, 4, date(2025, 11, 1), last, 2.9, None, None, None)


def test_since_a_day_only_what_was_since_counts_and_only_those_with_whom_there_was_something() -> None:
    items = report(since=date(2026, 11, 2)).items
    assert [(item.key, item.gave, item.got) for item in items] == [("cem", 1, 0), ("bob", 2, 0), ("abe", 3, 0)]


def test_it_reads_as_people_say_it() -> None:
    assert rows(balance.page(report())) == [
        ("Cem", "1", "5", "you owe 4 since Sat 1 Nov 2025", "new", "gave 2 weeks ago"),
        ("Bob", "2", "2", "even", "new", "gave 2 weeks ago"),
        ("Abe", "3", "0", "owes you 3 since Sat 21 Nov", "new", "gave yesterday"),
        ("Ann", "3", "0", "owes you 3 since Sun 1 Nov", "new", "gave 3 weeks ago"),
        ("Eva", "", "", "scores are off", "", ""),
    ]


def test_a_program_gets_the_balance_with_its_sign() -> None:
    records = balance.page(report()).records
    assert records is not None
    assert records[0] == ("cem", "Cem", "1", "5", "4", "2025-11-01", "2026-11-02 gave 1 apples", "2.9", "", "", "")
    assert records[2][4] == "-3"
    assert records[4] == ("eva", "Eva", *[""] * 9)


def test_without_scores_there_is_not_one_number() -> None:
    items = report(Settings(scores=False)).items
    assert [item.key for item in items] == ["abe", "ann", "bob", "cem", "eva"], "nobody without an exchange"
    assert all(dataclasses.astuple(item)[2:] == (None,) * 9 for item in items)


def given(*days_ago: int, name: str, **fields: Any) -> Standing:
    log = tuple(
        Entry(date=TODAY - timedelta(days=ago), kind=Kind.GAVE, text="x") for ago in sorted(days_ago, reverse=True)
    )
    return standing(name, Contact(name=name, log=log, **fields), Settings(), today=TODAY)


def test_one_sidedness_and_drift_are_said_beside_the_balance_and_under_it() -> None:
    found = [given(100, 80, 60, 40, 1, name="Ann"), given(240, 180, 150, 110, name="Bob"), given(5, name="Cem")]
    items = {item.key: item.warning for item in balance.report(found, today=TODAY).items}
    assert items == {
        "Ann": "you gave 5 times with nothing back: ask for something small, or let it rest",
        "Bob": "silent for 3 months, usually in touch every 5 weeks: `netlog talk Bob`",
        "Cem": None,
    }
    page = balance.page(balance.report(found, today=TODAY))
    assert [block.text for block in page.blocks if isinstance(block, Heading)] == ["Worth a thought"]
    assert rows(page)[3:] == [(key, items[key]) for key in ("Bob", "Ann")]


def circles(found: Iterable[Standing]) -> list[tuple[object, ...]]:
    return [dataclasses.astuple(item) for item in balance.by_tag(found, today=TODAY).items]


def test_a_circle_is_the_sum_of_its_members() -> None:
    found = [
        given(200, 100, 1, name="Ann", tags=("Founders", "inner")),  # 2 · (0.46 + 0.68 + 1) = 4.3
        given(900, 800, 700, name="Bob", tags=("founders",)),  # 2 · (0.03 + 0.05 + 0.07) = 0.3
        given(5, name="Cem", tags=("Fóunders", "founders")),
        given(5, name="Dan", scores=False, tags=("founders", "secret")),
        given(5, name="Eve"),
    ]
    assert circles(found) == [
        ("Founders", 4, 7, 7, 0, -7, 1, 0, 1, 1),
        ("inner", 1, 3, 3, 0, -3, 1, 0, 0, 0),
        ("secret", 1, *[None] * 8),
        (None, 1, 1, 1, 0, -1, 0, 0, 0, 1),
    ]


def test_circles_read_as_people_say_it() -> None:
    found = [given(200, 100, 1, name="Ann", tags=("inner",)), given(5, name="Dan", scores=False, tags=("secret",))]
    assert rows(balance.circles_page(balance.by_tag([*found, given(5, name="Eve")], today=TODAY))) == [
        ("inner", "1", "3", "owes you 3", "1 warm"),
        ("secret", "1", "", "scores are off", ""),
        ("no tag", "1", "1", "owes you 1", "1 new"),
    ]
    assert balance.circles_page(balance.by_tag([], today=TODAY)).hint.startswith("Nobody fits.")


def test_where_there_was_no_exchange_the_way_to_one_is_named() -> None:
    page = balance.page(Balances(TODAY, ()))
    assert page.hint == "No exchange to count. `netlog give WHO WHAT` and `netlog get WHO WHAT` log one."
    assert (page.blocks, page.records) == ((), ())
    assert balance.page(report()).hint == ""
