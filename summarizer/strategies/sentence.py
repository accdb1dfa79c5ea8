"""For models that lose their way in a whole article: grammar proposes, fitted weights decide.

`summarizer.reading` proposes names, occasions and assertions, `summarizer.deciding` weighs them. The model
says what those are whom words do not tell. The summary is the article's own key sentences, shortened.
Everything ends in the same `Extraction` as the other strategy's.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from summarizer.article import Article
from summarizer.deciding.choice import (
    actor_confidence,
    chosen_meetings,
    chosen_stances,
    least_of_actors,
)
from summarizer.extraction import Extraction, SummaryClaim
from summarizer.llm.base import LLM
from summarizer.plaintext import neutral, straighten
from summarizer.prose import captions, heading, prose, title, without_dateline
from summarizer.reading.headlines import true_case
from summarizer.reading.names.cast import Cast, Member, read_cast
from summarizer.reading.proposals import Proposals, propose
from summarizer.reading.shortening import shortened
from summarizer.reading.syntax.parser import parse
from summarizer.stoppable import stoppable
from summarizer.strategies.base import Asker, Draft, Step, silent
from summarizer.strategies.collect import Decided, collect
from summarizer.strategies.doubts import whole_assertion, whole_meeting
from summarizer.strategies.key_sentences import key_sentences
from summarizer.strategies.questions import Kind, kinds_shape
from summarizer.summary import ActorKind
from summarizer.suspicion import why
from summarizer.turns import Turn, turns

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GRAMMAR = threading.Lock()  # one article at a time: the parser keeps what it learns of words in one place
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


async def extract(article: Article, llm: LLM, step: Step = silent, *, without: Collection[int] = ()) -> Draft:
    """The claims of one article; the model is asked what those are whom words do not tell.

    The sentences `without` are not read.

    Raises `WeightsError` without the parser, `ModelError` when the model cannot be reached.
    """
    asker = Asker(llm)
    it = await read(article, asker, step, without=without)
    extraction = await stoppable(lambda: _claims(article, it), one_at_a_time=_GRAMMAR)
    step(it.steps, it.steps)
    return Draft(extraction, asker)


async def read(
    article: Article, asker: Asker, step: Step = silent, *, without: Collection[int] = ()
) -> Reading:
    """Everything that is proposed of an article, with what the model says where grammar leaves doubt."""
    parsed = await stoppable(lambda: _Parsed.of(article, without), one_at_a_time=_GRAMMAR)
    cast, docs = parsed.cast, parsed.docs
    await _sort(article, cast, asker)
    proposals = await stoppable(
        lambda: propose(docs, cast, parsed.shown, parsed.top, parsed.turns), one_at_a_time=_GRAMMAR
    )
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
    return Reading(parsed.numbers, parsed.texts, docs, parsed.top, cast, whole, total)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """An article as grammar parses it; `shown` are its captions, `top` is its heading."""

    numbers: list[int]
    shown: list[int]
    top: int | None
    texts: dict[int, str]
    docs: dict[int, Doc]
    cast: Cast
    turns: Mapping[int, Turn]

    @classmethod
    def of(cls, article: Article, without: Collection[int]) -> Self:
        numbers = [n for n in prose(article) if n not in without]
        shown = [n for n in captions(article) if n not in without]
        top = None if (top := heading(article)) in without else top
        whose = turns(article)
        numbers = [n for n in numbers if n not in whose or article[n][whose[n].skip :]]
        texts = {n: _as_told(article[n], whose.get(n)) for n in sorted({*numbers, *shown})}
        docs = parse(texts | ({top: true_case(article, top)} if top else {}))
        return cls(numbers, shown, top, texts, docs, read_cast(docs, top), whose)


def _claims(article: Article, it: Reading) -> Extraction:
    extraction = collect(
        Decided(
            it.cast,
            it.proposals,
            chosen_meetings(it.proposals.occasions, it.docs),
            chosen_stances(it.proposals, it.docs, it.cast, it.top),
            actor_confidence(it.proposals, it.docs, it.cast, it.top),
            least_of_actors(),
            it.docs,
        )
    )
    key = key_sentences(it.numbers, extraction, it.docs)
    said = {n: _unquoted(shortened(it.docs[n], it.texts[n]), article[n]) for n in key}
    extraction.summary = [SummaryClaim(text=said[n], s=[n]) for n in key]
    own = "" if why(title(article)) else title(article)
    extraction.headline = own or (_headline(said[key[0]]) if key else "")
    return extraction


def _unquoted(said: str, whole: str) -> str:
    """What is said without quotation marks that the article has not."""
    return said if '"' in straighten(whole) else said.strip('"')


def _headline(sentence: str) -> str:
    """The first words of the sentence that opens the summary."""
    words = sentence.split()
    return " ".join(words[:_HEADLINE]) + ("…" if len(words) > _HEADLINE else "")


def _as_told(text: str, turn: Turn | None) -> str:
    """The sentence without a wire dateline; an answer without its label, as the quotation that it is."""
    if turn is None:
        return text[without_dateline(text) :]
    said = text[turn.skip :]
    return said if turn.asks or '"' in straighten(said) else f'"{said}"'


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
