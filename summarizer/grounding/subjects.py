"""Who is named in a retold line: each must be told in the sentence that the words around the name retell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.holders import owners
from summarizer.grounding.naming import is_told_of
from summarizer.grounding.roster import Mention, Scene
from summarizer.grounding.text import stands_in
from summarizer.grounding.wording import is_function_word, stems
from summarizer.plaintext import fold, straighten

_BREAKS = re.compile(
    r"[;,:]|\s-\s|\b(?:while|but|as|which|who|and|or|nor|after|before|because|when|since|that)\b"
)
_HE = re.compile(r"\b(?:he|she|his|her|him)\b", re.I)
_IT = re.compile(r"\b(?:it|he|she|they|this|that)\b", re.I)
"""By which a sentence goes on about what the one before names."""
_IN_PLACE = re.compile(r"\b(?:in|at|near|outside|to) ([A-Z][\w-]+(?: [A-Z][\w-]+)*)(?!'s|\w| [A-Z])")
_BESIDE = 35  # characters around a place
_FAR = 10  # sentences in which a pronoun's person may have been named
_OFFICE = 4  # letters of a word for an office
_TOLD = 2  # words that a clause and the sentence it retells share at least,
_NEARLY = 0.75  # and the share of the clause's words that these are


def misplaced(line: str, cited: Sequence[int], scene: Scene, *, by_clause: bool = True) -> str:
    """Whom the line puts into a sentence that does not tell of them, or empty.

    A headline draws a clause from several sentences: `by_clause` is False for it.
    """
    if scene.text.tongue:
        return ""
    plain = " ".join(straighten(line).split())
    named = _named(plain, scene)
    names = {stem for form, _ in scene.mentions.forms for stem in stems(form)}
    for mention in named:
        wanted = {*stems(plain[slice(*_clause(plain, mention))])} - names
        shared = {n: len(wanted & scene.text.stems([n])) for n in cited}
        close = by_clause and max(shared.values(), default=0) >= max(_TOLD, _NEARLY * len(wanted))
        going_on = {n for n in cited if shared.get(n - 1) and _IT.search(scene.text.plain[n])}
        near = [n for n in cited if not close or shared[n] or n in going_on]
        owns = plain.startswith("'s ", mention.end)  # whose a ministry is, its sentence need not repeat
        if not owns and not any(_is_told(scene, n, mention.actor) for n in near):
            return f"“{plain[mention.start : mention.end]}” is not named where this is told"
        if other := _anothers_title(plain, mention, scene):
            return f"“{other}” is not what {scene.name(mention.actor)} is"
    if place := _misplaced_place(plain, cited, scene):
        return f"“{place}” is not where this is told to have been"
    return ""


def _misplaced_place(plain: str, cited: Sequence[int], scene: Scene) -> str:
    """A place that the line puts a part in whose sentence has another place and not this one, or empty."""
    for found in _IN_PLACE.finditer(plain):
        start, end = _clause(plain, Mention("", found.start(1), found.end(1)))
        part = plain[start:end]
        wanted, name = {*stems(part)}, {*stems(found[1])}
        shared = {n: len((wanted - name) & scene.text.stems([n])) for n in cited}
        best = max(shared.values(), default=0)
        told = [scene.text.plain[n] for n in cited if shared[n] == best]
        if best < _TOLD or len(told) != 1 or is_told_of(fold(found[1]), fold(told[0])):
            continue
        beside = {*stems(plain[max(start, found.start() - _BESIDE) : min(end, found.end() + _BESIDE)])} - name
        if any(
            len(beside & scene.text.stems([n])) >= _TOLD and is_told_of(fold(found[1]), scene.text.folded[n])
            for n in cited
        ):
            continue
        if any(other[1] != found[1] for other in _IN_PLACE.finditer(told[0])):
            return found[1]
    return ""


def _named(plain: str, scene: Scene) -> list[Mention]:
    """The actors whom the line names, the longest names first where they overlap."""
    found: list[Mention] = []
    for form, actor in sorted(scene.mentions.forms, key=lambda one: -len(one[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(straighten(form))}(?!\w)", plain):
            if all(match.end() <= m.start or match.start() >= m.end for m in found):
                found.append(Mention(actor, *match.span()))
    return found


def _clause(plain: str, mention: Mention) -> tuple[int, int]:
    """The part of the line around a name, up to a comma or conjunction on either side."""
    before = [m.end() for m in _BREAKS.finditer(plain, 0, mention.start)]
    after = _BREAKS.search(plain, mention.end)
    return before[-1] if before else 0, after.start() if after else len(plain)


def _is_told(scene: Scene, n: int, actor_id: str) -> bool:
    """Whether sentence `n` names the actor, may mean them, or tells of who acts for them."""
    told, actor, plain = scene.mentions.present(n), scene.mentions.actors[actor_id], scene.text.plain[n]
    if actor_id in told or actor_id in owners(scene, told):
        return True
    if actor.kind == "person":
        before = {one for d in range(1, _FAR + 1) for one in scene.mentions.ids(n - d)}
        return actor.name.split()[-1] in plain or (actor_id in before and bool(_HE.search(plain)))
    roles = " ".join(fold(scene.mentions.actors[one].role) for one in told)
    return bool(told & owners(scene, [actor_id])) or stands_in(roles, fold(actor.name))


def _anothers_title(plain: str, mention: Mention, scene: Scene) -> str:
    """The office right before a person's name, where the article gives it to others and not to this one."""
    if not scene.roster.is_person(mention.actor):
        return ""
    before = re.search(r"((?:[\w'-]+ ){1,3})$", plain[: mention.start])
    last = fold(before[1]).split()[-1] if before else ""
    if len(last) < _OFFICE or is_function_word(last):
        return ""
    held = {a.id for a in scene.roster.actors if last in fold(a.role).split()}
    own = scene.mentions.actors[mention.actor].role
    return last if own and held and mention.actor not in held else ""
