"""What a shell is offered when somebody presses Tab: keys of contacts, by whatever part of a name was typed."""

from contextlib import suppress
from dataclasses import replace
from typing import Annotated

import typer

from netlog.cli.session import Session
from netlog.core.contact import ME
from netlog.errors import NetlogError


class _Offered(str):
    """A key as it is offered, whatever was typed: Typer drops what doesn't begin with it, letter by letter.

    A contact is found by any word of its names, accents and case aside; and it is for the shell to put the key there.
    """

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        return True


def contacts(ctx: typer.Context, incomplete: str) -> list[str]:
    """The keys of the contacts whose key, or whose name or address, has a word that begins so."""
    with suppress(NetlogError):  # whoever presses Tab wants no complaint
        return [_Offered(key) for key in _session(ctx).index.beginning(incomplete)]
    return []


def contacts_and_me(ctx: typer.Context, incomplete: str) -> list[str]:
    """The same, and `me`."""
    return [ME, *contacts(ctx, incomplete)]


def first_contact(ctx: typer.Context, incomplete: str) -> list[str]:
    """The same for the first word alone: what follows it are fields, values, tags."""
    return [] if ctx.params.get("words") else contacts_and_me(ctx, incomplete)


def first_two_contacts(ctx: typer.Context, incomplete: str) -> list[str]:
    """The same for the first two words: what follows them is a text."""
    return contacts(ctx, incomplete) if len(ctx.params.get("words") or ()) < 2 else []


def _session(ctx: typer.Context) -> Session:
    """A session for the journal that the global options name; while a line is completed, nobody has noted them."""
    root = ctx.find_root()
    return Session(replace(ctx.obj, journal=root.params.get("journal") or ctx.obj.journal))


WhoOrMe = Annotated[str, typer.Argument(metavar="WHO", help="A contact, or me.", autocompletion=contacts_and_me)]
