"""Settling what is open: done, drop."""

from typing import Annotated

import typer

from netlog.cli import completing, typed
from netlog.cli.session import Session
from netlog.core.calendar import spoken
from netlog.core.open_items import OpenItem, chosen, open_items
from netlog.core.plan import Plan
from netlog.errors import UsageError
from netlog.page import Page, Span, line
from netlog.store.contents import relative_path

By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="WHO",
        help="Who met the need or goal (done only).",
        autocompletion=completing.contacts_and_me,
    ),
]


def settle(
    ctx: typer.Context,
    who: completing.WhoOrMe,
    choice: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT or N]", help="Words of it, or its number; needed if several.")
    ] = None,
    *,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day it was settled (today).")] = None,
    by: By = None,
) -> None:
    """`done` and `drop`: settle a promise, a need, a goal; nothing is deleted."""
    session = Session(ctx.obj)
    is_done = ctx.info_name == "done"
    if by is not None and not is_done:
        raise UsageError("--by goes with done", advice="What is dropped was met by nobody.")
    day = session.day(on) if on is not None else session.today
    key = session.key(who, me=True)
    meant = typed.not_empty(" ".join(choice), "choice") if choice else None
    met_by = session.key(by, me=True) if by is not None else None
    contact = session.contact(key)
    item = chosen(open_items(contact, today=session.today), meant)
    if by is not None and item.is_promise:
        raise UsageError("--by goes with needs and goals", advice="A promise is kept by whoever made it.")
    if item.since and day < item.since:
        raise UsageError(f"it begins on {item.since.isoformat()}", advice="It can't be settled before that.")
    word = "done" if is_done else "dropped"
    change = item.done(day, met_by) if is_done else item.dropped(day)
    plan = Plan(what=f"{key}: {word} “{item.text}”", changes={key: (change,)})
    session.carry_out(lambda: plan)
    session.answer(
        {"items": [_document(key, contact.name, item, word, day.isoformat())]},
        Page(blocks=(line(Span(contact.name, "name"), f" · {word}: {item.kind} “{item.text}” · {spoken(day)}"),)),
    )


def _document(key: str, name: str, item: OpenItem, word: str, day: str) -> dict[str, object]:
    return {"key": key, "name": name, "path": relative_path(key), "kind": item.kind, "text": item.text, word: day}
