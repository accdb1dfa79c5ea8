"""An Arabic article on a page and in a terminal."""

from __future__ import annotations

import re

from summarizer_eval.cases import load_cases
from summarizer_eval.data import Data

from summarizer.dossier import build
from summarizer.grounding import ground
from summarizer.render.dossier_text import render_text as render_dossier
from summarizer.render.html import article_page
from summarizer.render.text import render_text
from tests.grounding.test_gold_abroad import PROVENANCE, claims

CASE = next(case for case in load_cases(Data.built_in(), "languages") if case.article.language == "ar")
SUMMARY = ground(CASE.article, claims(CASE), PROVENANCE)
ARABIC = re.compile(r"[\u0621-\u064a]")


def test_the_page_names_the_language_of_the_article_and_lets_its_words_choose_their_direction() -> None:
    page = article_page(CASE.article, SUMMARY)
    assert 'lang="ar"' in page
    assert f'<h1 dir="auto">{SUMMARY.headline}</h1>' in page.replace("&#34;", '"')
    for paragraph in re.findall(r"<(?:p|h\d|li|th|q)(?: [^>]*)?>[^<]+", page):
        if ARABIC.search(paragraph):
            assert 'dir="auto"' in paragraph, paragraph


def test_stretches_stand_between_isolates_in_a_terminal() -> None:
    for shown in (
        render_text(SUMMARY, evidence=True),
        render_dossier(build([(CASE.article, SUMMARY)], None)),
    ):
        # Out of isolates, and off lines that go on from one, no Arabic letter is left.
        assert shown.count("\u2068") == shown.count("\u2069") > 0
        assert not ARABIC.search(re.sub("\u2068[^\u2069]*\u2069", "", shown))
