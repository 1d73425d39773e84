"""A journal at work, and its index: whatever happens to either, every answer is the files' own."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hostile import in_depth
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from indexed import TEXTS, TODAY, check, made, until_the_clock_moves

from netlog.core.changes import AddEntry, SetField
from netlog.core.entry import Entry, Kind
from netlog.core.plan import Plan
from netlog.store import database
from netlog.store.folder import Folder

keys = st.sampled_from([*TEXTS, "new", "ключ"])
bodies = st.sampled_from(
    [
        *TEXTS.values(),
        "name: New\nlog:\n  - {date: 2026-11-01, talked: coffee, how: call}\n",
        "name: Broken\nlog:\n  - {date: 2026-02-30, gave: x}\n",
        "",
        "name: [\n",
        "name: Bob Marsh\narchived: true\nevery: week\nmet: 2020\n",
    ]
)


class Journal(RuleBasedStateMachine):
    """Somebody at work on a journal, by netlog, by hand and by git, and something at work on the index's file."""

    @initialize()
    def begin(self) -> None:
        self.place = TemporaryDirectory()
        place = Path(self.place.name)
        self.root = made(place)
        self.file = place / "cache" / "index.sqlite"
        self.kept: bytes | None = None
        self.git("init", "--quiet")
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "begun")

    def git(self, *arguments: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        environment = {"PATH": os.environ["PATH"], "HOME": self.place.name, "GIT_CONFIG_NOSYSTEM": "1"}
        subprocess.run(["git", *who, *arguments], cwd=self.root, env=environment, check=True, capture_output=True)

    def path(self, key: str) -> Path:
        return self.root / "contacts" / f"{key}.yaml"

    @rule(key=keys, worth=st.integers(1, 5))
    def netlog_logs_an_exchange(self, key: str, worth: int) -> None:
        folder = Folder(self.root)
        if folder.contact(key):
            entry = Entry(date=TODAY, kind=Kind.GOT, text="advice", worth=worth)
            until_the_clock_moves(
                self.path(key),
                lambda: folder.carry_out(lambda: Plan(what="x", changes={key: (AddEntry(entry),)})),
            )

    @rule(key=keys)
    def netlog_renames_somebody(self, key: str) -> None:
        folder = Folder(self.root)
        if folder.contact(key) and not folder.has("moved"):
            change = SetField("name", "Moved Away")
            folder.carry_out(lambda: Plan(what="x", changes={key: (change,)}, renames={key: "moved"}))

    @rule(key=keys, text=bodies)
    def somebody_writes_a_file(self, key: str, text: str) -> None:
        until_the_clock_moves(self.path(key), lambda: self.path(key).write_text(text, encoding="utf-8"))

    @rule(key=keys)
    def somebody_changes_a_letter_and_puts_the_time_back(self, key: str) -> None:
        path = self.path(key)
        if path.exists() and (data := path.read_bytes()):
            status = path.stat()

            def change() -> None:
                path.write_bytes(data.swapcase() if data.swapcase() != data else data)
                os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

            until_the_clock_moves(path, change)
            assert (path.stat().st_size, path.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)

    @rule(key=keys)
    def somebody_deletes_a_file(self, key: str) -> None:
        self.path(key).unlink(missing_ok=True)

    @rule(key=keys, other=keys)
    def somebody_moves_a_file(self, key: str, other: str) -> None:
        if self.path(key).exists():
            until_the_clock_moves(self.path(other), lambda: self.path(key).replace(self.path(other)))

    @rule(key=keys)
    def somebody_puts_a_link_in_the_place_of_a_file(self, key: str) -> None:
        self.path(key).unlink(missing_ok=True)
        self.path(key).symlink_to(self.root / "me.yaml")

    @rule(name=st.sampled_from([".bob.yaml.swp", "bob (1).yaml", "note.txt"]))
    def an_editor_leaves_something_behind(self, name: str) -> None:
        (self.root / "contacts" / name).write_text("name: Nobody\n", encoding="utf-8")

    @rule(text=st.sampled_from(["schema: 1\n", "every: 6 weeks\nscores: false\n", "worth: {help: 2}\n", "tags: [\n"]))
    def somebody_changes_the_settings(self, text: str) -> None:
        path = self.root / "netlog.yaml"
        until_the_clock_moves(path, lambda: path.write_text(text, encoding="utf-8"))

    @rule(text=st.sampled_from(["name: Me\nneeds: [a recruiter]\n", "name: [\n"]))
    def somebody_changes_the_file_about_themselves(self, text: str) -> None:
        path = self.root / "me.yaml"
        until_the_clock_moves(path, lambda: path.write_text(text, encoding="utf-8"))

    @rule()
    def git_goes_back_to_the_beginning(self) -> None:
        until_the_clock_moves(self.path("bob"), lambda: self.git("checkout", "--quiet", "--force", "HEAD", "--", "."))

    @rule()
    def git_commits_and_goes_one_back(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "more")
        until_the_clock_moves(self.path("bob"), lambda: self.git("checkout", "--quiet", "--force", "HEAD~1"))

    @rule()
    def the_index_is_deleted(self) -> None:
        self.file.unlink(missing_ok=True)

    @rule(data=st.data())
    def bytes_of_the_index_are_overwritten(self, data: st.DataObject) -> None:
        if self.file.exists() and (whole := bytearray(self.file.read_bytes())):
            for _ in range(data.draw(st.integers(1, 20))):
                at = data.draw(st.integers(0, len(whole) - 1))
                some = data.draw(st.binary(min_size=1, max_size=300))
                whole[at : at + len(some)] = some
            self.file.write_bytes(whole)

    @rule(data=st.data())
    def the_index_is_cut_off(self, data: st.DataObject) -> None:
        if self.file.exists():
            os.truncate(self.file, data.draw(st.integers(0, self.file.stat().st_size)))

    @rule(whole=st.binary(max_size=5000))
    def the_index_is_something_else(self, whole: bytes) -> None:
        if self.file.exists():
            self.file.write_bytes(whole)

    @rule(version=st.sampled_from([0, database.SCHEMA - 1, database.SCHEMA + 1]))
    def the_index_is_of_another_version(self, version: int) -> None:
        if self.file.exists():
            try:
                with closing(sqlite3.connect(self.file)) as connection:
                    connection.execute(f"PRAGMA user_version = {version}")
            except sqlite3.DatabaseError:  # damaged already
                pass

    @rule()
    def a_copy_of_the_index_is_kept(self) -> None:
        self.kept = self.file.read_bytes() if self.file.exists() else None

    @rule()
    def an_old_copy_of_the_index_is_put_back(self) -> None:
        if self.kept is not None:
            self.file.write_bytes(self.kept)

    @rule()
    def another_process_has_the_index(self) -> None:
        check(self.root, self.file)
        with closing(sqlite3.connect(self.file)) as other:
            other.execute("BEGIN EXCLUSIVE")
            check(self.root, self.file)

    @rule()
    def the_index_cannot_be_written(self) -> None:
        check(self.root, self.root / "me.yaml" / "index.sqlite")

    @rule()
    def the_clock_stands_where_the_files_do(self) -> None:
        check(self.root, self.file, ahead=False)

    @invariant()
    def every_answer_is_the_files_own(self) -> None:
        check(self.root, self.file)
        check(self.root, self.file)

    def teardown(self) -> None:
        self.place.cleanup()


SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@in_depth(8)
def test_every_answer_is_the_files_own_whatever_happens(examples: int) -> None:
    run_state_machine_as_test(
        Journal,
        settings=settings(
            max_examples=examples, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
