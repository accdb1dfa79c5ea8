"""What is only reported, wished or planned is not told as a fact."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.grounding.lines.hedges import overstates
from summarizer.grounding.scene.roster import Scene

Scenes = Callable[..., Scene]
CAST = "Anna Kessler; Courier=media"


@pytest.mark.parametrize(
    ("told", "line", "reason"),
    [
        (
            "Kessler said the mills must involve the board.",
            "The mills will involve the board, Kessler said.",
            "it foretells what its sentences only wish",
        ),
        (
            "Youth groups have asked for seats in the room.",
            "Youth groups got seats in the room.",
            "it tells as done what its sentences only wish",
        ),
        (
            "Anna Kessler will chair a further round in Lund.",
            "A further round, chaired by Kessler, followed in Lund.",
            "it tells as done what lies ahead",
        ),
        (
            "Anna Kessler says she will chair a further round in Lund.",
            "Kessler says a further round in Lund followed.",
            "it tells as done what lies ahead",
        ),
        (
            "Courier reported that Anna Kessler dined in Lund.\nThe board declined to comment.",
            "Anna Kessler dined in Lund; the board declined to comment.",
            "it states as a fact what the article only reports",
        ),
    ],
)
def test_a_hedge_is_kept(scene_of: Scenes, told: str, line: str, reason: str) -> None:
    scene = scene_of(told, CAST)
    assert overstates(line, list(scene.text.plain), scene) == reason


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("Kessler said the mills must involve the board.", "Kessler wants the mills to involve the board."),
        ("The mills must close and will close in May.", "The mills will close in May."),
        ("Courier reported that Anna Kessler dined in Lund.", "Courier: Anna Kessler dined in Lund"),
        ("Courier reported that Anna Kessler dined in Lund.", "Anna Kessler dined in Lund, Courier says."),
        ("Anna Kessler will chair a further round in Lund.", "A further round is to be chaired by Kessler."),
        (
            "Courier reported that it came as Anna Kessler confirmed that talks were underway in Lund.",
            "Kessler confirmed that talks were underway in Lund.",
        ),
    ],
)
def test_a_hedge_may_be_reworded(scene_of: Scenes, told: str, line: str) -> None:
    scene = scene_of(told, CAST)
    assert not overstates(line, list(scene.text.plain), scene)
