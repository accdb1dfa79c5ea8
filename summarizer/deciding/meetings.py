"""What speaks for and against an occasion being a meeting of those who are named with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summarizer.decision import Features, marked
from summarizer.reading.meetings.occasions import Occasion
from summarizer.reading.syntax.clauses import is_quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc


def features_of(one: Occasion, docs: Mapping[int, Doc]) -> Features:
    """Features of an occasion: its word, who takes part, what else is told of it."""
    doc = docs[one.n]
    word = doc[one.trigger]
    people = one.participants
    kinds = sorted({str(m.kind) for m in people})
    found: Features = {
        f"word={word.lemma_.lower()}": 1.0,
        f"tag={word.tag_}": 1.0,
        f"dep={word.dep_}": 1.0,
        f"sides={min(len(people), 4)}": 1.0,
        f"kinds={' '.join(kinds)}": 1.0,
        f"status={one.status}": 1.0,
        f"channel={one.channel}": 1.0,
        "place in article": one.n / max(docs),
    }
    found |= marked(
        {
            "completed": one.completed,
            "day": bool(one.date),
            "place": bool(one.place),
            "topic": bool(one.topic),
            "mediated": bool(one.mediators),
            "told by a body": bool(one.told_by),
            "told again": bool(one.also),
            "quoted": is_quoted(word, doc),
            "verb": word.pos_ == "VERB",
            "two people": sum(m.kind == "person" for m in people) > 1,
            "nameless": any(not m.mentions for m in people),
            "all in the sentence": all(one.n in m.sentences for m in people),
        }
    )
    for child in word.children:
        if child.dep_ in {"aux", "neg", "det", "amod", "prep", "mark", "compound"}:
            found[f"beside={child.dep_}:{child.lower_}"] = 1.0
    if word.head != word:
        found[f"under={word.head.lemma_.lower()}"] = 1.0
        found[f"under tag={word.head.tag_}"] = 1.0
    return found
