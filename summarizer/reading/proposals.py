"""All that grammar proposes of one article, in reading order."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarizer.reading.discourse.reference import Referent
from summarizer.reading.meetings.occasions import Occasion, are_apart, occasions_in, with_more
from summarizer.reading.meetings.remarks import comments_in
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.names.roles import give_roles
from summarizer.reading.stances.assertions import Assertion, assertions_in, speaker_of
from summarizer.summary import Says
from summarizer.turns import Turn, speaking

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DETAILS = ("mediators", "date", "place", "topic")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Remark:
    """What `by` says in sentence `n` on whether something took place."""

    n: int
    by: Member
    says: Says


@dataclass(frozen=True, slots=True)
class Spoken:
    """What may be held in one sentence, and whose words went on in it."""

    told: tuple[Assertion, ...]
    speaker: Member | None


@dataclass(frozen=True, slots=True)
class Proposals:
    headlined: tuple[Occasion, ...]
    """Occasions that the headline tells; each is told again in the article."""
    occasions: tuple[Occasion, ...]
    spoken: tuple[Spoken, ...]
    remarks: tuple[Remark, ...]
    unread: tuple[str, ...] = ()
    """A line for each sentence on which a rule failed: that costs the sentence, not the article."""


def propose(
    docs: Mapping[int, Doc],
    cast: Cast,
    captions: Sequence[int],
    heading: int | None,
    turns: Mapping[int, Turn] | None = None,
) -> Proposals:
    """Reads the sentences in order, so that "she" and "the talks" look back and never ahead.

    Captions say who somebody is; they report nothing. The headline comes last: it refers to the whole story.
    `turns` are those of an interview.
    """
    referent = Referent(cast, docs)
    give_roles(cast, docs)
    told, voices = _Told(), _voices(turns or {}, cast)
    unread: list[str] = []
    for n, doc in docs.items():
        if n in captions or n == heading:
            continue
        try:
            told.read(n, doc, referent, *voices.get(n, ()))
        except Exception as error:  # whatever it is: the rules meet sentences that nobody foresaw
            _LOG.debug("sentence %d was left out", n, exc_info=True)
            unread.append(f"sentence {n} was left out: {type(error).__name__}")
    headlined: list[Occasion] = []
    if heading:
        referent.read(heading)
        headlined = distinct(list(occasions_in(heading, docs[heading], referent)))
    return Proposals(
        tuple(headlined),
        tuple(told.occasions),
        tuple(told.spoken),
        tuple(told.remarks.values()),
        tuple(unread),
    )


@dataclass(slots=True)
class _Told:
    """What the sentences up to here tell, with one remark of each actor in a sentence."""

    occasions: list[Occasion] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)
    remarks: dict[tuple[int, Member], Remark] = field(default_factory=dict)
    speaker: Member | None = None

    def read(self, n: int, doc: Doc, referent: Referent, *voice: Member | None) -> None:
        """Takes in a sentence; in an interview with whose `voice` it is, None for one who asks."""
        referent.recent.speaker = voice[0] if voice else None
        self.speaker = voice[0] if voice else self.speaker
        referent.read(n)
        found = list(occasions_in(n, doc, referent, self.occasions))
        self.occasions = [*with_more(self.occasions, found), *distinct(found)]
        asks = voice == (None,)
        said = () if asks else tuple(assertions_in(n, doc, referent, self.speaker))
        self.spoken.append(Spoken(said, self.speaker))
        self.speaker = speaker_of(said, doc)
        for by, says in comments_in(n, doc, referent):
            self.remarks.setdefault((n, by), Remark(n, by, says))
        referent.see(n)


def _when_introduced(member: Member) -> tuple[bool, int, int]:
    """Those who do something first, then in the order of the text."""
    return not any(m.acts for m in member.mentions), member.mentions[0].n, member.mentions[0].start


def _voices(turns: Mapping[int, Turn], cast: Cast) -> dict[int, tuple[Member | None]]:
    """Who speaks in each sentence of an interview, None where that is not known or only asks."""
    people = {m: [m.name, *m.forms] for m in cast.members if m.kind == "person"}
    known = [m for m in people if turns and m.mentions and m.mentions[0].n < min(turns)]
    introduced = min(known, key=_when_introduced, default=None)
    return {n: (speaking(turn, people, introduced),) for n, turn in turns.items()}


def distinct(occasions: list[Occasion]) -> list[Occasion]:
    """The occasions of one sentence that are worth a question.

    Words without anyone who takes part lean on another; of two words for the same people on one occasion
    the one with more of them, or the earlier, is kept, with what the other says of day, place and topic.
    """
    real = [o for o in occasions if not o.more and (o.participants or o.date or o.place)]
    kept: list[Occasion] = []
    for occasion in sorted(real, key=lambda o: (-len(o.participants), o.trigger)):
        at = next((i for i, k in enumerate(kept) if _is_part_of(occasion, k)), None)
        if at is None:
            kept.append(occasion)
        else:  # "met for talks on the toll": the talks say what about
            whole = {name: getattr(kept[at], name) or getattr(occasion, name) for name in _DETAILS}
            kept[at] = replace(kept[at], **whole)
    told = (_without_hosts(o) for o in kept if o.participants or o.date)  # a place alone makes no occasion
    return sorted(told, key=lambda o: o.trigger)


def _without_hosts(one: Occasion) -> Occasion:
    """Whoever only brought others together is none of them."""
    others = tuple(m for m in one.participants if m not in one.mediators)
    return replace(one, participants=others) if len(others) > 1 else one


def _is_part_of(one: Occasion, other: Occasion) -> bool:
    """Whether all of `one` is told by `other`, and nothing says that they are two occasions."""
    if not set(one.participants) <= {*other.participants, *other.mediators}:
        return False
    if len(one.participants) < 2:
        same = one.participants == other.participants  # "the board met on Sunday and again on Tuesday"
        return not (same and one.date and other.date and one.date != other.date)
    plan = (one.status == "planned") != (other.status == "planned")
    rang = {one.channel, other.channel} in ({"phone", "in_person"}, {"video", "in_person"})
    return not (plan or rang or are_apart(one, other))
