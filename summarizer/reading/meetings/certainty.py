"""How certain a possible meeting is: stated, attributed to a report, expected, or only wished for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.discourse.sourcing import sources_of
from summarizer.reading.lexicon import words
from summarizer.reading.names.cast import Member
from summarizer.reading.syntax.leanings import is_infinitive
from summarizer.summary import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE = words("meetings.future")
_MODALS = words("meetings.modals")
_PLANS = words("meetings.plans")
_WISHES = words("meetings.wishes")
_AHEAD = words("meetings.ahead")
_CARRIED = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "acomp", "xcomp"})
_GOVERNED = words("meetings.governed")
_HEARSAY = words("meetings.hearsay")
_TOLD = _HEARSAY | {"announcement", "news"}
_ALLEGED = lexicon.HEDGES | {"reported", "alleged", "purported", "rumoured", "rumored"}
_REPORTING = lexicon.REPORTING | {"tell", "allege"}
_NAMELESS = words("meetings.nameless")
_TELLING = words("meetings.telling")
_ABOUT = frozenset({"about", "on"})
_FARTHEST = 6  # words above a trigger that share its mood


def _mood(token: Token) -> Iterator[Token]:
    """The trigger and the words whose mood it shares, nearest first: "talks", "hold", "hopes".

    What merely stands beside it ("after the talks she demanded", "who met him opposes") is not among them.
    """
    current = token
    for _ in range(_FARTHEST):
        yield current
        head, dep = current.head, current.dep_
        if head == current or (dep == "acl" and head.lemma_.lower() in _TOLD):
            return  # "could not confirm reports that they would meet"
        if dep == "pobj":
            if head.lower_ not in _GOVERNED or (head.lower_ == "with" and head.head.pos_ != "ADJ"):
                return
            head = head.head
            if current.head.lower_ == "for" and head.ent_type_ in {"DATE", "GPE"} and head.dep_ == "pobj":
                head = head.head.head  # "is expected in Lund on Monday for talks", hung on Monday
        elif dep == "conj":
            if any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in current.children):
                return
        elif dep not in _CARRIED and not (dep in {"ccomp", "advcl", "acl"} and is_infinitive(current)):
            return
        current = head


def _auxiliaries(word: Token) -> set[str]:
    return {c.lower_ for c in word.children if c.dep_ == "aux"}


def _is_said_to_come(word: Token) -> bool:
    """Whether the word has "would" in what somebody said, which makes a plan of it."""
    above = word.head.lemma_.lower()
    told = (word.dep_ == "ccomp" and above in lexicon.SPEECH) or (word.dep_ == "acl" and above in _TOLD)
    return told and "would" in _auxiliaries(word)


def is_unreal(token: Token) -> bool:
    """Whether the meeting is only wished for, supposed, refused or denied."""
    for word in _mood(token):
        others = [c for c in word.children if c.dep_ in {"acomp", "attr"} and c != token]
        wished = any(t.lemma_.lower() in _WISHES for t in (word, *others))
        goes = word.pos_ == "VERB" and token.head == word and token.dep_ == "nsubj"  # "the talks failed"
        if word != token and wished and not goes:
            return True
        if any(c.dep_ == "neg" for c in word.children) or _auxiliaries(word) & _MODALS:
            return True
        if "would" in _auxiliaries(word) and not _is_said_to_come(word):
            return True
        if any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in word.children):
            return True
    return False


def is_future(token: Token, date: str = "") -> bool:
    """Whether it is told as still to come; `date` are its date words, if any."""
    if any(c.lower_ in _AHEAD and c.dep_ == "amod" for c in token.children):
        return True
    for word in _mood(token):
        bound = any(c.dep_ == "xcomp" and is_infinitive(c) for c in word.children)
        others = [c for c in word.children if c.dep_ == "acomp"]
        plans = any(t.lemma_.lower() in _PLANS for t in (word, *others))
        if _auxiliaries(word) & _FUTURE or _is_said_to_come(word) or (plans and word.dep_ != "conj"):
            return True
        if bound and (word.lemma_ == "be" or (word.lemma_ == "go" and word.tag_ == "VBG")):
            return True  # "are to meet", "is going to meet"
    return bool(re.match(r"(?:next|tomorrow)\b", date))


def status_of(n: int, token: Token, referent: Referent, date: str = "") -> Status:
    """Whether the article states it, attributes it, or expects it; denials are seen across sentences."""
    if is_future(token, date):
        return "planned"
    over = [token, *token.ancestors]
    alleged = any(c.lower_ in _ALLEGED for t in over for c in t.children if t == token or t.pos_ == "VERB")
    alleged |= any(t.lemma_.lower() in _HEARSAY for t in over[1:])
    # "They met, the Courier reported on Friday", which the parser takes for a clause of time.
    behind = [c for t in over for c in t.children if c.dep_ in {"advcl", "parataxis"} and c.i > token.i]
    tellers = [v for v in (*over[1:], *behind) if v.lemma_.lower() in _REPORTING]
    subjects = [c for v in tellers for c in v.children if c.dep_ == "nsubj"]
    alleged |= any(t.lower_ == "it" for t in subjects) and referent.last_medium is not None
    alleged |= any(w.lemma_ in _NAMELESS for t in subjects for w in t.subtree)
    told = [*sources_of(n, token, referent), *(m for t in subjects for m in referent.members(n, t))]
    alleged |= any(m.kind in {"media", "group"} or not m.mentions for m in told)
    return "reported" if alleged else "confirmed"


def is_spoken_of(token: Token) -> bool:
    """Whether the sentence tells what was said of it, not that it took place: "briefed them on the talks"."""
    spoken_of = token.dep_ == "pobj" and token.head.lower_ in _ABOUT
    return spoken_of and any(t.dep_ == "ccomp" for t in token.ancestors)


def told_by(n: int, token: Token, referent: Referent) -> list[Member]:
    """The bodies in whose words it is told: "they met, the ministry said"."""
    said = next((t for t in [token, *token.ancestors] if t.dep_ in {"ccomp", "parataxis"}), None)
    if said is None or said.head.lemma_.lower() not in _TELLING:
        return []
    subjects = [c for c in said.head.children if c.dep_ == "nsubj"]
    found = [m.principal for t in subjects for m in referent.members(n, t)]
    return [m for m in dict.fromkeys(found) if m.kind == "organization"]
