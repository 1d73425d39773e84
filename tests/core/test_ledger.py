"""What is owed, in numbers: every row was worked by hand, and its working stands in it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.entry import Entry, Kind
from netlog.core.ledger import (
    Account,
    Moment,
    Run,
    account,
    exchanges,
    latest_run,
    one_sided,
    open_promises,
    unthanked,
    worth,
)
from netlog.core.settings import Settings

TODAY = date(2026, 11, 22)
WORTHS = Settings().worth


def on(day: str, kind: str, text: str = "x", **more: object) -> Entry:
    """An entry of a day; days among `more` are written as texts too."""
    days = {name: date.fromisoformat(str(value)) for name, value in more.items() if name in {"due", "done", "dropped"}}
    return Entry(date=date.fromisoformat(day), kind=Kind(kind), text=text, **{**more, **days})  # type: ignore[arg-type]


def counted(*log: Entry, today: date = TODAY, since: date | None = None) -> Account:
    return account(exchanges(log, today=today, worths=WORTHS, since=since))


@pytest.mark.parametrize(
    ("entry", "expected", "working"),
    [
        (on("2026-01-01", "gave"), 1, "nothing said: 1"),
        (on("2026-01-01", "gave", as_="introduction"), 3, "an introduction weighs 3 by default"),
        (on("2026-01-01", "got", as_="referral"), 5, "a referral weighs 5 by default"),
        (on("2026-01-01", "got", as_="advice"), 1, "no default for advice: 1"),
        (on("2026-01-01", "gave", as_="jam"), 1, "the user's own word has no default: 1"),
        (on("2026-01-01", "gave", as_="Introduction"), 3, "case does not matter"),
        (on("2026-01-01", "gave", as_="introduction", worth=1), 1, "its own worth beats the default of its kind"),
        (on("2026-01-01", "gave", as_="referral", worth=9), 9, "its own worth beats the default of its kind"),
        (on("2026-01-01", "gave", worth=10), 10, "its own worth"),
        (on("2026-01-01", "promised", as_="introduction"), 3, "a promise weighs what its fulfilment will"),
    ],
)
def test_an_exchange_weighs_its_own_worth_else_its_kinds_else_one(entry: Entry, expected: int, working: str) -> None:
    assert worth(entry, WORTHS) == expected, working


def test_the_settings_say_what_a_kind_weighs() -> None:
    assert worth(on("2026-01-01", "gave", as_="Café"), {"cafe": 4}) == 4


@pytest.mark.parametrize(
    ("log", "gave", "got", "balance", "since", "working"),
    [
        ([], 0, 0, 0, None, "nothing yet"),
        ([on("2026-11-01", "got")], 0, 1, 1, "2026-11-01", "got 1: I owe 1 since that day"),
        ([on("2026-11-01", "gave")], 1, 0, -1, "2026-11-01", "gave 1: they owe 1 since that day"),
        ([on("2026-11-22", "got")], 0, 1, 1, "2026-11-22", "today counts"),
        ([on("2026-11-23", "got")], 0, 0, 0, None, "tomorrow does not"),
        (
            [on("2026-10-01", "got", worth=3), on("2026-11-01", "gave", as_="introduction")],
            3, 3, 0, None, "3 - 3 = 0: even, and since no day",
        ),
        (
            [on("2026-10-01", "got", worth=3), on("2026-11-01", "gave")],
            1, 3, 2, "2026-10-01", "+3, then 3 - 1 = 2: above zero from the first day on",
        ),
        (
            [on("2026-09-01", "got"), on("2026-10-01", "gave"), on("2026-11-01", "got", worth=2)],
            1, 3, 2, "2026-11-01", "+1, 0, +2: it last left zero on 1 November",
        ),
        (
            [on("2026-09-01", "got", worth=2), on("2026-10-01", "gave", worth=5), on("2026-11-01", "got")],
            5, 3, -2, "2026-10-01", "+2, -3, -2: it last changed sign on 1 October",
        ),
        (
            [on("2026-11-01", "gave", worth=4), on("2026-10-01", "got")],
            4, 1, -3, "2026-11-01", "by day, not by place: +1 in October, then -3 from 1 November",
        ),
        (
            [on("2026-11-01", "got", worth=2), on("2026-11-01", "gave", worth=3)],
            3, 2, -1, "2026-11-01", "one day, by place in the file: +2, then -1",
        ),
        (
            [on("2026-11-01", "talked"), on("2026-11-02", "note"), on("2026-11-03", "gave")],
            1, 0, -1, "2026-11-03", "talks and notes weigh nothing",
        ),
        ([on("2026-10-01", "promised", worth=3)], 0, 0, 0, None, "a promise is not given before it is done"),
        (
            [on("2026-10-01", "promised", worth=3, done="2026-11-05")],
            3, 0, -3, "2026-11-05", "kept on 5 November: given on that day, not on the day of the promise",
        ),
        (
            [on("2026-10-01", "expected", as_="referral", done="2026-11-05")],
            0, 5, 5, "2026-11-05", "theirs, kept: got, and a referral weighs 5",
        ),
        ([on("2026-10-01", "expected", done="2026-11-23")], 0, 0, 0, None, "done tomorrow: not yet"),
        ([on("2026-10-01", "promised", done="2026-11-22")], 1, 0, -1, "2026-11-22", "done today: it counts"),
        ([on("2026-10-01", "promised", worth=3, dropped="2026-11-05")], 0, 0, 0, None, "called off: never given"),
        (
            [on("2026-01-01", "promised", done="2026-11-05"), on("2026-06-01", "got", worth=2)],
            1, 2, 1, "2026-06-01", "+2 in June, +1 after the promise of January was kept in November",
        ),
        ([on("2026-10-01", "gave", done="2026-11-05")], 1, 0, -1, "2026-10-01", "`done` on a gift says nothing"),
    ],
)  # fmt: skip
def test_the_balance_is_what_was_got_less_what_was_given(
    log: list[Entry], gave: int, got: int, balance: int, since: str | None, working: str
) -> None:
    found = counted(*log)
    assert (found.gave, found.got, found.balance) == (gave, got, balance), working
    assert found.since == (date.fromisoformat(since) if since else None), working


LOG = (
    on("2026-03-01", "got", "A", worth=4),
    on("2026-06-01", "gave", "B", worth=4),
    on("2026-09-01", "gave", "C", as_="introduction"),
    on("2026-08-01", "expected", "D", worth=2, done="2026-10-01"),
)
"""By day: +4 (March) = 4, -4 (June) = 0, -3 (September) = -3, +2 (kept in October) = -1."""


@pytest.mark.parametrize(
    ("since", "gave", "got", "balance", "left_zero", "working"),
    [
        (None, 7, 6, -1, "2026-09-01", "4 + 3 given, 4 + 2 got; -3 from September on"),
        ("2026-03-01", 7, 6, -1, "2026-09-01", "the first day is included"),
        ("2026-03-02", 7, 2, -5, "2026-06-01", "without A: -4 from June on, -7, -5"),
        ("2026-06-02", 3, 2, -1, "2026-09-01", "without A and B: -3 from September on, -1"),
        ("2026-10-01", 0, 2, 2, "2026-10-01", "D counts on the day it was done"),
        ("2026-10-02", 0, 0, 0, None, "nothing since"),
    ],
)
def test_since_counts_only_from_that_day_on(
    since: str | None, gave: int, got: int, balance: int, left_zero: str | None, working: str
) -> None:
    found = counted(*LOG, since=date.fromisoformat(since) if since else None)
    assert (found.gave, found.got, found.balance) == (gave, got, balance), working
    assert found.since == (date.fromisoformat(left_zero) if left_zero else None), working


def last(*log: Entry, today: date = TODAY) -> Moment | None:
    found = exchanges(log, today=today, worths=WORTHS)
    return found[-1].moment if found else None


def test_the_last_exchange_is_the_latest_by_day_and_a_kept_promise_is_one() -> None:
    assert last(*LOG) == Moment(date(2026, 10, 1), Kind.GOT, "D")
    assert last(*LOG, today=date(2026, 9, 30)) == Moment(date(2026, 9, 1), Kind.GAVE, "C")
    assert last(on("2026-11-01", "talked")) is None


def test_of_two_exchanges_on_one_day_the_last_is_the_one_further_down() -> None:
    found = last(on("2026-11-01", "gave", "first"), on("2026-11-01", "got", "second"))
    assert found is not None
    assert found.text == "second"


@pytest.mark.parametrize(
    ("entry", "is_open", "working"),
    [
        (on("2026-11-01", "promised"), True, "neither done nor dropped"),
        (on("2026-11-01", "expected", due="2026-11-05"), True, "overdue is open"),
        (on("2026-11-22", "promised"), True, "promised today"),
        (on("2026-11-23", "promised"), False, "not promised before tomorrow"),
        (on("2026-11-01", "promised", done="2026-11-22"), False, "done today"),
        (on("2026-11-01", "promised", dropped="2026-11-02"), False, "called off"),
        (on("2026-11-01", "promised", done="2026-11-23"), True, "done tomorrow: today it is still open"),
        (on("2026-11-01", "expected", dropped="2026-11-23"), True, "called off tomorrow: today it is still open"),
        (on("2026-11-01", "gave"), False, "no promise"),
        (on("2026-11-01", "note"), False, "no promise"),
    ],
)
def test_a_promise_is_open_until_it_is_done_or_dropped(entry: Entry, is_open: bool, working: str) -> None:
    assert (open_promises([entry], today=TODAY) == (entry,)) is is_open, working


def test_open_promises_stand_in_the_order_of_the_file() -> None:
    later, earlier = on("2026-11-05", "promised", "b"), on("2026-11-01", "expected", "a")
    assert open_promises([later, earlier], today=TODAY) == (later, earlier)


DAYS = st.integers(-400, 30).map(lambda n: TODAY + timedelta(days=n))
ENTRIES = st.builds(
    Entry,
    date=DAYS,
    kind=st.sampled_from(Kind),
    text=st.sampled_from("abc"),
    worth=st.none() | st.integers(1, 10),
    as_=st.none() | st.sampled_from(["introduction", "referral", "jam"]),
    done=st.none() | DAYS,
)


@given(st.lists(ENTRIES, max_size=12))
def test_a_balance_that_is_not_zero_has_a_day_since_when(log: list[Entry]) -> None:
    found = counted(*log)
    assert found.balance == found.got - found.gave
    assert (found.since is None) == (found.balance == 0)
    # The meaning itself: before that day the balance was zero or on the other side, and on that day it is not.
    if found.since:
        before = counted(*log, today=found.since - timedelta(days=1)).balance
        now = counted(*log, today=found.since).balance
        assert now * found.balance > 0
        moved = [one for one in exchanges(log, today=TODAY, worths=WORTHS) if one.moment.date == found.since]
        running = [before + sum(one.signed for one in moved[:n]) for n in range(len(moved))]
        assert any(step * found.balance <= 0 for step in running)


@given(st.lists(ENTRIES, max_size=12), DAYS)
def test_what_was_before_a_day_and_what_was_since_make_the_whole(log: list[Entry], day: date) -> None:
    before = counted(*log, today=min(day - timedelta(days=1), TODAY))
    since = counted(*log, since=day)
    whole = counted(*log)
    assert (before.gave + since.gave, before.got + since.got) == (whole.gave, whole.got)


@pytest.mark.parametrize(
    ("log", "expected", "working"),
    [
        ([], None, "nothing, no run"),
        ([on("2026-11-01", "talked")], None, "talking is no exchange"),
        ([on("2026-11-01", "got")], ("got", 1, "2026-11-01", "2026-11-01"), "one is a run of one"),
        (
            [on("2026-11-03", "got"), on("2026-11-01", "gave"), on("2026-11-02", "got")],
            ("got", 2, "2026-11-02", "2026-11-03"),
            "by day, whatever the order in the file: gave, got, got",
        ),
        (
            [on("2026-11-01", "got"), on("2026-11-02", "got"), on("2026-11-02", "gave")],
            ("gave", 1, "2026-11-02", "2026-11-02"),
            "of one day, what stands later in the file is later",
        ),
        (
            [on("2026-11-01", "gave"), on("2026-10-01", "promised", done="2026-11-05")],
            ("gave", 2, "2026-11-01", "2026-11-05"),
            "a promise of mine that is kept is giving, on the day it was done",
        ),
        (
            [on("2026-11-01", "gave"), on("2026-12-01", "got")],
            ("gave", 1, "2026-11-01", "2026-11-01"),
            "what lies ahead doesn't count",
        ),
    ],
)
def test_a_run_is_of_the_latest_exchanges_that_went_one_way(
    log: list[Entry], expected: tuple[str, int, str, str] | None, working: str
) -> None:
    found = latest_run(exchanges(log, today=TODAY, worths=WORTHS))
    run = expected and Run(Kind(expected[0]), expected[1], *map(date.fromisoformat, expected[2:]))
    assert found == run, working


def row(kind: str, *days: str, worth: int = 1) -> list[Entry]:
    return [on(one, kind, worth=worth) for one in days]


SPREAD = ("2026-05-01", "2026-06-01", "2026-07-01", "2026-07-15", "2026-07-30")
"""Five days, the first and the last of them 90 days apart: 30 in May, 30, and 30 in July."""


@pytest.mark.parametrize(
    ("log", "expected", "working"),
    [
        ([], None, "nothing"),
        (row("got", "2026-11-01", "2026-11-02"), None, "two got: patience lasts for three"),
        (row("got", "2026-11-01", "2026-11-02", "2026-11-03"), ("got", 3), "three got in a row"),
        (row("gave", "2026-10-01") + row("got", *["2026-11-01"] * 3), ("got", 3), "of all, the last three"),
        (row("gave", "2026-10-01", worth=3) + row("got", *["2026-11-01"] * 3), None, "three got, and the balance even"),
        (row("gave", "2026-10-01", worth=4) + row("got", *["2026-11-01"] * 3), None, "three got, and they still owe"),
        (row("got", *["2026-11-01"] * 3) + row("gave", "2026-11-02"), None, "the next the other way settles it"),
        (row("gave", *SPREAD), ("gave", 5), "five given over 90 days"),
        (row("gave", *SPREAD[:4]), None, "four given: patience lasts for five"),
        (row("gave", "2026-05-02", *SPREAD[1:]), None, "five given, over 89 days only"),
        (row("got", "2026-01-01", worth=5) + row("gave", *SPREAD), None, "five given, and the balance even"),
        (row("got", "2026-01-01", worth=9) + row("gave", *SPREAD), None, "five given, and I still owe"),
    ],
)
def test_one_sidedness_is_worked_by_hand(log: list[Entry], expected: tuple[str, int] | None, working: str) -> None:
    found = exchanges(log, today=TODAY, worths=WORTHS)
    run = one_sided(latest_run(found), account(found).balance, take=3, give=5)
    assert (run and (run.kind.value, run.count)) == expected, working


def test_thanks_are_due_for_what_was_got_and_not_thanked_for() -> None:
    kept = on("2026-10-01", "expected", "kept", done="2026-11-05")
    thanked = replace(on("2026-11-01", "got", "thanked"), thanked=TODAY)
    log = [on("2026-11-01", "got", "a map"), thanked, kept, on("2026-11-01", "gave"), on("2026-11-01", "expected")]
    found = [(one.date.isoformat(), one.text) for one in map(unthanked, log) if one]
    assert found == [("2026-11-01", "a map"), ("2026-11-05", "kept")]
