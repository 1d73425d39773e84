"""Writing down what came of an introduction."""

from collections.abc import Mapping, Sequence
from dataclasses import replace as with_changes
from typing import Annotated

import typer

from netlog.cli import completing
from netlog.cli.session import Session
from netlog.core.calendar import spoken
from netlog.core.contact import ME, Contact
from netlog.core.introductions import Introduction, introductions
from netlog.core.plan import Plan
from netlog.errors import NothingToDoError
from netlog.page import Page, Span, line
from netlog.reports import findings
from netlog.reports.intros import between
from netlog.store.contents import relative_path


def outcome(
    ctx: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="WHO", help="Anybody who is part of it.", autocompletion=completing.contacts)
    ],
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="What came of it; - reads it from standard input.")
    ] = None,
    *,
    with_: Annotated[
        str | None,
        typer.Option(
            "--with", metavar="WHO or N", help="The other one, or its number.", autocompletion=completing.contacts
        ),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of the one that is there.")] = False,
) -> None:
    """`outcome`: what came of an introduction, in every file it stands in."""
    session = Session(ctx.obj)
    key = session.key(who)
    contacts = _around(session, key)
    one = _chosen(session, key, contacts, with_, is_replaced=replace)
    said = session.text(text, "What came of it")
    for part in (each for each in one.keys if each not in contacts and session.contents.has(each)):
        session.contact(part)  # a file that can't be read may hold its half
    plan = Plan(what=f"{', '.join(one.keys)}: outcome “{said}”", changes=one.with_outcome(said))
    session.carry_out(lambda: plan)
    items = [
        {
            "key": part.key,
            "name": contacts[part.key].name,
            "path": relative_path(part.key),
            "entry": with_changes(part.entry, outcome=said),
        }
        for part in one.parts
    ]
    pair = between(one, _names(contacts))
    answer = line(Span(pair, "name"), f" · “{one.text}” · {spoken(one.date)} · outcome: {said}")
    session.answer({"items": items}, Page(blocks=(answer,)))


def _around(session: Session, key: str) -> dict[str, Contact]:
    """The contact, and all in whose files something leads to it."""
    found = session.index.found([key], findings.texts)
    contacts = {one: contact for one, (contact, _) in found.items() if one != ME}
    contacts[key] = session.contact(key)
    others = {entry.to for entry in contacts[key].log if entry.to} - contacts.keys()
    contacts |= session.index.contacts(sorted(others))
    return dict(sorted(contacts.items()))


def _names(contacts: Mapping[str, Contact]) -> dict[str, str]:
    return {key: contact.name for key, contact in contacts.items()}


def _chosen(
    session: Session, key: str, contacts: Mapping[str, Contact], with_: str | None, *, is_replaced: bool
) -> Introduction:
    """The introduction that is meant: the only one I made that has no outcome, or the one that --with names."""
    found = [one for one in reversed(introductions(contacts, today=session.today)) if key in one.keys]
    if with_ is None:  # those that I got are meant only where they are named, or there are no others
        found = [one for one in found if one.is_made] or found
    fitting = [one for one in found if one.is_fruitful is is_replaced]
    names = _names(contacts)
    if not found:
        said = f"no introduction of {names[key]} is logged"
        raise NothingToDoError(said, advice=f"`netlog intro {key} WHO WHY` logs one.")
    if not fitting:
        raise _none(found, names, is_replaced=is_replaced)
    if with_ is not None and with_.isascii() and with_.isdigit():
        if not 1 <= int(with_[:9]) <= len(fitting):
            raise NothingToDoError(f"there is no number {with_}", advice=_listed(fitting, names))
        return fitting[int(with_) - 1]
    other = session.key(with_) if with_ is not None else None
    meant = [one for one in fitting if with_ is None or one.other(key) == other]
    if len(meant) != 1:
        why = "which introduction is meant?" if meant else f"none of them is with {session.name(other or '')}"
        raise NothingToDoError(why, advice=_listed(fitting, names))
    return meant[0]


def _none(found: Sequence[Introduction], names: Mapping[str, str], *, is_replaced: bool) -> NothingToDoError:
    last = between(found[0], names)
    if is_replaced:
        return NothingToDoError(f"{last} · “{found[0].text}” has no outcome yet", advice="Leave --replace off.")
    said = f"{last} · “{found[0].text}” has an outcome: {found[0].outcome}"
    return NothingToDoError(said, advice="--replace puts another in its place.")


def _listed(found: Sequence[Introduction], names: Mapping[str, str]) -> str:
    lines = [
        f"  {number}  {spoken(one.date)}  {between(one, names)} “{one.text}”" for number, one in enumerate(found, 1)
    ]
    return "\n".join(["Name the other one with --with, or its number there:", *lines])
