"""The function of a person and for whom they act, from the words beside the name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.cast import Cast, Member
from summarizer.reading.mentions import Mention
from summarizer.reading.reference import Referent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ENDS = frozenset({"who", "which", "whose", "that", "where", ",", ";", "and", "-", "("})
_ADDRESS = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady"])
_WORDS = 10


def give_roles(cast: Cast, docs: Mapping[int, Doc], referent: Referent) -> None:
    """Sets `role` and `affiliation` of every person whose mentions tell them; the first telling wins."""
    for member in cast.members:
        if member.kind != "person":
            continue
        for mention in member.mentions:
            start, end = role_span(mention, docs[mention.n])
            if start == end:
                continue
            role = docs[mention.n][start:end]
            if not member.role:
                member.role = role.text.strip()
            if member.affiliation is None:
                member.affiliation = _acts_for(member, mention, role, cast, referent)


def role_span(mention: Mention, doc: Doc) -> tuple[int, int]:
    """Tokens of the role beside the name: before it ("French President X") or after it ("X, an adviser")."""
    before = _before(mention, doc)
    return before if before[0] < before[1] else _after(mention, doc)


def _before(mention: Mention, doc: Doc) -> tuple[int, int]:
    end = mention.start
    while end and doc[end - 1].text in {",", "("}:
        end -= 1
    if not end:
        return 0, 0
    titled = bool(set(fold(mention.title).replace(".", "").split()) - _ADDRESS)
    head = doc[end - 1]
    near = doc[mention.start : mention.end].root
    related = head.dep_ in {"compound", "amod", "nmod"} and head.head.i in range(mention.start, mention.end)
    inverted = near.dep_ == "appos" and near.head.i < mention.start
    if inverted:
        left = near.head.left_edge.i
        if near.head.lemma_.lower() in lexicon.ROLE_NOUNS and end - left <= _WORDS:
            return _trim(doc, left, end)
        return 0, 0
    if not (titled or (related and head.lemma_.lower() in lexicon.ROLE_NOUNS)):
        return 0, 0
    start = end - 1
    while start and doc[start - 1].pos_ in {"ADJ", "NOUN", "PROPN"} and doc[start - 1].text not in _ENDS:
        start -= 1
    return _trim(doc, start, end)


def _after(mention: Mention, doc: Doc) -> tuple[int, int]:
    """An apposition behind a comma, or "who leads ..." left out: only noun phrases are roles."""
    if mention.end >= len(doc) or doc[mention.end].text not in {",", "("}:
        return 0, 0
    start = mention.end + 1
    heads = [t for t in doc[mention.start : mention.end].root.children if t.dep_ == "appos" and t.i >= start]
    if not heads or not (_is_role(heads[0]) and heads[0].i - start <= 8):
        return 0, 0
    end = heads[0].right_edge.i + 1
    for i in range(heads[0].i + 1, end):
        if doc[i].text in _ENDS:
            end = i
            break
    return _trim(doc, start, min(end, start + _WORDS + 2))


def _is_role(token: Token) -> bool:
    return (
        token.lemma_.lower().split("-")[0] in lexicon.ROLE_NOUNS or token.lemma_.lower() in lexicon.ROLE_NOUNS
    )


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and doc[start].lower_ in {"the", "a", "an", "his", "her", "its", "their", ","}:
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].lower_ in {"of", "and", "for"}):
        end -= 1
    return start, end


def _acts_for(member: Member, mention: Mention, role: Span, cast: Cast, referent: Referent) -> Member | None:
    """The state or organization named or implied in the role."""
    named = {token.i: cast.at.get((mention.n, token.i)) for token in role}
    for token in role:
        body = named[token.i]
        if body and body.kind in {"organization", "state", "media"}:
            return body
        if found := referent.by_demonym(mention.n, token.text):
            return found[0]
    if any(token.lemma_.lower() == "counterpart" for token in role):
        return None  # of the other side, which is not said
    owners = [named[token.i] for token in role if token.dep_ == "poss"]
    return next((o.affiliation for o in owners if o and o is not member), None)
