"""Opening a contact's file in the user's own editor, and never losing what was typed there."""

import os
import shlex
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from netlog.cli import complaints, completing
from netlog.cli.session import Session
from netlog.errors import NetlogError, Problem, UnreadableError, UnwritableError, UsageError
from netlog.page import Page, Span, line
from netlog.store import drafts
from netlog.store.codec import decode, parse
from netlog.store.contents import relative_path
from netlog.store.programs import hand_over

_AS_IT_WAS = "the file was left as it was"
_FOR_EXAMPLE = "Set it, for example: export EDITOR=nano"


def edit(
    ctx: typer.Context,
    who: Annotated[
        list[str], typer.Argument(metavar="WHO", help="A contact, or me.", autocompletion=completing.contacts_and_me)
    ],
) -> None:
    """`edit`: a copy is opened in $VISUAL or $EDITOR, checked on return, and put in the file's place."""
    session = Session(ctx.obj)
    key = session.key(" ".join(who), reading=True, me=True)
    path = relative_path(key)
    before = drafts.original(session.root, path)
    draft = drafts.opened(session.root, path, before)
    try:
        after = _edited(session, draft)
        if after != before:
            session.folder.replace_text(key, before, after)
    except (NetlogError, KeyboardInterrupt) as error:
        kept = _kept(draft, before)
        if isinstance(error, NetlogError):
            error.advice = " ".join(part for part in (error.advice, kept) if part)
        elif kept:
            session.outlet.warn(kept)
        raise
    draft.unlink()
    contact = session.folder.read(key).contact
    name = contact.name if contact else key
    items = [{"key": key, "name": name, "path": path}] if after != before else []
    said = "changed by hand" if after != before else "unchanged"
    session.answer({"items": items}, Page(blocks=(line(Span(name, "name"), f" · {said}"),)))


def _kept(draft: Path, before: bytes) -> str:
    """Where the text is that somebody typed in vain; a draft that is as it was opened is deleted."""
    with suppress(OSError):
        if draft.read_bytes() != before:
            return f"Your text is kept in {draft}."
        draft.unlink()
    return ""


def _edited(session: Session, draft: Path) -> bytes:
    """What the draft holds when the editor is closed and nothing is wrong with it."""
    shown = draft.relative_to(session.root).as_posix()
    before = draft.read_bytes()
    while True:
        _open(session, draft)
        try:
            after = draft.read_bytes()
        except OSError as error:
            raise UnwritableError(f"the editor left no file; {_AS_IT_WAS}") from error
        problems = _problems(after, shown) if after != before else ()
        if not problems:
            return after
        if not session.outlet.is_interactive:
            raise UnreadableError(_AS_IT_WAS, problems=problems)
        session.outlet.complain(complaints.of_problems(problems))
        if not session.outlet.agrees("Open it again?"):
            raise UnreadableError(_AS_IT_WAS)


def _open(session: Session, draft: Path) -> None:
    said = session.environment.get("VISUAL") or session.environment.get("EDITOR")
    try:
        command = _words(said) if said else ["notepad" if os.name == "nt" else "vi"]
    except ValueError:
        raise UsageError(f"$EDITOR has a quote without its other half: {said}", advice=_FOR_EXAMPLE) from None
    if not command:
        raise UsageError("$EDITOR is empty", advice=_FOR_EXAMPLE)
    status = hand_over([*command, str(draft)], environment=session.environment)
    if status is None:
        raise UsageError(f"there is no editor “{command[0]}”", advice=_FOR_EXAMPLE)
    if status != 0:
        raise UnwritableError(f"the editor ended with {status}; {_AS_IT_WAS}")


def _words(command: str) -> list[str]:
    """A command line as a list of arguments; on Windows a backslash is part of a path."""
    if os.name != "nt":
        return shlex.split(command)
    return [word.strip('"') for word in shlex.split(command, posix=False)]


def _problems(data: bytes, path: str) -> tuple[Problem, ...]:
    text, problems = decode(data, path)
    return problems or parse(text, path).problems
