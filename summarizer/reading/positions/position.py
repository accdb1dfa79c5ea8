"""Clauses that may tell of a position: who holds it, in which words, and through whom it reaches us."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading.discourse.reference import Referent
from summarizer.reading.discourse.sourcing import sources_of
from summarizer.reading.meetings.remarks import silence_of
from summarizer.reading.names.cast import Member
from summarizer.reading.positions.holding import Holding, holdings
from summarizer.reading.syntax.clauses import FEWEST_WORDS, is_quoted, quote_in
from summarizer.reading.syntax.leanings import Leaning
from summarizer.summary import Says

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
                not is_quoted(token, doc)
                kept = list(kept)
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
    return tuple(m for m in sources_of(n, told.by, referent))


def _is_new(told: Holding, kept: list[Holding]) -> bool:
    """Whether it says more than what is kept: not a part of it, not a second remark of the same holder."""
    if any(k.by == told.by and k.holder is told.holder for k in kept):
        return False
    leans = told.attitude is not None and told.attitude.leaning is not None
    if told.by.dep_ == "conj" and _VIVID.search(told.claim) and all(k.claim != told.claim for k in kept):
        return True  # "said it was a start but that nobody would sign it"
    apart = leans and told.by.dep_ == "conj"
    if not apart and any(k.covers(told.by) for k in kept):
        return False
    return leans or all(k.holder is not told.holder for k in kept)
