"""Who needs a check-in."""

import re
from typing import Annotated

import typer

from netlog.cli.session import Session
from netlog.errors import UsageError
from netlog.reports import due as report

_SHORT = re.compile("[0-9]+[dwmy]")
_LONG = re.compile("[0-9]+ +(?:day|week|month|year)s?")


def due(
    ctx: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]", help="Only who fits; see `netlog list`.")
    ] = None,
    *,
    within: Annotated[
        str | None, typer.Option("--within", metavar="SPAN", help="Also what is due by then: 2w, 10d, friday …")
    ] = None,
    is_drift: Annotated[bool, typer.Option("--drift", help="Who is silent for much longer than usual.")] = False,
) -> None:
    """`due`: check-ins that are due, most overdue first; or who drifts."""
    session = Session(ctx.obj)
    if is_drift:
        _show_drift(session, query or [], within)
        return
    until = session.coming_day(_span(within)) if within is not None else session.today
    if until < session.today:
        raise UsageError(f"{until.isoformat()} has passed", advice="--within looks ahead: 2w, 10d, friday.")
    standings = session.standings(session.query(query or []), among=report.among(until))
    found = report.report(standings, today=session.today, until=until)
    session.show("netlog.due/1", {"items": found.items}, report.page(found))


def _show_drift(session: Session, query: list[str], within: str | None) -> None:
    if within is not None:
        raise UsageError("--drift looks back, and --within ahead", advice="Say one of them.")
    standings = session.standings(session.query(query), among=report.among_drifting(session.today))
    found = report.drifting(standings, today=session.today)
    session.show("netlog.due/1", {"items": found.items}, report.page(found, nobody=report.NOBODY_DRIFTS))


def _span(text: str) -> str:
    """`2w` and `3 months` are `+2w` and `in 3 months` here, where no day can be in the past."""
    if _SHORT.fullmatch(text.strip()):
        return f"+{text.strip()}"
    return f"in {text.strip()}" if _LONG.fullmatch(text.strip()) else text
