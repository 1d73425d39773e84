"""Who can help with something."""

from typing import Annotated

import typer

from netlog.cli.chosen import query_words
from netlog.cli.session import Session
from netlog.core.asking import asked
from netlog.errors import UsageError
from netlog.reports import who as report


def who(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="TEXT", help="What it is about, in a few words.")],
    *,
    where: Annotated[str | None, typer.Option("--where", metavar="QUERY", help="Only who fits a query.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="All who fit, not the first ten.")] = False,
) -> None:
    """`who`: contacts whose offers, work, interests, place, past gifts or notes speak of it, and how asking is."""
    session = Session(ctx.obj)
    text = " ".join(" ".join(words).split())
    if not asked(text):
        raise UsageError(
            f"“{text}” says nothing to look for" if text else "the text is empty",
            advice='Name the thing itself, for example: netlog who "a flat in Lisbon"',
        )
    people = {one.key: one for one in session.standings(session.query(query_words(where or "")))}
    (helpers,) = session.helpers([text])
    found = report.report(helpers, people, text, today=session.today, shown=None if all_ else report.SHOWN)
    session.show("netlog.who/1", {"items": found.items}, report.page(found))
