"""The journal's folder: which files are contacts, what they say, and plans carried out on them."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import field, replace
from pathlib import Path

from netlog.core.contact import Contact
from netlog.core.plan import Plan
from netlog.core.settings import SCHEMA, SettingsReading
from netlog.errors import ChangedError, Location, NetlogError, Problem, RefusedError, UnreadableError
from netlog.store import transaction
from netlog.store.codec import MAX_BYTES, Reading, decode, parse
from netlog.store.contents import CONTACTS, OWN_FOLDER, SETTINGS, Contents, is_file_name, is_pending, relative_path
from netlog.store.files import Lock, read_bytes, sweep
from netlog.store.settings import parse_settings
from netlog.store.splice import rewritten
from netlog.store.transaction import FileEdit
from netlog.store.writing import new_file
from netlog.values import dataclass

LOCK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Book:
    """All contacts by key, in the order of their keys, and what is wrong with the files that couldn't be read."""

    contacts: Mapping[str, Contact]
    broken: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for problems in self.broken.values() for problem in problems)


class Folder(Contents):
    """A journal on disk. Reading needs no lock; writing takes it, reads again, and proves every edit."""

    def __init__(self, root: Path, *, command: str = "netlog", tell: Callable[[str], None] = lambda _: None) -> None:
        """`command` is what others are told who wait for the lock; `tell` hears of interrupted commands set right."""
        super().__init__(root)
        self._command = command
        self._tell = tell

    def text(self, key: str) -> tuple[str, tuple[Problem, ...]]:
        """A file's text, or why there is none."""
        path = relative_path(key)
        try:
            return decode(read_bytes(f"{self.root}/{path}".replace("/", os.sep), self.root), path)
        except FileNotFoundError:
            return "", (self._gone(path),)
        except UnreadableError as error:
            return "", error.problems

    def read(self, key: str) -> Reading:
        """What a file says, or its problems."""
        return self.reading(key, *self.text(key))

    def reading(self, key: str, text: str, problems: tuple[Problem, ...], *, quick: bool = False) -> Reading:
        """What the text of a key's file says, unless there are problems already; see `codec.parse`."""
        return Reading(None, problems) if problems else parse(text, relative_path(key), quick=quick)

    def contact(self, key: str) -> Contact | None:
        """The contact of a key; None when its file isn't there or can't be read."""
        return self.read(key).contact if self.has(key) else None

    def book(self) -> Book:
        """All contacts as their files say at this moment, `me` left out."""
        readings = {key: self.read(key) for key in self.contact_keys()}
        if any(reading.contact is None and not self.is_there(key) for key, reading in readings.items()):
            # A file went while the others were read: renamed, as like as not, so its new name is looked for.
            readings = {key: readings.get(key) or self.read(key) for key in self.contact_keys()}
        contacts = {key: reading.contact for key, reading in sorted(readings.items()) if reading.contact}
        return Book(contacts, {key: one.problems for key, one in sorted(readings.items()) if one.contact is None})

    def settings(self) -> SettingsReading:
        """The journal's settings, with what is wrong in their file."""
        try:
            text, problems = decode(read_bytes(self.root / SETTINGS, self.root), SETTINGS)
        except FileNotFoundError:
            return parse_settings("")
        except NetlogError as error:
            text, problems = "", error.problems
        reading = parse_settings(text)
        return replace(reading, problems=(*problems, *reading.problems))

    def recover(self) -> None:
        """Finish or take back what an interrupted command had begun, and tell which; nothing where there is nothing."""
        if is_pending(self.root):
            with suppress(ChangedError), self._turn(wait=0):  # whoever holds the lock is still at it
                pass

    def carry_out(self, decide: Callable[[], Plan]) -> Plan:
        """Do all of a plan, or nothing, and say which it was.

        It is decided under the lock: what it was decided by can't change meanwhile.
        Every file is read again, and every edit proven. Raises UnreadableError for a file that can't be read,
        RefusedError for an edit that can't be proven, ChangedError when a file changes all the same, and
        UnwritableError when the system says no.
        """
        with self._turn():
            settings = self.settings()
            if settings.schema != SCHEMA:
                raise UnreadableError("nothing was written", problems=settings.problems)
            plan = decide()
            transaction.apply_edits(self.root, list(self._file_edits(plan)), plan.what)
        return plan

    def replace_text(self, key: str, before: bytes, after: bytes) -> None:
        """Put another text in the place of a file's, if it still holds `before`."""
        with self._turn():
            edit = FileEdit(relative_path(key), before, after)
            transaction.apply_edits(self.root, [edit], f"edit {key}")

    @contextmanager
    def _turn(self, wait: float = LOCK_SECONDS) -> Iterator[None]:
        """The journal's lock, with what a killed or interrupted command left behind set right first."""
        with Lock(self.root, wait, command=self._command) as lock:
            if lock.was_abandoned:
                for folder in (self.root, self.root / CONTACTS, self.root / OWN_FOLDER):
                    sweep(folder)
            if is_pending(self.root) and (told := transaction.recover(self.root)):
                self._tell(told)
            yield

    def _file_edits(self, plan: Plan) -> Iterator[FileEdit]:
        for key in (*plan.creates, *plan.renames.values()):
            if not is_file_name(key):
                raise RefusedError(f"“{key}” can't be the name of a file")
        for key, contact in plan.creates.items():
            yield FileEdit(relative_path(key), None, _proven(contact, relative_path(key)))
        for key in dict.fromkeys((*plan.changes, *plan.renames)):
            path = relative_path(key)
            before, text = self._present(path)
            after = _fitting(rewritten(text, plan.changes.get(key, ()), path), path)
            if key in plan.renames:
                yield FileEdit(path, before, None)
                yield FileEdit(relative_path(plan.renames[key]), None, after)
            else:
                yield FileEdit(path, before, after)

    def _present(self, path: str) -> tuple[bytes, str]:
        """The bytes and the text of a file that is to be written."""
        try:
            before = read_bytes(self.root / path, self.root)
            text, problems = decode(before, path)
        except FileNotFoundError:
            problems = (self._gone(path),)
        except UnreadableError as error:
            problems = error.problems
        if problems:
            raise UnreadableError(f"{path} can't be read, so nothing was written", problems=problems)
        return before, text

    def _gone(self, path: str) -> Problem:
        if (self.root / path).is_symlink():
            return Problem(location=Location(path), message="is a link to nothing", advice="Delete it, or mend it.")
        return Problem(location=Location(path), message="is no longer there", advice="Run the command again.")


def _proven(contact: Contact, path: str) -> bytes:
    """A new file's bytes, which say what they should."""
    text = new_file(contact)
    if parse(text, path).contact != contact:
        raise RefusedError(f"{path} can't be written so that it reads the same; nothing was written")
    return _fitting(text, path)


def _fitting(text: str, path: str) -> bytes:
    data = text.encode()
    if len(data) > MAX_BYTES:
        raise RefusedError(
            f"{path} would be larger than 1 MB ({len(data):,} bytes); nothing was written",
            advice="Keep long texts in a file of their own, and note where it is.",
        )
    return data
