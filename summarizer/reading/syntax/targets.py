"""Towards what a leaning word leans, as a noun phrase: "leaving the talks" in "urged X to leave them"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.syntax.clauses import is_coordinate
from summarizer.reading.syntax.leanings import FOR_SOMETHING, SHOWING, is_infinitive
from summarizer.reading.syntax.wording import doing, noun_phrase, subject_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TOWARDS = frozenset(
    {"for", "against", "on", "to", "of", "with", "upon", "behind", "from", "about", "over", "by"}
)
_ASKING = frozenset(
    ["press", "urge", "call", "ask", "push", "lobby", "appeal", "implore", "beg", "plead", "want"]
)
_ABOUT = frozenset({"with", "about", "over", "to", "on"})
_MANNERS = frozenset({"spot", "record", "condition", "behalf", "sidelines", "phone", "air", "whole"})
_PRONOUNS = frozenset({"PRON", "DET"})


def target_of(token: Token, doc: Doc) -> str:
    """What the leaning word leans towards, as a noun phrase; empty if only a pronoun or nothing is there."""
    token.pos_ == "VERB" and token.lemma_.lower() in SHOWING
    for prep in (c for c in token.children if c.lower_ == "against" and c.dep_ == "prep"):
        return behind(prep, doc)
    if token.lemma_ in {"take", "have"}:  # "took issue with the wording", "has doubts about the plan"
        preps = (c for t in (token, *token.children) for c in t.children if c.lower_ in _ABOUT)
        return next((found for prep in preps if (found := behind(prep, doc))), "")
    if token.lemma_.lower() in FOR_SOMETHING and (deed := _deed(token, doc)):
        return deed
    return _done(token, doc) or _thing(token, doc)


def wanted_by(token: Token) -> Token | None:
    """The verb of what is to be done or left undone: "leave" in "urged X not to leave"."""
    for child in token.children:
        if child.i > token.i and child.pos_ in {"VERB", "AUX"} and child.dep_ in {"xcomp", "acl", "pcomp"}:
            return child
    if token.lemma_.lower() in _ASKING:
        asked = (t for c in token.children if c.dep_ in {"dobj", "prep", "advcl"} for t in [c, *c.subtree])
        for child in asked:
            if (
                child.pos_ == "VERB"
                and child.dep_ in {"advcl", "acl", "relcl", "xcomp"}
                and is_infinitive(child)
            ):
                return child
    for child in token.children:
        marked = any(c.lower_ == "that" and c.dep_ == "mark" for c in child.children)
        what = child.dep_ == "ccomp" or (child.dep_ == "advcl" and marked)
        if what and child.i > token.i and not is_coordinate(child, token):
            return child
    return None


def _done(token: Token, doc: Doc) -> str:
    """What is to be done: "urged X to leave", "opposes leaving", "demanded that X be kept open"."""
    verb = wanted_by(token)
    if verb is None or _is_of_a_pronoun(verb):
        return ""
    bare_verb = verb.dep_ in {"xcomp", "acl", "pcomp"} or is_infinitive(verb)
    return doing(verb, doc) if bare_verb else clause_as_thing(verb, doc)


def _is_of_a_pronoun(verb: Token) -> bool:
    """“Will not allow that to happen”: what "that" is, other sentences tell."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    return any(c.lower_ in {"that", "this"} for c in subjects) and not any(
        c.dep_ == "dobj" for c in verb.children
    )


def _thing(token: Token, doc: Doc, *, of_noun: Token | None = None) -> str:
    """The object of the word, `of_noun` aside, or what its preposition leads to."""
    opposed = any(c.dep_ == "prep" and c.lower_ in {"to", "with"} for c in token.children)
    above = token.head if token.dep_ == "conj" and any(c.dep_ == "agent" for c in token.children) else token
    shared = [c for c in above.children if above != token and c.dep_ == "nsubjpass"]
    for child in [*token.children, *shared]:  # "the plan is opposed by X and backed by Y"
        if (child.dep_ == "dobj" and child != of_noun) or (child.dep_ == "nsubjpass" and not opposed):
            return object_phrase(child, doc)
    at = token.pos_ != "VERB" or of_noun is not None
    towards = _TOWARDS | ({"in", "at"} if at else set())
    for prep in (c for c in token.children if c.dep_ in {"prep", "dative", "prt"} and c.i > token.i):
        if prep.lower_ in towards and (found := behind(prep, doc)):
            return found
    where = any(c.tag_ == "WRB" for c in token.children)
    if (
        token.dep_ == "relcl" and token.head.pos_ in {"NOUN", "PROPN"} and not where
    ):  # "a claim France denies"
        return noun_phrase(token.head, doc)
    return ""


def _deed(verb: Token, doc: Doc) -> str:
    """For what somebody is thanked or blamed: "accused the rebels of shelling"."""
    things = [c for c in verb.children if c.dep_ == "dobj"]
    for prep in (c for head in (verb, *things) for c in head.children if c.dep_ == "prep"):
        its = prep.head == verb
        if its and prep.lower_ in {"for", "of", "over"} and (found := behind(prep, doc)):
            return found
    return ""


def behind(prep: Token, doc: Doc) -> str:
    """What a preposition leads to: "for talks", "on both sides to stop", "against leaving"."""
    for child in prep.children:
        if child.dep_ == "pcomp":
            return doing(child, doc)
        if child.dep_ == "pobj" and child.lower_ not in _MANNERS and child.ent_type_ not in {"DATE", "TIME"}:
            return object_phrase(child, doc)
    return ""


def object_phrase(head: Token, doc: Doc) -> str:
    for child in head.children:  # "asked dockers to refuse ships" hung on the noun
        if child.dep_ in {"acl", "relcl"} and is_infinitive(child):
            return doing(child, doc)
    if head.lower_ in {"that", "which", "whom"} and head.head.dep_ == "relcl":
        return noun_phrase(head.head.head, doc)
    if head.pos_ in _PRONOUNS:
        return ""
    return noun_phrase(head, doc)


def clause_as_thing(verb: Token, doc: Doc) -> str:
    return doing(verb, doc, of=subject_phrase(verb, doc))
