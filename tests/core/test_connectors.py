"""Who came through whom: worked by hand, and in journals that no careful person would keep."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.connectors import Branch, Connector, chain, connectors, links, tree
from netlog.core.contact import Contact
from netlog.core.entry import Entry, Kind
from netlog.core.introductions import Introduction, introductions

TODAY = date(2026, 11, 22)

# Oksana brought Dana, Dana brought Alice, Alice brought Priya; Bob brought Sam and Zoë; Femi's link leads nowhere.
VIA = {
    "alice": "dana",
    "bob": None,
    "dana": "oksana",
    "femi": "gone",
    "oksana": None,
    "priya": "alice",
    "sam": "bob",
    "zoe": "bob",
}


def got(by: str, *to: str) -> tuple[Introduction, ...]:
    log = tuple(Entry(date=TODAY, kind=Kind.GOT, text="a call", as_="introduction", to=one) for one in to)
    return introductions({by: Contact(name=by, log=log)}, today=TODAY)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("priya", "priya alice dana oksana"),
        ("alice", "alice dana oksana"),
        ("oksana", "oksana"),
        ("femi", "femi gone"),
        ("nobody", "nobody"),
    ],
)
def test_a_chain_leads_back_to_where_it_began(key: str, expected: str) -> None:
    assert chain(VIA, key) == tuple(expected.split())


def test_a_chain_ends_before_a_circle_closes() -> None:
    assert chain({"a": "b", "b": "c", "c": "b"}, "a") == ("a", "b", "c")
    assert chain({"a": "a"}, "a") == ("a",)


def test_connectors_are_counted_directly_and_through_those_they_brought() -> None:
    assert connectors(VIA, ()) == (
        Connector("oksana", ("dana",), 3),
        Connector("bob", ("sam", "zoe"), 2),
        Connector("dana", ("alice",), 2),
        Connector("alice", ("priya",), 1),
    )


def test_whoever_has_no_link_came_through_the_first_who_introduced_me_to_them() -> None:
    found = (*got("zoe", "oksana", "alice"), *got("sam", "oksana"))
    said = links(VIA, found)
    assert (said["oksana"], said["alice"]) == ("zoe", "dana")
    brought = {one.key: one for one in connectors(said, found)}
    assert brought["zoe"] == Connector("zoe", ("oksana", "alice"), 4)
    assert brought["sam"] == Connector("sam", ("oksana",), 4)
    assert brought["bob"] == Connector("bob", ("sam", "zoe"), 6)


def test_a_link_to_me_or_to_oneself_is_none() -> None:
    assert links({"a": "me", "b": "b"}, got("b", "b")) == {"a": None, "b": None}


def test_an_introduction_to_somebody_who_is_not_there_brings_nobody() -> None:
    found = (*got("bob", "gone"), *got("gone", "alice"))
    assert links(VIA, found) == VIA
    assert connectors(VIA, found) == connectors(VIA, ())


def shown(branches: tuple[Branch, ...]) -> list[str]:
    return ["  " * one.depth + one.key for one in branches]


def test_the_tree_has_everybody_below_whom_they_came_through() -> None:
    assert shown(tree(VIA, sorted(VIA))) == [
        "bob", "  sam", "  zoe", "femi", "oksana", "  dana", "    alice", "      priya",
    ]  # fmt: skip


def test_a_root_with_a_link_says_where_it_leads() -> None:
    assert [(one.key, one.via) for one in tree(VIA, sorted(VIA)) if one.depth == 0] == [
        ("bob", None), ("femi", "gone"), ("oksana", None),
    ]  # fmt: skip


def test_a_circle_is_opened_at_whoever_comes_first() -> None:
    circle = {"c": "b", "a": "c", "b": "a", "d": "c"}
    assert shown(tree(circle, "abcd")) == ["a", "  b", "    c", "      d"]
    assert {one.key: one.reach for one in connectors(circle, ())} == {"a": 3, "b": 3, "c": 3}


@given(st.lists(st.one_of(st.none(), st.integers(0, 12)), max_size=12))
def test_whatever_the_links_nobody_is_lost_or_told_twice(said: list[int | None]) -> None:
    through = {str(key): None if one is None else str(one) for key, one in enumerate(said)}
    found = tree(through, list(through))
    assert sorted(one.key for one in found) == sorted(through)
    above: list[str] = []
    for one in found:
        assert one.depth <= len(above)
        del above[one.depth :]
        assert one.depth == 0 or one.via == above[-1]
        above.append(one.key)
    for key in through:
        assert len(chain(through, key)) <= len(through) + 1


def test_a_chain_of_thousands_is_no_deeper_than_any_other() -> None:
    long = {str(n): str(n - 1) if n else None for n in range(5000)}
    assert [one.depth for one in tree(long, list(long))] == list(range(5000))
    assert len(chain(long, "4999")) == 5000
    assert connectors(long, ())[0] == Connector("0", ("1",), 4999)
