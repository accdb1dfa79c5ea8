"""A small invented article with its labels, for the operators."""

from __future__ import annotations

from pathlib import Path

import yaml
from summarizer_eval.cases import load_case
from summarizer_eval.truth.story import Story
from summarizer_eval.truth.wordings import Wordings

from summarizer.readers.text import read_text

TEXT = """\
Mayor Ana Lund met Governor Bo Reyes in Oslo on Monday to discuss the toll, the Fjord Post reported.

Their aide Kai Moss of the Port Board stayed away. Reyes said: "We will never pay the toll for 40 boats."

Lund told Holt that she wants “the toll for all ships”.

In May 2025 Lund phoned Vera Holt, the head of the Ferry Guild, about a strike. Holt denies it. Teams may sit.

The talks in Bergen on June 3 will be chaired by judge Ole Dahl. Reyes and Moss are to attend.

The Guild could accept the toll. It asked for two years.
"""
MEET = "Mayor Ana Lund met Governor Bo Reyes in Oslo on Monday to discuss the toll, the Fjord Post reported."
CALL = "In May 2025 Lund phoned Vera Holt, the head of the Ferry Guild, about a strike."
TALKS = "The talks in Bergen on June 3 will be chaired by judge Ole Dahl."
GOLD = {
    "article": "a.txt",
    "dateline": "2026-05-20",
    "headline": "Lund and Reyes reportedly met in Oslo",
    "summary": [
        {"text": "Ana Lund met Bo Reyes in Oslo on Monday, according to the Fjord Post.", "evidence": [MEET]},
        {
            "text": "Vera Holt denies that she spoke with Lund in May 2025.",
            "evidence": [CALL, "Holt denies it."],
        },
    ],
    "actors": [
        {
            "id": "lund",
            "name": "Ana Lund",
            "kind": "person",
            "role": "mayor",
            "aliases": ["Lund"],
            "evidence": [MEET],
        },
        {
            "id": "reyes",
            "name": "Bo Reyes",
            "kind": "person",
            "role": "governor",
            "aliases": ["Reyes"],
            "evidence": [MEET],
        },
        {
            "id": "moss",
            "name": "Kai Moss",
            "kind": "person",
            "role": "aide",
            "affiliation": "board",
            "evidence": ["Their aide Kai Moss"],
        },
        {
            "id": "board",
            "name": "Port Board",
            "kind": "organization",
            "evidence": ["Their aide Kai Moss of the Port Board"],
        },
        {
            "id": "holt",
            "name": "Vera Holt",
            "kind": "person",
            "role": "head of the Ferry Guild",
            "aliases": ["Holt"],
            "affiliation": "guild",
            "evidence": [CALL],
        },
        {
            "id": "guild",
            "name": "Ferry Guild",
            "kind": "organization",
            "aliases": ["The Guild"],
            "evidence": [CALL],
        },
        {"id": "dahl", "name": "Ole Dahl", "kind": "person", "role": "judge", "evidence": [TALKS]},
        {"id": "post", "name": "Fjord Post", "kind": "media", "evidence": [MEET]},
    ],
    "meetings": [
        {
            "id": "oslo",
            "participants": ["lund", "reyes"],
            "channel": "in_person",
            "date_text": "Monday",
            "place": "Oslo",
            "topic": "the toll",
            "status": "reported",
            "evidence": [MEET],
        },
        {
            "id": "call",
            "participants": ["lund", "holt"],
            "channel": "phone",
            "date_text": "May 2025",
            "topic": "a strike",
            "status": "denied",
            "comments": [{"by": "holt", "says": "denies"}],
            "evidence": [CALL, "Holt denies it."],
        },
        {
            "id": "bergen",
            "participants": ["reyes", "moss"],
            "mediators": ["dahl"],
            "channel": "talks",
            "date_text": "June 3",
            "place": "Bergen",
            "status": "planned",
            "evidence": [TALKS, "Reyes and Moss are to attend."],
        },
    ],
    "stances": [
        {
            "id": "against",
            "holder": "reyes",
            "issue": "the toll",
            "position": "opposes",
            "claim": "He will never pay the toll for 40 boats.",
            "quote": "We will never pay the toll for 40 boats.",
            "evidence": ['Reyes said: "We will never pay the toll for 40 boats."'],
        },
        {
            "id": "for",
            "holder": "guild",
            "issue": "accepting the toll",
            "position": "supports",
            "claim": "The Guild could accept the toll for two years.",
            "reported_by": ["post"],
            "evidence": ["The Guild could accept the toll.", "It asked for two years."],
        },
        {
            "id": "lund_for",
            "holder": "lund",
            "issue": "the toll",
            "position": "supports",
            "claim": "Lund wants the toll.",
            "quote": "the toll for all ships",
            "evidence": ["Lund told Holt that she wants “the toll for all ships”."],
        },
    ],
}
WORDS = {
    "places": ["Oslo", "Bergen"],
    "dates": ["Monday", "May 2025", "June 3"],
    "not_actors": ["stayed away"],
    "not_places": ["the toll"],
    "no_meetings": [
        {"participants": ["moss", "lund"], "evidence": "Their aide Kai Moss of the Port Board stayed away."}
    ],
    "actors": {"lund": [{"name": "Mayor Ana Lund"}]},
    "meetings": {
        "oslo": {"sender": ["moss"], "reporter": ["post"], "wordings": [{"participants": ["Reyes", "Lund"]}]}
    },
    "stances": {"against": [{"issue": "paying the toll"}]},
    "headlines": ["Lund is reported to have met Reyes"],
    "summary": [{"wordings": ["The Fjord Post reports that Lund met Reyes."]}],
}


def build(folder: Path) -> Story:
    """The story, its files written to `folder`."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    path = folder / "01_toll.yaml"
    path.write_text(yaml.safe_dump(GOLD, allow_unicode=True), encoding="utf-8")
    return Story(load_case(path, "dev", read_text), Wordings.model_validate(WORDS))
