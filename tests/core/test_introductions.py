"""Introductions as they stand in files: told once, and what is known of each."""

from dataclasses import replace
from datetime import date

import pytest
from anyone import contacts
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.changes import applied
from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.introductions import Introduction, are_introduced, introductions

TODAY = date(2026, 11, 22)
DAY = date(2026, 11, 20)


def gave(to: str | None, text: str = "boats", day: date = DAY, **more: object) -> Entry:
    return Entry(date=day, kind=Kind.GAVE, text=text, as_="introduction", to=to, **more)  # type: ignore[arg-type]


def got(to: str | None, text: str = "met on a ferry", day: date = DAY) -> Entry:
    return replace(gave(to, text, day), kind=Kind.GOT)


def told(today: date = TODAY, **logs: tuple[Entry, ...]) -> list[Introduction]:
    return list(introductions({key: Contact(name=key, log=log) for key, log in logs.items()}, today=today))


def places(one: Introduction) -> list[tuple[str, int]]:
    return [(part.key, part.ordinal) for part in one.parts]


def test_one_that_stands_in_two_files_is_told_once_and_remembers_both() -> None:
    (one,) = told(ann=(gave("bob"),), bob=(gave("ann"),))
    assert (one.keys, one.text, one.date, one.is_made) == (("ann", "bob"), "boats", DAY, True)
    assert (one.other("ann"), one.other("bob")) == ("bob", "ann")
    assert places(one) == [("ann", 0), ("bob", 0)]


def test_one_that_stands_in_a_single_file_is_told_too() -> None:
    (one,) = told(ann=(gave("bob"),), bob=())
    assert places(one) == [("ann", 0)]


@pytest.mark.parametrize("other", [gave("ann", "boat"), gave("ann", day=date(2026, 11, 19)), gave("cem"), got("ann")])
def test_another_text_day_person_or_way_is_another_introduction(other: Entry) -> None:
    assert len(told(ann=(gave("bob"),), bob=(other,))) == 2


def test_the_same_words_twice_on_one_day_are_two_introductions_and_each_file_holds_both() -> None:
    found = told(ann=(gave("bob"), gave("bob")), bob=(gave("ann"), gave("ann")))
    assert [places(one) for one in found] == [[("ann", 0), ("bob", 0)], [("ann", 1), ("bob", 1)]]


@pytest.mark.parametrize("word", ["introduction", "Introduction", "INTRODUCTION", "Íntroduction", " introduction "])
def test_case_accents_and_spacing_of_the_word_do_not_matter(word: str) -> None:
    assert len(told(ann=(replace(gave("bob"), as_=word),))) == 1


@pytest.mark.parametrize(
    "entry",
    [
        replace(gave("bob"), as_="referral"),
        replace(gave("bob"), as_=None),
        replace(gave("bob"), kind=Kind.TALKED),
        replace(gave("bob"), kind=Kind.NOTE),
        replace(gave("bob"), kind=Kind.PROMISED),
        gave("bob", day=date(2026, 11, 23)),
        gave(None),
    ],
    ids=["referral", "no as", "talked", "note", "a promise that is open", "in the future", "nobody named"],
)
def test_what_is_none_is_not_told(entry: Entry) -> None:
    assert told(ann=(entry,)) == []


def test_a_promised_introduction_counts_from_the_day_it_was_done() -> None:
    promised = replace(gave("bob", day=date(2026, 10, 1)), kind=Kind.PROMISED, done=DAY)
    (one,) = told(ann=(promised,))
    assert (one.date, one.kind) == (DAY, Kind.GAVE)
    (one,) = told(ann=(replace(promised, kind=Kind.EXPECTED),))
    assert (one.date, one.kind) == (DAY, Kind.GOT)


def test_one_that_names_its_own_file_is_no_half_of_another() -> None:
    assert [places(one) for one in told(ann=(gave("ann"), gave("ann")))] == [[("ann", 0)], [("ann", 1)]]


def test_an_outcome_in_one_of_the_files_is_the_outcome() -> None:
    (one,) = told(ann=(gave("bob"),), bob=(gave("ann", outcome="a boat", thanked=TODAY),))
    assert (one.outcome, one.thanked, one.is_fruitful, one.is_pending) == ("a boat", TODAY, True, False)


def test_an_outcome_is_written_in_every_file_it_stands_in() -> None:
    people = {"ann": Contact(name="Ann", log=(gave("bob"),)), "bob": Contact(name="Bob", log=(gave("ann"),) * 2)}
    first, _ = introductions(people, today=TODAY)
    for key, changes in first.with_outcome("a boat").items():
        for change in changes:
            people[key] = applied(change, people[key])
    assert [[entry.outcome for entry in one.log] for one in people.values()] == [["a boat"], ["a boat", None]]


@pytest.mark.parametrize(("days", "wanted"), [(0, False), (13, False), (14, True), (60, True), (89, True), (90, False)])
def test_it_is_time_to_ask_from_two_weeks_to_three_months_after(days: int, wanted: bool) -> None:
    day = date.fromordinal(TODAY.toordinal() - days)
    (one,) = told(ann=(gave("bob", day=day),))
    assert one.wants_follow_up(today=TODAY) is wanted
    (with_outcome,) = told(ann=(gave("bob", day=day, outcome="a boat"),))
    assert not with_outcome.wants_follow_up(today=TODAY)
    (mine,) = told(ann=(got("bob", day=day),))
    assert not mine.wants_follow_up(today=TODAY)


def test_they_come_by_day_and_then_as_they_stand() -> None:
    older = date(2026, 1, 1)
    found = told(ann=(gave("bob", "2"), gave("bob", "1", older)), cem=(got("dan", "3"),))
    assert [one.text for one in found] == ["1", "2", "3"]


def test_two_are_introduced_when_either_file_says_so() -> None:
    ann, bob = Contact(name="Ann", log=(gave("bob"),)), Contact(name="Bob")
    assert are_introduced(("ann", ann), ("bob", bob))
    assert are_introduced(("bob", bob), ("ann", ann))
    assert not are_introduced(("ann", ann), ("cem", bob))
    assert not are_introduced(("ann", replace(ann, log=(replace(gave("bob"), as_="help"),))), ("bob", bob))


@given(st.dictionaries(st.sampled_from(["ann", "bob-marsh", "x-2"]), contacts(), max_size=3), st.dates())
def test_every_half_is_told_exactly_once(people: dict[str, Contact], today: date) -> None:
    parts = [part for one in introductions(people, today=today) for part in one.parts]
    assert len({(part.key, part.entry, part.ordinal) for part in parts}) == len(parts)
    for part in parts:
        assert people[part.key].log.count(part.entry) > part.ordinal
