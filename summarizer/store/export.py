"""A store as one file: JSON lines, CSV or Parquet."""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import IO, Literal

from summarizer.confidence import surest
from summarizer.distribution import install
from summarizer.errors import OutputError, UsageError
from summarizer.plaintext import visible
from summarizer.replacing import replacing
from summarizer.store.archive import Row

Format = Literal["jsonl", "csv", "parquet"]

FACTS = (
    "article",
    "state",
    "title",
    "outlet",
    "url",
    "published",
    "source",
    "error",
    "message",
    "tokens",
    "finished",
)
_COLUMNS = (*FACTS, "headline", "summary", "actors", "meetings", "stances")
_GROUP = 500  # rows of a Parquet row group held in memory


def export(rows: Iterable[Row], path: Path | None, form: Format, least: float = 0.0) -> int:
    """Writes the rows to `path`, or to standard output; returns how many. A file stays as it was until then.

    JSON lines hold the whole summary; the tables hold headline, summary and counts, and Parquet the whole
    summary as JSON besides. Raises `OutputError` when it cannot be written, `UsageError` without pyarrow.
    """
    write = {"jsonl": _jsonl, "csv": _csv, "parquet": _parquet}[form]
    rows = (_surest(row, least) for row in rows)
    if path is None:
        sys.stdout.flush()
        return write(rows, sys.stdout.buffer)
    try:
        with replacing(path) as file:
            return write(rows, file)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None


def _surest(row: Row, least: float) -> Row:
    """The row without items whose confidence is below `least`."""
    return replace(row, summary=surest(row.summary, least)) if row.summary and least else row


def _jsonl(rows: Iterable[Row], file: IO[bytes]) -> int:
    written = 0
    for row in rows:
        facts = {name: getattr(row, name) for name in FACTS}
        whole = facts | {"summary": row.summary.model_dump(mode="json") if row.summary else None}
        text = json.dumps(whole, ensure_ascii=file.isatty()).replace("\x7f", "\\u007f")
        file.write(text.encode() + b"\n")
        written += 1
    return written


def _csv(rows: Iterable[Row], file: IO[bytes]) -> int:
    from io import TextIOWrapper  # noqa: PLC0415  of use here alone

    text = TextIOWrapper(file, encoding="utf-8", newline="")
    table = csv.writer(text)
    table.writerow(_COLUMNS)
    written = 0
    for row in rows:
        cells = [_harmless(value) for value in _flat(row).values()]
        table.writerow([visible(str(cell)) for cell in cells] if file.isatty() else cells)
        written += 1
    text.flush()
    text.detach()
    return written


def _parquet(rows: Iterable[Row], file: IO[bytes]) -> int:
    try:
        import pyarrow as pa  # noqa: PLC0415  an optional part of the program, and large
        from pyarrow import parquet  # noqa: PLC0415  as above
    except ModuleNotFoundError:
        raise UsageError(f"Parquet needs pyarrow: {install('parquet')}") from None
    numbers = {"tokens", "actors", "meetings", "stances"}
    schema = pa.schema([(name, pa.int64() if name in numbers else pa.string()) for name in _COLUMNS])
    schema = schema.append(pa.field("summary_json", pa.string()))
    written = 0
    with parquet.ParquetWriter(file, schema) as writer:
        for group in _groups(rows):
            whole = [
                _flat(row) | {"summary_json": row.summary.model_dump_json() if row.summary else ""}
                for row in group
            ]
            writer.write_table(pa.Table.from_pylist(whole, schema=schema))
            written += len(group)
    return written


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    source = iter(rows)
    while group := list(islice(source, _GROUP)):
        yield group


def _flat(row: Row) -> dict[str, str | int]:
    summary = row.summary
    flat: dict[str, str | int] = {name: getattr(row, name) for name in FACTS}
    return flat | {
        "headline": summary.headline if summary else "",
        "summary": " ".join(sentence.text for sentence in summary.summary) if summary else "",
        "actors": len(summary.actors) if summary else 0,
        "meetings": len(summary.meetings) if summary else 0,
        "stances": len(summary.stances) if summary else 0,
    }


def _harmless(value: str | int) -> str | int:
    """A cell that a spreadsheet shows and does not run: articles may begin with "=" on purpose.

    Full-width signs count, and what stands behind white space: some programs read both as formulas.
    """
    if not isinstance(value, str):
        return value
    first = unicodedata.normalize("NFKC", visible(value)).lstrip()[:1]
    return f"'{value}" if first in tuple("=+-@−") or value[:1] in ("\t", "\r", "\n") else value
