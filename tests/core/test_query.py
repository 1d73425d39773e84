"""The words that choose contacts: every field, its negation, free text, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.contact import Contact, Labelled
from netlog.core.entry import Entry, Item, Kind
from netlog.core.query import owes, parse_query
from netlog.core.rhythm import parse_rhythm
from netlog.core.settings import Settings
from netlog.core.standing import standing
from netlog.errors import UsageError

TODAY = date(2026, 11, 22)
SETTINGS = Settings(tags=MappingProxyType({"founders": parse_rhythm("quarter")}))


def ago(days: int, kind: Kind = Kind.TALKED, worth: int | None = None) -> Entry:
    return Entry(date=TODAY - timedelta(days=days), kind=kind, text="x", worth=worth)


CONTACTS = {
    # talked 100 days ago, rhythm quarter: due; I promised something
    "dana": Contact(
        name="Dana Kowalska",
        org="Papierówka",
        title="Printer",
        place="Warszawa",
        email=(Labelled(None, "dana@example.net"),),
        tags=("Founders",),
        log=(ago(100, Kind.PROMISED),),
        offers=(Item(what="letterpress, small runs"),),
    ),
    # in touch 10 days ago, every 6 weeks: not due; I owe 3
    "bob-marsh": Contact(
        name="Bob Marsh",
        also=("Robert",),
        org="Tidewater",
        place="Berlin",
        tags=("vip", "cold"),
        every=parse_rhythm("6 weeks"),
        log=(ago(10, Kind.GOT, 3),),
    ),
    # never in touch, no rhythm; came through Bob
    "eve": Contact(name="Eve", place="New Berlin", via="bob-marsh", notes="see https://example.org/x"),
    # owes me 5, numbers switched off; they promised something
    "oki": Contact(name="Oki", scores=False, log=(ago(40, Kind.GAVE, 5), ago(400, Kind.EXPECTED))),
    # owes me 2
    "sam": Contact(name="Sam", log=(ago(70, Kind.GAVE, 2),)),
    # archived: due long ago if it weren't
    "ida": Contact(name="Ida", archived=True, every=parse_rhythm("week"), place="Berlin", log=(ago(700),)),
}
ACTIVE = {"dana", "bob-marsh", "eve", "oki", "sam"}


def chosen(*words: str, smallest: int = 1) -> set[str]:
    query = parse_query(words, today=TODAY, smallest_balance=smallest)
    found = (standing(key, contact, SETTINGS, today=TODAY) for key, contact in CONTACTS.items())
    return {one.key for one in found if query.fits(one)}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("tag:vip", {"bob-marsh"}),
        ("tag:VIP", {"bob-marsh"}),
        ("tag:founders", {"dana"}),
        ("tag:found", set()),
        ("place:berlin", {"bob-marsh", "eve"}),
        ("place:warszawa", {"dana"}),
        ("org:papierowka", {"dana"}),
        ("org:tide", {"bob-marsh"}),
        ("title:printer", {"dana"}),
        ("via:bob-marsh", {"eve"}),
        ("via:bob", {"eve"}),
        ("name:kowalska", {"dana"}),
        ("name:robert", {"bob-marsh"}),
        ("email:example.net", {"dana"}),
        ("due:yes", {"dana"}),
        ("due:no", {"bob-marsh", "eve", "oki", "sam"}),
        ("i-owe:yes", {"dana", "bob-marsh"}),
        ("i-owe:no", {"eve", "oki", "sam"}),
        ("owes-me:yes", {"oki", "sam"}),
        ("owes-me:no", {"dana", "bob-marsh", "eve"}),
        ("every:none", {"eve", "oki", "sam"}),
        ("every:never", {"eve", "oki", "sam"}),
        ("every:quarter", {"dana"}),
        ("every:6weeks", {"bob-marsh"}),
        ("every:6 weeks", {"bob-marsh"}),
        ("every:week", set()),
        ("TAG:vip", {"bob-marsh"}),
        ("Due:YES", {"dana"}),
    ],
)
def test_a_field_chooses_and_a_dash_before_it_chooses_the_others(word: str, expected: set[str]) -> None:
    assert chosen(word) == expected
    assert chosen(f"-{word}") == ACTIVE - expected


@pytest.mark.parametrize(
    ("word", "expected", "working"),
    [
        ("quiet:>90d", {"dana", "eve"}, "100 days, and never in touch"),
        ("quiet:>100d", {"eve"}, "100 is not more than 100"),
        ("quiet:>=100d", {"dana", "eve"}, "100 is 100"),
        ("quiet:100d", {"dana", "eve"}, "without a sign: at least"),
        ("quiet:100", {"dana", "eve"}, "without a unit: days"),
        ("quiet:<40d", {"bob-marsh"}, "40 is not less than 40"),
        ("quiet:<=40d", {"bob-marsh", "oki"}, "40 is 40"),
        ("quiet:>10w", {"dana", "eve"}, "10 weeks are 70 days: Sam's 70 are not more"),
        ("quiet:>=10w", {"dana", "eve", "sam"}, "Sam's 70 days are 10 weeks"),
        ("quiet:>3m", {"dana", "eve"}, "3 months are 90 days"),
        ("quiet:<2m", {"bob-marsh", "oki"}, "2 months are 60 days"),
        ("quiet:>1y", {"eve"}, "a year is 365 days: only never is more"),
        ("quiet:<1y", {"dana", "bob-marsh", "oki", "sam"}, "never in touch is no short silence"),
        ("quiet:>99999y", {"eve"}, "never is longer than any span"),
        ("quiet:>0d", {"dana", "bob-marsh", "eve", "oki", "sam"}, "nobody today"),
    ],
)
def test_quiet_counts_the_days_since_the_last_contact(word: str, expected: set[str], working: str) -> None:
    assert chosen(word) == expected, working
    assert chosen(f"-{word}") == ACTIVE - expected, working


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), ACTIVE),
        (("berlin",), {"bob-marsh", "eve"}),
        (("BERLIN",), {"bob-marsh", "eve"}),
        (("papierowka",), {"dana"}),
        (("letterpress",), {"dana"}),
        (("robert",), {"bob-marsh"}),
        (("press", "kowal"), {"dana"}),
        (("press", "bob"), set()),
        (("-berlin",), {"dana", "oki", "sam"}),
        (("berlin", "-tag:vip"), {"eve"}),
        (("tag:vip", "-berlin"), set()),
        (("-tag:vip", "-quiet:>90d"), {"oki", "sam"}),
        (("https://example.org/x",), {"eve"}),
        (("new berlin",), {"eve"}),
    ],
)
def test_a_contact_fits_when_every_word_does(words: tuple[str, ...], expected: set[str]) -> None:
    assert chosen(*words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("archived:yes",), {"ida"}),
        (("-archived:no",), {"ida"}),
        (("archived:no",), ACTIVE),
        (("-archived:yes",), ACTIVE),
        (("archived:yes", "berlin"), {"ida"}),
        (("ida",), set()),
        (("due:yes", "archived:yes"), set()),
    ],
)
def test_archived_contacts_come_only_when_asked_for(words: tuple[str, ...], expected: set[str]) -> None:
    assert chosen(*words) == expected


def test_the_smallest_balance_decides_who_owes() -> None:
    assert chosen("i-owe:yes", smallest=3) == {"dana", "bob-marsh"}
    assert chosen("i-owe:yes", smallest=4) == {"dana"}
    assert chosen("owes-me:yes", smallest=3) == {"oki"}


def test_without_scores_only_promises_are_owed() -> None:
    off = replace(SETTINGS, scores=False)
    bob = standing("bob-marsh", CONTACTS["bob-marsh"], off, today=TODAY)
    dana = standing("dana", CONTACTS["dana"], off, today=TODAY)
    assert not owes(bob, Kind.PROMISED, 1)
    assert not owes(bob, Kind.EXPECTED, 1)
    assert owes(dana, Kind.PROMISED, 1)


def test_the_free_words_and_those_excluded_are_told_apart() -> None:
    query = parse_query(["Lunch", "-Café", "tag:vip", "-org:x"], today=TODAY)
    assert (query.text, query.excluded, len(query.tests)) == (("lunch",), ("cafe",), 2)


@pytest.mark.parametrize("word", ["12:30", "3:1", "https://example.org/x", ":", "-"])
def test_a_colon_alone_makes_no_field(word: str) -> None:
    query = parse_query([word], today=TODAY)
    assert (query.text, query.tests) == ((word,), ())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), set(CONTACTS)),
        (("lunch", "-berlin"), set(CONTACTS)),
        (("place:berlin", "lunch"), {"bob-marsh", "eve", "ida"}),
        (("-place:berlin", "-lunch"), {"dana", "oki", "sam"}),
        (("tag:vip", "-tag:cold"), set()),
    ],
)
def test_the_tests_of_fields_can_be_asked_without_the_free_words(words: tuple[str, ...], expected: set[str]) -> None:
    query = parse_query(words, today=TODAY)
    found = [standing(key, contact, SETTINGS, today=TODAY) for key, contact in CONTACTS.items()]
    assert {one.key for one in found if query.holds(one)} == expected


@pytest.mark.parametrize(
    ("word", "message", "advice"),
    [
        ("tga:vip", "there is no query field “tga:”", "Did you mean tag:?"),
        ("-plaec:berlin", "there is no query field “plaec:”", "Did you mean place:?"),
        ("owes:me", "there is no query field “owes:”", "There are tag, place, org,"),
        ("tag:", "“tag:” needs a value", "For example tag:founders"),
        ("place:", "“place:” needs a value", "For example place:berlin"),
        ("quiet:", "“quiet:” needs a value", "in quotes 'quiet:>90d': a shell takes a bare > for itself"),
        ("due:maybe", "yes or no is expected, not “maybe”", "due:yes"),
        ("archived:x", "yes or no is expected, not “x”", "due:yes"),
        ("i-owe:3", "yes or no is expected, not “3”", "i-owe:no"),
        ("owes-me:all", "yes or no is expected, not “all”", "i-owe:no"),
        ("quiet:long", "not a span of silence: long", "quiet:>90d"),
        ("quiet:>-3d", "not a span of silence: >-3d", "quiet:>90d"),
        ("quiet:=3d", "not a span of silence: =3d", "quiet:>90d"),
        ("quiet:>9999999d", "not a span of silence: >9999999d", "quiet:>90d"),
        ("every:often", "not a rhythm: often", "every:month"),
        ("every:0", "not a rhythm: 0 (say never)", "every:none"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_way_on(word: str, message: str, advice: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_query([word], today=TODAY)
    assert str(caught.value) == message
    assert advice in caught.value.advice


def test_the_fields_that_exist_are_all_named() -> None:
    with pytest.raises(UsageError) as caught:
        parse_query(["xylophone:1"], today=TODAY)
    named = "tag, place, org, title, via, name, email, due, i-owe, owes-me, quiet, every, archived"
    assert caught.value.advice == f"There are {named}."


@given(st.lists(st.text(max_size=12), max_size=4))
def test_any_words_are_a_query_or_are_refused(words: list[str]) -> None:
    one = standing("dana", CONTACTS["dana"], SETTINGS, today=TODAY)
    try:
        query = parse_query(words, today=TODAY)
    except UsageError:
        assert any(":" in word for word in words), "only a field can be refused: any other text is looked for"
        return
    assert query.fits(one) in {True, False}
    assert len((*query.tests, *query.text, *query.excluded)) == len(words)
