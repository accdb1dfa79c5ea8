"""Stances: held by whom the sentences give them to, in words that are theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.extraction import StanceClaim
from summarizer.grounding.faults import Fault, actor_of, evidence_of, short
from summarizer.grounding.lines.hedges import foretells
from summarizer.grounding.lines.retelling import unfaithful
from summarizer.grounding.meetings.meetings import sources
from summarizer.grounding.scene import abroad
from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.speech.claims import whole_claim
from summarizer.grounding.speech.holders import not_holder
from summarizer.grounding.speech.leaning import contradicts, denies_as, told_position
from summarizer.grounding.speech.questions import no_question, whole_question
from summarizer.grounding.speech.quotes import find_quote
from summarizer.summary import Actor, Position, Stance

_ISSUE_WORDS = 12
_CLAIM_WORDS = 60
_FORETELLS = re.compile(r"\b(?:will(?! not)|about to|managed to|has succeeded)\b", re.I)
_TOLD_AHEAD = re.compile(
    r"\b(?:will|would|about to|going to|managed to|when|once|unless|is to|are to)\b|'ll\b", re.I
)
# "The contacts could be repeated", said of no wish: what may happen is nobody's position.
_MAY_HAPPEN = re.compile(r"^[^,;]{1,60} (?:could|may|might) (?:\w+ )?be \w+(?:ed|en|ld)\b", re.I)


def ground_stance(claim: StanceClaim, scene: Scene) -> Stance:
    """The stance, its words checked against its sentences. Raises `Fault` when it is not told there."""
    notes: list[str] = []
    evidence = evidence_of(claim.s, scene.text)
    numbers = scene.text.known(claim.s)
    holder = actor_of(scene, claim.holder, "holder")
    issue, held = short("issue", claim.issue, _ISSUE_WORDS), short("claim", claim.claim, _CLAIM_WORDS)
    if not issue or not held:
        raise Fault("it names no issue or no claim")
    if not scene.text.tongue:
        held = whole_claim(held, holder, [scene.text.plain[n] for n in numbers])
        issue = _question(issue, held, holder, claim.position)
    if reason := not_holder(scene, numbers, holder, held, claim.reported_by):
        raise Fault(reason)
    for what, line in (("claim", held), ("issue", issue)):
        if reason := unfaithful(line, numbers, scene, whole=what == "issue", holder=holder):
            raise Fault(f"{what}: {reason}")
    foretold = _FORETELLS.search(held) and not any(_TOLD_AHEAD.search(scene.text.plain[n]) for n in numbers)
    if foretold and not scene.text.tongue:
        raise Fault("the claim foretells what its sentences only wish")
    if not scene.text.tongue and (reason := foretells(held, numbers, scene)):
        raise Fault(f"claim: {reason}")
    if claim.position == "supports" and _MAY_HAPPEN.search(held):
        raise Fault("the claim says what may happen, which is no position")
    if abroad.is_translated(held, scene.text):
        notes.append("issue and claim: a translation, not compared word for word")
    position = claim.position
    if not notes and _leans_otherwise(issue, held, position, scene):
        repairable = position != "declines_to_comment" and not scene.text.tongue
        own = told_position(issue, held) if repairable else None
        if own is None or not denies_as(held, " ".join(scene.text.plain[n] for n in numbers)):
            raise Fault(f"the claim does not say that {holder.name} {position.replace('_', ' ')}")
        notes.append(f"position: {position.replace('_', ' ')}, but its words say {own.replace('_', ' ')}")
        position = own
    return Stance(
        id="s",
        holder=holder.id,
        issue=issue,
        position=position,
        claim=held,
        quote=_quote(claim, scene, numbers, holder, notes),
        reported_by=tuple(
            s for s in sources(claim.reported_by, scene, numbers, notes, beside=False) if s != holder.id
        ),
        notes=tuple(notes),
        evidence=evidence,
        confidence=claim.confidence,
    )


def _question(issue: str, held: str, holder: Actor, position: Position) -> str:
    """The whole question on which the claim takes a side. Raises `Fault` where it takes none."""
    if position == "declines_to_comment":
        return issue
    if reason := no_question(issue, held, holder):
        raise Fault(reason)
    return whole_question(issue, held)


def _leans_otherwise(issue: str, held: str, position: Position, scene: Scene) -> bool:
    if other := scene.text.tongue:
        return abroad.contradicts(held, position, other)
    return contradicts(issue, held, position)


def _quote(
    claim: StanceClaim,
    scene: Scene,
    numbers: Sequence[int],
    holder: Actor,
    notes: list[str],
) -> str:
    """The holder's words as the article quotes them, or none with the reason noted."""
    reporters = {a.id for name in claim.reported_by[:8] if (a := scene.roster.find(name))}
    found = find_quote(scene, claim.quote, numbers, scene.roster.sides([holder.id]) | reporters)
    if found.startswith("!"):
        notes.append(f"quote: {found[1:]}")
        return ""
    return found
