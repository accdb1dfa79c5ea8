"""What the rows of an export are: articles with counts of what was found in them, or what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_origin

from summarizer.rows import columns_of
from summarizer.store.archive import Row
from summarizer.summary import KINDS

Each = Literal["articles", "actors", "meetings", "stances"]
Type = Literal["text", "whole", "number", "list"]
"""Of a column: text, whole numbers, other numbers, or lists of texts."""

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
_WHOLE = {"tokens", "actors", "meetings", "stances", "start"}
_NUMBERS = {"confidence"}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, and the types of their columns by name."""

    columns: Mapping[str, Type]
    rows: Iterator[dict[str, object]]


def table(rows: Iterable[Row], each: Each) -> Table:
    """The `rows` of a store as a table of articles, or of the items of one kind in their summaries."""
    if each == "articles":
        names = [*FACTS, "headline", "summary", *KINDS]
        return Table({name: _type(name) for name in names}, map(_article, rows))
    fields = KINDS[each].model_fields
    lists = {name for name, field in fields.items() if get_origin(field.annotation) is tuple}
    columns = {name: "list" if name in lists else _type(name) for name in columns_of(KINDS[each])}
    return Table(columns, (item for row in rows if row.summary for item in row.summary.to_rows(each)))


def facts_of(row: Row) -> dict[str, object]:
    """What is known of an article besides its summary."""
    return {name: getattr(row, name) for name in FACTS}


def _type(name: str) -> Type:
    return "whole" if name in _WHOLE else "number" if name in _NUMBERS else "text"


def _article(row: Row) -> dict[str, object]:
    summary = row.summary
    return facts_of(row) | {
        "headline": summary.headline if summary else "",
        "summary": " ".join(sentence.text for sentence in summary.summary) if summary else "",
        **{kind: len(getattr(summary, kind)) if summary else 0 for kind in KINDS},
    }
