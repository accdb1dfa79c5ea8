"""Text on a page of a PDF that nobody sees: painted in no way, of no size, white on white, or off the page.

What is left is read by pypdf, which takes all text for seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, NameObject

Matrix = tuple[float, float, float, float, float, float]

_SHOWS = (b"Tj", b"TJ", b"'", b'"')
_PAINTS = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"BI", b"INLINE IMAGE")
_PICTURES = (b"Do", b"BI", b"INLINE IMAGE")
_INVISIBLE = (3, 7)
_SMALL = 2.0  # points of type that nobody reads
_PALE = 0.9
_FAINT = 0.1
_MARGIN = 20.0  # points off the page, within which a printer may still find something
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class _State:
    """How text is painted, and where."""

    pale: bool = False
    clear: bool = False
    mode: int = 0
    size: float = 12.0
    leading: float = 0.0
    page: Matrix = _SAME
    line: Matrix = _SAME


@dataclass(slots=True)
class _Page:
    """A page as far as it is painted."""

    box: tuple[float, float, float, float]
    faint: frozenset[str]
    pictures: bool
    state: _State = field(default_factory=_State)
    kept: list[_State] = field(default_factory=list)
    painted: bool = False

    def take(self, operands: list[Any], operator: bytes) -> bool:
        """One step; whether what it does is to stay."""
        if operator in _PAINTS:
            self.painted = True
        elif operator == b"q":
            self.kept.append(self.state)
        elif operator == b"Q":
            self.state = self.kept.pop() if self.kept else self.state
        elif operator in _SHOWS:
            if operator in (b"'", b'"'):
                self.state = _moved(self.state, 0, -self.state.leading)
            return not self.unseen
        else:
            self.state = _after(self.state, [*operands], operator, self.faint)
        return True

    @property
    def unseen(self) -> bool:
        state = self.state
        _, _, across, up, x, y = _times(state.line, state.page)
        height = abs(state.size) * max(abs(across), abs(up))
        left, low, right, high = self.box
        off = not (left - _MARGIN <= x <= right + _MARGIN and low - _MARGIN <= y <= high + _MARGIN)
        # Under a picture the text is what was recognized in it; on one, white may well be seen.
        without_paint = state.mode in _INVISIBLE and not self.pictures
        pale = state.pale and not self.painted
        return off or height < _SMALL or state.clear or without_paint or pale


def drop_hidden(page: PageObject) -> None:
    """Takes out of the page, in place, the text that is not shown."""
    content = page.get_contents()
    if content is None:
        return
    steps = content.operations
    box = page.mediabox
    seen = _Page(
        (float(box.left), float(box.bottom), float(box.right), float(box.top)),
        _faint(page),
        any(operator in _PICTURES for _, operator in steps),
    )
    kept = [(operands, operator) for operands, operator in steps if seen.take(operands, operator)]
    if len(kept) < len(steps):
        left = ContentStream(None, page.pdf)
        left.operations = kept
        page[NameObject("/Contents")] = left


def _faint(page: PageObject) -> frozenset[str]:
    """The names of states in which nothing painted is seen."""
    resources = page.get("/Resources")
    states = resources.get_object().get("/ExtGState") if resources is not None else None
    found = states.get_object() if states is not None else {}
    return frozenset(
        name for name, state in found.items() if float(state.get_object().get("/ca", 1)) < _FAINT
    )


def _after(state: _State, operands: list[Any], operator: bytes, faint: frozenset[str]) -> _State:
    try:
        return _changed(state, operands, operator, faint)
    except (TypeError, ValueError, IndexError, OverflowError):
        return state  # not what the operator takes: readers pass over it


def _changed(state: _State, operands: list[Any], operator: bytes, faint: frozenset[str]) -> _State:  # noqa: PLR0911
    if operator == b"gs":
        return replace(state, clear=str(operands[0]) in faint)
    values = [float(value) for value in operands if isinstance(value, int | float)]
    match operator:
        case b"g" | b"rg" | b"sc" | b"scn":
            return replace(state, pale=len(values) in (1, 3) and min(values) >= _PALE)
        case b"k":
            return replace(state, pale=max(values) <= 1 - _PALE)
        case b"Tr":
            return replace(state, mode=int(values[0]))
        case b"Tf":
            return replace(state, size=values[-1])
        case b"TL":
            return replace(state, leading=values[0])
        case b"BT":
            return replace(state, line=_SAME)
        case b"cm":
            return replace(state, page=_times(_matrix(values), state.page))
        case b"Tm":
            return replace(state, line=_matrix(values))
        case b"Td":
            return _moved(state, values[0], values[1])
        case b"TD":
            return _moved(replace(state, leading=-values[1]), values[0], values[1])
        case b"T*":
            return _moved(state, 0, -state.leading)
    return state


def _moved(state: _State, x: float, y: float) -> _State:
    return replace(state, line=_times((1, 0, 0, 1, x, y), state.line))


def _matrix(values: list[float]) -> Matrix:
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip
