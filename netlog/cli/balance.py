"""What was given and got."""

from typing import Annotated

import typer

from netlog.cli.session import Session
from netlog.reports import balance as report


def balance(
    ctx: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]", help="Only who fits; see `netlog list`.")
    ] = None,
    *,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Count only from this day on.")] = None,
) -> None:
    """`balance`: gave, got, and which way it leans, contact by contact."""
    session = Session(ctx.obj)
    first = session.any_day(since) if since is not None else None
    found = report.report(session.standings(session.query(query or []), since=first), today=session.today)
    session.show("netlog.balance/1", {"items": found.items}, report.page(found))
