"""How alike a gold item and a predicted one are, between 0 and 1; the weights are those of eval/README.md."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from summarizer.language import SMALL_WORDS
from summarizer.plaintext import fold, is_unspaced
from summarizer.summary import Actor, Meeting, Stance
from summarizer_eval.align import matching
from summarizer_eval.gold import GoldActor, GoldMeeting, GoldStance
from summarizer_eval.names import Names, forms, normal

_GRAMMAR = """
    a an and any are as at be been being but by can could did do does for from had has have he her him his if
    in into is it its may might more must no nor not of on or our over say says said shall she should so than
    that the their them there these they this those to under was were what when where whether which who whom
    whose will with would
"""
_FUNCTION_WORDS = frozenset(_GRAMMAR.split())
# "The", with "and", "in", "like" or "to" before it: والرئيس, بالرئيس, للرئيس.
_ARABIC_ARTICLE = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل))(?=\w\w)")


def words(text: str) -> frozenset[str]:
    """The content words of `text`, each cut to its first five letters.

    Cutting is a crude but sturdy stemmer for retrieval (McNamee & Mayfield, 2004): "negotiated" and
    "negotiations" meet, and no library or language model decides what counts as the same. Scripts without
    spaces give pairs of letters, as is usual for retrieval in them; Arabic loses its article.
    """
    found = re.findall(r"[^\W_]+", fold(text))
    small = _function_words(found)
    return frozenset(piece for word in found if word not in small for piece in _pieces(word))


def _pieces(word: str) -> list[str]:
    if is_unspaced(word):
        return [word[at : at + 2] for at in range(max(1, len(word) - 1))]
    bare = _ARABIC_ARTICLE.sub("", word)
    return [bare[:5]] if len(bare) > 1 else []


def _function_words(words: Sequence[str]) -> frozenset[str]:
    """Those of the language that has most of `words` among them; of English where it is no other's."""
    counts = {code: sum(word in small for word in words) for code, small in SMALL_WORDS.items()}
    counts["en"] = sum(word in _FUNCTION_WORDS for word in words)
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    return _FUNCTION_WORDS if best == "en" else SMALL_WORDS[best]


def dice(shared: int, left: int, right: int) -> float:
    """Dice coefficient of two sets by their sizes; 0 for two empty ones."""
    return 2 * shared / (left + right) if left + right else 0.0


def text_similarity(left: str, right: str) -> float:
    """Dice coefficient of the content words."""
    one, other = words(left), words(right)
    return dice(len(one & other), len(one), len(other))


def actor_similarity(gold: GoldActor, predicted: Actor) -> float:
    """At least .8 when a name or alias is in common, else 0; the rest decides between two that share one."""
    ours, theirs = forms(gold.name, gold.aliases), forms(predicted.name, predicted.aliases)
    shared = len(ours & theirs)
    if not shared:
        return 0.0
    same_name = normal(gold.name) == normal(predicted.name)
    return 0.8 + 0.1 * same_name + 0.1 * dice(shared, len(ours), len(theirs))


def meeting_similarity(gold: GoldMeeting, predicted: Meeting, names: Names) -> float:
    """.6 Dice of participants + .25 date + .1 place + .05 channel; what both leave empty has no weight."""
    theirs = [names.of(one) for one in predicted.participants]
    shared = matching(gold.participants, theirs, lambda one, other: one in other)
    parts: list[tuple[float, float]] = []
    if gold.participants or theirs:
        parts.append((0.6, dice(shared, len(gold.participants), len(theirs))))
    if any((gold.date_start, gold.date_text, predicted.date_start, predicted.date_text)):
        parts.append((0.25, date_similarity(gold, predicted)))
    if gold.place or predicted.place:
        parts.append((0.1, text_similarity(gold.place, predicted.place)))
    if (gold.channel, predicted.channel) != ("unknown", "unknown"):
        parts.append((0.05, float(gold.channel == predicted.channel)))
    total = sum(weight for weight, _ in parts)
    return sum(weight * value for weight, value in parts) / total if total else 0.0


class Dated(Protocol):
    @property
    def date_text(self) -> str: ...
    @property
    def date_start(self) -> str: ...
    @property
    def date_end(self) -> str: ...


def period(item: Dated) -> tuple[str, str]:
    """Start and end as ISO dates; a single date is both. Two empty strings when there is none."""
    return item.date_start or item.date_end, item.date_end or item.date_start


def date_similarity(gold: Dated, predicted: Dated) -> float:
    """1 for the same period, .5 for overlapping ones; by the words where one side has no ISO date."""
    (start, end), (their_start, their_end) = period(gold), period(predicted)
    if start and their_start:
        if (start, end) == (their_start, their_end):
            return 1.0
        # A month reaches over all its days, a year over its months: "2026-02" < "2026-02-28" < "2026-02~".
        overlap = start <= their_end + "~" and their_start <= end + "~"
        return 0.5 if overlap else 0.0
    return text_similarity(gold.date_text, predicted.date_text)


def stance_similarity(gold: GoldStance, predicted: Stance, names: Names, evidence: float) -> float:
    """0 unless the holder (or an alternative) is right, else .7 issue and claim + .3 `evidence` overlap."""
    if not holder_is_right(gold, names.of(predicted.holder)):
        return 0.0
    ours, theirs = f"{gold.issue} {gold.claim}", f"{predicted.issue} {predicted.claim}"
    return 0.7 * text_similarity(ours, theirs) + 0.3 * evidence


def holder_is_right(gold: GoldStance, holder: frozenset[str]) -> bool:
    """Whether a predicted holder, as gold ids, is the gold holder or one of its alternatives."""
    return not holder.isdisjoint({gold.holder, *gold.holder_alternatives})


def chain_is_right(gold: Sequence[str], predicted: Sequence[frozenset[str]]) -> bool:
    """Whether two reporting chains name the same actors in the same order."""
    return len(gold) == len(predicted) and all(one in them for one, them in zip(gold, predicted, strict=True))
