"""A batch: sources in, one row of the store each, done or dead with its reason.

The reader puts what it finds into the store as pending rows; workers take rows from there. The store is the
queue, so memory stays flat, several processes can share the work, and a killed run goes on where it was.
"""

from __future__ import annotations

import asyncio
import gc
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.errors import InputError, Rejected, SummarizerError, TransportError
from summarizer.llm.base import Usage
from summarizer.plaintext import one_line
from summarizer.progress import Progress, Show
from summarizer.readers.items import Item, Validators, failure
from summarizer.readers.url import canonical
from summarizer.store import Claimed, Store
from summarizer.store.owner import new_owner
from summarizer.summary import Failure, Summary

Summarize = Callable[[Article], Awaitable[Summary]]

LONGEST = 1800.0
"""Seconds for one article where nobody says how many: one that hangs must not hold up a batch for ever."""
_LEASE = 90.0
"""Seconds a row stays its worker's without a sign of life; renewed three times as often."""
_APART = 0.002
"""Seconds between the starts of two workers. Requests that leave together come back together, and then each
waits until the loop has dealt with all of them; what begins apart stays apart."""
_IN_A_ROW = 10
"""Failures of the model itself, one after another and as many as are in flight, after which a batch stops:
a server that is down would otherwise bury a hundred thousand articles in an hour."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much at once, how long for one article (seconds), how many tokens in all (None: no bound).

    What is in flight when the tokens are used up is finished: it comes on top. A concurrency of 0 only keeps
    what is read, for others to work on.
    """

    concurrency: int = 4
    seconds: float = LONGEST
    tokens: int | None = None


class Kept:
    """What the store remembers, as the readers want to know it. A `Memory`."""

    def __init__(self, store: Store, fingerprint: str) -> None:
        self._store = store
        self._fingerprint = fingerprint

    def known(self, url: str) -> Article | Failure | None:
        return self._store.known(url)

    def validators(self, url: str) -> Validators | None:
        found = self._store.validators(url, self._fingerprint)
        return Validators(url, *found) if found else None


class Nothing:
    """The `Memory` of a run without a store."""

    def known(self, url: str) -> None:
        del url

    def validators(self, url: str) -> None:
        del url


class Batch:
    """One run over a store. `summarize` is what is done to an article; its errors become dead rows.

    `fingerprint` names what decides a summary besides the article: rows that wait under another one are left
    alone. `show` is told of every step. `spent` tells what the model has cost so far, failed articles
    included; without it only finished summaries are counted.
    """

    def __init__(
        self,
        store: Store,
        summarize: Summarize,
        fingerprint: str,
        limits: Limits,
        show: Show | None = None,
        *,
        spent: Callable[[], Usage] | None = None,
    ) -> None:
        self._store = store
        self._summarize = summarize
        self._fingerprint = fingerprint
        self._limits = limits
        self._show = show or (lambda _progress: None)
        self._spent = spent
        self._before = spent() if spent else Usage()
        self._owner = new_owner()
        self._more = asyncio.Event()
        self._stopping = False
        self._in_a_row = 0
        self._tasks: list[asyncio.Task[None]] = []
        self.progress = Progress()

    async def run(self, items: AsyncIterator[Item]) -> Progress:
        """Keeps all `items`, summarizes all that waits in the store, and tells what came of it.

        Returns when nothing waits, or when what is in flight is done after `drain`, a bound or a model that
        keeps failing. Rows in flight when it is cancelled or aborted go back to pending. Raises `InputError`
        when the store cannot be written.
        """
        try:
            with _loaded_for_good():
                await self._run(items)
        except sqlite3.Error as error:
            raise InputError(f"the store cannot be written: {error}; what was done is kept") from None
        return self.progress

    async def _run(self, items: AsyncIterator[Item]) -> None:
        self._store.reclaim()
        self.progress.waiting = self._store.unfinished(self._fingerprint).waiting
        reader = asyncio.create_task(self._read(items))
        workers = [asyncio.create_task(self._work(n * _APART)) for n in range(self._limits.concurrency)]
        beat = asyncio.create_task(self._keep_alive())
        self._tasks = [reader, *workers, beat]
        try:
            await self._until_idle(reader, workers, beat)
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            self._store.release(self._owner)
        unfinished = self._store.unfinished(self._fingerprint)
        self.progress.left, self.progress.others = unfinished.left, unfinished.others

    def drain(self, why: str = "stopped on request") -> None:
        """Starts nothing new; `run` returns when what is in flight is done."""
        if not self._stopping:
            self._stopping = True
            self.progress.stopped = why
            self._more.set()
            for task in self._tasks[:1]:  # the reader
                task.cancel()

    def abort(self) -> None:
        """Stops at once; what was in flight waits for the next run."""
        self.drain()
        for task in self._tasks:
            task.cancel()

    async def _until_idle(
        self, reader: asyncio.Task[None], workers: list[asyncio.Task[None]], beat: asyncio.Task[None]
    ) -> None:
        """Until reader and workers have ended; an error in any task ends them all."""
        waiting: set[asyncio.Task[None]] = {reader, beat, *workers}
        while not all(task.done() for task in (reader, *workers)):
            ended, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in ended:
                if not task.cancelled() and (error := task.exception()):
                    raise error

    async def _read(self, items: AsyncIterator[Item]) -> None:
        try:
            async for item in items:
                try:
                    self._keep(item)
                except sqlite3.Error:
                    raise
                except Exception as error:  # an item that cannot be kept must not cost the others
                    source = item.url if isinstance(item, Validators) else item.source
                    self._keep(failure(source, error))
                self._show(self.progress)
                await asyncio.sleep(0)  # a fast source must not keep the workers waiting
        finally:
            self.progress.reading = False
            self._more.set()

    def _keep(self, item: Item) -> None:
        if isinstance(item, Validators):
            self._store.remember(item.url, self._fingerprint, item.etag, item.last_modified)
        elif isinstance(item, Failure):
            address = canonical(item.source) if "://" in item.source else ""
            if self._store.record(item, address):
                self._note(item)
                self.progress.unread += 1
            else:
                self.progress.known += 1
        elif self._store.add(item, self._fingerprint, canonical(item.url) if item.url else ""):
            self.progress.new += 1
            self._more.set()
        else:
            self.progress.known += 1

    async def _work(self, after: float) -> None:
        await asyncio.sleep(after)
        while not self._stopping:
            claimed = self._store.claim(self._fingerprint, self._owner, _LEASE)
            if claimed is not None:
                self.progress.running += 1
                self._show(self.progress)
                await self._one(claimed)
                self.progress.running -= 1
                self._show(self.progress)
            elif self.progress.reading:
                self._more.clear()
                await self._more.wait()
            else:
                return

    async def _one(self, claimed: Claimed) -> None:
        outcome = await attempt(self._summarize, claimed.article, self._limits.seconds)
        if isinstance(outcome, Summary):
            if self._store.complete(claimed.key, self._owner, outcome):
                self.progress.done += 1
                self.progress.partial += not outcome.complete
            self._in_a_row = 0
        elif self._store.bury(claimed.key, self._owner, outcome):
            self.progress.dead += 1
            self._note(outcome)
            self._count_on(outcome)
        self._account(outcome)
        if self._limits.tokens is not None and self.progress.tokens >= self._limits.tokens:
            self.drain(f"{self.progress.tokens:,} tokens used, of {self._limits.tokens:,} allowed")

    def _account(self, outcome: Summary | Failure) -> None:
        if self._spent is not None:
            spent, before = self._spent(), self._before
            self.progress.usage = Usage(
                spent.calls - before.calls,
                spent.prompt_tokens - before.prompt_tokens,
                spent.completion_tokens - before.completion_tokens,
            )
        elif isinstance(outcome, Summary):
            use = outcome.provenance
            self.progress.usage += Usage(use.calls, use.prompt_tokens, use.completion_tokens)

    def _count_on(self, failure: Failure) -> None:
        """Stops a batch whose model fails every time: its articles wait better than they die."""
        if failure.error not in (TransportError.__name__, Rejected.__name__):
            self._in_a_row = 0
            return
        self._in_a_row += 1
        if self._in_a_row >= max(_IN_A_ROW, self._limits.concurrency):
            self.drain(f"the model failed {self._in_a_row} times in a row: {failure.message}")

    def _note(self, failure: Failure) -> None:
        self.progress.reasons[failure.error] += 1
        named = failure.message.startswith(failure.source)
        where = "" if named else f"{failure.source}: "
        self.progress.last_failure = f"{where}{failure.message} ({failure.error})"

    async def _keep_alive(self) -> None:
        while True:
            await asyncio.sleep(_LEASE / 3)
            self._store.renew(self._owner, _LEASE)
            if self._store.reclaim():
                self._more.set()


@contextmanager
def _loaded_for_good() -> Iterator[None]:
    """Spares the garbage collector what is loaded already: walking through it stops the loop for 0.1 s."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


async def attempt(summarize: Summarize, article: Article, seconds: float) -> Summary | Failure:
    """What comes of one article within `seconds`. Never raises, but for being cancelled."""
    try:
        async with asyncio.timeout(seconds):
            return await summarize(article)
    except TimeoutError:
        name, message, attempts = (
            "TimeLimit",
            f"not done after {seconds:g} s; allow more with --max-seconds",
            1,
        )
    except SummarizerError as error:
        name, message, attempts = type(error).__name__, str(error), getattr(error, "attempts", 1)
    except Exception as error:  # a bug met by one article must not cost the others
        name, message, attempts = type(error).__name__, f"a bug in this program: {error}", 1
    return Failure(
        source=article.source,
        article=article.id,
        error=name,
        message=one_line(message)[:500],
        attempts=attempts,
    )
