"""Runs the program over the cases, with a model, from its recordings, or both."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from summarizer.article import Article
from summarizer.errors import ModelError, NoRecording
from summarizer.llm.base import LLM
from summarizer.llm.recorded import RENEW, RecordedLLM, Recording
from summarizer.plaintext import one_line
from summarizer.summary import Failure, Summary
from summarizer_eval.cases import Case

Mode = Literal["replay", "live", "record", "given"]
"""How summaries were had; `given` ones were made before, and nothing ran."""


class Summarize(Protocol):
    """What is evaluated: `summarizer.pipeline.summarize_async`."""

    async def __call__(self, article: Article, llm: LLM, *, strategy: str = "auto") -> Summary: ...


@dataclass(frozen=True, slots=True)
class Tapes:
    """Where the answers come from. Without `llm` they are replayed from the files in `folder`.

    With `llm`, `reuse` takes from the recordings what they hold, and `record` writes what was used.
    """

    folder: Path
    llm: LLM | None = None
    record: bool = False
    reuse: bool = False

    @property
    def mode(self) -> Mode:
        if self.llm is None:
            return "replay"
        return "record" if self.record else "live"

    def open(self, case: Case) -> tuple[LLM, Recording | None]:
        """The model to summarize `case` with. Raises `NoRecording` or `InputError`."""
        path = self.folder / case.split / f"{case.name}.jsonl"
        if self.llm is not None and not self.record and not self.reuse:
            return self.llm, None
        recording = Recording.load(path) if self.reuse or self.llm is None else Recording(path)
        return RecordedLLM(recording, self.llm, reuse=self.reuse), recording


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case."""

    case: Case
    result: Summary | Failure

    @property
    def summary(self) -> Summary | None:
        return self.result if isinstance(self.result, Summary) else None

    @property
    def failure(self) -> str:
        """The error in one line, or empty."""
        result = self.result
        return f"{result.error}: {result.message}" if isinstance(result, Failure) else ""


async def run(
    cases: Sequence[Case],
    tapes: Tapes,
    summarize: Summarize,
    *,
    strategy: str = "auto",
    at_once: int = 1,
    done: Callable[[Outcome], None],
) -> list[Outcome]:
    """One outcome per case, in order, `at_once` of them under way at a time; `done` is told of each.

    A fault in one article does not end the run.
    """
    places = asyncio.Semaphore(at_once)

    async def one(case: Case) -> Outcome:
        async with places:
            outcome = Outcome(case, await _run(case, tapes, summarize, strategy))
        done(outcome)
        return outcome

    return list(await asyncio.gather(*map(one, cases)))


async def _run(case: Case, tapes: Tapes, summarize: Summarize, strategy: str) -> Summary | Failure:
    result: Summary | Failure
    llm: LLM | None = None
    recording: Recording | None = None
    try:
        llm, recording = tapes.open(case)
        result = await summarize(case.article, llm, strategy=strategy)
        result.check(case.article)
    # Anything: half an hour of other articles must not be lost to a fault in one.
    except Exception as error:
        result = _failure(case, error)
    if isinstance(llm, RecordedLLM) and llm.missing:
        # The program may have carried on without the answer; a replay that did is not the recorded run.
        result = _failure(case, _missing(case, llm))
    if tapes.mode == "record" and recording is not None:
        recording.save()
    return result


def _missing(case: Case, llm: RecordedLLM) -> NoRecording:
    kinds = ", ".join(sorted(set(llm.missing)))
    return NoRecording(
        f"{case.id}: {len(llm.missing)} requests ({kinds}) have no recorded answer: prompt, schema, model or "
        f"sampling changed; renew with `{RENEW}`"
    )


def _failure(case: Case, error: Exception) -> Failure:
    return Failure(
        source=case.article.source,
        article=case.article.id,
        error=type(error).__name__,
        message=one_line(str(error)),
        attempts=error.attempts if isinstance(error, ModelError) else 1,
    )
