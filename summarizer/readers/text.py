"""Articles from plain text: a file, or standard input."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from summarizer.article import Article
from summarizer.calendars import full_date
from summarizer.errors import InputError
from summarizer.language import language
from summarizer.plaintext import one_line
from summarizer.readers.items import MAX_ARTICLE, fitting
from summarizer.reading.prose import title
from summarizer.regular import read_regular

_SHORTEST = 10
"""Characters of the shortest sentence that tells anything."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d{{2}})\b", re.I
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d{{2}})\b", re.I
)
# "Rotterdam, 14 April 2026 –", "New York (April 14, 2026):": a place, a date, and then the story.
_LEADS = re.compile(
    rf"[^\W\d_][^.!?]{{0,48}}?[,(|]\s*(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_NAME}|{_NAME}\s+\d{{1,2}}(?:st|nd|rd|th)?),?"
    r"\s+(?:19|20)\d{2}\)?\s*(?:\([^)]{2,30}\)\s*)?[–—:-]+\s",
    re.I,
)
_DATELINE_LINES = 6
_DATELINE_CHARS = 90


def read_text(path: Path, *, outlet: str = "", published: str = "") -> Article:
    """The article in a UTF-8 text file.

    Raises `InputError`, in one line, for a file that is missing, a folder, empty, binary, too large or in
    another encoding.
    """
    return from_bytes(read_bytes(path), source=str(path), outlet=outlet, published=published)


def read_bytes(path: Path, limit: int = MAX_ARTICLE) -> bytes:
    """What is in a file of at most `limit` bytes. Raises `InputError` in one line."""
    if path.is_dir():
        raise InputError(f"{path}: is a folder; name its files, or use `summarize batch {path}`")
    if not path.exists():
        raise InputError(f"{path}: no such file")
    data = read_regular(path, limit)
    if len(data) > limit:
        raise InputError(f"{path}: more than {limit / 1e6:.0f} MB is no single article; split it")
    return data


def from_bytes(data: bytes, *, source: str, outlet: str = "", published: str = "") -> Article:
    """The article in `data`, UTF-8. Offsets count the characters of exactly this text."""
    if b"\0" in data[:8192]:
        raise InputError(f"{source}: is binary, not text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{source}: not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); "
            "convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8"
        ) from None
    if not one_line(fitting(text, source)):
        raise InputError(f"{source}: is empty")
    if len(one_line(text)) < _SHORTEST:
        raise InputError(f"{source}: too short for an article: {one_line(text)}")
    if text.startswith("<?xml"):
        raise InputError(f"{source}: is XML, but neither a feed nor a page")
    article = Article.of(text, source=source, outlet=outlet, published=published or dateline(text))
    return replace(article, title=one_line(title(article)))


def is_article(text: str) -> bool:
    """Whether Markdown is prose, as news is, and not the notes of a program or a list of links."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    prose = [line for line in lines if len(line.split()) >= 6 and re.search(r"[.!?”\"]$", line)]
    code = any(line.startswith("```") for line in lines)
    return bool(prose) and not code and len(prose) * 2 >= len([x for x in lines if not x.startswith("#")])


def dateline(text: str) -> str:
    """The article's own date, ISO, from its first lines; empty if none names a full date.

    Only lines that are short or open with place and date count ("date 2026-02-05", "Published 20 March 2026",
    "GENEVA, March 12, 2026 (AFP) -", "Lund, le 3 mars 2026 –"), so that a date told in the story is not taken
    for its own.
    """
    code = language(text)
    lines = [line for line in map(one_line, text.splitlines()) if line][:_DATELINE_LINES]
    for line in lines:
        if found := _date_in(_opening(line)) if code == "en" else _foreign_date(line, code):
            return found
    return ""


_OPENING = re.compile(r"^[^.!?。！？]{0,50}?\d[^!?。！？]{0,40}?(?:\s[–—-]|\)|[-—–]{2}|\.-|电|電)")


def _foreign_date(line: str, code: str) -> str:
    """The date of a short line, or of what opens a long one as datelines do: up to a dash or a bracket."""
    opening = _OPENING.match(line)
    head = line if len(line) <= _DATELINE_CHARS else opening[0] if opening else ""
    found = full_date(head, code) if head else None
    return _valid(*found) if found else ""


def _opening(line: str) -> str:
    """The part of a line that may hold the date of the article; of a long one what leads into the story."""
    if len(line) <= _DATELINE_CHARS or re.match(r"^[^a-z]{3,}", line):
        return line[:_DATELINE_CHARS]
    leads = _LEADS.match(line)
    return leads.group() if leads else ""


def _date_in(line: str) -> str:
    if iso := _ISO.search(line):
        return _valid(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _DAY_FIRST.search(line) or _MONTH_FIRST.search(line)
    if not found:
        return ""
    month = _MONTHS.index(found["month"].lower()) + 1
    return _valid(int(found["year"]), month, int(found["day"]))


def _valid(year: int, month: int, day: int) -> str:
    """The ISO date, or empty for a day that no calendar has."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
