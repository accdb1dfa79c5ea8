"""False claims about who was at a meeting, and who brought it about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from summarizer.extraction import ActorClaim
from summarizer_eval.gold import GoldMeeting
from summarizer_eval.truth.inventions import NAMES
from summarizer_eval.truth.probe import Probe, meeting_probe
from summarizer_eval.truth.story import Story
from summarizer_eval.truth.telling import mediated, took_part, took_part_as


def swapped_with_sender(story: Story) -> Iterator[Probe]:
    """A participant replaced by who sent them, appointed them or told them to go."""
    yield from _swapped(story, "participant swapped with sender", lambda m: story.facts(m).sender)


def swapped_with_mediator(story: Story) -> Iterator[Probe]:
    """A participant replaced by the mediator, who is none any more."""
    yield from _swapped(story, "participant swapped with mediator", lambda m: m.mediators)


def swapped_with_reporter(story: Story) -> Iterator[Probe]:
    """A participant replaced by the medium or source that tells of it."""
    yield from _swapped(story, "participant swapped with reporter", lambda m: _reporters(story, m))


def swapped_with_bystander(story: Story) -> Iterator[Probe]:
    """A participant replaced by somebody of the same kind who is named nearby."""
    yield from _swapped(story, "participant swapped with bystander", lambda m: _bystanders(story, m)[:4])


def bystander_added(story: Story) -> Iterator[Probe]:
    """Somebody named nearby made one more participant."""
    for m in story.meetings:
        senders = [s for s in story.facts(m).sender if not any(story.one_side(s, p) for p in m.participants)]
        for other in [*senders, *_bystanders(story, m)][:2]:
            claim = story.meeting(m)
            claim.participants = [*claim.participants, story.name(other)]
            yield meeting_probe("bystander added", story, m, other, claim, took_part(other))


def mediator_invented(story: Story) -> Iterator[Probe]:
    """Somebody named nearby made the mediator."""
    for m in story.meetings:
        for other in [*_bystanders(story, m), *_reporters(story, m)][:1]:
            claim = story.meeting(m)
            claim.mediators = [*claim.mediators, story.name(other)]
            told = mediated(other)
            yield meeting_probe("mediator invented", story, m, other, claim, told)


def participant_invented(story: Story) -> Iterator[Probe]:
    """A name that the article does not know, as participant and as actor."""
    for i, m in enumerate(story.meetings):
        name = NAMES[i % len(NAMES)]
        claim = story.meeting(m)
        claim.participants = [*claim.participants[1:], name]
        actor = ActorClaim(s=claim.s, name=name, kind="person")
        cast = story.cast(story.present(claim.s, "; ".join(claim.participants)))
        extraction = story.extraction(actors=[*cast, actor], meetings=[claim])
        told = took_part_as(name)
        yield Probe("participant invented", "meeting", m.id, name, extraction, told)


def merged(story: Story) -> Iterator[Probe]:
    """The participants and the evidence of two meetings as one, with the rest of the first."""
    for one, two in permutations(story.meetings, 2):
        only = set(two.participants) - {*one.participants, *one.mediators}
        if not only or any(story.one_side(a, b) for a in only for b in one.participants):
            continue
        claim = story.meeting(one)
        claim.participants = list(dict.fromkeys([*claim.participants, *map(story.name, two.participants)]))
        claim.s = sorted({*claim.s, *story.numbers("meetings", two.id)})
        told = took_part(one.participants[0], sorted(only)[0])
        yield meeting_probe("two meetings merged", story, one, two.id, claim, told)


def mixed(story: Story) -> Iterator[Probe]:
    """One participant of each of two meetings, who never met."""
    for one, two in permutations(story.meetings, 2):
        pair = next(((a, b) for a in one.participants for b in two.participants if not story.met(a, b)), None)
        if pair is None or story.one_side(*pair) or set(pair) & set(story.facts(one).near):
            continue
        claim = story.meeting(one)
        claim.participants = [story.name(one_of) for one_of in pair]
        claim.s = sorted({*claim.s, *story.numbers("meetings", two.id)})
        yield meeting_probe("participants of two meetings mixed", story, one, two.id, claim, took_part(*pair))


def _swapped(story: Story, operator: str, others: Callable[[GoldMeeting], Sequence[str]]) -> Iterator[Probe]:
    for m in story.meetings:
        for other in [one for one in others(m) if one not in story.facts(m).near]:
            for out in [p for p in m.participants if not story.one_side(other, p)][:2]:
                claim = story.meeting(m)
                claim.participants = [story.name(other if p == out else p) for p in m.participants]
                claim.mediators = [story.name(one) for one in m.mediators if one != other]
                yield meeting_probe(operator, story, m, f"{out}>{other}", claim, took_part(other))


def _bystanders(story: Story, m: GoldMeeting) -> list[str]:
    """Named in the article, of the kind of the participants, and not there; the nearest first."""
    facts = story.facts(m)
    out = {*m.participants, *m.mediators, *facts.sender, *facts.reporter, *facts.near}
    kinds = {story.actors[p].kind for p in m.participants}
    if kinds <= {"group"}:
        return []
    here = story.case.spans["meetings", m.id][0][0]
    found = [
        a.id
        for a in story.actors.values()
        if a.id not in out
        and a.kind in kinds
        and not any(story.one_side(a.id, p) for p in (*m.participants, *m.mediators))
    ]
    return sorted(found, key=lambda one: (abs(story.first_named(one) - here), one))


def _reporters(story: Story, m: GoldMeeting) -> list[str]:
    return [one for one in story.facts(m).reporter if one not in m.mediators]
