"""Headlines in the capitals of prose, so that the parser tells names from other words."""

from __future__ import annotations

import re

from summarizer.article import Article
from summarizer.prose import prose
from summarizer.reading.lexicon import CALENDAR


def true_case(article: Article, n: int) -> str:
    """Sentence `n` with the capitals of a headline undone, of the same length.

    A word keeps its capital if the prose never writes it small, and does write it with one; days of the
    week and months always do.
    """
    body = [word for m in prose(article) for word in re.findall(r"\w+", article[m])[1:]]
    small, capital = {w for w in body if w[0].islower()}, {w for w in body if w[0].isupper()}

    def lowered(match: re.Match[str]) -> str:
        word = match[0]
        keep = word.lower() in CALENDAR or (word in capital and word.lower() not in small)
        return word if keep or len(word.lower()) != len(word) else word.lower()

    return re.sub(r"\w+", lowered, article[n])
