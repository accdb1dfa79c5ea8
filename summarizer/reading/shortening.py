"""Sentences of the article cut to what they say first: words are left out, none is added, changed or moved.

Deletion keeps a short sentence true, which rewriting by a small model did not (DESIGN.md). It prunes the
dependency tree as Filippova and Strube do ("Dependency Tree Based Sentence Compression", INLG 2008), by
rule: asides, relative clauses behind a comma, subordinate and coordinate clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.lexicon import words
from summarizer.reading.syntax.clauses import is_quoted
from summarizer.reading.syntax.frames import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WORDS = 28
"""Words to which a sentence of the summary is cut, if enough of it may go."""
_OPENERS = words("general.openers")
_TELLING = lexicon.SPEECH | lexicon.REPORTING | {"tell", "accord"}
_SUBORDINATE = words("general.subordinate")
_DENYING = words("general.denying")


def shortened(doc: Doc, text: str, words: int = WORDS) -> str:
    """`text`, of which `doc` is the parse, in at most `words` words where enough of them are mere additions.

    Who says so is never left out, nor anything inside quotation marks.
    """
    leans = len(doc) > 1 and doc[0].lower_ in _OPENERS and doc[0].dep_ in {"cc", "advmod"}
    gone = {0} if leans else set()  # "But" and "Meanwhile," lean on a sentence before
    for span in _additions(doc):
        if len(_kept(doc, text, gone).split()) <= words:
            break
        gone |= span
    return _kept(doc, text, gone)


def _additions(doc: Doc) -> Iterator[set[int]]:
    """What may go, as sets of token numbers, the least missed first and the last of each kind first."""
    kinds = [(kind, -t.i) for t in doc if (kind := _kind(t)) is not None]
    for _, at in sorted(kinds):
        span = _with_commas(doc[-at])
        if _may_go(span, doc):
            yield span


def _kind(token: Token) -> int | None:
    """How much an addition is missed, counted from 0; None for what is none.

    In brackets, "..., who left", "..., as both brace for the vote", "..., and its head dined with her",
    "... after he had called on them to wait".
    """
    doc, first = token.doc, token.left_edge.i
    apart = first > 0 and any(t.text in {",", ";"} or _is_dash(t) for t in doc[max(0, first - 2) : first + 1])
    marked = any(c.dep_ in {"mark", "advmod"} and c.lower_ in _SUBORDINATE for c in token.children)
    match token.dep_:
        case "appos" | "parataxis" | "dep" if first and doc[first - 1].text == "(":
            return 0
        case "relcl" if apart:
            return 1
        case "advcl" if apart and (marked or token.tag_ == "VBG"):
            return 2
        case "conj" if (
            apart and token.head.dep_ == "ROOT" and any(c.dep_ in SUBJECTS for c in token.children)
        ):
            return 3
        case "advcl" if marked and token.i > token.head.i:
            return 4
    return None


def _is_dash(token: Token) -> bool:
    """“The minister - who left - said", not "co-ordinates"."""
    return token.text == "-" and token.i > 0 and bool(token.doc[token.i - 1].whitespace_)


def _with_commas(token: Token) -> set[int]:
    """The phrase with the commas or brackets around it and the "and" before it."""
    doc, first, last = token.doc, token.left_edge.i, token.right_edge.i
    while last > first and doc[last].is_punct:
        last -= 1  # the full stop is the sentence's
    while first and (doc[first - 1].text in {",", ";", "("} or _is_dash(doc[first - 1])):
        first -= 1
    if first and doc[first - 1].dep_ == "cc":
        first -= 1 + (first > 1 and doc[first - 2].text == ",")
    after = doc[last + 1] if last + 1 < len(doc) else None
    return set(range(first, last + 1 + (after is not None and after.text in {",", ")"})))


def _may_go(span: set[int], doc: Doc) -> bool:
    """Whether neither the main verb, nor who says so or denies it, nor a part of a quotation goes with it."""
    words = [doc[i] for i in span]
    saying = [t for t in words if t.pos_ in {"VERB", "ADP"} and t.lemma_.lower() in _TELLING | _DENYING]
    kept = bool(saying) or any(t.dep_ in {"ROOT", "neg"} for t in words)
    quoted = any(t.text == '"' or is_quoted(t, doc) for t in words)
    end = max(span) + 1
    joined = end < len(doc) and doc[end].text == "-" and not _is_dash(doc[end])
    return not (kept or quoted or joined)


def _kept(doc: Doc, text: str, gone: set[int]) -> str:
    """The text without the tokens `gone`, its spaces and first letter set right."""
    parts = [
        " " * (t.i - 1 in gone) + text[t.idx : t.idx + len(t.text_with_ws)] for t in doc if t.i not in gone
    ]
    line = re.sub(r"\s+([,.;:!?])", r"\1", " ".join("".join(parts).split()))
    return line[:1].upper() + line[1:]
