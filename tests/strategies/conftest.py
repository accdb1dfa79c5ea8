"""A model that answers by script and remembers what it was asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.errors import ModelError
from summarizer.llm.base import Answer, Message, Shape, Usage
from summarizer.strategies import article as article_strategy
from summarizer.strategies import sentence as sentence_strategy
from summarizer.strategies.base import Draft, Step, silent

Reply = Mapping[str, Any] | ModelError | Callable[[str], "Mapping[str, Any] | ModelError"]
USUAL: dict[str, Reply] = {
    "MeetingAnswer": {"met": "yes", "who": [], "topic": ""},
    "StanceAnswer": {"issue": "the toll", "view": "both"},
}


@pytest.fixture(autouse=True)
def _plain(plain_weights: None) -> None:
    """The tests are of what is done with decisions, not of the fitted numbers."""


@dataclass
class Fake:
    """`replies` by the name of the shape: an answer, an error, or a function of the last message.

    A question without a reply gets "person" for each name and an empty text for each sentence.
    """

    replies: dict[str, Reply] = field(default_factory=lambda: dict(USUAL))
    name: str = "fake"
    small: bool = True
    context: int = 32_000
    asked: list[tuple[str, list[Message], int]] = field(default_factory=list)

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        self.asked.append((shape.__name__, list(messages), max_tokens))
        await asyncio.sleep(0)
        reply = self.replies.get(shape.__name__)
        if callable(reply):
            reply = reply(messages[-1]["content"])
        if isinstance(reply, ModelError):
            raise reply
        if reply is None:
            word = "person" if shape.__name__ == "Kinds" else ""
            reply = {f.alias or name: word for name, f in shape.model_fields.items()}
        return Answer(shape.model_validate(reply), Usage(1, 100, 10))

    def questions(self, shape: str) -> list[str]:
        """The last message of every question for that shape."""
        return [messages[-1]["content"] for name, messages, _ in self.asked if name == shape]

    def everything(self) -> str:
        return "\n".join(m["content"] for _, messages, _ in self.asked for m in messages)

    def by_sentence(self, text: str, step: Step = silent, **about: str) -> Draft:
        """The draft of the `sentence` strategy for an article of that text."""
        return asyncio.run(sentence_strategy.extract(Article.of(text, source="-", **about), self, step))

    def by_article(self, text: str, step: Step = silent, **about: str) -> Draft:
        """The draft of the `article` strategy for an article of that text."""
        return asyncio.run(article_strategy.extract(Article.of(text, source="-", **about), self, step))


@pytest.fixture
def fake() -> Fake:
    return Fake()
