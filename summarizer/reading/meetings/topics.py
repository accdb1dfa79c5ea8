"""What a possible meeting is about, where the sentence says so: "talks on X", "met to discuss X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.meetings.contacts import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ABOUT = frozenset({"about", "on", "over", "regarding", "concerning"})
_CALENDAR = frozenset({"DATE", "TIME"})
_WORDS = 8
_SIDES = frozenset(["sideline", "sidelines", "margin", "margins", "phone", "telephone", "eve", "condition"])


def topic_of(token: Token, doc: Doc) -> str:
    """A few words of the sentence, or empty."""
    for target in _targets(token):
        if words := _phrase(target, doc):
            return words
    return ""


def _targets(token: Token) -> Iterator[Token]:
    near = [token]
    if token.pos_ == "VERB":
        near += [c for c in token.children if c.dep_ in {"prt", "advmod"} and not c.is_punct]
    elif token.head.pos_ == "VERB" and token.dep_ in {"dobj", "nsubjpass", "nsubj"}:
        near += [token.head]
    for verb in (t for t in (token, *token.children) if lemma_of(t) == "discuss"):
        yield from (c for c in verb.children if c.dep_ == "dobj")
    for word in near:
        for prep in (c for c in word.children if c.dep_ == "prep" and c.i > word.i):
            if prep.lower_ in _ABOUT:
                yield from (t for t in prep.children if t.dep_ in {"pobj", "pcomp"})
            # "round of negotiations over X", "talks with Y about X" where "about" hangs on Y
            for inner in (t for t in prep.children if t.dep_ == "pobj"):
                if inner.lemma_.lower() in lexicon.MEETING_NOUNS or prep.lower_ in {"with", "between"}:
                    yield from (
                        t
                        for c in inner.children
                        if c.dep_ == "prep" and c.lower_ in {"about", "over"}
                        for t in c.children
                        if t.dep_ in {"pobj", "pcomp"}
                    )


def _phrase(target: Token, doc: Doc) -> str:
    """The noun phrase, cut before clauses, commas and what says when, where or with whom."""
    if target.ent_type_ in _CALENDAR or target.lemma_.lower() in _SIDES | {"sidelines"}:
        return ""
    if target.pos_ in {"PRON", "NUM"} or target.ent_type_ == "PERSON":
        return ""
    start, end = target.left_edge.i, target.i + 1
    for word in doc[end : target.right_edge.i + 1]:
        stops = word.dep_ in {"relcl", "appos", "acl"} or word.text in {",", ";", ":", "(", '"', "-"}
        away = word.dep_ == "prep" and word.lower_ in {"with", "on", "at", "after", "before", "between"}
        away |= word.lower_ == "over" and any(t.lemma_.lower() in lexicon.MEALS for t in word.children)
        if stops or away or word.ent_type_ in _CALENDAR or end - start >= _WORDS:
            break
        end = word.i + 1
    while end > start and (doc[end - 1].pos_ in {"ADP", "DET", "CCONJ", "PUNCT", "PART"}):
        end -= 1
    return doc[start:end].text.strip(' "')
