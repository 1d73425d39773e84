"""Which pairs of a need and a helper are settled."""

from dataclasses import replace
from datetime import date

import pytest

from netlog.core.contact import ME
from netlog.core.entry import Entry, Item, Kind
from netlog.core.pairs import is_settled

NEED = Item(what="a flat in Lisbon", since=date(2026, 8, 14))
AFTER, BEFORE = date(2026, 8, 14), date(2026, 8, 13)


def gave(day: date = AFTER, *, to: str | None = None, for_: str | None = None, kind: Kind = Kind.GAVE) -> Entry:
    return Entry(date=day, kind=kind, text="x", as_="introduction" if to else None, to=to, for_=for_)


def settled(need: Item = NEED, owner: str = "dana", log: tuple[Entry, ...] = (), helper: str = "bob",
            helper_log: tuple[Entry, ...] = ()) -> bool:  # fmt: skip
    return is_settled(need, owner, log, helper, helper_log)


def test_a_pair_of_whom_nothing_is_known_is_not_settled() -> None:
    assert not settled()


def test_nobody_meets_their_own_need() -> None:
    assert settled(helper="dana")
    assert settled(owner=ME, helper=ME)


def test_who_was_turned_down_does_not_come_back() -> None:
    assert settled(replace(NEED, not_=("alice", "bob")))
    assert not settled(replace(NEED, not_=("alice",)))
    assert settled(replace(NEED, not_=(ME,)), helper=ME)


@pytest.mark.parametrize(
    ("since", "day", "expected"),
    [(NEED.since, AFTER, True), (NEED.since, BEFORE, True), (None, BEFORE, True)],
)
def test_an_introduction_settles_a_pair_for_good(since: date | None, day: date, *, expected: bool) -> None:
    need = replace(NEED, since=since)
    assert settled(need, log=(gave(day, to="bob"),)) is expected
    assert settled(need, helper_log=(gave(day, to="dana"),)) is expected
    assert not settled(need, log=(gave(day, to="alice"),))


@pytest.mark.parametrize(("for_", "expected"), [("A FLAT in lisbon", True), ("a flat", False), (None, False)])
def test_what_was_given_for_a_need_is_not_suggested_again(for_: str | None, *, expected: bool) -> None:
    assert settled(log=(gave(for_=for_),), helper=ME) is expected
    assert not settled(log=(gave(BEFORE, for_=for_),), helper=ME)
    assert not settled(log=(gave(for_=for_),)), "somebody else may still help"


def test_who_has_helped_me_with_a_need_is_not_asked_again() -> None:
    got = gave(for_="a flat in Lisbon", kind=Kind.GOT)
    assert settled(owner=ME, helper_log=(got,))
    assert not settled(owner=ME, helper_log=(gave(for_="a flat in Lisbon"),))


def test_a_promise_that_was_kept_settles_a_pair_as_what_was_given_does() -> None:
    kept = Entry(date=BEFORE, kind=Kind.PROMISED, text="x", for_=NEED.what, done=AFTER)
    assert settled(helper=ME, log=(kept,))
    assert not settled(helper=ME, log=(replace(kept, done=None),))
    introduced = Entry(date=BEFORE, kind=Kind.PROMISED, text="x", as_="introduction", to="bob", done=AFTER)
    assert settled(log=(introduced,))
    assert not settled(log=(replace(introduced, done=None),))
