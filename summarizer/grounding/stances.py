"""Stances: held by whom the sentences give them to, in words that are theirs."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from summarizer.extraction import StanceClaim
from summarizer.grounding import abroad
from summarizer.grounding.faults import Fault, actor_of, evidence_of, short
from summarizer.grounding.leaning import contradicts
from summarizer.grounding.meetings import sources
from summarizer.grounding.quotes import find_quote
from summarizer.grounding.retelling import unfaithful
from summarizer.grounding.roster import Mention, Scene
from summarizer.grounding.telling import tellers
from summarizer.grounding.wording import is_function_word
from summarizer.summary import Actor, Position, Stance

_ISSUE_WORDS = 12
_CLAIM_WORDS = 60
_ASIDE = re.compile(r"^(?: and [\w' -]{1,40}?(?= [a-z])|,[^,]{1,80},| - [^-]{1,120} -)")
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:with|of|by|to|for|from|against|between|on|about|at|toward|towards|over)"
    r"(?: (?:the|a|an))?(?: [\w.-]+){0,3} $"
)
_AUXILIARIES = frozenset(
    "has have had is are was were will would can could may might must should does do did".split()
)
_ITS = re.compile(r"\b(?:its|their)\b", re.I)
_FORETELLS = re.compile(r"\b(?:will(?! not)|about to|managed to|has succeeded)\b", re.I)
_TOLD_AHEAD = re.compile(
    r"\b(?:will|would|about to|going to|managed to|when|once|unless|is to|are to)\b|'ll\b", re.I
)
# "The contacts could be repeated", said of no wish: what may happen is nobody's position.
_MAY_HAPPEN = re.compile(r"^[^,;]{1,60} (?:could|may|might) (?:\w+ )?be \w+(?:ed|en|ld)\b", re.I)
_REPORTS = re.compile(
    r"^(?:'s [\w' -]{1,40})?(?:, (?:citing|quoting)\b[^,]{1,80},)?"
    r" (?:reported|reports|writes|wrote|published|quoted|cited)\b",
    re.I,
)


def ground_stance(claim: StanceClaim, scene: Scene) -> Stance:
    """The stance, its words checked against its sentences. Raises `Fault` when it is not told there."""
    notes: list[str] = []
    evidence = evidence_of(claim, scene.text)
    numbers = scene.text.known(claim.s)
    holder = actor_of(scene, claim.holder, "holder")
    issue, held = short("issue", claim.issue, _ISSUE_WORDS), short("claim", claim.claim, _CLAIM_WORDS)
    if not issue or not held:
        raise Fault("it names no issue or no claim")
    if reason := _not_holder(claim, scene, numbers, holder):
        raise Fault(reason)
    for what, line in (("claim", held), ("issue", issue)):
        if reason := unfaithful(line, numbers, scene, whole=what == "issue", holder=holder):
            raise Fault(f"{what}: {reason}")
    foretells = _FORETELLS.search(held) and not any(_TOLD_AHEAD.search(scene.text.plain[n]) for n in numbers)
    if foretells and not scene.text.tongue:
        raise Fault("the claim foretells what its sentences only wish")
    if claim.position == "supports" and _MAY_HAPPEN.search(held):
        raise Fault("the claim says what may happen, which is no position")
    if abroad.is_translated(held, scene.text):
        notes.append("issue and claim: a translation, not compared word for word")
    elif _leans_otherwise(issue, held, claim.position, scene):
        raise Fault(f"the claim does not say that {holder.name} {claim.position.replace('_', ' ')}")
    return Stance(
        id="s",
        holder=holder.id,
        issue=issue,
        position=claim.position,
        claim=held,
        quote=_quote(claim, scene, numbers, holder, notes),
        reported_by=tuple(s for s in sources(claim.reported_by, scene, numbers, notes) if s != holder.id),
        notes=tuple(notes),
        evidence=evidence,
        confidence=claim.confidence,
    )


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


def _not_holder(claim: StanceClaim, scene: Scene, numbers: Sequence[int], holder: Actor) -> str:
    """Why the sentences give the position to somebody else, or empty."""
    sides = scene.roster.sides([holder.id])
    present = {actor for n in numbers for actor in scene.mentions.present(n)}
    beside = {actor for n in numbers for d in (-2, -1, 1, 2) for actor in scene.mentions.ids(n + d)}
    if holder.id not in present and not (sides & present) and holder.id not in beside:
        return f"{holder.name} is not named where it is told"
    if holder.kind == "media" and _only_reports(scene, numbers, holder.id):
        return f"{holder.name} reports it, and does not hold it"
    if scene.text.tongue:
        return ""
    told_by = {teller.actor for n in numbers for teller in tellers(scene, n)}
    reporters = {a.id for name in claim.reported_by[:8] if (a := scene.roster.find(name))}
    if told_by and not told_by & (sides | reporters) and not _may_be_meant(scene, numbers, holder.id, sides):
        return f"its sentences give it to somebody else than {holder.name}"
    return ""


def _may_be_meant(scene: Scene, numbers: Sequence[int], holder: str, sides: Collection[str]) -> bool:
    """Whether a sentence may be the holder's: by "he", by an office, or as one of its subjects."""
    open_ones = [n for n in numbers if not tellers(scene, n)]
    by_office = any(holder in scene.mentions.told(n) - scene.mentions.ids(n) for n in numbers)
    return (
        by_office
        or any(_ITS.search(scene.text.plain[n]) and holder in scene.mentions.ids(n - 1) for n in numbers)
        or any(holder in scene.mentions.present(n) for n in open_ones)
        or any(
            m.actor in sides and _is_subject(scene.text.plain[n], m)
            for n in numbers
            for m in scene.mentions.at(n)
        )
    )


def _is_subject(plain: str, mention: Mention) -> bool:
    """Whether a verb may follow, "and another" or an aside in between, and no preposition stands before."""
    if _BEHIND_PREPOSITION.search(plain[: mention.start]):
        return False
    following = _ASIDE.sub("", plain[mention.end :], count=1).strip()
    word = re.match(r"[a-z][\w'-]*", following)
    return word is not None and (word[0] in _AUXILIARIES or not is_function_word(word[0]))


def _only_reports(scene: Scene, numbers: Sequence[int], actor: str) -> bool:
    """Whether each sentence that names the outlet has it report, while others are told to speak there."""
    named = [(n, m) for n in numbers for m in scene.mentions.at(n) if m.actor == actor]
    reporting = [m for n, m in named if _REPORTS.match(scene.text.plain[n][m.end :])]
    others = {m.actor for n in numbers for m in scene.mentions.at(n)} - {actor}
    silent = [n for n in numbers if actor not in scene.mentions.ids(n)]
    return bool(named) and len(reporting) == len(named) and bool(others) and not silent
