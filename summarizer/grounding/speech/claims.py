"""A claim in whole words of its sentences: with the article before its name, and to the end of its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.scene.forms import forms
from summarizer.grounding.words.cues import any_of
from summarizer.summary import Actor

_FINITE = any_of(
    "is are was were has have had will would can could may might must should does do did says said wants?"
)
_HAS_VERB = re.compile(rf"\b{_FINITE}\b|\w{{2}}ed\b|n't\b")
_GOES_ON = re.compile(rf"^ {_FINITE}\b[^,;:]*")


def whole_claim(claim: str, holder: Actor, sentences: Sequence[str]) -> str:
    """The claim with the "The" of its holder's name, and with the verb before which it was cut off."""
    return _with_article(_with_verb(claim, sentences), holder, sentences)


def _with_article(claim: str, holder: Actor, sentences: Sequence[str]) -> str:
    """“The Kremlin welcomed it”, where the article never has the name without its "the"."""
    name = next((form for form in forms(holder) if re.match(rf"{re.escape(form)}(?!\w|'s)", claim)), "")
    if not name or holder.kind == "person":
        return claim
    before = re.compile(rf"(\w*)\W{re.escape(name)}(?!\w)")
    words = {word.lower() for line in sentences for word in before.findall(f" {line}")}
    return f"The {claim}" if words == {"the"} else claim


def _with_verb(claim: str, sentences: Sequence[str]) -> str:
    """“Preparations to leave” as "Preparations to leave are under way", where a sentence says so."""
    if _HAS_VERB.search(claim):
        return claim
    for line in sentences:
        at = line.lower().find(claim.lower().rstrip(". "))
        rest = _GOES_ON.match(line[at + len(claim.rstrip(". ")) :]) if at >= 0 else None
        if rest:
            return claim.rstrip(". ") + rest[0].rstrip(" .")
    return claim
