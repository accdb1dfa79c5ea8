"""One small decision at a time: for models that lose their way in a whole article.

Grammar proposes names, occasions and utterances (`summarizer.reading`); the model decides where that
leaves doubt; what it answers is bound in length and number by the shape of the question. The summary is the
article's own key sentences, shortened. Everything ends in the same `Extraction` as the other strategy's.
"""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from summarizer.article import Article
from summarizer.extraction import Extraction, SummaryClaim
from summarizer.llm.base import LLM
from summarizer.plaintext import neutral, one_line
from summarizer.reading.cast import Cast, Member, read_cast
from summarizer.reading.occasions import Occasion
from summarizer.reading.parser import parse
from summarizer.reading.positions import Utterance
from summarizer.reading.proposals import propose
from summarizer.reading.prose import captions, heading, prose, title, true_case, without_dateline
from summarizer.reading.shortening import shortened
from summarizer.stoppable import stoppable
from summarizer.strategies.base import Asker, Draft, Step, silent
from summarizer.strategies.collect import Decided, Held, Met, collect, is_complete
from summarizer.strategies.key_sentences import key_sentences
from summarizer.strategies.questions import Kind, StanceAnswer, kinds_shape, meeting_shape
from summarizer.summary import ActorKind
from summarizer.suspicion import why

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GRAMMAR = threading.Lock()  # one article at a time: the parser keeps what it learns of words in one place
_KINDS_AT_ONCE = 10
_NAMES_AT_ONCE = 10
_MEETING_TOKENS = 120
_STANCE_TOKENS = 60
_CONTEXT_CHARS = 160
_CLAIM_WORDS = 60
_HEADLINE = 15  # words


async def extract(article: Article, llm: LLM, step: Step = silent, *, without: Collection[int] = ()) -> Draft:
    """The claims of one article, one question for each name, occasion and utterance that is in doubt.

    The sentences `without` are not read.

    Raises `WeightsError` without the parser, `ModelError` when the model cannot be reached.
    """
    asker = Asker(llm)
    read = await stoppable(lambda: _Read.of(article, without), one_at_a_time=_GRAMMAR)
    cast, docs = read.cast, read.docs
    await _sort(article, cast, asker)
    proposals = await stoppable(lambda: propose(docs, cast, read.shown, read.top), one_at_a_time=_GRAMMAR)
    asker.failures += proposals.unread
    total = len(proposals.occasions) + len(proposals.utterances) + 1
    met: list[Met] = []
    held: list[Held] = []
    for occasion in proposals.occasions:
        step(len(met), total)
        met.append(await _meeting(article, occasion, cast, asker))
    for utterance in proposals.utterances:
        step(len(met) + len(held), total)
        held.append(await _stance(utterance, asker))
    decided = Decided(cast, proposals, tuple(met), tuple(held), docs)
    step(total - 1, total)
    extraction = await stoppable(lambda: _claims(article, read, decided), one_at_a_time=_GRAMMAR)
    step(total, total)
    return Draft(extraction, asker)


@dataclass(frozen=True, slots=True)
class _Read:
    """An article as grammar reads it; `shown` are its captions, `top` is its heading."""

    numbers: list[int]
    shown: list[int]
    top: int | None
    texts: dict[int, str]
    docs: dict[int, Doc]
    cast: Cast

    @classmethod
    def of(cls, article: Article, without: Collection[int]) -> Self:
        numbers = [n for n in prose(article) if n not in without]
        shown = [n for n in captions(article) if n not in without]
        top = None if (top := heading(article)) in without else top
        texts = {n: _undated(article[n]) for n in sorted({*numbers, *shown})}
        docs = parse(texts | ({top: true_case(article, top)} if top else {}))
        return cls(numbers, shown, top, texts, docs, read_cast(docs, top))


def _claims(article: Article, read: _Read, decided: Decided) -> Extraction:
    extraction = collect(decided)
    key = key_sentences(read.numbers, extraction, read.docs)
    said = {n: shortened(read.docs[n], read.texts[n]) for n in key}
    extraction.summary = [SummaryClaim(text=said[n], s=[n]) for n in key]
    own = "" if why(title(article)) else title(article)
    extraction.headline = own or (_headline(said[key[0]]) if key else "")
    return extraction


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


async def _meeting(article: Article, occasion: Occasion, cast: Cast, asker: Asker) -> Met:
    """Asks only who else took part, and whether at all, where grammar does not see two sides meeting.

    Not of an occasion without a day, which is mostly no single one; see EXPERIMENTS.md.
    """
    if is_complete(occasion):
        return Met(occasion, "yes", (), "")
    names = _names_near(occasion, cast) if occasion.date else []
    if not names:
        return Met(occasion, "no", (), "")
    answer = await asker.ask(
        "meeting",
        meeting_shape([neutral(m.name) for m in names]),
        max_tokens=_MEETING_TOKENS,
        names=[neutral(m.name) for m in names],
        before=neutral(article[occasion.n - 1]) if occasion.n > 1 else "",
        sentence=neutral(article[occasion.n]),
        word=occasion.word,
    )
    if answer is None:
        return Met(occasion, "no", (), "")
    chosen = {neutral(m.name): m for m in names}
    return Met(
        occasion, answer.met, tuple(chosen[w] for w in dict.fromkeys(answer.who)), one_line(answer.topic)
    )


def _names_near(occasion: Occasion, cast: Cast) -> list[Member]:
    """Those who may have taken part: whom grammar proposes, then who is named there or just before."""
    around = range(occasion.n - 2, occasion.n + 1)
    near = [
        m
        for m in cast.members
        if m.kind not in {None, "media"}
        and m.sentences & {*around}
        and m not in {*occasion.elsewhere, *occasion.told_by}
        and not _only_speaks(m, around)
    ]
    near.sort(key=lambda m: (occasion.n not in m.sentences, m.kind not in {"person", "state"}))
    return list(dict.fromkeys([*occasion.participants, *occasion.mediators, *near]))[:_NAMES_AT_ONCE]


def _only_speaks(member: Member, around: range) -> bool:
    """Whether a body or a spokesperson is there only to tell of it."""
    speaks = all(mention.speaks for mention in member.mentions if mention.n in around)
    return speaks and (member.kind == "organization" or member.is_spokesperson)


async def _stance(utterance: Utterance, asker: Asker) -> Held:
    """Asks on which question and which side, where grammar does not tell both."""
    if utterance.silence or (utterance.leaning and utterance.issue):
        return Held(utterance, None)
    answer = await asker.ask(
        "stance",
        StanceAnswer,
        max_tokens=_STANCE_TOKENS,
        holder=neutral(utterance.holder.name),
        claim=neutral(" ".join(utterance.claim.split()[:_CLAIM_WORDS])),
    )
    return Held(utterance, answer)
