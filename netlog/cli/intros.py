"""Introductions, and who connects me."""

from typing import Annotated

import typer

from netlog.cli.session import Session
from netlog.core.connectors import connectors, links, tree
from netlog.core.contact import ME
from netlog.core.introductions import WORD, Introduction, introductions
from netlog.core.query import Query
from netlog.core.text import fold
from netlog.errors import UsageError
from netlog.reports import findings
from netlog.reports import intros as report


def intros(
    ctx: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]", help="Only with who fits; see `netlog list`.")
    ] = None,
    *,
    pending: Annotated[bool, typer.Option("--pending", help="Only those I made that have no outcome yet.")] = False,
    as_tree: Annotated[bool, typer.Option("--tree", help="Who came to me through whom.")] = False,
) -> None:
    """`intros`: made and got, what came of each, and my connectors; with --tree who came through whom."""
    session = Session(ctx.obj)
    if pending and as_tree:
        raise UsageError("--pending and --tree don't go together", advice="The tree is of people.")
    asked = session.query(query or [])
    everyone = session.index.contacts(with_log=False)
    names = {key: one.name for key, one in sorted(everyone.items(), key=lambda pair: (fold(pair[1].name), pair[0]))}
    archived = {key for key, one in everyone.items() if one.archived}
    chosen = _fitting(session, asked) if asked.asks_of_standings else names.keys() - archived
    found = _found(session)
    through = links({key: one.via for key, one in everyone.items()}, found)
    if as_tree:
        descent = report.descent(tree(through, list(names)), names, wanted=chosen, archived=archived)
        session.show("netlog.intros.tree/1", {"items": descent.items}, report.tree_page(descent))
        return
    wanted = [one for one in found if chosen.intersection(one.keys)]
    brought = [one for one in connectors(through, found) if one.key in chosen]
    told = report.report(wanted, brought, names, today=session.today, only_pending=pending)
    session.show("netlog.intros/1", {"items": told.items}, report.page(told))


def _fitting(session: Session, asked: Query) -> set[str]:
    return {one.key for one in session.index.standings(today=session.today) if asked.fits(one)}


def _found(session: Session) -> tuple[Introduction, ...]:
    """All introductions, from the files in which the word stands."""
    found = session.index.found([WORD], findings.texts)
    return introductions({key: one for key, (one, _) in found.items() if key != ME}, today=session.today)
