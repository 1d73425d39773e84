"""What today asks for."""

from typing import Annotated

import typer

from netlog.cli.session import Session
from netlog.reports import today as report


def today(
    ctx: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]", help="Only who fits; see `netlog list`.")
    ] = None,
    *,
    is_whole: Annotated[bool, typer.Option("--all", help="Leave nothing out, and cut nothing short.")] = False,
) -> None:
    """`today`, and netlog alone: promises due both ways, thanks, introductions, check-ins, birthdays, warnings."""
    session = Session(ctx.obj)
    limit = session.settings.today_limit
    among = report.among(session.today, None if is_whole or query else limit)
    standings = session.standings(session.query(query or []), among=among)
    found = report.report(standings, today=session.today, limit=limit, is_whole=is_whole)
    page = report.page(found, is_whole=is_whole, has_query=bool(query))
    session.show("netlog.today/1", {"items": found.items}, page)
