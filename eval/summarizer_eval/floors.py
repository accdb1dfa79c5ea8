"""Two summaries that need no understanding: what a figure has to be better than."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from summarizer.article import Article
from summarizer.summary import Actor, ArticleFacts, Evidence, Provenance, Summary

# Runs of capitalised words, small particles allowed inside: "Marguerite Aubanel", "Bank of Kelmark".
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]*(?: (?:(?:of|de|van|von|al|bin) )?[^\W\d_a-z][\w’'-]*)*")


def empty(article: Article) -> Summary:
    """Nothing at all."""
    return _summary(article, ())


def names(article: Article) -> Summary:
    """Every run of capitalised words as an actor, by a regular expression; no meetings, no stances."""
    first: dict[str, Evidence] = {}
    for sentence in article.sentences:
        text = article.text[sentence.start : sentence.end]
        for found in _NAME.finditer(text):
            first.setdefault(found.group(), Evidence(start=sentence.start, end=sentence.end, text=text))
    actors = [
        Actor(id=f"n{n}", name=name, kind="person", evidence=(evidence,))
        for n, (name, evidence) in enumerate(first.items())
    ]
    return _summary(article, tuple(actors))


FLOORS: Mapping[str, Callable[[Article], Summary]] = {"empty": empty, "names": names}


def _summary(article: Article, actors: tuple[Actor, ...]) -> Summary:
    return Summary(
        article=ArticleFacts.of(article),
        headline="",
        summary=(),
        actors=actors,
        meetings=(),
        stances=(),
        provenance=Provenance(
            model="none",
            strategy="floor",
            prompts=(),
            calls=0,
            prompt_tokens=0,
            completion_tokens=0,
            seconds=0.0,
            version="",
        ),
    )
