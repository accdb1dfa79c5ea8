"""OpenAI's Batch API: the same articles, half the price, an answer within a day.

Written on `client.batches` itself. The pipeline is run twice on each article: once with a model that only
takes down the request, once with a model that gives the answer which came back; so prompts and
grounding are those of every other run. A second look would be a second batch and is not taken. Rows belong to
the batch while it is away.
"""

from __future__ import annotations

import json
import tempfile
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import openai
from openai.types import Batch as RemoteBatch
from pydantic import ValidationError

from summarizer.batch import attempt
from summarizer.errors import ModelError
from summarizer.llm.client import bounded, lines
from summarizer.llm.prices import Prices
from summarizer.llm.retry import excerpt, meaning
from summarizer.openai_line import Reply, read, request
from summarizer.plaintext import one_line
from summarizer.store import Store
from summarizer.summary import Failure, Summary

_ENDPOINT: Final = "/v1/chat/completions"
_MAX_REQUESTS = 50_000
_MAX_BYTES = 150_000_000
"""OpenAI takes 50,000 requests and 200 MB a file."""
_MAX_OUTPUT = 2_000_000_000
_MAX_LINE = 8_000_000
"""Bytes of a file of answers and of one answer in it: many times what there can be."""
_LEASE = 3 * 86_400.0
"""Seconds the rows stay the batch's: it ends within a day, and someone has to come and collect."""
_TAG = "news_summarizer"
_OVER = ("completed", "failed", "expired", "cancelled")
_SECONDS = 60.0  # for grounding one answer, which takes milliseconds


@dataclass(frozen=True, slots=True)
class Away:
    """A batch at the provider: `total` requests, of which some are `completed` and some `failed`."""

    id: str
    status: str
    total: int
    completed: int
    failed: int


@dataclass(slots=True)
class Collected:
    """What came back: rows done, dead, and set back to be sent again; lines that belong to no row."""

    done: int = 0
    dead: int = 0
    again: int = 0
    strange: int = 0
    tokens: int = 0
    cost: float | None = None
    problems: list[str] = field(default_factory=list)


class OpenAIBatches:
    """The batches of one store. `fingerprint` is that of `BatchModel(model)` with the strategy "article".

    `language` is what the model words itself in, as everywhere.
    """

    def __init__(
        self,
        client: openai.AsyncOpenAI,
        store: Store,
        model: str,
        fingerprint: str,
        prices: Prices | None = None,
        *,
        language: str = "",
    ) -> None:
        self._language = language
        self._prices = prices
        self._client = client
        self._store = store
        self._model = model
        self._fingerprint = fingerprint

    async def submit(self) -> list[Away]:
        """Hands over every row that waits for this model and prompt, in as many batches as it takes.

        Raises a `ModelError` when the provider will not have them; the rows then wait as before.
        """
        sent: list[Away] = []
        while True:
            token = uuid.uuid4().hex
            with tempfile.TemporaryDirectory(prefix="summarizer-") as folder:
                path = Path(folder) / "requests.jsonl"
                if not await self._write(path, token):
                    return sent
                sent.append(_away(await self._send(path, token)))

    async def status(self) -> list[Away]:
        """The batches that are away or wait to be collected."""
        return [_away(batch) async for _, batch in self._batches()]

    async def collect(self) -> Collected:
        """Takes in every batch that is over: answers, the error file, and what never was answered."""
        collected = Collected()
        async for token, batch in self._batches():
            if batch.status in _OVER:
                await self._take_in(token, batch, collected)
        return collected

    async def _write(self, path: Path, token: str) -> int:
        """Claims rows for `token` and writes their requests, up to what one batch may hold."""
        written = 0
        with path.open("wb") as file:
            while written < _MAX_REQUESTS and file.tell() < _MAX_BYTES:
                claimed = self._store.claim(self._fingerprint, _owner(token), _LEASE)
                if claimed is None:
                    break
                body = await request(claimed.article, self._model, self._language)
                if isinstance(body, Failure):
                    self._store.bury(claimed.key, _owner(token), body)
                    continue
                line = {"custom_id": claimed.key, "method": "POST", "url": _ENDPOINT, "body": body}
                file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
                written += 1
        return written

    async def _send(self, path: Path, token: str) -> RemoteBatch:
        try:
            uploaded = await self._client.files.create(file=path, purpose="batch")
        except openai.OpenAIError as error:
            self._store.release(_owner(token))
            raise self._meaning(error) from None
        # From here on the batch may exist though we never hear of it: `_batches` looks for the token.
        self._store.note_remote(token)
        try:
            batch = await self._client.batches.create(
                input_file_id=uploaded.id, endpoint=_ENDPOINT, completion_window="24h", metadata={_TAG: token}
            )
        except openai.APIStatusError as error:
            if error.status_code < 500:
                self._store.release(_owner(token))
                self._store.forget_remote(token)
            raise self._meaning(error) from None
        except openai.OpenAIError as error:
            raise self._meaning(error) from None
        self._store.note_remote(token, batch.id)
        return batch

    async def _batches(self) -> AsyncIterator[tuple[str, RemoteBatch]]:
        """Our batches as the provider knows them; rows of one that it never got are set back."""
        try:
            for token, id_ in self._store.remote_batches().items():
                batch = await (self._client.batches.retrieve(id_) if id_ else self._find(token))
                if batch is None:
                    self._store.release(_owner(token))
                    self._store.forget_remote(token)
                else:
                    self._store.note_remote(token, batch.id)
                    yield token, batch
        except openai.OpenAIError as error:
            raise self._meaning(error) from None

    async def _find(self, token: str) -> RemoteBatch | None:
        async for batch in self._client.batches.list(limit=100):
            if (batch.metadata or {}).get(_TAG) == token:
                return batch
        return None

    async def _take_in(self, token: str, batch: RemoteBatch, collected: Collected) -> None:
        for error in (batch.errors.data if batch.errors else None) or ():
            collected.problems.append(f"{batch.id}: {excerpt(error.message)}")
        for file in (batch.output_file_id, batch.error_file_id):
            if file:
                async with self._client.files.with_streaming_response.content(file) as response:
                    parts = bounded(response.iter_bytes(), _MAX_OUTPUT)
                    async for line in lines(parts, _MAX_LINE):
                        if line.strip():
                            await self._take_line(line, _owner(token), collected)
        collected.again += self._store.release(_owner(token))
        self._store.forget_remote(token)

    async def _take_line(self, line: bytes, owner: str, collected: Collected) -> None:
        try:
            reply = Reply.model_validate_json(line)
        except ValidationError:
            collected.strange += 1
            return
        article = self._store.owned(reply.custom_id, owner)
        if article is None:
            collected.strange += 1
            return
        if reply.worth_another_try:
            return  # what is not taken in goes back to pending when the batch is through
        collected.tokens += reply.usage.tokens
        if self._prices:
            collected.cost = (collected.cost or 0.0) + self._prices.of(reply.usage)
        outcome = await attempt(
            lambda a: read(a, reply, self._model, self._language, self._prices), article, _SECONDS
        )
        if isinstance(outcome, Summary):
            collected.done += self._store.complete(reply.custom_id, owner, outcome)
        else:
            collected.dead += self._store.bury(reply.custom_id, owner, outcome)

    def _meaning(self, error: openai.OpenAIError) -> ModelError:
        return meaning(error, 600.0)


def _owner(token: str) -> str:
    return f"openai-batch/{token}"


def _away(batch: RemoteBatch) -> Away:
    counts = batch.request_counts
    total, completed, failed = (counts.total, counts.completed, counts.failed) if counts else (0, 0, 0)
    return Away(one_line(batch.id), batch.status, total, completed, failed)
