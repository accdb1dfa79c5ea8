"""Articles as JSON, lines or a list: `text`, maybe `title`, `url`, `outlet`, `published`, `id`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.article import Article
from summarizer.errors import InputError, Summarized, problem
from summarizer.plaintext import one_line
from summarizer.readers.items import MAX_SOURCE, attempt, failure, fitting
from summarizer.summary import Failure

_FAR = 20  # times `MAX_SOURCE` from which no end of a line is looked for
_WRITTEN = ({"headline", "provenance"}, {"state", "summary"})
_ISO_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Row(BaseModel):
    """One line. Unknown keys are passed over; `id` only helps to find the line again."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    text: str = Field(min_length=1)
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    id: str | None = None


class Lines(Protocol):
    """What is read line by line."""

    def readline(self, limit: int, /) -> bytes:
        """The next line with its end, or as much of it as `limit` allows."""
        ...


def read_jsonl(file: Lines, source: str) -> Iterator[Article | Failure]:
    """The articles in `file`, one line in memory at a time. A line that holds none is a `Failure`; summaries
    are one together.
    """
    number, told = 0, False
    while line := file.readline(MAX_SOURCE + 1):
        number += 1
        place = f"{source}:{number}"
        if len(line) > MAX_SOURCE:
            over = f"{place}: a line of more than {MAX_SOURCE // 2**20} MB"
            if _skipped(file):
                yield failure(place, InputError(over))
                continue
            yield failure(place, InputError(f"{over}, and no end of it: nothing after it is read"))
            return
        if line.strip():
            found = attempt(place, lambda line=line, place=place: parse_row(line, place))  # type: ignore[misc]
            if not _is_summary(found):
                yield found
            elif not told:
                told = True
                yield failure(source, Summarized(instead(source)))


def read_json(data: bytes, source: str) -> list[Article | Failure]:
    """The articles in one JSON value, an object or a list of them; else what to do with it."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError) as error:
        if sum(is_row(line) for line in data.splitlines()) > 1:  # the first one is broken
            return list(read_jsonl(BytesIO(data), source))
        raise InputError(f"{one_line(source)}: not valid JSON: {one_line(str(error))[:120]}") from None
    several = isinstance(whole, list)
    rows = [(f"{source}[{n}]", one) for n, one in enumerate(whole)] if several else [(source, whole)]
    found = [attempt(place, lambda one=one, place=place: article_of(one, place)) for place, one in rows]  # type: ignore[misc]
    rest = [one for one in found if not _is_summary(one)]
    return rest if len(rest) == len(found) else [*rest, failure(source, Summarized(instead(source)))]


def is_row(line: bytes) -> bool:
    """Whether a line is a JSON object by itself."""
    try:
        return line.lstrip()[:1] == b"{" and isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def instead(source: str) -> str:
    """What to do with a file of summaries where articles are wanted."""
    name = one_line(source)
    return (
        f"{name}: holds summaries, not articles; `summarize run {name}` shows them, "
        f"`summarize dossier {name}` merges them"
    )


def _refuse_ours(read: Callable[[], object], place: str) -> None:
    """Raises for what this program writes: a summary, a line of an export, or a dossier."""
    try:
        value = read()
    except (ValueError, RecursionError):
        return
    keys = value.keys() if isinstance(value, dict) else set[str]()
    if any(wanted <= keys for wanted in _WRITTEN):
        raise Summarized(instead(place))
    if {"sources", "meetings"} <= keys:
        raise InputError(f"{one_line(place)}: a dossier, not an article; give what it was made from")


def _is_summary(found: Article | Failure) -> bool:
    return isinstance(found, Failure) and found.error == Summarized.__name__


def _skipped(file: Lines) -> bool:
    """Reads on to the end of a line that is too long; False where it is too far away."""
    for _ in range(_FAR):
        rest = file.readline(MAX_SOURCE)
        if not rest or rest.endswith(b"\n"):
            return True
    return False


def parse_row(line: bytes | str, place: str) -> Article:
    """The article in one line of JSON. Raises `InputError` that names `place`."""
    return _article(lambda: Row.model_validate_json(line), lambda: json.loads(line), place)


def article_of(value: object, place: str) -> Article:
    """The article in a JSON object that is read already. Raises as `parse_row`."""
    return _article(lambda: Row.model_validate(value), lambda: value, place)


def _article(read: Callable[[], Row], value: Callable[[], object], place: str) -> Article:
    try:
        row = read()
    except ValidationError as error:
        if any(one["type"] == "missing" for one in error.errors()):
            _refuse_ours(value, place)
        told = ": ".join(filter(None, problem(error)))
        raise InputError(one_line(f"{place}: {told}")[:300]) from None
    if not row.text.strip():
        raise InputError(f"{one_line(place)}: the text is empty")
    date = _ISO_DATE.match(row.published or "")
    return Article.of(
        fitting(row.text, one_line(place)),
        source=f"{place} ({one_line(row.id)})" if row.id else place,
        title=row.title or "",
        outlet=row.outlet or "",
        url=row.url or "",
        published=date.group() if date else "",
    )
