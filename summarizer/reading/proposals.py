"""All that grammar proposes of one article, in reading order."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarizer.reading.discourse.reference import Referent
from summarizer.reading.meetings.occasions import Occasion, occasions_in, with_more
from summarizer.reading.meetings.remarks import comments_in
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.names.roles import give_roles
from summarizer.reading.positions.assertions import Assertion, assertions_in, speaker_of
from summarizer.summary import Says

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Remark:
    """What `by` says in sentence `n` on whether something took place."""

    n: int
    by: Member
    says: Says
    ahead: bool = False
    """Whether what it is on is told as still to come."""


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


def propose(docs: Mapping[int, Doc], cast: Cast, captions: Sequence[int], heading: int | None) -> Proposals:
    """Reads the sentences in order, so that "she" and "the talks" look back and never ahead.

    Captions say who somebody is; they report nothing. The headline comes last: it refers to the whole story.
    """
    referent = Referent(cast, docs)
    give_roles(cast, docs)
    told = _Told()
    unread: list[str] = []
    for n, doc in docs.items():
        if n in captions or n == heading:
            continue
        try:
            told.read(n, doc, referent)
        except Exception as error:  # whatever it is: the rules meet sentences that nobody foresaw
            _LOG.debug("sentence %d was left out", n, exc_info=True)
            unread.append(f"sentence {n} was left out: {type(error).__name__}")
    occasions = _with_visits(told.occasions, [])
    headlined: list[Occasion] = []
    if heading:
        referent.read(heading)
        headlined = distinct(list(occasions_in(heading, docs[heading], referent)))
    return Proposals(
        tuple(headlined), tuple(occasions), tuple(told.spoken), tuple(told.remarks), tuple(unread)
    )


@dataclass(slots=True)
class _Told:
    """What the sentences up to here tell."""

    occasions: list[Occasion] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    visits: list[Occasion] = field(default_factory=list)
    speaker: Member | None = None

    def read(self, n: int, doc: Doc, referent: Referent) -> None:
        referent.read(n)
        found = list(occasions_in(n, doc, referent, self.occasions))
        self.occasions = [*with_more(self.occasions, found), *distinct(found)]
        said = tuple(assertions_in(n, doc, referent, self.speaker))
        self.spoken.append(Spoken(said, self.speaker))
        commented = [Remark(n, by, says, False) for by, says in _one_each(n, doc, referent)]
        self.speaker = speaker_of(said, doc)
        self.remarks += commented
        referent.see(n)


def _with_visits(occasions: list[Occasion], visits: list[Occasion]) -> list[Occasion]:
    """All in reading order; a visit stands in place of what its own word told of nobody."""
    told = {(v.n, v.trigger) for v in visits}
    others = (o for o in occasions if (o.n, o.trigger) not in told)
    return sorted([*others, *visits], key=lambda o: (o.n, o.trigger))


def _one_each(n: int, doc: Doc, referent: Referent) -> list[tuple[Member, Says]]:
    """The first remark of each actor: "would neither confirm nor deny" holds three verbs and one remark."""
    first: dict[Member, Says] = {}
    for by, says in comments_in(n, doc, referent):
        first.setdefault(by, says)
    return list(first.items())


def distinct(occasions: list[Occasion]) -> list[Occasion]:
    """The occasions of one sentence that are worth a question.

    Words without anyone who takes part lean on another; of two words for the same people on one occasion
    the one with more of them, or the earlier, is kept, with what the other says of day, place and topic.
    """
    real = [o for o in occasions if not (o.unreal or o.more) and (o.participants or o.date or o.place)]
    kept: list[Occasion] = []
    for occasion in sorted(real, key=lambda o: (-len(o.participants), o.trigger)):
        at = next((i for i, k in enumerate(kept) if _is_part_of(occasion, k)), None)
        if at is None:
            kept.append(occasion)
        elif not occasion.participants:
            # "Met for talks on the toll": the talks say what about.
            kept[at] = replace(kept[at], topic=kept[at].topic or occasion.topic)
        else:
            kept[at] = replace(
                kept[at],
                mediators=kept[at].mediators or occasion.mediators,
                date=kept[at].date or occasion.date,
                place=kept[at].place or occasion.place,
                topic=kept[at].topic or occasion.topic,
            )
    kept = [_without_hosts(o) for o in kept]
    told = (o for o in kept if o.participants or o.date)  # a place alone makes no occasion
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
    apart = [(one.date, other.date), (one.place, other.place)]
    plan = (one.status == "planned") != (other.status == "planned")
    rang = {one.channel, other.channel} in ({"phone", "in_person"}, {"video", "in_person"})
    return not (plan or rang) and not any(a and b and a != b for a, b in apart)
