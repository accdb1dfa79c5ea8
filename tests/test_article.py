from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article

TEXT = "Anna Kessler met Pavel Strand.\r\n\r\nShe praised “the mill”.\u00a0He did not."


def test_the_text_stays_as_it_was_and_the_id_is_its_hash() -> None:
    article = Article.of(TEXT, source="-")
    assert article.text == TEXT
    assert article.id == hashlib.sha256(TEXT.encode()).hexdigest()
    assert article.id != Article.of(TEXT + " ", source="-").id


def test_the_id_depends_on_the_text_only() -> None:
    assert Article.of(TEXT, source="a", title="A").id == Article.of(TEXT, source="b", url="x").id


def test_sentences_are_fetched_by_their_number_from_1() -> None:
    article = Article.of(TEXT, source="-")
    assert article[1] == "Anna Kessler met Pavel Strand."
    assert article[2] == "She praised “the mill”."
    assert article[3] == "He did not."
    with pytest.raises(IndexError):
        article[4]


def test_title_and_outlet_are_one_harmless_line() -> None:
    article = Article.of(TEXT, source="-", title="\u202eMill\nsold\x1b[31m ", outlet="The\tCourier\u200b")
    assert article.title == "Mill sold [31m"
    assert article.outlet == "The Courier"


@given(st.text())
def test_any_text_is_an_article_whose_sentences_lie_in_it(text: str) -> None:
    article = Article.of(text, source="-")
    assert [s.n for s in article.sentences] == list(range(1, len(article.sentences) + 1))
    edge = 0
    for sentence in article.sentences:
        assert edge <= sentence.start < sentence.end <= len(text)
        edge = sentence.end
