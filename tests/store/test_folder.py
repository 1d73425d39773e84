"""The folder: what counts as a contact, what is left alone, and plans that are carried out whole."""

import os
import sys
from pathlib import Path

import pytest

from netlog.core.changes import AddEntry, SetField
from netlog.core.contact import Contact
from netlog.core.dates import parse_iso
from netlog.core.entry import Entry, Kind
from netlog.core.plan import Plan
from netlog.errors import ChangedError, NothingToDoError, RefusedError, UnreadableError, UnwritableError
from netlog.store.contents import is_leftover, relative_path
from netlog.store.folder import Folder

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="links and names as POSIX has them")
ENTRY = Entry(date=parse_iso("2026-11-22"), kind=Kind.GAVE, text="x")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "journal"
    (root / "contacts").mkdir(parents=True)
    (root / "contacts" / "alice.yaml").write_text("name: Alice\n")
    (root / "contacts" / "bob.yaml").write_text("name: Bob\nvia: alice\n")
    return root


def files(root: Path) -> dict[str, str]:
    found = {}
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.name != "lock":
            found[path.relative_to(root).as_posix()] = path.read_text()
    return found


LEFTOVERS = [
    ".alice.yaml.swp",
    ".alice.yaml",
    ".#alice.yaml",
    "alice.yaml~",
    "#alice.yaml#",
    "alice.sync-conflict-20261122-101112-ABCDEFG.yaml",
    "alice (1).yaml",
    "alice (23).yaml",
    "alice (Robin's conflicted copy 2026-11-22).yaml",
    "alice.yaml.orig",
    "alice.yaml.rej",
    "alice.yaml.tmp",
    "alice.yaml.bak",
    "alice.yaml.ORIG",
    ".netlog-12-0a.tmp",
    "._alice.yaml",
]
CONTACTS = ["alice", "Alice", "陈爱丽", "o'neil", "a (b)", "v1.2", "tmp", "alice-orig", "con", "a b"]


@pytest.mark.parametrize("name", LEFTOVERS)
def test_what_editors_and_sync_tools_leave_behind_is_never_a_contact(root: Path, name: str) -> None:
    (root / "contacts" / name).write_text("name: Leftover\n")
    folder = Folder(root)
    assert is_leftover(name)
    assert folder.contact_keys() == ("alice", "bob")
    assert folder.leftovers() == (f"contacts/{name}",)
    assert folder.strays() == ()
    assert sorted(folder.book().contacts) == ["alice", "bob"]


@posix_only
@pytest.mark.parametrize("key", CONTACTS)
def test_any_other_name_is_a_contacts(root: Path, key: str) -> None:
    (root / relative_path(key)).write_text("name: Somebody\n")
    assert not is_leftover(f"{key}.yaml")
    assert key in Folder(root).contact_keys()
    assert Folder(root).has(key)
    assert Folder(root).leftovers() == ()


def test_what_is_neither_is_a_stray(root: Path) -> None:
    for name in ("notes.txt", "alice.yml", "photo.jpg"):
        (root / "contacts" / name).write_text("x")
    for name in (".gitkeep", ".DS_Store"):
        (root / "contacts" / name).write_text("")
    folder = Folder(root)
    assert folder.strays() == ("contacts/alice.yml", "contacts/notes.txt", "contacts/photo.jpg")
    assert folder.leftovers() == ()
    assert folder.contact_keys() == ("alice", "bob")


@pytest.mark.parametrize("key", ["", "..", "../me", "a/b", "a\\b", ".hidden", "a\0b", "a:b", 'a"b', "a|b", "a?"])
def test_no_key_reaches_out_of_the_folder(root: Path, key: str) -> None:
    (root / "me.yaml").write_text("name: Me\n")
    folder = Folder(root)
    assert not folder.has(key)
    assert folder.contact(key) is None
    with pytest.raises(RefusedError):
        folder.carry_out(lambda: Plan(what="x", creates={key: Contact(name="X")}))
    assert sorted(files(root)) == ["contacts/alice.yaml", "contacts/bob.yaml", "me.yaml"]


def test_a_journal_without_contacts_has_none(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    assert folder.contact_keys() == folder.leftovers() == folder.strays() == ()
    assert dict(folder.book().contacts) == {}


def test_a_broken_file_stands_among_the_broken_and_hides_no_other(root: Path) -> None:
    (root / "contacts" / "carol.yaml").write_text("name: [\n")
    book = Folder(root).book()
    assert sorted(book.contacts) == ["alice", "bob"]
    assert list(book.broken) == ["carol"]
    assert [problem.location.path for problem in book.problems] == ["contacts/carol.yaml"]


def test_me_is_no_contact_among_the_others(root: Path) -> None:
    (root / "me.yaml").write_text("name: Robin\n")
    folder = Folder(root)
    assert "me" not in folder.book().contacts
    me = folder.contact("me")
    assert me is not None
    assert me.name == "Robin"


def test_a_plan_is_carried_out_in_all_its_parts(root: Path) -> None:
    plan = Plan(
        what="everything",
        creates={"carol": Contact(name="Carol")},
        changes={"alice": (AddEntry(ENTRY), SetField("org", "Northwind")), "bob": (SetField("via", "carol"),)},
        renames={"alice": "alicia"},
    )
    Folder(root).carry_out(lambda: plan)
    found = files(root)
    assert sorted(found) == ["contacts/alicia.yaml", "contacts/bob.yaml", "contacts/carol.yaml"]
    alicia = Folder(root).contact("alicia")
    assert alicia is not None
    assert (alicia.org, alicia.log) == ("Northwind", (ENTRY,))
    assert found["contacts/bob.yaml"] == "name: Bob\nvia: carol\n"


IMPOSSIBLE: list[tuple[Plan, type[Exception]]] = [
    (Plan(what="x", creates={"bob": Contact(name="Bob")}, changes={"alice": (AddEntry(ENTRY),)}), ChangedError),
    (Plan(what="x", changes={"alice": (AddEntry(ENTRY),), "nobody": (AddEntry(ENTRY),)}), UnreadableError),
    (Plan(what="x", changes={"alice": (AddEntry(ENTRY),), "broken": (AddEntry(ENTRY),)}), UnreadableError),
    (Plan(what="x", changes={"alice": (AddEntry(ENTRY),), "latin": (AddEntry(ENTRY),)}), UnreadableError),
    (Plan(what="x", changes={"alice": (AddEntry(ENTRY),), "folder": (AddEntry(ENTRY),)}), UnreadableError),
    (Plan(what="x", changes={"alice": (AddEntry(ENTRY),)}, renames={"alice": "bob"}), ChangedError),
    (Plan(what="x", changes={"alice": (AddEntry(ENTRY),)}, renames={"alice": "a/b"}), RefusedError),
]


@pytest.mark.parametrize(("plan", "error"), IMPOSSIBLE)
def test_a_plan_of_which_one_part_cannot_be_done_changes_nothing(
    root: Path, plan: Plan, error: type[Exception]
) -> None:
    (root / "contacts" / "broken.yaml").write_text("name: [\n")
    (root / "contacts" / "latin.yaml").write_bytes(b"name: Zo\xeb\n")
    (root / "contacts" / "folder.yaml").mkdir()
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(error):
        Folder(root).carry_out(lambda: plan)
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and path.name != "lock"}
    assert after == before


def test_a_change_of_what_is_no_longer_there_changes_nothing(root: Path) -> None:
    from netlog.core.changes import DropEntry

    before = files(root)
    plan = Plan(what="x", changes={"bob": (AddEntry(ENTRY),), "alice": (DropEntry(ENTRY, 0),)})
    with pytest.raises(NothingToDoError):
        Folder(root).carry_out(lambda: plan)
    assert files(root) == before


def test_a_text_is_put_in_the_place_of_what_was_read_and_of_nothing_else(root: Path) -> None:
    folder = Folder(root)
    folder.replace_text("alice", b"name: Alice\n", b"name: Al\n")
    assert files(root)["contacts/alice.yaml"] == "name: Al\n"
    with pytest.raises(ChangedError):
        folder.replace_text("alice", b"name: Alice\n", b"name: Alicia\n")
    assert files(root)["contacts/alice.yaml"] == "name: Al\n"


PENDING = (
    '{"version": 1, "what": "talk", "files": [{"path": "contacts/alice.yaml", "before": "name: Alice\\n", '
    '"after": "name: Al\\n"}]}'
)


def test_what_an_interrupted_command_began_is_finished_and_told_once(root: Path) -> None:
    (root / ".netlog").mkdir()
    (root / ".netlog" / "pending").write_text(PENDING)
    told: list[str] = []
    folder = Folder(root, tell=told.append)
    folder.recover()
    folder.recover()
    assert told == ["finished what an interrupted command had begun: talk"]
    assert files(root)["contacts/alice.yaml"] == "name: Al\n"
    assert not (root / ".netlog" / "pending").exists()


def test_reading_a_journal_leaves_nothing_in_it(root: Path) -> None:
    before = sorted(root.rglob("*"))
    folder = Folder(root)
    folder.recover()
    folder.book()
    folder.settings()
    folder.leftovers()
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("was_killed", [True, False])
def test_what_a_killed_command_left_half_written_is_swept_by_the_next_that_writes(root: Path, was_killed: bool) -> None:
    (root / ".netlog").mkdir()
    (root / ".netlog" / "lock").write_text("netlog give, process 1\n" if was_killed else "")
    halves = [root / place / ".netlog-1-0a.tmp" for place in (".", "contacts", ".netlog")]
    mine = root / "contacts" / ".netlog-mine.tmp"
    for path in (*halves, mine):
        path.write_text("half")
    Folder(root).book()
    assert all(path.exists() for path in halves)
    Folder(root).carry_out(lambda: Plan(what="x", changes={"alice": (AddEntry(ENTRY),)}))
    assert [path.exists() for path in halves] == [not was_killed] * 3
    assert mine.exists()
    assert (root / ".netlog" / "lock").read_text() == ""


@posix_only
def test_a_link_inside_the_journal_is_followed_and_stays_a_link(root: Path) -> None:
    (root / "contacts" / "al.yaml").symlink_to("alice.yaml")
    Folder(root).carry_out(lambda: Plan(what="x", changes={"al": (SetField("org", "x"),)}))
    assert (root / "contacts" / "al.yaml").is_symlink()
    alice = Folder(root).contact("alice")
    assert alice is not None
    assert alice.org == "x"


@posix_only
def test_a_file_that_may_not_be_written_is_left_as_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))
    before = files(root)
    with pytest.raises(UnwritableError, match=r"^cannot write contacts/alice\.yaml: Permission denied"):
        Folder(root).carry_out(lambda: Plan(what="x", changes={"alice": (AddEntry(ENTRY),)}))
    assert files(root) == before
