"""Looking through what everybody's files say, by words: in which texts they stand, and who could help with something.

The texts are in the index's own database, filled by the first question; where it can't be written, in one for now.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest

from netlog.core.asking import Form, asked
from netlog.core.contact import ME, Contact
from netlog.core.evidence import Evidence, Helper
from netlog.core.matching import Hits, Relevance, Said, Spotter, said, spoken, texts
from netlog.store.contents import SUFFIX
from netlog.store.database import Database, UnusableError, stems
from netlog.store.fulltext import MINE, Made, Texts, aspects, body, complete, complete_mine, holding
from netlog.store.keeping import Keeping

_AT_ONCE = 500

Contacts = Callable[[Sequence[int]], Iterable[tuple[str, Contact]]]
"""The keys and the contacts of places in the roster, in their order, with their logs."""


class Search:
    """A look through the texts of one state of the journal; `has_filled` says whether the index's own were filled."""

    def __init__(self, keeping: Keeping, contacts: Contacts, progress: Callable[[int, int], None]) -> None:
        """`contacts` reads from the index; `progress` hears how many of how many have been looked into."""
        self._keeping = keeping
        self._contacts = contacts
        self._progress = progress
        roster = keeping.roster
        self._places = {number: place for place, number in enumerate(roster.numbers) if place not in roster.broken}
        self.has_filled = False

    def found(self, asked_for: Sequence[str], of: Texts) -> dict[str, tuple[Contact, frozenset[int]]]:
        """Contacts by key, in order, and the places of those of their texts in which all the words stand."""
        database = self._filled("texts", lambda contact: (body(contact, of),))
        lines = holding(database, asked_for)
        numbers = [number for number in self._places if number in lines]
        contacts = self._contacts([self._places[number] for number in numbers])
        found = {key: (contact, lines[number]) for (key, contact), number in zip(contacts, numbers, strict=True)}
        return {key: found[key] for key in sorted(found)}

    def helpers(
        self, asked_for: Sequence[str], me: Contact | None, *, most: int | None, among: Iterable[str] | None
    ) -> list[tuple[Helper, ...]]:
        """For each text all who could help, or the `most` relevant, or those of them who are `among` some keys."""
        database = self._filled("helps", aspects)
        try:
            self.has_filled |= complete_mine(database, me)
        except UnusableError as error:
            if error.is_damaged:
                raise
            database = self._for_now("helps", aspects)
            complete_mine(database, me)
        known: dict[Form, Hits] = {}

        def hits(form: Form) -> Hits:
            if form not in known:
                known[form] = database.telling(form.text, is_beginning=form.is_beginning)
            return known[form]

        keys = self._keys()
        wanted = None if among is None else set(among)
        chosen = None if wanted is None else {number for number, key in keys.items() if key in wanted}
        relevance = Relevance(hits, len(self._places) + (me is not None))
        best = {text: _best(relevance.scores(text), keys, most, chosen) for text in dict.fromkeys(asked_for)}
        why = _Why(self._people({number for some in best.values() for _, _, number in some}, me), best)
        answers = {
            text: tuple(Helper(key, -score, found) for score, key, number in some if (found := why.of(text, number)))
            for text, some in best.items()
        }
        return [answers[text] for text in asked_for]

    def _keys(self) -> dict[int, str]:
        names = self._keeping.roster.names
        return {MINE: ME, **{number: names[place].removesuffix(SUFFIX) for number, place in self._places.items()}}

    def _people(self, numbers: set[int], me: Contact | None) -> dict[int, Contact]:
        ordered = sorted(numbers - {MINE})
        contacts = self._contacts([self._places[number] for number in ordered])
        found = {number: contact for number, (_, contact) in zip(ordered, contacts, strict=True)}
        return {**found, MINE: me} if me else found

    def _filled(self, table: str, columns: Callable[[Contact], Sequence[str]]) -> Database:
        """A database that has these texts of all: the index's own, or one for now where it can't be written."""
        keeping = self._keeping
        if keeping.database:
            try:
                self.has_filled |= complete(keeping.database, table, self._places, self._made(columns))
            except UnusableError as error:
                if error.is_damaged:
                    raise
            else:
                return keeping.database
        return self._for_now(table, columns)

    def _for_now(self, table: str, columns: Callable[[Contact], Sequence[str]]) -> Database:
        database = Database(None)
        complete(database, table, self._places, self._made(columns))
        return database

    def _made(self, columns: Callable[[Contact], Sequence[str]]) -> Made:
        def made(numbers: Sequence[int]) -> Iterator[Sequence[str]]:
            for at in range(0, len(numbers), _AT_ONCE):
                some = [self._places[number] for number in numbers[at : at + _AT_ONCE]]
                yield from (columns(contact) for _, contact in self._contacts(some))
                self._progress(at + len(some), len(numbers))

        return made


Ranked = tuple[float, str, int]
"""Minus the score, the key, and the number: in this order the best stand first."""


def _best(
    scores: Mapping[int, float], keys: Mapping[int, str], most: int | None, chosen: set[int] | None
) -> list[Ranked]:
    ranked = [(-score, keys[number], number) for number, score in scores.items() if chosen is None or number in chosen]
    return sorted(ranked) if most is None else nsmallest(most, ranked)


class _Why:
    """The evidence, for everybody who is the best for any text."""

    def __init__(self, people: Mapping[int, Contact], best: Mapping[str, Sequence[Ranked]]) -> None:
        self._people = people
        self._said: dict[int, tuple[Said, ...]] = {}
        self._spotters: dict[str, Spotter] = {}
        told = (text for contact in people.values() for several in texts(contact).values() for text in several)
        forms = (form.text for text, some in best.items() if some for one in asked(text) for form in one.forms)
        self._stems = stems(part for text in (*told, *forms) for part, _ in spoken(text))

    def of(self, text: str, number: int) -> tuple[Evidence, ...]:
        """Why somebody could help with a text."""
        if number not in self._said:
            self._said[number] = said(self._people[number], self._stem)
        if text not in self._spotters:
            self._spotters[text] = Spotter(asked(text), self._stem)
        return self._spotters[text].evidence(self._said[number])

    def _stem(self, word: str) -> str:
        return self._stems.get(word, word)
