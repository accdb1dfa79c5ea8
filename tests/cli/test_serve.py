"""The MCP server, tried with the official client: in this process, and as a process of its own."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

mcp = pytest.importorskip("mcp")

from summarizer.cli.serve import server  # noqa: E402
from summarizer.settings import load_settings  # noqa: E402

Command = Callable[..., Any]


def asked(name: str, arguments: dict[str, Any], to: Any = None) -> Any:
    async def ask() -> Any:
        async with mcp.Client(to or server(load_settings(), Path("news.db"))) as client:
            return await client.call_tool(name, arguments)

    return asyncio.run(ask())


def text(result: Any) -> str:
    return "".join(part.text for part in result.content)


def test_an_article_is_summarized(model: Any, article: Path) -> None:
    result = asked("summarize", {"article": article.read_text(), "published": "2026-02-05"})
    assert not result.is_error
    (met,) = json.loads(text(result))["meetings"]
    assert met["date_start"] == "2026-02-03"
    assert met["evidence"][0]["text"].startswith("Ada Voss met Bruno Keller")


def test_a_dossier_of_two(model: Any, article: Path) -> None:
    one = article.read_text()
    result = asked("dossier", {"articles": [one, one.replace("Tuesday", "Monday")]})
    assert "## Meetings" in text(result)


def test_a_store_is_searched_and_briefed_on(model: Any, summarize: Command, article: Path) -> None:
    assert summarize("batch", article).code == 0
    hits = asked("search", {"words": "Keller", "kind": "meeting"})
    assert "Ada Voss – Bruno Keller" in text(hits)
    assert "Ada Voss" in text(asked("brief", {"about": "Keller"}))
    nothing = asked("brief", {"about": "Nobody"})
    assert nothing.is_error
    assert "no stored article names Nobody" in text(nothing)


@pytest.mark.parametrize("path", ["article.txt", "/etc/passwd"])
def test_no_file_is_read(model: Any, article: Path, path: str) -> None:
    result = asked("summarize", {"article": path})
    assert model.opened == 0 or "root:" not in text(result)
    assert "Ada Voss" not in text(result)


def test_it_serves_over_standard_input_and_output(
    summarize: Command, model: Any, article: Path, home: Path
) -> None:
    assert summarize("batch", article).code == 0
    process = mcp.StdioServerParameters(
        command=sys.executable,
        args=["-m", "summarizer", "mcp", "--store", str(home / "news.db")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    async def ask() -> tuple[list[str], Any]:
        async with mcp.Client(process) as client:
            names = [tool.name for tool in (await client.list_tools()).tools]
            return names, await client.call_tool("search", {"words": "canal"})

    names, hits = asyncio.run(ask())
    assert names == ["summarize", "dossier", "search", "brief"]
    assert "canal treaty" in text(hits)
