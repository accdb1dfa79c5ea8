from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest

from summarizer.render.markdown import render_markdown
from summarizer.summary import Summary

ATTACKS = [
    "<script>alert(1)</script>",
    "<!-- ",
    "](http://evil.example) [x",
    "![x](http://evil.example/x.png)",
    "**b** _i_ `c` ~~s~~ $x$",
    "\n\n# A heading\n- an item\n\n    code\n> quote\n---\n",
    "&lt;b&gt; &#60;",
    "| a | b |",
    "http://evil.example www.evil.example me@evil.example",
    "\x1b[31m\u202e\U000e0041",
]


def test_the_whole_page(summary: Summary) -> None:
    page = render_markdown(summary, evidence=True)
    assert page.startswith("# Envoy met minister \\[1\\]\n\n*Wire · 5 Feb 2026 · a.txt*\n")
    assert "\n- **Bruno Keller** \\[1\\]\\[2\\]: acts for Lenz · also the minister\n" in page
    assert "\n- **Ada Voss and Bruno Keller** \\[1\\]\\[2\\] (reported)\n" in page
    assert "\n  - Tue 3 Feb 2026 · Lenz · in person\n" in page
    assert "\n  - via Lenz Courier, citing officials\n" in page
    assert "\n- *opposes*: the canal treaty \\[3\\]\n  - The canal treaty is over.\n" in page
    assert "\n## Evidence\n\n\\[1\\] Ada Voss met" in page
    assert "\n\n\n" not in page
    assert "Evidence" not in render_markdown(summary)


def bones(page: str) -> list[str]:
    """What each line is: the markup it begins with."""
    return [re.match(r"\s*(?:#+ |- |---|\*\*|\*)?", line)[0] for line in page.splitlines()]  # type: ignore[index]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_article_cannot_bring_markup_of_its_own(
    attack: str, summary: Summary, hostile: Callable[[str], Summary]
) -> None:
    page = render_markdown(hostile(f" {attack}"), evidence=True)
    assert bones(page) == bones(render_markdown(summary, evidence=True))
    bare = re.sub(r"\\[^\w\s]|&#8288;@&#8288;", "", page)  # without what is escaped
    assert not re.search(r"[<`~|]|\]\(|&[#\w]+;|://|www\.|\w@", bare)
    assert bare.count("*") == re.sub(r"\\[^\w\s]", "", render_markdown(summary, evidence=True)).count("*")
    assert not set(page) & set("\x1b\u202e\U000e0041")


@pytest.mark.parametrize(
    "start", ["- item", "+ item", "1. item", "2) item", "=====", "---", "# heading", "> quote"]
)
def test_nor_where_a_line_begins(start: str, summary: Summary) -> None:
    first = summary.summary[0].model_copy(update={"text": start})
    page = render_markdown(summary.model_copy(update={"summary": (first,)}))
    line = page.splitlines()[4]
    assert line.replace("\\", "") == start
    assert re.match(r"\\|\d+\\", line)


@pytest.mark.parametrize("mail", ["a@b.example", "a\\@b.example", "a\\\\@b.example", "@someone"])
def test_no_address_becomes_a_mail_link(mail: str, hostile: Callable[[str], Summary]) -> None:
    """GitHub links them in the text that is left when escapes are gone."""
    page = html.unescape(re.sub(r"\\([^\w\s])", r"\1", render_markdown(hostile(f" {mail}"))))
    assert "@" in page
    assert not re.search(r"[\w.+-]@|@\w", page)
