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
from summarizer.store.tables import Each, facts_of, table

Format = Literal["jsonl", "csv", "parquet"]

_GROUP = 500  # rows of a Parquet row group held in memory


def export(
    rows: Iterable[Row], path: Path | None, form: Format, least: float = 0.0, each: Each = "articles"
) -> int:
    """Writes the rows to `path`, or to standard output; returns how many. A file stays as it was until then.

    A row is an article, or `each` of the items of one kind in its summary. JSON lines of articles hold the
    whole summary; tables of them hold headline, summary and counts, and Parquet the whole summary as JSON
    besides. Raises `OutputError` when it cannot be written, `UsageError` without pyarrow.
    """
    write = {"jsonl": _jsonl, "csv": _csv, "parquet": _parquet}[form]
    rows = (_surest(row, least) for row in rows)
    if path is None:
        sys.stdout.flush()
        return write(rows, sys.stdout.buffer, each)
    try:
        with replacing(path) as file:
            return write(rows, file, each)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None


def _surest(row: Row, least: float) -> Row:
    """The row without items whose confidence is below `least`."""
    return replace(row, summary=surest(row.summary, least)) if row.summary and least else row


def _jsonl(rows: Iterable[Row], file: IO[bytes], each: Each) -> int:
    written = 0
    for line in map(_whole, rows) if each == "articles" else table(rows, each).rows:
        text = json.dumps(line, ensure_ascii=file.isatty()).replace("\x7f", "\\u007f")
        file.write(text.encode() + b"\n")
        written += 1
    return written


def _whole(row: Row) -> dict[str, object]:
    return facts_of(row) | {"summary": row.summary.model_dump(mode="json") if row.summary else None}


def _csv(rows: Iterable[Row], file: IO[bytes], each: Each) -> int:
    from io import TextIOWrapper  # noqa: PLC0415  of use here alone

    wanted = table(rows, each)
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    lines = csv.writer(text)
    lines.writerow(wanted.columns)
    written = 0
    for row in wanted.rows:
        cells = [_harmless(_cell(row[name])) for name in wanted.columns]
        lines.writerow([visible(str(cell)) for cell in cells] if file.isatty() else cells)
        written += 1
    text.flush()
    text.detach()
    return written


def _parquet(rows: Iterable[Row], file: IO[bytes], each: Each) -> int:
    try:
        import pyarrow as pa  # noqa: PLC0415  an optional part of the program, and large
        from pyarrow import parquet  # noqa: PLC0415  as above
    except ModuleNotFoundError:
        raise UsageError(f"Parquet needs pyarrow: {install('parquet')}") from None
    types = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "list": pa.list_(pa.string())}
    schema = pa.schema([(name, types[kind]) for name, kind in table((), each).columns.items()])
    if each == "articles":
        schema = schema.append(pa.field("summary_json", pa.string()))
    written = 0
    with parquet.ParquetWriter(file, schema) as writer:
        for group in _groups(rows):
            lines = [*table(group, each).rows]
            if each == "articles":
                for line, row in zip(lines, group, strict=True):
                    line["summary_json"] = row.summary.model_dump_json() if row.summary else ""
            writer.write_table(pa.Table.from_pylist(lines, schema=schema))
            written += len(lines)
    return written


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    source = iter(rows)
    while group := list(islice(source, _GROUP)):
        yield group


def _cell(value: object) -> object:
    """A value as one cell: a list as one text."""
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _harmless(value: object) -> object:
    """A cell that a spreadsheet shows and does not run: articles may begin with "=" on purpose.

    Full-width signs count, and what stands behind white space: some programs read both as formulas.
    """
    if not isinstance(value, str):
        return value
    first = unicodedata.normalize("NFKC", visible(value)).lstrip()[:1]
    return f"'{value}" if first in tuple("=+-@−") or value[:1] in ("\t", "\r", "\n") else value
