"""Clauses that may tell of a meeting: who takes part, by which words, when, where and about what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.reading import lexicon
from summarizer.reading.discourse.antecedents import several_above, within
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.meetings.attendance import participants_of, subject_of
from summarizer.reading.meetings.certainty import status_of
from summarizer.reading.meetings.circumstances import channel_of, place_of
from summarizer.reading.meetings.contacts import PRESS, with_phrases
from summarizer.reading.meetings.mediation import mediators_of
from summarizer.reading.meetings.pairs import SIDES, Tells, people_before, tells
from summarizer.reading.meetings.timing import date_of
from summarizer.reading.meetings.topics import topic_of
from summarizer.reading.meetings.triggers import is_trigger, lemma_of
from summarizer.reading.names.cast import Member
from summarizer.summary import Channel, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REMOTE = frozenset({"phone", "video"})
_PEOPLE = frozenset({"man", "woman"})
_WITH_OTHER_OBJECTS = frozenset(["discuss", "spend", "exchange"])  # "discussed the toll with him"
_NEAR = 5  # sentences that "the talks" may stand behind the meeting they are


@dataclass(frozen=True, slots=True)
class Occasion:
    """A possible meeting told by token `trigger` of sentence `n`."""

    n: int
    trigger: int
    word: str
    participants: tuple[Member, ...]
    mediators: tuple[Member, ...]
    channel: Channel
    date: str
    place: str
    topic: str
    status: Status
    unreal: bool
    """Whether it is only called for, refused or wished."""
    more: bool = False
    """Whether it only tells more of the meeting told before: "the talks", "they discussed"."""
    also: tuple[int, ...] = ()
    """Further sentences that tell of it."""
    told_by: tuple[Member, ...] = ()
    """Bodies that say so."""
    completed: bool = False
    """Whether a model named more of those who took part."""
    elsewhere: tuple[Member, ...] = ()
    """Those of its sentence who cannot have taken part: places where something is, whoever says so."""


def occasions_in(n: int, doc: Doc, referent: Referent, told: Sequence[Occasion] = ()) -> Iterator[Occasion]:
    """Every clause of sentence `n` that may tell of a meeting, in order.

    `told` are the occasions of earlier sentences: "they will meet again" is said of those who met there.
    """
    told = list(told)
    for token in doc:
        if not is_trigger(token):
            continue
        mediators = mediators_of(n, token, referent)
        own = [
            m
            for m in participants_of(n, token, referent)
            if m not in mediators and m.kind not in {None, "media"}
        ]
        if _meets_nobody(n, token, referent, own):
            continue
        found = _occasion(n, token, doc, referent, own, mediators)
        for placed in _placed(found, token, tells(token), told, referent):
            told.append(placed)
            yield placed


def _occasion(
    n: int, token: Token, doc: Doc, referent: Referent, people: Sequence[Member], mediators: Sequence[Member]
) -> Occasion:
    channel, date = channel_of(token, doc), date_of(token, doc)
    return Occasion(
        n=n,
        trigger=token.i,
        word=token.text,
        participants=tuple(people),
        mediators=tuple(mediators),
        channel=channel,
        date=date,
        place="" if channel in {"phone", "video"} else place_of(n, token, referent, people),
        topic=topic_of(token, doc),
        status=status_of(n, token, doc, referent, date),
        unreal=False,
        told_by=(),
        elsewhere=(),
    )


def _placed(
    found: Occasion, token: Token, how: Tells, told: Sequence[Occasion], referent: Referent
) -> Iterator[Occasion]:
    """The occasion as it stands, as more of one told before, or apart for each partner."""
    beside = {"appos", "attr", "npadvmod"}
    if how == "more" and len(found.participants) > 1 and token.dep_ not in beside:
        how = "own"
    if how == "more" or (how == "again" and not (found.date or found.place)):
        yield replace(found, more=True)
        return
    if how == "again":
        known = [o for o in told if len(o.participants) > 1 and not o.unreal]
        alike = [o for o in known if (o.channel == "talks") == (found.channel == "talks")]
        groups = [o.participants for o in alike or known]
        before = people_before(found.n, token.i, groups, referent)
        others = tuple(m for m in before if m not in found.mediators)
        yield replace(found, participants=_those_meant(token, found, others, referent))
        return
    yield from [found]


def _those_meant(
    token: Token, found: Occasion, before: Sequence[Member], referent: Referent
) -> tuple[Member, ...]:
    """Whom "the two presidents" or "the pair" are: those found by their office or named above in the
    sentence, else who met before; and the partners that the clause names, "met six other senators".
    """
    own = found.participants
    subjects = list(subject_of(token))
    sentence = referent.sentences[found.n]
    by_office = any(s.lemma_.lower() in lexicon.ROLE_NOUNS | _PEOPLE for s in subjects)
    counted = any(s.pos_ == "PRON" and len(within(s, sentence)) > 1 for s in subjects)
    counted |= any(s.pos_ == "NUM" and len(several_above(s, sentence)) > 1 for s in subjects)
    people = len(own) == 2 and all(m.kind == "person" for m in own)
    they = people and any(s.lower_ == "they" for s in subjects)
    if (by_office or counted or they) and len(own) > 1:
        return tuple(own)
    themselves = [m for s in subjects for m in referent.members(found.n, s)]  # "commanders of both armies"
    others = [m for m in own if m not in themselves]
    beside = [m for t in with_phrases(token) for m in referent.members(found.n, t)]
    with_others = token.pos_ == "VERB" and any(m.kind == "group" or m in beside for m in others)
    return tuple(dict.fromkeys([*before, *(others if with_others else ())])) or tuple(own)


def with_more(told: Sequence[Occasion], found: Sequence[Occasion]) -> list[Occasion]:
    """The occasions told so far, the last of them completed by what `found` tells more of it.

    What contradicts the last one, and what stands too far from it, tells of nothing known and is dropped.
    """
    whole = list(told)
    for more in (o for o in found if o.more and not o.unreal):
        last = [i for i in range(len(whole) - 1, -1, -1) if _is_told(whole[i])]
        alike = [i for i in last if (whole[i].status == "planned") == (more.status == "planned")]
        at = next(iter(alike or last), None)
        if at is not None and more.n - max(whole[at].n, *whole[at].also, 0) <= _NEAR:
            whole[at] = _completed(whole[at], more)
    return whole


def _is_told(one: Occasion) -> bool:
    return len(one.participants) > 1 or any(m.kind == "group" for m in one.participants)


def _completed(one: Occasion, more: Occasion) -> Occasion:
    agree = not (one.date and more.date and one.date != more.date) and not (
        one.place and more.place and one.place != more.place
    )
    if not agree:
        return one
    mediators = dict.fromkeys([*one.mediators, *(m for m in more.mediators if m not in one.participants)])
    told = len(one.participants) > 1  # then only names are news, not "a senior official" or the office
    more_people = [m for m in more.participants if m not in mediators and (not told or m.kind == "person")]
    people = dict.fromkeys([*one.participants, *(m for m in more_people if not told or m.mentions)])
    return replace(
        one,
        participants=tuple(people),
        mediators=tuple(mediators),
        channel=more.channel if one.channel == "talks" and more.channel in _REMOTE else one.channel,
        date=one.date or more.date,
        place=one.place or ("" if one.channel in _REMOTE else more.place),
        topic=one.topic or more.topic,
        also=(*one.also, more.n) if more.n != one.n else one.also,
    )


def _meets_nobody(n: int, token: Token, referent: Referent, people: Sequence[Member]) -> bool:
    """Whether a verb of meeting has an object that is nobody: "met the deadline", "received a prize"."""
    lemma = lemma_of(token)
    if token.pos_ != "VERB" or lemma in _WITH_OTHER_OBJECTS:
        return False
    # Not what a comma sets beside it: "met on Sunday, their first encounter in years".
    objects = [c for c in token.children if c.dep_ == "dobj" and token.doc[c.left_edge.i - 1].text != ","][:1]
    somebody = lexicon.ROLE_NOUNS | lexicon.GROUP_NOUNS | lexicon.AGENT_NOUNS | SIDES
    for target in objects:
        if target.lemma_.lower() in lexicon.MEETING_NOUNS:
            return True  # the noun tells it
        members = [m for m in referent.members(n, target) if m.kind not in {None, "media"}]
        if lemma == "visit" and not any(m.kind in {"person", "group"} for m in members):
            return True
        if not members and target.pos_ != "PRON" and target.lemma_.lower() not in somebody:
            return True
    if lemma in {"speak", "talk"} and len(people) < 2:
        partners = [t for c in token.children for t in c.children]
        return any(t.lemma_.lower() in PRESS for t in partners)
    return False


def is_complete(occasion: Occasion) -> bool:
    """Whether grammar sees at least two sides taking part, mediators counted."""
    return len({*occasion.participants, *occasion.mediators}) >= 2
