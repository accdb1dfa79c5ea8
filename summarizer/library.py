"""The two functions most programs need: read an article, summarize it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.llm.open import open_llm
from summarizer.pipeline import summarize_by
from summarizer.plaintext import one_line
from summarizer.readers.document import parse_document, read_document
from summarizer.readers.lists import LONGEST_PATH
from summarizer.settings import load_settings
from summarizer.summary import Summary

_WEB = ("http://", "https://")
# Scripts that are written without spaces: Chinese, Japanese, Thai, Lao, Burmese, Khmer. A word of theirs has
# about two letters.
_UNSPACED = re.compile(
    r"[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
)
_FEWEST_WORDS = 3
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def read_article(
    source: str | Path, *, outlet: str = "", published: str = "", allow_private: bool = False
) -> Article:
    """The article in a file, behind a web address, or in a text.

    A file may be text in UTF-8, a page, an e-mail, a Word file or a PDF: what it holds decides. A string is
    an address, the path of a file that is there, or else the text itself. `published` is the article's ISO
    date, against which "Tuesday" is resolved; without it the date is taken from the article's first lines,
    if they name one. `allow_private` lets a page be fetched from an address that is not public, such as a
    server of your own. Raises `InputError` for what cannot be read or is no article.
    """
    if isinstance(source, Path):
        return _read_file(source, outlet, published)
    if not isinstance(source, str):
        raise InputError(
            f"an article is an Article, a Path or a string (an address, the path of a file, or the text "
            f"itself), not {type(source).__name__}"
        )
    if source.lower().startswith(_WEB) and not source.split(maxsplit=1)[1:]:
        from summarizer.dialing import NotPublic  # noqa: PLC0415  the HTTP client, of use to addresses only

        try:
            fetched: Article = _finished(
                fetch_article(source, outlet=outlet, published=published, allow_private=allow_private)
            )
        except NotPublic as error:  # worded for the command line
            told = str(error).replace("--allow-private", "read_article(url, allow_private=True)")
            raise InputError(told) from None
        return fetched
    if _is_file(source):
        return _read_file(Path(source), outlet, published)
    if not _is_text(source):
        raise InputError(f"{one_line(source)[:200]}: no such file, and no article's text")
    data = source.encode("utf-8", "surrogatepass")
    return parse_document(data, source="text", outlet=outlet, published=published)


def _read_file(path: Path, outlet: str, published: str) -> Article:
    try:
        return read_document(path, outlet=outlet, published=published)
    except (OSError, ValueError) as error:  # a name that no file can have
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{one_line(str(path))[:200]}: {one_line(reason)[:200]}") from None


def _is_text(source: str) -> bool:
    """Whether a string that names no file is a text: of several words, or of letters that make up several.

    A name without spaces and with a suffix ("新闻稿件汇总.txt") is meant for a file.
    """
    if len(source.split()) >= _FEWEST_WORDS:
        return True
    return len(_UNSPACED.findall(source)) >= 2 * _FEWEST_WORDS and not _SUFFIX.search(source)


def _is_file(source: str) -> bool:
    try:
        return len(source) <= LONGEST_PATH and Path(source).is_file()
    except (OSError, ValueError):
        return False


async def fetch_article(
    url: str, *, outlet: str = "", published: str = "", allow_private: bool = False
) -> Article:
    """The article behind a web address. Raises `InputError`."""
    from dataclasses import replace  # noqa: PLC0415  like the next two of use to web addresses only

    from summarizer.fetch import Fetcher  # noqa: PLC0415
    from summarizer.readers.url import read_url  # noqa: PLC0415

    async with Fetcher(allow_private=allow_private) as fetcher:
        found = await read_url(url, fetcher)
    return replace(found, outlet=outlet or found.outlet, published=published or found.published)


def _finished(work: Coroutine[Any, Any, Any]) -> Any:
    """What `work` comes to; in a thread of its own where a loop runs already, as in a notebook."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def summarize(  # noqa: PLR0913  each is a choice of the caller's
    article: Article | str | Path,
    *,
    model: str | None = None,
    base_url: str | None = None,
    strategy: str | None = None,
    language: str | None = None,
    check: bool | None = None,
    max_seconds: float | None = None,
) -> Summary:
    """The grounded summary of one article: an `Article`, or whatever `read_article` takes.

    `model` is a model's name at the OpenAI-compatible endpoint `base_url`, or the path of a GGUF file; what
    is not given here comes from the environment and the settings file, and is else the embedded model.
    `strategy` is "auto", "article" or "sentence". For a capable model `language` is the code of what it words
    itself, and `check` whether it takes a second look (it does by default). `max_seconds` bounds the time.

    Opening a model takes seconds: for many articles, and in asynchronous programs, use `open_llm` and
    `summarize_async`.

    Raises `UsageError` for settings that make no sense, `InputError` for what is no article,
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

    read = article if isinstance(article, Article) else read_article(article)

    async def run() -> Summary:
        async with open_llm(settings) as llm:
            return await summarize_by(settings, read, llm)

    summary: Summary = _finished(run())
    return summary
