"""The same job beside other programs, each at its own fastest: `python tests/bench/peers.py --netlog PROGRAM`.

It makes their inputs from a journal of made-up people, runs each in turn with netlog, and prints how many times longer
it took. A program that isn't on the PATH is skipped by name. Its caches are warm, as netlog's are.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import journals

EXCHANGES = 12
"""How many exchanges a contact has in what balances are drawn from."""

PATIENCE = 60
"""How many seconds a program may take for one job."""


@dataclass(frozen=True)
class Job:
    """What a peer does, and what netlog does for the same purpose."""

    what: str
    peer: Sequence[str]
    netlog: Sequence[str]


def people(count: int) -> Iterator[tuple[str, str]]:
    """The key and the name of each contact."""
    for key, text in journals.contacts(count):
        yield key, text.partition("\n")[0].removeprefix("name: ")


def khard(place: Path, count: int) -> list[Job]:
    """Address book: the same people as vCards."""
    book = place / "cards"
    book.mkdir()
    name = ""
    for key, name in people(count):
        first, _, last = name.rpartition(" ")
        card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{key}\r\nFN:{name}\r\nN:{last};{first};;;\r\n"
        card += f"EMAIL:{key}@example.org\r\nTEL:+1 555 0100\r\nORG:Northwind\r\nEND:VCARD\r\n"
        (book / f"{key}.vcf").write_text(card, encoding="utf-8", newline="")
    config = place / "khard.conf"
    config.write_text(
        f"[addressbooks]\n[[people]]\npath = {book}\n[general]\ndefault_action = list\n", encoding="utf-8"
    )
    start = ["khard", "-c", str(config)]
    return [
        Job("list everybody", [*start, "list"], ["list"]),
        Job("look up one", [*start, "show", name], ["show", name]),
    ]


def todo(place: Path, count: int) -> list[Job]:
    """Tasks: what is due to whom."""
    folder = place / "tasks" / "people"
    folder.mkdir(parents=True)
    chance = random.Random(1)
    for key, name in people(count):
        due = journals.TODAY + timedelta(days=chance.randint(-30, 2000))
        task = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTODO\r\nUID:{key}\r\nDTSTAMP:20260101T000000Z\r\n"
        task += f"SUMMARY:write to {name}\r\nDUE;VALUE=DATE:{due:%Y%m%d}\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
        (folder / f"{key}.ics").write_text(task, encoding="utf-8", newline="")
    config = place / "todoman.py"
    cache = place / "todoman.sqlite"
    config.write_text(f'path = "{place}/tasks/*"\ncache_path = "{cache}"\ndate_format = "%Y-%m-%d"\n', encoding="utf-8")
    return [Job("list what is due", ["todo", "--config", str(config), "list", "--due", "24"], ["due"])]


def jrnl(place: Path, count: int) -> list[Job]:
    """A journal of one file: to add a line, and to list the lines about one."""
    file = place / "journal.txt"
    chance = random.Random(1)
    first, key, lines = date(2020, 1, 1), "", []
    for key, _ in people(count):
        tag = key.replace("-", "_")
        lines += [(first + timedelta(days=chance.randint(0, 2500)), f"gave @{tag} advice") for _ in range(EXCHANGES)]
    file.write_text("".join(f"[{day} 09:00:00 AM] {text}\n\n" for day, text in sorted(lines)), encoding="utf-8")
    config = place / "jrnl.yaml"
    # Not as JSON, though that is YAML: jrnl takes a brace for a configuration of its first version.
    config.write_text(
        "version: v4.0\ncolors: {body: none, date: none, tags: none, title: none}\ndefault_hour: 9\n"
        "default_minute: 0\neditor: ''\nencrypt: false\nhighlight: false\nindent_character: '|'\nlinewrap: 79\n"
        f"tagsymbols: '@'\ntemplate: false\ntimeformat: '%F %r'\njournals: {{default: {{journal: '{file}'}}}}\n",
        encoding="utf-8",
    )
    start, tag = ["jrnl", "--config-file", str(config)], key.replace("-", "_")
    return [
        Job("add a line", [*start, f"today: gave @{tag} tea"], ["give", key, "tea"]),
        Job("list what was with one", [*start, f"@{tag}", "--short"], ["log", key]),
    ]


def ledgers(program: str) -> Callable[[Path, int], list[Job]]:
    """Accounts: the balance with everybody."""

    def jobs(place: Path, count: int) -> list[Job]:
        file = place / f"{program}.journal"
        chance = random.Random(1)
        first, lines = date(2020, 1, 1), []
        for key, _ in people(count):
            for _ in range(EXCHANGES):
                day, amount = first + timedelta(days=chance.randint(0, 2500)), chance.choice((-1, 1))
                lines.append(f"{day} advice\n    people:{key}    {amount} x\n    me\n\n")
        file.write_text("".join(sorted(lines)), encoding="utf-8")
        return [Job("balances", [program, "-f", str(file), "balance"], ["balance"])]

    return jobs


PEERS: Mapping[str, Callable[[Path, int], list[Job]]] = {
    "khard": khard,
    "todo": todo,
    "jrnl": jrnl,
    "ledger": ledgers("ledger"),
    "hledger": ledgers("hledger"),
}


def measured(job: Job, netlog: str, environment: Mapping[str, str], rounds: int) -> str:
    """How many times longer the peer takes, by the medians of both run in turn; or why there is no telling."""
    theirs: list[float] = []
    ours: list[float] = []
    for turn in range(rounds + 1):
        for found, words in ((ours, [netlog, *job.netlog]), (theirs, job.peer)):
            began = time.perf_counter()
            try:
                done = subprocess.run(
                    words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE
                )
            except subprocess.TimeoutExpired:
                return f"more than {PATIENCE / ours[-1]:.0f}   (not done after {PATIENCE} s / {ours[-1]:.3f} s)"
            if done.returncode:
                return f"ended with {done.returncode}: {done.stderr.decode(errors='replace').strip()[-200:]}"
            if turn or not found:  # the first warms both
                found[:] = [*found[turn == 1 :], time.perf_counter() - began]
    their, our = statistics.median(theirs), statistics.median(ours)
    return f"{their / our:7.1f}   ({their:.3f} s / {our:.3f} s)"


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--netlog", default=shutil.which("netlog"), help="an installed, byte-compiled netlog")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--count", type=int, default=10_000)
    said = parser.parse_args()
    if not said.netlog:
        sys.exit("netlog is not installed: say where it is with --netlog")
    with TemporaryDirectory() as folder:
        place = Path(folder)
        journals.write(place / "journal", said.count)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": folder,
            "LC_ALL": "C.UTF-8",
            "NETLOG_JOURNAL": str(place / "journal"),
            "NETLOG_TODAY": journals.TODAY.isoformat(),
        }
        print(f"{said.count:,} contacts; peer / netlog, the medians of {said.rounds} rounds")
        for program, jobs in PEERS.items():
            if not shutil.which(program):
                print(f"  {program:8} is not installed: skipped")
                continue
            for job in jobs(place, said.count):
                print(f"  {program:8} {job.what:24} {measured(job, said.netlog, environment, said.rounds)}", flush=True)


if __name__ == "__main__":
    main()
