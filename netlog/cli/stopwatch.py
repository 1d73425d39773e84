"""Where the time of a command goes, for whoever asks with --profile."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PARTS = ("start", "imports", "command", "stat", "parse", "index", "report", "render")
"""The interpreter's start, its modules, the command line, looking at files, reading them, the index's file, working out
the answer, and drawing it."""


class Stopwatch:
    """Adds up how long each part took; a part that runs within another is not counted twice."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._spent = dict.fromkeys(PARTS, 0.0)
        self._running = ["command"]
        self._since = clock()

    @contextmanager
    def timed(self, part: str) -> Iterator[None]:
        """Count what happens within for a part."""
        self._lap()
        self._running.append(part)
        try:
            yield
        finally:
            self._lap()
            self._running.pop()

    def add(self, part: str, seconds: float) -> None:
        """Count what was measured elsewhere."""
        self._spent[part] += seconds

    def told(self) -> str:
        """The parts and how many milliseconds each took, a line each, and their sum."""
        self._lap()
        spent = [*self._spent.items(), ("in all", sum(self._spent.values()))]
        return "".join(f"{part:8} {seconds * 1000:8.1f} ms\n" for part, seconds in spent)

    def _lap(self) -> None:
        now = self._clock()
        self._spent[self._running[-1]] += now - self._since
        self._since = now
