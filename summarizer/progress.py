"""How far a batch is: what it has counted since it began."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from summarizer.llm.base import Usage


@dataclass(slots=True)
class Progress:
    """What has happened so far in this run. `known` were in the store already, `unread` could not be read."""

    began: float = field(default_factory=time.monotonic)
    waiting: int = 0
    """Articles that waited in the store when the run began."""
    new: int = 0
    known: int = 0
    unread: int = 0
    done: int = 0
    partial: int = 0
    dead: int = 0
    running: int = 0
    left: int = 0
    others: int = 0
    """Articles that wait in the store for a run with another model, strategy or prompt."""
    usage: Usage = field(default_factory=Usage)
    reading: bool = True
    stopped: str = ""
    """Why the run ended before everything was done; empty if it did not."""
    reasons: Counter[str] = field(default_factory=Counter)
    """How often each class of failure came, unread sources included."""
    last_failure: str = ""

    @property
    def calls(self) -> int:
        """Requests sent, failed ones included."""
        return self.usage.calls

    @property
    def tokens(self) -> int:
        """Read and written together."""
        return self.usage.tokens

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    @property
    def idle(self) -> bool:
        """Whether there was nothing at all to do."""
        return not (self.waiting or self.new or self.known or self.unread or self.stopped)


Show = Callable[[Progress], None]
