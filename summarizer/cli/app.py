"""The command line: which commands there are, what runs when none is named, and how every error ends.

Commands are loaded when they are called: `summarize --help` must be instant, so their one-line helps stand
here as text.
"""

from __future__ import annotations

import errno
import logging
import os
import sys
import traceback
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command as command_of
from typer.main import get_group

from summarizer.cli import interrupts
from summarizer.cli.terminal.saying import say
from summarizer.distribution import version
from summarizer.errors import SummarizerError, UsageError
from summarizer.masking import keep_address, mask
from summarizer.plaintext import visible

DEFAULT = "run"
# What other programs have as commands.
_MEANT = {"help": "--help", "version": "--version"}
# The disk's own troubles, which are no bug of anybody.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG}
# What is wrong with a path that somebody named, wherever it is first looked at.
_MISNAMED = {errno.ENAMETOOLONG, errno.EACCES, errno.EPERM, errno.ELOOP}


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a command is, as module:attribute, and what the overview says of it."""

    target: str
    help: str
    panel: str


_ONE, _MANY, _UPKEEP = "One article or a few", "Many articles", "Setting up and checking"
COMMANDS = {
    "run": _Entry("run:run", "Summarize articles. The word `run` may be left out.", _ONE),
    "dossier": _Entry("dossier:dossier", "Merge summaries: who met whom, where sources differ.", _ONE),
    "batch": _Entry("batches.batch:batch", "Summarize what is new in feeds, folders and lists.", _MANY),
    "list": _Entry("store:list_", "Name the articles in a store.", _MANY),
    "show": _Entry("store:show", "Show one article of a store.", _MANY),
    "search": _Entry("store:search", "Search the summaries in a store.", _MANY),
    "retry": _Entry("store:retry", "Set failed articles of a store back.", _MANY),
    "export": _Entry("store:export", "Write a store to JSONL, CSV or Parquet.", _MANY),
    "mcp": _Entry("serve:mcp", "Serve these as tools to a language model (MCP).", _UPKEEP),
    "doctor": _Entry("doctor:doctor", "Show the settings in force and check that they work.", _UPKEEP),
    "config": _Entry("config:config_app", "Show settings, keep one, keys in the system keyring.", _UPKEEP),
    "model": _Entry("model:model_app", "The embedded model: where it is, is it whole, remove it.", _UPKEEP),
    "eval": _Entry(
        "evaluation.evaluate:evaluate", "Score the program against hand-labelled articles.", _UPKEEP
    ),
    "schema": _Entry("schema:schema", "Print the JSON Schema of a summary or a dossier.", _UPKEEP),
}


class LazyGroup(TyperGroup):
    """The commands of `COMMANDS`, and `run` where none is named."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All names, in the order of the overview."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """What the overview and completion need to know of a command; it is not loaded for that."""
        del ctx
        entry = COMMANDS.get(cmd_name)
        return entry and TyperCommand(cmd_name, help=entry.help)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The overview, a section for each panel."""
        del ctx
        for panel in dict.fromkeys(entry.panel for entry in COMMANDS.values()):
            with formatter.section(panel):
                formatter.write_dl([(n, e.help) for n, e in COMMANDS.items() if e.panel == panel], col_max=12)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command itself, and its arguments."""
        name = args[0]
        if name in COMMANDS:
            return name, _load(name), args[1:]
        if name in _MEANT and len(args) == 1 and not Path(name).exists():
            raise UsageError(f"{name}: no such file or command; it is `summarize {_MEANT[name]}`")
        likely = get_close_matches(name, COMMANDS, n=1)
        if likely and "." not in name and not Path(name).exists() and not ctx.resilient_parsing:
            raise UsageError(f"{name}: no such file or command; did you mean `summarize {likely[0]}`?")
        return DEFAULT, _load(DEFAULT), args

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As ever, but options that are not the group's own are those of `run`."""
        own = {option for param in self.get_params(ctx) for option in param.opts}
        if args and (args[0] in ("-", "--") or (args[0].startswith("-") and args[0] not in own)):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Commands and the options of `run`; the shell adds files where there are neither."""
        found = super().shell_complete(ctx, incomplete)
        if incomplete.startswith("-"):
            known = {item.value for item in found}
            command = _load(DEFAULT)
            inner = command.make_context(DEFAULT, [], parent=ctx, resilient_parsing=True)
            found += [i for i in command.shell_complete(inner, incomplete) if i.value not in known]
        return found


def _load(name: str) -> Any:
    module, _, attribute = COMMANDS[name].target.partition(":")
    target = getattr(import_module(f"summarizer.cli.{module}"), attribute)
    if isinstance(target, typer.Typer):
        target.rich_markup_mode = app.rich_markup_mode
        command: Any = get_group(target)
    else:
        alone = typer.Typer(add_completion=False, rich_markup_mode=app.rich_markup_mode)
        alone.command(name)(target)
        command = command_of(alone)
    command.name = name
    return command


app = typer.Typer(
    name="summarize",
    cls=LazyGroup,
    # Typer's boxes need Markdown and a syntax highlighter, which take longer to load than all the rest.
    rich_markup_mode=None,
    no_args_is_help=True,
    subcommand_metavar="[run] FILE... | COMMAND",
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="`summarize article.txt` is all it takes; `summarize run --help` lists the options.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"summarize {version()}")
        raise typer.Exit


@app.callback()
def _top(
    *,
    version: Annotated[  # its callback does it all
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Grounded summaries of news: who acts, who met whom, who holds which position, and where it says so."""


def main(args: Sequence[str]) -> int:
    """Runs the command line and returns its exit code; errors become one line on stderr.

    0 done, 1 failed, also partly, 2 bad usage or input, 130 interrupted.
    """
    verbose = not {"--verbose", "-v"}.isdisjoint(args)
    if verbose:
        logging.basicConfig(format="%(name)s: %(message)s")
        logging.getLogger("summarizer").setLevel(logging.DEBUG)
    warnings.showwarning = _warn
    for arg in args:
        keep_address(arg)
    try:
        code = command_of(app).main(list(args), prog_name="summarize", standalone_mode=False)
        sys.stdout.flush()
    except SummarizerError as error:
        return _fail(str(error), error.exit_code)
    except BrokenPipeError:
        return _hush()
    except KeyboardInterrupt:
        code = 130
    except OSError as error:
        if error.errno in _MISNAMED and error.filename:
            return _fail(f"{os.fsdecode(error.filename)}: cannot be used: {error.strerror}", 2)
        if error.errno not in _FULL:
            return _unexpected(error, args, verbose=verbose)
        _hush()
        return _fail(f"the output cannot be written: {error.strerror}", 1)
    except Exception as error:
        return _unexpected(error, args, verbose=verbose)
    if code == 130:
        # A parent has said so already.
        return 130 if interrupts.supervised else _fail("interrupted", 130)
    return code if isinstance(code, int) else 0


def _unexpected(error: Exception, args: Sequence[str], *, verbose: bool) -> int:
    """A mistake on the command line, which typer words itself, or a bug of the program."""
    if hasattr(error, "format_message"):
        ctx = getattr(error, "ctx", None)
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error.format_message(), file=sys.stderr)
            return 2
        where = f"; see `{ctx.command_path} --help`" if ctx else ""
        said = error.format_message().rstrip(".").replace("Value error, ", "")
        return _fail(f"{said}{where}", 2)
    if type(error).__module__ == "sqlite3":  # loaded by nobody else
        return _fail(f"the store cannot be used: {error}", 1)
    if verbose:
        print(visible(mask("".join(traceback.format_exception(error)))), end="", file=sys.stderr)
    hint = "; --verbose shows where" if not verbose and _takes_verbose(args) else ""
    return _fail(f"a bug in the program, {type(error).__name__}: {error}{hint}", 1)


def _takes_verbose(args: Sequence[str]) -> bool:
    """Whether the command that was called takes --verbose."""
    command = _load(args[0] if args and args[0] in COMMANDS else DEFAULT)
    return any("--verbose" in param.opts for param in command.params)


def _warn(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
    if category is UserWarning:  # ours; those of libraries tell a user nothing
        say(f"summarize: warning: {message}")


def _fail(message: str, code: int) -> int:
    say(f"summarize: {'' if code == 130 else 'error: '}{message}")
    return code


def _hush() -> int:
    """The reader of our output went away: nothing more can be said, also not while Python shuts down."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1
