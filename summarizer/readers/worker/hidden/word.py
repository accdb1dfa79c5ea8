"""Text in a Word file that Word does not show: marked as hidden, of no size, beside the page, white on white.

mammoth, which reads the files, knows none of these, so that such text is taken out before.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree
from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXTS = (f"{_W}document", f"{_W}footnotes", f"{_W}endnotes", f"{_W}comments")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_TOLD = ("vanish", "specVanish", "color", "sz", "w", "spacing", "position")
_OFF = ("0", "false", "off")
_SMALL = 6  # half points of type that nobody reads
_NEAR = 24  # of 255, in each of red, green and blue
_NARROW = 10  # percent of their width, below which nobody reads letters
_AWAY = 400  # points from its place, where text is off the page
_CLEAR = 90_000  # thousandths of a percent of transparency
_PAPER = ("background1", "background2", "light1", "light2")
_MARKERS = {"white": "ffffff", "black": "000000", "yellow": "ffff00", "red": "ff0000", "blue": "0000ff"}
_STYLES_DEEP = 20

Looks = dict[str, str]


def without_hidden(data: bytes) -> bytes:
    """The file without text that is not shown. What a part is it says itself: names are the file's own."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(packed, "w") as made:
        parts = {name: archive.read(name) for name in archive.namelist()}
        trees = {name: _parsed(part) for name, part in parts.items() if name.endswith(".xml")}
        styles: dict[str, Looks] = {"": {}}
        for tree in trees.values():
            styles |= _styles(tree) if tree.tag == f"{_W}styles" else {}
        for name, part in parts.items():
            texts = name in trees and trees[name].tag in _TEXTS
            made.writestr(name, _shown(trees[name], styles) if texts else part)
    return packed.getvalue()


def _parsed(part: bytes) -> Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _shown(tree: Element, styles: dict[str, Looks]) -> bytes:
    for either in [*tree.iter(f"{_MC}AlternateContent")]:
        _one_way(either)
    for paragraph in tree.iter(f"{_W}p"):
        around = styles[""]
        for table in paragraph.iterancestors(f"{_W}tbl"):
            around = around | _styled(table, "tblPr", "tblStyle", styles)
        around = around | _styled(paragraph, "pPr", "pStyle", styles)
        away = _beside_the_page(paragraph)
        around = around | _shade(paragraph.find(f"{_W}pPr"), around)
        for run in _runs(paragraph):
            looks = around | _styled(run, "rPr", "rStyle", styles) | _looks(run.find(f"{_W}rPr"))
            looks |= _shade(run.find(f"{_W}rPr"), looks)
            hidden = away or _hidden(looks)
            if hidden or _alike(looks.get("color", ""), looks.get("ground", _ground(run))):
                for text in run.iter(f"{_W}t") if hidden else run.iterchildren(f"{_W}t"):
                    text.text = ""
    return bytes(etree.tostring(tree))


def _runs(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph without those of text boxes in it, which are paragraphs of their own."""
    for run in paragraph.iter(f"{_W}r"):
        if next(run.iterancestors(f"{_W}p"), None) is paragraph:
            yield run


def _one_way(either: Element) -> None:
    """Takes out what old programs are to show, which mammoth reads, where it says something else."""
    ways = {way.tag: "".join(text.text or "" for text in way.iter(f"{_W}t")) for way in either}
    for old in either.findall(f"{_MC}Fallback"):
        if ways.get(f"{_MC}Choice") != ways[old.tag]:
            either.remove(old)


def _styles(tree: Element) -> dict[str, Looks]:
    """How text looks by each style, those it is based on included; without a style, by the empty name."""
    found = {str(style.get(f"{_W}styleId")): style for style in tree.iter(f"{_W}style")}

    def chain(name: str, left: int) -> Iterator[Looks]:
        style = found.get(name)
        if style is not None and left:
            yield from chain(_value(style, "basedOn"), left - 1)
            yield _of_style(style)

    usual = tree.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
    named = {"": _looks(usual)}
    for style in found.values():
        if style.get(f"{_W}default") in ("1", "true") and style.get(f"{_W}type") == "paragraph":
            named[""] |= _of_style(style)
    for name in found:
        named[name] = {key: value for looks in chain(name, _STYLES_DEEP) for key, value in looks.items()}
    return named


def _of_style(style: Element) -> Looks:
    paragraph, run = style.find(f"{_W}pPr"), style.find(f"{_W}rPr")
    return _looks(run) | _shade(paragraph, {}) | _shade(run, {})


def _styled(element: Element, facts: str, style: str, styles: dict[str, Looks]) -> Looks:
    found = element.find(f"{_W}{facts}")
    return styles.get(_value(found, style), {}) if found is not None else {}


def _looks(facts: Element | None) -> Looks:
    if facts is None:
        return {}
    looks = {
        str(fact.tag).removeprefix(_W): str(fact.get(f"{_W}val", "true"))
        for fact in facts.iterchildren(*(f"{_W}{name}" for name in _TOLD))
    }
    if (colour := facts.find(f"{_W}color")) is not None:
        looks["color"] = _told(colour, "val", "themeColor", "themeShade")
    if (filled := facts.find(f"{_W14}textFill")) is not None:
        thin = any(_figure(str(alpha.get(f"{_W14}val"))) >= _CLEAR for alpha in filled.iter(f"{_W14}alpha"))
        looks["clear"] = str(thin or filled.find(f"{_W14}noFill") is not None)
    return looks


def _value(element: Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return str(found.get(f"{_W}val", "")) if found is not None else ""


def _hidden(looks: Looks) -> bool:
    """Whether the text is marked as hidden, or so small, narrow, clear or far away that it might be."""
    hidden = any(looks.get(name, "0") not in _OFF for name in ("vanish", "specVanish"))
    size = _figure(looks.get("sz", ""), 24)
    narrow = 0 < _figure(looks.get("w", "100")) < _NARROW or _figure(looks.get("spacing", "")) <= -10 * size
    away = abs(_figure(looks.get("position", ""))) >= 2 * _AWAY
    return hidden or size <= _SMALL or narrow or away or looks.get("clear") == "True"


def _beside_the_page(paragraph: Element) -> bool:
    frame = paragraph.find(f"{_W}pPr/{_W}framePr")
    return frame is not None and any(
        _figure(str(frame.get(f"{_W}{side}"))) <= -20 * _AWAY for side in ("x", "y")
    )


def _figure(text: str, otherwise: float = 0.0) -> float:
    return float(text) if re.fullmatch(r"-?\d{1,9}", text) else otherwise


def _told(fact: Element, told: str, theme: str, shade: str) -> str:
    """A colour in figures: the paper's own is white, or as dark as its shade; else as it is told."""
    if fact.get(f"{_W}{theme}") not in _PAPER:
        return str(fact.get(f"{_W}{told}", ""))
    light = str(fact.get(f"{_W}{shade}", ""))
    return 3 * light if re.fullmatch(r"[\da-fA-F]{2}", light) else "ffffff"


def _alike(colour: str, ground: str) -> bool:
    """Whether two colours in figures are so near that nothing is read."""
    try:
        one, other = bytes.fromhex(colour), bytes.fromhex(ground)
    except ValueError:
        return False
    return len(one) == len(other) == 3 and all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def _shade(facts: Element | None, around: Looks) -> Looks:
    """The colour that these set behind text, if any; empty where it cannot be known."""
    if facts is None:
        return {}
    if (marked := _value(facts, "highlight")) not in ("none", ""):
        return {"ground": _MARKERS.get(marked, "")}
    ground = facts.find(f"{_W}shd")
    fill = _told(ground, "fill", "themeFill", "themeFillShade") if ground is not None else ""
    if fill == "auto":  # which may take away what the style sets, or let it be seen
        return {"ground": ""} if "ground" in around else {}
    return {"ground": fill} if fill else {}


def _ground(run: Element) -> str:
    """The colour behind a paragraph, white where nothing tells; empty where it cannot be known."""
    for element in run.iterancestors(f"{_W}tc", f"{_W}tbl", f"{_W}txbxContent"):
        if element.tag == f"{_W}txbxContent":
            return ""
        facts = element.find(f"{element.tag}Pr")
        if shade := _shade(facts, {}):
            return shade["ground"]
        if facts is not None and facts.find(f"{_W}tblStyle") is not None:
            return ""
    return "ffffff"
