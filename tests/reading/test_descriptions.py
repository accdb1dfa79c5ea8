from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("first", "second", "name", "called"),
    [
        ("Trade Minister Anna Kessler left.", "The minister smiled.", "Anna Kessler", {"The minister"}),
        (
            "French President Edmond Valcourt left.",
            "A toll would hurt the French leader.",
            "Edmond Valcourt",
            {"the French leader"},
        ),
        ("The Timber Federation met.", "It angered the federation.", "Timber Federation", {"the federation"}),
        (
            "The freight group Lund Lines met.",
            "It angered the group.",
            "Lund Lines",
            {"the group"},
        ),
    ],
)
def test_a_description_means_the_one_it_fits(
    read: Read, first: str, second: str, name: str, called: set[str]
) -> None:
    assert set(read(first, second).member(name).called) == called


def test_a_description_that_fits_two_means_neither(read: Read) -> None:
    reading = read(
        "Trade Minister Anna Kessler met Finance Minister Ida Moreau on Monday.", "The minister smiled."
    )
    assert not reading.member("Anna Kessler").called
    assert not reading.member("Ida Moreau").called


def test_a_description_never_means_somebody_named_later(read: Read) -> None:
    reading = read("The minister smiled.", "Trade Minister Anna Kessler left.")
    assert not reading.member("Anna Kessler").called


def test_officials_of_a_body_are_that_body(read: Read) -> None:
    reading = read("Anna Kessler met Kremlin officials on Tuesday.")
    assert set(reading.member("Kremlin").called) == {"Kremlin officials"}


def test_a_medium_is_called_by_its_kind_and_name(read: Read) -> None:
    reading = read("The French weekly Kurier reported that Anna Kessler left.")
    assert reading.member("Kurier").role == "French weekly"
    assert set(reading.member("Kurier").called) == {"French weekly Kurier"}


def test_a_delegation_is_its_state_and_a_state_s_officials_are_not(read: Read) -> None:
    reading = read(
        "Norway met Sweden on Monday.", "The Norwegian delegation left.", "Swedish officials left."
    )
    assert set(reading.member("Norway").called) == {"Norwegian delegation"}
    assert not reading.member("Sweden").called


def test_two_states_share_no_description(read: Read) -> None:
    reading = read("Norway met Sweden on Monday.", "Norwegian and Swedish negotiators left.")
    assert not reading.member("Norway").called
