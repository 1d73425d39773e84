"""Having said thanks for something got."""

from typing import Annotated

import typer

from netlog.cli import completing, typed
from netlog.cli.session import Session
from netlog.core.calendar import spoken
from netlog.core.plan import Plan
from netlog.core.thanks import chosen, without_thanks
from netlog.errors import UsageError
from netlog.page import Page, Span, line
from netlog.store.contents import relative_path


def thank(
    ctx: typer.Context,
    who: Annotated[str, typer.Argument(metavar="WHO", help="A contact.", autocompletion=completing.contacts)],
    choice: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT or N]", help="Words of it; the latest without them.")
    ] = None,
    *,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day of the thanks (today).")] = None,
) -> None:
    """`thank`: the latest that was got without thanks, or the one that is named, gets the day of the thanks."""
    session = Session(ctx.obj)
    day = session.day(on) if on is not None else session.today
    key = session.key(who)
    meant = typed.not_empty(" ".join(choice), "choice") if choice else None
    contact = session.contact(key)
    one = chosen(without_thanks(contact, today=session.today), meant)
    if day < one.moment.date:
        raise UsageError(f"“{one.moment.text}” was got on {one.moment.date}", advice="Thanks don't come before that.")
    change = one.thanked(day)
    plan = Plan(what=f"{key}: thanked for “{one.moment.text}”", changes={key: (change,)})
    session.carry_out(lambda: plan)
    said = f" · thanked: got “{one.moment.text}” on {spoken(one.moment.date)} · {spoken(day)}"
    session.answer(
        {"items": [{"key": key, "name": contact.name, "path": relative_path(key), "entry": change.new}]},
        Page(blocks=(line(Span(contact.name, "name"), said),)),
    )
