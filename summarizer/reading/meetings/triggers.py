"""Words that may tell of a meeting: verbs such as "met" and "spoke", nouns such as "talks" and "call"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.meetings.contacts import PRESS, SUBJECTS, contacted, several, with_phrases

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEVER = {
    "conference": {"news", "press", "security", "peace"},
    "briefing": {"news", "press", "daily", "media", "regular", "routine", "weekly"},
    "session": {"parliamentary", "court", "training", "trading", "plenary", "photo", "legislative"},
    "exchange": {"prisoner", "stock", "student", "gun", "foreign", "currency", "hostage"},
    "call": {"rallying", "wake-up", "roll", "curtain"},
    "round": {"first-round", "qualifying", "final", "ammunition"},
    "hearing": {"court", "appeal", "bail", "senate", "committee"},
}
_SPORT = frozenset(
    """
    final semi-final semifinal quarter-final quarterfinal match qualifier tournament championship cup
    league derby fixture playoff play-off
    """.split()
)
_SEEN = lexicon.ROLE_NOUNS | {"union", "delegation", "team", "host"}
_TABLES = frozenset(["negotiating", "bargaining", "conference"])
_ORDINALS = frozenset(
    """
    first second third fourth fifth sixth seventh opening final last latest next previous earlier
    """.split()
)
_TAKING = frozenset(["take", "get", "receive", "make", "place", "have", "return"])
_GOING = frozenset(["fly", "travel", "go", "come", "drive", "return", "arrive"])
_MEALS = frozenset(
    ["dinner", "lunch", "breakfast", "supper", "residence", "home", "house", "office", "table"]
)


def lemma_of(token: Token) -> str:
    """The base form; the parser's tables miss some past forms of verbs of meeting."""
    return lexicon.PAST_FORMS.get(token.lower_, token.lemma_.lower())


def is_trigger(token: Token) -> bool:
    """Whether the word may tell of an occasion on which people met, called or negotiated."""
    if token.pos_ == "VERB" or (token.tag_ == "VBG" and token.dep_ == "pcomp"):
        return token.dep_ not in {"amod", "compound"} and _is_verb_of_meeting(token, lemma_of(token))
    if token.pos_ == "AUX":
        return contacted(token) is not None
    if is_negotiating_table(token) or is_counted_session(token):
        return True
    if token.pos_ not in {"NOUN", "PROPN"} or lemma_of(token) not in lexicon.MEETING_NOUNS:
        return False
    named = token.pos_ == "PROPN" and token.text != token.lower_ and token.i != token.sent.start
    retold = token.dep_ == "appos" and lemma_of(token.head) in lexicon.MEETING_NOUNS
    return not named and not retold and _is_noun_of_meeting(token, lemma_of(token))


def is_negotiating_table(token: Token) -> bool:
    """“Will return to the negotiating table on Monday”: talks."""
    of_talks = any(c.lower_ in _TABLES for c in token.children if c.dep_ in {"compound", "amod"})
    return token.lower_ == "table" and of_talks and token.dep_ == "pobj"


def is_counted_session(token: Token) -> bool:
    """“The second, on Tuesday, took place by video”: a meeting of those told of before."""
    verb = token.head
    goes = verb.lemma_.lower() in lexicon.SESSION_VERBS and token.dep_ in SUBJECTS
    goes |= token.dep_ == "pobj" and verb.lower_ in {"in", "at", "during"} and verb.i == verb.sent.start
    alone = token.lower_ in _ORDINALS and token.pos_ in {"ADJ", "NOUN"} and token.tag_ != "NNS"
    dated = any(t.ent_type_ in {"DATE", "GPE"} for t in (verb.doc if token.dep_ == "pobj" else verb.subtree))
    return goes and alone and dated and any(c.lower_ in {"the", "a"} for c in token.children)


def _is_verb_of_meeting(token: Token, lemma: str) -> bool:
    if contacted(token) is not None:
        return True
    if lemma in lexicon.MEETING_VERBS:
        return not _is_match(token) and (lemma not in lexicon.TRANSITIVE or _has_object(token))
    if lemma == "consult":
        return bool(with_phrases(token)) or any(
            c.dep_ == "dobj" and c.ent_type_ == "PERSON" for c in token.children
        )
    if lemma == "call" and rings(token):
        return True
    if lemma == "discuss":
        return several(token) or bool(with_phrases(token))
    if lemma in lexicon.TALK_VERBS:
        to = (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"to", "by"})
        partners = [*with_phrases(token), *(t for c in to for t in c.children)]
        partner = any(t.lemma_.lower() not in PRESS for t in partners)
        listens = lemma == "sit" and any(c.dep_ == "prt" and c.lower_ == "in" for c in token.children)
        return partner or (lemma in {"speak", "talk", "sit"} and several(token) and not listens)
    return lemma in {"bring", "have", "see"} and _takes_guests(token, lemma)


def _is_noun_of_meeting(token: Token, lemma: str) -> bool:
    beside = {c.lower_ for c in token.children if c.dep_ in {"compound", "amod", "nmod", "advmod"}}
    if beside & _NEVER.get(lemma, set()):
        return False
    sides = any(c.dep_ == "prep" and c.lower_ in {"between", "with"} for c in token.children)
    if lemma == "talk" and token.tag_ == "NN":
        return sides
    if lemma in {"exchange", "round"} and not sides:
        inner = [t for c in token.children if c.dep_ == "prep" for t in c.children]
        counted = bool(beside & _ORDINALS) and not any(c.lower_ == "of" for c in token.children)
        return lemma == "round" and (
            is_held(token) or counted or any(lemma_of(t) in lexicon.MEETING_NOUNS for t in inner)
        )
    if lemma == "call":
        owned = any(c.dep_ == "poss" for c in token.children)
        return (
            bool(beside & (lexicon.PHONE | lexicon.VIDEO | {"conference", "courtesy"}))
            or bool(callers(token))
            or (is_held(token) and not any(c.lower_ == "for" for c in token.children))
            or (owned and (sides or bool(beside & _ORDINALS)))
        )
    return True


def _has_object(token: Token) -> bool:
    """Whether somebody is met by a verb that needs one: "hosted them", "was received by her"."""
    officials = any(
        c.dep_ in SUBJECTS and (c.lemma_.lower() in lexicon.ROLE_NOUNS or any(True for _ in c.conjuncts))
        for c in token.children
    )
    return any(c.dep_ in {"dobj", "agent"} for c in token.children) or (
        lemma_of(token) == "gather" and officials and several(token)
    )


def rings(token: Token) -> bool:
    """“Called Pavel Strand on Monday”, but not "called him a liar"."""
    named_so = token.tag_ == "VBN" and not any(c.lemma_ in {"have", "be"} for c in token.children)
    parts = [c for c in token.children if c.dep_ in {"dobj", "oprd", "ccomp", "xcomp", "acomp", "attr"}]
    if named_so or len(parts) != 1 or parts[0].i != token.i + 1 + (parts[0].i - parts[0].left_edge.i):
        return False
    after = parts[0].right_edge.i + 1
    behind = token.doc[after] if after < len(token.doc) else None
    goes_on = (
        behind is None
        or behind.dep_ in {"prep", "npadvmod", "punct", "aux", "cc"}
        or behind.lower_ in {"separately", "individually", "twice", "again"}
        or (behind.ent_type_ == "DATE")
    )
    quoted = any(t.text == '"' for t in token.doc[token.i : after + 1])
    somebody = parts[0].pos_ in {"PROPN", "PRON"} or parts[0].lemma_.lower() in lexicon.ROLE_NOUNS
    return somebody and goes_on and not quoted


def _takes_guests(token: Token, lemma: str) -> bool:
    if lemma == "bring":
        faces = "face to face" in token.doc[token.i : token.right_edge.i + 1].text.lower()
        together = faces or any(c.lower_ == "together" for c in token.children)
        return (together or _to_the_table(token)) and _has_object(token)
    return _has_guests(token) if lemma == "have" else _sees_somebody(token)


def _to_the_table(token: Token) -> bool:
    """“Brought both countries back to the table”."""
    return any(
        t.lower_ == "table"
        for c in token.subtree
        if c.dep_ == "prep" and c.lower_ == "to"
        for t in c.children
    )


def _has_guests(token: Token) -> bool:
    """“Had them to his residence”, "had her over for dinner"."""
    preps = [c for c in token.children if c.dep_ == "prep" and c.lower_ in {"to", "for", "over"}]
    return any(c.dep_ == "dobj" and c.pos_ in {"PROPN", "PRON"} for c in token.children) and any(
        t.lemma_.lower() in _MEALS for c in preps for t in c.children
    )


def _sees_somebody(token: Token) -> bool:
    """“Saw the premier in Oslo on Monday": a visit, where day or place is told and nothing else is seen."""
    seen = [c for c in token.children if c.dep_ == "dobj"]
    more = {c.dep_ for c in token.children} & {"ccomp", "xcomp", "oprd", "prt", "acl"}
    if len(seen) == 1 and is_each_other(seen[0]):
        return True
    if len(seen) != 1 or more or any(c.dep_ == "prep" and c.lower_ == "as" for c in token.children):
        return False
    titled = seen[0].pos_ == "PROPN" and seen[0].ent_type_ not in {"GPE", "LOC", "FAC", "NORP"}
    people = seen[0].ent_type_ == "PERSON" or titled or seen[0].lemma_.lower() in _SEEN
    travels = token.head if token.dep_ in {"advcl", "xcomp"} and token.tag_ == "VB" else token
    goes = travels != token and travels.lemma_.lower() in _GOING  # "had flown to the kingdom to see X"
    near = [c for t in (token, travels, *seen) for c in t.children]
    when = token.dep_ == "pcomp" and token.head.lower_ in {"after", "before"}  # "after seeing the premier"
    when |= any(c.lower_ in {"ahead", "where"} for c in near)  # "flew to Lund, where he saw her"
    behind = {t.lower_ for c in near if c.dep_ == "prep" for t in c.children}
    when |= bool(behind & {"capital", "sidelines", "margins", "fringes"})
    when |= any(c.ent_type_ == "DATE" for c in near) or any(
        t.ent_type_ in {"DATE", "TIME", "GPE"}
        for c in near
        if c.dep_ == "prep" and c.lower_ in {"in", "on", "at"}
        for t in c.children
    )
    return people and (when or goes or _is_to_see(token))


def _is_to_see(token: Token) -> bool:
    """“Is due in Lusaka on Tuesday and will see the minister”."""
    will = any(c.lower_ == "will" and c.dep_ == "aux" for c in token.children)
    return will and token.dep_ == "conj" and any(t.ent_type_ in {"DATE", "GPE"} for t in token.head.subtree)


def is_each_other(token: Token) -> bool:
    """“Will see each other in Lund”."""
    return token.lower_ == "other" and any(c.lower_ == "each" for c in token.children)


def _is_match(token: Token) -> bool:
    """“Met France in the semi-final”: a game."""
    return any(
        t.lemma_.lower() in _SPORT
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in {"in", "for"}
        for t in c.children
    )


def is_held(token: Token) -> bool:
    """Whether the noun is the object of holding it, or says between whom it is."""
    return token.head.lemma_.lower() in lexicon.HOLD_VERBS or any(
        c.dep_ == "prep" and c.lower_ in {"between", "with"} for c in token.children
    )


def callers(token: Token) -> list[Token]:
    """Who is named behind "took a call from" and "made a call to", where it is somebody."""
    taken = token.tag_ == "NN" and token.dep_ == "dobj" and token.head.lemma_.lower() in _TAKING
    phoned = any(c.lower_ in lexicon.PHONE for c in token.children)
    preps = (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"from", "to"})
    targets = [t for c in preps for t in c.children]
    named = [t for t in targets if t.ent_type_ == "PERSON" or t.lemma_.lower() in lexicon.ROLE_NOUNS]
    return named if lemma_of(token) == "call" and (taken or phoned) else []
