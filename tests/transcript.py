"""Transcripts: Markdown files that show what is typed, what comes out, and what it changes in the journal.

`python tests/transcript.py --update tests/transcripts/owe.md` writes down what comes out now; read every line of it.

A ```console block holds commands behind `$ ` (a command may go on in lines that begin with `> `) and what they print;
lines on stderr begin with `! `, and an exit code that isn't 0 stands as `[exit 3]`. A ```diff block under it holds the
lines of files that it changed, and has to be there if there are any. A ```yaml block that begins with
`# file: contacts/x.yaml` writes that file. Tabs are shown as ⇥, escapes as ␛, carriage returns as ␍.

It begins in a copy of the example journal, on 22 November 2026, at `~/netlog`; `<!-- journal -->` begins anew, and
`<!-- empty -->` in a home without a journal. `<!-- changes not shown -->` at the top leaves the ```diff blocks out.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from stage import Played, Stage

_PART = re.compile(r"^```(?P<language>console|yaml)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_STATED_CHANGE = re.compile(r"\n\n```diff\n.*?^```$", re.MULTILINE | re.DOTALL)
_BEGINNING = re.compile(r"<!-- (journal|empty) -->")
_UNSTATED = "<!-- changes not shown -->"


def played(text: str, stage: Stage) -> str:
    """The transcript as it should read."""
    stage.begin(is_empty=False)
    written: list[str] = []
    at = 0
    plain = _STATED_CHANGE.sub("", text)
    for part in _PART.finditer(plain):
        _set(stage, plain[at : part.start()])
        written.append(plain[at : part.start()])
        if part["language"] == "yaml":
            stage.write(part["body"])
            written.append(part[0])
        else:
            commands = [stage.play(command.typed) for command in _commands(part["body"])]
            shown = "".join(_shown(command) for command in commands)
            changes = stage.changes()
            written.append(f"```console\n{shown}```")
            if changes and not text.startswith(_UNSTATED):
                written.append(f"\n\n```diff\n{changes}```")
        at = part.end()
    written.append(plain[at:])
    return "".join(written)


def _set(stage: Stage, prose: str) -> None:
    for beginning in _BEGINNING.finditer(prose):
        stage.begin(is_empty=beginning[1] == "empty")


def stated(text: str) -> Iterator[Played]:
    """The commands of a transcript with what it states of them, without running any."""
    for part in _PART.finditer(text):
        if part["language"] == "console":
            yield from _commands(part["body"])


def _commands(body: str) -> Iterator[Played]:
    """The commands of a console block, each with the lines under it."""
    for block in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        first, *rest = block.splitlines()
        typed = [first]
        while rest and rest[0].startswith("> "):
            typed.append(rest.pop(0).removeprefix("> "))
        ended = re.fullmatch(r"\[exit ([0-9]+)\]", rest[-1]) if rest else None
        yield Played("\n".join(typed), tuple(rest[:-1] if ended else rest), int(ended[1]) if ended else 0)


def _shown(command: Played) -> str:
    typed = "$ " + command.typed.replace("\n", "\n> ")
    return "".join(f"{line}\n" for line in (typed, *command.lines, *([f"[exit {command.code}]"] * (command.code != 0))))


def main() -> int:
    """Show how transcripts differ from what comes out, or write it down with --update."""
    parser = argparse.ArgumentParser(description="Play transcripts.")
    parser.add_argument("--update", action="store_true", help="write what comes out into the files")
    parser.add_argument("files", nargs="+", type=Path)
    said = parser.parse_args()
    differing = 0
    for path in said.files:
        text = path.read_text(encoding="utf-8")
        with TemporaryDirectory() as place:
            now = played(text, Stage(Path(place)))
        if now == text:
            continue
        differing += 1
        sys.stdout.writelines(unified_diff(text.splitlines(keepends=True), now.splitlines(keepends=True), str(path)))
        if said.update:
            path.write_text(now, encoding="utf-8", newline="")
    return 0 if said.update or not differing else 1


if __name__ == "__main__":
    sys.exit(main())
