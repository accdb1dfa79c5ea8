"""What kind of actor a member of the cast is, as far as words tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.lexicon import words
from summarizer.reading.names.functions import names_person
from summarizer.reading.names.mentions import Mention
from summarizer.states import state_named, state_of_capital, state_of_seat
from summarizer.summary import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Bodies whose name holds no word that says so.
_BODIES = words("names.bodies")
_OF_NEWS = words("names.of_news")
_CONTINENTS = words("names.continents")


def guess_kind(
    name: str, mentions: Sequence[Mention], docs: Mapping[int, Doc]
) -> tuple[ActorKind | None, bool]:
    """What the member is as far as words tell (None: nothing that acts), and whether that is in doubt."""
    name = fold(name).removeprefix("the ")
    if state_named(name) or (
        state_of_capital(name) and any(_stands_for_state(m, docs[m.n]) for m in mentions)
    ):
        return "state", False
    if state_of_capital(name) or name in _CONTINENTS:
        return None, False
    if state_of_seat(name) or name in _BODIES:
        return "organization", False
    titled = any(m.title for m in mentions)
    called = any(_called_media(m, docs[m.n]) for m in mentions)
    if called or name in lexicon.MEDIA or (_is_media_name(name) and not titled):
        return "media", False
    if set(re.findall(r"[^\W\d_]+", name)) & lexicon.ORGANIZATION_WORDS:
        return "organization", False
    if titled or any(names_person(m, docs[m.n]) for m in mentions):
        return "person", False
    return _by_votes(name, mentions, docs)


def _is_media_name(name: str) -> bool:
    """“The Lund Courier", "Radio Lund", "Lund FM": names that only media have."""
    words = name.split()
    numbered = words[0] in {"channel", "canal", "kanal", "canale"} and words[-1].isdigit()
    return len(words) > 1 and (words[-1] in lexicon.MEDIA_WORDS or words[0] == "radio" or numbered)


def _by_votes(
    name: str, mentions: Sequence[Mention], docs: Mapping[int, Doc]
) -> tuple[ActorKind | None, bool]:
    """By the entity types that the parser gives the mentions, full names counting double."""
    votes: Counter[str] = Counter()
    for mention in mentions:
        votes[mention.label] += 2 if " " in mention.text else 1
    top = votes.most_common(1)[0][0] if votes else ""
    acting = any(m.acts for m in mentions)
    if top == "PERSON" and not any(_is_thing(m, docs[m.n]) for m in mentions):
        known = any(" " not in m.text or m.speaks for m in mentions)
        return "person", not (" " in name and known)
    if top in {"GPE", "LOC", "FAC"}:
        return ("state", True) if acting else (None, len(mentions) > 1)
    return ("organization" if acting or top in {"PERSON", "ORG", "NORP"} else None), True


def _is_thing(mention: Mention, doc: Doc) -> bool:
    """Whether the words around rule out a person: "the Steyne Telegraaf wrote", "Castellan, which runs"."""
    free = doc[mention.start : mention.end].root.dep_ not in {"compound", "nmod", "amod", "poss"}
    free = free and not (mention.end < len(doc) and doc[mention.end].pos_ == "NOUN")
    the = mention.start > 0 and doc[mention.start - 1].lower_ == "the" and not mention.title
    behind = [t.lower_ for t in doc[mention.end : mention.end + 2]]
    return free and (the or behind[-1:] == ["which"])


def _stands_for_state(mention: Mention, doc: Doc) -> bool:
    """Whether a capital is used for its government: it acts, or one talks and deals with it."""
    root = doc[mention.start : mention.end].root
    if mention.acts or root.dep_ == "poss":
        return True
    first = root.head if root.dep_ == "conj" else root
    with_it = first.dep_ == "pobj" and first.head.lower_ in {"between", "with"}
    against = root.dep_ == "pobj" and root.head.lower_ in {"against", "towards", "toward"}
    placed = root.head.lemma_.lower() in {"visit", "leave", "reach", "enter"}
    return with_it or against or (root.dep_ == "dobj" and not placed)


def _called_media(mention: Mention, doc: Doc) -> bool:
    """Whether a word beside the name calls it a medium: "the daily Kystposten", "BéléRadio network"."""
    root = doc[mention.start : mention.end].root
    beside = [doc[mention.start - 1]] if mention.start else []
    beside += [c for c in root.children if c.dep_ in {"appos", "compound", "amod", "nmod"}]
    place = mention.label in {"GPE", "LOC"}  # "a Lund newspaper" is in Lund
    beside += [root.head] if root.dep_ == "appos" or (root.dep_ in {"compound", "nmod"} and not place) else []
    return any(t.lemma_.lower() in lexicon.MEDIA_NOUNS and not _is_service(t) for t in beside)


def _is_service(noun: Token) -> bool:
    """Whether an "agency" or "network" is none of news: "the Mossad spy agency"."""
    before = {c.lower_ for c in noun.lefts if c.dep_ in lexicon.MODIFIERS and c.text.islower()}
    return noun.lemma_.lower() in {"agency", "network", "channel", "station"} and bool(before - _OF_NEWS)
