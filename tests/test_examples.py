"""The Python in the documentation runs, with a model that answers from a script."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

import summarizer
from summarizer.llm.base import Answer, Usage

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCKS = [
    pytest.param(block, id=f"{page.name}-{n}")
    for page in PAGES
    for n, block in enumerate(re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.S), 1)
]
TEXT = "Ada Voss met Bruno Keller in Lenz on Tuesday.\nKeller opposes the canal treaty.\n"
ACTORS = [{"name": name, "kind": "person", "s": [1]} for name in ("Ada Voss", "Bruno Keller")]
MET = {"participants": ["Ada Voss", "Bruno Keller"], "date": "Tuesday", "status": "confirmed", "s": [1]}
HELD = {"holder": "Bruno Keller", "issue": "the canal treaty", "position": "opposes", "s": [2]}
CLAIMS: dict[str, Any] = {
    "headline": "Ada Voss met Bruno Keller",
    "summary": [{"text": "Ada Voss met Bruno Keller in Lenz.", "s": [1]}],
    "actors": ACTORS,
    "meetings": [MET],
    "stances": [HELD | {"claim": "Keller opposes the canal treaty."}],
}


class Scripted:
    name, small, context = "scripted", False, 32_768

    async def fill(self, _messages: object, shape: Any, _max_tokens: int) -> Answer[Any]:
        return Answer(shape.model_validate(CLAIMS), Usage(1, 100, 50))


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @asynccontextmanager
    async def open_llm(*_: object) -> AsyncIterator[Scripted]:
        yield Scripted()

    monkeypatch.setitem(vars(summarizer), "open_llm", open_llm)
    monkeypatch.setattr("summarizer.library.open_llm", open_llm)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("article.txt", "other.txt"):
        Path(name).write_text(TEXT, encoding="utf-8")


@pytest.mark.parametrize("block", [block for block in BLOCKS if "to_rows" in str(block.values)])
def test_a_table_is_made_of_an_article_in_which_nothing_was_found(
    block: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{__name__}.CLAIMS", CLAIMS | {"actors": [], "meetings": [], "stances": []})
    test_an_example_runs(block)


@pytest.mark.parametrize("block", BLOCKS)
def test_an_example_runs(block: str) -> None:
    if "import pandas" in block:
        pytest.importorskip("pandas")
    if "import polars" in block:
        pytest.importorskip("polars")
    exec(compile(block, "example", "exec"), {"__name__": "example"})


def test_every_public_name_has_an_example() -> None:
    page = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", page, re.S))
    assert [name for name in summarizer.__all__ if not re.search(rf"\b{name}\b", code)] == []
