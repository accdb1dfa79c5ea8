"""Scoring the merge: groups of gold-labelled articles, and which of their items are the same.

A group is a folder under `eval/dossiers` with a `dossier.yaml`: its articles (text, gold labels, outlet) and,
for actors, meetings and stances, the items that are one, written `article/item`. The merge runs on the gold
labels themselves, so that its score says nothing of any model. Scored are pairs of items of different
articles: a pair joined and rightly so is a hit, one wrongly joined costs precision, one missed costs recall.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from summarizer.article import Article
from summarizer.dossier import Dossier, build
from summarizer.plaintext import fold
from summarizer.summary import ArticleFacts, Evidence, Summary

KINDS = ("actors", "meetings", "stances")
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """Articles about the same events, as gold summaries, with the pairs of items that are the same.

    `names` gives the short name of each article by its id; `either` are pairs that count neither way.
    """

    name: str
    pairs: tuple[tuple[Article, Summary], ...]
    names: dict[str, str]
    same: dict[str, frozenset[Pair]]
    either: frozenset[Pair]


@dataclass(frozen=True, slots=True)
class Tally:
    """Pairs rightly joined, wrongly joined and missed; the wrong and the missed by name."""

    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """1.0 when nothing was joined."""
        joined = self.right + len(self.wrong)
        return self.right / joined if joined else 1.0

    @property
    def recall(self) -> float:
        """1.0 when nothing was there to join."""
        there = self.right + len(self.missed)
        return self.right / there if there else 1.0


@dataclass(frozen=True, slots=True)
class DossierReport:
    """Tallies by group and kind of item."""

    groups: dict[str, dict[str, Tally]]

    def total(self, kind: str) -> Tally:
        """The tally of one kind over all groups."""
        return sum((tallies[kind] for tallies in self.groups.values()), Tally(0, (), ()))

    def text(self) -> str:
        """A table of precision, recall and pairs, then every wrong and missed pair."""
        lines = [f"{'dossier merge':24} {'kind':9} {'precision':>9} {'recall':>7} {'pairs':>6}"]
        rows = [(name, kind, tallies[kind]) for name, tallies in self.groups.items() for kind in KINDS]
        for name, kind, tally in [*rows, *(("all", kind, self.total(kind)) for kind in KINDS)]:
            pairs = tally.right + len(tally.missed)
            lines.append(f"{name:24} {kind:9} {tally.precision:9.2f} {tally.recall:7.2f} {pairs:6}")
        for name, kind, tally in rows:
            lines += [f"wrongly joined in {name}, {kind}: {pair}" for pair in tally.wrong]
            lines += [f"not joined in {name}, {kind}: {pair}" for pair in tally.missed]
        return "\n".join(lines)


def score_dossiers(root: Path | None = None) -> DossierReport:
    """Merges every group under `root` (the shipped ones by default) and scores the joins."""
    groups = [read_group(path) for path in sorted((root or data("dossiers")).glob("*/dossier.yaml"))]
    return DossierReport({group.name: score(group, build(group.pairs, None)) for group in groups})


def score(group: Group, dossier: Dossier) -> dict[str, Tally]:
    """Compares the joins of `dossier` with those of the group's gold, by kind of item."""
    joined: dict[str, list[list[tuple[str, str]]]] = {
        "actors": [[(m.article, m.item) for m in actor.mentions] for actor in dossier.actors],
        "meetings": [[(a.article, a.item) for a in meeting.accounts] for meeting in dossier.meetings],
        "stances": [[(v.article, v.item) for v in stance.views] for stance in dossier.stances],
    }
    return {kind: _tally(group, kind, clusters) for kind, clusters in joined.items()}


def _tally(group: Group, kind: str, clusters: list[list[tuple[str, str]]]) -> Tally:
    found = {
        pair
        for cluster in clusters
        for pair in _pairs([f"{group.names[article]}/{item}" for article, item in cluster])
    } - group.either
    gold = group.same[kind] - group.either

    def named(pairs: set[Pair] | frozenset[Pair]) -> tuple[str, ...]:
        return tuple(sorted(" = ".join(sorted(pair)) for pair in pairs))

    return Tally(len(found & gold), named(found - gold), named(gold - found))


def _pairs(items: list[str]) -> list[Pair]:
    """Pairs of items of different articles."""
    return [
        frozenset(pair) for pair in combinations(items, 2) if pair[0].split("/")[0] != pair[1].split("/")[0]
    ]


def data(name: str) -> Path:
    """A folder of the eval data: inside the installed package, else in the checkout."""
    inside = Path(__file__).parent / name
    beside = Path(__file__).parents[1] / name
    return next((path for path in (inside, beside) if path.exists()), Path(__file__).parents[2] / name)


def read_group(path: Path) -> Group:
    """Reads a group from its `dossier.yaml`; raises `ValueError` when labels do not fit the texts."""
    spec = yaml.safe_load(path.read_text(encoding="utf-8"))
    pairs = {name: _gold_pair(path.parent, entry) for name, entry in spec["articles"].items()}
    items = {f"{name}/{id_}" for name, (_, summary) in pairs.items() for id_ in _item_ids(summary)}
    listed = [item for kind in (*KINDS, "either") for same in spec.get(kind) or () for item in same]
    if unknown := sorted(set(listed) - items):
        raise ValueError(f"{path}: no such items: {', '.join(unknown)}")
    return Group(
        name=path.parent.name,
        pairs=tuple(pairs.values()),
        names={article.id: name for name, (article, _) in pairs.items()},
        same={
            kind: frozenset(p for same in spec.get(kind) or () for p in _pairs(list(same))) for kind in KINDS
        },
        either=frozenset(pair for same in spec.get("either") or () for pair in _pairs(list(same))),
    )


def _item_ids(summary: Summary) -> list[str]:
    return [
        *(actor.id for actor in summary.actors),
        *(meeting.id for meeting in summary.meetings),
        *(stance.id for stance in summary.stances),
    ]


def _gold_pair(folder: Path, entry: dict[str, Any]) -> tuple[Article, Summary]:
    """An article and its gold labels as a summary; paths are of the group's folder, else of the eval data."""
    text_path, gold_path = (_found(folder, entry[key]) for key in ("text", "gold"))
    gold = yaml.safe_load(gold_path.read_text(encoding="utf-8"))
    article = Article.of(
        text_path.read_bytes().decode("utf-8"),
        source=text_path.name,
        title=entry.get("title", ""),
        outlet=entry.get("outlet", ""),
        url=entry.get("url", ""),
        published=gold.get("dateline", ""),
    )
    return article, summary_of_gold(article, gold)


def _found(folder: Path, name: str) -> Path:
    beside = folder / name
    top, _, rest = name.partition("/")
    return beside if beside.exists() else data(top) / rest


def summary_of_gold(article: Article, gold: dict[str, Any]) -> Summary:
    """Gold labels as the summary a perfect model would give."""

    def grounded(item: dict[str, Any]) -> dict[str, Any]:
        kept = {key: value for key, value in item.items() if key not in ("optional", "holder_alternatives")}
        return kept | {"evidence": [_locate(article.text, quote) for quote in item["evidence"]]}

    summary = Summary.model_validate(
        {
            "article": ArticleFacts.of(article).model_dump(),
            "headline": gold["headline"],
            "summary": [grounded(sentence) for sentence in gold["summary"]],
            "actors": [grounded(actor) for actor in gold["actors"]],
            "meetings": [grounded(meeting) for meeting in gold["meetings"]],
            "stances": [grounded(stance) for stance in gold["stances"]],
            "provenance": {
                "model": "gold labels", "strategy": "by hand", "prompts": [], "calls": 0, "prompt_tokens": 0,
                "completion_tokens": 0, "seconds": 0.0, "version": "1",
            },
        }
    )  # fmt: skip
    summary.check(article)
    return summary


def _locate(text: str, quote: str) -> Evidence:
    """Where a quote stands in the text, compared up to white space and the shape of quotation marks."""
    words = [re.escape(word) for word in fold(quote).split()]
    loose = r"\s+".join(words).replace("'", "['’‘]").replace('"', '["“”]')
    loose = loose.replace(r"\-", "[-‐‑–—]")
    match = re.search(loose, text, re.I)
    if match is None:
        raise ValueError(f"not in the article: {quote}")
    return Evidence(start=match.start(), end=match.end(), text=match.group())
