"""One contact on one page, to read before meeting them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from netlog.core.contact import ME, Contact, Labelled
from netlog.core.dates import parse_partial
from netlog.core.entry import Entry, Item, Kind
from netlog.core.evidence import Evidence, Helper
from netlog.core.ledger import Moment
from netlog.core.rhythm import parse_rhythm
from netlog.core.settings import Settings
from netlog.core.sharing import Shared
from netlog.core.standing import standing
from netlog.page import Heading, Line, Page, Table
from netlog.reports.brief import Brief, bring, document, page

TODAY = date(2026, 11, 22)


def entry(day: str, kind: Kind, text: str, **more: object) -> Entry:
    return Entry(date=date.fromisoformat(day), kind=kind, text=text, **more)  # type: ignore[arg-type]


ANN = Contact(
    name="Ann",
    also=("Annie",),
    email=(Labelled("work", "ann@example.org"),),
    org="Northwind",
    title="Printer",
    place="Berlin",
    via="bob-marsh",
    tags=("inner",),
    every=parse_rhythm("6 weeks"),
    interests=(Item(what="climbing"), Item(what="knots", dropped=TODAY), Item(what="cats")),
    goals=(Item(what="a shop"),),
    needs=(Item(what="a van", since=date(2025, 10, 2)), Item(what="a flat", done=TODAY)),
    offers=(Item(what="small runs"),),
    notes="Prefers Signal.\nNever before ten.",
    log=(
        entry("2026-10-01", Kind.GOT, "a map", worth=3),
        entry("2026-10-02", Kind.PROMISED, "the deck", due=date(2026, 11, 20)),
        entry("2026-10-03", Kind.PROMISED, "the memo", due=date(2026, 11, 27)),
        entry("2026-10-04", Kind.EXPECTED, "a call"),
    ),
    extra=(("shoe_size", "42"),),
)


def brief(contact: Contact, *, key: str = "ann", settings: Settings | None = None) -> Brief:
    one = standing(key, contact, settings or Settings(), today=TODAY)
    return Brief(key, contact, one, {"bob-marsh": "Bob Marsh"}, TODAY)


def told(page: Page) -> list[str]:
    found = []
    for block in page.blocks:
        match block:
            case Heading(text):
                found.append(f"# {text}")
            case Table(_, rows):
                found += [" | ".join(cell.text for cell in row) for row in rows]
            case Line():
                found.append(block.text)
    return found


def test_the_page_says_who_it_is_where_things_stand_and_what_was_last() -> None:
    assert told(page(brief(ANN))) == [
        "Ann · Printer, Northwind, Berlin",
        "Also | Annie",
        "Email | work: ann@example.org",
        "Via | Bob Marsh",
        "Tags | inner",
        "Last contact | expected “a call”, 7 weeks ago",
        "Check-in | every 6 weeks, 7 days overdue",
        "Balance | you owe 3 since Thu 1 Oct (gave 0, got 3)",
        "Goodwill | new (0.8)",
        "To bring | “the deck”, which you promised",
        "You promised | “the deck” · 2 days overdue (Fri 20 Nov)",
        " | “the memo” · due Fri 27 Nov",
        "They promised | “a call” · said 7 weeks ago",
        "Needs | a van · since Thu 2 Oct 2025",
        "Offers | small runs",
        "Goals | a shop",
        "Interests | climbing, cats",
        "Notes | Prefers Signal.",
        " | Never before ten.",
        "# Lately",
        "Fri 2 Oct | promised | the deck · due Fri 20 Nov",
        "Sat 3 Oct | promised | the memo · due Fri 27 Nov",
        "Sun 4 Oct | expected | a call",
        "1 earlier entry, shoe_size: `netlog show ann --long`",
    ]


def test_the_long_page_leaves_nothing_out() -> None:
    lines = told(page(replace(brief(replace(ANN, notes="a\nb\nc\nd")), is_whole=True)))
    assert "Shoe_size | 42" in lines
    assert [line for line in lines if line.startswith(" | ")][-3:] == [" | b", " | c", " | d"]
    assert lines[-5:-3] == ["# So far", "Thu 1 Oct | got | a map · worth 3"]


def test_the_short_page_says_what_it_leaves_out() -> None:
    assert told(page(brief(replace(ANN, notes="a\nb\nc\nd\ne"))))[-1] == (
        "1 earlier entry, 2 more lines of notes, shoe_size: `netlog show ann --long`"
    )


def helper(key: str, text: str) -> Helper:
    return Helper(key, 1.0, (Evidence("offers", text, ("van",)),))


def test_under_a_need_stands_who_could_meet_it() -> None:
    found = replace(brief(ANN), could_meet={"a van": (helper("bob-marsh", "his van"), helper(ME, "my van"))})
    lines = told(page(found))
    at = lines.index("Needs | a van · since Thu 2 Oct 2025")
    assert lines[at + 1 : at + 3] == [" | Bob Marsh could: “his van”", " | you could: “my van”"]


def test_what_we_share_is_told() -> None:
    both = Shared(interests=("cats",), goals=("a shop",), tags=("inner",), people=("bob-marsh", "Eve"), place="Berlin")
    lines = told(page(replace(brief(ANN), shared=both)))
    at = lines.index("You share | interests: cats")
    assert lines[at + 1 : at + 5] == [
        " | goals: a shop",
        " | tags: inner",
        " | people: Bob Marsh, Eve",
        " | place: Berlin",
    ]


PLAIN = Contact(name="Ann", needs=(Item(what="a van"),), log=(entry("2026-11-01", Kind.TALKED, "tea"),))
MET = {"a van": (helper("bob-marsh", "his van"),)}


@pytest.mark.parametrize(
    ("contact", "more", "thing"),
    [
        (ANN, {"could_meet": {"a van": (helper(ME, "my van"),)}}, "“the deck”, which you promised"),
        (PLAIN, {"could_meet": {"a van": (*MET["a van"], helper(ME, "my van"))}}, "“my van”: they need “a van”"),
        (
            replace(PLAIN, birthday=parse_partial("--11-24")),
            {"could_meet": MET},
            "good wishes: their birthday is in 2 days",
        ),
        (PLAIN, {"could_meet": MET}, "an introduction to Bob Marsh: they need “a van”"),
        (
            replace(PLAIN, log=(entry("2026-11-01", Kind.GOT, "a map"),)),
            {"shared": Shared(interests=("cats",))},
            "thanks for “a map”",
        ),
        (PLAIN, {"shared": Shared(interests=("cats",))}, "something about cats, which you both care about"),
        (PLAIN, {}, None),
    ],
    ids=["a promise", "what I have", "a birthday", "an introduction", "thanks", "an interest", "nothing"],
)
def test_there_is_one_thing_to_bring(contact: Contact, more: dict[str, Any], thing: str | None) -> None:
    found = replace(brief(contact), **more)
    assert bring(found) == thing
    assert [line for line in told(page(found)) if line.startswith("To bring")] == (
        [f"To bring | {thing}"] if thing else []
    )


def test_warnings_stand_with_the_numbers() -> None:
    log = tuple(entry(day, Kind.GAVE, "x") for day in ("2026-06-01", "2026-07-01", "2026-07-15", "2026-08-01"))
    quiet = brief(Contact(name="Ann", log=(*log, entry("2026-09-01", Kind.GAVE, "x"))))
    lines = told(page(quiet))
    assert "One-sided | you gave 5 times with nothing back: ask for something small, or let it rest" in lines
    assert "Drift | silent for 2 months, usually in touch every 3 weeks" in lines


def test_a_contact_with_nothing_but_a_name_makes_a_short_page() -> None:
    assert told(page(brief(Contact(name="Ann")))) == ["Ann", "Last contact | none yet"]


@pytest.mark.parametrize(
    ("contact", "settings"),
    [(ANN, Settings(scores=False)), (replace(ANN, scores=False), Settings())],
    ids=["for everybody", "for this one"],
)
def test_without_scores_the_page_and_the_document_hold_no_numbers(contact: Contact, settings: Settings) -> None:
    lines = told(page(brief(contact, settings=settings)))
    assert not [line for line in lines if "Balance" in line or "owe" in line or "Goodwill" in line]
    assert [line for line in lines if line.startswith("You promised")]
    found = document(brief(contact, settings=settings))["standing"]
    assert isinstance(found, dict)
    numbers = ("gave", "got", "balance", "since", "last_exchange", "goodwill", "band", "trend", "one_sided")
    assert [found[name] for name in numbers] == [None] * 9
    assert found["last"] is not None


@pytest.mark.parametrize(
    ("contact", "sentence"),
    [
        (replace(ANN, log=()), "Check-in | every 6 weeks, due today"),
        (replace(ANN, snooze=date(2026, 12, 1)), "Check-in | every 6 weeks, due Tue 1 Dec, snoozed until Tue 1 Dec"),
        (replace(ANN, snooze=date(2026, 11, 1)), "Check-in | every 6 weeks, 7 days overdue"),
        (replace(ANN, met=parse_partial("2026-12"), log=()), "Check-in | every 6 weeks, due Tue 12 Jan 2027"),
    ],
)
def test_the_check_in_is_told_with_its_rhythm_and_its_snooze(contact: Contact, sentence: str) -> None:
    assert sentence in told(page(brief(contact)))


def test_a_rhythm_of_a_tag_or_of_all_says_so() -> None:
    contact = replace(ANN, every=None, log=(), met=parse_partial("2026-11-20"))
    week = parse_rhythm("week")
    inner = told(page(brief(contact, settings=Settings(tags={"inner": week}))))
    assert "Check-in | every week (tag inner), due Fri 27 Nov" in inner
    default = told(page(brief(contact, settings=Settings(every=week))))
    assert "Check-in | every week (default), due Fri 27 Nov" in default


@pytest.mark.parametrize("contact", [replace(ANN, every=None), replace(ANN, archived=True)], ids=["never", "archived"])
def test_where_no_check_in_is_ever_due_none_is_mentioned(contact: Contact) -> None:
    assert not [line for line in told(page(brief(contact))) if line.startswith("Check-in")]


def test_an_archived_contact_is_called_that() -> None:
    assert told(page(brief(replace(ANN, archived=True))))[0] == "Ann · Printer, Northwind, Berlin (archived)"


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        (
            (entry("2026-11-01", Kind.GAVE, "x", worth=2),),
            "Balance | owes you 2 since Sun 1 Nov (gave 2, got 0)",
        ),
        (
            (entry("2026-11-01", Kind.GAVE, "x"), entry("2026-11-02", Kind.GOT, "x")),
            "Balance | even (gave 1, got 1)",
        ),
    ],
)
def test_the_balance_is_told_in_words(log: tuple[Entry, ...], sentence: str) -> None:
    assert sentence in told(page(brief(replace(ANN, log=log))))


def test_of_a_long_log_the_last_three_days_are_shown_and_the_others_counted() -> None:
    log = tuple(entry(f"2026-11-{day:02}", Kind.NOTE, f"note {day}") for day in (7, 1, 2, 3, 4, 5, 6))
    lines = told(page(brief(replace(ANN, log=log, extra=()))))
    lately = lines[lines.index("# Lately") :]
    assert [line.split(" | ")[-1] for line in lately[1:4]] == ["note 5", "note 6", "note 7"]
    assert lately[4] == "4 earlier entries: `netlog show ann --long`"


def test_of_a_log_of_three_nothing_is_earlier() -> None:
    log = tuple(entry(f"2026-11-0{day}", Kind.NOTE, f"note {day}") for day in range(1, 4))
    lines = told(page(brief(replace(ANN, log=log, extra=()))))
    assert lines[-4:] == [
        "# So far",
        *(f"{day} Nov | note | note {day[-1]}" for day in ("Sun 1", "Mon 2", "Tue 3")),
    ]


def test_i_am_no_contact_of_mine() -> None:
    me = told(page(brief(Contact(name="Robin", goals=(Item(what="a prize"),)), key=ME)))
    assert me == ["Robin", "Goals | a prize"]


def test_the_document_holds_the_fields_by_their_names_and_the_standing() -> None:
    found = document(brief(ANN))
    assert list(found) == ["key", "name", "contact", "standing", "shared", "could_meet", "bring"]
    assert (found["key"], found["name"]) == ("ann", "Ann")
    assert found["standing"] == {
        "last": Moment(date(2026, 10, 4), Kind.EXPECTED, "a call"),
        "every": parse_rhythm("6 weeks"),
        "due": date(2026, 11, 15),
        "overdue": 7,
        "gave": 0,
        "got": 3,
        "balance": 3,
        "since": date(2026, 10, 1),
        "last_exchange": Moment(date(2026, 10, 1), Kind.GOT, "a map"),
        "promises": [
            {"date": date(2026, 10, 2), "kind": Kind.PROMISED, "text": "the deck", "due": date(2026, 11, 20)},
            {"date": date(2026, 10, 3), "kind": Kind.PROMISED, "text": "the memo", "due": date(2026, 11, 27)},
            {"date": date(2026, 10, 4), "kind": Kind.EXPECTED, "text": "a call"},
        ],
        "goodwill": 0.8,
        "band": None,
        "trend": None,
        "one_sided": None,
        "drift": None,
    }
    assert (found["shared"], found["could_meet"], found["bring"]) == (None, [], "“the deck”, which you promised")


def test_the_brief_is_one_screen_however_much_there_is_to_say() -> None:
    many = tuple(Item(what=f"thing {n}") for n in range(80))
    log = tuple(entry("2026-10-02", kind, f"p{n}") for kind in (Kind.PROMISED, Kind.EXPECTED) for n in range(5))
    busy = replace(ANN, needs=many, offers=many, goals=many, log=log, extra=(), notes=None)
    lines = told(page(brief(busy)))
    assert len(lines) <= 36
    assert lines[-1] == (
        "7 earlier entries, 2 more promises, 2 more of theirs, 77 more needs, 77 more offers, 77 more goals: "
        "`netlog show ann --long`"
    )
    assert len(told(page(replace(brief(busy), is_whole=True)))) > 240
