"""Text on a page that nobody who looks at it sees, as far as its tags and inline styles tell.

What a reader cannot see must not be summarized as if it had been read there. Style sheets are not read: a
class may hide anything, and only a browser knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from summarizer.readers.styles import (
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
    "template datalist noscript noframes noembed iframe object video audio canvas meter progress select rp "
    "annotation annotation-xml desc metadata defs".split()
)
_AWAY = -400.0  # pixels from which on something stands beside the page
_FAR = 4000.0  # to the right of it
_SMALL = 2.0  # pixels of a box in which nothing is read
_TINY = 4.0  # pixels of type that nobody reads
_NARROW = -8.0  # pixels between letters, with which they stand on each other
_ALIKE = 24  # of 255, in each of red, green and blue
_UNSEEN_OVERFLOW = ("hidden", "clip", "auto", "scroll")
_SIDES = ("width", "height", "inline-size", "block-size")
_SIZES = (*_SIDES, *(f"max-{side}" for side in _SIDES), "line-height")
_ACROSS = ("text-indent", "margin-left", "margin-inline-start", "padding-left")
_PLACED = ("left", "right", "inset-inline-start", "inset-inline-end", "inset-inline")
_DOWN = ("top", "bottom", "inset", "inset-block", "inset-block-start", "inset-block-end")


@dataclass(frozen=True, slots=True)
class _Type:
    """How the text directly within an element is set; what is within inherits it."""

    colour: Colour | None = None
    behind: Colour = (255, 255, 255)
    size: float = 16.0
    clear: bool = False
    crowded: bool = False
    off: bool = False

    @property
    def unseen(self) -> bool:
        alike = self.colour and all(
            abs(a - b) <= _ALIKE for a, b in zip(self.colour, self.behind, strict=True)
        )
        return bool(self.clear or self.size < _TINY or self.crowded or self.off or alike)


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
    mask = style.get("mask", "") + style.get("mask-image", "")
    masked = "transparent" in mask and not re.search(r"#|rgb|black|white|url", mask)
    off = style.get("display") == "none" or style.get("content-visibility") == "hidden"
    return off or faint or masked or share(style.get("zoom", "")) == 0


def _clipped(style: Style) -> bool:
    shape = style.get("clip-path", "") + style.get("clip", "")
    if re.search(r"(?:circle|ellipse)\(\s*0(?![.\d])|rect\(\s*[01](?:px)?[\s,]+[01](?:px)?\b", shape):
        return True
    cut = [share(part, 0) for part in re.findall(r"[\d.]+%", shape)] if "inset" in shape else []
    if sum(cut) >= 1 or (len(cut) == 1 and cut[0] >= 0.5):
        return True
    corners = re.findall(r"[^,()]+", shape.partition("polygon(")[2])
    if corners and len({" ".join(corner.split()) for corner in corners}) < 3:
        return True
    small = any(0 <= pixels(style[name], _SMALL) < _SMALL for name in _SIZES if name in style)
    return small and any(
        style.get(name) in _UNSEEN_OVERFLOW for name in ("overflow", "overflow-x", "overflow-y")
    )


def _turned_away(style: Style) -> bool:
    """Whether a transformation leaves a line or a point of it."""
    done = style.get("transform", "")
    scales = [*re.findall(r"scale(?:x|y|3d)?\(([^)]*)\)", done), style.get("scale", "")]
    if any(abs(share(part)) < 0.05 for factors in scales for part in re.split(r"[\s,]+", factors.strip())):
        return True
    if found := re.search(r"matrix\(([^)]*)\)", done):
        a, b, c, d, *_ = [*map(share, found[1].split(",")), 1.0, 0.0, 0.0, 1.0]
        return abs(a * d - b * c) < 0.0025
    return re.search(r"rotate[xy]\(\s*-?(?:90|270)deg", done) is not None


def _beside_the_page(style: Style) -> bool:
    across = [style.get(name, "") for name in _ACROSS]
    down = [style.get(name, "") for name in ("margin-top", "margin")]
    if style.get("position") in ("absolute", "fixed", "relative", "sticky"):
        across += [style.get(name, "") for name in _PLACED]
        down += [style.get(name, "") for name in _DOWN]
    down += re.findall(r"translate(?:x|y|3d)?\(((?:[^()]|\([^()]*\))*)\)", style.get("transform", ""))
    down.append(style.get("translate", ""))
    if any(pixels(words, 0) >= _FAR for words in across):
        return True
    parts = (part for words in (*across, *down) for part in re.findall(r"\w*\([^()]*\)|[^\s,]+", words))
    return any(pixels(part, 0) <= _AWAY for part in parts)


def _within(element: HtmlElement, around: _Type) -> _Type:
    """How the text directly within the element is set."""
    style = declared(element.get("style") or "")
    colour = style.get("-webkit-text-fill-color") or style.get("color") or _attribute(element, "color")
    behind = style.get("background-color") or style.get("background") or _attribute(element, "bgcolor")
    text = replace(around, size=type_size(style, around.size))
    if shown := colour_in(colour):
        text = replace(text, colour=shown, clear=False)
    if is_clear(colour):
        text = replace(text, clear=True)
    if ground := None if is_clear(behind) else colour_in(behind):
        text = replace(text, behind=ground)
    if spacing := style.get("letter-spacing"):
        text = replace(text, crowded=pixels(spacing, 0, text.size) <= _NARROW)
    if visibility := style.get("visibility"):
        text = replace(text, off=visibility in ("hidden", "collapse"))
    return text


def _attribute(element: HtmlElement, name: str) -> str:
    """A colour in an attribute, where its sign may be missing."""
    return re.sub(r"^\s*([0-9a-f]{6})\s*$", r"#\1", str(element.get(name, "")).lower())
