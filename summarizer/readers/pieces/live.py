"""Live blogs: entries that begin with the time at which they were written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.readers.pieces.piece import Lines, Piece, bare, is_heading, is_prose
from summarizer.readers.pieces.stamps import Stamp, stamp

_SURE = 3
"""Entries from which a text is a live blog, whatever stands before them, if one has more than a line."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """The lines `first` to `end` (not included), of which line `at` has the time."""

    first: int
    at: int
    end: int
    stamp: Stamp


def live(lines: Lines) -> list[Piece]:
    """The entries in order, and what is told before the first one; none where there are fewer than two."""
    entries = [entry for entry in _entries(lines) if _tells(lines, entry)]
    if len(entries) < 2:
        return []
    size, before = lines[-1].end(), lines[entries[0].first].start()
    brief = len(entries) < _SURE or all(entry.at + 1 == entry.end for entry in entries[:-1])
    if brief and 2 * before > size:  # an article with two times or a programme at its end
        return []
    head = lines[: entries[0].first]
    told = any(is_prose(line.group()) for line in head)
    opening = [Piece("", head[0].start(), head[-1].end())] if told else []
    return [*opening, *(_piece(lines, entry) for entry in entries)]


def _entries(lines: Lines) -> Iterator[_Entry]:
    found = [(n, time) for n, line in enumerate(lines) if (time := stamp(line.group()))]
    above = sum(_is_above(lines, n) for n, _ in found)
    under = 2 * above > len(found)  # headings stand above the times, not only the title of the whole
    firsts = [n - 1 if under and _is_above(lines, n) else n for n, _ in found]
    for (n, time), first, end in zip(found, firsts, [*firsts, len(lines)][1:], strict=True):
        yield _Entry(first, n, end, time)


def _is_above(lines: Lines, n: int) -> bool:
    """Whether the line before line `n` is a heading."""
    return n > 0 and is_heading(lines[n - 1].group()) and stamp(lines[n - 1].group()) is None


def _tells(lines: Lines, entry: _Entry) -> bool:
    """Whether there is a story: a sentence, or words behind the time that are more than a heading's."""
    body = lines[entry.at + 1 : entry.end]
    rest = entry.stamp.rest
    return any(is_prose(line.group()) for line in body) or (not body and len(rest.split()) > 2)


def _piece(lines: Lines, entry: _Entry) -> Piece:
    """An entry, whose heading stands above its time, behind it or below it."""
    title = bare(lines[entry.first].group()) if entry.first < entry.at else ""
    body = lines[entry.at + 1 : entry.end]
    if not title and body and entry.stamp.rest:
        title = entry.stamp.rest if is_heading(entry.stamp.rest) else ""
    elif not title and len(body) > 1 and is_heading(body[0].group()):
        title = bare(body[0].group())
    return Piece(title, lines[entry.first].start(), lines[entry.end - 1].end(), entry.stamp.day)
