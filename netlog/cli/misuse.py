"""What the command line's own parser complains of, in netlog's words."""

from typing import Any

from netlog.cli.commands import BY_NAME
from netlog.core.text import nearest, visible


def told(error: Any) -> str:
    """A complaint of the parser as lines: what is wrong, and how it is meant."""
    sentence, advice = _in_words(error)
    return f"netlog: {visible(sentence)}\n" + (f"{visible(advice)}\n" if advice else "")


def _in_words(error: Any) -> tuple[str, str]:
    said = str(error.format_message()).rstrip(".")
    help_ = f"`{error.ctx.command_path} --help` shows how it is called." if error.ctx else ""
    parameter = getattr(error, "param", None)
    if option := getattr(error, "option_name", ""):
        close = nearest(option, error.possibilities or ())
        return f"there is no option {option}", f"Did you mean {' or '.join(close)}?" if close else help_
    if type(error).__name__ == "MissingParameter" and parameter:
        return f"{parameter.metavar} is missing", _example(error) or help_
    if parameter and getattr(parameter.type, "min", None) is not None:
        return f"{parameter.opts[0]} takes a whole number {_span(parameter.type)}", ""
    start, _, extra = said.rstrip(")").partition(" (")
    if start in {"Got unexpected extra argument", "Got unexpected extra argument(s)"}:
        example = _example(error)
        advice = f"A text of several words goes in quotes. {example}" if '"' in example else help_
        return f"that is more than `{error.ctx.command_path}` takes: {extra}", advice
    return f"{said[:1].lower()}{said[1:]}", help_


def _example(error: Any) -> str:
    command = BY_NAME.get(error.ctx.info_name or "") if error.ctx else None
    return f"For example: {command.example}" if command else ""


def _span(kind: Any) -> str:
    return f"from {kind.min} up" if kind.max is None else f"from {kind.min} to {kind.max}"
