"""How certain a possible meeting is: stated, attributed to a report, expected, or only wished for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.meetings.triggers import lemma_of
from summarizer.summary import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
# What did not come about, while the occasion did: "failed to agree after two days of talks".
_AHEAD = frozenset(["planned", "scheduled", "upcoming", "next", "forthcoming", "coming"])
_CARRIED = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative"})
_GOVERNED = frozenset({"for", "to", "of", "into", "about", "against", "without", "with", "toward", "towards"})
_ANONYMOUS = frozenset(
    """
    familiar briefed knowledge aware close anonymity anonymous informed unnamed
    """.split()
)
_SOURCES = frozenset(
    ["source", "report", "medium", "media", "insider", "document", "leak", "rumour", "rumor", "minute"]
)
_HEARSAY = frozenset(["report", "claim", "allegation", "rumour", "rumor", "speculation"])
_TOLD = _HEARSAY | {"announcement", "news"}
_ACCORDING = re.compile(r"\baccording to (?P<who>[^,;]*)", re.I)
_OFFICIAL = re.compile(
    r"\b(?:statement|read-?out|spokes\w+|ministry|office|aides?|presidency|government|department|embassy)\b",
    re.I,
)


def above(token: Token) -> Iterator[Token]:
    """The words whose mood the trigger shares, nearest first: of "hopes to hold talks", "hold" and "hopes".

    What merely stands beside it ("after the talks she demanded", "who met him opposes") is not among them.
    """
    current = token
    for _ in range(6):
        head, dep = current.head, current.dep_
        if head == current or (dep == "acl" and head.lemma_.lower() in _TOLD):
            return  # "could not confirm reports that they would meet"
        if dep == "pobj":
            if head.lower_ not in _GOVERNED or (head.lower_ == "with" and head.head.pos_ != "ADJ"):
                return
            head = head.head
            if head.ent_type_ in {"DATE", "GPE"} and head.dep_ == "pobj":
                # "Is expected in Lund on Monday for talks", where "for" hangs on Monday.
                head = head.head.head
        elif dep == "conj":
            if any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in current.children):
                return
        elif current.pos_ in {"VERB", "AUX"} and dep not in _CARRIED:
            bound = dep in {"xcomp", "acomp"} or (
                dep in {"ccomp", "advcl", "acl"} and _is_infinitive(current)
            )
            if not bound:
                return
        elif dep not in _CARRIED | {"acomp", "xcomp"}:
            return
        yield head
        current = head


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _in_reported_speech(verb: Token) -> bool:
    """“Said she would meet him”, "the announcement that she would": a plan."""
    said = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in lexicon.SPEECH
    return said or (verb.dep_ == "acl" and verb.head.lemma_.lower() in _TOLD)


def is_future(token: Token, date: str = "") -> bool:
    """Whether it is told as still to come; `date` are its date words, if any."""
    if lemma_of(token) in {"summon", "invite"} or any(
        c.lower_ in _AHEAD and c.dep_ == "amod" for c in token.children
    ):
        return True
    chain = [token, *above(token)]
    if chain[-1].dep_ == "pcomp" and chain[-1].head.lower_ in {"before", "after"}:
        chain.append(chain[-1].head.head)  # "will see her before flying to Lund to see him"
    for word in chain:
        auxiliaries = {c.lower_ for c in word.children if c.dep_ == "aux"}
        if auxiliaries & _FUTURE or ("would" in auxiliaries and _in_reported_speech(word)):
            return True
        if word.lemma_ == "go" and any(c.dep_ == "xcomp" for c in word.children) and word.tag_ == "VBG":
            return True
    if (
        token.dep_ == "pobj"
        and token.head.lower_ in {"of", "before"}
        and (token.head.lower_ == "before" or token.head.head.lower_ == "ahead")
    ):
        return True
    return bool(re.match(r"(?:next|tomorrow)\b", date))


def status_of(n: int, token: Token, doc: Doc, referent: Referent, date: str = "") -> Status:
    """Whether the article states it, attributes it, or expects it; denials are seen across sentences."""
    if is_future(token, date):
        return "planned"
    for verb in [token, *token.ancestors]:
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        if {c.lower_ for c in verb.children} & lexicon.HEDGES or any(
            c.lower_ in {"reported", "alleged", "purported", "rumoured", "rumored"} for c in token.children
        ):
            return "reported"
        told = verb.lemma_.lower() in lexicon.REPORTING | {"tell", "allege"}
        if told and verb != token and (_by_source(n, verb, referent)):
            return "reported"
    if any(t.lemma_.lower() in _HEARSAY and token in t.subtree for t in token.ancestors):
        return "reported"
    return "reported" if _is_attributed(n, doc, referent) else "confirmed"


def _is_attributed(n: int, doc: Doc, referent: Referent) -> bool:
    """“According to" a report or somebody unnamed, "reportedly", "is said to have"."""
    if re.search(r"\breportedly\b|\breports? said\b|\b(?:is|are) said to have\b", doc.text, re.I):
        return True
    found = _ACCORDING.search(doc.text)
    if not found:
        return False
    named = [
        m
        for t in doc
        if found.start("who") <= t.idx < found.end()
        for m in [referent.cast.at.get((n, t.i))]
        if m is not None
    ]
    own = _OFFICIAL.search(found["who"])
    return any(m.kind == "media" for m in named) or not (own or named)


def _by_source(n: int, verb: Token, referent: Referent) -> bool:
    """Whether the subject of a reporting verb is a medium or an unnamed source."""
    before = referent.cast.at.get((n, verb.i - 1))
    if before is not None and before.kind == "media":
        return True  # "Folha do Norte reported", where the parser takes "do" for a verb
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    of = [p for c in subjects for p in c.children if c.tag_ == "CD" and p.lower_ == "of"]
    subjects += [t for p in of for t in p.children]  # "two of the people said"
    for subject in subjects:
        if subject.lemma_.lower() in _SOURCES | lexicon.MEDIA_NOUNS:
            return True
        if subject.pos_ == "NOUN" and {t.lower_ for t in subject.subtree} & _ANONYMOUS:
            return True
        if subject.lemma_.lower() in {"people", "person"} or (subject.lower_ == "them" and of):
            return True
        if subject.lower_ == "it" and referent.last_medium is not None:
            return True
        if any(m.kind == "media" for m in referent.members(n, subject)):
            return True
    return False
