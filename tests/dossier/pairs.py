"""Articles with summaries, made by hand, for tests of the merge."""

from __future__ import annotations

from summarizer.article import Article
from summarizer.dossier import Dossier
from summarizer.dossier.model import DossierMeeting
from summarizer.summary import Actor, ArticleFacts, Evidence, Meeting, Provenance, Stance, Summary

_MADE = Provenance(
    model="m", strategy="article", prompts=(), calls=1, prompt_tokens=1, completion_tokens=1, seconds=1.0,
    version="1",
)  # fmt: skip


Pair = tuple[Article, Summary]


def pair(
    text: str,
    actors: list[Actor],
    meetings: tuple[Meeting, ...] = (),
    stances: tuple[Stance, ...] = (),
    outlet: str = "",
    published: str = "",
) -> Pair:
    article = Article.of(text, source="x.txt", outlet=outlet, published=published)
    return article, Summary(
        article=ArticleFacts.of(article), headline="h", summary=(), actors=tuple(actors), meetings=meetings,
        stances=stances, provenance=_MADE,
    )  # fmt: skip


def ev(text: str = "word") -> tuple[Evidence, ...]:
    return (Evidence(start=0, end=len(text), text=text),)


def person(id_: str, name: str, role: str = "", affiliation: str = "", *aliases: str) -> Actor:
    return Actor(
        id=id_, name=name, kind="person", role=role, affiliation=affiliation, aliases=aliases, evidence=ev()
    )


def body(id_: str, name: str, kind: str = "organization", affiliation: str = "") -> Actor:
    return Actor.model_validate(
        {"id": id_, "name": name, "kind": kind, "affiliation": affiliation, "evidence": ev()}
    )


def met(dossier: Dossier, *people: str) -> DossierMeeting:
    return next(m for m in dossier.meetings if set(m.participants) == set(people))


def visit(status: str, **more: object) -> Meeting:
    fields = {"id": "m", "participants": ("x", "y"), "status": status, "evidence": ev()} | more
    return Meeting.model_validate(fields)


def tell(outlet: str, meeting: Meeting, published: str = "2026-02-05") -> Pair:
    actors = [
        person("x", "Ana Berg"),
        person("y", "Karl Stone"),
        body("z", "Herald", "media"),
        body("w", "Wire", "media"),
    ]
    return pair(f"{outlet} tells", actors, (meeting,), outlet=outlet, published=published)


def told(issue: str, day: str, title: str = "", outlet: str = "Wire") -> Pair:
    """An article in which Ada Voss, who acts for Russia, holds a position on the issue."""
    people = [
        person("v", "Ada Voss", affiliation="r"),
        body("r", "Russia", "state"),
        person("p", "Putin", "", "r"),
    ]
    stance = Stance(id="s", holder="v", issue=issue, position="supports", claim="x", evidence=ev())
    article, summary = pair(f"word {day} {title} {issue}", people, (), (stance,), outlet, day)
    facts = summary.article.model_copy(update={"title": title})
    return article, summary.model_copy(update={"article": facts})
