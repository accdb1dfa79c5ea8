"""The published actors, the way from a name to an actor, and where the article mentions each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from summarizer.grounding.text import Text
from summarizer.names import TITLES, bare, is_short_for
from summarizer.plaintext import fold, one_line
from summarizer.states import forms_of_state, state_named
from summarizer.summary import Actor

_INTERVIEW = 5  # sentences in the first person, outside quotation marks
_FIRST_PERSON = re.compile(r"\b(?:I|my|me)\b")
_COLLECTIVE = re.compile(
    r"\b(?:the|both|two|three|all) (?:\w+ )?(?:sides?|countries|governments|delegations|parties|capitals?|states|"
    r"nations|neighbou?rs|companies|leaders|ministers|presidents|teams|men|women|rivals|allies|camps?)\b|\beach other\b",
    re.I,
)
_THEY = re.compile(r"\b(?:they|them|their|both)\b", re.I)
_PRONOUN = re.compile(
    r"\b(?:he|she|they|him|her|them|his|hers|their|theirs|it|its|we|our|i|my|both|two|trio|pair|leaders|sides)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start` to `end` of a plain sentence that name the actor with the id `actor`."""

    actor: str
    start: int
    end: int


@dataclass(slots=True)
class Roster:
    """The published actors. `called` leads from what the model calls somebody to the actor's id."""

    actors: list[Actor] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)

    def get(self, actor_id: str) -> Actor | None:
        return next((actor for actor in self.actors if actor.id == actor_id), None)

    def find(self, name: str) -> Actor | None:
        """The one actor called `name`: exactly, without title, or as the short form of just one of them."""
        key = fold(name)
        for same in (fold, bare):
            for actor in self.actors:
                if same(key) and same(key) in {same(form) for form in (actor.name, *actor.aliases)}:
                    return actor
        if key in self.called:
            return self.get(self.called[key])
        close = [a for a in self.actors if is_short_for(name, a.name) or is_short_for(a.name, name)]
        return close[0] if len(close) == 1 else None

    def sides(self, ids: Collection[str]) -> set[str]:
        """Ids of whoever acts for one of `ids`, for whom one of them acts, or for whom both act."""
        owners = {*ids} | {a.affiliation for a in self.actors if a.id in ids and a.affiliation}
        return owners | {a.id for a in self.actors if a.affiliation in owners}

    def is_person(self, actor_id: str) -> bool:
        return any(a.id == actor_id and a.kind == "person" for a in self.actors)


class Mentions:
    """Where the article names each actor of a roster."""

    def __init__(self, text: Text, actors: Iterable[Actor]) -> None:
        self.text = text
        self.actors = {actor.id: actor for actor in actors}
        self._at: dict[int, tuple[Mention, ...]] = {}

    def at(self, n: int) -> tuple[Mention, ...]:
        """The mentions in sentence `n`, in order; of overlapping ones the longest."""
        if n not in self._at:
            self._at[n] = self._search(n) if n in self.text.plain else ()
        return self._at[n]

    def ids(self, n: int) -> set[str]:
        return {mention.actor for mention in self.at(n)}

    def present(self, n: int) -> set[str]:
        """Who is named in sentence `n`, or may be meant there without a name.

        By a pronoun, whoever was named up to four sentences before; by "the two sides", whichever sides were
        named up to ten before; in an interview, whoever answers.
        """
        plain, found = self.text.plain.get(n, ""), self.ids(n)
        if _PRONOUN.search(plain):
            found = found.union(*(self.ids(n - back) for back in range(1, 5)))
        if _COLLECTIVE.search(plain) or (
            _THEY.search(plain) and _COLLECTIVE.search(self.text.plain.get(n - 1, ""))
        ):
            before = set().union(*(self.ids(n - back) for back in range(1, 21)))
            found |= {a for a in before if self.actors[a].kind != "media"}
        if self.interviewee:
            found |= {self.interviewee}
        return found | self._described(plain)

    def _described(self, plain: str) -> set[str]:
        """Who is meant by "the minister", where only one actor has that office."""
        heads = {
            word.lower()
            for word in re.findall(r"\b(?:the|its|her|his|their) (?:[\w-]+ ){0,2}?([a-z-]+)", plain, re.I)
        }
        heads |= {
            word
            for phrase in re.findall(r"\b(?:the|its|her|his|their) ((?:[a-z-]+ ?){1,4})", plain, re.I)
            for word in phrase.lower().split()
        }
        return {actor for head, actor in self._heads.items() if head in heads}

    @cached_property
    def _heads(self) -> dict[str, str]:
        """Last words of roles, and titles, that only one actor has."""
        owners: dict[str, set[str]] = {}
        for actor in self.actors.values():
            titles = [
                w for form in (actor.name, *actor.aliases) for w in form.lower().split()[:-1] if w in TITLES
            ]
            words = {
                word for part in (actor.role.lower(),) for word in part.split(" of ")[0].split()[-1:]
            } | {*titles}
            for word in words:
                owners.setdefault(word, set()).add(actor.id)
        return {word: next(iter(ids)) for word, ids in owners.items() if len(ids) == 1 and len(word) > 3}

    @cached_property
    def interviewee(self) -> str:
        """The id of the person who answers, where most of the article is somebody's own words; else empty."""
        own = [n for n, plain in self.text.plain.items() if _FIRST_PERSON.search(_unquoted(plain))]
        if len(own) < _INTERVIEW or len(own) < len(self.text.plain) / 6:
            return ""
        opening = [m.actor for n in list(self.text.plain)[:8] for m in self.at(n)]
        return next((a for a in opening if self.actors[a].kind == "person"), "")

    def _search(self, n: int) -> tuple[Mention, ...]:
        found = [Mention(actor, *span) for form, actor in self._forms for span in self.text.find(n, form)]
        found.sort(key=lambda m: (m.start - m.end, m.start))
        kept: list[Mention] = []
        for mention in found:
            if all(mention.end <= other.start or mention.start >= other.end for other in kept):
                kept.append(mention)
        return tuple(sorted(kept, key=lambda m: m.start))

    @cached_property
    def _forms(self) -> list[tuple[str, str]]:
        """Written forms with the id of the one actor they stand for."""
        owners: dict[str, set[str]] = {}
        for actor in self.actors.values():
            for form in forms(actor):
                owners.setdefault(form, set()).add(actor.id)
        named = {form: {a.id for a in self.actors.values() if a.name == form} for form in owners}
        chosen = {form: named[form] or ids for form, ids in owners.items()}
        return [(form, next(iter(ids))) for form, ids in chosen.items() if len(ids) == 1]


@dataclass(frozen=True, slots=True)
class Scene:
    """An article and its published actors: what all claims but those on actors are held against."""

    text: Text
    roster: Roster
    mentions: Mentions

    @classmethod
    def of(cls, text: Text, roster: Roster) -> Self:
        return cls(text, roster, Mentions(text, roster.actors))

    def name(self, actor_id: str) -> str:
        actor = self.roster.get(actor_id)
        return actor.name if actor else actor_id


def forms(actor: Actor) -> list[str]:
    """The words that name the actor: name, aliases, a person's surname, a state's other names."""
    found = [actor.name, *actor.aliases]
    last = bare(actor.name).split()
    if actor.kind == "person" and len(last) > 1 and actor.name.split()[-1][:1].isupper():
        found.append(actor.name.split()[-1])
    if actor.kind == "state":
        found += [capitalized(form) for form in forms_of_state(actor.name)]
        found += _demonyms(actor.name)
    return [form for form in dict.fromkeys(map(one_line, found)) if form]


def _demonyms(name: str) -> list[str]:
    """Words that English may form from the name of a state that no table holds: "Soravian" from "Soravia"."""
    if " " in name or state_named(name):
        return []
    stem = re.sub(r"(?:ia|a|e|land|y|o)$", "", name)
    endings = ("ian", "ians", "an", "ans", "ese", "ish", "ic", "i", "is", "ais", "er")
    return [
        base + ending for base in dict.fromkeys([stem, name]) for ending in endings if base + ending != name
    ]


def _unquoted(plain: str) -> str:
    return re.sub(r"\"[^\"]*(?:\"|$)", " ", plain)


def capitalized(form: str) -> str:
    """A folded name of a state as it is written: "u.s." as "U.S.", "north korean" as "North Korean"."""
    if "." in form or len(form) <= 3:
        return form.upper()
    return " ".join(word[:1].upper() + word[1:] for word in form.split())
