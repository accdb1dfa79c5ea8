"""Sets right what the parser makes of rare names: an adverb in one sentence that is a person in the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summarizer.names import TITLES
from summarizer.plaintext import fold
from summarizer.states import state_of_capital, state_of_demonym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SHORTEST = 4  # letters of a name that no common word is likely to share
_ASTRAY = frozenset({"advmod", "npadvmod", "dep", "intj"})
_LEMMAS = {"hoped": "hope", "hoping": "hope"}  # which the parser's tables take for hopping
_OFFICE = 8  # tokens of state and office between "and" and a name


def mend(docs: Mapping[int, Doc]) -> None:
    """Sets classes, entities and conjuncts right in the sentences of an article, which know more together."""
    tokens = [token for doc in docs.values() for token in doc]
    proper = [t for t in tokens if t.tag_.startswith("NNP")]
    people = {t.text for t in proper if t.ent_type_ == "PERSON" and len(t.text) >= _SHORTEST}
    bodies = {t.text for t in proper if t.ent_type_ == "ORG" and not state_of_demonym(t.text)}
    for token in tokens:
        if token.text in people:
            _set_name(token)
        if token.ent_type_ == "NORP" and token.text in bodies:
            token.ent_type_ = "ORG"
        if token.ent_type_ in {"NORP", "LANGUAGE"} and state_of_capital(token.text):
            token.ent_type_ = "GPE"  # "in Tunis"
        token.lemma_ = _LEMMAS.get(token.lower_, token.lemma_)
    for doc in docs.values():
        for person in (e for e in doc.ents if e.label_ == "PERSON"):
            _take_title(person, doc)
            _part(person, doc)
            _give_verb(person, doc)


def _set_name(token: Token) -> None:
    """Makes a name of it; in "Brandhorst urged them", where it is an adverb to the parser, a subject."""
    if token.pos_ in {"ADV", "ADJ", "NOUN", "VERB", "X", "INTJ"} and token.text[:1].isupper():
        token.pos_, token.tag_, token.lemma_ = "PROPN", "NNP", token.text
    verb = token.head
    astray = token.dep_ in _ASTRAY and token.pos_ == "PROPN"
    if astray and verb.pos_ in {"VERB", "AUX"} and token.i < verb.i:
        token.dep_ = "nsubj"


def _take_title(person: Span, doc: Doc) -> None:
    """Gives "President X and Chancellor Y" its second person, who is a title and an aside to the parser."""
    name, before = person.root, doc[person.start - 1] if person.start else None
    titled = before is not None and before.dep_ == "conj" and fold(before.text) in TITLES
    if before is not None and titled and name.dep_ == "appos" and name.head in (before, before.head):
        name.dep_, name.head = "conj", before.head
        before.dep_, before.head = "compound", name


def _part(person: Span, doc: Doc) -> None:
    """Makes two people of "Pavel Strand and Maria Lund", of whom the parser makes one name of four words.

    And of "Strand and Norway's President Maria Lund", "President X and opposition leader Y".
    """
    behind = doc[person.end : person.end + 1 + _OFFICE]
    start = next((t.i for t in behind if t.ent_type_ == "PERSON"), None)
    if start is None or behind[0].lower_ != "and":
        return
    first, office = person[-1], doc[person.end + 1 : start]
    second = next(e for e in doc.ents if e.start <= start < e.end)[-1]
    if second.dep_ == "compound" and second.head.i == second.i + 1:
        second = second.head  # "Moon" of "Moon Jae-in"
    inside = any(person.start <= t.i < second.i for t in second.ancestors)  # what must not hang on itself
    if inside or first.head not in {second, *office} or first.dep_ not in {"nmod", "compound", "poss"}:
        return
    first.dep_, first.head = second.dep_, first if second.head == second else second.head
    second.dep_, second.head = "conj", first
    for word in office:
        if word.head == first or word.dep_ == "conj":
            word.dep_, word.head = ("poss" if word.ent_type_ == "GPE" else "compound"), second
    for given, surname in [*((t, second) for t in doc[start : second.i]), *((t, first) for t in person[:-1])]:
        given.dep_, given.head = "compound", surname


def _give_verb(person: Span, doc: Doc) -> None:
    """Gives "met on Monday and Maria Lund said" the subject that the parser joins to the day."""
    name, verb = person.root, doc[person.end] if person.end < len(doc) else person.root
    joined = name.dep_ == "conj" and name.head.ent_type_ in {"DATE", "GPE"} and name not in verb.ancestors
    if (
        joined
        and verb.tag_ in {"VBD", "VBZ"}
        and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    ):
        name.dep_, name.head = "nsubj", verb
        verb.dep_ = "conj" if verb.dep_ == "advcl" else verb.dep_
