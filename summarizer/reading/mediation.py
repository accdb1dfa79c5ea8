"""Who brings a meeting about: mediators, hosts and conveners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.attendance import agents_of, subject_of
from summarizer.reading.cast import Member
from summarizer.reading.contacts import SUBJECTS
from summarizer.reading.reference import Referent

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEDIATING = frozenset(
    """
    mediate broker host convene facilitate chair moderate sponsor organize organise arrange
    """.split()
)
_HELPERS = frozenset(["mediator", "mediation", "facilitation", "facilitator", "auspices"])
_LED = frozenset("led mediated brokered hosted sponsored facilitated chaired convened moderated".split())


def mediators_of(n: int, token: Token, referent: Referent) -> list[Member]:
    """Agents of "mediated by", and who hosts, convenes or invites."""
    found: list[Member] = []
    head = token.head
    verbs = [c for c in token.subtree if c.lemma_.lower() in _MEDIATING and c.pos_ == "VERB"]
    # "Briefed X, who chaired the first rounds": of another meeting.
    verbs = [v for v in verbs if v.dep_ != "relcl" or v.head == token]
    if head.pos_ == "VERB" and head.lemma_.lower() in _MEDIATING and token.dep_ in {"dobj", "nsubjpass"}:
        verbs.append(head)
    if token.dep_ in SUBJECTS:  # "will be held on Thursday and chaired by X"
        verbs += [c for c in head.conjuncts if c.lemma_.lower() in _MEDIATING]
    found += [m for c in token.children if c.dep_ == "amod" for m in _led_by(n, c, referent)]
    for helper in (t for t in token.subtree if t.lemma_.lower() in _HELPERS):
        owners = [c for c in helper.children if c.dep_ in {"amod", "compound", "poss", "nmod"}]
        found += [
            m
            for t in owners
            for part in [t, *t.conjuncts]
            for m in referent.members(n, part) or referent.by_demonym(n, part.text)
        ]
    for verb in verbs:
        found += [m for t in agents_of(verb) for m in referent.members(n, t)]
        if verb == head and token.dep_ == "dobj":
            found += [m for t in subject_of(verb) for m in referent.members(n, t)]
    return [m for m in dict.fromkeys(found) if m.kind in {"person", "state", "organization", "group"}]


def _led_by(n: int, word: Token, referent: Referent) -> list[Member]:
    """Whoever "U.N.-led" or "Qatari-mediated" talks are led by: one word to the parser, or three."""
    _name, _, _verb = word.text.rpartition("-")
    if word.lower_ not in _LED:
        return []
    leaders = [c for c in word.children if c.dep_ in {"npadvmod", "nmod", "compound"}]
    return [m for t in leaders for m in referent.members(n, t) or referent.by_demonym(n, t.text)]
