"""What today asks for."""

import typer

from netlog.cli.session import Session
from netlog.reports import today as report


def today(ctx: typer.Context) -> None:
    """`today`, and netlog alone: promises due both ways, check-ins with a reason, birthdays."""
    session = Session(ctx.obj)
    standings = session.standings(among=report.among(session.today))
    found = report.report(standings, today=session.today, limit=session.settings.today_limit)
    session.show("netlog.today/1", {"items": found.items}, report.page(found))
