"""Clauses that may tell of a position: who holds it, in which words, and through whom it reaches us."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading import leanings, lexicon
from summarizer.reading.attitudes import Attitude, attitude_in, attitude_of, takes_sides
from summarizer.reading.cast import Member
from summarizer.reading.clauses import (
    FEWEST_WORDS,
    claim_of,
    end_of,
    is_behind_quote,
    is_contrast,
    is_quoted,
    quote_in,
    tidied,
)
from summarizer.reading.leanings import Leaning, is_infinitive, own_leaning
from summarizer.reading.reference import Referent
from summarizer.reading.remarks import holders, is_unreached, refuses, says_of, silence_of
from summarizer.reading.sourcing import is_source, is_unnamed, sources_of, speaks_for_another
from summarizer.reading.targets import said_by, wanted_by
from summarizer.reading.wording import doing
from summarizer.summary import Says

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ANSWERS = frozenset({"confirm", "acknowledge", "stand"})
_CONFIRMING = frozenset({"confirm", "acknowledge"})
_VIVID = re.compile(r'"|\b(?:will|would|should|must|can|cannot|could|never)\b')
_KEEPING_SILENT = frozenset({"comment", "elaborate", "speculate", "draw", "discuss", "disclose"})
_VERBS = lexicon.SPEECH | lexicon.ATTITUDE | _KEEPING_SILENT
_LEFT_OF_VERB = frozenset({"aux", "auxpass", "neg", "advmod", "preconj"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """A possible position told by token `at` of sentence `n`.

    `claim` says what is held, `quote` holds the words in quotation marks. `leaning` and `issue` are what the
    grammar of the words tells by itself, None and empty where it does not; `silence` is what the holder says
    by not saying it. `reported_by` is the chain of sources, nearest first.
    """

    n: int
    at: int
    holder: Member
    claim: str
    quote: str
    leaning: Leaning | None
    issue: str
    reported_by: tuple[Member, ...]
    silence: Says | None


@dataclass(frozen=True, slots=True)
class _Told:
    """That `holder` holds what tokens `start` to `end` (exclusive) say, by the word `by`."""

    by: Token
    holder: Member
    start: int
    end: int
    claim: str
    attitude: Attitude | None

    def covers(self, token: Token) -> bool:
        return self.start <= token.i < self.end and token != self.by


def utterances_in(n: int, doc: Doc, referent: Referent) -> Iterator[Utterance]:
    """Every clause of sentence `n` in which somebody says, wants, welcomes or resists something.

    At most one for each holder, the outermost, and further ones whose words lean one way by themselves.
    What somebody says of another's position is the other's only where the first is a mere source.
    """
    kept: list[_Told] = []
    for token in sorted(doc, key=lambda t: (sum(1 for _ in t.ancestors), t.i)):
        for told in _told(n, token, doc, referent):
            if len(told.claim.split()) >= FEWEST_WORDS and _is_new(told, kept):
                relayed = not is_quoted(token, doc)
                kept = [
                    k for k in kept if not (relayed and k.covers(token) and _relays(k.holder, told.holder))
                ]
                kept.append(told)
    for told in kept:
        yield Utterance(
            n=n,
            at=told.by.i,
            holder=told.holder,
            claim=told.claim,
            quote=quote_in(doc, told.claim),
            leaning=told.attitude.leaning if told.attitude else None,
            issue=told.attitude.issue if told.attitude else "",
            reported_by=_chain(n, told, referent),
            silence=silence_of(told.by, doc),
        )


def _chain(n: int, told: _Told, referent: Referent) -> tuple[Member, ...]:
    """Through whom it reaches us; nobody for what the author says in passing."""
    if _is_aside(told.by):
        return ()
    return tuple(m for m in sources_of(n, told.by, referent) if not _is_one_of(m, told.holder))


def continued(n: int, doc: Doc, speaker: Member) -> Utterance | None:
    """What `speaker` goes on to say in sentence `n`, a mere quotation; None for a question or a few words."""
    claim = tidied(doc.text)
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or claim.endswith("?") or len(claim.split()) <= FEWEST_WORDS:
        return None
    attitude = attitude_in(root, doc)
    return Utterance(
        n=n,
        at=root.i,
        holder=speaker,
        claim=claim,
        quote=claim,
        leaning=attitude.leaning if attitude else None,
        issue=attitude.issue if attitude else "",
        reported_by=(),
        silence=None,
    )


def _is_new(told: _Told, kept: list[_Told]) -> bool:
    """Whether it says more than what is kept: not a part of it, not a second remark of the same holder."""
    leans = told.attitude is not None and told.attitude.leaning is not None
    if told.by.dep_ == "conj" and _VIVID.search(told.claim) and all(k.claim != told.claim for k in kept):
        return True  # "said it was a start but that nobody would sign it"
    apart = leans and (told.by.dep_ == "conj" or _is_set_beside(told.by) or _is_aside(told.by))
    for outer in (k for k in kept if k.covers(told.by)):
        own = is_quoted(told.by, told.by.doc) or not _relays(outer.holder, told.holder)
        if not apart and (own or outer.holder is told.holder):
            return False
    return leans or all(k.holder is not told.holder for k in kept)


def _is_set_beside(verb: Token) -> bool:
    """“..., while France rejects it", "while continuing to reject it"."""
    return is_contrast(verb) or (verb.dep_ == "xcomp" and is_contrast(verb.head))


def _is_aside(verb: Token) -> bool:
    """“A plan that Bangkok has rejected”: the author's own words about what somebody else says."""
    own = any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in verb.children)
    return verb.dep_ == "relcl" and own and not is_quoted(verb, verb.doc)


def _relays(speaker: Member, holder: Member) -> bool:
    """Whether who speaks only passes on what `holder` holds: a source, or somebody who acts for them."""
    acts_for = speaker.affiliation is holder or speaks_for_another(speaker)
    return is_source(speaker) or (acts_for and holder is not speaker)


def _is_one_of(speaker: Member, holder: Member) -> bool:
    """Whether it is the holder's own word: who speaks is the holder, or somebody named who acts for them."""
    own = speaker.kind == "person" and not is_unnamed(speaker) and speaker.affiliation is holder
    return speaker is holder or own


def _told(n: int, token: Token, doc: Doc, referent: Referent) -> Iterator[_Told]:
    """Who holds something by this word ("argues that", "France's effort to", "is opposed to"), and what."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and (
        lemma in _VERBS or own_leaning(token) or _names(token) or is_behind_quote(token)
    ):
        yield from _by_verb(n, token, doc, referent)
    elif token.lemma_ in {"be", "remain", "stay", "stand"} and (attitude := takes_sides(token, doc)):
        for holder in holders(n, token, referent):
            yield _Told(token, holder, token.i, end_of(token), _with(holder, token, doc), attitude)
    elif token.pos_ == "NOUN" and lemma in leanings.SUPPORTING_NOUNS | leanings.OPPOSING_NOUNS:
        rest = [c for c in token.children if c.dep_ in {"acl", "prep", "relcl"} and c.i > token.i]
        owners = [c for c in token.children if c.dep_ == "poss"]
        if rest and owners:
            end = max(c.right_edge.i for c in rest) + 1
            for holder in referent.members(n, owners[0]):
                claim = f"{holder.name}'s {doc[token.i : end].text}"
                yield _Told(token, holder, token.i, end, claim, attitude_of(token, doc))


def _names(verb: Token) -> bool:
    """“Sees the talks as useful”: a verb of seeing that says what something is."""
    as_ = any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children)
    return as_ and verb.lemma_.lower() in leanings.NAMING


def _by_verb(n: int, verb: Token, doc: Doc, referent: Referent) -> Iterator[_Told]:
    lemma = verb.lemma_.lower()
    if verb.dep_ in {"amod", "compound"} or _to_the_press(verb) or _is_purpose(verb) or _is_asked(verb):
        return
    if verb.dep_ == "conj" and silence_of(verb.head, doc):
        return  # "neither confirm nor deny" is one answer, and its first verb gives it
    says = says_of(verb, doc) if verb.dep_ != "relcl" else None
    if says == "denies" or (says == "confirms" and lemma in _ANSWERS):
        return  # whether a meeting took place is a comment on it, not a position
    if lemma in _KEEPING_SILENT and not silence_of(verb, doc):
        return
    if lemma == "rule" and not any(c.lower_ == "out" for c in verb.children):
        return  # "Hamas will not rule Gaza"
    leans = own_leaning(verb) is not None or _names(verb)
    attitude = attitude_of(verb, doc)
    leaning = attitude is not None and attitude.leaning is not None
    if lemma not in lexicon.ATTITUDE and not leans and not leaning and not _says_words(verb, doc):
        for holder in holders(n, verb, referent):
            yield from _further(verb, holder, doc)
        return
    clause = claim_of(verb, doc)
    if silent := silence_of(verb, doc):
        if is_unreached(verb, doc):
            return
        clause = _refusal(verb, clause, doc)
    if clause is None or (attitude is None and lemma in _CONFIRMING and not silent):
        return
    start, end, text = clause
    for holder in _holders(n, verb, referent):
        if holder.kind == "media" and lemma in lexicon.REPORTING:
            continue
        said = text
        if silent:
            said = text or f"{holder.name} {doc[_first(verb, doc) : end].text}".strip(' ,."')
        elif leans or (said_by(verb) is None and quote_in(doc, text) != text):
            said = _with(holder, verb, doc)
        yield _Told(verb, holder, start, end, said, attitude)
        if not silent:
            yield from _further(verb, holder, doc)


def _further(verb: Token, holder: Member, doc: Doc) -> Iterator[_Told]:
    """What else the verb governs: "said A and that B", "urged X to do A and to leave B"."""
    wanted = wanted_by(verb) if own_leaning(verb) else None
    if wanted is not None and wanted.dep_ in {"xcomp", "acl"}:
        before = doc[_first(verb, doc) : wanted.left_edge.i].text
        for more in (c for c in wanted.children if c.dep_ == "conj" and is_infinitive(c)):
            claim = f"{holder.name} {before} {doc[more.left_edge.i : end_of(more)].text}".strip(' ,."')
            leaning = own_leaning(verb)
            yield _Told(
                more, holder, more.left_edge.i, end_of(more), claim, Attitude(leaning, doing(more, doc))
            )
    said = said_by(verb)
    clauses = [c for c in said.children if c.dep_ == "conj"] if said is not None and said.i > verb.i else []
    for more in clauses:
        own = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in more.children)
        if own and more.pos_ in {"VERB", "AUX"}:
            start, end = more.left_edge.i, end_of(more)
            yield _Told(more, holder, start, end, tidied(doc[start:end].text), attitude_in(more, doc))


def _refusal(verb: Token, clause: tuple[int, int, str] | None, doc: Doc) -> tuple[int, int, str]:
    """Where the refusal stands, with its words where they are quoted: "we do not discuss it", she said."""
    if clause is not None and refuses(clause[2]) and quote_in(doc, clause[2]):
        return clause
    return verb.i, verb.right_edge.i + 1, ""


def _holders(n: int, verb: Token, referent: Referent) -> list[Member]:
    """Whose words or wish the verb tells: its subject, or who stands behind "by" in the passive."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    passive |= verb.dep_ == "acl" and any(c.dep_ == "agent" for c in verb.children)  # "an idea resisted by X"
    if verb.lemma_ == "draw":  # "would not be drawn on it"
        return holders(n, verb, referent)
    if not passive or any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.children):
        return holders(n, verb, referent)
    agents = (t for c in verb.children if c.dep_ == "agent" for t in c.children if t.dep_ == "pobj")
    return [m for agent in agents for m in referent.members(n, agent)]


def _is_purpose(verb: Token) -> bool:
    """“Flew in to press for guarantees”: why somebody came is told, not what they said."""
    return verb.dep_ == "advcl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _is_asked(verb: Token) -> bool:
    """“Pressed on the deal, she said”: done to whoever answers."""
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBN"
        and not any(c.dep_ in {"nsubj", "aux"} for c in verb.children)
    )


def _with(holder: Member, verb: Token, doc: Doc) -> str:
    """The holder and what the verb says of them: "France has refused arbitration"."""
    return f"{holder.name} {doc[_first(verb, doc) : end_of(verb)].text}".strip(' ,."')


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
    return is_quoted(said, doc) or not _tells_past(said) or _is_backshifted(verb, said)


def _is_backshifted(verb: Token, clause: Token) -> bool:
    """“Said nurses wanted a rise” is of today; "said he asked on Monday" is not."""
    dated = any(t.ent_type_ in {"DATE", "TIME"} for t in clause.subtree)
    perfect = any(c.dep_ == "aux" for c in clause.children)
    return verb.tag_ == "VBD" and clause.tag_ == "VBD" and not dated and not perfect


def _tells_past(clause: Token) -> bool:
    modal = any(c.tag_ == "MD" for c in clause.children)
    perfect = any(c.lower_ in {"have", "has", "had", "'ve"} and c.dep_ == "aux" for c in clause.children)
    if perfect and not modal and not any(t.text == '"' for t in clause.subtree):
        return True  # "had agreed on a date": news, where no word of judgement tells otherwise
    first_person = any(c.dep_ == "nsubj" and c.lower_ == "i" for c in clause.children)
    if clause.lemma_ == "be":
        return first_person
    return clause.tag_ == "VBD" and not modal


def _to_the_press(verb: Token) -> bool:
    """“told reporters” with nothing told: the words are in another clause."""
    told = any(c.dep_ in {"ccomp", "parataxis"} for c in verb.children) or said_by(verb) is not None
    return verb.lemma_ == "tell" and not told and not any(t.text == '"' for t in verb.doc)
