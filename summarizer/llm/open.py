"""Which model a run uses: the embedded one, a GGUF file of the user's own, or a remote endpoint."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.llm.base import LLM, Heard
from summarizer.llm.choice import chosen
from summarizer.llm.weights import Progress, Weights, silent
from summarizer.settings import Settings

REMOTE_TIMEOUT = 120.0
LOCAL_TIMEOUT = 900.0
"""Seconds a model may be silent: two slow cores read a full context in two minutes before they write."""


@asynccontextmanager
async def open_llm(
    settings: Settings, progress: Progress = silent, heard: Heard | None = None
) -> AsyncIterator[LLM]:
    """The model `settings` ask for, ready to be used until the context ends.

    `progress` is told bytes done and in all while the embedded weights are put together; it is called from
    another thread. `heard` is kept up to date with what the model is heard saying.

    Raises `UsageError`, `InputError` or `WeightsError`.
    """
    choice = chosen(settings)
    if choice.file is None:
        # The clients are heavy, and `--help` reaches this module.
        from summarizer.llm.remote import OPENAI_URL, Endpoint, RemoteLLM  # noqa: PLC0415

        key = settings.api_key.get_secret_value() if settings.api_key else ""
        if not key and not settings.base_url:
            raise UsageError(
                f"{settings.model} at OpenAI needs a key: set OPENAI_API_KEY, or name another --base-url"
            )
        remote = RemoteLLM(
            Endpoint(
                model=settings.model,
                base_url=settings.base_url or OPENAI_URL,
                api_key=key,
                timeout=settings.timeout or REMOTE_TIMEOUT,
            ),
            small=choice.small,
            heard=heard,
        )
        try:
            yield remote
        finally:
            await remote.aclose()
        return
    from summarizer.llm.local import serve  # noqa: PLC0415  as above

    gguf = await _embedded(settings.cache_dir, progress) if choice.embedded else choice.file
    async with serve(
        gguf,
        small=choice.small,
        slots=settings.slots,
        threads=settings.threads,
        timeout=settings.timeout or LOCAL_TIMEOUT,
        heard=heard,
    ) as local:
        yield local


async def _embedded(cache: Path, progress: Progress) -> Path:
    """The embedded weights, put together in a thread that stops at once when this task is cancelled."""
    cancelled = threading.Event()

    def report(done: int, total: int) -> None:
        if cancelled.is_set():
            raise RuntimeError("cancelled")
        progress(done, total)

    try:
        return await asyncio.to_thread(Weights(cache).ready, report)
    finally:
        cancelled.set()
