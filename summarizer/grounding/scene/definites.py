"""Whom "the newspaper", "its" and "her" mean: the last one named that they can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.grounding.scene.forms import forms
from summarizer.grounding.scene.roster import Mention, Mentions
from summarizer.grounding.scene.text import Text
from summarizer.grounding.words.cues import SPEECH, any_of
from summarizer.summary import Actor

_REACH = 3  # sentences back to the name
_FAR = 25  # for a paper: an article seldom has two
_PRESS = any_of("newspaper paper daily weekly magazine journal")
_FIRM = any_of("company firm group")
_ON_AIR = any_of("agency network broadcaster radio tv wire television station")
_BODY = any_of(
    """
    union federation association council committee league club fund bank board trust front party agency
    network organi[sz]ation confederation cooperative alliance commission
    institute university ministry movement
    """
)
_THE = re.compile(rf"\b[Tt]he ((?:{_PRESS}|{_FIRM}|{_BODY}))(?=[^\w-]|$)")
_BODIES = frozenset(["state", "organization", "media"])
_HIS = frozenset(["his", "her"])


class Definites:
    """Follows articles and possessives of an article back to its actors."""

    def __init__(self, text: Text, mentions: Mentions) -> None:
        self._text = text
        self._mentions = mentions
        self._bodies: dict[int, list[Mention]] = {}
        self._on_air: dict[str, bool] = {}
        self._meant: dict[str, frozenset[str]] = {}

    def bodies_at(self, n: int) -> list[Mention]:
        """The states, organizations and outlets that sentence `n` names, also as "the union", in order."""
        if n not in self._bodies:
            self._bodies[n] = self._bodies_at(n)
        return self._bodies[n]

    def _bodies_at(self, n: int) -> list[Mention]:
        named = [m for m in self._mentions.at(n) if self._kind(m.actor) in _BODIES]
        for found in _THE.finditer(self._text.plain.get(n, "")):
            if any(m.start < found.end() and found.start() < m.end for m in named):
                continue
            if meant := self.meant_by(found[1], n, found.start()):
                named.append(Mention(meant, *found.span()))
        return sorted(named, key=lambda m: m.start)

    def meant_by(self, noun: str, n: int, at: int) -> str:
        """The id of the body called `noun` that was named last before character `at` of sentence `n`."""
        reach = _FAR if re.fullmatch(_PRESS, noun) else _REACH
        for back in range(reach + 1):
            for m in reversed(self._mentions.at(n - back)):
                if (back or m.end <= at) and self._fits(self._mentions.actors[m.actor], noun):
                    return m.actor
        return self._only(noun)

    def _only(self, noun: str) -> str:
        found = [a.id for a in self._mentions.actors.values() if _is_called(a, noun)]
        return found[0] if len(found) == 1 else ""

    def is_doubtful(self, actor: Actor, noun: str) -> bool:
        """Whether "the company" may be another each time: named beside it, or of whom the actor speaks."""
        if not re.fullmatch(_FIRM, noun):
            return False
        names = "|".join(map(re.escape, forms(actor)))
        speaks = re.compile(rf"\b(?:{names}) (?:\w+ly )?{SPEECH}\b[^.\"]*\b(?:the|a) {noun}\b", re.I)
        wanted = re.compile(rf"\bthe {noun}\b", re.I)
        texts = self._text.plain.items()
        told = [(n, found.start()) for n, plain in texts for found in wanted.finditer(plain)]
        if any(speaks.search(self._text.plain[n]) for n, _ in told):
            return True
        return not any(
            self.meant_by(noun, n, at) == actor.id and not self._others_fit(actor, noun, n) for n, at in told
        )

    def _others_fit(self, actor: Actor, noun: str, n: int) -> bool:
        near = self._mentions.ids(n) | self._mentions.ids(n - 1)
        return any(self._fits(self._mentions.actors[one], noun) for one in near - {actor.id})

    def owner(self, n: int, word: str, at: int) -> str:
        """The id of whom "his", "its" or a name in the genitive that ends before `at` means; or empty."""
        if word in _HIS:
            return self._person_before(n, at)
        if word in {"its", "their", "whose"}:
            earlier = [m for back in (2, 1) for m in self.bodies_at(n - back)]
            earlier += [m for m in self.bodies_at(n) if m.end <= at]
            return earlier[-1].actor if earlier else ""
        ending = [m.actor for m in self._mentions.at(n) if m.end == at]
        bodies = [m.actor for m in self.bodies_at(n) if m.end == at]
        return next(iter([*ending, *bodies]), "")

    def _person_before(self, n: int, at: int) -> str:
        """The one person named before in the sentence, or the first of the sentence before."""
        here = [m.actor for m in self._mentions.at(n) if m.end <= at and self._kind(m.actor) == "person"]
        if here:
            return here[0] if len({*here}) == 1 else ""
        before = [m.actor for m in self._mentions.at(n - 1) if self._kind(m.actor) == "person"]
        return before[0] if before else ""

    def _fits(self, actor: Actor, noun: str) -> bool:
        """Whether a body may be called so: by its name, else as a paper or company called nothing else."""
        if _is_called(actor, noun):
            return True
        if re.fullmatch(_PRESS, noun):
            return actor.kind == "media" and not self._is_on_air(actor)
        if re.fullmatch(_FIRM, noun):
            return actor.kind == "organization" and not re.search(
                rf"\b{_BODY}\b", " ".join(forms(actor)), re.I
            )
        return False

    def _is_on_air(self, actor: Actor) -> bool:
        """Whether the outlet is an agency or broadcaster: by its name, or by a word beside it."""
        if actor.id not in self._on_air:
            names = "|".join(re.escape(form) for form in forms(actor))
            beside = re.compile(
                rf"\b{_ON_AIR} (?:{names})\b|\b(?:{names}),? (?:an? |the )?(?:[\w-]+ )?{_ON_AIR}\b", re.I
            )
            named = any(re.search(rf"\b{_ON_AIR}\b", form, re.I) for form in forms(actor))
            told = (self._text.plain[n] for n in self._text.plain if actor.id in self._mentions.ids(n))
            self._on_air[actor.id] = named or any(beside.search(plain) for plain in told)
        return self._on_air[actor.id]

    def introduced(self, actor: Actor, words: str) -> bool:
        """Whether "a sports daily" is the outlet that is named next, and no other is near."""
        if actor.kind != "media" or not re.search(rf"\b{_PRESS}$", words):
            return False
        first = min((n for n in self._text.plain if actor.id in self._mentions.ids(n)), default=0)
        for n in (first - 1, first):
            plain = self._text.plain.get(n, "")
            media = {a for m in (n, first) for a in self._mentions.ids(m) if self._kind(a) == "media"}
            if media == {actor.id} and re.search(rf"\ban? (?:\w+ )?{re.escape(words)}\b", plain, re.I):
                return True
        return False

    def _kind(self, actor_id: str) -> str:
        return self._mentions.actors[actor_id].kind

    def means(self, actor: Actor, noun: str) -> bool:
        """Whether the article somewhere speaks of the actor as "the" `noun`."""
        if noun not in self._meant:
            wanted = re.compile(rf"\b(?:the|its|their|a) {re.escape(noun)}(?=[^\w-]|$)", re.I)
            self._meant[noun] = frozenset(
                self.meant_by(noun, n, found.start())
                for n, plain in self._text.plain.items()
                for found in wanted.finditer(plain)
            )
        return actor.id in self._meant[noun]


def _is_called(actor: Actor, noun: str) -> bool:
    """Whether the noun is the last word of a name of the body: "the Front" of the Highland Front."""
    return actor.kind in _BODIES and any(
        form.lower().split()[-1] == noun.lower() for form in forms(actor) if " " in form
    )


def possessives(words: str) -> Iterator[re.Match[str]]:
    """Every "his", "its" or genitive in the words; group 1 is the pronoun, empty for a genitive."""
    return re.finditer(r"\b(his|her|its|their|whose)\b|'s?(?= )", words, re.I)


def is_body_noun(word: str) -> bool:
    """Whether "the" with this word may stand for a body that was named: "the union", "the paper"."""
    return bool(re.fullmatch(f"{_PRESS}|{_FIRM}|{_BODY}", word))


def without_press(role: str) -> str:
    """A daily is a newspaper: "French weekly newspaper" as "French weekly"."""
    return re.sub(r"\b(daily|weekly|tabloid|monthly) (?:newspaper|paper|magazine)$", r"\1", role)
