"""What reports over everyone choose by: a few numbers of each standing, side by side for all contacts.

Thirty thousand contacts are looked at in this form, and only those that a report is about in full. Days are ordinals
(1 January of the year 1 is 1); a report may choose too many, never too few.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from netlog.core.entry import Kind
from netlog.core.standing import LATELY, ONE_SIDED_DAYS, Standing
from netlog.values import dataclass

NEVER = 0
UNDATED = -1
"""In the place of the day a check-in is due: there is none, or it falls on whatever day is asked about."""

COLUMNS = (
    "settled", "due", "balance", "promised", "expected", "birthday", "drifts", "drifted", "leans", "lately",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outlines:
    """A column for each number, with a place in it for each contact.

    `settled` is the day of the last dated fact; `due` the day of the next check-in, NEVER or UNDATED; `balance` is in
    worth, 0 where scores are off; `promised` and `expected` count open promises; `birthday` is month * 100 + day, or 0.
    From `drifts` up to `drifted` silence is drift; up to `leans` it may be one-sided; up to `lately` something may
    wait for thanks, or for word of what came of it. All three are NEVER where there is no such day.
    """

    settled: Sequence[int]
    due: Sequence[int]
    balance: Sequence[int]
    promised: Sequence[int]
    expected: Sequence[int]
    birthday: Sequence[int]
    drifts: Sequence[int]
    drifted: Sequence[int]
    leans: Sequence[int]
    lately: Sequence[int]


Among = Callable[[Outlines], Iterable[int]]
"""Which places a report may be about."""


def outline(one: Standing) -> tuple[int, ...]:
    """The numbers of one standing, in the order of the columns."""
    day = UNDATED if one.is_undated else one.due.toordinal() if one.due else NEVER
    born, drifts = one.birthday, one.drifts
    return (
        one.settled.toordinal(),
        day,
        one.account.balance if one.account else 0,
        len(one.promised(Kind.PROMISED)),
        len(one.promised(Kind.EXPECTED)),
        born.month * 100 + born.day if born and born.month and born.day else 0,
        drifts.start if drifts else NEVER,
        drifts.stop - 1 if drifts else NEVER,
        one.leaning.last.toordinal() + ONE_SIDED_DAYS - 1 if one.leaning else NEVER,
        max((day.toordinal() + LATELY - 1 for day in _waiting(one)), default=NEVER),
    )


def _waiting(one: Standing) -> Iterator[date]:
    yield from (moment.date for moment in one.unthanked)
    yield from (entry.date for entry in one.introduced)
