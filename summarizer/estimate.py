"""What a summary will cost, before anything is asked: calls and tokens by the length of the article.

The rates are those of the recorded articles of the evaluation, 26 by the article strategy and 16 by the other
(2026-11-30); an estimate for one article was within a third of what it took, of one in 26 half more.
Thoughts of reasoning models come on top.
"""

from __future__ import annotations

from math import ceil

from summarizer.article import Article
from summarizer.llm.base import Usage
from summarizer.prompting import load

_BYTES_PER_TOKEN = 4.0
"""UTF-8 bytes, as the common tokenizers cut text: four letters of English, two of Arabic, one and a third
characters of Chinese."""
_PART = 68_000
"""Bytes of an article that one call of the article strategy takes."""


def size_of(article: Article) -> int:
    """An article's length in UTF-8 bytes, on which estimates go."""
    return len(article.text.encode("utf-8", "surrogatepass"))


def estimate(article: Article, strategy: str, *, check: bool) -> Usage:
    """About what summarizing the article by `strategy` ("article" or "sentence") takes, with the second look
    that only the article strategy has, if `check`.
    """
    size = size_of(article)
    if strategy == "sentence":
        return Usage(2 + round(size * 0.0025), 500 + round(size * 1.3), 30 + round(size * 0.04))
    parts = max(1, ceil(size / _PART))
    # A quarter for the words, a little for the number of each sentence.
    asked = Usage(parts, round(parts * _tokens("article") + size * 0.27), round(parts * 600 + size * 0.28))
    return asked + Usage(1, round(_tokens("check") + size), 100) if check else asked


def _tokens(prompt: str) -> float:
    return len(load(prompt).source) / _BYTES_PER_TOKEN
