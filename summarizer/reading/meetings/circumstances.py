"""How and where a possible meeting takes place, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.meetings.triggers import lemma_of
from summarizer.reading.names.cast import Member
from summarizer.states import state_named
from summarizer.summary import Channel

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WHERE = frozenset({"in", "at", "to", "near", "outside", "into"})
_SITES = frozenset(
    """
    road street avenue square hotel palace hall house office building capitol airport residence headquarters
    center centre embassy tower plaza castle club ministry university sea ocean strait gulf river bridge gate
    """.split()
)
_TRAVEL = frozenset(["travel", "fly", "go", "come", "arrive", "return", "head", "visit", "land", "welcome"])


def channel_of(token: Token, doc: Doc) -> Channel:
    """How they met, by the words of the sentence around the trigger."""
    apart = [t for c in token.children if c.dep_ == "conj" and c.pos_ == "VERB" for t in c.subtree]
    near = {t.lemma_.lower() for t in token.subtree if t not in apart} | {token.lemma_.lower()}
    if token.head.i != token.i and token.head.pos_ in {"VERB", "NOUN"}:
        near |= {c.lemma_.lower() for c in token.head.children}
    lemma = lemma_of(token)
    if near & lexicon.VIDEO:
        return "video"
    if near & {"phone", "telephone", "phoned", "telephoned"} or (lemma in lexicon.PHONE):
        return "phone"
    if lemma in {"brief", "briefing", "debrief", "exchange", "tell", "inform", "be", "get"}:
        return "unknown"
    if lemma in {"discuss", "speak", "talk"} and near & lexicon.MEALS:
        return "in_person"
    if lemma in {"speak", "conversation", "contact", "discuss"}:
        return "phone" if re.search(r"\b(?:call|phone)", doc.text) else "unknown"
    return "talks" if lemma in lexicon.TALKS else "in_person"


def _clause(token: Token) -> Token:
    """The verb that heads the clause of the trigger, or the root of the sentence.

    Tokens are compared by `!=`: the parser makes a new object of the same token at each access.
    """
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def place_of(n: int, token: Token, referent: Referent, people: Sequence[Member] = ()) -> str:
    """The place of the clause: a name behind "in", "at", "to" that is none of the people taking part.

    A verb of going says where those who went there met, and "the Vienna talks" name their place.
    """
    compounds = [
        t
        for t in token.children
        if t.dep_ in {"compound", "nmod"} and "-" not in t.doc[t.i + 1 : t.i + 2].text
    ]
    for part in compounds:
        if part.ent_type_ == "GPE" and (name := _place_name(n, part, referent, people)):
            return name
    for prep in _prepositions(token):
        for target in (t for t in prep.children if t.dep_ == "pobj"):
            inside = (x for x in target.subtree if x.dep_ != "poss")  # not "at Moscow's request"
            inner = (x for x in inside if x.dep_ in {"pobj", "appos"} or (x.ent_type_ == "GPE"))
            for part in [target, *inner]:
                if name := _place_name(n, part, referent, people):
                    return name
    visited = _going(token)
    goals = [c for c in visited.children if c.dep_ == "dobj"] if visited is not None else []
    return next((name for t in goals if (name := _place_name(n, t, referent, people))), "")


def _prepositions(token: Token) -> list[Token]:
    """Those that may say where, the likeliest first: below the trigger, of its clause, of going there."""
    clause = _clause(token)
    near = [c for t in (token, token.head, clause) for c in t.children]
    about = [c for c in token.children if c.dep_ == "dobj" and lemma_of(token) in {"exchange", "discuss"}]
    about += [t for t in token.subtree if t.dep_ == "prep" and t.lower_ in {"about", "over"}]
    near += [t for t in token.subtree if t not in about and not any(t in [*a.subtree] for a in about)]
    going = _going(token)
    near += list(going.children) if going is not None else []
    found = [t for t in dict.fromkeys(near) if t.dep_ == "prep" and t.lower_ in _WHERE]
    return sorted(found, key=lambda t: (t.lower_ == "to", abs(t.i - token.i)))


def _going(token: Token) -> Token | None:
    """The verb of "flew to Vienna to meet him" and of "visited Oslo, where she met him"."""
    verb = _clause(token)
    for _ in range(2):
        if verb.lemma_.lower() in _TRAVEL:
            return verb
        if verb.dep_ not in {"advcl", "xcomp", "conj", "relcl"} or verb.head == verb:
            return None
        verb = _clause(verb.head)
    return verb if verb.lemma_.lower() in _TRAVEL else None


def _place_name(n: int, token: Token, referent: Referent, people: Sequence[Member]) -> str:
    member = referent.cast.at.get((n, token.i))
    if (
        member is None
        or member in people
        or member.kind in {"person", "media"}
        or (member.kind == "organization" and token.ent_type_ == "ORG")
    ):
        return ""
    mention = next((m for m in member.mentions if m.n == n and m.start <= token.i < m.end), None)
    if mention is None or (token.ent_type_ not in {"GPE", "LOC", "FAC"} and not mention.text[:1].isupper()):
        return ""
    if mention.text.split()[-1].lower() in _SITES:
        return ""  # "at a hotel on Orchard Road": the city is asked for
    whole = next((e.text for e in token.doc.ents if e.start <= token.i < e.end), "")
    before = token.doc[mention.start - 1].text if mention.start > 1 else ""
    article = "The " if before == "The" and not mention.text.startswith("The ") else ""  # "The Hague"
    return state_named(whole) or state_named(mention.text) or f"{article}{mention.text}"
