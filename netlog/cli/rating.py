"""Ratings by the user's own criteria: rate, best."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from netlog.cli import completing, typed
from netlog.cli.chosen import Where, Yes, carry_out, named
from netlog.cli.session import Session
from netlog.core.changes import AddItem, Change, DropItem, EditItem
from netlog.core.contact import Contact, Rating
from netlog.core.text import fold
from netlog.errors import UsageError
from netlog.reports import best as report


def rate(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHO CRITERION N",
            autocompletion=completing.first_contact,
            help="A word of your own, and 1 to 5; none takes it away.",
        ),
    ] = None,
    *,
    where: Where = None,
    yes: Yes = False,
) -> None:
    """`rate`: one criterion of the user's own gets a value from 1 to 5; case and accents make no two of one."""
    session = Session(ctx.obj)
    who, rest = named(words, where)
    if len(rest) != 2:
        advice = "For example: netlog rate alice candour 5. A criterion of several words goes in quotes."
        raise UsageError("a criterion and a rating are needed", advice=advice)
    criterion = typed.not_empty(rest[0], "criterion")
    value = None if fold(rest[1]) == "none" else typed.rating(rest[1])

    def change(contact: Contact) -> tuple[Change, ...]:
        same = [one for one in contact.ratings if fold(one.label) == fold(criterion)]
        if value is None:
            return tuple(DropItem("ratings", one) for one in same)
        if not same:
            return (AddItem("ratings", Rating(criterion, value)),)
        first, *others = same
        return (EditItem("ratings", first, Rating(first.label, value)), *(DropItem("ratings", one) for one in others))

    said = f"{criterion}: {value}" if value else f"no rating for {criterion}"
    carry_out(session, who, where, change, said, yes=yes)


def best(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CRITERION] [QUERY]",
            help="Your own criteria; several: their mean, where all are given. Other words as in `netlog list`.",
        ),
    ] = None,
) -> None:
    """`best`: everyone rated by all of these criteria, by the mean; without one, who leads in each.

    Ratings are the user's own words about people, not numbers of netlog's: `scores: false` leaves them alone.
    """
    session = Session(ctx.obj)
    everyone = session.index.contacts(with_log=False)
    known = report.criteria(everyone.values())
    folded = {fold(label) for label in known}
    asked = [word for word in words or () if fold(word) in folded]
    others = [word for word in words or () if fold(word) not in folded]
    chosen = _chosen(session, others, everyone)
    found = report.report(chosen, known, asked, today=session.today)
    session.show("netlog.best/1", {"items": found.items}, report.page(found, words=others))


def _chosen(session: Session, words: Sequence[str], everyone: Mapping[str, Contact]) -> list[tuple[str, Contact]]:
    """Those of everyone whom a query chooses; all but the archived without one."""
    query = session.query(words)
    if not query.asks_of_standings:
        return [(key, contact) for key, contact in everyone.items() if not contact.archived]
    return [(one.key, everyone[one.key]) for one in session.standings(query)]
