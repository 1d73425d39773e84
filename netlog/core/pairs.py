"""Which pairs of a need and somebody who could meet it are settled: turned down, introduced, or helped already.

A pair that is settled is not suggested again. Who was introduced knows each other for good; what was given for a need
settles it from the day on which the need came up, where that is known.
"""

from collections.abc import Sequence

from netlog.core.contact import ME
from netlog.core.entry import Entry, Item, Kind
from netlog.core.ledger import exchanged
from netlog.core.text import fold


def is_settled(need: Item, owner: str, log: Sequence[Entry], helper: str, helper_log: Sequence[Entry]) -> bool:
    """Whether the need of `owner` (a key, or `me`) is not to be met by `helper`; with each, the log of their file.

    It isn't by oneself, by who was turned down (`not`), by who was introduced, and where one of
    the two is me, by who has already given or got something `for` it.
    """
    if helper == owner or helper in need.not_:
        return True
    if helper == ME:
        return _was_for(need, Kind.GAVE, log)
    if owner == ME:
        return _was_for(need, Kind.GOT, helper_log)
    return _was_introduced(helper, log) or _was_introduced(owner, helper_log)


def _was_introduced(other: str, log: Sequence[Entry]) -> bool:
    return any(
        entry.to == other and entry.is_introduction and (moment := exchanged(entry)) and moment.kind is Kind.GAVE
        for entry in log
    )


def _was_for(need: Item, kind: Kind, log: Sequence[Entry]) -> bool:
    what = fold(need.what)
    return any(
        entry.for_ is not None
        and fold(entry.for_) == what
        and (moment := exchanged(entry)) is not None
        and moment.kind is kind
        and (need.since is None or moment.date >= need.since)
        for entry in log
    )
