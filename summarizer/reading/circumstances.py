"""How, when and where a possible meeting takes place, and how certain it is, by the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.reference import Referent
from summarizer.states import state_named
from summarizer.summary import Channel, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FUTURE = frozenset({"will", "shall", "'ll"})
_PLANS = frozenset(
    ["plan", "schedule", "expect", "due", "set", "slate", "invite", "arrange", "summon", "intend", "agree"]
)


def lemma_of(token: Token) -> str:
    """The base form; the parser's tables miss some past forms of verbs of meeting."""
    return lexicon.PAST_FORMS.get(token.lower_, token.lemma_.lower())


def channel_of(token: Token, doc: Doc) -> Channel:
    """How they met, by the words of the sentence around the trigger."""
    near = {t.lemma_.lower() for t in token.subtree} | {token.lemma_.lower()}
    if token.head.i != token.i and token.head.pos_ in {"VERB", "NOUN"}:
        near |= {c.lemma_.lower() for c in token.head.children}
    lemma = lemma_of(token)
    if near & lexicon.VIDEO:
        return "video"
    if near & {"phone", "telephone", "phoned", "telephoned"} or (
        lemma in lexicon.PHONE and not _face_to_face(token)
    ):
        return "phone"
    if lemma in {"brief", "briefing", "exchange"}:
        return "unknown"
    if lemma in {"speak", "conversation", "contact"}:
        return "phone" if re.search(r"\b(?:call|phone)", doc.text) else "unknown"
    return "talks" if lemma in lexicon.TALKS else "in_person"


def _face_to_face(token: Token) -> bool:
    """“Called on the widow”: a visit, unless what follows is a day."""
    return lemma_of(token) == "call" and any(
        c.dep_ == "prep"
        and c.lower_ in {"on", "at"}
        and not any(t.ent_type_ in {"DATE", "TIME"} for t in c.children)
        for c in token.children
    )


def _clause(token: Token) -> Token:
    """The verb that heads the clause of the trigger, or the root of the sentence.

    Tokens are compared by `!=`: the parser makes a new object of the same token at each access.
    """
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def date_of(token: Token, doc: Doc) -> str:
    """The date words nearest to the trigger within its clause, with what belongs to them."""
    spans = [e for e in doc.ents if e.label_ == "DATE" and not _is_age_or_length(e.text)]
    clause = _clause(token)
    inside = set(token.subtree) | {
        t for c in clause.children if c.dep_ in {"prep", "npadvmod", "advmod"} for t in c.subtree
    }
    inside |= {t for c in token.head.children if c.dep_ in {"prep", "npadvmod"} for t in c.subtree}
    own = [e for e in spans if e.root in inside] or [e for e in spans if abs(e.start - token.i) <= 6]
    if not own:
        return ""
    best = min(own, key=lambda e: abs(e.start - token.i))
    end = best.end
    for other in spans:
        if other.start == end + 1 and doc[end].lower_ in {"and", "to", "-"}:
            end = other.end
    return doc[best.start : end].text


def _is_age_or_length(text: str) -> bool:
    return bool(
        re.fullmatch(r"(?:\S+ )?(?:\d+|\w+)[- ](?:year|month|week|day|hour)s?(?:[- ]old| long)?", fold(text))
    ) and ("last" not in text and "this" not in text and "next" not in text)


def place_of(n: int, token: Token, referent: Referent) -> str:
    """The place of the clause: a name behind "in", "at", "to" that is not an actor taking part."""
    clause = _clause(token)
    near = [c for t in (token, token.head, clause) for c in t.children if c.dep_ == "prep"]
    near += [c for c in token.subtree if c.dep_ == "prep"]
    for prep in sorted(set(near), key=lambda t: (t.lower_ not in {"in", "at"}, abs(t.i - token.i))):
        if prep.lower_ not in {"in", "at", "to", "near", "outside"}:
            continue
        for target in (t for t in prep.children if t.dep_ == "pobj"):
            for part in [target, *(x for x in target.subtree if x.dep_ in {"pobj", "appos"})]:
                name = _place_name(n, part, referent)
                if name:
                    return name
    return ""


def _place_name(n: int, token: Token, referent: Referent) -> str:
    member = referent.cast.at.get((n, token.i))
    if (
        member is None
        or member.kind in {"person", "media"}
        or (member.kind == "organization" and token.ent_type_ == "ORG")
    ):
        return ""
    mention = next((m for m in member.mentions if m.n == n and m.start <= token.i < m.end), None)
    if mention is None or (token.ent_type_ not in {"GPE", "LOC", "FAC"} and not mention.text[:1].isupper()):
        return ""
    return state_named(mention.text) or mention.text


def status_of(n: int, token: Token, doc: Doc, referent: Referent) -> Status:
    """Whether the article states it, attributes it, or expects it; denials are seen across sentences."""
    chain = [token, *token.ancestors]
    for verb in chain:
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        children = {c.lower_ for c in verb.children}
        if children & lexicon.HEDGES or any(c.lower_ == "reported" for c in token.children):
            return "reported"
        if verb.lemma_.lower() in lexicon.REPORTING and verb != token and _by_source(n, verb, referent):
            return "reported"
    if re.search(
        r"\baccording to\b|\breportedly\b|\breports? said\b|\bis said to have\b", doc.text, re.I
    ) and not is_future(token):
        return "reported"
    return "planned" if is_future(token) else "confirmed"


def _by_source(n: int, verb: Token, referent: Referent) -> bool:
    """Whether the subject of a reporting verb is a medium or an unnamed source."""
    for subject in (c for c in verb.children if c.dep_ == "nsubj"):
        if subject.lemma_.lower() in {"source", "report", "medium", "media"} | lexicon.MEDIA_NOUNS:
            return True
        if any(m.kind == "media" for m in referent.members(n, subject)):
            return True
    return False


def is_future(token: Token) -> bool:
    for verb in [token, *token.ancestors][:4]:
        children = {c.lower_ for c in verb.children}
        if verb.pos_ in {"VERB", "AUX"} and children & _FUTURE:
            return True
        if "would" in children and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in lexicon.SPEECH:
            return True
        if verb.lemma_.lower() in _PLANS and verb != token and verb.tag_ in {"VBN", "VBZ", "VBP", "VBG"}:
            return True
    if lemma_of(token) in {"summon", "invite"}:
        return True
    return any(
        c.lower_ in {"planned", "scheduled", "upcoming", "next", "forthcoming"} for c in token.children
    )
