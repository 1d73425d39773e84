"""Looking for problems in the files."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import typer

from netlog.cli import complaints
from netlog.cli.session import Session, as_json
from netlog.core.checks import Concern, concerns
from netlog.core.contact import ME, Contact
from netlog.errors import ExitCode, Location, Problem, Severity
from netlog.page import Line, Page, Span, line
from netlog.reports.record import cell
from netlog.store.contents import relative_path
from netlog.store.folder import Folder
from netlog.store.locating import Places


def check(ctx: typer.Context) -> None:
    """`check`: every problem of every file; silent when all is well, exit code 3 when there are errors."""
    session = Session(ctx.obj)
    problems = sorted(_problems(session), key=lambda one: (one.location.path, one.location.line, one.location.column))
    items = [as_json(problem) for problem in problems]
    blocks = tuple(block for problem in problems for block in _blocks(problem))
    records = tuple(tuple(cell(value) for value in item.values()) for item in items)
    session.show_plain("netlog.check/1", {"items": items}, Page(blocks=blocks, records=records))
    if any(problem.severity == "error" for problem in problems):
        raise typer.Exit(ExitCode.UNREADABLE)


def _problems(session: Session) -> Iterator[Problem]:
    yield from session.settings_reading.problems
    broken = session.index.problems()
    yield from (problem for problems in broken.values() for problem in problems)
    contacts = session.index.contacts()
    remains: dict[str, Contact] = {}
    for key in (*broken, *([ME] if session.folder.has(ME) else [])):
        reading = session.folder.read(key)
        contacts |= {key: reading.contact} if reading.contact else {}
        remains |= {key: reading.remains} if reading.remains else {}
        yield from reading.problems if key == ME else ()
    told: defaultdict[str, list[Concern]] = defaultdict(list)
    keys = frozenset(session.folder.contact_keys())
    for concern in concerns(contacts | remains, keys=keys, today=session.today, me=contacts.get(ME)):
        # Which element is which can't be told where some of them couldn't be read: then the file is named alone.
        is_placed = concern.key not in remains or concern.element is None
        told[concern.key].append(concern if is_placed else replace(concern, field=""))
    for key, odd in told.items():
        yield from _located(session, key, odd)
    yield from _of_names(session.folder)


_LEFTOVER = ("left behind by an editor or a sync tool; it isn't read", "Look into it, then delete it.")
_STRAY = ("no contact file: its name doesn't end in .yaml", "Move it elsewhere.")
_OWN = ("isn't read: what is about yourself stands in me.yaml, beside the contacts", "Move it, or rename it.")
_DRAFT = ("a draft that `netlog edit` kept; it isn't read", "Take from it what is still wanted, then delete it.")
_UNNAMEABLE = ("the file's name is not UTF-8", "Rename the file: no link can name it.")


def _of_names(folder: Folder) -> Iterator[Problem]:
    """What is odd about files by their names alone."""
    unnameable = [relative_path(key) for key in folder.contact_keys() if not _is_utf8(key)]
    own = [f"contacts/{ME}.yaml"] if f"{ME}.yaml" in folder.names() else []
    told: tuple[tuple[Sequence[str], tuple[str, str], Severity], ...] = (
        (own, _OWN, "warning"),
        (folder.leftovers(), _LEFTOVER, "warning"),
        (folder.strays(), _STRAY, "warning"),
        (folder.drafts(), _DRAFT, "warning"),
        (unnameable, _UNNAMEABLE, "error"),
    )
    for paths, (message, advice), severity in told:
        for path in paths:
            yield Problem(location=Location(path), message=message, advice=advice, severity=severity)


def _is_utf8(name: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _located(session: Session, key: str, odd: Iterable[Concern]) -> Iterator[Problem]:
    """The concerns about one contact as problems, where they stand in its file."""
    path = relative_path(key)
    places: Places | None = None
    for concern in odd:
        place = Problem(location=Location(path), message="")
        if concern.field:
            places = places or Places(session.folder.text(key)[0], path)
            place = places.of(concern.field, concern.element, concern.inner, is_key=concern.is_key)
        yield replace(place, message=concern.message, advice=concern.advice, severity=concern.severity)


def _blocks(problem: Problem) -> Iterator[Line]:
    tone = Span("error: ", "late") if problem.severity == "error" else Span("warning: ", "soon")
    yield line(Span(str(problem.location), "name"), ": ", tone, problem.message)
    yield from (line(Span(text, "quiet")) for text in complaints.excerpt(problem))
    if advice := complaints.advice(problem):
        yield line(advice, indent=1)
