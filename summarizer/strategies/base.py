"""What a strategy is: a way of putting an article to a model that ends in an `Extraction`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel

from summarizer.errors import CutOffAnswer, EmptyAnswer, MalformedAnswer
from summarizer.extraction import Extraction
from summarizer.llm.base import LLM, Usage
from summarizer.prompting import Prompt, load
from summarizer.summary import PromptUse

Shape = TypeVar("Shape", bound=BaseModel)
Step = Callable[[int, int], None]
"""Progress of one article: questions answered, and how many there are as far as is known."""


def silent(_done: int, _total: int) -> None:
    """The `Step` that shows nothing."""


@dataclass(slots=True)
class Asker:
    """Asks a model the questions of one article and keeps account of what that cost.

    A question that the model answers with nonsense costs its own item only: it is noted in `failures` and
    `ask` returns None. Errors that asking again cannot mend (no connection, wrong key) are raised.
    """

    llm: LLM
    usage: Usage = field(default_factory=Usage)
    prompts: dict[str, Prompt] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    async def ask(
        self, prompt: str, shape: type[Shape], *, max_tokens: int, **values: object
    ) -> Shape | None:
        used = self.prompts.setdefault(prompt, load(prompt))
        try:
            answer = await self.llm.fill(used.messages(**values), shape, max_tokens)
        except (MalformedAnswer, CutOffAnswer, EmptyAnswer) as error:
            self.usage += Usage.of(error)
            self.failures.append(f"{prompt}: {error}")
            return None
        self.usage += answer.usage
        return answer.value

    def uses(self) -> tuple[PromptUse, ...]:
        return tuple(PromptUse(name=p.name, version=p.version) for p in self.prompts.values())


@dataclass(frozen=True, slots=True)
class Draft:
    """What a strategy brings home: the claims, and the account of how they were come by."""

    extraction: Extraction
    asker: Asker


def prompt_names(strategy: str) -> Sequence[str]:
    """The prompts that a strategy asks with."""
    return {"article": ("article", "check"), "sentence": ("kinds", "meeting", "stance")}[strategy]
