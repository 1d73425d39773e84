"""What each change means for a contact: values in, values out."""

from dataclasses import replace
from datetime import date

import pytest
from anyone import changes, contacts
from hostile import thoroughly
from hypothesis import given
from hypothesis import strategies as st

from netlog.core.changes import (
    AddEntry,
    AddItem,
    Change,
    DropEntry,
    DropField,
    DropItem,
    EditEntry,
    EditItem,
    SetField,
    applied,
    ordinals,
    position,
    values,
)
from netlog.core.contact import Contact, Labelled, LabelledDay, Rating
from netlog.core.dates import PartialDay
from netlog.core.entry import Entry, Item, Kind
from netlog.core.raw import RawMap
from netlog.core.rhythm import Rhythm
from netlog.errors import NothingToDoError, UsageError

MAP = Entry(date=date(2026, 11, 2), kind=Kind.GAVE, text="a map")
TEA = Entry(date=date(2026, 11, 20), kind=Kind.GOT, text="tea")
FLAT, CAT = Item(what="a flat"), Item(what="a cat")
MET = replace(FLAT, done=date(2026, 11, 20))
WORK, HOME = Labelled("work", "1"), Labelled("home", "2")
ANN = Contact(name="Ann")


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        (ANN, SetField("name", "Bo"), Contact(name="Bo")),
        (ANN, SetField("org", "X"), replace(ANN, org="X")),
        (replace(ANN, tags=("a", "b")), SetField("tags", ("c",)), replace(ANN, tags=("c",))),
        (ANN, SetField("every", Rhythm(6, "week")), replace(ANN, every=Rhythm(6, "week"))),
        (ANN, SetField("scores", False), replace(ANN, scores=False)),
        (ANN, SetField("pets", ("cat",)), replace(ANN, extra=(("pets", ("cat",)),))),
        (
            replace(ANN, extra=(("a", "1"), ("c", "3"))),
            SetField("b", RawMap((("x", "y"),))),
            replace(ANN, extra=(("a", "1"), ("b", RawMap((("x", "y"),))), ("c", "3"))),
        ),
        (replace(ANN, extra=(("a", "1"),)), SetField("a", "2"), replace(ANN, extra=(("a", "2"),))),
        (replace(ANN, org="X", place="P"), DropField("org"), replace(ANN, place="P")),
        (replace(ANN, tags=("a",)), DropField("tags"), ANN),
        (replace(ANN, scores=False), DropField("scores"), ANN),
        (replace(ANN, log=(MAP,)), DropField("log"), ANN),
        (replace(ANN, extra=(("a", "1"), ("b", "2"))), DropField("a"), replace(ANN, extra=(("b", "2"),))),
        (ANN, DropField("org"), ANN),
        (ANN, DropField("pets"), ANN),
        (ANN, AddEntry(MAP), replace(ANN, log=(MAP,))),
        (replace(ANN, log=(TEA,)), AddEntry(MAP), replace(ANN, log=(TEA, MAP))),
        (replace(ANN, log=(MAP, TEA)), EditEntry(MAP, TEA), replace(ANN, log=(TEA, TEA))),
        (replace(ANN, log=(MAP, TEA, MAP)), EditEntry(MAP, TEA, 1), replace(ANN, log=(MAP, TEA, TEA))),
        (replace(ANN, log=(MAP, TEA, MAP)), DropEntry(MAP), replace(ANN, log=(TEA, MAP))),
        (replace(ANN, log=(MAP, TEA, MAP)), DropEntry(MAP, 1), replace(ANN, log=(MAP, TEA))),
        (ANN, AddItem("needs", FLAT), replace(ANN, needs=(FLAT,))),
        (replace(ANN, needs=(FLAT,)), AddItem("needs", FLAT), replace(ANN, needs=(FLAT, FLAT))),
        (ANN, AddItem("tags", "a"), replace(ANN, tags=("a",))),
        (replace(ANN, phone=(WORK,)), AddItem("phone", HOME), replace(ANN, phone=(WORK, HOME))),
        (ANN, AddItem("ratings", Rating("kind", 5)), replace(ANN, ratings=(Rating("kind", 5),))),
        (replace(ANN, needs=(CAT, FLAT)), EditItem("needs", FLAT, MET), replace(ANN, needs=(CAT, MET))),
        (replace(ANN, tags=("a", "b", "a")), EditItem("tags", "a", "c", 1), replace(ANN, tags=("a", "b", "c"))),
        (replace(ANN, phone=(WORK, HOME)), DropItem("phone", WORK), replace(ANN, phone=(HOME,))),
        (replace(ANN, tags=("a", "b", "a")), DropItem("tags", "a", 1), replace(ANN, tags=("a", "b"))),
    ],
)
def test_a_change_means_this_for_a_contact(before: Contact, change: Change, after: Contact) -> None:
    assert applied(change, before) == after


@pytest.mark.parametrize(
    "change",
    [
        EditEntry(TEA, MAP),
        EditEntry(MAP, TEA, 1),
        DropEntry(TEA),
        DropEntry(MAP, 1),
        DropEntry(replace(MAP, worth=1)),
        EditItem("needs", CAT, FLAT),
        EditItem("needs", FLAT, CAT, 1),
        DropItem("needs", MET),
        DropItem("tags", "A"),
        DropItem("phone", Labelled(None, "1")),
    ],
)
def test_what_is_not_there_cannot_be_changed(change: Change) -> None:
    contact = replace(ANN, log=(MAP,), needs=(FLAT,), tags=("a",), phone=(WORK,))
    with pytest.raises(NothingToDoError, match="no longer there"):
        applied(change, contact)


def test_a_contact_keeps_a_name() -> None:
    with pytest.raises(UsageError, match="needs a name"):
        applied(DropField("name"), ANN)


@pytest.mark.parametrize("field", ["org", "every", "log", "vcard", "pets", "extra", "__class__"])
def test_only_a_field_of_several_values_takes_one_more(field: str) -> None:
    with pytest.raises(UsageError, match="doesn't hold several values"):
        applied(AddItem(field, "x"), ANN)


def test_values_are_those_of_the_file_in_its_order() -> None:
    day = LabelledDay("wedding", PartialDay(2015, 6, 20))
    assert values(replace(ANN, dates=(day,)), "dates") == (day,)
    assert values(replace(ANN, tags=("b", "a")), "tags") == ("b", "a")


@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1), st.data())
def test_a_value_is_found_again_by_its_ordinal_among_equals(sequence: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(sequence) - 1))
    assert position(sequence, sequence[index], list(ordinals(sequence))[index]) == index


@thoroughly(100)
@given(contacts(), st.data())
def test_a_change_never_touches_another_field(contact: Contact, data: st.DataObject) -> None:
    change = data.draw(changes(contact))
    after = applied(change, contact)
    field = getattr(change, "field", "log")
    changed = [name for name in Contact.__slots__ if getattr(after, name) != getattr(contact, name)]
    assert changed in ([], [field if field in Contact.__slots__ else "extra"])
