"""The two functions most programs need: read an article, summarize it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from summarizer.article import Article
from summarizer.llm.open import open_llm
from summarizer.llm.prices import priced, prices
from summarizer.pipeline import summarize_async
from summarizer.readers.document import read_document
from summarizer.settings import load_settings
from summarizer.summary import Summary


def read_article(path: str | Path, *, outlet: str = "", published: str = "") -> Article:
    """The article in a file: UTF-8 text or a saved page, by what it holds.

    `published` is the article's ISO date, against which "Tuesday" is resolved; without it the date is taken
    from the article's first lines, if they name one. Raises `InputError` for a file that is missing, empty,
    binary, too large (2 MB of text) or not UTF-8.
    """
    return read_document(Path(path), outlet=outlet, published=published)


def summarize(  # noqa: PLR0913  each is a choice of the caller's
    article: Article,
    *,
    model: str | None = None,
    base_url: str | None = None,
    strategy: str | None = None,
    language: str | None = None,
    check: bool | None = None,
    max_seconds: float | None = None,
) -> Summary:
    """The grounded summary of one article.

    `model` is a model's name at the OpenAI-compatible endpoint `base_url`, or the path of a GGUF file; what
    is not given here comes from the environment and the settings file, and is else the embedded model.
    `strategy` is "auto", "article" or "sentence". For a capable model `language` is the code of what it words
    itself, and `check` whether it takes a second look (it does by default). `max_seconds` bounds the time.

    Opening a model takes seconds: for many articles, and wherever an event loop runs already, use
    `open_llm` and `summarize_async`.

    Raises `UsageError` for settings that make no sense, `InputError` for an article without sentences,
    `WeightsError` when the embedded model is not installed, `ModelError` when the model cannot be had.
    A question that the model failed on costs its item only, see `Summary.complete`.
    """
    settings = load_settings(
        model=model,
        base_url=base_url,
        strategy=strategy,
        language=language,
        check=check,
        max_seconds=max_seconds,
    )

    async def run() -> Summary:
        async with open_llm(settings) as llm:
            summary = await summarize_async(
                article,
                llm,
                strategy=settings.strategy,
                language=settings.language,
                check=settings.check,
                max_seconds=settings.max_seconds,
            )
            return priced(summary, prices(settings))

    return asyncio.run(run())
