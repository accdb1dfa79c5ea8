"""Bodies that common nouns name: "the federation", "the fisheries ministry", "the Houthi movement"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.discourse.sentence import Sentence
from summarizer.reading.lexicon import words
from summarizer.reading.names.cast import Member
from summarizer.reading.names.mentions import is_according
from summarizer.reading.names.owners import owner, short_body

if TYPE_CHECKING:
    from spacy.tokens import Token

# Bodies that are somebody's: "the Holm administration", "Kessler's ministry".
_HELD = words("discourse.held")
_OF_WORDS = 4  # behind the noun of a body that belong to its name


def named_body(head: Token, sentence: Sentence) -> Member | None:
    """The body whose kind stands behind its name: "the Houthi movement", "the Steelworkers union"."""
    names = (sentence.named(c) for c in head.children if c.i == head.i - 1 and c.dep_ in {"compound", "nmod"})
    return next((m for m in names if m and m.kind in {"organization", "media"}), None)


def body(head: Token, sentence: Sentence) -> list[Member]:
    """A body named by a common noun: "the federation" of a named one, else a member of its own."""
    lemma = head.lemma_.lower()
    before = [c for c in head.children if c.dep_ in lexicon.MODIFIERS]
    owners = [m for c in before for m in owner(sentence.cast, sentence.n, c)]
    people = [m for c in head.children if (m := sentence.named(c)) and m.kind == "person"]
    words = [c for c in head.lefts if c.dep_ in {"amod", "compound", "nmod"}]
    if not words and people and lemma in _HELD:
        first = min([head.i, *(c.left_edge.i for c in head.lefts)])
        return [sentence.nameless(first, head, "organization", people)]
    if not words:
        return _owned_body(head, owners, sentence) or short_body(sentence.cast, sentence.n, head)
    if lemma in _HELD | {"party"}:  # "Chile's foreign ministry"
        states = (c for c in head.lefts if c.dep_ == "poss" and c.pos_ == "PROPN" and not people)
        words = list(states) or words
    first = min(w.left_edge.i for w in words)
    return [sentence.nameless(first, _last_word(head, sentence), "organization", [*owners, *people])]


def _last_word(head: Token, sentence: Sentence) -> Token:
    """The end of "the interim administration of Lund"; the noun itself where no name follows."""
    links = {"of", "in"} if head.lower_ in {"embassy", "consulate"} else {"of"}
    preps = (c for c in head.rights if c.dep_ == "prep" and c.lower_ in links)
    near = (c for c in preps if any(map(sentence.named, c.children)) and c.right_edge.i - head.i <= _OF_WORDS)
    return next((c.right_edge for c in near), head)


def _owned_body(head: Token, owners: Sequence[Member], sentence: Sentence) -> list[Member]:
    """“The teachers' union”; "the government" or "the junta" alone is that of the state named most so far."""
    for child in (c for c in head.children if c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN"}):
        first = next(t.i for t in child.subtree if t.dep_ != "det")
        return [sentence.nameless(first, head, "organization", owners)]
    if head.lemma_.lower() not in {"government", "junta"}:
        return []
    states = [m for m in sentence.cast.before(sentence.n) if m.kind == "state"]
    return [max(states, key=lambda m: sum(s <= sentence.n for s in m.sentences))] if states else []


def meet_bodies(sentence: Sentence) -> None:
    """Takes note of bodies of government named by common nouns, which need not meet or say anything."""
    for head in sentence.doc:
        held = head.pos_ == "NOUN" and head.tag_ != "NNS" and head.lower_ in _HELD
        if held and not sentence.named(head) and any(c.dep_ in lexicon.MODIFIERS for c in head.lefts):
            for member in body(head, sentence):
                member.acting |= head.dep_ == "nsubj" or is_according(head)
