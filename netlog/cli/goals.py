"""My goals and those of others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Annotated

import typer

from netlog.cli.session import Session
from netlog.core.contact import ME, Contact
from netlog.core.entry import Item
from netlog.core.evidence import Helper
from netlog.core.goals import MyGoal, chosen_goal, open_goals, reached_goals, team
from netlog.core.text import fold
from netlog.errors import UsageError
from netlog.reports import goals as report
from netlog.reports.findings import texts as all_texts

_MANY = 2
"""By how many words of a goal, the longest, entries for it are looked for: the whole of it is compared afterwards."""


def goals(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[GOAL] [QUERY]", help="One of yours, by its words or number; tag:x … chooses contacts."
        ),
    ] = None,
    *,
    done: Annotated[bool, typer.Option("--done", help="The goals you have reached.")] = False,
    whole: Annotated[bool, typer.Option("--all", help="All goals of others, not the first few.")] = False,
) -> None:
    """`goals`: who is behind each of mine, who could be, and whose I have supported lately."""
    session = Session(ctx.obj)
    if done and whole:
        raise UsageError("--all goes without --done", advice="--done shows all that are reached.")
    query = session.query(words or [])
    me, problems = session.index.me()
    mine = _mine(session, me, query.text, done=done)
    scope: report.Scope = "reached" if done else "one" if query.text else "all"
    contacts = dict(session.contacts(replace(query, text=()), with_log=False))
    contacts |= _with_logs(session, contacts, mine, theirs=scope == "all")
    backed = [MyGoal(goal, team(goal.what, contacts.items(), today=session.today)) for goal in mine]
    could = _helpers(session, backed, contacts, scope)
    has_me = session.contents.has(ME)
    found = report.report(me, backed, contacts, scope=scope, today=session.today, could=could, has_me=has_me)
    page = report.page(found, whole=whole, has_query=bool(query.tests or query.excluded))
    session.show("netlog.goals/1", {"items": found.items}, page, more=problems)


def _mine(session: Session, me: Contact | None, words: Sequence[str], *, done: bool) -> tuple[Item, ...]:
    """My goals that a report is about: all that are open, the one that is meant, or those reached that hold words."""
    if me is None:
        if words:
            session.key(ME, me=True)  # says what to do where there is no such file
        return ()
    if done:
        reached = reached_goals(me, today=session.today)
        return tuple(goal for goal in reached if all(word in fold(goal.what) for word in words))
    if not words:
        return open_goals(me, today=session.today)
    one = chosen_goal(me, " ".join(words), today=session.today)
    return tuple(goal for goal in me.goals if goal == one.held)[:1]


def _with_logs(
    session: Session, contacts: Mapping[str, Contact], mine: Iterable[Item], *, theirs: bool
) -> dict[str, Contact]:
    """The contacts that may have an entry for one of my goals, or (`theirs`) have goals themselves, with their logs."""
    keys = {key for key, contact in contacts.items() if theirs and open_goals(contact, today=session.today)}
    for goal in mine:
        if longest := sorted(set(fold(goal.what).split()), key=len)[-_MANY:]:
            keys |= session.index.found(longest, all_texts).keys()
    return session.index.contacts(keys & contacts.keys())


def _helpers(
    session: Session, mine: Sequence[MyGoal], contacts: Iterable[str], scope: report.Scope
) -> dict[str, tuple[Helper, ...]]:
    """By the text of a goal, who of the contacts could help: as many as are named, were all on its team among them."""
    if scope == "reached" or not mine:
        return {}
    texts = [one.goal.what for one in mine]
    most = report.COULD[scope] + max(len(one.team) for one in mine)
    return dict(zip(texts, session.helpers(texts, most=most, among=contacts), strict=True))
