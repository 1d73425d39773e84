"""Who needs a check-in."""

from typing import Annotated

import typer

from netlog.cli.session import Session
from netlog.errors import UsageError
from netlog.reports import due as report


def due(
    ctx: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]", help="Only who fits; see `netlog list`.")
    ] = None,
    *,
    within: Annotated[
        str | None, typer.Option("--within", metavar="SPAN", help="Also what is due by then: 2w, 10d, friday …")
    ] = None,
) -> None:
    """`due`: check-ins that are due, most overdue first."""
    session = Session(ctx.obj)
    until = session.coming_day(_span(within)) if within is not None else session.today
    if until < session.today:
        raise UsageError(f"{until.isoformat()} has passed", advice="--within looks ahead: 2w, 10d, friday.")
    found = report.report(session.standings(session.query(query or [])), today=session.today, until=until)
    session.show("netlog.due/1", {"items": found.items}, report.page(found))


def _span(text: str) -> str:
    """`2w` is `+2w` here, where no day can be in the past."""
    return f"+{text.strip()}" if text.strip()[:1].isdigit() and text.strip()[-1:] in "dwmy" else text
