"""Parsing what strangers wrote, in a process of its own that can be ended.

Parsers of HTML and XML take time that grows with the square of odd input, take memory without asking, and now
and then crash. None of that may reach this process: a worker (`summarizer.readers.worker`) parses, bounded in
time and memory, without the user's keys in its environment, and answers in JSON. Workers are kept for what
comes next; one that dies costs the page it died of.

The worker is started by name, not forked and not through `multiprocessing`: a fork would copy a model of
gigabytes and its locks, and `multiprocessing` runs the caller's own script again.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from typing import Any, Literal

from summarizer.errors import InputError
from summarizer.plaintext import one_line

SECONDS = 10.0
"""Seconds of processor time for one page or feed; two are needed for a dense megabyte."""
_MEGABYTES = 1024
_SLOWER = 4.0
"""How much more time a worker may take by the clock, on a machine that does other things, too."""
_WORKERS = 2
_ANSWER = 100 * 2**20  # bytes: above what any input within the bounds comes to
_KEPT_VARIABLES = ("HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PATH", "TMPDIR", "TZ")
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1])\n"
    "from summarizer.readers.worker import main; main.main()"
)

Kind = Literal["page", "mail", "feed", "word", "pdf"]
_NAMES: dict[Kind, str] = {
    "page": "page",
    "mail": "message",
    "feed": "feed",
    "word": "Word file",
    "pdf": "PDF",
}


class Unparsed(Exception):
    """Why there is no answer, in a few words."""


def parse(kind: Kind, data: bytes, *, source: str, **about: str) -> dict[str, Any]:
    """What `summarizer.readers.worker.markup` makes of `data`. To be called from a thread that may wait.

    Raises `InputError` that names `source` where it takes too long, too much memory, or breaks the parser.
    """
    try:
        answer: dict[str, Any] = _pool().ask({"kind": kind, "about": about}, data)
    except Unparsed as reason:
        raise InputError(f"{one_line(source)}: the {_NAMES[kind]} cannot be parsed ({reason})") from None
    if refused := answer.get("refused"):
        raise InputError(f"{one_line(source)}: {one_line(str(refused))}")
    return answer


class _Worker:
    """One process, and one request at a time."""

    def __init__(self) -> None:
        environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _START, json.dumps([path for path in sys.path if path])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,  # Ctrl-C is for us; a worker ends when its input does
        )

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: dict[str, Any], data: bytes) -> dict[str, Any]:
        request |= {"bytes": len(data), "seconds": SECONDS, "megabytes": _MEGABYTES}
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._process.kill()

        clock = threading.Timer(SECONDS * _SLOWER, give_up)
        clock.start()
        try:
            answer = self._exchange(json.dumps(request).encode() + b"\n" + data)
        finally:
            clock.cancel()
        if answer is not None:
            return answer
        self.end()
        code = self._process.returncode
        if late.is_set() or code == -signal.SIGPROF:
            raise Unparsed(f"not done within {SECONDS:g} seconds")
        raise Unparsed("it takes too much memory" if code == OUT_OF_MEMORY else "its parser broke")

    def _exchange(self, message: bytes) -> dict[str, Any] | None:
        """The answer; None where the worker died over it or answers nonsense."""
        to, back = self._process.stdin, self._process.stdout
        assert to is not None
        assert back is not None
        try:
            to.write(message)
            to.flush()
            length = int.from_bytes(back.read(8), "big")
            answer = json.loads(back.read(length)) if 0 < length <= _ANSWER else None
        except (OSError, ValueError, RecursionError):
            return None
        return answer if isinstance(answer, dict) else None

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:  # what was not written yet finds nobody to read it
                pass


OUT_OF_MEMORY = 3
"""Exit code of a worker that needs more memory than it may take."""


class _Pool:
    """A few workers, started when they are needed and kept until the program ends."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self._free = threading.Semaphore(_WORKERS)
        self._idle: list[_Worker] = []

    def ask(self, request: dict[str, Any], data: bytes) -> dict[str, Any]:
        with self._free:
            worker = self._taken()
            try:
                answer = worker.ask(request, data)
            except BaseException:
                worker.end()
                raise
            if answer.pop("last", False):
                worker.end()
            else:
                self._idle.append(worker)
        if broken := answer.get("broken"):
            raise Unparsed(one_line(str(broken))[:100])
        return answer

    def _taken(self) -> _Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.lives:
                return worker
            worker.end()
        try:
            return _Worker()
        except OSError as error:
            raise Unparsed(f"no process can be started for it: {error.strerror}") from None

    def end(self) -> None:
        while self.process == os.getpid() and self._idle:
            self._idle.pop().end()


_pools: list[_Pool] = []


def _pool() -> _Pool:
    """The pool of this process. A forked one has its own: two may not talk with one worker."""
    if not _pools or _pools[-1].process != os.getpid():
        _pools.append(_Pool())
        atexit.register(_pools[-1].end)
    return _pools[-1]
