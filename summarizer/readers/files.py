"""Folders, globs, files and standard input: what stands on this machine, and which addresses it lists."""

from __future__ import annotations

import asyncio
import glob
import os
import re
import sys
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from summarizer.errors import InputError
from summarizer.plaintext import one_line
from summarizer.readers.entries import feed_items
from summarizer.readers.html import read_html
from summarizer.readers.items import MAX_SOURCE, Item, Link, attempt, failure
from summarizer.readers.jsonl import parse_row, read_jsonl
from summarizer.readers.text import read_text
from summarizer.regular import open_regular, read_regular

_ARTICLES = {".txt": read_text, ".md": read_text, ".html": read_html, ".htm": read_html}
LINES = (".jsonl", ".ndjson")
_FEEDS = (".xml", ".rss", ".atom")
_LINE = 8192  # bytes of an address: more is none
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
                async for item in _all(str(path), _file(path)):
                    yield item
                    await asyncio.sleep(0)  # a folder of small files must not keep the model calls waiting


async def _all(source: str, items: AsyncIterator[Item | Link]) -> AsyncIterator[Item | Link]:
    """The items; what goes wrong between two of them is the last one."""
    try:
        async for item in items:
            yield item
    except Exception as error:  # a source that breaks its reader must not cost the others
        yield failure(source, error)


async def _stdin() -> AsyncIterator[Item | Link]:
    """JSON lines, or a source a line."""
    number = 0
    while line := await asyncio.to_thread(sys.stdin.buffer.readline, MAX_SOURCE + 1):
        number += 1
        place = f"-:{number}"
        if len(line) > MAX_SOURCE:
            yield failure(
                place, InputError(f"{place}: a line of more than {MAX_SOURCE // 2**20} MB; end of reading")
            )
            return
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
        with open_regular(path) as file:
            for row in read_jsonl(file, source):
                yield row
    elif suffix in _FEEDS:
        data = read_regular(path, MAX_SOURCE)
        for item in await asyncio.to_thread(feed_items, data, source):
            yield item
    elif suffix not in _ARTICLES:
        kinds = " ".join([*_ARTICLES, *LINES, *_FEEDS])
        there = "no such file" if not path.exists() else f"not a kind of file that is read ({kinds})"
        yield failure(source, InputError(f"{one_line(source)}: {there}"))
    elif suffix == ".txt" and (links := _address_list(path)):
        for link in links:
            yield link
    elif suffix in (".html", ".htm"):
        # The address a saved page gives itself may be anybody's: it stands for none.
        yield await asyncio.to_thread(attempt, source, lambda: replace(read_html(path), url=""))
    else:
        yield attempt(source, lambda: _ARTICLES[suffix](path))


def _address_list(path: Path) -> list[Link]:
    """The addresses in a file that holds nothing else (blank lines and # comments aside), else none."""
    links: list[Link] = []
    try:
        with open_regular(path) as file:
            while line := file.readline(_LINE):
                text = line.decode("utf-8", "replace").strip()
                if text and not text.startswith("#"):
                    if not _WEB.match(text) or " " in text or len(line) == _LINE:
                        return []
                    links.append(Link(text))
    except InputError:
        return []
    return links
