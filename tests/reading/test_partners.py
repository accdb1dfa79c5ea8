"""Several meetings that one word tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
MONDAY = ("Pavel Strand", "Monday", "Oslo")


def legs(found: Any) -> list[tuple[str, str, str]]:
    """Whom Anna Kessler met, on which day and where."""
    occasions = found.proposals.occasions
    assert all(o.participants[0].name == "Anna Kessler" for o in occasions)
    return [(" ".join(m.name for m in o.participants[1:]), o.date, o.place) for o in occasions]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Anna Kessler met Pavel Strand in Oslo on Monday and Maria Lund in Rome on Tuesday.",
            [MONDAY, ("Maria Lund", "Tuesday", "Rome")],
        ),
        (
            "Anna Kessler met Pavel Strand in Oslo on Monday and Mr. Lund in Rome two days later.",
            [MONDAY, ("Lund", "two days later", "Rome")],
        ),
        (
            "Anna Kessler held talks with Pavel Strand in Oslo on Monday and with Maria Lund in Tunis.",
            [MONDAY, ("Maria Lund", "Monday", "Tunis")],
        ),
        (
            "Anna Kessler met the premier, Pavel Strand, in Oslo on Monday and President Maria Lund in Rome.",
            [MONDAY, ("Maria Lund", "Monday", "Rome")],
        ),
        (
            "Anna Kessler met Pavel Strand in Oslo on Monday and the Italian premier, Maria Lund, in Rome.",
            [MONDAY, ("Maria Lund", "Monday", "Rome")],
        ),
        (
            "Anna Kessler urged restraint in calls with Pavel Strand and Maria Lund on Friday.",
            [("Pavel Strand", "Friday", ""), ("Maria Lund", "Friday", "")],
        ),
        (
            "Anna Kessler called Premier Pavel Strand and Mayor Maria Lund on Friday.",
            [("Pavel Strand", "Friday", ""), ("Maria Lund", "Friday", "")],
        ),
        (
            "Anna Kessler, who spoke to both Pavel Strand and Maria Lund on Friday, offered to go to Rome.",
            [("Pavel Strand", "Friday", ""), ("Maria Lund", "Friday", "")],
        ),
        (
            "Anna Kessler spoke by phone with Pavel Strand on Friday and Maria Lund on Sunday.",
            [("Pavel Strand", "Friday", ""), ("Maria Lund", "Sunday", "")],
        ),
    ],
)
def test_each_partner_is_met_on_a_day_and_at_a_place_of_their_own(
    read: Read, sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert legs(read(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Kessler met Pavel Strand and Maria Lund in Oslo on Monday.",
        "Anna Kessler met Pavel Strand with Maria Lund in Oslo on Monday.",
    ],
)
def test_partners_met_together_are_one_meeting(read: Read, sentence: str) -> None:
    assert [(set(who.split()), day, at) for who, day, at in legs(read(sentence))] == [
        ({"Pavel", "Strand", "Maria", "Lund"}, "Monday", "Oslo")
    ]


def test_who_speaks_behind_the_day_was_not_met(read: Read) -> None:
    found = read(
        "Anna Kessler met Pavel Strand in Oslo on Monday and Maria Lund said in Rome that it was useful."
    )
    assert legs(found) == [MONDAY]
    assert found.holders == ["Maria Lund"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Anna Kessler and Pavel Strand met in Oslo on Monday and again in Lund in June.",
            [MONDAY, ("Pavel Strand", "June", "Lund")],
        ),
        (
            "Anna Kessler and Pavel Strand had met in Oslo and in Rome.",
            [("Pavel Strand", "", "Oslo"), ("Pavel Strand", "", "Rome")],
        ),
        (
            "Anna Kessler met the premier, Pavel Strand, in Oslo on Monday "
            "and the Italian Minister of Labour and Fisheries, Maria Lund, in Rome on Tuesday.",
            [MONDAY, ("Maria Lund", "Tuesday", "Rome")],
        ),
    ],
)
def test_two_meetings_of_one_verb(read: Read, sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert legs(read(sentence)) == expected
