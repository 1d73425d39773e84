"""Which pairs of a need and somebody who could meet it are settled: turned down, introduced, or helped already.

A pair that is settled is not suggested again. Who was introduced knows each other for good; what was given for a need
settles it from the day on which the need came up, where that is known.
"""

from collections.abc import Sequence
from datetime import date

from netlog.core.contact import ME
from netlog.core.entry import Entry, Item, Kind
from netlog.core.introductions import was_made
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
        return has_served(need.what, Kind.GAVE, log, since=need.since)
    if owner == ME:
        return has_served(need.what, Kind.GOT, helper_log, since=need.since)
    return was_made(helper, log) or was_made(owner, helper_log)


def has_served(what: str, kind: Kind, log: Sequence[Entry], *, since: date | None = None) -> bool:
    """Whether anything went one way `for` that, from a day on; a promise counts on the day it was kept."""
    folded = fold(what)
    named = (entry for entry in log if entry.for_ is not None and fold(entry.for_) == folded)
    moments = (moment for entry in named if (moment := exchanged(entry)))
    return any(moment.kind is kind and (since is None or moment.date >= since) for moment in moments)
