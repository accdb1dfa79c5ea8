"""What one command writes every other reads: `run`, `dossier`, `export` and `eval`, in every form."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


@pytest.fixture
def both(summarize: Command, model: Any, article: Path, home: Path) -> Path:
    """Two articles summarized into one list, as the README shows."""
    (home / "other.txt").write_text(article.read_text().replace("Tuesday", "Monday"))
    assert summarize(article, "other.txt", "--output", "both.json").code == 0
    model.opened = 0
    return home / "both.json"


@pytest.fixture
def every_form(both: Path, summarize: Command, home: Path) -> list[str]:
    assert summarize("export", "both.jsonl", both).code == 0
    return ["both.json", "both.jsonl"]


def test_run_shows_them_again(summarize: Command, model: Any, every_form: list[str]) -> None:
    for path in every_form:
        result = summarize(path, "--format", "text")
        assert (result.code, result.err, model.opened) == (0, "", 0)
        assert result.out.count("Envoy met minister in Lenz") == 2
        assert len(json.loads(summarize(path).out)) == 2


def test_a_dossier_takes_them(summarize: Command, model: Any, every_form: list[str]) -> None:
    for path in every_form:
        for form in ("text", "html"):
            result = summarize("dossier", path, "--format", form)
            assert (result.code, model.opened) == (0, 0), result.err
            assert "Ada Voss" in result.out


def test_export_takes_them(summarize: Command, every_form: list[str], home: Path) -> None:
    for path in every_form:
        assert summarize("export", "out.csv", path, "--format", "csv").code == 0
        with (home / "out.csv").open() as file:
            rows = list(csv.DictReader(file))
        assert [row["headline"] for row in rows] == ["Envoy met minister in Lenz"] * 2


def test_a_store_is_taken_wherever_summaries_are(
    summarize: Command, model: Any, article: Path, home: Path
) -> None:
    assert summarize("batch", article, "--store", "news.db").code == 0
    model.opened = 0
    assert "Ada Voss" in summarize("news.db", "--format", "text").out
    assert "Ada Voss" in summarize("dossier", "news.db").out
    assert summarize("export", "out.jsonl", "news.db").code == 0
    assert model.opened == 0


def test_a_summary_on_standard_input_is_shown(
    summarize: Command, model: Any, article: Path, stdin: Any
) -> None:
    stdin(summarize(article).out.encode())
    model.opened = 0
    result = summarize("-", "--format", "text")
    assert (result.code, result.err, model.opened) == (0, "", 0)
    assert result.out.startswith("  Envoy met minister in Lenz")
    stdin(summarize(article).out.encode())
    assert summarize("dossier", "-").code == 0


def test_a_summary_of_standard_input_is_shown_though_its_text_is_gone(
    summarize: Command, model: Any, article: Path, stdin: Any, home: Path
) -> None:
    stdin(article.read_bytes())
    (home / "s.json").write_text(summarize("-").out)
    shown = summarize("s.json", "--format", "text")
    assert (shown.code, shown.err) == (
        0,
        "summarize: warning: -: is not there; shown as written, unchecked\n",
    )
    assert summarize("dossier", "s.json").code == 0
    for command in (("s.json",), ("dossier", "s.json")):
        page = summarize(*command, "--format", "html")
        assert page.code == 2
        assert "a page shows its text" in page.err


def test_a_page_shows_one_of_a_list_only(summarize: Command, both: Path) -> None:
    result = summarize(both, "--format", "html")
    assert (result.code, result.out) == (2, "")
    assert "summarize dossier" in result.err


def test_eval_scores_them(summarize: Command, model: Any, both: Path, home: Path, article: Path) -> None:
    gold = home / "gold"
    gold.mkdir()
    (gold / "a.txt").write_text(article.read_text())
    (gold / "a.yaml").write_text(
        "article: a.txt\ndateline: ''\nactors:\n- id: voss\n  name: Ada Voss\n  kind: person\n"
        "  evidence: ['Ada Voss met Bruno Keller in Lenz on Tuesday']\nmeetings: []\nstances: []\n"
    )
    result = summarize("eval", both, "--gold", gold, "--format", "json")
    assert (result.code, model.opened) == (0, 0), result.err
    assert [case["id"] for case in json.loads(result.out)["cases"]] == ["own/a"]
    assert "labelled article" in summarize("eval", both).err


def test_an_article_is_no_summary_to_export(summarize: Command, article: Path) -> None:
    result = summarize("export", "out.csv", article)
    assert result.code == 2
    assert "summarize it first" in result.err
