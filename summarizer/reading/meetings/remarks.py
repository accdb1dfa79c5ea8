"""What somebody says, or will not say, on whether something took place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading.discourse.reference import Referent
from summarizer.reading.lexicon import words
from summarizer.reading.names.cast import Member
from summarizer.reading.syntax.frames import frame_of
from summarizer.reading.syntax.leanings import is_negated
from summarizer.summary import Says

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEITHER = re.compile(
    r"\bconfirm\w*\b (?:n?or|and) den|\b(?:neither|not|declin\w*|refus\w*)\b.{0,30}\bconfirm or deny|"
    r"\b(?:no (?:knowledge|information)|not aware)\b (?:of|on|about) .{0,20}"
    r"\b(?:meetings?|talks|calls?|visit|contacts?)\b",
    re.I,
)
_NOT_SAID_WHERE = re.compile(r"\b(?:did|does|do)(?: not|n't) say (?:where|when|how|what|which|who)\b", re.I)
_SILENT = re.compile(
    r"\b(?:declin|refus)\w*\b(?:.{0,40}?)\b(?:comment|say|discuss|confirm|answer|speak|be drawn|speculate|"
    r"elaborate|go into|(?:give|provide|offer) (?:any |further |more )?details?)\b|"
    r"\b(?:would|did|could|does|do)(?: not|n't)\b (?:\w+ly |want to )?"
    r"(?:comment|say|discuss|be drawn|confirm|respond|reply|answer|return|be reached|speculate|elaborate|"
    r"go into|identify|name)\b|"
    r"\bno (?:immediate |further )?comment\b|\b(?:not|un)\s?(?:available|reachable) for comment\b|"
    r"\bneither (?:\w+ ){1,6}(?:would|will|wanted to) (?:comment|say)\b|"
    r"\bnever (?:comment|discuss)\w*\b|\b(?:stay|kept|keep|remain)\w* silent\b|\bwould say only\b",
    re.I,
)
_UNREACHED = re.compile(
    r"(?: not|n't)\b (?:\w+ly )?(?:respond|reply|answer|return|be reached)\b|"
    r"\b(?:not|un)\s?(?:available|reachable)\b",
    re.I,
)
_UPON = re.compile(
    r"\b(?:comment|speculate|discuss|drawn|say|confirm|elaborate)\b"
    r"(?: (?:further|publicly|immediately))?(?: (?:on|about|upon|into))?\b(?P<what>[^,;]*)",
    re.I,
)
_OCCASION = re.compile(
    r"\b(?:meet\w*|met|talks?|calls?|conversations?|encounters?|discussions?|negotiat\w+|summit|session|"
    r"dinners?|lunch\w*|visit\w*|travels?|trips?|contacts?|spoke\w*|taken? place|took place|happen\w*|"
    r"exchange|(?:been|was|were) there)\b",
    re.I,
)
_ACCOUNT = re.compile(
    r"\b(?:reports?|reporting|accounts?|claims?|story|stories|articles?|allegations?|suggestions?|rumou?rs?|"
    r"it|this|that|matter|anything|either way)\b",
    re.I,
)
_REPORT = re.compile(r"\b(?:reports?|accounts?|claims?|story|allegations?|rumou?rs?|posts?)\b", re.I)
_FALSE = re.compile(
    r"\b(?:false|fakes?|fabricat\w+|untrue|nonsense|invent\w+|fiction\w*|baseless|unfounded|lies?|wrong|"
    r"inaccurate|groundless|not true|made up|speculation|hoax)\b",
    re.I,
)
_NEVER_MET = re.compile(
    r"\bno (?:such )?(?:\w+ )?(?:meeting|talks?|call|conversation|contacts?|encounter|negotiations?|visit|"
    r"dinner|lunch|trip|session)\b|"
    r"\bno (?:\w+ ){1,3}(?:met|visited|spoke|talked|attended)\b|"
    r"\b(?:met|received|seen|(?:spoke|spoken|talked) (?:to|with)) no(?:body|ne| one)\b|"
    r"\b(?:never|(?:did|had|have|has)(?: not|n't)) (?:\w+ )?"
    r"(?:met|meet|spoke\w*|speak|talked|called|visited|happened|took place|taken place)\b",
    re.I,
)
_AHEAD = re.compile(r"\b(?:plan(?:s|ned)?|scheduled|agenda|will|would)\b", re.I)
# One occasion rather than some: "the talks", "met", "a call with"; not "discussions were under way".
_ONE_OCCASION = re.compile(
    r"\b(?:the|that|this|such|their|his|her|its|a|an|it|met|meets|meeting|spoke|spoken|talked|visited|"
    r"took place|taken place|happened)\b",
    re.I,
)
_SILENCE_VERBS = words("meetings.silence_verbs")
_SAYING = words("meetings.saying")
_CONFIRMING = words("meetings.confirming")
_REJECTING = words("meetings.rejecting")
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "acomp", "aux", "prt", "pcomp", "xcomp"})


def comments_in(n: int, doc: Doc, referent: Referent) -> Iterator[tuple[Member, Says]]:
    """Who says what on whether something took place, in the order of the words."""
    for verb in doc:
        if verb.pos_ in {"VERB", "AUX"} and verb.dep_ not in {"amod", "compound"}:
            says = says_of(verb, doc)
            if says is not None:
                speakers = (m.principal for t in frame_of(verb).subjects for m in referent.members(n, t))
                yield from ((m, says) for m in dict.fromkeys(speakers))


def says_of(verb: Token, doc: Doc) -> Says | None:
    """What the clause says on whether something took place; None where it is about something else."""
    silence = silence_of(verb, doc) if verb.lemma_.lower() in _SILENCE_VERBS else None
    if silence is not None:
        if is_unreached(verb, doc):
            return None
        return silence if silence.startswith("neither") or _is_open(verb, doc) else None
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    return "denies" if _denies(verb, doc) else "confirms" if _confirms(verb, doc) else None


def silence_of(verb: Token, doc: Doc) -> Says | None:
    """Whether the clause says that its subject will not say."""
    end = verb.right_edge.i + 1
    if verb.lemma_.lower() in {"confirm", "acknowledge"} and not is_negated(verb):
        # "Confirmed that they met but would not say why", where the parser hangs the rest on "met".
        end = min([end, *(t.i for t in doc[verb.i : end] if t.lower_ == "but")])
    return refuses(doc[verb.left_edge.i : end].text)


def refuses(words: str) -> Says | None:
    """What is said by not saying it, if anything is."""
    if _NEITHER.search(words):
        return "neither_confirms_nor_denies"
    return "declines_to_comment" if _SILENT.search(_NOT_SAID_WHERE.sub("", words)) else None


def is_unreached(verb: Token, doc: Doc) -> bool:
    """Whether there was no answer at all, which is no refusal to give one: "did not respond to calls"."""
    return bool(_UNREACHED.search(doc[verb.left_edge.i : verb.right_edge.i + 1].text))


def _is_open(verb: Token, doc: Doc) -> bool:
    """Whether the silence is on a meeting, a report or nothing named: not "to comment on the toll"."""
    found = _UPON.search(doc[verb.left_edge.i : verb.right_edge.i + 1].text)
    what = re.sub(r"^\W+", "", found["what"]) if found else ""
    if not what or re.match(r"(?:when|after|as|from|to (?:\w+ )?(?:questions|requests))\b", what):
        return True
    asks = re.match(r"(?:what|how|why|who|where|when)\b", what)
    return not asks and bool(_OCCASION.search(what) or _ACCOUNT.search(what))


def _denies(verb: Token, doc: Doc) -> bool:
    lemma, said = verb.lemma_.lower(), _governed(verb, doc)
    if lemma == "deny":
        return not said or _is_on_meeting(_core(verb) or said)
    if lemma in _REJECTING:
        said = doc[verb.i : verb.right_edge.i + 1].text
    never = lemma in _SAYING and bool(_NEVER_MET.search(said)) and not _AHEAD.search(said)
    return never or (lemma in _REJECTING | _SAYING and bool(_REPORT.search(said) and _FALSE.search(said)))


def _confirms(verb: Token, doc: Doc) -> bool:
    lemma, said = verb.lemma_.lower(), _core(verb) or _governed(verb, doc)
    if lemma in _CONFIRMING:
        return _is_on_meeting(said) and bool(_ONE_OCCASION.search(said.removeprefix("that ")))
    by = [t for c in verb.children if c.dep_ == "prep" and c.lower_ == "by" for t in c.children]
    return lemma == "stand" and any(_ACCOUNT.search(t.text) for t in by)


def _governed(verb: Token, doc: Doc) -> str:
    """The words of what the verb governs: its object or clause."""
    parts = [c for c in verb.children if c.dep_ in {"dobj", "ccomp", "xcomp", "oprd"}]
    return " ".join(doc[p.left_edge.i : p.right_edge.i + 1].text for p in parts)


def _core(verb: Token) -> str:
    """The barest words of a clause that the verb governs: "they had met", "was in talks"; or empty."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if clause is None:
        return ""
    inside = [t for c in clause.children if c.lower_ == "in" and clause.lemma_ == "be" for t in c.children]
    words = sorted([clause, *inside, *(c for c in clause.children if c.dep_ in _PARTS)])
    return " ".join(t.text for t in words)


def _is_on_meeting(said: str) -> bool:
    """Whether what is denied or confirmed is a meeting, or a report of which nothing else is said."""
    report = rf"(?:the |those |these |any |media |such )*{_ACCOUNT.pattern}(?: freely)?"
    return bool(_OCCASION.search(said) or re.fullmatch(report, said, re.I))
