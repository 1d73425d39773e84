"""Capturing what happened in one line: give, get, talk, note, promise, expect."""

from dataclasses import replace
from typing import Annotated

import typer

from netlog.cli import completing
from netlog.cli.drafting import As, Due, For, How, On, Private, What, Worth, confirmation, drafted, word
from netlog.cli.newcomers import known_or_added
from netlog.cli.session import Session, checked, names_in
from netlog.core.changes import AddEntry
from netlog.core.entry import Entry, Kind
from netlog.core.plan import Plan
from netlog.errors import UnknownContactError
from netlog.page import Page
from netlog.store.contents import relative_path

Who = Annotated[
    str,
    typer.Argument(
        metavar="WHO", help="A contact, or several with commas between.", autocompletion=completing.contacts
    ),
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with", metavar="WHO", help="Others present: contacts or free names.", autocompletion=completing.contacts
    ),
]


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
    draft = drafted(session, kind, on, worth=worth, as_=as_, for_=for_, private=private)
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
    draft = replace(drafted(session, Kind.TALKED, on, private=private), how=word(how, "--how"))
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
    _capture(session, who, text, drafted(session, Kind.NOTE, on, private=private), None)


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
    draft = drafted(session, kind, on, due=due, worth=worth, as_=as_, for_=for_, private=private)
    _capture(session, who, what, draft, with_)


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
        return tuple(dict.fromkeys(known_or_added(session, name) for name in names))


def _company(session: Session, said: list[str] | None) -> tuple[str, ...]:
    """Others present: the key of a contact where exactly one is meant, otherwise the name as it was typed."""
    names = [checked(name) for one in said or () for name in names_in(one)]
    return tuple(dict.fromkeys(session.key_or_name(name) for name in names))
