"""What I owe and what I am owed."""

import shlex
from typing import Annotated, cast

import typer

from netlog.cli.session import Session
from netlog.errors import NothingToDoError
from netlog.reports import owe as owing


def owe(
    ctx: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]", help="Only who fits; see `netlog list`.")
    ] = None,
    *,
    least: Annotated[int | None, typer.Option("--min", metavar="N", min=1, help="Balances from N up.")] = None,
) -> None:
    """`owe` and `owed`: open promises, then balances."""
    session = Session(ctx.obj)
    side = cast("owing.Side", ctx.info_name)
    smallest = least or session.settings.balance_from
    asked = session.query(query or [])
    standings = session.standings(asked, among=owing.among(side, smallest))
    if query and not standings and not session.standings(asked) and not session.index.is_empty():
        verb = "promise" if side == "owe" else "expect"
        raise NothingToDoError(
            f"nobody fits {' '.join(query)}",
            advice=f"`netlog {side}` only shows. To log one: netlog {verb} {_call(query)} --due DAY",
        )
    report = owing.report(standings, side, today=session.today, smallest=smallest)
    session.show(f"netlog.{side}/1", {"items": report.items}, owing.page(report))


def _call(query: list[str]) -> str:
    """The arguments that logging it would take, as far as they were typed."""
    who, *what = query
    return f"{shlex.quote(who)} {shlex.quote(' '.join(what)) if what else 'WHAT'}"
