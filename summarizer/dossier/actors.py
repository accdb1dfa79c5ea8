"""Joining the actors of several articles; the rules stand in `persons`, `bodies` and `groups`.

A user's alias file comes first: spellings it lists are one actor, names it sets apart are never joined.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from anyascii import anyascii

from summarizer.dossier.aliases import AliasFile
from summarizer.dossier.bodies import body_key, join_bodies, unnamed
from summarizer.dossier.groups import Groups, Profile, Ref
from summarizer.dossier.model import DossierActor, Mention, ModelJoin, Wording
from summarizer.dossier.persons import join_persons
from summarizer.dossier.roles import role_fields, role_states, role_words, same_role
from summarizer.plaintext import fold
from summarizer.states import state_named, state_of_seat
from summarizer.summary import Actor, Summary


@dataclass(frozen=True, slots=True)
class Joined:
    """The actors of a dossier, and which of them each actor of each article became."""

    actors: tuple[DossierActor, ...]
    ids: dict[Ref, str]


def join_actors(
    summaries: Sequence[Summary], aliases: AliasFile, proposed: Sequence[ModelJoin] = ()
) -> Joined:
    """Joins the actors of `summaries`, which are of different articles and in canonical order.

    What a model has `proposed` comes last and yields to all that keeps two actors apart.
    """
    profiles, behind = _profiles(summaries)
    groups = Groups(profiles, aliases.foes())
    shown = aliases.names()
    forced: dict[str, int] = {}
    for n, profile in enumerate(profiles):
        for name in sorted({shown[form] for form in profile.names if form in shown}):
            groups.join(forced.setdefault(name, n), n, force=True)
    persons = [n for n, profile in enumerate(profiles) if profile.actor.kind == "person"]
    bodies = [n for n, profile in enumerate(profiles) if profile.actor.kind != "person"]
    join_persons(profiles, groups, persons)
    join_bodies(profiles, groups, bodies, behind)
    _join_proposed(profiles, groups, shown, proposed)
    return _publish(groups.refs(), summaries, shown)


def _join_proposed(
    profiles: list[Profile], groups: Groups, shown: dict[str, str], proposed: Sequence[ModelJoin]
) -> None:
    """Joins persons on a model's word, unless roles or the user's alias file contradict, or `Groups` does."""
    numbers = {ref: n for n, profile in enumerate(profiles) for ref in profile.refs} if proposed else {}
    for join in proposed:
        one, other = (numbers.get((link.article, link.item)) for link in (join.one, join.other))
        # Mentions that fit two people look alike and yet are not known to be one: they cannot move together.
        if one is None or other is None or groups.is_scattered(one) or groups.is_scattered(other):
            continue
        a, b = groups.of(one), groups.of(other)
        roles = not a.roles or not b.roles or any(same_role(x, y) for x in a.roles for y in b.roles)
        listed = [{shown[name] for name in group.names if name in shown} for group in (a, b)]
        if roles and not (listed[0] and listed[1] and listed[0] != listed[1]):
            groups.join(one, other)


def _profiles(summaries: Sequence[Summary]) -> tuple[list[Profile], dict[int, str]]:
    """Mentions that look alike as one profile, in canonical order, and what unnamed sources stand behind."""
    found: dict[tuple[str, ...], Profile] = {}
    for summary in summaries:
        own = {actor.id: actor for actor in summary.actors}
        outlets = _outlets_behind(summary, own)
        for actor in summary.actors:
            states = _states(actor, own)
            source = ""
            if actor.kind in ("group", "media") and unnamed(actor.name):
                source = outlets.get(actor.id) or summary.article.id
            look = (
                actor.name,
                "\n".join(sorted(actor.aliases)),
                actor.kind,
                actor.role,
                *sorted(states),
                source,
            )
            repeat = 0
            while (key := (*look, str(repeat))) in found and found[key].refs[-1][0] == summary.article.id:
                repeat += 1
            if key not in found:
                found[key] = _profile(key, actor, states)
            found[key].refs.append((summary.article.id, actor.id))
    ordered = [found[key] for key in sorted(found)]
    return ordered, {n: profile.key[-2] for n, profile in enumerate(ordered) if profile.key[-2]}


def _profile(key: tuple[str, ...], actor: Actor, states: frozenset[str]) -> Profile:
    words = role_words(actor.role)
    return Profile(
        key=key,
        actor=actor,
        names=frozenset(fold(name) for name in (actor.name, *actor.aliases)),
        states=states,
        roles=frozenset([words] if words else []),
        fields=role_fields(actor.role) if actor.kind == "person" else frozenset(),
    )


def _states(actor: Actor, own: dict[str, Actor]) -> frozenset[str]:
    """The states an actor is tied to: at the end of its affiliations, else those its role names."""
    if actor.kind == "state":
        return frozenset()
    seen = {actor.id}
    at = actor
    while at.affiliation and at.affiliation not in seen and at.affiliation in own:
        seen.add(at.affiliation)
        at = own[at.affiliation]
    if at is not actor and at.kind == "state":
        return frozenset([state_named(at.name) or fold(at.name)])
    seat = state_of_seat(at.name)
    return frozenset([seat]) if seat else role_states(actor.role)


def _outlets_behind(summary: Summary, own: dict[str, Actor]) -> dict[str, str]:
    """For each actor of a chain of reports, the key of the nearest named actor that passes it on."""
    behind: dict[str, str] = {}
    chains = [item.reported_by for item in summary.meetings] + [item.reported_by for item in summary.stances]
    for chain in chains:
        for before, source in pairwise(chain):
            if not unnamed(own[before].name):
                behind.setdefault(source, body_key(own[before].name, ""))
    return behind


def _publish(groups: list[list[Ref]], summaries: Sequence[Summary], shown: dict[str, str]) -> Joined:
    actors = {(summary.article.id, actor.id): actor for summary in summaries for actor in summary.actors}
    rank = {summary.article.id: n for n, summary in enumerate(summaries)}
    drafts: list[tuple[DossierActor, list[Ref]]] = []
    for group in groups:
        refs = sorted(group, key=lambda ref: (rank[ref[0]], ref[1]))
        drafts.append((_draft([(ref, actors[ref]) for ref in refs], shown), refs))
    drafts.sort(key=lambda draft: (-len({a for a, _ in draft[1]}), draft[0].name, draft[1]))
    used: Counter[str] = Counter()
    ids: dict[Ref, str] = {}
    for draft, refs in drafts:
        used[draft.id] += 1
        name = draft.id if used[draft.id] == 1 else f"{draft.id}-{used[draft.id]}"
        ids.update(dict.fromkeys(refs, name))
    return Joined(
        tuple(
            draft.model_copy(update={"id": ids[refs[0]], "affiliation": _affiliation(refs, actors, ids)})
            for draft, refs in drafts
        ),
        ids,
    )


def _draft(mentions: list[tuple[Ref, Actor]], shown: dict[str, str]) -> DossierActor:
    """The joined actor: its name is the one most articles use, the longest of these, the first of those."""
    spellings: dict[str, list[str]] = defaultdict(list)
    roles: dict[str, list[str]] = defaultdict(list)
    for (article, _), actor in mentions:
        for form in dict.fromkeys((actor.name, *actor.aliases)):
            spellings[form].append(article)
        if actor.role:
            roles[actor.role].append(article)
    names = Counter(actor.name for _, actor in mentions)
    listed = sorted({shown[fold(form)] for form in spellings if fold(form) in shown})
    # A full name beats a bare surname, however often the surname is used.
    name = listed[0] if listed else min(names, key=lambda n: (len(n.split()) == 1, -names[n], -len(n), n))
    kinds = Counter(actor.kind for _, actor in mentions)
    return DossierActor(
        id=re.sub(r"[^a-z0-9]+", "-", anyascii(name).casefold()).strip("-") or "actor",
        name=name,
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        spellings=_wordings(spellings, [name, *sorted(names.keys() - {name})]),
        roles=_wordings(roles),
        mentions=tuple(
            Mention(article=a, item=i, confidence=actor.confidence, evidence=actor.evidence)
            for (a, i), actor in mentions
        ),
    )


def _wordings(found: dict[str, list[str]], first: Sequence[str] = ()) -> tuple[Wording, ...]:
    """Those listed `first` in front, then the most used, the longest, by the alphabet."""
    lead = {text: n for n, text in enumerate(first)}
    # "Bonne's Russian counterpart" says less outside its article than "Kremlin foreign policy aide".
    order = sorted(
        found, key=lambda t: (lead.get(t, len(lead)), "'s " in fold(t), -len(set(found[t])), -len(t), t)
    )
    return tuple(Wording(text=text, articles=tuple(dict.fromkeys(found[text]))) for text in order)


def _affiliation(refs: list[Ref], actors: dict[Ref, Actor], ids: dict[Ref, str]) -> str:
    own = ids[refs[0]]
    votes = Counter(
        ids[article, actors[article, item].affiliation]
        for article, item in refs
        if actors[article, item].affiliation
    )
    votes.pop(own, None)
    return min(votes, key=lambda id_: (-votes[id_], id_)) if votes else ""
