"""What `check` finds odd in files that can be read: each concern, where it stands, and what it advises."""

from dataclasses import replace
from datetime import date

import pytest
from anyone import contacts
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.checks import Concern, concerns
from netlog.core.contact import Contact, Labelled
from netlog.core.dates import parse_partial
from netlog.core.entry import Entry, Item, Kind
from netlog.errors import Severity

TODAY = date(2026, 11, 22)
TOMORROW = date(2026, 11, 23)
ALICE = Contact(name="Alice Chen")


def entry(kind: Kind = Kind.TALKED, on: date = TODAY, **more: object) -> Entry:
    return Entry(date=on, kind=kind, text="x", **more)  # type: ignore[arg-type]


def found(alice: Contact, **others: Contact) -> list[Concern]:
    known = {"alice": alice, **others}
    return list(concerns(known, keys={*known, "unreadable"}, today=TODAY))


Place = tuple[str, int | None, str]


@pytest.mark.parametrize(
    ("contact", "place", "message", "advice", "severity"),
    [
        (
            replace(ALICE, extra=(("emial", "a@b.org"),)),
            ("emial", None, ""), "“emial” is no field netlog knows", "Did you mean email?", "warning",
        ),
        (
            replace(ALICE, extra=(("Tags", "x"),)),
            ("Tags", None, ""), "“Tags” is no field netlog knows", "Did you mean tags?", "warning",
        ),
        (
            replace(ALICE, extra=(("shoe_size", "42"),)),
            ("shoe_size", None, ""), "“shoe_size” is no field netlog knows", "It is kept and shown as your own.",
            "warning",
        ),
        (
            replace(ALICE, log=(entry(), entry(extra=(("wroth", "3"),)))),
            ("log", 1, "wroth"), "“wroth” is no key of an entry that netlog knows", "Did you mean worth?", "warning",
        ),
        (
            replace(ALICE, log=(entry(extra=(("mood", "good"),)),)),
            ("log", 0, "mood"), "“mood” is no key of an entry that netlog knows", "It is kept and shown as your own.",
            "warning",
        ),
        (
            replace(ALICE, needs=(Item(what="a"), Item(what="b", extra=(("dnoe", "x"),)))),
            ("needs", 1, "dnoe"), "“dnoe” is no key of an item that netlog knows", "Did you mean done?", "warning",
        ),
        (
            replace(ALICE, interests=(Item(what="a", extra=(("level", "x"),)),)),
            ("interests", 0, "level"), "“level” is no key of an item that netlog knows",
            "It is kept and shown as your own.", "warning",
        ),
        (
            replace(ALICE, via="nobody"),
            ("via", None, ""), "there is no contact “nobody”", "Links are keys: the names of files without .yaml.",
            "error",
        ),
        (
            replace(ALICE, log=(entry(), entry(Kind.GAVE, to="nobody"))),
            ("log", 1, "to"), "there is no contact “nobody”", "Links are keys: the names of files without .yaml.",
            "error",
        ),
        (
            replace(ALICE, goals=(Item(what="a", by="nobody"),)),
            ("goals", 0, "by"), "there is no contact “nobody”", "Links are keys: the names of files without .yaml.",
            "error",
        ),
        (
            replace(ALICE, needs=(Item(what="a", not_=("alice", "nobody")),)),
            ("needs", 0, "not"), "there is no contact “nobody”", "Links are keys: the names of files without .yaml.",
            "error",
        ),
        (
            replace(ALICE, log=(entry(Kind.GAVE, TOMORROW),)),
            ("log", 0, "date"), "gave in the future: 2026-11-23", "It counts from that day on.", "warning",
        ),
        (
            replace(ALICE, log=(entry(Kind.GOT, TOMORROW),)),
            ("log", 0, "date"), "got in the future: 2026-11-23", "It counts from that day on.", "warning",
        ),
        (
            replace(ALICE, log=(entry(), entry(Kind.TALKED, TOMORROW))),
            ("log", 1, "date"), "talked in the future: 2026-11-23", "It counts from that day on.", "warning",
        ),
        (
            replace(ALICE, log=(entry(Kind.PROMISED, done=TOMORROW),)),
            ("log", 0, "done"), "done in the future: 2026-11-23", "It counts from that day on.", "warning",
        ),
        (
            replace(ALICE, conflicts=("place: Berlin",)),
            ("conflicts", None, ""), "two devices changed the same thing",
            "Keep what is right, and take `conflicts` out of the file.", "warning",
        ),
    ],
)  # fmt: skip
def test_what_is_odd_is_named_where_it_stands(
    contact: Contact, place: Place, message: str, advice: str, severity: Severity
) -> None:
    (one,) = found(contact)
    assert (one.key, one.field, one.element, one.inner) == ("alice", *place)
    assert (one.message, one.advice, one.severity) == (message, advice, severity)
    assert one.is_key == (message.endswith("netlog knows") or place[0] == "conflicts"), (
        "the odd key itself is shown, else what stands behind it"
    )


@pytest.mark.parametrize(
    "contact",
    [
        ALICE,
        replace(ALICE, via="unreadable"),
        replace(ALICE, log=(entry(Kind.GAVE, to="unreadable"),)),
        replace(ALICE, log=(entry(with_=("nobody", "his sister Ana")),)),
        replace(ALICE, needs=(Item(what="a", by="me"), Item(what="b", not_=("me", "unreadable")))),
        replace(ALICE, log=(entry(Kind.NOTE, TOMORROW),)),
        replace(ALICE, log=(entry(Kind.PROMISED, TOMORROW, due=TOMORROW),)),
        replace(ALICE, log=(entry(Kind.PROMISED, due=TOMORROW, done=TODAY),)),
        replace(ALICE, met=parse_partial("2027"), snooze=TOMORROW, birthday=parse_partial("--02-29")),
        replace(ALICE, email=(Labelled("work", "a@b.org"), Labelled("home", "A@B.org"))),
    ],
    ids=[
        "nothing but a name", "via a file that cannot be read", "introduced to a file that cannot be read",
        "with people who have no file", "met by me, turned down me", "a note for tomorrow", "a promise of tomorrow",
        "a promise kept before it was due", "days to come in other fields", "one address twice in one file",
    ],
)  # fmt: skip
def test_what_is_in_order_is_not_mentioned(contact: Contact) -> None:
    assert found(contact) == []


def phone(number: str, label: str | None = None) -> tuple[Labelled, ...]:
    return (Labelled(label, number),)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (replace(ALICE, email=phone("a@b.org")), Contact(name="B", email=phone("A@B.ORG", "work")),
         "an e-mail address (a@b.org)"),
        (replace(ALICE, phone=phone("+1 555 0100")), Contact(name="B", phone=phone("(1) 555-0100")),
         "a telephone number (15550100)"),
        (replace(ALICE, phone=phone("0049 30 555")), Contact(name="B", phone=phone("+49 30 555")),
         "a telephone number (4930555)"),
        (ALICE, Contact(name="alice  CHÉN"), "a name (alice chen)"),
        (ALICE, Contact(name="B", also=("Alice Chen",)), "a name (alice chen)"),
        (ALICE, Contact(name="Alice Chen", archived=True), "a name (alice chen)"),
    ],
)  # fmt: skip
def test_two_files_may_be_one_person(one: Contact, other: Contact, shared: str) -> None:
    (concern,) = found(one, bea=other)
    assert concern.key == "bea"
    assert concern.message == f"bea may be the same person as alice: they share {shared}"
    assert (concern.severity, concern.advice) == ("warning", "If so, keep one of the two.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (replace(ALICE, phone=phone("112")), Contact(name="B", phone=phone("112"))),
        (replace(ALICE, phone=phone("00000000")), Contact(name="B", phone=phone("0000000"))),
        (replace(ALICE, org="Northwind"), Contact(name="Bob Chen", org="Northwind")),
    ],
    ids=["a short number", "nothing but zeros", "a surname and an employer"],
)
def test_two_who_share_less_are_two(one: Contact, other: Contact) -> None:
    assert found(one, bea=other) == []


def test_two_who_share_several_things_are_named_once() -> None:
    twin = replace(ALICE, email=phone("a@b.org"), phone=phone("+1 555 0100"))
    (concern,) = found(twin, bea=twin)
    assert "an e-mail address" in concern.message


def test_three_of_one_name_are_two_pairs() -> None:
    assert [one.key for one in found(ALICE, bea=ALICE, cem=ALICE)] == ["bea", "cem"]


def test_everything_odd_is_named_at_once() -> None:
    odd = replace(ALICE, via="nobody", extra=(("x1", "y"),), conflicts="z", log=(entry(Kind.GAVE, TOMORROW, to="no"),))
    assert [one.field or one.message for one in found(odd)] == ["x1", "via", "log", "log", "conflicts"]


@given(st.dictionaries(st.sampled_from(["alice", "bob-marsh", "x-2"]), contacts()), st.dates())
def test_any_contacts_can_be_checked(known: dict[str, Contact], today: date) -> None:
    for concern in concerns(known, keys=known, today=today):
        contact = known[concern.key]
        assert concern.message
        assert concern.advice
        own = {name for name, _ in contact.extra}
        assert not concern.field or concern.field in own or getattr(contact, concern.field)
        if concern.element is not None:
            assert getattr(contact, concern.field)[concern.element]


ME = Contact(
    name="Me",
    goals=(
        Item(what="raise a série A"),
        Item(what="learn to cook", done=TODAY),
        Item(what="fly", dropped=date(2020, 1, 1)),
    ),
)


def about_goals(*supports: str, me: Contact | None = ME) -> list[tuple[Place, str, str, Severity]]:
    told = concerns({"alice": replace(ALICE, supports=supports)}, keys={"alice"}, today=TODAY, me=me)
    return [((one.field, one.element, one.inner), one.message, one.advice, one.severity) for one in told]


def test_what_a_contact_supports_is_a_goal_of_mine_open_or_settled() -> None:
    assert about_goals("RAISE a serie A", "learn to cook", "fly") == []


def test_a_goal_that_isn_t_mine_is_named_with_what_was_meant_or_the_command_that_makes_it_one() -> None:
    assert about_goals("learn to cook", "raise a seris A", "sing") == [
        (
            ("supports", 1, ""),
            "“raise a seris A” is no goal of yours",
            "Did you mean “raise a série A”?",
            "warning",
        ),
        (("supports", 2, ""), "“sing” is no goal of yours", '`netlog goal me "sing"` makes it one.', "warning"),
    ]


def test_where_my_goals_are_not_known_nothing_is_said_of_them() -> None:
    assert about_goals("sing", me=None) == []
