"""Cutting an article into runs of text that rest under the same evidence.

Spans of evidence overlap freely; a run is the longest stretch on one line whose characters stand in the same
set of spans, so that runs never overlap and nest nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarizer.dossier.model import Account, Dossier, Mention, View


@dataclass(frozen=True, slots=True)
class Run:
    """Characters from `start` on; `items` are the ids of what they are evidence for, in order."""

    start: int
    text: str
    items: tuple[str, ...]
    anchor: bool
    """Whether some evidence starts here, so that links may lead here."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the article; `items` are those of all its runs."""

    runs: tuple[Run, ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Evidence for an item, or, where `item` is empty, for a sentence of the summary."""

    start: int
    end: int
    item: str


def spans_by_article(dossier: Dossier) -> dict[str, list[Span]]:
    """All evidence of the dossier's items, by article: of meetings, then stances, then actors."""
    told: list[tuple[str, Account | View | Mention]] = [
        *((meeting.id, account) for meeting in dossier.meetings for account in meeting.accounts),
        *((stance.id, view) for stance in dossier.stances for view in stance.views),
        *((f"a-{actor.id}", mention) for actor in dossier.actors for mention in actor.mentions),
    ]
    found: dict[str, list[Span]] = {source.article.id: [] for source in dossier.sources}
    for item, one in told:
        found[one.article] += [Span(span.start, span.end, item) for span in one.evidence]
    for meeting in dossier.meetings:
        for reply in meeting.replies:
            found[reply.article] += [Span(span.start, span.end, meeting.id) for span in reply.evidence]
    for source in dossier.sources:
        for sentence in source.summary:
            found[source.article.id] += [Span(span.start, span.end, "") for span in sentence.evidence]
    return found


def numbered(spans: Mapping[str, Iterable[Span]]) -> dict[tuple[str, int], int]:
    """A number for every passage, by article and start: as they stand in the texts, through all articles."""
    places = [
        (article, start) for article, found in spans.items() for start in sorted({s.start for s in found})
    ]
    return {place: n for n, place in enumerate(places, 1)}


def paragraphs(text: str, spans: Iterable[Span]) -> list[Paragraph]:
    """The lines of `text` that are not blank, each cut into runs."""
    known = list(spans)
    rank = {item: n for n, item in enumerate(dict.fromkeys(span.item for span in known))}
    found = []
    for line in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        if not line.group().strip():
            continue
        here = [span for span in known if span.start < line.end() and span.end > line.start()]
        edges = {line.start(), line.end()}
        for span in here:
            edges |= {max(span.start, line.start()), min(span.end, line.end())}
        cuts = sorted(edges)
        runs = []
        for start, end in itertools.pairwise(cuts):
            items = {span.item for span in here if span.item and span.start <= start and span.end >= end}
            anchor = any(span.start == start for span in here)
            runs.append(Run(start, text[start:end], tuple(sorted(items, key=rank.__getitem__)), anchor))
        under = dict.fromkeys(sorted({i for run in runs for i in run.items}, key=rank.__getitem__))
        found.append(Paragraph(tuple(runs), tuple(under)))
    return found
