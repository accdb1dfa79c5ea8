"""An export of what was found in articles, a row for each item."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


@pytest.fixture
def store(summarize: Command, model: Any, article: Path) -> Path:
    assert summarize("batch", article, "none.txt").code == 1
    return Path("news.db")


def rows(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_may_be_an_item(summarize: Command, store: Path) -> None:
    for each, number in {"actors": 3, "meetings": 1, "stances": 1}.items():
        said = summarize("export", f"{each}.csv", "--rows", each)
        assert (said.code, said.err) == (0, f"{number} written to {each}.csv\n")
    assert [row["name"] for row in rows("actors.csv")] == ["Ada Voss", "Bruno Keller", "Lenz Courier"]
    (met,) = rows("meetings.csv")
    assert (met["participants"], met["date_text"], met["status"]) == (
        "Ada Voss; Bruno Keller",
        "Tuesday",
        "reported",
    )
    assert met["evidence"].startswith("Ada Voss met Bruno Keller")
    (held,) = rows("stances.csv")
    assert (held["holder"], held["issue"], held["position"]) == (
        "Bruno Keller",
        "the canal treaty",
        "opposes",
    )
    assert [row["state"] for row in rows_of_articles(summarize)] == ["done", "dead"]


def rows_of_articles(summarize: Command) -> list[dict[str, str]]:
    assert summarize("export", "all.csv").code == 0
    return rows("all.csv")


def test_json_lines_of_items_keep_lists(summarize: Command, store: Path) -> None:
    (line,) = summarize("export", "-", "--rows", "meetings").out.splitlines()
    assert json.loads(line)["participants"] == ["Ada Voss", "Bruno Keller"]


def test_summaries_in_files_are_exported_alike(summarize: Command, model: Any, article: Path) -> None:
    assert summarize(article, "--output", "one.json").code == 0
    assert summarize("export", "a.csv", "one.json", "--rows", "actors").code == 0
    assert len(rows("a.csv")) == 3


def test_where_nothing_was_found_the_columns_are_there(summarize: Command, store: Path) -> None:
    summarize("batch", "none.txt", "--store", "bare.db")
    assert summarize("export", "a.csv", "--rows", "actors", "--store", "bare.db").code == 0
    assert Path("a.csv").read_text().startswith("article,outlet,published,")


def test_items_as_parquet(summarize: Command, store: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert summarize("export", "m.parquet", "--rows", "meetings").code == 0
    (row,) = parquet.read_table("m.parquet").to_pylist()
    assert (row["participants"], row["date_text"]) == (["Ada Voss", "Bruno Keller"], "Tuesday")
    assert isinstance(row["start"], int)


def test_help_says_so(summarize: Command) -> None:
    told = " ".join(summarize("export", "--help").out.split())
    assert "a row for each actor, meeting or stance: `--rows meetings`" in told
