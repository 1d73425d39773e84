"""Changing fields: set, unset, tag, every, snooze, archive; of one contact, or of all that a query chooses."""

from datetime import date
from typing import Annotated

import typer

from netlog.cli import completing, typed
from netlog.cli.chosen import Changes, Where, Yes, carry_out, named
from netlog.cli.session import Session
from netlog.core.calendar import spoken
from netlog.core.changes import AddItem, Change, DropField, DropItem, EditItem, SetField, values
from netlog.core.contact import FIELDS, LISTS, Contact, FieldValue, Labelled, LabelledDay, ListValue, Rating, Shape
from netlog.core.entry import Item
from netlog.core.text import fold
from netlog.errors import NothingToDoError, UsageError


def set_field(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHO FIELD VALUE", autocompletion=completing.first_contact, help="+x adds, -x takes away."
        ),
    ] = None,
    *,
    replace: Annotated[bool, typer.Option("--replace", help="Put the value in the place of several.")] = False,
    where: Where = None,
    yes: Yes = False,
) -> None:
    """`set`: one field gets one value."""
    session = Session(ctx.obj)
    who, rest = named(words, where, me=True)
    if len(rest) < 2:
        raise UsageError("a field and a value are needed", advice='For example: netlog set alice title "CTO"')
    name, *value = rest
    text = session.text("-", "") if value == ["-"] else " ".join(value)
    own = _own_fields(session, who)
    field = typed.known_field(name, own)
    if where is not None and field not in FIELDS and field not in own:
        raise UsageError(f"there is no field “{field}”", advice="With --where nobody is named: FIELD comes first.")
    if FIELDS.get(field) in LISTS:
        change = _list_change(session, field, text, replace=replace, is_named=where is None)
    else:
        found = typed.single(session, field, text)
        change = _always(SetField(field, found))
        text = typed.understood(found)
    carry_out(session, who, where, change, f"{field}: {text}", yes=yes)


def unset_field(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WHO FIELD", autocompletion=completing.first_contact)
    ] = None,
    *,
    where: Where = None,
    yes: Yes = False,
) -> None:
    """`unset`: one field goes, with all it held."""
    session = Session(ctx.obj)
    who, rest = named(words, where, me=True)
    if len(rest) != 1:
        raise UsageError("one field is needed", advice="For example: netlog unset alice snooze")
    own = _own_fields(session, who)
    field = typed.known_field(rest[0], own)
    if field not in FIELDS and field not in own:
        raise NothingToDoError(f"there is no field “{field}”", advice="`netlog show WHO` shows which there are.")
    if field == "name":
        raise UsageError("a contact needs a name", advice="`netlog rename WHO NAME` changes it.")

    def change(contact: Contact) -> tuple[Change, ...]:
        held = getattr(contact, field, None) if field in FIELDS else dict(contact.extra).get(field)
        return () if held in (None, ()) and FIELDS.get(field) is not Shape.FLAG else (DropField(field),)

    carry_out(session, who, where, change, f"no {field}", yes=yes)


def tag(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHO +TAG -TAG", autocompletion=completing.first_contact, help="+x or x adds, -x removes."
        ),
    ] = None,
    *,
    where: Where = None,
    yes: Yes = False,
) -> None:
    """`tag`: tags are added and taken away."""
    session = Session(ctx.obj)
    who, rest = named(words, where)
    if not rest:
        raise UsageError("a tag is needed", advice="For example: netlog tag alice +vip -cold")
    if where is not None and (bare := next((word for word in rest if word[:1] not in {"+", "-"}), None)):
        raise UsageError(f"“{bare}” has no sign", advice="With --where nobody is named: +x adds a tag, -x removes it.")
    signed = {fold(name): (name, adds) for word in rest for name, adds in (_tag(session, word),)}

    def change(contact: Contact) -> tuple[Change, ...]:
        found: list[Change] = []
        for name, adds in signed.values():
            held = [one for one in contact.tags if fold(one) == fold(name)]
            if adds and not held:
                found.append(AddItem("tags", name))
            found += [] if adds else [DropItem("tags", one) for one in held]
        return tuple(found)

    said = " ".join(f"{'+' if adds else '-'}{name}" for name, adds in signed.values())
    carry_out(session, who, where, change, said, yes=yes)


def every(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHO RHYTHM", autocompletion=completing.first_contact, help="6 weeks, quarter, 45, never …"
        ),
    ] = None,
    *,
    where: Where = None,
    yes: Yes = False,
) -> None:
    """`every`: how often to be in touch."""
    session = Session(ctx.obj)
    who, rest = named(words, where)
    if not rest:
        raise UsageError("a rhythm is needed", advice="For example: netlog every alice 6 weeks")
    rhythm = typed.rhythm(" ".join(rest))
    said = "never due for a check-in" if rhythm.is_never else f"every {rhythm}"
    carry_out(session, who, where, _always(SetField("every", rhythm)), said, yes=yes)


def snooze(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WHO DAY", autocompletion=completing.first_contact, help="friday, +2w, 2026-12-01 …"),
    ] = None,
    *,
    where: Where = None,
    yes: Yes = False,
) -> None:
    """`snooze`: no check-in before a day."""
    session = Session(ctx.obj)
    who, rest = named(words, where)
    if not rest:
        raise UsageError("a day is needed", advice="For example: netlog snooze alice +2w")
    day = session.coming_day(" ".join(rest))
    if day <= session.today:
        raise UsageError(f"{day.isoformat()} isn't ahead", advice="`netlog unset WHO snooze` ends a snooze.")
    carry_out(session, who, where, _always(SetField("snooze", day)), f"no check-in before {spoken(day)}", yes=yes)


def archive(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="WHO", autocompletion=completing.first_contact)] = None,
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Take out of the archive.")] = False,
    where: Where = None,
    yes: Yes = False,
) -> None:
    """`archive`: a contact is put away: kept, found, and out of every report; `--undo` takes it back."""
    session = Session(ctx.obj)
    who, rest = named(words, where)
    if rest:
        raise UsageError("one contact is needed", advice="A name of several words goes in quotes.")

    def change(contact: Contact) -> tuple[Change, ...]:
        if contact.archived is not undo:
            return ()
        return (DropField("archived"),) if undo else (SetField("archived", True),)

    where = f"{where} archived:yes" if undo and where and where.strip() else where
    carry_out(session, who, where, change, "out of the archive" if undo else "archived", yes=yes)


def _always(change: Change) -> Changes:
    return lambda _: (change,)


def _tag(session: Session, word: str) -> tuple[str, bool]:
    """A tag, and whether it is added."""
    adds = not word.startswith("-")
    name = typed.not_empty(word.removeprefix("+" if adds else "-"), "tag")
    return str(typed.element(session, "tags", name)), adds


def _own_fields(session: Session, who: str | None) -> tuple[str, ...]:
    if who is None:
        return tuple({name for contact in session.index.contacts(with_log=False).values() for name, _ in contact.extra})
    return tuple(name for name, _ in session.contact(session.key(who, me=True)).extra)


# Fields that hold several values


def _list_change(session: Session, field: str, text: str, *, replace: bool, is_named: bool) -> Changes:
    """`+x` adds, `-x` takes away, `label=x` sets that label's value; a bare value replaces one, never several.

    Taking away what isn't there is an error only where the contact is named.
    """
    sign, bare = _signed(field, text)
    value = typed.element(session, field, bare)
    if replace:
        return _always(SetField(field, _several(value)))
    if sign == "-":
        return lambda contact: _dropping(contact, field, bare, value, is_named=is_named)
    if sign == "+" or _label(value):
        return lambda contact: _adding(contact, field, value, today=session.today)

    def change(contact: Contact) -> tuple[Change, ...]:
        if len(held := values(contact, field)) > 1:
            adds = "label=value sets one" if _label(held[0]) else f"+{bare} adds to them"
            raise UsageError(
                f"{field} holds {len(held)} values",
                advice=f"{adds}, -{bare} takes one away, --replace puts this one in their place.",
            )
        if len(held) == 1 and isinstance(value, Labelled) and (label := _label(held[0])):
            return (EditItem(field, held[0], Labelled(label, value.value)),)
        return (SetField(field, _several(value)),)

    return change


def _several(value: ListValue) -> FieldValue:
    held: tuple[ListValue, ...] = (value,)
    return held  # type: ignore[return-value]  # a field's element and its tuple have one type


def _signed(field: str, text: str) -> tuple[str, str]:
    """A sign and the value behind it. A telephone number's own plus is part of it: `++49…` adds one."""
    sign = text[:1] if text[:1] in {"+", "-"} and len(text) > 1 else ""
    if field == "phone" and sign == "+" and text[1:2].isdigit():
        return "", text
    return sign, text[len(sign) :]


def _label(value: ListValue) -> str | None:
    return value.label if isinstance(value, Labelled | LabelledDay | Rating) else None


def _adding(contact: Contact, field: str, value: ListValue, *, today: date) -> tuple[Change, ...]:
    held = values(contact, field)
    open_items = (one for one in held if isinstance(one, Item) and one.is_open(on=today))
    if value in held or any(_text(one) == _text(value) for one in open_items):
        return ()
    if label := _label(value):
        same = [one for one in held if _label(one) == label]
        return (EditItem(field, same[0], value),) if same else (AddItem(field, value),)
    if any(_label(one) for one in held):
        raise UsageError(
            f"the values of {field} have labels", advice=f"Write label=value: netlog set WHO {field} +work=…"
        )
    return (AddItem(field, value),)


def _dropping(contact: Contact, field: str, text: str, value: ListValue, *, is_named: bool) -> tuple[Change, ...]:
    fitting = [
        one
        for one in values(contact, field)
        if one == value or fold(text) == _text(one) or ((label := _label(one)) and fold(text) == fold(label))
    ]
    if not fitting and is_named:
        raise NothingToDoError(f"there is no “{text}” in {field}", advice="`netlog show` lists what is there.")
    return tuple(DropItem(field, one) for one in fitting[:1])


def _text(value: ListValue) -> str:
    match value:
        case Item():
            return fold(value.what)
        case str():
            return fold(value)
        case _:
            return fold(str(value.value))
