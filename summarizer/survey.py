"""What a run or a batch would do and cost, without asking a model or writing to a store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from summarizer.article import Article
from summarizer.estimate import estimate, size_of
from summarizer.llm.base import Usage
from summarizer.readers.items import Item
from summarizer.readers.url import canonical
from summarizer.store import Store
from summarizer.summary import Failure


@dataclass(slots=True)
class Survey:
    """Articles that would be summarized, that are done or waiting already, that cannot be read; and what the
    new ones may take, `measured` by finished ones of the same kind or else a guess.

    They are summarized by `strategy` ("article" or "sentence"), with a second look if `check`.
    """

    strategy: str
    check: bool
    new: int = 0
    known: int = 0
    unread: int = 0
    usage: Usage = field(default_factory=Usage)
    measured: bool = False

    def add(self, article: Article) -> None:
        """Counts one that would be summarized."""
        self.new += 1
        self.usage += estimate(article, self.strategy, check=self.check)


async def survey(
    items: AsyncIterator[Item],
    store: Store | None,
    fingerprint: str,
    strategy: str,
    *,
    check: bool,
    told: Callable[[Failure], None] = lambda _failure: None,
) -> Survey:
    """Reads all `items` and counts. Nothing is kept but 16 bytes an article, to see repeats.

    `strategy` and `check` as in `Survey`; `told` hears of what cannot be read.
    """
    spent = store.spent(fingerprint) if store else None
    seen: set[bytes] = set()
    found = Survey(strategy, check, measured=spent is not None)
    size = 0
    async for item in items:
        if isinstance(item, Failure):
            found.unread += 1
            told(item)
        elif isinstance(item, Article):
            marks = _marks(item)
            if marks & seen or (
                store and store.holds(item, fingerprint, canonical(item.url) if item.url else "")
            ):
                found.known += 1
            else:
                found.add(item)
                size += size_of(item)
            seen |= marks
    if spent:
        usage, bytes_ = spent
        share = size / bytes_
        found.usage = Usage(
            round(usage.calls * share),
            round(usage.prompt_tokens * share),
            round(usage.completion_tokens * share),
        )
    return found


def _marks(article: Article) -> set[bytes]:
    """What makes two articles one: the text, or the address."""
    marks = {bytes.fromhex(article.id)[:16]}
    return marks | {canonical(article.url).encode()} if article.url else marks
