"""`summarize dossier`: several articles, or what a store holds of them, as one picture."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.article import Article
from summarizer.errors import InputError, UsageError
from summarizer.regular import read_regular
from summarizer.summary import Summary

if TYPE_CHECKING:
    from summarizer.dossier import AliasFile, Dossier
    from summarizer.llm.base import LLM
    from summarizer.settings import Settings

Format = Literal["text", "json", "markdown", "html"]
_MAX_SUMMARY = 50_000_000  # bytes: far above what any article within the bounds comes to
_Pair = tuple[Article, Summary]
_Read = _Pair | Article


def dossier(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE...", help="Articles, or .json summaries of them.", show_default=False),
    ] = None,
    *,
    store: Annotated[Path | None, typer.Option(help="Take the articles of a store.")] = None,
    about: Annotated[str | None, typer.Option(help="With --store: only what has these words.")] = None,
    since: Annotated[str | None, typer.Option(help="With --store: from this day on, YYYY-MM-DD.")] = None,
    aliases: Annotated[Path | None, typer.Option(help="YAML file of spellings that are one actor.")] = None,
    fmt: Annotated[Format, typer.Option("--format", help="Form of the dossier.")] = "text",
    ask_model: Annotated[
        bool, typer.Option("--ask-model", help="Let the model join pairs that the rules leave in doubt.")
    ] = False,
    output: Annotated[Path | None, typer.Option(help="Write to this file.")] = None,
) -> None:
    """Merge the summaries of several articles: who met whom, who says so, and where sources differ."""
    from summarizer.cli import output as results  # noqa: PLC0415  help must be instant
    from summarizer.dossier import read_aliases  # noqa: PLC0415  as above

    if output is not None:
        results.check(output)
    names = read_aliases(aliases) if aliases else None
    read = _gather(files or [], store, about, since)
    merged, articles = asyncio.run(_merged(read, names, ask=ask_model))
    rendered = _renderer(fmt)(merged, articles)
    results.write(rendered, output)


def _gather(files: Sequence[Path], store: Path | None, about: str | None, since: str | None) -> list[_Read]:
    if bool(files) == (store is not None):
        raise UsageError("give either article files or --store")
    if store is None and (about or since):
        raise UsageError("--about and --since need --store")
    if store is None:
        from summarizer.library import read_article  # noqa: PLC0415  help must be instant

        return [read_summary(file) if file.suffix == ".json" else read_article(file) for file in files]
    if pairs := _stored(store, about, since):
        return pairs
    raise InputError(f"{store}: holds no such article; widen --about or --since")


def _stored(store: Path, about: str | None, since: str | None) -> list[_Read]:
    from summarizer.store import Store  # noqa: PLC0415  only --store needs it

    if since is not None:
        try:
            date.fromisoformat(since)
        except ValueError:
            raise UsageError(f"--since {since}: not a date; write it like 2026-02-05") from None
    with Store(store, create=False) as opened:
        return list(opened.summaries(about, since))


async def _merged(
    read: Sequence[_Read], names: AliasFile | None, *, ask: bool
) -> tuple[Dossier, list[Article]]:
    """The dossier, and its articles; a model is opened only for what is no summary yet, or to be asked."""
    from summarizer.dossier import build, build_with_model  # noqa: PLC0415  help must be instant
    from summarizer.llm.open import open_llm  # noqa: PLC0415  as above
    from summarizer.settings import load_settings  # noqa: PLC0415  as above

    ready = [one for one in read if isinstance(one, tuple)]
    if len(ready) == len(read) and not ask:
        # Summaries stay to the end: with thousands of them, the collector need not walk them again and again.
        gc.freeze()
        return build(ready, names), [article for article, _ in ready]
    settings = load_settings()
    async with open_llm(settings) as llm:
        pairs = [one if isinstance(one, tuple) else await _summarized(one, llm, settings) for one in read]
        merged = await build_with_model(pairs, llm, names) if ask else build(pairs, names)
        return merged, [article for article, _ in pairs]


async def _summarized(article: Article, llm: LLM, settings: Settings) -> _Pair:
    from summarizer.pipeline import summarize_async  # noqa: PLC0415  help must be instant

    return article, await summarize_async(
        article,
        llm,
        strategy=settings.strategy,
        language=settings.language,
        check=settings.check,
        max_seconds=settings.max_seconds,
    )


def read_summary(path: Path) -> _Pair:
    """A summary written by `summarize --format json`, and its article, read again from where it was."""
    from pydantic import ValidationError  # noqa: PLC0415  help must be instant

    from summarizer.library import read_article  # noqa: PLC0415

    try:
        summary = Summary.model_validate_json(read_regular(path, _MAX_SUMMARY))
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InputError(f"{path}: not a summary: {where}: {error.errors()[0]['msg']}") from error
    source = Path(summary.article.source)
    places = [source, path.parent / source, path.parent / source.name]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise InputError(f"{path}: its article {source} is not there; put it beside the summary")
    article = read_article(found)
    if article.id != summary.article.id:
        raise InputError(f"{path}: {found} is not the text it was made from; summarize it again")
    try:
        summary.check(article)
    except ValueError as error:
        raise InputError(f"{path}: {error}") from error
    return article, summary


def _renderer(fmt: Format) -> Callable[..., str]:
    from summarizer.render.dossier_markdown import render_markdown  # noqa: PLC0415  pages need Jinja
    from summarizer.render.dossier_text import render_text  # noqa: PLC0415
    from summarizer.render.html import dossier_page  # noqa: PLC0415
    from summarizer.render.plain import shown_json  # noqa: PLC0415

    return {
        "text": lambda merged, _: render_text(merged),
        "json": lambda merged, _: shown_json(merged.model_dump_json(indent=2)) + "\n",
        "markdown": lambda merged, _: render_markdown(merged),
        "html": dossier_page,
    }[fmt]
