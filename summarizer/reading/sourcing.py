"""Through whom something is known: media and unnamed sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.cast import Member
from summarizer.reading.reference import Referent

if TYPE_CHECKING:
    from spacy.tokens import Token


def sources_of(n: int, token: Token, referent: Referent) -> list[Member]:
    """Media and unnamed sources the clause goes back to, nearest first.

    "Bloomberg, citing people familiar, reported that ...", "she told the daily", "according to officials".
    """
    found: list[Member] = []
    for above in [token, *token.ancestors]:
        if above.lemma_.lower() == "tell":
            told = (c for c in above.children if c.dep_ in {"dobj", "dative"})
            found += [m for t in told for m in referent.members(n, t) if m.kind == "media"]
        found += _according(n, above, referent)
        if above.lemma_.lower() not in lexicon.REPORTING:
            continue
        for subject in (c for c in above.children if c.dep_ == "nsubj"):
            found += [m for m in referent.members(n, subject) if is_source(m)]
        for child in above.subtree:
            if child.lemma_.lower() in {"cite", "quote"} and child.dep_ in {"advcl", "acl"}:
                for target in (t for t in child.children if t.dep_ == "dobj"):
                    found += referent.members(n, target)
    return list(dict.fromkeys(found))


def _according(n: int, verb: Token, referent: Referent) -> Iterator[Member]:
    """Whom the clause of the verb is according to."""
    for child in (c for c in verb.children if c.lower_ == "according"):
        for to in (c for c in child.children if c.lower_ == "to"):
            for target in (t for t in to.children if t.dep_ == "pobj"):
                yield from referent.members(n, target)


def is_source(member: Member) -> bool:
    """Whether what it says of others is news of them rather than a position of its own."""
    return member.kind in {"media", "group"}
