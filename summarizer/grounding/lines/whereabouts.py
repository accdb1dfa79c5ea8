"""Where a retold line puts what it tells: not into a place that its sentences keep for something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.lines.clauses import clause, names_in
from summarizer.grounding.lines.naming import is_told_there
from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.words.wording import stems
from summarizer.plaintext import fold, straighten

_IN_PLACE = re.compile(r"\b(?:in|at|near|outside|to) ([A-Z][\w-]+(?: [A-Z][\w-]+)*)(?!'s|\w| [A-Z])")
_BESIDE = re.compile(r"((?:\S+ ){0,8})$"), re.compile(r"((?: \S+){0,4})")  # words before and behind a place
_TOLD = 2  # words that a clause and the sentence it retells share at least


def displaced(line: str, cited: Sequence[int], scene: Scene) -> str:
    """The place that the line names where its sentences name another, or empty."""
    if scene.text.tongue:
        return ""
    plain = " ".join(straighten(line).split())
    for found in _IN_PLACE.finditer(plain):
        named = scene.roster.find(found[1])
        if named is not None and named.kind == "person":
            continue
        if _is_elsewhere(found, cited, scene) or _only_seats(found, cited, scene):
            return f"“{found[1]}” is not where this is told to have been"
    return ""


def _is_elsewhere(found: re.Match[str], cited: Sequence[int], scene: Scene) -> bool:
    """Whether the sentence that the words around the place retell has another place beside such words."""
    place, own = fold(found[1]), {*stems(found[1])}
    beside = _beside(found) - own
    wanted = {*stems(clause(found.string, *found.span(1)))} - own
    names = names_in(scene)
    placed = [
        n
        for n in cited
        if _IN_PLACE.search(scene.text.plain[n]) or is_told_there(place, scene.text.folded[n])
    ]
    told = _nearest(wanted - names, beside - names, placed, scene)
    if not told or any(is_told_there(place, scene.text.folded[n]) for n in told):
        return False
    others = (other for n in told for other in _IN_PLACE.finditer(scene.text.plain[n]))
    return any(beside & _beside(other) for other in others)


def _nearest(wanted: set[str], beside: set[str], cited: Sequence[int], scene: Scene) -> list[int]:
    """The cited sentences with most words of the clause, those right beside the place counted twice."""
    held = {n: scene.text.stems([n]) for n in cited}
    shared = {n: len(wanted & held[n]) + len(beside & held[n]) for n in cited}
    best = max(shared.values(), default=0)
    return [n for n in cited if shared[n] == best and best >= _TOLD]


def _only_seats(found: re.Match[str], cited: Sequence[int], scene: Scene) -> bool:
    """Whether the place is only the seat of a body there, "the ministry in Oslo", and more in the line."""
    place = fold(found[1])
    told = [(n, m) for n in cited for m in _IN_PLACE.finditer(scene.text.plain[n]) if fold(m[1]) == place]
    elsewhere = sum(scene.text.folded[n].count(place) for n in cited) > len(told)
    same = any(_word_before(m) == _word_before(found) for _, m in told)
    return bool(told) and not elsewhere and not same and all(_is_seat(n, m.start(), scene) for n, m in told)


def _word_before(found: re.Match[str]) -> str:
    return found.string[: found.start()].split()[-1].lower() if found.start() else ""


def _is_seat(n: int, start: int, scene: Scene) -> bool:
    bodies = (m for m in scene.mentions.at(n) if scene.mentions.actors[m.actor].kind == "organization")
    return any(m.end + 1 == start or m.start < start < m.end for m in bodies)


def _beside(found: re.Match[str]) -> set[str]:
    before, behind = _BESIDE
    words = before.search(found.string[: found.start()]), behind.match(found.string[found.end() :])
    return {stem for match in words if match for stem in stems(match[1])}
