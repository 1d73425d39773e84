"""The lock and the single file: no write is torn, lost, misplaced or made behind somebody's back."""

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import netlog
from netlog.errors import ChangedError, UnreadableError, UnwritableError
from netlog.store.files import Lock, present_bytes, read_bytes, sweep
from netlog.store.replacing import remove, write_atomic

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="permissions, links and pipes as POSIX has them")
not_for_root = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    journal = tmp_path / "journal"
    (journal / "contacts").mkdir(parents=True)
    return journal


@contextmanager
def child(script: str, *arguments: object) -> Iterator[subprocess.Popen[bytes]]:
    """Another process of the user's, with pipes; killed at the end if it still lives."""
    places = [str(Path(netlog.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, places))}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        try:
            yield process
        finally:
            process.kill()


def line_of(process: subprocess.Popen[bytes]) -> bytes:
    assert process.stdout is not None
    return process.stdout.readline()


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# The lock

HOLD = """
import sys
from pathlib import Path
from netlog.store.files import Lock
with Lock(Path(sys.argv[1]), command="netlog edit"):
    print("held", flush=True)
    sys.stdin.read()
"""

COUNT = """
import sys
from pathlib import Path
from netlog.store.files import Lock
root = Path(sys.argv[1])
counter = root / "counter"
print("ready", flush=True)
sys.stdin.readline()
for _ in range(100):
    with Lock(root):
        counter.write_text(str(int(counter.read_text()) + 1))
"""


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.pauses: list[float] = []

    def read(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds


def test_two_processes_that_add_to_one_file_lose_nothing(root: Path) -> None:
    (root / "counter").write_text("0")
    with child(COUNT, root) as first, child(COUNT, root) as second:
        assert [line_of(first), line_of(second)] == [b"ready\n", b"ready\n"]
        for process in (first, second):
            process.communicate(b"go\n")
            assert process.returncode == 0
    assert (root / "counter").read_text() == "200"


def test_who_waits_too_long_for_the_lock_is_told_who_holds_it(root: Path) -> None:
    clock = Clock()
    with child(HOLD, root) as holder:
        assert line_of(holder) == b"held\n"
        with pytest.raises(ChangedError) as raised, Lock(root, 10.0, clock.read, clock.sleep):
            pass
    assert raised.value.message == (
        f"the journal is locked by process {holder.pid} (netlog edit), and stayed so for 10 seconds"
    )
    assert "Wait" in raised.value.advice
    assert sum(clock.pauses) == pytest.approx(10.0)
    assert clock.pauses[0] == pytest.approx(0.01)
    assert max(clock.pauses) == pytest.approx(0.1)


def test_who_does_not_wait_is_told_at_once(root: Path) -> None:
    clock = Clock()
    with Lock(root, command="netlog give"), pytest.raises(ChangedError, match=rf"{os.getpid()} \(netlog give\)"):
        Lock(root, 0, clock.read, clock.sleep).__enter__()
    assert clock.pauses == []


def test_a_holder_that_left_no_name_is_called_another_process(root: Path) -> None:
    with Lock(root):
        (root / ".netlog" / "lock").write_bytes(b"\xff\x00 nonsense")
        with pytest.raises(ChangedError, match="locked by another process"):
            Lock(root, 0).__enter__()


@posix_only
def test_a_killed_holder_gives_the_lock_free(root: Path) -> None:
    with child(HOLD, root) as holder:
        assert line_of(holder) == b"held\n"
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
        with Lock(root, 0) as lock:
            assert (root / ".netlog" / "lock").read_text() == f"netlog, process {os.getpid()}\n"
            assert lock.was_abandoned
    with Lock(root, 0) as lock:
        assert not lock.was_abandoned


def test_the_lock_is_free_again_after_the_command_even_after_a_failed_one(root: Path) -> None:
    with pytest.raises(ZeroDivisionError), Lock(root, 0):
        _ = 1 / 0
    with Lock(root, 0):
        pass
    assert (root / ".netlog" / "lock").read_text() == ""


@posix_only
def test_the_lock_is_for_the_user_alone(root: Path) -> None:
    with Lock(root):
        assert mode_of(root / ".netlog") == 0o700
        assert mode_of(root / ".netlog" / "lock") == 0o600


@posix_only
def test_a_program_that_a_command_starts_does_not_keep_the_lock(root: Path) -> None:
    with Lock(root):
        process = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    with process, Lock(root, 0):
        assert process.poll() is None


@posix_only
def test_a_lock_that_was_removed_while_held_is_not_taken_for_the_new_one(root: Path) -> None:
    lock = root / ".netlog" / "lock"
    with Lock(root):
        lock.unlink()
        with Lock(root, 0), pytest.raises(ChangedError):
            Lock(root, 0).__enter__()


@posix_only
def test_a_lock_that_is_replaced_while_it_is_being_taken_is_taken_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = root / ".netlog" / "lock"
    clock = Clock()
    with monkeypatch.context() as patch:
        real, first = os.open, iter([True])

        def replaced(file: Path, flags: int, mode: int = 0o777) -> int:
            descriptor = real(file, flags, mode)
            if next(first, False):
                lock.unlink()
            return descriptor

        patch.setattr(os, "open", replaced)
        held = Lock(root, 1.0, clock.read, clock.sleep).__enter__()
    with pytest.raises(ChangedError):
        Lock(root, 0).__enter__()
    held.__exit__(None, None, None)


@posix_only
def test_a_process_forked_off_by_a_command_does_not_keep_the_lock(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, copies = os.open, list[int]()

    def also_in_the_child(file: Path, flags: int, mode: int = 0o777) -> int:
        descriptor = real(file, flags, mode)
        copies.append(os.dup(descriptor))  # a forked process shares the open file in the same way
        return descriptor

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", also_in_the_child)
        with Lock(root):
            pass
    with Lock(root, 0):
        assert len(copies) == 1
    os.close(copies[0])


@posix_only
@pytest.mark.parametrize("link", [".netlog", ".netlog/lock"])
def test_a_link_in_the_place_of_the_lock_harms_no_other_file(root: Path, tmp_path: Path, link: str) -> None:
    private = tmp_path / "private"
    private.mkdir()
    (private / "lock").write_text("precious")
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(private if link == ".netlog" else private / "lock")
    with pytest.raises(UnwritableError, match="cannot lock the journal"):
        Lock(root, 0).__enter__()
    assert (private / "lock").read_text() == "precious"


@posix_only
@not_for_root
def test_a_journal_that_may_not_be_written_says_so_instead_of_waiting(root: Path) -> None:
    root.chmod(0o500)
    with pytest.raises(UnwritableError, match=r"\.netlog.*: Permission denied"):
        Lock(root, 10).__enter__()


@pytest.mark.parametrize("call", ["mkdir", "open"])
def test_a_journal_on_a_read_only_disk_says_so(root: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    refuse(monkeypatch, call, errno.EROFS)
    with pytest.raises(UnwritableError) as raised:
        Lock(root, 10).__enter__()
    assert str(root) in raised.value.message
    assert os.strerror(errno.EROFS) in raised.value.message


def test_a_full_disk_does_not_keep_the_lock_from_being_taken(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "write", errno.ENOSPC)
    with Lock(root, 0), pytest.raises(ChangedError, match="another process"):
        Lock(root, 0).__enter__()


# Reading


def test_what_is_read_is_every_byte(root: Path) -> None:
    path = root / "contacts" / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: X\r\n\x00\x1a\xff")
    assert read_bytes(path, root) == b"\xef\xbb\xbfname: X\r\n\x00\x1a\xff"


def make_folder(path: Path) -> None:
    path.mkdir()


def make_pipe(path: Path) -> None:
    if sys.platform != "win32":
        os.mkfifo(path)


def make_link_out(path: Path) -> None:
    outside = path.parents[2] / "outside.yaml"
    outside.write_text("name: Out")
    path.symlink_to(outside)


def make_link_into_git(path: Path) -> None:
    (path.parents[1] / ".git").mkdir()
    (path.parents[1] / ".git" / "config").write_text("[core]")
    path.symlink_to("../.git/config")


def make_ring(path: Path) -> None:
    path.symlink_to(path.name)


def make_large(path: Path) -> None:
    path.write_bytes(b"x" * 2_097_152)


UNREADABLE: list[tuple[Callable[[Path], None], str]] = [
    (make_folder, "is a folder, not a file"),
    (make_pipe, "is not a regular file"),
    (make_link_out, "is a link that leads out of the journal"),
    (make_link_into_git, "is a link that leads out of the journal"),
    (make_ring, f"cannot be read: {os.strerror(errno.ELOOP)}"),
    (make_large, "is larger than 1 MB (2,097,152 bytes)"),
]


@posix_only
@pytest.mark.parametrize(("make", "message"), UNREADABLE)
def test_what_is_no_contact_file_is_refused_by_name(root: Path, make: Callable[[Path], None], message: str) -> None:
    path = root / "contacts" / "x.yaml"
    make(path)
    with pytest.raises(UnreadableError) as raised:
        read_bytes(path, root)
    (problem,) = raised.value.problems
    assert raised.value.message == f"contacts/x.yaml {message}"
    assert (str(problem.location), problem.message) == ("contacts/x.yaml", message)


@posix_only
def test_a_pipe_or_device_is_not_even_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_pipe(root / "x.yaml")
    refuse(monkeypatch, "open", errno.EIO)
    with pytest.raises(UnreadableError, match="is not a regular file"):
        read_bytes(root / "x.yaml", root)


@pytest.mark.parametrize(("size", "is_read"), [(0, True), (10, True), (11, False)])
def test_a_file_of_exactly_the_limit_is_read(root: Path, size: int, is_read: bool) -> None:
    path = root / "x.yaml"
    path.write_bytes(b"x" * size)
    if is_read:
        assert len(read_bytes(path, root, limit=10)) == size
    else:
        with pytest.raises(UnreadableError, match=r"x.yaml is larger than 10 bytes \(11 bytes\)"):
            read_bytes(path, root, limit=10)


@pytest.mark.parametrize("path", ["contacts/../../outside", "../outside"])
def test_a_path_that_climbs_out_of_the_journal_is_refused(root: Path, path: str) -> None:
    (root.parent / "outside").write_text("secret")
    with pytest.raises(UnreadableError):
        read_bytes(root / path, root)
    with pytest.raises(UnwritableError):
        write_atomic(root / path, b"new", root=root, expected=b"secret")
    assert (root.parent / "outside").read_text() == "secret"


@posix_only
def test_a_folder_of_contacts_that_is_a_link_out_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.yaml").write_text("name: X")
    (root / "people").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnreadableError, match="leads out"):
        read_bytes(root / "people" / "x.yaml", root)


def test_a_file_that_vanished_is_no_error_of_the_journal(root: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_bytes(root / "contacts" / "gone.yaml", root)


@posix_only
@pytest.mark.parametrize("call", ["stat", "open"])
def test_a_file_that_may_not_be_read_says_so_in_the_systems_words(
    root: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = root / "x.yaml"
    path.write_bytes(b"x")
    refuse(monkeypatch, call, errno.EACCES, only=path)
    with pytest.raises(UnreadableError, match=r"^x.yaml cannot be read: Permission denied$"):
        read_bytes(path, root)


@posix_only
def test_a_journal_that_is_itself_a_link_is_read_and_written(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    path = tmp_path / "link" / "contacts" / "x.yaml"
    write_atomic(path, b"name: X", root=tmp_path / "link", expected=None)
    assert read_bytes(path, tmp_path / "link") == b"name: X"
    assert read_bytes(path, root) == b"name: X"


# Writing


def refuse(
    monkeypatch: pytest.MonkeyPatch, call: str, number: int, *, only: Path | None = None, after: int = 0
) -> None:
    """Let a call of the system fail from its (after + 1)th time on, for one path or for all."""
    real = getattr(os, call)
    calls = 0

    def refusing(*arguments: object, **named: object) -> object:
        nonlocal calls
        if only is None or arguments[0] == only:
            calls += 1
            if calls > after:
                raise OSError(number, os.strerror(number), arguments[0] if call != "write" else None)
        return real(*arguments, **named)

    monkeypatch.setattr(os, call, refusing)


def test_an_edit_replaces_the_whole_file_and_leaves_nothing_else(root: Path) -> None:
    path = root / "contacts" / "x.yaml"
    path.write_bytes(b"old and longer")
    write_atomic(path, b"new\r\n\x1a", root=root, expected=b"old and longer")
    assert path.read_bytes() == b"new\r\n\x1a"
    assert files_in(root) == ["contacts/x.yaml"]


def test_the_first_contact_makes_the_folder_that_git_did_not_keep(root: Path) -> None:
    (root / "contacts").rmdir()
    write_atomic(root / "contacts" / "x.yaml", b"name: X", root=root, expected=None)
    assert present_bytes(root / "contacts" / "x.yaml", root) == b"name: X"


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o755])
def test_a_file_keeps_its_mode(root: Path, mode: int) -> None:
    path = root / "contacts" / "x.yaml"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_atomic(path, b"new", root=root, expected=b"old")
    assert mode_of(path) == mode


@posix_only
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_new_file_is_for_the_user_alone(root: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_atomic(root / "people" / "x.yaml", b"new", root=root, expected=None)
    finally:
        os.umask(before)
    assert mode_of(root / "people" / "x.yaml") == 0o600
    assert mode_of(root / "people") == 0o700
    assert (root / "people" / "x.yaml").stat().st_nlink == 1


@posix_only
def test_a_file_made_read_only_is_not_written_behind_the_users_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root / "contacts" / "x.yaml"
    path.write_bytes(b"old")
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda file, mode: mode != os.W_OK)  # as for any user but root
    with pytest.raises(
        UnwritableError, match=r"^cannot write contacts/x.yaml: Permission denied; nothing was changed$"
    ):
        write_atomic(path, b"new", root=root, expected=b"old")
    with pytest.raises(UnwritableError):
        remove(path, root=root, expected=b"old")
    assert path.read_bytes() == b"old"


@posix_only
def test_a_link_inside_the_journal_stays_a_link(root: Path) -> None:
    target = root / "archive" / "x.yaml"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link = root / "contacts" / "x.yaml"
    link.symlink_to("../archive/x.yaml")
    write_atomic(link, b"new", root=root, expected=b"old")
    assert link.readlink() == Path("../archive/x.yaml")
    assert target.read_bytes() == b"new"
    assert files_in(root) == ["archive/x.yaml", "contacts/x.yaml"]


@posix_only
@pytest.mark.parametrize("make", [make_link_out, make_link_into_git])
def test_a_link_that_leads_out_is_neither_written_nor_removed(root: Path, make: Callable[[Path], None]) -> None:
    link = root / "contacts" / "x.yaml"
    make(link)
    target = link.resolve()
    old = target.read_bytes()
    with pytest.raises(UnwritableError, match=r"^contacts/x.yaml is a link that leads out of the journal"):
        write_atomic(link, b"new", root=root, expected=old)
    with pytest.raises(UnwritableError, match="leads out"):
        remove(link, root=root, expected=old)
    assert target.read_bytes() == old
    assert link.is_symlink()


@posix_only
@pytest.mark.parametrize(
    ("make", "message"), [(make_folder, "is a folder"), (make_pipe, "not a regular"), (make_ring, "cannot write")]
)
def test_what_is_no_file_is_not_written_to(root: Path, make: Callable[[Path], None], message: str) -> None:
    path = root / "contacts" / "x.yaml"
    make(path)
    for expected in (None, b"old"):
        with pytest.raises(UnwritableError, match=message):
            write_atomic(path, b"new", root=root, expected=expected)
    assert [path.name for path in (root / "contacts").iterdir()] == ["x.yaml"]


CHANGES = [
    (b"old", b"older", "changed"),
    (b"old", b"OLD", "changed"),
    (b"old", None, "vanished"),
    (None, b"mine", "appeared"),
    (None, b"", "appeared"),
]


@pytest.mark.parametrize(("expected", "present", "happened"), CHANGES)
def test_a_file_that_changed_since_it_was_read_is_left_alone(
    root: Path, expected: bytes | None, present: bytes | None, happened: str
) -> None:
    path = root / "contacts" / "x.yaml"
    if present is not None:
        path.write_bytes(present)
    with pytest.raises(ChangedError) as raised:
        write_atomic(path, b"new", root=root, expected=expected)
    assert raised.value.message == f"contacts/x.yaml {happened} while netlog was at work; nothing was written"
    assert raised.value.advice == "Run the command again."
    assert present_bytes(path, root) == present
    assert len(files_in(root)) == (present is not None)


@pytest.mark.parametrize(("expected", "present", "happened"), CHANGES)
def test_a_change_in_the_very_moment_of_writing_is_noticed(
    root: Path, monkeypatch: pytest.MonkeyPatch, expected: bytes | None, present: bytes | None, happened: str
) -> None:
    path = root / "contacts" / "x.yaml"
    if expected is not None:
        path.write_bytes(expected)
    sync = os.fsync

    def editor_saves(descriptor: int) -> None:
        sync(descriptor)
        if present is None:
            path.unlink()
        else:
            path.write_bytes(present)

    monkeypatch.setattr(os, "fsync", editor_saves)
    with pytest.raises(ChangedError, match=happened):
        write_atomic(path, b"new", root=root, expected=expected)
    assert present_bytes(path, root) == present
    assert len(files_in(root)) == (present is not None)


@posix_only
def test_a_new_file_never_lands_on_one_that_appeared_at_the_last_call(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root / "contacts" / "x.yaml"
    link = os.link

    def too_late(source: Path, target: Path) -> None:
        path.write_bytes(b"theirs")
        link(source, target)

    monkeypatch.setattr(os, "link", too_late)
    with pytest.raises(ChangedError, match="appeared"):
        write_atomic(path, b"new", root=root, expected=None)
    assert path.read_bytes() == b"theirs"
    assert files_in(root) == ["contacts/x.yaml"]


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.EACCES])
def test_a_disk_without_hard_links_takes_new_files_too(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    refuse(monkeypatch, "link", number)
    write_atomic(root / "contacts" / "x.yaml", b"new", root=root, expected=None)
    assert (root / "contacts" / "x.yaml").read_bytes() == b"new"
    assert files_in(root) == ["contacts/x.yaml"]


def test_a_system_that_writes_a_little_at_a_time_writes_it_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:7]))
    data = bytes(range(256)) * 3
    write_atomic(root / "x.yaml", data, root=root, expected=None)
    assert (root / "x.yaml").read_bytes() == data


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_write_that_the_system_refuses_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    path = root / "contacts" / "x.yaml"
    path.write_bytes(b"old")
    refuse(monkeypatch, call, number)
    with pytest.raises(UnwritableError) as raised:
        write_atomic(path, b"new", root=root, expected=b"old")
    monkeypatch.undo()
    assert raised.value.message == f"cannot write contacts/x.yaml: {os.strerror(number)}; nothing was changed"
    assert path.read_bytes() == b"old"
    assert files_in(root) == ["contacts/x.yaml"]


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "access", "fstat"])
def test_ctrl_c_leaves_the_old_file_and_no_litter(root: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    path = root / "contacts" / "x.yaml"
    path.write_bytes(b"old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, call, interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(path, b"new", root=root, expected=b"old")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert files_in(root) == ["contacts/x.yaml"]


@posix_only
def test_a_folder_that_cannot_be_synced_is_no_obstacle_but_a_failing_disk_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root / "x.yaml"
    with monkeypatch.context() as patch:
        refuse(patch, "fsync", errno.EINVAL, after=1)
        write_atomic(path, b"one", root=root, expected=None)
    refuse(monkeypatch, "fsync", errno.EIO, after=1)
    with pytest.raises(UnwritableError, match=r"did not confirm the change of x.yaml: "):
        write_atomic(path, b"two", root=root, expected=b"one")


@posix_only
def test_the_bytes_and_the_folder_are_on_disk_before_a_write_returns(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root / "contacts" / "x.yaml"
    path.write_bytes(b"old")
    seen: list[str] = []
    sync, replace = os.fsync, os.replace

    def noted_sync(descriptor: int) -> None:
        status = os.fstat(descriptor)
        seen.append("sync folder" if stat.S_ISDIR(status.st_mode) else f"sync {status.st_size} bytes")
        sync(descriptor)

    def noted_replace(source: Path, target: Path) -> None:
        seen.append("replace")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(os, "replace", noted_replace)
    write_atomic(path, b"newer", root=root, expected=b"old")
    assert seen == ["sync 5 bytes", "replace", "sync folder"]


WRITE_FOR_EVER = """
import itertools, sys
from pathlib import Path
from netlog.store.replacing import write_atomic
root = Path(sys.argv[1])
path = root / "contacts" / "x.yaml"
states = [bytes([letter]) * 300_000 for letter in b"ab"]
present = path.read_bytes()
for turn in itertools.count(states.index(present) + 1):
    write_atomic(path, states[turn % 2], root=root, expected=present)
    present = states[turn % 2]
    print(flush=True)
"""


@posix_only
@pytest.mark.parametrize("writes", range(1, 11))
def test_a_writer_killed_at_any_moment_leaves_a_whole_file(root: Path, writes: int) -> None:
    path = root / "contacts" / "x.yaml"
    path.write_bytes(b"a" * 300_000)
    with child(WRITE_FOR_EVER, root) as process:
        for _ in range(writes):
            line_of(process)
        process.kill()
        process.wait()
    assert path.read_bytes() in {b"a" * 300_000, b"b" * 300_000}
    sweep(path.parent)
    assert files_in(root) == ["contacts/x.yaml"]


# Removing and sweeping


def test_a_file_is_removed_only_while_it_holds_what_was_read(root: Path) -> None:
    path = root / "contacts" / "x.yaml"
    path.write_bytes(b"mine")
    with pytest.raises(ChangedError, match=r"contacts/x.yaml changed"):
        remove(path, root=root, expected=b"old")
    assert path.read_bytes() == b"mine"
    remove(path, root=root, expected=b"mine")
    assert files_in(root) == []
    with pytest.raises(ChangedError, match=r"contacts/x.yaml vanished"):
        remove(path, root=root, expected=b"mine")


@posix_only
def test_removing_a_link_removes_what_it_led_to(root: Path) -> None:
    (root / "people").mkdir()
    (root / "people" / "x.yaml").write_bytes(b"old")
    (root / "contacts" / "x.yaml").symlink_to("../people/x.yaml")
    remove(root / "contacts" / "x.yaml", root=root, expected=b"old")
    assert files_in(root) == []
    assert not (root / "contacts" / "x.yaml").is_symlink()


def test_a_removal_that_the_system_refuses_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = root / "contacts" / "x.yaml"
    path.write_bytes(b"old")
    refuse(monkeypatch, "unlink", errno.EROFS)
    with pytest.raises(UnwritableError, match=r"^cannot write contacts/x.yaml: Read-only file system"):
        remove(path, root=root, expected=b"old")
    assert path.read_bytes() == b"old"


def test_only_what_killed_runs_left_is_swept(root: Path) -> None:
    folder = root / "contacts"
    kept = ["x.yaml", "x.tmp", ".netlog-notes.tmp", ".netlog-12-ab.tmp.yaml", "a.netlog-12-ab.tmp", ".netlog-1-d.tmp/f"]
    left = [".netlog-1234-00ff00ff.tmp", ".netlog-77-abc.tmp"]
    (folder / ".netlog-1-d.tmp").mkdir()
    for name in kept + left:
        (folder / name).write_bytes(b"x")
    assert sweep(folder) == tuple(left)
    assert files_in(folder) == sorted(kept)
    assert sweep(folder) == ()
    assert sweep(root / "nowhere") == ()


def test_a_folder_that_cannot_be_swept_is_no_trouble(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".netlog-1-a.tmp").write_bytes(b"x")
    refuse(monkeypatch, "unlink", errno.EROFS)
    assert sweep(root) == ()
