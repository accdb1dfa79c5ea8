"""Words of English news prose that lean one way by themselves, and which way. No name of any story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from summarizer.reading.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

Leaning = Literal["supports", "opposes"]
# Verbs, towards what follows them.
_SUPPORTING = words("syntax.supporting")
_OPPOSING = words("syntax.opposing")
# Those whose reproach or thanks is for something: "accused X of leaving", "thanked X for storing".
FOR_SOMETHING = words("syntax.for_something")
# Binding oneself, when a verb in the infinitive follows.
INTENDING = words("syntax.intending")
_SUGGESTING = words("syntax.suggesting")
# Leaning only where denied: "does not allow its soil to be used".
TOLERATING = words("syntax.tolerating")
# Asking by "for", or of somebody who is to do it.
_ASKING = words("syntax.asking")
_AGAINST = words("syntax.against")
# Verbs that lean by a small word beside them.
_WITH: Mapping[tuple[str, str], Leaning] = {
    **dict.fromkeys(((verb, "against") for verb in _AGAINST), "opposes"),
    **dict.fromkeys((("rule", "out"), ("hit", "back")), "opposes"),
    **dict.fromkeys(((verb, "for") for verb in _ASKING | {"vote"}), "supports"),
    **dict.fromkeys((("look", "forward"), ("put", "forward"), ("hold", "out")), "supports"),
    **dict.fromkeys((("recognize", "as"), ("recognise", "as"), ("rally", "behind")), "supports"),
    **dict.fromkeys((("stand", "by"), ("stand", "with"), ("stand", "behind")), "supports"),
    **dict.fromkeys((("side", "with"), ("stick", "by")), "supports"),
}
_READY = words("syntax.ready")
_RELUCTANT = words("syntax.reluctant")
# Showing an attitude that a noun names: "expressed support for", "raised concerns over", "has doubts about".
SHOWING = words("syntax.showing")
_SUPPORTING_NOUNS = words("syntax.supporting_nouns")
_OPPOSING_NOUNS = words("syntax.opposing_nouns")
# Saying what something is: "called the plan theft", "sees the talks as useful".
NAMING = words("syntax.naming")


def _sides(supporting: Iterable[str], opposing: Iterable[str]) -> Mapping[str, Leaning]:
    return {**dict.fromkeys(supporting, "supports"), **dict.fromkeys(opposing, "opposes")}


_VERBS = _sides(_SUPPORTING, _OPPOSING)
NOUNS = _sides(_SUPPORTING_NOUNS, _OPPOSING_NOUNS)
PREDICATES = _sides(_READY, _RELUCTANT)
"""Adjectives and nouns behind "is": "willing", "opposed", "an advocate"."""


def own_leaning(token: Token) -> Leaning | None:
    """Which way the word itself leans, before any "not"; None for mere speech."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"NOUN", "PROPN"}:
        return NOUNS.get(lemma)
    small = [c.lower_ for c in token.children if c.dep_ in {"prt", "prep", "advmod"}]
    for thing in (c for c in token.children if c.dep_ == "dobj" and lemma in SHOWING):
        if (shown := NOUNS.get(thing.lemma_.lower())) and not is_negated(thing):
            return shown
    with_word = next((_WITH[lemma, word] for word in small if (lemma, word) in _WITH), None)
    if leaning := with_word or _VERBS.get(lemma):
        return leaning
    asks = lemma in {"ask", "plead"} or (lemma in _ASKING and bool({"on", "upon"} & {*small}))
    near = [t for c in token.children for t in ([c] if c.dep_ == "ccomp" else [c, *c.children])]
    deeds = any(is_infinitive(t) for t in near)
    binds = lemma in INTENDING and any(c.dep_ == "ccomp" for c in token.rights)  # "promised that it would"
    leans = binds or (deeds and (asks or lemma in INTENDING))
    leans |= lemma in _SUGGESTING and any(c.dep_ == "dobj" for c in token.children)
    return "supports" if leans or (lemma in TOLERATING and is_negated(token)) else None


def is_negated(token: Token) -> bool:
    """Whether "not", "no longer", "never" or "no" stands with the word, or "neither" with its subject."""
    beside = [*token.children, *(t for c in token.children if c.dep_ == "nsubj" for t in c.children)]
    return any(
        t.lower_ == "neither" or (t.head == token and (t.dep_ == "neg" or t.lower_ in {"no", "never", "nor"}))
        for t in beside
    )


def is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
