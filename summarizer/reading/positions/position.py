"""Clauses that may tell of a position: who holds it, in which words, and through whom it reaches us."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading.discourse.reference import Referent
from summarizer.reading.discourse.sourcing import is_source, is_unnamed, sources_of
from summarizer.reading.meetings.remarks import silence_of
from summarizer.reading.names.cast import Member
from summarizer.reading.positions.attitudes import attitude_in
from summarizer.reading.positions.holding import Holding, holdings
from summarizer.reading.syntax.clauses import FEWEST_WORDS, is_contrast, is_quoted, quote_in, tidied
from summarizer.reading.syntax.leanings import Leaning
from summarizer.reading.syntax.targets import said_by
from summarizer.summary import Says

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VIVID = re.compile(r'"|\b(?:will|would|should|must|can|cannot|could|never)\b')


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


def utterances_in(n: int, doc: Doc, referent: Referent) -> Iterator[Utterance]:
    """Every clause of sentence `n` in which somebody says, wants, welcomes or resists something.

    At most one for each holder, the outermost, and further ones whose words lean one way by themselves.
    What somebody says of another's position is the other's only where the first is a mere source.
    """
    kept: list[Holding] = []
    for token in sorted(doc, key=lambda t: (sum(1 for _ in t.ancestors), t.i)):
        for told in holdings(n, token, doc, referent):
            if len(told.claim.split()) >= FEWEST_WORDS and _is_new(told, kept):
                relayed = not is_quoted(token, doc)
                kept = [k for k in kept if not (relayed and k.covers(token) and _passes_on(k, told))]
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


def _chain(n: int, told: Holding, referent: Referent) -> tuple[Member, ...]:
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


def _is_new(told: Holding, kept: list[Holding]) -> bool:
    """Whether it says more than what is kept: not a part of it, not a second remark of the same holder."""
    if any(k.by == told.by and k.holder is told.holder for k in kept):
        return False
    leans = told.attitude is not None and told.attitude.leaning is not None
    if told.by.dep_ == "conj" and _VIVID.search(told.claim) and all(k.claim != told.claim for k in kept):
        return True  # "said it was a start but that nobody would sign it"
    apart = leans and (told.by.dep_ == "conj" or _is_set_beside(told.by) or _is_aside(told.by))
    for outer in (k for k in kept if k.covers(told.by)):
        own = is_quoted(told.by, told.by.doc) or not _passes_on(outer, told)
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


def _passes_on(outer: Holding, inner: Holding) -> bool:
    """Whether the outer words only tell of the inner position: by a source, or by the holder's ministry."""
    body, person = outer.holder, inner.holder
    served = person.affiliation is not None and person.affiliation in (body, body.affiliation)
    of_its_own = served and person.kind == "person" and body.kind == "organization"
    return _relays(body, person) or (of_its_own and said_by(outer.by) == inner.by)


def _relays(speaker: Member, holder: Member) -> bool:
    """Whether who speaks only passes on what `holder` holds: a source, or somebody who acts for them."""
    acts_for = speaker.affiliation is holder or speaker.is_spokesperson
    return is_source(speaker) or (acts_for and holder is not speaker)


def _is_one_of(speaker: Member, holder: Member) -> bool:
    """Whether it is the holder's own word: who speaks is the holder, or somebody named who acts for them."""
    office = speaker.affiliation
    own = office is not None and holder in (office, office.affiliation)
    return speaker is holder or (own and speaker.kind == "person" and not is_unnamed(speaker))
