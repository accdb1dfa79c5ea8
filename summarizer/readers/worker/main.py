"""The worker of `summarizer.readers.sandbox`: reads requests from its input, parses, answers in JSON.

It is ended by the system when a request takes more processor time than it may, also where the parser's C code
never returns to Python, and when its memory grows beyond what it may take.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import IO, Any

from summarizer.readers.sandbox import OUT_OF_MEMORY, Kind
from summarizer.readers.worker import markup, message, office

_FRESH_AFTER = 0.6
"""Share of the memory it may take from which a worker makes room for a fresh one."""


def main() -> None:
    """Serves until its input ends."""
    requests, answers = _pipes()
    markup.load()
    bounded = False
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["bytes"])
        most = request["megabytes"] * 2**20
        if not bounded:
            bounded = True
            _bound(most)
        signal.setitimer(signal.ITIMER_PROF, request["seconds"])
        answer = _answer(request, data)
        signal.setitimer(signal.ITIMER_PROF, 0)
        answer["last"] = _taken() > most * _FRESH_AFTER
        body = json.dumps(answer).encode()
        answers.write(len(body).to_bytes(8, "big") + body)
        answers.flush()


def _answer(request: dict[str, Any], data: bytes) -> dict[str, Any]:
    try:
        return _parsed(request["kind"], data, request["about"])
    except markup.Refused as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # a parser met by hostile input fails in its own ways, RecursionError too
        return {"broken": type(error).__name__}


def _parsed(kind: Kind, data: bytes, about: dict[str, str]) -> dict[str, Any]:
    if kind == "page":
        return markup.page(data, **about)
    if kind == "feed":
        return markup.feed(data)
    if kind == "mail":
        return message.message(data)
    return office.word(data) if kind == "word" else office.pdf(data)


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Input and output; what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return sys.stdin.buffer, answers


def _bound(most: int) -> None:
    """No more memory than `most` bytes, no file of its own, no core."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    # What is mapped is more than what is taken: this one is for what grows too fast to be watched.
    limits = [
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, _mapped() + 2 * most),
    ]
    for name, value in limits:
        with suppress(ValueError, OSError):  # not every system has every limit
            resource.setrlimit(name, (value, value))
    # Parsers let other threads run while they work.
    threading.Thread(target=_watch, args=(most,), daemon=True).start()


def _watch(most: int) -> None:
    while _taken() <= most:
        time.sleep(0.05)
    os._exit(OUT_OF_MEMORY)


def _mapped() -> int:
    """Bytes of address space, where the system tells."""
    return _told(0) or 0


def _taken() -> int:
    """Bytes of memory this process holds, or ever held where the system does not tell how many now.

    The most ever held would do, but Linux counts there what the process held that started this one: a
    gigabyte, where it holds a model.
    """
    if (held := _told(1)) is not None:
        return held
    found = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return found if sys.platform == "darwin" else found * 1024


def _told(field: int) -> int | None:
    """Bytes by a field of Linux's `statm`: address space, memory held."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123  read often
            return int(told.read().split()[field]) * resource.getpagesize()
    except OSError:
        return None
