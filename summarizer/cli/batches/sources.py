"""How a batch reads its sources, and what Ctrl-C does to it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from summarizer.cli import interrupts

if TYPE_CHECKING:
    from summarizer.batch import Batch
    from summarizer.progress import Progress
    from summarizer.readers.items import Item
    from summarizer.store import Store


@dataclass(frozen=True, slots=True)
class Web:
    """How pages are fetched."""

    ignore_robots: bool
    allow_private: bool


async def cycle(
    batch_: Batch, sources: Sequence[str], store: Store, fingerprint: str, web: Web
) -> tuple[Progress, bool]:
    """One pass over the sources, and whether it was interrupted."""
    heard: list[int] = []

    def interrupt() -> None:
        heard.append(1)
        if len(heard) == 1:
            if not interrupts.supervised:
                typer.echo(
                    "interrupted: articles under way are finished first; again stops at once", err=True
                )
            batch_.drain("interrupted")
        else:
            batch_.abort()

    with _on_interrupt(interrupt):
        again = store.unread()
        async with items([*sources, *dict.fromkeys(again.values())], store, fingerprint, web) as found:
            return await batch_.run(_settled(found, store, again)), bool(heard)


async def _settled(found: AsyncIterator[Item], store: Store, again: Mapping[int, str]) -> AsyncIterator[Item]:
    """All that is `found`; at its end, sources that were read `again` and did not fail wait no longer."""
    async for item in found:
        yield item
    store.settle(again)


@contextmanager
def _on_interrupt(handle: Callable[[], None]) -> Iterator[None]:
    """Ctrl-C and a polite kill call `handle`; where loops take no signals, Ctrl-C stops at once as ever."""
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM,) if interrupts.supervised else (signal.SIGINT, signal.SIGTERM)
    with suppress(NotImplementedError):
        for number in signals:
            loop.add_signal_handler(number, handle)
    try:
        yield
    finally:
        with suppress(NotImplementedError):
            for number in signals:
                loop.remove_signal_handler(number)


async def interrupted_within(seconds: float) -> bool:
    stop = asyncio.Event()
    with _on_interrupt(stop.set), suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            return await stop.wait()
    return False


@asynccontextmanager
async def items(
    sources: Sequence[str], store: Store | None, fingerprint: str, web: Web
) -> AsyncIterator[AsyncIterator[Item]]:
    """What the sources hold, and a fetcher for as long as it is read."""
    from summarizer.batch import Kept, Nothing  # noqa: PLC0415  as in `batch`
    from summarizer.fetch import Fetcher  # noqa: PLC0415  as in `batch`
    from summarizer.readers.sources import read_sources  # noqa: PLC0415  as in `batch`

    memory = Kept(store, fingerprint) if store else Nothing()
    async with Fetcher(ignore_robots=web.ignore_robots, allow_private=web.allow_private) as fetcher:
        yield read_sources(sources, fetcher, memory)
