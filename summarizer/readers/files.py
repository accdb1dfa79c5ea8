"""Folders, globs, files and standard input: what stands on this machine, and which addresses it lists."""

from __future__ import annotations

import asyncio
import glob
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import IO

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.readers.content import kind_of
from summarizer.readers.document import head, parse_document
from summarizer.readers.entries import feed_items
from summarizer.readers.items import MAX_ARTICLE, MAX_SOURCE, Item, Link, attempt, failure
from summarizer.readers.jsonl import is_row, read_json, read_jsonl
from summarizer.readers.lists import ARTICLES, LONGEST, OPENING, WEB, entry, is_list, is_there, placed
from summarizer.readers.pieces import split
from summarizer.readers.text import is_article
from summarizer.regular import open_regular
from summarizer.summary import Failure

LINES = (".jsonl", ".ndjson")


async def located(sources: Iterable[str]) -> AsyncIterator[Item | Link]:
    """What the sources hold, in order; nothing is fetched here."""
    for source in sources:
        if source == "-":
            async for item in _all("-", _held(sys.stdin.buffer, "-", Path())):
                yield item
        else:
            async for item in _all(source, _named(source)):
                yield item


def expanded(source: str) -> list[str]:
    """The files and addresses that a list names, folders and globs among them opened up; of what is no list
    the source itself.
    """
    path = Path(source)
    if source == "-" or WEB.match(source) or not is_there(path) or path.is_dir():
        return [source]
    try:
        with open_regular(path) as file:
            data = file.read(OPENING)
            if is_list(data, path.parent):
                return listed(data + file.read(MAX_SOURCE), path.parent)
    except InputError:
        pass  # it is read once more, and the reason told
    return [source]


def listed(data: bytes, folder: Path) -> list[str]:
    """The files and addresses that the list in `data` names."""
    found = [placed(text, folder) for line in data.splitlines() if (text := entry(line))]
    return [
        name for one in found for name in ([one] if WEB.match(one) else [str(path) for path in _paths(one)])
    ]


async def _all(source: str, items: AsyncIterator[Item | Link]) -> AsyncIterator[Item | Link]:
    """The items; what goes wrong between two of them is the last one."""
    try:
        async for item in items:
            yield item
    except Exception as error:  # a source that breaks its reader must not cost the others
        yield failure(source, error)


async def _named(source: str, *, in_list: bool = False) -> AsyncIterator[Item | Link]:
    if WEB.match(source):
        yield Link(source)
        return
    for path in _paths(source):
        async for item in _all(str(path), _file(path, in_list=in_list)):
            yield item
            await asyncio.sleep(0)  # a folder of small files must not keep the model calls waiting


def _paths(source: str) -> Iterator[Path]:
    """The files a folder, a glob or a path names; a folder's are those of a kind that holds one article."""
    path = Path(source)
    if is_there(path) and path.is_dir():
        for folder, inner, names in os.walk(path):
            inner.sort()
            yield from (path for name in sorted(names) if _is_news(path := Path(folder, name)))
    elif glob.has_magic(source) and not is_there(path):
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
        return path.suffix.lower() in ARTICLES
    try:
        return is_article(head(path).decode("utf-8", "replace"))
    except InputError:
        return True  # it is read once more, and the reason told


async def _file(path: Path, *, in_list: bool) -> AsyncIterator[Item | Link]:
    head(path)  # says what to do where there is no such file
    with open_regular(path) as file:
        async for item in _held(file, str(path), path.parent, in_list=in_list):
            yield item


class _Opened:
    """A file or pipe whose beginning has been read and is read once more."""

    def __init__(self, opening: bytes, rest: IO[bytes]) -> None:
        self._opening = BytesIO(opening)
        self._rest = rest

    def readline(self, limit: int) -> bytes:
        line = self._opening.readline(limit)
        whole = line.endswith(b"\n") or len(line) == limit
        return line if whole else line + self._rest.readline(limit - len(line))

    def read(self, limit: int) -> bytes:
        data = self._opening.read(limit)
        return data + self._rest.read(limit - len(data))


async def _held(
    file: IO[bytes], source: str, folder: Path, *, in_list: bool = False
) -> AsyncIterator[Item | Link]:
    """What a file or pipe holds, by its content; one that is named in a list is no list itself."""
    first, opening = await asyncio.to_thread(_opening, file, folder)
    if source == "-" and not any(map(entry, opening.splitlines())):
        return  # nothing was found by whatever writes the list
    opened = _Opened(opening, file)
    kind = kind_of(opening)
    if source.lower().endswith(LINES) or (kind == "json" and _begins_rows(first)):
        rows = read_jsonl(opened, source)
        while row := await asyncio.to_thread(next, rows, None):
            yield row
    elif not in_list and is_list(opening, folder):
        async for item in _listed(opened, source, folder):
            yield item
    else:
        limit = MAX_ARTICLE if kind == "text" else MAX_SOURCE
        data = await asyncio.to_thread(opened.read, limit + 1)
        if len(data) > limit:
            raise InputError(f"{source}: more than {limit / 1e6:.0f} MB is no single article; split it")
        read = _WHOLE.get(kind, _documents)
        for found in await asyncio.to_thread(read, data, source):
            yield found


def _begins_rows(line: bytes) -> bool:
    """Whether the first line is a row, or the beginning of one that is longer than what was read."""
    return is_row(line) or (len(line) == OPENING and line.lstrip().startswith(b"{"))


def _opening(file: IO[bytes], folder: Path) -> tuple[bytes, bytes]:
    """The first line that is not blank, and what was read to see what the file is: of what may be written as
    slowly as it is read no more than the first row, or the lines of a list that are there.
    """
    data = line = b""
    while len(data) < OPENING and not line.strip() and (line := file.readline(OPENING)):
        data += line
    if is_row(line):
        return line, data
    if not file.seekable() and is_list(line, folder):
        return line, data + _written(file, OPENING - len(data))
    return line, data + file.read(max(0, OPENING - len(data)))


def _written(pipe: IO[bytes], limit: int) -> bytes:
    """Whole lines of a pipe, no more than its writer has written already; of a longer one `limit` bytes."""
    read: Callable[[int], bytes] = getattr(pipe, "read1", pipe.read)
    data = b""
    while len(data) < limit and (more := read(limit - len(data))):
        data += more
        if data.endswith(b"\n"):
            break
    return data


async def _listed(file: _Opened, source: str, folder: Path) -> AsyncIterator[Item | Link]:
    """What the entries of a list hold, each by itself."""
    number, begins = 0, True
    while line := await asyncio.to_thread(file.readline, LONGEST):
        number += begins
        if begins and len(line) == LONGEST:
            yield failure(source, InputError(f"{source}:{number}: too long for an address or a file"))
        elif begins and (text := entry(line)):
            async for item in _all(text, _named(placed(text, folder), in_list=True)):
                yield item
        begins = line.endswith(b"\n")


def _documents(data: bytes, source: str) -> list[Article | Failure]:
    read = attempt(source, lambda: parse_document(data, source=source))
    # The address that a saved page gives itself may be anybody's: it stands for none.
    return [read] if isinstance(read, Failure) else [*split(replace(read, url=""))]


_WHOLE: dict[str, Callable[[bytes, str], Sequence[Item | Link]]] = {"json": read_json, "feed": feed_items}
