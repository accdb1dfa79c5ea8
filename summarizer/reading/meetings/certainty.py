"""How certain a possible meeting is: stated, attributed to a report, expected, or only wished for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.discourse.anonymous import is_informant
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.meetings.triggers import lemma_of
from summarizer.reading.names.cast import Member
from summarizer.summary import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_PLANS = frozenset(
    """
    plan schedule expect due set slate invite arrange summon intend agree prepare announce confirm invitation
    agreement appointment agenda preparation promise pledge vow pencil book likely
    """.split()
)
# What did not come about, while the occasion did: "failed to agree after two days of talks".
_NOT_DONE = frozenset(["fail", "refuse", "decline", "reject"])
_DURING = frozenset(["after", "following", "during", "at", "despite"])
_WISHES = frozenset(
    """
    call ask demand urge propose suggest want seek refuse rule reject oppose resist hope request need appeal
    offer
    cancel postpone scrap avoid decline consider fail boycott threaten try wish like prefer plead press push
    advocate favour favor encourage discourage prevent block skip shun back support attempt bid effort
    prospect possibility chance idea proposal plea willingness readiness refusal suggestion desire condition
    decide precondition opportunity option resumption lack absence question hint
    ready willing open reluctant unwilling able unable possible unlikely eager keen free likely
    """.split()
)
_MODALS = frozenset(["could", "may", "might", "should", "must", "can", "ca"])
_ONLY_THOUGHT_OF = frozenset(
    """
    possible potential proposed hypothetical eventual cancelled canceled postponed any no future
    """.split()
)
_MAKING_PUBLIC = frozenset(["announce", "disclose", "publicize", "publicise", "reveal", "expect", "know"])
_AHEAD = frozenset(["planned", "scheduled", "upcoming", "next", "forthcoming", "coming"])
_TELLING = frozenset(["say", "tell", "announce", "confirm", "state", "report", "disclose", "declare"])
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
_DAY_AHEAD = re.compile(
    r"\b(?:tomorrow|next|coming|(?:mon|tues|wednes|thurs|fri|satur|sun)day|later (?:this|today)|"
    r"\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2})\b",
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


def is_unreal(token: Token) -> bool:
    """Whether the meeting is only wished for, called for, doubted or refused."""
    chain = [token, *above(token)]
    if token.tag_ == "VBG" and token.dep_ in {"csubj", "nsubj"}:
        return True  # "talking to Moscow is no reward"
    if any(_is_mere_resumption(word) for word in chain):
        return True
    if any(c.lower_ in _ONLY_THOUGHT_OF and c.dep_ in {"amod", "det"} for c in token.children):
        return True
    for word in chain:
        if any(c.dep_ == "neg" for c in word.children) and word.lemma_.lower() not in _MAKING_PUBLIC:
            return True
        wished = word.lemma_.lower() in _WISHES and not _is_done(token, word)
        if word != token and (wished or _is_hoped(word, token)):
            return not _is_likely_on_a_day(word, token)
        auxiliaries = {c.lower_ for c in word.children if c.dep_ == "aux"}
        if auxiliaries & _MODALS or ("would" in auxiliaries and not _in_reported_speech(word)):
            return True
        clauses = [word, *(c for c in word.children if c.dep_ == "advcl")]
        if any(t.dep_ == "mark" and t.lower_ in {"if", "unless"} for c in clauses for t in c.children):
            return True
    last = chain[-1]  # "demanded that they meet"
    wished = last.dep_ == "ccomp" and last.i > last.head.i
    return wished and last.head.lemma_.lower() in _WISHES - {"call", "refuse"}


def _is_done(token: Token, word: Token) -> bool:
    """Whether the verb tells what came of it: "talks failed", "failed to agree after two days of talks"."""
    opens = token.dep_ == "nsubj" and word == token.head and word.pos_ == "VERB"
    if word.lemma_.lower() not in _NOT_DONE or word.tag_ not in {"VBD", "VBN"}:
        return opens
    preps = (t for t in [token, *token.ancestors] if t.dep_ == "prep" and word in t.ancestors)
    return opens or any(t.lower_ in _DURING and token.i > t.i for t in preps)


def _is_likely_on_a_day(word: Token, token: Token) -> bool:
    """“Are likely to meet in Lund on Monday”: a plan, if not a firm one."""
    likely = word.lower_ == "likely" or any(c.lower_ == "likely" for c in word.children)
    return likely and any(t.ent_type_ in {"DATE", "GPE"} for t in token.subtree)


def _is_mere_resumption(verb: Token) -> bool:
    """“Agreed to restart working-level talks”: no occasion, unless a day is named."""
    again = verb.lemma_.lower() in {"restart", "resume", "relaunch", "revive"} and _is_infinitive(verb)
    return again and not any(t.ent_type_ in {"DATE", "TIME"} for t in verb.subtree)


def _is_hoped(word: Token, trigger: Token) -> bool:
    """“Would be ready to meet” and "is no reason to meet", but not "the last contact was a call"."""
    said = (c for c in word.children if c.dep_ in {"acomp", "attr"} and c != trigger)
    return any(c.lemma_.lower() in _WISHES for c in said) or any(
        c.dep_ == "det" and c.lower_ == "no" for c in word.children
    )


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
        if word != token and _is_plan(word):
            return True
        if word.lemma_ == "go" and any(c.dep_ == "xcomp" for c in word.children) and word.tag_ == "VBG":
            return True
    if (
        token.dep_ == "pobj"
        and token.head.lower_ in {"of", "before"}
        and (token.head.lower_ == "before" or token.head.head.lower_ == "ahead")
    ):
        return True
    ahead = bool(re.match(r"(?:next|tomorrow)\b", date))
    return ahead or (bool(date and _DAY_AHEAD.search(date)) and _in_the_present(chain))


def _is_plan(word: Token) -> bool:
    if word.lemma_.lower() in _PLANS and word.lemma_.lower() not in {"announce", "confirm"}:
        return True
    bound = any(
        c.dep_ == "xcomp" and any(a.lower_ == "to" for a in c.children if a.dep_ == "aux")
        for c in word.children
    )
    return word.lemma_ == "be" and bound  # "are to meet"


def _in_the_present(chain: Sequence[Token]) -> bool:
    """“Meets" and "is meeting": with a day, the timetable's present."""
    verb = next((t for t in chain if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return False
    meeting = lexicon.MEETING_VERBS | lexicon.HOLD_VERBS
    if lemma_of(verb) not in meeting or verb.lower_ in lexicon.PAST_FORMS:
        return False
    if verb.tag_ == "VBG":
        return any(c.dep_ == "aux" and c.tag_ in {"VBZ", "VBP"} for c in verb.children)
    return verb.tag_ in {"VBZ", "VBP"} and not any(
        c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children
    )


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
        if told and verb != token and (_by_source(n, verb, referent) or _by_unnamed(n, verb, referent)):
            return "reported"
        if any(_by_source(n, c, referent) for c in verb.children if _tells_behind(c)):
            return "reported"
    if any(t.lemma_.lower() in _HEARSAY and token in t.subtree for t in token.ancestors):
        return "reported"
    return "reported" if _is_attributed(n, doc, referent) else "confirmed"


def told_by(n: int, token: Token, referent: Referent) -> list[Member]:
    """The bodies that say so: "..., the ministry said"."""
    words = lexicon.SPEECH | lexicon.REPORTING
    nearest = next((v for v in token.ancestors if v.lemma_.lower() in words), None)
    if nearest is not None and _is_only_timed(token, nearest):
        nearest = None  # "told a briefing after the two had met"
    tellers = [nearest] if nearest is not None and nearest.lemma_.lower() in _TELLING else []
    tellers += [c for v in [token, *token.ancestors] for c in v.children if _says_aside(c)]
    subjects = [c for v in tellers for c in v.children if c.dep_ == "nsubj"]
    clauses = [v for t in [token, *token.ancestors] for v in (t, *t.conjuncts)]
    according = [t for v in clauses for t in v.children if t.lower_ == "according"]
    subjects += [t for a in according for to in a.children for t in to.children if t.dep_ == "pobj"]
    found = [m.principal for s in subjects for m in referent.members(n, s)]
    return list(dict.fromkeys(m for m in found if m.kind == "organization"))


def _is_only_timed(token: Token, verb: Token) -> bool:
    """Whether the clause of the trigger says when the verb was, and not what it says."""
    path = [t for t in (token, *token.ancestors) if verb in t.ancestors]
    times = [c for t in path if t.dep_ == "advcl" for c in t.children if c.dep_ in {"mark", "advmod"}]
    times += [t for t in path if t.dep_ == "prep" and t.head == verb]  # "after meeting her, he said"
    return any(c.lower_ in {"after", "before", "as", "when", "while", "since"} for c in times)


def _says_aside(verb: Token) -> bool:
    return verb.dep_ in {"parataxis", "conj"} and verb.lemma_.lower() in _TELLING


def _tells_behind(verb: Token) -> bool:
    """“..., Axios reported on Friday”, which the parser takes for a clause of time."""
    opens = any(c.dep_ == "mark" for c in verb.children)
    comma = any(t.text == "," for t in verb.doc[max(0, verb.left_edge.i - 1) : verb.i])
    behind = verb.dep_ in {"advcl", "parataxis"} and verb.i > verb.head.i and comma
    return behind and not opens and verb.lemma_.lower() in lexicon.REPORTING


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


def _by_unnamed(n: int, verb: Token, referent: Referent) -> bool:
    """“An official told the Courier”: somebody without a name, to a medium."""
    heard = (c for c in verb.children if c.dep_ in {"dobj", "dative"} and verb.lemma_ == "tell")
    media = [m for t in heard for m in referent.members(n, t) if m.kind == "media"]
    speakers = [c for c in verb.children if c.dep_ == "nsubj" and (c.lower_ != "it" and c.pos_ == "NOUN")]
    return bool(media) and any(is_informant(s) for s in speakers)


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
