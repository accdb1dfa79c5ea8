"""What might be a position: every clause whose subject is an actor, with what grammar tells of it.

Nothing is decided here. `summarizer.deciding` weighs each of them by what labelled articles taught.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from summarizer.reading.discourse.reference import Referent
from summarizer.reading.discourse.sourcing import sources_of
from summarizer.reading.meetings.attendance import agents_of
from summarizer.reading.meetings.remarks import holders, silence_of
from summarizer.reading.names.cast import Member
from summarizer.reading.positions.attitudes import Attitude, attitude_in, attitude_of, takes_sides
from summarizer.reading.positions.position import Utterance, utterances_in
from summarizer.reading.syntax.clauses import claim_of, end_of, goes_on, is_quoted, quote_in, tidied
from summarizer.reading.syntax.leanings import Leaning, is_negated
from summarizer.reading.syntax.targets import clause_as_thing, said_by
from summarizer.reading.syntax.wording import doing, noun_phrase
from summarizer.summary import Position, Says

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Form = Literal["says", "does", "noun", "quote", "according", "goes on"]
View = Literal["for", "against", "both", "none"]
_SIDES: Mapping[str, Position] = {"for": "supports", "against": "opposes", "both": "mixed"}
_CONTRAST = re.compile(r"\b(?:but|though|although|while|whereas|however|yet|both|despite|not just)\b", re.I)
_COMPLEMENTS = frozenset({"acl", "prep", "relcl"})
_GOVERNED = frozenset({"dobj", "xcomp", "prep", "acomp", "attr", "ccomp", "agent", "dative", "prt", "oprd"})
_LEFT_OF_VERB = frozenset({"aux", "auxpass", "neg", "advmod", "preconj"})


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
    """Whether the rules of `positions` take it for one."""
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
        verb = self.by.pos_ in {"VERB", "AUX"}
        return silence_of(self.by, self.by.doc) if verb else None

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
        if self.view == "both" and not _CONTRAST.search(self.claim):
            return "supports"  # what the model takes for both is praise, unless something is set against it
        if self.view in _SIDES:
            return _SIDES[self.view]
        return "opposes" if self.said is not None and is_negated(self.said) else "supports"


def assertions_in(n: int, doc: Doc, referent: Referent, speaker: Member | None) -> Iterator[Assertion]:
    """Every clause of sentence `n` in which somebody may take a position, each for each holder.

    A mere quotation may be what `speaker` goes on to say.
    """
    if speaker is not None and goes_on(doc):
        root = next(t for t in doc if t.head == t)
        yield Assertion(n, root, "goes on", speaker, tidied(doc.text), root, attitude_in(root, doc), "")
    by_rule = {(u.at, u.holder): u for u in utterances_in(n, doc, referent)} if not goes_on(doc) else {}
    for token in doc:
        for told in _told(n, token, doc, referent):
            found = _ruled(told, by_rule.get((token.i, told.holder)), referent)
            yield found
            owner = found.holder.affiliation
            if owner is not None and found.holder.kind == "person" and owner.kind is not None:
                chain = dict.fromkeys([found.holder, *sources_of(n, token, referent)])
                through = tuple(m for m in chain if m is not owner)
                yield replace(found, holder=owner, reported_by=through, owner=True)


def _ruled(found: Assertion, rule: Utterance | None, referent: Referent) -> Assertion:
    """The assertion with its sources, and in the words of the rule that takes it for a position."""
    if rule is None:
        chain = (m for m in sources_of(found.n, found.by, referent) if m is not found.holder)
        return replace(found, reported_by=tuple(chain))
    return replace(
        found,
        ruled=True,
        claim=rule.claim,
        issue=rule.issue or found.issue,
        reported_by=rule.reported_by,
    )


def speaker_of(told: Sequence[Assertion], doc: Doc) -> Member | None:
    """Whose words a next sentence that is a mere quotation goes on with."""
    spoken = [a for a in told if not a.owner and a.quote and not is_quoted(a.by, doc)]
    own = [a.holder for a in spoken if a.form in {"says", "quote"}] or [a.holder for a in spoken]
    return next(iter(own), next((a.holder for a in told if a.form == "goes on"), None))


def _told(n: int, token: Token, doc: Doc, referent: Referent) -> Iterator[Assertion]:
    if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound", "aux", "auxpass"}:
        yield from _by_verb(n, token, doc, referent)
        for to in (t for c in token.children if c.lower_ == "according" for t in c.children):
            whose = [m for t in to.children if t.dep_ == "pobj" for m in referent.members(n, t)]
            claim = tidied(doc[token.left_edge.i : end_of(token)].text)
            for holder in whose:
                attitude = attitude_in(token, doc)
                issue = _issue(attitude, token, doc)
                yield Assertion(n, token, "according", holder, claim, token, attitude, issue)
    elif token.pos_ == "NOUN":
        owners = [c for c in token.children if c.dep_ == "poss"]
        rest = [c for c in token.children if c.dep_ in _COMPLEMENTS and c.i > token.i]
        if owners and rest:
            words = doc[token.i : max(c.right_edge.i for c in rest) + 1].text
            for holder in referent.members(n, owners[0]):
                attitude = attitude_of(token, doc)
                issue = attitude.issue if attitude and attitude.issue else noun_phrase(token, doc)
                yield Assertion(n, token, "noun", holder, f"{holder.name}'s {words}", None, attitude, issue)


def _by_verb(n: int, verb: Token, doc: Doc, referent: Referent) -> Iterator[Assertion]:
    said = said_by(verb)
    clause = claim_of(verb, doc)
    governed = [c for c in verb.children if c.dep_ in _GOVERNED and c.i > verb.i]
    if clause is None and not governed:
        return
    agents = [m for t in agents_of(verb) for m in referent.members(n, t)]
    for holder in agents or holders(n, verb, referent):
        if holder.kind is None:
            continue
        attitude = attitude_of(verb, doc) or takes_sides(verb, doc)
        if said is not None and clause is not None:
            yield Assertion(n, verb, "says", holder, clause[2], said, attitude, _issue(attitude, said, doc))
        elif clause is not None and '"' in doc.text and clause[1] <= verb.i and not is_quoted(verb, doc):
            issue = attitude.issue if attitude else ""
            yield Assertion(n, verb, "quote", holder, clause[2], None, attitude, issue)
        else:
            claim = f"{holder.name} {doc[_first(verb, doc) : end_of(verb)].text}".strip(' ,."')
            yield Assertion(n, verb, "does", holder, claim, None, attitude, _issue(attitude, verb, doc))


def _issue(attitude: Attitude | None, clause: Token, doc: Doc) -> str:
    """The question as the attitude names it, else the clause as a thing done."""
    if attitude is not None and attitude.issue:
        return attitude.issue
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children):
        return clause_as_thing(clause, doc)
    return doing(clause, doc)


def _first(verb: Token, doc: Doc) -> int:
    """Where the verb begins, with its auxiliaries: "has refused"."""
    start = verb.i
    while start and doc[start - 1].head == verb and doc[start - 1].dep_ in _LEFT_OF_VERB:
        start -= 1
    return start
