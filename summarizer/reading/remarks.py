"""What somebody says, or will not say, on whether something took place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading.cast import Member
from summarizer.reading.occasions import is_about_meeting, subject_of
from summarizer.reading.reference import Referent
from summarizer.summary import Says

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEITHER = re.compile(
    r"\bneither\b.{0,20}\bconfirm|\bconfirm\w*\b (?:n?or|and) den|\bn(?:either|ot)\b.{0,30}\bconfirm or deny",
    re.I,
)
_SILENT = re.compile(
    r"\b(?:declin|refus)\w*\b(?:.{0,40}?)\b(?:comment|say|discuss|confirm|answer|speak|be drawn|speculate)\b|"
    r"\b(?:would|did|could)(?: not|n't)\b (?:comment|say|discuss|be drawn|confirm)\b|\bno comment\b|"
    r"\bdid(?: not|n't) respond\b|\bnot (?:available|reachable) for comment\b",
    re.I,
)


def comments_in(n: int, doc: Doc, referent: Referent) -> Iterator[tuple[Member, Says]]:
    """Who says what on whether something took place, in the order of the words."""
    for verb in doc:
        lemma = verb.lemma_.lower()
        if verb.pos_ != "VERB" or verb.dep_ in {"amod", "compound"}:
            continue
        says = (
            silence_of(verb, doc)
            if lemma in {"say", "decline", "refuse", "comment", "respond", "confirm"}
            else None
        )
        if says is None and lemma == "deny":
            says = "denies"
        if says is None and lemma in {"confirm", "acknowledge"} and is_about_meeting(verb):
            says = "confirms"
        if says is not None:
            for holder in holders(n, verb, referent):
                yield holder, says


def silence_of(verb: Token, doc: Doc) -> Says | None:
    """Whether the clause says that its subject will not say."""
    text = doc[verb.left_edge.i : verb.right_edge.i + 1].text
    if _NEITHER.search(text):
        return "neither_confirms_nor_denies"
    return "declines_to_comment" if _SILENT.search(text) else None


def holders(n: int, verb: Token, referent: Referent) -> list[Member]:
    """Whose position the clause is: the subject of the verb."""
    found: list[Member] = []
    for token in subject_of(verb):
        found += [m for m in referent.members(n, token) if m not in found]
    return found
