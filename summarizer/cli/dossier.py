"""`summarize dossier`: several articles, or what a store holds of them, as one picture."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.article import Article
from summarizer.cli.options import (
    AllowPrivate,
    BaseUrl,
    Date,
    How,
    Model,
    Open,
    Outlet,
    Output,
    Quiet,
    Since,
    SomeStore,
)
from summarizer.cli.source import Reading, opened, read, tell_shared
from summarizer.cli.terminal.form import Chosen, View, iso, show
from summarizer.cli.terminal.saying import say
from summarizer.errors import InputError, UsageError

if TYPE_CHECKING:
    from summarizer.dossier import AliasFile, Dossier
    from summarizer.llm.base import LLM
    from summarizer.saved import Given, Saved
    from summarizer.settings import Settings


def dossier(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            help="Articles or summaries: files, web addresses, lists, stores, - for standard input.",
            show_default=False,
        ),
    ] = None,
    *,
    store: SomeStore = None,
    about: Annotated[str | None, typer.Option(help="With --store: only what has these words.")] = None,
    since: Since = None,
    aliases: Annotated[Path | None, typer.Option(help="YAML file of spellings that are one actor.")] = None,
    fmt: Chosen = None,
    output: Output = None,
    open_: Open = False,
    ask_model: Annotated[
        bool, typer.Option("--ask-model", help="Let the model join pairs that the rules leave in doubt.")
    ] = False,
    model: Model = None,
    base_url: BaseUrl = None,
    strategy: How = None,
    date: Date = None,
    outlet: Outlet = None,
    allow_private: AllowPrivate = False,
    quiet: Quiet = False,
) -> None:
    """Merge the summaries of several articles: who met whom, who says so, and where sources differ.

    The articles are those of the files, or of a store: then --about and --since choose among them.
    """
    from summarizer.cli.terminal.output import write  # noqa: PLC0415  help must be instant
    from summarizer.dossier import read_aliases  # noqa: PLC0415  as above
    from summarizer.settings import load_settings  # noqa: PLC0415  as above

    view = View.of(fmt, output, opened=open_)
    names = read_aliases(aliases) if aliases else None
    settings = load_settings(model=model, base_url=base_url, strategy=strategy)
    if bool(files) == (store is not None):
        raise UsageError("give either article files or --store")
    if store is None and (about or since):
        raise UsageError("--about and --since need --store")
    if store:
        given: Sequence[Given] = _stored(store, about, since)
    else:
        how = Reading(iso(date), outlet or "", allow_private=allow_private, quiet=quiet)
        sources = opened(files or [], how)
        tell_shared(how, len(sources))
        given = [one for source in sources for one in read(source, how)]
    if view.form == "html" or ask_model:
        _require_texts(given)
    merged, articles = asyncio.run(_merged(given, names, settings, ask=ask_model, quiet=quiet))
    if not quiet:
        _tell_of_events(merged)
    write(_rendered(merged, articles, view), view.output)
    show(view, quiet=quiet)


def _stored(path: Path, about: str | None, since: str | None) -> list[Saved]:
    from summarizer.saved import Saved  # noqa: PLC0415  help must be instant
    from summarizer.store import Store  # noqa: PLC0415  only --store needs it

    first = iso(since, "--since")
    with Store(path, create=False) as opened:
        found = [Saved(summary, article) for article, summary in opened.summaries(about, first or None)]
    if not found:
        raise InputError(f"{path}: holds no such article; widen --about or --since")
    return found


def _require_texts(given: Sequence[Given]) -> None:
    for one in given:
        if not isinstance(one, Article) and one.article is None:
            raise InputError(
                f"{one.summary.article.source}: is not there, and a page shows its text (a model reads it); "
                "put it beside the summary"
            )


async def _merged(
    given: Sequence[Given], names: AliasFile | None, settings: Settings, *, ask: bool, quiet: bool
) -> tuple[Dossier, list[Article]]:
    """The dossier, and its articles; a model is opened only for what is no summary yet, or to be asked."""
    from summarizer.cli.terminal.progress import megabytes, progress  # noqa: PLC0415  help must be instant
    from summarizer.dossier import build_with_model, merge  # noqa: PLC0415  as above
    from summarizer.llm.open import open_llm  # noqa: PLC0415  as above

    saved = [one for one in given if not isinstance(one, Article)]
    if len(saved) == len(given) and not ask:
        # Summaries stay to the end: with thousands of them, the collector need not walk them again and again.
        gc.freeze()
        return merge([one.summary for one in saved], names), [one.article for one in saved if one.article]
    async with AsyncExitStack() as stack:
        with progress("Opening the model", shown=not quiet, counts=megabytes) as told:
            llm = await stack.enter_async_context(open_llm(settings, told))
        made = [
            await _summarized(one, llm, settings, quiet=quiet) if isinstance(one, Article) else one
            for one in given
        ]
        pairs = [(one.article, one.summary) for one in made if one.article]
        if ask:
            merged = await build_with_model(pairs, llm, names)
        else:
            merged = merge([one.summary for one in made], names)
        return merged, [article for article, _ in pairs]


async def _summarized(article: Article, llm: LLM, settings: Settings, *, quiet: bool) -> Saved:
    from summarizer.cli.terminal.progress import progress  # noqa: PLC0415  help must be instant
    from summarizer.pipeline import summarize_by  # noqa: PLC0415  as above
    from summarizer.saved import Saved  # noqa: PLC0415  as above

    with progress(article.title or article.source, shown=not quiet) as told:
        return Saved(await summarize_by(settings, article, llm, told), article)


def _tell_of_events(merged: Dossier) -> None:
    """Says where the articles seem to be about several events: what is merged then only looks like one."""
    from summarizer.dossier import events  # noqa: PLC0415  help must be instant

    found = events(merged)
    if len(found) > 1:
        named = "; ".join(f"“{group[0].headline or group[0].label}”" for group in found[:3])
        more = f"; and {len(found) - 3} more" if len(found) > 3 else ""
        say(f"summarize: warning: the articles seem to be about {len(found)} different events: {named}{more}")


def _rendered(merged: Dossier, articles: Sequence[Article], view: View) -> str:
    # What a form needs is loaded for that form only.
    if view.form == "json":
        from summarizer.render.plain import shown_json  # noqa: PLC0415

        return shown_json(merged.model_dump_json(indent=2)) + "\n"
    if view.form == "html":
        from summarizer.render.html import dossier_page  # noqa: PLC0415

        return dossier_page(merged, articles)
    if view.form == "markdown":
        from summarizer.render.dossier_markdown import render_markdown  # noqa: PLC0415

        return render_markdown(merged)
    from summarizer.render.dossier_text import render_text  # noqa: PLC0415

    return render_text(merged, width=view.width, styled=view.styled)
