"""Who is in the journal, file by file: which state of each file is known, and what reports choose by.

git's rule for files that are as young as what is known of them holds here too: where a change may lie in the same tick
of the clock as the look that was taken, the file is looked at again (git's Documentation/technical/racy-git.txt).
"""

import os
import stat
from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from netlog.core.outline import COLUMNS, Outlines
from netlog.values import dataclass

FINE_TICK = 50_000_000
"""How far a file system's stamps may lie behind the clock, in nanoseconds: they keep the kernel's ticks."""

COARSE_TICK = 2_000_000_000
"""The same where stamps are of whole hundredths, seconds, or every other second (FAT)."""

STATE = 4
"""The numbers of a file's state: its size, when its content and when anything of it changed last, and its inode."""

_FITTING = 0x7FFF_FFFF_FFFF_FFFF
_APART = "/"
"""What stands between names in one text, as it stands in none of them."""


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
    places of files that have to be read again in any case, and of those that can't be read.
    """

    listing: str
    names: tuple[str, ...]
    states: "array[int]"
    numbers: "array[int]"
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
        is_same_listing = sight.listing == self.listing
        if is_same_listing and sight.states == self.states and not self.young:
            return None
        places = {name: place for place, name in enumerate(self.names)} if not is_same_listing else {}
        then, now = self.states, sight.states
        found: list[int | None] = []
        for place, name in enumerate(sight.names):
            old = place if is_same_listing else places.get(name)
            if old is not None and (old in self.young or _state(then, old) != _state(now, place)):
                old = None
            found.append(old)
        return found


EMPTY = Roster("", (), array("q"), array("q"), tuple(array("i") for _ in COLUMNS), frozenset(), frozenset())
"""Nobody is known yet."""


def look(folder: Path, contacts: Callable[[Sequence[str]], Iterable[str]], roster: Roster, *, taken: int) -> Sight:
    """Look at the folder of the contacts; `contacts` tells their files by name, `taken` is the time by the clock.

    Raises OSError when the folder can't be listed.
    """
    listing = _APART.join(os.listdir(folder))  # noqa: PTH208  # a Path for each of 30,000 is slow
    is_known = listing == roster.listing and roster is not EMPTY
    names = roster.names if is_known else tuple(contacts(listing.split(_APART) if listing else ()))
    numbers: list[int] = []
    doubtful = set()
    start = f"{folder}{os.sep}"
    lstat, regular = os.lstat, stat.S_IFREG
    for name in names:
        try:
            found = lstat(start + name)
        except OSError:  # gone, or not to be looked at: reading it will tell
            doubtful.add(len(numbers) // STATE)
            numbers += (0, 0, 0, 0)
            continue
        if found.st_mode & 0o170000 != regular:
            doubtful.add(len(numbers) // STATE)
        numbers += (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino & _FITTING)
    return Sight(listing, names, array("q", numbers), frozenset(doubtful), taken)


def is_young(state: Sequence[int], taken: int) -> bool:
    """Whether a file in this state may have changed once more after the time `taken`, and be in the same state."""
    _, content, anything, _ = state
    tick = FINE_TICK if anything % 10_000_000 else COARSE_TICK
    return max(content, anything) >= taken - tick


def _state(states: "array[int]", place: int) -> "array[int]":
    return states[place * STATE : (place + 1) * STATE]
