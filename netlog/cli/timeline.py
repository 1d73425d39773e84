"""The timeline."""

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from netlog.cli import completing
from netlog.cli.session import Session
from netlog.core.contact import Contact
from netlog.core.entry import Kind
from netlog.core.query import Query
from netlog.core.text import fold
from netlog.errors import UnknownContactError, UsageError
from netlog.reports import timeline as report


def log(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WHO] [QUERY]",
            help="A contact; words of the text; tag:x …",
            autocompletion=completing.first_contact,
        ),
    ] = None,
    *,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to this day.")] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="gave, got, talked …")] = None,
    as_: Annotated[str | None, typer.Option("--as", metavar="KIND", help="recommendation, advice, gift …")] = None,
) -> None:
    """`log`: the entries, newest at the end; one contact's, or everybody's."""
    session = Session(ctx.obj)
    first = session.any_day(since) if since is not None else None
    contacts, query = _chosen(session, words or [], since=first)
    selection = report.Selection(
        since=first,
        until=session.any_day(until) if until is not None else None,
        kinds=frozenset(_kind(one) for one in kind or ()),
        as_=as_,
        words=query.text,
        without=query.excluded,
    )
    found = report.report(contacts, selection, today=session.today)
    session.show("netlog.log/1", {"items": [report.document(item) for item in found.items]}, report.page(found))


def _chosen(session: Session, words: list[str], *, since: date | None) -> tuple[dict[str, Contact], Query]:
    """Whose entries are asked for, and the query: its free words are looked for in the entries' texts.

    The first word is tried as a contact, unless it is a test such as `tag:x`, or has a dash before it. Tests choose
    among the contacts, also where one is named.
    """
    if words and not words[0].startswith("-") and not session.query(words[:1]).tests:
        try:
            key = session.key(words[0], reading=True)
        except UnknownContactError:
            pass
        else:
            query = session.query(words[1:])
            return ({key: session.contact(key)} if query.holds(session.standing(key)) else {}), query
    query = session.query(words)
    chosen = session.contacts(replace(query, text=(), excluded=()), since=since)
    return dict(sorted(chosen)), query


def _kind(text: str) -> Kind:
    for kind in Kind:
        if fold(text) == kind.value:
            return kind
    raise UsageError(f"there is no kind “{text}”", advice=f"There are {', '.join(Kind)}.")
