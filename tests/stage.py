"""A home of its own to run command lines in: what they print, and what they change.

It holds a copy of the example journal at `~/netlog`, on 22 November 2026. A line that is netlog alone runs in this
process, anything else in a shell. `# terminal` behind a line lets it draw on a terminal of 80 columns without colour,
and `# terminal: y, n` answers what it asks there. Output of a shell has stdout first: who wrote when is unknown.
"""

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher, unified_diff
from pathlib import Path

from netlog.cli.main import run
from netlog.cli.surroundings import Surroundings

TODAY = date(2026, 11, 22)
REPOSITORY = Path(__file__).resolve().parent.parent
EXAMPLE_JOURNAL = REPOSITORY / "examples" / "journal"

_TERMINAL = re.compile(r"\s+# terminal(?:: (?P<answers>.*))?$")
_ASSIGNMENT = re.compile(r"[A-Z_]+=")
_SHOWN = str.maketrans({"\t": "⇥", "\x1b": "␛", "\r": "␍"})
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SWAP = """
import os, sys
old, new, file = map(os.fsencode, sys.argv[1:])
data = open(file, "rb").read()
open(file, "wb").write(data.replace(old, new))
"""
"""An editor for those who type nothing: `swap OLD NEW FILE`."""
_OWN_FOLDERS = {".git", ".netlog"}
"""What is the machine's own, not the user's."""


@dataclass(frozen=True, slots=True)
class Played:
    """A command as it was typed, the lines that came out, and its exit code."""

    typed: str
    lines: tuple[str, ...]
    code: int

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(_TERMINAL.sub("", self.typed).split())


class Stage:
    """A home with nothing in it but a copy of the example journal, or with nothing at all."""

    def __init__(self, place: Path) -> None:
        self.home = place.resolve() / "home"
        self._programs = place.resolve() / "programs"
        self._programs.mkdir(parents=True, exist_ok=True)
        for name, called in {"netlog": "-m netlog", "swap": f"-c '{_SWAP}'"}.items():
            program = self._programs / name
            program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {called} "$@"\n', encoding="utf-8")
            program.chmod(0o755)
        self.begin()

    def begin(self, *, is_empty: bool = False) -> None:
        """Begin anew."""
        if self.home.exists():
            shutil.rmtree(self.home)
        self.folder = self.home if is_empty else self.home / "netlog"
        if is_empty:
            self.home.mkdir()
        else:
            shutil.copytree(EXAMPLE_JOURNAL, self.folder, ignore=shutil.ignore_patterns(*_OWN_FOLDERS))
        self._before = self.files()

    def write(self, body: str) -> None:
        """Write the file that the first line of `body` names, if it names one."""
        first, _, text = body.partition("\n")
        if first.startswith("# file: "):
            path = self.folder / first.removeprefix("# file: ")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
            self._before = self.files()

    def files(self) -> Mapping[str, str]:
        """The text of every file by its path: in the folder where commands run, or from `~`."""
        found = {}
        for place, folders, names in os.walk(self.home):
            folders[:] = [name for name in folders if name not in _OWN_FOLDERS]
            for name in names:
                path = Path(place, name)
                inside = path.is_relative_to(self.folder)
                shown = path.relative_to(self.folder) if inside else "~" / path.relative_to(self.home)
                found[shown.as_posix()] = path.read_bytes().decode("utf-8", "backslashreplace")
        return dict(sorted(found.items()))

    def changes(self) -> str:
        """What changed since this was last asked, file by file: the lines that went and those that came."""
        before, self._before = self._before, self.files()
        return "".join(_changes(before, self._before))

    def play(self, typed: str) -> Played:
        """Run a command line: in this process where it is netlog alone, otherwise in a shell."""
        found = _TERMINAL.search(typed)
        line = _TERMINAL.sub("", typed)
        words = _words(line)
        if words is None:
            tape, code = self._in_shell(line)
        else:
            answers = found["answers"].split(", ") if found and found["answers"] else None
            tape, code = self._in_process(words, is_terminal=found is not None, answers=answers)
        lines = tuple(one.replace(str(self.home), "~").translate(_SHOWN).rstrip(" ") for one in _lines(tape))
        return Played(typed, lines, code)

    def environment(self) -> dict[str, str]:
        """All that a command finds in its environment."""
        path = f"{self._programs}{os.pathsep}{os.defpath}"
        return {
            "HOME": str(self.home),
            "PATH": path,
            "USER": "robin",
            "LC_ALL": "C.UTF-8",
            "EDITOR": "true",
            "XDG_CACHE_HOME": str(self._programs.parent / "cache"),
        }

    def _in_process(
        self, words: Sequence[str], *, is_terminal: bool, answers: Sequence[str] | None
    ) -> tuple["_Tape", int]:
        typed = [str(self.home) + word[1:] if word.startswith("~/") else word for word in words]
        environment = self.environment() | ({"NO_COLOR": "1", "COLUMNS": "80", "LINES": "24"} if is_terminal else {})
        while _ASSIGNMENT.match(typed[0]):
            name, _, value = typed.pop(0).partition("=")
            environment[name] = value
        tape = _Tape()
        out = _Stream(tape, is_terminal=is_terminal)
        err = _Stream(tape, is_error=True, is_terminal=answers is not None)
        stdin = _Answers(answers or (), err, is_terminal=answers is not None)
        around = Surroundings(stdin, out, err, environment, lambda: TODAY, self.folder, self.home)
        with redirect_stdout(out), _process_environment(environment):
            return tape, run(typed[1:], around)

    def _in_shell(self, line: str) -> tuple["_Tape", int]:
        more = {"NETLOG_TODAY": TODAY.isoformat(), "PYTHONPATH": str(REPOSITORY), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            ["sh", "-c", line],
            cwd=self.folder,
            env=self.environment() | more,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return _Tape([(False, done.stdout.decode()), (True, done.stderr.decode())]), done.returncode


def _words(line: str) -> list[str] | None:
    """The words of a line that calls netlog and does nothing else; None for what only a shell can run."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words = list(lexer)
    if "$" in line or "`" in line or any(set(word) <= set("();<>|&") for word in words if word):
        return None
    program = next((word for word in words if not _ASSIGNMENT.match(word)), "")
    return words if program == "netlog" else None


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    gone = [name for name in before if name not in after]
    new = [name for name in after if name not in before]
    moved = {}
    for name in new:
        old = next((one for one in gone if SequenceMatcher(None, before[one], after[name]).ratio() > 0.5), None)
        if old:
            moved[name] = old
            gone.remove(old)
    for name in sorted({*before, *after} - set(moved.values())):
        old = moved.get(name, name)
        if name in moved or before.get(name) != after.get(name):
            yield f"{old} → {name}\n" if name in moved else f"{name}\n"
            yield from _differing(before.get(old, ""), after.get(name, ""))


def _differing(before: str, after: str) -> Iterator[str]:
    old, new = (_LINE.findall(text) for text in (before, after))
    for line in list(unified_diff(old, new, n=0))[2:]:
        if not line.startswith("@@"):
            end = "" if line.endswith("\n") else "\n\\ no newline at the end\n"
            yield line.translate(_SHOWN) + end


@dataclass(frozen=True, slots=True)
class _Tape:
    """What was written, in its order, and whether it went to stderr."""

    pieces: list[tuple[bool, str]] = field(default_factory=list)


def _lines(tape: _Tape) -> Iterator[str]:
    current, was_error = "", False
    for is_error, text in tape.pieces:
        if current and is_error is not was_error:
            yield _line(current, is_error=was_error)
            current = ""
        was_error = is_error
        *whole, current = (current + text).split("\n")
        yield from (_line(one, is_error=is_error) for one in whole)
    if current:
        yield _line(current, is_error=was_error)


def _line(text: str, *, is_error: bool) -> str:
    return f"! {text}".rstrip(" ") if is_error else text


class _Stream(io.StringIO):
    def __init__(self, tape: _Tape, *, is_error: bool = False, is_terminal: bool = False) -> None:
        super().__init__()
        self._tape, self._is_error, self._is_terminal = tape, is_error, is_terminal

    def write(self, text: str, /) -> int:
        written = super().write(text)
        self._tape.pieces.append((self._is_error, text))
        return written

    def isatty(self) -> bool:
        return self._is_terminal


class _Answers(io.StringIO):
    """A standard input at which somebody answers; what they type shows behind the question."""

    def __init__(self, answers: Sequence[str], shown: _Stream, *, is_terminal: bool) -> None:
        super().__init__("".join(f"{answer}\n" for answer in answers))
        self._shown, self._is_terminal = shown, is_terminal

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as StringIO's own
        answer = super().readline(size)
        self._shown.write(answer)
        return answer

    def isatty(self) -> bool:
        return self._is_terminal


@contextmanager
def _process_environment(environment: Mapping[str, str]) -> Iterator[None]:
    """For what asks the process itself: Typer's help for the terminal's width, `~` for the home."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
