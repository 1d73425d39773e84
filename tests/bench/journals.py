"""Journals as large as anybody's: made up, the same every time, 10 to 20 entries and 1 to 2 KB a contact.

`python tests/bench/journals.py FOLDER COUNT` writes one. People are in it as they are in life: some 150 are close, with
a rhythm, promises and accounts that are open; of the others most are even, whatever was given and got, and few owe.
"""

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from netlog.core.text import key_among, key_identity

TODAY = date(2026, 11, 22)
CLOSE = 150
"""With how many people one is really in touch, however many one has met (Dunbar 1992)."""

_GIVEN = """
    Alice Amara Andrés Anna Arjun Beatriz Björn Carlos Chiara Chloé Daniel Dmitri Elena Emeka Emma Fatima
    François Grace Hana Haruto Hugo Ines Isabella Ivan Jakub Jana João Juan Kaito Karim Kateřina Kofi Lara Léa
    Liam Lin Lucía Luca Łukasz Mai Maria Mateo Mei Mohammed Nadia Naoko Nia Nikolai Noah Nora Olga Oluwaseun
    Omar Oscar Paula Pedro Priya Rahul Rosa Sam Sara Sofia Søren Stefan Svetlana Tariq Thabo Théo Tomás Ursula
    Valentina Viktor Wei Xiu Yara Yuki Yusuf Zainab Zeynep Zoë Оксана Дмитро 陽菜 伟
""".split()  # noqa: SIM905  # a name a line would be a list of pages
_FAMILY = """
    Abara Adeyemi Almeida Andersen Bakker Bello Bianchi Bondarenko Brown Castillo Chen Choi Costa Dąbrowski
    Diallo Dubois Eriksson Fernández Fischer García Green Gruber Gupta Haddad Hansen Hernández Hoffmann Horvat
    Ibrahim Ivanov Jansen Johnson Kim Kobayashi Kowalska Kumar Lefèvre Levchenko Li Lindholm López Martins
    Mensah Meyer Moreau Mori Müller Murphy Nakamura Ndiaye Nguyen Nielsen Novák Nwosu O'Neil Okafor Olsen Park
    Patel Pereira Petrov Popescu Raman Ricci Rossi Sánchez Santos Schmidt Silva Singh Smith Suzuki Takahashi
    Tanaka Torres Virtanen Wagner Walker Wang Weber Whitfield Williams Wójcik Wright Yamamoto Yılmaz Zhang
    Левченко 森田
""".split()  # noqa: SIM905  # a name a line would be a list of pages
_ORGS = """
    Northwind Contoso Fabrikam Initech Acme Globex Umbra Lumen Halden Vantage Ostrava Meridian Kestrel
""".split()  # noqa: SIM905  # a name a line would be a list of pages
_TITLES = ("Head of Data", "Engineer", "Founder", "Product lead", "Recruiter", "Designer", "Researcher", "Partner")
PLACES = ("Berlin", "Lisbon", "Lagos", "Kraków", "Kyiv", "Kyoto", "Lyon", "São Paulo", "Toronto", "Accra", "Oslo")
THINGS = (
    "night trains", "climbing", "compilers", "hiring", "a flat in Lisbon", "the pricing page", "series A investors",
    "a recruiter for ML roles", "open data", "choir music", "grant writing", "the school move", "battery storage",
    "translations into Polish", "a housecleaner", "sailing", "the conference talk", "board meetings", "bread",
)  # fmt: skip
_TALKS = (
    "coffee, {}", "lunch about {}", "a call on {}", "met at the meetup: {}", "long walk; {}", "caught up on {}",
)  # fmt: skip
_GIFTS = (
    "an introduction about {}", "feedback on {}", "the slides on {}", "advice on {}", "an hour on {}", "notes on {}",
)  # fmt: skip
_HOW = ("call", "email", "in person", "video")


def write(folder: Path, count: int, *, seed: int = 1) -> None:
    """Write a journal of `count` contacts; what stands at the places of its files is written over."""
    (folder / "contacts").mkdir(parents=True, exist_ok=True)
    (folder / "netlog.yaml").write_text(
        "schema: 1\ntags:\n  inner: {every: 4 weeks}\n  founders: {every: quarter}\n", encoding="utf-8"
    )
    (folder / "me.yaml").write_text("name: Robin\ngoals:\n  - raise a seed round\n", encoding="utf-8")
    for key, text in contacts(count, seed=seed):
        (folder / "contacts" / f"{key}.yaml").write_text(text, encoding="utf-8")


def contacts(count: int, *, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The key and the file of each contact."""
    chance = random.Random(seed)
    identities: set[str] = set()
    for number in range(count):
        name = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
        if chance.random() < 0.3:
            name = f"{name} {chance.choice(_FAMILY)}"
        key = key_among(name, identities)
        identities.add(key_identity(key))
        yield key, _contact(chance, key, name, is_close=number < CLOSE)


def _contact(chance: random.Random, key: str, name: str, *, is_close: bool) -> str:
    address = "".join(letter if letter.isascii() and letter.isalnum() else "." for letter in key)
    lines = [
        f"name: {name}",
        f"email: [{address}@example.org]",
        f'phone: ["+1 555 {chance.randrange(10**7):07}"]',
        f"links: {{linkedin: https://example.org/in/{address}}}",
        f"org: {chance.choice(_ORGS)}",
        f"title: {chance.choice(_TITLES)}",
        f"place: {chance.choice(PLACES)}",
        f"met: {chance.randint(2008, 2024)}-{chance.randint(1, 12):02}",
    ]
    if chance.random() < 0.2:
        lines.append(f"birthday: {chance.randint(1955, 2000)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}")
    tags = [chance.choice(("inner", "founders"))] if is_close else []
    tags += chance.sample(("berlin-meetup", "alumni", "climbing", "press", "ml"), chance.randint(0, 2))
    lines += [f"tags: [{', '.join(tags)}]"] if tags else []
    lines += ["", f"interests: [{', '.join(chance.sample(THINGS, 2))}]"]
    if chance.random() < 0.15:
        lines += ["needs:", f'  - {{what: "{chance.choice(THINGS)}", since: 2026-0{chance.randint(1, 9)}-11}}']
    if chance.random() < 0.2:
        lines += ["offers:", f'  - "{chance.choice(THINGS)}"']
    return "\n".join([*lines, "", "log:", *_log(chance, is_close=is_close), ""])


def _log(chance: random.Random, *, is_close: bool) -> list[str]:
    """From 10 to 20 entries, the latest last; what is given comes back but in one case of two hundred."""
    entries: list[str] = []
    for _ in range(chance.randint(9, 18)):
        if len(entries) > 17:
            break
        thing = chance.choice(THINGS)
        if chance.random() < 0.7:
            talk = chance.choice(_TALKS).format(thing)
            entries.append(f'talked: "{talk}", how: {chance.choice(_HOW)}')
        elif chance.random() < 0.3:
            entries.append(f'note: "mentioned {thing}"')
        else:
            there, back = chance.sample(("gave", "got"), 2)
            entries.append(f'{there}: "{chance.choice(_GIFTS).format(thing)}", as: help')
            entries.append(f'{back}: "{chance.choice(_GIFTS).format(chance.choice(THINGS))}", as: advice')
    if chance.random() < (0.2 if is_close else 0.002):
        gift = chance.choice(_GIFTS).format(chance.choice(THINGS))
        entries.append(f'{chance.choice(("gave", "got"))}: "{gift}", worth: {chance.randint(1, 5)}')
    latest = TODAY - timedelta(days=chance.randint(1, 60 if is_close else 1500))
    earlier = sorted(latest - timedelta(days=int(chance.triangular(0, 2500, 0))) for _ in entries[1:])
    log = [f"  - {{date: {day}, {entry}}}" for day, entry in zip([*earlier, latest], entries, strict=True)]
    if chance.random() < (0.1 if is_close else 0.001):
        kind = chance.choice(("promised", "expected"))
        log.append(f'  - {{date: {latest}, {kind}: "{chance.choice(THINGS)}", due: {latest + timedelta(days=30)}}}')
    return log


def main() -> None:
    """Write a journal."""
    parser = argparse.ArgumentParser(description="Write a journal for measuring.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    said = parser.parse_args()
    write(said.folder, said.count)


if __name__ == "__main__":
    main()
