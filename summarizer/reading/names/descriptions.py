"""Descriptions that mean a member of the cast: "the minister", "the federation", "Kremlin officials".

Only those that can mean one member: a wrong alias is worse than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.names import bare
from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.lexicon import words
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.names.mentions import Mention
from summarizer.reading.names.owners import by_demonym_at, owner

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CHIEFS = words("names.chiefs")
_COMPANY = frozenset({"company", "firm"})
_SIDES = words("names.sides")
_LOOSE = frozenset({"prep", "relcl", "acl", "appos"})


def note_descriptions(n: int, doc: Doc, cast: Cast) -> None:
    """Counts every description in sentence `n` that means one member named up to there."""
    for head in doc:
        if head.pos_ != "NOUN" or (n, head.i) in cast.at:
            continue
        words = [t for t in head.lefts if t.dep_ in lexicon.MODIFIERS]
        if head.tag_ == "NNS" or head.lower_ in _SIDES:
            _note_officials(n, head, words, cast)
        elif any(t.lower_ == "the" for t in head.lefts) and not any(c.dep_ in _LOOSE for c in head.rights):
            meant = _meant(n, head.lemma_.lower(), words, cast)
            if len(meant) == 1:
                meant[0].note(doc[head.left_edge.i : head.i + 1].text)


def _note_officials(n: int, head: Token, words: list[Token], cast: Cast) -> None:
    """Officials of a body are it speaking: "Kremlin officials". Those of a state may be anybody: of it, only
    what speaks for the whole counts: "the Swiss delegation".
    """
    if head.lemma_.lower() not in lexicon.AGENT_NOUNS or any(t.dep_ == "poss" for t in words):
        return
    kinds = {"organization", "state"} if head.lower_ in _SIDES else {"organization"}
    named = [t for t in words if t.pos_ != "NOUN" or (n, t.i) in cast.at]
    owners = {m for t in named for m in owner(cast, n, t) if m.kind in kinds}
    if len(owners) == 1 and not any(t.dep_ == "cc" for t in head.subtree):
        owners.pop().note(head.doc[min(t.left_edge.i for t in words) : head.i + 1].text)


def _meant(n: int, lemma: str, words: list[Token], cast: Cast) -> list[Member]:
    """Everyone named up to sentence `n` whom the noun and the words before it may mean."""
    before = cast.before(n)
    if lemma in lexicon.ROLE_NOUNS:
        people = [m for m in before if m.kind == "person" and _fits(m, lemma, words, cast)]
        if people or words:
            return people
    if words:
        return []
    if lemma in lexicon.MEDIA_NOUNS - {"agency", "network", "station", "channel", "wire"}:
        return [m for m in before if m.kind == "media"]
    bodies = [m for m in before if m.kind in {"organization", "media"} and lemma in lexicon.BODY_KINDS]
    named = [m for m in bodies if lemma in {*bare(m.name).split()[-1:], *fold(m.role).split()[-1:]}]
    return named or ([m for m in bodies if m.kind == "organization"] if lemma in _COMPANY else [])


def _fits(member: Member, lemma: str, words: list[Token], cast: Cast) -> bool:
    """Whether the person has all the functions that the words name, a demonym standing for their state."""
    states = [m for t in words for m in by_demonym_at(cast, t)]
    wanted = {t.lower_ for t in words if not by_demonym_at(cast, t)} | {lemma}
    functions = member.functions | ({"leader"} if member.functions & _CHIEFS and states else set())
    return wanted <= functions and (not states or member.affiliation in states)


def body_role(mention: Mention, doc: Doc) -> tuple[int, int] | None:
    """Tokens that say what kind of body it is: "the Oslo freight group X", "X, an Oslo freight group"."""
    first = mention.start
    if first and doc[first - 1].lower_ in lexicon.BODY_KINDS:
        while first and (doc[first - 1].pos_ in {"ADJ", "NOUN", "PROPN"} or doc[first - 1].text == "-"):
            first -= 1
        return first, mention.start
    behind = doc[mention.end] if mention.end < len(doc) else None
    if behind is not None and behind.tag_ == "NN" and behind.lemma_.lower() in lexicon.BODY_KINDS:
        return mention.end, mention.end + 1
    start = mention.end + 2
    if not doc[mention.end : start].text.lower().startswith((", a", ", the")):
        return None
    for token in doc[start : start + 5]:
        if token.lemma_.lower() in lexicon.BODY_KINDS and token.tag_ == "NN":
            return start, token.i + 1
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "PUNCT"} or token.text == ",":
            return None
    return None
