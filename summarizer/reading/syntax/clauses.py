"""The words of what is said: the clause or quotation of a verb, and where it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from summarizer.reading.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OBJECTS = frozenset({"xcomp", "dobj", "prep", "dative", "advcl", "prt", "oprd"})
_PRESS = words("syntax.press")
_QUOTE = re.compile(r"\"([^\"]{2,400})\"|(?<!\w)'((?:[^']|(?<=\w)'(?=\w)){2,400})'(?!\w)")
_CONTRAST = words("syntax.contrast")
_SAYING = words("syntax.saying")
_VIEWS = words("syntax.views")


class Clause(NamedTuple):
    """The text of tokens `start` to `end` (exclusive) of a sentence."""

    start: int
    end: int
    text: str


def said_by(verb: Token) -> Token | None:
    """The head of the clause that a verb of speech or wish governs."""
    for child in sorted(verb.children, key=lambda c: (c.dep_ != "ccomp", c.i)):
        marks = (c for c in child.children if c.dep_ == "mark" and c.lower_ == "that")
        if (
            child.dep_ == "parataxis"
            or (child.dep_ == "ccomp" and not _is_coordinate(child, verb))
            or (child.dep_ in {"advcl", "xcomp", "acl"} and next(marks, None) is not None)
        ):
            return child
        if child.dep_ == "dobj" and child.lemma_.lower() in _VIEWS:  # "reiterated his position that ..."
            return next((c for c in child.children if c.dep_ in {"acl", "ccomp"}), None)
    # Quotations are often parsed the other way round: the speech hangs on what is said.
    if verb.dep_ not in {"parataxis", "ccomp"} or verb.head.pos_ not in {"VERB", "AUX"}:
        return None
    inserted = verb.dep_ == "parataxis" and verb.lemma_.lower() in _SAYING
    quoted = verb.i > verb.head.i and '"' in {t.text for t in verb.doc[verb.head.left_edge.i : verb.i]}
    return verb.head if inserted or quoted else None


def _is_coordinate(clause: Token, verb: Token) -> bool:
    """A clause set beside the verb that the parser hangs on it as if it were what is said."""
    if clause.i < verb.i:
        return any(t.text in {";", ":"} for t in verb.doc[clause.i : verb.i])
    return any(t.lower_ in {"and", "but"} for t in verb.doc[verb.i + 1 : clause.left_edge.i + 1])


def claim_of(verb: Token, doc: Doc) -> Clause | None:
    """What is said or held: the clause or the objects of the verb; None without one."""
    said = said_by(verb)
    if said is not None and said == verb.head:  # the clause that grammar wraps around its verb
        start, end = said.left_edge.i, verb.left_edge.i
        if verb.i < said.i:  # "a date, he told the daily, would be"
            parted = doc[start:end], doc[verb.right_edge.i + 1 : end_of(said)]
            text = " ".join(part.text.strip(" ,") for part in parted)
            return Clause(start, end_of(said), tidied(text))
        return _clause(start, end, doc) if end - start > 1 else None
    if said is not None:
        start, end = _start(said, doc), end_of(said)
    else:
        parts = [c for c in verb.children if c.dep_ in _OBJECTS and c.lemma_.lower() not in _PRESS]
        parts = [c for c in parts if not _is_contrast(c)]
        parts = [c for c in parts if c.i > verb.i] or parts  # not the "In Rome," that the sentence opens with
        if not parts:
            return None
        start, end = min(p.left_edge.i for p in parts), max(p.right_edge.i for p in parts) + 1
    if start < verb.i < end:  # keep the longer side
        start, end = (start, verb.left_edge.i) if verb.i - start > end - verb.i else (verb.i + 1, end)
    return _clause(start, end, doc) if end > start else None


def _start(clause: Token, doc: Doc) -> int:
    """Where what is said begins, behind the day it was said on."""
    start = clause.left_edge.i
    while start < clause.i and (doc[start].ent_type_ in {"DATE", "TIME"} or doc[start].is_punct):
        if doc[start].text == '"':
            break
        start += 1
    return start


def _is_contrast(verb: Token) -> bool:
    """“..., while France rejects it”: the author sets it beside what the sentence says first."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _CONTRAST for c in verb.children)


def end_of(verb: Token) -> int:
    """Where what the verb says ends, before another clause is set beside it."""
    ends = [
        c.left_edge.i
        for c in verb.children
        if c.i > verb.i and (c.dep_ in {"cc", "conj", "parataxis"} or _is_contrast(c))
    ]
    return max(min(ends, default=verb.right_edge.i + 1), verb.i + 1)


def _clause(start: int, end: int, doc: Doc) -> Clause:
    """The words of tokens `start` to `end`; the whole quotation where they are a part of one."""
    marks = [t.i for t in doc if t.text == '"']
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        if opening <= start <= closing and (end <= closing + 2 or opening == start):
            return Clause(start, end, tidied(doc[opening + 1 : closing].text))
    return Clause(start, end, tidied(doc[start:end].text))


def tidied(clause: str) -> str:
    return re.sub(r"^(?:that|if)\s+", "", clause.strip(' ,."'))


def quote_in(doc: Doc, claim: str) -> str:
    """The longest passage in quotation marks whose longer words are mostly in the claim, or empty."""
    held = set(re.findall(r"\w+", claim.lower()))
    found = [(m[1] or m[2]).strip(" ,.") for m in _QUOTE.finditer(doc.text)]
    words = {quote: set(re.findall(r"\w{4,}", quote.lower())) for quote in found}
    return max((q for q in found if 2 * len(words[q] & held) > len(words[q])), key=len, default="")


def is_quoted(token: Token, doc: Doc) -> bool:
    """Whether the token stands inside quotation marks."""
    return sum(t.text == '"' for t in doc[: token.i]) % 2 == 1


def goes_on(doc: Doc) -> bool:
    """Whether the sentence is nothing but a quotation, whose speaker another sentence names."""
    text = doc.text.strip()
    if text.startswith('" '):
        return False  # the end of the quotation before it
    return text.startswith('"') and (text.count('"') == 1 or text.find('"', 1) >= len(text) - 2)
