"""The one seam to a language model: messages in, an instance of a Pydantic shape out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, Self, TypedDict, TypeVar

from pydantic import BaseModel

from summarizer.errors import ModelError

Shape = TypeVar("Shape", bound=BaseModel)

SAMPLING: Mapping[str, float] = {"temperature": 0.0, "seed": 1}
"""How every request of the program is sampled; part of a recording's keys."""


class Message(TypedDict):
    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What model calls cost: requests sent, and tokens read and written as the server counts them."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.calls + other.calls,
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
        )

    @property
    def tokens(self) -> int:
        """Read and written together."""
        return self.prompt_tokens + self.completion_tokens

    @classmethod
    def of(cls, error: ModelError) -> Self:
        """What the call that ended in `error` cost."""
        return cls(error.attempts, error.prompt_tokens, error.completion_tokens)


@dataclass(frozen=True, slots=True)
class Answer(Generic[Shape]):
    """A filled shape and what filling it cost, failed attempts included."""

    value: Shape
    usage: Usage


@dataclass(slots=True)
class Heard:
    """What is heard of a model while it answers, for people who wait: about how many tokens the answer has
    so far, and by which way it is asked (`summarizer.llm.wire`).
    """

    tokens: int = 0
    way: str = ""


class LLM(Protocol):
    """A model that fills shapes. `context` is how many tokens one request may hold, answer included."""

    @property
    def name(self) -> str: ...

    @property
    def small(self) -> bool:
        """Whether it needs one small question at a time (the `sentence` strategy)."""
        ...

    @property
    def context(self) -> int: ...

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        """Asks for an instance of `shape` in at most `max_tokens` output tokens.

        Raises a `summarizer.errors.ModelError` when it cannot be had.
        """
        ...
