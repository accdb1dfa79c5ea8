"""`summarize batch`: articles from anywhere into a store, or through OpenAI's batches, or Daft."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.batches.sources import Web, cycle, interrupted_within, items
from summarizer.cli.interrupts import leave
from summarizer.cli.options import (
    STORE,
    AllowPrivate,
    BaseUrl,
    DryRun,
    How,
    MaxSeconds,
    Model,
    Quiet,
    StorePath,
)
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.batch import Summarize
    from summarizer.llm.base import Usage
    from summarizer.settings import Settings
    from summarizer.summary import Summary

_AT_AN_ENDPOINT = 4
"""Articles under way at once at an endpoint, which answers them side by side."""


@dataclass(frozen=True, slots=True)
class _Pace:
    """How much at once and in all."""

    concurrency: int | None
    rpm: float | None
    tpm: float | None
    tokens: int | None
    watch: float | None
    quiet: bool


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where and how Daft works."""

    ray: str | None
    output: str | None
    retry_dead: bool


def batch(
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Feeds, pages, folders, globs, .jsonl, lists of addresses, or - for stdin."),
    ] = None,
    *,
    store: StorePath = STORE,
    concurrency: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=1000,
            help="Articles under way at once: 4, but of a model in this process as many as it has slots.",
        ),
    ] = None,
    rpm: Annotated[float | None, typer.Option(min=0.01, help="At most this many requests a minute.")] = None,
    tpm: Annotated[float | None, typer.Option(min=1, help="At most this many tokens a minute.")] = None,
    max_seconds: MaxSeconds = None,
    max_tokens_total: Annotated[
        int | None,
        typer.Option(
            min=1,
            help="Stop when so many are used, by failures too; articles under way are finished on top.",
        ),
    ] = None,
    watch: Annotated[
        float | None, typer.Option(min=0.1, help="Read the sources again every so many minutes.")
    ] = None,
    dry_run: DryRun = False,
    ignore_robots: Annotated[
        bool, typer.Option("--ignore-robots", help="Fetch what robots.txt forbids.")
    ] = False,
    allow_private: AllowPrivate = False,
    model: Model = None,
    base_url: BaseUrl = None,
    strategy: How = None,
    via: Annotated[
        Literal["openai-batch"] | None,
        typer.Option(
            help="OpenAI's batches, at half the price; end the command with submit, status or collect."
        ),
    ] = None,
    engine: Annotated[
        Literal["asyncio", "daft"], typer.Option(help="daft maps over files of rows.")
    ] = "asyncio",
    ray: Annotated[str | None, typer.Option(help="With --engine daft: address of a Ray cluster.")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="With --engine daft: folder for Parquet files.")
    ] = None,
    retry_dead: Annotated[
        bool,
        typer.Option(
            "--retry-dead",
            help="With --engine daft: try again what is dead in the output, adding a row beside the old one.",
        ),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Summarize what is new in the sources. A stopped or killed run goes on where it was."""
    # Settings are heavy, and `--help` is to be instant.
    from summarizer.settings import load_settings  # noqa: PLC0415

    settings = load_settings(model=model, base_url=base_url, strategy=strategy, max_seconds=max_seconds)
    given, web = list(sources or ()), Web(ignore_robots, allow_private)
    pace = _Pace(concurrency, rpm, tpm, max_tokens_total, watch, quiet)
    if ignore_robots:
        typer.secho("robots.txt is IGNORED: sites may block you for it", fg="red", bold=True, err=True)
    if engine == "daft":
        if dry_run or watch or max_tokens_total:
            raise UsageError("--dry-run, --watch and --max-tokens-total do not go with --engine daft")
        _daft(given, settings, pace, _Scale(ray, output, retry_dead))
    elif ray or output:
        raise UsageError("--ray and --output go with --engine daft")
    elif retry_dead:
        raise UsageError("--retry-dead goes with --engine daft; for a store use `summarize retry --dead`")
    elif not (given or via or store.exists()):
        again = f"summarize batch SOURCE --store {shlex.quote(str(store))}"
        raise UsageError(
            f"{store.absolute()}: no such store, and no SOURCE to fill one from; "
            f"`{again}` makes one of feeds, folders or files"
        )
    elif via and dry_run:
        raise UsageError("--dry-run goes without --via: the batch costs half of what it then says")
    elif via:
        from summarizer.cli.batches.openai import via_openai  # noqa: PLC0415  only this way needs it

        raise typer.Exit(asyncio.run(_until_interrupted(via_openai(given, settings, store, web))))
    elif dry_run:
        raise typer.Exit(asyncio.run(_dry_run(given, settings, store, web)))
    else:
        raise typer.Exit(asyncio.run(_until_interrupted(_run(given, settings, store, web, pace))))


async def _until_interrupted(work: Awaitable[int]) -> int:
    code = await work
    if code == 130:
        leave(code)
    return code


async def _run(sources: Sequence[str], settings: Settings, path: Path, web: Web, pace: _Pace) -> int:
    from summarizer.batch import LONGEST, Batch, Limits  # noqa: PLC0415  as in `batch`
    from summarizer.cli.batches.display import display, nothing_found, report  # noqa: PLC0415  as in `batch`
    from summarizer.llm.prices import prices  # noqa: PLC0415  as in `batch`
    from summarizer.store import Store  # noqa: PLC0415  as in `batch`

    spent = 0
    with Store(path) as store:
        async with _model(settings, pace) as (summarize, fingerprint, used):
            while True:
                left = None if pace.tokens is None else pace.tokens - spent
                limits = Limits(_at_once(settings, pace), settings.max_seconds or LONGEST, left)
                with display(shown=not pace.quiet) as show:
                    run = Batch(store, summarize, fingerprint, limits, show, spent=used)
                    progress, interrupted = await cycle(run, sources, store, fingerprint, web)
                if not pace.quiet:
                    report(progress, path, prices(settings))
                    if progress.idle:
                        nothing_found(sources, path, store.counts()["dead"])
                spent += progress.tokens
                if interrupted:
                    return 130
                if pace.watch is None or progress.stopped:
                    return 1 if progress.dead or progress.unread or progress.left else 0
                typer.echo(f"next look in {pace.watch:g} minutes; Ctrl-C ends", err=True)
                if await interrupted_within(pace.watch * 60):
                    return 130


def _at_once(settings: Settings, pace: _Pace) -> int:
    """Articles under way at once. An engine in this process answers no more than its slots, and those that
    wait for their turn would only keep the processor and a Ctrl-C busy.
    """
    from summarizer.llm.choice import chosen  # noqa: PLC0415  as in `batch`

    return pace.concurrency or (settings.slots if chosen(settings).file else _AT_AN_ENDPOINT)


@asynccontextmanager
async def _model(
    settings: Settings, pace: _Pace
) -> AsyncIterator[tuple[Summarize, str, Callable[[], Usage]]]:
    """What summarizes an article within the limits, its fingerprint, and what it has cost so far."""
    from summarizer.engines.limited import LimitedLLM  # noqa: PLC0415  as in `batch`
    from summarizer.llm.open import open_llm  # noqa: PLC0415  as in `batch`
    from summarizer.llm.prices import priced, prices  # noqa: PLC0415  as in `batch`
    from summarizer.pipeline import fingerprint, summarize_async  # noqa: PLC0415  as in `batch`

    money = prices(settings)
    async with open_llm(settings) as llm:
        limited = LimitedLLM(llm, requests_per_minute=pace.rpm, tokens_per_minute=pace.tpm)

        async def summarize(article: Article) -> Summary:
            summary = await summarize_async(
                article,
                limited,
                strategy=settings.strategy,
                language=settings.language,
                check=settings.check,
            )
            return priced(summary, money)

        key = fingerprint(llm, settings.strategy, language=settings.language, check=settings.check)
        yield summarize, key, lambda: limited.usage


async def _dry_run(sources: Sequence[str], settings: Settings, path: Path, web: Web) -> int:
    from summarizer.cli.batches.display import estimate, nothing_found, unreadable  # noqa: PLC0415  as in `batch`
    from summarizer.engines.identity import identity, strategy_of  # noqa: PLC0415  as in `batch`
    from summarizer.llm.prices import prices  # noqa: PLC0415  as in `batch`
    from summarizer.store import Store  # noqa: PLC0415  as in `batch`
    from summarizer.survey import survey  # noqa: PLC0415  as in `batch`

    key = identity(settings)
    with Store(path) if path.exists() else nullcontext() as store:
        async with items(sources, store, key, web) as found:
            counted = await survey(
                found, store, key, strategy_of(settings), check=settings.check, told=unreadable
            )
            if counted.new or counted.known or counted.unread:
                estimate(counted, prices(settings))
            else:
                nothing_found(sources, path, store.counts()["dead"] if store else 0)
    return 1 if counted.unread else 0


def _daft(sources: list[str], settings: Settings, pace: _Pace, scale: _Scale) -> None:
    from summarizer.engines.daft import Job, run  # noqa: PLC0415  as in `batch`

    if len(sources) != 1 or not scale.output:
        raise UsageError(
            "--engine daft wants one SOURCE (a .jsonl or .parquet file, folder or glob) and --output DIR"
        )
    job = Job(
        settings=settings,
        concurrency=_at_once(settings, pace),
        requests_per_minute=pace.rpm,
        tokens_per_minute=pace.tpm,
        ray=scale.ray,
        retry_dead=scale.retry_dead,
    )
    done, dead = run(sources[0], scale.output, job)
    typer.echo(f"{done:,} done, {dead:,} dead, in {scale.output}", err=True)
    if dead:
        raise typer.Exit(1)
