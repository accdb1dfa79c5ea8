"""Which of the sentences that a meeting cites tell of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.extraction import MeetingClaim
from summarizer.grounding.meetings.occasions import Occasions
from summarizer.grounding.scene.roster import Scene

Scenes = Callable[..., Scene]
CAST = "Anna Kessler; Pavel Strand; Ewa Lind; Norvia=state"


@pytest.mark.parametrize(
    ("text", "day", "own"),
    [
        ("Anna Kessler met Pavel Strand in May 2025.\nEwa Lind saw her in June 2025.", "May 2025", [1]),
        ("Anna Kessler met Pavel Strand in May 2025.\nEwa Lind and she met in July.", "May 2025", [1]),
        ("Anna Kessler met Pavel Strand.\nShe denied it in June 2025.", "", [1, 2]),
        ("Anna Kessler met Pavel Strand.\nEwa Lind met lawmakers from Norvia.\nNorvia denied it.", "", [1]),
    ],
)
def test_another_day_or_other_people_are_another_occasion(
    scene_of: Scenes, text: str, day: str, own: list[int]
) -> None:
    numbers = list(range(1, text.count("\n") + 2))
    claim = MeetingClaim(s=numbers, participants=["Anna Kessler", "Pavel Strand"], date=day)
    people = ["anna_kessler", "pavel_strand"]
    assert Occasions(claim, scene_of(text, CAST), people, [], numbers).own == own
