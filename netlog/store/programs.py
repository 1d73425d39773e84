"""The one door to other programs: called by argument lists, with a time limit, never through a shell."""

import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from netlog.values import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended: its exit status and what it printed."""

    status: int
    output: str
    complaint: str


def run(arguments: Sequence[str], *, folder: Path, environment: Mapping[str, str], seconds: float) -> Outcome | None:
    """Run a program to its end, its output caught; None when it can't be started or took longer than it may."""
    try:
        done = subprocess.run(  # noqa: S603  # an argument list, not a shell's line
            list(arguments),
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return Outcome(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def hand_over(arguments: Sequence[str], *, environment: Mapping[str, str]) -> int | None:
    """Let a program have the terminal until it ends; its exit status, or None when it can't be started.

    Ctrl-C is that program's meanwhile: an editor takes it for a command of its own, and netlog waits on.
    """
    with _deaf_to_interrupts():
        try:
            done = subprocess.run(list(arguments), env=dict(environment), check=False)  # noqa: S603  # an argument list
        except OSError:
            return None
    return done.returncode


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Take SIGINT and do nothing; only a main thread may, and only where somebody would have taken it."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before in {None, signal.SIG_IGN}:
        yield
        return
    # A handler, not SIG_IGN: the program would inherit that, and be deaf too.
    signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
