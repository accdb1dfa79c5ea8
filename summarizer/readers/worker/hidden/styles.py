"""Inline styles as a browser takes them: which declaration counts, lengths in pixels, colours in figures."""

from __future__ import annotations

import colorsys
import re
from math import prod

Colour = tuple[int, int, int]
Style = dict[str, str]

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.S)
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)", re.I | re.S)
_PART = re.compile(r"(?:\([^()]*\)|\"[^\"]*\"|'[^']*'|[^;])+")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)[^()]*\)")
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?"
_LENGTH = re.compile(rf"({_NUMBER})(%|[a-z]+)?")
_TERM = re.compile(rf"(-\s+)?({_NUMBER})(%|[a-z]+)?")
_PIXELS = {
    "px": 1.0, "pt": 1.3, "pc": 16.0, "in": 96.0, "cm": 38.0, "mm": 3.8, "q": 0.95, "em": 16.0, "rem": 16.0,
    "ex": 8.0, "ch": 8.0, "vw": 12.0, "vh": 8.0, "vmin": 8.0, "vmax": 12.0, "%": 4.0,
}  # fmt: skip
_ALWAYS = r"inherit|initial|unset|revert(?:-layer)?|var\(.*"
_FIGURE = rf"{_NUMBER}(?:%|[a-z]+)?|(?:calc|min|max|clamp|env)\(.*"
# What a browser would pass over does not undo what stands before it.
_VALID = {
    "display": re.compile(
        rf"(?:none|contents|block|inline\S*|flex|grid|flow\S*|table\S*|list-item|ruby\S*|run-in|math|-webkit\S*"
        rf"|block \S+|{_ALWAYS})$"
    ),
    "visibility": re.compile(rf"(?:visible|hidden|collapse|{_ALWAYS})$"),
    "opacity": re.compile(rf"(?:{_FIGURE}|{_ALWAYS})$"),
    "font-size": re.compile(
        rf"(?:{_FIGURE}|x{{0,3}}-?(?:small|large)|medium|smaller|larger|math|{_ALWAYS})$"
    ),
}  # fmt: skip
_NAMED: dict[str, Colour] = {
    "white": (255, 255, 255), "snow": (255, 250, 250), "ivory": (255, 255, 240), "azure": (240, 255, 255),
    "whitesmoke": (245, 245, 245), "ghostwhite": (248, 248, 255), "floralwhite": (255, 250, 240),
    "mintcream": (245, 255, 250), "aliceblue": (240, 248, 255), "honeydew": (240, 255, 240),
    "seashell": (255, 245, 238), "lavenderblush": (255, 240, 245), "black": (0, 0, 0), "red": (255, 0, 0),
    "lime": (0, 255, 0), "blue": (0, 0, 255), "yellow": (255, 255, 0), "aqua": (0, 255, 255),
    "cyan": (0, 255, 255), "fuchsia": (255, 0, 255), "magenta": (255, 0, 255), "gray": (128, 128, 128),
    "grey": (128, 128, 128), "silver": (192, 192, 192), "maroon": (128, 0, 0), "olive": (128, 128, 0),
    "green": (0, 128, 0), "purple": (128, 0, 128), "teal": (0, 128, 128), "navy": (0, 0, 128),
    "canvas": (255, 255, 255), "canvastext": (0, 0, 0),
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b")
_FUNCTION = re.compile(r"(rgb|hsl|hwb|oklab|oklch|lab|lch|color)a?\(([^()]*)")
_FAINT = 0.1  # of opacity, from which on something is seen


def declared(written: str) -> Style:
    """The declarations in a `style` attribute, in small letters: what is important, and then what is last."""
    text = _ESCAPE.sub(_unescaped, _COMMENT.sub("", written)).lower()
    own = dict(re.findall(r"(--[\w-]+)\s*:\s*([^;]*)", text))
    text = _VARIABLE.sub(lambda used: own.get(used[1], used[0]), text)
    found: Style = {}
    for late in (False, True):
        for part in _PART.findall(text):
            name, _, value = part.partition(":")
            value, mark, _ = value.partition("!")
            name, value = name.strip(), value.strip()
            valid = _VALID.get(name)
            if bool(mark) is late and value and (valid is None or valid.match(value)):
                found[name] = value
    return found


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return chr(code) if 0 < code < 0xD800 else (found[2] or "")


def share(text: str, otherwise: float = 1.0) -> float:
    """A number, or a percentage as a share of one; `otherwise` for what is none."""
    found = _LENGTH.search(text)
    return float(found[1]) / (100 if found[2] == "%" else 1) if found else otherwise


def pixels(text: str, otherwise: float, whole: float = 16.0) -> float:
    """A length in pixels, about; `otherwise` for what is none. `whole` is what an em is."""
    if "(" in text:
        terms = [
            (-1 if sign else 1) * _in_pixels(n, unit, whole) for sign, n, unit in _TERM.findall(text)
        ]  # fmt: skip
        least = text.strip().startswith("min(")
        return otherwise if not terms else min(terms) if least else prod(terms) if "*" in text else sum(terms)
    found = _LENGTH.match(text.strip())
    return _in_pixels(found[1], found[2] or "", whole) if found else otherwise


def _in_pixels(number: str, unit: str, whole: float) -> float:
    return float(number) * (whole if unit == "em" else _PIXELS.get(unit, 1.0))


def type_size(style: Style, around: float) -> float:
    """The size of type in pixels, where that around it is known."""
    size = style.get("font-size", "")
    if not size and (short := style.get("font")):
        found = re.search(rf"(?:^|\s)({_NUMBER}(?:%|[a-z]+)|0(?=[\s/])|calc\([^()]*\))", short)
        size = found[1] if found else ""
    if size.endswith("%"):
        return share(size) * around
    return pixels(size, around, around)


def colour_in(text: str) -> Colour | None:
    """The first colour named in `text`, of those that are told by figures or that every browser knows."""
    if found := _HEX.search(text):
        digits = found[1] if len(found[1]) > 4 else "".join(digit * 2 for digit in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    if (called := _FUNCTION.search(text)) and (colour := _computed(called[1], called[2])):
        return colour
    return next((_NAMED[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _NAMED), None)


def _computed(function: str, arguments: str) -> Colour | None:
    """The colour that a function of CSS makes; of those that go by the eye only black and white."""
    parts = _LENGTH.findall(arguments)
    if len(parts) < 3:
        return None
    first, second, third = (float(n) / (100 if unit == "%" else 1) for n, unit in parts[:3])
    if function == "rgb":
        return _bytes(*(float(n) / (100 if unit == "%" else 255) for n, unit in parts[:3]))
    if function == "color":
        return _bytes(first, second, third)
    if function == "hsl":
        return _bytes(*colorsys.hls_to_rgb(first / 360 % 1, third, second))
    if function == "hwb":
        return _bytes(*colorsys.hsv_to_rgb(first / 360 % 1, 1 - second / max(1 - third, 0.01), 1 - third))
    light = first / 100 if function in ("lab", "lch") and parts[0][1] != "%" else first
    return (255, 255, 255) if light > 0.96 else (0, 0, 0) if light < 0.04 else None


def _bytes(*parts: float) -> Colour:
    red, green, blue = (round(255 * min(max(part, 0.0), 1.0)) for part in parts)
    return red, green, blue


def is_clear(text: str) -> bool:
    """Whether a colour is one through which nothing is seen but what is behind it."""
    if found := _HEX.search(text):
        digits = found[1]
        alpha = {4: digits[-1] * 2, 8: digits[-2:]}.get(len(digits), "ff")
        return int(alpha, 16) < 255 * _FAINT
    if called := _FUNCTION.search(text):
        slash, parts = called[2].partition("/")[2], called[2].split(",")
        return share(slash or (parts[3] if len(parts) > 3 else "")) < _FAINT
    return "transparent" in text


def is_faint(opacity: str) -> bool:
    """Whether nothing is seen of what is painted so thinly."""
    return share(opacity) < _FAINT
