"""What the user may decide about a whole journal, and what holds when they don't."""

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from netlog.core.rhythm import NEVER, Rhythm
from netlog.errors import Problem
from netlog.values import dataclass

SCHEMA = 1
"""The form of journal that this netlog knows."""


def _worths() -> Mapping[str, int]:
    return MappingProxyType({"introduction": 3, "referral": 5})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of `netlog.yaml`, with their defaults. Rhythms by tag and worths by `as` are looked up folded."""

    every: Rhythm = NEVER
    tags: Mapping[str, Rhythm] = field(default_factory=lambda: MappingProxyType({}))
    worth: Mapping[str, int] = field(default_factory=_worths)
    balance_from: int = 1
    patience_give: int = 5
    patience_take: int = 3
    goodwill_half_life: int = 180
    today_limit: int = 5
    scores: bool = True
    git_commit: bool = True


@dataclass(frozen=True, slots=True)
class SettingsReading:
    """The settings, the names of those that the file sets, what is wrong with it, and the schema it says."""

    settings: Settings
    given: frozenset[str]
    problems: tuple[Problem, ...] = ()
    schema: int = SCHEMA
