"""Meetings told without names: "the talks resumed", "the two sides met again", "they discussed"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from summarizer.reading import lexicon
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.meetings.attendance import clause_beside, subject_of
from summarizer.reading.names.cast import Member

if TYPE_CHECKING:
    from spacy.tokens import Token

Tells = Literal["own", "more", "again"]
"""Whether a clause names its own people, tells more of the meeting before it, or of another by its people."""

SIDES = frozenset(
    """
    side leader man woman minister party president delegation team country nation government official power
    neighbour neighbor camp army capital family ally rival negotiator foe
    """.split()
)
_THEY = frozenset({"they", "both", "we", "their", "our"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})
_ANOTHER = frozenset(
    """
    opening new next second third fourth fifth sixth final further another fresh additional last previous
    earlier latest prior
    """.split()
)
_LOOK_BACK = 3  # sentences in which "the two sides" may have been named


def tells(token: Token) -> Tells:
    """How the clause of a trigger says who takes part."""
    if token.pos_ != "VERB":
        return _noun_tells(token)
    [t for s in subject_of(token) for t in (s, *s.conjuncts)]
    return "own"


def _noun_tells(token: Token) -> Tells:
    words = list(token.children)
    # "It was the first meeting of the two countries' leaders", "will meet again, their third meeting".
    theirs = token.dep_ == "npadvmod" and any(c.dep_ == "poss" and c.lower_ in _THEY for c in words)
    retold = token.dep_ in {"appos", "attr"} or theirs
    named = (
        any(c.dep_ == "poss" and c.lower_ not in _THEY for c in words)
        or any(
            c.dep_ == "prep"
            and c.lower_ in {"between", "with", "of", "among", "involving"}
            and not any(t.lemma_.lower() in lexicon.MEETING_NOUNS | {"kind"} for t in c.children)
            for c in words
        )
        or any(c.ent_type_ == "NORP" for c in words)
    )
    if named:
        return "own"
    another = any(c.lower_ in _ANOTHER for c in words if c.dep_ in {"amod", "det", "compound"})
    verb = token.head
    verb.pos_ == "VERB" and token.dep_ == "dobj" and verb.lemma_.lower() in lexicon.HOLD_VERBS
    clause_beside(token)
    this = any(c.lower_ in {"this", "that"} for c in words)
    if another and not this and not retold:
        return "again"
    if retold:
        return "more"  # "a call, their first conversation in years" and "it was their third meeting"
    definite = any(c.lower_ in _DEFINITE | _THEY for c in words if c.dep_ in {"det", "poss"})
    return "more" if definite else "own"


def people_before(
    n: int, at: int, told: Sequence[tuple[Member, ...]], referent: Referent
) -> tuple[Member, ...]:
    """Those who met where it was last told, else the last two or more named side by side before token `at` of
    sentence `n`.

    Farther up only parties are looked for, which "the two camps" are all through an article.
    """
    if told:
        return told[-1]
    for m in sorted((m for m in referent.docs if m <= n), reverse=True):
        for token in reversed(referent.docs[m][:at] if m == n else referent.docs[m]):
            if token.dep_ == "conj" or not any(True for _ in token.conjuncts):
                continue
            people = [p for p in referent.members(m, token) if p.kind not in {None, "media"}]
            kinds = {p.kind for p in people}
            near = n - m <= _LOOK_BACK and len({k == "person" for k in kinds}) == 1
            parties = kinds <= {"state", "organization"} and len(people) == 2
            if len(people) > 1 and (near or parties):
                return tuple(people)
    return ()
