"""Whose position a sentence tells: who speaks or acts in it, not whom it speaks of or who reports it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.summary import Summary

Publish = Callable[..., Summary]
CAST: list[dict[str, Any]] = [
    {"name": "Anna Kessler", "aliases": ["Kessler"], "kind": "person", "role": "mayor", "s": [1]},
    {
        "name": "Pavel Strand",
        "aliases": ["Strand"],
        "kind": "person",
        "affiliation": "Timber Board",
        "s": [1],
    },
    {"name": "Timber Board", "kind": "organization", "s": [1]},
    {"name": "Millers' Guild", "kind": "organization", "s": [1]},
    {"name": "Courier", "kind": "media", "s": [1]},
]
FIRST = "Mayor Anna Kessler and Pavel Strand of the Timber Board, with the Millers' Guild, read the Courier."


def rejected(publish: Publish, text: str, holder: str, claim: str = "", **changes: Any) -> list[str]:
    first = 3
    told = {
        "holder": holder,
        "issue": "the toll on mills",
        "position": "supports",
        "claim": claim or "The toll on mills should stay.",
        "s": list(range(first, first + text.count(". ") + 1)),
    }
    summary = publish(f"{FIRST} It rained.\n\n{text}", CAST, stances=[told | changes])
    return [r.reason for r in summary.rejected if r.kind == "stance"]


OTHER = "its sentences give it to somebody else than "


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Kessler argued that the toll on mills should stay whatever becomes of Strand.", "Strand"),
        ("Kessler spoke to Strand. She said the toll on mills should stay.", "Strand"),
        ("The toll on mills should stay, Strand told Kessler.", "Kessler"),
        ("Kessler has sent Strand a letter after she called for a toll on mills that should stay.", "Strand"),
    ],
)
def test_whom_a_speaker_names_does_not_hold_the_position(publish: Publish, text: str, holder: str) -> None:
    names = {"Strand": "Pavel Strand", "Kessler": "Anna Kessler"}
    assert rejected(publish, text, holder) == [OTHER + names[holder]]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Kessler, who has 6,000 mills to look after, wants the toll on mills to stay.", "Kessler"),
        ("Others, like Kessler and Strand, have also said the toll on mills should stay.", "Strand"),
        ("Kessler spoke to Strand. She said the toll on mills should stay.", "Kessler"),
        ("Kessler was there. Her office has always said that the toll on mills should stay.", "Kessler"),
        ("The mayor said the toll on mills should stay.", "Kessler"),
        ("Kessler on Sunday denounced Strand's toll on mills.", "Kessler"),
        ("Kessler late on Friday night denounced Strand's toll on mills.", "Kessler"),
        ("“The toll on mills should stay,” said Strand.", "Timber Board"),
        ("One who says that the toll on mills should stay is Kessler.", "Kessler"),
    ],
)
def test_who_speaks_or_acts_holds_it(publish: Publish, text: str, holder: str) -> None:
    assert rejected(publish, text, holder) == []


def test_an_outlet_is_the_newspaper(publish: Publish) -> None:
    text = "The newspaper stood by its account: the toll on mills should stay."
    assert rejected(publish, text, "Courier") == []


def test_an_envoy_among_the_sources_speaks_for_the_holder(publish: Publish) -> None:
    text = "According to the Courier, Strand was sent to say that the toll on mills should stay."
    assert rejected(publish, text, "Timber Board", reported_by=["Strand", "Courier"]) == []


def test_a_claim_that_names_its_holder_is_nobody_elses(publish: Publish) -> None:
    text = "The Courier has since written that the Timber Board favours the toll on mills."
    claim = "Timber Board favours the toll on mills."
    assert rejected(publish, text, "Courier", claim)
    assert rejected(publish, text, "Timber Board", claim) == []


def test_an_outlet_named_as_its_own_source_reports_it(publish: Publish) -> None:
    text = "According to the Courier, Kessler wants the toll on mills to stay."
    assert rejected(publish, text, "Courier", reported_by=["Courier"]) == [
        "Courier reports it, and does not hold it"
    ]
