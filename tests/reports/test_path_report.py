"""How I know someone, and who is linked to them: in which order."""

from dataclasses import replace
from datetime import date

from netlog.core.contact import Contact
from netlog.core.mentions import Mention
from netlog.reports import path

TODAY = date(2026, 11, 22)


CONTACTS = {
    key: Contact(name=key.title(), archived=key == "away")
    for key in ("cool", "warm", "unscored", "away", "first", "dana", "alice")
}
WARMTH = {"warm": 6.0, "first": 2.0, "away": 9.0, "cool": -1.0}
NAMES = {key: one.name for key, one in CONTACTS.items()}


def keys(links: list[Mention], chain: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    ways = path.report("Alice", chain[0] if chain else None, chain, links, CONTACTS, WARMTH, NAMES, today=TODAY)
    return [(each.kind, each.key) for each in ways.items]


def test_the_strongest_place_comes_first_and_among_equals_the_warmest() -> None:
    by_notes = [Mention(key, "notes", None, "x") for key in ("cool", "unscored", "warm")]
    assert keys([*by_notes, Mention("first", "org", None, "x")]) == [
        ("link", "first"), ("link", "warm"), ("link", "unscored"), ("link", "cool"),
    ]  # fmt: skip


def test_whoever_is_archived_or_introduced_me_is_no_other_way() -> None:
    links = [Mention(key, "with", TODAY, "x") for key in ("away", "dana", "warm")]
    assert keys(links, ("alice", "dana", "cool")) == [
        ("chain", "cool"), ("chain", "dana"), ("chain", "alice"), ("link", "warm"),
    ]  # fmt: skip


def test_where_the_chain_begins_with_somebody_who_is_gone_it_says_so() -> None:
    ways = path.report("Alice", "alice", ("alice", "gone"), [], CONTACTS, WARMTH, NAMES, today=TODAY)
    assert [getattr(block, "text", "") for block in path.page(ways).blocks] == [
        "How you know Alice", "You → gone (not in the journal) → Alice",
    ]  # fmt: skip


def test_an_order_by_warmth_says_no_number() -> None:
    ways = path.report("Alice", None, (), [Mention("warm", "org", None, "x")], CONTACTS, WARMTH, NAMES, today=TODAY)
    assert replace(ways.items[0], text=None) == path.Step("warm", "Warm", "link", "org", None, None)
