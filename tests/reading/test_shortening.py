from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.reading.shortening import shortened
from summarizer.reading.syntax.parser import parse

pytest.importorskip("spacy")


def cut(text: str, words: int = 5) -> str:
    return shortened(parse({1: text})[1], text, words)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "Anna Kessler, who took over the board in May, met Pavel Strand.",
            "Anna Kessler met Pavel Strand.",
        ),
        (
            "Anna Kessler met Pavel Strand in Oslo on Monday, after the mills had closed.",
            "Anna Kessler met Pavel Strand in Oslo on Monday.",
        ),
        (
            "Anna Kessler met Pavel Strand in Oslo, and her envoy went on to Rome.",
            "Anna Kessler met Pavel Strand in Oslo.",
        ),
        ("But Anna Kessler left.", "Anna Kessler left."),
        ("Anna’s board opposes the toll.", "Anna’s board opposes the toll."),
    ],
)
def test_what_is_added_in_passing_goes(text: str, short: str) -> None:
    assert cut(text) == short


@pytest.mark.parametrize(
    "text",
    [
        "Anna Kessler met Pavel Strand in Oslo on Monday, the Daily Courier reported.",
        "Anna Kessler met Pavel Strand in Oslo, but Strand did not sign.",
        "Anna Kessler met Pavel Strand in Oslo, which Strand denies.",
        "“The toll, which nobody wanted, is a bucket,” Anna Kessler said.",
        "Anna Kessler will sign if Pavel Strand resigns from the timber board.",
    ],
)
def test_sources_denials_conditions_and_quotations_stay(text: str) -> None:
    assert cut(text) == text


def test_a_sentence_that_is_short_enough_stays() -> None:
    text = "Anna Kessler, who took over the board in May, met Pavel Strand."
    assert cut(text, words=12) == text


WORDS = """Anna Kessler met Strand , who said that it rained and after the toll ( Lund ) but not " - co
    because reported . which left""".split()


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join) | st.text(min_size=1, max_size=40)
)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_words_are_only_left_out(text: str) -> None:
    left = iter(text.casefold().replace(" ", ""))
    assert all(letter in left for letter in cut(text, words=3).casefold().replace(" ", ""))
