"""The stances of a dossier: by holder and question, in order of date, with changes of position marked.

A position has `changed` when articles of different dates give different ones; it `differs` when articles of
one date, or without dates, disagree. Views of one article never make a change.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from summarizer.dossier.meetings import Cast
from summarizer.dossier.model import Change, DossierStance, ModelJoin, View
from summarizer.dossier.questions import asked, content, group_issues, side
from summarizer.dossier.statements import Statement, leading_rows, statement
from summarizer.plaintext import fold
from summarizer.summary import Summary

_Issue = tuple[str, frozenset[str]]
_Rows = dict[tuple[str, str], list[View]]


def join_stances(
    summaries: Sequence[Summary], cast: Cast, proposed: Sequence[ModelJoin] = ()
) -> list[DossierStance]:
    """The joined stances; those most articles tell first. What a model has `proposed` comes last."""
    views: list[tuple[str, _Issue, View]] = []
    said: dict[tuple[str, str], Statement] = {}
    for summary in summaries:
        own = [cast.actors[id_] for id_ in cast.ids(summary.article.id, (a.id for a in summary.actors))]
        names = {fold(word.text): side(one.id, cast.actors) for one in own for word in one.spellings}
        for stance in summary.stances:
            holder = cast.joined.ids[summary.article.id, stance.holder]
            question = asked(stance.issue, stance.claim)
            issue = question, content(question, names)
            called = [fold(word.text) for word in cast.actors[holder].spellings]
            said[summary.article.id, stance.id] = statement(stance.position, stance.claim, called, names)
            views.append(
                (
                    holder,
                    issue,
                    View(
                        article=summary.article.id,
                        item=stance.id,
                        date=summary.article.published,
                        reported_by=cast.ids(summary.article.id, stance.reported_by),
                        **stance.model_dump(
                            include={"issue", "position", "claim", "quote", "confidence"},
                        ),
                        evidence=stance.evidence,
                    ),
                )
            )
    questions = group_issues(Counter(issue for _, issue, _ in views))
    grouped: _Rows = defaultdict(list)
    for holder, issue, view in views:
        grouped[holder, questions[issue]].append(view)
    _join_said(grouped, said)
    _join_proposed(grouped, proposed)
    return _publish(grouped)


def _join_said(grouped: _Rows, said: Mapping[tuple[str, str], Statement]) -> None:
    """Joins rows of one holder that hold the same statement; the question that most ask leads."""
    held: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in sorted(grouped, key=lambda k: (-len(grouped[k]), len(k[1]), k)):
        held[key[0]].append(key)
    for keys in held.values():
        rows = [[said[view.article, view.item] for view in grouped[key]] for key in keys]
        for key, lead in zip(keys, leading_rows(rows), strict=True):
            if keys[lead] != key:
                grouped[keys[lead]] += grouped.pop(key)


def _join_proposed(grouped: _Rows, proposed: Sequence[ModelJoin]) -> None:
    """Joins stances of one holder, of different articles, on a model's word; the question most use leads."""
    where = {(view.article, view.item): key for key, views in grouped.items() for view in views}
    for join in proposed:
        keys = {where.get((link.article, link.item)) for link in (join.one, join.other)}
        known = sorted((key for key in keys if key), key=lambda k: (-len(grouped[k]), len(k[1]), k))
        if len(known) < 2 or known[0][0] != known[1][0]:
            continue
        lead, rest = known
        if {view.article for view in grouped[lead]}.isdisjoint(view.article for view in grouped[rest]):
            moved = grouped.pop(rest)
            grouped[lead] += moved
            where.update({(view.article, view.item): lead for view in moved})


def _publish(grouped: _Rows) -> list[DossierStance]:
    drafts = []
    for (holder, question), found in grouped.items():
        in_time = tuple(sorted(found, key=lambda view: view.date or "9999"))
        drafts.append(
            DossierStance(id="", holder=holder, question=question, change=_change(in_time), views=in_time)
        )
    drafts.sort(key=lambda s: (-len({view.article for view in s.views}), s.question, s.holder))
    return [draft.model_copy(update={"id": f"s{n}"}) for n, draft in enumerate(drafts, 1)]


def _change(views: tuple[View, ...]) -> Change:
    by_article: dict[str, set[str]] = defaultdict(set)
    by_date: dict[str, set[str]] = defaultdict(set)
    for view in views:
        by_article[view.article].add(view.position)
        by_date[view.date].add(view.position)
    settled = [positions for positions in by_article.values() if len(positions) == 1]
    if len(settled) < 2 or len(set().union(*settled)) == 1:
        return ""
    dates = [positions for date, positions in sorted(by_date.items()) if date]
    moved = any(one != other for one, other in itertools.pairwise(dates))
    return "changed" if moved else "differs"
