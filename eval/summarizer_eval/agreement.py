"""How far two annotators agree: one folder of gold scored against another of the same articles."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from summarizer.errors import InputError
from summarizer.render.dossier_words import plural
from summarizer.summary import Actor, ArticleFacts, Evidence, Meeting, Provenance, Stance, Summary
from summarizer_eval.cases import Case
from summarizer_eval.figures import KindFigures, figures
from summarizer_eval.score import KINDS, Kind, KindScore, score
from summarizer_eval.text import figure


class Agreement(BaseModel):
    """Item figures per kind. Items that either annotator marked optional count neither way."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    articles: int
    kinds: dict[Kind, KindFigures]

    def text(self) -> str:
        """One line per kind, with what each annotator has alone."""
        lines = [f"Agreement of two annotators on {plural(self.articles, 'article')}"]
        for kind, its in self.kinds.items():
            items = its.items
            lines.append(
                f"{kind:10} item F1 {figure(items.f1)}  both {items.tp}, first only {items.fn}, "
                f"second only {items.fp}"
            )
        return "\n".join(lines) + "\n"


def agreement(first: Sequence[Case], second: Sequence[Case]) -> Agreement:
    """Item F1 of `second` against `first`, over the articles both have labelled.

    Raises `InputError` when they have none in common.
    """
    others = {case.article.id: case for case in second}
    shared = [(case, others[case.article.id]) for case in first if case.article.id in others]
    if not shared:
        raise InputError("the two folders of gold have no article in common")
    scores = [_score(one, other) for one, other in shared]
    return Agreement(
        articles=len(shared), kinds={kind: figures([one[kind] for one in scores]) for kind in KINDS}
    )


def _score(first: Case, second: Case) -> dict[Kind, KindScore]:
    optional = {
        (kind, item.id)
        for kind, items in (
            ("actors", second.gold.actors),
            ("meetings", second.gold.meetings),
            ("stances", second.gold.stances),
        )
        for item in items
        if item.optional
    }
    return {
        kind: _without(its, {item for its_kind, item in optional if its_kind == kind})
        for kind, its in score(first, as_summary(second)).items()
    }


def _without(its: KindScore, optional: set[str]) -> KindScore:
    """The score without the items that the second annotator called optional."""
    kept = [at for at, found in enumerate(its.spurious) if found.id not in optional]
    return KindScore(
        pairs=tuple(pair for pair in its.pairs if pair.predicted.id not in optional),
        neutral=its.neutral,
        missed=its.missed,
        spurious=tuple(its.spurious[at] for at in kept),
        missed_fields=its.missed_fields,
        spurious_fields=tuple(its.spurious_fields[at] for at in kept),
        missed_values=its.missed_values,
        spurious_values=tuple(its.spurious_values[at] for at in kept if its.spurious_values),
        shifted={},
    )


def as_summary(case: Case) -> Summary:
    """An annotator's labels in the place of a model's output; evidence as the characters it stands for."""

    def spans(kind: Kind, item: str) -> tuple[Evidence, ...]:
        text = case.article.text
        return tuple(Evidence(start=a, end=b, text=text[a:b]) for a, b in case.spans[kind, item])

    plain = {"evidence", "optional", "holder_alternatives"}
    gold = case.gold
    return Summary(
        article=ArticleFacts.of(case.article),
        headline=gold.headline,
        summary=(),
        actors=tuple(
            Actor(**one.model_dump(exclude=plain), evidence=spans("actors", one.id)) for one in gold.actors
        ),
        meetings=tuple(
            Meeting(**one.model_dump(exclude=plain), evidence=spans("meetings", one.id))
            for one in gold.meetings
        ),
        stances=tuple(
            Stance(**one.model_dump(exclude=plain), evidence=spans("stances", one.id)) for one in gold.stances
        ),
        provenance=Provenance(
            model="annotator",
            strategy="by hand",
            prompts=(),
            calls=0,
            prompt_tokens=0,
            completion_tokens=0,
            seconds=0.0,
            version="",
        ),
    )
