"""Numbers of a retold line: those of its sentences, counting the same."""

from __future__ import annotations

import pytest

from summarizer.grounding.figures import counts_same, strange_number

TOLD = ["Some 1,250 mills in 14 valleys closed after 40 million crowns ran out, a loss of 20%."]


@pytest.mark.parametrize(
    "line",
    [
        "1250 mills closed",
        "Mills in fourteen valleys closed",
        "40,000,000 crowns ran out",
        "40 million crowns ran out",
        "a loss of 20 percent",
        "twenty per cent lost",
        "Mills closed",
    ],
)
def test_a_number_may_be_written_otherwise(line: str) -> None:
    assert not strange_number(line, TOLD)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("903 mills closed", "903"),
        ("Fifteen valleys lost mills", "15"),
        ("40 billion crowns ran out", "1000000000"),
        ("125 mills closed", "125"),
        ("a loss of 20 crowns", "20 crowns"),
        ("40 million percent", "1000000 percent"),
    ],
)
def test_another_number_or_unit_is_strange(line: str, number: str) -> None:
    assert strange_number(line, TOLD) == number


def test_two_may_count_two_names() -> None:
    assert not strange_number("The two met", ["Then Anna Kessler and Pavel Strand met."])
    assert strange_number("The two met", ["Then they met."]) == "2"


def test_a_number_counts_the_same_only_with_the_same_word_behind_it() -> None:
    assert counts_same("14", "14 valleys closed", "in 14 valley towns")
    assert not counts_same("14", "14 valleys closed", "14 mills")
