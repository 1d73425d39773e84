"""The index's own file: damaged, foreign, young or locked, it never changes an answer."""

import json
import os
import random
import shutil
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path
from zlib import crc32

import pytest
from indexed import TEXTS, TODAY, answers, check, made, opened, until_the_clock_moves

from netlog import __version__
from netlog.errors import Location, Problem
from netlog.reports import findings
from netlog.store.database import SCHEMA
from netlog.store.folder import Folder
from netlog.store.fulltext import aspects, body
from netlog.store.gathering import WORTH_ANOTHER, are_fleeting, gathered, processes
from netlog.store.index import Index, Means
from netlog.store.roster import COARSE_TICK, FINE_TICK, is_young


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return made(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "netlog" / "index.sqlite"


def crowd(root: Path, count: int) -> None:
    """So many contacts more."""
    for number in range(count):
        text = (
            f"name: Person {number}\nnotes: met in Lisbon, {number * 7919}\nlog:\n  - {{date: 2026-11-01, got: tea}}\n"
        )
        (root / "contacts" / f"person-{number:03}.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("seed", range(40))
def test_bytes_that_something_wrote_over_change_no_answer(root: Path, file: Path, seed: int) -> None:
    crowd(root, 60)
    check(root, file)
    whole = bytearray(file.read_bytes())
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 40)):
        at = chance.randrange(len(whole))
        some = chance.randbytes(chance.choice((1, 2, 16, 4096)))[: len(whole) - at]
        whole[at : at + len(some)] = some
    file.write_bytes(whole)
    check(root, file)
    check(root, file)


@pytest.mark.parametrize("part", range(9))
def test_a_file_that_was_cut_off_changes_no_answer(root: Path, file: Path, part: int) -> None:
    crowd(root, 60)
    check(root, file)
    os.truncate(file, file.stat().st_size * part // 9)
    check(root, file)
    check(root, file)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE standings SET data = replace(data, 'Person', 'Nobody')",
        "UPDATE standings SET sum = sum + 1 WHERE id = 3",
        "UPDATE fields SET data = 'x' WHERE id = 3",
        "DELETE FROM logs WHERE id = 3",
        "UPDATE logs SET id = id + 100000",
        "DROP TABLE logs",
        "DELETE FROM pieces WHERE name = 'lines'",
        "DELETE FROM pieces WHERE name = 'header'",
        "DELETE FROM pieces WHERE name = 'texts'",
        "DELETE FROM pieces",
        "UPDATE pieces SET data = zeroblob(length(data)) WHERE name = 'columns'",
        "UPDATE pieces SET data = zeroblob(length(data)) WHERE name = 'states'",
        "UPDATE pieces SET data = x'00' WHERE name = 'header'",
        "UPDATE texts_content SET c0 = 'nothing'",
        "UPDATE texts_content SET c0 = 5 WHERE id = 3",
        "UPDATE fields SET (sum, data) = (SELECT sum, data FROM logs WHERE logs.id = fields.id)",
        "UPDATE logs SET (sum, data) = (SELECT sum, data FROM standings WHERE standings.id = logs.id)",
        "UPDATE texts_data SET block = zeroblob(length(block)) WHERE id > 100",
        "DELETE FROM texts_data",
        "INSERT INTO texts(texts) VALUES ('delete-all')",
        "DROP TABLE texts",
        "DROP TABLE helps",
        "INSERT INTO helps(rowid, offers) VALUES (7777, 'maps')",
        "DELETE FROM helps",
        "UPDATE helps_data SET block = x'0101010101010101' WHERE id = 1",
        "UPDATE helps_data SET block = zeroblob(length(block)) WHERE id > 100",
        "DELETE FROM helps_idx",
        "DELETE FROM helps_docsize",
        "UPDATE helps_docsize SET sz = x'7f7f7f7f7f7f'",
        "UPDATE helps_content SET c0 = 'maps'",
        "DELETE FROM pieces WHERE name = 'helps'",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = 99",
    ],
)
def test_what_something_else_changed_in_the_database_changes_no_answer(root: Path, file: Path, damage: str) -> None:
    crowd(root, 20)
    check(root, file)
    with closing(sqlite3.connect(file)) as connection, suppress(sqlite3.OperationalError):
        connection.execute(damage)
        connection.commit()
    check(root, file)
    check(root, file)


def test_a_row_is_read_again_only_when_its_file_has_changed(root: Path, file: Path) -> None:
    check(root, file)
    read = []
    with opened(root, file, progress=lambda done, total: read.append((done, total))) as index:
        answers(index)
    assert read == []
    until_the_clock_moves(
        root / "contacts" / "bob.yaml", lambda: (root / "contacts" / "bob.yaml").write_text("name: B\n")
    )
    with opened(root, file, progress=lambda done, total: read.append((done, total))) as index:
        index.standings(today=TODAY)
    assert read == [(1, 1)]


def test_a_file_as_young_as_the_look_at_it_is_looked_at_again(root: Path, file: Path) -> None:
    """Whatever its stamps say: the clock behind them may not have moved between two changes."""
    read = []
    latest = max(path.stat().st_ctime_ns for path in root.rglob("*.yaml"))
    for clock in (latest, latest + FINE_TICK // 2, latest + COARSE_TICK + 1, latest + COARSE_TICK + 1):
        means = Means(clock=lambda clock=clock: clock, progress=lambda done, total: read.append(total))  # type: ignore[misc]
        index = Index(root, file, means)
        index.standings(today=TODAY)
        index.close()
    assert read == [4, 4, 4]


@pytest.mark.parametrize(
    ("content", "anything", "taken", "expected"),
    [
        (1_000_000_001, 1_000_000_001, 1_000_000_001 + FINE_TICK + 1, False),
        (1_000_000_001, 1_000_000_001, 1_000_000_001 + FINE_TICK, True),
        (1, 1_000_000_001, 1_000_000_001 + FINE_TICK, True),
        (9_000_000_000, 1_000_000_001, 1_000_000_001 + FINE_TICK + 1, True),
        (1_000_000_000, 1_000_000_000, 1_000_000_000 + COARSE_TICK, True),
        (1_000_000_000, 1_000_000_000, 1_000_000_000 + COARSE_TICK + 1, False),
    ],
)
def test_young_is_what_may_change_without_a_sign(content: int, anything: int, taken: int, expected: bool) -> None:
    assert is_young((1, content, anything, 1), taken) is expected


def test_two_journals_never_share_an_index(root: Path, file: Path, tmp_path: Path) -> None:
    check(root, file)
    other = Path(shutil.copytree(root, tmp_path / "other"))
    (other / "contacts" / "bob.yaml").unlink()
    check(other, file)
    check(root, file)


def test_who_comes_is_never_taken_for_who_went(root: Path, file: Path) -> None:
    for name in ("Last One", "Next One", "Yet Another"):
        path = root / "contacts" / f"{name.casefold().replace(' ', '-')}.yaml"
        path.write_text(f"name: {name}\nneeds: [recruiters for {name}]\n", encoding="utf-8")
        check(root, file)
        path.unlink()
        with opened(root, file) as index:  # does not look for words
            index.standings(today=TODAY)


def test_an_index_of_another_version_of_netlog_is_made_anew(root: Path, file: Path) -> None:
    check(root, file)
    with closing(sqlite3.connect(file)) as connection:
        (header,) = connection.execute("SELECT data FROM pieces WHERE name = 'header'").fetchone()
        other = header.replace(f'"made by":"{__version__}'.encode(), b'"made by":"0.0.0')
        assert other != header
        total = crc32(other, crc32(b"header"))
        connection.execute("UPDATE pieces SET data = ?, sum = ? WHERE name = 'header'", (other, total))
        # Whole rows that say something else, as other code may have derived them.
        for number, row in connection.execute("SELECT id, data FROM standings").fetchall():
            derived = row.replace(b"Bob", b"Rob")
            values = (derived, crc32(derived, (crc32(b"standings") + number) & 0xFFFF_FFFF), number)
            connection.execute("UPDATE standings SET data = ?, sum = ? WHERE id = ?", values)
        connection.commit()
    check(root, file)


@pytest.mark.parametrize("gone", ["last", "young", "loose", "root", "made by", "all are contacts"])
def test_an_index_that_lacks_something_is_made_anew(root: Path, file: Path, gone: str) -> None:
    check(root, file)
    with closing(sqlite3.connect(file)) as connection:
        (header,) = connection.execute("SELECT data FROM pieces WHERE name = 'header'").fetchone()
        known = json.loads(header)
        del known[gone]
        other = json.dumps(known).encode()
        values = (other, crc32(other, crc32(b"header")))
        connection.execute("UPDATE pieces SET data = ?, sum = ? WHERE name = 'header'", values)
        connection.commit()
    check(root, file)


def test_the_state_of_a_file_is_more_than_its_size_and_time(root: Path, file: Path) -> None:
    check(root, file)
    path = root / "contacts" / "bob.yaml"
    before = path.stat()

    def change() -> None:
        path.write_text(path.read_text(encoding="utf-8").replace("Lyon", "Rome"), encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    until_the_clock_moves(path, change)
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    check(root, file)


def test_whatever_another_process_writes_meanwhile_is_not_mixed_with_what_was_read(root: Path, file: Path) -> None:
    check(root, file)
    with opened(root, file) as slow:
        assert len(slow.everyone()) == 4
        until_the_clock_moves(root / "contacts" / "bob.yaml", (root / "contacts" / "bob.yaml").unlink)
        crowd(root, 3)
        check(root, file)
        assert len(slow.contacts()) == 4
    check(root, file)


def test_what_is_kept_has_a_form_and_a_number_for_it(root: Path) -> None:
    """An index made by other code is believed if it says it has this form: whoever changes the form raises SCHEMA.

    The form is what is derived from a few files; where this test fails, raise SCHEMA, and write the new pair here.
    """
    keys = sorted(TEXTS)
    settings = Folder(root).settings().settings
    found = gathered(root, keys, settings, by_two=False, quick=True, tell=lambda _: None)
    people = Folder(root).book().contacts.values()
    bodies = ["\n".join([body(contact, findings.texts), *aspects(contact)]).encode() for contact in people]
    rows = [repr((one.outline, one.line, one.rows)).encode() for one in found]
    assert (SCHEMA, crc32(b"".join([*rows, *bodies]))) == (3, 2744038428)


@pytest.mark.parametrize("version", ["0.0.0", __version__])
def test_an_index_that_can_neither_be_used_nor_deleted_changes_no_answer(
    root: Path, file: Path, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    check(root, file)
    with closing(sqlite3.connect(file)) as connection:
        (header,) = connection.execute("SELECT data FROM pieces WHERE name = 'header'").fetchone()
        other = header.replace(f'"made by":"{__version__}'.encode(), f'"made by":"{version}'.encode())
        values = (other, crc32(other, crc32(b"header")))
        connection.execute("UPDATE pieces SET data = ?, sum = ? WHERE name = 'header'", values)
        connection.execute("UPDATE texts_content SET c0 = c0 || ' recruiter'")
        connection.commit()
    monkeypatch.setattr(Path, "unlink", refused)
    (root / "contacts" / "aaron.yaml").write_text("name: Aaron\n", encoding="utf-8")
    check(root, file)
    check(root, file)


def test_contacts_behind_a_link_are_looked_at_every_time(root: Path, file: Path) -> None:
    check(root, file)
    away = root.parent / "away"
    (root / "contacts").rename(away)
    (root / "contacts").symlink_to(away)
    check(root, file)
    check(root, file)
    (root / "contacts").unlink()
    away.rename(root / "contacts")
    check(root, file)
    assert Folder(root).book().contacts


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden here")
def test_what_the_system_says_of_a_file_is_not_kept(root: Path, file: Path) -> None:
    path = root / "contacts" / "bob.yaml"
    path.chmod(0)
    check(root, file)
    path.chmod(0o600)
    check(root, file)


@pytest.mark.parametrize(("line", "expected"), [(0, True), (1, False)])
def test_a_problem_with_a_whole_file_may_be_gone_the_next_time(line: int, expected: bool) -> None:
    assert are_fleeting([Problem(location=Location("contacts/x.yaml", line), message="x")]) is expected


def test_the_file_about_oneself_is_no_contact_wherever_it_lies(root: Path, file: Path) -> None:
    (root / "contacts" / "me.yaml").write_text("name: Me\n", encoding="utf-8")
    check(root, file)
    (root / "me.yaml").write_text("name: Me Myself\n", encoding="utf-8")
    check(root, file)
    assert "me" not in Folder(root).book().contacts


@pytest.mark.parametrize("seconds", [10_413_792_000, -10_000_000_000, 0])
def test_a_file_may_be_of_any_year(root: Path, file: Path, seconds: int) -> None:
    check(root, file)
    os.utime(root / "contacts" / "bob.yaml", (seconds, seconds))
    check(root, file)
    check(root, file)


def test_half_a_character_in_the_settings_stops_nothing(root: Path, file: Path) -> None:
    (root / "netlog.yaml").write_text('schema: 1\ntags: {"\\ud800": {every: 3 weeks}}\n', encoding="utf-8")
    check(root, file)
    check(root, file)


def test_nobody_else_may_read_the_index(root: Path, file: Path) -> None:
    check(root, file)
    if os.name != "nt":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_what_stands_in_the_way_is_told_only_to_who_asks(root: Path, file: Path) -> None:
    told: list[str] = []
    file.parent.mkdir(parents=True)
    file.write_bytes(b"something else entirely, and long enough to be taken for a database" * 20)
    with opened(root, file, tell=told.append) as index:
        index.standings(today=TODAY)
    assert [str(file) in one for one in told] == [True]
    with opened(root, root / "me.yaml" / "x.sqlite", tell=told.append) as index:
        index.standings(today=TODAY)
    assert len(told) == 2


def test_many_files_are_read_by_two_processes_with_one_result(root: Path, file: Path) -> None:
    crowd(root, 250)
    (root / "contacts" / "broken.yaml").write_text("name: [\n", encoding="utf-8")
    check(root, file, processes=lambda _: 2)


@pytest.mark.parametrize(("files", "least", "most"), [(1, 1, 1), (WORTH_ANOTHER, 1, 1), (WORTH_ANOTHER + 1, 1, 2)])
def test_few_files_are_read_by_one_process(files: int, least: int, most: int) -> None:
    assert least <= processes(files) <= most


def test_where_there_can_be_no_other_process_one_reads_all(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    crowd(root, 230)
    monkeypatch.setattr(os, "fork", refused)
    check(root, file, processes=lambda _: 2)
