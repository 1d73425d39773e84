"""Meaning and text agree: parse(splice(text, change)) == applied(change, parse(text)), whatever the file looks like."""

from dataclasses import replace

import pytest
from anyone import changes, contacts
from hostile import Hostile, files, in_depth, thoroughly
from hypothesis import event, given
from hypothesis import strategies as st

from netlog.core.changes import Change, DropField, EditEntry, applied
from netlog.core.contact import Contact
from netlog.errors import RefusedError
from netlog.store.codec import parse
from netlog.store.splice import rewritten, splice
from netlog.store.writing import new_file

both_engines = pytest.mark.parametrize("pure", [False, True], ids=["fast", "pure"])

CHANGES_PER_FILE = 4


def changed_span(before: str, after: str) -> tuple[int, int]:
    """How many characters at the start and at the end are the same."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, end


def is_kept_around(file: Hostile, change: Change, after: str) -> bool:
    """Whether all that stands outside the changed field's own lines is there still, or something was only added."""
    before, behind = file.around(getattr(change, "field", "log"))
    if after.startswith(before) and after.endswith(behind):
        return True
    start, end = changed_span(file.text, after)
    return start + end == len(file.text)


@in_depth(100)
@both_engines
def test_a_file_says_the_same_in_any_hand(examples: int, pure: bool) -> None:
    @thoroughly(examples)
    @given(files())
    def check(file: Hostile) -> None:
        assert parse(file.text, pure=pure).contact == file.contact

    check()


@in_depth(300)
@both_engines
def test_every_change_to_any_file_is_written_as_it_is_meant(examples: int, pure: bool) -> None:
    written: list[bool] = []

    @thoroughly(examples if not pure else examples // 2)
    @given(files(), st.data())
    def check(file: Hostile, data: st.DataObject) -> None:
        for _ in range(CHANGES_PER_FILE):
            change = data.draw(changes(file.contact))
            try:
                after = rewritten(file.text, [change], pure=pure)
            except RefusedError:
                event(f"refused: {type(change).__name__}")
                written.append(False)
                continue
            written.append(True)
            assert parse(after, pure=pure).contact == applied(change, file.contact)
            assert file.is_flow or is_kept_around(file, change, after), after

    check()
    assert written.count(False) <= len(written) // 500


@in_depth(60)
def test_both_engines_write_the_same(examples: int) -> None:
    @thoroughly(examples)
    @given(files(), st.data())
    def check(file: Hostile, data: st.DataObject) -> None:
        change = data.draw(changes(file.contact))
        fast = splice(file.text, change, file.contact)
        assert fast == splice(file.text, change, file.contact, pure=True)

    check()


@in_depth(60)
def test_changes_pile_up_in_one_file(examples: int) -> None:
    @thoroughly(examples)
    @given(files(), st.data())
    def check(file: Hostile, data: st.DataObject) -> None:
        contact, text = file.contact, file.text
        for _ in range(6):
            change = data.draw(changes(contact))
            try:
                text = rewritten(text, [change])
            except RefusedError:
                event("refused")
                continue
            contact = applied(change, contact)
        assert parse(text).contact == contact

    check()


@in_depth(100)
def test_changes_made_at_once_come_out_as_those_made_one_after_the_other(examples: int) -> None:
    @thoroughly(examples)
    @given(files(), st.data())
    def check(file: Hostile, data: st.DataObject) -> None:
        contact, several, one_by_one = file.contact, [], file.text
        for _ in range(5):
            change = data.draw(changes(contact))
            try:
                one_by_one = rewritten(one_by_one, [change])
            except RefusedError:
                event("refused")
                continue
            contact = applied(change, contact)
            several.append(change)
        at_once = rewritten(file.text, several)
        event("same text" if at_once == one_by_one else "same meaning")
        assert parse(at_once).contact == contact

    check()


@in_depth(60)
def test_entries_changed_at_once_are_written_as_those_changed_one_after_the_other(examples: int) -> None:
    @thoroughly(examples)
    @given(files().filter(lambda file: len(file.contact.log) > 1), st.data())
    def check(file: Hostile, data: st.DataObject) -> None:
        several = [
            EditEntry(entry, replace(entry, done=entry.date, dropped=None, text="kept"))
            for entry in data.draw(st.permutations(file.contact.log))
        ]
        one_by_one = file.text
        try:
            for change in several:
                one_by_one = rewritten(one_by_one, [change])
        except RefusedError:
            event("refused")
            return
        assert rewritten(file.text, several) == one_by_one

    check()


@in_depth(120)
@both_engines
def test_a_new_file_says_what_it_was_made_from(examples: int, pure: bool) -> None:
    @thoroughly(examples)
    @given(contacts())
    def check(contact: Contact) -> None:
        assert parse(new_file(contact), pure=pure).contact == contact

    check()


@in_depth(60)
def test_any_change_can_be_made_to_a_new_file(examples: int) -> None:
    @thoroughly(examples)
    @given(contacts(), st.data())
    def check(contact: Contact, data: st.DataObject) -> None:
        change = data.draw(changes(contact))
        assert parse(rewritten(new_file(contact), [change])).contact == applied(change, contact)

    check()


def test_a_change_that_cannot_be_proven_is_refused_and_told_how_to_make_by_hand() -> None:
    text = "name: |+\n  Ann\norg: Northwind\n    # on leave\nlog:\n"
    with pytest.raises(RefusedError, match="can't edit safely") as refused:
        rewritten(text, [DropField("org")], "contacts/ann.yaml")
    assert "take org away" in refused.value.advice
