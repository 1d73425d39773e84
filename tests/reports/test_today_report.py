"""What today asks for: promises due, a few check-ins, birthdays; one line a contact."""

import dataclasses
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.contact import Contact
from netlog.core.dates import parse_partial
from netlog.core.entry import Entry, Item, Kind
from netlog.core.ledger import Moment
from netlog.core.rhythm import parse_rhythm
from netlog.core.settings import Settings
from netlog.core.standing import standing
from netlog.page import Line, Page, Table
from netlog.reports import today
from netlog.reports.today import Cause, Matter, Today

TODAY = date(2026, 11, 22)
WEEK = parse_rhythm("week")
MINE, THEIRS = Kind.PROMISED, Kind.EXPECTED


def promise(kind: Kind, text: str, on: str, due: str | None = None) -> Entry:
    return Entry(date=date.fromisoformat(on), kind=kind, text=text, due=date.fromisoformat(due) if due else None)


def talked(days_ago: int, on: date = TODAY) -> Entry:
    return Entry(date=on - timedelta(days=days_ago), kind=Kind.TALKED, text="tea")


def report(contacts: Iterable[Contact], *, limit: int = 5, on: date = TODAY, is_whole: bool = False) -> Today:
    found = [standing(one.name.casefold(), one, Settings(), today=on) for one in contacts]
    return today.report(found, today=on, limit=limit, is_whole=is_whole)


def shown(contacts: Iterable[Contact], *, limit: int = 5, on: date = TODAY) -> list[tuple[str, str, str]]:
    return [(item.key, item.kind.value, item.text) for item in report(contacts, limit=limit, on=on).items]


@pytest.mark.parametrize(
    ("entry", "is_shown", "working"),
    [
        (promise(MINE, "p", "2026-11-01", "2026-11-29"), True, "due in 7 days"),
        (promise(MINE, "p", "2026-11-01", "2026-11-30"), False, "due in 8 days"),
        (promise(MINE, "p", "2026-11-01", "2026-11-22"), True, "due today"),
        (promise(MINE, "p", "2026-01-01", "2026-02-01"), True, "overdue for long"),
        (promise(THEIRS, "p", "2026-11-01", "2026-11-29"), True, "theirs as well"),
        (promise(THEIRS, "p", "2026-11-01", "2026-11-30"), False, "theirs, in 8 days"),
        (promise(MINE, "p", "2026-11-07"), True, "without a day, 15 days old"),
        (promise(MINE, "p", "2026-11-08"), False, "without a day, 14 days old: not older than 14"),
        (promise(THEIRS, "p", "2026-11-07"), True, "theirs without a day, 15 days old"),
        (promise(MINE, "p", "2026-11-23", "2026-11-24"), False, "promised tomorrow"),
    ],
)
def test_promises_stand_here_a_week_before_they_are_due_and_undated_ones_after_14_days(
    entry: Entry, is_shown: bool, working: str
) -> None:
    assert bool(shown([Contact(name="A", log=(entry,))])) is is_shown, working


def test_the_order_is_my_promises_theirs_check_ins_birthdays() -> None:
    contacts = [
        Contact(name="Birthday", every=WEEK, birthday=parse_partial("1980-11-30"), log=(talked(1),)),
        Contact(name="Checkin", every=WEEK, log=(talked(9),)),
        Contact(name="Theirs", log=(promise(THEIRS, "the van", "2026-11-01", "2026-11-23"),)),
        Contact(name="Undated", log=(promise(MINE, "the map", "2026-10-01"),)),
        Contact(name="Soon", log=(promise(MINE, "the deck", "2026-11-01", "2026-11-24"),)),
        Contact(name="Late", log=(promise(MINE, "the memo", "2026-11-01", "2026-11-20"),)),
        Contact(name="Nothing", log=(talked(1000),)),
    ]
    assert shown(contacts) == [
        ("late", "promise", "the memo"),
        ("soon", "promise", "the deck"),
        ("undated", "promise", "the map"),
        ("theirs", "expected", "the van"),
        ("checkin", "check-in", "every week"),
        ("birthday", "birthday", "turns 46"),
    ]


BUSY = Contact(
    name="Busy",
    every=WEEK,
    birthday=parse_partial("1980-11-25"),
    log=(
        promise(MINE, "first", "2026-10-01", "2026-11-20"),
        promise(MINE, "second", "2026-10-01", "2026-11-24"),
        promise(THEIRS, "theirs", "2026-10-01"),
    ),
)


def test_a_contact_has_one_line_with_all_that_is_to_say() -> None:
    (item,) = report([BUSY]).items
    assert item == Matter(
        key="busy",
        name="Busy",
        kind=Cause.PROMISE,
        text="first",
        due=date(2026, 11, 20),
        overdue=2,
        more=("you owe “second”", "owes you “theirs”", "check-in due", "birthday in 3 days"),
        last=Moment(date(2026, 10, 1), THEIRS, "theirs"),
        command='netlog done busy "first"',
    )


def test_what_is_the_reason_is_not_said_twice() -> None:
    (item,) = report([Contact(name="A", every=WEEK, birthday=parse_partial("--11-25"), log=(talked(20),))]).items
    assert (item.kind, item.text, item.more) == (Cause.CHECK_IN, "birthday in 3 days", ())


@pytest.mark.parametrize(
    ("birthday", "every", "text", "working"),
    [
        ("1980-12-06", "week", "turns 46", "in 14 days"),
        ("--12-06", "week", "birthday", "of unknown age"),
        ("1980-12-07", "week", None, "in 15 days"),
        ("1980-12-06", None, None, "without a rhythm nobody asks for birthdays"),
        ("2026-12-06", "week", "birthday", "in the year of birth there is no age"),
    ],
)
def test_a_birthday_stands_here_for_14_days(birthday: str, every: str | None, text: str | None, working: str) -> None:
    rhythm = parse_rhythm(every) if every else None
    contact = Contact(name="A", every=rhythm, birthday=parse_partial(birthday), log=(talked(0),))
    assert shown([contact]) == ([("a", "birthday", text)] if text else []), working


def test_who_is_born_on_29_february_turns_older_on_the_28th_of_a_common_year() -> None:
    contact = Contact(name="A", every=WEEK, birthday=parse_partial("2000-02-29"), log=(talked(0, date(2027, 2, 20)),))
    (item,) = report([contact], on=date(2027, 2, 20)).items
    assert (item.due, item.text) == (date(2027, 2, 28), "turns 27")


def equals(count: int, *, silence: int = 100) -> list[Contact]:
    return [Contact(name=f"c{n:02}", every=WEEK, log=(talked(silence),)) for n in range(count)]


@pytest.mark.parametrize(("limit", "left_out"), [(5, 7), (12, 0), (20, 0), (1, 11), (0, 12)])
def test_no_more_check_ins_than_the_limit_and_the_rest_is_counted(limit: int, left_out: int) -> None:
    found = report(equals(12), limit=limit)
    assert (len(found.items), found.left_out) == (min(limit, 12), left_out)


def owing(count: int) -> list[Contact]:
    return [Contact(name=f"p{n:02}", log=(promise(MINE, "p", "2026-11-01", "2026-11-23"),)) for n in range(count)]


def test_the_limit_is_for_check_ins_alone() -> None:
    assert len(report([*owing(7), *equals(4)], limit=4).items) == 11


@pytest.mark.parametrize(
    ("promises", "check_ins", "shown", "left_out", "working"),
    [
        (12, 0, 12, 0, "twelve lines, and nothing left out"),
        (13, 0, 11, 2, "eleven, and one that says that there are two more"),
        (7, 5, 12, 0, "twelve of two kinds"),
        (7, 6, 11, 2, "of six check-ins five are asked for: twelve, of which eleven, and the one left out before"),
        (5, 6, 10, 1, "ten and one more: eleven lines"),
        (40, 40, 11, 69, "however many"),
    ],
)
def test_today_has_at_most_twelve_lines(promises: int, check_ins: int, shown: int, left_out: int, working: str) -> None:
    found = report([*owing(promises), *equals(check_ins)], limit=5)
    assert (len(found.items), found.left_out) == (shown, left_out), working
    assert len(told(today.page(found))) <= 12


def test_all_leaves_nothing_out() -> None:
    found = report([*owing(40), *equals(40)], is_whole=True)
    assert (len(found.items), found.left_out) == (80, 0)


def test_a_check_in_beside_a_promise_counts_for_the_limit() -> None:
    assert [item.key for item in report([BUSY, *equals(12)], limit=1).items] == ["busy"]


def test_those_with_something_to_bring_come_first_then_the_longest_silence_in_rhythms() -> None:
    contacts = [
        Contact(name="Twice", every=WEEK, log=(talked(14),)),  # 14 days at 7: 2
        Contact(name="Once", every=parse_rhythm("month"), log=(talked(31),)),  # 31 days at 30: a bit over 1
        Contact(name="Need", every=WEEK, needs=(Item(what="a flat"),), log=(talked(7),)),  # 1, but it needs something
        Contact(name="Half", every=parse_rhythm("2 weeks"), log=(talked(21),)),  # 21 days at 14: 1.5
    ]
    assert [key for key, _, _ in shown(contacts)] == ["need", "twice", "half", "once"]


def test_beyond_three_rhythms_silence_is_silence() -> None:
    """At 21 days and a week's rhythm as at 700: both are capped at 3, so they take turns."""
    contacts = [Contact(name="A", every=WEEK, log=(talked(700),)), Contact(name="B", every=WEEK, log=(talked(21),))]
    days = (TODAY, TODAY + timedelta(days=1))
    assert {shown(contacts, limit=1, on=day)[0][0] for day in days} == {"a", "b"}


@pytest.mark.parametrize(("count", "limit"), [(12, 5), (6, 5), (12, 1), (10, 5), (11, 5), (30, 7)])
def test_equals_take_turns_so_that_each_comes_up_in_time(count: int, limit: int) -> None:
    """Each stands in the list within as many days as it takes to go through all of them once."""
    contacts = equals(count)
    once_round = -(-count // limit)
    for start in range(40):
        days = [TODAY + timedelta(days=start + n) for n in range(once_round)]
        seen = {key for day in days for key, _, _ in shown(contacts, limit=limit, on=day)}
        assert len(seen) == count


def test_over_30_days_each_of_12_equals_comes_up() -> None:
    days = [TODAY + timedelta(days=n) for n in range(30)]
    lists = [{key for key, _, _ in shown(equals(12), on=day)} for day in days]
    assert set().union(*lists) == {contact.name for contact in equals(12)}
    assert all(today != tomorrow for today, tomorrow in pairwise(lists))


def test_turns_are_taken_behind_those_who_come_first() -> None:
    """One always has something to bring and takes a place; the other four places go round among the rest."""
    needy = Contact(name="Needy", every=WEEK, needs=(Item(what="a flat"),), log=(talked(100),))
    days = [TODAY + timedelta(days=n) for n in range(3)]
    lists = [{key for key, _, _ in shown([needy, *equals(12)], on=day)} for day in days]
    assert all("needy" in one for one in lists)
    assert set().union(*lists) == {"needy", *(contact.name for contact in equals(12))}


def test_the_same_day_has_the_same_list() -> None:
    assert shown(equals(12)) == shown(reversed(equals(12)))


DAYS_AGO = st.integers(0, 60)
CROWD = st.lists(
    st.builds(
        Contact,
        name=st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h"]),
        every=st.none() | st.just(WEEK),
        archived=st.just(False),
        birthday=st.none() | st.just(parse_partial("--11-25")),
        needs=st.just(()) | st.just((Item(what="x"),)),
        log=st.lists(st.builds(talked, DAYS_AGO), max_size=2).map(tuple),
    ),
    unique_by=lambda contact: contact.name,
)


@given(CROWD, st.integers(0, 9))
def test_there_is_one_line_a_contact_and_the_check_ins_keep_the_limit(contacts: list[Contact], limit: int) -> None:
    found = report(contacts, limit=limit)
    keys = [item.key for item in found.items]
    assert len(keys) == len(set(keys))
    check_ins = [item for item in found.items if item.kind is Cause.CHECK_IN]
    due = sum(standing(one.name, one, Settings(), today=TODAY).is_due for one in contacts)
    assert len(check_ins) == min(limit, due)
    told_of = {item.key for item in found.items}
    assert found.left_out == sum(
        standing(one.name, one, Settings(), today=TODAY).is_due and one.name not in told_of for one in contacts
    )


def exchange(kind: str, days_ago: int, text: str = "x", **more: object) -> Entry:
    return Entry(date=TODAY - timedelta(days=days_ago), kind=Kind(kind), text=text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("days_ago", "is_shown"), [(2, False), (3, True), (30, True), (31, False)])
def test_thanks_are_asked_for_from_the_third_day_to_the_thirtieth(days_ago: int, is_shown: bool) -> None:
    got = exchange("got", days_ago, "a map")
    assert shown([Contact(name="A", log=(got,))]) == ([("a", "thanks", "a map")] if is_shown else [])
    assert not shown([Contact(name="A", log=(dataclasses.replace(got, thanked=TODAY),))])


def introduced(days_ago: int, to: str, outcome: str | None = None) -> tuple[Entry, ...]:
    return (exchange("gave", days_ago, "you both sail", as_="introduction", to=to, outcome=outcome),)


@pytest.mark.parametrize(("days_ago", "is_shown"), [(13, False), (14, True), (90, False), (89, True)])
def test_what_came_of_an_introduction_is_asked_after_a_fortnight_and_once_a_pair(days_ago: int, is_shown: bool) -> None:
    pair = [
        Contact(name="A", log=introduced(days_ago, "b")),
        Contact(name="B", log=introduced(days_ago, "a")),
    ]
    (*found,) = report(pair).items
    assert [(item.key, item.kind.value, item.text, item.command) for item in found] == (
        [("a", "follow-up", "introduction to b", "netlog outcome a")] if is_shown else []
    )
    heard = [Contact(name="A", log=introduced(days_ago, "b", "they sail")), pair[1]]
    assert [item.key for item in report(heard).items] == (["b"] if is_shown else [])


@pytest.mark.parametrize(
    ("log", "text", "command"),
    [
        (
            [exchange("got", n, thanked=TODAY) for n in (40, 30, 20)],
            "has given you 3 times since you last gave: is there something to give?",
            "netlog give a",
        ),
        (
            [exchange("gave", n) for n in (100, 80, 60, 40, 10)],
            "you gave 5 times with nothing back: ask for something small, or let it rest",
            "netlog snooze a +3m",
        ),
    ],
)
def test_one_sidedness_is_said_with_what_would_settle_it(log: list[Entry], text: str, command: str) -> None:
    (item,) = report([Contact(name="A", log=tuple(log))]).items
    assert (item.kind, item.text, item.command) == (Cause.ONE_SIDED, text, command)


def drifting(name: str) -> Contact:
    return Contact(name=name, log=tuple(talked(days) for days in (220, 180, 140, 100)))


def test_drift_is_said_with_the_habit_it_departs_from() -> None:
    (item,) = report([drifting("A")]).items
    text = "silent for 3 months, usually in touch every 5 weeks"
    assert (item.kind, item.text, item.command) == (Cause.DRIFT, text, "netlog talk a")


def test_warnings_are_as_few_as_check_ins_and_the_others_are_not_counted() -> None:
    found = report([*owing(2), *(drifting(f"d{n}") for n in range(9))], limit=3)
    assert ([item.kind.value for item in found.items], found.left_out) == (["promise"] * 2 + ["drift"] * 3, 0)
    assert len(report([drifting(f"d{n}") for n in range(30)], is_whole=True).items) == 30


def test_who_has_just_begun_to_drift_comes_first() -> None:
    """All were in touch every 40 days, and drift from the 80th day of silence on."""
    contacts = [
        Contact(name=f"since{days}", log=tuple(talked(days + 40 * n) for n in (3, 2, 1, 0))) for days in (300, 81, 150)
    ]
    assert [item.key for item in report(contacts, limit=2).items] == ["since81", "since150"]


def test_who_was_born_today_comes_first_of_all() -> None:
    born = Contact(name="Born", every=WEEK, birthday=parse_partial("1980-11-22"), log=(talked(1),))
    tomorrow = Contact(name="Tomorrow", every=WEEK, birthday=parse_partial("1980-11-23"), log=(talked(1),))
    later = Contact(name="Later", every=WEEK, birthday=parse_partial("1980-11-24"), log=(talked(1),))
    keys = [item.key for item in report([later, *owing(1), tomorrow, born]).items]
    assert keys == ["born", "tomorrow", "p00", "later"]


def test_who_is_warm_is_congratulated_without_a_rhythm() -> None:
    log = (talked(400), talked(200), exchange("gave", 5, worth=9))
    warm = Contact(name="A", birthday=parse_partial("--11-25"), log=log)
    assert shown([warm]) == [("a", "birthday", "birthday")]
    assert shown([dataclasses.replace(warm, log=log[:2])]) == []


def test_an_item_has_its_keys_in_their_order() -> None:
    names = [field.name for field in dataclasses.fields(Matter)]
    assert names == ["key", "name", "kind", "text", "due", "overdue", "more", "last", "command"]


def told(page: Page) -> list[str | tuple[str, ...]]:
    found: list[str | tuple[str, ...]] = []
    for block in page.blocks:
        match block:
            case Table(_, rows):
                found += [tuple(cell.text for cell in row) for row in rows]
            case Line():
                found.append(block.text)
    return found


def test_it_reads_as_people_say_it() -> None:
    contacts = [
        BUSY,
        Contact(name="Undated", log=(promise(THEIRS, "the map", "2026-10-01"),)),
        Contact(name="Born", every=WEEK, birthday=parse_partial("1980-11-30"), log=(talked(1),)),
        *equals(2),
    ]
    more = "you owe “first”; you owe “second”; owes you “theirs”; check-in due; birthday in 3 days"
    assert told(today.page(report(contacts, limit=2))) == [
        ("Busy", "2 days late", more, 'netlog done busy "first"'),
        ("Undated", "no day", "owes you “the map”", "netlog done undated"),
        ("c00", "3 months late", "every week", "netlog talk c00"),
        ("Born", "in 8 days", "turns 46", "netlog talk born"),
        "1 more: `netlog today --all`",
    ]


def test_a_program_gets_one_record_a_contact() -> None:
    assert today.page(report([BUSY])).records == (
        (
            "busy",
            "Busy",
            "promise",
            "first",
            "2026-11-20",
            "2",
            "you owe “second”, owes you “theirs”, check-in due, birthday in 3 days",
            "2026-10-01 expected theirs",
            'netlog done busy "first"',
        ),
    )


def test_a_day_without_anything_is_a_good_day() -> None:
    page = today.page(report([]))
    assert page.hint == "Nothing today, Sun 22 Nov. A good day to give something."
    assert (page.blocks, page.records) == ((), ())


def test_a_day_with_check_ins_beyond_the_limit_is_not_called_empty() -> None:
    page = today.page(report(equals(3), limit=0))
    assert page.hint == ""
    assert told(page)[-1] == "3 more: `netlog today --all`"


def test_the_command_settles_the_very_thing_that_the_line_is_about() -> None:
    several = Contact(
        name="A", log=(exchange("got", 9, "an old book"), exchange("got", 4, "a tip"), exchange("got", 1))
    )
    (item,) = report([several]).items
    assert (item.text, item.command) == ("a tip", "netlog thank a 2")  # the first is of yesterday, and can wait
    two = Contact(name="A", log=(*introduced(20, "b"), *introduced(30, "c")))
    (item,) = report([two]).items
    assert (item.text, item.command) == ("introduction to b", "netlog outcome a --with b")


def test_a_promise_is_named_by_words_that_only_it_has() -> None:
    """By number, a second run of the same command would settle the next thing."""
    log = (promise(MINE, "send the deck", "2026-10-01"), promise(MINE, "send the memo", "2026-10-02"))
    twins = (promise(MINE, "tea", "2026-10-01"), promise(MINE, "tea", "2026-10-02"))
    assert report([Contact(name="A", log=log)]).items[0].command == 'netlog done a "send the deck"'
    assert report([Contact(name="A", log=twins)]).items[0].command == "netlog done a 1"
