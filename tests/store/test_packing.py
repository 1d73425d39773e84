"""What the index keeps of a contact comes back as it was, to the last character."""

from datetime import date

from anyone import contacts, rhythms, texts
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.contact import Contact
from netlog.core.entry import Entry, Item, Kind
from netlog.core.names import named
from netlog.core.raw import RawMap
from netlog.core.settings import Settings
from netlog.core.standing import standing
from netlog.errors import Location, Problem
from netlog.store import packing, summaries
from netlog.store.codec import parse
from netlog.store.writing import new_file

HALF = Contact(
    name="half a character: \ud83d",
    vcard=(),
    conflicts=RawMap((("map", ("a", RawMap(())),),)),
    needs=(Item(what="x", extra=(("map", RawMap((("map", ""),))),)),),
    log=(Entry(date=date.min, kind=Kind.NOTE, text="x", done=date.max),),
)  # fmt: skip


def there_and_back(contact: Contact) -> Contact:
    fields = packing.from_bytes(packing.to_bytes(packing.packed_fields(contact)))
    found = packing.contact(fields, packing.log_from_bytes(packing.log_to_bytes(contact.log, "")))
    assert packing.contact(fields, found.log) == found  # what was read once can be read again
    return found


@given(contacts())
def test_the_lines_of_a_log_come_back_as_its_entries(contact: Contact) -> None:
    reading = parse(new_file(contact))
    assert reading.contact is not None
    data = packing.log_to_bytes(reading.contact.log, reading.lines)
    assert packing.log_from_bytes(data) == reading.contact.log


@given(contacts())
def test_a_contact_comes_back_as_it_was(contact: Contact) -> None:
    assert there_and_back(contact) == contact


def test_an_odd_contact_comes_back_as_it_was() -> None:
    assert there_and_back(HALF) == HALF


@given(contacts(), st.dates(), rhythms)
def test_a_standing_comes_back_as_it_would_be_worked_out_on_the_day(contact: Contact, day: date, every: object) -> None:
    settings = Settings(every=every)  # type: ignore[arg-type]  # hypothesis can't say it is a rhythm
    kept = standing("k", contact, settings, today=date.max)
    packed = packing.from_bytes(packing.to_bytes(summaries.packed_standing(kept)))
    today = max(day, kept.settled)
    assert summaries.standing("k", packed, today=today) == standing("k", contact, settings, today=today)
    assert summaries.named("k", packed) == named("k", contact)


numbers = st.integers(0, 9)
problems = st.builds(
    Problem,
    location=st.builds(Location, texts, numbers, numbers),
    message=texts,
    excerpt=texts,
    width=numbers,
    advice=texts,
    severity=st.sampled_from(["error", "warning"]),
)


@given(problems)
def test_a_problem_comes_back_as_it_was(problem: Problem) -> None:
    packed = packing.from_bytes(packing.to_bytes(summaries.packed_problems([problem])))
    assert summaries.problems(packed) == (problem,)


@given(
    rhythms,
    st.dictionaries(texts, rhythms, max_size=2),
    st.dictionaries(texts, st.integers(1, 10), max_size=2),
    st.booleans(),
)
def test_settings_come_back_as_they_were(every: object, tags: object, worth: object, scores: bool) -> None:
    settings = Settings(every=every, tags=tags, worth=worth, scores=scores, today_limit=7)  # type: ignore[arg-type]
    packed = packing.from_bytes(packing.to_bytes(summaries.packed_settings(settings)))
    assert summaries.settings(packed) == settings
