"""Which sentences of an article carry its summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from summarizer.extraction import Extraction
from summarizer.reading.syntax.clauses import goes_on

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SENTENCES = 3
_OPENING = 4  # sentences among which a story comes to its point
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_SAME = 0.6  # share of the shorter sentence's content words from which two sentences tell the same
_FEWEST_SHARED = 5
_STANDING_FOR = frozenset({"he", "she", "they", "both", "i", "we"})


def key_sentences(numbers: Sequence[int], extraction: Extraction, docs: Mapping[int, Doc]) -> list[int]:
    """Up to three sentences that carry the summary: the one that opens the story, then those that tell most.

    The first of all opens it where it names somebody, as a report does; else, as in a feature, the first near
    the top that tells of a meeting or stance.
    """
    weight = _weights(numbers, extraction)
    named = {n for actor in extraction.actors for n in actor.s}
    alone = {n for n in numbers if not _leans(docs[n])}
    telling = [n for n in numbers if weight[n] > 0]
    first = [n for n in numbers[:1] if n in alone and (n in named or _names_several(docs[n]))]
    near = [n for n in telling if n in alone and n in numbers[:_OPENING]]
    chosen = (first or near or ([] if telling else [*numbers]))[:1]
    others = [n for n in telling if n not in chosen]
    for n in sorted(others, key=lambda n: ((n not in alone) - weight[n], n)):
        if len(chosen) < _SENTENCES and not any(_repeats(docs[n], docs[other]) for other in chosen):
            chosen.append(n)
    return sorted(chosen)


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
