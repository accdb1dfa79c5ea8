"""How certain a possible meeting is: stated, attributed to a report, expected, or only wished for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.names.cast import Member
from summarizer.reading.syntax.leanings import is_infinitive
from summarizer.summary import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_MODALS = frozenset(["could", "may", "might", "should", "must", "can", "ca"])
_PLANS = frozenset(
    "plan schedule expect due set slate invite summon agree prepare promise pledge pencil".split()
)
_WISHES = frozenset(
    """
    call ask demand urge propose suggest want seek refuse rule reject oppose resist hope request appeal offer
    cancel postpone scrap avoid decline consider fail boycott threaten try wish like prefer plead press push
    support bid effort prospect possibility chance idea proposal refusal desire ready willing open reluctant
    unwilling able unable possible unlikely eager keen
    """.split()
)
_AHEAD = frozenset(["planned", "scheduled", "upcoming", "next", "forthcoming", "coming"])
_CARRIED = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "acomp", "xcomp"})
_GOVERNED = frozenset({"for", "to", "of", "into", "about", "against", "without", "with", "toward", "towards"})
_ANONYMOUS = frozenset("familiar briefed knowledge aware close anonymity anonymous informed unnamed".split())
_SOURCES = frozenset("source report medium media insider document leak rumour rumor people person".split())
_HEARSAY = frozenset(["report", "claim", "allegation", "rumour", "rumor", "speculation"])
_TOLD = _HEARSAY | {"announcement", "news"}
_ALLEGED = lexicon.HEDGES | {"reported", "alleged", "purported", "rumoured", "rumored"}
_REPORTING = lexicon.REPORTING | {"tell", "allege"}
_TELLING = frozenset(["say", "tell", "announce", "confirm", "state", "disclose", "declare"])
_SAID_TO = re.compile(r"\breportedly\b|\breports? said\b|\b(?:is|are) said to have\b", re.I)
_ACCORDING = re.compile(r"\baccording to (?P<who>[^,;]*)", re.I)
_OFFICIAL = re.compile(
    r"\b(?:statement|read-?out|spokes\w+|ministry|office|aides?|presidency|government|department|embassy)\b",
    re.I,
)
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


def status_of(n: int, token: Token, doc: Doc, referent: Referent, date: str = "") -> Status:
    """Whether the article states it, attributes it, or expects it; denials are seen across sentences."""
    if is_future(token, date):
        return "planned"
    over = [token, *token.ancestors]
    # "They met, the Courier reported on Friday", which the parser takes for a clause of time.
    behind = [c for t in over for c in t.children if c.dep_ in {"advcl", "parataxis"} and not _is_opened(c)]
    alleged = any(c.lower_ in _ALLEGED for c in token.children)
    alleged |= any(c.lower_ in lexicon.HEDGES for t in over for c in t.children)
    alleged |= any(t.lemma_.lower() in _HEARSAY for t in over[1:])
    tellers = (v for v in (*over[1:], *behind) if v.lemma_.lower() in _REPORTING)
    alleged |= any(_is_by_source(n, v, referent) for v in tellers if v.pos_ in {"VERB", "AUX"})
    return "reported" if alleged or _is_attributed(n, doc, referent) else "confirmed"


def _is_opened(verb: Token) -> bool:
    return any(c.dep_ in {"mark", "advmod"} and c.i < verb.i for c in verb.children)


def _is_attributed(n: int, doc: Doc, referent: Referent) -> bool:
    """“According to" a medium or somebody unnamed, "reportedly", "is said to have"."""
    found = _ACCORDING.search(doc.text)
    if _SAID_TO.search(doc.text) or not found:
        return bool(_SAID_TO.search(doc.text))
    behind = (t for t in doc if found.start("who") <= t.idx < found.end())
    named = [m for t in behind if (m := referent.cast.at.get((n, t.i))) is not None]
    return any(m.kind == "media" for m in named) or not (named or _OFFICIAL.search(found["who"]))


def _is_by_source(n: int, verb: Token, referent: Referent) -> bool:
    """Whether the subject of a reporting verb is a medium or an unnamed source."""
    before = referent.cast.at.get((n, verb.i - 1))
    if before is not None and before.kind == "media":
        return True  # "Folha do Norte reported", where the parser takes "do" for a verb
    for subject in (c for c in verb.children if c.dep_ == "nsubj"):
        if subject.lemma_.lower() in _SOURCES | lexicon.MEDIA_NOUNS:
            return True
        if subject.pos_ in {"NOUN", "NUM"} and {t.lower_ for t in subject.subtree} & (
            _ANONYMOUS | {"people"}
        ):
            return True
        if subject.lower_ == "it" and referent.last_medium is not None:
            return True
        if any(m.kind == "media" for m in referent.members(n, subject)):
            return True
        heard = [c for c in verb.children if c.dep_ in {"dobj", "dative"} and verb.lemma_ == "tell"]
        unnamed = subject.pos_ == "NOUN" and (n, subject.i) not in referent.cast.at
        if unnamed and any(m.kind == "media" for c in heard for m in referent.members(n, c)):
            return True  # "an official told the Courier"
    return False


def told_by(n: int, token: Token, referent: Referent) -> list[Member]:
    """The bodies in whose words it is told: "they met, the ministry said"."""
    said = next((t for t in [token, *token.ancestors] if t.dep_ in {"ccomp", "parataxis"}), None)
    if said is None or said.head.lemma_.lower() not in _TELLING:
        return []
    subjects = [c for c in said.head.children if c.dep_ == "nsubj"]
    found = [m.principal for t in subjects for m in referent.members(n, t)]
    return [m for m in dict.fromkeys(found) if m.kind == "organization"]
