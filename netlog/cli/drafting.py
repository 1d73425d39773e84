"""An entry as its options say it: what the commands that log one have in common."""

from datetime import date
from typing import Annotated

import typer

from netlog.cli.session import Session, checked
from netlog.core.calendar import spoken
from netlog.core.entry import Entry, Kind
from netlog.errors import UsageError
from netlog.page import Line, Span, line
from netlog.reports.phrases import remarks

What = Annotated[str | None, typer.Argument(metavar="WHAT", help="What it was; - reads it from standard input.")]
On = Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day it happened (today).")]
Due = Annotated[str | None, typer.Option("--due", metavar="DAY", help="The day it is due.")]
Worth = Annotated[int | None, typer.Option("--worth", metavar="N", min=1, max=10, help="How much it weighs (1).")]
As = Annotated[str | None, typer.Option("--as", metavar="KIND", help="introduction, referral, advice, help, gift …")]
For = Annotated[str | None, typer.Option("--for", metavar="GOAL", help="The goal or need it served.")]
How = Annotated[str | None, typer.Option("--how", metavar="HOW", help="call, email, in person …")]
Private = Annotated[bool, typer.Option("--private", help="Leave it out of exports.")]


def drafted(
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
        as_=word(as_, "--as"),
        for_=word(for_, "--for"),
        private=private,
    )


def _due(session: Session, text: str, made: date) -> date:
    day = session.coming_day(text)
    if day < made:
        raise UsageError(f"{day.isoformat()} has passed", advice="A promise isn't due before the day it is made.")
    return day


def word(text: str | None, option: str) -> str | None:
    """What an option says, without the white space around it; raises UsageError when it is empty."""
    if text is not None and not text.strip():
        raise UsageError(f"{option} is empty")
    return checked(text.strip()) if text else None


def confirmation(name: str, entry: Entry, today: date) -> Line:
    """`Alice Chen · gave “intro to recruiter” · Sun 22 Nov 2026`, and what the options were understood as."""
    text = f" “{entry.text}”" if entry.text else ""
    beside = remarks(entry, today=today)
    return line(Span(name, "name"), f" · {entry.kind}{text} · {spoken(entry.date)}{beside}")
