"""Standings, problems and settings as the index keeps them, in the forms of `store.packing`."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from netlog.core.cadence import Habit
from netlog.core.dates import PartialDay
from netlog.core.entry import Kind
from netlog.core.goodwill import Vow, Warmth
from netlog.core.ledger import Account, Moment, Run
from netlog.core.names import Named
from netlog.core.rhythm import Rhythm
from netlog.core.settings import Settings
from netlog.core.standing import Standing
from netlog.errors import Location, Problem
from netlog.store.packing import log, packed_log, packed_partial

_day = date.fromordinal
_KINDS = {kind.value: kind for kind in Kind}


def packed_standing(one: Standing) -> object:
    """A standing without its key and its day."""
    return [
        one.name, one.also, one.emails, one.org, one.title, one.place, one.via, one.tags, one.archived,
        one.snooze.toordinal() if one.snooze else None,
        packed_partial(one.birthday) if one.birthday else None,
        one.rhythm.count, one.rhythm.unit, one.rhythm_source,
        _packed_moment(one.last),
        one.first.toordinal() if one.first else None,
        one.contacts,
        [one.habit.last.toordinal(), one.habit.usual] if one.habit else None,
        one.counted.toordinal() if one.counted else None,
        one.is_undated,
        _packed_account(one.account),
        _packed_moment(one.last_exchange),
        _packed_warmth(one.warmth),
        _packed_run(one.leaning),
        packed_log(one.promises),
        [_packed_moment(moment) for moment in one.unthanked],
        packed_log(one.introduced),
        one.needs, one.words, one.settled.toordinal(),
    ]  # fmt: skip


def standing(key: str, packed: Any, *, today: date) -> Standing:
    """The standing of a contact on a day, which isn't before the one it is settled on."""
    (
        name, also, emails, org, title, place, via, tags, archived, snooze, birthday, count, unit, source,
        last, first, contacts, habit, counted, is_undated, account, last_exchange, warmth, leaning,
        promises, unthanked, introduced, needs, words, settled,
    ) = packed  # fmt: skip
    return Standing(
        key=key,
        today=today,
        name=name,
        also=tuple(also),
        emails=tuple(emails),
        org=org,
        title=title,
        place=place,
        via=via,
        tags=tuple(tags),
        archived=archived,
        snooze=_day(snooze) if snooze else None,
        birthday=PartialDay(*birthday) if birthday else None,
        rhythm=Rhythm(count, unit),
        rhythm_source=source,
        last=_moment(last),
        first=_day(first) if first else None,
        contacts=contacts,
        habit=Habit(_day(habit[0]), habit[1]) if habit else None,
        counted=_day(counted) if counted else None,
        is_undated=is_undated,
        account=_account(account),
        last_exchange=_moment(last_exchange),
        warmth=_warmth(warmth),
        leaning=Run(_KINDS[leaning[0]], leaning[1], _day(leaning[2]), _day(leaning[3])) if leaning else None,
        promises=log(promises),
        unthanked=tuple(Moment(_day(day), _KINDS[kind], text) for day, kind, text in unthanked),
        introduced=log(introduced),
        needs=tuple(needs),
        words=words,
        settled=_day(settled),
    )


def named(key: str, packed: Any) -> Named:
    """What a contact answers to, from the packed form of its standing."""
    name, also, emails, *_ = packed
    return Named(key, name, tuple(also), tuple(emails), packed[_ARCHIVED])


_ARCHIVED = 8


def _packed_moment(moment: Moment | None) -> object:
    return [moment.date.toordinal(), moment.kind, moment.text] if moment else None


def _moment(packed: Any) -> Moment | None:
    return Moment(_day(packed[0]), _KINDS[packed[1]], packed[2]) if packed else None


def _packed_account(account: Account | None) -> object:
    if account is None:
        return None
    since = account.since.toordinal() if account.since else None
    return [account.gave, account.got, account.balance, since, account.exchanges]


def _account(packed: Any) -> Account | None:
    if packed is None:
        return None
    gave, got, balance, since, exchanges = packed
    return Account(gave, got, balance, _day(since) if since else None, exchanges)


def _packed_warmth(warmth: Warmth | None) -> object:
    return warmth and [
        warmth.at.toordinal(),
        warmth.half_life,
        warmth.old,
        [[day.toordinal(), weight] for day, weight in warmth.recent],
        [[vow.made.toordinal(), vow.due.toordinal(), vow.ended and vow.ended.toordinal()] for vow in warmth.vows],
    ]


def _warmth(packed: Any) -> Warmth | None:
    if packed is None:
        return None
    at, half_life, old, recent, vows = packed
    return Warmth(
        _day(at),
        half_life,
        old,
        tuple((_day(day), weight) for day, weight in recent),
        tuple(Vow(_day(made), _day(due), _day(ended) if ended else None) for made, due, ended in vows),
    )


def _packed_run(run: Run | None) -> object:
    return run and [run.kind, run.count, run.first.toordinal(), run.last.toordinal()]


# Problems and settings


def packed_problems(problems: Iterable[Problem]) -> object:
    """What is wrong with a file."""
    return [
        [one.location.path, one.location.line, one.location.column, one.message, one.excerpt, one.width, one.advice,
         one.severity]
        for one in problems
    ]  # fmt: skip


def problems(packed: Iterable[Any]) -> tuple[Problem, ...]:
    """What is wrong with a file, from its packed form."""
    return tuple(
        Problem(
            location=Location(path, line, column),
            message=message,
            excerpt=excerpt,
            width=width,
            advice=advice,
            severity=severity,
        )
        for path, line, column, message, excerpt, width, advice, severity in packed
    )


def packed_settings(settings: Settings) -> dict[str, object]:
    """The settings, by attribute."""
    return {
        **{name: getattr(settings, name) for name in _PLAIN_SETTINGS},
        "every": [settings.every.count, settings.every.unit],
        "tags": [[tag, rhythm.count, rhythm.unit] for tag, rhythm in settings.tags.items()],
        "worth": list(settings.worth.items()),
    }


def packed_derivation(settings: Settings) -> object:
    """What standings are derived by, of the settings."""
    packed = packed_settings(settings)
    return {name: packed[name] for name in _DERIVED_BY}


def settings(packed: Mapping[str, Any]) -> Settings:
    """The settings, from their packed form."""
    return Settings(
        **{name: packed[name] for name in _PLAIN_SETTINGS},
        every=Rhythm(*packed["every"]),
        tags=MappingProxyType({tag: Rhythm(count, unit) for tag, count, unit in packed["tags"]}),
        worth=MappingProxyType(dict(packed["worth"])),
    )


_DERIVED_BY = ("every", "tags", "worth", "scores", "patience_give", "patience_take", "goodwill_half_life")

_PLAIN_SETTINGS = (
    "balance_from", "patience_give", "patience_take", "goodwill_half_life", "today_limit", "scores", "git_commit",
)  # fmt: skip
