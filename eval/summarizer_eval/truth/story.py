"""One article and all that is true of it, as claims that can be put to grounding."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.errors import InputError
from summarizer.extraction import (
    ActorClaim,
    CommentClaim,
    Extraction,
    MeetingClaim,
    StanceClaim,
    SummaryClaim,
)
from summarizer.plaintext import fold
from summarizer_eval.cases import Case, locate
from summarizer_eval.evidence import sentences_of
from summarizer_eval.gold import GoldActor, GoldMeeting, GoldStance
from summarizer_eval.truth.wordings import ActorWords, MeetingFacts, MeetingWords, StanceWords, Wordings

_BEFORE = 3  # sentences in which a "he" or "the two sides" may have been named
_OPENING = 5  # sentences


@dataclass(frozen=True)
class Story:
    """A case with its wordings. Items marked optional stand in the context; they are never tested."""

    case: Case
    words: Wordings

    @cached_property
    def actors(self) -> Mapping[str, GoldActor]:
        """Every actor of the gold file by its id."""
        return {actor.id: actor for actor in self.case.gold.actors}

    @property
    def meetings(self) -> list[GoldMeeting]:
        """Those that are tested."""
        gold = self.case.gold.meetings
        return [meeting for meeting in gold if not meeting.optional and not self.facts(meeting).ruled_out]

    @property
    def stances(self) -> list[GoldStance]:
        """Those that are tested."""
        return [stance for stance in self.case.gold.stances if not stance.optional]

    def facts(self, meeting: GoldMeeting) -> MeetingFacts:
        return self.words.meetings.get(meeting.id, MeetingFacts())

    def name(self, actor_id: str) -> str:
        return self.actors[actor_id].name

    def numbers(self, kind: str, item: str, more: Sequence[str] = ()) -> list[int]:
        """Numbers of the sentences that the gold evidence of an item, and `more` quotes, stand in."""
        return sorted(self._numbers[kind, item].union(*(self.cited([quote]) for quote in more)))

    @cached_property
    def _numbers(self) -> Mapping[tuple[str, str], set[int]]:
        sentences = self.case.article.sentences
        return {item: sentences_of(spans, sentences) for item, spans in self.case.spans.items()}

    def cited(self, quotes: Sequence[str]) -> list[int]:
        """Numbers of the sentences the quotes stand in."""
        spans = []
        for quote in quotes:
            span = locate(quote, self.case.article.text)
            if span is None:
                raise InputError(f"{self.case.name}: not in the article: {quote[:60]!r}")
            spans.append(span)
        return sorted(sentences_of(spans, self.case.article.sentences))

    def text(self, numbers: Sequence[int]) -> str:
        """The sentences `numbers`, one behind the other."""
        return " ".join(self.case.article[n] for n in numbers)

    @cached_property
    def whole(self) -> str:
        return fold(self.case.article.text)

    def forms(self, actor_id: str) -> list[str]:
        """Name and aliases as the article may hold them, and the surname of a person."""
        actor = self.actors[actor_id]
        surname = [actor.name.split()[-1]] if actor.kind == "person" else []
        return [actor.name, *actor.aliases, *surname]

    def named_in(self, text: str) -> list[str]:
        """Ids of the actors that one of their forms names in `text`."""
        return [one for one in self.actors if any(holds(text, form) for form in self.forms(one))]

    @cached_property
    def named(self) -> Mapping[int, frozenset[str]]:
        """Ids of the actors that each sentence names."""
        article = self.case.article
        return {s.n: frozenset(self.named_in(article[s.n])) for s in article.sentences}

    def named_by(self, numbers: Sequence[int]) -> list[str]:
        """Ids of the actors that the sentences name, in the order of the gold file."""
        found = set().union(*(self.named[n] for n in numbers))
        return [one for one in self.actors if one in found]

    def first_named(self, actor_id: str) -> int:
        """The character at which the article first names an actor; far behind for one it never does."""
        found = [self.whole.find(fold(form)) for form in self.forms(actor_id)]
        return min((at for at in found if at >= 0), default=len(self.whole))

    def owners(self, actor_id: str) -> list[str]:
        """What the actor acts for, what that acts for, and so on."""
        chain: list[str] = []
        at = self.actors[actor_id].affiliation
        while at and at not in chain:
            chain.append(at)
            at = self.actors[at].affiliation
        return chain

    def one_side(self, one: str, other: str) -> bool:
        """Whether one may be named for the other: a state, its offices and each of its people."""
        both_people = all(self.actors[a].kind == "person" for a in (one, other))
        shared = {one, *self.owners(one)} & {other, *self.owners(other)}
        return one == other or (bool(shared) and not both_people)

    def actor(self, actor_id: str, words: ActorWords | None = None) -> ActorClaim:
        """The claim of one actor, as gold or as `words` have it."""
        gold, words = self.actors[actor_id], words or ActorWords()
        owner = self.name(gold.affiliation) if gold.affiliation else ""
        return ActorClaim(
            s=self.numbers("actors", actor_id),
            name=gold.name if words.name is None else words.name,
            aliases=list(gold.aliases if words.aliases is None else words.aliases),
            kind=gold.kind,
            role=gold.role if words.role is None else words.role,
            affiliation=owner if words.affiliation is None else words.affiliation,
        )

    def meeting(self, gold: GoldMeeting, words: MeetingWords | None = None) -> MeetingClaim:
        words = words or MeetingWords()
        return MeetingClaim(
            s=self.numbers("meetings", gold.id, words.more),
            participants=self._named(gold.participants, words.participants),
            mediators=self._named(gold.mediators, words.mediators),
            channel=words.channel or gold.channel,
            date=gold.date_text if words.date is None else words.date,
            place=gold.place if words.place is None else words.place,
            topic=gold.topic if words.topic is None else words.topic,
            status=gold.status,
            comments=[CommentClaim(by=self.name(c.by), says=c.says) for c in gold.comments],
            reported_by=self._named(gold.reported_by, None),
        )

    def stance(self, gold: GoldStance, words: StanceWords | None = None) -> StanceClaim:
        words = words or StanceWords()
        return StanceClaim(
            s=self.numbers("stances", gold.id, words.more),
            holder=words.holder or self.name(gold.holder),
            issue=words.issue or gold.issue,
            position=gold.position,
            claim=words.claim or gold.claim,
            quote=gold.quote if words.quote is None else words.quote,
            reported_by=self._named(gold.reported_by, words.reported_by),
        )

    def _named(self, ids: Sequence[str], words: Sequence[str] | None) -> list[str]:
        return [self.name(one) for one in ids] if words is None else list(words)

    def sentences(self) -> list[SummaryClaim]:
        """The summary of the gold file."""
        return [SummaryClaim(s=self.cited(s.evidence), text=s.text) for s in self.case.gold.summary]

    def extraction(
        self,
        *,
        actors: Sequence[ActorClaim] | None = None,
        meetings: Sequence[MeetingClaim] = (),
        stances: Sequence[StanceClaim] = (),
        summary: Sequence[SummaryClaim] = (),
        headline: str | None = None,
    ) -> Extraction:
        """What is given, among the actors of its passages; the headline is the article's own.

        All actors of a long article, grounded for each of hundreds of claims, would take minutes.
        """
        article = self.case.article
        if actors is None:
            named = [name for m in meetings for name in (*m.participants, *m.mediators, *m.reported_by)]
            named += [comment.by for m in meetings for comment in m.comments]
            named += [name for s in stances for name in (s.holder, *s.reported_by)]
            texts = [*(s.text for s in summary), headline or ""]
            cited = [n for claim in (*meetings, *stances, *summary) for n in claim.s]
            actors = self.cast(self.present(cited, "; ".join([*named, *texts])))
        return Extraction(
            headline=article[1] if headline is None else headline,
            summary=list(summary),
            actors=list(actors),
            meetings=list(meetings),
            stances=list(stances),
        )

    def present(self, cited: Sequence[int], text: str = "") -> set[str]:
        """Ids of the actors named in `text`, at the opening, or about the sentences cited, and their owners.

        Who is introduced at the opening, as in an interview, is meant by "I" and "she" far behind it.
        """
        near = {n + back for n in cited for back in range(-_BEFORE, 1)} | set(range(1, _OPENING + 1))
        near &= set(self.named)
        found = {*self.named_by(sorted(near)), *self.named_in(text)}
        return found.union(*(self.owners(one) for one in found))

    def cast(
        self, present: Collection[str], changed: ActorClaim | None = None, of: str = ""
    ) -> list[ActorClaim]:
        """The claims of the actors `present`, `changed` in the place of the gold one `of` that actor."""
        return [
            changed if changed and one == of else self.actor(one)
            for one in self.actors
            if one in present or one == of
        ]

    def around(self, actor_id: str, claim: ActorClaim) -> list[ActorClaim]:
        """The cast of the passages that the claim of an actor cites, with this claim for the gold one."""
        text = "; ".join([claim.affiliation, *claim.aliases])
        return self.cast(self.present(claim.s, text), claim, actor_id)

    def met(self, one: str, other: str) -> bool:
        """Whether any meeting of the gold file is of both, or of somebody of their sides."""
        return any(
            any(self.one_side(one, p) for p in (*m.participants, *m.mediators))
            and any(self.one_side(other, p) for p in (*m.participants, *m.mediators))
            for m in self.case.gold.meetings
        )

    def quotations(self) -> Iterator[str]:
        """What the article has between quotation marks, of three words or more."""
        for found in re.finditer(
            r"“([^”]{12,})”|\"([^\"]{12,})\"|‘([^’]{12,})’(?!\w)", self.case.article.text
        ):
            words = next(filter(None, found.groups()))
            if len(words.split()) > 2:
                yield words


def holds(text: str, form: str) -> bool:
    """Whether `text` has `form` as whole words, capital letters and quote shape aside."""
    return bool(re.search(rf"(?<!\w){re.escape(fold(form))}(?!\w)", fold(text)))
