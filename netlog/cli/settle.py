"""Settling what is open: done, drop."""

import shlex
from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer

from netlog.cli import completing, typed
from netlog.cli.drafting import confirmation
from netlog.cli.session import Session
from netlog.core.calendar import spoken
from netlog.core.changes import AddEntry
from netlog.core.contact import ME, Contact
from netlog.core.entry import Entry, Kind
from netlog.core.introductions import are_introduced
from netlog.core.open_items import OpenItem, chosen, open_items
from netlog.core.pairs import has_served
from netlog.core.plan import Plan
from netlog.errors import UsageError
from netlog.page import Line, Page, Span, line
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
Give = Annotated[bool, typer.Option("--give", help="I met the need myself: log that I gave it (done only).")]


def settle(
    ctx: typer.Context,
    who: completing.WhoOrMe,
    choice: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT or N]", help="Words of it, or its number; needed if several.")
    ] = None,
    *,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day it was settled (today).")] = None,
    by: By = None,
    give: Give = False,
) -> None:
    """`done` and `drop`: settle a promise, a need, a goal; nothing is deleted."""
    session = Session(ctx.obj)
    is_done = ctx.info_name == "done"
    if (by is not None or give) and not is_done:
        raise UsageError(f"{'--give' if give else '--by'} goes with done", advice="What is dropped was met by nobody.")
    day = session.day(on) if on is not None else session.today
    key = session.key(who, me=True)
    meant = typed.not_empty(" ".join(choice), "choice") if choice else None
    met_by = session.key(by, me=True) if by is not None else ME if give else None
    contact = session.contact(key)
    item = chosen(open_items(contact, today=session.today), meant)
    _refuse_misfits(key, item, day, met_by, give=give)
    is_mine = met_by == ME and item.field == "needs" and key != ME
    gift = _gift(item, day) if is_mine and (give or _is_agreed(session, contact, item)) else None
    word = "done" if is_done else "dropped"
    change = item.done(day, met_by) if is_done else item.dropped(day)
    changes = (change, AddEntry(gift)) if gift else (change,)
    session.carry_out(lambda: Plan(what=f"{key}: {word} “{item.text}”", changes={key: changes}))
    said = [line(Span(contact.name, "name"), f" · {word}: {item.kind} “{item.text}” · {spoken(day)}")]
    said += [confirmation(contact.name, gift, session.today)] if gift else _suggested(session, key, item, met_by)
    document = {"key": key, "name": contact.name, "path": relative_path(key), "kind": item.kind, "text": item.text}
    more = {"done": day, "entry": gift} if is_done else {"dropped": day}
    session.answer({"items": [document | more]}, Page(blocks=tuple(said)))


def _refuse_misfits(key: str, item: OpenItem, day: date, met_by: str | None, *, give: bool) -> None:
    """Refuse what goes ill together: a promise that another kept, giving to oneself, an end before the beginning."""
    if give and item.is_promise:
        raise UsageError("--give goes with needs", advice="A promise that is kept counts as given by itself.")
    if met_by and item.is_promise:
        raise UsageError("--by goes with needs and goals", advice="A promise is kept by whoever made it.")
    if give and met_by != ME:
        raise UsageError("--give is for what you gave yourself", advice="--by names somebody else: leave one off.")
    if give and (item.field != "needs" or key == ME):
        raise UsageError("--give goes with the needs of others", advice="Leave it off, and it is settled all the same.")
    if item.since and day < item.since:
        raise UsageError(f"it begins on {item.since.isoformat()}", advice="It can't be settled before that.")


def _gift(item: OpenItem, day: date) -> Entry:
    """What I gave by meeting a need myself; it is private where the need is."""
    return Entry(date=day, kind=Kind.GAVE, text=item.text, for_=item.text, private=item.held.private)


def _is_agreed(session: Session, contact: Contact, item: OpenItem) -> bool:
    """Whether somebody is there who wants the gift logged; nobody is asked where one for it is logged already."""
    is_asked = session.outlet.is_interactive and not has_served(item.text, Kind.GAVE, contact.log)
    return is_asked and session.outlet.agrees("Log that you gave it?")


def _suggested(session: Session, key: str, item: OpenItem, by: str | None) -> Iterator[Line]:
    """The introduction to log, where one contact met the need of another and none of the two is there."""
    if item.field != "needs" or by is None or ME in {key, by} or key == by:
        return
    one, other = session.folder.contact(key), session.folder.contact(by)
    if one and other and not are_introduced((key, one), (by, other)):
        call = f"netlog intro {key} {by} {shlex.quote(item.text)}"
        yield line(Span(f"No introduction of the two is logged: `{call}`", "quiet"))
