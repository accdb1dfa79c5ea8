"""`summarize [run] FILE...`: articles in, grounded summaries out."""

from __future__ import annotations

import asyncio
import sys
import traceback
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.article import Article
from summarizer.cli.options import (
    AllowPrivate,
    BaseUrl,
    Date,
    DryRun,
    Evidence,
    How,
    MaxSeconds,
    Model,
    Open,
    Outlet,
    Output,
    Quiet,
    Surest,
    Verbose,
)
from summarizer.cli.source import Reading, opened, read, tell_shared
from summarizer.cli.terminal.form import Chosen, View, iso, rendered, show
from summarizer.cli.terminal.saying import say
from summarizer.errors import InputError, SummarizerError, UsageError
from summarizer.masking import mask
from summarizer.plaintext import visible

if TYPE_CHECKING:
    from summarizer.llm.base import LLM, Heard
    from summarizer.saved import Given, Saved
    from summarizer.settings import Settings
    from summarizer.summary import Summary

ONE_PAGE = "--format html shows one article; `summarize dossier` makes a page of several"


def run(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Text files, saved pages, web addresses, - for standard input; or summaries, to show them.",
        ),
    ],
    *,
    fmt: Chosen = None,
    output: Output = None,
    evidence: Evidence = False,
    open_: Open = False,
    model: Model = None,
    base_url: BaseUrl = None,
    strategy: How = None,
    check: Annotated[
        bool | None,
        typer.Option("--check/--no-check", help="Second look of a capable model at its own items: on."),
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Code such as en: word headline, summary and issues in it.")
    ] = None,
    date: Date = None,
    outlet: Outlet = None,
    allow_private: AllowPrivate = False,
    max_seconds: MaxSeconds = None,
    min_confidence: Surest = 0.0,
    dry_run: DryRun = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Summarize articles: who acts, who met whom, who holds which position, and where it says so.

    Exit codes: 0 done; 1 failed, also partly; 2 bad usage or input; 130 interrupted.
    """
    from summarizer.settings import load_settings  # noqa: PLC0415  heavy, and `--help` must be instant

    if verbose and quiet:
        raise UsageError("--verbose and --quiet contradict each other")
    view = View.of(fmt, output, evidence=evidence, opened=open_)
    if view.form == "html" and len(files) > 1:
        raise UsageError(ONE_PAGE)
    settings = load_settings(
        model=model,
        base_url=base_url,
        strategy=strategy,
        check=check,
        language=language,
        max_seconds=max_seconds,
    )
    job = _Run(settings, view, verbose=verbose, quiet=quiet, least=min_confidence)
    how = Reading(iso(date), outlet or "", allow_private=allow_private, quiet=quiet)
    code = (job.estimate if dry_run else job.all)(opened(files, how), how)
    if code != 2 and not dry_run:
        show(view, quiet=quiet)
    if code:
        raise typer.Exit(code)


class _Run:
    """One call of the command: keeps what is done and what went wrong."""

    def __init__(self, settings: Settings, view: View, *, verbose: bool, quiet: bool, least: float) -> None:
        self._settings = settings
        self._view = view
        self._verbose = verbose
        self._quiet = quiet
        self._least = least
        self._several = False
        self._done: list[tuple[Article | None, Summary]] = []
        self._codes: list[int] = []
        self._heard: Heard | None = None

    def all(self, files: Sequence[str | bytes], how: Reading) -> int:
        """Reads, summarizes and shows all of them; the exit code."""
        # Read outside the event loop, where Ctrl-C ends a wait for standard input at once.
        self._several = len(files) > 1
        items = [one for file in files for one in self._read(file, how)]
        tell_shared(how, len(files))
        self._several = self._several or len(items) > 1
        if self._view.form == "html" and len(items) > 1:
            raise UsageError(ONE_PAGE)
        saved = [item for item in items if not isinstance(item, Article)]
        try:
            if len(saved) < len(items):
                asyncio.run(self._with_model(items))
            else:
                for item in saved:
                    self._shown_before(item)
        finally:
            # Whatever ends the work, also an interrupt or a bug: what is finished is written.
            self._finish()
        if not self._codes:
            return 0
        return 1 if self._done else self._codes[0]

    def estimate(self, files: Sequence[str | bytes], how: Reading) -> int:
        """Reads all of them and says what summarizing them would take; the exit code."""
        from summarizer.cli.batches.display import estimate  # noqa: PLC0415  as in `run`
        from summarizer.engines.identity import strategy_of  # noqa: PLC0415  as in `run`
        from summarizer.llm.prices import prices  # noqa: PLC0415  as in `run`
        from summarizer.survey import Survey  # noqa: PLC0415  as in `run`

        found = Survey(strategy_of(self._settings), self._settings.check)
        for file in files:
            items = self._read(file, how)
            found.unread += not items
            for item in items:
                if isinstance(item, Article):
                    found.add(item)
                else:
                    found.known += 1
        estimate(found, prices(self._settings))
        if not self._codes:
            return 0
        return 1 if found.new or found.known else self._codes[0]

    def _read(self, source: str | bytes, how: Reading) -> Sequence[Given]:
        """The articles and summaries in `source`; none where it cannot be read."""
        from summarizer.engines.identity import strategy_of  # noqa: PLC0415  as in `run`
        from summarizer.pipeline import check_language  # noqa: PLC0415  as in `run`

        try:
            found = read(source, how)
            for item in found:
                if isinstance(item, Article):
                    check_language(item, strategy_of(self._settings))
            return found
        except SummarizerError as error:
            self._failed(error)
            return []

    def _shown_before(self, item: Saved) -> None:
        """A summary that was written before."""
        source = item.summary.article.source
        if item.article is None and self._view.form == "html":
            self._failed(InputError(f"{source}: is not there, and a page shows its text"))
            return
        if item.article is None and not self._quiet:
            say(f"summarize: warning: {source}: is not there; shown as written, unchecked")
        self._keep(item.article, item.summary)

    async def _with_model(self, items: Sequence[Given]) -> None:
        from summarizer.cli.terminal.progress import megabytes, progress  # noqa: PLC0415  as in `run`
        from summarizer.llm.base import Heard  # noqa: PLC0415  as in `run`
        from summarizer.llm.open import open_llm  # noqa: PLC0415  as in `run`

        async with AsyncExitStack() as stack:
            with progress("Opening the model", shown=not self._quiet, counts=megabytes) as told:
                self._heard = Heard()
                llm = await stack.enter_async_context(open_llm(self._settings, told, self._heard))
            for item in items:
                if isinstance(item, Article):
                    await self._summarize(item, llm)
                else:
                    self._shown_before(item)

    async def _summarize(self, article: Article, llm: LLM) -> None:
        from summarizer.cli.terminal.progress import progress  # noqa: PLC0415  as in `run`
        from summarizer.pipeline import summarize_by  # noqa: PLC0415  as in `run`

        try:
            name, shown = article.title or article.source, not self._quiet
            with progress(name, shown=shown, heard=self._heard) as told:
                summary = await summarize_by(self._settings, article, llm, told)
        except SummarizerError as error:
            self._failed(error, article.source)
            return
        except Exception as error:  # a bug met by one article must not cost the others
            if self._verbose:
                print(visible(mask("".join(traceback.format_exception(error)))), end="", file=sys.stderr)
            hint = "" if self._verbose else "; --verbose shows where"
            bug = SummarizerError(f"a bug in the program, {type(error).__name__}: {error}{hint}")
            self._failed(bug, article.source)
            return
        self._keep(article, summary)

    def _keep(self, article: Article | None, summary: Summary) -> None:
        from summarizer.confidence import surest  # noqa: PLC0415  as in `run`

        summary = surest(summary, self._least)
        self._done.append((article, summary))
        self._show(article, summary)
        self._remark(summary)

    def _remark(self, summary: Summary) -> None:
        use, source = summary.provenance, summary.article.source
        if not summary.complete:
            self._codes.append(1)
            if not self._quiet:
                more = f" (and {len(use.failures) - 1} more)" if len(use.failures) > 1 else ""
                say(f"summarize: warning: {source}: incomplete: {use.failures[0]}{more}")
        if self._verbose:
            from summarizer.render.dossier_words import plural  # noqa: PLC0415  as in `run`
            from summarizer.render.words import duration, money  # noqa: PLC0415  as in `run`

            tokens = f"{use.prompt_tokens} tokens read, {use.completion_tokens} written"
            spent = f"{plural(use.calls, 'call')}, {tokens}, {duration(use.seconds)}{money(use.cost)}"
            say(f"{source}: {use.model}, {use.strategy}: {spent}")
            if self._heard and self._heard.way:
                say(f"{source}: asked with: {self._heard.way}")
            for rejection in summary.rejected:
                say(f"{source}: not published: {rejection.kind}: {rejection.reason}")

    def _show(self, article: Article | None, summary: Summary) -> None:
        """Shows a summary as soon as it is there, unless all go into one file or list."""
        if self._view.output is None and not (self._several and self._view.form == "json"):
            from summarizer.cli.terminal.output import write  # noqa: PLC0415  as in `run`

            write(
                (self._between if len(self._done) > 1 else "") + rendered(article, summary, self._view), None
            )

    @property
    def _between(self) -> str:
        return "\n---\n\n" if self._view.form == "markdown" else "\n\n"

    def _finish(self) -> None:
        """Writes what had to wait for the last article."""
        from summarizer.cli.terminal.output import write  # noqa: PLC0415  as in `run`

        if not self._done:
            return
        if self._several and self._view.form == "json":
            from summarizer.render.plain import render_list  # noqa: PLC0415  as in `run`

            write(render_list([summary for _, summary in self._done]), self._view.output)
        elif self._view.output:
            write(self._between.join(rendered(*one, self._view) for one in self._done), self._view.output)

    def _failed(self, error: SummarizerError, source: str = "") -> None:
        self._codes.append(error.exit_code)
        message = str(error)
        where = f"{source}: " if self._several and source and not message.startswith(source) else ""
        say(f"summarize: error: {where}{message}")
