"""States and bodies that officials, delegations and spokespeople act for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.discourse.sentence import Sentence
from summarizer.reading.names.cast import Member
from summarizer.reading.names.owners import owner
from summarizer.states import state_of_capital

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORCES = frozenset(
    ["rebel", "fighter", "soldier", "troop", "force", "negotiator", "delegate", "worker", "member"]
)
_CHIEFS = frozenset({"leader", "president", "premier", "minister", "king", "queen", "chancellor"})
_SPOKESPEOPLE = frozenset(["spokesman", "spokeswoman", "spokesperson"])


def agents(head: Token, sentence: Sentence) -> list[Member]:
    """The states or bodies that "officials", "a delegation" or "a spokesman" speak and act for."""
    lemma, cast, n = head.lemma_.lower(), sentence.cast, sentence.n
    agent = lemma in lexicon.AGENT_NOUNS
    found: list[Member] = []
    for child in head.children:
        if child.dep_ in lexicon.MODIFIERS and agent:
            for part in [child, *child.conjuncts]:
                found += owner(cast, n, part)
        elif child.lower_ == "in" and head.lower_ in {"officials", "authorities"} and not found:
            seats = (state_of_capital(t.text) for t in child.children)
            found += [cast.meet_state(name, n) for name in seats if name]  # "officials in Seoul"
        elif child.dep_ == "prep" and (agent or lemma in _FORCES | _CHIEFS):
            # "The ministers of two states" are people of their own, "rebels of the Front" the Front.
            kinds = _served_by(head, child)
            targets = (t for t in child.children if t.dep_ == "pobj")
            found += [m for t in targets for m in sentence.members(t) if m.kind in kinds]
    return list(dict.fromkeys(found))


def _served_by(head: Token, prep: Token) -> frozenset[str]:
    """The kinds of members that "officials of", "rebels from" and "a spokesman for" act for."""
    word, lemma = prep.lower_, head.lemma_.lower()
    if word not in {"from", "of", "for"}:
        return frozenset()
    if lemma in _CHIEFS:
        return frozenset({"organization"} if word == "of" and head.tag_ == "NNS" else ())
    if lemma in _SPOKESPEOPLE:
        return frozenset({"state", "organization", "person"})
    # "The envoy for Ukraine" is of another state.
    return frozenset({"organization"} if word == "for" else {"state", "organization"})
