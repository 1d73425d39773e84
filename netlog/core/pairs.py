"""Which pairs of a need and somebody who could meet it are settled: turned down, introduced, or helped already.

A pair that is settled is not suggested again. What happened before the need came up settles nothing; where nobody
noted when it did, whatever happened does.
"""

from collections.abc import Sequence

from netlog.core.contact import ME
from netlog.core.entry import Entry, Item, Kind
from netlog.core.text import fold


def is_settled(need: Item, owner: str, log: Sequence[Entry], helper: str, helper_log: Sequence[Entry]) -> bool:
    """Whether the need of `owner` (a key, or `me`) is not to be met by `helper`; with each, the log of their file.

    It isn't by oneself, by who was turned down (`not`), by who was introduced since the need came up, and where one of
    the two is me, by who has already given or got something `for` it.
    """
    if helper == owner or helper in need.not_:
        return True
    if helper == ME:
        return _was_for(need, Kind.GAVE, log)
    if owner == ME:
        return _was_for(need, Kind.GOT, helper_log)
    return _was_introduced(need, helper, log) or _was_introduced(need, owner, helper_log)


def _was_introduced(need: Item, other: str, log: Sequence[Entry]) -> bool:
    return any(entry.to == other and entry.kind is Kind.GAVE and _counts(need, entry) for entry in log)


def _was_for(need: Item, kind: Kind, log: Sequence[Entry]) -> bool:
    what = fold(need.what)
    return any(
        entry.kind is kind and entry.for_ is not None and fold(entry.for_) == what and _counts(need, entry)
        for entry in log
    )


def _counts(need: Item, entry: Entry) -> bool:
    return need.since is None or entry.date >= need.since
