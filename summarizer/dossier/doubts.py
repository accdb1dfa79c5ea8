"""Pairs of items of which the rules of joining cannot tell whether they are one, the most doubtful first.

- persons: a surname alone or with an initial that fits by sound, but without role or state that speaks for it
  (nearness 0.9); or names whose letters agree by `NAMES` and more, but not by the rules of `spelling`.
- meetings: the same participants, and neither date, place nor channel against it, left apart because one of
  them fits several (nearness: the share of participants in common).
- stances: of one holder, on issues whose content words overlap by `ISSUES` and more, but less than by half.

Pairs of one article are never doubtful, nor those a contradiction keeps apart: different roles, a denial on
one side only, dates that cannot be one. Whatever is asked, `merge` looks at contradictions once more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeVar

from summarizer.dossier.meetings import denied
from summarizer.dossier.merge import Merged
from summarizer.dossier.model import DossierActor, DossierStance, Link
from summarizer.dossier.occasions import same
from summarizer.dossier.questions import content, overlap, side
from summarizer.dossier.roles import role_words, same_role
from summarizer.dossier.spelling import PersonName, compare, person_name
from summarizer.plaintext import fold

NAMES = 0.85
"""Least similarity of two names (rapidfuzz's normalized indel similarity of their sounds)."""
ISSUES = 0.25
"""Least overlap (Jaccard) of two issues' content words."""
_SHORT = 0.9
_BLOCK = 40
"""Items of one block compared with each other at most, so that the work stays linear."""

Kind = Literal["person", "meeting", "position"]
_Item = TypeVar("_Item", int, str)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two items of a dossier that may be one; `nearness` is between 0 and 1, `links` an item behind each."""

    kind: Kind
    ids: tuple[str, str]
    links: tuple[Link, Link]
    nearness: float


def find_doubts(merged: Merged) -> list[Doubt]:
    """The doubtful pairs of a merge, nearest first, in an order that depends on nothing else."""
    found = [*_persons(merged), *_meetings(merged), *_stances(merged)]
    return sorted(found, key=lambda doubt: (-doubt.nearness, doubt.kind, doubt.ids))


def _persons(merged: Merged) -> Iterator[Doubt]:
    people = {actor.id: actor for actor in merged.dossier.actors if actor.kind == "person"}
    names = {id_: person_name(a.name, tuple(w.text for w in a.spellings)) for id_, a in people.items()}
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id_, name in names.items():
        if not name.described:
            blocks["surname", name.surname].append(id_)
            blocks["given", name.given].append(id_)
    for one, other in _pairs(blocks.values()):
        nearness = _near(names[one], names[other])
        if nearness and _apart(people[one], people[other]):
            links = (_actor_link(people[one]), _actor_link(people[other]))
            yield Doubt("person", (one, other), links, nearness)


def _near(one: PersonName, other: PersonName) -> float:
    from rapidfuzz.distance import Indel  # noqa: PLC0415  only who asks a model pays for it

    agree = compare(one, other)
    if agree or one.suffix != other.suffix:
        return _SHORT if agree else 0.0
    likeness = Indel.normalized_similarity(" ".join(one.tokens), " ".join(other.tokens))
    return likeness if min(len(one.tokens), len(other.tokens)) > 1 and likeness >= NAMES else 0.0


def _apart(one: DossierActor, other: DossierActor) -> bool:
    """Whether no article has both, and their roles do not contradict."""
    if not {m.article for m in one.mentions}.isdisjoint(m.article for m in other.mentions):
        return False
    roles, others = ([role_words(w.text) for w in actor.roles] for actor in (one, other))
    return not roles or not others or any(same_role(a, b) for a in roles for b in others)


def _meetings(merged: Merged) -> Iterator[Doubt]:
    meetings = merged.dossier.meetings
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, meeting in enumerate(meetings):
        for actor in meeting.participants:
            blocks[actor].append(n)
    for a, b in _pairs(blocks.values()):
        one, other = merged.occasions[a], merged.occasions[b]
        people, others = set(meetings[a].participants), set(meetings[b].participants)
        if denied(meetings[a]) != denied(meetings[b]) or not one.articles.isdisjoint(other.articles):
            continue
        if all(same(x, y) for x in one.looks for y in other.looks):
            first, second = (meetings[n].accounts[0] for n in (a, b))
            links = (
                Link(article=first.article, item=first.item),
                Link(article=second.article, item=second.item),
            )
            nearness = len(people & others) / len(people | others)
            yield Doubt("meeting", (meetings[a].id, meetings[b].id), links, nearness)


def _stances(merged: Merged) -> Iterator[Doubt]:
    dossier = merged.dossier
    actors = {actor.id: actor for actor in dossier.actors}
    names = {fold(w.text): side(id_, actors) for id_, actor in actors.items() for w in actor.spellings}
    held: dict[str, list[int]] = defaultdict(list)
    for n, stance in enumerate(dossier.stances):
        held[stance.holder].append(n)
    # Only who holds several positions is looked at: replacing names is the slow part.
    used = {n for block in held.values() if len(block) > 1 for n in block[:_BLOCK]}
    words = {n: content(dossier.stances[n].question, names) for n in used}
    for a, b in _pairs(held.values()):
        one, other = dossier.stances[a], dossier.stances[b]
        nearness = overlap(words[a], words[b])
        if nearness >= ISSUES and _articles(one).isdisjoint(_articles(other)):
            links = tuple(Link(article=s.views[0].article, item=s.views[0].item) for s in (one, other))
            yield Doubt("position", (one.id, other.id), (links[0], links[1]), nearness)


def _articles(stance: DossierStance) -> set[str]:
    return {view.article for view in stance.views}


def _actor_link(actor: DossierActor) -> Link:
    return Link(article=actor.mentions[0].article, item=actor.mentions[0].item)


def _pairs(blocks: Iterable[list[_Item]]) -> list[tuple[_Item, _Item]]:
    found = {pair for block in blocks for pair in combinations(block[:_BLOCK], 2)}
    return sorted(found)
