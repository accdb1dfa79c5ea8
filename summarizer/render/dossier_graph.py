"""Who met whom, drawn: actors in two columns, occasions between them, a line for each who took part.

The layout is computed, never iterated at random: actors of one side (one state or body) stand together; sides
go left or right so that as many meetings as possible lead across, then so that the columns are even; within
a column, actors stand at the mean height of their meetings. Meetings run down the middle in time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from summarizer.dossier.model import Dossier, DossierActor, DossierMeeting

MOST = 40
"""Meetings drawn at most: those told by most articles."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An actor: its dot, its name in lines, what it is, which way its text runs, and its meetings."""

    id: str
    x: float
    y: float
    text_x: float
    anchor: str
    lines: tuple[str, ...]
    note: str
    meetings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hub:
    """A meeting: the middle of its box, and who is drawn to it."""

    meeting: DossierMeeting
    x: float
    y: float
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """From an actor to a meeting, as SVG path data."""

    path: str
    actor: str
    meeting: DossierMeeting
    mediator: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything in user units; `box` is the width and height of a meeting's box."""

    width: float
    height: float
    box: tuple[float, float]
    spots: tuple[Spot, ...]
    hubs: tuple[Hub, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """Sizes of a drawing: `dot` is the distance of the dots from the edge, `letters` a line's length."""

    width: float
    dot: float
    row: float
    box: tuple[float, float]
    letters: int
    outward: bool
    """Whether names run from the dot to the edge (wide) or from the edge to the dot (narrow)."""


WIDE = Measure(width=960, dot=290, row=58, box=(168, 42), letters=34, outward=True)
NARROW = Measure(width=344, dot=104, row=58, box=(90, 38), letters=13, outward=False)


def draw(dossier: Dossier, measure: Measure) -> Drawing | None:
    """The drawing, or None when there is no meeting."""
    told = sorted(dossier.meetings, key=lambda m: -len(m.accounts))[:MOST]
    meetings = [meeting for meeting in dossier.meetings if meeting in told]
    if not meetings:
        return None
    actors = {actor.id: actor for actor in dossier.actors}
    left, right = _columns(meetings, actors)
    rows = max(len(meetings), len(left), len(right))
    height = rows * measure.row + 12
    hubs = [
        Hub(meeting, measure.width / 2, y, (*meeting.participants, *meeting.mediators))
        for meeting, y in zip(meetings, _heights(len(meetings), height, measure.row), strict=True)
    ]
    spots = {
        spot.id: spot
        for column, on_left in ((left, True), (right, False))
        for spot in _spots(
            dict(zip(column, _heights(len(column), height, measure.row), strict=True)),
            actors,
            hubs,
            measure,
            on_left=on_left,
        )
    }
    lines = tuple(_line(spots[id_], hub, measure) for hub in hubs for id_ in hub.actors)
    return Drawing(measure.width, height, measure.box, tuple(spots.values()), tuple(hubs), lines)


def _heights(count: int, height: float, row: float) -> list[float]:
    step = min(height / max(count, 1), row * 1.6)
    top = (height - step * count) / 2
    return [round(top + step * (n + 0.5), 1) for n in range(count)]


def _side(id_: str, actors: dict[str, DossierActor]) -> str:
    seen = {id_}
    while actors[id_].affiliation and actors[id_].affiliation not in seen:
        id_ = actors[id_].affiliation
        seen.add(id_)
    return id_


def _columns(
    meetings: Sequence[DossierMeeting], actors: dict[str, DossierActor]
) -> tuple[list[str], list[str]]:
    """The actors of the left and the right column, from top to bottom."""
    places: dict[str, list[int]] = defaultdict(list)
    for n, meeting in enumerate(meetings):
        for id_ in (*meeting.participants, *meeting.mediators):
            places[id_].append(n)
    sides: dict[str, list[str]] = defaultdict(list)
    for id_ in places:
        sides[_side(id_, actors)].append(id_)
    columns: tuple[list[str], list[str]] = ([], [])
    where: dict[str, int] = {}
    for side in sorted(sides, key=lambda s: (-sum(len(places[a]) for a in sides[s]), s)):
        met = [0, 0]
        for meeting in meetings:
            if not set(meeting.participants).isdisjoint(sides[side]):
                for other in meeting.participants:
                    if other in where and other not in sides[side]:
                        met[where[other]] += 1
        column = min((0, 1), key=lambda c: (met[c] - met[1 - c], len(columns[c]), c))
        columns[column].extend(sides[side])
        where.update(dict.fromkeys(sides[side], column))

    def mean(ids: Sequence[str]) -> float:
        told = [n for id_ in ids for n in places[id_]]
        return sum(told) / len(told)

    for members in columns:
        members.sort(key=lambda a: (mean(sides[_side(a, actors)]), _side(a, actors), mean([a]), a))
    return columns


def _spots(
    column: dict[str, float],
    actors: dict[str, DossierActor],
    hubs: list[Hub],
    measure: Measure,
    *,
    on_left: bool,
) -> list[Spot]:
    x = measure.dot if on_left else measure.width - measure.dot
    toward = -12 if on_left else 12
    edge = 0.0 if on_left else measure.width
    spots = []
    for id_, y in column.items():
        actor = actors[id_]
        spots.append(
            Spot(
                id=id_,
                x=x,
                y=y,
                text_x=x + toward if measure.outward else edge,
                anchor=("end" if on_left else "start")
                if measure.outward
                else ("start" if on_left else "end"),
                lines=tuple(wrap(actor.name, measure.letters, max_lines=3, placeholder=" …")),
                note=actor.roles[0].text if actor.roles and measure.outward else "",
                meetings=tuple(hub.meeting.id for hub in hubs if id_ in hub.actors),
            )
        )
    return spots


def _line(spot: Spot, hub: Hub, measure: Measure) -> Line:
    half = measure.box[0] / 2
    end = hub.x - half if spot.x < hub.x else hub.x + half
    middle = round((spot.x + end) / 2, 1)
    path = f"M{spot.x:g} {spot.y:g}C{middle:g} {spot.y:g} {middle:g} {hub.y:g} {end:g} {hub.y:g}"
    return Line(path, spot.id, hub.meeting, mediator=spot.id in hub.meeting.mediators)
