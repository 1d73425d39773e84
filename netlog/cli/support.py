"""Who is on the team for a goal of mine."""

from typing import Annotated

import typer

from netlog.cli import completing, typed
from netlog.cli.session import Session
from netlog.core.changes import AddItem, Change, DropItem
from netlog.core.contact import ME, Contact
from netlog.core.goals import chosen_goal, chosen_support
from netlog.core.plan import Plan
from netlog.core.text import fold
from netlog.page import Line, Page, Span, line
from netlog.store.contents import relative_path


def support(
    ctx: typer.Context,
    who: Annotated[
        str,
        typer.Argument(
            metavar="WHO", help="A contact, or several with commas between.", autocompletion=completing.contacts
        ),
    ],
    goal: Annotated[list[str], typer.Argument(metavar="GOAL", help="One of your goals, by its words or its number.")],
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Take them off the team.")] = False,
) -> None:
    """`support`: the goal's text goes into WHO's `supports`; with `--undo` out of it, open or reached."""
    session = Session(ctx.obj)
    choice = typed.not_empty(" ".join(goal), "goal")
    contacts = {key: session.contact(key) for key in session.keys(who)}
    if undo:
        texts = {key: chosen_support(contact, choice) for key, contact in contacts.items()}
    else:
        mine = chosen_goal(session.contact(session.key(ME, me=True)), choice, today=session.today).text
        texts = dict.fromkeys(contacts, mine)

    def change(key: str, contact: Contact) -> tuple[Change, ...]:
        same = [one for one in contact.supports if fold(one) == fold(texts[key])]
        return tuple(DropItem("supports", one) for one in same) if undo else _added(same, texts[key])

    def decide() -> Plan:
        changes = {key: change(key, session.contact(key)) for key in changing}
        said = "no longer supports" if undo else "supports"
        whom = " and ".join(f"{key} {said} “{texts[key]}”" for key in changing)
        return Plan(what=whom, changes={key: wanted for key, wanted in changes.items() if wanted})

    changing = [key for key, contact in contacts.items() if change(key, contact)]
    if changing:
        session.carry_out(decide)
    items = [_document(key, contacts[key].name, texts[key], supports=not undo) for key in changing]
    lines = (_said(contacts[key].name, texts[key], undo=undo, is_new=key in changing) for key in contacts)
    session.answer({"items": items}, Page(blocks=tuple(lines)))


def _added(same: list[str], text: str) -> tuple[Change, ...]:
    return () if same else (AddItem("supports", text),)


def _document(key: str, name: str, goal: str, *, supports: bool) -> dict[str, object]:
    return {"key": key, "name": name, "path": relative_path(key), "goal": goal, "supports": supports}


def _said(name: str, goal: str, *, undo: bool, is_new: bool) -> Line:
    said = "no longer on the team" if undo else "on the team"
    return line(Span(name, "name"), f" · {said} for “{goal}”{'' if is_new else ' already: nothing to change'}")
