"""The figures of one kind of item over several articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from pydantic import BaseModel, ConfigDict

from summarizer_eval.metrics import Counts, ratio, total, wilson
from summarizer_eval.score import KindScore, Pair

Interval = tuple[float, float] | None


class Figures(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rate(Figures):
    """Counts with precision, recall and F1; None is n/a."""

    tp: int
    fp: int
    fn: int
    precision: float | None
    recall: float | None
    f1: float | None
    precision_interval: Interval
    recall_interval: Interval

    @classmethod
    def of(cls, counts: Counts) -> Rate:
        return cls(
            tp=counts.tp,
            fp=counts.fp,
            fn=counts.fn,
            precision=counts.precision,
            recall=counts.recall,
            f1=counts.f1,
            precision_interval=wilson(counts.tp, counts.tp + counts.fp),
            recall_interval=wilson(counts.tp, counts.tp + counts.fn),
        )


class Share(Figures):
    part: int
    whole: int
    share: float | None
    interval: Interval

    @classmethod
    def of(cls, part: int, whole: int) -> Share:
        return cls(part=part, whole=whole, share=ratio(part, whole), interval=wilson(part, whole))


class FieldFigures(Figures):
    """A field over all items (missed and spurious ones count), and over the matched items that have it."""

    end_to_end: Rate
    given_match: Share


class EvidenceFigures(Figures):
    """Shares of the matched items whose evidence overlaps gold by IoU of at least .5, or at all."""

    characters: Share
    sentences: Share
    touches: Share


class KindFigures(Figures):
    items: Rate
    strict: Rate
    """All fields right."""
    neutral: int
    """Predicted items that stand for optional gold items."""
    f1_at: dict[str, float | None]
    """F1 with the threshold shifted."""
    fields: dict[str, FieldFigures]
    evidence: EvidenceFigures
    confusion: dict[str, dict[str, int]]
    """Status or position: gold value, then predicted; "missed" and "spurious" where one is missing."""


def figures(scores: Sequence[KindScore]) -> KindFigures:
    """The figures of one kind over several articles."""
    pairs = [pair for one in scores for pair in one.pairs]
    counts = total(one.counts for one in scores)
    strict = sum(all(field.clean for field in pair.fields.values()) for pair in pairs)
    shifts = scores[0].shifted if scores else ()
    return KindFigures(
        items=Rate.of(counts),
        strict=Rate.of(Counts(strict, counts.fp + counts.tp - strict, counts.fn + counts.tp - strict)),
        neutral=sum(len(one.neutral) for one in scores),
        f1_at={f"{shift:+.1f}": total(one.shifted[shift] for one in scores).f1 for shift in shifts},
        fields={name: _field(name, pairs, scores) for name in _field_names(scores)},
        evidence=EvidenceFigures(
            characters=_share(pairs, lambda pair: pair.overlap.characters >= 0.5),
            sentences=_share(pairs, lambda pair: pair.overlap.sentences >= 0.5),
            touches=_share(pairs, lambda pair: pair.overlap.touches),
        ),
        confusion=_confusion(scores),
    )


def _field_names(scores: Sequence[KindScore]) -> list[str]:
    seen: dict[str, None] = {}
    for one in scores:
        for fields in (*(pair.fields for pair in one.pairs), *one.missed_fields, *one.spurious_fields):
            seen.update(dict.fromkeys(fields))
    return list(seen)


def _field(name: str, pairs: Sequence[Pair], scores: Sequence[KindScore]) -> FieldFigures:
    matched = [pair.fields[name] for pair in pairs]
    missing = [fields[name] for one in scores for fields in (*one.missed_fields, *one.spurious_fields)]
    # Empty on both sides: no weight.
    present = [counts for counts in matched if counts != Counts()]
    return FieldFigures(
        end_to_end=Rate.of(total([*matched, *missing])),
        given_match=Share.of(sum(counts.clean for counts in present), len(present)),
    )


def _share(pairs: Sequence[Pair], holds: Callable[[Pair], bool]) -> Share:
    return Share.of(sum(holds(pair) for pair in pairs), len(pairs))


def _confusion(scores: Sequence[KindScore]) -> dict[str, dict[str, int]]:
    cells: Counter[tuple[str, str]] = Counter()
    for one in scores:
        cells.update(pair.values for pair in one.pairs if pair.values)
        cells.update((value, "missed") for value in one.missed_values)
        cells.update(("spurious", value) for value in one.spurious_values)
    rows = sorted({row for row, _ in cells}, key=lambda row: (row == "spurious", row))
    return {row: {column: n for (its, column), n in sorted(cells.items()) if its == row} for row in rows}
