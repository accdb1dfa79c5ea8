"""Fits the weights of `summarizer.suspicion.learned`: `make fit`.

In `eval/suspicion`, `N-orders.txt` are orders to a model that the N-th hand wrote; `N-ads.txt` and
`N-news.txt` are none, nor are the sentences of invented articles and of the real ones in the folder that is
given. How well it does is told by hand: the lines of each are weighed by what the others wrote.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summarizer.article import Article
from summarizer.decision import Decision
from summarizer.suspicion.learned import PATH, features
from summarizer_eval.candidates import Candidate
from summarizer_eval.cases import load_cases
from summarizer_eval.data import Data
from summarizer_eval.fit import weights

HANDS = Path(__file__).parents[1] / "suspicion"
PENALTY = 0.02
FALSE = 0.001
"""Share of the sentences of articles that may be taken for orders."""
_FOLDS = 4
_SLIGHT = 0.4  # weights below which a word is left out, of up to 20
_GROUP = 10  # lines of a hand that count as one text, when words that few texts have are left out


@dataclass(frozen=True, slots=True)
class Line:
    """A line, whose it is, and what it is: "orders", "ads" or "news"."""

    hand: str
    text: str
    kind: str


def lines(folder: Path) -> Iterator[Line]:
    """The lines of all hands in the folder."""
    for path in sorted(folder.glob("*-*.txt")):
        hand, _, kind = path.stem.partition("-")
        for text in path.read_text(encoding="utf-8").splitlines():
            yield Line(hand, text, kind)


def sentences(texts: Path | None) -> Iterator[Line]:
    """The sentences of articles: invented ones, and the text files in the folder."""
    data = Data.built_in()
    articles = [case.article for split in ("seeds", "dev") for case in load_cases(data, split)]
    if texts is not None:
        articles += [Article.of(path.read_text(encoding="utf-8")) for path in sorted(texts.rglob("*.txt"))]
    for article in articles:
        for sentence in article.sentences:
            yield Line("article", article[sentence.n], "news")


def fitted(found: Sequence[Line]) -> Decision:
    rows = [
        Candidate(f"{one.hand}/{at // _GROUP}", "", features(one.text), _gold(one), False, ())
        for at, one in enumerate(found)
    ]
    model = weights(rows, PENALTY)
    return replace(model, weights={name: w for name, w in model.weights.items() if abs(w) >= _SLIGHT})


def _gold(line: Line) -> str:
    return line.kind if line.kind == "orders" else ""


def model(found: Sequence[Line], news: Sequence[Line]) -> Decision:
    """Weights from everything; the threshold by how likely sentences seem to weights without them."""
    likely: list[float] = []
    for fold in range(_FOLDS):
        others = (one for at, one in enumerate(news) if at % _FOLDS != fold)
        made = fitted([*found, *others])
        likely += [made.probability(features(one.text)) for one in news[fold::_FOLDS]]
    likely.sort(reverse=True)
    least = max(0.5, round(likely[int(FALSE * len(likely))] + 0.005, 2)) if likely else 0.5
    return replace(fitted([*found, *news]), threshold=least)


def report(found: Sequence[Line], news: Sequence[Line]) -> Iterator[str]:
    for hand in sorted({one.hand for one in found}):
        made = model([one for one in found if one.hand != hand], news)
        told = []
        for kind in ("orders", "ads", "news"):
            own = [one for one in found if (one.hand, one.kind) == (hand, kind)]
            taken = sum(made.probability(features(one.text)) >= made.threshold for one in own)
            told.append(f"{kind} {taken} of {len(own)}")
        yield f"hand {hand}, by the others: " + ", ".join(told)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, help="folder with text files of articles")
    parser.add_argument("--output", type=Path, default=PATH)
    chosen = parser.parse_args(arguments)
    found, news = [*lines(HANDS)], [*sentences(chosen.articles)]
    sys.stdout.write("\n".join([*report(found, news), ""]))
    made = model(found, news)
    result = {"bias": made.bias, "threshold": made.threshold, "weights": dict(sorted(made.weights.items()))}
    chosen.output.write_text(json.dumps(result, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
