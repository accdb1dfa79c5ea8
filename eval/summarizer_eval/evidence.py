"""How far the evidence of a predicted item covers the evidence of the gold item it matched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.sentences import Sentence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Intersection over union of the two sets of spans, in characters and in the sentences they stand in.

    Gold quotes may be a clause while the program points at whole sentences, so `characters` is capped by
    how much of its sentence a label quotes; `sentences` is free of that.
    """

    characters: float
    sentences: float
    touches: bool


def overlap(gold: Sequence[Span], predicted: Sequence[Span], sentences: Sequence[Sentence]) -> Overlap:
    """The overlap of two sets of character spans (start, end exclusive) of one article."""
    ours, theirs = _characters(gold), _characters(predicted)
    return Overlap(
        characters=_share(ours, theirs),
        sentences=_share(sentences_of(gold, sentences), sentences_of(predicted, sentences)),
        touches=bool(ours & theirs),
    )


def sentences_of(spans: Sequence[Span], sentences: Sequence[Sentence]) -> set[int]:
    """Numbers of the sentences that any of the spans touches."""
    return {s.n for s in sentences if any(start < s.end and s.start < end for start, end in spans)}


def _characters(spans: Iterable[Span]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _share(ours: set[int], theirs: set[int]) -> float:
    union = len(ours | theirs)
    return len(ours & theirs) / union if union else 0.0
