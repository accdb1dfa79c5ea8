"""Words that may tell of a meeting: verbs such as "met" and "spoke", nouns such as "talks" and "call"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.meetings.contacts import PRESS, SUBJECTS, several, with_phrases

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEVER = {
    "conference": {"news", "press", "security", "peace"},
    "briefing": {"news", "press", "daily", "media", "regular", "routine", "weekly"},
    "session": {"parliamentary", "court", "training", "trading", "plenary", "photo", "legislative"},
    "exchange": {"prisoner", "stock", "student", "gun", "foreign", "currency", "hostage"},
    "call": {"rallying", "wake-up", "roll", "curtain"},
    "round": {"first-round", "qualifying", "final", "ammunition"},
    "hearing": {"court", "appeal", "bail", "senate", "committee"},
}
_ORDINALS = frozenset(
    """
    first second third fourth fifth sixth seventh opening final last latest next previous earlier
    """.split()
)
_MEALS = frozenset(
    ["dinner", "lunch", "breakfast", "supper", "residence", "home", "house", "office", "table"]
)


def lemma_of(token: Token) -> str:
    """The base form; the parser's tables miss some past forms of verbs of meeting."""
    return lexicon.PAST_FORMS.get(token.lower_, token.lemma_.lower())


def is_trigger(token: Token) -> bool:
    """Whether the word may tell of an occasion on which people met, called or negotiated."""
    if token.pos_ == "VERB" or (token.tag_ == "VBG" and token.dep_ == "pcomp"):
        return token.dep_ not in {"amod", "compound"} and _is_verb_of_meeting(token, lemma_of(token))
    if token.pos_ == "AUX":
        return False
    if token.pos_ not in {"NOUN", "PROPN"} or lemma_of(token) not in lexicon.MEETING_NOUNS:
        return False
    named = token.pos_ == "PROPN" and token.text != token.lower_ and token.i != token.sent.start
    retold = token.dep_ == "appos" and lemma_of(token.head) in lexicon.MEETING_NOUNS
    return not named and not retold and _is_noun_of_meeting(token, lemma_of(token))


def _is_verb_of_meeting(token: Token, lemma: str) -> bool:
    if lemma in lexicon.MEETING_VERBS:
        return lemma not in lexicon.TRANSITIVE or _has_object(token)
    if lemma == "consult":
        return bool(with_phrases(token)) or any(
            c.dep_ == "dobj" and c.ent_type_ == "PERSON" for c in token.children
        )
    if lemma == "discuss":
        return several(token) or bool(with_phrases(token))
    if lemma in lexicon.TALK_VERBS:
        to = (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"to", "by"})
        partners = [*with_phrases(token), *(t for c in to for t in c.children)]
        partner = any(t.lemma_.lower() not in PRESS for t in partners)
        listens = lemma == "sit" and any(c.dep_ == "prt" and c.lower_ == "in" for c in token.children)
        return partner or (lemma in {"speak", "talk", "sit"} and several(token) and not listens)
    return lemma in {"bring", "have", "see"} and _takes_guests(token, lemma)


def _is_noun_of_meeting(token: Token, lemma: str) -> bool:
    beside = {c.lower_ for c in token.children if c.dep_ in {"compound", "amod", "nmod", "advmod"}}
    if beside & _NEVER.get(lemma, set()):
        return False
    sides = any(c.dep_ == "prep" and c.lower_ in {"between", "with"} for c in token.children)
    if lemma == "talk" and token.tag_ == "NN":
        return sides
    if lemma in {"exchange", "round"} and not sides:
        inner = [t for c in token.children if c.dep_ == "prep" for t in c.children]
        counted = bool(beside & _ORDINALS) and not any(c.lower_ == "of" for c in token.children)
        return lemma == "round" and (
            is_held(token) or counted or any(lemma_of(t) in lexicon.MEETING_NOUNS for t in inner)
        )
    if lemma == "call":
        owned = any(c.dep_ == "poss" for c in token.children)
        return (
            bool(beside & (lexicon.PHONE | lexicon.VIDEO | {"conference", "courtesy"}))
            or (is_held(token) and not any(c.lower_ == "for" for c in token.children))
            or (owned and (sides or bool(beside & _ORDINALS)))
        )
    return True


def _has_object(token: Token) -> bool:
    """Whether somebody is met by a verb that needs one: "hosted them", "was received by her"."""
    officials = any(
        c.dep_ in SUBJECTS and (c.lemma_.lower() in lexicon.ROLE_NOUNS or any(True for _ in c.conjuncts))
        for c in token.children
    )
    return any(c.dep_ in {"dobj", "agent"} for c in token.children) or (
        lemma_of(token) == "gather" and officials and several(token)
    )


def _takes_guests(token: Token, lemma: str) -> bool:
    if lemma == "bring":
        faces = "face to face" in token.doc[token.i : token.right_edge.i + 1].text.lower()
        together = faces or any(c.lower_ == "together" for c in token.children)
        return (together) and _has_object(token)
    return _has_guests(token) if lemma == "have" else False


def _has_guests(token: Token) -> bool:
    """“Had them to his residence”, "had her over for dinner"."""
    preps = [c for c in token.children if c.dep_ == "prep" and c.lower_ in {"to", "for", "over"}]
    return any(c.dep_ == "dobj" and c.pos_ in {"PROPN", "PRON"} for c in token.children) and any(
        t.lemma_.lower() in _MEALS for c in preps for t in c.children
    )


def is_held(token: Token) -> bool:
    """Whether the noun is the object of holding it, or says between whom it is."""
    return token.head.lemma_.lower() in lexicon.HOLD_VERBS or any(
        c.dep_ == "prep" and c.lower_ in {"between", "with"} for c in token.children
    )
