"""One call for the whole article: for models that can hold it in mind."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from summarizer.article import Article
from summarizer.errors import MalformedAnswer
from summarizer.extraction import Extraction
from summarizer.llm.base import LLM
from summarizer.plaintext import neutral
from summarizer.sentences import Sentence
from summarizer.strategies.base import Asker, Draft, Step, silent
from summarizer.suspicion import why

_CHARS_PER_TOKEN = 3.0  # English prose has four and more; names and other scripts have fewer
_PROMPT_TOKENS = 2_000
MAX_ANSWER_TOKENS = 8_000
_OUTLET = 100  # characters; a feed names itself


async def extract(
    article: Article,
    llm: LLM,
    step: Step = silent,
    *,
    language: str = "",
    without: Collection[int] = (),
) -> Draft:
    """The claims of one article in one call, or one call for each part of an article beyond the context.

    Headline, summary, topic, issue and claim come in `language`, an ISO 639 code, or in the article's own.
    The sentences `without` are not sent.

    Raises `ModelError` when no part could be read.
    """
    asker = Asker(llm)
    room = min(MAX_ANSWER_TOKENS, llm.context // 3)
    chars = int((llm.context - room - _PROMPT_TOKENS) * _CHARS_PER_TOKEN)
    parts = [part for p in _parts(article, chars) if (part := [s for s in p if s.n not in without])]
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
            whole = _joined(whole, found)
    step(len(parts), len(parts))
    if len(asker.failures) == len(parts) and parts:
        error = MalformedAnswer(asker.failures[-1])
        spent = asker.usage
        error.attempts, error.prompt_tokens = spent.calls, spent.prompt_tokens
        error.completion_tokens = spent.completion_tokens
        raise error
    return Draft(whole, asker)


def _parts(article: Article, chars: int) -> Iterator[Sequence[Sentence]]:
    """The sentences in as few parts as fit `chars` characters each, cut between paragraphs if possible."""
    part: list[Sentence] = []
    for sentence in article.sentences:
        if part and sentence.end - part[0].start > chars:
            cut = next(
                (i for i in range(len(part) - 1, 0, -1) if _new_paragraph(article, part[i])), len(part)
            )
            yield part[:cut]
            part = part[cut:]
        part.append(sentence)
    if part:
        yield part


def _new_paragraph(article: Article, sentence: Sentence) -> bool:
    return article.text[: sentence.start].rstrip(" \t").endswith("\n")


def _joined(whole: Extraction, part: Extraction) -> Extraction:
    """Claims of all parts; headline and summary are those of the first, where news puts what matters."""
    return Extraction(
        headline=whole.headline or part.headline,
        summary=whole.summary or part.summary,
        actors=[*whole.actors, *part.actors],
        meetings=[*whole.meetings, *part.meetings],
        stances=[*whole.stances, *part.stances],
    )
