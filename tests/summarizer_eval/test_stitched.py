from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import TypeVar

from summarizer_eval.cases import load_cases
from summarizer_eval.data import Data
from summarizer_eval.score import score
from summarizer_eval.stitched import WHOLE, stitch

from summarizer.extraction import Claim, Extraction
from summarizer.grounding import ground
from summarizer.llm.base import Answer, Message, Shape, Usage
from summarizer.strategies.article import extract
from tests.grounding.test_gold_abroad import PROVENANCE, claims

DEV = [case for case in load_cases(Data.built_in(), "dev") if case.name not in WHOLE]
CASE = stitch(DEV)


def test_every_label_and_every_word_is_in_the_long_article() -> None:
    assert len(CASE.gold.meetings) == sum(len(case.gold.meetings) for case in DEV)
    assert len(CASE.gold.stances) == sum(len(case.gold.stances) for case in DEV)
    assert len(CASE.article.text.split()) == sum(len(case.article.text.split()) for case in DEV)
    items = [*CASE.gold.actors, *CASE.gold.meetings, *CASE.gold.stances]
    spans = [span for found in CASE.spans.values() for span in found]
    assert len(spans) == sum(len(item.evidence) for item in items)


def test_the_longest_story_is_told_on_both_sides_of_the_others() -> None:
    frame = max(DEV, key=lambda case: len(case.article.text))
    number = frame.name.split("_")[0]
    at = [
        span[0]
        for (kind, item), found in CASE.spans.items()
        if kind == "stances" and item.startswith(f"{number}_")
        for span in found
    ]
    length = len(CASE.article.text)
    assert min(at) < length / 4
    assert max(at) > 3 * length / 4


def test_days_that_hang_on_a_date_the_article_lacks_are_not_labelled() -> None:
    assert CASE.article.published == ""
    for meeting in CASE.gold.meetings:
        assert not meeting.date_start or meeting.date_start[:4] in meeting.date_text


def test_the_built_in_set_has_it_and_a_folder_of_ones_own_has_not() -> None:
    (case,) = load_cases(Data.built_in(), "long")
    assert case.id == "long/stitched"
    assert case.gold_sha256 == CASE.gold_sha256


Item = TypeVar("Item", bound=Claim)


class Reader:
    """Answers for each part with the labels that its sentences tell, as a perfect model would."""

    name, small = "gold", False

    def __init__(self, context: int) -> None:
        self.context, self.calls, self.whole = context, 0, claims(CASE)

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        self.calls += 1
        shown = "\n".join(message["content"] for message in messages)
        numbers = {int(n) for n in re.findall(r"^\[(\d+)\]", shown, re.M)}

        def told(items: Sequence[Item]) -> list[Item]:
            cut = [item.model_copy(update={"s": [n for n in item.s if n in numbers]}) for item in items]
            return [item for item in cut if item.s]

        meetings, stances = told(self.whole.meetings), told(self.whole.stances)
        needed = {name for m in meetings for name in (*m.participants, *m.mediators, *m.reported_by)}
        needed |= {comment.by for m in meetings for comment in m.comments}
        needed |= {name for s in stances for name in (s.holder, *s.reported_by)}
        actors = [actor for actor in self.whole.actors if actor.name in needed or numbers & {*actor.s}]
        found = Extraction(
            headline=self.whole.headline,
            summary=self.whole.summary,
            actors=actors,
            meetings=meetings,
            stances=stances,
        )
        return Answer(shape.model_validate(found.model_dump()), Usage(1, 1, 1))


def test_what_is_told_in_two_parts_is_merged() -> None:
    reader = Reader(context=8_000)
    draft = asyncio.run(extract(CASE.article, reader))
    assert reader.calls > 3
    claimed = len(draft.extraction.meetings) + len(draft.extraction.stances)
    assert claimed > len(CASE.gold.meetings) + len(CASE.gold.stances)
    for kind, its in score(CASE, ground(CASE.article, draft.extraction, PROVENANCE)).items():
        assert its.spurious == (), kind
