"""`summarize model`: where the embedded model is, whether it is whole, and how to be rid of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from summarizer.llm.weights import Progress, Weights

model_app = typer.Typer(
    help="The embedded model: where it is, whether it is whole, removing it.", no_args_is_help=True
)


@model_app.command()
def path() -> None:
    """Print the path of the embedded model, putting it together first if need be."""
    with _bar("Putting the model together") as progress:
        file = _weights().ready(progress)
    print(file)


@model_app.command()
def verify() -> None:
    """Read the embedded model again and compare its SHA-256."""
    with _bar("Reading the model") as progress:
        file = _weights().verify(progress)
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


@contextmanager
def _bar(what: str) -> Iterator[Progress]:
    """A progress bar on stderr, shown only on a terminal and gone when it is done."""
    from rich.console import Console  # noqa: PLC0415  as in `_weights`
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
