"""Who brings a meeting about: mediators, hosts and conveners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.discourse.reference import Referent
from summarizer.reading.meetings.attendance import agents_of, subject_of
from summarizer.reading.meetings.contacts import SUBJECTS
from summarizer.reading.names.cast import Member

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEDIATING = frozenset(
    """
    mediate broker host convene facilitate chair moderate sponsor organize organise arrange
    """.split()
)
_HELPERS = frozenset(["mediator", "mediation", "facilitation", "facilitator", "auspices"])
_GATHERING = frozenset(["invite", "summon", "gather", "convene", "bring", "have"])


def mediators_of(n: int, token: Token, referent: Referent) -> list[Member]:
    """Agents of "mediated by", and who hosts, convenes or invites."""
    found: list[Member] = []
    head = token.head
    verbs = [c for c in token.subtree if c.lemma_.lower() in _MEDIATING and c.pos_ == "VERB"]
    # "Briefed X, who chaired the first rounds": of another meeting.
    verbs = [v for v in verbs if v.dep_ != "relcl" or v.head == token or token.pos_ != "VERB"]
    if head.pos_ == "VERB" and head.lemma_.lower() in _MEDIATING and token.dep_ in {"dobj", "nsubjpass"}:
        verbs.append(head)
    if token.dep_ in SUBJECTS:  # "will be held on Thursday and chaired by X"
        verbs += [c for c in head.conjuncts if c.lemma_.lower() in _MEDIATING]
    for helper in (t for t in token.subtree if t.lemma_.lower() in _HELPERS):
        owners = [c for c in helper.children if c.dep_ in {"amod", "compound", "poss", "nmod"}]
        found += [
            m
            for t in owners
            for part in [t, *t.conjuncts]
            for m in referent.members(n, part) or referent.by_demonym(n, part.text)
        ]
    for verb in verbs:
        if verb == token and _received(n, verb, referent) == 1:
            continue  # "will be hosted by X": X meets the guest
        found += [m for t in agents_of(verb) for m in referent.members(n, t)]
        relative = verb.dep_ == "relcl" and any(c.dep_ == "dobj" for c in verb.children)
        if (verb == head and token.dep_ == "dobj") or relative:
            found += [m for t in subject_of(verb) for m in referent.members(n, t)]
    if token.lemma_.lower() in _GATHERING and _guests(n, token, referent) > 1:
        found += [m for t in subject_of(token) for m in referent.members(n, t)]
    return [m for m in dict.fromkeys(found) if m.kind in {"person", "state", "organization", "group"}]


def _received(n: int, verb: Token, referent: Referent) -> int:
    """How many people "were hosted"."""
    subjects = (c for c in verb.children if c.dep_ == "nsubjpass")
    return len({m for t in subjects for m in referent.members(n, t)})


def _guests(n: int, verb: Token, referent: Referent) -> int:
    """How many the verb brings together: one guest meets the host, several meet each other."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    return max((len(referent.members(n, t)) + (t.tag_ == "NNS") for t in objects), default=0)
