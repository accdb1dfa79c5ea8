"""`summarize [run] FILE...`: articles in, grounded summaries out."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date as day
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.article import Article
from summarizer.errors import InputError, SummarizerError, UsageError
from summarizer.masking import mask
from summarizer.plaintext import one_line

if TYPE_CHECKING:
    from summarizer.llm.base import LLM, Heard
    from summarizer.saved import Given, Saved
    from summarizer.settings import Settings
    from summarizer.summary import Summary

Format = Literal["text", "json", "markdown", "html"]
ONE_PAGE = "--format html shows one article; `summarize dossier` makes a page of several"


@dataclass(frozen=True, slots=True)
class _View:
    """How results and what happens are shown."""

    form: Format
    output: Path | None
    evidence: bool
    verbose: bool
    quiet: bool


def run(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Text files, saved pages, web addresses, - for standard input; or summaries, to show them.",
        ),
    ],
    *,
    fmt: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="Form of the result; text on a terminal, else json.", show_default=False
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, whole or not at all.")
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", "-e", help="Number and list the passages that bear items out.")
    ] = False,
    model: Annotated[
        str | None, typer.Option(help="Model name at --base-url, or a GGUF file; else the embedded model.")
    ] = None,
    base_url: Annotated[str | None, typer.Option(help="OpenAI-compatible endpoint of the model.")] = None,
    strategy: Annotated[
        Literal["auto", "article", "sentence"] | None,
        typer.Option(help="One call an article, or many small questions; auto goes by the model."),
    ] = None,
    check: Annotated[
        bool | None,
        typer.Option("--check/--no-check", help="Second look of a capable model at its own items: on."),
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Code such as en: word headline, summary and issues in it.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD: resolves “Tuesday”.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Name of the outlet.")] = None,
    max_seconds: Annotated[float | None, typer.Option(help="Give up on an article after so long.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only estimate calls, tokens and money.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say more on stderr; tracebacks of bugs.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")] = False,
) -> None:
    """Summarize articles: who acts, who met whom, who holds which position, and where it says so.

    Exit codes: 0 done; 1 failed, also partly; 2 bad usage or input; 130 interrupted.
    """
    # The schema and settings are heavy, and `--help` must be instant.
    from summarizer.cli import output as out  # noqa: PLC0415
    from summarizer.settings import load_settings  # noqa: PLC0415

    if verbose and quiet:
        raise UsageError("--verbose and --quiet contradict each other")
    form = fmt or ("text" if output is None and sys.stdout.isatty() else "json")
    if form == "html" and len(files) > 1:
        raise UsageError(ONE_PAGE)
    if output:
        out.check(output)
    settings = load_settings(
        model=model,
        base_url=base_url,
        strategy=strategy,
        check=check,
        language=language,
        max_seconds=max_seconds,
    )
    view = _View(form, output, evidence, verbose, quiet)
    job = _Run(settings, view)
    code = (job.estimate if dry_run else job.all)(files, _iso(date), outlet or "")
    if code:
        raise typer.Exit(code)


def _iso(date: str | None) -> str:
    if not date:
        return ""
    try:
        return day.fromisoformat(date).isoformat()
    except ValueError:
        raise UsageError(f"--date {one_line(date)[:40]}: not a day; write it like 2026-02-05") from None


class _Run:
    """One call of the command: keeps what is done and what went wrong."""

    def __init__(self, settings: Settings, view: _View) -> None:
        self._settings = settings
        self._view = view
        self._several = False
        self._done: list[tuple[Article | None, Summary]] = []
        self._codes: list[int] = []
        self._heard: Heard | None = None

    def all(self, files: Sequence[str], published: str, outlet: str) -> int:
        """Reads, summarizes and shows all of them; the exit code."""
        # Read outside the event loop, where Ctrl-C ends a wait for standard input at once.
        self._several = len(files) > 1
        items = [one for file in files for one in self._read(file, published, outlet)]
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

    def estimate(self, files: Sequence[str], published: str, outlet: str) -> int:
        """Reads all of them and says what summarizing them would take; the exit code."""
        from summarizer.cli.batch_display import estimate  # noqa: PLC0415  as in `run`
        from summarizer.engines.identity import strategy_of  # noqa: PLC0415  as in `run`
        from summarizer.llm.prices import prices  # noqa: PLC0415  as in `run`
        from summarizer.survey import Survey  # noqa: PLC0415  as in `run`

        found, strategy = Survey(), strategy_of(self._settings)
        for file in files:
            items = self._read(file, published, outlet)
            found.unread += not items
            for item in items:
                if isinstance(item, Article):
                    found.add(item, strategy)
                else:
                    found.known += 1
        estimate(found, prices(self._settings))
        return self._codes[0] if self._codes else 0

    def _read(self, source: str, published: str, outlet: str) -> Sequence[Given]:
        """The articles and summaries in `source`; none where it cannot be read."""
        from summarizer.cli.source import read  # noqa: PLC0415  as in `run`
        from summarizer.engines.identity import strategy_of  # noqa: PLC0415  as in `run`
        from summarizer.pipeline import check_language  # noqa: PLC0415  as in `run`

        try:
            found = read(source, published=published, outlet=outlet, quiet=self._view.quiet)
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
        if item.article is None and not self._view.quiet:
            _say(f"summarize: warning: {source}: is not there; shown as written, unchecked")
        self._keep(item.article, item.summary)

    async def _with_model(self, items: Sequence[Given]) -> None:
        from summarizer.cli.progress import megabytes, progress  # noqa: PLC0415  as in `run`
        from summarizer.llm.base import Heard  # noqa: PLC0415  as in `run`
        from summarizer.llm.open import open_llm  # noqa: PLC0415  as in `run`

        async with AsyncExitStack() as stack:
            with progress("Opening the model", shown=not self._view.quiet, counts=megabytes) as told:
                self._heard = Heard()
                llm = await stack.enter_async_context(open_llm(self._settings, told, self._heard))
            for item in items:
                if isinstance(item, Article):
                    await self._summarize(item, llm)
                else:
                    self._shown_before(item)

    async def _summarize(self, article: Article, llm: LLM) -> None:
        from summarizer.cli.progress import progress  # noqa: PLC0415  as in `run`
        from summarizer.llm.prices import priced, prices  # noqa: PLC0415  as in `run`
        from summarizer.pipeline import summarize_async  # noqa: PLC0415  as in `run`

        settings = self._settings
        try:
            name, shown = article.title or article.source, not self._view.quiet
            with progress(name, shown=shown, heard=self._heard) as told:
                summary = await summarize_async(
                    article,
                    llm,
                    strategy=settings.strategy,
                    language=settings.language,
                    check=settings.check,
                    max_seconds=settings.max_seconds,
                    step=told,
                )
        except SummarizerError as error:
            self._failed(error, article.source)
            return
        self._keep(article, priced(summary, prices(settings)))

    def _keep(self, article: Article | None, summary: Summary) -> None:
        self._done.append((article, summary))
        self._show(article, summary)
        self._remark(summary)

    def _remark(self, summary: Summary) -> None:
        use, source = summary.provenance, summary.article.source
        if not summary.complete:
            self._codes.append(1)
            if not self._view.quiet:
                more = f" (and {len(use.failures) - 1} more)" if len(use.failures) > 1 else ""
                _say(f"summarize: warning: {source}: incomplete: {use.failures[0]}{more}")
        if self._view.verbose:
            from summarizer.render.words import money  # noqa: PLC0415  as in `run`

            tokens = f"{use.prompt_tokens} tokens read, {use.completion_tokens} written"
            spent = f"{use.calls} calls, {tokens}, {use.seconds:g} s{money(use.cost)}"
            _say(f"{source}: {use.model}, {use.strategy}: {spent}")
            if self._heard and self._heard.way:
                _say(f"{source}: asked with: {self._heard.way}")
            for rejection in summary.rejected:
                _say(f"{source}: not published: {rejection.kind}: {rejection.reason}")

    def _show(self, article: Article | None, summary: Summary) -> None:
        """Shows a summary as soon as it is there, unless all go into one file or list."""
        if self._view.output is None and not (self._several and self._view.form == "json"):
            from summarizer.cli.output import write  # noqa: PLC0415  as in `run`

            write((self._between if len(self._done) > 1 else "") + self._rendered(article, summary), None)

    @property
    def _between(self) -> str:
        return "\n---\n\n" if self._view.form == "markdown" else "\n\n"

    def _finish(self) -> None:
        """Writes what had to wait for the last article."""
        from summarizer.cli.output import write  # noqa: PLC0415  as in `run`

        if not self._done:
            return
        if self._several and self._view.form == "json":
            from summarizer.render.plain import render_list  # noqa: PLC0415  as in `run`

            write(render_list([summary for _, summary in self._done]), self._view.output)
        elif self._view.output:
            write(self._between.join(self._rendered(*one) for one in self._done), self._view.output)

    def _rendered(self, article: Article | None, summary: Summary) -> str:
        view = self._view
        if view.form == "json":
            from summarizer.render.plain import render_json  # noqa: PLC0415  as in `run`

            return render_json(summary)
        if view.form == "html" and article:
            from summarizer.render.html import article_page  # noqa: PLC0415  as in `run`

            return article_page(article, summary)
        if view.form == "markdown":
            from summarizer.render.markdown import render_markdown  # noqa: PLC0415  as in `run`

            return render_markdown(summary, evidence=view.evidence)
        from shutil import get_terminal_size  # noqa: PLC0415  as in `run`

        from summarizer.render.text import render_text  # noqa: PLC0415  as in `run`

        styled = view.output is None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        width = get_terminal_size().columns if view.output is None else 80
        return render_text(summary, width=width, styled=styled, evidence=view.evidence)

    def _failed(self, error: SummarizerError, source: str = "") -> None:
        self._codes.append(error.exit_code)
        message = str(error)
        where = f"{source}: " if self._several and source and not message.startswith(source) else ""
        _say(f"summarize: error: {where}{message}")


def _say(line: str) -> None:
    print(one_line(mask(line)), file=sys.stderr)
