"""Changing a contact's name, and with --key its key and every link to it."""

from typing import Annotated

import typer

from netlog.cli import completing, typed
from netlog.cli.session import Session
from netlog.core.changes import Change, SetField
from netlog.core.contact import ME
from netlog.core.plan import Plan, relinking
from netlog.core.text import key_from, plural
from netlog.errors import UnreadableError
from netlog.page import Page, Span, line
from netlog.store.contents import relative_path


def rename(
    ctx: typer.Context,
    who: Annotated[str, typer.Argument(metavar="WHO", autocompletion=completing.contacts)],
    name: Annotated[list[str] | None, typer.Argument(metavar="[NAME]", help="The new name.")] = None,
    *,
    key: Annotated[bool, typer.Option("--key", help="Make a new key from the name; links follow.")] = False,
) -> None:
    """`rename`: the name changes; the key only with --key, and then every link to it, all in one step."""
    session = Session(ctx.obj)
    old = session.key(who)
    contact = session.contact(old)
    new_name = typed.not_empty(" ".join(name), "name") if name else contact.name
    plan = session.carry_out(lambda: _plan(session, old, new_name, makes_key=key))
    new = plan.renames.get(old, old)
    if not plan.changes and not plan.renames:
        session.answer({"items": []}, Page(blocks=(line(Span(contact.name, "name"), " · nothing to change"),)))
        return
    links = len(set(plan.changes) - {old})
    followed = f", and {plural(links, 'file')} that {'links' if links == 1 else 'link'} to it" if links else ""
    said = f" · now {new_name}" + (f", as {new}{followed}" if new != old else "")
    session.answer(
        {"items": [{"key": new, "name": new_name, "path": relative_path(new), "was": old}]},
        Page(blocks=(line(Span(contact.name, "name"), said),)),
    )


def _plan(session: Session, old: str, name: str, *, makes_key: bool) -> Plan:
    """The new name and, with a new key, every link that follows it."""
    others = [other for other in session.folder.contact_keys() if other != old]
    new = key_from(name, others) if makes_key else old
    changes: dict[str, tuple[Change, ...]] = {}
    if name != session.contact(old).name:
        changes[old] = (SetField("name", name),)
    if new != old:
        for other, link_changes in _relinked(session, old, new).items():
            changes[other] = (*changes.get(other, ()), *link_changes)
    what = f"{old}: renamed to {name}" + (f" ({new})" if new != old else "")
    return Plan(what=what, changes=changes, renames={old: new} if new != old else {})


def _relinked(session: Session, old: str, new: str) -> dict[str, tuple[Change, ...]]:
    """The changes that let links follow. A file that can't be read might hold one: then nothing is renamed."""
    book = session.folder.book()
    if book.broken:
        raise UnreadableError("links can't be followed through files that can't be read", problems=book.problems)
    contacts = dict(book.contacts)
    if session.folder.has(ME):
        contacts[ME] = session.contact(ME)
    found = {other: relinking(contact, old, new) for other, contact in contacts.items()}
    return {other: changes for other, changes in found.items() if changes}
