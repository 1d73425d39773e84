"""How long whole commands take beside a one-command Typer program, as ratios: `python tests/bench/run.py`.

It installs netlog, byte-compiled, into an environment of its own, writes journals of 100 to 30,000 contacts, and runs
netlog and that program in turn. It prints what it found, and fails nobody: a clock is no test.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import journals

REPOSITORY = Path(__file__).resolve().parent.parent.parent
ONE_COMMAND = """
import typer


def main(name: str) -> None:
    typer.echo(f"hello {name}")


typer.run(main)
"""
COLD = """
import os, shutil, sys, time
from datetime import date
from pathlib import Path
from netlog.store.gathering import processes
from netlog.store.index import Index, Means

root, place, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
shutil.rmtree(place, ignore_errors=True)
began = time.perf_counter()
index = Index(root, place / "index.sqlite", Means(processes=lambda files: min(count, processes(files))))
index.standings(today=date(2026, 11, 22), among=lambda outlines: [])
index.close()
print(time.perf_counter() - began)
"""
LOAD = """
import os, sys, time
import yaml

folder = os.path.join(sys.argv[1], "contacts")
began = time.perf_counter()
for name in os.listdir(folder):
    with open(os.path.join(folder, name), "rb") as file:
        yaml.load(file, yaml.CSafeLoader)
print(time.perf_counter() - began)
"""


@dataclass(frozen=True)
class Bench:
    """An environment with netlog in it, and journals."""

    place: Path
    rounds: int

    @property
    def python(self) -> str:
        return str(self.place / "venv" / "bin" / "python")

    @property
    def netlog(self) -> str:
        return str(self.place / "venv" / "bin" / "netlog")

    def environment(self, count: int) -> dict[str, str]:
        """A clean environment: what a shell exports may change what is measured."""
        return {
            "PATH": os.defpath,
            "HOME": str(self.place / "home"),
            "LC_ALL": "C.UTF-8",
            "NETLOG_JOURNAL": str(self.journal(count)),
            "NETLOG_TODAY": journals.TODAY.isoformat(),
        }

    def journal(self, count: int) -> Path:
        return self.place / f"journal-{count}"

    def in_turn(self, count: int, commands: Mapping[str, Callable[[], Sequence[str]]]) -> dict[str, float]:
        """The median of each command in seconds; all run in turn, `R` among them."""
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(self.rounds):
            for name, command in commands.items():
                words = command()
                began = time.perf_counter()
                self.run(count, words)
                times[name].append(time.perf_counter() - began)
        return {name: statistics.median(found) for name, found in times.items()}

    def run(self, count: int, words: Sequence[str], **more: str) -> str:
        """Run a command, its output in a pipe."""
        done = subprocess.run(
            words,
            env=self.environment(count) | more,
            cwd=self.place,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return done.stdout

    def warm(self, count: int) -> None:
        """Run a report until nothing is left to be read."""
        for _ in range(2):
            self.run(count, [self.netlog, "owe"])
            time.sleep(0.1)


def prepared(place: Path, counts: Sequence[int], rounds: int) -> Bench:
    """The environment and the journals; netlog is installed as its users install it."""
    bench = Bench(place, rounds)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run([sys.executable, "-m", "venv", str(place / "venv")], env=clean, check=True)
    source = place / "source"
    shutil.copytree(REPOSITORY / "netlog", source / "netlog", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, source)
    install = [bench.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(source)]
    subprocess.run(install, env=clean, check=True)
    (place / "one.py").write_text(ONE_COMMAND, encoding="utf-8")
    for count in counts:
        journals.write(bench.journal(count), count)
        # Not a repository: committing is another matter, with a price of its own.
        bench.warm(count)
    return bench


def commands(bench: Bench, count: int) -> dict[str, Callable[[], Sequence[str]]]:
    """What is measured in a journal of so many contacts, after R."""
    names = sorted(path.stem for path in (bench.journal(count) / "contacts").iterdir())
    key = names[count // 2]
    only = next(one for one in names[count // 3 :] if not one[-1].isdigit() and f"{one}-2" not in names)
    name = (bench.journal(count) / "contacts" / f"{only}.yaml").read_text(encoding="utf-8").split("\n")[0][6:]
    netlog = bench.netlog

    def plain(*words: str) -> Callable[[], Sequence[str]]:
        return lambda: [netlog, *words]

    def after_a_change() -> Sequence[str]:
        path = bench.journal(count) / "contacts" / f"{key}.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "  - {date: 2026-11-21, note: x}\n", encoding="utf-8")
        time.sleep(0.06)  # older than a tick
        return [netlog, "owe"]

    found: dict[str, Callable[[], Sequence[str]]] = {"R": lambda: [bench.python, str(bench.place / "one.py"), "x"]}
    found["--version"] = plain("--version")
    found["give KEY"] = plain("give", key, "tea")
    found["(warm again)"] = plain("owe")
    found |= {report: plain(report) for report in REPORTS}
    found |= {f"{report}, drawn": plain("--color", "always", report) for report in REPORTS}
    found["give NAME"] = plain("give", name, "tea")
    found["(warm again) "] = plain("owe")
    found["completion"] = lambda: ["/usr/bin/env", "_NETLOG_COMPLETE=complete_bash", "COMP_WORDS=netlog give al",
                                   "COMP_CWORD=2", netlog]  # fmt: skip
    found["after one change"] = after_a_change
    return found


REPORTS = ("owe", "owed", "due", "today")
TARGETS: Mapping[str, Mapping[int, float]] = {
    "--version": {0: 1.15},
    "give KEY": {0: 1.5},
    "give NAME": {10_000: 1.8},
    "completion": {10_000: 1.8},
    **{report: {1_000: 1.6, 10_000: 2.2, 30_000: 4.2} for report in REPORTS},
}


def table(bench: Bench, counts: Sequence[int]) -> None:
    """The ratios, with the medians behind them."""
    for count in counts:
        found = bench.in_turn(count, commands(bench, count))
        base = found["R"]
        print(f"\n{count:,} contacts (R = {base * 1000:.0f} ms, {bench.rounds} rounds)")
        for name, seconds in found.items():
            if name == "R" or name.startswith("("):
                continue
            note = _target(name, count, found)
            print(f"  {name:18} {seconds * 1000:7.1f} ms  {seconds / base:5.2f} R  {note}")
        if count == counts[-1]:
            print(f"  peak memory of a warm report: {_peak(bench, count):.0f} MB (target 70)")


def _target(name: str, count: int, found: Mapping[str, float]) -> str:
    if name == "after one change":
        return f"{found[name] / found['owe']:.2f} of a warm report (target 1.35 at 10,000)"
    if name.endswith(", drawn"):
        return f"+ {(found[name] - found[name.removesuffix(', drawn')]) / found['R']:.2f} R (target + 0.8)"
    targets = TARGETS.get(name, {})
    target = targets.get(count, targets.get(0))
    return f"(target {target})" if target else ""


def _peak(bench: Bench, count: int) -> float:
    probe = (
        "import json, resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); "
        "print(json.dumps(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))"
    )
    kilobytes: int = json.loads(bench.run(count, [sys.executable, "-c", probe, bench.netlog, "owe"]))
    return kilobytes / (1024 if sys.platform != "darwin" else 1024**2)


def cold(bench: Bench, count: int) -> None:
    """A build from nothing, beside PyYAML's C loader over the same files in one process."""
    rounds = max(3, bench.rounds // 4)
    times: dict[str, list[float]] = {"C loader": [], "one process": [], "two processes": []}
    root, place = str(bench.journal(count)), str(bench.place / "cold")
    for _ in range(rounds):
        times["C loader"].append(float(bench.run(count, [bench.python, "-c", LOAD, root])))
        for processes, name in ((1, "one process"), (2, "two processes")):
            said = bench.run(count, [bench.python, "-c", COLD, root, place, str(processes)])
            times[name].append(float(said))
    base = statistics.median(times["C loader"])
    print(f"\nA cold build of {count:,} contacts ({rounds} rounds)")
    for (name, found), target in zip(times.items(), ("", "(target 0.5)", "(target 0.3)"), strict=True):
        seconds = statistics.median(found)
        print(f"  {name:18} {seconds:7.2f} s   {seconds / base:5.2f}    {target}")


def growth(bench: Bench, few: int, many: int) -> None:
    """What one contact more costs a warm report."""
    for count in (few, many):
        bench.warm(count)
    times = {count: bench.in_turn(count, {"owe": lambda: [bench.netlog, "owe"]})["owe"] for count in (few, many)}
    each = (times[many] - times[few]) / (many - few) * 1e6
    print(f"\nGrowth of a warm report from {few:,} to {many:,}: {each:.1f} µs a contact (target 12)")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 1_000, 10_000, 30_000])
    said = parser.parse_args()
    with TemporaryDirectory() as place:
        bench = prepared(Path(place), said.counts, said.rounds)
        table(bench, said.counts)
        cold(bench, sorted(said.counts)[-2 if len(said.counts) > 1 else -1])
        if len(said.counts) > 1:
            growth(bench, *sorted(said.counts)[-2:])


if __name__ == "__main__":
    main()
