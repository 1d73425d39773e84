"""The words that choose contacts: free text, `tag:x`, `place:berlin`, `quiet:>90d`, and each with `-` before it.

A contact fits when every word does. Text is compared without accents and case.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from netlog.core.entry import Kind
from netlog.core.rhythm import parse_rhythm
from netlog.core.standing import Standing
from netlog.core.text import fold, nearest
from netlog.errors import UsageError
from netlog.values import dataclass

Test = Callable[[Standing], bool]

_FIELD = re.compile(r"(?P<name>[A-Za-z-]+):(?P<value>.*)", re.DOTALL)
_QUIET = re.compile(r"(?P<sign>>=|<=|>|<|)(?P<count>[0-9]{1,5})(?P<unit>[dwmy]?)")
_DAYS = {"": 1, "d": 1, "w": 7, "m": 30, "y": 365}


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked for: tests of fields that must all hold; the free words, and those with a dash, both folded."""

    tests: tuple[Test, ...] = ()
    text: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    asks_for_archived: bool = False

    @property
    def asks_of_standings(self) -> bool:
        """Whether it asks for anything at all, beyond all who aren't archived."""
        return bool(self.tests or self.text or self.excluded or self.asks_for_archived)

    def fits(self, standing: Standing) -> bool:
        """Whether the contact is chosen; an archived one only where the query asks for archived ones."""
        if standing.archived and not self.asks_for_archived:
            return False
        has_words = all(word in standing.words for word in self.text)
        return has_words and not any(word in standing.words for word in self.excluded) and self.holds(standing)

    def holds(self, standing: Standing) -> bool:
        """Whether the tests of fields hold of the contact, archived or not, whatever the free words."""
        return all(test(standing) for test in self.tests)


def parse_query(words: Sequence[str], *, today: date, smallest_balance: int = 1) -> Query:
    """The query that the words make; raises UsageError for a field that isn't one, or a value that can't be.

    `smallest_balance` is what `i-owe` and `owes-me` take for a balance, in worth.
    """
    tests: list[Test] = []
    text: list[str] = []
    excluded: list[str] = []
    archived = False
    for word in words:
        negated = word.startswith("-") and len(word) > 1
        bare = word[1:] if negated else word
        match = _FIELD.fullmatch(bare)
        if match and not match["value"].startswith("//"):
            test = _field_test(match["name"].lower(), match["value"], today=today, smallest=smallest_balance)
            archived = archived or match["name"].lower() == "archived"
            tests.append(_negation(test) if negated else test)
        else:
            (excluded if negated else text).append(fold(bare))
    return Query(tuple(tests), tuple(text), tuple(excluded), archived)


def _negation(test: Test) -> Test:
    return lambda standing: not test(standing)


def _field_test(name: str, value: str, *, today: date, smallest: int) -> Test:
    if name not in _FIELDS:
        close = nearest(name, _FIELDS)
        hint = f"Did you mean {close[0]}:? " if close else ""
        raise UsageError(f"there is no query field “{name}:”", advice=f"{hint}There are {', '.join(_FIELDS)}.")
    if not value:
        raise UsageError(f"“{name}:” needs a value", advice=f"For example {name}:{_EXAMPLES.get(name, 'berlin')}")
    return _FIELDS[name](value, today, smallest)


def _containing(read: Callable[[Standing], str | None]) -> Callable[[str, date, int], Test]:
    def make(value: str, _today: date, _smallest: int) -> Test:
        folded = fold(value)
        return lambda standing: folded in fold(read(standing) or "")

    return make


def _tag(value: str, _today: date, _smallest: int) -> Test:
    folded = fold(value)
    return lambda standing: folded in {fold(tag) for tag in standing.tags}


def _yes(value: str) -> bool:
    if fold(value) not in {"yes", "no"}:
        raise UsageError(f"yes or no is expected, not “{value}”", advice="For example due:yes, i-owe:no.")
    return fold(value) == "yes"


def _due(value: str, _today: date, _smallest: int) -> Test:
    wanted = _yes(value)
    return lambda standing: standing.is_due == wanted


def _archived(value: str, _today: date, _smallest: int) -> Test:
    wanted = _yes(value)
    return lambda standing: standing.archived == wanted


def _i_owe(value: str, _today: date, smallest: int) -> Test:
    wanted = _yes(value)
    return lambda standing: owes(standing, Kind.PROMISED, smallest) == wanted


def _owes_me(value: str, _today: date, smallest: int) -> Test:
    wanted = _yes(value)
    return lambda standing: owes(standing, Kind.EXPECTED, smallest) == wanted


def owes(standing: Standing, kind: Kind, smallest: int) -> bool:
    """Whether something is owed: by me (`promised`) or to me (`expected`), as a promise or a balance."""
    balance = standing.account.balance if standing.account else 0
    return bool(standing.promised(kind)) or (balance if kind is Kind.PROMISED else -balance) >= smallest


def _quiet(value: str, today: date, _smallest: int) -> Test:
    match = _QUIET.fullmatch(value.strip())
    if not match:
        advice = "Write quiet:90d (at least), or in quotes 'quiet:>90d', 'quiet:<2w', 'quiet:>6m', 'quiet:>1y'."
        raise UsageError(f"not a span of silence: {value}", advice=advice)
    days = int(match["count"]) * _DAYS[match["unit"]]
    holds = _COMPARISONS[match["sign"] or ">="]
    return lambda standing: holds((today - standing.last.date).days if standing.last else _FOREVER, days)


_FOREVER = 10**9
"""The silence of a contact with whom there was none yet, in days: longer than any."""

_COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    ">": lambda days, limit: days > limit,
    ">=": lambda days, limit: days >= limit,
    "<": lambda days, limit: days < limit,
    "<=": lambda days, limit: days <= limit,
}


def _every(value: str, _today: date, _smallest: int) -> Test:
    if fold(value) == "none":
        return lambda standing: standing.rhythm_source == "default"
    try:
        rhythm = parse_rhythm(value)
    except ValueError as error:
        raise UsageError(str(error), advice="Write every:none, every:never, every:month, every:6weeks.") from None
    return lambda standing: standing.rhythm == rhythm


_FIELDS: dict[str, Callable[[str, date, int], Test]] = {
    "tag": _tag,
    "place": _containing(lambda standing: standing.place),
    "org": _containing(lambda standing: standing.org),
    "title": _containing(lambda standing: standing.title),
    "via": _containing(lambda standing: standing.via),
    "name": _containing(lambda standing: " ".join((standing.name, *standing.also))),
    "email": _containing(lambda standing: " ".join(standing.emails)),
    "due": _due,
    "i-owe": _i_owe,
    "owes-me": _owes_me,
    "quiet": _quiet,
    "every": _every,
    "archived": _archived,
}

_EXAMPLES = {
    "tag": "founders",
    "via": "bob-marsh",
    "due": "yes",
    "i-owe": "yes",
    "owes-me": "yes",
    "quiet": "90d, or in quotes 'quiet:>90d': a shell takes a bare > for itself",
    "every": "none",
    "archived": "yes",
}
