"""The partners of several meetings that one word tells: "met X in Oslo on Monday and Y in Rome"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.meetings.circumstances import place_between
from summarizer.reading.meetings.contacts import with_phrases
from summarizer.reading.meetings.timing import date_between
from summarizer.reading.meetings.triggers import lemma_of
from summarizer.reading.names.cast import Member
from summarizer.reading.syntax.leanings import is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_APART = frozenset({"separate", "separately", "bilateral", "individually", "both"})
_JOINING = frozenset({"and", ",", "then", "later", "with", "also"})
_WHEN_OR_WHERE = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
_FARTHEST = 12  # tokens of title and office between "and" and a name


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody met on an occasion of their own, with the day and place told behind their name."""

    member: Member
    date: str
    place: str


def partners_apart(n: int, token: Token, referent: Referent) -> list[Partner]:
    """Each partner of the meetings told by `token`; empty where it tells of one meeting only.

    “Met X and Y separately", "held separate meetings with X and Y", "met X in Oslo and Y in Rome".
    """
    objects = {"dobj", "oprd"} if lemma_of(token) == "call" else {"dobj"}
    firsts = [c for c in token.children if c.dep_ in objects] if token.pos_ == "VERB" else []
    firsts += with_phrases(token)
    if lemma_of(token) in {"speak", "talk"}:
        firsts += [t for c in token.children if c.lower_ == "to" for t in c.children if t.dep_ == "pobj"]
    parts = {_name_of(t) for first in firsts for t in [first, *first.conjuncts]}
    named = sorted(parts | {at for first in firsts[:1] for at in _unjoined(n, first, referent)})
    people = [m for at in named if (m := referent.cast.at.get((n, at))) is not None]
    if len(named) < 2 or len(people) < len(named):
        return []
    doc = token.doc
    stop = next((t.i for t in doc[named[-1] :] if t.pos_ in {"VERB", "AUX"}), len(doc))
    apart = [
        Partner(m, date_between(at, end, doc), place_between(n, at, end, doc, referent))
        for m, at, end in zip(people, named, [*named[1:], stop], strict=True)
    ]
    around = {t.lower_ for t in [*token.children, *token.head.children]}
    # "Met both X and Y": to the parser a word of X, of Y or of neither.
    around |= {w.lower_ for t in firsts for w in doc[max(t.left_edge.i - 1, 0) : t.i]}
    rang = token.lemma_.lower() in {"call", "phone", "telephone", "ring"} and token.tag_ not in {"NN", "NNP"}
    own = sum(bool(p.date or p.place) for p in apart)
    return apart if rang or around & _APART or own == len(apart) else []


def once_more(n: int, token: Token, referent: Referent) -> tuple[str, str] | None:
    """Day and place of the second meeting in "met in Oslo in March and again in Lund in June".

    And in "met in Djibouti and in the Seychelles".
    """
    doc = token.doc
    for word in doc[token.i + 1 : -1]:
        if word.pos_ in {"VERB", "AUX"} and not is_infinitive(word):
            return None
        other = word.lower_ == "in" and word.dep_ == "conj" and word.head.lower_ == "in"
        other &= any(t.ent_type_ in {"GPE", "LOC"} for t in word.children)
        again = word.lower_ == "again" and word.nbor(-1).lower_ in {"and", "then"}
        again &= word.nbor(1).lower_ in {"on", "in", "at"} or word.nbor(1).ent_type_ == "DATE"
        if other or again:
            when = date_between(word.i, len(doc), doc)
            where = place_between(n, word.i, len(doc), doc, referent)
            return (when, where) if when or where else None
    return None


def _name_of(noun: Token) -> int:
    """Where the name stands in "the foreign minister, Nasser Bourita"; the noun itself if it is one."""
    names = (c.i for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN")
    titled = noun.pos_ == "NOUN" or noun.lemma_.lower() in lexicon.ROLE_NOUNS
    return next(names, noun.i) if titled else noun.i


def _unjoined(n: int, first: Token, referent: Referent) -> Iterator[int]:
    """Where further partners are named that the parser joins to the day or place before them.

    That of "in Oslo on Monday and Y in Rome" is what "and" stands behind, and Y is no subject.
    """
    doc = first.doc
    stop = next((t.i for t in doc[first.i + 1 :] if t.pos_ in {"VERB", "AUX"} or t.text == '"'), len(doc))
    for at in range(first.i + 1, stop):
        member = referent.cast.at.get((n, at))
        if member is None or member.kind not in {"person", "state", "organization"}:
            continue
        last = at + 1 == stop or referent.cast.at.get((n, at + 1)) is not member
        if last and _stands_behind_and(at, doc) and _goes_on(at, doc):
            yield at


def _stands_behind_and(at: int, doc: Doc) -> bool:
    """Whether the name that ends at `at` opens a new item behind a day or place."""
    for word in reversed(doc[max(at - _FARTHEST, 1) : at]):
        if word.lower_ in _JOINING:
            before = next((t for t in reversed(doc[: word.i]) if t.lower_ not in _JOINING), None)
            if before is not None and before.ent_type_ in _WHEN_OR_WHERE:
                return True
        elif word.pos_ not in {"PROPN", "NOUN", "ADJ", "DET", "PART", "PUNCT"} and word.lower_ != "of":
            return False
    return False


def _goes_on(at: int, doc: Doc) -> bool:
    """Whether a day or place follows the name."""
    behind = [t for t in doc[at + 1 : at + 3] if t.text != ","]
    return bool(behind) and (
        behind[0].lower_ in {"in", "on", "at"} or behind[0].ent_type_ in {"DATE", "TIME"}
    )
