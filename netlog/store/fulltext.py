"""Looking for words in all that contacts say: texts are folded and kept in the database, which knows their stems."""

from collections.abc import Callable, Iterable, Sequence

from netlog.core.contact import Contact
from netlog.core.text import fold
from netlog.store.database import MARKS, Database

Texts = Callable[[Contact], Iterable[str]]
"""What of a contact is looked into when words are looked for."""

Lines = dict[int, frozenset[int]]
"""By a contact's number, the places (from 0) among its texts."""

_BETWEEN = "\x03"
"""What stands between texts while they are folded as one, which is quicker than one by one."""

_NOT_STORED = ("\x00", *MARKS)


def body(contact: Contact, texts: Texts) -> str:
    """What is kept of a contact to be looked into: a line for each of its texts."""
    return _storable(_BETWEEN.join(text.replace(_BETWEEN, " ") for text in texts(contact))).replace(_BETWEEN, "\n")


def holding(database: Database, words: Sequence[str]) -> Lines:
    """Whose texts hold all of the words, and which: a word itself, if only as part of another, or one of its stem."""
    found = [database.holding(_storable(word)) for word in words]
    first, *others = found
    return {
        number: lines
        for number, some in first.items()
        if (lines := some.intersection(*(other.get(number, ()) for other in others)))
    }


def complete(database: Database, numbers: Iterable[int], bodies: Callable[[Sequence[int]], Iterable[str]]) -> bool:
    """See that the database has the texts of these numbers and of no others; whether anything was to do.

    `bodies` makes those that are missing. Raises UnusableError.
    """
    wanted = set(numbers)
    known = database.texts()
    missing, surplus = sorted(wanted - known), known - wanted
    if missing or surplus:
        database.put_texts(zip(missing, bodies(missing), strict=True), surplus)
    return bool(missing or surplus)


def of_one(contact: Contact, words: Sequence[str], texts: Texts) -> frozenset[int]:
    """Which texts of one contact hold all of the words, as `holding` says it of many."""
    database = Database(None)
    try:
        database.put_texts([(0, body(contact, texts))], ())
        return holding(database, words).get(0, frozenset())
    finally:
        database.close()


def _storable(text: str) -> str:
    """A text as it is compared, that the database takes, and that has none of its marks in it."""
    folded = fold(text)
    for mark in _NOT_STORED:
        folded = folded.replace(mark, " ")
    return folded.encode("utf-8", "replace").decode()
