"""One call for the whole article: for models that can hold it in mind."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from summarizer.article import Article
from summarizer.errors import MalformedAnswer
from summarizer.extraction import Extraction
from summarizer.llm.base import LLM
from summarizer.plaintext import is_unspaced, neutral
from summarizer.sentences import Sentence
from summarizer.strategies.base import Asker, Draft, Step, silent
from summarizer.strategies.parts import join
from summarizer.suspicion import why

_PROMPT_TOKENS = 2_000
MAX_ANSWER_TOKENS = 8_000
_OUTLET = 100  # characters; a feed names itself
_ANSWERED = 1.35
"""Tokens of answer for one of article, at the most: short articles have up to two, long ones half of one."""
_OVERLAP = 0.25  # of a part at most: the paragraph that is shown again


async def extract(
    article: Article,
    llm: LLM,
    step: Step = silent,
    *,
    language: str = "",
    without: Collection[int] = (),
) -> Draft:
    """The claims of one article in one call, or one call for each part of a long one.

    A part is as long as context and answer hold; it opens with the last paragraph of the one
    before, so that what is told across the cut is seen whole once.

    Headline, summary, topic, issue and claim come in `language`, an ISO 639 code, or in the article's own.
    The sentences `without` are not sent.

    Raises `ModelError` when no part could be read.
    """
    asker = Asker(llm)
    room = min(MAX_ANSWER_TOKENS, llm.context // 3)
    whole_parts = _parts(article, min(llm.context - room - _PROMPT_TOKENS, room / _ANSWERED))
    parts = [part for p in whole_parts if (part := [s for s in p if s.n not in without])]
    whole = Extraction(headline="", summary=[], actors=[], meetings=[], stances=[])
    for done, part in enumerate(parts):
        step(done, len(parts))
        found = await asker.ask(
            "article",
            Extraction,
            max_tokens=room,
            sentences=[{"n": s.n, "text": neutral(article[s.n])} for s in part],
            known=[neutral(actor.name) for actor in whole.actors],
            outlet="" if why(article.outlet) else neutral(article.outlet)[:_OUTLET],
            published=neutral(article.published),
            language=language,
        )
        if found is not None:
            whole = join(whole, found)
    step(len(parts), len(parts))
    if len(asker.failures) == len(parts) and parts:
        error = MalformedAnswer(asker.failures[-1])
        spent = asker.usage
        error.attempts, error.prompt_tokens = spent.calls, spent.prompt_tokens
        error.completion_tokens = spent.completion_tokens
        raise error
    return Draft(whole, asker)


def _parts(article: Article, tokens: float) -> Iterator[Sequence[Sentence]]:
    """The sentences in parts of about `tokens` each, cut between paragraphs if possible.

    Each part but the first opens with the paragraph that the one before ends with, if that is short.
    """
    part: list[Sentence] = []
    size = 0.0
    for sentence in article.sentences:
        if part and size + _tokens(article[sentence.n]) > tokens:
            openings = [i for i in range(1, len(part)) if _new_paragraph(article, part[i])]
            cut = openings[-1] if openings and not _new_paragraph(article, sentence) else len(part)
            yield part[:cut]
            last = max([i for i in openings if i < cut], default=cut)
            if sum(_tokens(article[s.n]) for s in part[last:]) > _OVERLAP * tokens:
                last = cut
            part = part[last:]
            size = sum(_tokens(article[s.n]) for s in part)
        part.append(sentence)
        size += _tokens(article[sentence.n])
    if part:
        yield part


def _tokens(text: str) -> float:
    """About how many tokens a text is: a third of its letters, half in other alphabets, all in Chinese."""
    if is_unspaced(text):
        return len(text)
    return len(text) / (3.0 if text.isascii() or sum(map(str.isascii, text)) > len(text) / 2 else 2.0)


def _new_paragraph(article: Article, sentence: Sentence) -> bool:
    return article.text[: sentence.start].rstrip(" \t").endswith("\n")
