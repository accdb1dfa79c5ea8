"""From what was decided to the claims of one article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.extraction import ActorClaim, CommentClaim, Extraction, MeetingClaim, StanceClaim
from summarizer.names import strip_honorific
from summarizer.plaintext import fold, one_line
from summarizer.reading.meetings.certainty import is_spoken_of
from summarizer.reading.meetings.occasions import Occasion
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.proposals import Proposals
from summarizer.reading.stances.assertions import Assertion
from summarizer.reading.syntax.wording import clipped
from summarizer.states import state_of_seat
from summarizer.strategies.comments import attach, sides_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CALL = re.compile(r"\b(?:the|that|their|this) (?:\w+ )?(?:phone )?call\b", re.I)


@dataclass(frozen=True, slots=True)
class Decided:
    """What is to be published of one article, each with its probability, and what it was read from."""

    cast: Cast
    proposals: Proposals
    met: Sequence[tuple[Occasion, float]]
    held: Sequence[tuple[Assertion, float]]
    actors: Mapping[Member, float]
    least: float
    """From which probability on somebody is an actor who has no part in the meetings and positions."""
    docs: Mapping[int, Doc]


def collect(decided: Decided) -> Extraction:
    """The claims; headline and summary are left empty."""
    meetings = [_meeting(o, p, decided) for o, p in decided.met]
    for occasion in decided.proposals.headlined:
        _complete(occasion, meetings)
    stances = _with_quotes([_stance(a, p) for a, p in decided.held])
    for meeting in meetings:
        if meeting.channel == "unknown" and _CALL.search(_after(meeting, decided)):
            meeting.channel = "phone"
    attach(decided.proposals.remarks, meetings, decided.cast)
    sure = _sure_by_use(meetings, stances)
    first = _first_uses(meetings, stances)
    actors = [
        _actor(m, first.get(m.name), max(decided.actors.get(m, 0.0), sure.get(m.name, 0.0)))
        for m in decided.cast.members
        if m.kind is not None and (m.name in sure or decided.actors.get(m, 0.0) >= decided.least)
    ]
    return Extraction(headline="", summary=[], actors=actors, meetings=meetings, stances=stances)


def _after(meeting: MeetingClaim, decided: Decided) -> str:
    """The sentence behind the one that tells of the meeting; "during the call" says how they met."""
    doc = decided.docs.get(max(meeting.s) + 1)
    return doc.text if doc is not None else ""


def _meeting(occasion: Occasion, probability: float, decided: Decided) -> MeetingClaim:
    return MeetingClaim(
        participants=[m.name for m in occasion.participants],
        mediators=[m.name for m in occasion.mediators],
        channel=occasion.channel,
        date=occasion.date,
        place=occasion.place,
        topic=occasion.topic,
        status=occasion.status,
        reported_by=[m.name for m in _reporters(occasion, decided)]
        if occasion.status in {"reported", "planned"}
        else [],
        comments=[CommentClaim(by=m.name, says="confirms") for m in _confirming(occasion)],
        s=[occasion.n, *occasion.also],
        confidence=round(probability, 2),
    )


def _confirming(occasion: Occasion) -> list[Member]:
    """Bodies of a participant's side in whose words the article tells of the meeting."""
    people = occasion.participants
    sides = {side for m in people for side in sides_of(m)}
    unknown = any(m.kind == "person" and m.affiliation is None for m in people)
    own = [m for m in occasion.told_by if m not in people and (unknown or sides_of(m) & sides)]
    return own if occasion.status == "confirmed" else []


def _complete(occasion: Occasion, meetings: Sequence[MeetingClaim]) -> None:
    """Gives the meeting that the headline tells of the date and place it may have only there."""
    who = {m.name for m in occasion.participants}
    told = [m for m in meetings if who & set(m.participants) and m.status != "planned"]
    if not told:
        return
    lead = max(told, key=lambda m: (len(who & set(m.participants)), -min(m.s)))
    if occasion.place and not lead.place:
        lead.place = occasion.place
        lead.s.append(occasion.n)
    lead.date = lead.date or occasion.date


def _reporters(occasion: Occasion, decided: Decided) -> list[Member]:
    """Media that the sentence names, if it tells of the meeting and not only of what was said about it."""
    n = occasion.n
    if is_spoken_of(decided.docs[n][occasion.trigger]):
        return []
    return [m for m in decided.cast.members if n in m.sentences and m.kind == "media"]


def _stance(one: Assertion, probability: float) -> StanceClaim:
    silent = one.position == "declines_to_comment"
    return StanceClaim(
        holder=one.holder.name,
        issue=(_silent_issue(one.claim) if silent else one.issue) or clipped(one.claim),
        position=one.position,
        claim=_sentence(one.claim),
        quote=one.quote,
        reported_by=[m.name for m in one.reported_by],
        s=[one.n],
        confidence=round(probability, 2),
    )


def _with_quotes(stances: Sequence[StanceClaim]) -> list[StanceClaim]:
    """A mere quotation right behind a position of the same holder that has none is that position's quote."""
    kept: list[StanceClaim] = []
    for stance in stances:
        before = kept[-1] if kept else None
        mere = bool(stance.quote) and fold(stance.claim).strip('." ') == fold(stance.quote).strip('." ')
        if before and mere and not before.quote and _follows(stance, before):
            before.quote = stance.quote
            before.s = list(dict.fromkeys([*before.s, *stance.s]))
        else:
            kept.append(stance)
    return kept


def _follows(stance: StanceClaim, before: StanceClaim) -> bool:
    spoken = "declines_to_comment" not in {stance.position, before.position}
    return spoken and stance.holder == before.holder and min(stance.s) - max(before.s) == 1


def _sentence(text: str) -> str:
    """The clause as a sentence of at most 55 words, its quotation marks in pairs."""
    words = " ".join(text.split()[:55])
    return words[:1].upper() + words[1:] + ('"' if words.count('"') % 2 else "")


def _silent_issue(claim: str) -> str:
    """What is not commented on: "whether X met Y", "the report"."""
    if found := re.search(r"\bwhether (?:or not )?(.+)", claim):
        return "whether " + " ".join(found[1].split()[:7])
    if found := re.search(r"\bdeny (?:that )?(.+)", claim):
        return "whether " + " ".join(found[1].split()[:7])
    if found := re.search(r"\bsay ((?:when|where|how|why|what|who|which|if)\b.+)", claim):
        return " ".join(found[1].split()[:8]).strip(" ,")
    found = re.search(
        r"\b(?:comment|speak|speculate|discuss|drawn|elaborate|go into)\b (?:on |about )?(.+)", claim
    )
    return " ".join(found[1].split()[:8]) if found else "whether it took place"


def _sure_by_use(meetings: Sequence[MeetingClaim], stances: Sequence[StanceClaim]) -> dict[str, float]:
    """How sure it is that somebody is an actor, by name, since something that is published needs them."""
    sure: dict[str, float] = {}
    for m in meetings:
        for name in (*m.participants, *m.mediators, *m.reported_by, *(c.by for c in m.comments)):
            sure[name] = max(sure.get(name, 0.0), m.confidence or 0.0)
    for s in stances:
        for name in (s.holder, *s.reported_by):
            sure[name] = max(sure.get(name, 0.0), s.confidence or 0.0)
    return sure


def _first_uses(meetings: Sequence[MeetingClaim], stances: Sequence[StanceClaim]) -> dict[str, int]:
    """The first sentence in which each takes part in a meeting or holds a position, by name."""
    told = [(n, min(m.s)) for m in meetings for n in (*m.participants, *m.mediators)]
    told += [(s.holder, min(s.s)) for s in stances]
    return dict(sorted(told, key=lambda use: -use[1]))


def _actor(member: Member, first: int | None, sure: float) -> ActorClaim:
    owner = member.affiliation
    forms = [f for f, _ in (member.forms + member.called).most_common() if f != member.name]
    return ActorClaim(
        name=strip_honorific(member.name),
        aliases=sorted(forms, key=lambda f: f not in member.forms),
        kind=member.kind or "organization",
        role=one_line(member.role),
        affiliation=owner.name if owner else state_of_seat(member.name),
        s=_shown_by(member, first),
        confidence=round(sure, 2),
    )


def _shown_by(member: Member, first: int | None) -> list[int]:
    """The sentences that show the actor best: where they are introduced, and where they first act.

    Introduced is who is named in full, a person with title. `first` is the first sentence that tells what
    they did or hold.
    """
    full = [m for m in member.mentions if m.text == member.name] or member.mentions
    acting = [m.n for m in full if m.acts or m.title]
    if member.kind == "person" or not acting:
        named = full[0].n if full else min(member.sentences)
    else:
        named = acting[0]
    return [named] if first is None else [named, first]
