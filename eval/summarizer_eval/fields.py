"""The fields of each kind of item, and when a predicted value is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from summarizer.plaintext import fold
from summarizer.summary import Actor, Meeting, Stance
from summarizer_eval.align import matching
from summarizer_eval.gold import GoldActor, GoldMeeting, GoldStance
from summarizer_eval.metrics import Counts
from summarizer_eval.names import Names, forms, normal
from summarizer_eval.similarity import chain_is_right, holder_is_right, period, text_similarity

G = TypeVar("G")
P = TypeVar("P")

ALIKE = 0.5
"""Free text (role, topic, issue, claim) is right from this similarity of content words on."""

CLOSED = {
    "actors": ("kind",),
    "meetings": (
        "participants",
        "mediators",
        "channel",
        "date",
        "place",
        "status",
        "comments",
        "reported_by",
    ),
    "stances": ("position", "reported_by"),
}
"""Fields with one right value, which the gate pins; free text may be reworded without being worse."""


@dataclass(frozen=True, slots=True)
class Field(Generic[G, P]):
    """One field: its values on either side (none when empty, one, or several), and when two are the same.

    With `where_given` it counts only where gold has a value: an empty one says nothing.
    """

    name: str
    gold: Callable[[G], Sequence[Any]]
    predicted: Callable[[P], Sequence[Any]]
    same: Callable[[Any, Any], bool]
    where_given: bool = False

    def compare(self, gold: G | None, predicted: P | None) -> Counts:
        """Counts over the values; None is a missing item: all values of the other side count against it."""
        ours = self.gold(gold) if gold is not None else ()
        theirs = self.predicted(predicted) if predicted is not None else ()
        if self.where_given and not ours:
            return Counts()
        right = matching(ours, theirs, self.same)
        return Counts(tp=right, fp=len(theirs) - right, fn=len(ours) - right)


def actor_fields(names: Names) -> tuple[Field[GoldActor, Actor], ...]:
    return (
        Field("name", lambda g: _one(normal(g.name)), lambda p: _one(normal(p.name)), _equal),
        Field("aliases", _other_forms, _other_forms, _equal),
        Field("kind", lambda g: _one(g.kind), lambda p: _one(p.kind), _equal),
        Field("role", lambda g: _one(g.role), lambda p: _one(p.role), _alike),
        Field(
            "affiliation",
            lambda g: _one(g.affiliation),
            lambda p: [names.of(p.affiliation)] if p.affiliation else (),
            _among,
        ),
    )


def meeting_fields(names: Names) -> tuple[Field[GoldMeeting, Meeting], ...]:
    return (
        Field("participants", lambda g: g.participants, lambda p: _ids(names, p.participants), _among),
        Field("mediators", lambda g: g.mediators, lambda p: _ids(names, p.mediators), _among),
        Field("channel", lambda g: _one(_known(g.channel)), lambda p: _one(_known(p.channel)), _equal),
        Field("date_text", lambda g: _one(g.date_text), lambda p: _one(p.date_text), _alike),
        Field("date", _dates, _dates, _equal),
        Field("place", lambda g: _one(g.place), lambda p: _one(p.place), _alike),
        Field("topic", lambda g: _one(g.topic), lambda p: _one(p.topic), _alike),
        Field("status", lambda g: _one(g.status), lambda p: _one(p.status), _equal),
        Field(
            "comments",
            lambda g: [(comment.by, comment.says) for comment in g.comments],
            lambda p: [(names.of(comment.by), comment.says) for comment in p.comments],
            lambda ours, theirs: ours[0] in theirs[0] and ours[1] == theirs[1],
        ),
        # A meeting of any status may be told by somebody, so that gold without a chain forbids none.
        Field("reported_by", _chain, lambda p: _chain_of(names, p), chain_is_right, where_given=True),
    )


def stance_fields(names: Names) -> tuple[Field[GoldStance, Stance], ...]:
    return (
        Field("holder", lambda g: [g], lambda p: [names.of(p.holder)], holder_is_right),
        Field("issue", lambda g: _one(g.issue), lambda p: _one(p.issue), _alike),
        Field("position", lambda g: _one(g.position), lambda p: _one(p.position), _equal),
        Field("claim", lambda g: _one(g.claim), lambda p: _one(p.claim), _alike),
        Field("quote", lambda g: _one(g.quote), lambda p: _one(p.quote), _one_holds_the_other),
        Field("reported_by", _chain, lambda p: _chain_of(names, p), chain_is_right),
        Field("sources", lambda g: g.reported_by, lambda p: _ids(names, p.reported_by), _among),
    )


def _one(value: str) -> Sequence[str]:
    return (value,) if value else ()


def _known(channel: str) -> str:
    return "" if channel == "unknown" else channel


def _ids(names: Names, actors: Sequence[str]) -> Sequence[frozenset[str]]:
    return [names.of(actor) for actor in actors]


def _chain(gold: GoldMeeting | GoldStance) -> Sequence[Sequence[str]]:
    return [gold.reported_by] if gold.reported_by else ()


def _chain_of(names: Names, predicted: Meeting | Stance) -> Sequence[Sequence[frozenset[str]]]:
    return [_ids(names, predicted.reported_by)] if predicted.reported_by else ()


def _other_forms(actor: GoldActor | Actor) -> Sequence[str]:
    return sorted(forms("", actor.aliases) - {normal(actor.name)})


def _dates(meeting: GoldMeeting | Meeting) -> Sequence[tuple[str, str]]:
    return [period(meeting)] if any(period(meeting)) else ()


def _equal(ours: object, theirs: object) -> bool:
    return ours == theirs


def _among(ours: str, theirs: frozenset[str]) -> bool:
    return ours in theirs


def _alike(ours: str, theirs: str) -> bool:
    return fold(ours) == fold(theirs) or text_similarity(ours, theirs) >= ALIKE


def _one_holds_the_other(ours: str, theirs: str) -> bool:
    one, other = (fold(text).strip(" .,;:!?\"'") for text in (ours, theirs))
    return one in other or other in one
