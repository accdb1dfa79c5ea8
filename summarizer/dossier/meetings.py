"""The meetings of a dossier: occasions joined (`occasions`), with status (`status`) and origins (`origins`).

The date shown is the most exact one any article gives, the earliest article's where several are as exact;
participants are all that any article names, without a body that stands in for one of its people.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.dossier.actors import Joined
from summarizer.dossier.dates import When, when
from summarizer.dossier.model import Account, BestDate, DossierActor, DossierMeeting, ModelJoin, Reply
from summarizer.dossier.occasions import Occasion, Telling, join_proposed, join_tellings
from summarizer.dossier.origins import origins
from summarizer.dossier.status import overall
from summarizer.plaintext import fold
from summarizer.states import state_named
from summarizer.summary import Channel, Evidence, Meeting, Summary


@dataclass(frozen=True, slots=True)
class Cast:
    """The joined actors, ready to be looked up: by id, by article, what each acts for, who goes by a name."""

    joined: Joined
    actors: dict[str, DossierActor]
    above: dict[str, frozenset[str]]
    desks: dict[str, str]
    labels: dict[str, str]

    @classmethod
    def of(cls, joined: Joined, labels: dict[str, str]) -> Cast:
        actors = {actor.id: actor for actor in joined.actors}
        bodies = sorted((a for a in joined.actors if a.kind != "person"), key=lambda a: a.id, reverse=True)
        desks = {fold(wording.text): actor.id for actor in bodies for wording in actor.spellings}
        return cls(joined, actors, {id_: _above(id_, actors) for id_ in actors}, desks, labels)

    def ids(self, article: str, items: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.joined.ids[article, item] for item in items))


def _above(id_: str, actors: Mapping[str, DossierActor]) -> frozenset[str]:
    found: list[str] = []
    at = actors[id_].affiliation
    while at and at != id_ and at not in found:
        found.append(at)
        at = actors[at].affiliation
    return frozenset(found)


def denied(meeting: DossierMeeting) -> bool:
    """Whether an article denies the meeting, or somebody in one does."""
    said = [account.status == "denied" for account in meeting.accounts]
    return any(said) or any(reply.says == "denies" for reply in meeting.replies)


def join_meetings(
    summaries: Sequence[Summary], cast: Cast, proposed: Sequence[ModelJoin] = ()
) -> tuple[list[DossierMeeting], list[Occasion]]:
    """The joined meetings in order of date, undated ones last, and the occasions behind each of them.

    What a model has `proposed` comes last and yields to every contradiction.
    """
    tellings = [_telling(summary, meeting, cast) for summary in summaries for meeting in summary.meetings]
    rank = {summary.article.id: n for n, summary in enumerate(summaries)}
    told = {(s.article.id, meeting.id): meeting for s in summaries for meeting in s.meetings}
    against = frozenset(
        ref
        for ref, meeting in told.items()
        if meeting.status == "denied" or any(comment.says == "denies" for comment in meeting.comments)
    )
    pairs = [((j.one.article, j.one.item), (j.other.article, j.other.item)) for j in proposed]
    occasions = join_proposed(join_tellings(tellings), pairs, against)
    for occasion in occasions:
        occasion.tellings.sort(key=lambda t: (rank[t.ref[0]], t.key))
    occasions.sort(key=_in_time)
    drafts = [
        _meeting(f"m{n}", occasion, [told[telling.ref] for telling in occasion.tellings], cast)
        for n, occasion in enumerate(occasions, 1)
    ]
    return drafts, occasions


def _in_time(occasion: Occasion) -> tuple[str, int, tuple[str, ...]]:
    best = min(occasion.tellings, key=lambda t: (t.when.width, t.key))
    first = best.when.first.isoformat() if best.when.first else "9999"
    return first, -len(occasion.tellings), best.key


def _telling(summary: Summary, meeting: Meeting, cast: Cast) -> Telling:
    article = summary.article
    participants = frozenset(cast.ids(article.id, meeting.participants))
    span: When = when(
        meeting.date_start,
        meeting.date_end,
        meeting.date_text,
        article.published,
        planned=meeting.status == "planned",
    )
    people = sorted(participants)
    return Telling(
        ref=(article.id, meeting.id),
        participants=participants,
        mediators=frozenset(cast.ids(article.id, meeting.mediators)) - participants,
        above={actor: cast.above[actor] for actor in people},
        when=span,
        place=meeting.place,
        channel=meeting.channel,
        key=(
            meeting.date_start,
            meeting.date_end,
            meeting.date_text,
            " ".join(people),
            article.id,
            meeting.id,
        ),
    )


def _meeting(id_: str, occasion: Occasion, told: list[Meeting], cast: Cast) -> DossierMeeting:
    pairs = list(zip(occasion.tellings, told, strict=True))
    accounts = tuple(_account(telling, meeting, cast) for telling, meeting in pairs)
    replies = tuple(reply for telling, meeting in pairs for reply in _replies(telling, meeting, cast))
    participants = _participants(accounts, cast)
    status, why = overall(accounts, replies, _speakers(participants, replies, cast))
    found, independent = origins(accounts, cast.actors, cast.labels, cast.desks)
    mediators = dict.fromkeys(m for account in accounts for m in account.mediators if m not in participants)
    places = Counter(account.place for account in accounts if account.place)
    topics = Counter(account.topic for account in accounts if account.topic)
    texts = dict.fromkeys(account.date_text for account in accounts if account.date_text)
    return DossierMeeting(
        id=id_,
        participants=participants,
        mediators=tuple(mediators),
        channel=_channel(accounts),
        date=_best_date(pairs),
        date_text=", ".join(texts),
        place=min(places, key=lambda p: (bool(state_named(p)), -places[p], -len(p), p), default=""),
        topic=min(topics, key=lambda t: (-topics[t], -len(t), t), default=""),
        status=status,
        why=why,
        accounts=accounts,
        replies=replies,
        origins=found,
        independent=independent,
    )


def _account(telling: Telling, meeting: Meeting, cast: Cast) -> Account:
    article = telling.ref[0]
    return Account(
        article=article,
        item=meeting.id,
        status=meeting.status,
        participants=cast.ids(article, meeting.participants),
        mediators=cast.ids(article, meeting.mediators),
        channel=meeting.channel,
        date_text=meeting.date_text,
        date_start=meeting.date_start,
        date_end=meeting.date_end,
        place=meeting.place,
        topic=meeting.topic,
        reported_by=cast.ids(article, meeting.reported_by),
        confidence=meeting.confidence,
        evidence=meeting.evidence,
    )


def _replies(telling: Telling, meeting: Meeting, cast: Cast) -> list[Reply]:
    """Comments on whether it took place, each with the evidence that names who comments, else with all."""
    article = telling.ref[0]
    found = []
    for comment in meeting.comments:
        by = cast.joined.ids[article, comment.by]
        found.append(
            Reply(
                by=by, says=comment.says, article=article, evidence=_naming(cast.actors[by], meeting.evidence)
            )
        )
    return found


def _naming(actor: DossierActor, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    names = "|".join(re.escape(fold(wording.text)) for wording in actor.spellings)
    words = re.compile(rf"\b(?:{names})\b")
    says = re.compile(r"\b(?:confirm|den(?:y|ie)|comment|refus|declin|say)")
    named = [span for span in evidence if words.search(fold(span.text))]
    saying = [span for span in named if says.search(fold(span.text))]
    return tuple(saying or named) or evidence


def _participants(accounts: tuple[Account, ...], cast: Cast) -> tuple[str, ...]:
    union = dict.fromkeys(actor for account in accounts for actor in account.participants)
    everywhere = set(union).intersection(*(account.participants for account in accounts))
    bodies = set().union(*(cast.above[actor] for actor in union)) - everywhere
    return tuple(actor for actor in union if actor not in bodies)


def _speakers(participants: tuple[str, ...], replies: tuple[Reply, ...], cast: Cast) -> set[str]:
    """Those among who replies that speak for a participant."""
    sides = set(participants).union(*(cast.above[actor] for actor in participants))
    return {
        reply.by
        for reply in replies
        if reply.by in sides
        or (cast.actors[reply.by].kind != "person" and not cast.above[reply.by].isdisjoint(sides))
    }


def _channel(accounts: tuple[Account, ...]) -> Channel:
    found = Counter(account.channel for account in accounts)
    vague = {"unknown": 2, "talks": 1}
    return min(found, key=lambda c: (vague.get(c, 0), -found[c], c))


def _best_date(pairs: list[tuple[Telling, Meeting]]) -> BestDate | None:
    dated = [(telling, meeting) for telling, meeting in pairs if telling.when.first]
    if not dated:
        return None
    telling, meeting = min(dated, key=lambda pair: pair[0].when.width)
    return BestDate(
        start=meeting.date_start or meeting.date_end,
        end=meeting.date_end or meeting.date_start,
        text=meeting.date_text,
        article=telling.ref[0],
    )
