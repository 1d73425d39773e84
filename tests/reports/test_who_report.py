"""Who can help: in which order, and how asking is."""

import dataclasses
from datetime import date, timedelta

import pytest

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.evidence import Evidence, Helper
from netlog.core.goodwill import Band
from netlog.core.settings import Settings
from netlog.core.standing import Standing, standing
from netlog.reports import who
from netlog.reports.who import Candidate, asking

TODAY = date(2026, 11, 22)


def log(kind: Kind, count: int, worth: int = 1) -> tuple[Entry, ...]:
    """So many exchanges, one each month up to yesterday."""
    days = [TODAY - timedelta(days=1 + 30 * n) for n in range(count)]
    return tuple(Entry(date=day, kind=kind, text="x", worth=worth) for day in reversed(days))


CONTACTS = {
    "warm": Contact(name="Warm", met=None, log=(*log(Kind.GAVE, 6), *log(Kind.GOT, 6))),
    "owes": Contact(name="Owes", log=log(Kind.GAVE, 1)),
    "owed": Contact(name="Owed", log=log(Kind.GOT, 1)),
    "twin": Contact(name="Twin", log=log(Kind.GOT, 1)),
    "none": Contact(name="None", scores=False),
}


def people() -> dict[str, Standing]:
    return {key: standing(key, one, Settings(), today=TODAY) for key, one in CONTACTS.items()}


def order(*ranked: tuple[str, float]) -> list[str]:
    helpers = [Helper(key, score, (Evidence("offers", "x", ("x",)),)) for key, score in ranked]
    return [one.key for one in who.report(helpers, people(), "x", today=TODAY).items]


def test_an_item_has_the_documented_keys_in_their_order() -> None:
    names = [field.name for field in dataclasses.fields(Candidate) if field.metadata.get("json", True)]
    assert names == ["key", "name", "score", "words", "ask", "reasons", "balance", "goodwill", "band"]


def test_within_a_fifth_of_the_best_score_goodwill_decides_and_beyond_it_relevance() -> None:
    assert order(("none", 5.0), ("warm", 4.1)) == ["warm", "none"]
    assert order(("none", 5.0), ("warm", 4.0)) == ["none", "warm"]


def test_where_goodwill_is_equal_who_owes_me_comes_first() -> None:
    owes, owed = people()["owes"].goodwill, people()["owed"].goodwill
    assert owes is not None
    assert owes == owed
    assert order(("owed", 5.0), ("owes", 4.9)) == ["owes", "owed"]


def test_where_all_is_equal_relevance_decides() -> None:
    assert order(("owed", 4.9), ("twin", 5.0)) == ["twin", "owed"]
    assert order(("twin", 5.0), ("owed", 5.0)) == ["owed", "twin"], "and in the end the name"


def test_only_the_people_asked_about_and_no_more_than_are_shown() -> None:
    helpers = [Helper(key, 1.0, ()) for key in ("me", "archived", *CONTACTS)]
    found = who.report(helpers, people(), "x", today=TODAY, shown=3)
    assert (len(found.items), found.more) == (3, 2)
    assert len(who.report(helpers, people(), "x", today=TODAY, shown=None).items) == 5


@pytest.mark.parametrize(
    ("owed", "band", "expected"),
    [
        (0, "warm", "easy"),
        (-2, "mild", "easy"),
        (-2, None, "easy"),
        (2, "warm", "fair"),
        (-2, "quiet", "fair"),
        (0, "mild", "fair"),
        (0, None, "fair"),
        (None, None, "fair"),
        (2, "mild", "give first"),
        (0, "quiet", "give first"),
        (2, "quiet", "give first"),
    ],
)
def test_how_asking_is(owed: int | None, band: Band | None, expected: str) -> None:
    assert asking(owed, band) == expected


def test_a_page_of_nobody_says_so() -> None:
    assert who.page(who.report([], people(), "a harp", today=TODAY)).hint.startswith(
        "Nobody comes to mind for “a harp”."
    )
