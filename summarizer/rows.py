"""The items of a summary as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

from pydantic import BaseModel

_NAMED = ("affiliation", "holder")
_LISTED = ("participants", "mediators", "reported_by")
_FACTS = ("article", "outlet", "published")


def columns_of(kind: type[BaseModel]) -> list[str]:
    """The columns of rows of `kind`: of its article, its own, and where its first passage begins."""
    return [*_FACTS, *kind.model_fields, "start"]


class Rows(list[dict[str, object]]):
    """Rows of a table, and the names of its `columns`, which are there where no row is."""

    def __init__(self, columns: list[str], rows: Sequence[dict[str, object]]) -> None:
        super().__init__(rows)
        self.columns = columns

    @classmethod
    def of(
        cls,
        kind: type[BaseModel],
        items: Sequence[BaseModel],
        facts: Mapping[str, object],
        names: Mapping[str, str],
    ) -> Self:
        """One row an item of `kind`: the `facts` of its article, then its fields with `names` for ids."""
        return cls(
            columns_of(kind), [{**facts, **_flat(item.model_dump(mode="json"), names)} for item in items]
        )


def _flat(item: dict[str, Any], names: Mapping[str, str]) -> dict[str, object]:
    evidence = item["evidence"]
    row = item | {
        "evidence": [span["text"] for span in evidence],
        "start": evidence[0]["start"] if evidence else None,
    }
    row |= {field: names[row[field]] for field in _NAMED if field in row}
    row |= {field: [names[id_] for id_ in row[field]] for field in _LISTED if field in row}
    if "comments" in row:
        row["comments"] = [f"{names[said['by']]}: {said['says']}" for said in row["comments"]]
    return row
