"""Why a claim, or a field of it, is not published."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.text import Text
from summarizer.plaintext import one_line
from summarizer.summary import Actor, Evidence


class Fault(Exception):
    """Why a claim is not published; caught in `ground`."""


def evidence_of(numbers: Sequence[int], text: Text) -> tuple[Evidence, ...]:
    """The sentences that a claim points at. Raises `Fault` when the article has none of them."""
    spans = text.evidence(numbers)
    if not spans:
        raise Fault("it points at no sentence of the article")
    return spans


def short(what: str, words: str, limit: int) -> str:
    """`words` on one line. Raises `Fault` beyond `limit` words, or twelve characters a word."""
    if len(words) > 12 * limit or len(words.split()) > limit:
        raise Fault(f"the {what} runs to more than {limit} words")
    return one_line(words)


def actor_of(scene: Scene, name: str, what: str) -> Actor:
    """The actor called `name`. Raises `Fault` when there is none."""
    actor = scene.roster.find(name)
    if actor is None:
        known = "is not in the article" if not scene.text.holds(name) else "is not among the actors"
        raise Fault(f"the {what} “{one_line(name)[:80]}” {known}")
    return actor


def ids_of(scene: Scene, names: Sequence[str], what: str, notes: list[str]) -> tuple[str, ...]:
    """Ids of the actors called `names`; whoever is none is left out with a note."""
    ids: list[str] = []
    for name in names:
        try:
            ids.append(actor_of(scene, name, what).id)
        except Fault as fault:
            notes.append(str(fault))
    return tuple(dict.fromkeys(ids))
