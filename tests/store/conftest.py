"""A small grounded summary, and a store to keep it in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.store import Store
from summarizer.summary import (
    Actor,
    ArticleFacts,
    Evidence,
    Meeting,
    PromptUse,
    Provenance,
    Stance,
    Summary,
    SummarySentence,
)

Summarize = Callable[[Article], Summary]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "news.db") as opened:
        yield opened


@pytest.fixture
def summarized() -> Summarize:
    """A summary with one meeting of the article's first two words, and one stance of the first."""

    def summarize(article: Article) -> Summary:
        one, two = article.text.split()[:2]
        span = (Evidence(start=0, end=len(one), text=article.text[: len(one)]),)
        return Summary(
            article=ArticleFacts.of(article),
            headline=f"{one} and {two} met",
            headline_evidence=span,
            summary=(SummarySentence(text="They met.", evidence=span),),
            actors=(
                Actor(id="a", name=one, aliases=(f"Mr {one}",), kind="person", role="envoy", evidence=span),
                Actor(id="b", name=two, kind="person", evidence=span),
            ),
            meetings=(
                Meeting(id="m", participants=("a", "b"), place="Lisbon", status="confirmed", evidence=span),
            ),
            stances=(
                Stance(
                    id="s",
                    holder="a",
                    issue="grain exports",
                    position="supports",
                    claim="Sell it.",
                    evidence=span,
                ),
            ),
            provenance=Provenance(
                model="fake",
                strategy="article",
                prompts=(PromptUse(name="article", version=1),),
                calls=1,
                prompt_tokens=100,
                completion_tokens=20,
                seconds=0.1,
                version="0",
            ),
        )

    return summarize
