"""A probe: one claim, true or false, and what of the published summary tells whether it passed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from summarizer.extraction import ActorClaim, Extraction, MeetingClaim
from summarizer.plaintext import fold
from summarizer.summary import Actor, Summary
from summarizer_eval.gold import GoldMeeting
from summarizer_eval.names import Names, forms
from summarizer_eval.truth.story import Story

Kind = Literal["actor", "meeting", "stance", "summary", "headline"]


class View:
    """A published summary, its actors told by the ids of the gold file."""

    def __init__(self, story: Story, summary: Summary) -> None:
        self.story = story
        self.summary = summary
        self._names = Names(story.case.gold.actors, summary.actors)

    def who(self, ids: Iterable[str]) -> set[str]:
        """Gold ids of whom the published ids stand for."""
        return {one for published in ids if published for one in self._names.of(published)}

    def named(self, ids: Iterable[str]) -> set[str]:
        """Folded names of whom the published ids stand for, also where gold knows no such actor."""
        return {fold(a.name) for a in self.summary.actors if a.id in set(ids)}

    def actors(self, gold_id: str, claim: ActorClaim | None = None) -> list[Actor]:
        """The published actors that bear a name of the gold actor, or that of the claim."""
        gold = self.story.actors[gold_id]
        wanted = forms(gold.name, ()) | (forms(claim.name, ()) if claim else frozenset())
        direct = [a for a in self.summary.actors if forms(a.name, ()) & wanted]
        return direct or [a for a in self.summary.actors if gold_id in self._names.of(a.id)]


Told = Callable[[View], bool]
Lost = Callable[[View], list[str] | None]


@dataclass(frozen=True, slots=True)
class Probe:
    """`told` says of a false claim whether what is false in it was published."""

    operator: str
    kind: Kind
    item: str
    variant: str
    extraction: Extraction
    told: Told

    @property
    def name(self) -> str:
        return "/".join(filter(None, (self.kind, self.item, self.variant)))


@dataclass(frozen=True, slots=True)
class TrueProbe:
    """`lost` gives for a true claim the fields that were blanked, or None where the item is gone."""

    kind: Kind
    item: str
    variant: str
    extraction: Extraction
    lost: Lost

    @property
    def name(self) -> str:
        return "/".join((self.kind, self.item, self.variant))


def meeting_probe(
    operator: str, story: Story, m: GoldMeeting, variant: str, claim: MeetingClaim, told: Told
) -> Probe:
    """A false claim about the meeting `m`, among the actors of the article."""
    return Probe(operator, "meeting", m.id, variant, story.extraction(meetings=[claim]), told)
