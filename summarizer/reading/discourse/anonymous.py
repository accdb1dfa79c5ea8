"""Sources that keep their names to themselves: "two people familiar with the matter", "a Saudi official"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.lexicon import words
from summarizer.reading.names.mentions import is_according

if TYPE_CHECKING:
    from spacy.tokens import Token

# How news prose says that somebody knows and must not be named.
KNOWING = words("discourse.knowing")
_INFORMANTS = words("discourse.informants")
_UNNAMED = words("discourse.unnamed")
_WORDS = 7  # of the description behind the noun


def is_informant(head: Token) -> bool:
    """Whether the phrase is of people who tell something: "two people said", "citing an official"."""
    first = head
    while first.dep_ == "conj":
        first = first.head
    told = first.dep_ == "nsubj" and first.head.lemma_.lower() in lexicon.SPEECH
    cited = first.dep_ == "dobj" and first.head.lemma_.lower() in {"cite", "quote"}
    credited = first.dep_ == "pobj" and first.head.lower_ == "to" and first.head.head.lemma_ == "attribute"
    return head.lemma_.lower() in _INFORMANTS and (told or cited or credited or is_according(first))


def is_counted(head: Token) -> bool:
    """Whether they are some of many, "two EU diplomats"; "EU diplomats" are the EU speaking."""
    words = {c.lower_ for c in head.lefts}
    counted = bool(words & _UNNAMED) or any(c.dep_ == "nummod" for c in head.lefts)
    return head.tag_ == "NNS" and (counted or last_word(head) != head)


def last_word(head: Token) -> Token:
    """The last token of "people familiar with the matter"; the noun itself where nothing describes it."""
    # "Quoting a source with knowledge of it", where "with" hangs on the verb.
    behind = (c for c in head.head.children if c.lower_ == "with" and c.i == head.i + 1)
    for child in (*head.rights, *behind):
        known = child.doc[child.left_edge.i - 1].text != ","  # "people who have read it", but not in passing
        knows = child.dep_ == "relcl" and child.left_edge.lower_ == "who" and known
        knows |= child.lower_ in KNOWING and child.dep_ in {"amod", "acl", "relcl"}
        knows |= child.lower_ == "with" and any(t.lower_ in KNOWING for t in child.children)
        if knows and (end := _before_comma(child)).i - head.i <= _WORDS:
            return end
    return head


def _before_comma(child: Token) -> Token:
    """The last token of the description: of "close to the talks, whom it did not name" it is "talks"."""
    described = child.doc[child.i : child.right_edge.i + 1]
    comma = next((t for t in described if t.text == ","), None)
    return child.right_edge if comma is None else child.doc[comma.i - 1]
