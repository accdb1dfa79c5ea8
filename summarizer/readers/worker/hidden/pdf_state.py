"""How text in a PDF is painted, and where: what the steps of its content set, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

SAME: Matrix = (1, 0, 0, 1, 0, 0)
EVERYWHERE: Box = (-inf, -inf, inf, inf)
_OUTLINED = (1, 5)
_SMALL = 2.0  # points of type that nobody reads
_NARROW = 0.1  # of its width, below which nobody reads it
_PALE = 0.9
_PLAIN_SPACES = ("/DeviceGray", "/CalGray", "/DeviceRGB", "/CalRGB", "/DeviceCMYK")


@dataclass(frozen=True, slots=True)
class State:
    """What holds for the text that is shown next.

    `named` is a space of colours that only the file explains.
    """

    pale: bool = False
    pale_outline: bool = False
    named: bool = False
    clear: bool = False
    mode: int = 0
    size: float = 12.0
    stretch: float = 1.0
    spacing: float = 0.0
    leading: float = 0.0
    page: Matrix = SAME
    line: Matrix = SAME
    clip: Box = EVERYWHERE

    @property
    def place(self) -> tuple[float, float]:
        """Where on the page the next letter stands."""
        return times(self.line, self.page)[4:]

    @property
    def is_small(self) -> bool:
        """Whether letters are too low, too narrow or too close to be read."""
        _, _, across, up, _, _ = times(self.line, self.page)
        height = abs(self.size) * max(abs(across), abs(up))
        return height < _SMALL or abs(self.stretch) < _NARROW or self.spacing <= -abs(self.size)

    @property
    def is_pale(self) -> bool:
        return self.pale_outline if self.mode in _OUTLINED else self.pale


def after(state: State, operands: list[Any], operator: bytes) -> State:
    """The state behind this step."""
    try:
        return _changed(state, operands, operator)
    except (TypeError, ValueError, IndexError, OverflowError):
        return state  # not what the operator takes: readers pass over it


def _changed(state: State, operands: list[Any], operator: bytes) -> State:  # noqa: PLR0911, PLR0912  one for each
    values = [float(value) for value in operands if isinstance(value, int | float)]
    match operator:
        case b"cs":
            return replace(state, named=str(operands[0]) not in _PLAIN_SPACES, pale=False)
        case b"g" | b"rg" | b"k":
            return replace(state, pale=_is_pale(values), named=False)
        case b"sc" | b"scn":
            return replace(state, pale=_is_pale(values) and not (state.named and len(values) == 1))
        case b"G" | b"RG" | b"K" | b"SC" | b"SCN":
            return replace(state, pale_outline=_is_pale(values))
        case b"Tr":
            return replace(state, mode=int(values[0]))
        case b"Tf":
            return replace(state, size=values[-1])
        case b"Tz":
            return replace(state, stretch=values[0] / 100)
        case b"Tc":
            return replace(state, spacing=values[0])
        case b"TL":
            return replace(state, leading=values[0])
        case b"BT":
            return replace(state, line=SAME)
        case b"cm":
            return replace(state, page=times(matrix(values), state.page))
        case b"Tm":
            return replace(state, line=matrix(values))
        case b"Td":
            return moved(state, values[0], values[1])
        case b"TD":
            return moved(replace(state, leading=-values[1]), values[0], values[1])
        case b"T*":
            return moved(state, 0, -state.leading)
    return state


def _is_pale(values: list[float]) -> bool:
    """Whether these are white or nearly: one or three parts of light, or four of ink."""
    return max(values) <= 1 - _PALE if len(values) == 4 else len(values) in (1, 3) and min(values) >= _PALE


def moved(state: State, x: float, y: float) -> State:
    """The state at the beginning of another line."""
    return replace(state, line=times((1, 0, 0, 1, x, y), state.line))


def matrix(values: list[float]) -> Matrix:
    """Six numbers as a matrix. Raises `ValueError` for fewer or more."""
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def times(one: Matrix, other: Matrix) -> Matrix:
    """One transformation, and then the other."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def around(box: Box, by: Matrix) -> Box:
    """What holds a box when it was transformed."""
    left, low, right, high = box
    corners = [times((1, 0, 0, 1, x, y), by)[4:] for x in (left, right) for y in (low, high)]
    return hull(corners)


def hull(points: list[tuple[float, float]]) -> Box:
    """The box around points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Box, other: Box) -> Box:
    """What is within both; upside down where that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def holds(box: Box, place: tuple[float, float], margin: float = 0.0) -> bool:
    """Whether a place is within a box, or at most so far beside it."""
    x, y = place
    return box[0] - margin <= x <= box[2] + margin and box[1] - margin <= y <= box[3] + margin
