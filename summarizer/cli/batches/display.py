"""What a batch shows while it runs (on stderr) and when it is over."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from summarizer.cli.terminal.lines import tell
from summarizer.cli.terminal.saying import setting_back
from summarizer.plaintext import one_line
from summarizer.render.dossier_words import plural
from summarizer.render.words import duration

if TYPE_CHECKING:
    from summarizer.llm.prices import Prices
    from summarizer.openai_batch import Away, Collected
    from summarizer.progress import Progress, Show
    from summarizer.summary import Failure
    from summarizer.survey import Survey


@contextmanager
def display(*, shown: bool = True) -> Iterator[Show]:
    """A bar on a terminal, a line now and then elsewhere, if `shown`; each failure is named in any case."""
    from rich import progress as bars  # noqa: PLC0415  --help must not load it
    from rich.console import Console  # noqa: PLC0415  as above

    from summarizer.cli.terminal.progress import now_and_then  # noqa: PLC0415  as above

    console = Console(stderr=True, markup=False, highlight=False)
    columns = (bars.BarColumn(bar_width=24), bars.TextColumn("{task.description}", markup=False))
    told = [0]
    latest: list[Progress] = []
    plain = shown and not console.is_terminal
    with (
        bars.Progress(*columns, console=console, transient=True, disable=not shown) as bar,
        now_and_then(lambda: _line(latest[0]) if latest else "reading") if plain else nullcontext(),
    ):
        task = bar.add_task("reading", total=None)

        def show(progress: Progress) -> None:
            total = progress.waiting + progress.new
            latest[:] = [progress]
            bar.update(
                task,
                completed=progress.done + progress.dead,
                total=total or None,
                description=_line(progress),
            )
            failed = sum(progress.reasons.values())
            if failed > told[0]:
                told[0] = failed
                bar.console.print(one_line(progress.last_failure), soft_wrap=True)

        yield show


def report(progress: Progress, store: Path, prices: Prices | None = None) -> None:
    """The final table, on stderr: results are in the store."""
    rows = [
        (
            "summarized",
            f"{progress.done:,}" + (f" ({progress.partial:,} in part)" if progress.partial else ""),
        ),
        ("failed", f"{progress.dead:,}"),
        ("could not be read", f"{progress.unread:,}"),
        ("known already", f"{progress.known:,}"),
        ("left", f"{progress.left:,}"),
        ("model calls", f"{progress.calls:,}"),
        ("tokens", f"{progress.tokens:,}"),
        *([("cost", f"{prices.of(progress.usage):.4f}")] if prices else []),
        ("time", duration(progress.seconds)),
    ]
    rows += [(f"  {name}", f"{number:,}") for name, number in progress.reasons.most_common()]
    for name, value in rows:
        typer.echo(f"{name:<20}{value:>12}", err=True)
    if progress.stopped:
        kept = f"{progress.done:,} kept in {store}, {progress.left:,} left"
        typer.echo(f"{one_line(progress.stopped)}: {kept}; run the same command to go on", err=True)
    if progress.others:
        others = plural(progress.others, "more waits", "more wait")
        typer.echo(
            f"{others} for another model, strategy or prompt, left alone;"
            " name their sources to do them with this one too",
            err=True,
        )
    if progress.dead or progress.unread:
        typer.echo(f"reasons: summarize list --state dead --store {shlex.quote(str(store))}", err=True)
        typer.echo(f"again: {setting_back(store)}", err=True)


def unreadable(failure: Failure) -> None:
    """Why something cannot be read, on stderr."""
    typer.echo(one_line(failure.message), err=True)


def nothing_found(sources: Sequence[str], store: Path, dead: int) -> None:
    """Says, on stderr, that a run had nothing at all to do; `dead` ones are in the store."""
    for source in sources:
        what = "nothing new" if "://" in source or source == "-" else "no articles"
        typer.echo(f"{what} in {one_line(source)}", err=True)
    if not sources:
        typer.echo(f"nothing waits in {store}; name feeds, folders or files", err=True)
    if dead:
        typer.echo(f"{dead:,} failed before; `{setting_back(store)}` sets them back", err=True)


def estimate(found: Survey, prices: Prices | None) -> None:
    """What a dry run found, on stdout."""
    basis = "as finished ones cost" if found.measured else "a guess; finished articles make it exact"
    new = plural(found.new, "article")
    tell(f"{new} to summarize, {found.known:,} known, {found.unread:,} cannot be read")
    if not found.new:
        return
    use = found.usage
    tell(
        f"about {plural(use.calls, 'call')}, {use.tokens:,} tokens: {use.prompt_tokens:,} read,"
        f" {use.completion_tokens:,} written ({basis})"
    )
    if prices:
        tell(f"about {prices.of(use):.4f}, at {prices.read:g} and {prices.written:g} for a million tokens")
    else:
        tell("no money: price_input and price_output are not set, or the model runs in this process")


def _line(progress: Progress) -> str:
    total = progress.waiting + progress.new
    finished = progress.done + progress.dead
    rate = finished / progress.seconds
    parts = [
        f"{finished:,}/{total:,}{'+' if progress.reading else ''} articles",
        f"{progress.dead + progress.unread:,} failed",
        f"{rate * 60:.1f} a minute",
        f"{progress.tokens:,} tokens",
    ]
    if rate and not progress.reading:
        parts.append(f"about {duration((total - finished) / rate)} left")
    return " · ".join(parts)


def sent(batches: list[Away]) -> int:
    """The batches at the provider, on stdout. Returns the exit code."""
    for batch in batches:
        tell(f"{batch.id}  {batch.status}  {batch.completed}/{batch.total} answered, {batch.failed} failed")
    if not batches:
        typer.echo("no batches are away", err=True)
    return 0


def collected(found: Collected) -> int:
    """What came back, on stdout. Returns the exit code."""
    money = "" if found.cost is None else f", costing {found.cost:.4f}"
    tell(
        f"{found.done:,} done, {found.dead:,} dead, {found.again:,} to be sent again,"
        f" {found.tokens:,} tokens{money}"
    )
    for problem in found.problems:
        typer.echo(one_line(problem), err=True)
    if found.strange:
        lines = plural(found.strange, "line belongs", "lines belong")
        typer.echo(f"{lines} to no article of this store", err=True)
    return 1 if found.dead or found.again or found.problems else 0
