"""Looking for words in everything."""

from typing import Annotated

import typer

from netlog.cli.session import Session
from netlog.errors import UsageError
from netlog.reports import findings


def find(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="TEXT", help="Words that must all stand in one text.")],
) -> None:
    """`find`: every field, item and entry that holds the words or their stems, of archived contacts and of me too."""
    session = Session(ctx.obj)
    asked = [part for word in words for part in word.split()]
    if not asked:
        raise UsageError("the text is empty", advice="Say what to look for.")
    found = findings.report(session.index.found(asked, findings.texts), asked, today=session.today)
    _, problems = session.index.me()
    session.show("netlog.find/1", {"items": found.items}, findings.page(found), more=problems)
