from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.grounding.text import Text

SAMPLE = Text(
    Article.of(
        "Anna Kessler’s\u00a0plan — “a new mill” — failed.\nThe mills of Lund closed.\nKessler left Lund.",
        source="-",
    )
)


@pytest.mark.parametrize(
    "phrase",
    ["Anna Kessler", "anna kessler's plan", '"a new mill" - failed', "LUND", "mills  of\nLund", "plan"],
)
def test_words_are_found_whatever_their_case_space_and_quotes(phrase: str) -> None:
    assert SAMPLE.holds(phrase)


@pytest.mark.parametrize("phrase", ["Ann", "essler", "new mills", "mill of", "Lun.", "mills.of"])
def test_only_whole_words_and_no_patterns_are_found(phrase: str) -> None:
    assert not SAMPLE.holds(phrase)


def test_words_may_be_scattered_for_a_role_but_must_all_be_there() -> None:
    assert SAMPLE.holds_words("Lund plan")
    assert not SAMPLE.holds_words("Lund chief")


def test_sentences_are_found_by_any_form() -> None:
    assert SAMPLE.sentences_with(["Kessler"]) == [1, 3]
    assert SAMPLE.sentences_with(["mills", "left"]) == [2, 3]
    assert SAMPLE.sentences_with([]) == []


def test_evidence_near_a_form_keeps_all_when_none_holds_it() -> None:
    assert [e.text for e in SAMPLE.evidence([3, 2], near=["Kessler"])] == ["Kessler left Lund."]
    assert len(SAMPLE.evidence([3, 2], near=["Strand"])) == 2


@given(st.text(max_size=60), st.lists(st.integers(-2, 9)))
def test_evidence_is_the_text_in_order_and_at_most_six_spans(text: str, numbers: list[int]) -> None:
    spans = Text(Article.of(text, source="-")).evidence(numbers)
    assert all(text[s.start : s.end] == s.text for s in spans)
    assert [s.start for s in spans] == sorted({s.start for s in spans})
    assert len(spans) <= 6


@given(st.text(max_size=40), st.data())
def test_a_sentence_holds_itself(text: str, data: st.DataObject) -> None:
    article = Article.of(text, source="-")
    if article.sentences:
        n = data.draw(st.sampled_from([s.n for s in article.sentences]))
        assert Text(article).holds_words(article[n])


def test_a_short_acronym_is_not_the_word_spelled_alike() -> None:
    assert not Text(Article.of("They told us nothing.", source="a")).holds("US")
    assert Text(Article.of("They told the US nothing.", source="a")).holds("US")
