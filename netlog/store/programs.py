"""The one door to other programs: called by argument lists, with a time limit, never through a shell."""

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


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
    """Let a program have the terminal until it ends; its exit status, or None when it can't be started."""
    try:
        return subprocess.run(list(arguments), env=dict(environment), check=False).returncode  # noqa: S603
    except OSError:
        return None
