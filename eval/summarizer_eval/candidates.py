"""Candidates of labelled articles: what is proposed, with its features and whether gold has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from summarizer.deciding import meetings
from summarizer.deciding.choice import actor_features, assertions
from summarizer.deciding.weights import Kind
from summarizer.decision import Features
from summarizer.errors import EmptyAnswer, NoRecording
from summarizer.grounding.days import dates
from summarizer.llm.base import Answer, Message, Shape
from summarizer.llm.recorded import RecordedLLM, Recording
from summarizer.reading.meetings.occasions import Occasion
from summarizer.reading.names.cast import Member
from summarizer.reading.stances.assertions import Assertion
from summarizer.strategies.base import Asker
from summarizer.strategies.sentence import Reading, read
from summarizer.summary import Actor, Meeting, Stance
from summarizer_eval.cases import Case
from summarizer_eval.evidence import sentences_of
from summarizer_eval.gold import GoldActor, GoldItem, GoldMeeting, GoldStance
from summarizer_eval.names import Names
from summarizer_eval.score import THRESHOLDS
from summarizer_eval.similarity import actor_similarity, dice, meeting_similarity, stance_similarity


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate: `gold` is the id of what it matches, or empty. `excludes` names what one can be of."""

    case: str
    what: str
    features: Features
    gold: str
    optional: bool
    excludes: tuple[str, ...]


async def candidates(cases: Sequence[tuple[Case, Recording]]) -> dict[Kind, list[Candidate]]:
    found: dict[Kind, list[Candidate]] = {"actors": [], "meetings": [], "stances": []}
    for case, recording in cases:
        reading = await read(case.article, Asker(Recorded(recording)))
        labelled = _Labelled(case, reading)
        found["actors"] += labelled.actors()
        found["meetings"] += labelled.meetings()
        found["stances"] += labelled.stances()
    return found


class Recorded:
    """Recorded answers; a question that was never recorded has none."""

    name, small, context = "recorded", True, 0

    def __init__(self, recording: Recording) -> None:
        self._llm = RecordedLLM(recording) if recording.about else None

    async def fill(self, messages: Sequence[Message], shape: type[Shape], max_tokens: int) -> Answer[Shape]:
        if self._llm is None:
            raise EmptyAnswer("not recorded")
        try:
            return await self._llm.fill(messages, shape, max_tokens)
        except NoRecording:
            raise EmptyAnswer("not recorded") from None


class _Labelled:
    """One article with what is proposed of it, compared with gold as the score compares."""

    def __init__(self, case: Case, reading: Reading) -> None:
        self._case, self._it = case, reading
        self._ids: dict[Member, str] = {m: f"a{i}" for i, m in enumerate(reading.cast.members)}
        self._actors = {m: _as_actor(m, i) for m, i in self._ids.items()}
        self._names = Names(case.gold.actors, self._actors.values())

    def actors(self) -> Iterator[Candidate]:
        for member, features in actor_features(
            self._it.proposals, self._it.docs, self._it.cast, self._it.top
        ):
            one = self._actors[member]
            yield self._candidate("actors", member.name, features, partial(_alike_actor, one))

    def meetings(self) -> Iterator[Candidate]:
        for occasion in self._it.proposals.occasions:
            one = self._as_meeting(occasion)
            features = meetings.features_of(occasion, self._it.docs)
            what = f"{occasion.n}: {' + '.join(m.name for m in occasion.participants)}"
            yield self._candidate("meetings", what, features, partial(self._alike_meeting, one))

    def stances(self) -> Iterator[Candidate]:
        for assertion, features in assertions(self._it.proposals, self._it.docs, self._it.cast, self._it.top):
            one = self._as_stance(assertion)
            place = f"{self._case.id} {assertion.n}"
            yield self._candidate(
                "stances",
                f"{assertion.n}: {assertion.holder.name}: {assertion.claim}",
                features,
                partial(self._alike_stance, one, assertion.n),
                (f"{place} {assertion.by.i}", f"{place} {one.holder}"),
            )

    def _candidate(
        self,
        kind: Kind,
        what: str,
        features: Features,
        alike: Callable[[Any], float],
        excludes: tuple[str, ...] = (),
    ) -> Candidate:
        gold: Sequence[GoldItem] = getattr(self._case.gold, kind)
        close = [(alike(item), not item.optional, item.id) for item in gold]
        best = max((c for c in close if c[0] >= THRESHOLDS[kind]), default=(0.0, True, ""))
        return Candidate(self._case.id, what, features, best[2], not best[1], excludes)

    def _alike_meeting(self, one: Meeting, gold: GoldMeeting) -> float:
        return meeting_similarity(gold, one, self._names)

    def _alike_stance(self, one: Stance, n: int, gold: GoldStance) -> float:
        return stance_similarity(gold, one, self._names, self._overlap(gold.id, n))

    def _overlap(self, gold: str, n: int) -> float:
        ours = sentences_of(self._case.spans["stances", gold], self._case.article.sentences)
        return dice(n in ours, len(ours), 1)

    def _as_meeting(self, one: Occasion) -> Meeting:
        start, end = dates.resolve(one.date, self._case.article.published, planned=one.status == "planned")
        return Meeting(
            id="m",
            participants=tuple(self._ids[m] for m in one.participants),
            channel=one.channel,
            date_text=one.date,
            date_start=start,
            date_end=end,
            place=one.place,
            status=one.status,
            evidence=(),
        )

    def _as_stance(self, one: Assertion) -> Stance:
        return Stance(
            id="s",
            holder=self._ids[one.holder],
            issue=one.issue,
            position=one.position,
            claim=one.claim,
            evidence=(),
        )


def _alike_actor(one: Actor, gold: GoldActor) -> float:
    return actor_similarity(gold, one)


def _as_actor(member: Member, number: str) -> Actor:
    forms: Mapping[str, int] = member.forms + member.called
    return Actor(
        id=number, name=member.name, aliases=tuple(forms), kind=member.kind or "organization", evidence=()
    )
