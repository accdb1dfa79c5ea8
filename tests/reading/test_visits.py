"""Visits that are told and the meetings they were for are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "place", "status"),
    [
        ("Norwegian Foreign Minister Anna Kessler visited Muscat in the autumn.", "Muscat", "confirmed"),
        ("Norwegian Foreign Minister Anna Kessler flew to Oman on Monday.", "Oman", "confirmed"),
        ("Foreign Minister Anna Kessler will travel to Muscat on Monday.", "Muscat", "planned"),
        ("Foreign Minister Anna Kessler spent three days in Muscat in May.", "Muscat", "confirmed"),
        ("Norway said it would dispatch its envoy, Anna Kessler, to Oman.", "Oman", "planned"),
        ("Foreign Minister Anna Kessler is to lead a delegation to Muscat in May.", "Muscat", "planned"),
        ("It follows a trip to Muscat last month by Foreign Minister Anna Kessler.", "Muscat", "confirmed"),
        ("Foreign Minister Anna Kessler slipped into the Omani capital in May.", "Oman", "confirmed"),
    ],
)
def test_a_visit_is_a_meeting_with_the_state(read: Read, sentence: str, place: str, status: str) -> None:
    found = read(sentence)
    assert found.met == {"Anna Kessler", "Oman"}
    assert (found.meeting.place, found.meeting.status) == (place, status)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Kessler, a singer, visited Muscat in the autumn.",
        "Omani Foreign Minister Anna Kessler flew to Muscat on Monday.",
        "Foreign Minister Anna Kessler refused to visit Muscat.",
        "Foreign Minister Anna Kessler spent a fortune in Muscat.",
        "Foreign Minister Anna Kessler visited the harbour.",
    ],
)
def test_no_state_is_visited(read: Read, sentence: str) -> None:
    assert read(sentence).proposals.occasions == ()


@pytest.mark.parametrize(
    "more",
    [
        "She met Pavel Strand there on Tuesday.",
        "In the evening she was received by Pavel Strand.",
    ],
)
def test_a_visit_is_the_meeting_it_was_for(read: Read, more: str) -> None:
    found = read("Foreign Minister Anna Kessler flew to Muscat on Monday.", more)
    assert found.met == {"Anna Kessler", "Pavel Strand"}


def test_another_meeting_leaves_the_visit(read: Read) -> None:
    found = read(
        "Foreign Minister Anna Kessler flew to Muscat on Monday.",
        "The price of oil fell.",
        "Nobody knew why.",
        "She met Pavel Strand in Lund on Friday.",
    )
    assert [o.place for o in found.proposals.occasions] == ["Muscat", "Lund"]


def test_each_state_of_a_tour_is_visited(read: Read) -> None:
    found = read("Norwegian Foreign Minister Anna Kessler will travel to Oman, Qatar and Kuwait next week.")
    assert [o.place for o in found.proposals.occasions] == ["Oman", "Qatar", "Kuwait"]
