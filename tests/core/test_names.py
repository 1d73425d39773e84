"""Who is meant: the order of the design's section 6, and never a silent pick."""

import pytest
from anyone import contacts
from hypothesis import example, given
from hypothesis import strategies as st

from netlog.core.contact import Contact, Labelled
from netlog.core.names import Named, beginning, matching_entirely, named, possible, resolved, search_line
from netlog.core.text import fold, words
from netlog.errors import AmbiguousContactError, UnknownContactError

PEOPLE = (
    Named("alice-chen", "Alice Chen", ("Al", "陈爱丽"), ("alice@example.org",)),
    Named("alicia-keller", "Alicia Keller"),
    Named("bob-marsh", "Bob Marsh", ("Robert", "the Commodore")),
    Named("maeve-o-neil", "Maeve O'Neil"),
    Named("sam-okafor", "Sam Okafor", (), ("sam@example.com",)),
    Named("sam-whitfield", "Sam Whitfield"),
    Named("sam", "Zadie Moss"),
    Named("zoë-müller", "Zoë Müller"),
    Named("оксана-левченко", "Оксана Левченко"),
    Named("森田-陽菜", "森田 陽菜"),
    Named("noor", "نور الهاشمي"),
    Named("jo-ann-lee", "Jo Ann Lee"),
    Named("jose-garcia", "José García"),
    Named("idris-bello", "Idris Bello", (), ("idris@example.org",), archived=True),
    Named("sam-archer", "Sam Archer", archived=True),
    Named("bob-vance", "Bob Vance", archived=True),
)


@pytest.mark.parametrize(
    ("who", "expected", "why"),
    [
        ("alice-chen", "alice-chen", "the exact key"),
        ("ALICE-CHEN", "alice-chen", "the key, case aside"),
        ("zoe-muller", "zoë-müller", "the key, accents aside"),
        ("sam", "sam", "the exact key wins over two Sams"),
        ("bob-vance", "bob-vance", "the exact key wins, archived or not"),
        ("Alice Chen", "alice-chen", "the exact name"),
        ("alice  CHEN ", "alice-chen", "case and spaces aside"),
        ("al", "alice-chen", "an exact other name wins over the beginning of two names"),
        ("robert", "bob-marsh", "another name"),
        ("sam@example.com", "sam-okafor", "an e-mail address"),
        ("SAM@EXAMPLE.COM", "sam-okafor", "an e-mail address, case aside"),
        ("alice", "alice-chen", "the beginning of one name: Alicia does not begin so"),
        ("sam o", "sam-okafor", "each word begins a word"),
        ("o sam", "sam-okafor", "in whatever order"),
        ("mar bo", "bob-marsh", "beginnings, in whatever order"),
        ("commo", "bob-marsh", "the beginning of a word of another name"),
        ("zoe", "zoë-müller", "accents aside"),
        ("zoë", "zoë-müller", "with its accent"),
        ("muller", "zoë-müller", "accents aside"),
        ("jose garcia", "jose-garcia", "accents aside"),
        ("oneil", "maeve-o-neil", "without the apostrophe"),
        ("o'neil", "maeve-o-neil", "with it"),
        ("o’neil", "maeve-o-neil", "with the typographic one"),
        ("оксана", "оксана-левченко", "Cyrillic"),
        ("ЛЕВЧ", "оксана-левченко", "Cyrillic, case aside"),
        ("森田", "森田-陽菜", "Japanese"),
        ("陈爱丽", "alice-chen", "Chinese, as another name"),
        ("نور", "noor", "Arabic"),
        ("bob", "bob-marsh", "the archived Bob does not count while another fits"),
        ("bob v", "bob-vance", "the archived one, when nobody else fits"),
        ("sam ar", "sam-archer", "the archived one, when nobody else fits"),
        ("idris", "idris-bello", "the archived one, when nobody else fits"),
        ("idris@example.org", "idris-bello", "the archived one, by an address"),
    ],
)
def test_a_name_is_found_by_key_then_name_then_beginnings(who: str, expected: str, why: str) -> None:
    assert resolved(who, PEOPLE, reading=False).key == expected, why
    assert resolved(who, PEOPLE, reading=True).key == expected, why


@pytest.mark.parametrize(
    ("who", "expected", "why"),
    [
        ("kafo", "sam-okafor", "in the middle of a word"),
        ("field", "sam-whitfield", "at its end"),
        ("for sam", "sam-okafor", "every word may be a part"),
        ("ell", "alicia-keller", "K-ell-er; the archived B-ell-o does not count"),
    ],
)
def test_only_reading_commands_take_a_part_of_a_word(who: str, expected: str, why: str) -> None:
    with pytest.raises(UnknownContactError):
        resolved(who, PEOPLE, reading=False)
    assert resolved(who, PEOPLE, reading=True).key == expected, why


def listed(error: AmbiguousContactError) -> tuple[str, ...]:
    """The keys that stand in the list of who could be meant."""
    return tuple(line.removeprefix("  ").partition("  (")[0] for line in error.advice.splitlines()[1:])


@pytest.mark.parametrize(
    ("who", "keys", "why"),
    [
        ("ali", ("alice-chen", "alicia-keller"), "two begin so"),
        ("s", ("sam-okafor", "sam-whitfield"), "one letter, two Sams; the archived one does not count"),
    ],
)
def test_several_are_listed_and_none_is_picked(who: str, keys: tuple[str, ...], why: str) -> None:
    with pytest.raises(AmbiguousContactError) as caught:
        resolved(who, PEOPLE, reading=False)
    assert listed(caught.value) == keys, why
    assert str(caught.value) == f"“{who}” could be any of {len(keys)} contacts"


def test_two_contacts_of_one_name_are_never_confused() -> None:
    people = (Named("kim-lee", "Kim Lee"), Named("kim-lee-2", "Kim Lee"))
    assert resolved("kim-lee-2", people, reading=False).key == "kim-lee-2"
    assert resolved("kim-lee", people, reading=False).key == "kim-lee"
    with pytest.raises(AmbiguousContactError) as caught:
        resolved("kim lee", people, reading=False)
    assert listed(caught.value) == ("kim-lee", "kim-lee-2")


def test_two_contacts_with_one_address_are_never_confused() -> None:
    people = (Named("a", "Ann", (), ("us@example.org",)), Named("b", "Ben", (), ("us@example.org",)))
    with pytest.raises(AmbiguousContactError):
        resolved("us@example.org", people, reading=True)


def test_keys_that_differ_in_an_accent_are_never_confused() -> None:
    people = (Named("zoe", "Zoe One"), Named("zoë", "Zoë Two"))
    assert resolved("zoe", people, reading=False).key == "zoe"
    assert resolved("zoë", people, reading=False).key == "zoë"
    assert resolved("ZOË", people, reading=False).key == "zoë"
    with pytest.raises(AmbiguousContactError):
        resolved("zoé", people, reading=False)


def test_keys_that_differ_in_case_are_never_confused() -> None:
    people = (Named("Ann", "Ann One"), Named("ann", "Ann Two"))
    assert resolved("ann", people, reading=False).key == "ann"
    assert resolved("Ann", people, reading=False).key == "Ann"
    with pytest.raises(AmbiguousContactError):
        resolved("ANN", people, reading=False)


def test_a_key_is_found_in_either_normal_form() -> None:
    person = Named("zoe\u0308", "Zoe\u0308")
    assert resolved("zoë", (person,), reading=False) == person


def test_each_typed_word_needs_a_word_of_its_own() -> None:
    people = (Named("jo-lee", "Jo Lee"), Named("jo-jones", "Jo Jones"))
    assert resolved("jo jo", people, reading=False).key == "jo-jones"
    assert resolved("jon jo", people, reading=False).key == "jo-jones"
    with pytest.raises(UnknownContactError):
        resolved("jo jo", people[:1], reading=False)


def test_a_word_makes_room_for_another_that_has_no_other_place() -> None:
    # Each of the first two takes the place that the next one needs, so that all have to move.
    person = Named("j", "Joan Jo Johanna")
    assert resolved("jo joh joa", (person,), reading=False) == person
    assert resolved("joh jo joa", (person,), reading=False) == person
    with pytest.raises(UnknownContactError):
        resolved("joh joh joa", (person,), reading=False)


def test_a_name_of_many_words_alike_is_answered_at_once() -> None:
    # In each order of the words that begin alike this would take longer than the universe is old.
    person = Named("a", " ".join(["ab"] * 40))
    with pytest.raises(UnknownContactError):
        resolved(" ".join(["a"] * 39 + ["c"]), (person,), reading=True)
    assert resolved(" ".join(["a"] * 40), (person,), reading=False) == person


def test_words_of_two_names_are_not_mixed() -> None:
    people = (Named("bob-marsh", "Bob Marsh", ("Robert",)),)
    with pytest.raises(UnknownContactError):
        resolved("robert marsh", people, reading=True)


def test_a_long_list_of_several_is_cut_and_counted() -> None:
    people = tuple(Named(f"kim-{n}", f"Kim {n}") for n in range(11))
    with pytest.raises(AmbiguousContactError) as caught:
        resolved("kim", people, reading=False)
    assert str(caught.value) == "“kim” could be any of 11 contacts"
    assert caught.value.advice.endswith("  kim-7  (Kim 7)\n  and 3 more")
    with pytest.raises(AmbiguousContactError) as caught:
        resolved("kim", people[:8], reading=False)
    assert caught.value.advice.endswith("  kim-7  (Kim 7)")


@pytest.mark.parametrize(
    ("who", "suggested"),
    [
        ("alcie", "alice-chen"),
        ("alise chen", "alice-chen"),
        ("whitfeild", "sam-whitfield"),
        ("robbert", "bob-marsh"),
        ("оксанa", "оксана-левченко"),
        ("zoey", "zoë-müller"),
    ],
)
def test_a_name_nobody_has_is_answered_with_the_nearest(who: str, suggested: str) -> None:
    with pytest.raises(UnknownContactError) as caught:
        resolved(who, PEOPLE, reading=False)
    assert str(caught.value) == f"no contact answers to “{who}”"
    assert caught.value.advice.startswith("Did you mean ")
    assert suggested in caught.value.advice


def test_of_two_with_the_name_that_is_near_both_are_suggested() -> None:
    people = (Named("sam-okafor", "Sam Okafor"), Named("sam-whitfield", "Sam Whitfield"))
    with pytest.raises(UnknownContactError) as caught:
        resolved("szm", people, reading=False)
    assert caught.value.advice == "Did you mean sam-okafor or sam-whitfield?"


@pytest.mark.parametrize("who", ["xylophone", "", "  ", "---", "🦊"])
def test_where_nobody_is_near_the_way_on_is_named(who: str) -> None:
    with pytest.raises(UnknownContactError) as caught:
        resolved(who, PEOPLE, reading=True)
    assert "netlog list" in caught.value.advice


def test_a_name_without_a_letter_can_be_typed_whole() -> None:
    fox = Named("contact", "🦊")
    assert resolved("🦊", (*PEOPLE, fox), reading=False) == fox


NAMES = st.lists(st.sampled_from(["Sam", "sam", "Sám", "Samuel", "Lee", "Leo", "O'Lee"]), min_size=1, max_size=3)
KEYS = ("sam", "sám", "Sam", "lee", "sam-lee", "lee-2")
CROWDS = st.lists(
    st.builds(
        Named,
        key=st.sampled_from(KEYS),
        name=NAMES.map(" ".join),
        also=st.lists(st.sampled_from(["Sam", "Lee L", "Al"]), max_size=1).map(tuple),
        emails=st.lists(st.sampled_from(["sam@x.org", "lee@x.org"]), max_size=1).map(tuple),
        archived=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda person: person.key,
)
TYPED = NAMES.map(" ".join) | st.sampled_from([*KEYS, "s", "l", "am", "sam@x.org", "e e", "SAM"])


def _orders(count: int, among: int) -> list[tuple[int, ...]]:
    if count == 0:
        return [()]
    return [(*rest, at) for rest in _orders(count - 1, among) for at in range(among) if at not in rest]


def _rank(who: str, person: Named, *, reading: bool) -> tuple[int, bool, int] | None:
    """How well someone fits, told apart from the program's own search: the less the better, None is not at all."""
    typed = words(who)
    forms = [words(name) for name in (person.name, *person.also)]
    pairs = [
        [(form[at], word) for word, at in zip(typed, order, strict=True)]
        for form in forms
        for order in _orders(len(typed), len(form))
    ]
    by_key = [person.key == who, person.key.casefold() == who.casefold(), fold(person.key) == fold(who)]
    by_name = [
        fold(who) in {fold(name) for name in (person.name, *person.also, *person.emails)},
        any(all(word.startswith(said) for word, said in pair) for pair in pairs),
        reading and any(all(said in word for word, said in pair) for pair in pairs),
    ]
    if any(by_key):
        grade = by_key.index(True)
        return grade, person.archived and grade == 2, 0
    return (3, person.archived, by_name.index(True)) if any(by_name) else None


@example("SAM", [Named("sam", "A"), Named("Sam", "B")], False)
@example("sam", [Named("lee", "Sam", archived=True), Named("lee-2", "Sam Lee")], True)
@given(TYPED, CROWDS, st.booleans())
def test_whoever_is_found_has_no_equal(who: str, people: list[Named], reading: bool) -> None:
    ranks = {person: rank for person in people if (rank := _rank(who, person, reading=reading))}
    best = {person for person, rank in ranks.items() if rank == min(ranks.values())}
    if len(best) == 1:
        assert {resolved(who, people, reading=reading)} == best
    elif best:
        with pytest.raises(AmbiguousContactError) as caught:
            resolved(who, people, reading=reading)
        assert set(listed(caught.value)) == {person.key for person in best}
    else:
        with pytest.raises(UnknownContactError):
            resolved(who, people, reading=reading)


def test_an_entire_match_is_a_name_or_an_address() -> None:
    alice = PEOPLE[0]
    assert matching_entirely("ALICE CHEN", alice)
    assert matching_entirely("al", alice)
    assert matching_entirely("alice@example.org", alice)
    assert not matching_entirely("alice", alice)
    assert not matching_entirely("alice-chen", alice)


def test_a_contact_answers_to_its_names_and_addresses() -> None:
    emails = (Labelled("work", "ann@example.org"), Labelled("home", "ann@example.net"))
    ann = Contact(name="Ann", also=("Annie",), email=emails, archived=True)
    assert named("ann-2", ann) == Named("ann-2", "Ann", ("Annie",), ("ann@example.org", "ann@example.net"), True)
    assert named("b", Contact(name="B")) == Named("b", "B")


@given(TYPED, CROWDS, st.booleans())
def test_whoever_is_meant_is_among_those_who_may_be(who: str, people: list[Named], reading: bool) -> None:
    _same_among_the_possible(who, people, reading=reading)


@given(st.lists(contacts(), min_size=1, max_size=4), st.data(), st.booleans())
def test_a_name_of_any_shape_is_found_among_those_who_may_be(
    found: list[Contact], data: st.DataObject, reading: bool
) -> None:
    people = [named(f"k\n{number}" if number else one.name, one) for number, one in enumerate(found)]
    forms = [form for one in people for form in (one.key, one.name, *one.also, *one.emails) if form]
    whole = data.draw(st.sampled_from(forms))
    who = data.draw(st.sampled_from([whole, whole.upper(), whole[:3], whole[1:], *whole.split()]))
    _same_among_the_possible(who, people, reading=reading)


@given(TYPED, CROWDS)
def test_what_was_typed_so_far_begins_a_name_an_address_or_a_word_of_one(typed: str, people: list[Named]) -> None:
    lines = [search_line(person) for person in people]
    start = fold(typed)
    begun = ("\t" + start, " " + start) if start else ("",)
    expected = {at for at, line in enumerate(lines) if any(form in f"\t{line}" for form in begun)}
    assert beginning(typed, "\n".join(lines)) == expected


def _same_among_the_possible(who: str, people: list[Named], *, reading: bool) -> None:
    lines = "\n".join(search_line(person) for person in people)
    some = [people[place] for place in sorted(possible(who, lines))]
    assert _outcome(who, some, reading=reading) == _outcome(who, people, reading=reading)


def _outcome(who: str, people: list[Named], *, reading: bool) -> object:
    try:
        return resolved(who, people, reading=reading)
    except AmbiguousContactError as error:
        return error.message, error.advice
    except UnknownContactError:
        return None


@given(st.lists(contacts(), min_size=1, max_size=2))
@example([Contact(name="Zoë O'Neil", also=("zoe", "Zo\u200be", "²", "a\u0301 b", "\u3164a", "A-B"))])
def test_every_form_of_a_name_stands_on_its_line(found: list[Contact]) -> None:
    for person in (named("key", one) for one in found):
        forms = search_line(person).split("\t")
        assert {fold(form) for form in (person.key, person.name, *person.also, *person.emails)} <= set(forms)
        assert {" ".join(words(name)) for name in (person.name, *person.also)} <= set(forms)
