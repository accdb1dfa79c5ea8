"""Long work in a thread that can be stopped: what reads an article looks at no clock of its own.

Waiting for it leaves the event loop free. When the wait is cancelled, by a time limit or by Ctrl-C, an
exception is raised inside the thread wherever it is, which Python does between any two steps of its own code;
C code, of which no call here is long, has to return first.
"""

from __future__ import annotations

import asyncio
import ctypes
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Generic, TypeVar

Result = TypeVar("Result")
_PATIENCE = 20  # times a twentieth of a second that a stopped thread is waited for


class _Stopped(BaseException):
    """Raised inside the thread. No rule that passes over mistakes catches it."""


async def stoppable(work: Callable[[], Result], *, one_at_a_time: threading.Lock | None = None) -> Result:
    """What `work` returns, from a thread of its own; `one_at_a_time` is held while it works."""
    job = _Job(work, one_at_a_time, asyncio.get_running_loop())
    threading.Thread(target=job.run, daemon=True).start()
    try:
        return await job.outcome
    except asyncio.CancelledError:
        for _ in range(_PATIENCE):
            # Again and again: one that arrives where Python runs a destructor is lost.
            if not job.stop():
                break
            await asyncio.sleep(0.05)
        raise


class _Job(Generic[Result]):
    """One piece of work and its outcome."""

    def __init__(
        self, work: Callable[[], Result], turn: threading.Lock | None, loop: asyncio.AbstractEventLoop
    ) -> None:
        self.outcome: asyncio.Future[Result] = loop.create_future()
        self._work = work
        self._turn = turn
        self._loop = loop
        self._state = threading.Lock()
        self._thread = 0
        """Id of the thread while it may be stopped, else 0."""
        self._unwanted = False

    def run(self) -> None:
        while self._turn and not self._turn.acquire(timeout=0.05):
            if self._unwanted:
                return
        try:
            self._run()
        finally:
            if self._turn:
                self._turn.release()

    def stop(self) -> bool:
        """Has the thread stop; whether it has yet to."""
        with self._state:
            self._unwanted = True
            if not self._thread:
                return False
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(self._thread), ctypes.py_object(_Stopped)
            )
            return True

    def _run(self) -> None:
        with suppress(_Stopped):
            with self._state:
                if self._unwanted:
                    return
                self._thread = threading.get_ident()
            tell: Callable[[], None]
            try:
                tell = partial(self._give, self._work())
            except _Stopped:
                raise
            except BaseException as raised:
                tell = partial(self._fail, raised)
            finally:
                with self._state:
                    self._thread = 0
            for _ in range(3):  # one that was on its way arrives here at the latest
                pass
            with suppress(RuntimeError):  # nobody waits any more: the loop is closed
                self._loop.call_soon_threadsafe(tell)

    def _give(self, result: Result) -> None:
        if not self.outcome.done():
            self.outcome.set_result(result)

    def _fail(self, error: BaseException) -> None:
        if not self.outcome.done():
            self.outcome.set_exception(error)
