"""What was given and got."""

from typing import Annotated

import typer

from netlog.cli.session import Session
from netlog.errors import UsageError
from netlog.reports import balance as report


def balance(
    ctx: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]", help="Only who fits; see `netlog list`.")
    ] = None,
    *,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Count only from this day on.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="tag", help="Each tag as a whole: a line a circle.")] = None,
) -> None:
    """`balance`: gave, got, which way it leans and how warm it is, contact by contact, or tag by tag."""
    session = Session(ctx.obj)
    if by not in (None, "tag"):
        raise UsageError(f"--by takes tag, not “{by}”", advice="`netlog balance --by tag` shows each circle.")
    first = session.any_day(since) if since is not None else None
    standings = session.standings(session.query(query or []), since=first)
    if by:
        circles = report.by_tag(standings, today=session.today)
        session.show("netlog.balance.tag/1", {"items": circles.items}, report.circles_page(circles))
        return
    found = report.report(standings, today=session.today)
    session.show("netlog.balance/1", {"items": found.items}, report.page(found))
