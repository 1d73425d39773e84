"""How I know someone, and who could introduce me."""

from collections.abc import Sequence
from typing import Annotated

import typer

from netlog.cli import completing
from netlog.cli.session import Session
from netlog.core.connectors import chain, links
from netlog.core.contact import ME, Contact
from netlog.core.introductions import WORD, introductions
from netlog.core.mentions import mentions, names_of, probes
from netlog.errors import UnknownContactError
from netlog.reports import findings
from netlog.reports import path as report


def path(
    ctx: typer.Context,
    who: Annotated[
        list[str],
        typer.Argument(
            metavar="WHO", help="A contact, or a person or organisation that isn't.", autocompletion=completing.contacts
        ),
    ],
) -> None:
    """`path`: through whom I came to know a contact, and who else is linked to them; or who is to somebody else."""
    session = Session(ctx.obj)
    name = " ".join(who)
    try:
        key = session.key(name)
    except UnknownContactError as error:
        if name == ME:
            raise
        _to_a_stranger(session, name, error)
    else:
        _to_a_contact(session, key)


def _to_a_contact(session: Session, key: str) -> None:
    standings = {one.key: one for one in session.index.standings(today=session.today)}
    own = session.index.contacts([key]).get(key) or session.contact(key)
    found = introductions(_holding(session, [WORD]), today=session.today)
    steps = chain(links({one.key: one.via for one in standings.values()}, found), key)
    names = names_of(own)
    contacts = {key: own}
    for words in ([key], *(probes(name) for name in names)):
        contacts |= _holding(session, words)
    linked = [one for entry in own.log for one in (entry.to, *entry.with_) if one]
    met = [item.by for items in (own.needs, own.goals, own.offers, own.interests) for item in items if item.by]
    contacts |= session.index.contacts({*linked, *met} - contacts.keys())
    ways = report.report(own.name, key, steps, mentions(contacts, key, names), standings, today=session.today)
    session.show("netlog.path/1", {"items": ways.items}, report.page(ways))


def _to_a_stranger(session: Session, name: str, unknown: UnknownContactError) -> None:
    words = probes(name)
    found = mentions(_holding(session, words), None, [name]) if words else ()
    standings = {one.key: one for one in session.index.standings(today=session.today)}
    ways = report.report(name, None, (), found, standings, today=session.today)
    if not ways.items:
        raise UnknownContactError(f"nobody you know is linked to “{name}”", advice=unknown.advice)
    session.show("netlog.path/1", {"items": ways.items}, report.page(ways))


def _holding(session: Session, words: Sequence[str]) -> dict[str, Contact]:
    """The contacts in one of whose texts all the words stand."""
    return {key: one for key, (one, _) in session.index.found(words, findings.texts).items() if key != ME}
