"""Which model a run uses: the embedded one, a GGUF file of the user's own, or a remote endpoint."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.llm.base import LLM
from summarizer.llm.weights import Progress, Weights, silent
from summarizer.settings import Settings

REMOTE_TIMEOUT = 120.0
LOCAL_TIMEOUT = 900.0
"""Seconds per request: two slow cores read a full context in two minutes and write 13 tokens a second."""


@asynccontextmanager
async def open_llm(settings: Settings, progress: Progress = silent) -> AsyncIterator[LLM]:
    """The model `settings` ask for, ready to be used until the context ends.

    `progress` is told bytes done and in all while the embedded weights are put together; it is called from
    another thread. Raises `UsageError`, `InputError` or `WeightsError`.
    """
    gguf = gguf_of(settings)
    if not settings.model:
        gguf = await _embedded(settings.cache_dir, progress)
    if gguf is None:
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
            )
        )
        try:
            yield remote
        finally:
            await remote.aclose()
        return
    from summarizer.llm.local import serve  # noqa: PLC0415  as above

    async with serve(
        gguf, slots=settings.slots, threads=settings.threads, timeout=settings.timeout or LOCAL_TIMEOUT
    ) as local:
        yield local


def gguf_of(settings: Settings) -> Path | None:
    """The GGUF file to run in this process, which need not be there yet, or None for a remote model."""
    if not settings.model:
        return Weights(settings.cache_dir).path
    path, named = Path(settings.model).expanduser(), settings.model.lower().endswith(".gguf")
    if settings.base_url:
        # Servers of one's own name models after files too, so that there only a file that is here counts.
        return path if named and path.is_file() else None
    return path if named or path.is_file() else None


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
