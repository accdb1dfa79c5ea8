"""Live blogs and lists of briefs are several items; an article with headings or times is one."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.readers.files import located
from summarizer.readers.pieces import split
from summarizer.readers.pieces.stamps import stamp
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


TIMES = [
    ("3:04 p.m. ET, April 14, 2026", "3:20 p.m. ET, April 14, 2026"),
    ("Tue 14 Apr 2026 13.04 BST", "Tue 14 Apr 2026 13.20 BST"),
    ("2 hours ago", "3 hours ago"),
    ("(11:20 GMT)", "(11:45 GMT)"),
    ("**10:15**", "**10:20**"),
    ("### 10:15 CET", "### 10:20 CET"),
    ("Posted at 3pm", "Updated: 4 p.m. local time"),
    ("2026-04-14T10:15:00Z", "2026-04-14T10:20:00Z"),
    ("10h15", "11h20"),
    ("10:15 GMT (06:15 ET)", "10:20 GMT (6:20 a.m. ET)"),
    ("Today at 10:15", "Yesterday, 22:10"),
    ("*5 min ago*", "*12 min ago*"),
    ("14 Apr 2026 - 13:04 BST", "14 Apr 2026 - 13:24 BST"),
    ("13:04 – 14 April 2026", "13:24 – 14 April 2026"),
    ("Tuesday, 14 April 2026, 13:04 Uhr", "Tuesday, 14 April 2026, 13:24 Uhr"),
]


@pytest.mark.parametrize(("one", "two"), TIMES)
def test_a_time_is_told_by_what_it_is_made_of(one: str, two: str) -> None:
    found = split(whole(f"Talks in Lenz: live\n\n{one}\n{STORY}\n\n{two}\nBudget passed\n{OTHER}\n"))
    assert [(piece.title, piece.text.splitlines()[-1]) for piece in found] == [
        ("", STORY),
        ("Budget passed", OTHER),
    ]
    dated = "14" in one
    assert {piece.published for piece in found} == {"2026-04-14" if dated else "2026-03-05"}


@pytest.mark.parametrize(
    "form", ["[{}] {}", "{} - {}", "**{}** {}", "{} | {}", "- **{}** {}", "({} GMT) {}", "{} CET: {}"]
)
def test_an_entry_may_be_one_line(form: str) -> None:
    lines = [form.format(time, text) for time, text in (("10:15", STORY), ("10:45", OTHER))]
    found = split(whole("Talks in Lenz: live\n\n" + "\n".join(lines)))
    assert [piece.text for piece in found] == lines


def test_headings_may_stand_above_the_times_and_a_summary_before_them() -> None:
    entries = f"**Envoy arrives**\n10:15\n{STORY}\n\n## Budget passed\n10:45\n{OTHER}\n"
    found = split(whole(f"Live: a day\n\n{THIRD}\n\n{entries}"))
    assert [piece.title for piece in found] == ["", "Envoy arrives", "Budget passed"]
    assert THIRD in found[0].text
    assert STORY not in found[0].text


LISTS = {
    "bullets": (f"- {STORY}\n- {OTHER}\n- {THIRD}\n", ["", "", ""]),
    "numbers": (f"1. {STORY}\n2. {OTHER}\n3. {THIRD}\n", ["", "", ""]),
    "paragraphs": (f"{STORY}\n\n{OTHER}\n\n{THIRD}\n", ["", "", ""]),
    "labels": (f"TALKS: {STORY}\n\nBUDGET: {OTHER}\n\nAT SEA: {THIRD}\n", ["TALKS", "BUDGET", "AT SEA"]),
    "bold": (
        f"**Talks.** {STORY}\n\n* **Budget** {OTHER}\n\n**At sea**: {THIRD}\n",
        ["Talks", "Budget", "At sea"],
    ),
    "headings": (
        f"**Talks**\n{STORY}\n\n**Budget**\n{OTHER}\n\n## At sea\n{THIRD}\n",
        ["Talks", "Budget", "At sea"],
    ),
}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("head", ["Things to know today", "Things to know today\n14 April 2026"])
def test_the_items_of_a_list_are_told_by_their_marks(kind: str, head: str) -> None:
    text, titles = LISTS[kind]
    found = split(whole(f"{head}\n\n{text}"))
    assert [piece.title for piece in found] == titles
    assert [story in piece.text for story, piece in zip((STORY, OTHER, THIRD), found, strict=True)] == [
        True
    ] * 3


@pytest.mark.parametrize(
    "form", ["- {}\n- {}", "**One thing**\n{}\n**Another**\n{}", "{}\n\n{}", "ONE: {}\nTWO: {}"]
)
def test_two_items_are_a_list(form: str) -> None:
    found = split(whole("Two things to know today\n\n" + form.format(STORY, OTHER)))
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"Envoy met minister\nPublished 10:42\nUpdated 11:20\n\n{STORY}\n\n{OTHER}\n",
        f"Envoy met minister\n10:42\n{STORY}\n\n{OTHER}\nUpdated 11:20 GMT\n",
        f"Envoy met minister\n{STORY}\nAt 10:42 the envoy came.\n11:20 was the hour of the vote.\n",
        f"Envoy met minister\n{STORY}\n{OTHER}\n{THIRD}\n10:42 - Envoy came in.\n11:20 - Envoy left again.\n",
        f"The programme\n10:15-11:00 Plenary with Ada Voss.\n11:00-12:00 Talks with the press.\n{STORY}\n",
        f"What to know about the canal treaty\n\n**Who is for it**\n{STORY}\n\n**Who is not**\n{OTHER}\n",
        f"Things to know about the treaty\n\n{STORY}\n\n{OTHER}\n",
        f"Three things to know today\n\n{STORY}\n\n{OTHER}\n",
        f"Things to know today\n\n{STORY}\n\nBut {OTHER}\n\n{THIRD}\n",
        f"In brief\n\n- {STORY}\n- {OTHER}\n\n{THIRD}\n{THIRD}\n{THIRD}\n",
        f"Envoy met minister\n\n- {STORY}\n- {OTHER}\n- {THIRD}\n",
        f"Envoy met minister\n\n2 hours ago\n{STORY}\n\n{OTHER}\n",
    ],
)
def test_what_only_looks_like_several_is_one(text: str) -> None:
    assert len(split(whole(text))) == 1


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


HEADED = f"Who was there\n{STORY}\n\nWhat was passed\n{OTHER}\n"


@pytest.mark.parametrize(
    "lead",
    [
        "Envoy met minister\n\nAda Voss told a daily briefing on Tuesday that the talks go on.",
        "In brief remarks on Tuesday, Ada Voss said that the talks go on.",
        "Envoy met minister\nLENZ (Courier)\nMinisters met in brief and left by a side door.",
    ],
)
def test_a_lead_that_tells_of_a_briefing_heads_no_list(lead: str) -> None:
    article = whole(f"{lead}\n\n{HEADED}")
    assert split(article) == [article]


@pytest.mark.parametrize("kind", ["bullets", "labels", "headings"])
def test_what_is_told_before_the_first_item_is_kept(kind: str) -> None:
    text, titles = LISTS[kind]
    lead = "Parliament sits for the last time before the summer."
    found = split(whole(f"Things to know today\n14 April 2026.\n\n{lead}\n\n{text}"))
    assert [piece.title for piece in found] == ["", *titles]
    assert lead in found[0].text
    assert STORY not in found[0].text


@pytest.mark.parametrize("mark", ["- ", "1. ", "•\u00a0"])
def test_a_mark_alone_is_no_item(mark: str) -> None:
    found = split(whole(f"Things to know today\n\n{mark}\nTALKS: {STORY}\n{mark}\nBUDGET: {OTHER}\n"))
    assert [piece.title for piece in found] == ["TALKS", "BUDGET"]


def test_a_programme_at_the_end_of_an_article_does_not_cut_it_up() -> None:
    times = "10:00 – Arrival of the president\n10:30 – Talks with the envoy\n12:00 – Lunch for the press\n"
    article = whole(f"Envoy meets minister\n\n{STORY}\n\n{OTHER}\n\n{THIRD}\n\n{times}\n{OTHER}\n")
    assert split(article) == [article]
    assert len(split(whole(f"The day in Lenz: live\n\n{times}"))) == 3


def test_a_line_of_blanks_behind_a_span_is_read_in_linear_time() -> None:
    began = time.process_time()
    assert stamp(f"10:15 – 11:15{' ' * 20_000}abcdefgh") is None
    assert time.process_time() - began < 0.5


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
