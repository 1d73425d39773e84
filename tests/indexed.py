"""An index held against the files it speaks of: whatever it is asked, the answer is to be theirs."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from netlog.core.contact import Contact
from netlog.core.names import named
from netlog.core.outline import Among
from netlog.core.standing import Standing, standing
from netlog.reports import balance, due, findings, owe
from netlog.reports import today as report_today
from netlog.store.folder import Folder
from netlog.store.gathering import processes as usual
from netlog.store.index import Index, Means

TODAY = date(2026, 11, 22)
DAYS = (TODAY, date(2025, 1, 1), date(2027, 6, 1))
AHEAD = 60_000_000_000
"""A clock so far ahead takes no file for young."""

TEXTS = {
    "alice": "name: Alice Chen\nemail: alice@example.org\ntags: [inner]\n\nlog:\n  - {date: 2026-11-20, gave: intro}\n",
    "bob": "name: Bob Marsh\nplace: Lyon\nbirthday: --11-25\nneeds: [a recruiter]\noffers: [recruiting, maps]\n",
    "zoë": "name: Zoë Müller\nevery: 2 weeks\nlog:\n- date: 2026-10-01\n  promised: die Folien\n  due: 2026-12-01\n",
    "odd": "name: Odd\nlog:\n  - {date: 2027-01-01, got: a map, worth: 4}\n  - {date: 2025-05-05, gave: x} # mine\n",
}


NEEDS = ("somebody who recruits", "folks with slides", "an introduction in Lyon", "a map of Lisbon", "the")
"""What is asked of helpers; somebody can meet most of it."""


def made(place: Path) -> Path:
    """A small journal."""
    root = place / "journal"
    (root / "contacts").mkdir(parents=True)
    (root / "netlog.yaml").write_text("schema: 1\ntags:\n  inner: {every: month}\n", encoding="utf-8")
    (root / "me.yaml").write_text("name: Robin\ngoals: [a flat in Lisbon]\n", encoding="utf-8")
    for key, text in TEXTS.items():
        (root / "contacts" / f"{key}.yaml").write_text(text, encoding="utf-8")
    return root


def reports(of: Callable[[date, Among | None], list[Standing]]) -> dict[str, object]:
    """Every report over everyone, on several days; `of` tells where those stand whom a report may be about."""
    found: dict[str, object] = {}
    for day in DAYS:
        for side in ("owe", "owed"):
            standings = of(day, owe.among(side, 1))
            found[f"{side} {day}"] = owe.report(standings, side, today=day, smallest=1)
        found[f"due {day}"] = due.report(of(day, due.among(day)), today=day, until=day)
        found[f"today {day}"] = report_today.report(of(day, report_today.among(day, 2)), today=day, limit=2)
        found[f"balance {day}"] = balance.report(of(day, None), today=day)
    return found


def answers(index: Index) -> dict[str, object]:
    """Everything an index can be asked, and every report that comes of it."""
    found: dict[str, object] = {
        f"standings {day}": sorted(index.standings(today=day), key=lambda one: one.key) for day in DAYS
    }
    found |= reports(lambda day, among: index.standings(today=day, among=among))
    found["contacts"] = index.contacts()
    found["problems"] = index.problems()
    found["settings"] = index.settings()
    found["me"] = index.me()
    found["everyone"] = index.everyone()
    found["is empty"] = index.is_empty()
    found |= {f"find {word}": index.found([word], findings.texts) for word in ("recruiters", "li", "müller")}
    found |= {f"helpers {text}": index.helpers([text]) for text in NEEDS}
    return found


def told_by_files(root: Path) -> dict[str, object]:
    """The same, from the files themselves, without an index."""
    folder = Folder(root)
    book, settings = folder.book(), folder.settings()
    everybody = book.contacts.items()
    found: dict[str, object] = {
        f"standings {day}": [standing(key, one, settings.settings, today=day) for key, one in book.contacts.items()]
        for day in DAYS
    }
    found |= reports(lambda day, _: [standing(key, one, settings.settings, today=day) for key, one in everybody])
    found["contacts"] = book.contacts
    found["problems"] = book.broken
    found["settings"] = settings
    me = folder.read("me") if folder.has("me") else None
    found["me"] = (me.contact, me.problems) if me else (None, ())
    people = [named(key, one) for key, one in book.contacts.items()]
    broken = [named(key, Contact(name=key)) for key in book.broken]
    found["everyone"] = sorted([*people, *broken], key=lambda one: one.key)
    found["is empty"] = not book.contacts
    return found


@contextmanager
def opened(
    root: Path,
    file: Path | None,
    *,
    ahead: bool = True,
    tell: Callable[[str], None] = lambda _: None,
    progress: Callable[[int, int], None] = lambda _, __: None,
    processes: Callable[[int], int] = usual,
) -> Iterator[Index]:
    """An index, closed in the end; one that is `ahead` takes no file for young."""
    means = Means(clock=lambda: time.time_ns() + AHEAD * ahead, tell=tell, progress=progress, processes=processes)
    index = Index(root, file, means)
    try:
        yield index
    finally:
        index.close()


def check(root: Path, file: Path | None, *, ahead: bool = True, processes: Callable[[int], int] = usual) -> None:
    """The index says what the files say, and finds what one that knows nothing finds."""
    with opened(root, file, ahead=ahead, processes=processes) as index:
        said = answers(index)
    with opened(root, None) as without:
        searched = {name: value for name, value in answers(without).items() if name.startswith(("find", "helpers"))}
    assert said == told_by_files(root) | searched


def until_the_clock_moves(path: Path, change: Callable[[], object]) -> None:
    """Make a change to a file, and wait until the file system's clock has moved on from the last one."""
    before = path.stat().st_ctime_ns if path.exists() else 0
    change()
    while path.exists() and path.stat().st_ctime_ns == before:
        os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
