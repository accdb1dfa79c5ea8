"""Words that may tell of a meeting: verbs such as "met" and "spoke", nouns such as "talks" and "call"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PRESS = frozenset(
    """
    reporter journalist press medium media correspondent newspaper broadcaster audience crowd rally
    supporter parliament assembly ministry conference nation camera television radio student employee
    """.split()
)
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
_TOGETHER = frozenset(
    ["get", "go", "eat", "walk", "sit", "drive", "travel", "attend", "watch", "appear", "come"]
)
_SEEN = lexicon.ROLE_NOUNS | {"union", "delegation", "team", "host"}
_TIME = frozenset(["hour", "minute", "morning", "afternoon", "evening", "day", "time", "night"])
_WORDS = frozenset(["word", "view", "greeting", "pleasantry", "handshake"])
_TABLES = frozenset(["negotiating", "bargaining", "conference"])
_ORDINALS = frozenset(
    """
    first second third fourth fifth sixth seventh opening final last latest next previous earlier
    """.split()
)
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
    if lemma in lexicon.MEETING_VERBS:
        if lemma == "consult" and not with_phrases(token):
            return False
        return not _is_match(token) and (lemma not in lexicon.TRANSITIVE or _has_object(token))
    if lemma == "call" and rings(token):
        return True
    if lemma == "discuss":
        return _several(token) or any(True for _ in with_phrases(token))
    if lemma in lexicon.TALK_VERBS:
        to = (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"to", "by"})
        partners = [*with_phrases(token), *(t for c in to for t in c.children)]
        partner = any(t.lemma_.lower() not in PRESS for t in partners)
        return partner or (lemma in {"speak", "talk", "sit"} and _several(token))
    if lemma in {"bring", "have", "see"}:
        return _takes_guests(token, lemma)
    told = is_told_by_phone(token) or is_told_in_person(token) or is_told_on_a_day(token)
    if told or _spends_time(token, lemma) or _exchanges(token, lemma):
        return True
    return lemma in _TOGETHER and (_comes_face_to_face(token) or _is_done_together(token))


def _is_done_together(token: Token) -> bool:
    return _several(token) and any(t.lower_ == "together" for t in token.subtree)


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
            bool(beside & (lexicon.PHONE | lexicon.VIDEO | {"conference"}))
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
        lemma_of(token) == "gather" and officials and _several(token)
    )


def with_phrases(token: Token) -> list[Token]:
    """The nouns behind "with" that belong to the verb, also where the parser hangs them on its object."""
    near = [token, *(c for c in token.children if c.dep_ in {"dobj", "advmod", "prt"})]
    over = (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"over", "about"})
    near += [t for c in over for t in c.children]  # "talked the plan over with X"
    preps = [c for t in near for c in t.children if c.dep_ == "prep" and c.lower_ == "with"]
    found = [t for c in preps for t in c.children if t.dep_ == "pobj"]
    if not found and lemma_of(token) == "discuss":  # "discussed the outline of a deal with X"
        inner = (c for c in token.subtree if c.dep_ == "prep" and c.lower_ == "with")
        found = [t for c in inner for t in c.children if t.ent_type_ == "PERSON"]
    return found


def _several(token: Token) -> bool:
    """“The ministers also spoke”: with each other, not to the press."""
    subjects = [c for c in token.children if c.dep_ in SUBJECTS]
    above = token
    while not subjects and above.dep_ in {
        "conj",
        "xcomp",
        "acomp",
    }:  # "they shook hands and spoke", "are due to"
        above = above.head
        subjects = [c for c in above.children if c.dep_ in SUBJECTS]
    return any(
        s.tag_ in {"NNS", "NNPS"} or s.lower_ in {"they", "both"} or any(True for _ in s.conjuncts)
        for s in subjects
    ) and not any(t.lemma_.lower() in PRESS for c in token.children if c.dep_ == "prep" for t in c.children)


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


def _spends_time(token: Token, lemma: str) -> bool:
    """“Spent four hours with the envoy”, which is a meeting with whoever has a name or an office."""
    time = any(c.dep_ in {"dobj", "npadvmod"} and c.lemma_.lower() in _TIME for c in token.children)
    named = (t for t in with_phrases(token) if any(c.dep_ == "appos" for c in t.children))
    people = [t for t in with_phrases(token) if t.pos_ == "PROPN" or t.lemma_.lower() in lexicon.ROLE_NOUNS]
    people += named  # "with his opposite number, X"
    return lemma == "spend" and time and bool(people)


def is_told_in_person(token: Token) -> bool:
    """“Complained to her in person”: whatever the verb, they met."""
    preps = (c.i for c in token.subtree if c.lower_ == "in" and any(t.lower_ == "person" for t in c.children))
    where = next(preps, token.i)
    other_verb = any(t.pos_ == "VERB" for t in token.doc[token.i + 1 : where])
    return where > token.i and token.pos_ == "VERB" and not other_verb and bool(told_to(token))


def is_told_on_a_day(token: Token) -> bool:
    """“Kessler told the premier on Monday that": who told whom on which day is a briefing."""
    days = (t for c in token.children for t in (c, *c.children) if c.dep_ in {"prep", "npadvmod"})
    people = [c for c in token.children if c.dep_ in {"nsubj", "dobj"} and c.ent_type_ == "PERSON"]
    return (
        lemma_of(token) in {"tell", "inform"}
        and len(people) == 2
        and any(t.ent_type_ == "DATE" for t in days)
    )


def told_to(token: Token) -> list[Token]:
    """Whom something is told to: "to her", "made the case to her" and "told her"."""
    near = [token, *(c for c in token.children if c.dep_ == "dobj")]
    to = (c for t in near for c in t.children if c.dep_ == "prep" and c.lower_ == "to")
    people = [t for c in to for t in c.children] + [c for c in token.children if c.dep_ in {"dobj", "dative"}]
    return [t for t in people if t.pos_ == "PROPN" or t.lemma_.lower() in lexicon.ROLE_NOUNS]


def _exchanges(token: Token, lemma: str) -> bool:
    """“The pair exchanged a few words”."""
    words = any(c.dep_ == "dobj" and c.lemma_.lower() in _WORDS for c in token.children)
    subjects = [c for c in token.children if c.dep_ in SUBJECTS]
    several = _several(token) or any(s.lower_ in {"pair", "two", "duo"} for s in subjects)
    return lemma == "exchange" and words and (several or bool(with_phrases(token)))


def is_told_by_phone(token: Token) -> bool:
    """“Raised the matter with her by telephone”: whatever the verb, they spoke."""
    by = [t.lemma_.lower() for c in token.children if c.lower_ in {"by", "over"} for t in c.children]
    return bool({*by} & {"phone", "telephone", "video", "videolink"}) and bool(with_phrases(token))


def _comes_face_to_face(token: Token) -> bool:
    text = token.doc[token.i + 1 : token.i + 5].text.lower()
    return text.startswith("face to face") and (_several(token) or " with" in text)


def _takes_guests(token: Token, lemma: str) -> bool:
    if lemma == "bring":
        together = any(c.lower_ == "together" for c in token.children)
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
    when |= any(t.lower_ == "capital" for c in near if c.dep_ == "prep" for t in c.children)
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
