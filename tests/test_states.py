from __future__ import annotations

import pytest

from summarizer.states import forms_of_state, state_named, state_of_capital, state_of_demonym, state_of_seat


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("France", "France"),
        ("FRANCE", "France"),
        ("the U.S.", "United States"),
        ("America", "United States"),
        ("Britain", "United Kingdom"),
        ("Burma", "Myanmar"),
        ("French", ""),
        ("Paris", ""),
        ("Teslund", ""),
        ("", ""),
    ],
)
def test_names_of_states(word: str, state: str) -> None:
    assert state_named(word) == state


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("French", "France"),
        ("dutch", "Netherlands"),
        ("Swiss", "Switzerland"),
        ("British", "United Kingdom"),
        ("American", "United States"),
        ("South Korean", "South Korea"),
        ("Teslunder", ""),
        ("", ""),
    ],
)
def test_demonyms(word: str, state: str) -> None:
    assert state_of_demonym(word) == state


@pytest.mark.parametrize(
    ("word", "state"),
    [("Paris", "France"), ("KYIV", "Ukraine"), ("Bern", "Switzerland"), ("Marseille", ""), ("", "")],
)
def test_capitals(word: str, state: str) -> None:
    assert state_of_capital(word) == state


@pytest.mark.parametrize(
    ("word", "state"),
    [("the Kremlin", "Russia"), ("Élysée", "France"), ("Downing Street", "United Kingdom"), ("Lund", "")],
)
def test_seats_of_government(word: str, state: str) -> None:
    assert state_of_seat(word) == state


def test_every_form_of_a_state_leads_back_to_it() -> None:
    forms = forms_of_state("Germany")
    assert {"germany", "german", "berlin"} <= set(forms)
    for form in forms:
        assert "Germany" in {state_named(form), state_of_demonym(form), state_of_capital(form)}
    assert forms_of_state("Teslund") == ()


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("the Bahamas", "Bahamas"),
        ("Kosovo", "Kosovo"),
        ("DR Congo", "Democratic Republic of Congo"),
        ("Türkiye", "Turkey"),
        ("the Vatican", "Vatican"),
        ("Beijing", ""),
        ("Washington", ""),
    ],
)
def test_names_that_news_prose_writes(word: str, state: str) -> None:
    assert state_named(word) == state


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Indian", "India"),
        ("Saudi", "Saudi Arabia"),
        ("Emirati", "United Arab Emirates"),
        ("Bosnian", "Bosnia and Herzegovina"),
        ("Kazakh", "Kazakhstan"),
        ("Palestinian", "Palestine"),
        ("UK", "United Kingdom"),
    ],
)
def test_demonyms_that_news_prose_writes(word: str, state: str) -> None:
    assert state_of_demonym(word) == state


@pytest.mark.parametrize(
    ("word", "state"),
    [("Washington", "United States"), ("Beijing", "China"), ("Brussels", ""), ("Hamilton", "")],
)
def test_capitals_that_news_prose_writes(word: str, state: str) -> None:
    assert state_of_capital(word) == state
