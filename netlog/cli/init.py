"""Making a journal."""

from pathlib import Path
from typing import Annotated

import typer

from netlog.cli.session import Session
from netlog.core.contact import Contact
from netlog.errors import UsageError
from netlog.page import Page, line
from netlog.store import git
from netlog.store.contents import SETTINGS as SETTINGS_FILE
from netlog.store.founding import new_journal


def init(
    ctx: typer.Context,
    folder: Annotated[str | None, typer.Argument(metavar="[DIR]", help="Where (~/netlog).")] = None,
    *,
    no_git: Annotated[bool, typer.Option("--no-git", help="Don't make it a git repository.")] = False,
) -> None:
    """`init`: a folder with settings, a file about yourself, and room for contacts; nothing is overwritten."""
    session = Session(ctx.obj)
    root = session.place(folder) if folder else session.chosen_folder
    _refuse_inside(root)
    made = new_journal(root, Contact(name=_own_name(session)))
    where = session.at_home(root)
    said = [line(f"A journal in {where}: {', '.join(made)}" if made else f"There is a journal in {where} already.")]
    if not no_git and not git.is_repository(root):
        if git.make_repository(root, session.environment):
            said.append(line("It is a git repository now."))
        else:
            session.outlet.warn("git isn't there, or refused: the journal works without it")
    if made:
        said.append(line('Next: netlog add "Ada Lovelace", then netlog give ada "a map", then netlog.'))
    session.answer({"items": [{"path": str(root), "made": made}]}, Page(blocks=tuple(said)))


def _refuse_inside(root: Path) -> None:
    """A journal in a journal would be read as its contacts, or hide it."""
    outer = next((place for place in root.resolve().parents if (place / SETTINGS_FILE).is_file()), None)
    if outer and not (root / SETTINGS_FILE).is_file():
        raise UsageError(f"{root} lies in the journal {outer}", advice="Choose a folder outside of it.")


def _own_name(session: Session) -> str:
    said = session.environment.get("USER") or session.environment.get("USERNAME") or "Me"
    return said if said.isprintable() else "Me"
