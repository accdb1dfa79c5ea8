"""Folders, globs, files and standard input: what stands on this machine, and which addresses it lists."""

from __future__ import annotations

import asyncio
import glob
import os
import re
import sys
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path

from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.readers.entries import feed_items
from summarizer.readers.html import read_html
from summarizer.readers.items import Item, Link, attempt, failure
from summarizer.readers.jsonl import parse_row, read_jsonl
from summarizer.readers.text import read_text

_ARTICLES = {".txt": read_text, ".md": read_text, ".html": read_html, ".htm": read_html}
LINES = (".jsonl", ".ndjson")
_FEEDS = (".xml", ".rss", ".atom")
_WEB = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)


async def located(sources: Iterable[str]) -> AsyncIterator[Item | Link]:
    """What the sources hold, in order; nothing is fetched here."""
    for source in sources:
        if _WEB.match(source):
            yield Link(source)
        elif source == "-":
            async for item in _stdin():
                yield item
        else:
            for path in _paths(source):
                async for item in _file(path):
                    yield item
                    await asyncio.sleep(0)  # a folder of small files must not keep the model calls waiting


async def _stdin() -> AsyncIterator[Item | Link]:
    """JSON lines, or a source a line."""
    number = 0
    while line := await asyncio.to_thread(sys.stdin.buffer.readline):
        number += 1
        place = f"-:{number}"
        if line.lstrip().startswith(b"{"):
            yield attempt(place, lambda line=line, place=place: parse_row(line, place))  # type: ignore[misc]
        elif (source := line.decode("utf-8", "replace").replace("\0", "").strip()) and source != "-":
            async for item in located([source]):
                yield item


def _paths(source: str) -> Iterator[Path]:
    """The files a folder, a glob or a path names; a folder's are those of a kind that holds one article."""
    path = Path(source)
    if path.is_dir():
        for folder, inner, names in os.walk(path):
            inner.sort()
            yield from (
                Path(folder, name) for name in sorted(names) if Path(name).suffix.lower() in _ARTICLES
            )
    elif not path.exists() and glob.has_magic(source):
        found = False
        for name in glob.iglob(source, recursive=True):  # noqa: PTH207  Path.glob takes no absolute pattern
            if Path(name).is_file():
                found = True
                yield Path(name)
        if not found:
            yield path
    else:
        yield path


async def _file(path: Path) -> AsyncIterator[Item | Link]:
    source, suffix = str(path), path.suffix.lower()
    if suffix in LINES:
        try:
            with path.open("rb") as file:
                for row in read_jsonl(file, source):
                    yield row
        except OSError as error:
            yield failure(source, InputError(f"{source}: cannot be read: {error.strerror}"))
    elif suffix in _FEEDS:
        try:
            for item in await asyncio.to_thread(lambda: feed_items(path.read_bytes(), source)):
                yield item
        except InputError as error:
            yield failure(source, error)
        except OSError as error:
            yield failure(source, InputError(f"{source}: cannot be read: {error.strerror}"))
    elif suffix not in _ARTICLES:
        kinds = " ".join([*_ARTICLES, *LINES, *_FEEDS])
        there = "no such file" if not path.exists() else f"not a kind of file that is read ({kinds})"
        yield failure(source, InputError(f"{one_line(source)}: {there}"))
    elif suffix == ".txt" and (links := _address_list(path)):
        for link in links:
            yield link
    elif suffix in (".html", ".htm"):
        yield await asyncio.to_thread(attempt, source, lambda: read_html(path))
    else:
        yield attempt(source, lambda: _ARTICLES[suffix](path))


def _address_list(path: Path) -> list[Link]:
    """The addresses in a file that holds nothing else (blank lines and # comments aside), else none."""
    links: list[Link] = []
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            for line in file:
                text = line.strip()
                if text and not text.startswith("#"):
                    if not _WEB.match(text) or " " in text:
                        return []
                    links.append(Link(text))
    except OSError:
        return []
    return links
