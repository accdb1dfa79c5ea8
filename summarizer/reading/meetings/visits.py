"""Visits to a state by somebody in office, where the article tells no meeting that they were for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.plaintext import fold
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.meetings.attendance import subject_of
from summarizer.reading.meetings.certainty import is_unreal, status_of
from summarizer.reading.meetings.circumstances import capital_meant
from summarizer.reading.meetings.occasions import Occasion
from summarizer.reading.meetings.timing import date_of
from summarizer.reading.names.cast import Member
from summarizer.states import state_named, state_of_capital

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GOING = frozenset(["visit", "travel", "fly", "go", "journey", "slip", "arrive", "spend"])
_SENDING = frozenset({"send", "dispatch"})
_TEAMS = frozenset({"delegation", "mission", "team"})
_OFFICES = frozenset(
    """
    president premier minister chancellor secretary envoy adviser advisor director chief king queen prince
    emir sultan leader negotiator commissioner pope general commander senator speaker
    representative
    """.split()
)
_NEAR = 2  # sentences behind a visit in which the meeting it was for may be told


def visits_in(n: int, doc: Doc, referent: Referent) -> Iterator[Occasion]:
    """Each visit of sentence `n` as a meeting of the visitor with the state that is visited."""
    for verb in doc:
        if not _tells_visit(verb) or is_unreal(verb):
            continue
        visitors = [m for s in _goers(verb) for m in referent.members(n, s) if _in_office(m)]
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


def _tells_visit(token: Token) -> bool:
    """“Visited”, "sent her to Oslo", "leads a delegation to Oslo", "a trip to Oslo by the minister"."""
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN":
        return lemma in {"visit", "trip"}
    leads = lemma in {"lead", "head"} and any(c.lemma_ in _TEAMS for c in token.children if c.dep_ == "dobj")
    return token.pos_ == "VERB" and (lemma in _GOING | _SENDING or leads)


def _goers(token: Token) -> list[Token]:
    """Who goes: the subject, whom it sends, or whose trip it is."""
    if token.pos_ == "NOUN":
        near = dict.fromkeys((*token.subtree, *token.head.children))  # it may hang on the verb above
        by = (c for c in near if c.lower_ == "by" and c.i > token.i and c.dep_ == "prep")
        people = (t for c in by for t in c.children if t.dep_ == "pobj")
        return [*(c for c in token.children if c.dep_ == "poss"), *people]
    sent = [c for c in token.children if c.dep_ == "dobj"]
    return sent if token.lemma_.lower() in _SENDING else list(subject_of(token))


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
    kinds = {"day", "night", "hour"} | _TEAMS
    days = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in kinds]
    stays = verb.lemma_.lower() in {"spend", "arrive"}
    if verb.lemma_.lower() == "spend" and not days:
        return
    sent = [c for c in verb.children if c.dep_ == "dobj"] if verb.lemma_.lower() in _SENDING else []
    for prep in (c for near in (verb, *days, *sent) for c in near.children if c.dep_ in {"prep", "dative"}):
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
