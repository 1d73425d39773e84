"""My goals with the team behind each, and whose goals I have supported lately and whose not."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from typing import Literal

from netlog.core import goals
from netlog.core.contact import ME, Contact
from netlog.core.evidence import Evidence, Helper
from netlog.core.goals import MyGoal, Teammate
from netlog.core.ledger import Moment
from netlog.core.text import fold, plural, shell_word
from netlog.page import Block, Column, Heading, Line, Page, Rows, Span, Table, line
from netlog.reports.phrases import moment_text, short_day
from netlog.reports.reasons import reasons, told
from netlog.reports.record import cell
from netlog.values import dataclass

Scope = Literal["all", "one", "reached"]
"""Which goals a report is about: mine that are open and those of others, one of mine in full, those I have reached."""

COULD: Mapping[Scope, int] = {"all": 3, "one": 10, "reached": 0}
"""How many who could help with a goal are named; `netlog who` names all."""

OTHERS = 10
"""How many goals of others are shown that were supported lately, and how many that were not."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could help with a goal, the words that were found, and the texts of theirs in which they stand."""

    key: str
    name: str
    words: tuple[str, ...]
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...] = field(default=(), metadata={"json": False})


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal: mine (`key` is `me`) or a contact's, and what stands behind it.

    `last` is the last thing that somebody did for mine, or I for theirs. `supported` says of mine whether anybody is on
    the team, of theirs whether I did anything for it lately.
    """

    key: str
    name: str
    kind: Literal["mine", "theirs"]
    goal: str
    since: dt.date | None
    done: dt.date | None
    by: str | None
    supported: bool
    last: Moment | None
    team: tuple[Teammate, ...]
    could: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Goals:
    """The report: the day, what it is about, the goals in order, the names of contacts, and `why` none is mine."""

    today: dt.date
    scope: Scope
    items: tuple[Goal, ...]
    names: Mapping[str, str]
    why: str


def report(
    me: Contact | None,
    mine: Sequence[MyGoal],
    contacts: Mapping[str, Contact],
    *,
    scope: Scope,
    today: dt.date,
    could: Mapping[str, Sequence[Helper]],
    has_me: bool,
) -> Goals:
    """`mine` of my goals, and with `all` those of the contacts: supported ones first.

    `could` says by the text of a goal who could help with it, the most relevant first; who is on its team, or isn't one
    of the contacts, is left out. Of the supported goals of others the latest comes first; the rest stand by name.

    Without `has_me` there is no file about me, and with it none that can be read where `me` is None.
    """
    names = {key: contact.name for key, contact in contacts.items()} | ({ME: me.name} if me else {})
    name = names.get(ME, ME)
    found = [_mine(name, one, _candidates(one, could, contacts)[: COULD[scope]]) for one in mine]
    others = goals.their_goals(contacts.items(), today=today) if scope == "all" else ()
    theirs = [_theirs(one, today=today) for one in others]
    theirs.sort(key=lambda one: (not one.supported, _days_ago(one, today), fold(one.name), one.key))
    return Goals(today, scope, (*found, *theirs), names, _why(me, scope, today=today, has_me=has_me))


def _why(me: Contact | None, scope: Scope, *, today: dt.date, has_me: bool) -> str:
    """Why there is no goal of mine, where there is none."""
    if not has_me:
        return "There is no me.yaml in the journal; `netlog init` makes one."
    if me is None:
        return "me.yaml can't be read."
    if scope == "reached" and goals.reached_goals(me, today=today):
        return "None of the goals you have reached fits."
    if scope == "reached":
        return "No goal of yours is reached yet. `netlog done me GOAL` says that one is."
    return "No goal of yours is open. `netlog goal me GOAL` names one."


def _days_ago(one: Goal, today: dt.date) -> int:
    return (today - one.last.date).days if one.last and one.supported else 0


def _candidates(
    one: MyGoal, could: Mapping[str, Sequence[Helper]], contacts: Mapping[str, Contact]
) -> tuple[Candidate, ...]:
    """Who could help with a goal of mine and isn't on its team."""
    others = contacts.keys() - {mate.key for mate in one.team}
    return tuple(
        Candidate(helper.key, contacts[helper.key].name, helper.words, told(helper.evidence), helper.evidence)
        for helper in could.get(one.goal.what, ())
        if helper.key in others
    )


def _mine(name: str, one: MyGoal, could: tuple[Candidate, ...]) -> Goal:
    goal, team = one.goal, one.team
    return Goal(
        key=ME,
        name=name,
        kind="mine",
        goal=goal.what,
        since=goal.since,
        done=goal.done,
        by=goal.by,
        supported=bool(team),
        last=max((mate.last for mate in team if mate.last), key=lambda moment: moment.date, default=None),
        team=team,
        could=could,
    )


def _theirs(one: goals.TheirGoal, *, today: dt.date) -> Goal:
    return Goal(
        key=one.key,
        name=one.name,
        kind="theirs",
        goal=one.goal.what,
        since=one.goal.since,
        done=None,
        by=None,
        supported=goals.is_lately(one.last, today=today),
        last=one.last,
        team=(),
        could=(),
    )


def page(found: Goals, *, whole: bool = False, has_query: bool = False) -> Page:
    """A paragraph for each goal of mine; then a line for each of others, with `whole` for all of them.

    With a query not everybody was asked about, and nobody may be said to stand alone.
    """
    open_ones = (*_all_mine(found, has_query=has_query), *_others(found, whole=whole))
    blocks = _reached(found) if found.scope == "reached" else open_ones
    shown = tuple(blocks) if found.items else ()
    return Page(blocks=shown, records=Rows(found.items, _record), hint="" if shown else found.why)


def _record(item: Goal) -> tuple[str, ...]:
    """The columns of a pipe: the team and those who could help by their keys."""
    values = (item.key, item.name, item.kind, item.goal, item.since, item.done, item.by, item.supported, item.last)
    keys = tuple(one.key for one in item.team), tuple(one.key for one in item.could)
    return tuple(cell(value) for value in (*values, *keys))


# Mine


def _all_mine(found: Goals, *, has_query: bool) -> Iterator[Block]:
    mine = [item for item in found.items if item.kind == "mine"]
    if not mine:
        yield line(Span(found.why, "quiet"))
    for item in mine:
        since = f", since {short_day(item.since, today=found.today)}" if item.since else ""
        yield Heading(f"{item.goal}{since}")
        if not item.team:
            finds = f"Nobody is on the team yet: `netlog who {shell_word(item.goal)}`"
            yield line(Span("Nobody who fits is on the team." if has_query else finds, "quiet"), indent=1)
        rows = [*_team(item, found), *_could(item)]
        if rows:
            yield Table((Column(""), Column(""), Column("", gives=True)), tuple(rows))


def _team(item: Goal, found: Goals) -> Iterator[tuple[Line, ...]]:
    for mate in item.team:
        who, how = line(Span(mate.name, "name"), indent=1), line("supports" if mate.supports else "has helped")
        if found.scope != "one":
            times = f" · {plural(len(mate.helped), 'time')} in all" if len(mate.helped) > 1 else ""
            yield who, how, line(moment_text(mate.last, today=found.today), Span(times, "quiet"))
            continue
        things = [line(moment_text(moment, today=found.today)) for moment in reversed(mate.helped)] or [line()]
        yield who, how, things[0]
        yield from ((line(), line(), thing) for thing in things[1:])


def _could(item: Goal) -> Iterator[tuple[Line, ...]]:
    for one in item.could:
        why = line(*reasons(one.evidence[:1]))
        yield line(Span(one.name, "name"), indent=1), line(Span("could help", "quiet")), why


# Those of others


def _others(found: Goals, *, whole: bool) -> Iterator[Block]:
    for heading, supported in (("Goals you supported in the last year", True), ("Goals of others", False)):
        some = [item for item in found.items if item.kind == "theirs" and item.supported is supported]
        if not some:
            continue
        yield Heading(heading)
        shown = some if whole else some[:OTHERS]
        columns = (Column(""), Column("", gives=True), Column("", gives=True))
        yield Table(columns, Rows(shown, partial(_other, today=found.today)))
        if len(some) > len(shown):
            yield line(Span(f"{len(some) - len(shown)} more: `netlog goals --all`", "quiet"), indent=1)


def _other(item: Goal, *, today: dt.date) -> tuple[Line, ...]:
    last = Span(moment_text(item.last, today=today), "quiet")
    return line(Span(item.name, "name"), indent=1), line(item.goal), line(last)


# Those reached


def _reached(found: Goals) -> Iterator[Block]:
    columns = (Column("Goal", gives=True), Column("Reached"), Column("By"), Column("Who helped", gives=True))
    yield Table(columns, Rows(found.items, partial(_reached_row, found=found)))


def _reached_row(item: Goal, *, found: Goals) -> tuple[Line, ...]:
    by = found.names.get(item.by, item.by) if item.by else ""
    helped = ", ".join(mate.name for mate in item.team)
    when = short_day(item.done, today=found.today) if item.done else ""
    return line(item.goal), line(Span(when, "quiet")), line(Span(by, "name")), line(helped)
