"""How problems and errors read: where, the line with a caret under it, and what to do."""

from collections.abc import Iterable, Iterator
from unicodedata import combining, east_asian_width

from netlog.core.text import visible
from netlog.errors import NetlogError, Problem


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
    yield f"netlog: {problem.location}: {_shown(problem.message)}"
    yield from excerpt(problem)
    if said := advice(problem):
        yield said


def excerpt(problem: Problem) -> Iterator[str]:
    """The line a problem stands in, and a caret under it."""
    if problem.excerpt and problem.location.line:
        number = str(problem.location.line)
        before = problem.excerpt[: problem.location.column - 1]
        marked = problem.excerpt[problem.location.column - 1 :][: problem.width]
        yield f"  {number:>3} | {visible(problem.excerpt)}"
        yield f"  {'':>{max(3, len(number))}} | {' ' * _width(visible(before))}{'^' * max(1, _width(visible(marked)))}"


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
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
