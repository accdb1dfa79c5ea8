"""Claims in whole words."""

from __future__ import annotations

import pytest

from summarizer.grounding.speech.claims import whole_claim
from summarizer.summary import Actor

BOARD = Actor(id="board", name="Timber Board", kind="organization", evidence=())


@pytest.mark.parametrize(
    ("claim", "told", "whole"),
    [
        ("Timber Board opposes it", "In Lund the Timber Board opposes it.", "The Timber Board opposes it"),
        ("Timber Board opposes it", "Timber Board opposes it.", "Timber Board opposes it"),
        ("The Timber Board opposes it", "The Timber Board opposes it.", "The Timber Board opposes it"),
        ("Timber Board's toll is wrong", "The Timber Board's toll is wrong.", "Timber Board's toll is wrong"),
        (
            "Plans to leave",
            'It said plans to leave were "under way", a day on.',
            'Plans to leave were "under way"',
        ),
        ("It opposed the toll", "It opposed the toll will say all.", "It opposed the toll"),
        ("Plans to leave", "It has plans to leave.", "Plans to leave"),
    ],
)
def test_a_claim_has_its_article_and_its_verb(claim: str, told: str, whole: str) -> None:
    assert whole_claim(claim, BOARD, [told]) == whole
