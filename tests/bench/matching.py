"""How good matching is: `python tests/bench/matching.py` prints precision, recall and false alarms on labelled needs.

A quarter of the needs is held out: nothing was ever changed to better their figures, which are printed by themselves.
`--misses` shows what went wrong among the others; `--speed JOURNAL` how long 2,000 needs take there.
"""

import argparse
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import journals
import matching_world
from matching_world import Label

from netlog.core.contact import Contact
from netlog.core.evidence import Helper
from netlog.core.matching import outstanding
from netlog.core.plan import Plan
from netlog.store.folder import Folder
from netlog.store.index import Index, Means

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples" / "journal"
HELD_OUT_EVERY = 4

Answer = tuple[Label, tuple[Helper, ...]]


@dataclass(frozen=True)
class Figures:
    """How many needs somebody could meet, and of these: precision at 1 and at 3, recall at 5; false alarms of others.

    Precision at 3 is of those whom `match` shows, who are three at most, and none far behind the best.
    """

    needs: int
    at_1: float
    at_3: float
    recall: float
    unmet: int
    false_alarms: int

    def __str__(self) -> str:
        return (
            f"{self.needs:3} needs   P@1 {self.at_1:.2f}   P@3 {self.at_3:.2f}   R@5 {self.recall:.2f}   "
            f"false alarms {self.false_alarms} of {self.unmet} that nobody meets"
        )


def figures(answers: Sequence[Answer]) -> Figures:
    """The figures of some answers."""
    hits = [(label, [one.key for one in found]) for label, found in answers if label.met_by]
    best = [(label, [one.key for one in outstanding(found)[:3]]) for label, found in answers if label.met_by]
    unmet = [found for label, found in answers if not label.met_by]

    def mean(numbers: Iterator[float]) -> float:
        found = list(numbers)
        return sum(found) / len(found) if found else 0.0

    return Figures(
        needs=len(hits),
        at_1=mean(float(bool(keys) and keys[0] in label.met_by) for label, keys in hits),
        at_3=mean(len(label.met_by & set(keys)) / max(1, len(keys)) for label, keys in best),
        recall=mean(len(label.met_by & set(keys[:5])) / len(label.met_by) for label, keys in hits),
        unmet=len(unmet),
        false_alarms=sum(bool(found) for found in unmet),
    )


def held_out(answers: Sequence[Answer]) -> list[Answer]:
    """The quarter on which nothing is tuned."""
    return list(answers[HELD_OUT_EVERY - 1 :: HELD_OUT_EVERY])


def tuned(answers: Sequence[Answer]) -> list[Answer]:
    """The other three quarters."""
    return [one for at, one in enumerate(answers) if at % HELD_OUT_EVERY != HELD_OUT_EVERY - 1]


def answered() -> list[Answer]:
    """Every labelled need, of both worlds, and who could meet it in what netlog says."""
    with TemporaryDirectory() as place:
        invented = written(Path(place), matching_world.world())
        return [*_answers(EXAMPLES, matching_world.EXAMPLES), *_answers(invented, matching_world.labels())]


def written(root: Path, people: Mapping[str, Contact]) -> Path:
    """A journal of these people."""
    (root / "contacts").mkdir(parents=True, exist_ok=True)
    (root / "netlog.yaml").write_text("schema: 1\n", encoding="utf-8")
    Folder(root).carry_out(lambda: Plan(what="the invented world", creates=people))
    return root


def _answers(root: Path, labels: Sequence[Label]) -> list[Answer]:
    found = Index(root, None, Means()).helpers([label.need for label in labels])
    return list(zip(labels, found, strict=True))


def misses(answers: Sequence[Answer]) -> Iterator[str]:
    """What went wrong: the need, who could meet it, and who was told of instead."""
    for label, found in answers:
        keys = [one.key for one in found]
        if keys[:1] != [next(iter(label.met_by & set(keys[:1])), None)] and (keys or label.met_by):
            told = "; ".join(f"{one.key} {one.score} ({', '.join(one.words)})" for one in found[:4]) or "nobody"
            yield f"  {label.need}: {', '.join(sorted(label.met_by)) or 'nobody'}, not {told}"


def speed(root: Path) -> Iterator[str]:
    """How long 2,000 different needs take in a journal, with its texts known and without."""
    chance = random.Random(1)
    things, places = journals.THINGS, journals.PLACES
    needs = [
        f"{chance.choice(things)} in {chance.choice(places)}, {chance.choice(things)} {number}"
        for number in range(2000)
    ]
    with TemporaryDirectory() as place:
        for state in ("nothing known", "all known"):
            index = Index(root, Path(place) / "index.sqlite", Means())
            began = time.perf_counter()
            found = index.helpers(needs, most=6)
            index.close()
            some = sum(map(bool, found))
            yield f"  {state:14} {time.perf_counter() - began:5.1f} s, {some} of {len(needs)} could be met"


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--speed", type=Path, metavar="JOURNAL")
    said = parser.parse_args()
    answers = answered()
    print(f"tuned     {figures(tuned(answers))}")
    print(f"held out  {figures(held_out(answers))}")
    if said.misses:
        print(*misses(tuned(answers)), sep="\n")
    if said.speed:
        print(f"2,000 needs in {said.speed}", *speed(said.speed), sep="\n")


if __name__ == "__main__":
    main()
