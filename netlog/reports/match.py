"""Who could meet whose needs: introductions to make, things I can give, people who could help me."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import groupby
from typing import Literal

from netlog.core.contact import ME
from netlog.core.entry import Entry, Item
from netlog.core.evidence import Evidence, Helper
from netlog.core.goodwill import Band
from netlog.core.matching import outstanding
from netlog.core.pairs import is_settled
from netlog.core.standing import Standing
from netlog.core.text import fold, plural, shell_key, shell_word
from netlog.page import Block, Heading, Page, Span, line
from netlog.reports.reasons import balance, goodwill, reasons, relationship, told
from netlog.reports.record import records
from netlog.values import dataclass

Group = Literal["introduction", "give", "ask"]

_HEADINGS: Mapping[Group, str] = {
    "introduction": "Introductions to make",
    "give": "Things you can give",
    "ask": "People who could help you",
}

SHOWN = 3
"""How many a need are shown, unless all are asked for."""


@dataclass(frozen=True, slots=True)
class Sought:
    """An open need, whose it is (a key, or `me`), the log of their file, and who could meet it, the best first."""

    key: str
    need: Item
    log: Sequence[Entry]
    helpers: Sequence[Helper]


@dataclass(frozen=True, slots=True)
class Match:
    """A need, whose it is and who could meet it, by key; the score, above 0, and the words that were found.

    `balance`, `goodwill` and `band` are of who would be asked: who meets the need, or where that is me, who has it.
    """

    need: str
    needs: str
    by: str
    score: float
    words: tuple[str, ...]
    name: str
    by_name: str
    group: Group
    reasons: tuple[str, ...]
    balance: int | None
    goodwill: float | None
    band: Band | None
    command: str
    evidence: tuple[Evidence, ...] = field(default=(), metadata={"json": False})


@dataclass(frozen=True, slots=True)
class Matches:
    """The report: the day, how many open needs were looked at, the matches by group, and whether some are left out."""

    today: dt.date
    needs: int
    items: tuple[Match, ...]
    is_cut: bool


def report(
    sought: Iterable[Sought],
    people: Mapping[str, Standing],
    logs: Mapping[str, Sequence[Entry]],
    *,
    me: str,
    today: dt.date,
    shown: int | None = SHOWN,
) -> Matches:
    """The matches: in each group the best needs first, and of each need the best who could meet it.

    Those are `shown` at most, and none far behind the best, or with None all. `people` and `logs` are of all who have
    a need or could meet one, `me` is my name. Pairs that are settled are left out.
    """
    sought = tuple(sought)
    found: list[list[Match]] = []
    is_cut = False
    for one in sought:
        fit = [
            _match(one, helper, people, me)
            for helper in one.helpers
            if (helper.key in people or helper.key == ME)
            and not _came_through(one.key, helper.key, people)
            and not is_settled(one.need, one.key, one.log, helper.key, logs.get(helper.key, ()))
        ]
        for group in _HEADINGS:
            of_group = [match for match in fit if match.group == group]
            kept = of_group if shown is None else outstanding(of_group)[:shown]
            is_cut = is_cut or len(kept) < len(of_group)
            found.append(list(kept))
    found = [some for some in found if some]
    found.sort(key=lambda some: (-some[0].score, fold(some[0].name), some[0].needs, some[0].need))
    items = tuple(match for group in _HEADINGS for some in found for match in some if match.group == group)
    return Matches(today, len(sought), items, is_cut)


def _came_through(key: str, other: str, people: Mapping[str, Standing]) -> bool:
    """Whether one of two contacts came to me through the other: they know each other."""
    return any(a in people and people[a].via == b for a, b in ((key, other), (other, key)))


def _match(sought: Sought, helper: Helper, people: Mapping[str, Standing], me: str) -> Match:
    group: Group = "ask" if sought.key == ME else "give" if helper.key == ME else "introduction"
    asked = people.get(sought.key if group == "give" else helper.key)
    names = {ME: me, **{key: people[key].name for key in (sought.key, helper.key) if key in people}}
    return Match(
        sought.need.what,
        sought.key,
        helper.key,
        helper.score,
        helper.words,
        names[sought.key],
        names[helper.key],
        group,
        told(helper.evidence),
        balance(asked),
        *goodwill(asked),
        _command(group, sought, helper),
        helper.evidence,
    )


def _command(group: Group, sought: Sought, helper: Helper) -> str:
    what = shell_word(sought.need.what)
    match group:
        case "introduction":
            return f"netlog intro {shell_key(sought.key)} {shell_key(helper.key)} {what}"
        case "give":
            best = helper.evidence[0]
            given = shell_word(best.text if best.aspect == "offers" else sought.need.what)
            return f"netlog give {shell_key(sought.key)} {given} --for {what}"
        case "ask":
            return f"netlog show {shell_key(helper.key)}"


def page(matches: Matches, *, hint: str = "") -> Page:
    """A heading a group, a line a need, and under it who could meet it, why, and the command to run."""
    return Page(
        blocks=tuple(_blocks(matches)),
        records=records(matches.items),
        hint="" if matches.items else hint or _nothing(matches.needs),
    )


def _nothing(needs: int) -> str:
    if not needs:
        return "Nobody has an open need. `netlog need WHO WHAT` logs one, and `netlog need me WHAT` one of yours."
    return (
        f"Nobody comes to mind for {plural(needs, 'open need')}. `netlog offer WHO WHAT` logs what somebody can give."
    )


def _blocks(matches: Matches) -> Iterator[Block]:
    for group, of_group in groupby(matches.items, key=lambda match: match.group):
        yield Heading(_HEADINGS[group])
        for (_, need), some in groupby(of_group, key=lambda match: (match.needs, match.need)):
            several = tuple(some)
            name = Span("You" if group == "ask" else several[0].name, "name")
            yield line(name, f" {'need' if group == 'ask' else 'needs'} “{need}”", indent=1)
            for match in several:
                yield from _lines(match)
    if matches.is_cut:
        yield line(Span("More come to mind: `--all` shows them.", "quiet"))


def _lines(match: Match) -> Iterator[Block]:
    state = relationship(match.balance, match.goodwill, match.band)
    after = (Span(f" · {state}", "quiet"),) if state else ()
    if match.group == "give":
        yield line(*reasons(match.evidence, mine=True), *after, indent=2)
    else:
        yield line(Span(match.by_name, "name"), " ", *reasons(match.evidence), *after, indent=2)
    yield line(Span(match.command, "command"), indent=3)
