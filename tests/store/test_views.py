"""The views of a store, in SQLite itself and in Datasette."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.store import Store
from summarizer.summary import Summary


@pytest.fixture
def filled(tmp_path: Path, summarized: Callable[[Article], Summary]) -> Path:
    path = tmp_path / "news.db"
    with Store(path) as store:
        article = Article.of(
            "Ada Bruno met in Lisbon.", source="a.txt", outlet="Courier", published="2026-02-05"
        )
        store.add(article, "f")
        claimed = store.claim("f", "me", 60)
        assert claimed
        store.complete(claimed.key, "me", summarized(article))
        store.add(Article.of("Not yet done.", source="b.txt"), "f")
    return path


@pytest.mark.parametrize(
    ("view", "row"),
    [
        ("summaries", {"headline": "Ada and Bruno met", "actors": 2, "meetings": 1, "day": "2026-02-05"}),
        ("actors", {"name": "Ada", "kind": "person", "role": "envoy", "outlet": "Courier"}),
        (
            "meetings",
            {"participants": "Ada – Bruno", "status": "confirmed", "place": "Lisbon", "evidence": "Ada"},
        ),
        ("stances", {"holder": "Ada", "position": "supports", "issue": "grain exports", "claim": "Sell it."}),
    ],
)
def test_datasette_shows_what_was_found(filled: Path, view: str, row: dict[str, Any]) -> None:
    pytest.importorskip("datasette")
    done = subprocess.run(
        [sys.executable, "-m", "datasette", str(filled), "--get", f"/news/{view}.json?_shape=array"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first = json.loads(done.stdout)[0]
    assert {name: first[name] for name in row} == row


def test_an_article_without_a_date_has_no_day(filled: Path, summarized: Callable[[Article], Summary]) -> None:
    import sqlite3  # noqa: PLC0415

    with Store(filled) as store:
        store.add(Article.of("Ada Bruno met in Lisbon again.", source="c.txt"), "g")
        claimed = store.claim("g", "me", 60)
        assert claimed
        store.complete(claimed.key, "me", summarized(claimed.article))
    connection = sqlite3.connect(filled)
    for view in ("summaries", "actors", "meetings", "stances"):
        days = connection.execute(f"SELECT DISTINCT day FROM {view} ORDER BY day").fetchall()
        assert days == [("",), ("2026-02-05",)], view
    connection.close()


def test_a_store_of_an_older_program_gets_them(filled: Path) -> None:
    import sqlite3  # noqa: PLC0415

    connection = sqlite3.connect(filled)
    for view in ("summaries", "actors", "meetings", "stances"):
        connection.execute(f"DROP VIEW {view}")
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    with Store(filled) as store:
        assert store.counts()["done"] == 1
    connection = sqlite3.connect(filled)
    assert connection.execute("SELECT count(*) FROM meetings").fetchone() == (1,)
    connection.close()
