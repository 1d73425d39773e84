"""What two people share."""

from datetime import date

import pytest

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Item, Kind
from netlog.core.sharing import Shared, known_to_both, people_of, shared

TODAY = date(2026, 11, 22)


def caring(*texts: str) -> Contact:
    return Contact(name="A", interests=tuple(Item(what=text) for text in texts))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (["night trains"], ["Night Trains"], ["night trains"]),
        (["trains, at night"], ["night trains"], ["trains, at night"]),
        (["music"], ["chamber music"], ["music"]),
        (["the sea"], ["Sea", "whales"], ["the sea"]),
        (["Zoë's novels"], ["zoe's novels"], ["Zoë's novels"]),
        (["俳句"], ["俳句"], ["俳句"]),
        (["night trains"], ["night buses"], []),
        (["the"], ["the"], []),
        ([], ["x"], []),
    ],
)
def test_two_texts_are_the_same_where_all_words_of_one_stand_in_the_other(
    one: list[str], other: list[str], same: list[str]
) -> None:
    assert shared(caring(*one), caring(*other), today=TODAY).interests == tuple(same)


def test_what_is_over_is_not_shared() -> None:
    over = Contact(name="A", goals=(Item(what="a shop", done=TODAY), Item(what="a boat", dropped=TODAY)))
    both = Contact(name="B", goals=(Item(what="a shop"), Item(what="a boat")))
    assert shared(over, both, today=TODAY) == Shared()


def test_tags_place_and_organisation_are_compared_without_case_and_accents() -> None:
    one = Contact(name="A", tags=("Inner", "art"), place="Köln", org="Northwind")
    other = Contact(name="B", tags=("inner", "choir"), place="koln", org="northwind")
    assert shared(one, other, today=TODAY) == Shared(tags=("Inner",), place="Köln", org="Northwind")
    assert shared(Contact(name="A"), Contact(name="B"), today=TODAY) == Shared()


LINKED = Contact(
    name="A",
    via="dana",
    needs=(Item(what="x", done=TODAY, by="bob"),),
    log=(
        Entry(date=TODAY, kind=Kind.TALKED, text="x", with_=("bob", "His Sister")),
        Entry(date=TODAY, kind=Kind.GAVE, text="x", as_="introduction", to="cem"),
    ),
)


def test_a_file_links_to_whom_it_names_the_oftenest_first() -> None:
    assert people_of(LINKED) == ("bob", "dana", "His Sister", "cem")


def test_known_to_both_are_those_whom_both_files_name() -> None:
    other = Contact(name="B", via="cem", log=(Entry(date=TODAY, kind=Kind.TALKED, text="", with_=("his sister",)),))
    assert known_to_both(LINKED, other) == ("His Sister", "cem")
