"""Bodies that common nouns name: "the federation", "the fisheries ministry", "the Houthi movement"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.names import bare
from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.names.cast import Member
from summarizer.reading.names.mentions import is_according
from summarizer.states import state_of_capital

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from summarizer.reading.discourse.reference import Referent

# Bodies that are somebody's: "the Holm administration", "Kessler's ministry".
_HELD = frozenset({"ministry", "presidency", "embassy", "administration", "office"})
_ISSUED = frozenset(["of", "by", "from", "issued", "published", "released"])
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
    if lemma == "government" and (ruled := _ruled_from(head)):
        return [referent.cast.state(ruled, n)]
    people = [m for c in head.children if (m := referent.cast.at.get((n, c.i))) and m.kind == "person"]
    words = [c for c in head.lefts if c.dep_ in {"amod", "compound", "nmod"}]
    if not words and people and lemma in _HELD:
        first = min([head.i, *(c.left_edge.i for c in head.lefts)])
        return [referent.common(n, referent.docs[n][first : head.i + 1].text, "organization", people)]
    if not words and lemma in _HELD and (seat := _seated(n, head, referent)):
        return [seat]
    if not words:
        known = _owned_body(n, head, lemma, owners, referent) or short_body(n, head, referent)
        return known or _nameless(n, head, referent)
    states = [
        c for c in head.lefts if c.dep_ == "poss" and any(m.kind == "state" for m in referent.owner(n, c))
    ]
    place = next((c for c in head.lefts if c.dep_ == "poss" and c.pos_ == "PROPN" and not people), None)
    if lemma == "party" and place is not None:
        states = [place]  # "Tigray's ruling party"
    first = min(w.left_edge.i for w in (states if lemma in _HELD | {"party"} and states else words))
    name = referent.docs[n][first : _of_whom(n, head, referent).i + 1].text
    return [referent.common(n, name, "organization", [*owners, *people])]


def _seated(n: int, head: Token, referent: Referent) -> Member | None:
    """“The presidency in Algiers”: a body of the state of that capital."""
    for prep in (c for c in head.rights if c.dep_ == "prep" and c.lower_ == "in"):
        state = next((s for t in prep.children if (s := state_of_capital(t.text))), "")
        if state:
            first = next((t.i for t in head.lefts if t.dep_ == "poss"), head.i)
            first = min([first, *(t.i for t in referent.docs[n][first].lefts if t.dep_ != "det")])
            name = referent.docs[n][first : prep.right_edge.i + 1].text
            return referent.common(n, name, "organization", [referent.cast.state(state, n)])
    return None


def _ruled_from(head: Token) -> str:
    """The state of "the military government in Bamako"."""
    seats = (t for c in head.rights if c.dep_ == "prep" and c.lower_ == "in" for t in c.children)
    return next((state for t in seats if (state := state_of_capital(t.text))), "")


def _nameless(n: int, head: Token, referent: Referent) -> list[Member]:
    """“Police", "a court in Lund", "the opposition": what says or does something without a name."""
    acts = head.dep_ == "nsubj" and head.head.pos_ == "VERB" and head.lower_ in NAMELESS
    definite = any(c.lower_ == "the" for c in head.lefts) or head.lower_ == "police"
    where = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ == "in"), None)
    end = where.right_edge.i if head.lower_ == "court" and where is not None else head.i
    name = referent.docs[n][head.i : end + 1].text if end > head.i else head.lower_
    return [referent.common(n, name, "organization", [])] if acts and (definite or end > head.i) else []


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


def _of_speaker(n: int, head: Token, referent: Referent) -> Member | None:
    """The state of whoever says so: "a Sudanese official said the government objected"."""
    for verb in (t for t in head.ancestors if t.lemma_.lower() in lexicon.SPEECH):
        speakers = (
            m for c in verb.children if c.dep_ == "nsubj" and c != head for m in referent.members(n, c)
        )
        states = (
            m.affiliation for m in speakers if m.affiliation is not None and m.affiliation.kind == "state"
        )
        if (state := next(states, None)) is not None:
            return state
    return None


def _owned_body(
    n: int, head: Token, lemma: str, owners: Sequence[Member], referent: Referent
) -> list[Member]:
    """“The teachers' union”; "the government" or "the junta" alone is that of the state named most so far."""
    for child in (c for c in head.children if c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN"}):
        first = next(t.i for t in child.subtree if t.dep_ != "det")
        return [referent.common(n, referent.docs[n][first : head.i + 1].text, "organization", owners)]
    if lemma not in {"government", "junta"}:
        return []
    if (own := _of_speaker(n, head, referent)) is not None:
        return [own]
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


def issuers(n: int, paper: Token, referent: Referent) -> list[Member]:
    """Whose words a paper holds: "a release of the ministry"; "the release" is of whoever issued the last."""
    owners = [c for c in paper.children if c.dep_ in {"poss", "compound"}]
    inner = [c for c in paper.children if c.dep_ in {"prep", "acl"} and c.lower_ in _ISSUED]
    inner += [a for c in inner for a in c.children if a.dep_ == "agent"]
    owners += [t for c in inner for t in c.children if t.dep_ == "pobj"]
    found = [
        m for t in owners for m in referent.members(n, t) if m.kind in {"organization", "person", "state"}
    ]
    if not found and any(t.dep_ == "poss" and t.lower_ == "its" for t in owners):
        found = [m for m in referent.recent.meant_by("it") if m.kind == "organization"]
    bare_paper = not owners and any(c.lower_ in {"the", "it"} for c in paper.children)
    return found or ([referent.last_issuer] if bare_paper and referent.last_issuer else [])
