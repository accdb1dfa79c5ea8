"""`summarize config`: the settings in force, and how to keep one; keys go into the system's keyring."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.terminal.groups import Group
from summarizer.cli.terminal.lines import fitted, tell
from summarizer.errors import UsageError
from summarizer.plaintext import one_line

if TYPE_CHECKING:
    from summarizer.settings import Setting

config_app = typer.Typer(cls=Group, invoke_without_command=True)


@config_app.callback()
def _top(ctx: typer.Context) -> None:
    """The settings: show them, which is done where no command is named; keep one; where their file is."""
    if ctx.invoked_subcommand is None:
        show()


@config_app.command()
def show() -> None:
    """Show every setting in force and where it is from, without secrets."""
    from summarizer.settings import list_settings  # noqa: PLC0415  `--help` must not load it

    for setting in list_settings():
        print(described(setting))


def described(setting: Setting, before: str = "") -> str:
    """A setting with its value and origin, as one line or as the terminal can show it."""
    text = f"{setting.name:12}  {one_line(setting.value) or '(not set)'}  [{one_line(setting.origin)}]"
    return fitted(text, before=before, hang=len(before) + 14)


@config_app.command("set")
def set_(
    name: Annotated[str, typer.Argument(help="A setting that `show` names.")],
    value: Annotated[
        str | None,
        typer.Argument(help="Its value; empty to forget it. A key is asked for.", show_default=False),
    ] = None,
    *,
    plain: Annotated[bool, typer.Option("--plain", help="Keep a key in the file, not the keyring.")] = False,
) -> None:
    """Keep a setting for every run from now on; the command line and the environment still win."""
    from summarizer.keys import store_key  # noqa: PLC0415  as in `show`
    from summarizer.settings import Settings, config_file  # noqa: PLC0415  as in `show`

    if name not in Settings.model_fields:
        raise UsageError(
            f"{one_line(name)[:40]}: no such setting; there are {', '.join(Settings.model_fields)}"
        )
    secret = name == "api_key"
    given = _asked(name, secret=secret) if value is None else value
    if plain and not secret:
        raise UsageError("--plain goes with api_key")
    if secret and not plain:
        store_key(given.strip())
        tell("api_key: in the system's keyring" if given.strip() else "api_key: forgotten")
        return
    _keep(config_file(), name, given)
    tell(f"{name}: {'kept' if given else 'forgotten'} in {config_file()}")


@config_app.command()
def path() -> None:
    """Print the path of the settings file; it need not exist."""
    from summarizer.settings import config_file  # noqa: PLC0415  as in `show`

    print(config_file())


def _asked(name: str, *, secret: bool) -> str:
    """A value from the terminal, unseen where it is a secret, or from standard input: no shell keeps it."""
    if sys.stdin.isatty():
        return str(
            typer.prompt(
                f"{name} (leave empty to forget it)",
                default="",
                show_default=False,
                hide_input=secret,
                err=True,
            )
        )
    line = sys.stdin.readline()
    if not line:
        raise UsageError(f"{name}: no value was given; `summarize config set {name} ''` forgets it")
    return line.rstrip("\r\n")


def _keep(file: Path, name: str, value: str) -> None:
    """Writes one line of the file anew, if the settings are then still ones that can be used."""
    from summarizer.cli.terminal.output import write  # noqa: PLC0415  as in `show`
    from summarizer.settings import check, config_text  # noqa: PLC0415  as in `show`

    check(name, value)
    try:
        lines = config_text().splitlines()
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{file}: cannot be used: {error.strerror}") from None
    kept = [line for line in lines if not re.match(rf"\s*{name}\s*=", line)]
    if value:
        number = re.fullmatch(r"\d+(\.\d+)?", value) and name in (
            "timeout",
            "max_seconds",
            "slots",
            "threads",
        )
        kept.append(f"{name} = {value if number else json.dumps(value, ensure_ascii=False)}")
    before = os.umask(0o077)  # the file may hold a key: nobody else reads it
    try:
        write("\n".join(kept) + "\n" if kept else "", file)
    finally:
        os.umask(before)
