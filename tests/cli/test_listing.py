"""What `list` and `search` print: columns that line up, nothing cut within a word, and JSON for programs."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from summarizer.article import Article
from summarizer.store import Store
from summarizer.summary import Failure

Command = Callable[..., Any]
TITLES = {
    "Lenz Courier": "Envoy met the minister in Lenz on Tuesday for talks about the canal treaty and costs",
    "Morgenzeitung am Abend": "Kurz",
    "新华社": "外交部长在伦茨会见特使讨论运河条约及其费用问题并表示双方将继续保持沟通与协调推动条约",
}
FEED = "http://127.0.0.1:9/feeds/news-of-the-day.xml"


@pytest.fixture
def store(home: Path) -> Path:
    path = home / "news.db"
    with Store(path) as opened:
        for n, (outlet, title) in enumerate(TITLES.items()):
            article = Article.of(
                f"Ada met Bruno {n}.", source=f"{n}.txt", title=title, outlet=outlet, published="2026-02-05"
            )
            opened.add(article, "f")
        opened.record(
            Failure(source=FEED, article="", error="Forbidden", message="127.0.0.1 is a private address"),
            FEED,
        )
    return path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    def give(columns: int) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("NO_COLOR", "1")

    return give


@pytest.mark.parametrize("columns", [None, 90, 100, 160])
def test_columns_line_up(
    summarize: Command, store: Path, terminal: Callable[[int], None], columns: int | None
) -> None:
    if columns:
        terminal(columns)
    lines = [line for line in summarize("list").out.splitlines() if not line.startswith("    ")]
    assert len(lines) == 4
    assert {line.index("2026-02-05") for line in lines[:3]} == {23}
    starts = set()
    for line, (outlet, title) in zip(lines, TITLES.items(), strict=False):
        assert line[35:].startswith(outlet[:5])
        at = line.index(title[:4], 35 + len(outlet.split()[0]))
        starts.add(cell_len(line[:at]))
        assert line[:at].endswith("  ")
        assert columns is None or cell_len(line) <= columns
    assert len(starts) == 1


def test_a_narrow_terminal_has_the_title_below(
    summarize: Command, store: Path, terminal: Callable[[int], None]
) -> None:
    terminal(60)
    lines = summarize("list").out.splitlines()
    assert re.fullmatch(r"[0-9a-f]{12}  pending  2026-02-05  Lenz Courier", lines[0])
    assert lines[1] == "    Envoy met the minister in Lenz on Tuesday for talks…"
    assert max(map(cell_len, lines)) <= 60


def test_a_title_is_cut_behind_a_word_and_marked(
    summarize: Command, store: Path, terminal: Callable[[int], None]
) -> None:
    for columns in range(50, 120, 3):
        terminal(columns)
        line = next(line for line in summarize("list").out.splitlines() if "Envoy" in line)
        shown = line[line.index("Envoy") :]
        whole = TITLES["Lenz Courier"]
        assert shown == whole or (shown.endswith("…") and re.match(rf"{re.escape(shown[:-1])}\b\W", whole))


def test_a_title_is_whole_where_no_terminal_shows_it(summarize: Command, store: Path, home: Path) -> None:
    assert TITLES["Lenz Courier"] in summarize("list").out
    assert summarize("list", "-o", "list.txt", "-q").err == ""
    assert TITLES["Lenz Courier"] in (home / "list.txt").read_text()


@pytest.mark.parametrize("columns", [None, 60])
def test_what_was_refused_is_named(
    summarize: Command, store: Path, terminal: Callable[[int], None], columns: int | None
) -> None:
    if columns:
        terminal(columns)
    out = summarize("list", "--state", "dead").out
    assert "127.0.0.1 is a private address" in " ".join(out.split())
    assert columns or FEED in out
    assert "127.0.0.1:9" in out


def test_lists_for_programs(summarize: Command, model: Any, article: Path, store: Path, home: Path) -> None:
    rows = json.loads(summarize("list", "-f", "json").out)
    assert [row["outlet"] for row in rows[:3]] == list(TITLES)
    assert (rows[3]["state"], rows[3]["url"]) == ("dead", FEED)
    assert FEED in summarize("show", rows[3]["article"], "-f", "text").out
    assert summarize("batch", article, "-q").code in (0, 1)
    assert summarize("search", "Keller", "-o", "hits.json").out == ""
    hits = json.loads((home / "hits.json").read_text())
    assert {hit["kind"] for hit in hits} >= {"actor", "meeting", "stance"}
    assert summarize("search", "Keller", "-f", "json", "-o", "hits.txt").code == 0
    assert summarize("search", "Keller", "-f", "text", "-o", "hits.json").code == 2


def test_a_hit_is_broken_between_words_not_cut(
    summarize: Command, model: Any, article: Path, terminal: Callable[[int], None]
) -> None:
    assert summarize("batch", article, "-q").code == 0
    whole = summarize("search", "Keller", "--kind", "stance").out.split()
    terminal(50)
    out = summarize("search", "Keller", "--kind", "stance").out
    assert out.split() == whole
    assert max(map(len, out.splitlines())) <= 50
