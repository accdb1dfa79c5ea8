"""A list given to `run` or `dossier` stands for what it names, by file and by standard input."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


@pytest.fixture
def named(article: Path, home: Path) -> Path:
    (home / "b.txt").write_text("Parliament in Ostrow passed the budget.", encoding="utf-8")
    path = home / "list.txt"
    path.write_text(f"# week\n{article}  # the first\ngone.txt\nb.txt\n", encoding="utf-8")
    return path


def test_run_takes_each_entry(summarize: Command, model: Any, named: Path, stdin: Any) -> None:
    for file in (named, "-"):
        stdin(named.read_bytes())
        result = summarize(file)
        assert result.code == 1
        assert len(json.loads(result.out)) == 2
        assert "gone.txt: no such file" in result.err


def test_dossier_takes_each_entry(summarize: Command, model: Any, named: Path) -> None:
    result = summarize("dossier", named)
    assert result.code == 2
    assert "gone.txt: no such file" in result.err
    named.write_text(named.read_text().replace("gone.txt\n", ""), encoding="utf-8")
    assert len(json.loads(summarize("dossier", named).out)["sources"]) == 2
