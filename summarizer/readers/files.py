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

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.readers.content import kind_of
from summarizer.readers.document import head, read_document
from summarizer.readers.entries import feed_items
from summarizer.readers.items import MAX_SOURCE, Item, Link, attempt, failure
from summarizer.readers.jsonl import parse_row, read_jsonl
from summarizer.readers.pieces import split
from summarizer.readers.text import is_article
from summarizer.regular import open_regular, read_regular
from summarizer.summary import Failure

_ARTICLES = {".txt", ".md", ".html", ".htm", ".mhtml", ".mht", ".eml", ".docx", ".pdf"}
"""What is looked for in a folder; a file that is named may be called anything."""
LINES = (".jsonl", ".ndjson")
_LONGEST_NAME = 1000
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
            yield from (path for name in sorted(names) if _is_news(path := Path(folder, name)))
    elif not path.exists() and glob.has_magic(source):
        found = False
        for name in glob.iglob(source, recursive=True):  # noqa: PTH207  Path.glob takes no absolute pattern
            if Path(name).is_file():
                found = True
                if not name.lower().endswith(".md") or _is_news(Path(name)):
                    yield Path(name)
        if not found:
            yield path
    else:
        yield path


def _is_news(path: Path) -> bool:
    """Whether a file found in a folder is to be read: Markdown is where programs keep their notes, too."""
    if path.suffix.lower() != ".md":
        return path.suffix.lower() in _ARTICLES
    try:
        return is_article(head(path).decode("utf-8", "replace"))
    except InputError:
        return True  # it is read once more, and the reason told


async def _file(path: Path, *, listed: bool = False) -> AsyncIterator[Item | Link]:
    """What a file holds, by its content; one that is named in a list is no list itself."""
    source = str(path)
    try:
        kind = kind_of(head(path))
        if path.suffix.lower() in LINES or kind == "json":
            with open_regular(path) as file:
                for row in read_jsonl(file, source):
                    yield row
        elif kind == "feed":
            for item in await asyncio.to_thread(lambda: feed_items(read_regular(path, MAX_SOURCE), source)):
                yield item
        elif kind == "text" and not listed and (entries := _entries(path)):
            async for item in _named(entries):
                yield item
        else:
            for read in await asyncio.to_thread(_documents, path):
                yield read
    except InputError as error:
        yield failure(source, error)


async def _named(entries: Iterable[Link | Path]) -> AsyncIterator[Item | Link]:
    for entry in entries:
        if isinstance(entry, Link):
            yield entry
        else:
            async for item in _file(entry, listed=True):
                yield item


def _documents(path: Path) -> list[Article | Failure]:
    read = attempt(str(path), lambda: read_document(path))
    # The address that a saved page gives itself may be anybody's: it stands for none.
    return [read] if isinstance(read, Failure) else [*split(replace(read, url=""))]


def _entries(path: Path) -> list[Link | Path]:
    """The addresses and files in a file that names nothing else (blank lines and # comments aside)."""
    found: list[Link | Path] = []
    try:
        with open_regular(path) as file:
            while line := file.readline(_LINE):
                text = line.decode("utf-8", "replace").strip()
                if text and not text.startswith("#"):
                    entry = None if len(line) == _LINE else _entry(text, path.parent)
                    if entry is None:
                        return []
                    found.append(entry)
    except (InputError, OSError):  # a line that is no path may be too long for one
        return []
    return found


def _entry(text: str, folder: Path) -> Link | Path | None:
    if _WEB.match(text):
        return Link(text) if " " not in text else None
    if len(text) > _LONGEST_NAME or "\0" in text:
        return None
    return next((path for path in (Path(text), folder / text) if path.is_file()), None)
