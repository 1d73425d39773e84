"""One contact on one page, in the order in which one needs it before meeting them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import TypeVar

from netlog.core.contact import ME, Contact
from netlog.core.entry import Entry, Item, Kind
from netlog.core.evidence import Helper
from netlog.core.sharing import Shared
from netlog.core.standing import Standing
from netlog.core.text import plural
from netlog.page import Block, Column, Heading, Line, Page, Span, Table, line
from netlog.reports import fields
from netlog.reports.due import coming_birthday
from netlog.reports.phrases import (
    distance,
    drift_text,
    due_span,
    goodwill_span,
    is_overdue,
    moment_text,
    one_sided_text,
    short_day,
    text_and_remarks,
)
from netlog.reports.rows import Row, rows, shared_rows
from netlog.values import dataclass

LAST_ENTRIES = 3
NOTES_LINES = 3
ITEMS = 3
"""So many are shown, of each sort, where not everything is asked for."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The report: a contact, where it stands, and what it has to do with others.

    `names` are those of the contacts it links to; `shared` is what I have in common with them (None for me);
    `could_meet` tells for each open need who could meet it; `is_whole` shows everything.
    """

    key: str
    contact: Contact
    standing: Standing
    names: Mapping[str, str]
    today: date
    shared: Shared | None = None
    could_meet: Mapping[str, Sequence[Helper]] = field(default_factory=dict)
    is_whole: bool = False


def bring(brief: Brief) -> str | None:
    """The one thing to bring: a promise, thanks, what they need, good wishes, or something that we both care about."""
    one = brief.standing
    if mine := one.promised(Kind.PROMISED):
        return f"“{mine[0].text}”, which you promised"
    met = [(need, helper) for need, helpers in brief.could_meet.items() for helper in helpers]
    for need, helper in met:
        if helper.key == ME and helper.evidence[0].aspect == "offers":
            return f"“{helper.evidence[0].text}”: they need “{need}”"
    if birthday := coming_birthday(one, today=brief.today):
        return f"good wishes: their birthday is {distance(birthday, today=brief.today)}"
    for need, helper in ((need, helper) for need, helper in met if helper.key != ME):
        return f"an introduction to {brief.names.get(helper.key, helper.key)}: they need “{need}”"
    if one.unthanked:
        return f"thanks for “{one.unthanked[-1].text}”"
    if brief.shared and (alike := (*brief.shared.interests, *brief.shared.goals)):
        return f"something about {alike[0]}, which you both care about"
    return None


def document(brief: Brief) -> dict[str, object]:
    """The brief for JSON: the contact's fields by the file's names, where it stands, and what it has with others."""
    return {
        "key": brief.key,
        "name": brief.contact.name,
        "contact": fields.document(brief.contact),
        "standing": _standing(brief.standing),
        "shared": brief.shared,
        "could_meet": [
            {"need": need, "by": helper.key, "score": helper.score, "words": helper.words, "evidence": helper.evidence}
            for need, helpers in brief.could_meet.items()
            for helper in helpers
        ],
        "bring": bring(brief) if brief.key != ME else None,
    }


def _standing(one: Standing) -> dict[str, object]:
    account, goodwill, run, habit = one.account, one.goodwill, one.one_sided, one.drift
    return {
        "last": one.last,
        "every": one.rhythm,
        "due": one.due,
        "overdue": one.overdue,
        "gave": account.gave if account else None,
        "got": account.got if account else None,
        "balance": account.balance if account else None,
        "since": account.since if account else None,
        "last_exchange": one.last_exchange if account else None,
        "promises": [fields.entry_document(entry) for entry in one.promises],
        "goodwill": goodwill.value if goodwill else None,
        "band": goodwill.band if goodwill else None,
        "trend": goodwill.trend if goodwill else None,
        "one_sided": one_sided_text(run) if run else None,
        "drift": drift_text(habit, today=one.today) if habit else None,
    }


_Held = TypeVar("_Held", Entry, Item)


def page(brief: Brief) -> Page:
    """Who, where things stand, what to bring, what is open, what is shared, notes, and the last entries."""
    told = [
        *_who(brief),
        *_stand(brief),
        *_promises(brief),
        *_needs(brief),
        *(shared_rows("You share", brief.shared, brief.names) if brief.shared else ()),
        *_items(brief),
        *_notes(brief),
    ]
    blocks: list[Block] = [_title(brief), Table((Column(""), Column("", gives=True)), told), *_entries(brief)]
    if left_out := tuple(_left_out(brief)):
        blocks.append(line(Span(f"{', '.join(left_out)}: `netlog show {brief.key} --long`", "quiet"), indent=1))
    return Page(blocks=tuple(blocks))


def _row(label: str, *parts: str | Span) -> Row:
    return line(Span(label, "quiet"), indent=1), line(*parts)


def _title(brief: Brief) -> Line:
    contact = brief.contact
    work = ", ".join(part for part in (contact.title, contact.org, contact.place) if part)
    archived = Span(" (archived)", "quiet") if contact.archived else ""
    return line(Span(contact.name, "name"), f" · {work}" if work else "", archived)


_ELSEWHERE = frozenset(
    {"name", "title", "org", "place", "archived", "interests", "goals", "needs", "offers", "notes", "vcard", "every",
     "snooze", "ref"}
)  # fmt: skip
_FIRST = ("also", "email", "phone", "birthday", "met", "via", "tags", "supports", "conflicts")
"""What is shown of a contact's fields where not everything is asked for."""


def _fields(brief: Brief) -> dict[str, str]:
    return {name: text for name, text in fields.lines_of(brief.contact).items() if name not in _ELSEWHERE}


def _who(brief: Brief) -> Iterator[Row]:
    for name, text in _fields(brief).items():
        if brief.is_whole or name in _FIRST:
            yield _row(name.capitalize(), brief.names.get(text, text) if name == "via" else text)


def _left_out(brief: Brief) -> Iterator[str]:
    """What only the whole shows."""
    if brief.is_whole:
        return
    if earlier := len(brief.contact.log) - LAST_ENTRIES:
        yield from (plural(earlier, "earlier entry", "earlier entries"),) if earlier > 0 else ()
    contact = brief.contact
    for noun, count in (
        ("promise", max(0, len(brief.standing.promised(Kind.PROMISED)) - ITEMS)),
        ("of theirs", max(0, len(brief.standing.promised(Kind.EXPECTED)) - ITEMS)),
        ("need", len(_open(brief, contact.needs)) - ITEMS),
        ("offer", len(_open(brief, contact.offers)) - ITEMS),
        ("goal", len(_open(brief, contact.goals)) - ITEMS),
    ):
        yield from (f"{count} more {noun}{'' if count == 1 or ' ' in noun else 's'}",) if count > 0 else ()
    if notes := len((brief.contact.notes or "").split("\n")) - NOTES_LINES:
        yield from (plural(notes, "more line of notes", "more lines of notes"),) if notes > 0 else ()
    yield from (name for name in _fields(brief) if name not in _FIRST)


def _stand(brief: Brief) -> Iterator[Row]:
    one, today = brief.standing, brief.today
    if brief.key == ME:
        return
    yield _row("Last contact", moment_text(one.last, today=today) or "none yet")
    if one.due:
        source = "" if one.rhythm_source == "own" else f" ({one.rhythm_source})"
        snoozed = f", snoozed until {short_day(one.snooze, today=today)}" if one.snooze and one.is_snoozed else ""
        yield _row("Check-in", f"every {one.rhythm}{source}, ", due_span(one.due, today=today), snoozed)
    if one.account and one.last_exchange:
        yield _row("Balance", *_balance(one, today))
    if one.goodwill and one.last:
        trend = f", {one.goodwill.trend}" if one.goodwill.trend else ""
        yield _row("Goodwill", goodwill_span(one.goodwill.band), f"{trend} ({one.goodwill.value})")
    if run := one.one_sided:
        yield _row("One-sided", one_sided_text(run))
    if habit := one.drift:
        yield _row("Drift", drift_text(habit, today=today))
    if thing := bring(brief):
        yield _row("To bring", Span(thing, "strong"))


def _balance(one: Standing, today: date) -> Iterator[str | Span]:
    account = one.account
    if account is None:
        return
    if account.balance == 0:
        yield "even"
    else:
        yield "you owe " if account.balance > 0 else "owes you "
        yield Span(str(abs(account.balance)), "amount")
        yield f" since {short_day(account.since, today=today)}" if account.since else ""
    yield f" (gave {account.gave}, got {account.got})"


def _promises(brief: Brief) -> Iterator[Row]:
    for kind, label in ((Kind.PROMISED, "You promised"), (Kind.EXPECTED, "They promised")):
        promises = _first(brief, brief.standing.promised(kind))
        yield from rows(label, (line(f"“{one.text}” · ", _promise_day(one, brief.today)) for one in promises))


def _promise_day(entry: Entry, today: date) -> Span:
    if entry.due is None:
        return Span(f"said {distance(entry.date, today=today)}", "quiet")
    due = due_span(entry.due, today=today)
    return Span(f"{due.text} ({short_day(entry.due, today=today)})", "late") if is_overdue(entry, today=today) else due


def _needs(brief: Brief) -> Iterator[Row]:
    """What they need, and under it who could meet it."""

    def lines() -> Iterator[Line]:
        for item in _first(brief, _open(brief, brief.contact.needs)):
            yield _item(item, brief.today)
            for helper in brief.could_meet.get(item.what, ()):
                name = "you" if helper.key == ME else brief.names.get(helper.key, helper.key)
                yield line(Span(name, "name"), f" could: “{helper.evidence[0].text}”", indent=1)

    yield from rows("Needs", lines())


def _items(brief: Brief) -> Iterator[Row]:
    contact = brief.contact
    for label, items in (("Offers", contact.offers), ("Goals", contact.goals)):
        yield from rows(label, (_item(item, brief.today) for item in _first(brief, _open(brief, items))))
    if interests := [item.what for item in _open(brief, contact.interests)]:
        yield _row("Interests", ", ".join(interests))


def _open(brief: Brief, items: Iterable[Item]) -> list[Item]:
    return [item for item in items if item.is_open(on=brief.today)]


def _first(brief: Brief, held: Sequence[_Held]) -> Sequence[_Held]:
    """As many as a screen has room for."""
    return held if brief.is_whole else held[:ITEMS]


def _item(item: Item, today: date) -> Line:
    since = f" · since {short_day(item.since, today=today)}" if item.since else ""
    return line(item.what, Span(since, "quiet"))


def _notes(brief: Brief) -> Iterator[Row]:
    if brief.contact.notes:
        lines = brief.contact.notes.split("\n")
        yield from rows("Notes", map(line, lines if brief.is_whole else lines[:NOTES_LINES]))


def _entries(brief: Brief) -> Iterator[Block]:
    log = sorted(brief.contact.log, key=lambda entry: entry.date)
    shown = log if brief.is_whole else log[-LAST_ENTRIES:]
    if not shown:
        return
    yield Heading("Lately" if len(shown) < len(log) else "So far")
    columns = (Column(""), Column(""), Column("", gives=True, is_cut=not brief.is_whole))
    yield Table(columns, tuple(_entry(entry, brief.today) for entry in shown))


def _entry(entry: Entry, today: date) -> tuple[Line, ...]:
    return (
        line(Span(short_day(entry.date, today=today), "quiet"), indent=1),
        line(entry.kind),
        text_and_remarks(entry, today=today),
    )
