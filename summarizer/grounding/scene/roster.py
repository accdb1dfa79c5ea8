"""The published actors, the way from a name to an actor, and where the article mentions each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from summarizer.grounding.scene import abroad
from summarizer.grounding.scene.forms import forms, is_no_first_name
from summarizer.grounding.scene.text import Text, stands_in
from summarizer.grounding.words.cues import any_of
from summarizer.names import TITLES, bare, is_short_for
from summarizer.plaintext import fold
from summarizer.summary import Actor
from summarizer.turns import Turn, speaking, turns

_PAIR = 2  # sides that a sentence names itself, so that "the two sides" are these
_OFTEN = 3  # sentences that name a person whom pronouns may mean from far
_INTERVIEW = 5  # sentences in the first person, outside quotation marks
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me)\b")
SIDES = (
    "sides? countries governments delegations parties capitals? states nations neighbou?rs companies teams"
    " rivals allies camps?"
)
PEOPLE = "leaders ministers presidents men women officials negotiators"
_COLLECTIVE = re.compile(
    rf"\b(?:the|both|two|three|all) (?:\w+ )?{any_of(SIDES + ' ' + PEOPLE)}\b|\beach other\b"
    r"|\b(?:further|next|another|second|third|new|final|last) (?:round|session|meeting)\b",
    re.I,
)
_OF_BODIES = re.compile(
    rf"\b(?:the|both|two|three|all) (?:\w+ )?{any_of(SIDES)}\b|\b(?:round|session|meeting)\b", re.I
)
_THEY = re.compile(r"\b(?:they|them|their|both)\b", re.I)
_DESCRIPTION = re.compile(r"\b(?:the|its|her|his|their) ((?:[\w-]+ ?){1,4})", re.I)
_WORD = re.compile(r"[\w-]+")
_PRONOUN = re.compile(
    r"\b(?:he|she|they|him|her|them|his|hers|their|theirs|both|trio|pair)\b"
    r"|\b(?:the|these|those) two\b(?! (?:\w+ )?\w+s\b)",  # not "the two warring sides"
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
    retold: dict[str, frozenset[str]] = field(default_factory=dict)
    """Stems of the names, by id, of those whom the article only describes in other order."""

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
        """Ids of whom one of `ids` acts for, of whoever acts for one of them, and for any of these."""
        owners = {*ids} | {a.affiliation for a in self.actors if a.id in ids and a.affiliation}
        found = owners | {a.id for a in self.actors if a.affiliation in owners}
        return found | {a.id for a in self.actors if a.affiliation in found - {*ids}}

    def is_person(self, actor_id: str) -> bool:
        return any(a.id == actor_id and a.kind == "person" for a in self.actors)


class Mentions:
    """Where the article names each actor of a roster."""

    def __init__(self, text: Text, roster: Roster) -> None:
        self.text = text
        self.actors = {actor.id: actor for actor in roster.actors}
        self._retold = roster.retold
        # What the model calls somebody in small words: enough to tell who is meant, not to publish.
        self._descriptions = {
            form: actor for form, actor in roster.called.items() if " " in form and form not in self._names()
        }
        self._at: dict[int, tuple[Mention, ...]] = {}
        self._known_first_names: dict[str, frozenset[str]] = {}

    def at(self, n: int) -> tuple[Mention, ...]:
        """The mentions in sentence `n`, in order; of overlapping ones the longest."""
        if n not in self._at:
            self._at[n] = self._search(n) if n in self.text.plain else ()
        return self._at[n]

    def ids(self, n: int) -> set[str]:
        return {mention.actor for mention in self.at(n)}

    def told(self, n: int) -> set[str]:
        """Who is named in sentence `n`, by name, by office or as one of "the two sides", or answers there."""
        if self.text.tongue:
            return abroad.carried(self, n, self.text.tongue)
        found = self.ids(n) | self.described(n) | ({self._answering(n)} - {""})
        plain = self.text.plain.get(n, "")
        if _COLLECTIVE.search(plain) or (
            _THEY.search(plain) and _COLLECTIVE.search(self.text.plain.get(n - 1, ""))
        ):
            before = set().union(*(self.ids(n - back) for back in range(1, 21)))
            bodies = _OF_BODIES.search(plain) or _OF_BODIES.search(self.text.plain.get(n - 1, ""))
            kinds = {"state", "organization", "group"} if bodies else {"person"}
            meant = {a for a in before if self.actors[a].kind in kinds}
            if len(found & {a for a in self.actors if self.actors[a].kind in kinds}) < _PAIR:
                found |= meant
        return found

    def present(self, n: int) -> set[str]:
        """Who is told in sentence `n`, or may be its pronoun: named up to four sentences before."""
        found = self.told(n)
        if self.text.tongue:
            return found
        if _PRONOUN.search(self.text.plain.get(n, "")):
            found = found.union(*(self.ids(n - back) for back in range(1, 5)))
            found |= {a for a in self.protagonists if any(a in self.ids(m) for m in range(1, n))}
        return found

    @cached_property
    def protagonists(self) -> frozenset[str]:
        """Ids of the one or two people whom most sentences name: a pronoun reaches them from far."""
        counts = Counter(a for n in self.text.plain for a in self.ids(n) if self.actors[a].kind == "person")
        return frozenset(a for a, count in counts.most_common(2) if count >= _OFTEN)

    def described(self, n: int) -> set[str]:
        """Who is meant by "the minister", where only one actor has that office."""
        return {mention.actor for mention in self.described_at(n)}

    def described_at(self, n: int) -> tuple[Mention, ...]:
        """The descriptions of sentence `n` that only one actor fits; of other order, the whole sentence."""
        plain, folded = self.text.plain.get(n, ""), self.text.folded.get(n, "")
        found = [
            Mention(actor, phrase.start(), phrase.start(1) + word.end())
            for phrase in _DESCRIPTION.finditer(plain)
            for word in _WORD.finditer(phrase[1])
            if (actor := self._heads.get(word[0].lower()))
        ]
        found += [
            Mention(actor, at := max(0, plain.lower().find(form)), at + len(form))
            for form, actor in self._descriptions.items()
            if stands_in(folded, form)
        ]
        stems = self.text.stems([n])
        found += [Mention(actor, 0, len(plain)) for actor, own in self._retold.items() if own <= stems]
        return tuple(found)

    def _names(self) -> set[str]:
        return {fold(actor.name) for actor in self.actors.values()}

    @cached_property
    def _heads(self) -> dict[str, str]:
        """Last words of roles, and titles, that only one actor has."""
        owners: dict[str, set[str]] = {}
        for actor in self.actors.values():
            titles = [
                w for form in (actor.name, *actor.aliases) for w in form.lower().split()[:-1] if w in TITLES
            ]
            words = {*re.split(r" (?:of|for|at|on) ", actor.role.lower())[0].split()[-1:]} | {*titles}
            for word in words:
                owners.setdefault(word, set()).add(actor.id)
        return {word: next(iter(ids)) for word, ids in owners.items() if len(ids) == 1 and len(word) > 3}

    def _answering(self, n: int) -> str:
        """The id of whose turn the sentence is, or of the one who answers throughout; empty for nobody."""
        if not self._turns:
            return self.interviewee
        turn = self._turns.get(n)
        people = {a.id: forms(a) for a in self.actors.values() if a.kind == "person"}
        introduced = self._first_person_of(range(1, min(self._turns)))
        return (turn and speaking(turn, people, introduced)) or ""

    def _first_person_of(self, sentences: Iterable[int]) -> str:
        named = (m.actor for n in sentences for m in self.at(n))
        return next((a for a in named if self.actors[a].kind == "person"), "")

    @cached_property
    def _turns(self) -> Mapping[int, Turn]:
        return turns(self.text.article)

    @cached_property
    def interviewee(self) -> str:
        """The id of the person who answers, where most of the article is somebody's own words; else empty."""
        own = [n for n, plain in self.text.plain.items() if _FIRST_PERSON.search(_unquoted(plain))]
        if len(own) < _INTERVIEW or len(own) < len(self.text.plain) / 10:
            return ""
        return self._first_person_of(list(self.text.plain)[:8])

    def _search(self, n: int) -> tuple[Mention, ...]:
        found = [
            Mention(actor, *span)
            for form, actor in self.forms
            for span in self.text.find(n, form)
            if not self._is_anothers(n, actor, form, span[0])
        ]
        found.sort(key=lambda m: (m.start - m.end, m.start))
        kept: list[Mention] = []
        for mention in found:
            if all(mention.end <= other.start or mention.start >= other.end for other in kept):
                kept.append(mention)
        return tuple(sorted(kept, key=lambda m: m.start))

    def _is_anothers(self, n: int, actor: str, form: str, start: int) -> bool:
        """Whether a bare surname stands behind the first name of somebody else who bears it."""
        if " " in form or self.actors[actor].kind != "person" or self.text.tongue:
            return False
        before = re.search(r"([A-Z][^\W\d_]+) $", self.text.plain[n][:start])
        own = {word for name in forms(self.actors[actor]) for word in name.split()}
        return before is not None and before[1] not in own and before[1] in self._first_names(form)

    def _first_names(self, surname: str) -> frozenset[str]:
        """Words with a capital right before the surname within a sentence, titles and states left out."""
        if surname not in self._known_first_names:
            pattern = re.compile(rf"(?<=[^\W\d_,;] )([A-Z][^\W\d_]*[a-z]) {re.escape(surname)}(?![\w'-])")
            found = {m[1] for plain in self.text.plain.values() for m in pattern.finditer(plain)}
            self._known_first_names[surname] = frozenset(
                w for w in found if w.lower() not in TITLES and not is_no_first_name(w)
            )
        return self._known_first_names[surname]

    @cached_property
    def forms(self) -> list[tuple[str, str]]:
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
        return cls(text, roster, Mentions(text, roster))

    def name(self, actor_id: str) -> str:
        actor = self.roster.get(actor_id)
        return actor.name if actor else actor_id


def _unquoted(plain: str) -> str:
    return re.sub(r"\"[^\"]*(?:\"|$)", " ", plain)
