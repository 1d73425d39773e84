"""How problems and errors read: where, the line with a caret under it, and what to do."""

from collections.abc import Iterable, Iterator
from unicodedata import category, east_asian_width

from netlog.core.text import visible
from netlog.errors import NetlogError, Problem

EXCERPT = 72
"""The columns that a line of a file gets: what a terminal of 80 leaves beside the line's number."""


def of_error(error: NetlogError) -> str:
    """An error as lines: the sentence, the problems behind it, and what to do."""
    lines = [] if error.problems else [f"netlog: {_shown(error.message)}"]
    for problem in error.problems:
        lines += _of_problem(problem)
    if error.problems and error.message:
        lines.append(_shown(error.message))
    lines += [_shown(error.advice)] if error.advice else []
    return "".join(f"{line}\n" for line in lines)


def of_problems(problems: Iterable[Problem]) -> str:
    """Problems as lines, each with its place."""
    return "".join(f"{line}\n" for problem in problems for line in _of_problem(problem))


def _of_problem(problem: Problem) -> Iterator[str]:
    yield f"netlog: {visible(str(problem.location))}: {_shown(problem.message)}"
    yield from excerpt(problem)
    if said := advice(problem):
        yield said


def excerpt(problem: Problem) -> Iterator[str]:
    """The line a problem stands in, and a caret under it."""
    if problem.excerpt and problem.location.line:
        number = str(problem.location.line)
        start = problem.location.column - 1
        before, marked, after = _around(problem.excerpt, start, start + problem.width)
        yield f"  {number:>3} | {before}{marked}{after}"
        yield f"  {'':>{max(3, len(number))}} | {' ' * _width(before)}{'^' * max(1, _width(marked))}"


def _around(line: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before, in and after the marked part of a line; of a long line only what is near."""
    before, marked, after = (visible(part) for part in (line[:start], line[start:end], line[end:]))
    if _width(before + marked + after) <= EXCERPT:
        return before, marked, after
    marked = _cut(marked, EXCERPT // 2)
    before = _cut(before[::-1], max(EXCERPT // 3, EXCERPT - _width(marked + after)))[::-1]
    return before, marked, _cut(after, EXCERPT - _width(before + marked))


def _cut(text: str, width: int) -> str:
    """The beginning of a text, in so many columns; an ellipsis stands for what is left out."""
    if _width(text) <= width:
        return text
    kept, room = "", width - 1
    for character in text:
        room -= _width(character)
        if room < 0:
            break
        kept += character
    return f"{kept}…"


def advice(problem: Problem) -> str:
    """What to do about a problem."""
    return " ".join(part for part in (_shown(problem.advice), _correction(problem)) if part)


def _correction(problem: Problem) -> str:
    """Where a problem in a contact's file can be mended; nothing for other files and for warnings."""
    path = problem.location.path
    if problem.severity == "warning" or not problem.location.line:
        return ""
    if path.startswith("contacts/"):
        return f"Correct the line with `netlog edit {visible(path.removeprefix('contacts/').removesuffix('.yaml'))}`."
    return "Correct the line with `netlog edit me`." if path == "me.yaml" else ""


def _shown(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))


def _width(text: str) -> int:
    """How many columns a terminal gives a text."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text if category(char) not in {"Mn", "Me", "Cf"})
