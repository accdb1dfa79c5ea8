"""The part of a retold line that stands around a name: what the line tells of it."""

from __future__ import annotations

import re

from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.words.wording import stems

_BREAKS = re.compile(
    r"[;,:]|\s-\s|\b(?:while|but|as|which|who|and|or|nor|after|before|because|when|since|that)\b"
)


def clause(plain: str, start: int, end: int) -> str:
    """The line around characters `start` to `end`, up to a comma or conjunction on either side."""
    before = [m.end() for m in _BREAKS.finditer(plain, 0, start)]
    after = _BREAKS.search(plain, end)
    return plain[before[-1] if before else 0 : after.start() if after else len(plain)]


def names_in(scene: Scene) -> set[str]:
    """The stems of all names of the article's actors."""
    return {stem for form, _ in scene.mentions.forms for stem in stems(form)}
