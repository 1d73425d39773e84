"""The grammar of days. The tables were worked by hand for Sunday 22 November 2026 and Friday 20 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netlog.core.dates import (
    FORMS,
    Direction,
    NoSuchDay,
    NotADay,
    PartialDay,
    parse_day,
    parse_iso,
    parse_partial,
)
from netlog.errors import UsageError

SUNDAY = date(2026, 11, 22)
FRIDAY = date(2026, 11, 20)
ANYTHING = st.text(st.characters(exclude_categories=()))
DIRECTIONS: st.SearchStrategy[Direction] = st.sampled_from(["back", "forward"])
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTH_PIECES = ["may", "sept", "nov", "feb", "0", "20", "29", "30", "31"]
PIECES = ["in", "ago", "last", "next", "friday", "sun", "today", "2", "٣", "²", "day", "days", "year", "w"]
SIGNED = ["+", "-", "--", "+2w", "-3d", "+٣d", "+999999999y"]
NEARLY_DAYS = st.lists(
    st.one_of(st.sampled_from([*MONTH_PIECES, *PIECES, *SIGNED]), st.integers().map(str), st.dates().map(str)),
    max_size=4,
).flatmap(lambda parts: st.sampled_from(["", " ", "-"]).map(lambda glue: glue.join(parts)))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("0001-01-01", date(1, 1, 1)),
        ("9999-12-31", date(9999, 12, 31)),
        ("today", SUNDAY),
        ("yesterday", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 23)),
        ("last friday", date(2026, 11, 20)),
        ("last fri", date(2026, 11, 20)),
        ("last sunday", date(2026, 11, 15)),
        ("last mon", date(2026, 11, 16)),
        ("3 days ago", date(2026, 11, 19)),
        ("1 day ago", date(2026, 11, 21)),
        ("0 days ago", SUNDAY),
        ("1 week ago", date(2026, 11, 15)),
        ("9 months ago", date(2026, 2, 22)),
        ("1 year ago", date(2025, 11, 22)),
        ("in 2 weeks", date(2026, 12, 6)),
        ("in 1 day", date(2026, 11, 23)),
        ("in 3 months", date(2027, 2, 22)),
        ("in 10 years", date(2036, 11, 22)),
        ("+2w", date(2026, 12, 6)),
        ("-3d", date(2026, 11, 19)),
        ("+0d", SUNDAY),
        ("+1m", date(2026, 12, 22)),
        ("-1y", date(2025, 11, 22)),
        ("20 nov 2026", date(2026, 11, 20)),
        ("nov 20 2026", date(2026, 11, 20)),
        ("1 September 1988", date(1988, 9, 1)),
        ("sept 01 1988", date(1988, 9, 1)),
        ("29 feb 2028", date(2028, 2, 29)),
        ("may 5 2027", date(2027, 5, 5)),
    ],
)
@pytest.mark.parametrize("direction", ["back", "forward"])
def test_a_form_that_says_where_it_lies_means_the_same_in_both_directions(
    typed: str, expected: date, direction: Direction
) -> None:
    assert parse_day(typed, today=SUNDAY, direction=direction) == expected


@pytest.mark.parametrize(
    ("typed", "today", "back", "forward"),
    [
        ("friday", SUNDAY, date(2026, 11, 20), date(2026, 11, 27)),
        ("fri", SUNDAY, date(2026, 11, 20), date(2026, 11, 27)),
        ("sunday", SUNDAY, SUNDAY, date(2026, 11, 29)),
        ("mon", SUNDAY, date(2026, 11, 16), date(2026, 11, 23)),
        ("saturday", FRIDAY, date(2026, 11, 14), date(2026, 11, 21)),
        ("20 nov", SUNDAY, date(2026, 11, 20), date(2027, 11, 20)),
        ("nov 20", SUNDAY, date(2026, 11, 20), date(2027, 11, 20)),
        ("22 november", SUNDAY, SUNDAY, SUNDAY),
        ("23 nov", SUNDAY, date(2025, 11, 23), date(2026, 11, 23)),
        ("31 dec", SUNDAY, date(2025, 12, 31), date(2026, 12, 31)),
        ("sept 1", SUNDAY, date(2026, 9, 1), date(2027, 9, 1)),
        ("1 jan", date(2026, 12, 31), date(2026, 1, 1), date(2027, 1, 1)),
        ("29 feb", SUNDAY, date(2024, 2, 29), date(2028, 2, 29)),
        ("feb 29", date(2028, 2, 29), date(2028, 2, 29), date(2028, 2, 29)),
        ("29 feb", date(2028, 2, 28), date(2024, 2, 29), date(2028, 2, 29)),
        ("29 feb", date(1900, 6, 1), date(1896, 2, 29), date(1904, 2, 29)),
        ("29 feb", date(1896, 3, 1), date(1896, 2, 29), date(1904, 2, 29)),
    ],
)
def test_a_weekday_and_a_day_without_a_year_follow_the_direction(
    typed: str, today: date, back: date, forward: date
) -> None:
    assert parse_day(typed, today=today, direction="back") == back
    assert parse_day(typed, today=today, direction="forward") == forward


def test_a_friday_typed_on_a_friday_is_today_for_an_entry() -> None:
    assert parse_day("friday", today=FRIDAY, direction="back") == FRIDAY


def test_a_friday_typed_on_a_friday_is_in_seven_days_for_a_due_day() -> None:
    assert parse_day("friday", today=FRIDAY, direction="forward") == date(2026, 11, 27)


def test_last_friday_on_a_friday_is_a_week_ago_in_both_directions() -> None:
    assert parse_day("last friday", today=FRIDAY, direction="back") == date(2026, 11, 13)
    assert parse_day("last friday", today=FRIDAY, direction="forward") == date(2026, 11, 13)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("  Today ", "today"),
        ("LAST  Friday", "last friday"),
        ("In\t2\nWeeks", "in 2 weeks"),
        ("+2W", "+2w"),
        ("20 NOV 2026", "20 nov 2026"),
        ("Nov\u00a020", "nov 20"),
        ("\t2026-11-20\n", "2026-11-20"),
    ],
)
def test_case_and_extra_spaces_do_not_matter(typed: str, plain: str) -> None:
    expected = parse_day(plain, today=SUNDAY, direction="back")
    assert parse_day(typed, today=SUNDAY, direction="back") == expected


@pytest.mark.parametrize(
    "typed",
    """
    10|2026|05/06/2026|1.2.2026|3pm|soon|2026-11|20261120|next friday|this friday|2026-1-5|2026/11/20|26-11-20
    2026-11-20T10:00|2026-W47-5|+2|-3|2w|+w|+ 2w|+2q|++2w|+-2w|+2.5w|2 weeks|in weeks|in a week|a week ago|weeks ago
    in 2 weeks ago|in -2 weeks|-2 days ago|2 quarters ago|2days ago|in 2w|last week|last 20 nov|tues|thurs|last|in|ago
    nov|20|nov nov|20 20|20nov|20th nov|20. nov|nov 20, 2026|20 nov 26|20 nov 02026|nov 2026|2026 nov 20|2026 20 nov
    020 nov|20 novem|today today|now|--11-20|-|+|٣ days ago|in ² weeks|２０２６-11-20|20 nov ２０２６|2 wee\u212as ago
    +٣d|tod\u00ady|2026-11-20\0|\x1b[31mtoday
    """.strip()
    .replace("\n    ", "|")
    .split("|"),
)
@pytest.mark.parametrize("direction", ["back", "forward"])
def test_anything_else_is_refused_with_the_list_of_forms(typed: str, direction: Direction) -> None:
    with pytest.raises(UsageError) as caught:
        parse_day(typed, today=SUNDAY, direction=direction)
    assert caught.value.message == f"not a day: {typed}"
    assert caught.value.advice == f"Write one of: {FORMS}"


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_an_empty_day_is_refused_with_the_list_of_forms(typed: str) -> None:
    with pytest.raises(UsageError, match="the day is empty") as caught:
        parse_day(typed, today=SUNDAY, direction="back")
    assert FORMS in caught.value.advice


@pytest.mark.parametrize("form", [form.removesuffix(" (d w m y)") for form in FORMS.split(", ")])
@pytest.mark.parametrize("direction", ["back", "forward"])
def test_every_form_in_the_list_is_understood(form: str, direction: Direction) -> None:
    assert abs(parse_day(form, today=SUNDAY, direction=direction) - SUNDAY) <= timedelta(days=366)


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("2026-02-30", "February 2026 has 28 days."),
        ("2028-02-30", "February 2028 has 29 days."),
        ("2026-11-31", "November 2026 has 30 days."),
        ("2026-11-00", "November 2026 has 30 days."),
        ("2026-13-01", "A year has 12 months."),
        ("2026-00-10", "A year has 12 months."),
        ("0000-01-01", "Years run from 0001 to 9999."),
        ("30 feb", "February has 28 days, and 29 in a leap year."),
        ("Feb 29 2027", "February 2027 has 28 days."),
        ("31 Nov", "November has 30 days."),
        ("nov 0", "November has 30 days."),
        ("32 dec 2026", "December 2026 has 31 days."),
        ("1 jan 0000", "Years run from 0001 to 9999."),
    ],
)
def test_a_day_that_does_not_exist_is_named_with_what_the_calendar_says(typed: str, advice: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_day(typed, today=SUNDAY, direction="back")
    assert (caught.value.message, caught.value.advice) == (f"there is no such day: {typed}", advice)


@pytest.mark.parametrize(
    ("typed", "today"),
    [
        ("in 99999999 years", SUNDAY),
        ("+999999999d", SUNDAY),
        ("-2027y", SUNDAY),
        (f"{'9' * 5000} days ago", SUNDAY),
        (f"+{'9' * 5000}w", SUNDAY),
        ("tomorrow", date.max),
        ("yesterday", date.min),
        ("last friday", date.min),
        ("saturday", date.max),
        ("29 feb", date.max),
        ("1 jan", date(9999, 1, 2)),
    ],
)
def test_a_day_beyond_the_calendar_is_refused_with_a_sentence(typed: str, today: date) -> None:
    direction: Direction = "back" if today == date.min else "forward"
    with pytest.raises(UsageError) as caught:
        parse_day(typed, today=today, direction=direction)
    assert caught.value.message == f"that is too far away: {typed}"
    assert caught.value.advice == "The calendar runs from the year 1 to the year 9999."


@given(st.one_of(ANYTHING, NEARLY_DAYS), st.dates(), DIRECTIONS)
@example("\ud800", SUNDAY, "back")
@example("feb 29", date(9999, 3, 1), "forward")
@settings(deadline=None)
def test_whatever_is_typed_is_a_day_or_a_usage_error(typed: str, today: date, direction: Direction) -> None:
    try:
        day = parse_day(typed, today=today, direction=direction)
    except UsageError as error:
        said = error
    else:
        assert type(day) is date
        return
    assert said.message.endswith((" ".join(typed.split()), "the day is empty"))
    assert said.advice


@given(st.dates(), st.dates(), DIRECTIONS)
def test_an_iso_day_means_itself(day: date, today: date, direction: Direction) -> None:
    assert parse_day(day.isoformat(), today=today, direction=direction) == day
    assert parse_iso(day.isoformat()) == day


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.sampled_from(range(7)), st.booleans())
def test_a_weekday_is_that_weekday_within_a_week(today: date, weekday: int, in_full: bool) -> None:
    name = WEEKDAYS[weekday] if in_full else WEEKDAYS[weekday][:3]
    back = parse_day(name, today=today, direction="back")
    forward = parse_day(name, today=today, direction="forward")
    last = parse_day(f"last {name}", today=today, direction="forward")
    assert back.weekday() == forward.weekday() == last.weekday() == weekday
    assert today - timedelta(days=6) <= back <= today
    assert today + timedelta(days=1) <= forward <= today + timedelta(days=7)
    assert today - timedelta(days=7) <= last <= today - timedelta(days=1)


@given(st.dates(date(20, 1, 1), date(9980, 12, 31)), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_a_day_of_the_year_is_the_nearest_such_day_in_the_direction(today: date, of_the_year: date) -> None:
    typed = f"{of_the_year:%d %b}"
    back = parse_day(typed, today=today, direction="back")
    forward = parse_day(typed, today=today, direction="forward")
    assert back <= today <= forward
    same = [(found.month, found.day) for found in (back, forward)]
    assert same == [(of_the_year.month, of_the_year.day)] * 2
    skipped = [year for year in range(back.year + 1, forward.year) if typed != "29 Feb" or _is_leap(year)]
    assert not skipped


@given(st.dates(date(1000, 1, 1), date(9000, 12, 31)), st.integers(0, 900), st.sampled_from("dwmy"), DIRECTIONS)
def test_a_minus_is_never_in_the_future_and_a_plus_never_in_the_past(
    today: date, count: int, unit: str, direction: Direction
) -> None:
    assert parse_day(f"-{count}{unit}", today=today, direction=direction) <= today
    assert parse_day(f"+{count}{unit}", today=today, direction=direction) >= today


@pytest.mark.parametrize(
    "text",
    ["", "today", "2026-11", "2026-1-05", "20261120", " 2026-11-20", "2026-11-20\n", "２０２６-11-20", "-026-11-20"],
)
def test_a_file_holds_iso_days_only(text: str) -> None:
    with pytest.raises(NotADay, match="not a day: ") as caught:
        parse_iso(text)
    assert caught.value.advice == "Write the day as 2026-11-20."


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("2026-02-30", "February 2026 has 28 days."),
        ("1900-02-29", "February 1900 has 28 days."),
        ("2026-99-01", "A year has 12 months."),
        ("0000-12-01", "Years run from 0001 to 9999."),
    ],
)
def test_a_day_in_a_file_that_does_not_exist_is_named(text: str, advice: str) -> None:
    with pytest.raises(NoSuchDay) as caught:
        parse_iso(text)
    assert (str(caught.value), caught.value.advice) == (f"there is no such day: {text}", advice)


@pytest.mark.parametrize(
    ("text", "expected", "first_day", "has_year", "has_day"),
    [
        ("1988-04-02", PartialDay(1988, 4, 2), date(1988, 4, 2), True, True),
        ("--04-02", PartialDay(None, 4, 2), None, False, True),
        ("--02-29", PartialDay(None, 2, 29), None, False, True),
        ("2024-03", PartialDay(2024, 3, None), date(2024, 3, 1), True, False),
        ("2024", PartialDay(2024, None, None), date(2024, 1, 1), True, False),
        ("0099", PartialDay(99, None, None), date(99, 1, 1), True, False),
    ],
)
def test_part_of_a_day_is_read_and_written_alike(
    text: str, expected: PartialDay, first_day: date | None, has_year: bool, has_day: bool
) -> None:
    partial = parse_partial(text)
    assert (partial, str(partial), partial.first_day()) == (expected, text, first_day)
    assert (partial.has_year, partial.has_day) == (has_year, has_day)


@pytest.mark.parametrize(
    "text", ["", "-", "--", "--04", "---02", "04-02", "-04-02", "24", "2024-", "2024-3", "2024--02"]
)
def test_other_parts_of_a_day_are_refused(text: str) -> None:
    with pytest.raises(NotADay) as caught:
        parse_partial(text)
    assert str(caught.value) == f"not a day: {text}"
    assert caught.value.advice == "Write the day as 1988-04-02, --04-02, 2024-03 or 2024."


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("1987-02-29", "February 1987 has 28 days."),
        ("--02-30", "February has 28 days, and 29 in a leap year."),
        ("--04-00", "April has 30 days."),
        ("2024-13", "A year has 12 months."),
        ("0000", "Years run from 0001 to 9999."),
    ],
)
def test_parts_that_no_calendar_has_are_named(text: str, advice: str) -> None:
    with pytest.raises(NoSuchDay) as caught:
        parse_partial(text)
    assert (str(caught.value), caught.value.advice) == (f"there is no such day: {text}", advice)


@given(st.one_of(ANYTHING, NEARLY_DAYS, st.text("0123456789-", max_size=10)))
@settings(deadline=None)
def test_whatever_stands_in_a_file_is_a_day_or_a_problem_with_advice(text: str) -> None:
    for parse in (parse_iso, parse_partial):
        try:
            day = parse(text)
        except (NoSuchDay, NotADay) as error:
            said = error
        else:
            assert str(day) == text
            continue
        assert str(said).endswith(f": {text}")
        assert said.advice


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
