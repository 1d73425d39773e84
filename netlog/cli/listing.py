"""Contacts and their fields."""

from typing import Annotated

import typer

from netlog.cli.session import Session
from netlog.core.contact import FIELDS
from netlog.core.text import nearest
from netlog.errors import UsageError
from netlog.reports import listing as report


def list_contacts(
    ctx: typer.Context,
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUERY]", help="Words, tag:x place:x org:x via:x due:yes i-owe:yes quiet:90d -word"),
    ] = None,
    *,
    fields: Annotated[str | None, typer.Option("--fields", metavar="A,B", help="Which fields, by their names.")] = None,
) -> None:
    """`list`: the contacts that fit every word of the query; all but the archived without one."""
    session = Session(ctx.obj)
    names = _names(session, fields)
    contacts = session.contacts(session.query(query or []), with_log="log" in (names or ()))
    found = report.report(contacts, names)
    session.show("netlog.list/1", {"items": found.items}, report.page(found, has_query=bool(query)))


def _names(session: Session, said: str | None) -> tuple[str, ...] | None:
    if said is None:
        return None
    own = {name for contact in session.index.contacts(with_log=False).values() for name, _ in contact.extra}
    names = tuple(name.strip() for name in said.split(",") if name.strip())
    for name in names:
        if name != "key" and name not in FIELDS and name not in own:
            close = nearest(name, (*FIELDS, *own))
            advice = f"Did you mean {' or '.join(close)}?" if close else f"There are key, {', '.join(FIELDS)}."
            raise UsageError(f"there is no field “{name}”", advice=advice)
    if not names:
        raise UsageError("--fields is empty", advice="For example --fields name,email")
    return names
