"""Which way words lean, and towards what: "urged the minister to leave the talks"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.lexicon import words
from summarizer.reading.syntax import leanings
from summarizer.reading.syntax.clauses import said_by
from summarizer.reading.syntax.frames import frame_of
from summarizer.reading.syntax.leanings import PREDICATES, Leaning, is_negated, own_leaning
from summarizer.reading.syntax.targets import behind, clause_as_thing, object_phrase, target_of, wanted_by
from summarizer.reading.syntax.wording import subject_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOBODY = words("stances.nobody")
_AMOUNTING = words("stances.amounting")
_OTHER: Mapping[Leaning, Leaning] = {"supports": "opposes", "opposes": "supports"}
_BLOCKING = words("stances.blocking")
_PREDICATES = frozenset({"acomp", "attr", "prep", "oprd"})


@dataclass(frozen=True, slots=True)
class Attitude:
    """A leaning towards `issue`, a noun phrase of at most eight words.

    `leaning` is None where the words judge the issue without saying for or against in a way that grammar
    knows ("the plan is petrol on the fire"); `issue` is empty where grammar cannot name it.
    """

    leaning: Leaning | None
    issue: str


def attitude_of(token: Token, doc: Doc) -> Attitude | None:
    """The attitude that a verb or noun tells of, through mere speech: "said it would resist X"."""
    lemma = token.lemma_.lower()
    clause = said_by(token)
    if lemma == "insist" and clause is not None and _is_finite(clause):
        return attitude_in(clause, doc)  # "insists that it is safe" claims; "insists that it be paid" wants
    if own := own_leaning(token):
        return _leaning(own, token, doc)
    if lemma in leanings.NAMING and (named := _named_so(token, doc)):
        return named
    if clause is None or lemma not in lexicon.SPEECH | lexicon.ATTITUDE:
        return None
    return attitude_in(clause, doc)


def attitude_in(clause: Token, doc: Doc) -> Attitude | None:
    """The speaker's attitude in what is said: "it would oppose X", "X should stop", "X is a mistake"."""
    if clause.pos_ in {"VERB", "AUX"} and own_leaning(clause) and _speaks_of_self(clause):
        return attitude_of(clause, doc)
    if frame_of(clause).mood == "wish":
        nobody = any(t.lower_ in _NOBODY for t in clause.children)  # "nothing should be signed"
        return Attitude(
            "opposes" if is_negated(clause) != nobody else "supports", clause_as_thing(clause, doc)
        )
    return _judged(clause, doc)


def takes_sides(verb: Token, doc: Doc) -> Attitude | None:
    """“Is in favour of X”, “remains opposed to X”, “is ready to X”: an attitude of the verb's subject."""
    for said in (c for c in verb.children if c.dep_ in _PREDICATES):
        if said.dep_ == "prep" and said.lower_ in {"in", "against"}:
            found = _for_or_against(said, doc)
            return _turned(found, verb) if found else None
        if (leaning := PREDICATES.get(said.lemma_.lower(), PREDICATES.get(said.lower_))) and (
            issue := target_of(said, doc)
        ):
            return _turned(Attitude(leaning, issue), verb)
    return None


def _leaning(own: Leaning, token: Token, doc: Doc) -> Attitude:
    """The attitude of a word that leans by itself, turned by each "not": "did not urge them not to leave"."""
    attitude = _turned(Attitude(own, target_of(token, doc)), token)
    wanted = wanted_by(token)
    if wanted is None:
        return attitude
    if wanted.lemma_.lower() in _BLOCKING and (issue := target_of(wanted, doc)):
        attitude = _turned(Attitude(_OTHER[own], issue), token)  # "threatened to veto the package"
    return _turned(attitude, wanted)


def _is_finite(clause: Token) -> bool:
    """“Is”, “would wreck”: an assertion; “be paid”, “lay down arms” are wishes."""
    return any(
        t.tag_ in {"MD", "VBD", "VBZ"} and (t == clause or t.dep_ in {"aux", "auxpass"})
        for t in (clause, *clause.children)
    )


def _turned(attitude: Attitude, token: Token) -> Attitude:
    """The other way if the word is denied: "does not support", "no support for"."""
    if attitude.leaning is None or not is_negated(token):
        return attitude
    return replace(attitude, leaning=_OTHER[attitude.leaning])


def _speaks_of_self(clause: Token) -> bool:
    """Whether the subject of what is said is the speaker: "it would oppose", not "leaking it was"."""
    subject = frame_of(clause).subject
    return subject is None or (subject.tag_ == "PRP" and subject.lower_ != "you")


def _judged(clause: Token, doc: Doc) -> Attitude | None:
    """“X is a mistake”, "X amounts to theft": the subject is the issue; which way is for the model to say."""
    is_ = clause.lemma_ == "be"
    said = [c for c in clause.children if c.dep_ in _PREDICATES | {"dobj"} and c.i > clause.i]
    if not said or not (is_ or clause.lemma_.lower() in _AMOUNTING):
        return None
    if is_ and _speaks_of_self(clause):
        return takes_sides(clause, doc)
    return Attitude(None, issue) if (issue := subject_phrase(clause, doc)) else None


def _for_or_against(prep: Token, doc: Doc) -> Attitude | None:
    if prep.lower_ == "against":
        return Attitude("opposes", behind(prep, doc))
    favour = next((c for c in prep.children if c.lower_ in {"favour", "favor", "support"}), None)
    return Attitude("supports", target_of(favour, doc)) if favour is not None else None


def _named_so(verb: Token, doc: Doc) -> Attitude | None:
    """“Called the plan theft”, “described the talks as useful”: judged by what it is called."""
    small = [c for c in verb.children if c.dep_ in {"ccomp", "oprd"} and c.pos_ in {"NOUN", "ADJ"}]
    subjects = (t for c in small[:1] for t in c.children if t.dep_ in {"nsubj", "nsubjpass"})
    things = [*frame_of(verb).objects, *subjects]
    if not things or not (small or "as" in frame_of(verb).others):
        return None
    return Attitude(None, issue) if (issue := object_phrase(things[0], doc)) else None
