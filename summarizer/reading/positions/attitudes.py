"""Which way words lean, and towards what: "urged the minister to leave the talks"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.syntax import leanings
from summarizer.reading.syntax.leanings import Leaning, is_infinitive, is_negated, own_leaning, side_of
from summarizer.reading.syntax.targets import (
    behind,
    clause_as_thing,
    makes_clear,
    object_phrase,
    said_by,
    target_of,
    wanted_by,
)
from summarizer.reading.syntax.wording import doing, noun_phrase, subject_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DUTY = frozenset({"should", "must", "ought", "shall"})
_AUXILIARY = frozenset({"aux", "auxpass"})
_NOTICING = frozenset({"expect", "remember", "note", "know", "understand", "see", "say"})
_NOBODY = frozenset({"nothing", "nobody", "none"})
_PRESSING = frozenset({"press", "push", "lobby", "urge"})
_OVER = frozenset({"for", "on", "over", "about"})
_NEEDS = frozenset({"need", "have", "ought"})
_BINDING = frozenset("vow promise pledge swear".split())
_OF_FACTS = frozenset({"complain", "regret", "lament", "deplore", "bemoan"})
_AMOUNTING = frozenset({"amount", "constitute", "represent"})
_HURRY = frozenset({"hurry", "rush", "mood"})
_OWN = frozenset({"his", "her", "its", "their", "our", "my"})
# Those for whom somebody speaks who speaks of theirs: "said his country would not wait".
_SPOKEN_FOR = lexicon.BODY_NOUNS | frozenset(
    "country nation state kingdom side delegation team bloc people club group church troops forces".split()
)
# Of these nobody who "will not" means to refuse: "we will not know until May".
_NO_DEEDS = frozenset(
    """
    be know see forget have say comment need understand mind matter happen work succeed last hold help solve
    end bring lead cost make change become
    """.split()
)
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
        return _pressed_for(token, doc) or _leaning(own, token, doc)
    if lemma == "live" and (able := _lives_with(token, doc)):
        return able
    if lemma in leanings.NAMING and (named := _named_so(token, doc)):
        return named
    return _through_speech(token, lemma, doc)


def _through_speech(verb: Token, lemma: str, doc: Doc) -> Attitude | None:
    """The attitude in what a verb of speech says."""
    if lemma not in lexicon.SPEECH | lexicon.ATTITUDE and not makes_clear(verb):
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


def _pressed_for(verb: Token, doc: Doc) -> Attitude | None:
    """“Pressed Xi for a truce", "pressed Xi on rare earths", which says which way only to who knows more."""
    people = [c for c in verb.children if c.dep_ == "dobj" and _is_somebody(c)]
    if verb.lemma_.lower() not in _PRESSING or not people or wanted_by(verb) is not None:
        return None
    preps = [c for t in (verb, *people) for c in t.children if c.dep_ == "prep" and c.i > verb.i]
    for prep in (p for p in preps if p.lower_ in _OVER):
        if issue := behind(prep, doc):
            return _turned(Attitude("supports" if prep.lower_ == "for" else None, issue), verb)
    return Attitude(None, "")


def _is_somebody(noun: Token) -> bool:
    people = lexicon.ROLE_NOUNS | lexicon.GROUP_NOUNS | lexicon.BODY_NOUNS
    return noun.pos_ in {"PROPN", "PRON"} or noun.lemma_.lower() in people or noun.lower_ in people


def _lives_with(verb: Token, doc: Doc) -> Attitude | None:
    """“Could live with a larger budget”."""
    able = any(c.lower_ in {"can", "could", "ca"} for c in verb.children)
    preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "with")
    issue = next((found for prep in preps if (found := behind(prep, doc))), "")
    return _turned(Attitude("supports", issue), verb) if able and issue else None


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
            found = _for_or_against(said, doc) or _in_no_hurry(said, doc)
            return _turned(found, verb) if found else None
        if (leaning := side_of(said)) and (issue := target_of(said, doc)):
            return _turned(Attitude(leaning, issue), verb)
    return None


def attitude_in(clause: Token, doc: Doc) -> Attitude | None:
    """The speaker's attitude in what is said: "it would oppose X", "X should stop", "X is a mistake"."""
    if clause.pos_ in {"VERB", "AUX"} and own_leaning(clause) and speaks_of_self(clause):
        return attitude_of(clause, doc)
    if clause.lemma_ == "live" and (able := _lives_with(clause, doc)):
        return able
    return _wished_for(clause, doc) or _meant(clause, doc)


def _wished_for(clause: Token, doc: Doc) -> Attitude | None:
    """The attitude of "a date would be sought" and "there can be no return"."""
    if issue := _nothing(clause, doc):
        return Attitude("opposes", issue)
    return None


def _meant(clause: Token, doc: Doc) -> Attitude | None:
    """The attitude of "X should stop", "we will not leave" and "X is a mistake"."""
    return _due(clause, doc) or _bound(clause, doc) or _weighed(clause, doc)


def _bound(clause: Token, doc: Doc) -> Attitude | None:
    """The attitude of those who say what they will and will not do."""
    if _will_not(clause):
        return Attitude("opposes", doing(clause, doc))
    return None


def _due(clause: Token, doc: Doc) -> Attitude | None:
    """The attitude of "X should stop" and "will not sign without X"."""
    if _is_duty(clause):
        nobody = any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in _NOBODY for c in clause.children)
        issue = clause_as_thing(_needed_deed(clause), doc)
        return Attitude("opposes" if is_negated(clause) != nobody else "supports", issue)
    return None


def _weighed(clause: Token, doc: Doc) -> Attitude | None:
    """The attitude of "X violates the treaty", "goes too far", "amounts to theft" and "is a mistake"."""
    if clause.lemma_.lower() in leanings.HARMING and not is_negated(clause) and (issue := _harm(clause, doc)):
        return Attitude("opposes", issue)
    if clause.lemma_.lower() in _AMOUNTING and (issue := subject_phrase(clause, doc)):
        to = [t for c in clause.children if c.lower_ == "to" for t in c.children]
        named = next((t for t in (*to, *clause.children) if t.dep_ in {"pobj", "dobj"}), None)
        return Attitude(_judgement(named), issue) if named is not None else None
    if clause.lemma_ == "be":
        return _deed_judged(clause, doc) or _judged(clause, doc)
    return None


def _harm(clause: Token, doc: Doc) -> str:
    """What does harm: the plan that "violated the treaty"; of somebody the deed, "Norway breaching it"."""
    subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
    somebody = subject is not None and (subject.pos_ == "PROPN" or subject.ent_type_ != "")
    return clause_as_thing(clause, doc) if somebody else subject_phrase(clause, doc)


def _deed_judged(clause: Token, doc: Doc) -> Attitude | None:
    """“It would be wrong to wait”, "it was too early to talk of a deal", "it is time to act"."""
    it = any(c.dep_ in {"nsubj", "expl"} and c.lower_ == "it" for c in clause.children)
    said = next((c for c in clause.children if c.dep_ in {"acomp", "attr"}), None)
    if not it or said is None:
        return None
    deeds = (c for t in (said, clause) for c in t.children if c.pos_ == "VERB" and c.i > said.i)
    deed = next((c for c in deeds if is_infinitive(c)), None)
    judged = _judgement(said)
    if deed is None or judged is None:
        return None
    return _turned(Attitude(judged, doing(deed, doc)), clause)


def speaks_of_self(clause: Token) -> bool:
    """Whether the subject of what is said is the speaker: "it would oppose", "his country is"."""
    if any(c.dep_ == "csubj" for c in clause.children):
        return False  # "leaking it was irresponsible"
    subjects = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return all((s.tag_ == "PRP" and s.lower_ != "you") or _is_own(s) for s in subjects)


def _is_own(noun: Token) -> bool:
    """“His country", "our union"."""
    return noun.lemma_.lower() in _SPOKEN_FOR and any(c.lower_ in _OWN for c in noun.children)


def _will_not(clause: Token) -> bool:
    """“Said she would not stand", "we will not leave": a refusal. “I would not dare" is none."""
    first = any(c.dep_ == "nsubj" and c.lower_ in {"i", "we"} for c in clause.children)
    words = {"will", "wo", "'ll"} | (set() if first else {"would"})
    will = any(c.dep_ == "aux" and c.lower_ in words for c in clause.children)
    passive = any(c.dep_ == "auxpass" for c in clause.children)
    deed = clause.pos_ == "VERB" and clause.lemma_.lower() not in _NO_DEEDS and not passive
    named = any(c.dep_ == "nsubj" for c in clause.children)
    return will and deed and named and is_negated(clause) and speaks_of_self(clause)


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
    return next((found for prep in preps if (found := behind(prep, doc))), "")


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
    return _turned(Attitude(_judgement(said), issue), clause)


def _for_or_against(prep: Token, doc: Doc) -> Attitude | None:
    if prep.lower_ == "against":
        return Attitude("opposes", behind(prep, doc))
    favour = next((c for c in prep.children if c.lower_ in {"favour", "favor", "support"}), None)
    return Attitude("supports", target_of(favour, doc)) if favour is not None else None


def _in_no_hurry(prep: Token, doc: Doc) -> Attitude | None:
    """“Was in no hurry to open the border”."""
    for noun in (c for c in prep.children if c.lower_ in _HURRY):
        if any(c.lower_ == "no" for c in noun.children) and (issue := target_of(noun, doc)):
            return Attitude("opposes", issue)
    return None


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
    issue = object_phrase(thing, doc)
    return Attitude(_judgement(name), issue) if issue else None
