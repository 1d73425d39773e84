"""One contact on one page; or two, before they are introduced."""

from collections.abc import Iterable
from itertools import islice
from typing import Annotated

import typer

from netlog.cli import completing
from netlog.cli.session import Session
from netlog.core.contact import ME, Contact
from netlog.core.entry import Item
from netlog.core.evidence import Helper
from netlog.core.pairs import is_settled
from netlog.core.reckoning import balance_terms, goodwill_terms
from netlog.core.sharing import Shared, known_to_both, people_of, shared
from netlog.errors import UnknownContactError, UsageError
from netlog.reports import brief, pair
from netlog.reports import why as reasons


def show(
    ctx: typer.Context,
    who: Annotated[
        list[str],
        typer.Argument(
            metavar="WHO [OTHER]", help="A contact, or me; or two.", autocompletion=completing.contacts_and_me
        ),
    ],
    *,
    is_whole: Annotated[bool, typer.Option("--long", help="Everything, and not only a screen.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Each number term by term.")] = False,
) -> None:
    """`show`: who they are, where things stand, what to bring, what is open and shared, and what was last."""
    session = Session(ctx.obj)
    keys = _keys(session, who)
    if len(keys) == 2:
        if is_whole or why:
            raise UsageError("--long and --why are for one contact", advice="Name one.")
        _show_pair(session, *keys)
    elif why:
        _show_why(session, keys[0])
    else:
        _show_brief(session, keys[0], is_whole=is_whole)


def _keys(session: Session, who: list[str]) -> tuple[str] | tuple[str, str]:
    """One contact, whom all words together name; or two, each named by one word."""
    try:
        return (session.key(" ".join(who), reading=True, me=True),)
    except UnknownContactError:
        if len(who) != 2:
            raise
    one, other = (session.key(each, reading=True) for each in who)
    if one == other:
        raise UsageError(f"both are {one}", advice="Name two contacts, or one.")
    return one, other


def _show_brief(session: Session, key: str, *, is_whole: bool) -> None:
    contact = session.contact(key)
    could_meet = _could_meet(session, key, contact)
    linked = people_of(contact)
    names = session.names((*linked, *(helper.key for some in could_meet.values() for helper in some)))
    found = brief.Brief(
        key,
        contact,
        session.standing(key),
        names,
        session.today,
        shared=_shared_with_me(session, key, contact, (who for who in linked if who in names)),
        could_meet=could_meet,
        is_whole=is_whole,
    )
    session.show_one("netlog.show/1", {"items": [brief.document(found)]}, brief.page(found))


def _could_meet(session: Session, key: str, contact: Contact) -> dict[str, tuple[Helper, ...]]:
    """For each open need the best who could meet it, but for those with whom that is settled."""
    needs = [item for item in contact.needs if item.is_open(on=session.today)]
    if not needs:
        return {}
    found = session.helpers([item.what for item in needs], most=_SHOWN + len(contact.log) + _TURNED_DOWN)

    def is_new(need: Item, helper: Helper) -> bool:
        other = session.folder.contact(helper.key)
        return not is_settled(need, key, contact.log, helper.key, other.log if other else ())

    return {
        item.what: tuple(islice((helper for helper in helpers if is_new(item, helper)), _SHOWN))
        for item, helpers in zip(needs, found, strict=True)
    }


_SHOWN, _TURNED_DOWN = 2, 20


def _shared_with_me(session: Session, key: str, contact: Contact, people: Iterable[str]) -> Shared | None:
    me, _ = session.index.me()
    if key == ME:
        return None
    return shared(contact, me or Contact(name=""), people=people, today=session.today)


def _show_why(session: Session, key: str) -> None:
    if key == ME:
        raise UsageError("there are no numbers about oneself", advice="Name a contact.")
    contact, one = session.contact(key), session.standing(key)
    found = reasons.Why(
        one, balance_terms(one, contact, session.settings), goodwill_terms(one, contact, session.settings)
    )
    item = {"key": key, "name": contact.name, "why": reasons.document(found)}
    session.show_one("netlog.show.why/1", {"items": [item]}, reasons.page(found))


def _show_pair(session: Session, one: str, other: str) -> None:
    first, second = session.contact(one), session.contact(other)
    link, is_introduced = pair.link(one, first, other, second, today=session.today)
    people = known_to_both(first, second)
    found = pair.Pair(
        (one, other),
        session.names((one, other, *people)),
        shared(first, second, people=people, today=session.today),
        (*_meetings(session, one, first, other), *_meetings(session, other, second, one)),
        link,
        is_introduced,
        session.today,
    )
    session.show_one("netlog.show.pair/1", {"items": [pair.document(found)]}, pair.page(found))


def _meetings(session: Session, key: str, contact: Contact, other: str) -> Iterable[pair.Meeting]:
    needs = [item.what for item in contact.needs if item.is_open(on=session.today) and other not in item.not_]
    found = session.helpers(needs, among=[other]) if needs else []
    return [pair.Meeting(need, key, other, helpers[0]) for need, helpers in zip(needs, found, strict=True) if helpers]
