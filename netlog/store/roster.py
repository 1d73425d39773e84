"""Who is in the journal, file by file: which state of each file is known, and what reports choose by.

git's rule for files that are as young as what is known of them holds here too: where a change may lie in the same tick
of the clock as the look that was taken, the file is looked at again (git's Documentation/technical/racy-git.txt).
"""

import os
import stat
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from netlog.core.outline import COLUMNS, Outlines
from netlog.store.contents import APART, contact_files
from netlog.values import dataclass

FINE_TICK = 50_000_000
"""How far a file system's stamps may lie behind the clock, in nanoseconds: they keep the kernel's ticks."""

COARSE_TICK = 2_000_000_000
"""The same where stamps are of whole hundredths, seconds, or every other second (FAT)."""

STATE = 4
"""The numbers of a file's state: its size, when its content and when anything of it changed last, and its inode."""

_STRETCH = 128
_FITTING = 0x7FFF_FFFF_FFFF_FFFF
_KIND = 0o170000
_NO_STATE = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Sight:
    """What a look at the folder showed: all names in it, those of contacts' files, and the state of each of these.

    `doubtful` are the places of what is no regular file: its state says nothing. `taken` is when the look began.
    """

    listing: str
    names: tuple[str, ...]
    states: "array[int]"
    doubtful: frozenset[int]
    taken: int

    def is_young(self, place: int) -> bool:
        """Whether the file may change once more after it was read, and its state be the same."""
        return place in self.doubtful or is_young(_state(self.states, place), self.taken)


@dataclass(frozen=True, slots=True)
class Roster:
    """What is known of every contact's file, a place for each.

    Its name and state; the number of its rows in the database; the outline of what it says, column by column; and the
    places of files that have to be read again in any case, and of those that can't be read. `last` is the highest
    number there ever was: none is given twice.
    """

    listing: str
    names: tuple[str, ...]
    states: "array[int]"
    numbers: "array[int]"
    last: int
    columns: tuple["array[int]", ...]
    young: frozenset[int]
    broken: frozenset[int]

    @property
    def outlines(self) -> Outlines:
        """What reports choose by."""
        return Outlines(*self.columns)

    def known(self, sight: Sight) -> list[int | None] | None:
        """For each place of the sight, the place here of the same file in the same state; None where it is to be read.

        None altogether when there is nothing to read, and nobody came or went.
        """
        then, now = self.states, sight.states
        if sight.listing == self.listing:
            if then == now and not self.young:
                return None
            found: list[int | None] = list(range(len(self.names)))
            for place in {*self.young, *_differing(then, now)}:
                found[place] = None
            return found
        places = {name: place for place, name in enumerate(self.names)}
        found = [places.get(name) for name in sight.names]
        for place, old in enumerate(found):
            if old is not None and (old in self.young or _state(then, old) != _state(now, place)):
                found[place] = None
        return found


def merged(roster: Roster, sight: Sight, places: Sequence[int | None], new: "Mapping[int, New]") -> Roster:
    """The roster that the sight makes: what is known of the files that haven't changed, and what is new of the others.

    `places` says for each place of the sight which one of `roster` it was, and `new` has those that are none.
    """
    fresh = {place: number for number, place in enumerate(new, roster.last + 1)}
    where = None if sight.listing == roster.listing else places
    columns = tuple(
        _carried(column, where, {place: one.outline[at] for place, one in new.items()})
        for at, column in enumerate(roster.columns)
    )
    return Roster(
        listing=sight.listing,
        names=sight.names,
        states=sight.states,
        numbers=_carried(roster.numbers, where, fresh),
        last=roster.last + len(new),
        columns=columns,
        young=frozenset(place for place, one in new.items() if one.is_fleeting or sight.is_young(place)),
        broken=frozenset(
            [place for place, old in enumerate(places) if old in roster.broken]
            + [place for place, one in new.items() if one.is_broken]
        ),
    )


def _carried(column: "array[int]", places: Sequence[int | None] | None, new: Mapping[int, int]) -> "array[int]":
    """A column with what is new in it; without `places` everybody else stays in their own."""
    if places is not None:
        return array(column.typecode, [new[place] if old is None else column[old] for place, old in enumerate(places)])
    carried = array(column.typecode, column)
    for place, number in new.items():
        carried[place] = number
    return carried


class New(Protocol):
    """What is new of a file."""

    @property
    def outline(self) -> tuple[int, ...]: ...

    @property
    def is_broken(self) -> bool: ...

    @property
    def is_fleeting(self) -> bool: ...


EMPTY = Roster("", (), array("q"), array("q"), 0, tuple(array("i") for _ in COLUMNS), frozenset(), frozenset())
"""Nobody is known yet."""


def look(found: Iterable[str], folder: Path, roster: Roster, *, taken: int) -> Sight:
    """Look at the contacts' files among the names that were found in the folder; `taken` is the time by the clock."""
    listing = APART.join(found)
    names = roster.names if listing == roster.listing else contact_files(listing.split(APART))
    numbers: list[int] = []
    doubtful = set()
    if os.path.islink(folder):  # noqa: PTH114  # what a link leads to may change without a sign
        return Sight(listing, names, array("q", _NO_STATE * len(names)), frozenset(range(len(names))), taken)
    lstat, regular = os.lstat, stat.S_IFREG
    with _at(folder) as (descriptor, start):
        for name in names:  # as in `state_of`, but for thirty thousand
            try:
                status = lstat(start + name, dir_fd=descriptor)
            except OSError:
                status = None
            if status and status.st_mode & _KIND == regular:
                numbers += (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino & _FITTING)
            else:  # no regular file, or gone: reading it will tell
                doubtful.add(len(numbers) // STATE)
                numbers += _NO_STATE
    try:
        states = array("q", numbers)
    except OverflowError:  # of a year that nanoseconds don't reach
        states = array("q", [number & _FITTING for number in numbers])
    return Sight(listing, names, states, frozenset(doubtful), taken)


@contextmanager
def _at(folder: Path) -> Iterator[tuple[int | None, str]]:
    """A descriptor of the folder, and what stands before a name in it.

    The system finds a file by its name in an open folder in a tenth less time than by all its path.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY) if os.stat in os.supports_dir_fd else None
    except OSError:  # gone, or nobody's to open
        descriptor = None
    try:
        yield descriptor, f"{folder}{os.sep}" if descriptor is None else ""
    finally:
        if descriptor is not None:
            os.close(descriptor)


def state_of(path: str) -> tuple[int, int, int, int] | None:
    """The state of a regular file; None of anything else, and of what can't be looked at."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if found.st_mode & _KIND != stat.S_IFREG:
        return None
    times = found.st_mtime_ns & _FITTING, found.st_ctime_ns & _FITTING
    return found.st_size, *times, found.st_ino & _FITTING


def is_young(state: Sequence[int], taken: int) -> bool:
    """Whether a file in this state may have changed once more after the time `taken`, and be in the same state."""
    _, content, anything, _ = state
    tick = FINE_TICK if anything % 10_000_000 else COARSE_TICK
    return max(content, anything) >= taken - tick


def _differing(then: "array[int]", now: "array[int]") -> Iterator[int]:
    """The places whose states differ: whole stretches are compared first, as nearly all are the same."""
    count = len(now) // STATE
    for start in range(0, count, _STRETCH):
        end = min(start + _STRETCH, count)
        if then[start * STATE : end * STATE] != now[start * STATE : end * STATE]:
            yield from (place for place in range(start, end) if _state(then, place) != _state(now, place))


def _state(states: "array[int]", place: int) -> "array[int]":
    return states[place * STATE : (place + 1) * STATE]
