"""How I know someone, and who could introduce me."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from netlog.cli import completing
from netlog.cli.session import Session
from netlog.core.cadence import sourced_rhythm
from netlog.core.connectors import chain, links
from netlog.core.contact import ME, Contact
from netlog.core.introductions import introductions
from netlog.core.ledger import exchanges
from netlog.core.mentions import Mention, mentions, names_of, probes
from netlog.core.standing import warmth
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
    own = session.index.contacts([key]).get(key) or session.contact(key)
    steps, known = _steps(session, key)
    names = names_of(own)
    contacts = {key: own}
    for words in ([key], *(probes(name) for name in names)):
        contacts |= _holding(session, words)
    linked = [one for entry in own.log for one in (entry.to, *entry.with_) if one]
    met = [item.by for items in (own.needs, own.goals, own.offers, own.interests) for item in items if item.by]
    contacts |= session.index.contacts({*linked, *met} - contacts.keys())
    found = mentions(contacts, key, names)
    warm = _warmth(session, contacts, found)
    ways = report.report(own.name, key, steps, found, contacts, warm, known, today=session.today)
    session.show("netlog.path/1", {"items": ways.items}, report.page(ways))


def _to_a_stranger(session: Session, name: str, unknown: UnknownContactError) -> None:
    words = probes(name)
    contacts = _holding(session, words) if words else {}
    found = mentions(contacts, None, [name])
    ways = report.report(name, None, (), found, contacts, _warmth(session, contacts, found), {}, today=session.today)
    if not ways.items:
        raise UnknownContactError(f"nobody you know is linked to “{name}”", advice=unknown.advice)
    session.show("netlog.path/1", {"items": ways.items}, report.page(ways))


def _steps(session: Session, key: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """The chain from a contact to the one with whom it began, and the names of those who are there."""
    through: dict[str, str | None] = {}
    names: dict[str, str] = {}
    ahead: str | None = key
    while ahead is not None and ahead not in through:
        contact = session.index.contacts([ahead], with_log=False).get(ahead)
        through |= _through(session, ahead, contact) if contact else {ahead: None}
        names |= {ahead: contact.name} if contact else {}
        ahead = through[ahead]
    return chain(through, key), names


def _through(session: Session, key: str, contact: Contact) -> dict[str, str | None]:
    """Through whom a contact came; who introduced me to them is asked only where no `via` says it."""
    around = {} if contact.via else _holding(session, [key])
    return links({key: contact.via}, introductions(around, today=session.today))


def _warmth(session: Session, contacts: Mapping[str, Contact], found: Sequence[Mention]) -> dict[str, float]:
    """How warm it is with each who is linked; nothing where scores are off."""
    settings, today = session.settings, session.today
    warm: dict[str, float] = {}
    for key in dict.fromkeys(one.key for one in found):
        contact = contacts[key]
        exchanged = exchanges(contact.log, today=today, worths=settings.worth)
        rhythm = sourced_rhythm(contact, settings).rhythm
        if one := warmth(contact, exchanged, rhythm, settings, at=today):
            warm[key] = one.value(today)
    return warm


def _holding(session: Session, words: Sequence[str]) -> dict[str, Contact]:
    """The contacts in one of whose texts all the words stand."""
    return {key: one for key, (one, _) in session.index.found(words, findings.texts).items() if key != ME}
