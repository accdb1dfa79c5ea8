"""Bodies that common nouns name: "the federation", "the fisheries ministry", "the Houthi movement"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.names import bare
from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.names.cast import Member
from summarizer.reading.names.mentions import is_according

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from summarizer.reading.discourse.reference import Referent

# Bodies that are somebody's: "the Holm administration", "Kessler's ministry".
_HELD = frozenset({"ministry", "presidency", "embassy", "administration", "office"})
_NO_COMPANIES = frozenset(
    "union unions federation ministry government council court parliament party authority office".split()
)
NAMELESS = frozenset(
    """
    police court army military parliament opposition union company board management embassy regulator
    committee commission
    """.split()
)
_OF_WORDS = 4  # behind the noun of a body that belong to its name


def named_body(n: int, head: Token, referent: Referent) -> Member | None:
    """The body whose kind stands behind its name: "the Houthi movement", "the Steelworkers union"."""
    name = referent.cast.at.get((n, head.i - 1)) if head.i else None
    beside = any(c.i == head.i - 1 and c.dep_ in {"compound", "nmod"} for c in head.children)
    return name if beside and name is not None and name.kind in {"organization", "media"} else None


def short_body(n: int, head: Token, referent: Referent) -> list[Member]:
    """The body named before that a bare word means: "the federation" of a named one; none or one."""
    lemma = head.lemma_.lower()
    bodies = [m for m in referent.before(n) if m.kind == "organization"]
    ends = [m for m in bodies if lemma in {*bare(m.name).split()[-1:], *fold(m.role).split()[-1:]}]
    loose = lemma in {"company", "firm"} or (lemma == "group" and not any(True for _ in head.rights))
    return (ends or [m for m in bodies if loose and not _NO_COMPANIES & {*bare(m.name).split()}])[:1]


def body(n: int, head: Token, lemma: str, referent: Referent) -> list[Member]:
    """A body named by a common noun: "the federation" of a named one, else a member of its own."""
    named = referent.cast.at.get((n, head.head.i)) if head.dep_ == "appos" else None
    if named is not None and named.kind == "organization":  # "the Rotunda, the Lund presidency"
        return [named]
    owners = [m for c in head.children if c.dep_ in lexicon.MODIFIERS for m in referent.owner(n, c)]
    if lemma in {"government", "administration"} and owners:
        return [owners[0]]
    people = [m for c in head.children if (m := referent.cast.at.get((n, c.i))) and m.kind == "person"]
    words = [c for c in head.lefts if c.dep_ in {"amod", "compound", "nmod"}]
    if not words and people and lemma in _HELD:
        first = min([head.i, *(c.left_edge.i for c in head.lefts)])
        return [referent.common(n, referent.docs[n][first : head.i + 1].text, "organization", people)]
    if not words:
        return _owned_body(n, head, lemma, owners, referent) or short_body(n, head, referent) or []
    states = [
        c for c in head.lefts if c.dep_ == "poss" and any(m.kind == "state" for m in referent.owner(n, c))
    ]
    place = next((c for c in head.lefts if c.dep_ == "poss" and c.pos_ == "PROPN" and not people), None)
    if lemma == "party" and place is not None:
        states = [place]  # "Tigray's ruling party"
    first = min(w.left_edge.i for w in (states if lemma in _HELD | {"party"} and states else words))
    name = referent.docs[n][first : _of_whom(n, head, referent).i + 1].text
    return [referent.common(n, name, "organization", [*owners, *people])]


def _of_whom(n: int, head: Token, referent: Referent) -> Token:
    """The end of "the interim administration of Lund"; the noun itself where no name follows."""
    links = {"of", "in"} if head.lower_ in {"embassy", "consulate"} else {"of"}
    for prep in (c for c in head.rights if c.dep_ == "prep" and c.lower_ in links):
        if (
            any((n, t.i) in referent.cast.at for t in prep.children)
            and prep.right_edge.i - head.i <= _OF_WORDS
        ):
            return prep.right_edge
    return head


def _owned_body(
    n: int, head: Token, lemma: str, owners: Sequence[Member], referent: Referent
) -> list[Member]:
    """“The teachers' union”; "the government" or "the junta" alone is that of the state named most so far."""
    for child in (c for c in head.children if c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN"}):
        first = next(t.i for t in child.subtree if t.dep_ != "det")
        return [referent.common(n, referent.docs[n][first : head.i + 1].text, "organization", owners)]
    if lemma not in {"government", "junta"}:
        return []
    states = [m for m in referent.before(n) if m.kind == "state"]
    return [max(states, key=lambda m: sum(s <= n for s in m.sentences))] if states else []


def meet_bodies(n: int, doc: Doc, referent: Referent) -> None:
    """Takes note of bodies of government named by common nouns, which need not meet or say anything."""
    for head in doc:
        if head.pos_ != "NOUN" or head.tag_ == "NNS" or (n, head.i) in referent.cast.at:
            continue
        if head.lower_ in _HELD and any(c.dep_ in lexicon.MODIFIERS for c in head.lefts):
            for member in body(n, head, head.lower_, referent):
                member.acting |= head.dep_ == "nsubj" or is_according(head)
