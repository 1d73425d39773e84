"""The one door to SQLite: a file of rows and pieces that may be lost, and that is believed only where it proves whole.

Nothing in it is needed: whoever finds it locked, damaged or of another make does without. Each row and each piece
carries a checksum, since SQLite reads a page that something else wrote over without a word.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from zlib import crc32

from netlog.core.evidence import ASPECTS

SCHEMA = 3
"""The form of what is kept. Whoever changes what a row or piece holds, or how it is derived, raises it."""

TABLES = ("standings", "fields", "logs")
"""What is kept of each contact, by number; see `store.packing`."""

TEXTS: Mapping[str, tuple[str, ...]] = {"texts": ("body",), "helps": ASPECTS}
"""The tables of full text and their columns: all that a contact's file says, and what of it could help somebody."""

_TOKENS = "tokenize = 'porter unicode61 remove_diacritics 2'"
_SHADOWS = ("data", "idx", "content", "docsize", "config")
"""What FTS5 keeps of a table, each under the table's name."""

_OFTEN = 5.0
"""A weight for all columns alike, at which bm25 hardly minds how often a word stands there, and how long a text is."""

MARKS = ("\x01", "\x02")
"""What stands around a word that was found; neither can stand in a text that was folded by lines."""

_WAIT = 0.25
"""How long to wait for another process, in seconds: longer than it takes to write, shorter than a person waits."""

_AT_ONCE = 900
"""How many numbers one statement takes: SQLite's own limit was 999 until 2020."""

_NOT_OF_THE_FILE = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL,
     sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT}
)  # fmt: skip


class UnusableError(Exception):
    """The file can't be used: locked, or in a place where nothing can be written; or it is `damaged`."""

    def __init__(self, why: str, *, is_damaged: bool) -> None:
        super().__init__(why)
        self.is_damaged = is_damaged


class Database:
    """One file of an index, read in one state from the first look until it is written or closed."""

    def __init__(self, file: Path | None) -> None:
        """Open the file, and make it where it isn't there; None makes one in memory. Raises UnusableError."""
        with _refusals():
            if file:
                file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                # Made here, as what it holds is nobody else's to read: SQLite would let the whole machine.
                os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
            self._connection = sqlite3.connect(file or ":memory:", timeout=_WAIT, isolation_level=None)
        try:
            with _refusals():
                self._prepare()
        except UnusableError:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file; what was not written is forgotten."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def pieces(self, names: Sequence[str]) -> list[bytes] | None:
        """The pieces of these names; None where one isn't there. Raises UnusableError."""
        with _refusals():
            rows = self._connection.execute(
                f"SELECT name, sum, data FROM pieces WHERE name IN ({_marks(names)})", names
            )
            found = {name: _proven(data, total, _seed(name)) for name, total, data in rows}
        return [found[name] for name in names] if len(found) == len(names) else None

    def is_empty(self) -> bool:
        """Whether it is new: there is no row in it. Raises UnusableError."""
        with _refusals():
            tables = (*TABLES, *(f"{name}_content" for name in TEXTS))
            return not any(self._connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in tables)

    def rows(self, table: str, numbers: Sequence[int]) -> dict[int, bytes]:
        """The rows of these numbers in a table. Raises UnusableError, also where one isn't there."""
        found: dict[int, bytes] = {}
        with _refusals():
            for at in range(0, len(numbers), _AT_ONCE):
                some = numbers[at : at + _AT_ONCE]
                rows = self._connection.execute(
                    f"SELECT id, sum, data FROM {table} WHERE id IN ({_marks(some)})",
                    some,
                )
                found.update((number, _proven(data, total, _seed(table, number))) for number, total, data in rows)
        if len(found) < len(numbers):
            raise UnusableError("rows are missing", is_damaged=True)
        return found

    def write(
        self, pieces: Mapping[str, bytes], rows: Mapping[str, Iterable[tuple[int, bytes]]], gone: Sequence[int]
    ) -> None:
        """Put pieces and rows in the place of those of the same name or number, and drop others: all, or nothing.

        Raises UnusableError, also where another process has written since this one first looked.
        """
        run, many = self._connection.execute, self._connection.executemany
        if not self._connection.in_transaction:  # SQLite took back all there was, as it does on a full disk
            raise UnusableError("nothing is left to be written", is_damaged=False)
        with _refusals():
            for table in TABLES:
                many(f"DELETE FROM {table} WHERE id = ?", ((number,) for number in gone))
                many(
                    f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)",
                    ((number, crc32(data, _seed(table, number)), data) for number, data in rows.get(table, ())),
                )
            for name, data in pieces.items():
                run("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)", (name, crc32(data, _seed(name)), data))
            run("COMMIT")

    # Full text: of each number what is looked into, folded, in columns

    def texts(self, table: str) -> set[int]:
        """The numbers whose texts are here, where all of them prove whole. Raises UnusableError."""
        with _refusals():
            found = {number for (number,) in self._connection.execute(f"SELECT id FROM {table}_content")}
            sums = self.pieces([table])
            if sums is None or sums[0] != self._texts_sum(table):
                raise UnusableError("damaged", is_damaged=True)
        return found

    def text(self, table: str, number: int) -> tuple[str, ...] | None:
        """The texts of one number, if they are here. Raises UnusableError."""
        with _refusals():
            columns = ", ".join(TEXTS[table])
            found: tuple[str, ...] | None = self._connection.execute(
                f"SELECT {columns} FROM {table} WHERE rowid = ?", (number,)
            ).fetchone()
        return found

    def put_texts(self, table: str, texts: Iterable[tuple[int, Sequence[str]]], gone: Iterable[int]) -> None:
        """Add texts, and drop those of other numbers. Raises UnusableError."""
        columns = TEXTS[table]
        with _refusals():
            self._connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", ((number,) for number in gone))
            self._connection.executemany(
                f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES (?, {_marks(columns)})",
                ((number, *columns) for number, columns in texts),
            )
            for part in ("SAVEPOINT texts", "RELEASE texts"):  # what FTS5 still holds in memory goes into its tables
                self._connection.execute(part)
            self._put_texts_sum(table)

    def holding(self, word: str) -> dict[int, frozenset[int]]:
        """By number, in which lines of its text (from 0) a word stands, or part of one, or one of the same stem."""
        with _refusals():
            run = self._connection.execute
            found = {
                number: frozenset(at for at, line in enumerate(body.split("\n")) if word in line)
                for number, body in run("SELECT rowid, body FROM texts WHERE instr(body, ?)", (word,))
            }
            if word.isalpha():
                rows = run(
                    "SELECT rowid, highlight(texts, 0, ?, ?) FROM texts WHERE texts MATCH ?", (*MARKS, f'"{word}"')
                )
                for number, body in rows:
                    lines = (at for at, line in enumerate(body.split("\n")) if MARKS[0] in line)
                    found[number] = found.get(number, frozenset()).union(lines)
        return found

    def telling(self, phrase: str, *, is_beginning: bool) -> dict[int, tuple[float, ...]]:
        """By number of the helpful texts in which words stand side by side: bm25 in each column, higher is better.

        The words count by their stems; with `is_beginning` the last one may go on. Raises UnusableError.
        """
        scores = ", ".join(
            f"-bm25(helps, {', '.join(str(_OFTEN * (one == other)) for other in ASPECTS)})" for one in ASPECTS
        )
        with _refusals():
            rows = self._connection.execute(
                f"SELECT rowid, {scores} FROM helps WHERE helps MATCH ?", (f'"{phrase}"{" *" * is_beginning}',)
            )
            return {number: tuple(found) for number, *found in rows}

    def _put_texts_sum(self, table: str) -> None:
        data = self._texts_sum(table)
        self._connection.execute(
            "INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)", (table, crc32(data, _seed(table)), data)
        )

    def _texts_sum(self, table: str) -> bytes:
        total = 0
        for shadow in _SHADOWS:
            for row in self._connection.execute(f"SELECT * FROM {table}_{shadow} ORDER BY 1, 2"):
                for value in row:
                    total = crc32(value if isinstance(value, bytes) else repr(value).encode(), total)
        return b"%08x" % total

    def _prepare(self) -> None:
        run = self._connection.execute
        # To lose the file in a power cut costs nothing: it is made anew. To wait for the disk would cost every command.
        run("PRAGMA synchronous = OFF")
        run("PRAGMA page_size = 8192")  # of a new file: several rows fit into a page
        if run("PRAGMA user_version").fetchone() != (SCHEMA,):
            run("BEGIN IMMEDIATE")
            for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                with suppress(sqlite3.OperationalError):  # gone with the table it was part of
                    run(f'DROP TABLE IF EXISTS "{name}"')
            run("CREATE TABLE pieces (name TEXT PRIMARY KEY, sum INTEGER, data BLOB) WITHOUT ROWID")
            for table in TABLES:
                run(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, sum INTEGER, data BLOB)")
            for table, columns in TEXTS.items():
                run(f"CREATE VIRTUAL TABLE {table} USING fts5 ({', '.join(columns)}, {_TOKENS})")
                self._put_texts_sum(table)
            run(f"PRAGMA user_version = {SCHEMA}")
            run("COMMIT")
        run("BEGIN")


def stems(words: Iterable[str]) -> dict[str, str]:
    """What of each word counts when texts are compared by stems; a word FTS5 takes apart has a stem for each part."""
    found: dict[str, list[str]] = {}
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE words USING fts5 (word, {_TOKENS})")
        connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab (words, instance)")
        known = list(dict.fromkeys(words))
        connection.executemany("INSERT INTO words (rowid, word) VALUES (?, ?)", enumerate(known))
        for term, at in connection.execute("SELECT term, doc FROM terms ORDER BY doc, offset"):
            found.setdefault(known[at], []).append(term)
    return {word: " ".join(terms) for word, terms in found.items()}


def discard(file: Path) -> bool:
    """Remove a file that is of no use, and what SQLite keeps beside it; whether it is gone."""
    for name in (file, file.with_name(f"{file.name}-journal")):
        with suppress(OSError):
            name.unlink()
    return not os.path.lexists(file)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _seed(name: str, number: int = 0) -> int:
    """What a checksum begins with, so that nothing is whole in another's place."""
    return (crc32(name.encode()) + number) & 0xFFFF_FFFF


def _proven(data: object, total: object, seed: int) -> bytes:
    if not isinstance(data, bytes) or crc32(data, seed) != total:
        raise UnusableError("damaged", is_damaged=True)
    return data


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the kind of error, the others say more of it.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        raise UnusableError(str(error), is_damaged=code not in _NOT_OF_THE_FILE) from error
    except (UnicodeDecodeError, MemoryError) as error:  # of names in the file, and of their lengths
        raise UnusableError("damaged", is_damaged=True) from error
    except OSError as error:
        raise UnusableError(error.strerror or str(error), is_damaged=False) from error
