"""Every text output knows how wide the terminal is, and has colours where one shows it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from summarizer.cli.evaluation.display import narrowed
from summarizer.store import Store
from summarizer.summary import Failure

Command = Callable[..., Any]
WIDE = re.compile(r"[^\s]{30,}")  # a path or an address, which cannot break
URL = "http://127.0.0.1:9/feeds/2026/02/05/news-of-the-day-and-of-the-night-before-it.xml"


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def give() -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        monkeypatch.setenv("COLUMNS", "60")
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("NO_COLOR", raising=False)

    return give


@pytest.fixture
def dead(home: Path) -> str:
    """The id of an address that could not be read, in a store."""
    with Store(home / "news.db") as store:
        message = (
            "the host answered that it is a private address; --allow-private lets it be fetched after all"
        )
        store.record(Failure(source=URL, article="", error="Forbidden", message=message), URL)
        return next(store.rows()).key[:12]


def shown(result: Any) -> list[str]:
    return re.sub(r"\x1b\[[\d;]*m", "", result.out).splitlines()


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize(
    "command",
    [
        ("run", "{article}", "-e", "-f", "text"),
        ("run", "{article}", "--dry-run"),
        ("dossier", "{article}"),
        ("batch", "{article}", "--dry-run", "--store", "other.db"),
        ("list",),
        ("show", "{id}"),
        ("search", "Keller"),
        ("config", "show"),
        ("config", "set", "slots", "2"),
        ("doctor",),
        ("doctor", "--model", "own.gguf"),
        ("retry", "--dead"),
    ],
)
def test_no_line_is_wider_than_the_terminal(
    summarize: Command,
    article: Path,
    dead: str,
    command: tuple[str, ...],
    narrow: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    meta = {"lang": "en", "name": "tiny", "version": "1"}
    monkeypatch.setattr("summarizer.reading.syntax.parser.load", lambda: SimpleNamespace(meta=meta))
    narrow()
    lines = shown(summarize(*(part.format(article=article.name, id=dead) for part in command)))
    assert lines or command[0] == "search"
    assert [line for line in lines if len(line) > 60 and not WIDE.search(line)] == []
    assert [line for line in lines if len(WIDE.sub("", line)) > 60] == []


def test_an_evaluation_too(summarize: Command, narrow: Callable[[], None]) -> None:
    narrow()
    result = summarize("eval", "--split", "dev", "--strategy", "article")
    lines = shown(result)
    assert max(map(len, lines)) <= 60
    assert "\x1b[1m" in result.out
    assert sum(line.startswith("meetings ") for line in lines) >= 3  # the table came in parts
    assert not any("…" in line for line in lines if line.startswith(("kind", "field", "actors", "meetings")))


def test_plain_tables_are_put_closer(summarize: Command, narrow: Callable[[], None]) -> None:
    row = f"{'true rejected, summary sentences and headlines':44} {10:5} {3:9} {'30.0%':>7} {12:12}"
    assert narrowed(row, whole=False) == row
    narrow()
    assert max(map(len, narrowed(row, whole=False).splitlines())) <= 60
    assert narrowed(row, whole=False).split() == row.split()


@pytest.mark.usefixtures("model")
def test_summaries_that_were_given_are_not_called_a_live_run(
    summarize: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
    assert summarize("run", *seeds, "-o", "both.json", "-q").code in (0, 1)
    out = summarize("eval", "both.json").out
    assert "· given ·" in out.splitlines()[0]
    assert "live" not in out.splitlines()[0]
