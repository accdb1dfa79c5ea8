"""Which wordings of an issue ask one question.

Wordings are compared by their content words, each cut to five letters ("resuming", "resumption"), names of
actors replaced by the actor. Two share a question when these sets overlap by half (Jaccard >= 0.5). The most
used wording, then the shortest, leads; others join the leader they overlap most with, so no chain of small
steps can join what differs. Candidates come from an index of each leader's rarest words (prefix filtering,
Bayardo et al. 2007), so that not all pairs are compared.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from summarizer.dossier.spelling import sound
from summarizer.plaintext import fold

_SAME = 0.5
_EMPTY = frozenset(
    "the a an of and or for in at on with to by from as its his her their whether if that this is are was be "
    "been being any some more than over about into between toward towards against again".split()
)


def content(issue: str, actors: Mapping[str, str] | None = None) -> frozenset[str]:
    """The content words of an issue. `actors` gives an actor's id by its folded names."""
    text = fold(issue)
    marks = []
    for name in sorted(actors or {}, key=lambda name: (-len(name), name)):
        if name in text and re.search(rf"\b{re.escape(name)}\b", text):
            text = re.sub(rf"\b{re.escape(name)}\b", " ", text)
            marks.append(f"@{(actors or {})[name]}")
    words = re.findall(r"[^\W_]+", re.sub(r"'s\b", "", text))
    return frozenset([*marks, *(sound(word)[:5] for word in words if word not in _EMPTY)])


def group_issues(used: Mapping[tuple[str, frozenset[str]], int]) -> dict[tuple[str, frozenset[str]], str]:
    """For each issue (its wording and content words) the wording that leads its question.

    `used` counts the articles that use each.
    """
    order = sorted(used, key=lambda issue: (-used[issue], len(issue[0]), issue[0], sorted(issue[1])))
    frequency = Counter(word for _, words in order for word in words)
    index: dict[str, list[int]] = defaultdict(list)
    leaders: list[tuple[str, frozenset[str]]] = []
    found: dict[tuple[str, frozenset[str]], str] = {}
    for issue in order:
        words = sorted(issue[1], key=lambda word: (frequency[word], word))
        rare = words[: len(words) - math.ceil(_SAME * len(words)) + 1]
        near = {n for word in rare for n in index[word]}
        best = min(near, key=lambda n: (-overlap(issue[1], leaders[n][1]), n), default=None)
        if best is not None and overlap(issue[1], leaders[best][1]) >= _SAME:
            found[issue] = leaders[best][0]
            continue
        found[issue] = issue[0]
        for word in rare:
            index[word].append(len(leaders))
        leaders.append(issue)
    return found


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words two issues have in common (Jaccard)."""
    return len(one & other) / len(one | other) if one or other else 1.0
