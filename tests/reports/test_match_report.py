"""Who could meet whose needs: in which group, in which order, how many, and the command to run."""

import dataclasses
from collections.abc import Mapping
from datetime import date

import pytest

from netlog.core.contact import ME, Contact
from netlog.core.entry import Entry, Item, Kind
from netlog.core.evidence import Evidence, Helper
from netlog.core.settings import Settings
from netlog.core.standing import Standing, standing
from netlog.page import Heading, Line, Page
from netlog.reports import match
from netlog.reports.match import Match, Sought

TODAY = date(2026, 11, 22)
FLAT = Item(what="a flat in Lisbon", since=date(2026, 8, 14))
DESK = Item(what="a desk")


def got(worth: int) -> Entry:
    return Entry(date=date(2026, 11, 1), kind=Kind.GOT, text="a map", worth=worth)


CONTACTS = {
    "ann": Contact(name="Ann", needs=(FLAT, DESK)),
    "bob": Contact(name="Bob", log=(got(3),)),
    "cem": Contact(name="Cem", log=(got(2),), scores=False),
    **{key: Contact(name=key.capitalize()) for key in ("dan", "eva", "fay")},
}


def people(settings: Settings | None = None) -> dict[str, Standing]:
    return {key: standing(key, one, settings or Settings(), today=TODAY) for key, one in CONTACTS.items()}


def helper(key: str, score: float = 2.0, text: str = "two flats in Lisbon") -> Helper:
    return Helper(key, score, (Evidence("offers", text, ("flats", "lisbon")),))


def report(
    *sought: Sought, logs: Mapping[str, tuple[Entry, ...]] | None = None, shown: int | None = 3
) -> match.Matches:
    return match.report(sought, people(), logs or {}, me="Robin", today=TODAY, shown=shown)


def pairs(found: match.Matches) -> list[tuple[str, str, str]]:
    return [(one.group, one.needs, one.by) for one in found.items]


def test_an_item_has_the_documented_keys_in_their_order() -> None:
    names = [field.name for field in dataclasses.fields(Match) if field.metadata.get("json", True)]
    assert names == [
        *("need", "needs", "by", "score", "words", "name", "by_name", "group"),
        *("reasons", "balance", "goodwill", "band", "command"),
    ]


def test_who_needs_and_who_could_meet_it_say_in_which_group_a_match_stands() -> None:
    found = report(
        Sought(ME, DESK, (), [helper("bob")]),
        Sought("ann", FLAT, (), [helper(ME)]),
        Sought("ann", DESK, (), [helper("bob")]),
    )
    assert pairs(found) == [("introduction", "ann", "bob"), ("give", "ann", ME), ("ask", ME, "bob")]


@pytest.mark.parametrize(
    ("sought", "command"),
    [
        (Sought("ann", FLAT, (), [helper("bob")]), 'netlog intro ann bob "a flat in Lisbon"'),
        (Sought("ann", FLAT, (), [helper(ME, text="my flat")]), 'netlog give ann "my flat" --for "a flat in Lisbon"'),
        (Sought(ME, FLAT, (), [helper("bob")]), "netlog show bob"),
        (Sought("ann", Item(what="a $5 map"), (), [helper("bob")]), "netlog intro ann bob 'a $5 map'"),
    ],
)
def test_every_match_has_the_command_that_carries_it_out(sought: Sought, command: str) -> None:
    (one,) = report(sought).items
    assert one.command == command


def test_the_best_needs_come_first_and_of_each_need_the_best_who_could_meet_it() -> None:
    found = report(
        Sought("ann", DESK, (), [helper("bob", 2), helper("cem", 1.5)]), Sought("ann", FLAT, (), [helper("dan", 3)])
    )
    assert [(one.need, one.by) for one in found.items] == [
        ("a flat in Lisbon", "dan"), ("a desk", "bob"), ("a desk", "cem"),
    ]  # fmt: skip


def test_three_a_need_are_shown_none_far_behind_the_best_and_all_who_fit_when_asked_for() -> None:
    sought = Sought("ann", FLAT, (), [helper(key, 2) for key in ("bob", "cem", "dan", "eva")])
    assert ([one.by for one in report(sought).items], report(sought).is_cut) == (["bob", "cem", "dan"], True)
    assert len(report(sought, shown=None).items) == 4
    behind = Sought("ann", FLAT, (), [helper("bob", 5), helper("cem", 1.9)])
    assert ([one.by for one in report(behind).items], report(behind).is_cut) == (["bob"], True)
    assert not report(Sought("ann", FLAT, (), [helper("bob")])).is_cut


def test_a_settled_pair_makes_room_for_the_next() -> None:
    turned_down = dataclasses.replace(FLAT, not_=("bob",))
    sought = Sought("ann", turned_down, (), [helper("ann", 6), helper("bob", 5), helper("cem", 1)])
    assert [one.by for one in report(sought).items] == ["cem"]
    introduced = Entry(date=TODAY, kind=Kind.GAVE, text="x", as_="introduction", to="ann")
    logs = {"bob": (introduced,)}
    assert report(Sought("ann", FLAT, (), [helper("bob")]), logs=logs).items == ()


def test_whoever_is_not_among_the_people_is_left_out() -> None:
    assert report(Sought("ann", FLAT, (), [helper("archived")])).items == ()


@pytest.mark.parametrize(("key", "balance", "goodwill"), [("bob", 3, 3.2), ("cem", None, None), ("dan", 0, 0.0)])
def test_the_relationship_is_told_with_who_would_be_asked(
    key: str, balance: int | None, goodwill: float | None
) -> None:
    (one,) = report(Sought("ann", FLAT, (), [helper(key)])).items
    assert (one.balance, one.goodwill, one.band) == (balance, goodwill, None)


def lines(page: Page) -> list[str]:
    return [block.text for block in page.blocks if isinstance(block, Heading | Line)]


def test_the_page_says_who_needs_what_who_could_meet_it_and_why() -> None:
    assert lines(match.page(report(Sought("ann", FLAT, (), [helper("bob")])))) == [
        "Introductions to make",
        "Ann needs “a flat in Lisbon”",
        "Bob offers “two flats in Lisbon” (flats, lisbon) · you owe 3, new",
        'netlog intro ann bob "a flat in Lisbon"',
    ]


def test_a_page_of_nothing_says_what_would_help() -> None:
    assert "open need" in match.page(report()).hint
    assert "for 1 open need." in match.page(report(Sought("ann", FLAT, (), []))).hint
