"""The house keeps its shape: layers, one door a library, pure rooms; read from the source, not from what runs."""

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "netlog"


@dataclass(frozen=True)
class Module:
    """A module of the package: its dotted name, whether it is an `__init__`, and its source as a tree."""

    name: str
    tree: ast.Module
    is_package: bool = False

    @property
    def room(self) -> str:
        """`core` for netlog.core.text, `errors` for netlog.errors, nothing for netlog itself."""
        return room_of(self.name)


House = Mapping[str, Module]


def house() -> House:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = [PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts]
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        found[name] = Module(name, ast.parse(path.read_bytes(), str(path)), is_package)
    return found


def room_of(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def imported(module: Module) -> Iterator[tuple[int, str]]:
    """The line and the full dotted name of everything a module imports, wherever in it: `netlog.core.text.fold`."""
    package = module.name.split(".") if module.is_package else module.name.split(".")[:-1]
    for node in ast.walk(module.tree):
        match node:
            case ast.Import(names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(source, names, level):
                above = package[: len(package) - level + 1] if level else []
                base = ".".join([*above, *([source] if source else [])])
                yield from ((node.lineno, f"{base}.{alias.name}") for alias in names)


def is_within(name: str, places: Iterable[str]) -> bool:
    """Whether a dotted name is one of the places, or stands in one."""
    return any(name == place or name.startswith(f"{place}.") for place in places)


def at(module: Module, line: int, what: str) -> str:
    return f"{module.name}:{line}: {what}"


# The rules. Each finds what breaks it, as sentences.

LAYERS = ({"values"}, {"errors"}, {"core", "page"}, {"store", "reports", "render", "formats"}, {"cli"}, {"__main__"})
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}


def upward_or_sideways(rooms: House) -> Iterator[str]:
    for module in rooms.values():
        if module.room and module.room not in LEVEL:
            yield f"{module.name}: a room that stands on no layer"
            continue
        for line, name in imported(module):
            other = room_of(name) if is_within(name, ["netlog"]) else ""
            if other in LEVEL and other != module.room and LEVEL[other] >= LEVEL.get(module.room, 0):
                yield at(module, line, f"imports {name}")


KNOWN_TO_RENDER = ("netlog.page", "netlog.errors", "netlog.core.text", "netlog.render")


def beyond_pages(rooms: House) -> Iterator[str]:
    for module in rooms.values():
        for line, name in imported(module):
            if module.room == "render" and is_within(name, ["netlog"]) and not is_within(name, KNOWN_TO_RENDER):
                yield at(module, line, f"imports {name}")


DOORS: Mapping[str, Sequence[str]] = {
    "yaml": ["netlog.store.yamltext"],
    "rich": ["netlog.render.terminal"],
    "dateutil": ["netlog.core.calendar"],
    "typer": ["netlog.cli"],
    "click": [],
    "sqlite3": ["netlog.store.database"],
    "subprocess": ["netlog.store.programs"],
    "importlib": ["netlog.cli.main"],
}
STARTERS = ("system", "popen", "startfile", "fork", "exec", "spawn", "posix_spawn")


def past_the_door(rooms: House) -> Iterator[str]:
    for module in rooms.values():
        for line, name in imported(module):
            library = name.split(".")[0]
            if library in DOORS and not is_within(module.name, DOORS[library]):
                yield at(module, line, f"imports {name}")
            if library == "os" and name.partition(".")[2].startswith(STARTERS):
                yield at(module, line, f"starts a program: {name}")
        for node in ast.walk(module.tree):
            match node:
                case ast.Attribute(ast.Name("os"), attribute) if attribute.startswith(STARTERS):
                    yield at(module, node.lineno, f"starts a program: os.{attribute}")
                case ast.Name("__import__"):
                    yield at(module, node.lineno, "imports by __import__")


PURE = {"values", "errors", "page", "core", "reports", "render"}
PURE_LIBRARY = (
    *("bisect", "calendar", "collections", "dataclasses", "datetime", "enum", "functools", "heapq", "io.StringIO"),
    *("itertools", "json", "math", "operator", "re", "statistics", "string", "textwrap", "types", "typing"),
    *("unicodedata", "zlib"),
)
"""What a pure room may have of the standard library: nothing here sees a file, a clock, an environment or chance."""

IMPURE_NAMES = {"open", "print", "input", "breakpoint", "exec", "eval", "compile"}
WRITES_OUT = ("netlog.values", "exec")
"""What makes a value is written out from the names of its fields, as `dataclasses` does it."""

CLOCKS = {"now", "utcnow", "today"}


def impure(rooms: House) -> Iterator[str]:
    for module in rooms.values():
        if module.room not in PURE:
            continue
        for line, name in imported(module):
            if not is_within(name, ["netlog", *PURE_LIBRARY, *DOORS]):
                yield at(module, line, f"imports {name}")
        for node in ast.walk(module.tree):
            match node:
                case ast.Name(name) if name in IMPURE_NAMES and (module.name, name) != WRITES_OUT:
                    yield at(module, node.lineno, f"uses {name}")
                case ast.Attribute(ast.Name(owner) | ast.Attribute(attr=owner), attribute):
                    if owner in {"date", "datetime"} and attribute in CLOCKS:
                        yield at(module, node.lineno, f"reads the clock: {owner}.{attribute}")


def furnished_packages(rooms: House) -> Iterator[str]:
    for module in rooms.values():
        for statement in module.tree.body if module.is_package else ():
            match statement:
                case ast.Expr(ast.Constant(str())):
                    pass
                case ast.Assign([ast.Name("__version__")], ast.Constant(str())) if module.name == "netlog":
                    pass
                case _:
                    yield at(module, statement.lineno, "more than a docstring")


def undescribed(rooms: House) -> Iterator[str]:
    for module in rooms.values():
        first = (ast.get_docstring(module.tree) or "").split("\n")[0]
        if not first.endswith((".", "?")) and not first.endswith(":"):
            yield f"{module.name}: no first sentence that says what it answers for"


DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc", "base", "manager", "managers", "tools", "stuff"}


def drawers(rooms: House) -> Iterator[str]:
    for name in rooms:
        if DRAWERS & set(name.replace("_", ".").split(".")):
            yield name


def circles(rooms: House) -> Iterator[str]:
    graph = {
        module.name: {found for _, name in imported(module) if (found := _module_in(name, rooms)) and found != "netlog"}
        for module in rooms.values()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield " -> ".join(error.args[1])


def _module_in(name: str, rooms: House) -> str:
    """The module that an imported name is, or stands in; nothing for other libraries."""
    while name and name not in rooms:
        name = name.rpartition(".")[0]
    return name


def stars(rooms: House) -> Iterator[str]:
    for module in rooms.values():
        for line, name in imported(module):
            if name.endswith(".*"):
                yield at(module, line, f"imports {name}")


# The house as it stands


def test_imports_point_down_and_neighbours_do_not_know_each_other() -> None:
    assert list(upward_or_sideways(house())) == []


def test_renderers_know_nothing_but_pages() -> None:
    assert list(beyond_pages(house())) == []


def test_each_library_has_one_door() -> None:
    assert list(past_the_door(house())) == []


def test_what_the_program_means_and_shows_depends_on_no_file_clock_or_environment() -> None:
    assert list(impure(house())) == []


def test_a_package_is_a_name_and_holds_no_code() -> None:
    assert list(furnished_packages(house())) == []


def test_every_module_says_what_it_answers_for() -> None:
    assert list(undescribed(house())) == []


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    assert list(drawers(house())) == []


def test_no_two_modules_import_each_other_in_a_circle() -> None:
    assert list(circles(house())) == []


def test_every_imported_name_is_spelled_out() -> None:
    assert list(stars(house())) == []


def test_the_house_was_read_whole() -> None:
    assert {"netlog", "netlog.errors", "netlog.core.text", "netlog.store.splice", "netlog.cli.main"} <= house().keys()


# The rules can fail: small houses with one thing wrong


def built(files: Mapping[str, str]) -> House:
    """A house from sources by path: `core/text.py`."""
    found = {}
    for path, source in files.items():
        parts = ["netlog", *path.removesuffix(".py").split("/")]
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        found[name] = Module(name, ast.parse(source), is_package)
    return found


Rule = Callable[[House], Iterable[str]]

BAD: Sequence[tuple[Rule, str, str]] = (
    (upward_or_sideways, "core/due.py", "from netlog.store.folder import Folder"),
    (upward_or_sideways, "core/due.py", "from netlog.page import Page"),
    (upward_or_sideways, "core/due.py", "from netlog import cli"),
    (upward_or_sideways, "core/due.py", "from ..store import folder"),
    (upward_or_sideways, "errors.py", "import netlog.core.text"),
    (upward_or_sideways, "page.py", "from netlog.core.text import fold"),
    (upward_or_sideways, "store/folder.py", "from netlog.reports import due"),
    (upward_or_sideways, "reports/due.py", "def late():\n    from netlog.render import plain"),
    (upward_or_sideways, "formats/vcard.py", "from netlog.store import codec"),
    (upward_or_sideways, "store/git.py", "if TYPE_CHECKING:\n    from netlog.cli.session import Session"),
    (upward_or_sideways, "web/server.py", ""),
    (upward_or_sideways, "__init__.py", "from netlog.cli import main"),
    (beyond_pages, "render/plain.py", "from netlog.core.contact import Contact"),
    (beyond_pages, "render/plain.py", "from netlog.core import ledger"),
    (past_the_door, "store/codec.py", "import yaml"),
    (past_the_door, "store/codec.py", "from yaml.nodes import Node"),
    (past_the_door, "cli/show.py", "from rich.console import Console"),
    (past_the_door, "core/dates.py", "from dateutil.parser import parse"),
    (past_the_door, "reports/due.py", "import typer"),
    (past_the_door, "cli/main.py", "import click"),
    (past_the_door, "store/index.py", "import sqlite3"),
    (past_the_door, "store/git.py", "from subprocess import run"),
    (past_the_door, "store/git.py", "import os\nos.system('git init')"),
    (past_the_door, "store/git.py", "from os import execvp"),
    (past_the_door, "core/text.py", "json = __import__('json')"),
    (past_the_door, "core/text.py", "from importlib import import_module"),
    (impure, "core/text.py", "import os"),
    (impure, "core/text.py", "def home():\n    import sys"),
    (impure, "core/text.py", "from pathlib import Path"),
    (impure, "core/text.py", "from os import environ"),
    (impure, "core/text.py", "import io"),
    (impure, "reports/today.py", "import random"),
    (impure, "reports/today.py", "import time"),
    (impure, "reports/today.py", "from datetime import date\nday = date.today()"),
    (impure, "reports/today.py", "import datetime as dt\nclock = dt.datetime.now"),
    (impure, "render/plain.py", "print('x')"),
    (impure, "render/plain.py", "name = input()"),
    (impure, "page.py", "text = open('x').read()"),
    (furnished_packages, "core/__init__.py", "'''Meaning.'''\nfrom netlog.core.text import fold"),
    (furnished_packages, "core/__init__.py", "__version__ = '1'"),
    (furnished_packages, "__init__.py", "__all__ = ['main']"),
    (undescribed, "core/text.py", "import re"),
    (undescribed, "core/text.py", "'''Text'''"),
    (drawers, "core/utils.py", ""),
    (drawers, "store/file_helpers.py", ""),
    (drawers, "common/text.py", ""),
    (stars, "core/text.py", "from unicodedata import *"),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "path", "source"), BAD, ids=lambda part: getattr(part, "__name__", None))
def test_a_rule_finds_what_breaks_it(rule: Rule, path: str, source: str) -> None:
    assert list(rule(built({path: source})))


GOOD: Sequence[tuple[Rule, str, str]] = (
    (upward_or_sideways, "cli/main.py", "from netlog.store.folder import Folder\nfrom netlog import __version__"),
    (upward_or_sideways, "store/codec.py", "from netlog.store.yamltext import compose\nfrom netlog.core import text"),
    (beyond_pages, "render/plain.py", "from netlog.core.text import visible\nfrom netlog.page import Page"),
    (past_the_door, "store/yamltext.py", "import yaml\nfrom yaml.nodes import Node"),
    (past_the_door, "store/files.py", "import os\nos.replace('a', 'b')"),
    (impure, "store/files.py", "import os\nprint(os.environ)"),
    (impure, "render/terminal.py", "from io import StringIO\nfrom rich.text import Text"),
    (impure, "reports/today.py", "def page(report):\n    return report.today, report.today()"),
    (furnished_packages, "__init__.py", "'''A journal.'''\n__version__ = '1'"),
    (undescribed, "core/text.py", "'''Text as people compare it.'''"),
    (drawers, "core/database.py", ""),
    (circles, "core/text.py", "import re\nfrom netlog.core import text_is_not_here"),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "path", "source"), GOOD, ids=lambda part: getattr(part, "__name__", None))
def test_a_rule_leaves_the_rest_alone(rule: Rule, path: str, source: str) -> None:
    assert list(rule(built({path: source}))) == []


def test_a_circle_is_found_also_when_its_imports_are_late() -> None:
    files = {
        "core/a.py": "from netlog.core import b",
        "core/b.py": "from netlog.core.c import name",
        "core/c.py": "def late():\n    import netlog.core.a",
    }
    assert [sorted(set(circle.split(" -> "))) for circle in circles(built(files))] == [
        ["netlog.core.a", "netlog.core.b", "netlog.core.c"]
    ]
