"""What takes no side on a question, and what the question is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.grounding.speech.questions import whole_question
from summarizer.summary import Summary

Publish = Callable[..., Summary]
CAST = "Anna Kessler; Timber Board=organization"


def published(publish: Publish, issue: str, claim: str, holder: str = "Anna Kessler") -> Summary:
    text = f"{holder} said: {claim}."
    held: dict[str, Any] = {
        "holder": holder,
        "issue": issue,
        "position": "supports",
        "claim": claim,
        "s": [1],
    }
    return publish(text, CAST, stances=[held])


@pytest.mark.parametrize(
    ("issue", "claim", "why"),
    [
        ("the plan", "the government would study the plan", "who will study or consider something"),
        ("the plan", "the council will look at the plan", "who will study or consider something"),
        ("a ban", "the town is considering a ban", "who will study or consider something"),
        ("the mill", "the mill was not present", "that somebody was not there is a fact"),
        ("attending the talks", "the miller did not attend the talks", "that somebody was not there"),
        ("Anna Kessler", "she would fight it in every court", "the issue is Anna Kessler itself"),
    ],
)
def test_what_takes_no_side_is_no_position(publish: Publish, issue: str, claim: str, why: str) -> None:
    found = published(publish, issue, claim)
    assert not found.stances
    assert [r.reason for r in found.rejected if r.reason.startswith(why)]


@pytest.mark.parametrize(
    ("issue", "claim"),
    [
        ("the plan", "the government should study the plan"),
        ("the plan", "the town wants to look at the plan"),
        ("the toll", "the toll is right, and the board will study it"),
    ],
)
def test_what_takes_a_side_is_one(publish: Publish, issue: str, claim: str) -> None:
    assert published(publish, issue, claim).stances


@pytest.mark.parametrize(
    ("issue", "claim", "whole"),
    [
        ("the stadium", "Kessler ruled out selling the stadium", "selling the stadium"),
        ("the mill", "the council opposes closing the mill", "closing the mill"),
        ("the toll", "Kessler opposes the toll", "the toll"),
        ("the mill", "Kessler opposes closing the mills", "the mill"),
    ],
)
def test_the_deed_that_is_refused_belongs_to_the_question(issue: str, claim: str, whole: str) -> None:
    assert whole_question(issue, claim) == whole
