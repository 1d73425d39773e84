"""What is left to thank for."""

from dataclasses import replace
from datetime import date

import pytest

from netlog.core.changes import applied
from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.thanks import chosen, without_thanks
from netlog.errors import NothingToDoError

TODAY = date(2026, 11, 22)


def entry(kind: Kind, text: str, day: int, **more: date) -> Entry:
    return Entry(date=date(2026, 11, day), kind=kind, text=text, **more)  # type: ignore[arg-type]


MAP = entry(Kind.GOT, "a map", 3)
LOG = (
    MAP,
    entry(Kind.GOT, "a van", 9, thanked=TODAY),
    entry(Kind.EXPECTED, "the slides", 1, done=date(2026, 11, 10)),
    entry(Kind.EXPECTED, "a day in Bernau", 1),
    entry(Kind.GAVE, "a lamp", 20),
    entry(Kind.PROMISED, "the deck", 1, done=date(2026, 11, 21)),
    MAP,
    entry(Kind.GOT, "a ride", 23),
    entry(Kind.GOT, "a chart", 3),
)
ALICE = Contact(name="Alice", log=LOG)
FOUND = without_thanks(ALICE, today=TODAY)


def test_it_is_what_was_got_and_what_was_promised_and_kept_the_latest_first() -> None:
    assert [(one.moment.date.day, one.moment.text, one.ordinal) for one in FOUND] == [
        (10, "the slides", 0), (3, "a chart", 0), (3, "a map", 1), (3, "a map", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "text"), [(None, "the slides"), ("2", "a chart"), ("CHÄRT", "a chart"), ("the slides", "the slides")]
)
def test_the_latest_is_meant_or_the_one_that_is_named(choice: str | None, text: str) -> None:
    assert chosen(FOUND, choice).moment.text == text


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ("a map", "several fit “a map”"),
        ("goat", "nothing without thanks fits “goat”"),
        ("5", "there is no number 5"),
        ("0", "there is no number 0"),
    ],
)
def test_where_none_or_several_fit_all_are_listed(choice: str, message: str) -> None:
    with pytest.raises(NothingToDoError) as raised:
        chosen(FOUND, choice)
    assert raised.value.message == message
    assert raised.value.advice.splitlines()[1:] == [
        "  1  Tue 10 Nov 2026 “the slides”",
        "  2  Tue 3 Nov 2026 “a chart”",
        "  3  Tue 3 Nov 2026 “a map”",
        "  4  Tue 3 Nov 2026 “a map”",
    ]


def test_where_all_is_thanked_for_there_is_nothing_to_do() -> None:
    with pytest.raises(NothingToDoError, match="nothing is left to thank for"):
        chosen((), None)


def test_thanking_changes_that_one_entry_and_no_equal_one() -> None:
    after = applied(FOUND[2].thanked(TODAY), ALICE)
    assert after.log == (*LOG[:6], replace(MAP, thanked=TODAY), *LOG[7:])
