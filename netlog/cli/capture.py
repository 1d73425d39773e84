"""Capturing what happened in one line: give, get, talk, note, promise, expect."""

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from netlog.cli import completing
from netlog.cli.session import Session, checked, names_in
from netlog.core.calendar import spoken
from netlog.core.changes import AddEntry
from netlog.core.entry import Entry, Kind
from netlog.core.plan import Plan
from netlog.errors import UnknownContactError, UsageError
from netlog.page import Line, Page, Span, line
from netlog.reports.phrases import remarks
from netlog.store.contents import relative_path

Who = Annotated[
    str,
    typer.Argument(
        metavar="WHO", help="A contact, or several with commas between.", autocompletion=completing.contacts
    ),
]
What = Annotated[str | None, typer.Argument(metavar="WHAT", help="What it was; - reads it from standard input.")]
On = Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day it happened (today).")]
Due = Annotated[str | None, typer.Option("--due", metavar="DAY", help="The day it is due.")]
Worth = Annotated[int | None, typer.Option("--worth", metavar="N", min=1, max=10, help="How much it weighs (1).")]
As = Annotated[str | None, typer.Option("--as", metavar="KIND", help="introduction, referral, advice, help, gift …")]
For = Annotated[str | None, typer.Option("--for", metavar="GOAL", help="The goal or need it served.")]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with", metavar="WHO", help="Others present: contacts or free names.", autocompletion=completing.contacts
    ),
]
How = Annotated[str | None, typer.Option("--how", metavar="HOW", help="call, email, in person …")]
Private = Annotated[bool, typer.Option("--private", help="Leave it out of exports.")]


_EXCHANGES = {"give": Kind.GAVE, "get": Kind.GOT}
_PROMISES = {"promise": Kind.PROMISED, "expect": Kind.EXPECTED}


def exchange(
    ctx: typer.Context,
    who: Who,
    what: What = None,
    *,
    on: On = None,
    worth: Worth = None,
    as_: As = None,
    for_: For = None,
    with_: With = None,
    private: Private = False,
) -> None:
    """`give` and `get`: one thing that went one way."""
    session = Session(ctx.obj)
    kind = _EXCHANGES[ctx.info_name or ""]
    draft = _draft(session, kind, on, worth=worth, as_=as_, for_=for_, private=private)
    _capture(session, who, what, draft, with_)


def talk(
    ctx: typer.Context,
    who: Who,
    what: Annotated[str | None, typer.Argument(metavar="[WHAT]", help="What about; may be left off.")] = None,
    *,
    on: On = None,
    how: How = None,
    with_: With = None,
    private: Private = False,
) -> None:
    """Log a check-in: having been in touch without giving or getting."""
    session = Session(ctx.obj)
    draft = replace(_draft(session, Kind.TALKED, on, private=private), how=_word(how, "--how"))
    _capture(session, who, what or "", draft, with_)


def note(
    ctx: typer.Context,
    who: Who,
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="The note; - reads it from standard input.")
    ] = None,
    *,
    on: On = None,
    private: Private = False,
) -> None:
    """Write down a dated note; it doesn't count as being in touch."""
    session = Session(ctx.obj)
    _capture(session, who, text, _draft(session, Kind.NOTE, on, private=private), None)


def promise(
    ctx: typer.Context,
    who: Who,
    what: What = None,
    *,
    due: Due = None,
    on: On = None,
    worth: Worth = None,
    as_: As = None,
    for_: For = None,
    with_: With = None,
    private: Private = False,
) -> None:
    """`promise` and `expect`: what is owed until it is done or dropped."""
    session = Session(ctx.obj)
    kind = _PROMISES[ctx.info_name or ""]
    draft = _draft(session, kind, on, due=due, worth=worth, as_=as_, for_=for_, private=private)
    _capture(session, who, what, draft, with_)


def _draft(
    session: Session,
    kind: Kind,
    on: str | None,
    *,
    due: str | None = None,
    worth: int | None = None,
    as_: str | None = None,
    for_: str | None = None,
    private: bool = False,
) -> Entry:
    """The entry but for its text and company; all that can be wrong in the options is refused here."""
    since = session.day(on) if on is not None else session.today
    return Entry(
        date=since,
        kind=kind,
        text="",
        due=_due(session, due, since) if due is not None else None,
        worth=worth,
        as_=_word(as_, "--as"),
        for_=_word(for_, "--for"),
        private=private,
    )


def _due(session: Session, text: str, made: date) -> date:
    day = session.coming_day(text)
    if day < made:
        raise UsageError(f"{day.isoformat()} has passed", advice="A promise isn't due before the day it is made.")
    return day


def _word(text: str | None, option: str) -> str | None:
    if text is not None and not text.strip():
        raise UsageError(f"{option} is empty")
    return checked(text.strip()) if text else None


def _capture(session: Session, who: str, what: str | None, draft: Entry, with_: list[str] | None) -> None:
    keys = _keys(session, who)
    text = session.text(what, "What was it") if draft.kind is not Kind.TALKED or what else ""
    company = _company(session, with_)
    written = {
        key: replace(draft, text=text, with_=tuple(one for one in dict.fromkeys((*keys, *company)) if one != key))
        for key in keys
    }
    plan = Plan(
        what=f"{', '.join(keys)}: {draft.kind} “{text}”",
        changes={key: (AddEntry(entry),) for key, entry in written.items()},
    )
    session.carry_out(lambda: plan)
    names = {key: session.name(key) for key in keys}
    session.answer(
        {
            "items": [
                {"key": key, "name": names[key], "path": relative_path(key), "entry": entry}
                for key, entry in written.items()
            ]
        },
        Page(blocks=tuple(confirmation(names[key], entry, session.today) for key, entry in written.items())),
    )


def _keys(session: Session, who: str) -> tuple[str, ...]:
    """Whose files to write in; at a terminal, whoever is unknown can be added on the spot."""
    try:
        return session.keys(who)
    except UnknownContactError:
        if not session.outlet.is_interactive:
            raise
        names = names_in(who) if "," in who else (who,)
        return tuple(dict.fromkeys(_known_or_added(session, name) for name in names))


def _known_or_added(session: Session, name: str) -> str:
    try:
        return session.key(name)
    except UnknownContactError as error:
        session.outlet.warn(f"{error.message}. {error.advice}")
        if not session.outlet.agrees(f"Add a contact named “{name}”?"):
            raise UnknownContactError("nothing was written") from None
        from netlog.cli.add import added

        key = added(session, name)
        session.outlet.warn(f"added as {key}")
        return key


def _company(session: Session, said: list[str] | None) -> tuple[str, ...]:
    """Others present: the key of a contact where exactly one is meant, otherwise the name as it was typed."""
    names = [checked(name) for one in said or () for name in names_in(one)]
    return tuple(dict.fromkeys(session.key_or_name(name) for name in names))


def confirmation(name: str, entry: Entry, today: date) -> Line:
    """`Alice Chen · gave “intro to recruiter” · Sun 22 Nov 2026`, and what the options were understood as."""
    text = f" “{entry.text}”" if entry.text else ""
    beside = remarks(entry, today=today)
    return line(Span(name, "name"), f" · {entry.kind}{text} · {spoken(entry.date)}{beside}")
