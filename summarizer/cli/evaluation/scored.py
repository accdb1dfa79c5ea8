"""Summaries that were made before, put beside the labels of their articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.cli.source import saved
from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer_eval.cases import Case
    from summarizer_eval.runner import Outcome


def scored(cases: Sequence[Case], sources: Sequence[str]) -> list[Outcome]:
    """What the `sources` hold of the labelled articles. Raises `InputError` where that is nothing."""
    from summarizer_eval.runner import Outcome  # noqa: PLC0415  the evaluation is an optional part

    made = {one.summary.article.id: one.summary for source in sources for one in saved(source)}
    outcomes = [Outcome(case, made[case.article.id]) for case in cases if case.article.id in made]
    if not outcomes:
        raise InputError("none of these summaries is of a labelled article; name yours with --gold")
    return outcomes
