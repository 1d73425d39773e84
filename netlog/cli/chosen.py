"""Changes to one contact that is named, or to all that a query chooses: shown, asked about, carried out together."""

import shlex
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from netlog.cli.session import Session
from netlog.core.changes import Change, applied
from netlog.core.contact import ME, Contact
from netlog.core.plan import Plan
from netlog.core.text import plural
from netlog.errors import UsageError
from netlog.page import Page, Span, line
from netlog.store.contents import relative_path

Where = Annotated[
    str | None, typer.Option("--where", metavar="QUERY", help="All that a query chooses, instead of WHO.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")]

Changes = Callable[[Contact], tuple[Change, ...]]
"""What is to be done to a contact, which may be nothing."""

_SHOWN = 5


def named(words: Sequence[str] | None, where: str | None, *, me: bool = False) -> tuple[str | None, list[str]]:
    """The contact that is named first, and the words after it; with --where there is none."""
    if where is not None:
        if not where.strip():
            raise UsageError("the query of --where is empty", advice="Say who is meant, for example --where tag:inner.")
        return None, list(words or ())
    if not words:
        raise UsageError("a contact is needed", advice="Name one, or choose many with --where QUERY.")
    if words[0] == ME and not me:
        raise UsageError("“me” is you, and this is about somebody else", advice="Name a contact.")
    return words[0], list(words[1:])


def carry_out(session: Session, who: str | None, where: str | None, change: Changes, said: str, *, yes: bool) -> None:
    """Do it to the contact, or to all that the query chooses and it changes; `said` is how the answer puts it."""
    chosen = _chosen(session, who, where)
    names = {key: contact.name for key, contact in chosen.items() if _effective(change, contact)}
    if who is not None and not names:
        name = next(iter(chosen.values())).name
        session.answer({"items": []}, Page(blocks=(line(Span(name, "name"), f" · {said}: nothing to change"),)))
        return
    if where is not None and not _agreed(session, list(names.values()), len(chosen), said, yes=yes):
        return
    keys = ", ".join(names) if len(names) <= _SHOWN else plural(len(names), "contact")

    def decide() -> Plan:
        changes = {key: _effective(change, session.contact(key)) for key in names}
        return Plan(what=f"{keys}: {said}", changes={key: wanted for key, wanted in changes.items() if wanted})

    session.carry_out(decide)
    blocks = [line(Span(name, "name"), f" · {said}") for name in names.values()]
    if len(blocks) > _SHOWN:
        blocks = [line(f"{plural(len(names), 'contact')} · {said}")]
    items = [{"key": key, "name": name, "path": relative_path(key), "said": said} for key, name in names.items()]
    session.answer({"items": items}, Page(blocks=tuple(blocks)), is_about_many=where is not None)


def query_words(where: str) -> list[str]:
    """The words of a query in one argument; quotes hold words together, as in a shell."""
    try:
        return shlex.split(where)
    except ValueError:  # an apostrophe, as in a name
        return where.split()


def _effective(change: Changes, contact: Contact) -> tuple[Change, ...]:
    """The changes, unless they would leave the contact as it is."""
    wanted = change(contact)
    after = contact
    for one in wanted:
        after = applied(one, after)
    return wanted if after != contact else ()


def _chosen(session: Session, who: str | None, where: str | None) -> dict[str, Contact]:
    if who is not None:
        key = session.key(who, me=True)
        return {key: session.contact(key)}
    return dict(session.contacts(session.query(query_words(where or ""))))


def _agreed(session: Session, names: Sequence[str], fitting: int, said: str, *, yes: bool) -> bool:
    """Show how many a query chose and the first few, and ask; without a terminal --yes is needed."""
    if not names:
        fit = f"{plural(fitting, 'contact')} {'fits' if fitting == 1 else 'fit'}"
        why = f"{fit}, and there is nothing to change." if fitting else "Nobody fits."
        session.answer({"items": []}, Page(blocks=(line(why),)), is_about_many=True)
        return False
    more = f", and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    summary = f"{plural(len(names), 'contact')} · {said}: {', '.join(names[:_SHOWN])}{more}"
    if yes:
        return True
    if not session.outlet.is_interactive:
        raise UsageError(summary, advice="Nothing was changed: say --yes to do it.")
    if session.outlet.agrees(f"{summary}. Go ahead?"):
        return True
    session.outlet.warn("nothing was changed")
    return False
