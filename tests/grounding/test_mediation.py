"""Who is told to have brought sides together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.meetings.mediation import is_told_to_mediate, mediates
from summarizer.grounding.scene.roster import Scene

Scenes = Callable[..., Scene]
CAST = "Anna Kessler; Pavel Strand; Ewa Lind; Courier=media; Norvia=state; Teslund=state"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Anna Kessler met Pavel Strand in talks hosted by Norvia.", True),
        ("Norvia brought the two sides together.", True),
        ("Norvia watched the talks.", False),
        ("Somebody mediated.", False),
    ],
)
def test_a_mediator_stands_with_a_word_of_mediation(scene_of: Scenes, text: str, part: bool) -> None:
    assert mediates(scene_of(text, CAST), [1], "norvia") == part


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norvia appointed a mediator, Anna Kessler.", True),
        ("Anna Kessler was brought in to mediate.", True),
        ("Anna Kessler says she will chair a further round.", True),
        ("Anna Kessler met the mediator.", False),
    ],
)
def test_a_mediator_is_told_as_one(scene_of: Scenes, text: str, told: bool) -> None:
    assert is_told_to_mediate(scene_of(text, CAST), [1], "anna_kessler") == told
