"""Whom a pronoun means inside its own sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.names.cast import Member
from summarizer.reading.syntax.clauses import is_quoted

if TYPE_CHECKING:
    from spacy.tokens import Token

    from summarizer.reading.discourse.reference import Referent

_SPEAKING = frozenset({"i", "we", "me", "us"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FITTING = dict.fromkeys(
    ("he", "she", "him", "her", "himself", "herself"), frozenset({"person"})
) | dict.fromkeys(("it", "itself"), frozenset({"organization", "state", "media"}))


def within(n: int, head: Token, referent: Referent) -> list[Member]:
    """Whom a pronoun means inside its own sentence: "the Kremlin said it would" is the Kremlin.

    The subject of the nearest clause above that is no pronoun, if it is of a fitting kind.
    """
    if head.lower_ in _SPEAKING:
        return _speaker(n, head, referent)
    if head.lower_ in {"they", "them"}:
        return several_above(n, head, referent)
    if head.text == "He" and (named := [m for m in referent.before(n) if m.name.startswith("He ")]):
        return named[:1]  # He Lifeng, by his surname
    fitting = _FITTING.get(head.lower_)
    if fitting is None:
        return []
    for above in head.ancestors:
        for subject in (c for c in above.children if c.dep_ in _SUBJECTS and c.i < head.i):
            if subject.pos_ != "PRON" and not _is_inside(head, subject):
                found = [m for m in referent.members(n, subject) if m.kind in fitting]
                if found:
                    _learn(found, head, referent)
                    return found
    return list(_named_before(n, head, fitting, referent))


def _is_inside(token: Token, phrase: Token) -> bool:
    """Whether the token belongs to the phrase headed by `phrase`: "officials close to it" are not "it"."""
    return phrase.left_edge.i <= token.i <= phrase.right_edge.i


def several_above(n: int, head: Token, referent: Referent) -> list[Member]:
    """Whom "they" or "the two" means inside its own sentence: the subject above, if that is of several."""
    for above in head.ancestors:
        for subject in (c for c in above.children if c.dep_ in _SUBJECTS and c.i < head.i):
            several = subject.tag_ in {"NNS", "NNPS"} or any(True for _ in subject.conjuncts)
            if several and not _is_inside(head, subject) and (found := referent.members(n, subject)):
                return found
        if len(both := _subject_and_object(n, above, head, referent)) == 2:
            return both
    return []


def _subject_and_object(n: int, verb: Token, head: Token, referent: Referent) -> list[Member]:
    """The two people of "the pope raised it with the premier when they met"."""
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS and c.i < head.i]
    objects = [c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i < head.i]
    preps = (c for t in (verb, *objects) for c in t.children if c.lower_ in {"with", "to"} and c.i < head.i)
    objects += [t for c in preps for t in c.children if t.dep_ == "pobj"]
    subjects = [verb.head if c.tag_ == "WP" and verb.dep_ == "relcl" else c for c in subjects]
    nouns = [t for t in [*subjects, *objects] if t != head and (t == verb.head or not _is_inside(head, t))]
    people = [m for t in nouns for m in referent.members(n, t) if m.kind == "person"]
    return list(dict.fromkeys(people))


def _named_before(n: int, head: Token, fitting: frozenset[str], referent: Referent) -> list[Member]:
    """Whoever is the subject of a clause before the pronoun: "Goyal went further: he wanted".

    For "it", which may mean anything, only across a semicolon: "the Kremlin was vague; it neither".
    """
    before = referent.docs[n][: head.i]
    if "person" not in fitting and all(t.text not in {";", ":"} for t in before):
        return []
    for subject in reversed(before):
        # "Strand's visit to Oslo, where he is to meet her": whose the subject is.
        whose = subject.dep_ == "poss" and subject.head.dep_ == "nsubj"
        acts = subject.dep_ == "nsubj" or whose
        if is_quoted(subject, subject.doc) and not is_quoted(head, head.doc):
            continue  # whom a quotation names is not who says it
        if acts and subject.pos_ == "PROPN" and (n, subject.i) in referent.cast.at:
            member = referent.cast.at[n, subject.i]
            if member.kind in fitting and referent.recent.may_be(member, head.lower_):
                return [member]
    return []


def _learn(found: list[Member], pronoun: Token, referent: Referent) -> None:
    if len(found) == 1 and found[0].kind == "person":
        referent.recent.learn(found[0], pronoun.lower_)


def _speaker(n: int, head: Token, referent: Referent) -> list[Member]:
    """Who says "we": the subject of the verb of speech that it stands under."""
    # The speech stands above what is said or, behind a quotation, below it.
    verbs = (v for t in head.ancestors for v in (t, *(c for c in t.children if c.dep_ == "parataxis")))
    for above in verbs:
        roles = {"nsubj"}  # "...," sniffed a spokesman
        if above.lemma_.lower() not in lexicon.SPEECH:
            continue
        for subject in (c for c in above.children if c.dep_ in roles and c.lower_ not in _SPEAKING):
            if found := referent.members(n, subject):
                return found
    return []
