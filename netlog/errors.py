"""What can go wrong, by cause: one exception class each, its exit code, and where in which file.

A *problem* is a value: something wrong in a file, collected in a list and shown with its line.
An *error* is an exception: an operation that could not be done. The command line's one boundary prints both.
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import ClassVar, Literal

from netlog.values import dataclass

Severity = Literal["error", "warning"]


class ExitCode(IntEnum):
    """How the program ends (the table of the README's "Exit codes")."""

    DONE = 0
    UNMET = 1
    USAGE = 2
    UNREADABLE = 3
    CHANGED = 4
    BUG = 70
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file of the journal: line and column from 1, columns in characters; 0 is the whole file."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in a file: where, what, the line it stands in, how much of it to underline, and what to do."""

    location: Location
    message: str
    excerpt: str = ""
    width: int = 1
    advice: str = ""
    severity: Severity = "error"


class NetlogError(Exception):
    """An operation that could not be done; `advice` says what to do, `problems` where it failed."""

    exit_code: ClassVar[ExitCode] = ExitCode.UNMET

    def __init__(self, message: str, *, advice: str = "", problems: Iterable[Problem] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.problems = tuple(problems)


class UsageError(NetlogError):
    """What was typed makes no sense: a day in no known form, an empty text, a field that does not exist."""

    exit_code = ExitCode.USAGE


class NoJournalError(NetlogError):
    """There is no journal where netlog looked."""


class UnknownContactError(NetlogError):
    """Nobody answers to that name."""


class AmbiguousContactError(NetlogError):
    """Several answer to that name."""


class NothingToDoError(NetlogError):
    """The entry, item or field that was named is not there, or there are several."""


class RefusedError(NetlogError):
    """An edit that could not be proven harmless; nothing was written."""


class UnwritableError(NetlogError):
    """The system refused a read or a write: permissions, a full disk, a link that leads out of the journal."""


class UnreadableError(NetlogError):
    """A file could not be read as what it should be; `problems` say where."""

    exit_code = ExitCode.UNREADABLE


class ChangedError(NetlogError):
    """A file changed between being read and being written, or the journal's lock stayed taken."""

    exit_code = ExitCode.CHANGED
