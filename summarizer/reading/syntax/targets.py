"""Towards what a leaning word leans, as a noun phrase: "leaving the talks" in "urged X to leave them"."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from summarizer.reading.lexicon import words
from summarizer.reading.syntax.clauses import said_by
from summarizer.reading.syntax.frames import PREPOSITIONS, frame_of
from summarizer.reading.syntax.leanings import FOR_SOMETHING, NOUNS, SHOWING, is_infinitive
from summarizer.reading.syntax.wording import clause_end, clipped, doing, noun_phrase, subject_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPEAKERS = frozenset({"i", "we"})
_SAID_WORDS = 12  # of an issue, "that" among them

_TOWARDS = words("syntax.towards")
_AT = frozenset({"in", "at"})  # behind nouns and adjectives: "interested in"
_REASONS = words("syntax.reasons")
_ASKING = words("syntax.targets_asking")
_SELVES = frozenset({"himself", "herself", "itself", "themselves"})
_DEEDS = frozenset({"xcomp", "acl", "pcomp"})


def target_of(token: Token, doc: Doc) -> str:
    """What the leaning word leans towards, as a noun phrase; empty if only a pronoun or nothing is there."""
    # "Accused the rebels of shelling", "warned them against leaving".
    first = _REASONS if token.lemma_.lower() in FOR_SOMETHING else {"against"}
    if found := _behind_any(token, first, doc):
        return found
    for thing in frame_of(token).objects:
        if token.lemma_.lower() in SHOWING and thing.lemma_.lower() in NOUNS:
            return target_of(thing, doc)  # "expressed support for the treaty"
    if (wanted := wanted_by(token)) is not None:
        if any(c.dep_ == "nsubj" and c.lower_ in {"that", "this"} for c in wanted.children):
            return ""  # "will not allow that to happen": what, other sentences tell
        bare = wanted.dep_ in _DEEDS or is_infinitive(wanted)
        who = _who_is_to(wanted, doc) or _asked(token, wanted, doc)
        return doing(wanted, doc, of=who) if bare else clause_as_thing(wanted, doc)
    for thing in frame_of(token).objects:
        if thing.dep_ != "nsubjpass" or not {"to", "with"} & frame_of(token).others.keys():
            return object_phrase(thing, doc)  # not of "X is opposed to Y"
    if found := _behind_any(token, _TOWARDS if token.pos_ == "VERB" else _TOWARDS | _AT, doc):
        return found
    claimed = token.dep_ == "relcl" and token.head.pos_ in {"NOUN", "PROPN"}  # "a claim France denies"
    return noun_phrase(token.head, doc) if claimed else ""


def wanted_by(token: Token) -> Token | None:
    """The verb of what is to be done or left undone: "leave" in "urged X not to leave"."""
    for child in token.rights:
        if child.pos_ in {"VERB", "AUX"} and child.dep_ in _DEEDS:
            return child
    asked = token.children if token.lemma_.lower() in _ASKING else ()
    near = (t for c in asked if c.dep_ in {"dobj", "prep", "advcl"} for t in c.subtree)
    for verb in (t for t in near if t.pos_ == "VERB"):
        if verb.dep_ in {"advcl", "acl", "relcl", "xcomp"} and is_infinitive(verb):
            return verb
    said = said_by(token)
    return said if said is not None and said.i > token.i and said.head == token else None


def behind(prep: Token, doc: Doc) -> str:
    """What a preposition leads to: "for talks", "on both sides to stop", "against leaving"."""
    for child in prep.children:
        if child.dep_ == "pcomp":
            return doing(child, doc)
        if child.dep_ == "pobj" and child.ent_type_ not in {"DATE", "TIME"}:
            return object_phrase(child, doc)
    return ""


def _behind_any(token: Token, words: Collection[str], doc: Doc) -> str:
    """What the first preposition among `words` behind the token leads to."""
    preps = (c for c in token.rights if c.dep_ in PREPOSITIONS and c.lower_ in words)
    return next((found for prep in preps if (found := behind(prep, doc))), "")


def object_phrase(head: Token, doc: Doc) -> str:
    for child in head.children:  # "asked dockers to refuse ships" hung on the noun
        if child.dep_ in {"acl", "relcl", "advcl"} and is_infinitive(child):
            who = _who_is_to(child, doc)
            if who or child.dep_ != "advcl":
                return doing(child, doc, of=who)
    return "" if head.pos_ in {"PRON", "DET"} else noun_phrase(head, doc)


def _who_is_to(verb: Token, doc: Doc) -> str:
    """The mills of "a plan for mills to pay", which the parser may hang on the plan; empty without "for"."""
    for subject in (c for c in verb.children if c.dep_ == "nsubj"):
        own = [subject] if any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children) else []
        hung = (t for c in subject.rights if c.lower_ == "for" for t in c.children if t.dep_ == "pobj")
        return next((noun_phrase(t, doc) for t in (*hung, *own) if t.pos_ != "PRON"), "")
    return ""


def _asked(token: Token, wanted: Token, doc: Doc) -> str:
    """Who is asked to do something to themselves, without whom "themselves" would be the one who asks."""
    if not any(t.lower_ in _SELVES for t in wanted.subtree):
        return ""
    frame = frame_of(token)
    asked = (*frame.objects, *frame.others.get("on", ()))
    return next((noun_phrase(t, doc) for t in asked if t.pos_ != "PRON" and t.i < wanted.i), "")


def said_to_be_so(verb: Token, doc: Doc) -> str:
    """What is said to be so, whichever side that takes: "that the toll ruins the port"; a wish as a thing."""
    frame = frame_of(verb)
    finite = frame.mood != "wish" and not is_infinitive(verb)
    if not finite or frame.subject is None or frame.subject.lower_ in _SPEAKERS:
        return clause_as_thing(verb, doc)
    opening = doc[frame.subject.left_edge.i]
    words = doc[opening.i : clause_end(verb)].text
    small = opening.pos_ not in {"PROPN"} and not opening.ent_type_
    told = clipped(f"that {words[:1].lower() + words[1:] if small else words}", _SAID_WORDS)
    return told if verb.text in told.split() else clause_as_thing(verb, doc)  # for too long a subject


def clause_as_thing(verb: Token, doc: Doc) -> str:
    return doing(verb, doc, of=subject_phrase(verb, doc))
