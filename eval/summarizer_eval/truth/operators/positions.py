"""False claims about positions: which way, whose, told by whom, and what exactly is held."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from summarizer.extraction import StanceClaim
from summarizer.summary import Position, Stance
from summarizer_eval.gold import GoldStance
from summarizer_eval.truth.changes import negated, numbers_swapped, other_number, other_unit, stem, unhedged
from summarizer_eval.truth.inventions import DEEDS, NAMES, NUMBERS, QUOTATIONS
from summarizer_eval.truth.probe import Probe, Told
from summarizer_eval.truth.story import Story
from summarizer_eval.truth.telling import has_position, held_by, on_issue, reported_by, stance_told, still

_FLIPPED: dict[Position, Position] = {
    "supports": "opposes",
    "opposes": "supports",
    "mixed": "supports",
    "declines_to_comment": "opposes",
}


def position_flipped(story: Story) -> Iterator[Probe]:
    """For told as against, and against as for."""
    for s in story.stances:
        flipped = _FLIPPED[s.position]
        both = [t for t in story.case.gold.stances if (t.holder, t.issue) == (s.holder, s.issue)]
        if any(t.position == flipped for t in both):  # a first answer and a later one
            continue
        claim = story.stance(s).model_copy(update={"position": flipped})
        told = has_position(flipped)
        yield _probe("position flipped", story, s, "", claim, told)


def holder_spoken_of(story: Story) -> Iterator[Probe]:
    """The position given to somebody whom the same sentences name."""
    for s in story.stances:
        named = story.named_by(story.numbers("stances", s.id))
        others = [o for o in named if o not in s.reported_by and not _may_hold(story, s, o)]
        yield from _given("holder swapped with whom they speak of", story, s, others[:3])


def holder_reporter(story: Story) -> Iterator[Probe]:
    """The position given to the medium or source that reports it."""
    for s in story.stances:
        others = [o for o in s.reported_by if not _may_hold(story, s, o)]
        yield from _given("holder swapped with who reports them", story, s, others)


def holder_elsewhere(story: Story) -> Iterator[Probe]:
    """The position given to the next actor of the same kind that these sentences do not name."""
    for s in story.stances:
        named = story.named_by(story.numbers("stances", s.id))
        kind = story.actors[s.holder].kind
        others = [
            a.id
            for a in story.actors.values()
            if a.kind == kind and a.id not in (*named, *s.reported_by) and not _may_hold(story, s, a.id)
        ]
        at = story.first_named(s.holder)
        others.sort(key=lambda one: (abs(story.first_named(one) - at), one))
        yield from _given("holder swapped with bystander", story, s, others[:1])


def source_swapped(story: Story) -> Iterator[Probe]:
    """A medium that has nothing to do with it named as the source."""
    media = [a.id for a in story.actors.values() if a.kind == "media"]
    for s in story.stances:
        cited = story.named_by(story.numbers("stances", s.id))
        for medium in [m for m in media if m not in (*s.reported_by, *cited, s.holder)][:1]:
            claim = story.stance(s).model_copy(update={"reported_by": [story.name(medium)]})
            told = reported_by(medium)
            yield _probe("source swapped", story, s, medium, claim, told)


def claim_negated(story: Story) -> Iterator[Probe]:
    """The contrary of what somebody holds."""
    yield from _reworded("claim negated", story, negated)


def hedge_dropped(story: Story) -> Iterator[Probe]:
    """What is wanted or possible told as done or certain."""
    yield from _reworded("claim without its hedge", story, unhedged)


def number_changed(story: Story) -> Iterator[Probe]:
    """Another number in the claim."""
    yield from _reworded("number in claim changed", story, lambda t: other_number(t, story.case.article.text))


def unit_changed(story: Story) -> Iterator[Probe]:
    """Another unit in the claim, or its numbers swapped."""
    yield from _reworded("unit in claim changed", story, other_unit)
    yield from _reworded("numbers in claim swapped", story, numbers_swapped)


def invented_in_claim(story: Story) -> Iterator[Probe]:
    """A name, deed, number or quotation that the article lacks, in the claim."""
    for i, s in enumerate(story.stances):
        name, deed = NAMES[i % len(NAMES)], DEEDS[i % len(DEEDS)]
        number, quotation = NUMBERS[i % len(NUMBERS)], QUOTATIONS[i % len(QUOTATIONS)]
        for operator, text in (
            ("name invented, opening of claim", f"{name} was wrong: {s.claim[0].lower()}{s.claim[1:]}"),
            ("deed invented in claim", f"{stem(s.claim)}, and whoever objects {deed}."),
            ("number invented in claim", f"{stem(s.claim)}, as {number} people demanded."),
            ("quotation invented in claim", f"{stem(s.claim)}: {quotation}."),
        ):
            yield _claim_probe(operator, story, s, text)


def invented_in_issue(story: Story) -> Iterator[Probe]:
    """A name that the article lacks as the first or last words of the issue."""
    for i, s in enumerate(story.stances):
        name = NAMES[i % len(NAMES)]
        for variant, issue in (("opening", f"{name} and {s.issue}"), ("end", f"{s.issue} with {name}")):
            claim = story.stance(s).model_copy(update={"issue": issue})
            told = on_issue(issue, _issues(story, s))
            yield _probe(f"name invented, {variant} of issue", story, s, "", claim, told)


def _may_hold(story: Story, s: GoldStance, other: str) -> bool:
    """Whether `other` may count as a holder of the position, or of the same one in its own right."""
    mine = set(story.numbers("stances", s.id))
    same = [
        t
        for t in story.case.gold.stances
        if t.position == s.position and (t.issue == s.issue or mine & set(story.numbers("stances", t.id)))
    ]
    holders = {one for t in [s, *same] for one in (t.holder, *t.holder_alternatives)}
    holders |= {*story.words.holds_too.get(s.id, ())}
    return any(story.one_side(other, holder) for holder in holders)


def _given(operator: str, story: Story, s: GoldStance, others: list[str]) -> Iterator[Probe]:
    for other in others:
        claim = story.stance(s).model_copy(update={"holder": story.name(other)})
        told = held_by(other)
        yield _probe(operator, story, s, other, claim, told)


def _reworded(operator: str, story: Story, change: Callable[[str], str]) -> Iterator[Probe]:
    for s in story.stances:
        if text := change(s.claim):
            yield _claim_probe(operator, story, s, text)


def _claim_probe(operator: str, story: Story, s: GoldStance, text: str) -> Probe:
    claim = story.stance(s).model_copy(update={"claim": text})
    true = [s.claim, *(w.claim for w in story.words.stances.get(s.id, ()) if w.claim)]

    def told(_: object, found: Stance) -> bool:
        return still(found.claim, text, true)

    return _probe(operator, story, s, "", claim, stance_told(told))


def _issues(story: Story, s: GoldStance) -> list[str]:
    return [s.issue, *(w.issue for w in story.words.stances.get(s.id, ()) if w.issue)]


def _probe(operator: str, story: Story, s: GoldStance, variant: str, claim: StanceClaim, told: Told) -> Probe:
    return Probe(operator, "stance", s.id, variant, story.extraction(stances=[claim]), told)
