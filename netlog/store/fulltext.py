"""Looking for words in all that contacts say: texts are folded and kept in the database, which knows their stems."""

from collections.abc import Callable, Iterable, Sequence

from netlog.core import matching
from netlog.core.contact import Contact
from netlog.core.text import fold
from netlog.store.database import MARKS, Database

Texts = Callable[[Contact], Iterable[str]]
"""What of a contact is looked into when words are looked for."""

Made = Callable[[Sequence[int]], Iterable[Sequence[str]]]
"""What makes the columns of contacts by their numbers."""

MINE = 0
"""The number of what I could help with, beside the contacts, whose numbers begin with 1."""

Lines = dict[int, frozenset[int]]
"""By a contact's number, the places (from 0) among its texts."""

_BETWEEN = "\x03"
"""What stands between texts while they are folded as one, which is quicker than one by one."""

_NOT_STORED = ("\x00", *MARKS)


def body(contact: Contact, texts: Texts) -> str:
    """What is kept of a contact to be looked into: a line for each of its texts."""
    return _storable(_BETWEEN.join(text.replace(_BETWEEN, " ") for text in texts(contact))).replace(_BETWEEN, "\n")


def holding(database: Database, asked: Sequence[str]) -> Lines:
    """Whose texts hold all of the words, and which: a word itself, if only as part of another, or one of its stem."""
    found = [database.holding(_storable(word)) for word in asked]
    first, *others = found
    return {
        number: lines
        for number, some in first.items()
        if (lines := some.intersection(*(other.get(number, ()) for other in others)))
    }


def aspects(contact: Contact) -> tuple[str, ...]:
    """What is kept of a contact to find who could help: a column for each aspect, its words with spaces between."""
    return tuple("\n".join(map(_parted, texts)) for texts in matching.texts(contact).values())


def _parted(text: str) -> str:
    return " ".join(part for part, _ in matching.spoken(text)).encode("utf-8", "replace").decode()


def complete(database: Database, table: str, numbers: Iterable[int], made: Made) -> bool:
    """See that a table has the texts of these numbers and of no others; whether anything was to do.

    `made` makes the columns of those that are missing. Raises UnusableError.
    """
    wanted = set(numbers)
    known = database.texts(table) - {MINE}
    missing, surplus = sorted(wanted - known), known - wanted
    if missing or surplus:
        database.put_texts(table, zip(missing, made(missing), strict=True), surplus)
    return bool(missing or surplus)


def complete_mine(database: Database, me: Contact | None) -> bool:
    """See that the helpful texts have mine as they are now; whether anything was to do. Raises UnusableError."""
    columns = aspects(me) if me else None
    if database.text("helps", MINE) == columns:
        return False
    database.put_texts("helps", [(MINE, columns)] if columns else [], [MINE])
    return True


def of_one(contact: Contact, asked: Sequence[str], texts: Texts) -> frozenset[int]:
    """Which texts of one contact hold all of the words, as `holding` says it of many."""
    database = Database(None)
    try:
        database.put_texts("texts", [(0, (body(contact, texts),))], ())
        return holding(database, asked).get(0, frozenset())
    finally:
        database.close()


def _storable(text: str) -> str:
    """A text as it is compared, that the database takes, and that has none of its marks in it."""
    folded = fold(text)
    for mark in _NOT_STORED:
        folded = folded.replace(mark, " ")
    return folded.encode("utf-8", "replace").decode()
