"""Numbers of a retold line: those of its sentences, counting the same."""

from __future__ import annotations

import pytest

from summarizer.grounding.lines.figures import counts_same, strange_number

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


@pytest.mark.parametrize(
    ("line", "told", "number"),
    [
        ("five months", "Norvia wants two winters; the others insist on five.", "5 months"),
        ("three and a half months", "It took three and a half winters.", "3.5 months"),
        ("a tenth of the catch", "They lost a third of the catch.", "tenth"),
        ("for the forty-one time", "After forty days one mill closed.", "41"),
        ("25 sources met", "They met on October 25.", "25 sources"),
        ("by seven votes to nine", "It fell by nine votes to seven.", "7 to 9"),
        (
            "Norvia wants five winters, while Kelmark asks for two",
            "Norvia wants two winters; Kelmark asks for five.",
            "5",
        ),
    ],
)
def test_a_number_stands_with_its_unit_and_its_side(line: str, told: str, number: str) -> None:
    assert strange_number(line, [told]) == number


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("3.5 winters", "It took three and a half winters."),
        ("one third of the catch", "They lost a third of the catch."),
        ("on 7 and 8 October", "The summit is on October 7 and 8 in Lund."),
        ("twice as much", "They want to double it."),
        ("9 billion dollars a year", "They want $9 billion a year."),
    ],
)
def test_a_number_of_several_words_may_be_written_otherwise(line: str, told: str) -> None:
    assert not strange_number(line, [told])


def test_what_a_bare_number_counts_is_told_elsewhere() -> None:
    assert strange_number("nine per mille", ["Nine is too much."], "The union wants nine per cent.")
    assert not strange_number("nine per cent", ["Nine is too much."], "The union wants nine per cent.")
