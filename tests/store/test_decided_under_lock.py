"""A plan is decided when nobody else can write, and nothing is written that could not be read again."""

from dataclasses import replace
from pathlib import Path

import pytest

from netlog.core.changes import AddEntry, AddItem, SetField
from netlog.core.contact import Contact, Labelled
from netlog.core.dates import parse_iso
from netlog.core.entry import Entry, Kind
from netlog.core.plan import Plan
from netlog.errors import ChangedError, NothingToDoError, RefusedError, UnreadableError
from netlog.store.files import Lock
from netlog.store.folder import Folder
from netlog.store.transaction import FileEdit, apply_edits

ENTRY = Entry(date=parse_iso("2026-11-22"), kind=Kind.NOTE, text="x")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "contacts").mkdir()
    (tmp_path / "contacts" / "alice.yaml").write_text("name: Alice\nemail: a@example.org\n")
    (tmp_path / "contacts" / "bob.yaml").write_text("name: Bob\nvia: alice\n")
    return tmp_path


def text(root: Path, key: str) -> str:
    return (root / "contacts" / f"{key}.yaml").read_text()


def test_nobody_writes_between_the_decision_and_the_write(root: Path) -> None:
    def decide() -> Plan:
        with pytest.raises(ChangedError), Lock(root, wait=0):
            pass
        return Plan(what="x", changes={"alice": (AddEntry(ENTRY),)})

    Folder(root).carry_out(decide)
    assert "note" in text(root, "alice")


def test_a_decision_sees_what_was_written_while_it_waited_for_its_turn(root: Path) -> None:
    folder = Folder(root)
    assert len((folder.contact("alice") or Contact(name="")).email) == 1
    other = Plan(what="other", changes={"alice": (AddItem("email", Labelled(None, "b@example.org")),)})
    Folder(root).carry_out(lambda: other)

    def decide() -> Plan:
        alice = folder.contact("alice")
        assert alice is not None
        if len(alice.email) > 1:
            raise NothingToDoError("alice has two addresses by now")
        return Plan(what="set", changes={"alice": (SetField("email", (Labelled(None, "new@example.org"),)),)})

    with pytest.raises(NothingToDoError, match="two addresses"):
        folder.carry_out(decide)
    assert text(root, "alice") == 'name: Alice\nemail: [a@example.org, "b@example.org"]\n'


def test_it_is_said_what_was_carried_out(root: Path) -> None:
    plan = Plan(what="x", creates={"carol": Contact(name="Carol")})
    assert Folder(root).carry_out(lambda: plan) is plan


def test_a_file_never_grows_beyond_what_is_read(root: Path) -> None:
    before = text(root, "alice")
    plan = Plan(what="x", changes={"alice": (AddEntry(replace(ENTRY, text="x" * 1_000_000)),)})
    with pytest.raises(RefusedError, match=r"contacts/alice\.yaml would be larger than 1 MB \(1,000,0"):
        Folder(root).carry_out(lambda: plan)
    assert text(root, "alice") == before


def test_a_new_file_that_would_not_read_the_same_is_not_written(root: Path) -> None:
    mixed = Contact(name="Ida", email=(Labelled("work", "a@example.org"), Labelled(None, "b@example.org")))
    with pytest.raises(RefusedError, match="reads the same"):
        Folder(root).carry_out(lambda: Plan(what="x", creates={"ida": mixed}))
    assert not (root / "contacts" / "ida.yaml").exists()


def test_a_journal_of_a_newer_schema_is_not_written_to(root: Path) -> None:
    (root / "netlog.yaml").write_text("schema: 2\n")
    with pytest.raises(UnreadableError) as caught:
        Folder(root).carry_out(lambda: Plan(what="x", changes={"alice": (AddEntry(ENTRY),)}))
    assert caught.value.problems[0].message == "this journal is of schema 2, and this netlog knows 1"
    assert "note" not in text(root, "alice")


def test_what_a_sync_tool_left_behind_is_no_contact_even_by_its_name(root: Path) -> None:
    (root / "contacts" / "alice (1).yaml").write_text("name: Alice\n")
    assert not Folder(root).has("alice (1)")


def test_reading_does_not_wait_for_whoever_is_writing(root: Path) -> None:
    (root / ".netlog").mkdir()
    (root / ".netlog" / "pending").write_text("somebody is at it")
    with Lock(root):
        Folder(root).recover()
        assert sorted(Folder(root).book().contacts) == ["alice", "bob"]
    assert (root / ".netlog" / "pending").exists()


def test_a_contact_renamed_while_the_others_are_read_is_found_under_its_new_key(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(root)
    whole = folder.contact_keys()
    apply_edits(
        root,
        [
            FileEdit("contacts/alice.yaml", text(root, "alice").encode(), None),
            FileEdit("contacts/alicia.yaml", None, b"name: Alicia\n"),
        ],
        "rename",
    )
    listings = iter([whole, folder.contact_keys()])
    monkeypatch.setattr(folder, "contact_keys", lambda: next(listings))
    book = folder.book()
    assert sorted(book.contacts) == ["alicia", "bob"]
    assert not book.problems
