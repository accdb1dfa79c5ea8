"""Short noun phrases for what a clause is about: "the talks", "accepting arbitration"."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from summarizer.reading.lexicon import words
from summarizer.reading.syntax.frames import frame_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WORDS = 8
"""The longest issue that the labelling guidelines allow."""

_PASSING = frozenset({"advcl", "cc", "parataxis"})
_ASIDE = _PASSING | {"relcl", "appos", "conj"}
_OPENERS = words("syntax.openers") | {'"', ","}
_LOOSE_ENDS = words("syntax.loose_ends")
_CLAUSE_OPENERS = words("syntax.clause_openers")
_OBJECTS = frozenset({"what", "how"})  # openers of a clause without which the word before them means nothing
_FEWEST = 3  # words that an issue keeps when half a clause is cut off
_GRANTING = frozenset({"allow", "permit"})
# Verbs of two and more syllables that are stressed on the last one double their consonant.
_DOUBLING = words("syntax.doubling")


def noun_phrase(head: Token, doc: Doc) -> str:
    """The phrase headed by `head` in at most `WORDS` words, without what is said of it in passing."""
    start, end = head.left_edge.i, _end(head, _ASIDE)
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_:
        end += 2  # "re-election", of which the parser makes two things
    while start < head.i and doc[start].lower_ in _OPENERS:
        start += 1
    text = doc[start:end].text
    opens = doc[start].pos_ in {"DET", "ADJ", "NOUN", "PRON"} and not doc[start].ent_type_
    return clipped(text[:1].lower() + text[1:] if opens else text)


def doing(verb: Token, doc: Doc, *, of: str = "") -> str:
    """What the verb tells as a thing done: "accepting arbitration"; `of` is who does it."""
    end = _end(verb, _PASSING)
    helped = {c.dep_ for c in verb.children}
    passive = "auxpass" in helped or (verb.tag_ == "VBN" and "aux" not in helped)  # "wants it readmitted"
    active = verb.lower_ if verb.tag_ == "VBG" else gerund(verb.lemma_.lower())
    rest = doc[verb.i + 1 : end].text
    if verb.lemma_.lower() in _GRANTING and (bare := _bare_verb(verb)) is not None and bare.i < end:
        rest = f"{doc[verb.i + 1 : bare.i].text} to {doc[bare.i : end].text}"
    return clipped(f"{of} {f'being {verb.text}' if passive else active} {rest}")


def _bare_verb(verb: Token) -> Token | None:
    """The first verb of an infinitive that lacks its "to", as quick writing has it: "allow it be sold"."""
    clause = next((c for c in verb.rights if c.dep_ in {"ccomp", "xcomp"}), verb)
    first = next((c for c in clause.lefts if c.dep_ in {"aux", "auxpass"}), clause)
    return first if first != verb and first.tag_ == "VB" else None


def _end(head: Token, aside: Collection[str]) -> int:
    """Where the phrase or clause of the word ends, before what is added to it in passing."""
    ends = (
        child.left_edge.i
        for child in head.rights
        if child.dep_ in aside
        or child.text in {",", ";", ":"}
        or (child.lower_ == "as" and head.pos_ != "VERB")  # "condemned the visit as a provocation"
    )
    return max(min(ends, default=head.right_edge.i + 1), head.i + 1)


def subject_phrase(verb: Token, doc: Doc) -> str:
    """The subject of the verb as a phrase, empty if it has none or a mere pronoun."""
    subject = frame_of(verb).subject
    if subject is None or subject.pos_ == "PRON":
        return ""
    return doing(subject, doc) if subject.dep_ == "csubj" else noun_phrase(subject, doc)


def clause_end(verb: Token) -> int:
    """The index of the token behind the clause, without what is added to it in passing."""
    return _end(verb, _PASSING)


def clipped(text: str, most: int = WORDS) -> str:
    """At most `most` words, cut so that no loose preposition or article is left at the end."""
    words = re.sub(r'["“”]', "", text).split()
    if len(words) > most:
        words = words[:most]
        # Half a clause says less than none: "being sidelined as the envoys" stops before "as".
        halves = [i for i, word in enumerate(words) if word.lower() in _CLAUSE_OPENERS and i >= _FEWEST]
        words = words[: halves[-1] - (words[halves[-1]].lower() in _OBJECTS)] if halves else words
    while words and words[-1].lower().strip(",;:.'-") in _LOOSE_ENDS | {""}:
        words.pop()
    return " ".join(words).strip(" ,;:.-'")


def gerund(lemma: str) -> str:
    """The form in -ing: "make" → "making", "stop" → "stopping", "lie" → "lying"."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    short = re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", lemma)
    return lemma + lemma[-1] * bool(short or lemma in _DOUBLING) + "ing"
