"""What was given and got, contact by contact."""

import dataclasses
from datetime import date

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.ledger import Moment
from netlog.core.settings import Settings
from netlog.core.standing import counted_since, standing
from netlog.page import Page, Table
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
    assert names == ["key", "name", "gave", "got", "balance", "since", "last"]


def test_a_sum_says_both_sides_since_when_and_the_last_exchange() -> None:
    last = Moment(date(2026, 11, 2), Kind.GAVE, "1 apples")
    assert report().items[0] == Sum("cem", "Cem", 1, 5, 4, date(2025, 11, 1), last)


def test_since_a_day_only_what_was_since_counts_and_only_those_with_whom_there_was_something() -> None:
    items = report(since=date(2026, 11, 2)).items
    assert [(item.key, item.gave, item.got) for item in items] == [("cem", 1, 0), ("bob", 2, 0), ("abe", 3, 0)]


def test_it_reads_as_people_say_it() -> None:
    assert rows(balance.page(report())) == [
        ("Cem", "1", "5", "you owe 4 since Sat 1 Nov 2025", "gave “1 apples”, 2 weeks ago"),
        ("Bob", "2", "2", "even", "gave “2 apples”, 2 weeks ago"),
        ("Abe", "3", "0", "owes you 3 since Sat 21 Nov", "gave “3 apples”, yesterday"),
        ("Ann", "3", "0", "owes you 3 since Sun 1 Nov", "gave “3 apples”, 3 weeks ago"),
        ("Eva", "", "", "scores are off", ""),
    ]


def test_a_program_gets_the_balance_with_its_sign() -> None:
    records = balance.page(report()).records
    assert records is not None
    assert records[0] == ("cem", "Cem", "1", "5", "4", "2025-11-01", "2026-11-02 gave 1 apples")
    assert records[2][4] == "-3"
    assert records[4] == ("eva", "Eva", "", "", "", "", "")


def test_without_scores_there_is_not_one_number() -> None:
    items = report(Settings(scores=False)).items
    assert [item.key for item in items] == ["abe", "ann", "bob", "cem", "eva"], "nobody without an exchange"
    assert all(dataclasses.astuple(item)[2:] == (None,) * 5 for item in items)


def test_where_there_was_no_exchange_the_way_to_one_is_named() -> None:
    page = balance.page(Balances(TODAY, ()))
    assert page.hint == "No exchange to count. `netlog give WHO WHAT` and `netlog get WHO WHAT` log one."
    assert (page.blocks, page.records) == ((), ())
    assert balance.page(report()).hint == ""
