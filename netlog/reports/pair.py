"""What two contacts have in common, and what one could do for the other: to read before introducing them."""

from collections.abc import Iterator, Mapping
from datetime import date

from netlog.core.contact import Contact
from netlog.core.evidence import Helper
from netlog.core.introductions import are_introduced
from netlog.core.ledger import Moment
from netlog.core.sharing import Shared
from netlog.core.text import fold, shell_key, shell_word
from netlog.page import Block, Column, Line, Page, Span, Table, line
from netlog.reports.phrases import moment_text
from netlog.reports.rows import shared_rows
from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class Meeting:
    """A need of one that the other could meet."""

    need: str
    needs: str
    by: str
    helper: Helper


@dataclass(frozen=True, slots=True)
class Pair:
    """The report: two contacts by key, what they share, what they could do for each other, and how they are linked.

    `link` is the latest happening that names both, None where there is none; `names` are those of all keys.
    """

    keys: tuple[str, str]
    names: Mapping[str, str]
    shared: Shared
    meetings: tuple[Meeting, ...]
    link: Moment | None
    is_introduced: bool
    today: date

    @property
    def has_a_reason(self) -> bool:
        """Whether there is any reason to introduce them, and they don't know each other."""
        return not self.is_introduced and bool(self.meetings or self.shared != Shared())

    @property
    def command(self) -> str:
        """The command that introduces them, with the best reason there is."""
        one, other = self.keys
        met = (each.need for each in self.meetings)
        place = f"you are both in {self.shared.place}" if self.shared.place else "you two should meet"
        reason = next(iter((*met, *self.shared.interests, *self.shared.goals)), place)
        return f"netlog intro {shell_key(one)} {shell_key(other)} {shell_word(reason)}"


def link(key: str, contact: Contact, other_key: str, other: Contact, *, today: date) -> tuple[Moment | None, bool]:
    """The latest happening up to `today` that names both, and whether they were ever introduced."""
    found = [
        entry
        for holder, named in ((contact, other_key), (other, key))
        for entry in holder.log
        if entry.date <= today and (entry.to == named or fold(named) in map(fold, entry.with_))
    ]
    came_through = contact.via == other_key or other.via == key
    if not found:
        return None, came_through
    latest = max(found, key=lambda entry: entry.date)
    is_introduced = came_through or are_introduced((key, contact), (other_key, other))
    return Moment(latest.date, latest.kind, latest.text), is_introduced


def document(pair: Pair) -> dict[str, object]:
    """The pair for JSON."""
    one, other = pair.keys
    return {
        "key": one,
        "name": pair.names[one],
        "other": other,
        "other_name": pair.names[other],
        "shared": pair.shared,
        "could_meet": [
            {
                "need": each.need,
                "needs": each.needs,
                "by": each.by,
                "score": each.helper.score,
                "words": each.helper.words,
                "evidence": each.helper.evidence,
            }
            for each in pair.meetings
        ],
        "introduced": pair.is_introduced,
        "link": pair.link,
        "command": pair.command if pair.has_a_reason else None,
    }


def page(pair: Pair) -> Page:
    """Who, how they are linked, what each could do for the other, what they share, and the command."""
    one, other = (Span(pair.names[key], "name") for key in pair.keys)
    blocks: list[Block] = [line(one, " and ", other), *_link(pair), *_meetings(pair)]
    if said := tuple(shared_rows("They share", pair.shared, pair.names)):
        blocks.append(Table((Column(""), Column("", gives=True)), said))
    if not said and not pair.meetings:
        blocks.append(line("Nothing in common that the journal tells.", indent=1))
    if pair.has_a_reason:
        blocks += [line(), line(Span(pair.command, "command"))]
    return Page(blocks=tuple(blocks))


def _link(pair: Pair) -> Iterator[Line]:
    if pair.link:
        word = "They know each other" if pair.is_introduced else "Named together"
        yield line(f"{word}: {moment_text(pair.link, today=pair.today)}", indent=1)
    elif pair.is_introduced:
        yield line("One came through the other.", indent=1)


def _meetings(pair: Pair) -> Iterator[Line]:
    for each in pair.meetings:
        needs, by = (pair.names[key] for key in (each.needs, each.by))
        yield line(Span(needs, "name"), f" needs “{each.need}”", indent=1)
        yield line(Span(by, "name"), f": “{each.helper.evidence[0].text}”", indent=2)
