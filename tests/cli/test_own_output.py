"""What the program wrote for people is not read back as news, and neither is a drawing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
SVG = """<?xml version="1.0"?>
<!-- a map -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg"><text>Ada Voss met Bruno Keller in Lenz on Tuesday.</text></svg>
"""


@pytest.fixture
def written(summarize: Command, model: Any, article: Path, home: Path) -> Path:
    (home / "other.txt").write_text(article.read_text().replace("Tuesday", "Monday"))
    assert summarize(article, "other.txt", "--output", "both.json").code == 0
    assert summarize("dossier", "both.json", "--output", "d.html").code == 0
    assert summarize(article, "--output", "a.html").code == 0
    assert summarize("export", "out.csv", "both.json").code == 0
    (home / "map.svg").write_text(SVG, encoding="utf-8")
    return home


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("d.html", "a page of summaries; give the articles or the summaries"),
        ("a.html", "a page of summaries"),
        ("out.csv", "is a table of summaries; give the store or the articles"),
        ("map.svg", "is a drawing (SVG), not an article"),
    ],
)
def test_it_is_told_of_in_one_line(
    summarize: Command, written: Path, stdin: Any, name: str, says: str
) -> None:
    for source in (name, "-"):
        stdin((written / name).read_bytes())
        result = summarize(source)
        assert (result.code, result.out) == (2, "")
        assert len(result.err.splitlines()) == 1
        assert f"{source}: {says}" in result.err
    assert says in summarize("batch", name).err
