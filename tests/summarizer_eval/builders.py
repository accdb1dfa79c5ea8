"""Small articles, labels and summaries, made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from summarizer_eval.cases import Case, locate
from summarizer_eval.gold import GoldFile

from summarizer.article import Article
from summarizer.summary import Actor, ArticleFacts, Evidence, Meeting, PromptUse, Provenance, Stance, Summary

TEXT = """Mayor Ana Lund met Bo Reyes in Oslo on Monday.
The Harbour Union opposes the new toll on ferries.
“The toll is fair,” Ana Lund said, according to the Oslo Post.
The Harbour Union declined to comment on the meeting.
Ana Lund and Bo Reyes are to speak by telephone in May 2026.
"""
S = TEXT.splitlines()

ACTORS: tuple[dict[str, Any], ...] = (
    {"id": "ana", "name": "Ana Lund", "aliases": ["Lund", "the mayor"], "kind": "person", "evidence": [S[0]]},
    {"id": "bo", "name": "Bo Reyes", "aliases": ["Reyes"], "kind": "person", "evidence": [S[0]]},
    {"id": "union", "name": "Harbour Union", "kind": "organization", "evidence": [S[1]]},
    {"id": "post", "name": "Oslo Post", "kind": "media", "evidence": [S[2]], "optional": True},
)
MEETINGS: tuple[dict[str, Any], ...] = (
    {
        "id": "oslo",
        "participants": ["ana", "bo"],
        "channel": "in_person",
        "date_text": "Monday",
        "date_start": "2026-04-06",
        "date_end": "2026-04-06",
        "place": "Oslo",
        "status": "confirmed",
        "comments": [{"by": "union", "says": "declines_to_comment"}],
        "evidence": [S[0], S[3]],
    },
    {
        "id": "call",
        "participants": ["ana", "bo"],
        "channel": "phone",
        "date_text": "May 2026",
        "date_start": "2026-05",
        "status": "planned",
        "evidence": [S[4]],
    },
)
STANCES: tuple[dict[str, Any], ...] = (
    {
        "id": "union_toll",
        "holder": "union",
        "issue": "the new toll on ferries",
        "position": "opposes",
        "claim": "The Harbour Union opposes the new toll on ferries.",
        "evidence": [S[1]],
    },
    {
        "id": "ana_toll",
        "holder": "ana",
        "issue": "the toll",
        "position": "supports",
        "claim": "The toll is fair.",
        "quote": "The toll is fair",
        "reported_by": ["post"],
        "evidence": [S[2]],
    },
)


def case(
    actors: Sequence[Mapping[str, Any]] = ACTORS,
    meetings: Sequence[Mapping[str, Any]] = MEETINGS,
    stances: Sequence[Mapping[str, Any]] = STANCES,
    *,
    text: str = TEXT,
    split: str = "dev",
    name: str = "01_toll",
) -> Case:
    gold = GoldFile.model_validate(
        {"article": f"{name}.txt", "actors": actors, "meetings": meetings, "stances": stances}
    )
    spans = {}
    for kind, items in (("actors", gold.actors), ("meetings", gold.meetings), ("stances", gold.stances)):
        for item in items:
            found = [locate(quote, text) for quote in item.evidence]
            spans[kind, item.id] = tuple(span for span in found if span)
    article = Article.of(text, source=f"{name}.txt")
    return Case(split, name, gold, article, spans, gold_sha256="0" * 64)


def evidence(quote: str, text: str = TEXT) -> tuple[Evidence, ...]:
    span = locate(quote, text)
    assert span
    return (Evidence(start=span[0], end=span[1], text=text[span[0] : span[1]]),)


def actor(name: str, kind: str = "person", *, id: str = "", quote: str = S[0], **more: Any) -> Actor:  # noqa: A002
    return Actor.model_validate(
        {
            "id": id or name.lower().replace(" ", "_"),
            "name": name,
            "kind": kind,
            "evidence": evidence(quote),
            **more,
        }
    )


def meeting(participants: Sequence[str], *, id: str = "m1", quote: str = S[0], **more: Any) -> Meeting:  # noqa: A002
    data = {"status": "confirmed", **more}
    return Meeting.model_validate(
        {"id": id, "participants": tuple(participants), "evidence": evidence(quote), **data}
    )


def stance(holder: str, issue: str, *, id: str = "s1", quote: str = S[1], **more: Any) -> Stance:  # noqa: A002
    data = {"position": "opposes", "claim": issue, **more}
    return Stance.model_validate(
        {"id": id, "holder": holder, "issue": issue, "evidence": evidence(quote), **data}
    )


def summary(
    actors: Sequence[Actor] = (),
    meetings: Sequence[Meeting] = (),
    stances: Sequence[Stance] = (),
    *,
    text: str = TEXT,
    prompts: Sequence[PromptUse] = (),
    model: str = "fake-1",
) -> Summary:
    return Summary(
        article=ArticleFacts.of(Article.of(text, source="01_toll.txt")),
        headline="",
        summary=(),
        actors=tuple(actors),
        meetings=tuple(meetings),
        stances=tuple(stances),
        provenance=Provenance(
            model=model,
            strategy="sentence",
            prompts=tuple(prompts),
            calls=3,
            prompt_tokens=100,
            completion_tokens=20,
            seconds=1.5,
            version="0",
        ),
    )
