"""What an evaluation shows while it runs, and when it is over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypedDict

from summarizer.cli.terminal.form import styled
from summarizer.cli.terminal.lines import columns, fitted

if TYPE_CHECKING:
    from summarizer_eval.report import Report
    from summarizer_eval.runner import Outcome


class _Sheet(TypedDict):
    """How wide text is, and whether it has colours."""

    width: int
    styled: bool


@contextmanager
def progress(total: int, *, shown: bool = True) -> Iterator[Callable[[Outcome], None]]:
    """A bar on stderr, if `shown` and only on a terminal; failed articles are named there in any case."""
    from rich.console import Console  # noqa: PLC0415  `--help` must not load it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    console = Console(stderr=True, markup=False, highlight=False)
    columns = (TextColumn("articles"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not (shown and console.is_terminal)
    ) as bar:
        task = bar.add_task("articles", total=total)

        def done(outcome: Outcome) -> None:
            bar.advance(task)
            if outcome.failure:
                bar.console.print(f"{outcome.case.id}: {outcome.failure}", soft_wrap=True)

        yield done


def rendered(report: Report, outcomes: Sequence[Outcome], fmt: str, *, whole: bool) -> str:
    """The report in the form that `--format` names; text is as wide as the terminal unless `whole`."""
    from summarizer_eval import junit, pages, text  # noqa: PLC0415  as in `progress`

    if fmt == "json":
        from summarizer.render.plain import shown_json  # noqa: PLC0415  as in `progress`

        return shown_json(report.model_dump_json(indent=1)) + "\n"
    if fmt == "html":
        return pages.html(report, outcomes)
    if fmt == "markdown":
        return pages.markdown(report)
    return junit.render(report) if fmt == "junit" else text.render(report, **_sheet(whole=whole))


def side_by_side(reports: Sequence[Report], *, whole: bool) -> str:
    """What distinguishes strategies, as text."""
    from summarizer_eval.text import beside  # noqa: PLC0415  as in `progress`

    return beside(reports, **_sheet(whole=whole))


def narrowed(text: str, *, whole: bool) -> str:
    """Lines of a plain table as the terminal can show them: where they are wider, closer and broken."""
    most = None if whole else columns()
    lines = text.splitlines()
    if most is None or all(len(line) <= most for line in lines):
        return text
    return "".join(fitted(re.sub(r"(?<=\S) {2,}", "  ", line), hang=4) + "\n" for line in lines)


def _sheet(*, whole: bool) -> _Sheet:
    from summarizer_eval.text import WIDTH  # noqa: PLC0415  as in `progress`

    most = None if whole else columns()
    return {"width": min(most or WIDTH, WIDTH), "styled": not whole and styled()}


def merging(*, whole: bool) -> str:
    """How well dossiers join what is the same, on the built-in groups of articles; it needs no model."""
    from summarizer_eval.dossiers import score_dossiers  # noqa: PLC0415  as in `progress`

    text = f"== merging articles into a dossier, on gold labels\n{score_dossiers().text()}\n"
    return narrowed(text, whole=whole)
