"""What an evaluation shows while it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer_eval.runner import Outcome


@contextmanager
def progress(total: int) -> Iterator[Callable[[Outcome], None]]:
    """A bar on stderr, shown only on a terminal; failed articles are named there in any case."""
    from rich.console import Console  # noqa: PLC0415  `--help` must not load it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    console = Console(stderr=True, markup=False, highlight=False)
    columns = (TextColumn("articles"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("articles", total=total)

        def done(outcome: Outcome) -> None:
            bar.advance(task)
            if outcome.failure:
                bar.console.print(f"{outcome.case.id}: {outcome.failure}", soft_wrap=True)

        yield done
