"""Rows of a page about somebody: what something is, and what there is to say of it."""

from collections.abc import Iterable, Iterator, Mapping

from netlog.core.sharing import Shared
from netlog.page import Line, Span, line

Row = tuple[Line, Line]
"""What something is, and what there is to say of it."""


def rows(label: str, lines: Iterable[Line]) -> Iterator[Row]:
    """A row for each line; the first has the label."""
    for number, said in enumerate(lines):
        yield line(Span(label if number == 0 else "", "quiet"), indent=1), said


def shared_rows(label: str, shared: Shared, names: Mapping[str, str]) -> Iterator[Row]:
    """What is shared, a row for each sort of it."""
    sorts = (
        ("interests", shared.interests),
        ("goals", shared.goals),
        ("tags", shared.tags),
        ("people", tuple(names.get(who, who) for who in shared.people)),
        ("place", (shared.place,) if shared.place else ()),
        ("org", (shared.org,) if shared.org else ()),
    )
    yield from rows(label, (line(Span(f"{what}: ", "quiet"), ", ".join(texts)) for what, texts in sorts if texts))
