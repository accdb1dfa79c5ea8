"""Who holds what by one word: "argues that", "is opposed to", "France's effort to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.discourse.anonymous import is_informant
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.meetings.remarks import holders, is_unreached, refuses, says_of, silence_of
from summarizer.reading.meetings.triggers import is_trigger
from summarizer.reading.names.cast import Member
from summarizer.reading.positions.attitudes import (
    Attitude,
    attitude_in,
    attitude_of,
    speaks_of_self,
    takes_sides,
)
from summarizer.reading.syntax import leanings
from summarizer.reading.syntax.clauses import claim_of, end_of, is_quoted, quote_in, tidied
from summarizer.reading.syntax.leanings import is_infinitive, is_negated, own_leaning
from summarizer.reading.syntax.targets import said_by, wanted_by
from summarizer.reading.syntax.wording import doing

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ANSWERS = frozenset({"confirm", "acknowledge", "stand"})
_CONFIRMING = frozenset({"confirm", "acknowledge"})
_KEEPING_SILENT = frozenset(
    {"comment", "refrain", "elaborate", "speculate", "draw", "discuss", "disclose", "go"}
)
_VERBS = lexicon.SPEECH | lexicon.ATTITUDE | _KEEPING_SILENT
_SUPPOSING = frozenset({"whether", "if", "unless", "until", "once", "lest"})
_ALONE = frozenset({"resist", "refuse", "object", "decline", "balk", "disagree"})
_SIDES = frozenset({"side", "delegation", "team", "mission"})
_SUBJECT_WORDS = 8  # of the article that may stand in a claim
_LEFT_OF_VERB = frozenset({"aux", "auxpass", "neg", "advmod", "preconj"})


@dataclass(frozen=True, slots=True)
class Holding:
    """That `holder` holds what tokens `start` to `end` (exclusive) say, by the word `by`."""

    by: Token
    holder: Member
    start: int
    end: int
    claim: str
    attitude: Attitude | None

    def covers(self, token: Token) -> bool:
        return self.start <= token.i < self.end and token != self.by


def holdings(n: int, token: Token, doc: Doc, referent: Referent) -> Iterator[Holding]:
    """Who holds something by this word ("argues that", "France's effort to", "is opposed to"), and what."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and (
        lemma in _VERBS or own_leaning(token) or _names(token) or (lemma == "have" and silence_of(token, doc))
    ):
        yield from _by_verb(n, token, doc, referent)
    elif token.lemma_ in {"be", "remain", "stay", "stand"} and (attitude := takes_sides(token, doc)):
        for holder in holders(n, token, referent):
            yield Holding(token, holder, token.i, end_of(token), _with(holder, token, doc), attitude)
    elif token.pos_ == "NOUN" and lemma in leanings.SUPPORTING_NOUNS | leanings.OPPOSING_NOUNS:
        rest = [c for c in token.children if c.dep_ in {"acl", "prep", "relcl"} and c.i > token.i]
        owners = [c for c in token.children if c.dep_ == "poss"]
        if rest and owners:
            end = max(c.right_edge.i for c in rest) + 1
            for holder in referent.members(n, owners[0]):
                claim = f"{holder.name}'s {doc[token.i : end].text}"
                yield Holding(token, holder, token.i, end, claim, attitude_of(token, doc))


def _names(verb: Token) -> bool:
    """“Sees the talks as useful”: a verb of seeing that says what something is."""
    as_ = any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children)
    small = any(c.dep_ in {"ccomp", "oprd"} and c.pos_ in {"NOUN", "ADJ"} for c in verb.children)
    return (as_ or (small and verb.lemma_.lower() != "see")) and verb.lemma_.lower() in leanings.NAMING


def _by_verb(n: int, verb: Token, doc: Doc, referent: Referent) -> Iterator[Holding]:
    lemma = verb.lemma_.lower()
    if _tells_no_view(verb, lemma, doc):
        return
    leans = own_leaning(verb) is not None or _names(verb)
    attitude = attitude_of(verb, doc)
    judges = attitude is not None and attitude.leaning is not None
    if lemma not in lexicon.ATTITUDE and not leans and not judges and not _says_words(verb, doc):
        for holder in holders(n, verb, referent):
            yield from _further(verb, holder, doc)
        return
    silent = silence_of(verb, doc)
    clause = _refusal(verb, claim_of(verb, doc), doc) if silent else _clause(verb, doc, leans=leans)
    if clause is None or (attitude is None and lemma in _CONFIRMING and not silent):
        return
    start, end, text = clause
    for holder in [
        *_holders(n, verb, referent),
    ]:
        if holder.kind == "media" and lemma in lexicon.REPORTING | leanings.NAMING:
            continue
        if lemma in leanings.NAMING and any(is_informant(c) for c in verb.children if c.dep_ == "nsubj"):
            continue  # how people who were there describe it
        said = text
        if silent:
            said = text or _with(holder, verb, doc, end)
        elif leans and any(c.dep_ == "agent" for c in verb.children):
            said = doc[_above(verb).left_edge.i : end_of(verb)].text
        elif leans or (said_by(verb) is None and quote_in(doc, text) != text):
            said = _with(holder, verb, doc)
        yield Holding(verb, holder, start, end, said, attitude)
        if not silent:
            yield from _further(verb, holder, doc)


def _clause(verb: Token, doc: Doc, *, leans: bool) -> tuple[int, int, str] | None:
    """Where what is held stands, and its words where the verb governs some."""
    clause = claim_of(verb, doc)
    passive = leans and any(c.dep_ == "agent" for c in verb.children)  # "the plan is opposed by Norway"
    if clause is None and (passive or verb.lemma_.lower() in _ALONE):  # "but Norway has resisted"
        return verb.left_edge.i if passive else verb.i, end_of(verb), ""
    return clause


def _above(verb: Token) -> Token:
    """The verb that shares its subject with this one: "is opposed by X and backed by Y"."""
    return verb


def _tells_no_view(verb: Token, lemma: str, doc: Doc) -> bool:
    """Whether the verb, in spite of its lemma, tells of no view of its subject."""
    if _is_supposed(verb):
        return True  # "the two men embraced"
    if verb.dep_ in {"amod", "compound"} or _is_purpose(verb):
        return True
    if verb.dep_ == "conj" and silence_of(verb.head, doc):
        return True  # "neither confirm nor deny" is one answer, and its first verb gives it
    says = says_of(verb, doc) if verb.dep_ != "relcl" else None
    if says == "denies" or (says == "confirms" and lemma in _ANSWERS):
        return True  # whether a meeting took place is a comment on it, not a position
    silent = silence_of(verb, doc)
    if silent and is_unreached(verb, doc):
        return True
    governs = lemma == "rule" and not any(c.lower_ == "out" for c in verb.children)  # "will not rule Gaza"
    talks = lemma in _KEEPING_SILENT and not silent and own_leaning(verb) is None
    return governs or talks


def _is_supposed(verb: Token) -> bool:
    """“Whether she favours it or opposes it”, "unless Israel accepts it", "neither accepted nor rejected"."""
    both = verb
    while verb.dep_ == "conj" and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        verb = verb.head
    could = {"could", "might"} & {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if both != verb and could:
        return True  # "he could step in and urge them to stop"
    neither = both != verb and any(c.lower_ == "neither" for c in verb.children)
    return neither or any(c.dep_ == "mark" and c.lower_ in _SUPPOSING for c in verb.children)


def _further(verb: Token, holder: Member, doc: Doc) -> Iterator[Holding]:
    """What else the verb governs: "said A and that B", "urged X to do A and to leave B"."""
    wanted = wanted_by(verb) if own_leaning(verb) else None
    if wanted is not None and wanted.dep_ in {"xcomp", "acl"}:
        before = doc[_first(verb, doc) : wanted.left_edge.i].text
        for more in (c for c in wanted.children if c.dep_ == "conj" and is_infinitive(c)):
            claim = f"{holder.name} {before} {doc[more.left_edge.i : end_of(more)].text}".strip(' ,."')
            leaning = own_leaning(verb)
            yield Holding(
                more, holder, more.left_edge.i, end_of(more), claim, Attitude(leaning, doing(more, doc))
            )
    said = said_by(verb)
    clauses = [c for c in said.children if c.dep_ == "conj"] if said is not None and said.i > verb.i else []
    beside = (c for c in verb.children if c.dep_ == "conj" and said is not None)
    clauses += [c for c in beside if any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)]
    for more in (c for c in clauses if c.pos_ in {"VERB", "AUX"}):
        own = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in more.children)
        attitude = attitude_in(more, doc) if own or speaks_of_self(more.head) else None
        if own or (attitude is not None and attitude.leaning):  # "it valued its ties but was in no hurry to"
            start, end = more.left_edge.i, end_of(more)
            said_so = tidied(doc[start:end].text)
            yield Holding(more, holder, start, end, said_so if own else f"{holder.name} {said_so}", attitude)


def _refusal(verb: Token, clause: tuple[int, int, str] | None, doc: Doc) -> tuple[int, int, str]:
    """Where the refusal stands, with its words where they are quoted: "we do not discuss it", she said."""
    if clause is not None and refuses(clause[2]) and quote_in(doc, clause[2]):
        return clause
    return verb.i, verb.right_edge.i + 1, ""


def _holders(n: int, verb: Token, referent: Referent) -> list[Member]:
    """Whose words or wish the verb tells: its subject, or who stands behind "by" in the passive."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    passive |= verb.dep_ == "acl" and verb.tag_ == "VBN"  # "an idea resisted by X", "a session called"
    passive |= verb.tag_ == "VBN" and any(c.dep_ == "agent" for c in verb.children)
    if not passive or any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.children):
        return holders(n, verb, referent)
    agents = (t for c in verb.children if c.dep_ == "agent" for t in c.children if t.dep_ == "pobj")
    return [m for agent in agents for m in referent.members(n, agent)]


def _is_purpose(verb: Token) -> bool:
    """“Flew in to press for guarantees”: why somebody came is told, not what they said."""
    return verb.dep_ == "advcl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _with(holder: Member, verb: Token, doc: Doc, end: int = 0) -> str:
    """The holder and what the verb says of them: "France has refused arbitration"."""
    first = verb.head if is_infinitive(verb) and verb.dep_ == "xcomp" else verb  # "voted to reject it"
    who = _several(first, doc) or holder.name
    return f"{who} {doc[_first(first, doc) : end or end_of(verb)].text}".strip(' ,."')


def _several(verb: Token, doc: Doc) -> str:
    """The subject in the article's words where it is of several, with whom the verb agrees; else empty."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.pos_ == "PRON":
        return ""
    plural = subject.tag_ in {"NNS", "NNPS"} or any(True for _ in subject.conjuncts)
    words = doc[subject.left_edge.i : subject.right_edge.i + 1]
    return words.text if plural and len(words) <= _SUBJECT_WORDS else ""


def _first(verb: Token, doc: Doc) -> int:
    """Where the verb begins, with its auxiliaries: "has refused"."""
    start = verb.i
    while start and doc[start - 1].head == verb and doc[start - 1].dep_ in _LEFT_OF_VERB:
        start -= 1
    return start


def _says_words(verb: Token, doc: Doc) -> bool:
    """Whether a verb of speech comes with what is said, and that is no mere telling of the past.

    "He asked after my pupils" tells; "the plan was a mistake" judges.
    """
    if silence_of(verb, doc):
        return True
    said = said_by(verb)
    if said is None:
        spoken = verb.dep_ in {"ROOT", "conj", "ccomp", "parataxis", "advcl"}
        return spoken and any(t.text == '"' for t in doc)
    if is_quoted(said, doc):
        return True
    return not _tells_of_meeting(said)


def _tells_of_meeting(clause: Token) -> bool:
    """“They would meet again in April”, "the talks were to begin": an occasion, no view of one."""
    judged = any(t.text == '"' or t.lower_ in {"should", "must", "best", "better"} for t in clause.subtree)
    if is_negated(clause) or judged:
        return False
    subjects = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}]
    things = [c for c in clause.children if c.dep_ == "dobj"]
    held = clause.lemma_.lower() in lexicon.HOLD_VERBS - {"be"}
    held &= any(is_trigger(t) for t in (*subjects, *things))
    held |= clause.lemma_ in {"lead", "head"} and any(t.lemma_.lower() in _SIDES for t in things)
    meets = [clause, *(c for c in clause.children if c.dep_ == "xcomp" and clause.lemma_ == "be")]
    return held or any(is_trigger(t) and t.pos_ == "VERB" for t in meets)
