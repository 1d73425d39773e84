"""Why somebody could help with something: in which of their texts the words for it stood."""

from typing import Literal

from netlog.values import dataclass

Aspect = Literal["offers", "work", "interests", "place", "gave", "notes"]

ASPECTS: tuple[Aspect, ...] = ("offers", "work", "interests", "place", "gave", "notes")
"""What of a contact is looked into, in falling weight: work is title and organisation, place has the tags with it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where words stood: in which aspect (see `ASPECTS`), in which text of the contact's file, and which words."""

    aspect: Aspect
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody (by key; `me` too) who could help, how relevant they are (above 0), and why, the weightiest first."""

    key: str
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words that were found, each once."""
        return tuple(dict.fromkeys(word for one in self.evidence for word in one.words))
