"""Which way words lean by themselves, and towards what: "urged the minister to leave the talks"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from summarizer.reading import leanings, lexicon
from summarizer.reading.wording import doing, noun_phrase, subject_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Leaning = Literal["supports", "opposes"]
_DUTY = frozenset({"should", "must", "ought", "shall"})
_AUXILIARY = frozenset({"aux", "auxpass"})
_NOTICING = frozenset({"expect", "remember", "note", "know", "understand", "see", "say"})
_NEEDS = frozenset({"need", "have"})
_TOWARDS = frozenset({"for", "against", "on", "to", "of", "with", "upon", "behind", "from", "about", "over"})
_PRONOUNS = frozenset({"PRON", "DET"})


@dataclass(frozen=True, slots=True)
class Attitude:
    """A leaning towards `issue`, a noun phrase of at most eight words.

    `leaning` is None where the words judge the issue without saying for or against in a way that grammar
    knows ("the plan is petrol on the fire"); `issue` is empty where grammar cannot name it.
    """

    leaning: Leaning | None
    issue: str


def attitude_of(token: Token, doc: Doc) -> Attitude | None:
    """The attitude that a verb, noun or adjective tells of, through mere speech: "said it would resist X"."""
    lemma = token.lemma_.lower()
    own = own_leaning(token)
    if lemma == "insist" and (clause := said_by(token)) is not None and _is_finite(clause):
        return attitude_in(clause, doc)  # "insists that it is safe" claims; "insists that it be paid" wants
    if own is not None:
        return _turned(Attitude(own, _target(token, doc)), token)
    if lemma in leanings.NAMING and (named := _named_so(token, doc)):
        return named
    if lemma in lexicon.SPEECH | lexicon.ATTITUDE:
        clause = said_by(token)
        if clause is None:
            return None
        found = attitude_in(clause, doc)
        if lemma == "warn" and found is None and (issue := _feared(clause, doc)):
            return Attitude("opposes", issue)
        return found
    return None


def _is_finite(clause: Token) -> bool:
    """“Is”, “would wreck”: an assertion; “be paid”, “lay down arms” are wishes."""
    finite = {"MD", "VBD", "VBZ"}
    return clause.tag_ in finite or any(c.tag_ in finite and c.dep_ in _AUXILIARY for c in clause.children)


def _turned(attitude: Attitude, token: Token) -> Attitude:
    """The other way if the word is denied: "does not support", "no support for"."""
    if attitude.leaning is None or not is_negated(token):
        return attitude
    return replace(attitude, leaning="opposes" if attitude.leaning == "supports" else "supports")


def is_negated(token: Token) -> bool:
    """Whether "not", "no longer", "never" or "no" stands with the word."""
    return any(c.dep_ == "neg" or c.lower_ in {"no", "never", "neither", "nor"} for c in token.children)


def own_leaning(token: Token) -> Leaning | None:
    """Which way the word itself leans, before any "not"; None for mere speech."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"NOUN", "PROPN"}:
        return _leaning_of_noun(lemma)
    small = {c.lower_ for c in token.children if c.dep_ in {"prt", "prep", "advmod"}}
    if lemma == "call":
        return "supports" if small & {"for", "on", "upon"} else None
    if lemma in leanings.OPPOSING or ("against" in small and lemma in leanings.AGAINST):
        return "opposes"
    if (lemma == "rule" and "out" in small) or (lemma == "hit" and {"back", "at"} <= small):
        return "opposes"
    if lemma in leanings.SHOWING and (noun := _shown(token)) is not None:
        return _leaning_of_noun(noun.lemma_.lower())
    intends = lemma in leanings.INTENDING and any(_is_infinitive(c) for c in token.children)
    looks = lemma == "look" and {"forward"} <= small
    tolerates = lemma in leanings.TOLERATING and is_negated(token)
    return "supports" if intends or looks or tolerates or lemma in leanings.SUPPORTING else None


def _leaning_of_noun(lemma: str) -> Leaning | None:
    if lemma in leanings.SUPPORTING_NOUNS:
        return "supports"
    return "opposes" if lemma in leanings.OPPOSING_NOUNS else None


def _shown(verb: Token) -> Token | None:
    """The noun of attitude that a verb shows: "support" in "expressed its support for"."""
    nouns = (c for c in verb.children if c.dep_ == "dobj" and _leaning_of_noun(c.lemma_.lower()))
    return next(nouns, None)


def takes_sides(verb: Token, doc: Doc) -> Attitude | None:
    """“Is in favour of X”, “remains opposed to X”, “is ready to X”: an attitude of the verb's subject."""
    for said in (c for c in verb.children if c.dep_ in {"acomp", "attr", "prep", "oprd"}):
        if said.dep_ == "prep" and said.lower_ in {"in", "against"}:
            found = _for_or_against(said, doc)
            return _turned(found, verb) if found else None
        if (leaning := _side(said)) and (issue := _target(said, doc)):
            return _turned(Attitude(leaning, issue), verb)
    return None


def _side(said: Token) -> Leaning | None:
    """Which side an adjective or noun behind "is" takes: "willing", "opposed", "an advocate"."""
    lemma = said.lemma_.lower()
    if lemma in leanings.READY | leanings.ADVOCATES or said.lower_ in leanings.READY:
        return "supports"
    against = leanings.RELUCTANT | leanings.OPPONENTS
    return "opposes" if lemma in against or said.lower_ in against else None


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def said_by(verb: Token) -> Token | None:
    """The head of the clause that a verb of speech or wish governs."""
    for child in sorted(verb.children, key=lambda c: (c.dep_ != "ccomp", c.i)):
        if child.dep_ == "ccomp" and not _is_coordinate(child, verb):
            return child
        if child.dep_ in {"advcl", "xcomp", "acl"} and any(
            c.dep_ == "mark" and c.lower_ == "that" for c in child.children
        ):
            return child
        if child.dep_ == "parataxis":
            return child
    # Quotations are often parsed the other way round: the speech hangs on what is said.
    if verb.dep_ in {"parataxis", "ccomp"} and verb.head.pos_ in {"VERB", "AUX"} and verb.i > verb.head.i:
        return verb.head if '"' in {t.text for t in verb.doc[verb.head.left_edge.i : verb.i]} else None
    return None


def _is_coordinate(clause: Token, verb: Token) -> bool:
    """A clause set beside the verb that the parser hangs on it as if it were what is said."""
    if clause.i < verb.i:
        return any(t.text == ";" for t in verb.doc[clause.i : verb.i])
    between = {t.lower_ for t in verb.doc[verb.i + 1 : clause.left_edge.i]}
    first = clause.doc[clause.left_edge.i].lower_
    return clause.i > verb.i and (bool(between & {"and", "but"}) or first in {"and", "but"})


def _target(token: Token, doc: Doc) -> str:
    """What the leaning word leans towards, as a noun phrase; empty if only a pronoun or nothing is there."""
    if (noun := _shown(token)) is not None and token.pos_ == "VERB":
        return _target(noun, doc)
    for prep in (c for c in token.children if c.lower_ == "against" and c.dep_ == "prep"):
        return _behind(prep, doc)
    if token.lemma_.lower() in leanings.FOR_SOMETHING and (deed := _deed(token, doc)):
        return deed
    return _done(token, doc) or _thing(token, doc)


def _done(token: Token, doc: Doc) -> str:
    """What is to be done: "urged X to leave", "opposes leaving", "demanded that X be kept open"."""
    behind = [c for c in token.children if c.i > token.i and c.pos_ in {"VERB", "AUX"}]
    for child in (c for c in behind if c.dep_ in {"xcomp", "acl", "pcomp"}):
        return doing(child, doc)
    for child in token.children:
        marked = any(c.lower_ == "that" and c.dep_ == "mark" for c in child.children)
        what = child.dep_ == "ccomp" or (child.dep_ == "advcl" and marked)
        if what and child.i > token.i and not _is_coordinate(child, token):
            return _clause_as_thing(child, doc)
    return ""


def _thing(token: Token, doc: Doc) -> str:
    """The object of the word, or what its preposition leads to."""
    opposed = any(c.dep_ == "prep" and c.lower_ in {"to", "with"} for c in token.children)
    for child in token.children:
        if child.dep_ == "dobj" or (child.dep_ == "nsubjpass" and not opposed):
            return _object(child, doc)
    towards = _TOWARDS | ({"in", "at"} if token.pos_ != "VERB" else set())
    for prep in (c for c in token.children if c.dep_ in {"prep", "dative", "prt"} and c.i > token.i):
        if prep.lower_ in towards and (found := _behind(prep, doc)):
            return found
    if token.dep_ == "relcl" and token.head.pos_ in {"NOUN", "PROPN"}:  # "a claim that France denies"
        return noun_phrase(token.head, doc)
    return ""


def _deed(verb: Token, doc: Doc) -> str:
    """For what somebody is thanked or blamed: "accused the rebels of shelling"."""
    things = [c for c in verb.children if c.dep_ == "dobj"]
    for prep in (c for head in (verb, *things) for c in head.children if c.dep_ == "prep"):
        its = prep.head == verb or _governs_verb(prep)
        if its and prep.lower_ in {"for", "of", "over"} and (found := _behind(prep, doc)):
            return found
    return ""


def _governs_verb(prep: Token) -> bool:
    return any(c.dep_ == "pcomp" for c in prep.children)


def _behind(prep: Token, doc: Doc) -> str:
    """What a preposition leads to: "for talks", "on both sides to stop", "against leaving"."""
    for child in prep.children:
        if child.dep_ == "pcomp":
            return doing(child, doc)
        if child.dep_ == "pobj":
            return _object(child, doc)
    return ""


def _object(head: Token, doc: Doc) -> str:
    for child in head.children:  # "asked dockers to refuse ships" hung on the noun
        if child.dep_ in {"acl", "relcl"} and _is_infinitive(child):
            return doing(child, doc)
    if head.lower_ in {"that", "which", "whom"} and head.head.dep_ == "relcl":
        return noun_phrase(head.head.head, doc)
    if head.pos_ in _PRONOUNS:
        return ""
    return noun_phrase(head, doc)


def _clause_as_thing(verb: Token, doc: Doc) -> str:
    return doing(verb, doc, of=subject_phrase(verb, doc))


def attitude_in(clause: Token, doc: Doc) -> Attitude | None:
    """The speaker's attitude in what is said: "it would oppose X", "X should stop", "X is a mistake"."""
    if clause.pos_ in {"VERB", "AUX"} and own_leaning(clause) and _speaks_of_self(clause):
        return attitude_of(clause, doc)
    if issue := _nothing(clause, doc):
        needed = _without(clause, doc)
        return Attitude("supports", needed) if needed else Attitude("opposes", issue)
    if _is_duty(clause):
        issue = _clause_as_thing(clause, doc)
        return Attitude("opposes" if is_negated(clause) else "supports", issue)
    if clause.lemma_ == "be":
        return _judged(clause, doc)
    return None


def _speaks_of_self(clause: Token) -> bool:
    """Whether the subject of what is said is the speaker: "it would oppose", "we support"."""
    subjects = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return all(s.pos_ == "PRON" and s.tag_ == "PRP" and s.lower_ != "you" for s in subjects)


def _is_duty(clause: Token) -> bool:
    """“Should”, “must”, “needs to”: what is said ought to be done."""
    if clause.lemma_.lower() in _NOTICING:
        return False  # "we should expect delays" wants nothing
    if any(c.lower_ in _DUTY and c.dep_ == "aux" for c in clause.children):
        return True
    if any(c.dep_ == "nsubj" and c.lower_ == "you" for c in clause.children):
        return False  # "you have to start somewhere"
    return clause.lemma_.lower() in _NEEDS and any(
        c.dep_ == "xcomp" and _is_infinitive(c) for c in clause.children
    )


def _nothing(clause: Token, doc: Doc) -> str:
    """What there should be none of: "there can be no return", "no docker should lose a job"."""
    for child in clause.children:
        none = any(c.lower_ == "no" and c.dep_ == "det" for c in child.children)
        if none and child.dep_ in {"attr", "dobj"} and any(c.dep_ == "expl" for c in clause.children):
            phrase = noun_phrase(child, doc)
            return phrase[3:] if phrase.lower().startswith("no ") else phrase
    return ""


def _without(clause: Token, doc: Doc) -> str:
    """The condition in "without a pay rise there will be no contract"."""
    preps = (c for c in clause.children if c.dep_ == "prep" and c.lower_ == "without")
    return next((found for prep in preps if (found := _behind(prep, doc))), "")


def _judged(clause: Token, doc: Doc) -> Attitude | None:
    """“X is a mistake”: the subject is the issue, the predicate the judgement."""
    issue = subject_phrase(clause, doc)
    said = next((c for c in clause.children if c.dep_ in {"acomp", "attr", "prep", "oprd"}), None)
    if said is None:
        return None
    if _speaks_of_self(clause):
        return takes_sides(clause, doc)
    if not issue:
        return None
    return _turned(Attitude(_judgement(said), issue), clause)


def _for_or_against(prep: Token, doc: Doc) -> Attitude | None:
    if prep.lower_ == "against":
        return Attitude("opposes", _behind(prep, doc))
    favour = next((c for c in prep.children if c.lower_ in {"favour", "favor", "support"}), None)
    return Attitude("supports", _target(favour, doc)) if favour is not None else None


def _judgement(said: Token) -> Leaning | None:
    """Whether the predicate praises or blames, by common words of judgement; None if by none of them."""
    words = {t.lemma_.lower() for t in _phrase(said)}
    good, bad = bool(words & leanings.PRAISE), bool(words & leanings.BLAME)
    if good == bad:
        return None
    turned = is_negated(said)
    return "supports" if good != turned else "opposes"


def _phrase(head: Token) -> Iterator[Token]:
    """The head and its modifiers before it."""
    yield head
    yield from (c for c in head.lefts if c.dep_ in {"amod", "compound", "advmod"})


def _named_so(verb: Token, doc: Doc) -> Attitude | None:
    """“Called the plan theft”, “described the talks as useful”: judged by what it is called."""
    small = next(
        (c for c in verb.children if c.dep_ in {"ccomp", "oprd"} and c.pos_ in {"NOUN", "ADJ"}), None
    )
    thing = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    if small is not None and thing is None:
        thing = next((c for c in small.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    as_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    name = small or (next(iter(as_.children), None) if as_ is not None else None)
    if thing is None or name is None:
        return None
    issue = _object(thing, doc)
    return Attitude(_judgement(name), issue) if issue else None


def _feared(clause: Token, doc: Doc) -> str:
    """What a warning is of: the subject of "would hurt", if it is a thing done rather than one who acts."""
    modal = any(c.lower_ in {"would", "could", "will", "may", "might", "risk"} for c in clause.children)
    subject = next((c for c in clause.children if c.dep_ in {"nsubj", "csubj"}), None)
    if not modal or subject is None or subject.pos_ in {"PROPN", "PRON"} or subject.ent_type_:
        return ""
    return subject_phrase(clause, doc)
