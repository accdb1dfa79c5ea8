"""What a possible meeting is about, where the sentence says so: "talks on X", "met to discuss X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.lexicon import words
from summarizer.reading.meetings.contacts import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ABOUT = words("meetings.about")
_AWAY = words("meetings.away")
_ENDS = frozenset({"relcl", "appos", "acl"})
_WORDS = 8
_SIDES = words("meetings.topics_sides")


def topic_of(token: Token, doc: Doc) -> str:
    """A few words of the sentence, or empty."""
    return next((words for target in _targets(token) if (words := _phrase(target, doc))), "")


def _targets(token: Token) -> Iterator[Token]:
    """The nouns that may be the topic: behind "about" or "on", or what is discussed."""
    for verb in (t for t in (token, *token.children) if lemma_of(t) == "discuss"):
        yield from (c for c in verb.children if c.dep_ == "dobj")
    near = [token, *(c for c in token.children if token.pos_ == "VERB" and c.dep_ in {"prt", "advmod"})]
    near += [token.head] if token.pos_ != "VERB" and token.head.pos_ == "VERB" else []
    for prep in (c for word in near for c in word.children if c.dep_ == "prep" and c.i > word.i):
        if prep.lower_ in _ABOUT:
            yield from (t for t in prep.children if t.dep_ in {"pobj", "pcomp"})
        elif prep.lower_ in {"with", "between", "of"}:  # "talks with Y about X", where it hangs on Y
            inner = (c for t in prep.children for c in t.children if c.lower_ in {"about", "over"})
            yield from (t for c in inner for t in c.children if t.dep_ in {"pobj", "pcomp"})


def _phrase(target: Token, doc: Doc) -> str:
    """The noun phrase, cut before clauses, commas and what says when, where or with whom."""
    when = {"DATE", "TIME"}
    if target.ent_type_ in {*when, "PERSON"} or target.lemma_.lower() in _SIDES:
        return ""
    if target.pos_ in {"PRON", "NUM"}:
        return ""
    start, end = target.left_edge.i, target.i + 1
    for word in doc[end : min(target.right_edge.i + 1, start + _WORDS)]:
        meal = word.lower_ == "over" and any(t.lemma_.lower() in lexicon.MEALS for t in word.children)
        away = word.dep_ == "prep" and (word.lower_ in _AWAY or meal)
        if (
            away
            or word.dep_ in _ENDS
            or word.text in {",", ";", ":", "(", '"', "-"}
            or word.ent_type_ in when
        ):
            break
        end = word.i + 1
    while end > start and doc[end - 1].pos_ in {"ADP", "DET", "CCONJ", "PUNCT", "PART"}:
        end -= 1
    return doc[start:end].text.strip(' "')
