"""A position must not say the opposite of the claim's own words."""

from __future__ import annotations

import pytest

from summarizer.grounding.speech.leaning import contradicts
from summarizer.summary import Position


@pytest.mark.parametrize(
    ("issue", "claim", "position"),
    [
        ("the toll", "Kessler supports the toll.", "opposes"),
        ("the toll", "The board welcomed the toll.", "opposes"),
        ("the toll", "Kessler rejects the toll.", "supports"),
        ("the toll", "The board condemned the toll.", "supports"),
        ("the toll", "Kessler wants the toll.", "declines_to_comment"),
        ("the toll on mills", "Strand wants a toll on mills.", "opposes"),
        ("the toll on mills", "Mills should pay the toll.", "opposes"),
        ("the toll", "Kessler will accept nothing short of a toll.", "opposes"),
        ("the toll", "The board is not going to pay the toll.", "supports"),
        ("the toll", "There should be no toll before the survey.", "supports"),
        ("the toll", "The board has refused the toll since March.", "supports"),
        ("whether they met", "The board would neither confirm nor deny that they met.", "opposes"),
        ("the toll", "The board declined to comment.", "supports"),
        ("the toll", "The board is neither for the toll nor against it.", "supports"),
        ("the toll", "The board has yet to make up its mind.", "opposes"),
        ("arbitration of the dispute", "Both should accept arbitration.", "opposes"),
    ],
)
def test_words_that_lean_the_other_way_contradict(issue: str, claim: str, position: Position) -> None:
    assert contradicts(issue, claim, position)


@pytest.mark.parametrize(
    ("issue", "claim", "position"),
    [
        ("the toll", "Kessler supports the toll.", "supports"),
        ("the toll", "Kessler rejects the toll.", "opposes"),
        ("the toll", "Kessler supports the toll.", "mixed"),
        ("a ban on logging", "Kessler supports the ban.", "opposes"),  # against what is against it
        ("the toll", "Kessler supports those who oppose the toll.", "opposes"),  # both: words do not tell
        ("the toll", "Kessler does not oppose the toll.", "supports"),
        ("the toll", "The toll is a tax on carpenters.", "opposes"),
        ("the toll", "Kessler declined to speak of the toll.", "declines_to_comment"),
        ("the toll", "", "supports"),
        ("the toll", "No one should be unsure about the toll.", "supports"),
        ("the toll", "The toll should be abandoned.", "opposes"),
        ("the board's place", "The board must not let mills be shut.", "supports"),  # "not" of something else
        ("the toll", "Kessler will not just pay but support the toll.", "supports"),
        ("the bridge", "Mills should pay the toll.", "opposes"),  # on something else
        ("continuing the talks", "The minister should walk away from the talks.", "opposes"),
        ("a place in the talks", "Norvia would not sign any talks away, and must have a place.", "supports"),
    ],
)
def test_words_that_agree_or_do_not_tell_contradict_nothing(
    issue: str, claim: str, position: Position
) -> None:
    assert not contradicts(issue, claim, position)
