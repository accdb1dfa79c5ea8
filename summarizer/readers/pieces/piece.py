"""A part of a text that tells one story, and what its lines look like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.plaintext import one_line
from summarizer.readers.dateline import day_in
from summarizer.readers.pieces.stamps import MARKS

Lines = Sequence[re.Match[str]]
"""The lines of a text that are not blank."""
_LINE = re.compile(r"[^\r\n]+")
# "3. Canal treaty signed", "• Canal treaty signed".
_MARK = re.compile(r"\s*(?:\d{1,2}[.)]|[•*–-]|#{1,4})\s+")
_TITLE = 100  # characters of a heading at most
_DATED = 60  # characters of a line that says the day at most
_WORDS = 4  # of the shortest line that tells anything


@dataclass(frozen=True, slots=True)
class Piece:
    """One story: its heading if it has one, the day it names if it does, and where it stands in the text."""

    title: str
    start: int
    end: int
    day: str = ""


def lines_of(text: str) -> Lines:
    """The lines that are not blank."""
    return [found for found in _LINE.finditer(text) if one_line(found.group())]


def bare(line: str) -> str:
    """A line without the mark of a list or heading before it, and without marks of bold type."""
    return one_line(MARKS.sub("", _MARK.sub("", line, count=1)))


def is_marked(line: str) -> bool:
    """Whether it is an item of a list by its bullet or number."""
    mark = _MARK.match(line)
    return mark is not None and not mark.group().lstrip().startswith("#")


def is_heading(line: str) -> bool:
    """Whether it is short, ends as no sentence does, and names no day."""
    text = bare(line)
    return 0 < len(text) <= _TITLE and not is_day(text) and not re.search(r"[.!?:;,”\"')]$", text)


def is_day(line: str) -> bool:
    """Whether it does no more than name a day."""
    return len(line) <= _DATED and bool(day_in(line)) and len(line.split()) <= 2 * _WORDS


def is_prose(line: str) -> bool:
    """Whether it tells something: a sentence."""
    text = bare(line)
    return len(text.split()) >= _WORDS and bool(re.search(r"[.!?…。！？][”\"’')]*$", text))
