"""People whom the article counts or describes and does not name: "European leaders", "the two countries"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.names import bare
from summarizer.reading import lexicon
from summarizer.reading.discourse.anonymous import is_informant, last_word
from summarizer.reading.names.cast import Member

if TYPE_CHECKING:
    from spacy.tokens import Token

    from summarizer.reading.discourse.reference import Referent

_CHIEFS = frozenset({"president", "premier", "prime", "king", "queen", "chancellor", "leader"})
_PUBLIC_BODIES = frozenset(
    "eu un nato commission ministry council parliament authority department union".split()
)
_COMPANIES = frozenset(["company", "firm", "club", "airline", "bank", "union"])
_SOURCES = frozenset({"sources", "people", "diplomats", "insiders"})
_LANDS = frozenset(["government", "capital", "country", "nation", "state", "neighbor", "neighbour", "power"])
_ONE = frozenset(["a", "an", "one", "another"])
_NO_GROUP = frozenset(["million", "thousand", "hundred", "billion", "same"])
_DESCRIPTION = 6  # tokens behind the noun that describes a group


def group(n: int, head: Token, referent: Referent) -> list[Member]:
    """The group that a plural noun names: "European leaders", "two people close to the talks"; or nobody."""
    words = [c for c in head.lefts if c.dep_ in {"amod", "compound", "nmod", "nummod"}]
    if any(t.lower_ in _NO_GROUP for c in words for t in c.subtree):
        return []
    if owned := _of_states(n, head, referent):
        return [referent.common(n, owned, "group", [])]
    owner = next((c for c in head.lefts if c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN"}), None)
    if not words and owner is not None and owner.tag_ in {"NNS", "NNPS"}:
        return []  # "the two countries' leaders"
    if not words and owner is not None:  # "the club's lawyers"
        first = next(t.i for t in owner.subtree if t.dep_ != "det")
        return [referent.common(n, referent.docs[n][first : head.i + 1].text, "group", [])]
    if not words:
        # Bare "leaders" are whoever was named so before, a group or a body of theirs.
        kinds = {"group", "organization"}
        known = (m for m in referent.before(n) if m.kind in kinds and head.lower_ in bare(m.name).split())
        busy = any(c.dep_ == "acl" and c.tag_ == "VBG" and c.i == head.i + 1 for c in head.children)
        found = [] if busy else list(known)
        definite = any(c.lower_ in {"the", "those"} for c in head.lefts) and head.lower_ in _SOURCES
        if not found and definite and referent.last_source is not None and last_word(head) == head:
            return [referent.last_source]  # "the sources"
        name = "" if found else _described(n, head, referent)
        return [referent.common(n, name, "group", [])] if name else found[:1]
    first = _first_word(n, words, referent)
    owners = [m for w in words for m in referent.owner(n, w)] if is_informant(head) else []
    return [referent.common(n, referent.docs[n][first : last_word(head).i + 1].text, "group", owners)]


def _first_word(n: int, words: list[Token], referent: Referent) -> int:
    """Where the phrase of a group begins: with the whole name in "African Union ambassadors", and behind the
    other one in "the health secretary and union leaders".
    """
    named = [m for w in words if (member := referent.cast.at.get((n, w.i))) for m in member.mentions]
    names = [m.start for m in named if m.n == n and any(m.start <= w.i < m.end for w in words)]
    firsts = [w.left_edge.i if w.left_edge.text.istitle() else w.i for w in words]  # "South American"
    return min([*firsts, *names])


def _described(n: int, head: Token, referent: Referent) -> str:
    """“Opponents of the regime”, or a plain "protesters"; empty for mere "people"."""
    if last_word(head) != head:
        return referent.docs[n][head.i : last_word(head).i + 1].text
    for more in head.children:
        placed = more.dep_ == "prep" and more.lower_ in {"of", "in", "from"}
        speaking = more.dep_ == "acl" and more.tag_ == "VBG"  # "officials travelling with the premier"
        if (placed or speaking) and more.right_edge.i - head.i <= _DESCRIPTION:
            return referent.docs[n][head.i : more.right_edge.i + 1].text
    acts = head.dep_ == "nsubj" and head.lower_ in lexicon.PARTIES
    acts |= is_informant(head) and head.lower_ in _SOURCES - {"people"}
    return head.lower_ if acts else ""


def _of_states(n: int, head: Token, referent: Referent) -> str:
    """The whole phrase of "the defense ministers of France and Russia", or empty."""
    for prep in (c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"):
        for target in (t for t in prep.children if t.dep_ == "pobj"):
            if any(m.kind == "state" for m in referent.members(n, target)):
                start = min([head.i, *(c.i for c in head.lefts if c.dep_ in {"amod", "compound"})])
                return referent.docs[n][start : target.right_edge.i + 1].text
    return ""


def both(n: int, head: Token, lemma: str, referent: Referent) -> list[Member] | None:
    """“The two countries” are the two states named most, "both leaders" the two people named last.

    Nobody if there are no two; None for any other phrase.
    """
    words = {c.lower_ for c in head.children}
    definite = words & {"the", "these", "those"}  # "two officials" are any two
    counted = bool(words & {"both", "neither"}) or ("two" in words and definite)
    described = any(c.dep_ in {"amod", "compound", "prep", "poss"} for c in head.children)
    if not counted or described:
        return None
    if lemma in lexicon.ROLE_NOUNS | {"man", "woman"}:
        return _both_people(n, head, lemma, referent)
    kind = "state" if lemma in _LANDS else "organization" if lemma in _COMPANIES else ""
    if not kind:
        return None
    named = [m for m in referent.before(n) if m.kind == kind and not _PUBLIC_BODIES & {*bare(m.name).split()}]
    named.sort(key=lambda m: -_told_of(m, n, referent))
    return named[:2] if len(named) > 1 else []


def _told_of(side: Member, n: int, referent: Referent) -> int:
    """How many sentences up to `n` tell of the side or, each counted, of somebody who acts for it."""
    acting = [side, *(m for m in referent.cast.members if m.affiliation is side)]
    return sum(s <= n for m in acting for s in m.sentences)


def _both_people(n: int, head: Token, lemma: str, referent: Referent) -> list[Member]:
    """The two named before it in the sentence, else the last two of that office, else the last pair."""
    at = (referent.cast.at.get((n, i)) for i in range(head.i))
    here = list(dict.fromkeys(m for m in at if m is not None and m.kind == "person"))
    if len(here) == 2:
        return here
    wanted = _CHIEFS if lemma == "leader" else {lemma}
    fitting = [m for m in referent.recent.people if wanted & m.functions]
    return fitting[:2] if len(fitting) > 1 else list(referent.recent.pair) or referent.recent.people[:2]


def unnamed(n: int, head: Token, referent: Referent) -> Member | None:
    """One person who keeps their name to themselves: "a senior Saudi official", "a person close to her"."""
    one = any(c.dep_ in {"det", "nummod"} and c.lower_ in _ONE for c in head.children)
    if head.tag_ != "NN" or not one:
        return None
    words = [c for c in head.lefts if c.dep_ in lexicon.MODIFIERS and c.lower_ not in _ONE]
    states = [m for c in words for m in referent.owner(n, c) if m.kind in {"state", "organization"}]
    last = head if states else last_word(head)
    if not states and last == head:
        last = _where(head)
    of_kind = any((c.dep_ == "compound" and c.pos_ == "NOUN") or c.text.istitle() for c in words)
    if not states and last == head and not (of_kind and is_informant(head)):
        return None  # but "a government source said", "a Western diplomat said"
    first = min([head.i, *(c.left_edge.i for c in words)])
    member = referent.common(n, referent.docs[n][first : last.i + 1].text, "person", states)
    member.role = head.lower_ if states else ""
    return member


def _where(head: Token) -> Token:
    """The end of "an official in Lund", "an adviser to the government", where such a one tells something."""
    preps = (c for c in head.rights if c.dep_ == "prep" and c.lower_ in {"in", "at", "to", "from"})
    near = (c for c in preps if is_informant(head) and c.right_edge.i - head.i <= _DESCRIPTION + 1)
    return next((c.right_edge for c in near), head)
