"""A second look: the model reads what was grounded, card by card, and names what its sentences do not say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.article import Article
from summarizer.plaintext import neutral
from summarizer.strategies.base import Asker
from summarizer.summary import Actor, Evidence, Meeting, Stance, Summary

_MAX_TOKENS = 2_000
HEADLINE = "headline"
"""Id of the headline's card."""

Part = Literal[
    "name", "aliases", "role", "affiliation",
    "participants", "mediators", "channel", "date", "place", "topic", "status", "comments", "reported_by",
    "holder", "issue", "position", "claim", "quote", "text",
]  # fmt: skip
"""What of a card can be wrong: a field of the item, or the sentence itself."""


class Wrong(BaseModel):
    """A part of a card that its sentences do not say."""

    model_config = ConfigDict(extra="ignore")

    id: str
    field: Part
    words: str = Field(default="", description="the name or words of the card that are wrong")
    verdict: Literal["contradicted", "not_told"]


class SecondLook(BaseModel):
    """The cards that do not hold."""

    model_config = ConfigDict(extra="ignore")

    wrong: list[Wrong] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Card:
    """One item in plain words, and the numbers of its sentences."""

    id: str
    text: str
    s: tuple[int, ...]


async def look_again(article: Article, summary: Summary, asker: Asker) -> list[Wrong]:
    """What does not hold of the summary by the model's own judgement; empty without a usable answer."""
    shown = list(cards(summary))
    if not shown:
        return []
    numbers = sorted({n + d for card in shown for n in card.s for d in (-1, 0)})
    flagged = {one.evidence.start for one in summary.suspicious}
    known = {sentence.n for sentence in article.sentences if sentence.start not in flagged}
    answer = await asker.ask(
        "check",
        SecondLook,
        max_tokens=_MAX_TOKENS,
        sentences=[{"n": n, "text": neutral(article[n])} for n in numbers if n in known],
        cards=[{"id": card.id, "text": neutral(card.text), "s": list(card.s)} for card in shown],
    )
    ids = {card.id for card in shown}
    return [wrong for wrong in answer.wrong if wrong.id in ids] if answer else []


def cards(summary: Summary) -> Iterator[Card]:
    """Every published item as a card; sentences of the summary are t1, t2 and so on."""
    names = {actor.id: actor.name for actor in summary.actors}
    numbers = {span.start: span.n for span in summary.article.sentences}

    def card(id_: str, text: str, evidence: Sequence[Evidence]) -> Card:
        return Card(id_, text, tuple(numbers[e.start] for e in evidence if e.start in numbers))

    for actor in summary.actors:
        if actor.role or actor.affiliation:
            yield card(actor.id, _of_actor(actor, names), actor.evidence)
    for meeting in summary.meetings:
        yield card(meeting.id, _of_meeting(meeting, names), meeting.evidence)
    for stance in summary.stances:
        yield card(stance.id, _of_stance(stance, names), stance.evidence)
    for i, sentence in enumerate(summary.summary, 1):
        yield card(f"t{i}", f"text: {sentence.text}", sentence.evidence)
    if summary.headline:
        yield card(HEADLINE, f"text: {summary.headline}", summary.headline_evidence)


def _of_actor(actor: Actor, names: dict[str, str]) -> str:
    told = f"actor {actor.name}"
    told += f"; role: {actor.role}" if actor.role else ""
    return told + (f"; affiliation: {names[actor.affiliation]}" if actor.affiliation else "")


def _of_meeting(meeting: Meeting, names: dict[str, str]) -> str:
    parts = {
        "meeting, participants": _listed(meeting.participants, names),
        "mediators": _listed(meeting.mediators, names),
        "channel": "" if meeting.channel == "unknown" else meeting.channel.replace("_", " "),
        "date": meeting.date_text,
        "place": meeting.place,
        "topic": meeting.topic,
        "status": meeting.status,
        "comments": ", ".join(f"{names[c.by]} {c.says.replace('_', ' ')}" for c in meeting.comments),
        "reported_by": _listed(meeting.reported_by, names),
    }
    return "; ".join(f"{name}: {value}" for name, value in parts.items() if value)


def _of_stance(stance: Stance, names: dict[str, str]) -> str:
    parts = {
        "stance, holder": names[stance.holder],
        "position": f"{stance.position.replace('_', ' ')} “{stance.issue}”",
        "claim": stance.claim,
        "quote": f"“{stance.quote}”" if stance.quote else "",
        "reported_by": _listed(stance.reported_by, names),
    }
    return "; ".join(f"{name}: {value}" for name, value in parts.items() if value)


def _listed(ids: Sequence[str], names: dict[str, str]) -> str:
    return ", ".join(names[id_] for id_ in ids)
