"""What a command starts from: what the program finds around itself, and what its global options say.

The program's entry knows no more than this, so that what needs no journal doesn't pay for reading one.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Literal, TextIO

from netlog.cli.stopwatch import Stopwatch
from netlog.values import dataclass

COLOURS = ("auto", "always", "never")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a program finds around itself when it starts."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environment: Mapping[str, str]
    clock: Callable[[], date]
    folder: Path
    home: Path


def real_surroundings() -> Surroundings:
    """The surroundings of this very process; for a stream that it was started without, one that leads nowhere."""
    stdin = sys.stdin or _nowhere("r")
    stdout, stderr = sys.stdout or _nowhere("w"), sys.stderr or _nowhere("w")
    home = _home()
    return Surroundings(stdin, stdout, stderr, os.environ, _day_of_the_clock, _working_folder(home), home)


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # no $HOME, and nobody of that number
        return Path(os.sep)


def _working_folder(home: Path) -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:  # deleted meanwhile
        return home


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    return open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123  # open for as long as the process lives


def _day_of_the_clock() -> date:
    return date.today()  # noqa: DTZ011  # the day where the user is


@dataclass(slots=True)
class Choices:
    """What the global options say; they may stand before or after the command."""

    surroundings: Surroundings
    journal: str | None = None
    json: bool = False
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    profile: bool = False
    today: str | None = None
    command: str = "netlog"
    stopwatch: Stopwatch = field(default_factory=Stopwatch)
