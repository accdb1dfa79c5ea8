"""Offices of two states in one plural: "the presidents of Norway and Sweden", who are named later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.names.cast import Member

if TYPE_CHECKING:
    from spacy.tokens import Token

    from summarizer.reading.discourse.reference import Referent

_REACH = 3  # sentences in which the two are named behind the plural
_MODIFIERS = frozenset({"amod", "compound", "nmod"})


def give_offices(referent: Referent) -> None:
    """Gives role and state to two people who are named side by side behind the plural of their offices.

    In the order of the states, as writers put them; only where nothing else is told of either.
    """
    for n, doc in referent.docs.items():
        for head in doc:
            states = _states(n, head, referent)
            pair = _pair_behind(n, referent) if len(states) == 2 else []
            for member, state in zip(pair, states, strict=False):
                member.role, member.affiliation = _singular(head), state
                member.functions.update(fold(member.role).split())


def holders(n: int, head: Token, referent: Referent) -> list[Member]:
    """The people who hold the offices of the plural, one for each state, or nobody."""
    found: list[Member] = []
    for state in _states(n, head, referent):
        people = (m for m in referent.cast.members if m.kind == "person" and m.affiliation is state)
        found += [m for m in people if _holds(m, head)][:1]
    return found if len(found) > 1 else []


def _holds(member: Member, head: Token) -> bool:
    role = set(fold(member.role).split())
    return set(_singular(head).split()) <= role or "counterpart" in role


def _states(n: int, head: Token, referent: Referent) -> list[Member]:
    """The states of "presidents of Norway and Sweden" and "the Norwegian and Swedish presidents"."""
    if head.tag_ != "NNS" or head.lemma_.lower() not in lexicon.ROLE_NOUNS:
        return []
    words = [t for c in head.children if c.dep_ in _MODIFIERS for t in (c, *c.conjuncts)]
    of = (c for c in head.children if c.dep_ == "prep" and c.lower_ == "of")
    words += [t for c in of for p in c.children if p.dep_ == "pobj" for t in (p, *p.conjuncts)]
    owners = [m for t in words for m in referent.owner(n, t)]
    return [m for m in dict.fromkeys(owners) if m.kind == "state"]


def _singular(head: Token) -> str:
    """“Foreign minister” of "foreign ministers"."""
    first = [c.lower_ for c in head.lefts if c.dep_ in _MODIFIERS and c.text.islower()]
    return " ".join([*first, head.lemma_.lower()])


def _pair_behind(n: int, referent: Referent) -> list[Member]:
    """The first two people, and no more, whom a sentence behind `n` names side by side as subject."""
    for at in range(n, n + _REACH + 1):
        for token in referent.docs.get(at, ()):
            named = [referent.cast.at.get((at, t.i)) for t in (token, *token.conjuncts)]
            if token.dep_ in {"nsubj", "nsubjpass", "appos"} and len(named) == 2:
                pair = [m for m in named if m is not None and _is_unknown(m)]
                if len(pair) == 2 or any(m is not None and m.kind == "person" for m in named):
                    return pair if len(pair) == 2 else []
    return []


def _is_unknown(member: Member) -> bool:
    """Whether somebody is named and nothing is told of what they are."""
    return member.kind == "person" and not member.role and not member.affiliation
