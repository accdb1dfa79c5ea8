"""Text on a page that nobody who looks at it sees, as far as its tags and inline styles tell.

What a reader cannot see must not be summarized as if it had been read there. Style sheets are not read: a
class may hide anything, and only a browser knows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from summarizer.readers.worker.hidden.styles import (
    Colour,
    Style,
    colour_in,
    declared,
    is_clear,
    is_faint,
    pixels,
    share,
    type_size,
)

_UNLESS_OPEN = frozenset({"dialog"})
# What browsers show something else for, or nothing.
_NEVER_SHOWN = frozenset(
    "template datalist noscript noframes noembed iframe fencedframe object video audio canvas meter progress "
    "select rp svg annotation annotation-xml mphantom".split()
)
_AWAY = -400.0  # pixels from which on something stands beside the page
_WIDE = 1200.0  # pixels of a screen, across
_FAR = 4000.0  # pixels up or down, or in an unknown direction, where nobody follows
_FIXED = (-100.0, 800.0)  # pixels beyond which what does not move with the page is not on the screen
_LEAST = 0.05  # of its size, below which nothing of it is read
_UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 1.0)
_SMALL = 2.0  # pixels of a box in which nothing is read
_TINY = 4.0  # pixels of type that nobody reads
_NARROW = -8.0  # pixels between letters, with which they stand on each other
_ALIKE = 24  # of 255, in each of red, green and blue
_UNSEEN_OVERFLOW = ("hidden", "clip", "auto", "scroll")
_SIDES = ("width", "height", "inline-size", "block-size")
_SIZES = (*_SIDES, *(f"max-{side}" for side in _SIDES))
_MASKS = ("mask", "mask-image", "-webkit-mask", "-webkit-mask-image")
_ACROSS = (
    "text-indent", "word-spacing", "margin-left", "margin-inline-start", "margin-inline", "padding-left"
)  # fmt: skip
_DOWN = ("margin-top", "margin-block-start", "margin-block", "margin", "padding", "offset", "offset-path")
_PLACED = ("left", "right", "inset-inline-start", "inset-inline-end", "inset-inline")
_PLACED_DOWN = ("bottom", "inset", "inset-block", "inset-block-end")
_TOP = ("top", "inset-block-start")  # from here something may stand far down, and is found there
_ANGLE = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))(deg|grad|rad|turn)")
_DEGREES = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}


@dataclass(frozen=True, slots=True)
class _Type:
    """How the text directly within an element is set; what is within inherits it.

    What is behind it is unknown where that is a picture.
    """

    colour: Colour | None = None
    behind: Colour | None = (255, 255, 255)
    size: float = 16.0
    clear: bool = False
    opacity: float = 1.0
    crowded: bool = False
    off: bool = False

    @property
    def unseen(self) -> bool:
        pairs = zip(self.colour, self.behind, strict=True) if self.colour and self.behind else ()
        alike = bool(pairs) and all(abs(a - b) <= _ALIKE for a, b in pairs)
        return bool(
            self.clear
            or is_faint(str(self.opacity))
            or self.size < _TINY
            or self.crowded
            or self.off
            or alike
        )


def drop_hidden(tree: HtmlElement) -> None:
    """Takes out of the tree, in place, what is not shown."""
    waiting = [(tree, _Type())]
    while waiting:
        element, around = waiting.pop()
        text = _within(element, around)
        for child in list(element):
            if not isinstance(child.tag, str):
                continue
            if _gone(child):
                child.drop_tree()
            else:
                waiting.append((child, text))
        if text.unseen:
            element.text = None
            for child in element:
                child.tail = None


def _gone(element: HtmlElement) -> bool:
    """Whether an element is not shown with all that is in it."""
    if element.tag in _NEVER_SHOWN or (element.tag in _UNLESS_OPEN and "open" not in element.attrib):
        return True
    if element.tag == "title" and (above := element.getparent()) is not None and above.tag != "head":
        return True
    if "hidden" in element.attrib or "popover" in element.attrib:
        return True
    if element.get("aria-hidden", "").strip().lower() == "true":
        return True
    style = declared(element.get("style") or "")
    return bool(style) and (
        _switched_off(style) or _clipped(style) or _turned_away(style) or _beside_the_page(style)
    )


def _switched_off(style: Style) -> bool:
    faint = is_faint(style.get("opacity", "")) or any(
        is_faint(part) for part in re.findall(r"opacity\(([^)]*)", style.get("filter", ""))
    )
    gradient = "".join(style.get(name, "") for name in _MASKS).partition("gradient(")[2]
    stops = [
        part for part in re.findall(r"(?:\([^()]*\)|[^,()])+", gradient) if colour_in(part) or is_clear(part)
    ]
    masked = bool(stops) and all(map(is_clear, stops))
    off = style.get("display") == "none" or style.get("content-visibility") == "hidden"
    nothing = share(style.get("zoom", "")) < _LEAST or share(style.get("font-size-adjust", "")) == 0
    return off or faint or masked or nothing


def _clipped(style: Style) -> bool:
    shape = style.get("clip-path", "") + style.get("clip", "")
    if re.search(
        r"(?:circle|ellipse)\(\s*0(?![.\d])|rect\(\s*[01](?:px)?[\s,]+[01](?:px)?\b|(?:xywh|path)\([^1-9)]*\)",
        shape,
    ):
        return True
    cut = [share(part, 0) for part in re.findall(r"[\d.]+%", shape)] if "inset" in shape else []
    if sum(cut) >= 1 or (len(cut) in (1, 2) and max(cut) > 0.49):
        return True
    if _is_flat(shape):
        return True
    line = re.sub(r"^([\d.]+)$", r"\1em", style.get("line-height", ""))  # a plain number is one of sizes
    sizes = [line, *(style[name] for name in _SIZES if name in style)]
    small = any(0 <= pixels(size, _SMALL) < _SMALL for size in sizes)
    pushed = "%" in style.get("text-indent", "") and share(style["text-indent"]) >= 1
    over = " ".join(style.get(name, "") for name in ("overflow", "overflow-x", "overflow-y"))
    return (small or pushed) and any(word in _UNSEEN_OVERFLOW for word in over.split())


def _is_flat(shape: str) -> bool:
    """Whether a shape cut out of something has no area, or hardly any."""
    corners = [corner.split() for corner in re.findall(r"[^,()]+", shape.partition("polygon(")[2])]
    sides = [{corner[n] for corner in corners if len(corner) == 2} for n in (0, 1)]
    if corners and (len({tuple(corner) for corner in corners}) < 3 or min(map(len, sides)) < 2):
        return True
    edges = re.findall(r"[^\s,()]+", shape.partition("rect(")[2])[:4]
    top, right, bottom, left = (pixels(edge, math.nan) for edge in [*edges, *["auto"] * 4][:4])
    cut = [pixels(edge, 0) for edge in re.findall(r"[\d.]+px", shape.partition("inset(")[2])]
    small = re.search(r"(?:circle|ellipse)\(\s*([\d.]+)px", shape)
    return (
        bottom - top < _SMALL
        or right - left < _SMALL
        or max(cut, default=0) >= _WIDE
        or (small is not None and float(small[1]) < _SMALL)
    )


def _turned_away(style: Style) -> bool:
    """Whether a transformation leaves a line or a point of it."""
    done = style.get("transform", "")
    scales = [*re.findall(r"scale(?:x|y|3d)?\(([^)]*)\)", done), style.get("scale", "")]
    if any(abs(share(part)) < _LEAST for factors in scales for part in re.split(r"[\s,]+", factors.strip())):
        return True
    if found := re.search(r"matrix(3d)?\(([^)]*)\)", done):
        values = [*map(share, found[2].split(",")), *_UPRIGHT][:6]
        a, b, c, d = (values[n] for n in ((0, 1, 4, 5) if found[1] else range(4)))
        return abs(a * d - b * c) < _LEAST**2
    turns = re.findall(r"(?:rotate[xy]|rotate3d|skew[xy]?)\(([^)]*)\)", done)
    turns += [style["rotate"]] if re.search(r"[xy]|\d[^d]* \d", style.get("rotate", "")) else []
    degrees = [float(n) * _DEGREES[unit] for turn in turns for n, unit in _ANGLE.findall(turn)]
    behind = style.get("backface-visibility", style.get("-webkit-backface-visibility")) == "hidden"
    return any(abs(angle % 180 - 90) < 3 or (behind and 90 <= angle % 360 <= 270) for angle in degrees)


def _beside_the_page(style: Style) -> bool:
    position = style.get("position", "")
    placed = position in ("absolute", "fixed", "relative", "sticky")
    across = _lengths(style, (*_ACROSS, *_PLACED) if placed else _ACROSS)
    down = _lengths(style, (*_DOWN, *_PLACED_DOWN) if placed else _DOWN)
    top = _lengths(style, _TOP) if placed else []
    down += _lengths(style, ("translate",))
    for moved in re.findall(r"translate(?:x|y|3d)?\(((?:[^()]|\([^()]*\))*)\)", style.get("transform", "")):
        down += _lengths({"by": moved}, ("by",))
    if position == "fixed" and any(
        "100%" in style.get(name, "") for name in (*_PLACED, *_PLACED_DOWN, *_TOP)
    ):
        return True
    if position == "fixed" and any(
        not _FIXED[0] < n < _FIXED[1] for n in _lengths(style, (*_PLACED, *_PLACED_DOWN, *_TOP))
    ):
        return True
    away = min((*across, *down, *top), default=0) <= _AWAY
    return away or max(across, default=0) >= _WIDE or max(down, default=0) >= _FAR


def _lengths(style: Style, names: Iterable[str]) -> list[float]:
    """What these declarations tell, in pixels."""
    told = (style.get(name, "") for name in names)
    return [pixels(part, 0) for words in told for part in re.findall(r"\w*\([^()]*\)|[^\s,]+", words)]


def _within(element: HtmlElement, around: _Type) -> _Type:
    """How the text directly within the element is set."""
    style = declared(element.get("style") or "")
    colour = style.get("-webkit-text-fill-color") or style.get("color") or _attribute(element, "color")
    colour = colour or (_attribute(element, "text") if element.tag == "body" else "")
    text = replace(around, size=type_size(style, around.size), behind=_behind(element, style, around.behind))
    if "opacity" in style:  # of all that is around it, too
        text = replace(text, opacity=around.opacity * min(share(style["opacity"]), 1.0))
    if colour and colour in (style.get("background"), style.get("background-color")):
        text = replace(text, clear=True)
    elif shown := colour_in(colour):
        text = replace(text, colour=shown, clear=False)
    if is_clear(colour):
        text = replace(text, clear=True)
    if spacing := style.get("letter-spacing"):
        text = replace(text, crowded=pixels(spacing, 0, text.size) <= _NARROW)
    if visibility := style.get("visibility"):
        text = replace(text, off=visibility in ("hidden", "collapse"))
    return text


def _behind(element: HtmlElement, style: Style, around: Colour | None) -> Colour | None:
    """What is behind the element's text: what it paints itself, or else what is around it."""
    image = style.get("background-image", "")
    painted = image or style.get("background") or ("url(" if element.get("background") else "")
    if "url(" in painted or "image-set(" in painted:
        return None
    if "currentcolor" in (style.get("background"), style.get("background-color")):
        return colour_in(style.get("color", "")) or around
    told = (image if "gradient" in image else "") or style.get("background-color") or style.get("background")
    told = told or _attribute(element, "bgcolor")
    return (None if is_clear(told) else colour_in(told)) or around


def _attribute(element: HtmlElement, name: str) -> str:
    """A colour in an attribute, where its sign may be missing."""
    return re.sub(r"^\s*([0-9a-f]{6}|[0-9a-f]{3})\s*$", r"#\1", str(element.get(name, "")).lower())
