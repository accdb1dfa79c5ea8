"""Live blogs and lists of briefs are several items; an article with headings or times is one."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.readers.files import located
from summarizer.readers.pieces import split
from summarizer.saved import Saved, read_file

STORY = "Ada Voss met Bruno Keller in Lenz on Tuesday, the Lenz Courier reported."
OTHER = "Parliament in Ostrow passed the budget by two votes."
THIRD = "A ferry ran aground off Marrholm, and nobody was hurt."
LIVE = f"""Talks in Lenz: as it happened

10:42 GMT
{STORY}
Keller left by a side door.

11.05am – Budget passed
{OTHER}

11:30
{THIRD}
"""
BRIEFS = f"""Three things to know today
5 March 2026

Envoy met minister
{STORY}

2. Budget passed
{OTHER}

Ferry aground
{THIRD}
"""


def whole(text: str) -> Article:
    return Article.of(text, source="day.txt", outlet="Courier", published="2026-03-05")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (LIVE, ["", "Budget passed", ""]),
        (BRIEFS, ["Envoy met minister", "Budget passed", "Ferry aground"]),
    ],
)
def test_each_story_is_an_item_of_its_own(text: str, titles: list[str]) -> None:
    found = split(whole(text))
    assert [piece.title for piece in found] == titles
    assert [story in piece.text for story, piece in zip((STORY, OTHER, THIRD), found, strict=True)] == [
        True
    ] * 3
    assert all(piece.text in text for piece in found)
    assert [piece.source for piece in found] == ["day.txt#1", "day.txt#2", "day.txt#3"]
    assert {piece.published for piece in found} == {"2026-03-05"}
    assert OTHER not in found[0].text


@pytest.mark.parametrize(
    "text",
    [
        f"Envoy met minister\n\n{STORY}\n\nA new start\n\n{OTHER}\n\nWhat comes next\n\n{THIRD}\n",
        f"Envoy met minister\n10:42\n{STORY}\n{OTHER}\n",
        f"In brief\n\n{STORY} {OTHER}\n\n{THIRD}\n",
        f"Q: Did you meet?\n\nA: {STORY}\n\nQ: The budget?\n\nA: {OTHER}\n\nQ: The ferry?\n\nA: {THIRD}\n",
        STORY,
    ],
)
def test_an_article_is_one_item(text: str) -> None:
    article = whole(text)
    assert split(article) == [article]


def test_a_file_gives_its_pieces_wherever_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "live.txt"
    path.write_text(LIVE, encoding="utf-8")

    async def batch() -> list[object]:
        return [item async for item in located([str(path)])]

    for found in (read_file(path), asyncio.run(batch())):
        assert [getattr(one, "source", "") for one in found] == [f"{path}#{n}" for n in (1, 2, 3)]


def test_a_summary_of_a_piece_finds_its_text_again(tmp_path: Path) -> None:
    from tests.test_saved import summary_of  # noqa: PLC0415

    path = tmp_path / "live.txt"
    path.write_text(LIVE, encoding="utf-8")
    second = read_file(path)[1]
    assert isinstance(second, Article)
    (tmp_path / "s.json").write_text(json.dumps(summary_of(second).model_dump(mode="json")))
    (again,) = read_file(tmp_path / "s.json")
    assert isinstance(again, Saved)
    assert again.article == second
