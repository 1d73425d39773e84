"""Who could meet whose needs, and turning a suggestion down."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import typer

from netlog.cli import completing
from netlog.cli.chosen import Where, query_words
from netlog.cli.session import Session
from netlog.core.changes import EditItem
from netlog.core.contact import ME, Contact
from netlog.core.entry import Item
from netlog.core.open_items import OpenItem, chosen, open_items
from netlog.core.plan import Plan
from netlog.errors import NothingToDoError, UsageError
from netlog.page import Page, Span, line
from netlog.reports import match as report
from netlog.store.contents import relative_path

Dismiss = Annotated[
    str | None,
    typer.Option(
        "--dismiss",
        metavar="OTHER",
        help="Don't suggest OTHER for this need again.",
        autocompletion=completing.contacts_and_me,
    ),
]


def match(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WHO [NEED]]",
            help="Only this contact, or me; only this need of theirs, by its words or number.",
            autocompletion=completing.first_contact,
        ),
    ] = None,
    *,
    where: Where = None,
    all_: Annotated[bool, typer.Option("--all", help="All who fit, not the best three a need.")] = False,
    dismiss: Dismiss = None,
    undo: Annotated[bool, typer.Option("--undo", help="With --dismiss: suggest OTHER again.")] = False,
) -> None:
    """`match`: introductions to make, things I can give, people who could help me."""
    session = Session(ctx.obj)
    if words and where is not None:
        raise UsageError("--where stands instead of WHO", advice="Name a contact, or choose many with --where QUERY.")
    key = session.key(words[0], reading=dismiss is None, me=True) if words else None
    need = " ".join(words[1:]) if words and words[1:] else None
    if dismiss is not None:
        _dismiss(session, key, need, dismiss, undo=undo)
        return
    if undo:
        raise UsageError(
            "--undo goes with --dismiss", advice="For example: netlog match WHO NEED --dismiss OTHER --undo"
        )
    _, problems = session.index.me()
    found = _found(session, key, need, where, None if all_ else report.SHOWN)
    session.show("netlog.match/1", {"items": found.items}, report.page(found, hint=_hint(session, key)), more=problems)


def _hint(session: Session, key: str | None) -> str:
    """What to say when nothing fits one contact; nothing where all were looked at."""
    if key is None:
        return ""
    what = "what you need, nor what you could give" if key == ME else "what they need, nor what they could give"
    return f"Nothing comes to mind for {session.name(key)}: neither {what}."


_Need = tuple[str, Item, Contact]
"""Whose it is (a key, or `me`), the need, and the contact."""


def _found(session: Session, key: str | None, need: str | None, where: str | None, shown: int | None) -> report.Matches:
    everyone = {one.key: one for one in session.standings()}
    if key and key != ME and key not in everyone:  # archived, and asked for all the same
        everyone[key] = session.standing(key)
    me, _ = session.index.me()
    needs = _needs(session, [one.key for one in everyone.values() if one.needs], key, need, where)
    own = [one for one in needs if key in {None, one[0]}]
    others = [one for one in needs if one[0] != key]
    sought = [*_asked(session, own, shown), *(_asked(session, others, None, among=(key,)) if key else [])]
    helpers = {helper.key for one in sought for helper in one.helpers}
    logs = {one: contact.log for one, contact in session.index.contacts(helpers).items()}
    return report.report(sought, everyone, logs, me=me.name if me else "you", today=session.today, shown=shown)


def _needs(
    session: Session, owners: Sequence[str], key: str | None, need: str | None, where: str | None
) -> list[_Need]:
    """The open needs of all these and mine, of those that a query chooses, or the one of `key` that is meant."""
    if key and need:
        contact = session.contact(key)
        held = _need(session, key, contact, need).held
        return [(key, held, contact)] if isinstance(held, Item) else []
    people = session.index.contacts(owners)
    me, _ = session.index.me()
    if where is not None:
        fit = {one.key for one in session.standings(session.query(query_words(where)))}
        people = {owner: contact for owner, contact in people.items() if owner in fit}
    elif me:
        people[ME] = me
    return [
        (owner, item, contact)
        for owner, contact in people.items()
        for item in contact.needs
        if item.is_open(on=session.today)
    ]


def _asked(
    session: Session,
    needs: Sequence[_Need],
    shown: int | None,
    *,
    among: Sequence[str] | None = None,
) -> list[report.Sought]:
    """The needs with those who could meet them: as many more than are shown as may be settled."""
    settled = max((len(item.not_) + len(contact.log) for _, item, contact in needs), default=0)
    most = None if shown is None else shown + settled + 2
    found = session.helpers([item.what for _, item, _ in needs], most=most, among=among)
    return [
        report.Sought(key, item, contact.log, helpers)
        for (key, item, contact), helpers in zip(needs, found, strict=True)
    ]


# Turning down


def _dismiss(session: Session, key: str | None, need: str | None, other: str, *, undo: bool) -> None:
    if key is None:
        raise UsageError("whose need?", advice="netlog match WHO NEED --dismiss OTHER")
    name = session.contact(key).name
    down = session.key(other, me=True)
    if down == key:
        raise UsageError("nobody meets their own need", advice="Name the one who is not to be suggested.")
    said = f"{session.name(down)} may be suggested again" if undo else f"{session.name(down)} won't be suggested again"

    def decide() -> Plan:
        item = _need(session, key, session.contact(key), need)
        change = _changed(item, down, undo=undo)
        return Plan(what=f"{key}: {said} for “{item.text}”", changes={key: (change,)})

    change = session.carry_out(decide).changes[key][0]
    text = change.new.what if isinstance(change, EditItem) and isinstance(change.new, Item) else ""
    session.answer(
        {
            "items": [
                {"key": key, "name": name, "path": relative_path(key), "need": text, "by": down, "dismissed": not undo}
            ]
        },
        Page(blocks=(line(Span(name, "name"), f" · “{text}”: {said}"),)),
    )


def _need(session: Session, key: str, contact: Contact, choice: str | None) -> OpenItem:
    """The open need that is meant: the only one, or by its words or number among them."""
    needs = [item for item in open_items(contact, today=session.today) if item.field == "needs"]
    if not needs:
        raise NothingToDoError(f"{contact.name} has no open need", advice=f'`netlog need {key} "WHAT"` logs one.')
    return needs[0] if choice is None and len(needs) == 1 else chosen(needs, choice)


def _changed(item: OpenItem, other: str, *, undo: bool) -> EditItem:
    held = item.held
    if not isinstance(held, Item):
        raise TypeError(f"no need: {item.kind}")
    if (other in held.not_) != undo:
        state = "isn't turned down" if undo else "is turned down already"
        raise NothingToDoError(f"{other} {state} for “{held.what}”; nothing was changed")
    kept = tuple(one for one in held.not_ if one != other) if undo else (*held.not_, other)
    return EditItem(item.field, held, replace(held, not_=kept), item.ordinal)
