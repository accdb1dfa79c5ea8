"""Whom a pronoun means inside its own sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.discourse.sentence import Sentence
from summarizer.reading.lexicon import words
from summarizer.reading.names.cast import Member
from summarizer.reading.syntax.clauses import is_quoted
from summarizer.reading.syntax.frames import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKING = words("discourse.speaking")
_FITTING = dict.fromkeys(
    ("he", "she", "him", "her", "himself", "herself"), frozenset({"person"})
) | dict.fromkeys(("it", "itself"), frozenset({"organization", "state", "media"}))


def within(head: Token, sentence: Sentence) -> list[Member]:
    """Whom a pronoun means inside its own sentence: "the Kremlin said it would" is the Kremlin.

    The subject of the nearest clause above that is no pronoun, if it is of a fitting kind.
    """
    if head.lower_ in _SPEAKING:
        return _speaker(head, sentence)
    if head.lower_ in {"they", "them"}:
        return several_above(head, sentence)
    fitting = _FITTING.get(head.lower_)
    if fitting is None:
        return []
    for subject in _subjects_above(head):
        found = [m for m in sentence.members(subject) if m.kind in fitting]
        if found and subject.pos_ != "PRON":
            return found
    return _subject_before(head, fitting, sentence)


def _subjects_above(head: Token) -> Iterator[Token]:
    """Subjects before the pronoun of the clauses that it stands in, the nearest first.

    "Officials close to it" are not "it".
    """
    for above in head.ancestors:
        for subject in (c for c in above.children if c.dep_ in SUBJECTS and c.i < head.i):
            if not _is_inside(head, subject):
                yield subject


def _is_inside(token: Token, phrase: Token) -> bool:
    return phrase.left_edge.i <= token.i <= phrase.right_edge.i


def several_above(head: Token, sentence: Sentence) -> list[Member]:
    """Whom "they" or "the two" means inside its own sentence: the subject above, if that is of several."""
    for subject in _subjects_above(head):
        several = subject.tag_ in {"NNS", "NNPS"} or any(True for _ in subject.conjuncts)
        if several and (found := sentence.members(subject)):
            return found
    return []


def _subject_before(head: Token, fitting: frozenset[str], sentence: Sentence) -> list[Member]:
    """Whoever is the subject of a clause before the pronoun: "Goyal went further: he wanted".

    For "it", which may mean anything, only across a semicolon: "the Kremlin was vague; it neither".
    """
    before = head.doc[: head.i]
    if "person" not in fitting and all(t.text not in {";", ":"} for t in before):
        return []
    for subject in reversed(before):
        # "Strand's visit to Oslo, where he is to meet her": whose the subject is.
        acts = subject.dep_ == "nsubj" or (subject.dep_ == "poss" and subject.head.dep_ == "nsubj")
        if is_quoted(subject, head.doc) and not is_quoted(head, head.doc):
            continue  # whom a quotation names is not who says it
        member = sentence.named(subject) if acts and subject.pos_ == "PROPN" else None
        if member is not None and member.kind in fitting and sentence.recent.may_be(member, head.lower_):
            return [member]
    return []


def _speaker(head: Token, sentence: Sentence) -> list[Member]:
    """Who says "we": the subject of the verb of speech that it stands under.

    The speech stands above what is said or, behind a quotation, below it.
    """
    verbs = (v for t in head.ancestors for v in (t, *(c for c in t.children if c.dep_ == "parataxis")))
    said = (v for v in verbs if v.lemma_.lower() in lexicon.SPEECH)
    subjects = (c for v in said for c in v.children if c.dep_ == "nsubj" and c.lower_ not in _SPEAKING)
    return next((found for c in subjects if (found := sentence.members(c))), [])
