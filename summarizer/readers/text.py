"""Articles from plain text: a file, or standard input."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.prose import title
from summarizer.readers.dateline import dateline
from summarizer.readers.items import MAX_ARTICLE, fitting
from summarizer.regular import read_regular

_SHORTEST = 10
"""Characters of the shortest sentence that tells anything."""


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
