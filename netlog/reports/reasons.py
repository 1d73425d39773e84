"""Why somebody could help, and how I stand with them, as people say it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from netlog.core.evidence import Aspect, Evidence
from netlog.core.goodwill import Band
from netlog.core.standing import Standing
from netlog.page import Span

_SAYS: Mapping[Aspect, str] = {
    "offers": "offers",
    "work": "title or org",
    "interests": "cares about",
    "place": "place or tag",
    "gave": "gave you",
    "notes": "noted",
}
_MY: Mapping[Aspect, str] = {**_SAYS, "offers": "you offer", "work": "your title or org", "interests": "you care about"}
_SHOWN = 3


def reasons(evidence: Sequence[Evidence], *, mine: bool = False) -> tuple[str | Span, ...]:
    """`offers “two small flats in Lisbon” (flats, lisbon); place or tag “Lisbon” (lisbon)`: three at most."""
    names = _MY if mine else _SAYS
    return tuple(chain.from_iterable(_reason(names[one.aspect], one, n) for n, one in enumerate(evidence[:_SHOWN])))


def _reason(says: str, one: Evidence, number: int) -> Iterator[str | Span]:
    yield f"{'; ' if number else ''}{says} “{one.text}” "
    yield Span(f"({', '.join(one.words)})", "quiet")


def told(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """The same for programs: `offers: two small flats in Lisbon`."""
    return tuple(f"{one.aspect}: {one.text}" for one in evidence)


def balance(one: Standing | None) -> int | None:
    """The balance with somebody, above 0 where I owe; None where scores are off, and for me."""
    return one.account.balance if one and one.account else None


def goodwill(one: Standing | None) -> tuple[float | None, Band | None]:
    """How warm it is, and its band, which is None for who is new; both None where scores are off, and for me."""
    found = one.goodwill if one else None
    return (found.value, found.band) if found else (None, None)


def relationship(owed: int | None, warmth: float | None, band: Band | None) -> str:
    """`owes you 2, warm`, `even, new`; nothing where scores are off."""
    account = None if owed is None else "even" if owed == 0 else f"{'you owe' if owed > 0 else 'owes you'} {abs(owed)}"
    return ", ".join(part for part in (account, None if warmth is None else band or "new") if part)
