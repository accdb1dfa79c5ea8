"""Several stories in one text: a live blog, or a list of briefs. Each is an item of its own.

Read as one article, what one brief tells would be put on the day and into the mouth of another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.article import Article
from summarizer.plaintext import one_line

_FEWEST = 3
"""Pieces from which a text is taken for several: two times or headings stand in many an article."""
_LINE = re.compile(r"[^\r\n]+")
# "10:42", "3.04pm GMT", "14:05 – Envoy arrives".
_TIME = re.compile(
    r"\s*(?:[01]?\d|2[0-3])[:.h][0-5]\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?\s*(?:[–—|:-]\s*(?P<title>\S.{0,120})?)?$",
    re.I,
)
_BRIEFS = re.compile(
    r"\b(?:things? (?:you need )?to know|what (?:you need )?to know|in brief|briefs|news briefing|"
    r"morning briefing|daily briefing|round-?up|at a glance|today's headlines)\b",
    re.I,
)
# "3. Canal treaty signed", "• Canal treaty signed".
_MARK = re.compile(r"\s*(?:\d{1,2}[.)]|[•*–-]|#{1,4})\s+")
_DAY = re.compile(r"(?:\w+day,? )?(?:\d{1,2}\.? \w+|\w+ \d{1,2}),? \d{4}|\d{4}-\d\d-\d\d\S*")
_HEAD_LINES = 3
_TITLE = 100  # characters of a heading at most


@dataclass(frozen=True, slots=True)
class _Piece:
    title: str
    start: int
    end: int


def split(article: Article) -> list[Article]:
    """The stories in `article`, in order; the article itself where it is one.

    A piece's text is the part of the whole that it stands in; its source names the whole and its number.
    """
    lines = [found for found in _LINE.finditer(article.text) if one_line(found.group())]
    found = _live(lines) or _briefs(lines)
    if len(found) < _FEWEST:
        return [article]
    return [
        Article.of(
            article.text[piece.start : piece.end].strip(),
            source=f"{article.source}#{n}",
            title=piece.title,
            outlet=article.outlet,
            url=article.url,
            published=article.published,
        )
        for n, piece in enumerate(found, 1)
    ]


def _live(lines: Sequence[re.Match[str]]) -> list[_Piece]:
    """The entries of a live blog: each begins with a line that is a time, and maybe a heading."""
    begins = [(n, time) for n, line in enumerate(lines) if (time := _TIME.match(line.group()))]
    return _cut(lines, [(n, time["title"] or "") for n, time in begins])


def _briefs(lines: Sequence[re.Match[str]]) -> list[_Piece]:
    """The items of a list that says it is one: each begins with a heading and goes on with prose."""
    if not any(_BRIEFS.search(one_line(line.group())) for line in lines[:_HEAD_LINES]):
        return []
    heads = [
        (n, one_line(_MARK.sub("", line.group(), count=1)))
        for n, (line, after) in enumerate(pairwise(lines))
        if n > 0 and _is_heading(line.group()) and not _is_heading(after.group())
    ]
    return _cut(lines, heads)


def _is_heading(line: str) -> bool:
    bare = one_line(_MARK.sub("", line, count=1))
    return len(bare) <= _TITLE and not _DAY.fullmatch(bare) and not re.search(r"[.!?:;,”\"')]$", bare)


def _cut(lines: Sequence[re.Match[str]], begins: Sequence[tuple[int, str]]) -> list[_Piece]:
    """From each beginning to the next one; an entry of nothing but its heading is none."""
    ends = [*(n for n, _ in begins[1:]), len(lines)][: len(begins)]
    return [
        _Piece(title, lines[n].start(), lines[end - 1].end())
        for (n, title), end in zip(begins, ends, strict=True)
        if end > n + 1
    ]
