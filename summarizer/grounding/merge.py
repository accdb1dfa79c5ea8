"""One occasion told several times is one meeting; one position told several times is one stance."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from summarizer.contradiction import places_contradict
from summarizer.plaintext import fold
from summarizer.states import state_named
from summarizer.summary import Actor, Comment, Evidence, Meeting, Stance, Status, Weighed

_STRENGTH: dict[Status, int] = {"planned": 0, "reported": 1, "confirmed": 2, "denied": 3}
_SAME_ISSUE = 80  # of 100: token-set similarity above which two wordings name one question
_SAME_CLAIM = 75
_NEAR = 900  # characters between two accounts of which one names the states and one their people
_VAGUE = re.compile(r"\b(?:this|recent\w*|earlier|late|early|coming)\b")


def merge_meetings(meetings: Sequence[Meeting], actors: Sequence[Actor]) -> list[Meeting]:
    """Meetings with agreeing participants whose dates, places and channels do not contradict, as one.

    A body and a person who acts for it agree: "talks with Kremlin officials" and the named aide are one
    trip's meeting, and the person stays.
    """
    known = {actor.id: actor for actor in actors}
    merged: list[Meeting] = []
    for meeting in meetings:
        at = next((i for i, m in enumerate(merged) if same_occasion(m, meeting, known)), None)
        if at is None:
            merged.append(meeting)
        else:
            merged[at] = _joined_meeting(merged[at], meeting, known)
    return merged


def same_occasion(one: Meeting, other: Meeting, known: Mapping[str, Actor]) -> bool:
    """Whether two accounts can be of one occasion: the same people, or some of them, and no contradiction."""
    first, second = {*one.participants, *one.mediators}, {*other.participants, *other.mediators}
    if _is_by_people_of(one, other, known) or _is_by_people_of(other, one, known):
        return _no_contradiction(one, other)
    if not (_all_in(one.participants, second, known) or _all_in(other.participants, first, known)):
        return False
    if not set(one.participants) & set(other.participants):
        return False
    return _no_contradiction(one, other)


def _is_by_people_of(whole: Meeting, part: Meeting, known: Mapping[str, Actor]) -> bool:
    """Whether "talks between the EU and Russia" are those of the envoy and the aide told right behind.

    So are those of "a deputy minister" and "a Russian official", who are named later. One of the people may
    be of a side that the article does not tell.
    """
    people = [p for p in part.participants if known[p].kind == "person" and not _is_described(known[p])]
    sides = [s for s in whole.participants if known[s].kind != "person" or _is_described(known[s])]
    near = abs(whole.evidence[0].start - part.evidence[0].start) <= _NEAR
    if (
        not near
        or len(sides) != len(whole.participants)
        or len(people) != len(part.participants)
        or len(sides) < 2
    ):
        return False
    led = {s for s in sides for p in people if _led_by(s, p, known)}
    unknown = [p for p in people if not known[p].affiliation]
    if any(known[s].kind == "group" for s in sides if s not in led):
        return False
    strangers = [p for p in people if known[p].affiliation and not any(_led_by(s, p, known) for s in sides)]
    return not strangers and bool(led) and len(sides) - len(led) <= min(len(unknown), 1)


def _led_by(side: str, person: str, known: Mapping[str, Actor]) -> bool:
    """Whether the person is of the side, or may be the one whom the article first only describes."""
    whole, part = known[side], known[person]
    if not _is_described(whole):
        return stands_for(side, person, known)
    owner = known.get(part.affiliation)
    return bool(whole.affiliation) and whole.affiliation in {
        part.affiliation,
        owner.affiliation if owner else "",
    }


def _is_described(actor: Actor) -> bool:
    """Whether somebody has no name in the article: "senior Norwegian official"."""
    return actor.kind == "person" and actor.name.split()[-1].islower()


def _no_contradiction(one: Meeting, other: Meeting) -> bool:
    if (one.status == "planned") != (other.status == "planned"):
        return False
    remote = {"phone", "video"}
    if (one.channel in remote) != (other.channel in remote) and "unknown" not in {one.channel, other.channel}:
        return False
    return (
        (_agree(one.date_start, other.date_start) or _within(one, other) or _within(other, one))
        and _agree_words(one, other)
        and not places_contradict(one.place, other.place)
    )


def _all_in(people: Sequence[str], others: set[str], known: Mapping[str, Actor]) -> bool:
    return all(
        p in others or any(stands_for(p, o, known) or stands_for(o, p, known) for o in others) for p in people
    )


def stands_for(body: str, person: str, known: Mapping[str, Actor]) -> bool:
    """Whether the actor `body` is what the person acts for, or an office of the state they act for."""
    whole, part = known.get(body), known.get(person)
    if whole is None or part is None or part.kind != "person" or whole.kind not in {"organization", "state"}:
        return False
    return bool(part.affiliation) and part.affiliation in {whole.id, whole.affiliation}


def _agree(one: str, other: str) -> bool:
    return not one or not other or one.startswith(other) or other.startswith(one)


def _within(one: Meeting, other: Meeting) -> bool:
    """Whether the day of one lies in the days of the other: 14 January in "last week"."""
    if not (other.date_start and one.date_start) or other.date_start == other.date_end:
        return False
    if not re.search(r"\b(?:week|month|year|days)\b", fold(other.date_text)):
        return False  # "from Monday to Thursday" has meetings of its own within it
    return other.date_start <= one.date_start <= (one.date_end or one.date_start) <= other.date_end


def _agree_words(one: Meeting, other: Meeting) -> bool:
    """Where dates could not be resolved, their words must not differ."""
    if one.date_start and other.date_start:
        return True
    vague = any(_VAGUE.search(fold(m.date_text)) for m in (one, other))
    return vague or _agree(fold(one.date_text), fold(other.date_text))


def _joined_meeting(one: Meeting, other: Meeting, known: Mapping[str, Actor]) -> Meeting:
    people = _union(one.participants, other.participants, less=(*one.mediators, *other.mediators))
    if any(_is_described(known[p]) for p in people):
        people = next(
            (
                part.participants
                for whole, part in ((one, other), (other, one))
                if _is_by_people_of(whole, part, known)
            ),
            people,
        )
    fuller = max(
        one,
        other,
        key=lambda m: (len(m.date_start), bool(m.date_text) + (not _VAGUE.search(fold(m.date_text)))),
    )
    status = max(one.status, other.status, key=lambda s: _STRENGTH[s])
    if status == "confirmed" and "reported" in {one.status, other.status}:
        status = "reported"  # first told as a report, it stays one when it is merely mentioned again
    channel = (
        one.channel
        if one.channel not in {"unknown", "talks"} or other.channel == "unknown"
        else other.channel
    )
    return one.model_copy(
        update={
            "participants": tuple(p for p in people if not any(stands_for(p, o, known) for o in people)),
            "mediators": _union(one.mediators, other.mediators),
            "channel": channel,
            "date_text": fuller.date_text,
            "date_start": fuller.date_start,
            "date_end": fuller.date_end,
            "place": _nearer(one.place, other.place),
            "topic": one.topic or other.topic,
            "status": status,
            "comments": _comments(one.comments, other.comments),
            "reported_by": one.reported_by or other.reported_by,
            "evidence": join_evidence(one.evidence, other.evidence),
            "confidence": surer(one, other),
        }
    )


def _nearer(one: str, other: str) -> str:
    """The more precise of two places: a city before its state."""
    return other if other and (not one or state_named(one)) else one


def _comments(one: Sequence[Comment], other: Sequence[Comment]) -> tuple[Comment, ...]:
    return tuple(dict.fromkeys([*one, *other]))


def _union(one: Sequence[str], other: Sequence[str], less: Sequence[str] = ()) -> tuple[str, ...]:
    return tuple(x for x in dict.fromkeys([*one, *other]) if x not in less)


def surer(one: Weighed, other: Weighed) -> float | None:
    """How sure the likelier of two accounts is; None where neither tells."""
    return max((c for c in (one.confidence, other.confidence) if c is not None), default=None)


def join_evidence(one: Sequence[Evidence], other: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Both lists of spans in order of the text, each span once."""
    return tuple(sorted({*one, *other}, key=lambda e: (e.start, e.end)))


def merge_stances(stances: Sequence[Stance]) -> list[Stance]:
    """Stances of one holder on one question, as one with all the evidence."""
    merged: list[Stance] = []
    for stance in stances:
        at = next((i for i, s in enumerate(merged) if _same_stance(s, stance)), None)
        if at is None:
            merged.append(stance)
        else:
            kept = merged[at]
            merged[at] = kept.model_copy(
                update={
                    "quote": kept.quote or stance.quote,
                    "reported_by": kept.reported_by or stance.reported_by,
                    "evidence": join_evidence(kept.evidence, stance.evidence),
                    "confidence": surer(kept, stance),
                }
            )
    return merged


def _same_stance(one: Stance, other: Stance) -> bool:
    if one.holder != other.holder:
        return False
    if (one.position == "declines_to_comment") != (other.position == "declines_to_comment"):
        return False
    close = fuzz.token_set_ratio(fold(one.issue), fold(other.issue)) >= _SAME_ISSUE
    return close or fuzz.token_set_ratio(fold(one.claim), fold(other.claim)) >= _SAME_CLAIM
