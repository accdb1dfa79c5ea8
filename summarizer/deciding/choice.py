"""Which candidates are published, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from summarizer.deciding import actors, meetings, stances
from summarizer.deciding.weights import decision
from summarizer.decision import Features
from summarizer.reading.meetings.occasions import Occasion
from summarizer.reading.names.cast import Cast, Member
from summarizer.reading.proposals import Proposals
from summarizer.reading.stances.assertions import Assertion

if TYPE_CHECKING:
    from spacy.tokens import Doc


def assertions(
    proposals: Proposals, docs: Mapping[int, Doc], cast: Cast, top: int | None
) -> Iterator[tuple[Assertion, Features]]:
    """Every assertion of the article with its features."""
    setting = stances.Setting.of(docs, cast, top)
    for spoken in proposals.spoken:
        for one in spoken.told:
            yield one, stances.features_of(one, spoken.told, spoken.speaker, setting)


def likeliest(found: Sequence[tuple[Assertion, float]], least: float) -> list[tuple[Assertion, float]]:
    """The likeliest assertions from `least` on, in reading order.

    One for each word, whoever holds it, and one for each holder in a sentence.
    """
    taken: set[tuple[int, int | Member]] = set()
    kept = []
    for one, probability in sorted(found, key=lambda f: -f[1]):
        places: set[tuple[int, int | Member]] = {(one.n, one.by.i), (one.n, one.holder)}
        if probability < least or taken & places:
            continue
        taken |= places
        kept.append((one, probability))
    return sorted(kept, key=lambda f: (f[0].n, f[0].by.i))


def chosen_stances(
    proposals: Proposals, docs: Mapping[int, Doc], cast: Cast, top: int | None
) -> list[tuple[Assertion, float]]:
    model = decision("stances")
    found = [(one, model.probability(f)) for one, f in assertions(proposals, docs, cast, top)]
    return likeliest(found, model.threshold)


def chosen_meetings(occasions: Sequence[Occasion], docs: Mapping[int, Doc]) -> list[tuple[Occasion, float]]:
    model = decision("meetings")
    found = [(one, model.probability(meetings.features_of(one, docs))) for one in occasions]
    return [(one, probability) for one, probability in found if probability >= model.threshold]


def actor_features(
    proposals: Proposals, docs: Mapping[int, Doc], cast: Cast, top: int | None
) -> Iterator[tuple[Member, Features]]:
    """Every member of the cast that may be an actor, with its features."""
    for member in cast.members:
        if member.kind is not None and member.sentences:
            yield member, actors.features_of(member, actors.Setting(proposals, docs, cast, top))


def actor_confidence(
    proposals: Proposals, docs: Mapping[int, Doc], cast: Cast, top: int | None
) -> dict[Member, float]:
    model = decision("actors")
    return {m: model.probability(f) for m, f in actor_features(proposals, docs, cast, top)}


def least_of_actors() -> float:
    """From which probability on somebody is published who has no part in what else is."""
    return decision("actors").threshold
