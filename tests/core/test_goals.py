"""Whose goals, and who serves them: worked by hand."""

from collections.abc import Mapping
from datetime import date

import pytest
from anyone import contacts, days, texts
from hypothesis import given

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Item, Kind
from netlog.core.goals import (
    Teammate,
    TheirGoal,
    chosen_goal,
    chosen_support,
    is_lately,
    open_goals,
    reached_goals,
    team,
    their_goals,
)
from netlog.core.ledger import Moment
from netlog.core.text import fold
from netlog.errors import NothingToDoError

TODAY = date(2026, 11, 22)
GOAL = "Raise a séed round"
ME = Contact(
    name="Me",
    goals=(
        Item(what=GOAL, since=date(2025, 1, 1)),
        Item(what="play the piano"),
        Item(what="hire an engineer", done=date(2026, 2, 3)),
        Item(what="hire a designer", done=date(2026, 9, 1)),
        Item(what="raise goats", dropped=date(2026, 1, 1)),
        Item(what="raise the roof", done=date(2026, 11, 23)),
    ),
)


def entry(day: str, kind: str, text: str, for_: str | None, **more: object) -> Entry:
    days = {name: date.fromisoformat(str(day)) for name, day in more.items()}
    return Entry(date=date.fromisoformat(day), kind=Kind(kind), text=text, for_=for_, **days)  # type: ignore[arg-type]


def got(day: str, text: str) -> Moment:
    return Moment(date.fromisoformat(day), Kind.GOT, text)


def gave(day: str, text: str) -> Moment:
    return Moment(date.fromisoformat(day), Kind.GAVE, text)


def test_a_goal_is_open_until_the_day_it_is_reached_or_dropped() -> None:
    assert [goal.what for goal in open_goals(ME, today=TODAY)] == [GOAL, "play the piano", "raise the roof"]
    assert [goal.what for goal in open_goals(ME, today=date(2026, 11, 23))] == [GOAL, "play the piano"]


def test_goals_that_are_reached_come_latest_first() -> None:
    assert [goal.what for goal in reached_goals(ME, today=TODAY)] == ["hire a designer", "hire an engineer"]


HELP: Mapping[str, tuple[Entry, tuple[Moment, ...]]] = {
    "something got": (entry("2026-11-01", "got", "a map", GOAL), (got("2026-11-01", "a map"),)),
    "case and accents aside": (
        entry("2026-11-01", "got", "a map", "raise A SEED round"),
        (got("2026-11-01", "a map"),),
    ),
    "a promise on the day it was kept": (
        entry("2026-05-06", "expected", "comments", GOAL, due="2026-05-20", done="2026-05-19"),
        (got("2026-05-19", "comments"),),
    ),
    "a promise that is open is no help yet": (entry("2026-05-06", "expected", "x", GOAL), ()),
    "nor one that was called off": (entry("2026-05-06", "expected", "x", GOAL, dropped="2026-06-01"), ()),
    "nor one that is kept tomorrow": (entry("2026-05-06", "expected", "x", GOAL, done="2026-11-23"), ()),
    "nor something from tomorrow": (entry("2026-11-23", "got", "x", GOAL), ()),
    "what I gave is none of theirs": (entry("2026-11-01", "gave", "x", GOAL), ()),
    "nor a promise of mine": (entry("2026-11-01", "promised", "x", GOAL, done="2026-11-02"), ()),
    "a talk about it isn't help": (entry("2026-11-01", "talked", "x", GOAL), ()),
    "nor is what served something else": (entry("2026-11-01", "got", "x", "raise goats"), ()),
    "nor what served nothing named": (entry("2026-11-01", "got", "x", None), ()),
}


@pytest.mark.parametrize("case", HELP)
def test_help_is_what_one_got_for_the_goal(case: str) -> None:
    held, helped = HELP[case]
    expected = (Teammate("bob", "Bob", supports=False, helped=helped),) if helped else ()
    assert team(GOAL, [("bob", Contact(name="Bob", log=(held,)))], today=TODAY) == expected


def test_the_team_is_who_supports_the_goal_then_who_has_helped_the_latest_first() -> None:
    people = [
        ("ann", Contact(name="Ann", log=(entry("2026-11-20", "got", "newest", GOAL),))),
        ("bob", Contact(name="Bob", supports=("raise a seed ROUND",))),
        ("cem", Contact(name="Cem", supports=(GOAL,), log=(entry("2026-01-01", "got", "old", GOAL),))),
        (
            "dan",
            Contact(
                name="Dan",
                supports=("play the piano", GOAL),
                log=(entry("2026-03-01", "got", "second", GOAL), entry("2026-02-01", "got", "first", GOAL)),
            ),
        ),
        ("eva", Contact(name="Eva", supports=("play the piano",))),
        ("fay", Contact(name="Ärla", supports=(GOAL,))),
    ]
    found = team(GOAL, people, today=TODAY)
    assert [(mate.key, mate.supports) for mate in found] == [
        ("dan", True),
        ("cem", True),
        ("fay", True),
        ("bob", True),
        ("ann", False),
    ]
    assert found[0].helped == (got("2026-02-01", "first"), got("2026-03-01", "second"))
    assert found[0].last == got("2026-03-01", "second")
    assert found[2].last is None


THEIRS = Contact(
    name="Zoë",
    goals=(Item(what="Publish"), Item(what="sing"), Item(what="old one", done=date(2026, 1, 1))),
    needs=(Item(what="a desk"), Item(what="a lamp", done=date(2026, 1, 1))),
)


@pytest.mark.parametrize(
    ("held", "publish", "sing", "why"),
    [
        (entry("2026-05-01", "gave", "x", "PUBLISH"), gave("2026-05-01", "x"), None, "the goal itself, and no other"),
        (entry("2026-05-01", "gave", "x", "a desk"), gave("2026-05-01", "x"), gave("2026-05-01", "x"), "a need"),
        (entry("2026-05-01", "gave", "x", "a lamp"), gave("2026-05-01", "x"), gave("2026-05-01", "x"), "one met"),
        (
            entry("2026-05-01", "promised", "x", "sing", done="2026-06-01"),
            None, gave("2026-06-01", "x"), "a promise on the day I kept it",
        ),
        (entry("2026-05-01", "promised", "x", "sing"), None, None, "not one that is open"),
        (entry("2026-05-01", "got", "x", "sing"), None, None, "not what I got"),
        (entry("2026-11-23", "gave", "x", "sing"), None, None, "not what is to come"),
        (entry("2026-05-01", "gave", "x", "old one"), None, None, "not what served a goal that is reached"),
        (entry("2026-05-01", "gave", "x", "her cat"), None, None, "not what served nothing of theirs"),
    ],
)  # fmt: skip
def test_support_is_what_i_gave_for_a_goal_or_a_need_of_theirs(
    held: Entry, publish: Moment | None, sing: Moment | None, why: str
) -> None:
    zoe = Contact(name=THEIRS.name, goals=THEIRS.goals, needs=THEIRS.needs, log=(held,))
    assert tuple(their_goals([("zoe", zoe)], today=TODAY)) == (
        TheirGoal("zoe", "Zoë", THEIRS.goals[0], publish),
        TheirGoal("zoe", "Zoë", THEIRS.goals[1], sing),
    ), why


def test_of_several_things_i_gave_the_last_is_told() -> None:
    log = tuple(entry(day, "gave", day, "sing") for day in ("2026-02-01", "2026-03-01", "2025-01-01"))
    (found,) = their_goals([("z", Contact(name="Z", goals=(Item(what="sing"),), log=log))], today=TODAY)
    assert found.last == gave("2026-03-01", "2026-03-01")


@pytest.mark.parametrize(
    ("day", "lately"), [("2026-11-22", True), ("2025-11-23", True), ("2025-11-22", False), ("2020-01-01", False)]
)
def test_lately_is_within_365_days_today_included(day: str, lately: bool) -> None:
    assert is_lately(gave(day, "x"), today=TODAY) is lately


def test_nothing_at_all_was_not_lately() -> None:
    assert not is_lately(None, today=TODAY)


@pytest.mark.parametrize(
    ("choice", "text"),
    [("seed", GOAL), ("SEED raise", GOAL), ("1", GOAL), ("piano", "play the piano"), ("2", "play the piano")],
)
def test_a_goal_of_mine_is_named_by_its_words_or_its_number_among_the_open_goals(choice: str, text: str) -> None:
    needy = Contact(name="Me", goals=ME.goals, needs=(Item(what="a seed drill"),))
    assert chosen_goal(needy, choice, today=TODAY).text == text


def test_where_several_goals_fit_they_are_listed_with_their_numbers() -> None:
    with pytest.raises(NothingToDoError) as caught:
        chosen_goal(ME, "raise", today=TODAY)
    assert caught.value.message == "several fit “raise”"
    assert caught.value.advice.endswith("\n  3  goal “raise the roof”")


def test_where_no_goal_fits_the_list_ends_with_the_command_that_makes_it_one() -> None:
    with pytest.raises(NothingToDoError) as caught:
        chosen_goal(ME, "learn to cook", today=TODAY)
    assert caught.value.message == "nothing open fits “learn to cook”"
    assert "  1  goal “Raise a séed round”\n" in caught.value.advice
    assert caught.value.advice.endswith('\nA new one: netlog goal me "learn to cook"')


def test_where_i_have_no_goal_the_command_that_makes_it_one_is_told() -> None:
    with pytest.raises(NothingToDoError) as caught:
        chosen_goal(Contact(name="Me", goals=(Item(what="x", done=TODAY),)), "x", today=TODAY)
    assert (caught.value.message, caught.value.advice) == (
        "no goal of yours is open",
        '`netlog goal me "x"` makes it one.',
    )


BOB = Contact(name="Bob", supports=("raise goats", "Sing ", "raise the roof", "sing well"))


@pytest.mark.parametrize(
    ("choice", "text"),
    [("goats", "raise goats"), ("ROOF raise", "raise the roof"), ("sing", "Sing "), ("well", "sing well")],
)
def test_what_a_contact_supports_is_named_by_words_of_it_and_a_whole_text_beats_a_part(choice: str, text: str) -> None:
    assert chosen_support(BOB, choice) == text


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ("raise", "Bob is on the team for several goals that fit “raise”"),
        ("piano", "Bob is on the team for no goal that fits “piano”"),
    ],
)
def test_where_not_one_fits_all_that_a_contact_supports_is_listed(choice: str, message: str) -> None:
    with pytest.raises(NothingToDoError) as caught:
        chosen_support(BOB, choice)
    assert caught.value.message == message
    assert caught.value.advice.splitlines()[1:] == [f"  “{text}”" for text in BOB.supports]


def test_who_is_on_no_team_is_on_none_that_fits() -> None:
    with pytest.raises(NothingToDoError) as caught:
        chosen_support(Contact(name="Cem"), "raise")
    assert (caught.value.message, caught.value.advice) == ("Cem is on the team for no goal that fits “raise”", "")


@given(contacts(), texts, days)
def test_everybody_on_a_team_supports_the_goal_or_has_an_entry_for_it(contact: Contact, goal: str, today: date) -> None:
    for mate in team(goal, [("k", contact)], today=today):
        assert mate.supports is (fold(goal) in {fold(text) for text in contact.supports})
        assert mate.supports or fold(goal) in {fold(one.for_) for one in contact.log if one.for_}
        assert list(mate.helped) == sorted(mate.helped, key=lambda moment: moment.date)
        assert all(moment.date <= today and moment.kind is Kind.GOT for moment in mate.helped)
