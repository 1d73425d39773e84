"""The power fails: of what was not made sure of, the disk keeps anything or nothing, and the journal is whole still.

The calls of a command are noted, and played again on a disk that forgets: bytes that were not synced are lost, and so
are, in any choice, the names that a folder got or lost since it was synced.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from netlog.store.files import sweep
from netlog.store.transaction import FileEdit, apply_edits, recover

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="watches the calls that POSIX has")

Files = dict[str, bytes]
Call = tuple[str, str, Any]

BEFORE: Files = {f"contacts/{key}.yaml": f"name: {key}\n".encode() for key in ("ann", "bob", "carol")}
AFTER: Files = {
    "contacts/ann.yaml": b"name: Ann\n",
    "contacts/bob.yaml": b"name: Bob\n",
    "contacts/dana.yaml": b"name: Dana\n",
    "me.yaml": b"name: Me\n",
}
EDITS = [FileEdit(path, BEFORE.get(path), AFTER.get(path)) for path in sorted(BEFORE.keys() | AFTER.keys())]


@dataclass(slots=True)
class Disk:
    """What there is in memory, what is on the disk, and which changes of names are on their way there."""

    names: dict[str, int] = field(default_factory=dict)
    data: dict[int, bytes] = field(default_factory=dict)
    kept_names: dict[str, int] = field(default_factory=dict)
    kept_data: dict[int, bytes] = field(default_factory=dict)
    under_way: list[tuple[str, dict[str, int | None]]] = field(default_factory=list)

    def rename(self, folder: str, change: dict[str, int | None]) -> None:
        _apply(self.names, change)
        self.under_way.append((folder, change))

    def play(self, call: Call) -> None:
        what, path, more = call
        folder = str(Path(path).parent)
        match what:
            case "open":
                number = len(self.data)
                self.data[number], self.kept_data[number] = b"", b""
                self.rename(folder, {path: number})
            case "write":
                self.data[self.names[path]] += more
            case "sync":
                self.kept_data[self.names[path]] = self.data[self.names[path]]
            case "sync folder":
                for changed, change in self.under_way:
                    if changed == path:
                        _apply(self.kept_names, change)
                self.under_way = [(changed, change) for changed, change in self.under_way if changed != path]
            case "link":
                self.rename(folder, {more: self.names[path]})
            case "replace" | "rename":
                self.rename(folder, {more: self.names[path], path: None})
            case "unlink":
                self.rename(folder, {path: None})

    def in_memory(self) -> Files:
        return {name: self.data[number] for name, number in self.names.items()}

    def after_a_power_cut(self) -> Iterator[Files]:
        """What the disk may hold: of the names under way all, none, only one, or all but one."""
        count = len(self.under_way)
        one = [{number} for number in range(count)]
        choices = [set(range(count)), set(), *one, *(set(range(count)) - each for each in one)]
        for choice in {frozenset(choice) for choice in choices}:
            names = dict(self.kept_names)
            for number in sorted(choice):
                _apply(names, self.under_way[number][1])
            yield {name: self.kept_data[number] for name, number in names.items()}


def _apply(names: dict[str, int], change: dict[str, int | None]) -> None:
    for name, number in change.items():
        if number is None:
            names.pop(name, None)
        else:
            names[name] = number


def disk_of(files: Files) -> Disk:
    numbers = {name: number for number, name in enumerate(files)}
    held = {numbers[name]: data for name, data in files.items()}
    return Disk(dict(numbers), dict(held), dict(numbers), dict(held))


@contextmanager
def noted_calls(root: Path) -> Iterator[list[Call]]:
    """The calls by which files and folders of the journal change, in their order, while this lasts."""
    calls: list[Call] = []
    opened: dict[int, str] = {}
    real = {name: getattr(os, name) for name in ("open", "write", "fsync", "link", "replace", "rename", "unlink")}

    def name_of(path: object) -> str:
        return Path(str(path)).relative_to(root).as_posix()

    def opening(path: Path, flags: int, *rest: int) -> int:
        descriptor: int = real["open"](path, flags, *rest)
        opened[descriptor] = name_of(path)
        if flags & os.O_CREAT:
            calls.append(("open", name_of(path), None))
        return descriptor

    def writing(descriptor: int, data: bytes) -> int:
        written: int = real["write"](descriptor, data)
        calls.append(("write", opened[descriptor], bytes(data[:written])))
        return written

    def syncing(descriptor: int) -> None:
        is_folder = (root / opened[descriptor]).is_dir()
        calls.append(("sync folder" if is_folder else "sync", opened[descriptor], None))

    def moving(name: str) -> Callable[..., None]:
        def moved(path: Path, *target: Path) -> None:
            real[name](path, *target)
            calls.append((name, name_of(path), name_of(target[0]) if target else None))

        return moved

    with pytest.MonkeyPatch.context() as patch:
        for name, stand_in in (("open", opening), ("write", writing), ("fsync", syncing)):
            patch.setattr(os, name, stand_in)
        for name in ("link", "replace", "rename", "unlink"):
            patch.setattr(os, name, moving(name))
        yield calls


def put(root: Path, files: Files) -> Path:
    for folder in ("contacts", ".netlog"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (root / name).write_bytes(data)
    return root


def files_of(root: Path) -> Files:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def calls_of(work: Callable[[Path], object], root: Path) -> list[Call]:
    with noted_calls(root) as calls:
        work(root)
    return calls


def recovered(folder: Path, files: Files) -> Files:
    """What the next command makes of what the power cut left."""
    root = put(folder, files)
    calls_of(recover, root)  # nothing is really synced: that would take most of the time
    for place in (root, root / "contacts", root / ".netlog"):
        sweep(place)
    return files_of(root)


def change(root: Path) -> None:
    apply_edits(root, EDITS, "a bulk change")


def cuts(disk: Disk, calls: Sequence[Call]) -> Iterator[tuple[int, Files]]:
    """What may be there when the power fails before each call, and after the last."""
    for number in range(len(calls) + 1):
        for files in disk.after_a_power_cut():
            yield number, files
        if number < len(calls):
            disk.play(calls[number])


def test_whenever_the_power_fails_all_files_are_as_before_or_all_are_changed(tmp_path: Path) -> None:
    calls = calls_of(change, put(tmp_path / "journal", BEFORE))
    found = []
    for turn, (number, files) in enumerate(cuts(disk_of(BEFORE), calls)):
        after = recovered(tmp_path / str(turn), files)
        assert after in (BEFORE, AFTER), (number, calls[:number])
        if number == len(calls):
            assert after == AFTER, "what was said to be done is done"
        found.append(after == AFTER)
    assert found.count(True) > 20
    assert found.count(False) > 10


def test_a_power_cut_while_the_next_command_sets_a_killed_one_right_leaves_all_or_nothing(tmp_path: Path) -> None:
    calls = calls_of(change, put(tmp_path / "journal", BEFORE))
    begun = next(number for number, (what, *_) in enumerate(calls) if what == "replace")
    turn = 0
    for killed in range(begun, len(calls)):
        disk = disk_of(BEFORE)
        for call in calls[:killed]:
            disk.play(call)
        more = calls_of(recover, put(tmp_path / f"killed-{killed}", disk.in_memory()))
        for number, files in cuts(disk, more):
            turn += 1
            assert recovered(tmp_path / str(turn), files) in (BEFORE, AFTER), (killed, number)
    assert turn > 100


def test_every_file_is_on_disk_before_it_gets_its_name_and_every_folder_is_synced_once(tmp_path: Path) -> None:
    edits = [FileEdit(f"contacts/{number}.yaml", None, b"name: X\n") for number in range(250)]
    edits += [FileEdit("me.yaml", None, b"name: Me\n")]
    calls = calls_of(lambda root: apply_edits(root, edits, "a bulk change"), put(tmp_path, {}))
    synced = set()
    for what, path, _ in calls:
        if what == "sync":
            synced.add(path)
        elif what in {"link", "replace", "rename"}:
            assert path in synced
    last = max(number for number, (what, *_) in enumerate(calls) if what == "link")
    assert sorted(path for what, path, _ in calls[last:] if what == "sync folder") == [".", ".netlog", "contacts"]
    assert sum(what == "sync" for what, *_ in calls) == 252
    assert sum(what == "sync folder" and path == "contacts" for what, path, _ in calls) == 1
    assert calls[-2:] == [("unlink", ".netlog/pending", None), ("sync folder", ".netlog", None)]
