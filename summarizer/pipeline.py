"""How an article becomes a summary. The file to read first."""

from __future__ import annotations

import asyncio
import hashlib
import time
from typing import Literal

from summarizer import distribution
from summarizer.article import Article
from summarizer.errors import InputError, TransportError
from summarizer.grounding import ground
from summarizer.llm.base import LLM
from summarizer.prompting import load
from summarizer.strategies import article as article_strategy
from summarizer.strategies import sentence as sentence_strategy
from summarizer.strategies.base import Draft, Step, prompt_names, silent
from summarizer.summary import SCHEMA_VERSION, Provenance, Summary

Strategy = Literal["auto", "article", "sentence"]
_EXTRACT = {"article": article_strategy.extract, "sentence": sentence_strategy.extract}


async def summarize_async(
    article: Article,
    llm: LLM,
    *,
    strategy: str = "auto",
    max_seconds: float | None = None,
    step: Step = silent,
) -> Summary:
    """The grounded summary of one article.

    `strategy` is "article" (one call), "sentence" (many small questions) or "auto" (by the model); `step` is
    told the progress. A question the model fails on costs its item: see `Summary.complete`.

    Raises `InputError` for an article without sentences, `ModelError` when the model cannot be had or
    `max_seconds` have passed, `WeightsError` when the sentence strategy lacks its parser.
    """
    if not article.sentences:
        raise InputError(f"{article.source}: no text to summarize")
    chosen = choose(strategy, llm)
    began = time.monotonic()
    try:
        async with asyncio.timeout(max_seconds):
            draft = await _EXTRACT[chosen](article, llm, step)
    except TimeoutError:
        raise TransportError(
            f"{article.source}: not done after {max_seconds:g} s; allow more with --max-seconds"
        ) from None
    summary = ground(article, draft.extraction, _provenance(draft, llm, chosen, time.monotonic() - began))
    summary.check(article)
    return summary


def choose(strategy: str, llm: LLM) -> Literal["article", "sentence"]:
    """The strategy that `strategy` means for this model."""
    if strategy == "auto":
        return "sentence" if llm.small else "article"
    return "article" if strategy == "article" else "sentence"


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


def fingerprint(llm: LLM, strategy: str) -> str:
    """SHA-256 of all that decides what an article's summary will be, besides the article: a store key.

    The code that reads and checks counts as well: articles read by other rules are read again.
    """
    chosen = choose(strategy, llm)
    code = distribution.revision("strategies", "grounding", *(["reading"] if chosen == "sentence" else []))
    prompts = (load(name).source for name in prompt_names(chosen))
    parts = [llm.name, chosen, str(SCHEMA_VERSION), code, *prompts]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
