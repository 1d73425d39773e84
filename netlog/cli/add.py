"""Adding a contact."""

from typing import Annotated, Any

import typer

from netlog.cli import completing, typed
from netlog.cli.session import Session
from netlog.core.contact import FIELDS, LISTS, Contact
from netlog.core.names import matching_entirely
from netlog.core.plan import Plan
from netlog.core.text import key_from
from netlog.page import Page, Span, line
from netlog.store.contents import relative_path

_Texts = list[str] | None
Via = Annotated[
    str | None,
    typer.Option("--via", metavar="WHO", help="The contact who introduced us.", autocompletion=completing.contacts),
]


def add(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME", hidden=True)],
    *,
    also: Annotated[_Texts, typer.Option("--also", metavar="NAME", help="Another name; may be repeated.")] = None,
    email: Annotated[_Texts, typer.Option("--email", metavar="ADDRESS", help="May be repeated.")] = None,
    phone: Annotated[_Texts, typer.Option("--phone", metavar="NUMBER", help="May be repeated.")] = None,
    org: Annotated[str | None, typer.Option("--org", metavar="NAME", help="Where they work.")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What they do there.")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Where they live.")] = None,
    birthday: Annotated[str | None, typer.Option("--birthday", metavar="DAY", help="1988-04-02 or --04-02.")] = None,
    met: Annotated[str | None, typer.Option("--met", metavar="DAY", help="A day, a month or a year.")] = None,
    via: Via = None,
    tags: Annotated[_Texts, typer.Option("--tag", metavar="TAG", help="May be repeated.")] = None,
    every: Annotated[str | None, typer.Option("--every", metavar="RHYTHM", help="6 weeks, quarter, never …")] = None,
) -> None:
    """`add`: a new file; says so when it looks like a contact that is there already."""
    session = Session(ctx.obj)
    given: dict[str, list[str] | str | None] = {
        "also": also,
        "email": email,
        "phone": phone,
        "org": org,
        "title": title,
        "place": place,
        "birthday": birthday,
        "met": met,
        "via": via,
        "tags": tags,
        "every": every,
    }
    contact = _contact(session, " ".join(name), given)
    alike = _lookalikes(session, contact)
    key = _created(session, contact)
    session.answer(
        {"items": [{"key": key, "name": contact.name, "path": relative_path(key), "alike": alike}]},
        Page(blocks=(line(Span(contact.name, "name"), f" · added as {key}"),)),
    )
    if alike:
        session.outlet.warn(f"this may be somebody you have already: {', '.join(alike)}")


def added(session: Session, name: str) -> str:
    """Add a contact of whom only the name is known; its key."""
    return _created(session, _contact(session, name, {}))


def _contact(session: Session, name: str, given: dict[str, list[str] | str | None]) -> Contact:
    values: dict[str, Any] = {"name": typed.not_empty(name, "name")}
    for field, said in given.items():
        if said is None:
            continue
        if FIELDS[field] in LISTS:
            values[field] = typed.elements(session, field, said)
        else:
            values[field] = typed.single(session, field, str(said))
    return Contact(**values)


def _created(session: Session, contact: Contact) -> str:
    def decide() -> Plan:
        key = key_from(contact.name, session.folder.contact_keys())
        return Plan(what=f"{key}: added", creates={key: contact})

    return next(iter(session.carry_out(decide).creates))


def _lookalikes(session: Session, contact: Contact) -> tuple[str, ...]:
    """The keys of contacts who share a name or an address with the new one."""
    marks = (contact.name, *contact.also, *(email.value for email in contact.email))
    people = {person.key: person for mark in marks for person in session.index.possible(mark)}
    return tuple(key for key in sorted(people) if any(matching_entirely(mark, people[key]) for mark in marks))
