"""Content words, numbers and denials of a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.words.wording import (
    content_words,
    counted,
    is_grave,
    is_unspaced,
    new_words,
    number_of,
    numbers,
    stems,
)


def test_content_words_are_without_function_words_and_possessives() -> None:
    assert content_words("The mills of Kessler's valley were closing again") == [
        "mills",
        "kessler",
        "valley",
        "closing",
    ]


@pytest.mark.parametrize(("one", "other"), [("closed the mills", "closing a mill"), ("拒绝谈判", "拒绝谈判")])
def test_one_word_in_two_forms_has_one_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_a_script_without_spaces_is_compared_by_pairs_of_letters() -> None:
    assert is_unspaced("市長")
    assert not is_unspaced("mayor мэр")
    assert stems("市長会") == ["市長", "長会"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("1,250 mills in 14 valleys", ["1250", "14"]),
        ("twelve mills and twenty men", ["12", "20"]),
        ("3.5 million", ["3.5", "1000000"]),
        ("3/4 full", ["3", "4"]),
        ("a second look at one mill", []),
        ("no number", []),
    ],
)
def test_numbers_have_one_form_in_words_and_digits(words: str, found: list[str]) -> None:
    assert numbers(words) == found


def test_a_number_counts_the_word_behind_it() -> None:
    assert counted("14 mills, 20% and five per cent off") == [
        ("14", "mills"),
        ("20", "percent"),
        ("5", "percent"),
    ]


def test_new_words_are_those_whose_stems_are_not_held_but_for_words_of_retelling() -> None:
    held = stems("Kessler closed the mills")
    assert new_words("Officials said Kessler is closing a mill", held) == []
    assert new_words("Kessler burned the mills", held) == ["burned"]


@pytest.mark.parametrize(("word", "grave"), [("murdered", True), ("bribes", True), ("walked", False)])
def test_a_word_that_accuses_is_grave_in_every_form(word: str, grave: bool) -> None:
    assert is_grave(word) == grave


@given(st.text(max_size=40))
def test_any_text_has_words_and_numbers(words: str) -> None:
    assert new_words(words, stems(words)) == []
    assert all(numbers(words))
    assert all(number for number, _ in counted(words))


def test_british_and_american_spelling_are_one_word() -> None:
    assert stems("favour the harbours") == stems("favors harbor")


@pytest.mark.parametrize(
    ("word", "number"), [("seven", "7"), ("1,250", "1250"), ("3.5", "3.5"), ("second", ""), ("mills", "")]
)
def test_one_word_is_one_number(word: str, number: str) -> None:
    assert number_of(word) == number
