"""My goals with their teams, and those of others: which, in which order, and how they read."""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Item, Kind
from netlog.core.evidence import Evidence, Helper
from netlog.core.goals import MyGoal, open_goals, reached_goals, team
from netlog.core.ledger import Moment
from netlog.page import Heading, Line, Page, Table
from netlog.reports import goals
from netlog.reports.goals import Candidate, Goal, Goals, Scope

TODAY = date(2026, 11, 22)
ME = Contact(
    name="Robin",
    goals=(
        Item(what="raise a round", since=date(2025, 6, 1)),
        Item(what="sing"),
        Item(what="move", done=date(2026, 2, 3), by="bob"),
        Item(what="win", done=date(2025, 2, 3), by="me"),
    ),
)

NOBODY = Contact(name="Robin")


def entry(day: str, kind: str, text: str, for_: str) -> Entry:
    return Entry(date=date.fromisoformat(day), kind=Kind(kind), text=text, for_=for_)


CONTACTS: Mapping[str, Contact] = {
    "ann": Contact(
        name="Ann",
        goals=(Item(what="sail", since=date(2026, 1, 1)), Item(what="read")),
        log=(entry("2026-11-01", "gave", "a boat", "sail"), entry("2025-01-01", "gave", "a book", "read")),
    ),
    "bob": Contact(
        name="Bob",
        supports=("Raise a round",),
        goals=(Item(what="rest"),),
        log=(
            entry("2026-11-20", "got", "a deck", "raise a round"),
            entry("2026-10-01", "got", "a list", "raise a round"),
            entry("2026-01-01", "got", "a van", "move"),
            entry("2026-11-10", "gave", "quiet", "rest"),
        ),
    ),
    "cem": Contact(name="Cem", log=(entry("2026-09-01", "got", "a name", "raise a round"),)),
    "eve": Contact(name="Eve", goals=(Item(what="act"),)),
}


def helper(key: str, *evidence: Evidence) -> Helper:
    return Helper(key, 1.0, evidence or (Evidence("offers", f"what {key} offers", ("round",)),))


def report(
    me: Contact | None = ME,
    *,
    scope: Scope = "all",
    mine: Sequence[Item] | None = None,
    could: Mapping[str, Sequence[Helper]] | None = None,
    has_me: bool = True,
) -> Goals:
    items = mine if mine is not None else open_goals(me, today=TODAY) if me else ()
    backed = [MyGoal(goal, team(goal.what, CONTACTS.items(), today=TODAY)) for goal in items]
    return goals.report(me, backed, CONTACTS, scope=scope, today=TODAY, could=could or {}, has_me=has_me)


def lines(page: Page) -> list[str]:
    """The page as text: headings, lines, and the cells of each row that say something, with bars between."""
    found = []
    for block in page.blocks:
        match block:
            case Heading(text):
                found.append(f"# {text}")
            case Line():
                found.append(block.text)
            case Table():
                found += [" | ".join(cell.text for cell in row if cell.text) for row in block.rows]
    return found


def test_an_item_has_the_documented_keys_in_their_order() -> None:
    names = [field.name for field in dataclasses.fields(Goal)]
    assert names == ["key", "name", "kind", "goal", "since", "done", "by", "supported", "last", "team", "could"]


def test_mine_come_first_then_those_i_supported_lately_the_latest_on_top_then_the_others_by_name() -> None:
    assert [(item.key, item.goal, item.supported) for item in report().items] == [
        ("me", "raise a round", True),
        ("me", "sing", False),
        ("bob", "rest", True),
        ("ann", "sail", True),
        ("ann", "read", False),
        ("eve", "act", False),
    ]


def test_a_goal_of_mine_says_who_is_behind_it_and_what_was_done_last() -> None:
    mine, lonely, *_ = report().items
    assert [(mate.key, mate.supports, len(mate.helped)) for mate in mine.team] == [("bob", True, 2), ("cem", False, 1)]
    assert mine.last == Moment(date(2026, 11, 20), Kind.GOT, "a deck")
    assert (lonely.team, lonely.last) == ((), None)


def test_a_goal_of_others_says_what_i_did_for_it_last_and_how_long_ago_that_may_be() -> None:
    *_, read, act = report().items
    assert (read.last, act.last) == (Moment(date(2025, 1, 1), Kind.GAVE, "a book"), None)


EVIDENCE = (Evidence("interests", "rounds", ("round",)), Evidence("notes", "n", ("raise", "round")))
COULD = {
    "raise a round": [helper("cem"), helper("me"), helper("gone"), helper("eve", *EVIDENCE)],
    "sing": [helper(key) for key in ("eve", "cem", "bob", "ann")],
}


def test_who_could_help_is_neither_on_the_team_nor_me_nor_unknown() -> None:
    assert report(could=COULD).items[0].could == (
        Candidate("eve", "Eve", ("round", "raise"), ("interests: rounds", "notes: n"), EVIDENCE),
    )


def test_three_who_could_help_are_named_and_ten_where_one_goal_is_asked_for() -> None:
    assert [one.key for one in report(could=COULD).items[1].could] == ["eve", "cem", "bob"]
    (sing,) = report(could=COULD, scope="one", mine=ME.goals[1:2]).items
    assert [one.key for one in sing.could] == ["eve", "cem", "bob", "ann"]
    many = {f"c{n:02}": Contact(name=f"C{n:02}") for n in range(12)}
    helpers = {"sing": [helper(key) for key in many]}
    backed = [MyGoal(ME.goals[1], ())]
    (sing,) = goals.report(ME, backed, many, scope="one", today=TODAY, could=helpers, has_me=True).items
    assert [one.key for one in sing.could] == list(many)[:10]


def test_it_reads_as_people_say_it() -> None:
    assert lines(goals.page(report(could=COULD))) == [
        "# raise a round, since Sun 1 Jun 2025",
        "Bob | supports | got “a deck”, 2 days ago · 2 times in all",
        "Cem | has helped | got “a name”, 2 months ago",
        "Eve | could help | cares about “rounds” (round)",
        "# sing",
        'Nobody is on the team yet: `netlog who "sing"`',
        "Eve | could help | offers “what eve offers” (round)",
        "Cem | could help | offers “what cem offers” (round)",
        "Bob | could help | offers “what bob offers” (round)",
        "# Goals you supported in the last year",
        "Bob | rest | gave “quiet”, 12 days ago",
        "Ann | sail | gave “a boat”, 3 weeks ago",
        "# Goals of others",
        "Ann | read | gave “a book”, 23 months ago",
        "Eve | act",
    ]


def test_one_goal_in_full_has_all_that_was_done_for_it_and_none_of_others() -> None:
    assert lines(goals.page(report(scope="one", mine=ME.goals[:1]))) == [
        "# raise a round, since Sun 1 Jun 2025",
        "Bob | supports | got “a deck”, 2 days ago",
        "got “a list”, 7 weeks ago",
        "Cem | has helped | got “a name”, 2 months ago",
    ]


def test_with_a_query_nobody_is_said_to_be_missing_who_may_not_have_been_asked_about() -> None:
    told = lines(goals.page(report(), has_query=True))
    assert told[told.index("# sing") + 1] == "Nobody who fits is on the team."


def test_goals_that_are_reached_say_when_by_whom_and_who_helped() -> None:
    found = report(scope="reached", mine=reached_goals(ME, today=TODAY))
    assert lines(goals.page(found)) == ["move | Tue 3 Feb | Bob | Bob", "win | Mon 3 Feb 2025 | Robin"]


def test_a_program_gets_one_record_a_goal_with_keys_for_people() -> None:
    records = goals.page(report(could=COULD)).records
    assert records is not None
    last = "2026-11-20 got a deck"
    assert records[0] == (
        *("me", "Robin", "mine", "raise a round", "2025-06-01", "", "", "yes", last, "bob, cem", "eve"),
    )
    assert records[-1] == ("eve", "Eve", "theirs", "act", "", "", "", "no", "", "", "")


@pytest.mark.parametrize(
    ("me", "has_me", "scope", "said"),
    [
        (None, False, "all", "There is no me.yaml in the journal; `netlog init` makes one."),
        (None, True, "all", "me.yaml can't be read."),
        (NOBODY, True, "all", "No goal of yours is open. `netlog goal me GOAL` names one."),
        (NOBODY, True, "reached", "No goal of yours is reached yet. `netlog done me GOAL` says that one is."),
        (ME, True, "reached", "None of the goals you have reached fits."),
    ],
)  # fmt: skip
def test_where_there_is_no_goal_of_mine_the_reason_is_told(
    me: Contact | None, has_me: bool, scope: Scope, said: str
) -> None:
    found = report(me, has_me=has_me, scope=scope, mine=())
    page = goals.page(found)
    assert (lines(page)[:1] if scope == "all" else [page.hint]) == [said]


def test_more_than_ten_of_others_are_counted_unless_all_are_wanted() -> None:
    many = {f"c{n:02}": Contact(name=f"C{n:02}", goals=(Item(what="x"),)) for n in range(13)}
    found = goals.report(ME, (), many, scope="all", today=TODAY, could={}, has_me=True)
    assert len(found.items) == 13
    assert lines(goals.page(found))[-2:] == ["C09 | x", "3 more: `netlog goals --all`"]
    assert lines(goals.page(found, whole=True))[-1] == "C12 | x"
