"""The timeline."""

from typing import Annotated

import typer

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
        list[str] | None, typer.Argument(metavar="[WHO] [QUERY]", help="A contact; words of the text; tag:x …")
    ] = None,
    *,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to this day.")] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="gave, got, talked …")] = None,
    as_: Annotated[str | None, typer.Option("--as", metavar="KIND", help="recommendation, advice, gift …")] = None,
) -> None:
    """`log`: the entries, newest at the end; one contact's, or everybody's."""
    session = Session(ctx.obj)
    contacts, query = _chosen(session, words or [])
    selection = report.Selection(
        since=session.any_day(since) if since is not None else None,
        until=session.any_day(until) if until is not None else None,
        kinds=frozenset(_kind(one) for one in kind or ()),
        as_=as_,
        words=query.text,
        without=query.excluded,
    )
    found = report.report(contacts, selection, today=session.today)
    session.show("netlog.log/1", {"items": found.items}, report.page(found))


def _chosen(session: Session, words: list[str]) -> tuple[dict[str, Contact], Query]:
    """Whose entries are asked for, and the query that remains: its words are looked for in the entries' texts.

    The first word is tried as a contact. Words of a query such as `tag:x` choose contacts.
    """
    if words and ":" not in words[0]:
        try:
            key = session.key(words[0], reading=True)
        except UnknownContactError:
            pass
        else:
            return {key: session.contact(key)}, session.query(words[1:])
    query = session.query(words)
    fields = session.query([word for word in words if ":" in word])
    chosen = session.standings(fields)
    return {one.key: session.book.contacts[one.key] for one in chosen}, query


def _kind(text: str) -> Kind:
    for kind in Kind:
        if fold(text) == kind.value:
            return kind
    raise UsageError(f"there is no kind “{text}”", advice=f"There are {', '.join(Kind)}.")
