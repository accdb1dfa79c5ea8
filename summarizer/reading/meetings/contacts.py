"""Contact told by other verbs than those of meeting: "raised it by phone", "shook hands", "called on her"."""

from __future__ import annotations

from collections.abc import Iterator
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
_PHONES = frozenset({"phone", "telephone", "video", "videolink", "video-link", "videoconference"})
_BY_PHONE = frozenset({"by", "over", "via", "on"})
_RINGS = frozenset({"phone", "telephone", "ring"})
_DAYS_OR_PLACES = frozenset({"DATE", "GPE"})
_TIME = frozenset(["hour", "minute", "morning", "afternoon", "evening", "day", "time", "night", "week"])
_WORDS = frozenset(["word", "view", "greeting", "pleasantry", "handshake"])
_TOGETHER = frozenset(
    """
    get go eat walk sit drive travel attend watch appear come stand pose photograph picture dine play
    """.split()
)
_HUGS = frozenset({"hug", "embrace", "kiss"})
_SEVERAL = frozenset({"they", "both", "pair", "two", "duo"})
_DRINKS = frozenset({"tea", "coffee", "drink", "meal", "beer", "whisky"})
_TOLD = frozenset(["tell", "inform"])
_HANDED = frozenset(["present", "hand", "deliver"])
_WENT = frozenset(["fly", "travel", "go", "come", "drive", "return", "visit"])
_CHANCE = frozenset(["run", "bump"])
_SHUT = frozenset(["shut", "closet", "hole", "lock", "huddle"])
_ASIDE = frozenset(["pull", "take", "draw"])
_PAPERS = frozenset("treaty agreement deal accord memorandum communique declaration pact text".split())


def contacted(token: Token) -> list[Token] | None:
    """The nouns of those with whom the subject of a verb was in touch; none where its subjects were with
    each other, and None where the verb tells of no contact.
    """
    rules = (
        _by_phone, _in_person, _on_a_day, _spending_time, _exchanging, _shaking_hands, hugging, _calling_on,
        _by_chance, _at_one_table, _shut_away, _taken_aside, _face_to_face, _shown_around, _together,
        _in_touch, _signing,
    )  # fmt: skip
    if token.pos_ not in {"VERB", "AUX"}:
        return None
    return next((partners for rule in rules if (partners := rule(token)) is not None), None)


def with_phrases(token: Token) -> list[Token]:
    """The nouns behind "with" that belong to the verb, also where the parser hangs them on its object."""
    near = [token, *(c for c in token.children if c.dep_ in {"dobj", "advmod", "prt"})]
    over = (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"over", "about"})
    near += [t for c in over for t in c.children]  # "talked the plan over with X"
    found = [t for near_by in near for t in _behind(near_by, {"with"})]
    if not found and lexicon.PAST_FORMS.get(token.lower_, token.lemma_.lower()) == "discuss":
        inner = (c for c in token.subtree if c.dep_ == "prep" and c.lower_ == "with")
        found = [t for c in inner for t in c.children if t.ent_type_ == "PERSON"]
    return found  # the last of "discussed the outline of a deal with X"


def several(token: Token) -> bool:
    """“The ministers also spoke”: with each other, not to the press."""
    subjects = _subjects(token)
    return any(
        s.tag_ in {"NNS", "NNPS"} or s.lower_ in _SEVERAL or any(True for _ in s.conjuncts) for s in subjects
    ) and not any(t.lemma_.lower() in PRESS for c in token.children if c.dep_ == "prep" for t in c.children)


def _subjects(token: Token) -> list[Token]:
    """The subjects of a verb, or of the one that shares them: "they shook hands and spoke", "are due to"."""
    subjects = [c for c in token.children if c.dep_ in SUBJECTS]
    above = token
    while not subjects and above.dep_ in {"conj", "xcomp", "acomp"}:
        above = above.head
        subjects = [c for c in above.children if c.dep_ in SUBJECTS]
    return subjects


def _behind(token: Token, prepositions: set[str] | frozenset[str]) -> Iterator[Token]:
    for prep in token.children:
        if prep.dep_ in {"prep", "dative", "agent"} and prep.lower_ in prepositions:
            yield from (t for t in prep.children if t.dep_ == "pobj")


def _objects(token: Token) -> list[Token]:
    return [c for c in token.children if c.dep_ in {"dobj", "dative"}]


def _people(tokens: list[Token]) -> list[Token]:
    """Those of the nouns that may be somebody: names, offices, and nouns with a name beside."""
    return [
        t
        for t in tokens
        if (t.pos_ == "PROPN" and t.ent_type_ not in {"DATE", "GPE", "LOC", "FAC"})
        or t.lemma_.lower() in lexicon.ROLE_NOUNS
        or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in t.children)
        or (t.pos_ == "PRON" and t.lower_ in {"him", "her", "them"})
    ]


def _by_phone(token: Token) -> list[Token] | None:
    """“Raised the matter with her by telephone”, “told him on the phone”, “telephoned to thank her”."""
    if token.lemma_.lower() in _RINGS:
        purposes = (c for c in token.children if c.dep_ == "xcomp")
        return _people([t for c in purposes for t in _objects(c)]) or None
    by = list(_behind(token, _BY_PHONE))
    if not any(t.lemma_.lower() in _PHONES for t in by):
        return None
    partners = with_phrases(token) or _people([*_objects(token), *_behind(token, {"to"})])
    return partners if partners or several(token) else None


def _in_person(token: Token) -> list[Token] | None:
    """“Complained to her in person”: whatever the verb, they met."""
    preps = (c.i for c in token.subtree if c.lower_ == "in" and any(t.lower_ == "person" for t in c.children))
    where = next(preps, token.i)
    other_verb = any(t.pos_ == "VERB" for t in token.doc[token.i + 1 : where])
    if where <= token.i or token.pos_ != "VERB" or other_verb:
        return None
    near = [token, *(c for c in token.children if c.dep_ == "dobj")]
    told = [*(t for n in near for t in _behind(n, {"to"})), *_objects(token)]
    return [t for t in told if t.pos_ == "PROPN" or t.lemma_.lower() in lexicon.ROLE_NOUNS] or None


def _on_a_day(token: Token) -> list[Token] | None:
    """“Kessler told the premier on Monday that": who told whom on which day is a briefing.

    “Flew to Lund this week and told the premier": the day on which she went there.
    """
    went = token.head if token.dep_ == "conj" and token.head.lemma_.lower() in _WENT else token
    near = (t for v in {token, went} for c in v.children for t in (c, *c.children))
    days = (t for t in near if t.dep_ in {"pobj", "npadvmod"} or t.head.dep_ == "pobj")
    if not any(t.ent_type_ == "DATE" for t in days):
        return None
    told = [c for c in token.children if c.dep_ == "dobj"] if token.lemma_.lower() in _TOLD else []
    handed = [*_behind(token, {"to"}), *(c for c in token.children if c.dep_ == "dative")]
    told += handed if token.lemma_.lower() in _HANDED else ()
    people = [t for t in told if t.ent_type_ == "PERSON" or (went != token and t in _people(told))]
    return people if people and any(_is_person(s) for s in _subjects(token)) else None


def _is_person(token: Token) -> bool:
    """A name, or an office with a name beside it: "the CIA director, William Burns"."""
    return any(t.ent_type_ == "PERSON" for t in (token, *(c for c in token.children if c.dep_ == "appos")))


def _spending_time(token: Token) -> list[Token] | None:
    """“Spent four hours with the envoy”, “spent Feb. 6 to 8 in Lund with her”."""
    time = (c for c in token.children if c.dep_ in {"dobj", "npadvmod"})
    if token.lemma_.lower() != "spend" or not any(
        c.lemma_.lower() in _TIME or c.ent_type_ == "DATE" for c in time
    ):
        return None
    return _people(_with_below(token)) or None


def _with_below(token: Token) -> list[Token]:
    """The nouns behind "with", also where the parser hangs them on the day or place before it."""
    inner = (c for c in token.subtree if c.lower_ == "with" and c.head.ent_type_ in {"DATE", "GPE", "TIME"})
    where = (c for c in token.subtree if c.lower_ == "with" and c.head.lemma_ in {"city", "capital"})
    return with_phrases(token) or [t for c in (*inner, *where) for t in c.children if t.dep_ == "pobj"]


def _exchanging(token: Token) -> list[Token] | None:
    """“The pair exchanged a few words”."""
    words = any(c.lemma_.lower() in _WORDS for c in _objects(token))
    if token.lemma_.lower() != "exchange" or not words:
        return None
    partners = with_phrases(token)
    return partners if partners or several(token) else None


def _shaking_hands(token: Token) -> list[Token] | None:
    """“Shook hands with her”, “shook her hand”, “they compared notes”, “had tea with her”."""
    lemma = lexicon.PAST_FORMS.get(token.lower_, token.lemma_.lower())
    held = {"shake": {"hand"}, "compare": {"note"}, "have": _DRINKS, "share": _DRINKS, "take": _DRINKS}
    hands = [c for c in _objects(token) if c.lemma_.lower() in held.get(lemma, set())]
    if not hands:
        return None
    partners = [c for t in hands for c in t.children if c.dep_ == "poss"] or with_phrases(token)
    return partners if partners or several(token) else None


def hugging(token: Token) -> list[Token] | None:
    """“Hugged her on the tarmac”, “the pair embraced”; an idea is embraced by nobody's arms."""
    if token.lemma_.lower() not in _HUGS:
        return None
    objects = _objects(token)
    return _people(objects) or None if objects else ([] if several(token) else None)


def _calling_on(token: Token) -> list[Token] | None:
    """“Called on the president at the palace”, but not “called on her to resign”."""
    asked = any(c.dep_ in {"xcomp", "ccomp", "advcl"} for c in token.children)
    if token.lemma_.lower() != "call" or asked or any(True for _ in _objects(token)):
        return None
    return _people(list(_behind(token, {"on"}))) or None


def _by_chance(token: Token) -> list[Token] | None:
    """“Ran into each other”, “bumped into her”."""
    if token.lemma_.lower() not in _CHANCE:
        return None
    into = list(_behind(token, {"into"}))
    each_other = any(t.lower_ in {"other", "another"} for t in into)
    return [] if each_other and several(token) else _people(into) or None


def _at_one_table(token: Token) -> list[Token] | None:
    """“Sat across the table from her”, “sat opposite her”."""
    if lexicon.PAST_FORMS.get(token.lower_, token.lemma_.lower()) != "sit":
        return None
    facing = [c for c in token.children if c.lower_ in {"across", "opposite"}]
    tables = [t for c in facing for t in c.children]  # the parser may hang "from" on the table
    across = [t for near in (token, *tables) for t in _behind(near, {"from"})]
    opposite = [t for c in facing if c.lower_ == "opposite" for t in c.children]
    return _people([*across, *opposite]) or None if facing else None


def _shut_away(token: Token) -> list[Token] | None:
    """“Was shut away in Lund with her”, “was closeted with her”."""
    passive = any(c.dep_ == "auxpass" for c in token.children)
    return _people(_with_below(token)) or None if token.lemma_.lower() in _SHUT and passive else None


def _taken_aside(token: Token) -> list[Token] | None:
    """“Pulled her aside at the summit”."""
    aside = any(c.lower_ == "aside" for c in token.children)
    return _people(_objects(token)) or None if token.lemma_.lower() in _ASIDE and aside else None


def _face_to_face(token: Token) -> list[Token] | None:
    """“Came face to face with her”, “stood side by side”."""
    behind = token.doc[token.i + 1 : token.i + 5].text.lower()
    if token.lemma_.lower() not in _TOGETHER or not behind.startswith(("face to face", "side by side")):
        return None
    partners = [t for c in [token, *token.doc[token.i + 1 : token.i + 4]] for t in _behind(c, {"with"})]
    return partners if partners or several(token) else None


def _shown_around(token: Token) -> list[Token] | None:
    """“Showed her around the harbour”, “gave her a tour of it”."""
    around = any(c.lower_ in {"around", "round"} for c in token.children)
    tour = any(c.lemma_ == "tour" and c.dep_ == "dobj" for c in token.children)
    shown = (token.lemma_ == "show" and around) or (token.lemma_ == "give" and tour)
    return _people([c for c in _objects(token) if c.lemma_ != "tour"]) or None if shown else None


def _together(token: Token) -> list[Token] | None:
    """“Were photographed together in Lund”."""
    beside = token.lemma_.lower() in _TOGETHER and any(t.lower_ == "together" for t in token.subtree)
    return [] if beside and several(token) else None


def _in_touch(token: Token) -> list[Token] | None:
    """“Was in touch with her on Sunday”: on a day, for those who are so always meet at none."""
    if token.lemma_.lower() not in {"be", "get"} or not any(t.ent_type_ == "DATE" for t in token.subtree):
        return None
    touch = [t for t in _behind(token, {"in"}) if t.lower_ in {"touch", "contact"}]
    return _people([t for c in touch for t in _behind(c, {"with"})]) or None


def _signing(token: Token) -> list[Token] | None:
    """“Presidents X and Y signed the treaty in Lund”: states may sign apart."""
    passive = any(c.dep_ == "auxpass" for c in token.children)
    signed = _objects(token) if not passive else [c for c in token.children if c.dep_ == "nsubjpass"]
    signers = [t for c in token.children if c.dep_ == "agent" for t in c.children] if passive else []
    signers = signers or _subjects(token)
    signers += [c for s in signers for c in s.children if c.dep_ == "appos"]  # "the leaders, X and Y"
    people = [t for s in signers for t in (s, *s.conjuncts) if t.ent_type_ == "PERSON"]
    papers = any(t.lemma_.lower() in _PAPERS for t in signed)
    where = any(t.ent_type_ in _DAYS_OR_PLACES for t in token.subtree)
    joint = (token.lemma_.lower() == "sign" and papers) or token.lemma_.lower() in {"tour", "inaugurate"}
    return [] if joint and where and len(people) > 1 else None
