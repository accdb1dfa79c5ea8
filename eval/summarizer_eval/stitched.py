"""A long article with gold, stitched from labelled ones: no text and no label is kept twice.

One story opens and ends it, with the others in between, as a live blog comes back to what it began with, so
that meetings and actors are told in two parts of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarizer.article import Article
from summarizer_eval.cases import Case, locate
from summarizer_eval.gold import GoldActor, GoldComment, GoldFile, GoldMeeting, GoldStance
from summarizer_eval.names import forms

NAME = "stitched"
WHOLE = frozenset(["03_finance-minister-interview"])
"""What cannot be a piece of something else: whose words an interview's are is told once for all of it."""


def stitch(cases: Sequence[Case], split: str = "long") -> Case:
    """One case of all `cases`, the longest cut in half around the others.

    It has no date of its own, so that days are only labelled where the words name the year.
    """
    frame = max(cases, key=lambda case: len(case.article.text))
    others = [case for case in cases if case is not frame]
    paragraphs = frame.article.text.split("\n\n")
    half = len(paragraphs) // 2
    pieces = [paragraphs[:half], *([case.article.text] for case in others), paragraphs[half:]]
    text = "\n\n".join("\n\n".join(piece).strip("\n") for piece in pieces) + "\n"
    gold = _joined([frame, *others])
    article = replace(Article.of(text, source=NAME, title=frame.article.title), published="")
    return Case(
        split=split,
        name=NAME,
        gold=gold,
        article=article,
        spans={
            (kind, item.id): tuple(span for quote in item.evidence if (span := locate(quote, text)))
            for kind, items in (
                ("actors", gold.actors),
                ("meetings", gold.meetings),
                ("stances", gold.stances),
            )
            for item in items
        },
        gold_sha256=hashlib.sha256("".join(case.gold_sha256 for case in cases).encode()).hexdigest(),
    )


def _joined(cases: Sequence[Case]) -> GoldFile:
    """The labels of all cases under ids of their own; whom two of them name alike is one actor."""
    actors: list[GoldActor] = []
    meetings: list[GoldMeeting] = []
    stances: list[GoldStance] = []
    for case in cases:
        ids = {actor.id: f"{case.name.split('_')[0]}_{actor.id}" for actor in case.gold.actors}
        for actor in case.gold.actors:
            same = next((one for one in actors if _is_same(one, actor)), None)
            if same is not None:
                ids[actor.id] = same.id
        taken = {actor.id for actor in actors}
        actors += [
            actor.model_copy(
                update={"id": ids[actor.id], "affiliation": ids.get(actor.affiliation, "")},
            )
            for actor in case.gold.actors
            if ids[actor.id] not in taken
        ]
        meetings += [_meeting(meeting, case, ids) for meeting in case.gold.meetings]
        stances += [_stance(stance, case, ids) for stance in case.gold.stances]
    first = cases[0].gold
    return GoldFile(
        article=f"{NAME}.txt",
        headline=first.headline,
        summary=first.summary,
        actors=tuple(actors),
        meetings=tuple(meetings),
        stances=tuple(stances),
    )


def _is_same(one: GoldActor, other: GoldActor) -> bool:
    return one.kind == other.kind and bool(forms(one.name, ()) & forms(other.name, ()))


def _meeting(meeting: GoldMeeting, case: Case, ids: Mapping[str, str]) -> GoldMeeting:
    year = meeting.date_start[:4]
    dated = bool(year) and year in meeting.date_text
    return meeting.model_copy(
        update={
            "id": f"{case.name.split('_')[0]}_{meeting.id}",
            "participants": tuple(ids[one] for one in meeting.participants),
            "mediators": tuple(ids[one] for one in meeting.mediators),
            "reported_by": tuple(ids[one] for one in meeting.reported_by),
            "comments": tuple(GoldComment(by=ids[c.by], says=c.says) for c in meeting.comments),
            "date_start": meeting.date_start if dated else "",
            "date_end": meeting.date_end if dated else "",
        }
    )


def _stance(stance: GoldStance, case: Case, ids: Mapping[str, str]) -> GoldStance:
    return stance.model_copy(
        update={
            "id": f"{case.name.split('_')[0]}_{stance.id}",
            "holder": ids[stance.holder],
            "holder_alternatives": tuple(ids[one] for one in stance.holder_alternatives),
            "reported_by": tuple(ids[one] for one in stance.reported_by),
        }
    )
