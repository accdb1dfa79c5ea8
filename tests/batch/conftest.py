"""Stand-ins for the model: a summary out of the first two words of an article."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

import pytest

from summarizer.article import Article
from summarizer.readers.items import Item
from summarizer.summary import Actor, ArticleFacts, Evidence, Provenance, Summary, SummarySentence


def summary_of(article: Article, tokens: int = 120) -> Summary:
    word = article.text.split()[0]
    span = (Evidence(start=0, end=len(word), text=word),)
    return Summary(
        article=ArticleFacts.of(article),
        headline=word,
        headline_evidence=span,
        summary=(SummarySentence(text=word, evidence=span),),
        actors=(Actor(id="a", name=word, kind="person", evidence=span),),
        meetings=(),
        stances=(),
        provenance=Provenance(
            model="fake",
            strategy="article",
            prompts=(),
            calls=1,
            prompt_tokens=tokens,
            completion_tokens=0,
            seconds=0,
            version="0",
        ),
    )


@pytest.fixture
def summarize() -> Callable[[Article], Awaitable[Summary]]:
    async def run(article: Article) -> Summary:
        await asyncio.sleep(0)
        return summary_of(article)

    return run


@pytest.fixture
def stream() -> Callable[[Iterable[Item]], AsyncIterator[Item]]:
    async def run(items: Iterable[Item]) -> AsyncIterator[Item]:
        for item in items:
            yield item

    return run


@pytest.fixture
def articles() -> Callable[[int], list[Article]]:
    return lambda n: [Article.of(f"Number{i} met nobody.", source=f"test:{i}") for i in range(n)]
