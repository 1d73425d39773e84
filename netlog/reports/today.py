"""What today asks for: promises due, thanks, introductions to follow up, check-ins, birthdays; one line a contact."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import groupby

from netlog.core import cadence
from netlog.core.entry import Entry, Kind
from netlog.core.introductions import FOLLOW_UP_DAYS
from netlog.core.ledger import Moment
from netlog.core.outline import Among, Outlines
from netlog.core.standing import Standing
from netlog.core.text import fold, shell_key, shell_word
from netlog.page import Block, Column, Line, Page, Rows, Span, Table, line
from netlog.reports.due import birthdays_near, coming_birthday, reason, something_to_bring
from netlog.reports.phrases import distance, drift_text, late_or_soon, one_sided_text, short_day
from netlog.reports.record import records
from netlog.values import dataclass

LINES = 12
"""So many lines are enough for a day, the one that says how many are left out among them."""

PROMISE_DAYS = 7
"""A promise stands here from so many days before it is due."""

UNDATED_DAYS = 14
"""A promise without a day stands here when it is older than that."""

THANKS_DAYS = range(3, 31)
"""How many days after it was got something waits here for thanks."""

_MOST_SILENCE = 3.0


class Cause(StrEnum):
    """Why a contact stands on today's list, in the order of the list."""

    PROMISE = "promise"
    EXPECTED = "expected"
    THANKS = "thanks"
    FOLLOW_UP = "follow-up"
    CHECK_IN = "check-in"
    BIRTHDAY = "birthday"
    ONE_SIDED = "one-sided"
    DRIFT = "drift"


@dataclass(frozen=True, slots=True)
class Matter:
    """A contact on today's list: the first cause, its day and days overdue, what else there is, and what settles it."""

    key: str
    name: str
    kind: Cause
    text: str
    due: date | None
    overdue: int
    more: tuple[str, ...]
    last: Moment | None
    command: str


@dataclass(frozen=True, slots=True)
class Today:
    """The report: the day, the matters in order, and how many were left out."""

    today: date
    items: tuple[Matter, ...]
    left_out: int


def among(today: date, limit: int | None) -> Among:
    """Those whom the report may be about: for each cause, whoever may be on the list for it.

    Of those who only drift the latest `limit` are enough; None is for all.
    """
    this = today.toordinal()
    near = birthdays_near(today)

    def places(outlines: Outlines) -> list[int]:
        causes = zip(
            outlines.due, outlines.promised, outlines.expected, outlines.birthday, outlines.leans, outlines.lately,
            strict=True,
        )  # fmt: skip
        found = [
            place
            for place, (due, promised, expected, birthday, leans, lately) in enumerate(causes)
            if (due and due <= this) or promised or expected or birthday in near or leans >= this or lately >= this
        ]
        spans = enumerate(zip(outlines.drifts, outlines.drifted, strict=True))
        drifting = {place: first for place, (first, last) in spans if first <= this <= last}
        for place in found:
            drifting.pop(place, None)
        if limit is not None and len(drifting) > limit:
            least = sorted(drifting.values(), reverse=True)[limit - 1] if limit else date.max.toordinal() + 1
            drifting = {place: first for place, first in drifting.items() if first >= least}
        return [*found, *drifting]

    return places


def report(standings: Iterable[Standing], *, today: date, limit: int, is_whole: bool = False) -> Today:
    """One matter a contact, the most useful first, and no more than fit a screen.

    At most `limit` are check-ins, and at most `limit` warnings, first what is one-sided and then who has just begun to
    drift; warnings beyond that aren't counted as left out. `is_whole` leaves nothing out.
    """
    standings = tuple(standings)
    due = _in_turn([one for one in standings if one.is_due], today=today, limit=limit)
    asked = due if is_whole else due[:limit]
    order = {one.key: place for place, one in enumerate(asked)}
    pairs: set[frozenset[str]] = set()
    found = []
    for one in standings:
        matters = list(_matters(one, pairs, today=today, check_in=one.key in order))
        if matters:
            first, *rest = matters
            found.append(replace(first, more=tuple(text for text in _beside(rest, today) if text != first.text)))
    began = {one.key: -one.drifts.start for one in standings if one.drifts}
    found.sort(key=lambda matter: _order(matter, order, began, today))
    if is_whole:
        return Today(today, tuple(found), 0)
    warnings = sum(matter.kind in _WARNINGS for matter in found)  # they stand at the end
    found = found[: len(found) - max(0, warnings - limit)]
    told = {matter.key for matter in found}
    unasked = sum(one.key not in told for one in due)
    kept = found if len(found) <= LINES and not unasked else found[: LINES - 1]
    return Today(today, tuple(kept), len(found) - len(kept) + unasked)


_WARNINGS = frozenset({Cause.ONE_SIDED, Cause.DRIFT})


def _order(
    matter: Matter, turn: dict[str, int], began: dict[str, int], today: date
) -> tuple[bool, int, int, date, str, str]:
    places = turn if matter.kind is Cause.CHECK_IN else began if matter.kind is Cause.DRIFT else {}
    is_now = matter.kind is Cause.BIRTHDAY and matter.due is not None and (matter.due - today).days <= 1
    return (
        not is_now,
        list(Cause).index(matter.kind),
        places.get(matter.key, 0),
        matter.due or date.max,
        fold(matter.name),
        matter.key,
    )


def _in_turn(due: Iterable[Standing], *, today: date, limit: int) -> list[Standing]:
    """First those with something to bring, then by silence in rhythms (at most 3).

    Ties take turns: of those who share the last places within the limit, each day has the next ones.
    """

    def rank(one: Standing) -> tuple[bool, float]:
        silence = (today - one.last.date).days / one.rhythm.days if one.last else _MOST_SILENCE
        return (not something_to_bring(one, today=today), -min(silence, _MOST_SILENCE))

    found: list[Standing] = []
    for _, group in groupby(sorted(due, key=lambda one: (rank(one), one.key)), key=rank):
        tied = list(group)
        first = today.toordinal() * max(0, limit - len(found)) % len(tied)
        found += [*tied[first:], *tied[:first]]
    return found


def _matters(one: Standing, pairs: set[frozenset[str]], *, today: date, check_in: bool) -> Iterator[Matter]:
    """Everything that today asks for with one contact, the most pressing first.

    An introduction stands with the first of the two contacts alone: `pairs` are those that were told.
    """
    yield from _promises(one, today)
    yield from _waiting(one, pairs, today)
    if check_in:
        yield _matter(one, Cause.CHECK_IN, reason(one, today=today), "talk", due=one.due, overdue=one.overdue)
    birthday = coming_birthday(one, today=today)
    if birthday and (not one.rhythm.is_never or (one.goodwill and one.goodwill.band == "warm")):
        yield _matter(one, Cause.BIRTHDAY, _turning(one, birthday), "talk", due=birthday)
    if run := one.one_sided:
        way_out = ("give", "") if run.kind is Kind.GOT else ("snooze", " +3m")
        yield _matter(one, Cause.ONE_SIDED, one_sided_text(run), *way_out)
    if habit := one.drift:
        yield _matter(one, Cause.DRIFT, drift_text(habit, today=today), "talk")


def _matter(
    one: Standing, kind: Cause, text: str, verb: str, more: str = "", *, due: date | None = None, overdue: int = 0
) -> Matter:
    return Matter(
        one.key, one.name, kind, text, due, overdue, (), one.last, f"netlog {verb} {shell_key(one.key)}{more}"
    )


def _promises(one: Standing, today: date) -> Iterator[Matter]:
    for cause, kind in ((Cause.PROMISE, Kind.PROMISED), (Cause.EXPECTED, Kind.EXPECTED)):
        pressing = [entry for entry in one.promised(kind) if _is_pressing(entry, today=today)]
        for entry in sorted(pressing, key=lambda entry: entry.due or date.max):
            which = f" {_telling(entry, one)}" if len(one.promises) > 1 else ""
            yield _matter(
                one, cause, entry.text, "done", which, due=entry.due, overdue=cadence.overdue(entry.due, today=today)
            )


def _telling(promise: Entry, one: Standing) -> str:
    """The first words that no other open thing has, so that the command does nothing when it is run again."""
    said = promise.text.split()
    others = [fold(text) for text in (*(each.text for each in one.promises if each is not promise), *one.needs)]
    for count in range(1, len(said) + 1):
        folded = fold(" ".join(said[:count])).split()
        if folded and not any(all(word in other for word in folded) for other in others):
            return shell_word(" ".join(said[:count]))
    return str(one.promises.index(promise) + 1)


def _waiting(one: Standing, pairs: set[frozenset[str]], today: date) -> Iterator[Matter]:
    """What waits for thanks, and for word of what came of it."""
    # In the order in which `thank` counts: the latest first, and of one day what stands last in the file.
    for number, moment in enumerate(sorted(one.unthanked, key=lambda moment: moment.date)[::-1], 1):
        if (today - moment.date).days in THANKS_DAYS:
            which = f" {number}" if number > 1 else ""
            yield _matter(one, Cause.THANKS, moment.text, "thank", which, due=moment.date)
    for entry in one.introduced:
        pair = frozenset({one.key, entry.to or ""})
        if (today - entry.date).days in FOLLOW_UP_DAYS and pair not in pairs:
            pairs.add(pair)
            other = f" --with {shell_key(entry.to or '')}" if len(one.introduced) > 1 else ""
            yield _matter(one, Cause.FOLLOW_UP, f"introduction to {entry.to}", "outcome", other, due=entry.date)


def _is_pressing(entry: Entry, *, today: date) -> bool:
    if entry.due is None:
        return (today - entry.date).days > UNDATED_DAYS
    return (entry.due - today).days <= PROMISE_DAYS


def _turning(one: Standing, birthday: date) -> str:
    born = one.birthday.year if one.birthday else None
    return f"turns {birthday.year - born}" if born and birthday.year > born else "birthday"


def _beside(matters: Iterable[Matter], today: date) -> Iterator[str]:
    for matter in matters:
        match matter.kind:
            case Cause.CHECK_IN:
                yield "check-in due"
            case Cause.BIRTHDAY:
                yield f"birthday {distance(matter.due, today=today)}" if matter.due else "birthday"
            case _:
                yield _said(matter)


def _said(matter: Matter) -> str:
    """What a matter is about, in the words of the list."""
    match matter.kind:
        case Cause.PROMISE:
            return f"you owe “{matter.text}”"
        case Cause.EXPECTED:
            return f"owes you “{matter.text}”"
        case Cause.THANKS:
            return f"no thanks yet for “{matter.text}”"
        case Cause.FOLLOW_UP:
            return f"ask what came of the {matter.text}"
        case _:
            return matter.text


def page(report: Today, *, is_whole: bool = False, has_query: bool = False) -> Page:
    """A line a contact, cut to fit where not `is_whole`: who, when, what and why, and the command that settles it."""
    columns = (Column(""), Column(""), Column("", gives=True, is_cut=not is_whole), Column(""))
    rows = Rows(report.items, partial(_row, today=report.today))
    blocks: list[Block] = [Table(columns, rows)] if rows else []
    if report.left_out:
        blocks.append(line(Span(f"{report.left_out} more: `netlog today --all`", "quiet")))
    nothing = (
        "Nothing today with whom this fits."
        if has_query
        else f"Nothing today, {short_day(report.today, today=report.today)}."
    )
    hint = "" if blocks else f"{nothing} A good day to give something."
    return Page(blocks=tuple(blocks), records=records(report.items), hint=hint)


def _row(matter: Matter, *, today: date) -> tuple[Line, ...]:
    return (
        line(Span(matter.name, "name")),
        line(_when(matter, today)),
        line("; ".join((_said(matter), *matter.more))),
        line(Span(matter.command, "quiet")),
    )


def _when(matter: Matter, today: date) -> Span:
    if matter.kind in (Cause.PROMISE, Cause.EXPECTED, Cause.CHECK_IN):
        return late_or_soon(matter.due, today=today)
    if matter.due is None:
        return Span("")
    is_coming = matter.kind is Cause.BIRTHDAY
    return Span(distance(matter.due, today=today), "soon" if is_coming else "quiet")
