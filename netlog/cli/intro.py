"""Logging an introduction: one that I made, in the files of both, or one that I got."""

import shlex
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import typer

from netlog.cli import completing, typed
from netlog.cli.drafting import On, Private, Worth, drafted
from netlog.cli.newcomers import agree_to_add, known_or_added
from netlog.cli.session import Session
from netlog.core.calendar import spoken
from netlog.core.changes import AddEntry, Change, SetField
from netlog.core.contact import ME, Contact
from netlog.core.entry import Entry, Kind
from netlog.core.introductions import WORD
from netlog.core.plan import Plan
from netlog.core.text import key_from
from netlog.errors import NothingToDoError, UnknownContactError, UsageError
from netlog.page import Page, Span, line
from netlog.reports.phrases import remarks
from netlog.store.contents import relative_path

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="A B [WHY]",
        help="Two contacts, and why; - reads it from standard input. With --got, why alone.",
        autocompletion=completing.first_two_contacts,
    ),
]
Got = Annotated[
    str | None,
    typer.Option(
        "--got", metavar="WHO", help="To whom I was introduced (with --by).", autocompletion=completing.contacts
    ),
]
By = Annotated[
    str | None, typer.Option("--by", metavar="WHO", help="By whom (with --got).", autocompletion=completing.contacts)
]
For = Annotated[str | None, typer.Option("--for", metavar="GOAL", help="The goal or need it serves.")]

_EXAMPLE = 'For example: netlog intro dana bob "Bob\'s sister lets a flat"'
_EXAMPLE_GOT = 'For example: netlog intro --got "Nina Park" --by bob "she builds sensors"'


def intro(
    ctx: typer.Context,
    words: Words = None,
    *,
    got: Got = None,
    by: By = None,
    on: On = None,
    worth: Worth = None,
    for_: For = None,
    private: Private = False,
) -> None:
    """`intro`: both files at once, why in the same words in each; with --got, whoever introduced me gets the entry."""
    session = Session(ctx.obj)
    is_got = got is not None or by is not None
    kind = Kind.GOT if is_got else Kind.GAVE
    draft = drafted(session, kind, on, worth=worth, as_=WORD, for_=for_, private=private)
    if not is_got:
        _log_made(session, words or [], draft)
    elif got is None or by is None:
        raise UsageError("--got and --by go together", advice=_EXAMPLE_GOT)
    else:
        _log_got(session, got, by, words or [], draft)


def _log_made(session: Session, words: Sequence[str], draft: Entry) -> None:
    if len(words) < 2:
        raise UsageError("two contacts are needed", advice=_EXAMPLE)
    if ME in words[:2]:
        raise UsageError("“me” is you", advice=f"An introduction that you got is logged so. {_EXAMPLE_GOT}")
    one, other = (known_or_added(session, name) for name in words[:2])
    if one == other:
        raise UsageError(f"{session.name(one)} is named twice", advice="An introduction takes two people.")
    why = _why(session, words[2:])
    names = f"{session.name(one)} and {session.name(other)}"
    entries = {key: replace(draft, text=why, to=to) for key, to in ((one, other), (other, one))}

    def decide() -> Plan:
        missing = {key: entry for key, entry in entries.items() if not _stands(session.contact(key), entry)}
        if not missing:
            said = f"{names} were introduced “{why}” on {spoken(draft.date)} already"
            raise NothingToDoError(f"{said}; nothing was changed")
        return Plan(
            what=f"{one}, {other}: introduced “{why}”",
            changes={key: (AddEntry(entry),) for key, entry in missing.items()},
        )

    plan = session.carry_out(decide)
    items = [_document(key, session.name(key), entry, None) for key, entry in entries.items() if key in plan.changes]
    session.answer({"items": items}, _page(session, names, f"introduced “{why}”", draft))


def _log_got(session: Session, got: str, by: str, words: Sequence[str], draft: Entry) -> None:
    if ME in {got, by}:
        raise UsageError("“me” is you", advice=_EXAMPLE_GOT)
    introducer = known_or_added(session, by)
    known = _known(session, got, introducer)
    name = session.name(known) if known else typed.not_empty(got, "name")
    if known == introducer:
        raise UsageError(f"{name} is named twice", advice="Name who introduced you, and to whom.")
    why = _why(session, words)

    def decide() -> Plan:
        key = known or key_from(name, session.folder.contact_keys())
        entry = replace(draft, text=why, to=key)
        if _stands(session.contact(introducer), entry):
            said = f"{session.name(introducer)} introduced you to {name} “{why}” on {spoken(draft.date)} already"
            raise NothingToDoError(f"{said}; nothing was changed")
        own = _via(session, known, introducer) if known else ()
        return Plan(
            what=f"{introducer}: introduced me to {key} “{why}”",
            creates={} if known else {key: Contact(name=name, via=introducer)},
            changes={introducer: (AddEntry(entry),), **({key: own} if own else {})},
        )

    plan = session.carry_out(decide)
    key = known or next(iter(plan.creates))
    via = session.contact(key).via
    entry = replace(draft, text=why, to=key)
    items = [
        _document(introducer, session.name(introducer), entry, None),
        _document(key, name, None, via),
    ]
    added = "" if known else f" · added as {key}"
    page = _page(session, name, f"introduced by {session.name(introducer)} “{why}”", draft, added)
    session.answer({"items": items}, page)
    if via != introducer:
        stays = f"stays {via}" if via else f"stays empty: you know {session.name(introducer)} through {name}"
        session.outlet.warn(f"the via of {name} {stays}")


def _known(session: Session, who: str, introducer: str) -> str | None:
    """The key of the contact that is meant; None for somebody who is to be added, by the word of who is asked."""
    try:
        return session.key(who)
    except UnknownContactError as error:
        close = f"{error.advice} " if error.advice.startswith("Did") else ""
        advice = f"{close}`netlog add {shlex.quote(who)} --via {introducer}` adds somebody."
        agree_to_add(session, who, UnknownContactError(error.message, advice=advice))
        return None


def _via(session: Session, key: str, introducer: str) -> tuple[Change, ...]:
    """The change that says through whom I know a contact; none where that is said, or would be a circle."""
    if session.contact(key).via:
        return ()
    seen: set[str] = set()
    above: str | None = introducer
    while above and above not in seen:
        if above == key:
            return ()
        seen.add(above)
        contact = session.folder.contact(above)
        above = contact.via if contact else None
    return (SetField("via", introducer),)


def _why(session: Session, words: Sequence[str]) -> str:
    if len(words) > 1:
        raise UsageError(
            f"that is more than `netlog intro` takes: {' '.join(words[1:])}",
            advice=f"A text of several words goes in quotes. {_EXAMPLE}",
        )
    return session.text(words[0] if words else None, "Why")


def _stands(contact: Contact, entry: Entry) -> bool:
    """Whether the introduction is logged: the same day, words and people."""
    return any(
        one.is_introduction and (one.date, one.kind, one.text, one.to) == (entry.date, entry.kind, entry.text, entry.to)
        for one in contact.log
    )


def _document(key: str, name: str, entry: Entry | None, via: str | None) -> dict[str, object]:
    return {"key": key, "name": name, "path": relative_path(key), "entry": entry, "via": via}


def _page(session: Session, who: str, said: str, draft: Entry, more: str = "") -> Page:
    beside = remarks(replace(draft, as_=None), today=session.today)
    return Page(blocks=(line(Span(who, "name"), f" · {said} · {spoken(draft.date)}{beside}{more}"),))
