"""False quotes: stitched, altered, somebody else's, narration, or cut so that their "not" is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.extraction import StanceClaim
from summarizer.plaintext import fold
from summarizer.summary import Stance
from summarizer_eval.gold import GoldStance
from summarizer_eval.truth.inventions import QUOTATIONS
from summarizer_eval.truth.probe import Probe, Told
from summarizer_eval.truth.story import Story
from summarizer_eval.truth.telling import stance_told

_NOT = re.compile(r"\b(?:not|cannot|never|no|neither|n't)\b(?: going to)?,?\s+", re.I)
_TURNED = {"supports": "opposes", "opposes": "supports"}


def stitched(story: Story) -> Iterator[Probe]:
    """The first half of one quotation and the second half of the next as one."""
    quotations = list(dict.fromkeys(story.quotations()))
    for s in _quoted(story):
        others = [q for q in quotations if fold(s.quote) not in fold(q) and fold(q) not in fold(s.quote)]
        for other in others[:1]:
            one, two = s.quote.split(), other.split()
            text = " ".join([*one[: (len(one) + 1) // 2], *two[len(two) // 2 :]])
            yield _probe("quote stitched", story, s, _quoting(story, s, text))


def altered(story: Story) -> Iterator[Probe]:
    """One word out, or one of the article's in the place of another."""
    for i, s in enumerate(_quoted(story)):
        words = s.quote.split()
        longest = max(range(len(words)), key=lambda at: (len(words[at]), -at))
        others = [w for w in re.findall(r"\b[a-z]{6,}\b", story.case.article.text) if w not in s.quote]
        other = " ".join([*words[:longest], others[i % len(others)], *words[longest + 1 :]])
        yield _probe("quote altered by a word", story, s, _quoting(story, s, other), "replaced")
        if len(words) > 3:
            middle = len(words) // 2
            less = " ".join(words[:middle] + words[middle + 1 :])
            yield _probe("quote altered by a word", story, s, _quoting(story, s, less), "out")


def anothers(story: Story) -> Iterator[Probe]:
    """What another speaker is quoted with; their sentences are cited, too, or not."""
    for s in story.stances:
        sides = [t for t in _quoted(story) if not _same_speaker(story, s, t)]
        for t in sides[:2]:
            for cited in (False, True):
                numbers = {*story.numbers("stances", s.id)}
                if cited:
                    numbers |= {*story.numbers("stances", t.id)}
                claim = story.stance(s).model_copy(update={"quote": t.quote, "s": sorted(numbers)})
                variant = f"{t.id}{':cited' if cited else ''}"
                yield _probe("quote of another speaker", story, s, claim, variant)


def narration(story: Story) -> Iterator[Probe]:
    """The article's own words, told as the holder's."""
    if not any(True for _ in story.quotations()):
        return
    for s in story.stances:
        for n in story.numbers("stances", s.id):
            outside = _outside_quotations(story.case.article[n])
            if outside and not _interviewed(story, s):
                yield _probe("narration as quote", story, s, _quoting(story, s, outside), f"[{n}]")
                break


def not_lost(story: Story) -> Iterator[Probe]:
    """What follows the "not" of a quote, alone; with its position, and with the contrary one."""
    for s in _quoted(story):
        found = list(_NOT.finditer(s.quote))
        rest = re.split(r"[.!?] ", s.quote[found[-1].end() :])[0] if found else ""
        if len(rest.split()) < 3:
            continue
        yield _probe("quote cut before its not", story, s, _quoting(story, s, rest))
        if s.position in _TURNED:
            claim = _quoting(story, s, rest).model_copy(update={"position": _TURNED[s.position]})
            yield _probe("quote cut before its not", story, s, claim, "flipped")


def invented(story: Story) -> Iterator[Probe]:
    """A quote that stands nowhere."""
    for i, s in enumerate(story.stances):
        claim = _quoting(story, s, QUOTATIONS[i % len(QUOTATIONS)][1:-1])
        yield _probe("quote invented", story, s, claim)


def _quoted(story: Story) -> list[GoldStance]:
    return [s for s in story.stances if s.quote and len(s.quote.split()) > 1]


def _same_speaker(story: Story, s: GoldStance, t: GoldStance) -> bool:
    """Whether what is quoted in `t` may also be the words of the holder of `s`."""
    own, other = (s.holder, *s.holder_alternatives), (t.holder, *t.holder_alternatives)
    return any(story.one_side(a, b) for a in own for b in other)


def _interviewed(story: Story, s: GoldStance) -> bool:
    """Whether the holder's words stand without quotation marks in this article, as in an interview."""
    return any(
        t.holder == s.holder and t.quote and not any(fold(t.quote) in fold(q) for q in story.quotations())
        for t in story.stances
        if len(t.quote.split()) > 4
    )


def _outside_quotations(sentence: str) -> str:
    """Up to eight words in a row that stand outside quotation marks; nothing where there are but few."""
    pieces = re.split(r"[“\"][^”\"]*[”\"]?|‘[^’]*’(?!\w)", sentence)
    words = max((piece.split() for piece in pieces), key=len, default=[])
    return " ".join(words[:8]).strip(" ,.:;") if len(words) > 4 else ""


def _quoting(story: Story, s: GoldStance, quote: str) -> StanceClaim:
    return story.stance(s).model_copy(update={"quote": quote})


def _probe(operator: str, story: Story, s: GoldStance, claim: StanceClaim, variant: str = "") -> Probe:
    extraction = story.extraction(stances=[claim])
    return Probe(operator, "stance", s.id, variant, extraction, _quote_told(claim.quote))


def _quote_told(quote: str) -> Told:
    def told(_: object, found: Stance) -> bool:
        return bool(found.quote) and fold(found.quote).strip(" .,!?") == fold(quote).strip(" .,!?")

    return stance_told(told)
