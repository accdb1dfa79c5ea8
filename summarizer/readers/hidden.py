"""Text on a page that nobody who looks at it sees, as far as its tags and inline styles tell.

What a reader cannot see must not be summarized as if it had been read there. Style sheets are not read: a
class may hide anything, and only a browser knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

_NEVER_SHOWN = frozenset({"template", "dialog", "datalist"})
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.S)
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)", re.I | re.S)
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|ex|ch|vw|vh|%)?")
_PIXELS = {
    "px": 1.0,
    "pt": 1.3,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "ch": 8.0,
    "vw": 12.0,
    "vh": 8.0,
    "%": 12.0,
}
_CLEAR = re.compile(r"transparent|#[0-9a-f]{3}0\b|#[0-9a-f]{6}0[0-9a-f]\b|(?:a\(.*,|/)\s*0?\.?0+%?\s*\)")
_AWAY = -400.0  # pixels from which on something stands beside the page
_SMALL = 2.0  # pixels of type or of a box that nobody reads
_FAINT = 0.1  # of opacity
_ALIKE = 24  # of 255, in each of red, green and blue
_NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240),
          "whitesmoke": (245, 245, 245), "ghostwhite": (248, 248, 255)}  # fmt: skip
_Colour = tuple[int, int, int]
_Style = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Type:
    """How the text directly within an element is set; what is within inherits it."""

    colour: _Colour | None = None
    behind: _Colour = (255, 255, 255)
    clear: bool = False
    tiny: bool = False
    off: bool = False

    @property
    def unseen(self) -> bool:
        alike = self.colour and all(
            abs(a - b) <= _ALIKE for a, b in zip(self.colour, self.behind, strict=True)
        )
        return bool(self.clear or self.tiny or self.off or alike)


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
    if element.tag in _NEVER_SHOWN and "open" not in element.attrib:
        return True
    if "hidden" in element.attrib or element.get("aria-hidden", "").strip().lower() == "true":
        return True
    style = _style(element)
    return bool(style) and (_switched_off(style) or _clipped(style) or _beside_the_page(style))


def _switched_off(style: _Style) -> bool:
    opacity = style.get("opacity", "1")
    faint = _number(opacity) / (100 if "%" in opacity else 1) < _FAINT
    unseen = "opacity(0" in style.get("filter", "") or "scale(0" in style.get("transform", "")
    return style.get("display") == "none" or style.get("content-visibility") == "hidden" or faint or unseen


def _clipped(style: _Style) -> bool:
    shape = style.get("clip-path", "") + style.get("clip", "")
    if re.search(
        r"inset\(\s*(?:50|[6-9]\d|100)%|circle\(\s*0|rect\(\s*[01](?:px)?[\s,]+[01](?:px)?\b", shape
    ):
        return True
    sides = [style[name] for name in ("width", "height", "max-width", "max-height") if name in style]
    small = any(0 <= _pixels(side, _SMALL) < _SMALL for side in sides)
    return small and any(
        style.get(name) in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y")
    )


def _beside_the_page(style: _Style) -> bool:
    moved = [style.get(name, "") for name in ("text-indent", "margin-left", "margin-top", "margin")]
    if style.get("position") in ("absolute", "fixed", "relative"):
        moved += [style.get(name, "") for name in ("left", "right", "top", "bottom", "inset")]
    moved += re.findall(r"translate(?:x|y|3d)?\(([^)]*)\)", style.get("transform", ""))
    return any(_pixels(part, 0) <= _AWAY for words in moved for part in re.split(r"[\s,]+", words))


def _within(element: HtmlElement, around: _Type) -> _Type:
    """How the text directly within the element is set."""
    style = _style(element)
    colour = style.get("-webkit-text-fill-color") or style.get("color") or element.get("color") or ""
    behind = style.get("background-color") or style.get("background") or element.get("bgcolor") or ""
    text = around
    if shown := _colour(colour):
        text = replace(text, colour=shown, clear=False)
    if _CLEAR.search(colour):
        text = replace(text, clear=True)
    if ground := _colour(behind):
        text = replace(text, behind=ground)
    if size := style.get("font-size"):
        text = replace(text, tiny=_LENGTH.match(size) is not None and 0 <= _pixels(size, 99) < _SMALL)
    if visibility := style.get("visibility"):
        text = replace(text, off=visibility in ("hidden", "collapse"))
    return text


def _style(element: HtmlElement) -> _Style:
    """The inline style, in small letters: what stands last counts."""
    written = element.get("style")
    if not written:
        return {}
    text = _ESCAPE.sub(_unescaped, _COMMENT.sub("", written)).lower().replace("!important", "")
    parts = (part.partition(":") for part in text.split(";"))
    return {name.strip(): value.strip() for name, _, value in parts if value.strip()}


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return chr(code) if 0 < code < 0xD800 else (found[2] or "")


def _number(text: str) -> float:
    found = _LENGTH.search(text)
    return float(found[1]) if found else 1.0


def _pixels(text: str, otherwise: float) -> float:
    """A length in pixels, about; `otherwise` for what is none."""
    found = _LENGTH.match(text.strip())
    return float(found[1]) * _PIXELS[found[2] or "px"] if found else otherwise


def _colour(text: str) -> _Colour | None:
    """The first colour named in `text`, of those that are told by figures or mean paper and ink."""
    if found := re.search(r"#([0-9a-f]{6})", text):
        return int(found[1][:2], 16), int(found[1][2:4], 16), int(found[1][4:], 16)
    if found := re.search(r"#([0-9a-f])([0-9a-f])([0-9a-f])", text):
        return int(found[1] * 2, 16), int(found[2] * 2, 16), int(found[3] * 2, 16)
    if found := re.search(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", text):
        return int(found[1]), int(found[2]), int(found[3])
    return next((_NAMED[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _NAMED), None)
