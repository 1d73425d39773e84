"""Who is linked to somebody: by keys and by names, the strongest link each."""

from datetime import date

import pytest

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Item, Kind
from netlog.core.mentions import PLACES, Mention, is_named, mentions, names_of, probes
from netlog.core.text import fold

DAY, LATER = date(2026, 3, 1), date(2026, 11, 1)


def entry(text: str, day: date = DAY, **more: object) -> Entry:
    return Entry(date=day, kind=Kind.TALKED, text=text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Ann Lee", "lunch with ann lee", True),
        ("Ann Lee", "ÁNN  LÉE!", True),
        ("Ann Lee", "Ann Lee's brother", True),
        ("Ann Lee", "Ann Lee’s brother", True),
        ("Ann Lee", "Ann Leeds", False),
        ("Ann Lee", "Joann Lee", False),
        ("Ann Lee", "Lee, Ann", False),
        ("Ann Lee", "Ann and Lee", False),
        ("Ann Lee", "Joann Lee, and Ann Lee", True),
        ("Maeve O'Neil", "saw Maeve O’Neil", True),
        ("Maeve O'Neil", "Maeve Oneil", True),
        ("Levi's", "a job at Levi's", True),
        ("Northwind", "Northwind GmbH", True),
        ("Northwind", "the north wind", False),
        ("陈爱丽", "我认识陈爱丽的哥哥", True),
        ("灯台", "灯台デザイン", True),
        ("Оксана", "Оксані", False),
        ("—", "a — b", False),
        ("Ann", "", False),
    ],
)
def test_a_name_stands_in_a_text_as_whole_words(name: str, text: str, expected: bool) -> None:
    assert is_named(name, text) is expected


@pytest.mark.parametrize("name", ["Ann Lee", "Maeve O'Neil", "Levi's", "陈爱丽", "Zoë Müller", "Acme, Inc."])
def test_what_is_looked_for_first_stands_in_the_name_itself(name: str) -> None:
    assert probes(name)
    assert all(word in fold(name) for word in probes(name))


def test_where_a_name_has_no_word_nothing_is_looked_for() -> None:
    assert probes("—") == ()


def test_a_contact_is_known_by_whole_names_and_not_by_a_first_name() -> None:
    contact = Contact(name="Alice Chen", also=("Al", "陈爱丽", "Ms. Chen", "Ali"))
    assert names_of(contact) == ("Alice Chen", "陈爱丽", "Ms. Chen")
    assert names_of(Contact(name="Madonna")) == ()


PEOPLE = {
    "ann": Contact(
        name="Ann Lee",
        via="bob",
        needs=(Item(what="a van", done=DAY, by="gil"),),
        log=(entry("tea", with_=("hal", "a stranger")), entry("boats", as_="introduction", to="ida")),
    ),
    "bob": Contact(name="Bob"),
    "cem": Contact(name="Cem", via="ann"),
    "dan": Contact(name="Dan", log=(entry("a fair", with_=("ann",)), entry("a feast", LATER, with_=("Ann Lee",)))),
    "eva": Contact(name="Eva", offers=(Item(what="a word with Ann Lee", since=DAY),), notes="x\nAnn Lee paints."),
    "fay": Contact(name="Fay", needs=(Item(what="a desk", done=LATER, by="ann"),)),
    "gil": Contact(name="Gil"),
    "hal": Contact(name="Hal"),
    "ida": Contact(name="Ida"),
    "joe": Contact(name="Joe", org="Ann Lee Boats", interests=(Item(what="ann lee"),)),
    "kim": Contact(name="Kim", log=(entry("Ann Leeds"),), notes="Ann and Lee"),
    "lea": Contact(name="Lea", log=(Entry(date=DAY, kind=Kind.GAVE, text="x", outcome="met Ann Lee"),)),
}


def test_of_every_contact_the_strongest_link_is_told_the_strongest_first() -> None:
    assert mentions(PEOPLE, "ann", ["Ann Lee"]) == (
        Mention("cem", "via", None, ""),
        Mention("ida", "to", DAY, "boats"),
        Mention("joe", "org", None, "Ann Lee Boats"),
        Mention("dan", "with", LATER, "Ann Lee"),
        Mention("hal", "with", DAY, "tea"),
        Mention("fay", "by", LATER, "a desk"),
        Mention("gil", "by", DAY, "a van"),
        Mention("lea", "gave", DAY, "met Ann Lee"),
        Mention("eva", "offers", DAY, "a word with Ann Lee"),
    )


def test_somebody_without_a_file_is_linked_by_name_alone() -> None:
    found = mentions({key: one for key, one in PEOPLE.items() if key != "ann"}, None, ["Ann Lee"])
    assert [(one.key, one.place) for one in found] == [
        ("joe", "org"), ("dan", "with"), ("lea", "gave"), ("eva", "offers"),
    ]  # fmt: skip


def test_every_place_has_a_rank_of_its_own() -> None:
    assert len(set(PLACES)) == len(PLACES)
