"""Where the time of a command goes: told to whoever asks, each moment counted once."""

import re
from pathlib import Path

import pytest
from desk import Desk

from netlog.cli.stopwatch import PARTS, Stopwatch


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def spent(told: str) -> dict[str, float]:
    return {part: float(time) for part, time in re.findall(r"(?m)^(\S.*?) +([\d.]+) ms$", told)}


def test_what_runs_within_another_part_is_not_counted_twice() -> None:
    clock = Clock()
    stopwatch = Stopwatch(clock)
    clock.now = 1.0
    with stopwatch.timed("report"):
        clock.now = 3.0
        with stopwatch.timed("stat"):
            clock.now = 7.0
        clock.now = 8.0
    clock.now = 16.0
    stopwatch.add("start", 0.5)
    found = spent(stopwatch.told())
    assert (found["command"], found["report"], found["stat"], found["start"]) == (9000, 3000, 4000, 500)
    assert found["in all"] == 16500


def test_a_part_ends_also_when_it_fails() -> None:
    clock = Clock()
    stopwatch = Stopwatch(clock)
    times = iter([1.0])

    def failing() -> None:
        with stopwatch.timed("index"):
            clock.now = next(times)
            clock.now = int("no number")

    with pytest.raises(ValueError, match="no number"):
        failing()
    clock.now = 3.0
    assert spent(stopwatch.told())["command"] == 2000


@pytest.mark.parametrize("arguments", [["--profile", "owe"], ["owe", "--profile"], ["--profile"]])
def test_a_command_tells_where_its_time_went_beside_its_answer(tmp_path: Path, arguments: list[str]) -> None:
    desk = Desk(tmp_path)
    plain = desk.netlog(*(word for word in arguments if word != "--profile"))
    told = desk.netlog(*arguments)
    assert (told.code, told.out) == (plain.code, plain.out)
    assert list(spent(told.err)) == [*PARTS, "in all"]


def test_a_command_that_fails_tells_it_too_and_ends_as_it_would(tmp_path: Path) -> None:
    told = Desk(tmp_path).netlog("--profile", "show", "nobody")
    assert told.code == 1
    assert "in all" in told.err


def test_the_switch_is_for_who_knows_it(tmp_path: Path) -> None:
    assert "--profile" not in Desk(tmp_path).netlog("--help").out
