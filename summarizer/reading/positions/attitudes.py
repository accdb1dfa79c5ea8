"""Which way words lean, and towards what: "urged the minister to leave the talks"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.syntax import leanings
from summarizer.reading.syntax.leanings import Leaning, is_infinitive, is_negated, own_leaning, side_of
from summarizer.reading.syntax.targets import (
    behind,
    clause_as_thing,
    object_phrase,
    said_by,
    target_of,
    wanted_by,
)
from summarizer.reading.syntax.wording import doing, subject_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DUTY = frozenset({"should", "must", "ought", "shall"})
_AUXILIARY = frozenset({"aux", "auxpass"})
_NOTICING = frozenset({"expect", "remember", "note", "know", "understand", "see", "say"})
_NOBODY = frozenset({"nothing", "nobody", "none"})
_NEEDS = frozenset({"need", "have", "ought"})
_BINDING = frozenset("vow promise pledge swear".split())
_OF_FACTS = frozenset({"complain", "regret", "lament", "deplore", "bemoan"})
_AMOUNTING = frozenset({"amount", "constitute", "represent"})
# Those for whom somebody speaks who speaks of theirs: "said his country would not wait".
# Of these nobody who "will not" means to refuse: "we will not know until May".
_OTHER: Mapping[Leaning, Leaning] = {"supports": "opposes", "opposes": "supports"}
_BLOCKING = frozenset({"veto", "block", "oppose", "reject", "resist", "fight", "thwart"})


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
        return _leaning(own, token, doc)
    if lemma in leanings.NAMING and (named := _named_so(token, doc)):
        return named
    return _through_speech(token, lemma, doc)


def _through_speech(verb: Token, lemma: str, doc: Doc) -> Attitude | None:
    """The attitude in what a verb of speech says."""
    if lemma not in lexicon.SPEECH | lexicon.ATTITUDE:
        return None
    clause = said_by(verb)
    if clause is None:
        return None
    if lemma in _BINDING and not is_negated(clause):
        return Attitude("supports", clause_as_thing(clause, doc))  # "vowed that it would go on"
    return attitude_in(clause, doc)


def _leaning(own: Leaning, token: Token, doc: Doc) -> Attitude:
    """The attitude of a word that leans by itself, turned by each "not": "did not urge them not to leave"."""
    attitude = _turned(Attitude(own, target_of(token, doc)), token)
    wanted = wanted_by(token)
    if wanted is not None and token.lemma_.lower() in _OF_FACTS and is_negated(wanted):
        # "Complained that it was not consulted", "that the allies do not pay".
        who = subject_phrase(wanted, doc)
        what = attitude.issue.removeprefix(who).strip()
        return replace(attitude, issue=f"{who} not {what}".strip())
    if wanted is not None and wanted.lemma_.lower() in _BLOCKING and (issue := target_of(wanted, doc)):
        # "Threatened to veto the package".
        return _turned(_turned(Attitude(_OTHER[own], issue), token), wanted)
    return _turned(attitude, wanted) if wanted is not None else attitude


def _is_finite(clause: Token) -> bool:
    """“Is”, “would wreck”: an assertion; “be paid”, “lay down arms” are wishes."""
    finite = {"MD", "VBD", "VBZ"}
    return clause.tag_ in finite or any(c.tag_ in finite and c.dep_ in _AUXILIARY for c in clause.children)


def _turned(attitude: Attitude, token: Token) -> Attitude:
    """The other way if the word is denied: "does not support", "no support for"."""
    if attitude.leaning is None or not is_negated(token):
        return attitude
    return replace(attitude, leaning=_OTHER[attitude.leaning])


def takes_sides(verb: Token, doc: Doc) -> Attitude | None:
    """“Is in favour of X”, “remains opposed to X”, “is ready to X”: an attitude of the verb's subject."""
    for said in (c for c in verb.children if c.dep_ in {"acomp", "attr", "prep", "oprd"}):
        if said.dep_ == "prep" and said.lower_ in {"in", "against"}:
            found = _for_or_against(said, doc)
            return _turned(found, verb) if found else None
        if (leaning := side_of(said)) and (issue := target_of(said, doc)):
            return _turned(Attitude(leaning, issue), verb)
    return None


def attitude_in(clause: Token, doc: Doc) -> Attitude | None:
    """The speaker's attitude in what is said: "it would oppose X", "X should stop", "X is a mistake"."""
    if clause.pos_ in {"VERB", "AUX"} and own_leaning(clause) and speaks_of_self(clause):
        return attitude_of(clause, doc)
    return _meant(clause, doc)


def _meant(clause: Token, doc: Doc) -> Attitude | None:
    """The attitude of "X should stop", "we will not leave" and "X is a mistake"."""
    return _due(clause, doc) or _weighed(clause, doc)


def _due(clause: Token, doc: Doc) -> Attitude | None:
    """The attitude of "X should stop" and "will not sign without X"."""
    if _is_duty(clause):
        nobody = any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in _NOBODY for c in clause.children)
        issue = clause_as_thing(_needed_deed(clause), doc)
        return Attitude("opposes" if is_negated(clause) != nobody else "supports", issue)
    return None


def _weighed(clause: Token, doc: Doc) -> Attitude | None:
    """The attitude of "X violates the treaty", "goes too far", "amounts to theft" and "is a mistake"."""
    if clause.lemma_.lower() in _AMOUNTING and (issue := subject_phrase(clause, doc)):
        to = [t for c in clause.children if c.lower_ == "to" for t in c.children]
        named = next((t for t in (*to, *clause.children) if t.dep_ in {"pobj", "dobj"}), None)
        return Attitude(None, issue) if named is not None else None
    if clause.lemma_ == "be":
        return _deed_judged(clause, doc) or _judged(clause, doc)
    return None


def _deed_judged(clause: Token, doc: Doc) -> Attitude | None:
    """“It would be wrong to wait”, "it was too early to talk of a deal", "it is time to act"."""
    it = any(c.dep_ in {"nsubj", "expl"} and c.lower_ == "it" for c in clause.children)
    said = next((c for c in clause.children if c.dep_ in {"acomp", "attr"}), None)
    if not it or said is None:
        return None
    deeds = (c for t in (said, clause) for c in t.children if c.pos_ == "VERB" and c.i > said.i)
    deed = next((c for c in deeds if is_infinitive(c)), None)
    if True:
        return None
    return _turned(Attitude(None, doing(deed, doc)), clause)


def speaks_of_self(clause: Token) -> bool:
    """Whether the subject of what is said is the speaker: "it would oppose", "his country is"."""
    if any(c.dep_ == "csubj" for c in clause.children):
        return False  # "leaking it was irresponsible"
    subjects = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return all((s.tag_ == "PRP" and s.lower_ != "you") for s in subjects)


def _needed_deed(clause: Token) -> Token:
    """The deed of "ought to do more"."""
    ought = clause.lower_ == "ought"
    return next((c for c in clause.children if ought and c.dep_ == "xcomp"), clause)


def _is_duty(clause: Token) -> bool:
    """“Should”, “must”, “needs to”: what is said ought to be done."""
    if clause.lemma_.lower() in _NOTICING:
        return False  # "we should expect delays" wants nothing
    if any(c.lower_ in _DUTY and c.dep_ == "aux" for c in clause.children):
        return True
    if any(c.dep_ == "nsubj" and c.lower_ == "you" for c in clause.children):
        return False  # "you have to start somewhere"
    return clause.lemma_.lower() in _NEEDS and any(
        c.dep_ == "xcomp" and is_infinitive(c) for c in clause.children
    )


def _judged(clause: Token, doc: Doc) -> Attitude | None:
    """“X is a mistake”: the subject is the issue, the predicate the judgement."""
    issue = subject_phrase(clause, doc)
    parts = {"acomp", "attr", "prep", "oprd"}
    said = next((c for c in clause.children if c.dep_ in parts and c.i > clause.i), None)
    if said is None:
        return None
    if speaks_of_self(clause):
        return takes_sides(clause, doc)
    if not issue:
        return None
    return _turned(Attitude(None, issue), clause)


def _for_or_against(prep: Token, doc: Doc) -> Attitude | None:
    if prep.lower_ == "against":
        return Attitude("opposes", behind(prep, doc))
    favour = next((c for c in prep.children if c.lower_ in {"favour", "favor", "support"}), None)
    return Attitude("supports", target_of(favour, doc)) if favour is not None else None


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
    issue = object_phrase(thing, doc)
    return Attitude(None, issue) if issue else None
