"""Words in and out: what a person is asked and told, and in which ink.

stdout carries what was asked for; everything else goes to stderr.
"""

import os
import time
from collections.abc import Mapping
from typing import TextIO

from netlog.cli.surroundings import Choices, Surroundings
from netlog.core.text import fold, visible
from netlog.page import Page

_LONG = 0.5
"""How many seconds nobody minds to wait for, without a word."""


class Outlet:
    """The streams of one run, and how they are written to."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._around: Surroundings = choices.surroundings
        self._began = 0.0

    @property
    def is_interactive(self) -> bool:
        """Whether somebody sits there who can answer."""
        return _is_terminal(self._around.stdin) and _is_terminal(self._around.stderr)

    def ask(self, question: str) -> str:
        """Ask for one line; the question goes to stderr, so that stdout stays what was asked for."""
        self._around.stderr.write(visible(question))
        self._around.stderr.flush()
        answer = self._around.stdin.readline()
        if not answer:
            raise KeyboardInterrupt
        return answer.strip()

    def agrees(self, question: str) -> bool:
        """Ask for a yes; anything else is a no."""
        return fold(self.ask(f"{question} [y/N] ")) in {"y", "yes"}

    def read(self) -> str:
        """All of standard input, without the line end at its end."""
        return self._around.stdin.read().removesuffix("\n").removesuffix("\r")

    def render(self, schema: str, body: Mapping[str, object], page: Page) -> None:
        """Write a page: drawn on a terminal, as records in a pipe; with --json the body instead."""
        timed = self._choices.stopwatch.timed
        if self._choices.json:
            with timed("imports"):
                from netlog.render import jsondoc
            with timed("render"):
                self._write(jsondoc.render(schema, body))
        elif self.draws:
            with timed("imports"):
                from netlog.render import terminal
            with timed("render"):
                self._write(terminal.render(page, width=self._width, colour=self._colours, encoding=self._encoding))
        else:
            from netlog.render import plain

            with timed("render"):
                self._write(plain.render(page))
            if page.hint and not self._choices.quiet:
                self._around.stderr.write(f"{visible(page.hint)}\n")

    def warn(self, sentence: str) -> None:
        """Say something beside the answer."""
        self._around.stderr.write(f"netlog: {visible(sentence)}\n")

    def whisper(self, sentence: str) -> None:
        """Say something that only who asked for more words wants to know."""
        if self._choices.verbose:
            self.warn(sentence)

    def progress(self, done: int, total: int) -> None:
        """Show on a terminal how far a long work is, once it has taken half a second; the last call wipes it away."""
        now = time.monotonic()
        self._began = self._began or now
        if now - self._began < _LONG or not _is_terminal(self._around.stderr):
            return
        from netlog.render import terminal

        bar = terminal.bar(done, total, width=self._width, colour=self._colours, encoding=self._encoding)
        self._around.stderr.write(bar if done < total else terminal.WIPED)
        self._around.stderr.flush()

    def complain(self, text: str) -> None:
        """Put lines about problems beside the answer."""
        self._around.stderr.write(text)

    def _write(self, text: str) -> None:
        if text:
            self._around.stdout.write(text)

    @property
    def draws(self) -> bool:
        """Whether output is drawn for a person: on a terminal, or where colours are asked for."""
        if self._choices.json:
            return False
        if self._choices.color != "auto":
            return self._choices.color == "always" or _is_terminal(self._around.stdout)
        return _is_terminal(self._around.stdout) or bool(self._around.environment.get("FORCE_COLOR"))

    @property
    def _colours(self) -> bool:
        if self._choices.color != "auto":
            return self._choices.color == "always"
        if self._around.environment.get("NO_COLOR"):
            return False
        return bool(self._around.environment.get("FORCE_COLOR")) or self._around.environment.get("TERM") != "dumb"

    @property
    def _width(self) -> int:
        said = self._around.environment.get("COLUMNS", "")
        if said.isascii() and said.isdigit() and len(said) < 6 and int(said) > 0:
            return int(said)
        try:
            return os.get_terminal_size(self._around.stdout.fileno()).columns or 80
        except (OSError, ValueError):
            return 80

    @property
    def _encoding(self) -> str:
        return self._around.stdout.encoding or "utf-8"


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False
