from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.article import Article
from summarizer.summary import (
    Actor,
    ArticleFacts,
    Comment,
    Evidence,
    Meeting,
    PromptUse,
    Provenance,
    Rejection,
    Stance,
    Summary,
    SummarySentence,
)

TEXT = (
    "Ada Voss met Bruno Keller in Lenz on Tuesday, the Lenz Courier reported, citing officials. "
    "Keller’s office would neither confirm nor deny it. “The canal treaty is dead,” Keller said."
)


def build(hostile: str = "") -> Summary:
    """A summary with everything that can be shown; `hostile` stands in every free text."""
    article = Article.of(TEXT, source=f"a{hostile}.txt", outlet=f"Wire{hostile}", published="2026-02-05")
    spans = [Evidence(start=s.start, end=s.end, text=article[s.n]) for s in article.sentences]
    met, denied, said = ((span,) for span in spans)
    return Summary(
        article=ArticleFacts.of(article),
        headline=f"Envoy met minister{hostile}",
        headline_evidence=met,
        summary=(SummarySentence(text=f"Voss met Keller, the Courier reported.{hostile}", evidence=met),),
        actors=(
            Actor(id="voss", name="Ada Voss", kind="person", role=f"envoy{hostile}", evidence=met),
            Actor(
                id="keller",
                name="Bruno Keller",
                aliases=("Keller", f"the minister{hostile}"),
                kind="person",
                affiliation="lenz",
                evidence=(*met, *denied),
            ),
            Actor(id="lenz", name="Lenz", kind="state", evidence=met),
            Actor(id="courier", name=f"Lenz Courier{hostile}", kind="media", evidence=met),
            Actor(id="officials", name="officials", kind="group", evidence=met),
        ),
        meetings=(
            Meeting(
                id="m1",
                participants=("voss", "keller"),
                mediators=("lenz",),
                channel="in_person",
                date_text="Tuesday",
                date_start="2026-02-03",
                date_end="2026-02-03",
                place=f"Lenz{hostile}",
                topic=f"the canal{hostile}",
                status="reported",
                comments=(Comment(by="keller", says="neither_confirms_nor_denies"),),
                reported_by=("courier", "officials"),
                evidence=(*met, *denied),
            ),
        ),
        stances=(
            Stance(
                id="s1",
                holder="keller",
                issue=f"the canal treaty{hostile}",
                position="opposes",
                claim=f"The canal treaty is over.{hostile}",
                quote=f"The canal treaty is dead,{hostile}",
                reported_by=("courier",),
                evidence=said,
            ),
        ),
        rejected=(Rejection(kind="actor", claim={"name": f"Zed{hostile}"}, reason="not in the article"),),
        provenance=Provenance(
            model=f"m{hostile}",
            strategy="article",
            prompts=(PromptUse(name="article", version=1),),
            calls=1,
            prompt_tokens=1_200,
            completion_tokens=34,
            seconds=5.4,
            version="0.1.0",
            failures=(f"stance: nonsense{hostile}",),
        ),
    )


@pytest.fixture
def summary() -> Summary:
    return build()


@pytest.fixture
def hostile() -> Callable[[str], Summary]:
    return build
