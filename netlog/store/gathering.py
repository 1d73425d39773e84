"""Reading contact files for the index: what each says, in the forms that are kept, in as many processes as help."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from netlog.core.contact import Contact
from netlog.core.names import Named, named, search_line
from netlog.core.outline import COLUMNS, outline
from netlog.core.settings import Settings
from netlog.core.standing import standing
from netlog.errors import Problem
from netlog.store import packing, summaries

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from netlog.store.folder import Folder

WORTH_ANOTHER = 2_000
"""From how many files on a second process is quicker, its start included."""

WORTH_PREPARING = 40
"""From how many files on it is quicker to prepare for reading them line by line."""

_A_PART = 100
_A_STEP = 50
_NOTHING = b"null"


class Gathered(NamedTuple):
    """What the index keeps of one file, each part as it is kept.

    The numbers that reports choose by, the forms it can be named in, and a row for each table: its standing, its fields
    and its log. Of a file that can't be read the second row holds the problems, and the others nothing; what the system
    says of a file, and not the file itself, `is_fleeting`: it may be otherwise the next time.
    """

    outline: tuple[int, ...]
    line: str
    rows: tuple[bytes, bytes, bytes]
    is_broken: bool
    is_fleeting: bool = False


def processes(files: int) -> int:
    """How many processes are best for so many files."""
    return 2 if files > WORTH_ANOTHER and _processors() > 1 else 1


def gathered(
    root: Path, keys: Sequence[str], settings: Settings, *, by_two: bool, quick: bool, tell: Callable[[int], None]
) -> list[Gathered]:
    """What the files of these keys say, in their order, read by two processes or one; for `quick` see `codec.parse`.

    `tell` hears how many have been read by then.
    """
    parts = [keys[at : at + _A_PART] for at in range(0, len(keys), _A_PART)]
    read = partial(_part, root, settings=settings, quick=quick)
    found: list[Gathered] = []
    for part in _in_two(root, parts, settings, read) if by_two else map(read, parts):
        found += part
        tell(min(len(keys), len(found) * (2 if by_two else 1)))
    return found


def derived(key: str, contact: Contact, settings: Settings) -> tuple[tuple[int, ...], bytes]:
    """The outline and the standing of a contact as they are kept: for any day on which all it says is settled."""
    one = standing(key, contact, settings, today=date.max)
    return outline(one), packing.to_bytes(summaries.packed_standing(one))


def _part(root: Path, keys: Sequence[str], *, settings: Settings, quick: bool) -> list[Gathered]:
    from netlog.store.folder import Folder  # and with it PyYAML, which nobody needs where nothing is to be read

    folder = Folder(root)
    steps = (keys[at : at + _A_STEP] for at in range(0, len(keys), _A_STEP))
    return [one for some in steps for one in _step(folder, some, settings, quick=quick)]


def _step(folder: "Folder", keys: Sequence[str], settings: Settings, *, quick: bool) -> list[Gathered]:
    """What some files say, one thing after the other for all of them.

    File by file takes a fourth longer: each thing drives the code of the others out of the processor's cache.
    """
    texts = [folder.text(key) for key in keys]
    readings = {key: folder.reading(key, *text, quick=quick) for key, text in zip(keys, texts, strict=True)}
    people = [(key, reading.contact, reading.lines) for key, reading in readings.items() if reading.contact]
    standings = [derived(key, contact, settings) for key, contact, _ in people]
    fields = [packing.to_bytes(packing.packed_fields(contact)) for _, contact, _ in people]
    logs = [packing.log_to_bytes(contact.log, lines) for _, contact, lines in people]
    forms = [search_line(named(key, contact)) for key, contact, _ in people]
    whole = {
        key: Gathered(numbers, line, (row, kept, log), is_broken=False)
        for (key, _, _), (numbers, row), line, kept, log in zip(people, standings, forms, fields, logs, strict=True)
    }
    return [whole.get(key) or _broken(key, reading.problems) for key, reading in readings.items()]


def _broken(key: str, problems: Sequence[Problem]) -> Gathered:
    told = packing.to_bytes(summaries.packed_problems(problems))
    rows = (_NOTHING, told, _NOTHING)
    return Gathered(
        (0,) * len(COLUMNS), search_line(Named(key, key)), rows, is_broken=True, is_fleeting=are_fleeting(problems)
    )


def are_fleeting(problems: Iterable[Problem]) -> bool:
    """Whether any problem is with a file as a whole: with reading it, that is, not with what it says."""
    return any(not problem.location.line for problem in problems)


def _processors() -> int:
    """On how many processors this process may run."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


_Read = Callable[[Sequence[str]], list[Gathered]]


def _in_two(root: Path, parts: Sequence[Sequence[str]], settings: Settings, read: _Read) -> Iterator[list[Gathered]]:
    """What each part says: the first half is read by this process, the other by a second one meanwhile."""
    half = len(parts) // 2
    try:
        from multiprocessing import get_context

        # A fork has all that is loaded; Apple's libraries don't survive one, and Windows has none.
        context: Any = get_context("fork" if sys.platform == "linux" else "spawn")
        here, there = context.Pipe(duplex=False)
        packed = packing.to_bytes(summaries.packed_settings(settings))
        other = context.Process(target=_elsewhere, args=(there, root, parts[half:], packed), daemon=True)
        other.start()
    except (ImportError, OSError):  # a system without what processes share, or that has no more of them
        yield from map(read, parts)
        return
    there.close()
    try:
        yield from map(read, parts[:half])
        try:
            rest: Iterable[list[Gathered]] = here.recv()
        except (EOFError, OSError):  # it was killed
            rest = map(read, parts[half:])
        yield from rest
    finally:
        other.terminate()
        other.join()
        here.close()


def _elsewhere(there: "Connection", root: Path, parts: Sequence[Sequence[str]], settings: bytes) -> None:
    """Read parts in a process of their own, and send back what they say."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process's to answer
    known = summaries.settings(packing.from_bytes(settings))
    there.send([_part(root, part, settings=known, quick=True) for part in parts])
    there.close()
