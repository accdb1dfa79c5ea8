"""Who is named in a retold line: each must be told in the sentence that the words around the name retell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.lines.clauses import clause, names_in
from summarizer.grounding.scene.roster import Mention, Scene
from summarizer.grounding.scene.text import stands_in
from summarizer.grounding.speech.holders import owners
from summarizer.grounding.words.wording import is_function_word, stems
from summarizer.plaintext import fold, straighten

_HE = re.compile(r"\b(?:he|she|his|her|him)\b", re.I)
_IT = re.compile(r"\b(?:it|he|she|they|this|that)\b", re.I)
"""By which a sentence goes on about what the one before names."""
_APPOSITION = re.compile(r", (?!and )((?:[\w'-]+ ){0,4}[a-z][\w-]+),")
_LISTS = re.compile(r",? (?:and )?(?:the )?|, ")
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
    names = names_in(scene)
    for mention in named:
        wanted = {*stems(clause(plain, *_listed(plain, mention, named)))} - names
        shared = {n: len(wanted & scene.text.stems([n])) for n in cited}
        close = by_clause and max(shared.values(), default=0) >= max(_TOLD, _NEARLY * len(wanted))
        going_on = {n for n in cited if shared.get(n - 1) and _IT.search(scene.text.plain[n])}
        near = [n for n in cited if not close or shared[n] or n in going_on]
        owns = plain.startswith("'s ", mention.end)  # whose a ministry is, its sentence need not repeat
        if not owns and not any(_is_told(scene, n, mention.actor) for n in near):
            return f"“{plain[mention.start : mention.end]}” is not named where this is told"
        if other := _anothers_title(plain, mention, scene):
            return f"“{other}” is not what {scene.name(mention.actor)} is"
    return ""


def _named(plain: str, scene: Scene) -> list[Mention]:
    """The actors whom the line names, the longest names first where they overlap."""
    found: list[Mention] = []
    for form, actor in sorted(scene.mentions.forms, key=lambda one: -len(one[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(straighten(form))}(?!\w)", plain):
            if all(match.end() <= m.start or match.start() >= m.end for m in found):
                found.append(Mention(actor, *match.span()))
    return found


def _listed(plain: str, mention: Mention, named: Sequence[Mention]) -> tuple[int, int]:
    """The start and end of the list of names that the name stands in: "A, B and C"."""
    start, end = mention.start, mention.end
    for other in sorted(named, key=lambda m: m.start):
        if other.start > end and _LISTS.fullmatch(plain[end : other.start]):
            end = other.end
    for other in sorted(named, key=lambda m: -m.start):
        if other.end < start and _LISTS.fullmatch(plain[other.end : start]):
            start = other.start
    return start, end


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
    """The office right beside a person's name, where the article gives it to others and not to this one."""
    actor = scene.mentions.actors[mention.actor]
    if actor.kind != "person" or not actor.role:
        return ""
    before = re.search(r"((?:[\w'-]+ ){1,3})$", plain[: mention.start])
    behind = _APPOSITION.match(plain[mention.end :])
    for found in (before, behind):
        last = fold(found[1]).split()[-1] if found else ""
        if len(last) < _OFFICE or is_function_word(last):
            continue
        held = [a for a in scene.roster.actors if last in fold(a.role).split()]
        common = len({a.affiliation for a in held} - {actor.affiliation}) > 1  # every state has ministers
        if held and actor not in held and not common:
            return last
    return ""
