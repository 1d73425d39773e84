"""The program: global options, commands loaded when used, and the one place where errors are told and it ends."""

import codecs
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from importlib import import_module
from typing import Annotated, Any, TextIO

import typer
from typer.core import MarkupMode, TyperCommand, TyperGroup
from typer.main import get_command

from netlog import __version__
from netlog.cli import complaints, misuse
from netlog.cli.commands import BY_NAME, COMMANDS, Command
from netlog.cli.stopwatch import Stopwatch
from netlog.cli.surroundings import COLOURS, Choices, Surroundings, real_surroundings
from netlog.cli.words import arranged
from netlog.core.text import nearest, visible
from netlog.errors import ExitCode, NetlogError, UsageError

_GLOBAL_OPTIONS = {
    "--journal": True,
    "-j": True,
    "--json": False,
    "--color": True,
    "-q": False,
    "--quiet": False,
    "-v": False,
    "--verbose": False,
    "--today": True,
    "--profile": False,
}
_INTERRUPTED = "\nnetlog: interrupted\n"


# The methods overridden below are told of Typer's public Context; their bases name the private one it is made of.


class _Command(TyperCommand):
    """A command whose words may begin with a dash, and that takes the global options too."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        own = {
            name: not getattr(param, "is_flag", False)
            for param in self.get_params(ctx)
            if param.param_type_name == "option"
            for name in (*param.opts, *param.secondary_opts)
        }
        if ctx.obj:
            ctx.obj.command = ctx.command_path
        if ctx.resilient_parsing:  # a line that is being completed is whatever it is
            return super().parse_args(ctx, args)
        options, words = arranged(args, _GLOBAL_OPTIONS | own)
        kept = _taken(options, own, ctx.obj)
        return super().parse_args(ctx, [*kept, "--", *words])

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the command, and tell the time it takes from what the command line takes."""
        if not ctx.obj:
            return super().invoke(ctx)
        with ctx.obj.stopwatch.timed("report"):
            return super().invoke(ctx)

    def collect_usage_pieces(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """The words of the usage line; Typer puts braces around what is needed."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


def _taken(options: list[str], own: dict[str, bool], choices: Choices | None) -> list[str]:
    """Note the global options among a command's; the rest is the command's own."""
    kept: list[str] = []
    rest = iter(options)
    for option in rest:
        name, equals, value = option.partition("=")
        takes_value = own.get(name, _GLOBAL_OPTIONS.get(name, False))
        if name in own:
            kept += [option, next(rest)] if takes_value and not equals else [option]
            continue
        given = value if equals else next(rest) if takes_value else ""
        if choices:
            _note(choices, name, given)
    return kept


def _note(choices: Choices, option: str, value: str) -> None:
    match option:
        case "--journal" | "-j":
            choices.journal = value
        case "--json":
            choices.json = True
        case "--color":
            choices.color = _colour(value)
        case "--today":
            choices.today = value
        case "-v" | "--verbose":
            choices.verbose = True
        case "--profile":
            choices.profile = True
        case _:
            choices.quiet = True


def _colour(value: str) -> str:
    if value not in COLOURS:
        raise UsageError(f"--color is one of {', '.join(COLOURS)}, not {value}")
    return value


class _Group(TyperGroup):
    """The program as a whole; a command's module is loaded when the command is called, not when it is listed."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002
        return [command.name for command in COMMANDS]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ARG002
        """What the list of commands says of one."""
        command = BY_NAME.get(cmd_name)
        return command and TyperCommand(command.name, help=command.summary, rich_help_panel=command.panel)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        name = args[0] if args else ""
        if name not in BY_NAME:
            close = nearest(name, BY_NAME)
            hint = f"Did you mean {' or '.join(f'`netlog {one}`' for one in close)}?" if close else ""
            raise UsageError(f"there is no command “{name}”", advice=hint or "`netlog --help` lists the commands.")
        with ctx.obj.stopwatch.timed("imports") if ctx.obj else nullcontext():
            module = import_module(f"netlog.cli.{BY_NAME[name].module}")
        return name, _made(BY_NAME[name], getattr(module, BY_NAME[name].function), self.rich_markup_mode), args[1:]


def _made(command: Command, function: Callable[..., None], markup: MarkupMode) -> Any:
    """The command that a function is."""
    app = typer.Typer(add_completion=False, rich_markup_mode=markup)
    app.command(command.name, cls=_Command, help=command.summary, epilog=f"Example: {command.example}")(function)
    return get_command(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"netlog {__version__}")
        raise typer.Exit


def _program(
    ctx: typer.Context,
    *,
    journal: Annotated[str | None, typer.Option("--journal", "-j", metavar="DIR", help="The journal's folder.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Answer with one JSON object.")] = False,
    color: Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")] = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when all went well.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more of what is done.")] = False,
    today: Annotated[str | None, typer.Option("--today", metavar="DAY", help="Take this day for today.")] = None,
    profile: Annotated[bool, typer.Option("--profile", hidden=True, help="Say where the time went.")] = False,
    version: Annotated[  # noqa: ARG001  # its callback answers
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Remember what was given, got, promised and needed, one line at a time, in plain files.

    Alone, netlog shows what today asks for. Global options may stand before or after the command.
    """
    choices: Choices = ctx.obj
    choices.journal, choices.json, choices.color = journal, json, _colour(color)
    choices.quiet, choices.verbose, choices.today, choices.profile = quiet, verbose, today, profile
    if ctx.invoked_subcommand is None:
        with choices.stopwatch.timed("imports"):
            from netlog.cli.today import today as show_today
        with choices.stopwatch.timed("report"):
            show_today(ctx)


def _app(*, is_rich: bool) -> Any:
    app = typer.Typer(
        name="netlog",
        cls=_Group,
        rich_markup_mode="rich" if is_rich else None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
        invoke_without_command=True,
    )
    app.callback()(_program)
    return get_command(app)


def run(arguments: Sequence[str], surroundings: Surroundings, stopwatch: Stopwatch | None = None) -> int:
    """Run one command line in these surroundings; the exit code. Nothing is raised but what ends the process."""
    choices = Choices(surroundings, stopwatch=stopwatch or Stopwatch())
    code = _run(arguments, choices)
    if choices.profile:
        _told(choices.stopwatch.told(), ExitCode.DONE, surroundings)
    return code


def _run(arguments: Sequence[str], choices: Choices) -> int:
    surroundings = choices.surroundings
    try:
        code = _app(is_rich=surroundings.stdout.isatty()).main(
            list(arguments), prog_name="netlog", standalone_mode=False, obj=choices
        )
        surroundings.stdout.flush()
    except BaseException as error:  # noqa: BLE001  # the one boundary
        return _ended(error, surroundings)
    if code == ExitCode.INTERRUPTED:  # Typer makes this of Ctrl-C
        return _told(_INTERRUPTED, ExitCode.INTERRUPTED, surroundings)
    return int(code or 0)


def _ended(error: BaseException, surroundings: Surroundings) -> int:
    """Tell an error, and say which exit code it ends with."""
    if isinstance(error, NetlogError):
        return _told(complaints.of_error(error), error.exit_code, surroundings)
    if isinstance(error, KeyboardInterrupt | typer.Abort):
        return _told(_INTERRUPTED, ExitCode.INTERRUPTED, surroundings)
    # Typer makes its own exit of a closed pipe.
    if isinstance(error, BrokenPipeError) or isinstance(error.__context__, BrokenPipeError):
        for stream in (surroundings.stdout, surroundings.stderr):
            _silence(stream)
        return int(ExitCode.DONE)
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else int(ExitCode.UNMET)
    if hasattr(error, "format_message"):  # a complaint of the command line's own parser
        return _told(misuse.told(error), ExitCode.USAGE, surroundings)
    if isinstance(error, OSError):
        place = visible(str(error.filename)) if error.filename else "the answer could not be written"
        return _told(f"netlog: {place}: {error.strerror or error}\n", ExitCode.UNMET, surroundings)
    return _told(_bug(error, surroundings.environment), ExitCode.BUG, surroundings)


def _bug(error: BaseException, environment: Mapping[str, str]) -> str:
    name = visible(f"{type(error).__name__}: {error}")
    if environment.get("NETLOG_DEBUG"):
        from traceback import format_exception

        return "".join(format_exception(error))
    return f"netlog: a bug in netlog: {name}\nPlease report it with what NETLOG_DEBUG=1 shows.\n"


def _told(text: str, code: ExitCode, surroundings: Surroundings) -> int:
    try:
        surroundings.stdout.flush()
    except (OSError, ValueError):
        _silence(surroundings.stdout)
    try:
        surroundings.stderr.write(text)
        surroundings.stderr.flush()
    except (OSError, ValueError):
        _silence(surroundings.stderr)
    return int(code)


def _silence(stream: TextIO) -> None:
    """Point a stream that takes no more at nothing, so that the interpreter doesn't complain of it at its end."""
    if stream in {sys.__stdout__, sys.__stderr__}:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())


def _spelled_out(error: UnicodeError) -> tuple[str, int]:
    r"""What a stream's encoding lacks, as JSON spells it, so that JSON stays JSON: `\u68ee`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in zip(units[::2], units[1::2], strict=True)), error.end


def main(*, started: float = 0.0, loaded: float = 0.0) -> None:
    """Run the command line of this process, which took `started` seconds to start and `loaded` to load this module."""
    codecs.register_error("netlog", _spelled_out)
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "netlog"), (sys.stderr, "netlog")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors=errors)
    stopwatch = Stopwatch()
    stopwatch.add("start", started)
    stopwatch.add("imports", loaded)
    sys.exit(run(sys.argv[1:], real_surroundings(), stopwatch))
