"""Fits the weights of `summarizer.deciding` to labelled articles: `make fit`.

Logistic regression with a quadratic penalty: convex, so that every run ends in the same weights. Folds are
articles, since what stands in one article is alike.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from summarizer.deciding.weights import PATH, Kind
from summarizer.decision import Decision
from summarizer.llm.recorded import Recording
from summarizer_eval.candidates import Candidate, candidates
from summarizer_eval.cases import Case, load_cases
from summarizer_eval.data import OWN, Data
from summarizer_eval.metrics import wilson

PENALTY: Mapping[Kind, float] = {"actors": 3.0, "meetings": 6.0, "stances": 6.0}
PRECISION: Mapping[Kind, float] = {"actors": 0.80, "meetings": 0.80, "stances": 0.70}
"""What is published is to be right this often; the threshold is the lowest that reaches it in the folds."""
EVEN = 0.5
"""But no threshold is higher: what is likelier right than wrong is published, and says how likely."""
FEWEST = 100
"""Items of real articles that can be found from which on a threshold is chosen by them."""
FOLDS = 8
_RARE = 3  # articles below which a feature is left out
_SLIGHT = 0.02  # weights below which a feature is left out


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted decision and how it does on articles it was not fitted to."""

    decision: Decision
    found: Sequence[Candidate]
    held_out: Sequence[float]
    wanted: int


def fit(kind: Kind, found: Sequence[Candidate], wanted: int) -> Fit:
    """Weights from all candidates, threshold from the folds. `wanted` counts what gold asks for."""
    held_out = np.zeros(len(found))
    for fold in range(FOLDS):
        inside = [c for c in found if _fold(c.case) != fold and not c.optional]
        outside = [at for at, c in enumerate(found) if _fold(c.case) == fold]
        model = weights(inside, PENALTY[kind])
        held_out[outside] = [model.probability(found[at].features) for at in outside]
    whole = weights([c for c in found if not c.optional], PENALTY[kind])
    threshold = _threshold(kind, found, held_out.tolist())
    decision = Decision(whole.bias, whole.weights, threshold)
    return Fit(decision, found, held_out.tolist(), wanted)


def weights(found: Sequence[Candidate], penalty: float) -> Decision:
    """The weights that make the labels of these candidates likeliest."""
    counts = Counter(name for _, name in {(c.case, name) for c in found for name in c.features})
    names = sorted(name for name, times in counts.items() if times >= _RARE)
    table = _table(found, names)
    right = np.array([float(c.gold != "") for c in found])

    def loss(at: Any) -> tuple[float, Any]:
        scores = table @ at[:-1] + at[-1]
        value = np.sum(np.logaddexp(0, scores) - right * scores) + penalty / 2 * np.sum(at[:-1] ** 2)
        slope = 1 / (1 + np.exp(-scores)) - right
        return float(value), np.append(table.T @ slope + penalty * at[:-1], slope.sum())

    best = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    kept = {name: round(float(w), 3) for name, w in zip(names, best, strict=False) if abs(w) >= _SLIGHT}
    return Decision(round(float(best[-1]), 3), kept, 0.5)


def _table(found: Sequence[Candidate], names: Sequence[str]) -> Any:
    places = {name: at for at, name in enumerate(names)}
    cells = [
        (row, places[name], value)
        for row, c in enumerate(found)
        for name, value in c.features.items()
        if name in places
    ]
    rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_matrix((values, (rows, columns)), shape=(len(found), len(names)))


def _fold(case: str) -> int:
    return int(hashlib.sha256(case.encode()).hexdigest(), 16) % FOLDS


def _threshold(kind: Kind, found: Sequence[Candidate], held_out: Sequence[float]) -> float:
    """The lowest that is right often enough on real articles; even where these are too few or none is."""
    real = [at for at, c in enumerate(found) if c.case.startswith(f"{OWN}/")]
    found, held_out = [found[at] for at in real], [held_out[at] for at in real]
    possible = len({(c.case, c.gold) for c in found if c.gold and not c.optional})
    if possible < FEWEST:
        return EVEN
    for least in (step / 20 for step in range(1, round(20 * EVEN))):
        right, published, _ = count(found, held_out, least)
        if right >= PRECISION[kind] * published:
            return least
    return EVEN


def count(found: Sequence[Candidate], probabilities: Sequence[float], least: float) -> tuple[int, int, int]:
    """Right ones, all that count, and those that match optional gold, of what is as likely as `least`."""
    taken: set[str] = set()
    right: set[tuple[str, str]] = set()
    published = optional = 0
    for at in sorted(range(len(found)), key=lambda at: -probabilities[at]):
        one = found[at]
        if probabilities[at] < least or taken.intersection(one.excludes):
            continue
        taken.update(one.excludes)
        if one.optional:
            optional += 1
            continue
        published += not one.gold or (one.case, one.gold) not in right  # the same told twice is merged
        if one.gold:
            right.add((one.case, one.gold))
    return len(right), published, optional


def calibration(found: Sequence[Candidate], probabilities: Sequence[float], bins: int = 10) -> float:
    """Expected calibration error: how far the mean probability is from the share that is right, by bins."""
    pairs = [(p, c.gold != "") for c, p in zip(found, probabilities, strict=True) if not c.optional]
    pairs.sort()
    size = max(1, len(pairs) // bins)
    groups = [pairs[at : at + size] for at in range(0, len(pairs), size)]
    off = (abs(sum(p for p, _ in g) - sum(right for _, right in g)) for g in groups)
    return sum(off) / (len(pairs) or 1)


def report(kind: Kind, fitted: Fit) -> Iterator[str]:
    candidates, weighed = len(fitted.found), len(fitted.decision.weights)
    yield f"{kind}: {candidates} candidates, {fitted.wanted} wanted, {weighed} weights"
    yield f"  calibration error of the folds {calibration(fitted.found, fitted.held_out):.3f}"
    for group in sorted({c.case.partition("/")[0] for c in fitted.found}):
        some = [
            (c, p) for c, p in zip(fitted.found, fitted.held_out, strict=True) if c.case.startswith(group)
        ]
        for least in sorted({0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, fitted.decision.threshold}):
            right, published, _ = count([c for c, _ in some], [p for _, p in some], least)
            low, high = wilson(right, published) or (0.0, 1.0)
            mark = "*" if least == fitted.decision.threshold else " "
            yield (
                f" {mark}{group}: from {least:.2f} on {right} of {published} right in the folds, "
                f"precision {right / (published or 1):.2f} ({low:.2f}-{high:.2f})"
            )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, help="folder with the texts of the labels in eval/real")
    parser.add_argument("--output", type=Path, default=PATH)
    chosen = parser.parse_args(arguments)
    cases = training(chosen.articles)
    found = asyncio.run(candidates(cases))
    result = {}
    for kind, rows in found.items():
        wanted = sum(not item.optional for case, _ in cases for item in getattr(case.gold, kind))
        fitted = fit(kind, rows, wanted)
        print("\n".join(report(kind, fitted)))
        result[kind] = {
            "bias": fitted.decision.bias,
            "threshold": fitted.decision.threshold,
            "weights": dict(sorted(fitted.decision.weights.items())),
        }
    chosen.output.write_text(json.dumps(result, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def training(articles: Path | None) -> list[tuple[Case, Recording]]:
    """The articles to fit to, with the answers of the model: all but those that are kept for checks."""
    data = Data.built_in()
    cases = [(case, data) for split in ("seeds", "dev") for case in load_cases(data, split)]
    if articles is not None:
        real = Data.real("train", articles)
        cases += [(case, real) for case in load_cases(real)]
    return [
        (case, Recording.load(its.recordings("sentence") / case.split / f"{case.name}.jsonl"))
        for case, its in cases
    ]


if __name__ == "__main__":
    main()
