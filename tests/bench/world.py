"""Journals of any size for measuring: invented people, 10 to 20 entries each, 1 to 2 KB a file, the same every time."""

import random
from datetime import date, timedelta
from pathlib import Path

TODAY = date(2026, 11, 22)

_FIRST = (
    "Ada Alice Amara Anders Anneke Beatriz Bob Carla Chidi Dana Dmitri Eilidh Elif Emeka Fatima Femi Freja Giulia Grace "
    "Hina Ivan Ines Jörg José Kofi Lena Lucía Maeve Mei Nils Noor Oksana Olu Priya Quinn Rosa Sam Søren Tove Uma Vera "
    "Wanjiru Xiu Yara Yuki Zoë Ольга 陽菜"
).split()
_LAST = (
    "Adeyemi Ashby Brown Bianchi Chen Díaz Eriksen Fischer García Huang Ivanova Jones Kowalska Klein Lindholm López "
    "Marsh Mensah Müller Novák O'Neil Okafor Patel Quist Raman Rossi Smith Sørensen Tanaka Usman Vogt Weber Whitfield "
    "Xu Young Zhang"
).split()
_PLACES = ("Berlin", "Lisbon", "London", "Kyoto", "Lagos", "Warszawa", "Dublin", "São Paulo", "Hamburg", "Nairobi")
_ORGS = ("Northwind", "Tidewater Maps", "Papierówka", "Lanternfish", "Brightwater", "Palmline", "Kelpwood", "Parallel")
_TITLES = ("Head of Data", "Founder", "Translator", "Engineer", "Investor", "Cellist", "Recruiter", "Architect")
_TAGS = ("inner", "founders", "school", "work", "choir", "neighbours", "mentors")
_WORDS = (
    "coffee deck intro hiring flat piano lesson book review feedback contract pilot data team meeting lunch call "
    "question answer garden train recruiter investor translation gallery lecture chapter budget sauna harbour"
).split()

SETTINGS = """\
schema: 1
tags:
  inner: {every: 2 weeks}
  founders: {every: quarter}
"""


def journal(folder: Path, contacts: int) -> list[str]:
    """Write a journal of so many contacts into a new folder; the keys, in the order of their making."""
    (folder / "contacts").mkdir(parents=True)
    (folder / "netlog.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "me.yaml").write_text('name: "Robin Ashby"\ngoals:\n  - "raise a series A"\n', encoding="utf-8")
    dice = random.Random(20261122)  # noqa: S311  # the same journal every time
    keys = []
    for number in range(contacts):
        name = f"{dice.choice(_FIRST)} {dice.choice(_LAST)} {number}"
        key = name.casefold().replace(" ", "-").replace("'", "-")
        keys.append(key)
        (folder / "contacts" / f"{key}.yaml").write_text(_contact(name, number, dice), encoding="utf-8")
    return keys


def _contact(name: str, number: int, dice: random.Random) -> str:
    lines = [
        f'name: "{name}"',
        f'email: ["person{number}@example.org"]',
        f'phone: ["+1 555 {number:07}"]',
        f'org: "{dice.choice(_ORGS)}"',
        f'title: "{dice.choice(_TITLES)}"',
        f'place: "{dice.choice(_PLACES)}"',
        f"birthday: {1950 + number % 50}-{1 + number % 12:02}-{1 + number % 28:02}",
        "met: 2023-05",
        f"tags: [{dice.choice(_TAGS)}]",
    ]
    lines += [f"every: {dice.choice(('month', 'quarter', '6 weeks'))}"] if dice.random() < 0.3 else []
    lines += ["", "needs:", f'  - {{what: "{_text(dice, 4)}", since: 2026-01-15}}'] if dice.random() < 0.2 else []
    return "\n".join([*lines, "", "log:", *_entries(dice)]) + "\n"


def _entries(dice: random.Random) -> list[str]:
    count = dice.randint(10, 20)
    days = sorted(TODAY - timedelta(days=dice.randrange(900)) for _ in range(count))
    return [f"  - {{{_entry(day, dice)}}}" for day in days]


def _entry(day: date, dice: random.Random) -> str:
    kind = dice.choice(("gave", "got", "talked", "talked", "note", "promised", "expected"))
    parts = [f"date: {day.isoformat()}", f'{kind}: "{_text(dice, 5)}"']
    if kind in {"gave", "got"}:
        parts += [dice.choice(("worth: 3", "as: advice", "as: introduction"))] if dice.random() < 0.3 else []
    if kind == "talked":
        parts += [f"how: {dice.choice(('call', 'email', 'in person'))}"]
    if kind in {"promised", "expected"}:
        parts += [f"due: {(day + timedelta(days=14)).isoformat()}"]
        done = day + timedelta(days=dice.randrange(20))
        parts += [f"done: {done.isoformat()}"] if done <= TODAY and dice.random() < 0.9 else []
    return ", ".join(parts)


def _text(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(_WORDS, k=count))
