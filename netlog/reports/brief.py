"""One contact on one page, to read before meeting them."""

from collections.abc import Iterator, Mapping
from datetime import date

from netlog.core.contact import ME, Contact
from netlog.core.entry import Entry, Item, Kind
from netlog.core.standing import Standing
from netlog.core.text import plural
from netlog.page import Block, Column, Heading, Line, Page, Span, Table, line
from netlog.reports import fields
from netlog.reports.phrases import distance, due_span, is_overdue, moment_text, short_day, text_and_remarks
from netlog.values import dataclass

LAST_ENTRIES = 5


@dataclass(frozen=True, slots=True)
class Brief:
    """The report: a contact, where it stands, and the names of the contacts it links to."""

    key: str
    contact: Contact
    standing: Standing
    names: Mapping[str, str]
    today: date


def document(brief: Brief) -> dict[str, object]:
    """The brief for JSON: the contact's fields by the file's names, and its standing."""
    one = brief.standing
    return {
        "key": brief.key,
        "name": brief.contact.name,
        "contact": fields.document(brief.contact),
        "standing": {
            "last": one.last,
            "every": one.rhythm,
            "due": one.due,
            "overdue": one.overdue,
            "gave": one.account.gave if one.account else None,
            "got": one.account.got if one.account else None,
            "balance": one.account.balance if one.account else None,
            "since": one.account.since if one.account else None,
            "last_exchange": one.last_exchange if one.account else None,
            "promises": [fields.entry_document(entry) for entry in one.promises],
        },
    }


def page(brief: Brief) -> Page:
    """Who, where things stand, what is open, what they need and offer, notes, and the last entries."""
    blocks: list[Block] = [
        _title(brief),
        *_who(brief),
        *_stand(brief),
        *_promises(brief),
        *_items(brief),
        *_notes(brief),
        *_entries(brief),
    ]
    return Page(blocks=tuple(blocks))


def _title(brief: Brief) -> Line:
    contact = brief.contact
    work = ", ".join(part for part in (contact.title, contact.org, contact.place) if part)
    archived = Span(" (archived)", "quiet") if contact.archived else ""
    return line(Span(contact.name, "name"), f" · {work}" if work else "", archived)


_SHOWN_ABOVE = frozenset({"name", "title", "org", "place", "archived"})
_SHOWN_BELOW = frozenset({"interests", "goals", "needs", "offers", "notes", "vcard", "every", "snooze", "ref"})


def _who(brief: Brief) -> Iterator[Line]:
    for name, text in fields.lines_of(brief.contact).items():
        if name not in _SHOWN_ABOVE | _SHOWN_BELOW:
            shown = brief.names.get(text, text) if name == "via" else text
            yield line(Span(f"{name}: ", "quiet"), shown, indent=1)


def _stand(brief: Brief) -> Iterator[Block]:
    one, today = brief.standing, brief.today
    if brief.key == ME:
        return
    yield Heading("Where it stands")
    yield line(f"Last contact: {moment_text(one.last, today=today) or 'none yet'}", indent=1)
    if one.due:
        source = "" if one.rhythm_source == "own" else f" ({one.rhythm_source})"
        snoozed = f", snoozed until {short_day(one.snooze, today=today)}" if one.snooze and one.snooze > today else ""
        yield line("Check-in: every ", f"{one.rhythm}{source}, ", due_span(one.due, today=today), snoozed, indent=1)
    if one.account and one.last_exchange:
        yield line("Balance: ", *_balance(one, today), indent=1)
        yield line(f"Last exchange: {moment_text(one.last_exchange, today=today)}", indent=1)


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
    yield f" (you gave {account.gave}, and got {account.got})"


def _promises(brief: Brief) -> Iterator[Block]:
    for kind, heading in ((Kind.PROMISED, "You promised"), (Kind.EXPECTED, "They promised")):
        promises = brief.standing.promised(kind)
        if promises:
            yield Heading(heading)
            for entry in promises:
                yield line(f"“{entry.text}” · ", _promise_day(entry, brief.today), indent=1)


def _promise_day(entry: Entry, today: date) -> Span:
    if entry.due is None:
        return Span(f"said {distance(entry.date, today=today)}", "quiet")
    due = due_span(entry.due, today=today)
    return Span(f"{due.text} ({short_day(entry.due, today=today)})", "late") if is_overdue(entry, today=today) else due


def _items(brief: Brief) -> Iterator[Block]:
    contact = brief.contact
    for name, items in (
        ("Needs", contact.needs),
        ("Offers", contact.offers),
        ("Goals", contact.goals),
    ):
        still_open = [item for item in items if item.is_open(on=brief.today)]
        if still_open:
            yield Heading(name)
            yield from (_item(item, brief.today) for item in still_open)
    if interests := [item.what for item in contact.interests if item.is_open(on=brief.today)]:
        yield Heading("Interests")
        yield line(", ".join(interests), indent=1)


def _item(item: Item, today: date) -> Line:
    since = f" · since {short_day(item.since, today=today)}" if item.since else ""
    return line(item.what, Span(since, "quiet"), indent=1)


def _notes(brief: Brief) -> Iterator[Block]:
    if brief.contact.notes:
        yield Heading("Notes")
        yield from (line(part, indent=1) for part in brief.contact.notes.split("\n"))


def _entries(brief: Brief) -> Iterator[Block]:
    log = sorted(brief.contact.log, key=lambda entry: entry.date)
    if not log:
        return
    earlier = len(log) - LAST_ENTRIES
    yield Heading("Lately" if earlier > 0 else "So far")
    rows = tuple(_entry(entry, brief.today) for entry in log[-LAST_ENTRIES:])
    yield Table((Column(""), Column(""), Column("", gives=True)), rows)
    if earlier > 0:
        more = f"{plural(earlier, 'earlier entry', 'earlier entries')}: `netlog log {brief.key}`"
        yield line(Span(more, "quiet"), indent=1)


def _entry(entry: Entry, today: date) -> tuple[Line, ...]:
    return (
        line(Span(short_day(entry.date, today=today), "quiet"), indent=1),
        line(entry.kind),
        text_and_remarks(entry, today=today),
    )
