"""How an article becomes a summary. The file to read first."""

from __future__ import annotations

import asyncio
import hashlib
import time
from functools import partial
from typing import Literal

from summarizer import distribution
from summarizer.article import Article
from summarizer.errors import ForeignLanguage, InputError, TransportError
from summarizer.grounding import ground
from summarizer.grounding.corrections import corrected
from summarizer.llm.base import LLM
from summarizer.llm.prices import priced, prices
from summarizer.prompting import load
from summarizer.settings import Settings
from summarizer.stoppable import stoppable
from summarizer.strategies import article as article_strategy
from summarizer.strategies import sentence as sentence_strategy
from summarizer.strategies.base import Draft, Step, prompt_names, silent
from summarizer.strategies.second_look import look_again
from summarizer.summary import SCHEMA_VERSION, Provenance, Summary
from summarizer.suspicion import suspicious

Strategy = Literal["auto", "article", "sentence"]
_READS_AND_CHECKS = (
    "calendars",
    "prose",
    "sentences",
    "states",
    "turns",
    "suspicion",
    "strategies",
    "grounding",
)
"""Parts of the program that decide what is found in an article, by any strategy."""


async def summarize_async(  # noqa: PLR0913  each is a choice of the caller's
    article: Article,
    llm: LLM,
    *,
    strategy: str = "auto",
    language: str = "",
    check: bool = False,
    max_seconds: float | None = None,
    step: Step = silent,
) -> Summary:
    """The grounded summary of one article.

    `strategy` is "article" (one call), "sentence" (many small questions) or "auto" (by the model). For a
    capable model `language` is the ISO 639 code of what it words itself, empty for the article, and with
    `check` it takes a second look at what was grounded, in one more call. `step` is told the progress. A
    question the model fails on costs its item: see `Summary.complete`.

    Raises `InputError` for an article without sentences or in a language that the strategy does not read,
    `ModelError` when the model cannot be had or `max_seconds` have passed, `WeightsError` when the sentence
    strategy lacks its parser.
    """
    if not article.sentences:
        raise InputError(f"{article.source}: no text to summarize")
    chosen = choose(strategy, llm)
    check_language(article, chosen)
    began = time.monotonic()
    try:
        async with asyncio.timeout(max_seconds):
            flagged = await stoppable(lambda: suspicious(article))
            if chosen == "article":
                draft = await article_strategy.extract(article, llm, step, language=language, without=flagged)
            else:
                draft = await sentence_strategy.extract(article, llm, step, without=flagged)
            account = _provenance(draft, llm, chosen, 0.0)
            summary = await stoppable(lambda: ground(article, draft.extraction, account, flagged))
            if check and chosen == "article":
                marks = await look_again(article, summary, draft.asker)
                summary = await stoppable(partial(corrected, article, summary, marks))
    except TimeoutError:
        raise TransportError(
            f"{article.source}: not done after {max_seconds:g} s; allow more with --max-seconds"
        ) from None
    spent = _provenance(draft, llm, chosen, time.monotonic() - began)
    summary = summary.model_copy(update={"provenance": spent})
    summary.check(article)
    return summary


async def summarize_by(settings: Settings, article: Article, llm: LLM, step: Step = silent) -> Summary:
    """The summary as the settings want it, with what it cost. Raises as `summarize_async`."""
    summary = await summarize_async(
        article,
        llm,
        strategy=settings.strategy,
        language=settings.language,
        check=settings.check,
        max_seconds=settings.max_seconds,
        step=step,
    )
    return priced(summary, prices(settings))


def choose(strategy: str, llm: LLM) -> Literal["article", "sentence"]:
    """The strategy that `strategy` means for this model."""
    if strategy == "auto":
        return "sentence" if llm.small else "article"
    return "article" if strategy == "article" else "sentence"


def check_language(article: Article, strategy: str) -> None:
    """Raises `ForeignLanguage` where the strategy cannot read it: grammar and small model read English."""
    if strategy == "sentence" and article.language != "en":
        raise ForeignLanguage(
            f"{article.source}: its language is {article.language}, and this way of reading knows English "
            "only; give it a capable model: --model NAME, with --base-url or OPENAI_API_KEY"
        )


def _provenance(draft: Draft, llm: LLM, strategy: str, seconds: float) -> Provenance:
    usage = draft.asker.usage
    return Provenance(
        model=llm.name,
        strategy=strategy,
        prompts=draft.asker.uses(),
        calls=usage.calls,
        prompt_tokens=usage.prompt_tokens,
        completion_tokens=usage.completion_tokens,
        seconds=round(seconds, 2),
        version=distribution.version(),
        failures=tuple(draft.asker.failures),
    )


def fingerprint(llm: LLM, strategy: str, *, language: str = "", check: bool = False) -> str:
    """SHA-256 of all that decides what an article's summary will be, besides the article: a store key.

    The code that reads and checks counts as well: articles read by other rules are read again.
    """
    chosen = choose(strategy, llm)
    looks = [language, str(check)] if chosen == "article" else []
    small = ["reading", "deciding"] if chosen == "sentence" else []
    code = distribution.revision(*_READS_AND_CHECKS, *small)
    prompts = (load(name).source for name in prompt_names(chosen))
    parts = [llm.name, chosen, str(SCHEMA_VERSION), code, *looks, *prompts]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
