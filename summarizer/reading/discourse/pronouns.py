"""Whom "he", "it" and "they" mean in the next sentence: who was named last, and fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from summarizer.plaintext import fold
from summarizer.reading.lexicon import words
from summarizer.reading.names.cast import Member

Sex = Literal["m", "f"]

_SEX: dict[str, Sex] = {
    **dict.fromkeys(("he", "him", "himself"), "m"),
    **dict.fromkeys(("she", "her", "herself"), "f"),
}
_MEN = words("discourse.men")
_WOMEN = words("discourse.women")
_SINGULAR = frozenset(_SEX) | {"i", "me"}
_PLURAL = words("discourse.plural")
_NEUTER = frozenset({"it", "itself"})
_PEOPLE = 6  # as many of those named last are thought of


@dataclass(slots=True)
class Recent:
    """Who was named last, in reading order: `people` with the likeliest first."""

    people: list[Member] = field(default_factory=list)
    body: Member | None = None
    plural: list[Member] = field(default_factory=list)
    pair: list[Member] = field(default_factory=list)
    """The two people of the last sentence that names two and no more: "the two leaders"."""
    speaker: Member | None = None
    """Who says "I": whose turn it is in an interview."""
    sexes: dict[int, Sex] = field(default_factory=dict)
    """What pronouns told of people, by `id` of the member; titles tell it without."""

    def meant_by(self, pronoun: str, others: Sequence[Member] = ()) -> list[Member]:
        """Everyone the pronoun (in lower case) means, or nobody; it means none of `others`."""
        if self.speaker is not None and pronoun in {"i", "me"}:
            return [self.speaker]
        if pronoun in _SINGULAR:
            fitting = [m for m in self.people if self.may_be(m, pronoun) and m not in {self.speaker, *others}]
            return fitting[:1]
        if pronoun in _PLURAL:
            return list(self.plural) or ([self.body] if self.body else [])
        return [self.body] if pronoun in _NEUTER and self.body else []

    def may_be(self, member: Member, pronoun: str) -> bool:
        """Whether nothing says that the pronoun cannot mean this person."""
        told, wanted = self._sex(member), _SEX.get(pronoun)
        return told is None or wanted is None or told == wanted

    def learn(self, member: Member, pronoun: str) -> None:
        """Takes note that the pronoun means this person beyond doubt."""
        if sex := _SEX.get(pronoun):
            self.sexes.setdefault(id(member), sex)

    def see(self, people: Sequence[Member], bodies: Sequence[Member], plural: Sequence[Member]) -> None:
        """Takes note of those whom a sentence names, the likeliest to be meant next first."""
        if len(set(people)) == 2:
            self.pair = list(dict.fromkeys(people))
        if people:
            self.people = list(dict.fromkeys([*people, *self.people]))[:_PEOPLE]
        self.body = bodies[0] if bodies else self.body
        self.plural = list(plural) if plural else self.plural

    def _sex(self, member: Member) -> Sex | None:
        words = {*member.functions, *(fold(w) for m in member.mentions for w in m.title.rstrip(".").split())}
        if bool(words & _MEN) != bool(words & _WOMEN):
            return "m" if words & _MEN else "f"
        return self.sexes.get(id(member))
