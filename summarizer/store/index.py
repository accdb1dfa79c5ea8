"""What a summary is found by: the words of each of its items, and how the item is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from summarizer.store.archive import Kind
from summarizer.summary import Actor, Meeting, Position, Stance, Summary

Entry = tuple[str, Kind, str]
"""Words, kind, label."""
_HOLDS: Mapping[Position, str] = {
    "supports": "supports",
    "opposes": "opposes",
    "mixed": "is divided on",
    "declines_to_comment": "declines to comment on",
}


def entries(summary: Summary) -> Iterator[Entry]:
    """One entry for the summary itself and for each of its actors, meetings and stances."""
    actors = {actor.id: actor for actor in summary.actors}
    yield _words(summary.headline, *(s.text for s in summary.summary)), "summary", summary.headline
    for actor in summary.actors:
        label = f"{actor.name}, {actor.role}" if actor.role else actor.name
        yield _words(*_names([actor.id], actors), actor.role), "actor", label
    for meeting in summary.meetings:
        yield _meeting(meeting, actors)
    for stance in summary.stances:
        yield _stance(stance, actors)


def _meeting(meeting: Meeting, actors: dict[str, Actor]) -> Entry:
    who = [*meeting.participants, *meeting.mediators]
    words = _words(*_names(who, actors), meeting.place, meeting.topic, meeting.date_text)
    when = meeting.date_start or meeting.date_text
    where = ", ".join(part for part in (when, meeting.place, meeting.status) if part)
    people = " – ".join(actors[id_].name for id_ in meeting.participants)
    return words, "meeting", f"{people} ({where})" + (f": {meeting.topic}" if meeting.topic else "")


def _stance(stance: Stance, actors: dict[str, Actor]) -> Entry:
    words = _words(*_names([stance.holder], actors), stance.issue, stance.claim, stance.quote)
    label = f"{actors[stance.holder].name} {_HOLDS[stance.position]} {stance.issue}: {stance.claim}"
    return words, "stance", label


def _names(ids: Iterable[str], actors: dict[str, Actor]) -> Iterator[str]:
    for id_ in ids:
        yield actors[id_].name
        yield from actors[id_].aliases


def _words(*parts: str) -> str:
    return " \n".join(part for part in parts if part)
