"""Who fits a text, how well, and why; what FTS5 says of each form is given here by hand."""

from collections.abc import Mapping
from datetime import date
from math import log, log1p

import pytest

from netlog.core.asking import Form, asked
from netlog.core.contact import Contact
from netlog.core.entry import Entry, Item, Kind
from netlog.core.evidence import ASPECTS, Aspect, Evidence, Helper
from netlog.core.matching import WEIGHTS, Hits, Relevance, Spotter, outstanding, said, texts

DAY = date(2026, 11, 1)
EVERYBODY = 99


def scores(text: str, found: Mapping[str, Mapping[int, Aspect]]) -> dict[int, float]:
    """The scores where each form stands as said, by number of the contact, with a bm25 of 2 each time."""

    def hits(form: Form) -> Hits:
        stand = {} if form.is_beginning else found.get(form.text, {})
        return {number: [2.0 * (one == aspect) for one in ASPECTS] for number, aspect in stand.items()}

    return Relevance(hits, EVERYBODY).scores(text)


def test_what_a_word_tells_is_worked_out_by_hand() -> None:
    """One word that one of 99 offers: bm25 2, without FTS5's idf, with ours, and all that is asked for is met."""
    telling = 2.0 / log(98.5 / 1.5) * log1p(98.5 / 1.5)
    assert scores("a sailor", {"sailor": {7: "offers"}}) == {7: round(1 + telling, 3)}


def test_the_aspects_weigh_less_and_less() -> None:
    assert list(WEIGHTS) == list(ASPECTS)
    assert sorted(WEIGHTS.values(), reverse=True) == list(WEIGHTS.values())
    ranked = [scores("a sailor", {"sailor": {1: aspect}})[1] for aspect in ("offers", "work", "gave", "notes")]
    assert ranked == sorted(ranked, reverse=True)


def test_a_synonym_tells_less_than_the_word_however_rare_it_is() -> None:
    many: dict[int, Aspect] = dict.fromkeys(range(20), "offers")
    found = scores("a lawyer", {"lawyer": many, "anwalt": {50: "offers"}})
    assert 0 < found[50] < found[0]


@pytest.mark.parametrize(
    ("stands", "fits"),
    [
        ({"flat": "offers", "lisbon": "offers"}, True),
        ({"flat": "offers", "lisbon": "place"}, True),
        ({"flat": "offers"}, False),  # in another town
        ({"lisbon": "place"}, False),  # who lives there has no flat to let
        ({"lisbon": "offers"}, False),
        ({"flat": "interests", "lisbon": "place"}, True),
        ({"wohnung": "offers", "lissabon": "place"}, True),
    ],
)
def test_who_meets_only_the_place_or_all_but_the_place_comes_near_and_is_no_match(
    stands: dict[str, Aspect], *, fits: bool
) -> None:
    found = {form: {1: aspect} for form, aspect in stands.items()}
    assert (1 in scores("a flat in Lisbon", found)) is fits


@pytest.mark.parametrize(("aspect", "fits"), [("offers", True), ("work", True), ("gave", False), ("notes", False)])
def test_half_of_what_is_asked_for_has_to_be_met(aspect: Aspect, *, fits: bool) -> None:
    assert (1 in scores("a Finnish translator", {"translator": {1: aspect}})) is fits


def test_a_text_without_a_telling_word_fits_nobody() -> None:
    assert scores("somebody to help", {"somebody": {1: "offers"}, "help": {1: "offers"}}) == {}


BOB = Contact(
    name="Bob",
    title="Printer",
    org="Press",
    place="Lyon",
    tags=("inner",),
    interests=(Item(what="boats"), Item(what="goats", dropped=DAY)),
    needs=(Item(what="a sailor"),),
    offers=(Item(what="two small flats in Lisbon"), Item(what="a van", done=DAY)),
    notes="knows a lawyer\n\nshy",
    log=(
        Entry(date=DAY, kind=Kind.GOT, text="a map"),
        Entry(date=DAY, kind=Kind.GAVE, text="a flat"),
        Entry(date=DAY, kind=Kind.EXPECTED, text="a lift", done=DAY),
        Entry(date=DAY, kind=Kind.EXPECTED, text="a loan"),
        Entry(date=DAY, kind=Kind.NOTE, text="moves in March"),
        Entry(date=DAY, kind=Kind.TALKED, text="plumbing"),
    ),
)


def test_what_is_looked_into_is_what_somebody_could_still_help_with() -> None:
    assert texts(BOB) == {
        "offers": ("two small flats in Lisbon",),
        "work": ("Printer", "Press"),
        "interests": ("boats",),
        "place": ("Lyon", "inner"),
        "gave": ("a map", "a lift"),
        "notes": ("knows a lawyer", "shy", "moves in March"),
    }


def test_who_is_archived_helps_with_nothing() -> None:
    assert texts(Contact(name="Bob", title="Printer", archived=True)) == dict.fromkeys(ASPECTS, ())


STEMS = {"flats": "flat", "maps": "map"}


def why(text: str) -> tuple[Evidence, ...]:
    def stem(word: str) -> str:
        return STEMS.get(word, word)

    return Spotter(asked(text), stem).evidence(said(BOB, stem))


def test_evidence_names_the_text_and_the_words_as_they_stand_there() -> None:
    assert why("a flat in Lisbon") == (Evidence("offers", "two small flats in Lisbon", ("flats", "lisbon")),)
    assert why("an apartment") == (Evidence("offers", "two small flats in Lisbon", ("flats",)),)


def test_the_weightiest_evidence_comes_first_and_what_adds_no_word_is_left_out() -> None:
    assert [one.text for one in why("a printer with a map of Lyon")] == ["Printer", "a map", "Lyon"]
    assert [one.text for one in why("a Lisbon flat, a flat")] == ["two small flats in Lisbon"]


def test_beside_a_much_better_one_the_others_are_left_out() -> None:
    ranked = [Helper(key, score, ()) for key, score in (("a", 5.0), ("b", 2.0), ("c", 1.9))]
    assert [one.key for one in outstanding(ranked)] == ["a", "b"]
    assert outstanding(()) == []
