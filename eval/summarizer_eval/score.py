"""The score of one article: what was matched, missed and made up, and how right the matched items are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, Literal, Protocol, TypeVar

from summarizer.plaintext import one_line
from summarizer.summary import Actor, Evidence, Meeting, Stance, Summary
from summarizer_eval.align import align
from summarizer_eval.cases import Case
from summarizer_eval.evidence import Overlap, overlap, sentences_of
from summarizer_eval.fields import Field, actor_fields, meeting_fields, stance_fields
from summarizer_eval.gold import GoldItem, GoldStance
from summarizer_eval.metrics import Counts
from summarizer_eval.names import Names
from summarizer_eval.similarity import actor_similarity, dice, meeting_similarity, stance_similarity

Kind = Literal["actors", "meetings", "stances"]
KINDS: tuple[Kind, ...] = ("actors", "meetings", "stances")
THRESHOLDS: Mapping[Kind, float] = {"actors": 0.5, "meetings": 0.4, "stances": 0.5}
SHIFTS = (-0.1, 0.1)
"""F1 is reported at these thresholds as well, so that a figure that hangs on the threshold shows it."""


class Predicted(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def evidence(self) -> tuple[Evidence, ...]: ...
    def model_dump_json(self) -> str: ...


G = TypeVar("G", bound=GoldItem)
P = TypeVar("P", bound=Predicted)


@dataclass(frozen=True, slots=True)
class Found:
    """A predicted item: its id in the summary and one readable line."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold item and the predicted one that stands for it."""

    gold: str
    predicted: Found
    similarity: float
    fields: Mapping[str, Counts]
    overlap: Overlap
    values: tuple[str, str] | None
    """Gold and predicted value of status (meetings) or position (stances)."""


@dataclass(frozen=True, slots=True)
class KindScore:
    """One kind in one article. Optional gold items, and what matched them, appear in `neutral` alone."""

    pairs: tuple[Pair, ...]
    neutral: tuple[Pair, ...]
    missed: tuple[str, ...]
    spurious: tuple[Found, ...]
    missed_fields: tuple[Mapping[str, Counts], ...]
    spurious_fields: tuple[Mapping[str, Counts], ...]
    missed_values: tuple[str, ...]
    spurious_values: tuple[str, ...]
    shifted: Mapping[float, Counts]

    @property
    def counts(self) -> Counts:
        return Counts(tp=len(self.pairs), fp=len(self.spurious), fn=len(self.missed))


@dataclass(frozen=True, slots=True)
class _Comparison(Generic[G, P]):
    """How one kind is compared in one article. `value` names the field of the confusion table."""

    case: Case
    kind: Kind
    value: str
    similarity: Callable[[G, P], float]
    fields: Sequence[Field[G, P]]
    line: Callable[[P], str]

    def score(self, gold: Sequence[G], predicted: Sequence[P]) -> KindScore:
        # A fixed order makes ties fall the same way however the items were listed.
        gold = sorted(gold, key=lambda item: item.id)
        predicted = sorted(predicted, key=lambda item: item.model_dump_json())
        table = [[self.similarity(ours, theirs) for theirs in predicted] for ours in gold]
        required = [not item.optional for item in gold]
        threshold = THRESHOLDS[self.kind]
        matched = dict(align(table, threshold, required))
        pairs = {row: self._pair(gold[row], predicted[at], table[row][at]) for row, at in matched.items()}
        missed = [item for row, item in enumerate(gold) if required[row] and row not in pairs]
        spurious = [item for at, item in enumerate(predicted) if at not in matched.values()]
        return KindScore(
            pairs=tuple(pair for row, pair in pairs.items() if required[row]),
            neutral=tuple(pair for row, pair in pairs.items() if not required[row]),
            missed=tuple(item.id for item in missed),
            spurious=tuple(Found(item.id, self.line(item)) for item in spurious),
            missed_fields=tuple(self._fields(item, None) for item in missed),
            spurious_fields=tuple(self._fields(None, item) for item in spurious),
            missed_values=tuple(getattr(item, self.value) for item in missed if self.value),
            spurious_values=tuple(getattr(item, self.value) for item in spurious if self.value),
            shifted={
                shift: _counts(align(table, threshold + shift, required), required, len(predicted))
                for shift in SHIFTS
            },
        )

    def _pair(self, gold: G, predicted: P, similarity: float) -> Pair:
        ours = self.case.spans[self.kind, gold.id]
        return Pair(
            gold=gold.id,
            predicted=Found(predicted.id, self.line(predicted)),
            similarity=round(similarity, 4),
            fields=self._fields(gold, predicted),
            overlap=overlap(ours, _spans(predicted), self.case.article.sentences),
            values=(getattr(gold, self.value), getattr(predicted, self.value)) if self.value else None,
        )

    def _fields(self, gold: G | None, predicted: P | None) -> dict[str, Counts]:
        return {field.name: field.compare(gold, predicted) for field in self.fields}


def score(case: Case, summary: Summary | None) -> dict[Kind, KindScore]:
    """The score of `summary` against the gold of `case`; None, a failed article, is a full miss."""
    actors = summary.actors if summary else ()
    meetings = summary.meetings if summary else ()
    stances = summary.stances if summary else ()
    names = Names(case.gold.actors, actors)
    called = {actor.id: actor.name for actor in actors}
    of_actors = _Comparison(case, "actors", "", actor_similarity, actor_fields(names), _actor_line)
    of_meetings = _Comparison(
        case,
        "meetings",
        "status",
        lambda ours, theirs: meeting_similarity(ours, theirs, names),
        meeting_fields(names),
        partial(_meeting_line, called),
    )
    of_stances = _Comparison(
        case,
        "stances",
        "position",
        lambda ours, theirs: stance_similarity(ours, theirs, names, _stance_overlap(case, ours, theirs)),
        stance_fields(names),
        partial(_stance_line, called),
    )
    return {
        "actors": of_actors.score(case.gold.actors, actors),
        "meetings": of_meetings.score(case.gold.meetings, meetings),
        "stances": of_stances.score(case.gold.stances, stances),
    }


def _counts(matched: Sequence[tuple[int, int]], required: Sequence[bool], predicted: int) -> Counts:
    right = sum(required[row] for row, _ in matched)
    return Counts(tp=right, fp=predicted - len(matched), fn=sum(required) - right)


def _spans(item: Predicted) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in item.evidence]


def _stance_overlap(case: Case, gold: GoldStance, predicted: Stance) -> float:
    """Dice of the sentences the evidence stands in: a clause and its whole sentence are the same evidence."""
    ours = sentences_of(case.spans["stances", gold.id], case.article.sentences)
    theirs = sentences_of(_spans(predicted), case.article.sentences)
    return dice(len(ours & theirs), len(ours), len(theirs))


def _actor_line(actor: Actor) -> str:
    return _short(actor.name)


def _meeting_line(names: Mapping[str, str], meeting: Meeting) -> str:
    who = " + ".join(names[one] for one in meeting.participants)
    return _short(", ".join(part for part in (who, meeting.date_text, meeting.place) if part))


def _stance_line(names: Mapping[str, str], stance: Stance) -> str:
    return _short(f"{names[stance.holder]}: {stance.issue}")


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= 120 else line[:119] + "…"
