"""What a run's results depend on, told from the settings alone: no model is opened, no server started."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from summarizer.llm.base import Answer, Message, Shape
from summarizer.llm.choice import chosen
from summarizer.pipeline import choose, fingerprint
from summarizer.settings import Settings


def identity(settings: Settings) -> str:
    """The fingerprint that a run with these settings will have."""
    return fingerprint(_Named(settings), settings.strategy, language=settings.language, check=settings.check)


def strategy_of(settings: Settings) -> Literal["article", "sentence"]:
    """The strategy that a run with these settings will have."""
    return choose(settings.strategy, _Named(settings))


class _Named:
    """A model's name and size, as `open_llm` would choose it. An `LLM` that is never asked."""

    context = 0

    def __init__(self, settings: Settings) -> None:
        choice = chosen(settings)
        self.small, self.name = choice.small, choice.name

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        del messages, shape, max_tokens
        raise AssertionError("it has a name and nothing else")
