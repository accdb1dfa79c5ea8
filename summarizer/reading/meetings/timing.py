"""The date words of a possible meeting: which words of a sentence are a date, and which belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d{2}"
_TO = r"\s*(?:-|\b(?:and|to|until|through)\b)\s*"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|a few|some)"
_HOURS = r"(?:night|morning|evening|afternoon)"
_DATE = re.compile(
    rf"(?:\bthe {_HOURS} of |\b(?:early|late|mid)[- ](?:on )?)?(?:\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|(?:\b{_WEEKDAY},? )?\b(?:{_DAY}(?:(?: {_MONTH})?{_TO}{_DAY})?(?: of)? {_MONTH}"
    rf"|{_MONTH} {_DAY}(?:{_TO}(?:{_MONTH} )?{_DAY})?\b)(?:,? {_YEAR}| last year| this year)?"
    rf"|(?:\b[Bb]etween )?\b{_MONTH},? {_YEAR}{_TO}{_MONTH},? {_YEAR}"
    rf"|(?:\b(?:last|next|this) )?\b{_MONTH}(?:,? (?:{_YEAR}|(?:last|this|next) year))?"
    rf"|(?:\b(?:later on|later|last|next|this) )?\b{_WEEKDAY}(?:{_TO}{_WEEKDAY})?"
    rf"(?: {_HOURS})?(?:(?: of)? (?:last|next|this) week)?"
    r"|\b(?:(?:earlier|later) )?(?:last|next|this|the (?:previous|following|same|next)) "
    rf"(?:week|weekend|month|year|spring|summer|autumn|fall|winter|day|{_HOURS})\b"
    rf"|\b{_COUNT} (?:day|week|month|year)s? (?:ago|earlier|later|before)\b"
    rf"|\bin (?:about |around )?{_COUNT} (?:days|weeks|months)\b"
    r"|\bthe day (?:before|after)\b|\bon the eve of (?:the |a |their )?[\w-]+"
    rf"|\b(?:yesterday|today|tonight|tomorrow)\b|\b{_YEAR}\b(?!-))"
)
_NOT_ALONE = re.compile(r"(?:May|March|Mar|Sep|Dec|Jan)\.?")
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|last|next|since|early|late|by|until|this|mid|during|and|from|for)[ -]$", re.I
)
_BOUND = re.compile(
    r"\b(?:first(?: \w+)?|time|once)\s+$|\b(?:second|third|fourth|fifth) [\w-]+\s+$|"
    r"\b(?:since|until|till|by|before|as of|from before)\s+(?:the |last |this )?$",
    re.I,
)

_FARTHEST = 4  # verbs


def dates_in(doc: Doc) -> list[Span]:
    """The expressions that date something, in order; bounds such as "since March" are none."""
    found: list[Span] = []
    for match in _DATE.finditer(doc.text):
        before = doc.text[max(0, match.start() - 30) : match.start()]
        alone = _NOT_ALONE.fullmatch(match[0])
        if _BOUND.search(before) or (alone and not _BEFORE_MONTH.search(before)):
            continue
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None:
            found.append(span)
    return found


def date_of(token: Token, doc: Doc) -> str:
    """The date words nearest to the trigger among those that hang on it or on its clause, or empty."""
    ranks = {s: rank for s in dates_in(doc) if (rank := _rank(s, token)) is not None}
    own = [s for s in ranks if ranks[s] == min(ranks.values())]
    if not own:
        return ""
    best = min(own, key=lambda s: abs(s.start - token.i))
    found = _DATE.search(best.text)
    return (found[0] if found else best.text).strip(" ,")


def _rank(span: Span, token: Token) -> int | None:
    """How many clauses away from the trigger the date hangs, 0 for its own; None where it hangs elsewhere."""
    root = span.root
    verb = verb_of(root)
    if verb.dep_ == "advcl" and any(c.lower_ == "to" and c.i > root.i for c in verb.children):
        root = verb.head  # "rang her on Tuesday to thank her", where the day hangs on the thanks
    if root == token or root in list(token.subtree):
        path = [root, *root.ancestors]
        path = path[: path.index(token)]  # a clause of its own may lie between
        parted = token.pos_ == "VERB" and any(t.dep_ in {"relcl", "advcl", "ccomp"} for t in path)
        return None if parted else 0
    verb = verb_of(root)
    return next((at for at, t in enumerate(_clause_verbs(token)) if t == verb), None)


def _clause_verbs(token: Token) -> Iterator[Token]:
    """The verbs whose time is that of the trigger: its own clause's, and those of going there."""
    verb = verb_of(token)
    for _ in range(_FARTHEST):
        yield verb
        moves = verb.dep_ == "advcl" and any(c.lower_ == "to" for c in verb.children)
        shares = verb.dep_ == "conj" and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
        when = any(c.lower_ in {"when", "where"} for c in verb.children)
        if not (moves or shares or when or verb.dep_ in {"xcomp", "pcomp"}):
            return
        verb = verb_of(verb.head)


def verb_of(token: Token) -> Token:
    """The nearest verb above, the token itself included, else the root of the sentence.

    Tokens compare by `!=`: the parser makes a new object of the same token at each access.
    """
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token
