"""Turns of phrase that several reports share: days as people say them, what was last, how much."""

from datetime import date
from typing import TYPE_CHECKING

from netlog.core.calendar import spoken
from netlog.core.entry import Entry, Kind
from netlog.core.ledger import Moment, Run
from netlog.core.raw import flat
from netlog.core.text import plural
from netlog.page import Line, Span, Tone, line

if TYPE_CHECKING:  # every capture loads this module, and has no use for these
    from netlog.core.cadence import Habit
    from netlog.core.goodwill import Band

FIRST_STEPS = "The journal is empty. `netlog add NAME` begins it; `netlog give NAME WHAT` logs what you gave."


def short_day(day: date, *, today: date) -> str:
    """`Sun 22 Nov`, with the year where it isn't this one."""
    text = spoken(day)
    return text.removesuffix(f" {today.year}") if day.year == today.year else text


def distance(day: date, *, today: date) -> str:
    """`today`, `yesterday`, `tomorrow`, `in 3 days`, `3 weeks ago`."""
    days = (day - today).days
    if abs(days) <= 1:
        return {0: "today", 1: "tomorrow", -1: "yesterday"}[days]
    span = spelled(abs(days))
    return f"in {span}" if days > 0 else f"{span} ago"


def spelled(days: int) -> str:
    """A number of days as people say it, rounded down: weeks from 14, months (of 30 days) from 60, years from 730."""
    for size, least, noun in ((365, 730, "year"), (30, 60, "month"), (7, 14, "week")):
        if days >= least:
            return plural(days // size, noun)
    return plural(days, "day")


def due_span(due: date | None, *, today: date) -> Span:
    """When something is due: late when overdue, soon within a week."""
    if due is None:
        return Span("no day", "quiet")
    days = (due - today).days
    if days < 0:
        return Span(f"{plural(-days, 'day')} overdue", "late")
    tone: Tone = "soon" if days <= 7 else "plain"
    return Span("due today" if days == 0 else f"due {short_day(due, today=today)}", tone)


def late_or_soon(due: date | None, *, today: date) -> Span:
    """When something is due, in as few letters as it takes: `22 days late`, `today`, `in 6 days`."""
    if due is None:
        return Span("no day", "quiet")
    days = (due - today).days
    if days < 0:
        return Span(f"{spelled(-days)} late", "late")
    return Span(distance(due, today=today), "soon" if days <= 7 else "plain")


def one_sided_text(run: Run) -> str:
    """What makes it one-sided, and what would settle it."""
    if run.kind is Kind.GOT:
        return f"has given you {run.count} times since you last gave: is there something to give?"
    return f"you gave {run.count} times with nothing back: ask for something small, or let it rest"


def drift_text(habit: "Habit", *, today: date) -> str:
    """How long it has been silent, and what is usual."""
    return f"silent for {spelled((today - habit.last).days)}, usually in touch every {spelled(round(habit.usual))}"


_BANDS: "dict[Band | None, Tone]" = {"warm": "good", "mild": "plain", "quiet": "quiet", None: "quiet"}


def goodwill_span(band: "Band | None") -> Span:
    """How warm it is in a word; `new` where it can't be told yet."""
    return Span(band or "new", _BANDS[band])


def moment_text(moment: Moment | None, *, today: date) -> str:
    """`gave “intro to recruiter”, 2 weeks ago`; empty for none."""
    if moment is None:
        return ""
    what = f"{moment.kind} “{moment.text}”" if moment.text else str(moment.kind)
    return f"{what}, {distance(moment.date, today=today)}"


def last_text(moment: Moment | None, *, today: date) -> str:
    """What was last, or that there was nothing yet."""
    return moment_text(moment, today=today) or "no contact yet"


def is_overdue(entry: Entry, *, today: date) -> bool:
    """Whether an open promise's day has passed."""
    return entry.due is not None and entry.due < today


def text_and_remarks(entry: Entry, *, today: date) -> Line:
    """An entry's text and what stands beside it; what stands beside no text begins the line."""
    beside = remarks(entry, today=today)
    return line(entry.text, Span(beside if entry.text else beside.removeprefix(" · "), "quiet"))


def remarks(entry: Entry, *, today: date) -> str:
    """What stands beside an entry's text, as people say it: ` · introduction · worth 3 · with bob-marsh`."""
    said = [
        entry.as_,
        f"worth {entry.worth}" if entry.worth else None,
        f"to {entry.to}" if entry.to else None,
        f"with {', '.join(entry.with_)}" if entry.with_ else None,
        entry.how,
        f"for {entry.for_}" if entry.for_ else None,
        *_days(entry, today),
        f"outcome: {entry.outcome}" if entry.outcome else None,
        "private" if entry.private else None,
        *(f"{key}: {flat(value)}" for key, value in entry.extra),
    ]
    return "".join(f" · {part}" for part in said if part)


def _days(entry: Entry, today: date) -> tuple[str, ...]:
    days = (("due", entry.due), ("done", entry.done), ("dropped", entry.dropped), ("thanked", entry.thanked))
    return tuple(f"{word} {short_day(day, today=today)}" for word, day in days if day)
