"""Visits to a state by somebody in office, where the article tells no meeting that they were for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.plaintext import fold
from summarizer.reading.attendance import subject_of
from summarizer.reading.cast import Member
from summarizer.reading.certainty import is_unreal, status_of
from summarizer.reading.circumstances import capital_meant
from summarizer.reading.occasions import Occasion
from summarizer.reading.reference import Referent
from summarizer.reading.timing import date_of
from summarizer.states import state_named, state_of_capital

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GOING = frozenset(["visit", "travel", "fly", "go", "journey", "slip", "arrive", "spend"])
_OFFICES = frozenset(
    """
    president premier minister chancellor secretary envoy adviser advisor director chief king queen prince
    emir sultan leader negotiator commissioner pope general commander senator speaker
    """.split()
)
_NEAR = 2  # sentences behind a visit in which the meeting it was for may be told


def visits_in(n: int, doc: Doc, referent: Referent) -> Iterator[Occasion]:
    """Each visit of sentence `n` as a meeting of the visitor with the state that is visited."""
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in _GOING or is_unreal(verb):
            continue
        visitors = [m for s in subject_of(verb) for m in referent.members(n, s) if _in_office(m)]
        for goal in _goals(verb):
            name = _state(n, goal, referent)
            if not name or not visitors or any(_is_of(m, name) for m in visitors):
                continue
            date = date_of(verb, doc)
            yield Occasion(
                n=n,
                trigger=verb.i,
                word=verb.text,
                participants=(*visitors, referent.cast.state(name, n)),
                mediators=(),
                channel="in_person",
                date=date,
                place=goal.text if goal.text[:1].isupper() else capital_meant(n, goal, referent) or name,
                topic="",
                status=status_of(n, verb, doc, referent, date),
                unreal=False,
            )


def untold(visits: Sequence[Occasion], told: Sequence[Occasion]) -> list[Occasion]:
    """Those of the visits for which no meeting of the visitor is told, there or soon after it in the text."""
    return [v for v in visits if not any(_is_for(o, v) for o in told)]


def _is_for(told: Occasion, visit: Occasion) -> bool:
    *visitors, state = visit.participants
    if not {*visitors} & {*told.participants}:
        return False
    there = told.place in {visit.place, state.name} or state in told.participants
    host = any(m.affiliation is state for m in told.participants if m not in visitors)
    return there or host or 0 <= told.n - visit.n <= _NEAR


def _in_office(member: Member) -> bool:
    words = {*fold(member.role).replace("-", " ").split(), *member.functions}
    return member.kind == "person" and bool(words & _OFFICES)


def _is_of(member: Member, state: str) -> bool:
    return member.affiliation is not None and member.affiliation.name == state


def _goals(verb: Token) -> Iterator[Token]:
    """Where the verb goes: "visited Oslo", "flew to Oslo", "spent three days in Oslo"."""
    if verb.lemma_.lower() == "visit":
        yield from (t for c in verb.children if c.dep_ == "dobj" for t in (c, *c.conjuncts))
        return
    days = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in {"day", "night", "hour"}]
    stays = verb.lemma_.lower() in {"spend", "arrive"}
    if verb.lemma_.lower() == "spend" and not days:
        return
    for prep in (c for near in (verb, *days) for c in near.children if c.dep_ == "prep"):
        if prep.lower_ in ({"in"} if stays else {"to", "into"}):
            yield from (g for t in prep.children if t.dep_ == "pobj" for g in (t, *t.conjuncts))


def _state(n: int, goal: Token, referent: Referent) -> str:
    """The state that a place is or is the capital of: "Norway", "Oslo", "the Norwegian capital"."""
    if goal.lower_ == "capital":
        owners = (m for c in goal.children for m in referent.owner(n, c))
        return next((m.name for m in owners if m.kind == "state"), "")
    member = referent.cast.at.get((n, goal.i))
    name = member.name if member is not None else goal.text
    return state_named(name) or state_of_capital(name)
