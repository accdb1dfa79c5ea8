"""What a batch would do, without asking a model or writing to a store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.readers.items import Item
from summarizer.readers.url import canonical
from summarizer.store import Store
from summarizer.summary import Failure

_CHARS_PER_TOKEN = 4.0  # English prose, as the common tokenizers cut it
_PER_ARTICLE = 4_000  # tokens of instructions and examples, and of an answer; replaced by experience


@dataclass(frozen=True, slots=True)
class Survey:
    """Articles that would be summarized, that are done or waiting already, that cannot be read; and the
    tokens the new ones may cost, `measured` by finished ones of the same kind or else a guess.
    """

    new: int
    known: int
    unread: int
    tokens: int
    measured: bool


async def survey(items: AsyncIterator[Item], store: Store | None, fingerprint: str) -> Survey:
    """Reads all `items` and counts. Nothing is kept but 16 bytes an article, to see repeats."""
    rate = store.tokens_per_char(fingerprint) if store else None
    seen: set[bytes] = set()
    new = known = unread = 0
    tokens = 0.0
    async for item in items:
        if isinstance(item, Failure):
            unread += 1
        elif isinstance(item, Article):
            marks = _marks(item)
            if marks & seen or (
                store and store.holds(item, fingerprint, canonical(item.url) if item.url else "")
            ):
                known += 1
            else:
                new += 1
                chars = len(item.text)
                tokens += chars * rate if rate else chars / _CHARS_PER_TOKEN + _PER_ARTICLE
            seen |= marks
    return Survey(new, known, unread, round(tokens), rate is not None)


def _marks(article: Article) -> set[bytes]:
    """What makes two articles one: the text, or the address."""
    marks = {bytes.fromhex(article.id)[:16]}
    return marks | {canonical(article.url).encode()} if article.url else marks
