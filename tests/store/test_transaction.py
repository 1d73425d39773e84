"""Several files at once: whatever happens in between, the journal is as it was before or as it is after."""

import errno
import itertools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import netlog
from netlog.errors import ChangedError, NetlogError, RefusedError, UnwritableError
from netlog.store.contents import is_pending
from netlog.store.files import sweep
from netlog.store.transaction import FileEdit, apply_edits, recover

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="kills processes the POSIX way")

ALICE, BOB, CAROL = "contacts/alice-chen.yaml", "contacts/bob-marsh.yaml", "contacts/carol.yaml"
EDITED = FileEdit(ALICE, b"\xef\xbb\xbfname: Alice\r\n", b"\xef\xbb\xbfname: Alice Chen\r\n")
CREATED = FileEdit(BOB, None, "name: Böb 陈\n".encode())
REMOVED = FileEdit(CAROL, b"name: \xff\xfe\x00 Carol", None)
EDITS = [EDITED, CREATED, REMOVED]
WHAT = "rename carol bob-marsh"
ME = {"me.yaml": b"name: Me\n"}

Files = dict[str, bytes]


def state(after: set[str]) -> Files:
    """The journal's files when the named ones are changed and the others are not."""
    sides = {edit.path: edit.after if edit.path in after else edit.before for edit in EDITS}
    return ME | {path: data for path, data in sides.items() if data is not None}


BEFORE, AFTER = state(set()), state({ALICE, BOB, CAROL})


def put(root: Path, files: Files) -> None:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


def files_of(root: Path) -> Files:
    """Every file of the journal but the machine's own."""
    found = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.startswith(".netlog/")}


def sweep_all(root: Path) -> None:
    for folder in (root, root / "contacts", root / ".netlog"):
        sweep(folder)


def record_of(edits: list[FileEdit]) -> str:
    """The record as version 1 has it, written here by hand: an old one must be understood for ever."""

    def told(data: bytes | None) -> object:
        if data == REMOVED.before:
            return {"base64": "bmFtZTog//4AIENhcm9s"}
        return None if data is None else data.decode()

    files = [{"path": edit.path, "before": told(edit.before), "after": told(edit.after)} for edit in edits]
    return json.dumps({"version": 1, "what": WHAT, "files": files})


def interrupted(root: Path, after: set[str]) -> None:
    """Leave the journal as a killed command does, with some of its files changed already."""
    for path in {ALICE, BOB, CAROL} & files_of(root).keys():
        (root / path).unlink()
    put(root, state(after) | {".netlog/pending": record_of(EDITS).encode()})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    journal = tmp_path / "journal"
    put(journal, BEFORE)
    return journal


# Done, or not


def test_all_files_are_changed_and_no_record_stays(root: Path) -> None:
    apply_edits(root, EDITS, WHAT)
    assert files_of(root) == AFTER
    assert not is_pending(root)
    assert recover(root) is None
    assert list((root / ".netlog").iterdir()) == []


@pytest.mark.parametrize("edit", EDITS, ids=["edit", "create", "remove"])
def test_a_single_file_needs_no_record(root: Path, edit: FileEdit) -> None:
    apply_edits(root, [edit], WHAT)
    assert files_of(root) == state({edit.path})
    assert not (root / ".netlog").exists()


def test_a_file_that_stays_as_it_is_is_not_written(root: Path) -> None:
    identity = (root / "me.yaml").stat().st_ino
    apply_edits(root, [FileEdit("me.yaml", ME["me.yaml"], ME["me.yaml"]), *EDITS], WHAT)
    assert (root / "me.yaml").stat().st_ino == identity
    assert files_of(root) == AFTER
    apply_edits(root, [], WHAT)


@pytest.mark.parametrize(
    ("changed", "happened"),
    [({ALICE: b"x"}, "alice-chen.yaml changed"), ({BOB: b""}, "bob-marsh.yaml appeared"), ({CAROL: b"y"}, "changed")],
)
@pytest.mark.parametrize("count", [1, 3])
def test_one_file_that_changed_since_keeps_all_from_being_written(
    root: Path, changed: Files, happened: str, count: int
) -> None:
    put(root, changed)
    edits = EDITS if count == 3 else [edit for edit in EDITS if edit.path in changed]
    with pytest.raises(ChangedError, match=f"{happened} while netlog was at work; nothing was written"):
        apply_edits(root, edits, WHAT)
    assert files_of(root) == BEFORE | changed
    assert not (root / ".netlog").exists()


STRAYS = [
    "../x",
    "contacts/../../x",
    "/etc/x",
    "",
    ".",
    "..",
    ".git/config",
    ".netlog/lock",
    "a/.GIT/x",
    "x\0y",
    ".git",
]


@pytest.mark.parametrize("path", STRAYS)
def test_no_file_outside_the_journal_is_ever_named(root: Path, path: str) -> None:
    with pytest.raises(RefusedError, match="is no file of the journal's; nothing was changed"):
        apply_edits(root, [EDITED, FileEdit(path, None, b"x")], WHAT)
    assert files_of(root) == BEFORE


def test_a_file_named_twice_is_refused(root: Path) -> None:
    with pytest.raises(RefusedError, match="stands twice"):
        apply_edits(root, [EDITED, FileEdit(f"./{ALICE}", EDITED.before, b"x")], WHAT)
    assert files_of(root) == BEFORE


@pytest.mark.parametrize("edits", [[EDITED], EDITS])
def test_nothing_is_begun_while_an_interrupted_command_waits(root: Path, edits: list[FileEdit]) -> None:
    interrupted(root, after=set())
    assert is_pending(root)
    with pytest.raises(RefusedError, match=r"interrupted command is still recorded in \.netlog/pending"):
        apply_edits(root, edits, WHAT)
    assert files_of(root) == BEFORE


@posix_only
def test_the_record_is_on_disk_before_the_first_file_is_touched_and_until_the_last_is_on_disk(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def noted(call: str, real: Callable[..., object]) -> Callable[..., object]:
        def stand_in(*arguments: object, **named: object) -> object:
            if call == "fsync":
                folders = {path.stat().st_ino: f"{path.name}/" for path in root.rglob("*") if path.is_dir()}
                status = os.fstat(int(str(arguments[0])))
                seen.append("sync " + (folders | {root.stat().st_ino: "./"}).get(status.st_ino, "file"))
            elif not Path(str(arguments[-1])).name.endswith(".tmp"):
                seen.append(f"{call} {Path(str(arguments[-1])).name}")
            return real(*arguments, **named)

        return stand_in

    for call in ("fsync", "link", "replace", "unlink"):
        monkeypatch.setattr(os, call, noted(call, getattr(os, call)))
    apply_edits(root, EDITS, WHAT)
    assert seen == [
        *["sync ./", "sync file", "link pending", "sync .netlog/", "sync ./"],
        *["sync file", "sync file", "replace alice-chen.yaml", "link bob-marsh.yaml", "unlink carol.yaml"],
        *["sync contacts/", "unlink pending", "sync .netlog/"],
    ]


@posix_only
def test_the_record_is_on_disk_also_where_its_folder_was_made_a_moment_ago(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / ".netlog").mkdir()
    seen: list[str] = []
    sync, replace = os.fsync, os.replace

    def noted_sync(descriptor: int) -> None:
        if os.path.samestat(os.fstat(descriptor), root.stat()):
            seen.append("sync journal")
        sync(descriptor)

    def noted_replace(source: Path, target: Path) -> None:
        seen.append("replace")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(os, "replace", noted_replace)
    apply_edits(root, EDITS, WHAT)
    assert seen == ["sync journal", "replace"]


# The system refuses, or the user interrupts, at any call

CALLS = ("open", "write", "fsync", "fchmod", "link", "replace", "rename", "unlink", "mkdir")


def at_call(number: int, happen: Callable[[str, tuple[object, ...]], None]) -> dict[str, object]:
    """Stand-ins for the system's calls: something happens just before the one with this number (from 0)."""
    turns = itertools.count()

    def watched(call: str, real: Callable[..., object]) -> Callable[..., object]:
        def stand_in(*arguments: object, **named: object) -> object:
            if call == "open" and not int(str(arguments[1])) & os.O_CREAT:
                return real(*arguments, **named)  # to read changes nothing
            if next(turns) == number:
                happen(call, arguments)
            return real(*arguments, **named)

        return stand_in

    return {call: watched(call, getattr(os, call)) for call in CALLS if hasattr(os, call)}


def with_trouble(number: int, error: BaseException, work: Callable[[], None]) -> str:
    """Work, with one call of the system failing; what came of it: "untroubled", "done" (all the same) or "raised"."""
    met: list[str] = []

    def happen(call: str, _: tuple[object, ...]) -> None:
        met.append(call)
        raise error

    with pytest.MonkeyPatch.context() as patch:
        for call, stand_in in at_call(number, happen).items():
            patch.setattr(os, call, stand_in)
        try:
            work()
        except (NetlogError, KeyboardInterrupt):
            return "raised"
    return "done" if met else "untroubled"


def play_with_trouble_everywhere(folder: Path, error: BaseException) -> Iterator[tuple[Path, str]]:
    """The three edits in journal after journal, each with trouble one call later; the journal and what came of it."""
    for number in itertools.count():
        root = folder / f"{number:03}"
        put(root, BEFORE)
        outcome = with_trouble(number, error, partial(apply_edits, root, EDITS, WHAT))
        sweep_all(root)
        yield root, outcome
        if outcome == "untroubled":
            return


def test_whichever_call_the_system_refuses_all_files_are_as_before_or_all_are_done(tmp_path: Path) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    outcomes = []
    for root, outcome in play_with_trouble_everywhere(tmp_path, full):
        assert files_of(root) == (BEFORE if outcome == "raised" else AFTER), root.name
        assert list((root / ".netlog").glob("*")) == [], root.name
        outcomes.append(outcome)
    assert outcomes.count("raised") > 10


def test_ctrl_c_at_whichever_call_leaves_all_or_nothing(tmp_path: Path) -> None:
    outcomes = []
    for root, outcome in play_with_trouble_everywhere(tmp_path, KeyboardInterrupt()):
        assert files_of(root) in (BEFORE, AFTER), root.name
        assert list((root / ".netlog").glob("*")) == [], root.name
        outcomes.append(outcome)
    assert set(outcomes[:-1]) == {"raised"}
    assert len(outcomes) > 20


def full_disk_from(write: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full from this write (from 0) on."""
    real, turns = os.write, itertools.count()

    def stand_in(descriptor: int, data: bytes) -> int:
        if next(turns) >= write:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", stand_in)


def test_a_disk_that_is_full_before_anything_is_begun_says_that_nothing_was_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_disk_from(0, monkeypatch)
    with pytest.raises(UnwritableError, match="No space left on device; nothing was changed"):
        apply_edits(root, EDITS, WHAT)
    assert files_of(root) == BEFORE
    assert not is_pending(root)


def test_a_disk_too_full_to_take_back_what_was_begun_leaves_it_to_the_next_command(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = os.unlink

    def refused(path: Path) -> None:
        if path == root / CAROL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        unlink(path)

    with monkeypatch.context() as patch:
        full_disk_from(3, patch)  # the record, Alice and Bob can be written, but Alice cannot be put back
        patch.setattr(os, "unlink", refused)
        with pytest.raises(UnwritableError) as raised:
            apply_edits(root, EDITS, WHAT)
        assert raised.value.message == (
            f"{WHAT}: begun, and neither finished (No space left on device) nor taken back (No space left on device)"
        )
        assert "the next command that writes finishes it" in raised.value.advice
        assert is_pending(root)
        with pytest.raises(UnwritableError, match=rf"\({WHAT}\) could not be finished: No space left on device"):
            recover(root)
        assert is_pending(root)
    assert recover(root) == f"finished what an interrupted command had begun: {WHAT}"
    assert files_of(root) == AFTER
    assert not is_pending(root)


def test_a_file_edited_by_hand_while_the_others_are_taken_back_is_left_alone_and_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = os.unlink

    def refused_while_an_editor_saves(path: Path) -> None:
        if path == root / CAROL:
            (root / ALICE).write_bytes(b"by hand")
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        unlink(path)

    monkeypatch.setattr(os, "unlink", refused_while_an_editor_saves)
    with pytest.raises(ChangedError) as raised:
        apply_edits(root, EDITS, WHAT)
    assert raised.value.message == (
        f"{WHAT}: taken back (Permission denied); {ALICE} was changed by hand since and was left alone"
    )
    assert files_of(root) == BEFORE | {ALICE: b"by hand"}
    assert not is_pending(root)


def test_a_disk_too_full_for_the_second_file_leaves_the_first_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_disk_from(2, monkeypatch)  # the record and Alice can be written, Bob cannot
    with pytest.raises(UnwritableError, match=r"bob-marsh.yaml: No space left on device; nothing was changed"):
        apply_edits(root, EDITS, WHAT)
    assert files_of(root) == BEFORE
    assert not is_pending(root)


# Recovering


@pytest.mark.parametrize(
    "after", [set(), {ALICE}, {ALICE, BOB}, {ALICE, BOB, CAROL}, {CAROL}], ids=lambda after: f"{len(after)} done"
)
def test_an_interrupted_command_is_finished_by_the_next(root: Path, after: set[str]) -> None:
    interrupted(root, after)
    assert files_of(root) == state(after)
    assert recover(root) == f"finished what an interrupted command had begun: {WHAT}"
    assert files_of(root) == AFTER
    assert not is_pending(root)
    assert recover(root) is None


@pytest.mark.parametrize(
    ("after", "by_hand", "sentence"),
    [
        ({ALICE}, {ALICE: b"x"}, f"{ALICE} was changed by hand since and was left alone"),
        ({ALICE, BOB}, {BOB: b"x"}, f"{BOB} was changed by hand since and was left alone"),
        ({ALICE, BOB}, {CAROL: b"x"}, f"{CAROL} was changed by hand since and was left alone"),
        (set(), {BOB: b"x", CAROL: b""}, f"{BOB}, {CAROL} were changed by hand since and were left alone"),
    ],
)
def test_where_a_file_was_edited_since_the_rest_is_taken_back(
    root: Path, after: set[str], by_hand: Files, sentence: str
) -> None:
    interrupted(root, after)
    put(root, by_hand)
    assert recover(root) == f"took back what an interrupted command had begun: {WHAT}; {sentence}"
    assert files_of(root) == BEFORE | by_hand
    assert not is_pending(root)


def test_the_record_tells_what_was_there_and_what_was_to_come(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full_disk_from(1, monkeypatch)
    written: list[str] = []
    unlink = os.unlink

    def kept(path: Path) -> None:
        if path.name == "pending":
            written.append(path.read_text())
        unlink(path)

    monkeypatch.setattr(os, "unlink", kept)
    with pytest.raises(UnwritableError):
        apply_edits(root, EDITS, WHAT)
    assert [json.loads(text) for text in written] == [json.loads(record_of(EDITS))]


def test_a_command_line_that_is_not_utf_8_can_be_recorded(root: Path) -> None:
    apply_edits(root, EDITS, "rename \udcff bob-marsh")
    assert files_of(root) == AFTER


def without(key: str) -> str:
    record = json.loads(record_of(EDITS))
    del record[key]
    return json.dumps(record)


SENSELESS = [
    "",
    "{",
    "[]",
    "null",
    "[" * 100_000,
    "\udcff",
    without("version"),
    without("what"),
    without("files"),
    '{"version": 1, "what": "x", "files": [{"path": "me.yaml", "before": null}]}',
    '{"version": 1, "what": "x", "files": [{"path": 3, "before": null, "after": null}]}',
    '{"version": 1, "what": "x", "files": [{"path": "me.yaml", "before": 7, "after": null}]}',
    '{"version": 1, "what": "x", "files": [{"path": "me.yaml", "before": {"base64": "!"}, "after": null}]}',
    '{"version": 1, "what": "x", "files": [{"path": "me.yaml", "before": "\\ud800", "after": null}]}',
    '{"version": 2, "what": "x", "files": []}',
]


@pytest.mark.parametrize("text", SENSELESS, ids=range(len(SENSELESS)))
def test_a_record_that_makes_no_sense_is_named_and_never_deleted(root: Path, text: str) -> None:
    record = text.encode("utf-8", "surrogateescape")
    put(root, {".netlog/pending": record})
    with pytest.raises(UnwritableError, match=r"^\.netlog/pending") as raised:
        recover(root)
    assert "remove it" in raised.value.advice
    assert (root / ".netlog" / "pending").read_bytes() == record
    assert files_of(root) == BEFORE


@pytest.mark.parametrize("path", STRAYS)
def test_a_record_from_elsewhere_reaches_no_file_outside_the_journal(root: Path, path: str) -> None:
    put(root, {".netlog/pending": record_of([EDITED, FileEdit(path, None, b"x")]).encode()})
    with pytest.raises(UnwritableError, match=r"^\.netlog/pending names a wrong file: "):
        recover(root)
    assert files_of(root) == BEFORE
    assert is_pending(root)


@posix_only
def test_a_link_reaches_no_file_outside_the_journal_either(root: Path) -> None:
    outside = root.parent / "outside"
    outside.write_bytes(b"old")
    (root / BOB).symlink_to(outside)
    edit = FileEdit(BOB, b"old", b"new")
    with pytest.raises(UnwritableError, match="leads out of the journal"):
        apply_edits(root, [EDITED, edit], WHAT)
    put(root, {".netlog/pending": record_of([EDITED, edit]).encode()})
    with pytest.raises(UnwritableError, match="leads out of the journal"):
        recover(root)
    assert outside.read_bytes() == b"old"
    assert (root / ALICE).read_bytes() == EDITED.before


def test_a_folder_in_the_place_of_the_record_is_named(root: Path) -> None:
    (root / ".netlog" / "pending").mkdir(parents=True)
    with pytest.raises(UnwritableError, match=r"^\.netlog/pending is a folder"):
        recover(root)


# Killed at any call of the system; what stands here runs in a process of its own


def applied(root: Path) -> None:
    apply_edits(root, EDITS, WHAT)


def applied_and_given_up(root: Path) -> None:
    unlink, fails = os.unlink, iter([True])

    def refused(path: Path) -> None:
        if path == root / CAROL and next(fails, False):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        unlink(path)

    os.unlink = refused  # type: ignore[assignment]
    try:
        apply_edits(root, EDITS, WHAT)
    except UnwritableError:
        return


def recovered(root: Path) -> None:
    recover(root)


BY_HAND = {CAROL: b"by hand"}
SCENES: dict[str, tuple[Files, Callable[[Path], None], list[Files]]] = {
    "changing three files": (BEFORE, applied, [BEFORE, AFTER]),
    "giving up at the third": (BEFORE, applied_and_given_up, [BEFORE, AFTER]),
    "finishing": (state({ALICE}) | {".netlog/pending": record_of(EDITS).encode()}, recovered, [AFTER]),
    "taking back": (
        state({ALICE, BOB}) | BY_HAND | {".netlog/pending": record_of(EDITS).encode()},
        recovered,
        [BEFORE | BY_HAND],
    ),
}


def kill_at_every_call(scene: str, folder: Path) -> None:
    """Play the scene in journal after journal, killed one call later each time, until it runs to its end."""
    files, work, _ = SCENES[scene]

    def die(call: str, arguments: tuple[object, ...]) -> None:
        if call == "write" and isinstance(arguments[1], bytes | memoryview):
            real_write(int(str(arguments[0])), arguments[1][: len(arguments[1]) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    real_write = os.write
    for number in itertools.count():
        root = folder / f"{number:03}"
        put(root, files)
        process = os.fork()
        if process == 0:
            for call, stand_in in at_call(number, die).items():
                setattr(os, call, stand_in)
            work(root)
            os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        if ended != -signal.SIGKILL:
            sys.exit(ended)


FLIP_FOR_EVER = """
import sys
from pathlib import Path
from netlog.store.contents import is_pending
from netlog.store.transaction import FileEdit, apply_edits
root, there = Path(sys.argv[1]), {edits}
back = [FileEdit(edit.path, edit.after, edit.before) for edit in there]
edits = back if (root / "{created}").exists() else there
while True:
    apply_edits(root, edits, "flip")
    edits = back if edits is there else there
    print(flush=True)
"""


def environment_with(*folders: Path) -> dict[str, str]:
    places = [*folders, Path(netlog.__file__).parents[1], os.environ.get("PYTHONPATH", "")]
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, map(str, places)))}


@posix_only
@pytest.mark.parametrize("scene", SCENES)
def test_killed_at_whichever_call_the_journal_is_whole_after_recovering(tmp_path: Path, scene: str) -> None:
    here = Path(__file__)
    script = (
        f"import sys, pathlib, {here.stem} as this; this.kill_at_every_call(sys.argv[1], pathlib.Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", script, scene, str(tmp_path)]
    subprocess.run(command, env=environment_with(here.parent), check=True)
    roots = sorted(tmp_path.iterdir())
    told = []
    for root in roots:
        told.append(recover(root))
        sweep_all(root)
        assert files_of(root) in SCENES[scene][2], root.name
        assert list((root / ".netlog").glob("*")) == [], root.name
    assert len(roots) > 10
    assert sum(sentence is not None for sentence in told) > 8
    assert told[-1] is None


@posix_only
def test_killed_again_and_again_the_journal_stays_whole(root: Path) -> None:
    script = FLIP_FOR_EVER.format(edits=EDITS, created=BOB)
    command = [sys.executable, "-c", script, str(root)]
    for changes in range(1, 9):
        with subprocess.Popen(command, env=environment_with(), stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in range(changes):
                assert process.stdout.readline() == b"\n"
            process.kill()
        recover(root)
        sweep_all(root)
        assert files_of(root) in (BEFORE, AFTER)
        assert not is_pending(root)
