"""What is going on, on stderr: a line that appears when something takes longer than a second."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from summarizer.masking import mask
from summarizer.plaintext import one_line

if TYPE_CHECKING:
    from summarizer.llm.base import Heard

PATIENCE = 1.0
"""Seconds after which people want to see that something happens."""
APART = 30.0
"""Seconds between two lines where no terminal shows a bar."""
_MEGABYTE = 1_000_000

Told = Callable[[int, int], None]
"""Is told how much is done, and of how much; from any thread."""


@contextmanager
def progress(
    what: str,
    *,
    shown: bool = True,
    counts: Callable[[int, int], str] | None = None,
    heard: Heard | None = None,
) -> Iterator[Told]:
    """A spinner, and a bar once there are numbers, until the context ends; where no terminal is, a line
    now and then.

    `counts` words the numbers, else they stand as "3/12". While a model answers, the tokens `heard` of it are
    shown.
    """
    worded = counts or _plain
    if not shown:
        yield lambda _done, _total: None
    elif sys.stderr.isatty():
        with _bar(one_line(mask(what))[:48], worded, heard) as told:
            yield told
    else:
        name, count = one_line(mask(what)), [""]

        def noted(done: int, total: int) -> None:
            count[0] = f", {worded(done, total)}"

        with now_and_then(lambda: name + count[0]):
            yield noted


@contextmanager
def _bar(name: str, worded: Callable[[int, int], str], heard: Heard | None) -> Iterator[Told]:
    """A line of a terminal that is written anew all the time, once it is worth it."""
    from rich import progress as bars  # noqa: PLC0415  `--help` must not load it
    from rich.console import Console  # noqa: PLC0415  as above
    from rich.text import Text  # noqa: PLC0415  as above

    class Tokens(bars.ProgressColumn):
        def render(self, task: bars.Task) -> Text:
            del task
            return Text(f"{heard.tokens:,} tokens" if heard and heard.tokens else "")

    bar = bars.Progress(
        bars.SpinnerColumn(),
        bars.TextColumn("{task.description}", markup=False),
        bars.BarColumn(bar_width=24),
        bars.TextColumn("{task.fields[count]}", markup=False),
        Tokens(),
        bars.TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(name, total=None, count="")
    late = threading.Timer(PATIENCE, bar.start)
    late.daemon = True
    late.start()
    try:
        yield lambda done, total: bar.update(task, completed=done, total=total, count=worded(done, total))
    finally:
        late.cancel()
        late.join()
        bar.stop()


@contextmanager
def now_and_then(line: Callable[[], str]) -> Iterator[None]:
    """Says on stderr every half minute how far it is, for logs and pipes."""
    from summarizer.render.words import duration  # noqa: PLC0415  `--help` must not load it

    over, began = threading.Event(), time.monotonic()

    def tell() -> None:
        while not over.wait(APART):
            typer.echo(f"{line()} · {duration(time.monotonic() - began)}", err=True)

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()


def megabytes(done: int, total: int) -> str:
    """Bytes as "412/1117 MB"."""
    return f"{done // _MEGABYTE}/{total // _MEGABYTE} MB"


def _plain(done: int, total: int) -> str:
    return f"{done}/{total}"
