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

if TYPE_CHECKING:
    from summarizer.dossier import AliasFile, Dossier
    from summarizer.llm.base import LLM
    from summarizer.saved import Saved
    from summarizer.settings import Settings

Format = Literal["text", "json", "markdown", "html"]


def dossier(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...",
            help="Articles or summaries: files, web addresses, lists, stores, - for standard input.",
            show_default=False,
        ),
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
    merged, articles = asyncio.run(_merged(read, names, ask=ask_model, texts=fmt == "html"))
    rendered = _renderer(fmt)(merged, articles)
    results.write(rendered, output)


def _gather(
    files: Sequence[str], store: Path | None, about: str | None, since: str | None
) -> list[Article | Saved]:
    if bool(files) == (store is not None):
        raise UsageError("give either article files or --store")
    if store is None and (about or since):
        raise UsageError("--about and --since need --store")
    if store is None:
        from summarizer.cli.source import read  # noqa: PLC0415  help must be instant

        return [given for file in files for given in read(file)]
    if stored := _stored(store, about, since):
        return stored
    raise InputError(f"{store}: holds no such article; widen --about or --since")


def _stored(path: Path, about: str | None, since: str | None) -> list[Article | Saved]:
    from summarizer.saved import Saved  # noqa: PLC0415  help must be instant
    from summarizer.store import Store  # noqa: PLC0415  only --store needs it

    if since is not None:
        try:
            date.fromisoformat(since)
        except ValueError:
            raise UsageError(f"--since {since}: not a date; write it like 2026-02-05") from None
    with Store(path, create=False) as opened:
        return [Saved(summary, article) for article, summary in opened.summaries(about, since)]


async def _merged(
    read: Sequence[Article | Saved], names: AliasFile | None, *, ask: bool, texts: bool
) -> tuple[Dossier, list[Article]]:
    """The dossier, and its articles; a model is opened only for what is no summary yet, or to be asked."""
    from summarizer.dossier import build_with_model, merge  # noqa: PLC0415  help must be instant
    from summarizer.llm.open import open_llm  # noqa: PLC0415  as above
    from summarizer.settings import load_settings  # noqa: PLC0415  as above

    for one in read:
        if not isinstance(one, Article) and one.article is None and (texts or ask):
            what = "a page shows its text" if texts else "the model reads its text"
            raise InputError(
                f"{one.summary.article.source}: is not there, and {what}; put it beside the summary"
            )
    if not ask and not any(isinstance(one, Article) for one in read):
        # Summaries stay to the end: with thousands of them, the collector need not walk them again and again.
        gc.freeze()
        saved = [one for one in read if not isinstance(one, Article)]
        return merge([one.summary for one in saved], names), [one.article for one in saved if one.article]
    settings = load_settings()
    async with open_llm(settings) as llm:
        made = [await _summarized(one, llm, settings) if isinstance(one, Article) else one for one in read]
        pairs = [(one.article, one.summary) for one in made if one.article]
        merged = (
            await build_with_model(pairs, llm, names) if ask else merge([one.summary for one in made], names)
        )
        return merged, [article for article, _ in pairs]


async def _summarized(article: Article, llm: LLM, settings: Settings) -> Saved:
    from summarizer.pipeline import summarize_async  # noqa: PLC0415  help must be instant
    from summarizer.saved import Saved  # noqa: PLC0415  as above

    summary = await summarize_async(
        article,
        llm,
        strategy=settings.strategy,
        language=settings.language,
        check=settings.check,
        max_seconds=settings.max_seconds,
    )
    return Saved(summary, article)


def _renderer(fmt: Format) -> Callable[..., str]:
    from summarizer.render.dossier_markdown import render_markdown  # noqa: PLC0415  pages need Jinja
    from summarizer.render.dossier_text import render_text  # noqa: PLC0415
    from summarizer.render.html import dossier_page  # noqa: PLC0415

    return {
        "text": lambda merged, _: render_text(merged),
        "json": lambda merged, _: merged.model_dump_json(indent=2) + "\n",
        "markdown": lambda merged, _: render_markdown(merged),
        "html": dossier_page,
    }[fmt]
