"""Sources that keep their names to themselves: "two people familiar with the matter", "a Saudi official"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

# How news prose says that somebody knows and must not be named.
KNOWING = frozenset("familiar briefed knowledge aware close informed involved present".split())
_INFORMANTS = frozenset(
    ["person", "people", "official", "diplomat", "source", "executive", "lawmaker", "aide"]
)
_WORDS = 7  # of the description behind the noun


def is_informant(head: Token) -> bool:
    """Whether the phrase is of people who tell something: the subject of speech, or behind "according to"."""
    told = head.dep_ == "nsubj" and head.head.lemma_.lower() in lexicon.SPEECH
    according = head.dep_ == "pobj" and head.head.head.lower_ == "according"
    return head.lemma_.lower() in _INFORMANTS and (told or according)


def last_word(head: Token) -> Token:
    """The last token of "people familiar with the matter"; the noun itself where nothing describes it."""
    for child in head.rights:
        knows = child.lower_ in KNOWING and child.dep_ in {"amod", "acl", "relcl"}
        knows = knows or (child.lower_ == "with" and any(t.lower_ in KNOWING for t in child.children))
        if knows and child.right_edge.i - head.i <= _WORDS:
            return child.right_edge
    return head
