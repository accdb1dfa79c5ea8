"""The optional pass of a model over what the rules leave in doubt: one small question for each pair.

The model only proposes: `merge` joins nothing on its word that a contradiction keeps apart, and every join
that came of it is marked (`joined_by_model`). A question it fails on costs itself only.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarizer.article import Article
from summarizer.dossier.aliases import AliasFile
from summarizer.dossier.doubts import Doubt, find_doubts
from summarizer.dossier.merge import merge, merged, of_articles
from summarizer.dossier.model import Dossier, ModelJoin, ModelPass
from summarizer.errors import ModelError, Refusal
from summarizer.llm.base import LLM
from summarizer.plaintext import neutral
from summarizer.strategies.base import Asker
from summarizer.summary import Evidence, Summary

MOST = 30
"""Questions asked at most, the most doubtful pairs first."""
_TOKENS = 16
_CHARS = 240
"""Characters of each description and passage that a question shows."""


class PairAnswer(BaseModel):
    """Whether two descriptions are of one thing."""

    model_config = ConfigDict(extra="forbid")

    answer: Literal["same", "different"]


async def build_with_model(
    pairs: Sequence[tuple[Article, Summary]], llm: LLM, aliases: AliasFile | None = None
) -> Dossier:
    """As `build`; then `llm` is asked about at most `MOST` doubtful pairs, and what it joins is marked.

    Raises `ValueError` when a summary is not of the article beside it. No `ModelError`: see `ModelPass`.
    """
    summaries = of_articles(pairs)
    first = merged(summaries, aliases)
    asker = Asker(llm)
    joins, asked = [], 0
    for doubt in find_doubts(first)[:MOST]:
        asked += 1
        try:
            answer = await asker.ask(
                "dossier_pair", PairAnswer, max_tokens=_TOKENS, **_question(first.dossier, doubt)
            )
        except ModelError as error:
            asker.failures.append(f"dossier_pair: {error}")
            if isinstance(error, Refusal):
                continue
            break  # no connection, a wrong key: the next question would fare no better
        if answer and answer.answer == "same":
            joins.append(ModelJoin(one=doubt.links[0], other=doubt.links[1]))
    made = ModelPass(
        model=llm.name,
        prompts=asker.uses(),
        asked=asked,
        calls=asker.usage.calls,
        prompt_tokens=asker.usage.prompt_tokens,
        completion_tokens=asker.usage.completion_tokens,
        failures=tuple(asker.failures),
    )
    return merge(summaries, aliases, joins).model_copy(update={"model_pass": made})


def _question(dossier: Dossier, doubt: Doubt) -> dict[str, str]:
    first, second = (_described(dossier, doubt.kind, id_) for id_ in doubt.ids)
    return {"kind": doubt.kind, "first": first, "second": second}


def _described(dossier: Dossier, kind: str, id_: str) -> str:
    """One line on an item, and the first passage it rests on."""
    names = {actor.id: actor.name for actor in dossier.actors}
    evidence: Sequence[Evidence]
    if kind == "person":
        actor = dossier.actor(id_)
        facts = [actor.name, *(wording.text for wording in actor.roles[:2]), names.get(actor.affiliation, "")]
        evidence = actor.mentions[0].evidence
    elif kind == "meeting":
        meeting = next(one for one in dossier.meetings if one.id == id_)
        when = meeting.date.start if meeting.date else meeting.date_text
        facts = [*(names[actor] for actor in meeting.participants), when, meeting.place, meeting.topic]
        evidence = meeting.accounts[0].evidence
    else:
        stance = next(one for one in dossier.stances if one.id == id_)
        facts = [stance.question]
        evidence = stance.views[0].evidence
    told = neutral(", ".join(fact for fact in facts if fact))
    passage = neutral(evidence[0].text) if evidence else ""
    return f"{shorten(told, _CHARS)} ({shorten(passage, _CHARS)})"
