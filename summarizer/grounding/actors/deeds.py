"""Offices told by a verb: who leads a body is its leader, who runs the finance ministry its minister."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.grounding.actors.bonds import Bonds
from summarizer.summary import Actor

# What somebody does, and what they are by it.
_OFFICES = {
    "leads led lead": "leader head chief boss",
    "heads headed head": "head leader chief boss",
    "runs ran run": "head leader chief boss manager operator",
    "chairs chaired chair": "chairman chairwoman chairperson chair head",
    "directs directed direct": "director head",
    "edits edited edit": "editor",
    "speaks_for spoke_for": "spokesman spokeswoman spokesperson representative",
    "represents represented represent": "representative",
    "negotiates_for negotiated_for negotiate_for": "negotiator",
    "works_for worked_for": "employee",
    "owns owned own": "owner",
    "founded": "founder",
    "commands commanded command": "commander",
    "advises advised advise": "adviser advisor",
    "to_mediate mediates mediated mediate": "mediator",
}
LEADERS = frozenset("head leader chief boss".split())
_VERBS = "|".join(verb.replace("_", " ") for verbs in _OFFICES for verb in verbs.split())
_ADVERBS = r"(?: (?:has|had|have|now|also|still|then|once|currently|is|was|brought in))*"
_SUBJECT = rf"^(?:,? (?:who|which)|, [^,;:\"]{{1,60}},?(?: (?:who|which))?)?{_ADVERBS}"
_DEED = re.compile(rf"{_SUBJECT} (?P<verb>{_VERBS})(?P<object>(?: [^\s,;:.\"]+){{0,9}})")
_HOLDS = re.compile(
    rf"{_SUBJECT} (?:(?:runs?|ran|heads|headed|leads|led) the (?P<ministry>[\w ]{{3,30}}?) ministry"
    r"|(?:holds|held) the (?P<portfolio>[\w ]{3,30}?) portfolio)\b"
)
_PASSIVE = (
    r"^,?(?: (?:is|was|are|were|been))?(?: (?P<verb>{}) by|, under)"
    r"(?: the| [\w-]+ ?[\w-]*,)?[^,;:.\"]{{0,40}}$"
)
_LED = re.compile(_PASSIVE.format("led|headed|chaired|run|directed|edited|owned|founded|commanded"))
_MEDIATED = re.compile(r"\b(?:mediated|brokered) by(?: the| a| an| its| their| [\w-]+ ?[\w-]*,)? $")
_BROUGHT_TOGETHER = re.compile(rf"{_SUBJECT} brought (?:the )?(?:[\w-]+ ){{0,4}}together\b")
_PREDICATE = re.compile(
    r"^(?:,? (?:who|which)\b[^;:.\"]{0,80} and(?: now| also)? |,? (?:who|which) |(?: has| had| have)* ?)$"
)
_VERBAL = re.compile(r"^(?:has |had |have |now )*(?:[a-z]+(?:s|ed)|ran|led|held|spoke|run)\b (?!of\b)")


def _behind(bonds: Bonds, actor: Actor) -> Iterator[str]:
    """What follows each mention of the actor in its sentence."""
    for n, mention in bonds.mentions_of(actor):
        yield bonds.text.plain[n][mention.end :]


def _is_put_over(bonds: Bonds, actor: Actor) -> bool:
    """Whether a body stands before the actor that is "led by" or "under" them."""
    return any(
        body.end <= mention.start and _LED.match(bonds.text.plain[n][body.end : mention.start])
        for n, mention in bonds.mentions_of(actor)
        for body in bonds.definites.bodies_at(n)
    )


def has_office(bonds: Bonds, actor: Actor, office: str) -> bool:
    """Whether a verb tells that the actor has the office: "leader", "finance minister", "café owner"."""
    words = office.lower().split()
    if not words:
        return False
    if words[-1] == "mediator" and len(words) == 1 and _mediates(bonds, actor):
        return True
    ministry = " ".join(words[:-1]) if words[-1] == "minister" else ""
    ministry = ministry or (" ".join(words[2:]) if words[:1] == ["minister"] else "")
    if office in LEADERS and _is_put_over(bonds, actor):
        return True
    for after in _behind(bonds, actor):
        held = _HOLDS.match(after)
        if held and ministry and ministry == (held["ministry"] or held["portfolio"]):
            return True
        deed = _DEED.match(after)
        if deed and words[-1] in offices_of(deed["verb"]):
            told = re.findall(r"[\w-]+", deed["object"].lower())
            if all(word in told for word in words[:-1]):
                return True
    return False


def as_noun(predicate: str) -> str:
    """The role that a predicate tells: "head of the board" for "heads the board"; or empty."""
    found = re.match(r"(?:who )?(leads|led|heads|headed|runs|chairs|chaired|edits) (?:the )?(.+)", predicate)
    return f"{offices_of(found[1])[0]} of {found[2]}" if found else ""


def offices_of(verb: str) -> list[str]:
    """What somebody is who does this."""
    wanted = verb.replace(" ", "_")
    return [
        office for verbs, offices in _OFFICES.items() if wanted in verbs.split() for office in offices.split()
    ]


def _mediates(bonds: Bonds, actor: Actor) -> bool:
    return any(
        _MEDIATED.search(plain[: mention.start]) or _BROUGHT_TOGETHER.match(plain[mention.end :])
        for n, mention in bonds.mentions_of(actor)
        for plain in (bonds.text.plain[n],)
    )


def is_told_of(bonds: Bonds, actor: Actor, predicate: str) -> bool:
    """Whether the article has the predicate ("runs the picket at the gate") of this actor."""
    if not _VERBAL.match(predicate):
        return False
    for n, (start, _) in bonds.occurrences_near(actor, predicate):
        for mention in bonds.mentions.at(n):
            gap = bonds.text.plain[n][mention.end : start]
            between = any(mention.end <= other.start and other.end <= start for other in bonds.mentions.at(n))
            if mention.actor == actor.id and not between and _PREDICATE.match(f"{gap}"):
                return True
    return False


def serves(bonds: Bonds, actor: Actor, owner: Actor) -> bool:
    """Whether a verb joins the actor to the body: "A, who heads B", "B, led by A", "B, under A"."""
    for n, mention in bonds.mentions_of(actor):
        plain = bonds.text.plain[n]
        for body in bonds.definites.bodies_at(n):
            if body.actor != owner.id:
                continue
            if mention.end <= body.start and _is_object(plain[mention.end :], body.start - mention.end):
                return True
            if body.end <= mention.start and _LED.match(plain[body.end : mention.start]):
                return True
    return False


def _is_object(after: str, at: int) -> bool:
    """Whether what stands at character `at` is the object of the verb, no other name or clause between."""
    deed = _DEED.match(after)
    if not deed or not deed.start("object") <= at <= deed.end("object"):
        return False
    before = after[deed.start("object") : at].split()
    return len(before) <= 5 and not any(
        w in {"and", "to", "from", "against", "into", "by", "with"} for w in before
    )
