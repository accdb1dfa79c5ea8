"""Meetings told without names: "the talks resumed", "the two sides met again", "they discussed"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from summarizer.reading import lexicon
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.meetings.attendance import clause_beside, doers_of, sides_told_by_being, subject_of
from summarizer.reading.meetings.triggers import is_counted_session, is_negotiating_table, lemma_of
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
_PARTIES = frozenset(["camp", "army", "country", "capital", "government", "nation", "state", "force"])
_COUNTED = frozenset({"two", "both", "three", "pair", "duo", "same"})
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
    if is_counted_session(token):
        return "again"
    if token.pos_ != "VERB":
        return _noun_tells(token)
    subjects = [t for s in subject_of(token) for t in (s, *s.conjuncts)]
    if any(_is_pair(s) for s in subjects) and not any(
        c.dep_ == "dobj" and c.pos_ == "PROPN" for c in token.children
    ):
        ahead = token.dep_ in {"xcomp", "acl"}  # "are due to discuss it on Monday"
        return "more" if lemma_of(token) == "discuss" and not ahead else "again"
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
            and not (retold and any(_is_pair(t) for t in c.children if t.dep_ == "pobj"))
            for c in words
        )
        or any(c.ent_type_ == "NORP" for c in words)
        or bool(sides_told_by_being(token))
    )
    if named:
        return "own"
    another = any(c.lower_ in _ANOTHER for c in words if c.dep_ in {"amod", "det", "compound"})
    verb = token.head
    held = verb.pos_ == "VERB" and token.dep_ == "dobj" and verb.lemma_.lower() in lexicon.HOLD_VERBS
    if held and any(_is_pair(s) for s in subject_of(verb)):
        return "again"
    beside = clause_beside(token)
    if beside is not None and any(_is_pair(s) for s in doers_of(beside)):
        return "again"  # "was agreed by the two sides at talks in Nicosia"
    this = any(c.lower_ in {"this", "that"} for c in words)
    if another and not this and not retold:
        return "again"
    if retold:
        return "more"  # "a call, their first conversation in years" and "it was their third meeting"
    if is_negotiating_table(token):
        return "own"
    definite = any(c.lower_ in _DEFINITE | _THEY for c in words if c.dep_ in {"det", "poss"})
    return "more" if definite else "own"


def _is_pair(token: Token) -> bool:
    """“They", "the two sides", "both ministers", "the pair", with no name behind."""
    if token.lower_ in {"they", "both", "we", "pair", "two", "duo"}:
        return True
    of = [c for c in token.children if c.dep_ == "prep" and c.lower_ in {"of", "from", "for"}]
    if of and (
        token.lower_ in lexicon.GROUP_NOUNS or token.lemma_.lower() in lexicon.ROLE_NOUNS
    ):  # "officials from the two sides"
        return any(t.tag_ == "NNS" and _is_pair(t) for c in of for t in c.children if t.dep_ == "pobj")
    if any(c.dep_ in {"appos", "prep"} for c in token.children):
        return False
    if any(c.dep_ == "poss" and c.tag_ == "NNS" and c.lemma_.lower() in SIDES for c in token.children):
        return token.tag_ == "NNS"  # "the two countries' leaders"
    counted = any(c.lower_ in _COUNTED for c in token.children)
    bare = token.lemma_.lower() in {"side", "party", "delegation"} and any(
        c.lower_ == "the" for c in token.children
    )
    return token.tag_ == "NNS" and token.lemma_.lower() in SIDES and (counted or bare)


def of_parties(token: Token) -> bool:
    """Whether those who meet are told by a word for parties, who are no people: "the two camps"."""
    subjects = [t for s in subject_of(token) for t in (s, *s.conjuncts)] if token.pos_ == "VERB" else []
    return any(t.lemma_.lower() in _PARTIES for s in subjects for t in s.subtree)


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
