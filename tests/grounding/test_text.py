"""What the article holds, where, and in which case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.grounding.scene.text import Text, stands_in


def text(words: str) -> Text:
    return Text(Article.of(words, source="-"))


SAMPLE = text(
    "Anna Kessler’s\u00a0plan — “a new mill” — failed.\nThe mills of Lund closed.\nKessler left Lund."
)


@pytest.mark.parametrize(
    "phrase",
    ["Anna Kessler", "anna kessler's plan", '"a new mill" - failed', "LUND", "mills  of\nLund", "plan"],
)
def test_words_are_held_whatever_their_case_space_and_quotes(phrase: str) -> None:
    assert SAMPLE.holds(phrase)


@pytest.mark.parametrize("phrase", ["", "Ann", "essler", "new mills", "mill of", "Lun.", "mills.of"])
def test_only_whole_words_and_no_patterns_are_held(phrase: str) -> None:
    assert not SAMPLE.holds(phrase)


@pytest.mark.parametrize(
    ("article", "name", "held"),
    [
        ("They carved the turkey in Lund.", "Turkey", False),
        ("Turkey left Lund.", "Turkey", True),
        ("The polish of the table shone.", "Polish", False),
        ("They told us nothing.", "US", False),
        ("They told the US nothing.", "US", True),
        ("TURKEY LEAVES LUND", "Turkey", True),
        ("Two lawmakers left.", "lawmakers", True),
        ("Lawmakers left.", "lawmakers", True),
        ("Šimon Škoda met Žofie.", "Škoda", True),
        ("The škoda stood in the yard.", "Škoda", False),
        ("Ёлка Орлова уехала.", "Орлова", True),
        ("Осталась одна орлова тень.", "Орлова", False),
        ("李娜会见了记者。", "李娜", True),
        ("ანა კესელი ლუნდში იყო.", "ანა კესელი", True),
        ("İnce met Anna Kessler.", "Anna Kessler", True),
        ("İnce met anna kessler.", "Anna Kessler", False),
    ],
)
def test_a_name_keeps_its_capitals_in_every_script(article: str, name: str, held: bool) -> None:
    assert text(article).holds_name(name) == held


def test_a_phrase_is_found_where_it_stands_each_time() -> None:
    sample = text("Lund is old. Old Lund and Lundby.")
    found = [(n, sample.plain[n][a:b]) for n in sample.plain for a, b in sample.find(n, "Lund")]
    assert found == [(1, "Lund"), (2, "Lund")]
    assert list(sample.find(1, "")) == []


def test_sentences_are_found_by_any_form() -> None:
    assert SAMPLE.sentences_with(["Kessler"]) == [1, 3]
    assert SAMPLE.sentences_with(["mills", "left"]) == [2, 3]
    assert SAMPLE.sentences_with([]) == []


def test_stems_are_those_of_the_sentences_asked_for() -> None:
    assert SAMPLE.stems([2, 99]) == {"mill", "lund", "close"}
    assert SAMPLE.stems([]) == frozenset()


@given(st.text(max_size=60), st.lists(st.integers(-2, 9)))
def test_evidence_is_the_text_in_order_and_at_most_eight_spans(words: str, numbers: list[int]) -> None:
    spans = text(words).evidence(numbers)
    assert all(words[s.start : s.end] == s.text for s in spans)
    assert [s.start for s in spans] == sorted({s.start for s in spans})
    assert len(spans) <= 8
    assert len(text(words).known(numbers)) == len(spans)


@given(st.text(max_size=40), st.text(max_size=5))
def test_words_stand_in_a_text_as_a_pattern_would_find_them(around: str, word: str) -> None:
    if word:
        assert stands_in(f" {word} {around}", word)
    assert not stands_in(around, "")
