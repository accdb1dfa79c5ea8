"""Whether the articles of a dossier tell of one event.

Two do when they share a meeting, a position or an actor other than an outlet, or when the words of their
titles, headlines and summaries overlap: an article in which little was found may share its story by these
alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from summarizer.dossier.model import Dossier, Source
from summarizer.dossier.questions import content

MOST = 100
"""Articles that are compared; whoever merges more, such as a week, does not take them for one event."""
_ALIKE = 0.2
"""Least share of the fewer words that two articles have in common (eval/EXPERIMENTS.md, "One event")."""

_FEWEST = 20
"""Words below which a share says little."""


def events(dossier: Dossier) -> list[list[Source]]:
    """The sources by event, those of one event together, in the order of the dossier."""
    if len(dossier.sources) > MOST:
        return [list(dossier.sources)]
    groups = _joined([{source.article.id} for source in dossier.sources], _shared(dossier))
    words = {source.article.id: _words(source) for source in dossier.sources}
    alike = [
        {one, other} for one, other in combinations(words, 2) if _overlap(words[one], words[other]) >= _ALIKE
    ]
    groups = _joined(groups, alike)
    found = [[source for source in dossier.sources if source.article.id in group] for group in groups]
    return sorted(found, key=lambda group: dossier.sources.index(group[0]))


def _shared(dossier: Dossier) -> Iterable[set[str]]:
    """The articles that tell of each meeting, position and actor."""
    for meeting in dossier.meetings:
        yield {account.article for account in meeting.accounts}
    for stance in dossier.stances:
        yield {view.article for view in stance.views}
    for actor in dossier.actors:
        if actor.kind != "media":
            yield {mention.article for mention in actor.mentions}


def _joined(groups: list[set[str]], links: Iterable[set[str]]) -> list[set[str]]:
    for link in links:
        near = [group for group in groups if not group.isdisjoint(link)]
        if len(near) > 1:
            groups = [*(group for group in groups if group.isdisjoint(link)), set[str]().union(*near)]
    return groups


def _words(source: Source) -> frozenset[str]:
    texts = [source.article.title, source.headline, *(sentence.text for sentence in source.summary)]
    return content(" ".join(texts))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), _FEWEST)
