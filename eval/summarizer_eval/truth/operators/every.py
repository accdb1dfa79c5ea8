"""All operators, in the order of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarizer_eval.truth.operators import attendance, occasions, people, positions, prose, quotes
from summarizer_eval.truth.probe import Probe
from summarizer_eval.truth.story import Story

Operator = Callable[[Story], Iterator[Probe]]

OPERATORS: tuple[Operator, ...] = (
    people.role_moved,
    people.role_invented,
    people.role_overlong,
    people.affiliation_moved,
    people.affiliation_circular,
    people.alias_moved,
    people.name_invented,
    people.name_by_alias,
    people.name_out_of_words,
    attendance.swapped_with_sender,
    attendance.swapped_with_mediator,
    attendance.swapped_with_reporter,
    attendance.swapped_with_bystander,
    attendance.bystander_added,
    attendance.mediator_invented,
    attendance.participant_invented,
    attendance.merged,
    attendance.mixed,
    occasions.place_moved,
    occasions.place_out_of_words,
    occasions.invented,
    occasions.date_moved,
    occasions.date_out_of_words,
    occasions.topic_moved,
    occasions.status_raised,
    occasions.comment_moved,
    occasions.comment_invented,
    occasions.comment_turned,
    occasions.evidence_elsewhere,
    occasions.no_meeting,
    positions.position_flipped,
    positions.holder_spoken_of,
    positions.holder_reporter,
    positions.holder_elsewhere,
    positions.source_swapped,
    positions.claim_negated,
    positions.hedge_dropped,
    positions.number_changed,
    positions.unit_changed,
    positions.invented_in_claim,
    positions.invented_in_issue,
    quotes.stitched,
    quotes.altered,
    quotes.anothers,
    quotes.narration,
    quotes.not_lost,
    quotes.invented,
    prose.line_negated,
    prose.line_unhedged,
    prose.line_numbers,
    prose.line_day,
    prose.line_place,
    prose.line_actor,
    prose.line_joined,
    prose.line_names,
    prose.line_inventions,
    prose.sixty_sentences,
)


MOST = 6
"""False claims of one operator about one article, so that a long article does not outweigh the rest."""


def false_probes(story: Story) -> Iterator[Probe]:
    """The false claims about one article, in a fixed order."""
    by_name: dict[str, list[Probe]] = {}
    for operator in OPERATORS:
        for probe in operator(story):
            by_name.setdefault(probe.operator, []).append(probe)
    for probes in by_name.values():
        yield from spread(probes, MOST)


def spread(probes: Sequence[Probe], most: int) -> list[Probe]:
    """At most `most` of the probes, taken at equal distances."""
    if len(probes) <= most:
        return list(probes)
    return [probes[i * len(probes) // most] for i in range(most)]
