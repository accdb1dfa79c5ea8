"""Actors: checked against the text, given ids, and found again by any of their names."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import chain, count

from anyascii import anyascii

from summarizer.extraction import ActorClaim
from summarizer.grounding.text import Text
from summarizer.names import bare, is_short_for
from summarizer.plaintext import fold, one_line
from summarizer.states import forms_of_state
from summarizer.summary import Actor, Rejection

_MAX_ALIASES = 8


@dataclass(slots=True)
class Roster:
    """The published actors, and the way from a name to an actor."""

    actors: list[Actor] = field(default_factory=list)

    def find(self, name: str) -> Actor | None:
        """The one actor called `name`: exactly, without title, or as the short form of just one of them."""
        key = fold(name)
        for same in (fold, bare):
            for actor in self.actors:
                if same(key) and same(key) in {same(form) for form in (actor.name, *actor.aliases)}:
                    return actor
        close = [a for a in self.actors if is_short_for(name, a.name) or is_short_for(a.name, name)]
        return close[0] if len(close) == 1 else None

    def sides(self, ids: Collection[str]) -> set[str]:
        """Ids of whoever acts for one of `ids`, for whom one of them acts, or for whom both act."""
        owners = {*ids} | {a.affiliation for a in self.actors if a.id in ids and a.affiliation}
        return owners | {a.id for a in self.actors if a.affiliation in owners}

    def is_person(self, actor_id: str) -> bool:
        return any(a.id == actor_id and a.kind == "person" for a in self.actors)


def ground_actors(text: Text, claims: Sequence[ActorClaim]) -> tuple[Roster, list[Rejection]]:
    """The claims whose names stand in the article, merged where they name the same actor."""
    roster, rejected = Roster(), list[Rejection]()
    merged: list[ActorClaim] = []
    for claim in claims:
        if reason := _fault(text, claim):
            rejected.append(Rejection(kind="actor", claim=claim.model_dump(), reason=reason))
        elif twin := next((m for m in merged if _same(m, claim)), None):
            merged[merged.index(twin)] = _joined(twin, claim)
        else:
            merged.append(claim)
    for claim in merged:
        roster.actors.append(_actor(text, claim, roster))
    for i, claim in enumerate(merged):
        owner = roster.find(claim.affiliation) if claim.affiliation else None
        if owner and owner.id != roster.actors[i].id and owner.kind in {"state", "organization", "media"}:
            roster.actors[i] = roster.actors[i].model_copy(update={"affiliation": owner.id})
    return roster, rejected


def _fault(text: Text, claim: ActorClaim) -> str:
    name = one_line(claim.name)
    if not bare(name):
        return "no name"
    known = claim.kind == "state" and bool(_forms(text, claim))  # "France" where the article says "Paris"
    if not (text.holds(name) or known):
        return f"the name “{name}” is not in the article"
    return "" if text.sentences_with(_forms(text, claim)) else f"no one sentence holds the name “{name}”"


def _forms(text: Text, claim: ActorClaim) -> list[str]:
    """The written forms of the actor that the article really holds, longest name first."""
    wanted = dict.fromkeys(one_line(w) for w in [claim.name, *claim.aliases[:_MAX_ALIASES]])
    held = [form for form in wanted if form and text.holds(form)]
    if not held and claim.kind == "state":
        return [form for form in forms_of_state(claim.name) if text.holds(form)]
    return held


def _same(one: ActorClaim, other: ActorClaim) -> bool:
    if one.kind != other.kind:
        return False
    return bare(one.name) == bare(other.name)


def _joined(one: ActorClaim, other: ActorClaim) -> ActorClaim:
    return one.model_copy(
        update={
            "aliases": list(dict.fromkeys([*one.aliases, other.name, *other.aliases])),
            "role": one.role or other.role,
            "affiliation": one.affiliation or other.affiliation,
            "s": [*one.s, *other.s],
        }
    )


def _actor(text: Text, claim: ActorClaim, roster: Roster) -> Actor:
    forms = _forms(text, claim)
    name = one_line(claim.name)
    near = [*forms, *forms_of_state(claim.name)] if claim.kind == "state" else forms
    evidence = text.evidence(claim.s, near=near) or text.evidence(text.sentences_with(forms)[:1], near=forms)
    role = one_line(claim.role)
    return Actor(
        id=_slug(name, {a.id for a in roster.actors}),
        name=name,
        aliases=tuple(
            f for f in forms if fold(f) != fold(name) and (claim.kind != "state" or f != f.lower())
        ),
        kind=claim.kind,
        role=role if _holds_role(text, role) else "",
        evidence=evidence,
        confidence=claim.confidence,
    )


def _holds_role(text: Text, role: str) -> bool:
    """Whether the article holds every word; of "the two ministers", each is a minister."""
    words = re.findall(r"\w+", fold(role))
    return all(text.holds_words(word) or text.holds_words(f"{word}s") for word in words)


def _slug(name: str, taken: set[str]) -> str:
    """A short id: the name in plain letters, numbered if it is taken."""
    base = re.sub(r"[^a-z0-9]+", "_", anyascii(name).casefold()).strip("_")[:40] or "actor"
    return next(s for s in chain([base], (f"{base}_{i}" for i in count(2))) if s not in taken)
