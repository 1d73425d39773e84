"""What people look for, can give, want to reach and care about: need, offer, goal, interest."""

from typing import Annotated

import typer

from netlog.cli import completing
from netlog.cli.session import Session
from netlog.core.calendar import spoken
from netlog.core.changes import AddItem
from netlog.core.entry import Item
from netlog.core.plan import Plan
from netlog.core.text import fold
from netlog.errors import NothingToDoError
from netlog.page import Page, Span, line
from netlog.store.contents import relative_path

_FIELDS = {"need": "needs", "offer": "offers", "goal": "goals", "interest": "interests"}
_SAID = {"need": "needs", "offer": "offers", "goal": "wants", "interest": "cares about"}


def add_item(
    ctx: typer.Context,
    who: completing.WhoOrMe,
    what: Annotated[str | None, typer.Argument(metavar="WHAT", help="What; - reads it from standard input.")] = None,
    *,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="Since when (today).")] = None,
    private: Annotated[bool, typer.Option("--private", help="Leave it out of exports.")] = False,
) -> None:
    """`need`, `offer`, `goal` and `interest`: one more item, unless it is there and open already."""
    session = Session(ctx.obj)
    word = ctx.info_name or ""
    field = _FIELDS[word]
    since = session.day(on) if on is not None else session.today
    key = session.key(who, me=True)
    name = session.contact(key).name
    item = Item(what=session.text(what, "What is it"), since=since, private=private)

    def decide() -> Plan:
        for known in getattr(session.contact(key), field):
            if known.is_open(on=session.today) and fold(known.what) == fold(item.what):
                raise NothingToDoError(f"{name} {_SAID[word]} “{known.what}” already; nothing was changed")
        return Plan(what=f"{key}: {_SAID[word]} “{item.what}”", changes={key: (AddItem(field, item),)})

    session.carry_out(decide)
    session.answer(
        {"items": [{"key": key, "name": name, "path": relative_path(key), "field": field, "item": item}]},
        Page(blocks=(line(Span(name, "name"), f" · {_SAID[word]} “{item.what}” · {spoken(since)}"),)),
    )
