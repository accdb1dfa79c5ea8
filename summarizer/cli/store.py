"""`summarize list | show | search | retry | export`: what a batch's store holds."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.errors import UsageError
from summarizer.plaintext import one_line

if TYPE_CHECKING:
    from summarizer.store import Row, Store

StorePath = Annotated[Path, typer.Option("--store", help="The store a batch wrote.", dir_okay=False)]
DEFAULT = Path("news.db")


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
            print(_line(row))
    shown = min(limit, counts[state] if state else sum(counts.values()))
    totals = ", ".join(f"{number} {name}" for name, number in counts.items())
    typer.echo(f"{shown} shown; in the store: {totals}", err=True)


def show(
    article: Annotated[str, typer.Argument(metavar="ID", help="An id from `list`, or its first digits.")],
    *,
    store: StorePath = DEFAULT,
    as_json: Annotated[bool, typer.Option("--json", help="The whole summary as JSON.")] = False,
) -> None:
    """Show one article of a store with its summary, or why there is none."""
    with _open(store) as opened:
        row = opened.find(article)
    if as_json:
        if row.summary is None:
            raise UsageError(f"{row.article[:12]} is {row.state}: it has no summary to show as JSON")
        from summarizer.render.plain import shown_json  # noqa: PLC0415  as in `export`

        print(shown_json(row.summary.model_dump_json(indent=1)))
        return
    for line in _shown(row):
        print(one_line(line))


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
            print(f"{hit.article[:12]}  {hit.day:10}  {hit.kind:7}  {one_line(hit.label)}")
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
        number = opened.retry()
    print(f"{number} set back; `summarize batch --store {store}` with the same model takes them up")


def export(
    output: Annotated[Path, typer.Argument(help="The file to write.", dir_okay=False)],
    *,
    store: StorePath = DEFAULT,
    form: Annotated[
        Literal["jsonl", "csv", "parquet"], typer.Option("--format", help="Its format.")
    ] = "jsonl",
) -> None:
    """Write all finished and failed articles of a store to a file, whole or not at all."""
    from summarizer.store.export import export as write  # noqa: PLC0415  --help must not load SQLite and schema

    with _open(store) as opened:
        number = write(opened, output, form)
    typer.echo(f"{number} written to {output}", err=True)


def _open(path: Path) -> Store:
    from summarizer.store import Store  # noqa: PLC0415  as in `export`

    return Store(path, create=False)


def _line(row: Row) -> str:
    what = f"{row.error}: {row.message}" if row.state == "dead" else row.title or row.source
    day = row.published or row.added[:10]
    name = (row.article or row.key)[:12]
    return one_line(f"{name}  {row.state:7}  {day:10}  ") + "  " + one_line(f"{row.outlet}  {what}")[:200]


def _shown(row: Row) -> list[str]:
    from summarizer.render.words import flagged  # noqa: PLC0415  as in `export`
    from summarizer.store.index import entries  # noqa: PLC0415  as in `export`

    facts = ("title", "outlet", "url", "published", "source", "state", "error", "message")
    lines = [f"id: {row.article or row.key}"]
    lines += [f"{name}: {value}" for name in facts if (value := getattr(row, name))]
    if row.summary is None:
        return lines
    lines += ["", row.summary.headline, " ".join(sentence.text for sentence in row.summary.summary), ""]
    lines += [f"{kind}: {label}" for _, kind, label in entries(row.summary) if kind != "summary"]
    lines += [f"left out as no news: {flagged(one)}" for one in row.summary.suspicious]
    use = row.summary.provenance
    lines += ["", f"{use.model}, {use.strategy}, {use.calls} calls, {row.tokens:,} tokens, {use.seconds:g} s"]
    return [*lines, *(f"incomplete: {failure}" for failure in use.failures)]
