"""Whose goals, and who serves them: the team behind each of mine, and what I did lately for those of others.

A goal is named by its text, case and accents aside: in the `supports` of a contact, and in the `for` of its entries.
Help is what one got, support what one gave: an exchange, or a promise on the day it was kept. Days after `today` don't
count.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Item, Kind
from netlog.core.ledger import Moment, exchanges
from netlog.core.open_items import OpenItem, chosen, open_items
from netlog.core.text import fold, shell_word
from netlog.errors import NothingToDoError
from netlog.values import dataclass

SUPPORT_DAYS = 365
"""What was done in the last so many days, today included, was done lately."""


@dataclass(frozen=True, slots=True)
class Teammate:
    """One of those behind a goal of mine: whether their file says so, and what I got from them for it, in time."""

    key: str
    name: str
    supports: bool
    helped: tuple[Moment, ...]

    @property
    def last(self) -> Moment | None:
        """The last thing they did for the goal."""
        return self.helped[-1] if self.helped else None


@dataclass(frozen=True, slots=True)
class MyGoal:
    """A goal of mine, and who is behind it."""

    goal: Item
    team: tuple[Teammate, ...]


@dataclass(frozen=True, slots=True)
class TheirGoal:
    """A goal that a contact has open, and the last thing I did for it, or for a need of theirs."""

    key: str
    name: str
    goal: Item
    last: Moment | None


def open_goals(contact: Contact, *, today: date) -> tuple[Item, ...]:
    """The goals that are open on `today`, in file order."""
    return tuple(goal for goal in contact.goals if goal.is_open(on=today))


def reached_goals(contact: Contact, *, today: date) -> tuple[Item, ...]:
    """The goals reached up to `today`, the latest first."""
    reached = [goal for goal in contact.goals if goal.done and goal.done <= today]
    return tuple(sorted(reached, key=lambda goal: goal.done or today, reverse=True))


def chosen_goal(me: Contact, choice: str, *, today: date) -> OpenItem:
    """The one open goal of mine that is meant: by its number (from 1) among them, or by words of its text.

    Raises NothingToDoError where that is none or several, with the numbered list of those that are open.
    """
    mine = [item for item in open_items(me, today=today) if item.field == "goals"]
    if not mine:
        raise NothingToDoError(
            "no goal of yours is open", advice=f"`netlog goal me {shell_word(choice)}` makes it one."
        )
    return chosen(mine, choice, otherwise=f"A new one: netlog goal me {shell_word(choice)}")


def chosen_support(contact: Contact, choice: str) -> str:
    """The one of a contact's `supports` that is meant, as it stands there, by words of it.

    Raises NothingToDoError where that is none or several, with the list.
    """
    asked = fold(choice)
    fitting = [text for text in contact.supports if all(word in fold(text) for word in asked.split())]
    exact = [text for text in fitting if fold(text) == asked]
    if exact or len(fitting) == 1:
        return (exact or fitting)[0]
    which = "several goals that fit" if fitting else "no goal that fits"
    listed = "\n".join(f"  “{text}”" for text in contact.supports)
    advice = f"Say more of its words. {contact.name} is on the team for:\n{listed}" if listed else ""
    raise NothingToDoError(f"{contact.name} is on the team for {which} “{choice}”", advice=advice)


def team(goal: str, contacts: Iterable[tuple[str, Contact]], *, today: date) -> tuple[Teammate, ...]:
    """Who is behind a goal of mine: those who support it, then others who have helped; the latest help first."""
    text = fold(goal)
    found = [mate for key, contact in contacts if (mate := _teammate(text, key, contact, today))]
    return tuple(sorted(found, key=_rank))


def _teammate(text: str, key: str, contact: Contact, today: date) -> Teammate | None:
    supports = any(fold(one) == text for one in contact.supports)
    helped = _served(contact.log, {text}, Kind.GOT, today)
    return Teammate(key, contact.name, supports, helped) if supports or helped else None


def _rank(mate: Teammate) -> tuple[bool, int, str, str]:
    return (not mate.supports, -mate.last.date.toordinal() if mate.last else 0, fold(mate.name), mate.key)


def their_goals(contacts: Iterable[tuple[str, Contact]], *, today: date) -> Iterator[TheirGoal]:
    """Every goal that a contact has open, in the order of the contacts and of their files.

    What I did for a need of theirs, open or met, counts for each of their goals; for another goal of theirs it doesn't.
    """
    for key, contact in contacts:
        needs = {fold(need.what) for need in contact.needs}
        for goal in open_goals(contact, today=today):
            gave = _served(contact.log, {fold(goal.what), *needs}, Kind.GAVE, today)
            yield TheirGoal(key, contact.name, goal, gave[-1] if gave else None)


def is_lately(moment: Moment | None, *, today: date) -> bool:
    """Whether it happened within the last 365 days, today included."""
    return moment is not None and (today - moment.date).days < SUPPORT_DAYS


def _served(log: Sequence[Entry], texts: Container[str], kind: Kind, today: date) -> tuple[Moment, ...]:
    """What went one way for the goals and needs of these folded texts, in time."""
    named = [entry for entry in log if entry.for_ and fold(entry.for_) in texts]
    found = exchanges(named, today=today, worths={}) if named else ()
    return tuple(exchange.moment for exchange in found if exchange.moment.kind is kind)
