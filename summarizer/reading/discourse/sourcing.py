"""Through whom something is known: media and unnamed sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.lexicon import words
from summarizer.reading.names.cast import Member
from summarizer.reading.names.mentions import is_according

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELAYING = words("discourse.relaying")
_CITING = frozenset({"cite", "quote"})
_CARRYING = words("discourse.carrying")
_WORDS_GIVEN = words("discourse.words_given")


def sources_of(n: int, token: Token, referent: Referent) -> list[Member]:
    """Media and unnamed sources the clause goes back to, nearest first.

    "Bloomberg, citing people familiar, reported that ...", "she told the daily", "according to officials".
    """
    found: list[Member] = []
    for above in [token, *token.ancestors]:
        found += _according(n, above, referent)
        found += [m for t in _carriers(above) for m in referent.members(n, t) if m.kind == "media"]
        if above.lemma_.lower() not in lexicon.REPORTING | _RELAYING or _is_parted(token, above):
            continue
        if above != token:
            subjects = (c for c in above.children if c.dep_ == "nsubj")
            found += [m for c in subjects for m in referent.members(n, c) if not m.is_spokesperson]
        citing = (c for c in above.subtree if c.lemma_.lower() in _CITING and c.dep_ in {"advcl", "acl"})
        cited = (t for c in citing for t in c.children if t.dep_ == "dobj")
        found += [m for t in cited for m in referent.members(n, t)]
    return list(dict.fromkeys(m for source in found for m in _with_medium(source, referent)))


def _with_medium(source: Member, referent: Referent) -> list[Member]:
    """The source, behind the media that cited it when it was first told of: "two of the people said"."""
    chain = [source]
    while (medium := referent.cited_by.get(id(chain[0]))) is not None and medium not in chain:
        chain.insert(0, medium)
    return chain


def _is_parted(token: Token, above: Token) -> bool:
    """Whether a semicolon stands between the words and the verb of whoever would tell them.

    So does a colon with no quotation behind it: "the owners have had enough: their agent is for a sale".
    """
    first, last = sorted((token.i, above.i))
    between = token.doc[first:last]
    return any(t.text == ";" or (t.text == ":" and not t.nbor().is_quote) for t in between)


def _according(n: int, verb: Token, referent: Referent) -> Iterator[Member]:
    """Whom the clause of the verb is according to; "a State Department cable" is the department's."""
    for target in (t for t in verb.subtree if is_according(t) and t.head.head.head == verb):
        owners = (c for c in target.children if c.dep_ in {"compound", "poss"})
        yield from referent.members(n, target) or [m for c in owners for m in referent.members(n, c)]


def _carriers(verb: Token) -> Iterator[Token]:
    """The medium in which it was said: "in remarks carried by X", "in an interview with X", "told X"."""
    if verb.lemma_.lower() == "tell":
        yield from (c for c in verb.children if c.dep_ in {"dobj", "dative", "advmod"})
    preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"in", "to"})
    for word in (t for prep in preps for c in prep.children if c.dep_ == "pobj" for t in c.subtree):
        carried = word.lemma_.lower() in _CARRYING and word.dep_ == "acl"
        by = "agent" if carried else "prep" if word.lemma_.lower() in _WORDS_GIVEN else ""
        yield from (t for c in word.children if c.dep_ == by for t in c.children if t.dep_ == "pobj")
