"""For models that lose their way in a whole article: grammar proposes, fitted weights decide.

`summarizer.reading` proposes names, occasions and assertions, `summarizer.deciding` weighs them. The model
says what those are whom words do not tell. The summary is the article's own key sentences, shortened.
Everything ends in the same `Extraction` as the other strategy's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.deciding.choice import (
    actor_confidence,
    chosen_meetings,
    chosen_positions,
    least_of_actors,
)
from summarizer.extraction import SummaryClaim
from summarizer.llm.base import LLM
from summarizer.plaintext import neutral
from summarizer.reading.cast import Cast, Member, read_cast
from summarizer.reading.parser import parse
from summarizer.reading.proposals import Proposals, propose
from summarizer.reading.prose import captions, heading, prose, title, true_case, without_dateline
from summarizer.reading.shortening import shortened
from summarizer.strategies.base import Asker, Draft, Step, silent
from summarizer.strategies.collect import Decided, collect
from summarizer.strategies.doubts import whole_assertion, whole_meeting
from summarizer.strategies.key_sentences import key_sentences
from summarizer.strategies.questions import Kind, kinds_shape
from summarizer.summary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KINDS_AT_ONCE = 10
_CONTEXT_CHARS = 160
_HEADLINE = 15  # words


@dataclass(frozen=True, slots=True)
class Reading:
    """What grammar makes of an article. `texts` are the sentences as parsed, `numbers` those that report."""

    numbers: Sequence[int]
    texts: Mapping[int, str]
    docs: Mapping[int, Doc]
    top: int | None
    cast: Cast
    proposals: Proposals
    steps: int
    """Questions there might have been."""


async def extract(article: Article, llm: LLM, step: Step = silent) -> Draft:
    """The claims of one article; the model is asked what those are whom words do not tell.

    Raises `WeightsError` without the parser, `ModelError` when the model cannot be reached.
    """
    asker = Asker(llm)
    it = await read(article, asker, step)
    extraction = collect(
        Decided(
            it.cast,
            it.proposals,
            chosen_meetings(it.proposals.occasions, it.docs),
            chosen_positions(it.proposals, it.docs, it.cast, it.top),
            actor_confidence(it.proposals, it.docs, it.cast, it.top),
            least_of_actors(),
            it.docs,
        )
    )
    key = key_sentences(it.numbers, extraction, it.docs)
    texts = [shortened(it.docs[n], it.texts[n]) for n in key]
    extraction.summary = [SummaryClaim(text=text, s=[n]) for n, text in zip(key, texts, strict=True)]
    extraction.headline = title(article) or (_headline(texts[0]) if texts else "")
    step(it.steps, it.steps)
    return Draft(extraction, asker)


async def read(article: Article, asker: Asker, step: Step = silent) -> Reading:
    """Everything that is proposed of an article, with what the model says where grammar leaves doubt."""
    numbers = prose(article)
    shown = captions(article)
    top = heading(article)
    texts = {n: _undated(article[n]) for n in sorted({*numbers, *shown})}
    docs = parse(texts | ({top: true_case(article, top)} if top else {}))
    cast = read_cast(docs, top)
    await _sort(article, cast, asker)
    proposals = propose(docs, cast, shown, top)
    asker.failures += proposals.unread
    total = len(proposals.occasions) + len(proposals.spoken) + 1
    met = []
    for at, occasion in enumerate(proposals.occasions):
        step(at, total)
        met.append(await whole_meeting(article, occasion, cast, asker))
    spoken = []
    for at, one in enumerate(proposals.spoken):
        step(len(met) + at, total)
        told = tuple([await whole_assertion(assertion, asker) for assertion in one.told])
        spoken.append(replace(one, told=told))
    whole = replace(proposals, occasions=tuple(o for o in met if o is not None), spoken=tuple(spoken))
    return Reading(numbers, texts, docs, top, cast, whole, total)


def _headline(sentence: str) -> str:
    """The first words of the sentence that opens the summary."""
    words = sentence.split()
    return " ".join(words[:_HEADLINE]) + ("…" if len(words) > _HEADLINE else "")


def _undated(text: str) -> str:
    """The sentence without a wire dateline."""
    return text[without_dateline(text) :]


async def _sort(article: Article, cast: Cast, asker: Asker) -> None:
    """Asks what the names are whose kind words alone do not tell."""
    doubtful = [m for m in cast.members if m.doubtful]
    for at in range(0, len(doubtful), _KINDS_AT_ONCE):
        group = doubtful[at : at + _KINDS_AT_ONCE]
        answer = await asker.ask(
            "kinds",
            kinds_shape([neutral(m.name) for m in group]),
            max_tokens=20 * len(group) + 20,
            names=[{"name": neutral(m.name), "context": _context(article, m)} for m in group],
        )
        if answer is not None:
            for member, kind in zip(group, answer.model_dump().values(), strict=True):
                member.kind = _settled(kind, member)


def _settled(kind: Kind, member: Member) -> ActorKind | None:
    """What the member is by the model's answer; what speaks is no mere place or thing."""
    match kind:
        case "place" | "other":
            return "organization" if any(m.speaks for m in member.mentions) else None
        case _:
            return kind


def _context(article: Article, member: Member) -> str:
    """The words around a mention of the name, one where it acts if there is one."""
    mention = next((m for m in member.mentions if m.acts), member.mentions[0])
    text = neutral(article[mention.n])
    at = max(0, text.find(mention.text) - _CONTEXT_CHARS // 2)
    start = text.rfind(" ", 0, at) + 1 if at else 0
    return (
        text[start : start + _CONTEXT_CHARS].rsplit(" ", 1)[0]
        if len(text) - start > _CONTEXT_CHARS
        else text[start:]
    )
