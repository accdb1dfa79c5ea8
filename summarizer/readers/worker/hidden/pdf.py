"""Text on a page of a PDF that nobody sees: painted in no way, of no size, white on white, cut off, switched
off, or off the page.

What is left is read by pypdf, which takes all text for seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, DecodedStreamObject, DictionaryObject, IndirectObject, NameObject

from summarizer.readers.worker.hidden.pdf_state import (
    EVERYWHERE,
    Box,
    State,
    after,
    around,
    common,
    holds,
    hull,
    matrix,
    moved,
    times,
)

_SHOWS = (b"Tj", b"TJ", b"'", b'"')
_FILLS = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*")
_ENDS = (*_FILLS, b"S", b"s", b"n")
_DRAWS = (b"m", b"l", b"c", b"v", b"y")
_INVISIBLE = (3, 7)
_FAINT = 0.1
_MARGIN = 20.0  # points off the page, within which a printer may still find something
_DEEP = 8  # forms one within the other
_UNIT: Box = (0, 0, 1, 1)
_OF_A_STREAM = ("/Length", "/Filter", "/DecodeParms", "/DL")


@dataclass(slots=True)
class _Sheet:
    """A page: what is painted on it, and which of its layers are switched off."""

    box: Box
    off: frozenset[int]
    pictures: list[Box] = field(default_factory=list)
    painted: list[Box] = field(default_factory=list)


def drop_hidden(page: PageObject) -> None:
    """Takes out of the page, in place, the text that is not shown."""
    content = page.get_contents()
    if content is None:
        return
    steps = content.operations
    box = page.cropbox
    sheet = _Sheet(
        (float(box.left), float(box.bottom), float(box.right), float(box.top)), _switched_off(page)
    )
    resources = _part(page, "/Resources")
    if any(operator in (b"Tr", b"Do") for _, operator in steps):
        # Text that is not painted may be what was recognized in a picture, which may come behind it.
        _Content(sheet, resources, State()).shown(steps)
        sheet.painted.clear()
    kept = _Content(sheet, resources, State(), drops=True).shown(steps)
    if kept != steps:
        left = ContentStream(None, page.pdf)
        left.operations = kept
        page[NameObject("/Contents")] = left


@dataclass(slots=True)
class _Content:
    """The content of a page, or of a form on it."""

    sheet: _Sheet
    resources: DictionaryObject
    state: State
    drops: bool = False
    deep: int = 0
    kept: list[State] = field(default_factory=list)
    marks: list[bool] = field(default_factory=list)
    path: Box | None = None
    cuts: bool = False

    def shown(self, steps: Sequence[Any]) -> list[Any]:
        """The steps without those that show what nobody sees."""
        left: list[Any] = []
        for step in steps:
            operands, operator = step
            if operator == b"Do" and operands:
                name = self._put(operands[0])
                left += [step] if name == operands[0] else [([name], operator)] if name else []
            elif self._takes([*operands], operator):
                left.append(step)
        return left

    def _takes(self, operands: list[Any], operator: bytes) -> bool:  # noqa: PLR0912  one for each
        """One step; whether what it does is to stay."""
        match operator:
            case b"q":
                self.kept.append(self.state)
            case b"Q":
                self.state = self.kept.pop() if self.kept else self.state
            case b"BDC" | b"BMC":
                self.marks.append(operands[:1] == ["/OC"] and self._is_off("/Properties", operands[-1]))
            case b"EMC":
                del self.marks[-1:]
            case b"gs":
                state = _part(_part(self.resources, "/ExtGState"), operands[0] if operands else "")
                if "/ca" in state:
                    self.state = replace(self.state, clear=_number(state["/ca"]) < _FAINT)
            case b"BI" | b"INLINE IMAGE":
                self._picture()
            case b"W" | b"W*":
                self.cuts = True
            case b"sh":
                self.sheet.painted.append(self.state.clip)
            case _ if operator in _SHOWS:
                if operator in (b"'", b'"'):
                    self.state = moved(self.state, 0, -self.state.leading)
                return not self._unseen()
            case _ if operator in _ENDS:
                self._end(operator)
            case b"re" | b"m" | b"l" | b"c" | b"v" | b"y":
                self._draw([_number(value) for value in operands], operator)
            case _:
                self.state = after(self.state, operands, operator)
        return True

    def _unseen(self) -> bool:
        state, sheet = self.state, self.sheet
        place = state.place
        if any(self.marks) or state.clear or state.is_small:
            return True
        if not (holds(sheet.box, place, _MARGIN) and holds(state.clip, place, _MARGIN)):
            return True
        if state.mode in _INVISIBLE:
            return not any(holds(box, place, _MARGIN) for box in sheet.pictures)
        return state.is_pale and not any(holds(box, place, 1) for box in sheet.painted)

    def _draw(self, values: list[float], operator: bytes) -> None:
        if operator == b"re":
            x, y, width, height = [*values, 0.0, 0.0, 0.0, 0.0][:4]
            values = [x, y, x + width, y + height]
        points = [*zip(values[::2], values[1::2], strict=False)]
        if points:
            drawn = around(hull(points), self.state.page)
            self.path = hull([*_corners(drawn), *_corners(self.path)]) if self.path else drawn

    def _end(self, operator: bytes) -> None:
        if self.path:
            if operator in _FILLS and not (self.state.pale or self.state.clear):
                self.sheet.painted.append(common(self.path, self.state.clip))
            if self.cuts:
                self.state = replace(self.state, clip=common(self.state.clip, self.path))
        self.path, self.cuts = None, False

    def _picture(self) -> None:
        box = common(around(_UNIT, self.state.page), self.state.clip)
        self.sheet.pictures.append(box)
        self.sheet.painted.append(box)

    def _put(self, name: Any) -> Any:
        """A picture, or a form, which has content of its own: the name of what is seen of it, if anything."""
        objects = _part(self.resources, "/XObject")
        found = _part(objects, name)
        if found.get("/Subtype") == "/Image":
            self._picture()
        if found.get("/Subtype") != "/Form" or self.deep >= _DEEP:
            return name
        if "/OC" in found and self._off(found.raw_get("/OC")):
            return None
        steps = ContentStream(found, getattr(objects, "pdf", None)).operations
        inner = self._within(found)
        kept = inner.shown(steps)
        if not self.drops or kept == steps:
            return name
        left = ContentStream(None, None)
        left.operations = kept
        made = DecodedStreamObject()
        made.update({key: found.raw_get(key) for key in found if key not in _OF_A_STREAM})
        made.set_data(left.get_data())
        # In another place, on this page or the next, other parts of the form may be seen.
        fresh = NameObject(f"/{sha256(repr(name).encode() + left.get_data()).hexdigest()}")
        objects[fresh] = made
        return fresh

    def _within(self, form: DictionaryObject) -> _Content:
        turn = [_number(value) for value in form.get("/Matrix", ())]
        page = times(matrix(turn), self.state.page) if len(turn) == 6 else self.state.page
        sides = [_number(value) for value in form.get("/BBox", ())]
        box = (
            around(hull([*zip(sides[::2], sides[1::2], strict=True)]), page)
            if len(sides) == 4
            else EVERYWHERE
        )
        state = replace(self.state, page=page, clip=common(self.state.clip, box))
        own = _part(form, "/Resources") or self.resources
        return _Content(self.sheet, own, state, self.drops, self.deep + 1, marks=[any(self.marks)])

    def _is_off(self, kind: str, name: Any) -> bool:
        named = _part(self.resources, kind)
        return isinstance(name, str) and name in named and self._off(named.raw_get(name))

    def _off(self, layer: Any) -> bool:
        return isinstance(layer, IndirectObject) and layer.idnum in self.sheet.off


def _corners(box: Box) -> list[tuple[float, float]]:
    return [(box[0], box[1]), (box[2], box[3])]


def _switched_off(page: PageObject) -> frozenset[int]:
    """The numbers of the layers that are not shown as the file is opened."""
    layers = _part(getattr(page.pdf, "root_object", None), "/OCProperties")
    opened = _part(layers, "/D")
    off = {layer.idnum for layer in opened.get("/OFF", ()) if isinstance(layer, IndirectObject)}
    if opened.get("/BaseState") == "/OFF":
        on = {layer.idnum for layer in opened.get("/ON", ()) if isinstance(layer, IndirectObject)}
        off |= {one.idnum for one in layers.get("/OCGs", ()) if isinstance(one, IndirectObject)} - on
    return frozenset(off)


def _part(whole: Any, name: Any) -> DictionaryObject:
    """The dictionary of that name within another; an empty one where there is none."""
    found = whole.get(name) if isinstance(whole, dict) and isinstance(name, str) else None
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return 0.0
