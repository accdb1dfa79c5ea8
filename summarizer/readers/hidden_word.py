"""Text in a Word file that Word does not show: marked as hidden, of no size, or white on white.

mammoth, which reads the files, knows none of these, so that such text is taken out before.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree
from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXTS = (f"{_W}document", f"{_W}footnotes", f"{_W}endnotes", f"{_W}comments")
_TOLD = ("vanish", "specVanish", "color", "sz")
_OFF = ("0", "false", "off")
_SMALL = 6  # half points of type that nobody reads
_PALE = 0xE7  # of 255 in each of red, green and blue: white paper
_STYLES_DEEP = 20

Looks = dict[str, str]


def without_hidden(data: bytes) -> bytes:
    """The file without text that is not shown. What a part is it says itself: names are the file's own."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(packed, "w") as made:
        parts = {name: archive.read(name) for name in archive.namelist()}
        trees = {name: _parsed(part) for name, part in parts.items() if name.endswith(".xml")}
        styles: dict[str, Looks] = {}
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
        around = _styled(paragraph, "pPr", "pStyle", styles)
        for run in paragraph.iter(f"{_W}r"):
            looks = around | _styled(run, "rPr", "rStyle", styles) | _looks(run.find(f"{_W}rPr"))
            if _hidden(looks) or (_pale(looks.get("color", "")) and not _on_colour(run)):
                for text in [*run.iter(f"{_W}t")]:
                    text.text = ""
    return bytes(etree.tostring(tree))


def _one_way(either: Element) -> None:
    """Takes out what old programs are to show, which mammoth reads, where it says something else."""
    ways = {way.tag: "".join(text.text or "" for text in way.iter(f"{_W}t")) for way in either}
    for old in either.findall(f"{_MC}Fallback"):
        if ways.get(f"{_MC}Choice") != ways[old.tag]:
            either.remove(old)


def _styles(tree: Element) -> dict[str, Looks]:
    """How text looks by each style, those it is based on included."""
    found = {str(style.get(f"{_W}styleId")): style for style in tree.iter(f"{_W}style")}

    def chain(name: str, left: int) -> Iterator[Looks]:
        style = found.get(name)
        if style is not None and left:
            yield from chain(_value(style, "basedOn"), left - 1)
            yield _looks(style.find(f"{_W}rPr"))

    named = {}
    for name in found:
        named[name] = {key: value for looks in chain(name, _STYLES_DEEP) for key, value in looks.items()}
    return named


def _styled(element: Element, facts: str, style: str, styles: dict[str, Looks]) -> Looks:
    found = element.find(f"{_W}{facts}")
    return styles.get(_value(found, style), {}) if found is not None else {}


def _looks(facts: Element | None) -> Looks:
    if facts is None:
        return {}
    return {
        str(fact.tag).removeprefix(_W): str(fact.get(f"{_W}val", "true"))
        for fact in facts.iterchildren(*(f"{_W}{name}" for name in _TOLD))
    }


def _value(element: Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return str(found.get(f"{_W}val", "")) if found is not None else ""


def _hidden(looks: Looks) -> bool:
    """Whether the text is marked as hidden, or so small that it might be."""
    hidden = any(looks.get(name, "0") not in _OFF for name in ("vanish", "specVanish"))
    size = looks.get("sz", "")
    return hidden or (size.isdecimal() and int(size) <= _SMALL)


def _pale(colour: str) -> bool:
    try:
        parts = bytes.fromhex(colour)
    except ValueError:
        return False
    return len(parts) == 3 and min(parts) >= _PALE


def _on_colour(run: Element) -> bool:
    """Whether something around the text gives it a ground of its own."""
    for element in (run, *run.iterancestors(f"{_W}p", f"{_W}tc", f"{_W}tbl")):
        for facts in element.iterchildren(*(f"{_W}{name}" for name in ("rPr", "pPr", "tcPr", "tblPr"))):
            ground = facts.find(f"{_W}shd")
            if facts.find(f"{_W}highlight") is not None or facts.find(f"{_W}tblStyle") is not None:
                return True
            if ground is not None and not _pale(str(ground.get(f"{_W}fill", "ffffff"))):
                return str(ground.get(f"{_W}fill")) != "auto"
    return False
