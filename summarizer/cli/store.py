"""`summarize list | show | search | retry | export`: what a batch's store holds."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.form import SUFFIXES, Chosen, View, agreed, rendered, styled, width
from summarizer.cli.options import Evidence, Output, Quiet
from summarizer.errors import UsageError
from summarizer.plaintext import one_line

if TYPE_CHECKING:
    from summarizer.store import Row, Store

StorePath = Annotated[Path, typer.Option("--store", help="The store a batch wrote.", dir_okay=False)]
DEFAULT = Path("news.db")
_EXPORTS: Mapping[str, Literal["jsonl", "csv", "parquet"]] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
}
_TONE = {"done": "green", "dead": "red", "running": "yellow"}
_LONGEST = 240
"""Columns of a line that no terminal shows."""


def list_(
    *,
    store: StorePath = DEFAULT,
    state: Annotated[
        Literal["pending", "running", "done", "dead"] | None,
        typer.Option(help="Only articles in this state."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to name.")] = 50,
) -> None:
    """Name the articles in a store: id, state, day, outlet, and title or reason of failure."""
    with _open(store) as opened:
        counts = opened.counts()
        for row in islice(opened.rows([state] if state else []), limit):
            _tell(_line(row), _TONE.get(row.state, ""))
    shown = min(limit, counts[state] if state else sum(counts.values()))
    totals = ", ".join(f"{number} {name}" for name, number in counts.items())
    typer.echo(f"{shown} shown; in the store: {totals}", err=True)


def show(
    article: Annotated[str, typer.Argument(metavar="ID", help="An id from `list`, or its first digits.")],
    *,
    store: StorePath = DEFAULT,
    fmt: Chosen = None,
    output: Output = None,
    evidence: Evidence = False,
) -> None:
    """Show one article of a store with its summary, or why there is none."""
    from summarizer.cli.output import write  # noqa: PLC0415  as in `export`

    view = View.of(fmt, output, evidence=evidence)
    with _open(store) as opened:
        row = opened.find(article)
        text = opened.article(row)
    if row.summary:
        write(rendered(text, row.summary, view), view.output)
    elif fmt in (None, "text"):
        write("".join(one_line(line) + "\n" for line in _facts(row)), view.output)
    else:
        raise UsageError(f"{row.article[:12]} is {row.state}: it has no summary to show as {view.form}")


def search(
    words: Annotated[str, typer.Argument(help="Words of names, places, issues or claims; all must occur.")],
    *,
    store: StorePath = DEFAULT,
    kind: Annotated[
        Literal["actor", "meeting", "stance", "summary"] | None, typer.Option(help="Only items of this kind.")
    ] = None,
    since: Annotated[str, typer.Option(help="Only articles of this day (YYYY-MM-DD) or later.")] = "",
) -> None:
    """Search the summaries in a store."""
    if since and not re.fullmatch(r"\d{4}(-\d\d){0,2}", since):
        raise UsageError(f"--since {one_line(since)[:40]}: not a day; write it as 2026-02-01")
    found = 0
    with _open(store) as opened:
        for hit in opened.search(words, kind=kind, since=since):
            found += 1
            _tell(f"{hit.article[:12]}  {hit.day or 'undated':10}  {hit.kind:7}  {one_line(hit.label)}")
    typer.echo(f"{found} found", err=True)


def retry(
    *,
    store: StorePath = DEFAULT,
    dead: Annotated[bool, typer.Option("--dead", help="Set back all that failed.")] = False,
) -> None:
    """Set failed articles back, so that the next batch takes them up again."""
    if not dead:
        raise UsageError("say what to retry: --dead")
    with _open(store) as opened:
        back = opened.retry()
    what = [
        f"{number} {words}"
        for number, words in (
            (back.articles, "to be summarized again"),
            (back.sources, "to be read again"),
            (back.lost, "from standard input, which must be given again"),
        )
        if number
    ]
    print(f"set back: {', '.join(what) or 'nothing, for nothing had failed'}")
    if back.articles or back.sources:
        print(f"`summarize batch --store {shlex.quote(str(store))}` with the same options takes them up")


def export(
    output: Annotated[Path, typer.Argument(help="The file to write; - is standard output.", dir_okay=False)],
    summaries: Annotated[
        list[str] | None,
        typer.Argument(
            help="Summaries, lists of them or JSON lines, in place of a store.", show_default=False
        ),
    ] = None,
    *,
    store: StorePath = DEFAULT,
    fmt: Annotated[
        Literal["jsonl", "csv", "parquet"] | None,
        typer.Option(
            "--format", "-f", help="Its format; else what its name says, or jsonl.", show_default=False
        ),
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(help="Leave out items less likely right than this.", min=0.0, max=1.0)
    ] = 0.0,
    quiet: Quiet = False,
) -> None:
    """Write all finished and failed articles of a store, or summaries, to a file, whole or not at all."""
    from summarizer.cli.output import target  # noqa: PLC0415  --help must not load SQLite and schema
    from summarizer.store.export import export as write  # noqa: PLC0415  as above

    form = agreed(fmt, output, _EXPORTS) or "jsonl"
    if output.suffix.lower() in SUFFIXES:
        raise UsageError(f"{output}: an export is .jsonl, .csv or .parquet")
    file = target(output)
    if summaries:
        number = write(_rows(summaries), file, form, min_confidence)
    else:
        with _open(store) as opened:
            number = write(opened.rows(["done", "dead"], summaries=True), file, form, min_confidence)
    if file and not quiet:
        typer.echo(f"{number} written to {output}", err=True)


def _rows(sources: list[str]) -> list[Row]:
    from summarizer.cli.source import saved  # noqa: PLC0415  as in `export`
    from summarizer.store import Row  # noqa: PLC0415  as in `export`

    return [Row.of(one.summary) for source in sources for one in saved(source)]


def _open(path: Path) -> Store:
    from summarizer.store import Store  # noqa: PLC0415  as in `export`

    return Store(path, create=False)


def _line(row: Row) -> str:
    what = f"{row.error}: {row.message}" if row.state == "dead" else row.title or row.source
    day = row.published or "undated"
    name = (row.article or row.key)[:12]
    return one_line(f"{name}  {row.state:7}  {day:10}  ") + "  " + one_line(f"{row.outlet}  {what}")


def _tell(line: str, tone: str = "") -> None:
    """A line of a list: cut to the terminal's width and coloured where one shows it."""
    cut = line[: width()] if sys.stdout.isatty() else line[:_LONGEST]
    typer.secho(cut, fg=tone or None, color=styled() and not os.environ.get("NO_COLOR"))


def _facts(row: Row) -> list[str]:
    facts = ("title", "outlet", "url", "published", "source", "state", "error", "message")
    return [f"id: {row.article or row.key}"] + [
        f"{name}: {value}" for name in facts if (value := getattr(row, name))
    ]
