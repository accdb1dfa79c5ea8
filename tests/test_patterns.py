"""No regular expression of the program takes time that doubles with a few characters more.

What grows with the square is kept short by whoever calls it; what is exponential hangs on a line of text.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from types import FrameType
from typing import Any

import summarizer
from summarizer.suspicion.shapes import CHAT

TIMES = 40
SECONDS = 1.0
UNITS = (
    "<!---->", "<!-- ", "<a ", "<", "(", "(a", "[", "[1]", '"', '"a" ', "“", "“A” ", "”", "'s ", "a", "A",
    "é", "中", "1", "1 ", "0.", "1e", "a.", "A.B.", "A-", "-", "_", "*", "·", "…", ".", "!?", "/", "/*",
    "\\", "%20", "|", "#", "`", "{", "+", " ", "\t", "\n", "\r", "A ", "A b, ", "a,", "a:b;", "x(y)",
    "Mr. ", "Dr. A. B. ", "no. ", "Jan 1 ", "1 Jan 2026, ", "a b c\n", "http://a.", "a@", "you ", "of ",
    "the of ", "to him and ",
)  # fmt: skip


def within(name: str, value: object) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from within(f"{name}[{key!r}]", one)
    elif isinstance(value, tuple | list):
        for n, one in enumerate(value):
            yield from within(f"{name}[{n}]", one)


def patterns() -> list[tuple[str, re.Pattern[Any]]]:
    """What stands compiled in the modules, each once."""
    found: dict[re.Pattern[Any], str] = {}
    for info in pkgutil.walk_packages(summarizer.__path__, "summarizer."):
        if info.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(info.name)
        except ImportError:  # of an extra that is not installed
            continue
        for name, value in vars(module).items():
            for place, pattern in within(f"{info.name}.{name}", value):
                found.setdefault(pattern, place)
    return [(place, pattern) for pattern, place in found.items()]


class Late(Exception):
    pass


def give_up(_: int, __: FrameType | None) -> None:
    raise Late


def seconds(pattern: re.Pattern[Any], text: str) -> float:
    given = text.encode() if isinstance(pattern.pattern, bytes) else text
    began = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        pattern.search(given)
    except Late:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - began


def test_no_pattern_is_exponential() -> None:
    found = patterns()
    assert len(found) > 100
    before = signal.signal(signal.SIGVTALRM, give_up)
    try:
        slow = [
            (place, unit)
            for place, pattern in found
            for unit in UNITS
            if seconds(pattern, unit * TIMES + "\x01") > SECONDS / 2
        ]
    finally:
        signal.signal(signal.SIGVTALRM, before)
    assert not slow


def test_marks_of_a_chat_are_looked_for_in_linear_time() -> None:
    for sign in "-=`#<[":
        began = time.process_time()
        assert not CHAT.search(sign * 4_000)
        assert time.process_time() - began < 0.5, sign
