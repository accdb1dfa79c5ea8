"""What an evaluation shows while it runs, and when it is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer_eval.report import Report
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


def rendered(report: Report, outcomes: Sequence[Outcome], fmt: str) -> str:
    """The report in the form that `--format` names."""
    from summarizer_eval import junit, pages, text  # noqa: PLC0415  as in `progress`

    if fmt == "json":
        from summarizer.render.plain import shown_json  # noqa: PLC0415  as in `progress`

        return shown_json(report.model_dump_json(indent=1)) + "\n"
    if fmt == "html":
        return pages.html(report, outcomes)
    if fmt == "markdown":
        return pages.markdown(report)
    return junit.render(report) if fmt == "junit" else text.render(report)


def merging() -> str:
    """How well dossiers join what is the same, on the built-in groups of articles; it needs no model."""
    from summarizer_eval.dossiers import score_dossiers  # noqa: PLC0415  as in `progress`

    return f"== merging articles into a dossier, on gold labels\n{score_dossiers().text()}\n"
