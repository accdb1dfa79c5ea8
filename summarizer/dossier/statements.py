"""Which statements of one holder say the same, however their questions are worded.

A model may call the question of one sentence "lenders across the border" in one article and "a levy on bank
profits" in another, but what it says is claimed stays close to the article's words. Two statements of a
holder for the same side are one when the content words of their claims overlap by half, without the holder's
own name; but not when one of them denies or takes up again what the other does not, or when their figures
differ. `eval/EXPERIMENTS.md`, "Rows of a dossier", has the measurement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.dossier.questions import SAME, Index, content, overlap
from summarizer.plaintext import fold
from summarizer.summary import Position

_DENIED = re.compile(r"\b(?:no|not|never|nor|neither|without|cannot)\b|n't\b")
# Who will not comment says so in these words on any matter.
_SILENT = re.compile(
    r"\b(?:declin|comment|refus|discuss|confirm|den(?:y|ie)|respond|answer)\w*|\b(?:say|said|does|did|would)\b"
)
_FEWEST = 2
"""Content words that two claims have in common at least."""
_NEAREST = 20
"""Statements looked at for one rare word at most, so that the work stays linear."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What decides whether another statement of the same holder says the same."""

    position: Position
    words: frozenset[str]
    denied: bool
    figures: frozenset[str]


def statement(position: Position, claim: str, holder: Iterable[str], sides: Mapping[str, str]) -> Statement:
    """The statement of `claim`. `holder` are the folded names of who makes it, `sides` as for `content`."""
    text = fold(claim)
    own = sorted(filter(None, holder), key=lambda name: (-len(name), name))
    told = re.sub(rf"\b(?:{'|'.join(map(re.escape, own))})\b", " ", text) if own else text
    told = _SILENT.sub(" ", told) if position == "declines_to_comment" else told
    others = {name: side for name, side in sides.items() if name not in own}
    figures = frozenset(re.findall(r"\d+", text))
    return Statement(position, content(told, others), _DENIED.search(text) is not None, figures)


def say_the_same(one: Statement, other: Statement) -> bool:
    if one.position != other.position or one.denied != other.denied:
        return False
    if one.figures and other.figures and one.figures != other.figures:
        return False
    return len(one.words & other.words) >= _FEWEST and overlap(one.words, other.words) >= SAME


def leading_rows(rows: Sequence[Sequence[Statement]]) -> list[int]:
    """For each row of statements the first row that says one of them, or itself."""
    index = Index((one.words for row in rows for one in row), _NEAREST)
    # Wires repeat each other word for word, so what is known already is not compared again.
    known: dict[Statement, int] = {}
    numbered: list[Statement] = []
    leads = []
    for own, row in enumerate(rows):
        told = [one for one in dict.fromkeys(row) if len(one.words) >= _FEWEST]
        same = [known[one] for one in told if one in known]
        same += [
            known[numbered[n]]
            for one in told
            if one not in known
            for n in index.near(one.words)
            if say_the_same(one, numbered[n])
        ]
        leads.append(min(same, default=own))
        for one in told:
            if one not in known:
                index.add(one.words, len(numbered))
                numbered.append(one)
                known[one] = leads[-1]
    return leads
