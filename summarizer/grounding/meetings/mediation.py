"""Who is told to have brought sides together: host, convener, mediator; and who is that and no more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.meetings.attendance import is_joined
from summarizer.grounding.scene.meaning import meant_in
from summarizer.grounding.scene.roster import Mention, Scene
from summarizer.grounding.words.cues import CONTACT, MEDIATES

_IS_MEDIATOR = re.compile(r"\b(?:mediator|moderator|facilitator|go-between|intermediary|host),? $", re.I)
_OF_ANOTHER = re.compile(rf"{CONTACT.pattern}'s (?:[\w-]+ )?(?:mediator|host),? $", re.I)
"""The host of a gathering that is named: nothing tells that they presided over what stands behind."""
_PRESIDES = re.compile(
    r"(?:,[^,;]{1,80},)?(?: (?:is|was|will|would|had|has|been|have))*(?: \w+ly| brought in)?"
    r" (?:to (?:\w+ )?)?(?:mediat|presid|chair|moderat|facilitat)\w*",
    re.I,
)
_BY = re.compile(r"\b(?:by|of|from|at|under|through|with)(?: (?:the|an?|its|his|her))?(?: [\w'.-]+){0,5} $")
_OWNS = re.compile(r"'s? (?:[\w-]+ ){0,3}$")


def mediates(scene: Scene, numbers: Sequence[int], actor: str) -> bool:
    """Whether a sentence gives a word of mediation, hosting or convening to the actor."""
    if other := scene.text.tongue:
        return any(
            other.mediates.search(scene.text.folded[n]) and actor in scene.mentions.present(n)
            for n in numbers
        )
    return any(_mediates_by(scene, n, actor) for n in numbers)


def _mediates_by(scene: Scene, n: int, actor: str) -> bool:
    plain = scene.text.plain[n]
    words = [*MEDIATES.finditer(plain)]
    if not words:
        return False
    meant = any(
        actor in phrase.actors
        and is_joined(plain, phrase.span, [w for w in words if w.start() >= phrase.span[0]])
        for phrase in meant_in(scene, n, words)
    )
    return meant or any(_does(plain, m, words) for m in _of(scene, n, actor))


def _of(scene: Scene, n: int, actor: str) -> list[Mention]:
    """The mentions and descriptions of the actor in sentence `n`."""
    return [m for m in (*scene.mentions.at(n), *scene.mentions.described_at(n)) if m.actor == actor]


def _does(plain: str, mention: Mention, words: Sequence[re.Match[str]]) -> bool:
    """Whether the mention is subject, agent or owner of one of the words, or has it for a title."""
    behind = [w for w in words if w.start() >= mention.start]
    lead = plain[: mention.start]
    return (
        is_joined(plain, (mention.start, mention.end), behind)
        or bool(_IS_MEDIATOR.search(lead))
        or any(w.end() <= mention.start and _BY.search(plain[w.end() : mention.start]) for w in words)
    )


def is_told_to_mediate(scene: Scene, numbers: Sequence[int], actor: str) -> bool:
    """Whether a sentence tells of the actor that they are the mediator, or to preside: "a mediator, X"."""
    return not scene.text.tongue and any(_presides(scene, n, actor) for n in numbers)


def _presides(scene: Scene, n: int, actor: str) -> bool:
    plain = scene.text.plain[n]
    named = [(m.start, m.end) for m in _of(scene, n, actor)]
    meant = [p.span for p in meant_in(scene, n, []) if p.actors == {actor}]
    return any(
        _IS_MEDIATOR.search(plain[:start])
        and not (_OF_ANOTHER.search(plain[:start]) and CONTACT.search(plain, end))
        for start, end in named
    ) or any(_PRESIDES.match(plain, end) for _, end in (*named, *meant))
