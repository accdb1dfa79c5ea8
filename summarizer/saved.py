"""What may be given where articles are: articles, and summaries that were written before.

Summaries come as one JSON object, a list of them, JSON lines of either this program's `export` or bare
summaries, or a store. A JSON line with a `text` is an article, as in a batch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from summarizer.article import Article
from summarizer.errors import InputError, problem
from summarizer.plaintext import one_line
from summarizer.readers.content import kind_of
from summarizer.readers.document import head, parse_document, read_document
from summarizer.readers.jsonl import article_of
from summarizer.readers.pieces import split
from summarizer.readers.text import read_bytes
from summarizer.store import Store
from summarizer.summary import Summary

MAX_SAVED = 256_000_000
"""Bytes of a file of summaries: some ten thousand of them."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A summary that was written before, and its article where the text is still to be had."""

    summary: Summary
    article: Article | None


Given = Article | Saved


def read_file(path: Path, *, outlet: str = "", published: str = "") -> list[Given]:
    """The articles and summaries in a file.

    Raises `InputError`, one line, for what cannot be read or holds neither, and for a summary whose article
    is there with another text.
    """
    kind = kind_of(head(path))
    if kind == "store":
        with Store(path, create=False) as store:
            return [Saved(summary, article) for article, summary in store.summaries()]
    if kind == "json":
        return _several(read_bytes(path, MAX_SAVED), str(path), path.parent)
    return [*split(read_document(path, outlet=outlet, published=published))]


def from_bytes(data: bytes, source: str, *, outlet: str = "", published: str = "") -> list[Given]:
    """The articles and summaries in `data`, whose articles lie where this program runs. Raises as above."""
    if kind_of(data) == "json":
        return _several(data, source, Path())
    return [*split(parse_document(data, source=source, outlet=outlet, published=published))]


def _several(data: bytes, source: str, folder: Path) -> list[Given]:
    found = [
        given
        for place, value in _objects(data, source)
        if (given := _given(value, place, folder)) is not None
    ]
    if not found:
        raise InputError(f"{one_line(source)}: holds no summary and no article")
    return found


def _objects(data: bytes, source: str) -> Iterator[tuple[str, object]]:
    """Each JSON object in `data` with the place where it stands: a lone one, of a list, or one a line."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError) as error:
        lines = data.split(b"\n")
        if not _is_object(lines[0]):
            raise InputError(f"{one_line(source)}: not valid JSON: {one_line(str(error))[:120]}") from None
        for n, line in enumerate(lines, 1):
            if line.strip():
                yield f"{source}:{n}", _object(line, f"{source}:{n}")
        return
    if isinstance(whole, list):
        yield from ((f"{source}[{n}]", one) for n, one in enumerate(whole))
    else:
        yield source, whole


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _object(line: bytes, place: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(f"{one_line(place)}: not valid JSON") from None


def _given(value: object, place: str, folder: Path) -> Given | None:
    """An article or a summary; None for a line of an export that tells of an article without summary."""
    if not isinstance(value, dict):
        raise InputError(f"{one_line(place)}: not a summary: a JSON object is expected")
    if "text" in value:
        return article_of(value, place)
    if "state" in value and "summary" in value:
        return _saved(value["summary"], place, folder) if value["summary"] else None
    return _saved(value, place, folder)


def _saved(value: object, place: str, folder: Path) -> Saved:
    if isinstance(value, dict) and "sources" in value:
        raise InputError(f"{one_line(place)}: a dossier, not a summary; give what it was made from")
    try:
        summary = Summary.model_validate_json(json.dumps(value))
    except ValidationError as error:
        told = ": ".join(filter(None, problem(error)))
        raise InputError(one_line(f"{place}: not a summary: {told}")) from None
    article = _text_of(summary, place, folder)
    if article:
        try:
            summary.check(article)
        except ValueError as error:
            raise InputError(one_line(f"{place}: {error}")[:300]) from None
    return Saved(summary, article)


def _text_of(summary: Summary, place: str, folder: Path) -> Article | None:
    """The article, read again from where it was or from beside the summary; None where it is not there."""
    name, _, piece = summary.article.source.rpartition("#")
    whole = bool(name) and piece.isdigit() and not Path(summary.article.source).exists()
    source = Path(name if whole else summary.article.source)
    places = [] if summary.article.source == "-" else [source, folder / source, folder / source.name]
    found = next((path for path in places if path.is_file()), None)
    if found is None:
        return None
    article = read_document(found)
    if whole and int(piece) <= len(pieces := split(article)):
        article = replace(pieces[int(piece) - 1], source=summary.article.source)
    if article.id != summary.article.id:
        raise InputError(f"{one_line(place)}: {found} is not the text it was made from; summarize it again")
    return article
