"""`netlog.yaml`: what it may say, what holds where it says nothing, and every mistake located."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.rhythm import NEVER, parse_rhythm
from netlog.core.settings import Settings
from netlog.store.settings import parse_settings, settings_table

DOCUMENTED = """\
schema: 1
every: never                 # default rhythm; contacts without one are never nagged about
tags:                        # a tag can carry a rhythm
  inner: {every: 2 weeks}
  founders: {every: quarter}
worth: {introduction: 3, referral: 5}     # default worth by `as`; 1 for all else
balance: {from: 1}           # smallest balance that `owe` and `owed` list
patience: {give: 5, take: 3} # one-sidedness: how many in a row before netlog says so
goodwill: {half_life: 180}   # days
today: {limit: 5}            # check-ins suggested a day
scores: true
git: {commit: true}          # one commit per command
"""

DEFAULTS = Settings()


def test_the_documented_file_says_the_defaults_but_for_its_tags() -> None:
    reading = parse_settings(DOCUMENTED)
    assert reading.problems == ()
    tags = {"inner": parse_rhythm("2 weeks"), "founders": parse_rhythm("quarter")}
    assert reading.settings == Settings(tags=tags)


def test_the_defaults_are_the_documented_ones() -> None:
    assert (DEFAULTS.every, dict(DEFAULTS.tags), dict(DEFAULTS.worth)) == (
        NEVER,
        {},
        {"introduction": 3, "referral": 5},
    )
    assert (DEFAULTS.balance_from, DEFAULTS.patience_give, DEFAULTS.patience_take) == (1, 5, 3)
    assert (DEFAULTS.goodwill_half_life, DEFAULTS.today_limit) == (180, 5)
    assert (DEFAULTS.scores, DEFAULTS.git_commit) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "# nothing but a comment\n", "~\n", "{}\n", "schema: 1\n", "\ufeffschema: 1\n", "schema: 1\r\n",
        "tags:\nworth:\nbalance:\npatience:\ngoodwill:\ntoday:\nscores:\ngit:\nevery:\n", "tags: {}\nworth: {}\n",
        "tags: {inner: }\n", "tags: {inner: {}}\n", "today: {limit: }\n",
    ],
)  # fmt: skip
def test_what_is_left_out_keeps_its_default(text: str) -> None:
    reading = parse_settings(text)
    assert reading.settings == DEFAULTS
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("text", "attribute", "value", "name"),
    [
        ("every: 6 weeks", "every", parse_rhythm("6 weeks"), "every"),
        ("every: 45", "every", parse_rhythm("45"), "every"),
        ("balance: {from: 3}", "balance_from", 3, "balance.from"),
        ("balance:\n  from: 3", "balance_from", 3, "balance.from"),
        ("patience: {give: 7}", "patience_give", 7, "patience.give"),
        ("patience: {take: 2}", "patience_take", 2, "patience.take"),
        ("goodwill: {half_life: 365}", "goodwill_half_life", 365, "goodwill.half_life"),
        ("today: {limit: 0}", "today_limit", 0, "today.limit"),
        ('today: {limit: "12"}', "today_limit", 12, "today.limit"),
        ("scores: false", "scores", False, "scores"),
        ("scores: off", "scores", False, "scores"),
        ("scores: No", "scores", False, "scores"),
        ("git: {commit: false}", "git_commit", False, "git.commit"),
        ("tags: {Café: {every: month}}", "tags", {"cafe": parse_rhythm("month")}, "tags"),
        ("tags: {on: {every: never}}", "tags", {"on": NEVER}, "tags"),
        ("worth: {advice: 2}", "worth", {"introduction": 3, "referral": 5, "advice": 2}, "worth"),
        ("worth: {Referral: 8}", "worth", {"introduction": 3, "referral": 8}, "worth"),
    ],
)
def test_each_setting_can_be_said_alone(text: str, attribute: str, value: object, name: str) -> None:
    reading = parse_settings(text)
    assert reading.problems == ()
    assert getattr(reading.settings, attribute) == value
    assert reading.given == {name}
    others = [one for one in Settings.__slots__ if one != attribute]
    assert [getattr(reading.settings, one) for one in others] == [getattr(DEFAULTS, one) for one in others]


@pytest.mark.parametrize(
    ("text", "place", "message", "advice", "severity"),
    [
        ("evry: month", "1:1", "there is no setting “evry”", "Did you mean every?", "warning"),
        ("scores: true\ncolour: blue", "2:1", "there is no setting “colour”", "There are schema, every,", "warning"),
        ("today: {limt: 3}", "1:9", "there is no setting “limt”", "Did you mean limit?", "warning"),
        ("tags: {inner: {evry: month}}", "1:16", "there is no setting “evry”", "Did you mean every?", "warning"),
        ("every: often", "1:8", "not a rhythm: often", "Write day, week, month", "error"),
        ("every: 0", "1:8", "not a rhythm: 0 (say never)", "or never", "error"),
        ("every: [month]", "1:8", "one value is expected here, not a list or a mapping", "Write day, week", "error"),
        ("tags: inner", "1:7", "tags and their rhythms are expected here", "inner: {every: 2 weeks}", "error"),
        ("tags: {inner: 2 weeks}", "1:15", "the tag “inner” holds settings", "inner: {every: 2 weeks}", "error"),
        ("tags:\n  inner: {every: soon}", "2:18", "not a rhythm: soon", "Write day, week", "error"),
        ("worth: 3", "1:8", "kinds and their worths are expected here", "{introduction: 3}", "error"),
        ("worth: {advice: 11}", "1:17", "not a whole number from 1 to 10: 11", "from 1 to 10", "error"),
        ("worth: {advice: 0}", "1:17", "not a whole number from 1 to 10: 0", "from 1 to 10", "error"),
        ("balance: 3", "1:10", "balance holds several settings", "balance: {from: …}", "error"),
        ("balance: {from: 0}", "1:17", "not a whole number from 1 to 1000000: 0", "a whole number", "error"),
        ("balance: {from: -2}", "1:17", "not a whole number from 1 to 1000000: -2", "a whole number", "error"),
        ("today: {limit: five}", "1:16", "not a whole number from 0 to 1000: five", "a whole number", "error"),
        ("today: {limit: 2.5}", "1:16", "not a whole number from 0 to 1000: 2.5", "a whole number", "error"),
        ("goodwill: {half_life: 0}", "1:23", "not a whole number from 1 to 100000: 0", "a whole number", "error"),
        ("scores: perhaps", "1:9", "neither true nor false: perhaps", "Write true or false.", "error"),
        ("git: {commit: 1}", "1:15", "neither true nor false: 1", "Write true or false.", "error"),
        ("schema: 2", "1:9", "this journal is of schema 2, and this netlog knows 1", "Update netlog.", "error"),
        ("schema: one", "1:9", "not a whole number from 1 to 1000000: one", "a whole number", "error"),
        ("- every: month", "1:1", "settings are expected here: lines of `key: value`", "", "error"),
        ("scores: true\nscores: false", "2:1", "the key “scores” stands twice (first in line 1)", "Keep one", "error"),
        ("today: {limit: 3, limit: 4}", "1:19", "the key “limit” stands twice (first in line 1)", "Keep one", "error"),
    ],
)
def test_a_mistake_is_located_and_its_default_holds(
    text: str, place: str, message: str, advice: str, severity: str
) -> None:
    reading = parse_settings(text)
    (problem,) = reading.problems
    assert str(problem.location) == f"netlog.yaml:{place}"
    assert problem.message == message
    assert advice in problem.advice
    assert problem.severity == severity
    assert problem.excerpt == text.split("\n")[problem.location.line - 1]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("every: *a", "1:8"), ("every: &a month", "1:8"), ("every: !!str month", "1:8"), ("a: [", "1:4"),
        ("every: month\n---\nscores: true", "2:1"),
        ("\tevery: month", "1:1"), ("<<<<<<< ours\nevery: month\n=======\nevery: week\n>>>>>>> theirs\n", "2:6"),
    ],
)  # fmt: skip
def test_what_is_no_yaml_of_ours_is_one_located_error_and_the_defaults_hold(text: str, place: str) -> None:
    reading = parse_settings(text)
    assert reading.settings == DEFAULTS
    assert [str(problem.location) for problem in reading.problems] == [f"netlog.yaml:{place}"]


def test_all_mistakes_are_named_at_once_and_what_is_right_holds() -> None:
    reading = parse_settings("every: often\ntoday: {limit: 3, x: 1}\nbalance: {from: 0}\nscores: no\n")
    assert [problem.location.line for problem in reading.problems] == [1, 2, 3]
    assert reading.settings == Settings(today_limit=3, scores=False)
    assert reading.given == {"today.limit", "scores"}


def test_every_setting_is_shown_as_it_would_be_written() -> None:
    tags = MappingProxyType({"inner": parse_rhythm("2 weeks")})
    assert settings_table(Settings(tags=tags, scores=False)) == (
        ("every", "never"),
        ("tags", "inner: 2 weeks"),
        ("worth", "introduction: 3, referral: 5"),
        ("balance.from", "1"),
        ("patience.give", "5"),
        ("patience.take", "3"),
        ("goodwill.half_life", "180"),
        ("today.limit", "5"),
        ("scores", "false"),
        ("git.commit", "true"),
    )
    assert dict(settings_table(DEFAULTS))["tags"] == "none"


WORDS = st.sampled_from([
    "every", "tags", "worth", "today", "limit", "scores", "git", "month", "true", "3", "-1", "~", "{", "}", "[", "]",
    ": ", ", ", "\n", "\n  ", "#", "'", '"', "\t", "\r\n", "&a", "*a", "|", "%", "\x00", "é", "99999999999",
])  # fmt: skip


@given(st.lists(WORDS, max_size=14).map("".join))
def test_any_text_makes_settings_or_located_problems(text: str) -> None:
    reading = parse_settings(text)
    assert isinstance(reading.settings, Settings)
    for problem in reading.problems:
        assert 1 <= problem.location.line <= text.count("\n") + text.count("\r") + 1
        assert problem.location.column >= 1
    assert len(settings_table(reading.settings)) == 10
