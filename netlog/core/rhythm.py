"""How often to be in touch: a number of days, weeks, months, quarters or years, or never."""

import re
from datetime import date

from netlog.core.calendar import Unit, shifted
from netlog.values import dataclass

_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
_FORM = r"(?i:(?:(?P<count>[0-9]{1,5})\s*)?(?:(?P<unit>day|week|month|quarter|year)s?)?)"

FORMS = "day, week, month, quarter, year, each with a number before it (6 weeks), a number of days, or never"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every `count` units; a count of 0 is never."""

    count: int
    unit: Unit = "day"

    @property
    def is_never(self) -> bool:
        return self.count == 0

    @property
    def days(self) -> int:
        """Its length in days, for comparing rhythms: month = 30, quarter = 91, year = 365 (never: 0)."""
        return self.count * _DAYS[self.unit]

    def after(self, day: date) -> date:
        """The day one rhythm after `day`, in calendar arithmetic; the last day there is, beyond the year 9999."""
        try:
            return shifted(day, self.count, self.unit)
        except (ValueError, OverflowError):
            return date.max

    def __str__(self) -> str:
        if self.is_never:
            return "never"
        return self.unit if self.count == 1 else f"{self.count} {self.unit}s"


NEVER = Rhythm(0)


def parse_rhythm(text: str) -> Rhythm:
    """The rhythm that a text names (`6 weeks`, `quarter`, `45`, `never`).

    Raises ValueError with a sentence when it names none.
    """
    stripped = text.strip()
    if stripped.lower() == "never":
        return NEVER
    match = re.fullmatch(_FORM, stripped)
    if not stripped or not match:
        raise ValueError(f"not a rhythm: {text}")
    count = int(match["count"]) if match["count"] else 1
    if count == 0:
        raise ValueError(f"not a rhythm: {text} (say never)")
    return Rhythm(count, _unit(match["unit"]))


def _unit(word: str | None) -> Unit:
    singular = (word or "day").lower()
    return next(unit for unit in _DAYS if unit == singular)
