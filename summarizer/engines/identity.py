"""What a run's results depend on, told from the settings alone: no model is opened, no server started."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.llm.base import Answer, Message, Shape
from summarizer.llm.open import gguf_of
from summarizer.pipeline import fingerprint
from summarizer.settings import Settings


def identity(settings: Settings) -> str:
    """The fingerprint that a run with these settings will have."""
    return fingerprint(_Named(settings), settings.strategy)


class _Named:
    """A model's name and size, as `open_llm` would choose it. An `LLM` that is never asked."""

    context = 0

    def __init__(self, settings: Settings) -> None:
        gguf = gguf_of(settings)
        self.small = gguf is not None
        self.name = gguf.stem if gguf else settings.model

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        del messages, shape, max_tokens
        raise AssertionError("it has a name and nothing else")
