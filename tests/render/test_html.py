"""What the pages hold, without a browser; tests/browser looks at them in one."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from summarizer_eval.dossiers import data, read_group

from summarizer.dossier import build
from summarizer.render import dossier_words as words
from summarizer.render.dossier_graph import NARROW, WIDE, draw
from summarizer.render.dossier_markdown import plain, render_markdown
from summarizer.render.dossier_spans import Span, paragraphs
from summarizer.render.dossier_text import render_text
from summarizer.render.html import article_page, dossier_page

GROUP = read_group(data("dossiers") / "seeds" / "dossier.yaml")
ARTICLES = [article for article, _ in GROUP.pairs]
DOSSIER = build(GROUP.pairs)
PAGE = dossier_page(DOSSIER, ARTICLES)


class Page(HTMLParser):
    """The text of a page, its tags in order, and whether they nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inline: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "use", "path", "circle", "rect", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("style", "script"):
            self.inline[self._open[-1]] = data
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def test_the_policy_allows_only_the_pages_own_style_and_script() -> None:
    page = Page(PAGE)
    policy = next(a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert "default-src 'none'" in policy
    for kind in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.inline[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert not [a for _, a in page.tags if "style" in a or any(name.startswith("on") for name in a)]
    assert not re.search(r"@import|url\(", page.inline["style"])


def test_the_page_holds_every_word_of_the_articles() -> None:
    text = Page(PAGE).text
    for article in ARTICLES:
        for line in article.text.splitlines():
            assert " ".join(line.split()) in text


def test_the_page_is_the_same_every_time() -> None:
    again = dossier_page(build(list(reversed(GROUP.pairs))), reversed(ARTICLES))
    assert again == PAGE


def test_passages_are_numbered_through_the_dossier_as_they_stand() -> None:
    page = Page(PAGE)
    numbered = [attrs for _, attrs in page.tags if "data-n" in attrs]
    assert [attrs["data-n"] for attrs in numbered] == [str(n) for n in range(1, len(numbered) + 1)]
    places = {f"#{attrs['id']}": attrs["data-n"] for attrs in numbered}
    chips = re.findall(r'<a class="cite" href="(#[^"]+)"[^>]*>(\d+)</a>', PAGE)
    assert len(chips) > 10
    assert all(places[place] == number for place, number in chips)


def test_a_missing_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="no text for The Moscow Times"):
        dossier_page(DOSSIER, ARTICLES[:1])


def test_the_article_page_names_its_making() -> None:
    article, summary = GROUP.pairs[1]
    text = Page(article_page(article, summary)).text
    assert summary.headline in text
    assert article.id in text
    assert "gold labels" in text
    with pytest.raises(ValueError, match="another article"):
        article_page(ARTICLES[0], summary)


@settings(deadline=None)
@given(
    st.text(alphabet="ab \n\u202e<", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_runs_cover_the_text_and_know_their_items(text: str, bounds: list[tuple[int, int]]) -> None:
    spans = [
        Span(min(a, b), max(a, b), f"m{n}")
        for n, (a, b) in enumerate(bounds)
        if a != b and max(a, b) <= len(text)
    ]
    found = [run for paragraph in paragraphs(text, spans) for run in paragraph.runs]
    blank = {
        n for line in re.finditer(r"[^\n]+", text) if not line.group().strip() for n in range(*line.span())
    }
    seen = []
    for run in found:
        assert text[run.start : run.start + len(run.text)] == run.text
        for n in range(run.start, run.start + len(run.text)):
            seen.append(n)
            assert set(run.items) == {s.item for s in spans if s.start <= n < s.end}
    assert seen == [n for n, letter in enumerate(text) if letter != "\n" and n not in blank]


@pytest.mark.parametrize("measure", [WIDE, NARROW])
def test_the_graph_draws_everybody_inside_its_frame(measure: object) -> None:
    drawing = draw(DOSSIER, measure)  # type: ignore[arg-type]
    assert drawing is not None
    there = {actor for m in DOSSIER.meetings for actor in (*m.participants, *m.mediators)}
    assert {spot.id for spot in drawing.spots} == there
    assert len(drawing.lines) == sum(len(m.participants) + len(m.mediators) for m in DOSSIER.meetings)
    assert all(0 <= spot.x <= drawing.width and 0 < spot.y < drawing.height for spot in drawing.spots)
    places = [(spot.x, spot.y) for spot in drawing.spots] + [(hub.x, hub.y) for hub in drawing.hubs]
    assert len(set(places)) == len(places)
    assert draw(build([]), WIDE) is None


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2026-02-03", "2026-02-03", "3 Feb 2026"),
        ("2026-02-04", "2026-02-05", "4–5 Feb 2026"),
        ("2025-07", "2025-07", "Jul 2025"),
        ("2026-01-30", "2026-02-01", "30 Jan 2026 – 1 Feb 2026"),
        ("2024", "", "2024"),
        ("<b>-99", "", "<b>-99"),
    ],
)
def test_dates_in_words(start: str, end: str, shown: str) -> None:
    assert words.span(start, end) == shown


def test_text_and_markdown_tell_of_the_meeting() -> None:
    for rendered in (render_text(DOSSIER), render_markdown(DOSSIER)):
        assert "3 Feb 2026" in rendered
        assert "Kremlin neither confirms nor denies it" in rendered
        assert "via L'Express" in rendered
        assert "Yury Ushakov" in rendered
    assert max(map(len, render_text(DOSSIER).splitlines())) <= 96


def test_markdown_shows_markup_as_text() -> None:
    hostile = "<script> [a](javascript:x) `b` *c* _d_ | # ![](x) https://x.example &lt; \u202e \x1b[31m"
    shown = plain(hostile)
    assert not re.search(r"(?<!\\)[<\[\]`*_|#!&>]", shown)
    assert "https://" not in shown
    assert "\u202e" not in shown
    assert "\x1b" not in shown


def test_outlets_that_nobody_knows_are_not_counted() -> None:
    pairs = [
        (
            article,
            summary.model_copy(
                update={"article": summary.article.model_copy(update={"outlet": "", "url": ""})}
            ),
        )
        for article, summary in GROUP.pairs
    ]
    kicker = re.search(r'class="kicker">([^<]*)', dossier_page(build(pairs), ARTICLES))
    assert kicker
    assert "2 articles" in kicker[1]
    assert "outlet" not in kicker[1]
    assert "outlet" in (re.search(r'class="kicker">([^<]*)', PAGE) or [""])[0]
