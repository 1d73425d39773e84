"""One contact on one page."""

from typing import Annotated

import typer

from netlog.cli import completing
from netlog.cli.session import Session
from netlog.core.contact import ME
from netlog.reports import brief


def show(
    ctx: typer.Context,
    who: Annotated[
        list[str], typer.Argument(metavar="WHO", help="A contact, or me.", autocompletion=completing.contacts_and_me)
    ],
) -> None:
    """`show`: who they are, where things stand, what is open, and what was last."""
    session = Session(ctx.obj)
    key = session.key(" ".join(who), reading=True, me=True)
    contact = session.contact(key)
    via = session.folder.contact(contact.via) if contact.via and contact.via != ME else None
    names = {contact.via: via.name} if via and contact.via else {}
    found = brief.Brief(key, contact, session.standing(key), names, session.today)
    session.show_one("netlog.show/1", {"items": [brief.document(found)]}, brief.page(found))
