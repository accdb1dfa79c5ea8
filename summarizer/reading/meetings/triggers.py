"""Words that may tell of a meeting: verbs such as "met" and "spoke", nouns such as "talks" and "call"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.lexicon import words
from summarizer.reading.meetings.contacts import contact_of, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# What makes no meeting of people of "conference", "briefing", "exchange" or "call".
_OF_OTHER_KINDS = words("meetings.of_other_kinds")
_CALLS = lexicon.PHONE | lexicon.VIDEO | {"conference", "courtesy"}


def is_trigger(token: Token) -> bool:
    """Whether the word may tell of an occasion on which people met, called or negotiated."""
    if token.pos_ == "VERB" or (token.tag_ == "VBG" and token.dep_ == "pcomp"):
        return token.dep_ not in {"amod", "compound"} and contact_of(token) is not None
    if token.pos_ not in {"NOUN", "PROPN"} or lemma_of(token) not in lexicon.MEETING_NOUNS:
        return False
    named = token.pos_ == "PROPN" and token.text != token.lower_ and token.i != token.sent.start
    retold = token.dep_ == "appos" and lemma_of(token.head) in lexicon.MEETING_NOUNS
    return not named and not retold and _is_noun_of_meeting(token, lemma_of(token))


def _is_noun_of_meeting(token: Token, lemma: str) -> bool:
    beside = {c.lower_ for c in token.children if c.dep_ in {"compound", "amod", "nmod", "advmod"}}
    if beside & _OF_OTHER_KINDS:
        return False
    preps = {c.lower_ for c in token.children if c.dep_ == "prep"}
    sides = bool(preps & {"between", "with"})
    if lemma == "exchange" or (lemma == "talk" and token.tag_ == "NN"):
        return sides
    held = sides or token.head.lemma_.lower() in lexicon.HOLD_VERBS
    if lemma == "round":
        inner = (t for c in token.children if c.dep_ == "prep" for t in c.children)
        return held or any(lemma_of(t) in lexicon.MEETING_NOUNS for t in inner)
    if lemma == "call":
        owned = any(c.dep_ == "poss" for c in token.children)
        return bool(beside & _CALLS) or (held and "for" not in preps) or (owned and sides)
    return True
