"""Lists of briefs: a heading says that it is one, and headings, marks or labels tell its items apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from summarizer.plaintext import one_line
from summarizer.readers.pieces.piece import Lines, Piece, bare, is_day, is_heading, is_marked, is_prose

_HEAD_LINES = 3
# What only a list is called, and what an article with sections may be, too.
_LIST = re.compile(
    r"\b(?:things? (?:you need )?to know|in brief|briefs|(?:news|morning|evening|daily) briefing|"
    r"today's headlines)\b(?! (?:about|behind|on the|of the))",
    re.I,
)
_MAYBE = re.compile(r"\b(?:what (?:you need )?to know|round-?up|at a glance)\b(?! (?:about|behind|on))", re.I)
# A list by its whole heading, so that paragraphs under it may be taken for its items.
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_BARE = re.compile(
    rf"(?:the |our )?(?:(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)}) )?(?:top |main |key |big )?"
    r"things (?:you need )?to know"
    r"(?: (?:today|tonight|now|this (?:morning|evening|week)|for (?:today|\w+day)|on \w+day))?\W*",
    re.I,
)
_MOST = 12
"""Paragraphs of a list without marks at most: more are an article."""
# "TALKS: …", "**Talks resume.** …", "Lenz – …" is a dateline and none.
_LABEL = re.compile(
    r"\s*(?:(?:\*\*|__)(?P<bold>[^*_\r\n]{3,80}?)[.:]?(?:\*\*|__)[.:]?"
    r"|(?P<capitals>[A-Z][A-Z0-9 '’&/-]{2,40}):)\s+(?=\S)"
)
_GOES_ON = re.compile(
    r"(?:he|she|they|it|his|her|their|its|but|and|however|yet|still|also|this|that|these|those|so|both)\b",
    re.I,
)


def briefs(lines: Lines) -> list[Piece]:
    """The items of a list that says it is one, in order; none where there are fewer than two.

    What may be the heading of an article, too, needs three.
    """
    heads = [_heading(line.group()) for line in lines[:_HEAD_LINES]]
    at = next((n for n, head in enumerate(heads) if _LIST.search(head) or _MAYBE.search(head)), None)
    if at is None:
        return []
    fewest = 2 if _LIST.search(heads[at]) else 3
    rest = [n for n in range(at + 1, len(lines)) if not is_day(bare(lines[n].group()))]
    ways: tuple[Callable[[Lines, Sequence[int]], list[Piece]], ...] = (_headed, _labelled, _marked)
    found = (way(lines, rest) for way in ways)
    pieces = next((pieces for pieces in found if len(pieces) >= fewest), [])
    pieces = pieces or _paragraphs(lines, rest, heads[at])
    return [*_opening(lines, at, pieces[0]), *pieces] if pieces else []


def _heading(line: str) -> str:
    """The line, if it may be a heading; empty for a sentence: a lead may tell of "a daily briefing"."""
    text = one_line(line)
    return "" if is_prose(text) and not _BARE.match(text) else text


def _opening(lines: Lines, at: int, first: Piece) -> list[Piece]:
    """What is told before the first item, but for the list's heading in line `at`."""
    head = [line for line in lines if line.start() < first.start]
    told = any(is_prose(line.group()) for n, line in enumerate(head) if n != at and not is_day(line.group()))
    return [Piece("", head[0].start(), head[-1].end())] if told else []


def _headed(lines: Lines, rest: Sequence[int]) -> list[Piece]:
    """Items of a heading and prose."""
    heads = [
        n
        for n, after in pairwise(rest)
        if is_heading(lines[n].group()) and not is_heading(lines[after].group())
    ]
    return _cut(lines, [(n, bare(lines[n].group())) for n in heads])


def _labelled(lines: Lines, rest: Sequence[int]) -> list[Piece]:
    """Items that open with a word in capitals and a colon, or with words in bold type."""
    labels = [(n, found) for n in rest if (found := _LABEL.match(_unmarked(lines[n].group())))]
    return _cut(lines, [(n, one_line(found["bold"] or found["capitals"])) for n, found in labels])


def _marked(lines: Lines, rest: Sequence[int]) -> list[Piece]:
    """Items of a line each, with a bullet or number; an article that opens with a few of them is none."""
    marked = [n for n in rest if is_marked(lines[n].group()) and is_prose(_ended(lines[n].group()))]
    return _cut(lines, [(n, "") for n in marked]) if len(rest) <= 2 * len(marked) else []


def _paragraphs(lines: Lines, rest: Sequence[int], head: str) -> list[Piece]:
    """Paragraphs, each of which tells something of its own, under a heading that says how many or no more."""
    says = _BARE.match(head)
    told = [lines[n].group() for n in rest]
    if says is None or not 1 < len(told) <= _MOST or not all(map(is_prose, told)):
        return []
    if says.end() < len(head) and not is_day(head[says.end() :]):
        return []
    count = (says["count"] or "").lower()
    wanted = int(count) if count.isdigit() else _NUMBERS.index(count) + 2 if count else len(told)
    if wanted != len(told) or any(_GOES_ON.match(one) for one in told):
        return []
    return _cut(lines, [(n, "") for n in rest])


def _unmarked(line: str) -> str:
    """The line without the bullet or number before it."""
    return line if not is_marked(line) else "".join(line.split(maxsplit=1)[1:])


def _ended(line: str) -> str:
    """The line as a sentence: items of lists go without a full stop."""
    return line if re.search(r"[.!?…。！？”\"’')]\s*$", line) else f"{line.rstrip()}."


def _cut(lines: Lines, begins: Sequence[tuple[int, str]]) -> list[Piece]:
    """From each beginning to the next one."""
    ends = [*(n for n, _ in begins[1:]), len(lines)][: len(begins)]
    return [
        Piece(title, lines[n].start(), lines[end - 1].end())
        for (n, title), end in zip(begins, ends, strict=True)
    ]
