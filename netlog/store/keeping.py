"""What the index keeps from one command to the next: the roster, and of each contact its rows.

Rows that are new wait here until they are written, and are what is read meanwhile. Without a file, they are all there
is.
"""

import sys
from array import array
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from unicodedata import unidata_version

from netlog import __version__
from netlog.core.outline import COLUMNS
from netlog.store import packing
from netlog.store.contents import APART, contact_files
from netlog.store.database import TABLES, Database, UnusableError, discard
from netlog.store.gathering import Gathered
from netlog.store.roster import EMPTY, Roster, Sight, merged

_MADE_BY = f"{__version__} {unidata_version} {sys.byteorder}"
"""What derives: with another version of any of these, what is kept may not be what would be derived now."""

_PIECES = ("header", "listing", "states", "numbers", "columns")
_LINES = "lines"


class Keeping:
    """The rows and the roster of one journal, in a file or in memory alone."""

    def __init__(self, file: Path | None, root: str, *, tell: Callable[[str], None]) -> None:
        """Read what the file keeps of the journal at `root`; `tell` hears why, where it can't be used."""
        self._file = file
        self._root = root
        self._tell = tell
        self.database: Database | None = None
        self.forget()
        if file:
            self._open(file)

    def forget(self) -> None:
        """Know nothing, as at the very first."""
        self.roster = EMPTY
        self.loose: dict[str, dict[str, Any]] = {}
        self.derived_by = ""
        self._lines: str | None = ""
        self._fresh: dict[str, dict[int, bytes]] = {table: {} for table in TABLES}
        self._gone: set[int] = set()

    def start_over(self, error: UnusableError) -> None:
        """The file is of no use, as was found out while it was read: from now on only what is read anew counts."""
        self.forget()
        self._give_up(error)

    @property
    def lines(self) -> str:
        """The forms in which each contact can be named, a line for each place. Raises UnusableError."""
        if self._lines is None:
            found = self.database.pieces([_LINES]) if self.database else None
            if found is None:
                raise UnusableError("a piece is missing", is_damaged=True)
            self._lines = _text(found[0])
        return self._lines

    def rows(self, table: str, numbers: Sequence[int]) -> Mapping[int, bytes]:
        """The rows of these numbers, those that wait to be written among them. Raises UnusableError."""
        fresh = self._fresh[table]
        stale = [number for number in numbers if number not in fresh] if fresh else numbers
        if not stale:
            return fresh
        if not self.database:
            raise UnusableError("rows are missing", is_damaged=True)
        return {**self.database.rows(table, stale), **fresh}

    def put(self, table: str, number: int, row: bytes) -> None:
        """A row to be written."""
        self._fresh[table][number] = row

    def replace(self, roster: Roster, lines: str) -> None:
        """The roster from now on, and its lines; rows that it no longer numbers are dropped."""
        gone = set(self.roster.numbers) - set(roster.numbers)
        for fresh in self._fresh.values():
            for number in gone:
                fresh.pop(number, None)
        self._gone |= gone
        self.roster = roster
        self._lines = lines

    def take_in(self, sight: Sight, known: Sequence[int | None], new: Mapping[int, Gathered]) -> None:
        """Put what was read of a sight's files in the place of what is kept of them; see `roster.merged`."""
        roster = merged(self.roster, sight, known, new)
        lines = self.lines.split("\n")
        text = "\n".join(new[place].line if old is None else lines[old] for place, old in enumerate(known))
        self.replace(roster, text)
        for place, one in new.items():
            number = roster.numbers[place]
            for table, row in zip(TABLES, one.rows, strict=True):
                self.put(table, number, row)

    def save(self) -> None:
        """Write what is new, where there is a file to write to."""
        if not self.database:
            return
        try:
            rows = {table: fresh.items() for table, fresh in self._fresh.items()}
            self.database.write(self._pieces(), rows, sorted(self._gone))
        except UnusableError as error:
            self._tell(f"the index was not written ({self._file}: {error})")

    def close(self) -> None:
        """Let go of the file."""
        if self.database:
            self.database.close()
            self.database = None

    def _open(self, file: Path) -> None:
        try:
            self.database = Database(file)
            pieces = self.database.pieces(_PIECES)
            if pieces:
                self._unpack(pieces)
            elif not self.database.is_empty():
                raise UnusableError("pieces are missing", is_damaged=True)
        except UnusableError as error:
            self._give_up(error)

    def _give_up(self, error: UnusableError) -> None:
        """Go on without the file, or where it is damaged with a new one."""
        self.close()
        self._tell(f"the index can't be used ({self._file}: {error}); all files are read")
        if not error.is_damaged or not self._file or not discard(self._file):
            return
        with suppress(UnusableError):
            database = Database(self._file)
            if database.is_empty():
                self.database = database
            else:  # another process was quicker
                database.close()

    def _unpack(self, pieces: Sequence[bytes]) -> None:
        try:
            header = packing.from_bytes(pieces[0])
            if header["made by"] != _MADE_BY or header["root"] != self._root:
                raise UnusableError("of another version, or another journal", is_damaged=True)
            listing = _text(pieces[1])
            names = tuple(listing.split(APART)) if listing else ()
            size = len(pieces[4]) // len(COLUMNS)
            self.roster = Roster(
                listing=listing,
                names=names if header["all are contacts"] else contact_files(names),
                states=array("q", pieces[2]),
                numbers=array("q", pieces[3]),
                last=header["last"],
                columns=tuple(array("i", pieces[4][at * size : (at + 1) * size]) for at in range(len(COLUMNS))),
                young=frozenset(header["young"]),
                broken=frozenset(header["broken"]),
            )
            self.loose, self.derived_by = header["loose"], header["derived by"]
        except (ValueError, KeyError, TypeError) as error:
            raise UnusableError("not of this make", is_damaged=True) from error
        self._lines = None

    def _pieces(self) -> Mapping[str, bytes]:
        roster = self.roster
        header = {
            "made by": _MADE_BY,
            "root": self._root,
            "all are contacts": APART.join(roster.names) == roster.listing,
            "last": roster.last,
            "young": sorted(roster.young),
            "broken": sorted(roster.broken),
            "loose": self.loose,
            "derived by": self.derived_by,
        }
        return {
            "header": packing.to_bytes(header),
            "listing": _bytes(roster.listing),
            "states": roster.states.tobytes(),
            "numbers": roster.numbers.tobytes(),
            "columns": b"".join(column.tobytes() for column in roster.columns),
            _LINES: _bytes(self.lines),
        }


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
