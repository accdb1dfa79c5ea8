"""Clauses that may tell of a meeting: who takes part, by which words, when, where and about what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.contradiction import places_contradict
from summarizer.reading import lexicon
from summarizer.reading.discourse.reference import Referent
from summarizer.reading.lexicon import words
from summarizer.reading.meetings.attendance import mediators_of, participants_of
from summarizer.reading.meetings.certainty import is_unreal, status_of, told_by
from summarizer.reading.meetings.circumstances import channel_of, place_of
from summarizer.reading.meetings.contacts import SEVERAL, contact_of, is_trigger, partners_of
from summarizer.reading.meetings.timing import date_of
from summarizer.reading.meetings.topics import topic_of
from summarizer.reading.names.cast import Member
from summarizer.reading.syntax.frames import frame_of
from summarizer.summary import Channel, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REMOTE = frozenset({"phone", "video"})
_PARTIES = words("meetings.parties")
_SOMEBODY = lexicon.ROLE_NOUNS | lexicon.GROUP_NOUNS | lexicon.AGENT_NOUNS | _PARTIES
_NAMING = words("meetings.naming")
_THEY = words("meetings.they")
_DEFINITE = _THEY | {"the", "that", "this", "these", "those"}
_ANOTHER = words("meetings.another")
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
    more: bool = False
    """Whether it only tells more of the meeting told before: "the talks", "their conversation"."""
    also: tuple[int, ...] = ()
    """Further sentences that tell of it."""
    told_by: tuple[Member, ...] = ()
    """Bodies that say so."""
    completed: bool = False
    """Whether a model named more of those who took part."""


def occasions_in(n: int, doc: Doc, referent: Referent, told: Sequence[Occasion] = ()) -> Iterator[Occasion]:
    """Every clause of sentence `n` that may tell of a meeting, in order; none that is only wished for.

    `told` are the occasions of earlier sentences: "another round in May" is of those who met there.
    """
    known = list(told)
    for token in doc:
        if not is_trigger(token) or is_unreal(token) or _meets_nobody(n, token, referent):
            continue
        found = _occasion(n, token, doc, referent)
        several = len(found.participants) > 1 or any(m.kind == "group" for m in found.participants)
        if not several and _is_of_those_before(token):
            found = _of_those_before(found, known, _named_before(n, token, referent))
        known.append(found)
        yield found


def _is_of_those_before(token: Token) -> bool:
    """Whether those who met before met: "a further round", "they spoke", "the two sides met again"."""
    if token.pos_ != "VERB":
        return any(c.lower_ in _ANOTHER for c in token.children if c.dep_ == "amod")
    return any(
        s.lower_ in SEVERAL or (s.lemma_.lower() in _PARTIES and any(c.lower_ in SEVERAL for c in s.children))
        for s in frame_of(token).subjects
    )


def _named_before(n: int, token: Token, referent: Referent) -> tuple[Member, ...]:
    """The people whom the sentence names before the word."""
    named = dict.fromkeys(m for t in token.doc[: token.i] if (m := referent.cast.at.get((n, t.i))))
    return tuple(m for m in named if m.kind == "person")


def _of_those_before(found: Occasion, told: Sequence[Occasion], named: tuple[Member, ...]) -> Occasion:
    """The occasion with the two whom its sentence names, else with those who met where it was last told.

    Without day and place it is the one told last.
    """
    if len(named) == 2:
        return replace(found, participants=named)
    if not (found.date or found.place):
        return replace(found, more=True)
    known = [o for o in reversed(told) if len(o.participants) > 1]
    alike = (o for o in known if (o.channel == "talks") == (found.channel == "talks"))
    before = next(alike, known[0] if known else found).participants
    return replace(found, participants=tuple(dict.fromkeys([*before, *found.participants])), more=False)


def _occasion(n: int, token: Token, doc: Doc, referent: Referent) -> Occasion:
    mediators = mediators_of(n, token, referent)
    there = (m for m in participants_of(n, token, referent) if m not in mediators)
    people = tuple(m for m in there if m.kind not in {None, "media"})
    channel, date = channel_of(token, doc), date_of(token, doc)
    return Occasion(
        n=n,
        trigger=token.i,
        word=token.text,
        participants=people,
        mediators=tuple(mediators),
        channel=channel,
        date=date,
        place="" if channel in _REMOTE else place_of(n, token, referent, people),
        topic=topic_of(token, doc),
        status=status_of(n, token, referent, date),
        more=_tells_more(token, people),
        told_by=tuple(told_by(n, token, referent)),
    )


def _tells_more(token: Token, people: Sequence[Member]) -> bool:
    """Whether a noun leans on the meeting told before: "the talks", "it was their third meeting"."""
    retold = token.dep_ in {"appos", "attr", "npadvmod"}
    if token.pos_ == "VERB" or (len(people) > 1 and not retold):
        return False
    words = list(token.children)
    inner = (t for c in words if c.dep_ == "prep" and c.lower_ in _NAMING for t in c.children)
    named = any(t.lemma_.lower() not in lexicon.MEETING_NOUNS | {"kind"} for t in inner)
    named |= any((c.dep_ == "poss" and c.lower_ not in _THEY) or c.ent_type_ == "NORP" for c in words)
    definite = any(c.lower_ in _DEFINITE for c in words if c.dep_ in {"det", "poss"})
    return not named and (definite or token.dep_ in {"appos", "attr"})


def with_more(told: Sequence[Occasion], found: Sequence[Occasion]) -> list[Occasion]:
    """The occasions told so far, the last of them completed by what `found` tells more of it.

    What contradicts the last one, and what stands too far from it, tells of nothing known and is dropped.
    """
    whole = list(told)
    for more in (o for o in found if o.more):
        last = [i for i in range(len(whole) - 1, -1, -1) if _is_told(whole[i])]
        alike = (i for i in last if (whole[i].status == "planned") == (more.status == "planned"))
        at = next(alike, last[0] if last else None)
        if at is not None and more.n - max(whole[at].n, *whole[at].also, 0) <= _NEAR:
            whole[at] = _completed(whole[at], more)
    return whole


def _is_told(one: Occasion) -> bool:
    return len(one.participants) > 1 or any(m.kind == "group" for m in one.participants)


def are_apart(one: Occasion, other: Occasion) -> bool:
    """Whether day or place tell that they are two."""
    days = bool(one.date and other.date and one.date != other.date)
    return days or places_contradict(one.place, other.place)


def _completed(one: Occasion, more: Occasion) -> Occasion:
    if are_apart(one, more):
        return one
    mediators = dict.fromkeys(m for m in (*one.mediators, *more.mediators) if m not in one.participants)
    # Of a meeting whose people are told only names are news, not "a senior official" or the office.
    told = len(one.participants) > 1
    news = (m for m in more.participants if not told or (m.kind == "person" and m.mentions))
    people = dict.fromkeys(m for m in (*one.participants, *news) if m not in mediators)
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


def _meets_nobody(n: int, token: Token, referent: Referent) -> bool:
    """Whether a verb of meeting has an object that is nobody: "met the deadline", "received a prize"."""
    row = contact_of(token) if token.pos_ == "VERB" else None
    if row is None:
        return False
    met = [m for t in partners_of(token, row) for m in referent.members(n, t)]
    if met and all(m.kind == "media" for m in met):
        return True  # "speaking to the Courier"
    if "object" not in row.sides:
        return False
    # Not what a comma sets beside it: "met on Sunday, their first encounter in years".
    objects = (c for c in token.children if c.dep_ == "dobj" and token.doc[c.left_edge.i - 1].text != ",")
    target = next(objects, None)
    if target is None:
        return False
    members = [m for m in referent.members(n, target) if m.kind not in {None, "media"}]
    if token.lemma_.lower() == "visit":
        return not any(m.kind in {"person", "group"} for m in members)
    tells = target.lemma_.lower() in lexicon.MEETING_NOUNS  # then the noun tells it
    return tells or not (members or target.pos_ == "PRON" or target.lemma_.lower() in _SOMEBODY)


def is_complete(occasion: Occasion) -> bool:
    """Whether grammar sees at least two sides taking part, or many people on some day."""
    people = {*occasion.participants, *occasion.mediators}
    return len(people) >= 2 or (bool(occasion.date) and any(m.kind == "group" for m in people))
