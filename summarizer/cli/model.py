"""`summarize model`: where the embedded model is, whether it is whole, and how to be rid of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from summarizer.cli.terminal.groups import Group
from summarizer.cli.terminal.progress import megabytes, progress

if TYPE_CHECKING:
    from summarizer.llm.weights import Weights

model_app = typer.Typer(
    cls=Group, help="The embedded model: where it is, whether it is whole, removing it.", no_args_is_help=True
)


@model_app.command()
def path() -> None:
    """Print the path of the embedded model, putting it together first if need be."""
    with progress("Putting the model together", counts=megabytes) as told:
        file = _weights().ready(told)
    print(file)


@model_app.command()
def verify() -> None:
    """Read the embedded model again and compare its SHA-256."""
    with progress("Reading the model", counts=megabytes) as told:
        file = _weights().verify(told)
    print(f"{file}: as expected")


@model_app.command()
def remove() -> None:
    """Delete the assembled model from the cache; the installed parts stay."""
    weights = _weights()
    freed = weights.remove()
    print(f"{weights.path}: {f'removed, {freed / 1e9:.1f} GB freed' if freed else 'was not there'}")


def _weights() -> Weights:
    # Settings and file locks are of no use to `--help`.
    from summarizer.llm.weights import Weights  # noqa: PLC0415
    from summarizer.settings import load_settings  # noqa: PLC0415

    return Weights(load_settings().cache_dir)
