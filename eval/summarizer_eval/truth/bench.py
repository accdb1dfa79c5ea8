"""Puts every claim to grounding, one by one, and counts what passed. No model, the same result every time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarizer.extraction import Extraction
from summarizer.grounding import ground
from summarizer.summary import Provenance
from summarizer_eval.cases import load_cases
from summarizer_eval.data import Data
from summarizer_eval.truth.operators.every import false_probes
from summarizer_eval.truth.probe import View
from summarizer_eval.truth.story import Story
from summarizer_eval.truth.truths import true_probes
from summarizer_eval.truth.wordings import Wordings, load_wordings

SPLITS = ("seeds", "dev")
_NOBODY = Provenance(
    model="none",
    strategy="article",
    prompts=(),
    calls=0,
    prompt_tokens=0,
    completion_tokens=0,
    seconds=0,
    version="",
)


class Figures(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Falses(Figures):
    """False claims of one operator: how many, and the names of those that were published."""

    kind: str
    n: int
    accepted: tuple[str, ...]


class Truths(Figures):
    """True claims of one kind: how many, which were not published, and which fields were lost of others."""

    n: int
    rejected: tuple[str, ...]
    fields: tuple[str, ...]


class Result(Figures):
    """`claims` is the SHA-256 of all claims, so that a baseline is never of other claims."""

    format: Literal[1] = 1
    claims: str
    true: dict[str, Truths]
    false: dict[str, Falses]


def stories(data: Data, splits: Sequence[str] = SPLITS) -> list[Story]:
    """The articles of the benchmark with their wordings."""
    cases = [case for split in splits for case in load_cases(data, split)]
    return [Story(case, _words(data, case.name)) for case in cases]


def run(told: Iterable[Story]) -> Result:
    """Grounds every claim of the stories."""
    digest = hashlib.sha256()
    true: dict[str, list[list[str]]] = {}
    false: dict[str, tuple[str, list[str], list[str]]] = {}
    for story in told:
        for probe in true_probes(story):
            name = f"{story.case.id}/{probe.name}"
            digest.update(f"{name}\n{probe.extraction.model_dump_json()}\n".encode())
            lost = probe.lost(_grounded(story, probe.extraction))
            names, rejected, fields = true.setdefault(probe.kind, [[], [], []])
            names.append(name)
            rejected += [name] if lost is None else []
            fields += [f"{name} {field}" for field in lost or ()]
        for wrong in false_probes(story):
            name = f"{story.case.id}/{wrong.name}"
            digest.update(f"{wrong.operator} {name}\n{wrong.extraction.model_dump_json()}\n".encode())
            _, names, accepted = false.setdefault(wrong.operator, (wrong.kind, [], []))
            names.append(name)
            accepted += [name] if wrong.told(_grounded(story, wrong.extraction)) else []
    return Result(
        claims=digest.hexdigest(),
        true={
            kind: Truths(n=len(names), rejected=tuple(rejected), fields=tuple(fields))
            for kind, (names, rejected, fields) in true.items()
        },
        false={
            operator: Falses(kind=kind, n=len(names), accepted=tuple(accepted))
            for operator, (kind, names, accepted) in false.items()
        },
    )


def _grounded(story: Story, extraction: Extraction) -> View:
    return View(story, ground(story.case.article, extraction, _NOBODY))


def _words(data: Data, name: str) -> Wordings:
    path = data.truth / f"{name}.yaml"
    return load_wordings(path) if path.is_file() else Wordings()


def totals(result: Result) -> Iterator[tuple[str, int, int]]:
    """Name, accepted and number of false claims: items, summary sentences with headlines, and all."""
    prose = {"summary", "headline"}
    for name, rows in (
        ("items", [row for row in result.false.values() if row.kind not in prose]),
        ("summary sentences and headlines", [row for row in result.false.values() if row.kind in prose]),
        ("all", list(result.false.values())),
    ):
        yield name, sum(len(row.accepted) for row in rows), sum(row.n for row in rows)
