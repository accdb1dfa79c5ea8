"""Money for tokens, where the settings say what a million of them costs."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.llm.base import Usage
from summarizer.llm.choice import chosen
from summarizer.settings import Settings
from summarizer.summary import Summary

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """Money for a million tokens read, and written. In which currency, only the user knows."""

    read: float
    written: float

    def of(self, usage: Usage) -> float:
        """What a usage costs."""
        return (usage.prompt_tokens * self.read + usage.completion_tokens * self.written) / _MILLION

    def halved(self) -> Prices:
        """As OpenAI's batches cost."""
        return Prices(self.read / 2, self.written / 2)


def prices(settings: Settings) -> Prices | None:
    """The prices that are set; None without any, and for a model in this process, which costs none."""
    if settings.price_input is None or settings.price_output is None or chosen(settings).file is not None:
        return None
    return Prices(settings.price_input, settings.price_output)


def priced(summary: Summary, prices: Prices | None) -> Summary:
    """The summary with its cost in its provenance; as it is without prices."""
    if prices is None:
        return summary
    use = summary.provenance
    cost = prices.of(Usage(use.calls, use.prompt_tokens, use.completion_tokens))
    return summary.model_copy(update={"provenance": use.model_copy(update={"cost": cost})})
