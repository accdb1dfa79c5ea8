"""`summarize list | show | search | retry | export`: what a batch's store holds."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.options import STORE, Evidence, Open, Output, Quiet, Since, StorePath, Surest
from summarizer.cli.terminal.form import SUFFIXES, Chosen, View, agreed, iso, rendered
from summarizer.cli.terminal.form import show as open_page
from summarizer.cli.terminal.lines import Entry, columns, fitted, listed, tell
from summarizer.cli.terminal.saying import setting_back
from summarizer.errors import UsageError
from summarizer.plaintext import one_line

if TYPE_CHECKING:
    from summarizer.store import Row, Store

_EXPORTS: Mapping[str, Literal["jsonl", "csv", "parquet"]] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
}
_TONE = {"done": "green", "dead": "red", "running": "yellow"}
_LISTS: Mapping[str, Literal["text", "json"]] = {".json": "json", ".txt": "text"}
ListFormat = Annotated[
    Literal["text", "json"] | None,
    typer.Option(
        "--format",
        "-f",
        help="Form of the result; else the one that --output is named for, or text.",
        show_default=False,
    ),
]


def list_(
    *,
    store: StorePath = STORE,
    state: Annotated[
        Literal["pending", "running", "done", "dead"] | None,
        typer.Option(help="Only articles in this state."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to name.")] = 50,
    fmt: ListFormat = None,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Name the articles in a store: id, state, day, outlet, and title; of failures the reason, too."""
    form, file = _listing(fmt, output)
    with _open(store) as opened:
        counts = opened.counts()
        rows = list(islice(opened.rows([state] if state else []), limit))
    _write_list([_facts(row) for row in rows], [_entry(row) for row in rows], form, file, cut=True)
    totals = ", ".join(f"{number} {name}" for name, number in counts.items())
    if not quiet:
        typer.echo(f"{len(rows)} shown; in the store: {totals}", err=True)
        _tell_of_failed(store, counts["dead"])


def show(
    article: Annotated[str, typer.Argument(metavar="ID", help="An id from `list`, or its first digits.")],
    *,
    store: StorePath = STORE,
    fmt: Chosen = None,
    output: Output = None,
    evidence: Evidence = False,
    open_: Open = False,
    quiet: Quiet = False,
) -> None:
    """Show one article of a store with its summary, or why there is none."""
    from summarizer.cli.terminal.output import write  # noqa: PLC0415  as in `export`

    view = View.of(fmt, output, evidence=evidence, opened=open_)
    with _open(store) as opened:
        row = opened.find(article)
        text = opened.article(row)
    if row.summary:
        write(rendered(text, row.summary, view), view.output)
        open_page(view, quiet=quiet)
    elif fmt in (None, "text") and not open_:
        facts = [one_line(f"{name}: {value}") for name, value in _facts(row).items() if value]
        lines = facts if view.output else [fitted(line) for line in facts]
        write("".join(line + "\n" for line in lines), view.output)
        if not quiet:
            _tell_of_failed(store, row.state == "dead")
    else:
        raise UsageError(f"{row.article[:12]} is {row.state}: it has no summary to show as {view.form}")


def search(
    words: Annotated[str, typer.Argument(help="Words of names, places, issues or claims; all must occur.")],
    *,
    store: StorePath = STORE,
    kind: Annotated[
        Literal["actor", "meeting", "stance", "summary"] | None, typer.Option(help="Only items of this kind.")
    ] = None,
    since: Since = None,
    fmt: ListFormat = None,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Search the summaries in a store."""
    form, file = _listing(fmt, output)
    first = iso(since, "--since")
    with _open(store) as opened:
        hits = list(opened.search(words, kind=kind, since=first))
    entries = [Entry((hit.article[:12], hit.day or "undated", hit.kind), hit.label) for hit in hits]
    _write_list([asdict(hit) for hit in hits], entries, form, file, cut=False)
    if not quiet:
        typer.echo(f"{len(hits)} found", err=True)


def retry(
    *,
    store: StorePath = STORE,
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
    tell(f"set back: {', '.join(what) or 'nothing, for nothing had failed'}")
    if back.articles or back.sources:
        tell(f"`summarize batch --store {shlex.quote(str(store))}` with the same options takes them up")


def export(
    output: Annotated[Path, typer.Argument(help="The file to write; - is standard output.", dir_okay=False)],
    summaries: Annotated[
        list[str] | None,
        typer.Argument(
            help="Summaries, lists of them or JSON lines, in place of a store.", show_default=False
        ),
    ] = None,
    *,
    store: StorePath = STORE,
    fmt: Annotated[
        Literal["jsonl", "csv", "parquet"] | None,
        typer.Option(
            "--format",
            "-f",
            help="Form of the result; else the one that the file is named for, or jsonl.",
            show_default=False,
        ),
    ] = None,
    rows: Annotated[
        Literal["articles", "actors", "meetings", "stances"],
        typer.Option(help="What a row is: an article, with counts, or an item found in one."),
    ] = "articles",
    min_confidence: Surest = 0.0,
    quiet: Quiet = False,
) -> None:
    """Write all finished and failed articles of a store, or summaries, to a file, whole or not at all.

    A table of what was found in them has a row for each actor, meeting or stance: `--rows meetings`.
    """
    from summarizer.cli.terminal.output import target  # noqa: PLC0415  --help must not load SQLite and schema
    from summarizer.store.export import export as write  # noqa: PLC0415  as above

    if output.suffix.lower() in SUFFIXES:
        page = f"summarize dossier --store {shlex.quote(str(store))} -o {shlex.quote(str(output))}"
        raise UsageError(f"{output}: an export is .jsonl, .csv or .parquet; for a page, `{page}`")
    form = agreed(fmt, output, _EXPORTS) or "jsonl"
    file = target(output)
    if summaries:
        number = write(_rows(summaries), file, form, min_confidence, rows)
    else:
        with _open(store) as opened:
            found = opened.rows(["done", "dead"], summaries=True)
            number = write(found, file, form, min_confidence, rows)
    if file and not quiet:
        typer.echo(f"{number} written to {output}", err=True)


def _tell_of_failed(store: Path, dead: int) -> None:
    if dead:
        typer.echo(f"`{setting_back(store)}` sets back what failed, for the next batch", err=True)


def _rows(sources: list[str]) -> list[Row]:
    from summarizer.cli.source import saved  # noqa: PLC0415  as in `export`
    from summarizer.store import Row  # noqa: PLC0415  as in `export`

    return [Row.of(one.summary) for source in sources for one in saved(source)]


def _open(path: Path) -> Store:
    from summarizer.store import Store  # noqa: PLC0415  as in `export`

    return Store(path, create=False)


def _listing(fmt: Literal["text", "json"] | None, output: Path | None) -> tuple[str, Path | None]:
    """The form of a list, and the file it goes to."""
    from summarizer.cli.terminal.output import target  # noqa: PLC0415  as in `export`

    return agreed(fmt, output, _LISTS) or "text", target(output)


def _write_list(
    facts: Sequence[Mapping[str, object]],
    entries: Sequence[Entry],
    form: str,
    file: Path | None,
    *,
    cut: bool,
) -> None:
    from summarizer.cli.terminal.output import write  # noqa: PLC0415  as in `export`

    if form == "json":
        from summarizer.render.plain import shown_json  # noqa: PLC0415  as in `export`

        write(shown_json(json.dumps(facts, ensure_ascii=False, indent=2)) + "\n", file)
    else:
        write(listed(entries, None if file else columns(), cut=cut), file)


def _facts(row: Row) -> dict[str, object]:
    """What a list or `show` says of a row, by the names of an export."""
    from summarizer.store.tables import facts_of  # noqa: PLC0415  as in `export`

    return facts_of(row) | {"article": row.article or row.key}


def _entry(row: Row) -> Entry:
    name = row.title or row.url or row.source
    reason = row.message.removeprefix(f"{name}: ") if row.state == "dead" else ""
    facts = ((row.article or row.key)[:12], row.state, row.published or "undated", row.outlet)
    return Entry(facts, name, f"{row.error}: {reason}" if reason else row.error, _TONE.get(row.state, ""))
