"""Opening a contact's file in the user's own editor, and never losing what was typed there."""

import os
import shlex
from pathlib import Path
from typing import Annotated

import typer

from netlog.cli import complaints
from netlog.cli.session import Session
from netlog.errors import NetlogError, Problem, UnreadableError, UnwritableError, UsageError
from netlog.page import Page, Span, line
from netlog.store import drafts
from netlog.store.codec import decode, parse
from netlog.store.folder import relative_path
from netlog.store.programs import hand_over


def edit(
    ctx: typer.Context,
    who: Annotated[list[str], typer.Argument(metavar="WHO", help="A contact, or me.")],
) -> None:
    """`edit`: a copy is opened in $VISUAL or $EDITOR, checked on return, and put in the file's place."""
    session = Session(ctx.obj)
    key = session.key(" ".join(who), reading=True, me=True)
    path = relative_path(key)
    before = drafts.original(session.root, path)
    draft = drafts.opened(session.root, path, before)
    while True:
        _open(session, draft)
        after = draft.read_bytes()
        if after == before:
            draft.unlink()
            session.answer({"items": []}, Page(blocks=(line(Span(key, "name"), " · unchanged"),)))
            return
        problems = _problems(after, path)
        if not problems:
            break
        if not _offered_again(session, problems):
            raise UnreadableError(
                "the file was left as it was", advice=f"Your text is kept in {draft}.", problems=problems
            )
    try:
        session.folder.replace_text(key, before, after)
    except NetlogError as error:
        error.advice = f"Your text is kept in {draft}."
        raise
    draft.unlink()
    session.answer(
        {"items": [{"key": key, "path": path}]}, Page(blocks=(line(Span(key, "name"), " · changed by hand"),))
    )


def _open(session: Session, draft: Path) -> None:
    said = session.environment.get("VISUAL") or session.environment.get("EDITOR")
    command = shlex.split(said) if said else ["notepad" if os.name == "nt" else "vi"]
    if not command:
        raise UsageError("$EDITOR is empty", advice="For example: export EDITOR=nano")
    status = hand_over([*command, str(draft)], environment=session.environment)
    if status is None:
        draft.unlink()
        raise UsageError(f"there is no editor “{command[0]}”", advice="Set $EDITOR, for example: export EDITOR=nano")
    if status != 0:
        raise UnwritableError(
            f"the editor ended with {status}; the file was left as it was", advice=f"Your text is kept in {draft}."
        )


def _problems(data: bytes, path: str) -> tuple[Problem, ...]:
    text, problems = decode(data, path)
    return problems or parse(text, path).problems


def _offered_again(session: Session, problems: tuple[Problem, ...]) -> bool:
    if not session.is_interactive:
        return False
    session.complain(complaints.of_problems(problems))
    return session.agrees("Open it again?")
