"""A desk to work at: a home with a small journal, and netlog run there, in this process or in one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import netlog
from netlog.cli.main import run
from netlog.cli.surroundings import Surroundings

TODAY = date(2026, 11, 22)
ALICE = "name: Alice Chen\n\nlog:\n  - {date: 2026-11-20, gave: intro}\n"
BOB = "name: Bob Marsh\nplace: Lyon\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """How a command ended, and what it said where."""

    code: int
    out: str
    err: str


class Stream(io.StringIO):
    """A stream that is a terminal, or isn't."""

    def __init__(self, text: str = "", *, is_terminal: bool = False) -> None:
        super().__init__(text)
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


class Desk:
    """A home with a journal in `~/netlog`, in which Alice and Bob are."""

    def __init__(self, place: Path) -> None:
        self.home = place.resolve() / "home"
        self.journal = self.home / "netlog"
        (self.journal / "contacts").mkdir(parents=True)
        (self.journal / "netlog.yaml").write_text("schema: 1\n")
        self.put("alice-chen", ALICE)
        self.put("bob-marsh", BOB)
        self.cache = place.resolve() / "cache"
        self._programs = place.resolve() / "programs"
        self._programs.mkdir()

    def path(self, key: str) -> Path:
        """Where the contact of a key stands."""
        return self.journal / "contacts" / f"{key}.yaml"

    def put(self, key: str, text: str | bytes) -> Path:
        """Write a contact's file as it is."""
        path = self.path(key)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def text(self, key: str) -> str:
        """What a contact's file holds."""
        return self.path(key).read_bytes().decode()

    def program(self, name: str, script: str) -> str:
        """A program for this desk alone, in Python; its path."""
        path = self._programs / name
        path.write_text(f"#!{sys.executable}\nimport pathlib, sys\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    def netlog(
        self,
        *arguments: str,
        stdin: str = "",
        is_terminal: bool = False,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> Answer:
        """Run a command line in this process."""
        out, err = Stream(is_terminal=is_terminal), Stream(is_terminal=is_terminal)
        around = Surroundings(
            Stream(stdin, is_terminal=is_terminal),
            out,
            err,
            {**self.environment(), **(environment or {})},
            lambda: TODAY,
            folder or self.home,
            self.home,
        )
        with redirect_stdout(out):
            code = run(arguments, around)
        return Answer(code, out.getvalue(), err.getvalue())

    def environment(self) -> dict[str, str]:
        """All that a command finds in its environment."""
        return {
            "HOME": str(self.home),
            "PATH": os.defpath,
            "USER": "robin",
            "LC_ALL": "C.UTF-8",
            "XDG_CACHE_HOME": str(self.cache),
        }

    def process_environment(self) -> dict[str, str]:
        """What a process of its own needs besides."""
        return self.environment() | {
            "NETLOG_TODAY": TODAY.isoformat(),
            "PYTHONPATH": os.pathsep.join([str(Path(netlog.__file__).parents[1]), str(Path(__file__).parent)]),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def popen(
        self,
        *arguments: str | bytes,
        environment: Mapping[str, str] | None = None,
        stdin: int = subprocess.DEVNULL,
        stdout: int = subprocess.PIPE,
        stderr: int = subprocess.PIPE,
        program: Sequence[str] = ("-m", "netlog"),
    ) -> "subprocess.Popen[bytes]":
        """Begin a command line in a process of its own."""
        return subprocess.Popen(
            [sys.executable, *program, *arguments],
            cwd=self.home,
            env=self.process_environment() | dict(environment or {}),
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
        )

    def process(
        self,
        *arguments: str | bytes,
        environment: Mapping[str, str] | None = None,
        stdin: bytes = b"",
        stdout: int = subprocess.PIPE,
        stderr: int = subprocess.PIPE,
        program: Sequence[str] = ("-m", "netlog"),
        encoding: str = "utf-8",
    ) -> Answer:
        """Run a command line in a process of its own."""
        with self.popen(
            *arguments,
            environment=environment,
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=stderr,
            program=program,
        ) as process:
            out, err = process.communicate(stdin, timeout=60)
        return Answer(process.returncode, (out or b"").decode(encoding), (err or b"").decode(encoding))

    def files(self) -> dict[str, str]:
        """All files of the journal but for the lock, which stays."""
        return dict(self._files(self.journal.rglob("*")))

    def _files(self, paths: Iterable[Path]) -> Iterable[tuple[str, str]]:
        for path in sorted(paths):
            name = path.relative_to(self.journal).as_posix()
            if name != ".netlog/lock" and not name.startswith(".git/") and path.is_file():
                yield name, path.read_bytes().decode("utf-8", "backslashreplace")
