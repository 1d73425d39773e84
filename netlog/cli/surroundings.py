"""What a command starts from: what the program finds around itself, and what its global options say.

The program's entry knows no more than this, so that what needs no journal doesn't pay for reading one.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

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
    """The surroundings of this very process."""
    return Surroundings(sys.stdin, sys.stdout, sys.stderr, os.environ, _day_of_the_clock, Path.cwd(), Path.home())


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
    today: str | None = None
    command: str = "netlog"
