"""git, called as a program."""

from collections.abc import Mapping
from pathlib import Path

from netlog.store.programs import run

_SECONDS = 30.0

_ELSEWHERE = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"}
"""What points git at another repository, as it is set where a hook of that one is running."""


def make_repository(folder: Path, environment: Mapping[str, str]) -> bool:
    """Make a folder a git repository, or leave it one; False where git isn't there or refuses."""
    here = {name: value for name, value in environment.items() if name not in _ELSEWHERE}
    quiet = {**here, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    outcome = run(["git", "init", "--quiet", "--", str(folder)], folder=folder, environment=quiet, seconds=_SECONDS)
    return outcome is not None and outcome.status == 0


def is_repository(folder: Path) -> bool:
    """Whether the folder is the top of a git repository."""
    return (folder / ".git").exists()
