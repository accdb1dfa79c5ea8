"""Headline and summary: the model's sentences where they are faithful, else the article's own."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.extraction import Extraction, SummaryClaim
from summarizer.grounding.faults import Fault
from summarizer.grounding.lines.hedges import overstates
from summarizer.grounding.lines.retelling import supporting, told_in, unfaithful
from summarizer.grounding.lines.subjects import misplaced
from summarizer.grounding.lines.whereabouts import displaced
from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.text import Text
from summarizer.plaintext import fold, one_line
from summarizer.prose import without_dateline
from summarizer.summary import Evidence, Rejection, SummarySentence

MAX_SENTENCES = 5
_MAX_WORDS = 60
_MAX_CHARS = 600
_HEADLINE_WORDS = 20
_OPENING_WORDS = 15


def ground_summary(
    claims: Sequence[SummaryClaim], scene: Scene, rejected: list[Rejection]
) -> list[SummarySentence]:
    """At most five sentences; one that does not hold is replaced by the article's own, once."""
    found: list[SummarySentence] = []
    for claim in claims[:MAX_SENTENCES]:
        try:
            sentence = _sentence(claim, scene, rejected)
        except Fault as fault:
            rejected.append(Rejection.of("summary", claim.model_dump(), str(fault)))
            continue
        if sentence.text not in {other.text for other in found}:
            found.append(sentence)
    rejected += [
        Rejection.of("summary", claim.model_dump(), f"more than {MAX_SENTENCES} sentences")
        for claim in claims[MAX_SENTENCES : 2 * MAX_SENTENCES]
    ]
    return found


def _sentence(claim: SummaryClaim, scene: Scene, rejected: list[Rejection]) -> SummarySentence:
    line = one_line(claim.text[: 2 * _MAX_CHARS])
    numbers = supporting(line, scene.text.known(claim.s), scene.text)
    evidence = scene.text.evidence(numbers)
    if not evidence:
        raise Fault("it points at no sentence of the article")
    reason = _length(line) or unfaithful(line, numbers, scene) or misplaced(line, numbers, scene)
    if reason := reason or displaced(line, numbers, scene) or overstates(line, numbers, scene):
        rejected.append(Rejection.of("summary", claim.model_dump(), reason))
        own = evidence[0].text
        return SummarySentence(
            text=_clipped(one_line(own[without_dateline(own) :])),
            notes=(f"the article's own sentence, for one of the model's: {reason}",),
            evidence=evidence[:1],
        )
    return SummarySentence(text=line, evidence=evidence)


def _length(line: str) -> str:
    if not line:
        return "it is empty"
    return (
        f"it runs to more than {_MAX_WORDS} words"
        if len(line.split()) > _MAX_WORDS or len(line) > _MAX_CHARS
        else ""
    )


def _clipped(line: str) -> str:
    words = line.split()
    cut = " ".join(words[:_MAX_WORDS])[:_MAX_CHARS]
    return cut if cut == line else cut.rstrip() + "…"


def ground_headline(
    extraction: Extraction,
    scene: Scene,
    rejected: list[Rejection],
) -> tuple[str, tuple[Evidence, ...]]:
    """The headline with its evidence; the opening of the article stands in for one that does not hold."""
    words = extraction.headline
    line = one_line(words[:_MAX_CHARS])
    own = next(
        (s.n for s in scene.text.article.sentences if line and scene.text.folded[s.n] == fold(line)), None
    )
    if own:
        return line, scene.text.evidence([own])
    first = next((n for n, text in scene.text.folded.items() if text), 0)
    reason = _headline_fault(extraction, line, scene, rejected)
    if not reason:
        return line, scene.text.evidence(told_in(line, scene.text, _told_by(extraction, scene.text)))
    rejected.append(Rejection.of("headline", {"text": words}, reason))
    own_words = scene.text.article[first] if first else ""
    opening = one_line(own_words[without_dateline(own_words) :]).split()
    return " ".join(opening[:_OPENING_WORDS])[:_MAX_CHARS] + (
        "…" if len(opening) > _OPENING_WORDS else ""
    ), scene.text.evidence([first])


def _headline_fault(
    extraction: Extraction,
    line: str,
    scene: Scene,
    rejected: Sequence[Rejection],
) -> str:
    words = extraction.headline
    if not line:
        return "it is empty"
    if len(line.split()) > _HEADLINE_WORDS or len(words) > _MAX_CHARS:
        return f"it runs to more than {_HEADLINE_WORDS} words"
    if twin := next((r.reason for r in rejected if r.kind == "summary" and r.claim.get("text") == words), ""):
        return twin
    numbers = _told_by(extraction, scene.text)
    reason = unfaithful(line, numbers, scene) or misplaced(line, numbers, scene, by_clause=False)
    return reason or displaced(line, numbers, scene) or overstates(line, numbers, scene)


def _told_by(extraction: Extraction, text: Text) -> list[int]:
    """The sentences that a headline may retell: those the summary points at and the article's first five."""
    cited = {n for claim in extraction.summary[:MAX_SENTENCES] for n in claim.s}
    return sorted(n for n in {*cited, 1, 2, 3, 4, 5} if n in text.plain)
