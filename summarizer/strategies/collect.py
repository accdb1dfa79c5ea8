"""From the model's small decisions to the claims of one article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from summarizer.article import Article
from summarizer.extraction import ActorClaim, CommentClaim, Extraction, MeetingClaim, StanceClaim
from summarizer.names import strip_honorific
from summarizer.plaintext import one_line
from summarizer.reading.cast import Cast, Member
from summarizer.reading.occasions import Occasion
from summarizer.reading.positions import Utterance
from summarizer.reading.proposals import Proposals, Remark
from summarizer.states import state_of_seat
from summarizer.strategies.questions import StanceAnswer

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REMARK_REACH = 4  # sentences a comment may stand behind the meeting it comments on
_KEY_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Met:
    """An occasion and what the model says of it."""

    occasion: Occasion
    met: Literal["yes", "planned", "no"]
    who: tuple[Member, ...]
    topic: str


@dataclass(frozen=True, slots=True)
class Held:
    """An utterance and what the model says of it; None for silence, which needs no model, or no answer."""

    utterance: Utterance
    answer: StanceAnswer | None


@dataclass(frozen=True, slots=True)
class Decided:
    cast: Cast
    proposals: Proposals
    met: tuple[Met, ...]
    held: tuple[Held, ...]
    docs: Mapping[int, Doc]


def collect(article: Article, decided: Decided) -> Extraction:
    """The claims; headline and summary are left empty."""
    meetings = [_meeting(m, decided) for m in decided.met if m.met != "no" and len(_taking_part(m)) >= 2]
    stances = [claim for h in decided.held if (claim := _stance(h, article))]
    for remark in decided.proposals.remarks:
        _attach(remark, meetings)
    used = _used(meetings, stances)
    actors = [_actor(m) for m in decided.cast.members if _published(m, used, decided)]
    return Extraction(headline="", summary=[], actors=actors, meetings=meetings, stances=stances)


def _taking_part(met: Met) -> list[Member]:
    """Whom grammar sees taking part, completed by the model where grammar sees fewer than two."""
    seen = list(met.occasion.participants)
    if len({*seen, *met.occasion.mediators}) < 2:
        seen += [m for m in met.who if m not in {*seen, *met.occasion.mediators} and m.kind != "media"]
    return seen


def _meeting(met: Met, decided: Decided) -> MeetingClaim:
    occasion = met.occasion
    planned = met.met == "planned" or occasion.status == "planned"
    return MeetingClaim(
        participants=[m.name for m in _taking_part(met)],
        mediators=[m.name for m in occasion.mediators],
        channel=occasion.channel,
        date=occasion.date,
        place=occasion.place,
        topic=met.topic,
        status="planned" if planned else occasion.status,
        reported_by=[m.name for m in _reporters(occasion.n, decided)] if occasion.status == "reported" else [],
        s=[occasion.n],
    )


def _reporters(n: int, decided: Decided) -> list[Member]:
    """Media and unnamed sources named in the sentence."""
    return [m for m in decided.cast.members if n in m.sentences and m.kind == "media"]


def _attach(remark: Remark, meetings: Sequence[MeetingClaim]) -> None:
    """Adds a remark to the meeting it is about: told in the same sentence, else the nearest one before."""
    before = [m for m in meetings if 0 <= remark.n - min(m.s) <= _REMARK_REACH and m.status != "planned"]
    doubted = [m for m in before if m.status == "reported"] or before
    if not doubted:
        return
    about = max(doubted, key=lambda m: min(m.s))
    about.comments.append(CommentClaim(by=remark.by.name, says=remark.says))
    if remark.n not in about.s:
        about.s.append(remark.n)


def _stance(held: Held, article: Article) -> StanceClaim | None:
    said, answer = held.utterance, held.answer
    if said.silence:
        issue = _silent_issue(said.claim)
        return _claim(said, issue, "declines_to_comment", f"{said.holder.name} {said.claim}")
    if answer is None or answer.kind == "fact" or not answer.issue.strip():
        return None
    return _claim(said, " ".join(one_line(answer.issue).split()[:8]), answer.position, said.claim)


def _claim(
    said: Utterance, issue: str, position: Literal["supports", "opposes", "mixed", "declines_to_comment"], text: str
) -> StanceClaim:
    return StanceClaim(
        holder=said.holder.name,
        issue=issue,
        position=position,
        claim=" ".join(text.split()[:55]),
        quote=said.quote,
        reported_by=[m.name for m in said.reported_by],
        s=[said.n],
    )


def _silent_issue(claim: str) -> str:
    """What is not commented on: "whether X met Y", "the report"."""
    if found := re.search(r"\bwhether (?:or not )?(.+)", claim):
        return "whether " + " ".join(found[1].split()[:7])
    if found := re.search(r"\bdeny (?:that )?(.+)", claim):
        return "whether " + " ".join(found[1].split()[:7])
    found = re.search(r"\b(?:comment|speak|speculate|discuss)\b (?:on |about )?(.+)", claim)
    return " ".join(found[1].split()[:8]) if found else "whether it took place"


def _used(meetings: Sequence[MeetingClaim], stances: Sequence[StanceClaim]) -> set[str]:
    used = {n for m in meetings for n in (*m.participants, *m.mediators, *m.reported_by)}
    used |= {c.by for m in meetings for c in m.comments}
    return used | {n for s in stances for n in (s.holder, *s.reported_by)}


def _published(member: Member, used: set[str], decided: Decided) -> bool:
    """Whether the member acts in the article rather than being a topic or a place."""
    if member.kind is None:
        return False
    if member.name in used or member.kind == "person":
        return True
    if any(m.affiliation is member for m in decided.cast.members if m.kind == "person"):
        return True
    acts = any(m.acts for m in member.mentions)
    return acts and member.kind != "group"


def _actor(member: Member) -> ActorClaim:
    owner = member.affiliation
    forms = [f for f, _ in member.forms.most_common() if f != member.name]
    return ActorClaim(
        name=strip_honorific(member.name),
        aliases=forms,
        kind=member.kind or "organization",
        role=one_line(member.role),
        affiliation=owner.name if owner else state_of_seat(member.name),
        s=sorted(member.sentences)[:3],
    )


def key_sentences(numbers: Sequence[int], extraction: Extraction) -> list[int]:
    """Up to three sentences that carry the summary: the first, then those with most meetings and stances."""
    weight = dict.fromkeys(numbers, 0.0)
    for meeting in extraction.meetings:
        for n in meeting.s:
            weight[n] = weight.get(n, 0) + (2 if meeting.status != "planned" else 1.5) + len(meeting.comments) / 2
    for stance in extraction.stances:
        for n in stance.s:
            weight[n] = weight.get(n, 0) + 1
    best = sorted(numbers[1:], key=lambda n: (-weight[n], n))[: _KEY_SENTENCES - 1]
    return sorted([*numbers[:1], *(n for n in best if weight[n] > 0)])
