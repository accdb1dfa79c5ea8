"""The words of what is said: the clause or quotation of a verb, and where it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.reading.syntax.targets import said_by

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OBJECTS = frozenset({"xcomp", "dobj", "prep", "dative", "advcl", "prt", "oprd"})
_PRESS = frozenset(["reporter", "journalist", "newspaper"])
_QUOTE = re.compile(r"\"([^\"]{2,400})\"|(?<!\w)'((?:[^']|(?<=\w)'(?=\w)){2,400})'(?!\w)")
_CONTRAST = frozenset({"while", "whereas", "although", "though"})
FEWEST_WORDS = 3


def claim_of(verb: Token, doc: Doc) -> tuple[int, int, str] | None:
    """Tokens (end exclusive) and text of what is held: the clause or object of the verb; None without one."""
    clause = said_by(verb)
    if clause is not None and clause == verb.head:  # the clause that grammar wraps around its verb
        if verb.i < clause.i:  # "a date, he told the daily, would be"
            parted = doc[clause.left_edge.i : verb.left_edge.i], doc[verb.right_edge.i + 1 : end_of(clause)]
            return (
                clause.left_edge.i,
                end_of(clause),
                tidied(" ".join(part.text.strip(" ,") for part in parted)),
            )
        start, end = clause.left_edge.i, verb.left_edge.i
        return (start, end, _spoken(start, end, doc)) if end - start > 1 else None
    if clause is not None:
        start, end = (
            _start(clause, doc),
            end_of(clause),
        )
    else:
        parts = [c for c in verb.children if c.dep_ in _OBJECTS and c.lemma_.lower() not in _PRESS]
        parts = [c for c in parts if not is_contrast(c)]
        parts += [c for c in verb.children if c.lower_ == "along"]  # "would not go along with it"
        parts = [c for c in parts if c.i > verb.i] or parts  # not the "In Rome," that the sentence opens with
        if not parts:
            return None
        start, end = min(p.left_edge.i for p in parts), max(p.right_edge.i for p in parts) + 1
    if start < verb.i < end:  # keep the longer side
        start, end = (start, verb.left_edge.i) if verb.i - start > end - verb.i else (verb.i + 1, end)
    return (start, end, _spoken(start, end, doc)) if end > start else None


def _start(clause: Token, doc: Doc) -> int:
    """Where what is said begins, behind the day it was said on and a clause that only leads up to it."""
    start = clause.left_edge.i
    for child in clause.lefts:
        if child.dep_ == "advcl" and child.right_edge.i + 1 < clause.i and is_contrast(child):
            start = child.right_edge.i + 1
    while start < clause.i and (doc[start].ent_type_ in {"DATE", "TIME"} or doc[start].is_punct):
        if doc[start].text == '"':
            break
        start += 1
    return start


def is_contrast(verb: Token) -> bool:
    """“..., while France rejects it”: the author sets it beside what the sentence says first."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _CONTRAST for c in verb.children)


def end_of(verb: Token) -> int:
    """Where what the verb says ends, before another clause is set beside it."""
    ends = [
        c.left_edge.i
        for c in verb.children
        if c.i > verb.i and (c.dep_ in {"cc", "conj", "parataxis"} or is_contrast(c))
    ]
    return max(min(ends, default=verb.right_edge.i + 1), verb.i + 1)


def _spoken(start: int, end: int, doc: Doc) -> str:
    """The words of tokens `start` to `end`; the whole quotation where they are a part of one."""
    marks = [t.i for t in doc if t.text == '"']
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        if opening <= start <= closing and (end <= closing + 2 or opening == start):
            return tidied(doc[opening + 1 : closing].text)
    return tidied(doc[start:end].text)


def tidied(clause: str) -> str:
    return re.sub(r"^(?:that|if)\s+", "", clause.strip(' ,."'))


def quote_in(doc: Doc, claim: str) -> str:
    """The longest passage in quotation marks that the claim shares words with, or empty."""
    held = set(re.findall(r"\w+", claim.lower()))
    found = [(m[1] or m[2]).strip(" ,.") for m in _QUOTE.finditer(doc.text)]
    sharing = (q for q in found if _is_held(q, held))
    return max(sharing, key=len, default="")


def _is_held(quote: str, held: set[str]) -> bool:
    """Whether the longer words of the quote are mostly among `held`."""
    words = set(re.findall(r"\w{4,}", quote.lower()))
    return 2 * len(words & held) > len(words)


def is_quoted(token: Token, doc: Doc) -> bool:
    """Whether the token stands inside quotation marks."""
    return sum(t.text == '"' for t in doc[: token.i]) % 2 == 1


def goes_on(doc: Doc) -> bool:
    """Whether the sentence is nothing but a quotation, whose speaker another sentence names."""
    text = doc.text.strip()
    if text.startswith('" '):
        return False  # the end of the quotation before it
    return text.startswith('"') and (text.count('"') == 1 or text.find('"', 1) >= len(text) - 2)
