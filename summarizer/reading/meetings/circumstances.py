"""How and where a possible meeting takes place, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.lexicon import words
from summarizer.reading.meetings.contacts import contact_of, lemma_of
from summarizer.reading.meetings.timing import verb_of
from summarizer.reading.names.cast import Member
from summarizer.states import state_named
from summarizer.summary import Channel

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WHERE = words("meetings.where")
_SITES = words("meetings.sites")
_PHONES = frozenset({"phone", "telephone"})
_UNTOLD = words("meetings.untold")


def channel_of(token: Token, doc: Doc) -> Channel:
    """How they met, by the words of the sentence around the trigger, else by its own."""
    apart = [t for c in token.children if c.dep_ == "conj" and c.pos_ == "VERB" for t in c.subtree]
    near = {t.lemma_.lower() for t in token.subtree if t not in apart} | {token.lemma_.lower()}
    if token.head.i != token.i and token.head.pos_ in {"VERB", "NOUN"}:
        near |= {c.lemma_.lower() for c in token.head.children}
    if near & lexicon.VIDEO:
        return "video"
    lemma, row = lemma_of(token), contact_of(token) if token.pos_ == "VERB" else None
    if near & _PHONES or (row is None and lemma in lexicon.PHONE):
        return "phone"
    if row is not None and near & lexicon.MEALS:
        return "in_person"
    if row is not None:
        return "phone" if lemma == "speak" and re.search(r"\b(?:call|phone)", doc.text) else row.channel
    return "unknown" if lemma in _UNTOLD else "talks" if lemma in lexicon.TALKS else "in_person"


def place_of(n: int, token: Token, referent: Referent, people: Sequence[Member] = ()) -> str:
    """The place of the clause: a name behind "in", "at", "to" that is none of the people taking part.

    "The Vienna talks" name their place; of "flew to Vienna to meet him" the verb above does.
    """
    names = (_place_name(n, part, referent, people) for part in _places(token))
    return next((name for name in names if name), "")


def _places(token: Token) -> Iterator[Token]:
    """Nouns that may say where, the likeliest first."""
    for part in (t for t in token.children if t.dep_ in {"compound", "nmod"} and t.ent_type_ == "GPE"):
        if "-" not in token.doc[part.i + 1].text:
            yield part
    for prep in _prepositions(token):
        for target in (t for t in prep.children if t.dep_ == "pobj"):
            yield target
            inside = (t for t in target.subtree if t.dep_ != "poss")  # not "at Moscow's request"
            yield from (t for t in inside if t.dep_ in {"pobj", "appos"} or t.ent_type_ == "GPE")


def _prepositions(token: Token) -> list[Token]:
    """Those that may say where, the likeliest first: below the trigger, of its clause, of the word above."""
    about = [c for c in token.children if c.dep_ == "dobj" and lemma_of(token) in {"exchange", "discuss"}]
    about += [t for t in token.subtree if t.dep_ == "prep" and t.lower_ in {"about", "over"}]
    aside = {t for a in about for t in a.subtree}
    near = [c for t in (token, token.head, verb_of(token)) for c in t.children]
    near += [t for t in token.subtree if t not in aside]
    found = [t for t in dict.fromkeys(near) if t.dep_ == "prep" and t.lower_ in _WHERE]
    return sorted(found, key=lambda t: (t.lower_ == "to", abs(t.i - token.i)))


def _place_name(n: int, token: Token, referent: Referent, people: Sequence[Member]) -> str:
    member = referent.cast.at.get((n, token.i))
    if member is None or member in people or member.kind in {"person", "media"}:
        return ""
    mention = next((m for m in member.mentions if m.n == n and m.start <= token.i < m.end), None)
    if mention is None or (member.kind == "organization" and token.ent_type_ == "ORG"):
        return ""
    if not mention.text[:1].isupper() or mention.text.split()[-1].lower() in _SITES:
        return ""  # of "a hotel on Orchard Road" the city is asked for
    whole = next((e.text for e in token.doc.ents if e.start <= token.i < e.end), "")
    before = token.doc[mention.start - 1].text if mention.start > 1 else ""
    article = "The " if before == "The" and not mention.text.startswith("The ") else ""  # "The Hague"
    return state_named(whole) or state_named(mention.text) or f"{article}{mention.text}"
