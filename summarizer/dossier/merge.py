"""Merging summaries into a dossier: deterministic code, no model.

Articles come in canonical order first (date, then outlet, then id), so the order in which they are given
changes nothing. Of several summaries of one article the most complete one counts: without failures before
with, then fewer rejected claims, then the smaller JSON. Giving a summary twice so changes nothing either.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from textwrap import shorten
from typing import TypeVar
from urllib.parse import urlsplit

from summarizer.article import Article
from summarizer.dossier.actors import join_actors
from summarizer.dossier.aliases import AliasFile
from summarizer.dossier.differences import find_differences
from summarizer.dossier.meetings import Cast, join_meetings
from summarizer.dossier.model import (
    Account,
    Dossier,
    DossierActor,
    DossierMeeting,
    DossierStance,
    Mention,
    ModelJoin,
    Own,
    Source,
    View,
)
from summarizer.dossier.occasions import Occasion
from summarizer.dossier.stances import join_stances
from summarizer.plaintext import one_line
from summarizer.summary import ArticleFacts, Summary

_Item = TypeVar("_Item", DossierActor, DossierMeeting, DossierStance)


def build(pairs: Sequence[tuple[Article, Summary]], aliases: AliasFile | None = None) -> Dossier:
    """Merges the summaries of articles into one dossier.

    Raises `ValueError` when a summary is not of the article beside it.
    """
    return merge(of_articles(pairs), aliases)


def of_articles(pairs: Sequence[tuple[Article, Summary]]) -> list[Summary]:
    """The summaries. Raises `ValueError` when one is not of the article beside it."""
    for article, summary in pairs:
        if article.id != summary.article.id:
            raise ValueError(f"the summary beside {article.source} is of another article")
    return [summary for _, summary in pairs]


@dataclass(frozen=True, slots=True)
class Merged:
    """A dossier, and the occasions behind its meetings, in their order."""

    dossier: Dossier
    occasions: tuple[Occasion, ...]


def merge(
    summaries: Sequence[Summary], aliases: AliasFile | None = None, proposed: Sequence[ModelJoin] = ()
) -> Dossier:
    """Merges summaries without their articles' texts, which the merge does not need.

    `proposed` are joins a model proposes (see `asking`): those that nothing contradicts are made and marked.
    """
    return merged(summaries, aliases, proposed).dossier


def merged(
    summaries: Sequence[Summary], aliases: AliasFile | None = None, proposed: Sequence[ModelJoin] = ()
) -> Merged:
    """As `merge`, with what the meetings were joined from."""
    chosen: dict[str, Summary] = {}
    for summary in summaries:
        known = chosen.get(summary.article.id)
        if known is None or (known is not summary and _worth(summary) < _worth(known)):
            chosen[summary.article.id] = summary
    ordered = sorted(chosen.values(), key=_place)
    labels = {summary.article.id: outlet(summary.article) for summary in ordered}
    called = labels_of([summary.article for summary in ordered])
    cast = Cast.of(join_actors(ordered, aliases or AliasFile(), proposed), labels)
    meetings, occasions = join_meetings(ordered, cast, proposed)
    stances = join_stances(ordered, cast, proposed)
    dossier = Dossier(
        sources=tuple(_source(summary, called[summary.article.id]) for summary in ordered),
        actors=cast.joined.actors,
        meetings=tuple(meetings),
        stances=tuple(stances),
        differences=tuple(find_differences(meetings, occasions, stances, cast)),
        own=_own(labels, cast.joined.actors, meetings, stances),
    )
    return Merged(_marked(dossier, proposed) if proposed else dossier, tuple(occasions))


def _marked(dossier: Dossier, proposed: Sequence[ModelJoin]) -> Dossier:
    """The dossier with the model's joins beside the items they made; refused ones leave no trace."""
    asked = [
        (join, {(join.one.article, join.one.item), (join.other.article, join.other.item)})
        for join in proposed
    ]

    def mark(item: _Item, told: Sequence[Mention | Account | View]) -> _Item:
        refs = {(one.article, one.item) for one in told}
        made = tuple(join for join, links in asked if links <= refs)
        return item.model_copy(update={"joined_by_model": made}) if made else item

    return dossier.model_copy(
        update={
            "actors": tuple(mark(actor, actor.mentions) for actor in dossier.actors),
            "meetings": tuple(mark(meeting, meeting.accounts) for meeting in dossier.meetings),
            "stances": tuple(mark(stance, stance.views) for stance in dossier.stances),
        }
    )


def publisher(article: ArticleFacts) -> str:
    """Who published an article: its outlet or the host of its URL; empty where neither is known."""
    return one_line(article.outlet or _host(article.url))


def outlet(article: ArticleFacts) -> str:
    """What an article is called by: who published it, else its title cut short, or its file's name."""
    title = f"“{shorten(article.title, 30, placeholder=' …')}”" if article.title else ""
    stem = PurePath(article.source).stem
    return publisher(article) or one_line(title or stem) or "unnamed"


def labels_of(articles: Sequence[ArticleFacts]) -> dict[str, str]:
    """What each article is called: its outlet and day, and its title where two would be called the same."""
    found = {article.id: ", ".join(filter(None, [outlet(article), _day(article)])) for article in articles}
    shared = Counter(found.values())
    for article in articles:
        if shared[found[article.id]] > 1 and article.title:
            found[article.id] += f": “{one_line(shorten(article.title, 40, placeholder=' …'))}”"
    return found


def _day(article: ArticleFacts) -> str:
    try:
        day = date.fromisoformat(article.published)
    except ValueError:
        return article.published
    return f"{day.day} {calendar.month_abbr[day.month]} {day.year}"


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _place(summary: Summary) -> tuple[str, str, str]:
    return summary.article.published or "9999", outlet(summary.article), summary.article.id


def _worth(summary: Summary) -> tuple[int, int, str]:
    return len(summary.provenance.failures), len(summary.rejected), summary.model_dump_json()


def _source(summary: Summary, label: str) -> Source:
    return Source(
        article=summary.article,
        label=label,
        headline=summary.headline,
        headline_evidence=summary.headline_evidence,
        summary=summary.summary,
        suspicious=summary.suspicious,
    )


def _own(
    labels: Mapping[str, str],
    actors: Sequence[DossierActor],
    meetings: Sequence[DossierMeeting],
    stances: Sequence[DossierStance],
) -> tuple[Own, ...]:
    """What each outlet alone has; nothing when there is only one outlet."""
    outlets = sorted(set(labels.values()))
    if len(outlets) < 2:
        return ()
    kept: dict[str, tuple[list[str], list[str], list[str]]] = {name: ([], [], []) for name in outlets}
    items = [
        *((0, actor.id, {m.article for m in actor.mentions}) for actor in actors),
        *((1, meeting.id, {a.article for a in meeting.accounts}) for meeting in meetings),
        *((2, stance.id, {v.article for v in stance.views}) for stance in stances),
    ]
    for kind, id_, told in items:
        telling = {labels[article] for article in told}
        if len(telling) == 1:
            kept[telling.pop()][kind].append(id_)
    return tuple(
        Own(
            label=name,
            articles=tuple(article for article, of in labels.items() if of == name),
            actors=tuple(kept[name][0]),
            meetings=tuple(kept[name][1]),
            stances=tuple(kept[name][2]),
        )
        for name in outlets
    )
