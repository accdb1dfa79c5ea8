"""Which sentences of an article carry its summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from summarizer.extraction import Extraction
from summarizer.reading.syntax.clauses import goes_on

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SENTENCES = 3
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_OPENING = 6  # sentences among which a story comes to its point
_LONG = 10  # tokens of a sentence that says what happened
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_SAME = 0.6  # share of the shorter sentence's content words from which two sentences tell the same
_FEWEST_SHARED = 5
_STANDING_FOR = frozenset({"he", "she", "they", "both", "i", "we"})


def key_sentences(numbers: Sequence[int], extraction: Extraction, docs: Mapping[int, Doc]) -> list[int]:
    """Up to three sentences that carry the summary: those that open the story, then those that tell most.

    A report of a meeting names somebody at its head, where a feature does not, and other sentences say more.
    Without meetings what happened stands in the first two, and a third tells what somebody makes of it.
    """
    weight = _weights(numbers, extraction)
    named = {n for actor in extraction.actors for n in actor.s}
    alone = {n for n in numbers if not _leans(docs[n])}
    opening = [n for n in numbers[:_OPENING] if n in alone and _reports(docs[n])]
    telling = sorted((n for n in numbers if weight[n] > 0), key=lambda n: ((n not in alone) - weight[n], n))
    head = opening[:2]
    if extraction.meetings:
        head = [n for n in numbers[:1] if n in alone and (n in named or _names_several(docs[n]))]
    chosen: list[int] = []
    for n in (*head, *telling, *([] if extraction.meetings else opening), *([] if telling else numbers[:1])):
        if len(chosen) < _SENTENCES and not any(_repeats(docs[n], docs[other]) for other in chosen):
            chosen.append(n)
    return sorted(chosen)


def _reports(doc: Doc) -> bool:
    """Whether the sentence is a statement of some length that joins on to none before it."""
    verbs = (t for t in doc if t.dep_ == "ROOT" and t.pos_ in {"VERB", "AUX"})
    states = any(c.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"} for verb in verbs for c in verb.children)
    return states and len(doc) >= _LONG and doc[0].pos_ != "CCONJ"


def _repeats(doc: Doc, other: Doc) -> bool:
    """Whether two sentences share most content words of the shorter, and more than the names of a pair."""
    mine, theirs = ({t.lemma_.lower() for t in d if t.pos_ in _CONTENT} for d in (doc, other))
    return len(mine & theirs) >= max(_FEWEST_SHARED, _SAME * min(len(mine), len(theirs)))


def _weights(numbers: Sequence[int], extraction: Extraction) -> dict[int, float]:
    """How much each sentence tells: most where it is the first to tell of a meeting."""
    weight = dict.fromkeys(numbers, 0.0)
    for meeting in extraction.meetings:
        first, *others = sorted(meeting.s)
        weight[first] = weight.get(first, 0) + (2 if meeting.status != "planned" else 1.5)
        for n in others:
            weight[n] = weight.get(n, 0) + 0.5
    for stance in extraction.stances:
        for n in stance.s:
            weight[n] = weight.get(n, 0) + (0.5 if stance.position == "declines_to_comment" else 1)
    return weight


def _names_several(doc: Doc) -> bool:
    return sum(e.label_ in _NAMES for e in doc.ents) > 1


def _leans(doc: Doc) -> bool:
    """Whether a sentence cannot be read alone: a mere quotation, or one of a "he" whom it does not name."""
    people = [entity.end for entity in doc.ents if entity.label_ == "PERSON"]
    nouns = [t.i for t in doc if t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ in {"NOUN", "PROPN"}]

    def is_open(pronoun: Token) -> bool:
        return all(i > pronoun.i for i in (people if pronoun.lower_ in {"he", "she"} else nouns))

    pronouns = [t for t in doc if t.dep_ in {"nsubj", "nsubjpass"} and t.lower_ in _STANDING_FOR]
    owned = any(t.dep_ == "poss" and t.pos_ == "PRON" for t in doc[:1])  # "Its leader, X, said"
    return goes_on(doc) or owned or any(is_open(t) for t in pronouns)
