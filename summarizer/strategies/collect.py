"""From the model's small decisions to the claims of one article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from summarizer.extraction import ActorClaim, CommentClaim, Extraction, MeetingClaim, StanceClaim
from summarizer.names import is_college, strip_honorific
from summarizer.plaintext import fold, one_line, straighten
from summarizer.reading.cast import Cast, Member
from summarizer.reading.mentions import Mention
from summarizer.reading.occasions import Occasion
from summarizer.reading.positions import Utterance
from summarizer.reading.proposals import Proposals
from summarizer.reading.wording import clipped
from summarizer.states import state_of_seat
from summarizer.strategies.comments import attach, sides_of
from summarizer.strategies.questions import StanceAnswer

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AMONG_THEMSELVES = frozenset(
    ["meeting", "summit", "session", "conference", "gathering", "met", "convene", "meet"]
)
_SOURCING = frozenset(
    ["tell", "cite", "quote", "say", "speak", "report", "see", "obtain", "publish", "interview"]
)
_POSITIONS: Mapping[str, Literal["supports", "opposes", "mixed"]] = {
    "for": "supports",
    "against": "opposes",
    "both": "mixed",
}
_CONTRAST = re.compile(r"\b(?:but|though|although|while|whereas|however|yet|both|despite|not just)\b", re.I)
_CALL = re.compile(r"\b(?:the|that|their|this) (?:\w+ )?(?:phone )?call\b", re.I)
_TOPIC = (
    r"\b(?:on|over|about|cover\w*|discuss\w*|regarding|concerning|agree\w* (?:to|on)|negotiate|address)\s+"
)


@dataclass(frozen=True, slots=True)
class Met:
    """An occasion and what the model says of it."""

    occasion: Occasion
    met: Literal["yes", "no"]
    who: tuple[Member, ...]
    topic: str


@dataclass(frozen=True, slots=True)
class Held:
    """An utterance and what the model says of it; None for no answer, or where grammar tells all."""

    utterance: Utterance
    answer: StanceAnswer | None


@dataclass(frozen=True, slots=True)
class Decided:
    cast: Cast
    proposals: Proposals
    met: tuple[Met, ...]
    held: tuple[Held, ...]
    docs: Mapping[int, Doc]


def collect(decided: Decided) -> Extraction:
    """The claims; headline and summary are left empty."""
    meetings = [
        _meeting(m, decided)
        for m in decided.met
        if m.met != "no" and _enough(_taking_part(m), m.occasion.word)
    ]
    for occasion in decided.proposals.headlined:
        _complete(occasion, meetings)
    stances = _with_quotes([claim for h in decided.held if (claim := _stance(h))])
    for meeting in meetings:
        if meeting.channel == "unknown" and _CALL.search(_after(meeting, decided)):
            meeting.channel = "phone"
    attach(decided.proposals.remarks, meetings, decided.cast)
    used = _used(meetings, stances)
    first = _first_uses(meetings, stances)
    actors = [_actor(m, first.get(m.name)) for m in decided.cast.members if _published(m, used, decided)]
    return Extraction(headline="", summary=[], actors=actors, meetings=meetings, stances=stances)


def _after(meeting: MeetingClaim, decided: Decided) -> str:
    """The sentence behind the one that tells of the meeting; "during the call" says how they met."""
    doc = decided.docs.get(max(meeting.s) + 1)
    return doc.text if doc is not None else ""


def _taking_part(met: Met) -> list[Member]:
    """Whom grammar sees taking part, completed by the model where grammar sees fewer than two."""
    seen = list(met.occasion.participants)
    if is_complete(met.occasion):
        return seen
    seen += [m for m in met.who if m not in {*seen, *met.occasion.mediators} and m.kind != "media"]
    owners = {id(m.affiliation) for m in seen if m.affiliation}
    return [m for m in seen if id(m) not in owners]  # the most specific of those named


def is_complete(occasion: Occasion) -> bool:
    """Whether grammar sees at least two sides taking part, mediators counted."""
    return len({*occasion.participants, *occasion.mediators}) >= 2 or _enough(
        occasion.participants, occasion.word
    )


def _meeting(met: Met, decided: Decided) -> MeetingClaim:
    occasion = met.occasion
    return MeetingClaim(
        participants=[m.name for m in _taking_part(met)],
        mediators=[m.name for m in occasion.mediators],
        channel=occasion.channel,
        date=occasion.date,
        place=occasion.place,
        topic=occasion.topic or _topic(met.topic, decided.docs[occasion.n].text),
        status=occasion.status,
        reported_by=[m.name for m in _reporters(occasion.n, decided)]
        if occasion.status in {"reported", "planned"}
        else [],
        comments=[CommentClaim(by=m.name, says="confirms") for m in _confirming(met)],
        s=[occasion.n, *occasion.also],
    )


def _confirming(met: Met) -> list[Member]:
    """Bodies of a participant's side in whose words the article tells of the meeting."""
    people = _taking_part(met)
    sides = {side for m in people for side in sides_of(m)}
    unknown = any(m.kind == "person" and m.affiliation is None for m in people)
    own = [m for m in met.occasion.told_by if m not in people and (unknown or sides_of(m) & sides)]
    return own if met.occasion.status == "confirmed" else []


def _topic(words: str, sentence: str) -> str:
    """The model's topic where the sentence says that it is one: "talks on X", "to discuss X"."""
    found = words and re.search(rf"{_TOPIC}(?:\w+\W+){{0,3}}?{re.escape(straighten(words))}", sentence, re.I)
    return words if found else ""


def _enough(people: Sequence[Member], word: str = "") -> bool:
    """Whether these can have met: two, or one of many, by a word that tells of a meeting among themselves."""
    among = word.lower().rstrip("s") in _AMONG_THEMSELVES
    return len(people) >= 2 or any(m.kind == "group" or (among and is_college(m.name)) for m in people)


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


def _reporters(n: int, decided: Decided) -> list[Member]:
    """Media and unnamed sources named in the sentence."""
    return [m for m in decided.cast.members if n in m.sentences and m.kind == "media"]


def _stance(held: Held) -> StanceClaim | None:
    said, answer = held.utterance, held.answer
    if said.silence:
        issue = _silent_issue(said.claim)
        return _claim(said, issue, "declines_to_comment", said.claim)
    if said.leaning and said.issue:
        return _claim(said, said.issue, said.leaning, said.claim)
    if answer is None or answer.view == "none" or not (said.issue or answer.issue.strip()):
        return None
    issue = said.issue or clipped(one_line(answer.issue))
    if fold(issue) == fold(said.holder.name):
        return None  # nobody is their own question
    view = _POSITIONS[answer.view]
    if view == "mixed" and not _CONTRAST.search(said.claim):
        view = "supports"  # what the model takes for both is praise, unless something is set against it
    return _claim(said, issue, said.leaning or view, said.claim)


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


def _claim(
    said: Utterance,
    issue: str,
    position: Literal["supports", "opposes", "mixed", "declines_to_comment"],
    text: str,
) -> StanceClaim:
    return StanceClaim(
        holder=said.holder.name,
        issue=issue,
        position=position,
        claim=_sentence(text),
        quote=said.quote,
        reported_by=[m.name for m in said.reported_by],
        s=[said.n],
    )


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


def _used(meetings: Sequence[MeetingClaim], stances: Sequence[StanceClaim]) -> set[str]:
    used = {n for m in meetings for n in (*m.participants, *m.mediators, *m.reported_by)}
    used |= {c.by for m in meetings for c in m.comments}
    return used | {n for s in stances for n in (s.holder, *s.reported_by)}


def _first_uses(meetings: Sequence[MeetingClaim], stances: Sequence[StanceClaim]) -> dict[str, int]:
    """The first sentence in which each takes part in a meeting or holds a position, by name."""
    told = [(n, min(m.s)) for m in meetings for n in (*m.participants, *m.mediators)]
    told += [(s.holder, min(s.s)) for s in stances]
    return dict(sorted(told, key=lambda use: -use[1]))


def _published(member: Member, used: set[str], decided: Decided) -> bool:
    """Whether the member acts in the article rather than being a topic or a place."""
    if member.kind is None:
        return False
    if member.name in used:
        return True
    if member.kind == "person":
        return not member.mentions or not all(_names_thing(m, decided) for m in member.mentions)
    if any(m.affiliation is member for m in decided.cast.members if m.kind == "person"):
        return True
    if member.kind == "media" and any(_is_source(m, decided) for m in member.mentions):
        return True
    if member.kind == "group":
        return member.acting  # a source
    return member.acting or any(m.acts for m in member.mentions)


def _names_thing(mention: Mention, decided: Decided) -> bool:
    """Whether the name only says which thing is meant: "the Kessler administration", "the Kessler plan"."""
    root = decided.docs[mention.n][mention.start : mention.end].root
    return root.dep_ in {"compound", "nmod"} and root.head.i >= mention.end and root.head.pos_ == "NOUN"


def _is_source(mention: Mention, decided: Decided) -> bool:
    """Whether something is told to the medium or read in it: "told Reuters", "according to Reuters"."""
    root = decided.docs[mention.n][mention.start : mention.end].root
    if root.dep_ == "pobj" and root.head.lower_ in {"to", "by", "with"}:
        return root.head.head.lemma_.lower() in _SOURCING | {"accord", "according"}
    return root.dep_ in {"dobj", "dative"} and root.head.lemma_.lower() in _SOURCING


def _actor(member: Member, first: int | None) -> ActorClaim:
    owner = member.affiliation
    forms = [f for f, _ in (member.forms + member.called).most_common() if f != member.name]
    return ActorClaim(
        name=strip_honorific(member.name),
        aliases=sorted(forms, key=lambda f: f not in member.forms),
        kind=member.kind or "organization",
        role=one_line(member.role),
        affiliation=owner.name if owner else state_of_seat(member.name),
        s=_shown_by(member, first),
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
