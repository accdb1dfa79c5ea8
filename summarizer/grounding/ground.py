"""Claims and article in, published summary out: the only door to `Summary`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from summarizer.article import Article
from summarizer.extraction import Claim, Extraction
from summarizer.grounding.actors.actors import ground_actors
from summarizer.grounding.faults import Fault
from summarizer.grounding.meetings.meetings import ground_meeting
from summarizer.grounding.merge import merge_meetings, merge_stances
from summarizer.grounding.prose import ground_headline, ground_summary
from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.text import Text
from summarizer.grounding.stances import ground_stance
from summarizer.summary import ArticleFacts, ClaimKind, Provenance, Rejection, Summary, Suspicion

MAX_ITEMS = 200  # of one kind in one article: far above any real article, far below a runaway
Item = TypeVar("Item")
AnyClaim = TypeVar("AnyClaim", bound=Claim)


def ground(
    article: Article,
    extraction: Extraction,
    provenance: Provenance,
    suspicious: Mapping[int, str] | None = None,
) -> Summary:
    """Publishes what of the extraction the article bears out.

    Sentence numbers become spans; names become actor ids; every field is looked for in the sentences that the
    claim points at. A field that fails is left out with a note, a claim that fails is kept in `rejected`.
    The sentences in `suspicious`, each with the reason, bear nothing out.
    """
    flagged = suspicious or {}
    text = Text(article, flagged)
    extraction, alone = _without(extraction, flagged)
    roster, rejected = ground_actors(text, extraction.actors[:MAX_ITEMS])
    rejected += alone
    scene = Scene.of(text, roster)

    def each(kind: ClaimKind, claims: Sequence[AnyClaim], build: Callable[[AnyClaim], Item]) -> list[Item]:
        built: list[Item] = []
        for claim in claims[:MAX_ITEMS]:
            try:
                built.append(build(claim))
            except Fault as fault:
                rejected.append(Rejection.of(kind, claim.model_dump(), str(fault)))
        return built

    meetings = each("meeting", extraction.meetings, lambda c: ground_meeting(c, scene))
    stances = each("stance", extraction.stances, lambda c: ground_stance(c, scene))
    sentences = ground_summary(extraction.summary, scene, rejected)
    headline, headline_evidence = ground_headline(extraction, scene, rejected)
    return Summary(
        article=ArticleFacts.of(article),
        headline=headline,
        headline_evidence=headline_evidence,
        summary=tuple(sentences),
        actors=tuple(roster.actors),
        meetings=tuple(
            m.model_copy(update={"id": f"m{i}"})
            for i, m in enumerate(merge_meetings(meetings, roster.actors), 1)
        ),
        stances=tuple(s.model_copy(update={"id": f"s{i}"}) for i, s in enumerate(merge_stances(stances), 1)),
        rejected=tuple(rejected),
        suspicious=tuple(Suspicion(why=why, evidence=text.span(n)) for n, why in flagged.items()),
        provenance=provenance,
    )


def _without(extraction: Extraction, suspicious: Mapping[int, str]) -> tuple[Extraction, list[Rejection]]:
    """The extraction without claims that rest on suspicious sentences alone, and these as rejections."""
    rejected: list[Rejection] = []

    def kept(kind: ClaimKind, claims: Sequence[AnyClaim]) -> list[AnyClaim]:
        found: list[AnyClaim] = []
        for claim in claims:
            if claim.s and suspicious.keys() >= {*claim.s}:
                reason = f"it rests on suspicious sentences alone: {suspicious[claim.s[0]]}"
                rejected.append(Rejection.of(kind, claim.model_dump(), reason))
            else:
                found.append(claim)
        return found

    if not suspicious:
        return extraction, rejected
    return Extraction(
        headline=extraction.headline,
        summary=kept("summary", extraction.summary[:MAX_ITEMS]),
        actors=kept("actor", extraction.actors[:MAX_ITEMS]),
        meetings=kept("meeting", extraction.meetings[:MAX_ITEMS]),
        stances=kept("stance", extraction.stances[:MAX_ITEMS]),
    ), rejected
