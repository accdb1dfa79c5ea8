"""Answers of a model, kept on disk: an evaluation runs again without the model, and to the same result.

A recording is one JSONL file per article. Its first line says which model answered; every other line is one
request, found by a hash of all that could change the answer, so that a stale line is never used. What is
stored is the answer and what it cost, not the prompt.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from summarizer import errors
from summarizer.errors import InputError, ModelError, NoRecording, TransportError
from summarizer.llm.base import LLM, SAMPLING, Answer, Message, Shape, Usage
from summarizer.plaintext import one_line

RENEW = "summarize eval --record"


class About(BaseModel):
    """The model behind a recording, as `LLM` tells of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str
    small: bool
    context: int


class Recorded(BaseModel):
    """An answer as JSON of its shape. `shape` is a hint for people, `usage` as in `Usage`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    shape: str
    answer: dict[str, object]
    usage: Usage


class RecordedFailure(BaseModel):
    """A request that failed for good; `failure` names the class in `summarizer.errors`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    shape: str
    failure: Literal[
        "ModelError",
        "TransportError",
        "MalformedAnswer",
        "CutOffAnswer",
        "EmptyAnswer",
        "Refusal",
        "Rejected",
    ]
    message: str
    attempts: int
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def error(self) -> ModelError:
        error: ModelError = getattr(errors, self.failure)(self.message)
        error.attempts = self.attempts
        error.prompt_tokens, error.completion_tokens = self.prompt_tokens, self.completion_tokens
        return error


Line: TypeAlias = Recorded | RecordedFailure
_LINE: TypeAdapter[Line] = TypeAdapter(Line)


def request_key(
    model: str,
    messages: Sequence[Message],
    shape: type[BaseModel],
    max_tokens: int,
    sampling: Mapping[str, float] = SAMPLING,
) -> str:
    """SHA-256 over everything that can change an answer.

    The schema keeps its order: a model fills fields in the order in which they are asked for.
    """
    request = {
        "model": model,
        "messages": [[message["role"], message["content"]] for message in messages],
        "schema": shape.model_json_schema(),
        "max_tokens": max_tokens,
        "sampling": sorted(sampling.items()),
    }
    canonical = json.dumps(request, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


class Recording:
    """The answers of one article's file, and which of them this run has used."""

    def __init__(
        self, path: Path, about: About | None = None, lines: Mapping[str, Line] | None = None
    ) -> None:
        self.path = path
        self.about = about
        self._lines = dict(lines or {})
        self._used: set[str] = set()

    @classmethod
    def load(cls, path: Path) -> Recording:
        """The recording at `path`, empty where there is none. Raises `InputError` naming a broken line."""
        if not path.exists():
            return cls(path)
        number = 1
        try:
            # Not splitlines(): a JSON string may hold the other line separators of Unicode.
            first, *rest = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
            about = About.model_validate_json(first)
            lines = {}
            for number, raw in enumerate(rest, 2):  # noqa: B007  the number is for the error
                line = _LINE.validate_json(raw)
                lines[line.key] = line
        except (OSError, UnicodeDecodeError, ValueError) as error:
            problem = "not a recorded answer" if isinstance(error, ValidationError) else one_line(str(error))
            raise InputError(f"{path}, line {number}: {problem}; renew it with `{RENEW}`") from error
        return cls(path, about, lines)

    def find(self, key: str) -> Line | None:
        line = self._lines.get(key)
        if line is not None:
            self._used.add(key)
        return line

    def put(self, line: Line) -> None:
        self._lines[line.key] = line
        self._used.add(line.key)

    def save(self) -> None:
        """Writes the lines this run has used, sorted by key, in one step; stale ones are dropped."""
        if self.about is None:
            raise ValueError("a recording without a model cannot be saved")
        lines = [self._lines[key].model_dump_json() for key in sorted(self._used)]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self.path.parent, delete=False) as file:
            try:
                file.write("\n".join([self.about.model_dump_json(), *lines, ""]))
                file.close()
                Path(file.name).chmod(0o644)
                os.replace(file.name, self.path)  # noqa: PTH105  one call that replaces on every system
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise


class RecordedLLM:
    """An `LLM` that answers from a recording, asks another model and records it, or both.

    Without `llm` it replays: a request that was never recorded raises `NoRecording` and is noted in
    `missing`. With `llm` it records every answer; with `reuse` it asks `llm` only what the recording does
    not hold. Equal requests of one run get one answer, as they will when replayed.
    """

    def __init__(
        self,
        recording: Recording,
        llm: LLM | None = None,
        *,
        reuse: bool = False,
        sampling: Mapping[str, float] = SAMPLING,
    ) -> None:
        about = About(model=llm.name, small=llm.small, context=llm.context) if llm else recording.about
        if about is None:
            raise NoRecording(f"{_short(recording.path)}: no recording; make it with `{RENEW}`")
        recording.about = about
        self.missing: list[str] = []
        self._about = about
        self._recording = recording
        self._llm = llm
        self._reuse = reuse
        self._sampling = sampling
        self._asked: set[str] = set()
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def name(self) -> str:
        return self._about.model

    @property
    def small(self) -> bool:
        return self._about.small

    @property
    def context(self) -> int:
        return self._about.context

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        """As `LLM.fill`; recorded failures are raised again, as the class they were."""
        key = request_key(self.name, messages, shape, max_tokens, self._sampling)
        async with self._locks[key]:
            line = self._recording.find(key) if self._may_answer(key) else None
            if isinstance(line, Recorded) and (value := _fitting(line, shape)) is not None:
                return Answer(value, line.usage)
            if isinstance(line, RecordedFailure) and not self._asks_again(line):
                raise line.error()
            if self._llm is None:
                self.missing.append(shape.__name__)
                raise NoRecording(
                    f"{_short(self._recording.path)}: no recorded answer to this {one_line(shape.__name__)} "
                    f"request: prompt, schema, model or sampling changed; renew it with `{RENEW}`"
                )
            return await self._ask(self._llm, key, messages, shape, max_tokens)

    def _may_answer(self, key: str) -> bool:
        return self._llm is None or self._reuse or key in self._asked

    def _asks_again(self, failure: RecordedFailure) -> bool:
        """A broken connection says nothing about the model: with one at hand it is asked again."""
        return self._llm is not None and failure.failure == TransportError.__name__

    async def _ask(
        self, llm: LLM, key: str, messages: Sequence[Message], shape: type[Shape], max_tokens: int
    ) -> Answer[Shape]:
        self._asked.add(key)
        hint = one_line(shape.__name__)
        try:
            answer = await llm.fill(messages, shape, max_tokens)
        except ModelError as error:
            line = {"key": key, "shape": hint, "failure": type(error).__name__, "message": str(error)}
            cost = {name: getattr(error, name) for name in ("attempts", "prompt_tokens", "completion_tokens")}
            self._recording.put(RecordedFailure.model_validate(line | cost))
            raise
        data = answer.value.model_dump(mode="json", by_alias=True)
        self._recording.put(Recorded(key=key, shape=hint, answer=data, usage=answer.usage))
        return answer


def _fitting(line: Recorded, shape: type[Shape]) -> Shape | None:
    """The recorded answer as `shape`; None when the shape's own checks no longer pass it."""
    try:
        return shape.model_validate_json(json.dumps(line.answer))
    except ValidationError:
        return None


def _short(path: Path) -> str:
    return "/".join(path.parts[-2:])
