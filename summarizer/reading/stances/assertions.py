"""What might be a stance: every clause whose agent is an actor, with what grammar tells of it.

Nothing is decided here. `summarizer.deciding` weighs each of them by what labelled articles taught.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from summarizer.reading.discourse.reference import Referent
from summarizer.reading.discourse.sourcing import sources_of
from summarizer.reading.meetings.remarks import refuses, silence_of
from summarizer.reading.names.cast import Member
from summarizer.reading.stances.attitudes import Attitude, attitude_in, attitude_of, takes_sides
from summarizer.reading.stances.views import leans_by_itself, tells_view
from summarizer.reading.syntax.clauses import claim_of, end_of, goes_on, is_quoted, quote_in, said_by, tidied
from summarizer.reading.syntax.frames import frame_of
from summarizer.reading.syntax.leanings import Leaning, is_infinitive, is_negated
from summarizer.reading.syntax.targets import clause_as_thing, said_to_be_so
from summarizer.reading.syntax.wording import noun_phrase
from summarizer.summary import Position, Says

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Form = Literal["says", "does", "noun", "quote", "according", "goes on"]
View = Literal["for", "against", "both", "none"]
_SIDES: Mapping[str, Position] = {"for": "supports", "against": "opposes", "both": "mixed"}
_CONTRAST = re.compile(r"\b(?:but|though|although|while|whereas|however|yet|both|despite|not just)\b", re.I)
_COMPLEMENTS = frozenset({"acl", "prep", "relcl"})
_GOVERNED = frozenset({"dobj", "xcomp", "prep", "acomp", "attr", "ccomp", "agent", "dative", "prt", "oprd"})
_FEWEST_WORDS = 3
_SUBJECT_WORDS = 8  # of the article that may stand in a claim


@dataclass(frozen=True, slots=True)
class Assertion:
    """That `holder` may hold what `claim` says, by the word `by` of sentence `n`.

    `said` heads the clause that is said, where one is; `issue` is the question as a noun phrase, and
    `attitude` which way the words lean by themselves.
    """

    n: int
    by: Token
    form: Form
    holder: Member
    claim: str
    said: Token | None
    attitude: Attitude | None
    issue: str
    reported_by: tuple[Member, ...] = ()
    """Through whom it reaches the article, nearest first."""
    ruled: bool = False
    """Whether the rules of `views` take it for a stance."""
    view: View | Literal[""] = ""
    """Which side a model sees taken, where it was asked."""
    owner: bool = False
    """Whether the holder is the body that whoever speaks acts for."""

    @property
    def leaning(self) -> Leaning | None:
        return self.attitude.leaning if self.attitude else None

    @property
    def silence(self) -> Says | None:
        """What is said by not saying it."""
        return silence_of(self.by, self.by.doc) if self.by.pos_ in {"VERB", "AUX"} else None

    @property
    def quote(self) -> str:
        return quote_in(self.by.doc, self.claim)

    @property
    def position(self) -> Position:
        """Which side the words take towards `issue`, which is worded after them."""
        if self.silence:
            return "declines_to_comment"
        if self.leaning is not None:
            return self.leaning
        if self.issue.startswith("that "):  # says so, whatever that is for or against
            return "supports"
        if self.view == "both" and not _CONTRAST.search(self.claim):
            return "supports"  # what the model takes for both is praise, unless something is set against it
        if self.view in _SIDES:
            return _SIDES[self.view]
        return "opposes" if self.said is not None and is_negated(self.said) else "supports"


def assertions_in(n: int, doc: Doc, referent: Referent, speaker: Member | None) -> Iterator[Assertion]:
    """Every clause of sentence `n` in which somebody may take a stance, each for each holder.

    A mere quotation may be what `speaker` goes on to say.
    """
    goes = goes_on(doc)
    if speaker is not None and goes:
        root = next(t for t in doc if t.head == t)
        yield Assertion(n, root, "goes on", speaker, tidied(doc.text), root, attitude_in(root, doc), "")
    told = [a for token in doc for a in _told(n, token, doc, referent)]
    ruled = [] if goes else _outermost(told, doc)
    for one in told:
        chain = dict.fromkeys([one.holder, *sources_of(n, one.by, referent)])
        through = tuple(m for m in chain if m is not one.holder)
        yield (found := replace(one, reported_by=through, ruled=one in ruled))
        owner = one.holder.affiliation
        if owner is not None and one.holder.kind == "person" and owner.kind is not None:
            through = tuple(m for m in chain if m is not owner)
            yield replace(found, holder=owner, reported_by=through, owner=True)


def speaker_of(told: Sequence[Assertion], doc: Doc) -> Member | None:
    """Whose words a next sentence that is a mere quotation goes on with."""
    spoken = [a for a in told if not a.owner and a.quote and not is_quoted(a.by, doc)]
    own = [a.holder for a in spoken if a.form in {"says", "quote"}] or [a.holder for a in spoken]
    return next(iter(own), next((a.holder for a in told if a.form == "goes on"), None))


def _outermost(told: Iterable[Assertion], doc: Doc) -> list[Assertion]:
    """Those that rules take for stances: one for each holder, and further ones that lean or add to it."""
    kept: list[Assertion] = []
    for one in sorted(told, key=lambda a: (sum(1 for _ in a.by.ancestors), a.by.i)):
        may = one.form != "according" and one.holder.kind != "media"  # which report the views of others
        long = len(one.claim.split()) >= _FEWEST_WORDS
        if may and long and _adds(one, kept) and tells_view(one.by, doc, one.attitude):
            kept.append(one)
    return kept


def _adds(one: Assertion, kept: Sequence[Assertion]) -> bool:
    """Whether it is neither a part of what is kept nor a second remark of the same holder."""
    further = one.by.dep_ == "conj" and one.leaning is not None  # "rejects the toll and backs the bridge"
    if not further and any(_holds(k, one.by) for k in kept):
        return False
    return one.leaning is not None or all(k.holder is not one.holder for k in kept)


def _holds(one: Assertion, word: Token) -> bool:
    """Whether the word stands in what is asserted."""
    inside = one.by in word.ancestors and one.by.i < word.i < end_of(one.by)
    return one.by in frame_of(word).tellers or (one.said is None and inside)


def _told(n: int, token: Token, doc: Doc, referent: Referent) -> Iterator[Assertion]:
    if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound", "aux", "auxpass"}:
        yield from _by_verb(n, token, doc, referent)
        for to in (t for c in token.children if c.lower_ == "according" for t in c.children):
            claim = tidied(doc[token.left_edge.i : end_of(token)].text)
            attitude = attitude_in(token, doc)
            for holder in (m for t in to.children if t.dep_ == "pobj" for m in referent.members(n, t)):
                issue = _issue(attitude, token, doc, said=True)
                yield Assertion(n, token, "according", holder, claim, token, attitude, issue)
    elif token.pos_ == "NOUN":
        owners = [c for c in token.children if c.dep_ == "poss"]
        rest = [c for c in token.children if c.dep_ in _COMPLEMENTS and c.i > token.i]
        if owners and rest:
            words = doc[token.i : max(c.right_edge.i for c in rest) + 1].text
            attitude = attitude_of(token, doc)
            issue = attitude.issue if attitude and attitude.issue else noun_phrase(token, doc)
            for holder in referent.members(n, owners[0]):
                yield Assertion(n, token, "noun", holder, f"{holder.name}'s {words}", None, attitude, issue)


def _by_verb(n: int, verb: Token, doc: Doc, referent: Referent) -> Iterator[Assertion]:
    said, clause = said_by(verb), claim_of(verb, doc)
    if clause is None and not any(c.dep_ in _GOVERNED for c in verb.rights):
        return
    form: Form = "does"
    if said is not None and clause is not None:
        form = "says"
    elif clause is not None and '"' in doc.text and clause.end <= verb.i and not frame_of(verb).quoted:
        form = "quote"
    attitude = attitude_of(verb, doc) or takes_sides(verb, doc)
    issue = _issue(attitude, None if form == "quote" else said or verb, doc, said=form == "says")
    words = clause.text if clause else ""
    silent = bool(silence_of(verb, doc))
    own_words = refuses(words) and quote_in(doc, words) if silent else not leans_by_itself(verb)
    for holder in _holders(n, verb, referent):
        claim = words if form != "does" and own_words else _whole(holder, verb, doc, silent=silent)
        yield Assertion(n, verb, form, holder, claim, said if form == "says" else None, attitude, issue)


def _holders(n: int, verb: Token, referent: Referent) -> list[Member]:
    """Whose stance the clause would be: the agents of the verb."""
    found: list[Member] = []
    for token in frame_of(verb).agents or frame_of(verb).subjects:
        own = (n, token.i) in referent.cast.at
        named = [c for c in token.children if c.dep_ == "appos" and (n, c.i) in referent.cast.at and not own]
        if token.pos_ == "NUM" and not named:
            continue  # "one of the people said": they tell what happened
        people = referent.members(n, named[0] if named else token)  # "one of his ministers, X"
        if not people and token.ent_type_ == "NORP" and token.tag_ == "NNPS":  # "the Saudis maintain"
            people = referent.by_demonym(n, token.text.removesuffix("s"))
        found += [m for m in people if m not in found and m.kind is not None]
    return found


def _whole(holder: Member, verb: Token, doc: Doc, *, silent: bool) -> str:
    """The holder and what the verb says of them: "France has refused arbitration"."""
    if frame_of(verb).others.get("by") and frame_of(verb).passive:
        return doc[verb.left_edge.i : end_of(verb)].text
    first = verb.head if is_infinitive(verb) and verb.dep_ == "xcomp" else verb  # "voted to reject it"
    end = verb.right_edge.i + 1 if silent else end_of(verb)
    return f"{_several(first, doc) or holder.name} {doc[frame_of(first).start : end].text}".strip(' ,."')


def _several(verb: Token, doc: Doc) -> str:
    """The subject in the article's words where it is of several, with whom the verb agrees; else empty."""
    subject = frame_of(verb).subject
    if subject is None or subject.pos_ == "PRON":
        return ""
    plural = subject.tag_ in {"NNS", "NNPS"} or any(True for _ in subject.conjuncts)
    words = doc[subject.left_edge.i : subject.right_edge.i + 1]
    return words.text if plural and len(words) <= _SUBJECT_WORDS else ""


def _issue(attitude: Attitude | None, clause: Token | None, doc: Doc, *, said: bool = False) -> str:
    """The question as the attitude names it, else what is said to be so, or the clause as a thing done."""
    if attitude is not None and attitude.issue:
        return attitude.issue
    if clause is None:
        return ""
    return said_to_be_so(clause, doc) if said and attitude is None else clause_as_thing(clause, doc)
