from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.names import acronym, bare, is_college, is_short_for, strip_honorific


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Anna Kessler", "anna kessler"),
        ("Mr. Kessler", "kessler"),
        ("Prime Minister Anna Kessler", "anna kessler"),
        ("the Timber Board", "timber board"),
        ("Kessler's", "kessler"),
        ("Kessler’s", "kessler"),
        ("Anna\u00a0  Kessler", "anna kessler"),
        ("President", "president"),
        ("", ""),
    ],
)
def test_bare_leaves_the_name_alone(name: str, left: str) -> None:
    assert bare(name) == left


@given(st.text())
def test_every_name_is_a_form_of_itself(name: str) -> None:
    assert is_short_for(name, name) == bool(bare(name))


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Mrs. Kessler", "Kessler"),
        ("Dr Anna Kessler", "Anna Kessler"),
        ("Drexel Bank", "Drexel Bank"),
        ("President Kessler", "President Kessler"),
    ],
)
def test_only_forms_of_address_are_stripped(name: str, left: str) -> None:
    assert strip_honorific(name) == left


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Kessler", "Anna Kessler"),
        ("Anna", "Anna Kessler"),
        ("President Kessler", "Anna Kessler"),
        ("van Holt", "Pieter van Holt"),
        ("the Federation", "Marovian Timber Federation"),
        ("MTF", "Marovian Timber Federation"),
        ("M.T.F.", "Marovian Timber Federation"),
        ("KESSLER", "Anna Kessler"),
    ],
)
def test_a_short_form_names_the_full_one(short: str, full: str) -> None:
    assert is_short_for(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Kess", "Anna Kessler"),  # half a word
        ("Anna Kessler", "Kessler"),  # the longer is no short form
        ("Timber", "Marovian Timber Federation"),  # from the middle
        ("Anna Strand", "Anna Kessler"),
        ("mtf", "Marovian Timber Federation"),  # an acronym is written in capitals
        ("who", "Western Hop Organization"),  # a pronoun is none
        ("M", "Marovian"),
        ("", "Anna Kessler"),
        ("Kessler", ""),
    ],
)
def test_what_is_no_short_form(short: str, full: str) -> None:
    assert not is_short_for(short, full)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Marovian Timber Federation", "mtf"),
        ("Bank of Vasland", "bv"),
        ("Élan Obst", "éo"),
        ("no capitals", ""),
    ],
)
def test_acronym_takes_the_capitalised_words(name: str, letters: str) -> None:
    assert acronym(name) == letters


def test_an_article_of_arabic_names_is_left_out_by_some_papers() -> None:
    assert is_short_for("Burhan", "Abdel Fattah al-Burhan")
    assert not is_short_for("Al", "Abdel Fattah al-Burhan")


@pytest.mark.parametrize(
    ("name", "college"),
    [("The board of Qantas", True), ("NATO", True), ("Queensland Cabinet", True), ("Timber Ltd", False)],
)
def test_a_body_of_many_meets_among_itself(name: str, college: bool) -> None:
    assert is_college(name) is college
