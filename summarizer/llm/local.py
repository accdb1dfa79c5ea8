"""A model in this process: llama.cpp's own server on a loopback port, spoken to like any remote endpoint."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from summarizer.distribution import install
from summarizer.errors import InputError, WeightsError
from summarizer.llm.base import Answer, Heard, Message, Shape
from summarizer.llm.gguf import MAGIC, flaw
from summarizer.llm.remote import Endpoint, RemoteLLM
from summarizer.plaintext import one_line

CONTEXT = 8_192
"""Tokens one slot holds: an article of 4,000 words with its question and answer. 235 MB of memory each."""
_WHOLE = 16_384
"""For a model that gets the article at once, so that it and its 5,000 tokens of answer fit."""
_PROMPT_CACHE_MIB = 512
"""Prompts kept for reuse beside the slots; the engine's own default is 8 GiB."""


class LocalLLM:
    """An `LLM` on a GGUF file; `serve` starts and stops it. Answers at most `slots` requests side by side."""

    def __init__(self, remote: RemoteLLM, slots: int, *, context: int = CONTEXT) -> None:
        self.small = remote.small
        self.context = context
        self._remote = remote
        # A request that waits for its turn must not use up its time limit in the engine's queue.
        self._turn = asyncio.Semaphore(slots)

    @property
    def name(self) -> str:
        return self._remote.name

    @property
    def endpoint(self) -> Endpoint:
        """Where the engine answers, for other clients of the same loaded model."""
        return self._remote.endpoint

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        """As `LLM.fill`."""
        async with self._turn:
            return await self._remote.fill(messages, shape, max_tokens)


@asynccontextmanager
async def serve(
    gguf: Path,
    *,
    small: bool = True,
    slots: int = 1,
    threads: int | None = None,
    timeout: float = 900.0,
    heard: Heard | None = None,
) -> AsyncIterator[LocalLLM]:
    """Runs the model in the file `gguf` until the context ends. `timeout` is how long it may be silent; one
    that is not `small` gets room for whole articles.

    Raises `InputError` when the file is not a GGUF file, `WeightsError` when the engine is not installed or
    cannot load it.
    """
    check(gguf)
    key = secrets.token_urlsafe(32)
    context = CONTEXT if small else _WHOLE
    server = await asyncio.to_thread(_start, gguf, key, slots, context, threads)
    endpoint = Endpoint(
        model=gguf.stem,
        base_url=f"{server.listening_address}/v1",
        api_key=key,
        timeout=timeout,
        extra={"cache_prompt": True},
        private=True,
    )
    remote = RemoteLLM(endpoint, small=small, heard=heard)
    try:
        yield LocalLLM(remote, slots, context=context)
    finally:
        await remote.aclose()
        del server  # its destructor stops the engine and joins its threads


def check(gguf: Path) -> None:
    """Raises `InputError` unless `gguf` is a readable file that starts as GGUF files do."""
    try:
        with gguf.open("rb") as file:
            magic = file.read(len(MAGIC))
    except OSError as error:
        raise InputError(f"{one_line(str(gguf))}: cannot be read: {error.strerror}") from None
    if magic != MAGIC:
        raise InputError(
            f"{one_line(str(gguf))}: not a GGUF file; --model takes one, or the name of a remote model"
        )


def _start(gguf: Path, key: str, slots: int, context: int, threads: int | None) -> Any:
    try:
        import xllamacpp  # noqa: PLC0415  an optional part, and megabytes of it
    except ImportError:
        raise WeightsError(
            f"the engine for models in this process is not installed: {install('local')}"
        ) from None
    params = xllamacpp.CommonParams()
    params.verbosity = -1  # nothing of the engine's own on the terminal
    params.model.path = str(gguf)
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [key]
    params.ui = False
    params.n_parallel = slots
    params.n_ctx = context * slots
    params.cache_ram_mib = _PROMPT_CACHE_MIB
    params.fit_params = False  # its measuring made starting five times as long, for sizes that are set here
    params.cpuparams.n_threads = threads or _cores()
    # Answers copy words from the article: guessing the next ones from it gave 1.5 times the speed.
    params.speculative.types = [xllamacpp.common_speculative_type.COMMON_SPECULATIVE_TYPE_NGRAM_SIMPLE]
    params.speculative.ngram_simple.size_n = 4
    params.speculative.ngram_simple.size_m = 16
    try:
        return xllamacpp.Server(params)
    except RuntimeError:  # it says no more than that it failed
        why = flaw(gguf) or "is it whole, and is there memory for it?"
        raise WeightsError(f"{one_line(str(gguf))}: the engine cannot load it: {why}") from None


def _cores() -> int:
    """The cores this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
