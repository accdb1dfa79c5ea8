"""Articles as JSON lines: `text`, and where known `title`, `url`, `outlet`, `published` and `id`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import IO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.article import Article
from summarizer.errors import InputError, problem
from summarizer.plaintext import one_line
from summarizer.readers.items import MAX_SOURCE, attempt, failure, fitting
from summarizer.summary import Failure

_FAR = 20  # times `MAX_SOURCE` from which no end of a line is looked for
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


def read_jsonl(file: IO[bytes], source: str) -> Iterator[Article | Failure]:
    """The articles in `file`, one line in memory at a time. A line that holds none is a `Failure`."""
    number = 0
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
            yield attempt(place, lambda line=line, place=place: parse_row(line, place))  # type: ignore[misc]


def _skipped(file: IO[bytes]) -> bool:
    """Reads on to the end of a line that is too long; False where it is too far away."""
    for _ in range(_FAR):
        rest = file.readline(MAX_SOURCE)
        if not rest or rest.endswith(b"\n"):
            return True
    return False


def parse_row(line: bytes | str, place: str) -> Article:
    """The article in one line of JSON. Raises `InputError` that names `place`."""
    return _article(lambda: Row.model_validate_json(line), place)


def article_of(value: dict[str, object], place: str) -> Article:
    """The article in a JSON object that is read already. Raises as `parse_row`."""
    return _article(lambda: Row.model_validate(value), place)


def _article(read: Callable[[], Row], place: str) -> Article:
    try:
        row = read()
    except ValidationError as error:
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
