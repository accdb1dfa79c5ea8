"""Ctrl-C that acts at once, whatever native code is doing.

The engine of a model in this process holds Python's lock while it starts and while it stops, up to half a
minute; no handler runs meanwhile. So the work is done in a child. Its parent has nothing else to do: it
says that the signal came, passes it on, and ends the child when that takes too long. What a killed child
leaves (rows of a store, a half-made model) the next run takes up.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import NoReturn

GRACE = 1.2
"""Seconds in which the work may end by itself after a Ctrl-C."""
AT_ONCE = 0.4
"""Seconds after the second one of a batch, in which it gives back what it was at."""
_HEARD = (signal.SIGINT, signal.SIGTERM)
_PR_SET_PDEATHSIG = 1  # of Linux alone; other systems have no `prctl`
_PATIENT = "interrupted: articles under way are finished first; Ctrl-C again stops at once"
_KEPT = "stopped at once: what was done is kept, run the same command to go on"
# They open no model.
_LIGHT = {"list", "show", "search", "retry", "export", "model", "schema", "config"}

supervised = False
"""Whether a parent hears Ctrl-C for this process; it comes as SIGTERM then, and has been told of."""


def wants_a_parent(args: list[str]) -> bool:
    """Whether this call may run a model in its process."""
    asks_only = {"--help", "-h", "--version"} & set(args) or "_SUMMARIZE_COMPLETE" in os.environ
    return hasattr(os, "fork") and bool(args) and not asks_only and args[0] not in _LIGHT


def is_patient(args: list[str]) -> bool:
    """Whether this call finishes what it is at after the first signal: a batch does, an estimate does not."""
    return args[0] == "batch" and "--dry-run" not in args


def leave(code: int) -> None:
    """Ends a supervised process now that its work is done, though a thread may still wait for standard input.

    Python would wait for that thread, and so for a key that nobody presses.
    """
    if supervised:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def supervise(work: Callable[[], int], *, patient: bool) -> NoReturn:
    """Runs `work` in a child and exits with its code, or with 130 where a signal ended it.

    A `patient` work finishes what it is at after the first signal.
    """
    sys.stdout.flush()
    alive, end = os.pipe()
    # A signal that comes before both know how to take it waits until they do.
    signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)
    child = os.fork()
    if child == 0:
        os.close(end)
        _be_child(alive, work)
    os.close(alive)
    # There is nothing to tidy up here, and a late Ctrl-C would interrupt just that.
    os._exit(_Parent(child, patient=patient).wait())


def _be_child(alive: int, work: Callable[[], int]) -> NoReturn:
    global supervised  # noqa: PLW0603  it is a fact about this process
    supervised = True
    _die_with_parent()
    # The terminal sends Ctrl-C to both; it counts once, as what the parent passes on.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)
    threading.Thread(target=_end_with_parent, args=(alive,), daemon=True).start()
    sys.exit(work())


def _die_with_parent() -> None:
    """Has the kernel kill this process with its parent, where it can: no thread runs while native code holds
    Python's lock. Elsewhere, and for a parent that is gone already, `_end_with_parent` waits for the lock.
    """
    with suppress(OSError, AttributeError):
        import ctypes  # noqa: PLC0415  of use here alone

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _end_with_parent(alive: int) -> None:
    os.read(alive, 1)  # nothing is ever written: it returns when the parent is gone
    os._exit(1)


class _Parent:
    """Waits for the child, and hears the signals."""

    def __init__(self, child: int, *, patient: bool) -> None:
        self._child = child
        self._patient = patient
        self._heard = 0

    def wait(self) -> int:
        for number in _HEARD:
            signal.signal(number, self._hear)
        signal.signal(signal.SIGALRM, lambda *_: self._send(signal.SIGKILL))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)
        code = os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1])
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if code >= 0:
            return code
        if sys.stderr.isatty():
            print(
                "\r\x1b[2K\x1b[?25h", end="", file=sys.stderr, flush=True
            )  # the line of progress, and the cursor it hid
        if self._patient and self._heard > 1:
            print(f"summarize: {_KEPT}", file=sys.stderr, flush=True)
        elif not self._heard:
            name = signal.Signals(-code).name
            print(
                f"summarize: error: ended by {name}, outside of Python; is there memory enough?",
                file=sys.stderr,
                flush=True,
            )
        return 130 if self._heard else 1

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self._heard += 1
        if self._heard == 1:
            print(f"summarize: {_PATIENT if self._patient else 'interrupted'}", file=sys.stderr, flush=True)
            if not self._patient:
                signal.setitimer(signal.ITIMER_REAL, GRACE)
        elif self._patient:
            signal.setitimer(signal.ITIMER_REAL, AT_ONCE)
        else:
            self._send(signal.SIGKILL)
            return
        self._send(signal.SIGTERM)

    def _send(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._child, number)
