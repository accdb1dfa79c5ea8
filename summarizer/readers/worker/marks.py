"""What a page tells by its elements where plain text needs words: whose turn it is in an interview, and at
which time an entry was written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

from summarizer.plaintext import one_line
from summarizer.readers.pieces.stamps import stamp

_FEWEST = 2
"""Labels in bold type from which a page is taken for an interview."""
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}")
_COLON = re.compile(r"^\s*:\s*")
_INLINE = ("p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6")
_STORY = 40  # characters of a paragraph that tells something


def keep_turns(tree: HtmlElement) -> None:
    """Puts a colon behind names in bold type that open paragraphs in turn, and marks bold questions as
    Markdown does.
    """
    bold = [one for paragraph in tree.iter("p", "li") if (one := _opening(paragraph)) is not None]
    names = [one for one in bold if _NAME.fullmatch(_shown(one)) and _says(one)]
    times = Counter(map(_shown, names))
    named = [one for one in names if times[_shown(one)] > 1]
    questions = [one for one in bold if _shown(one).endswith("?")]
    if len(named) + len(questions) < _FEWEST:
        return
    if len(set(map(_shown, named))) > 1 or questions:
        for one in named:
            _say(one, f"{_shown(one)}:")
            one.tail = _COLON.sub(" ", one.tail or "")
    if len(questions) >= _FEWEST:
        for one in questions:
            _say(one, f"**{_shown(one)}**")
            if one.tail and one.tail.strip():
                end, answer = etree.Element("br"), one.tail
                one.tail = None
                one.addnext(end)
                end.tail = answer


def keep_times(tree: HtmlElement) -> None:
    """Gives each `<time>` of day a line of its own, or a dash to what stands behind it in one, where at least
    two of them have a story under them.
    """
    times: list[HtmlElement] = []
    told = 0
    waits = False
    for element in tree.iter("time", "p"):
        if element.tag == "time" and _is_stamp(element):
            times.append(element)
            within = _block(element)
            waits = within is None or len(within.text_content()) <= _STORY
            told += not waits
        elif element.tag == "p" and waits and len(element.text_content()) > _STORY:
            told += 1
            waits = False
    if told > 1:
        _give_lines(times)


def _opening(paragraph: HtmlElement) -> HtmlElement | None:
    """The bold type that a paragraph opens with."""
    first = next((child for child in paragraph if isinstance(child.tag, str)), None)
    bold = first is not None and first.tag in ("strong", "b") and not (paragraph.text or "").strip()
    return first if bold else None


def _says(name: HtmlElement) -> bool:
    """Whether something follows the name in its paragraph, and not the rest of its sentence."""
    rest = _shown(name.getparent()).removeprefix(_shown(name)).lstrip()
    return bool(rest) and not rest.startswith(",") and not rest[0].islower()


def _shown(element: HtmlElement) -> str:
    return one_line(element.text_content())


def _say(element: HtmlElement, words: str) -> None:
    """The words in place of what the element holds."""
    for child in [*element]:
        element.remove(child)
    element.text = words
    if element.tail and not element.tail[0].isspace():
        element.tail = f" {element.tail}"


def _is_stamp(time: HtmlElement) -> bool:
    """Whether it shows a time of day, and not within a sentence."""
    block, shown = _block(time), _shown(time)
    within = block is not None and not _opens(block, time)
    return stamp(shown) is not None and not shown.endswith((" ago", "now")) and not within


def _block(time: HtmlElement) -> HtmlElement | None:
    """The paragraph, item or heading it stands in."""
    return next((above for above in time.iterancestors() if above.tag in _INLINE), None)


def _opens(block: HtmlElement, time: HtmlElement) -> bool:
    return one_line(block.text_content()).startswith(_shown(time))


def _give_lines(times: Sequence[HtmlElement]) -> None:
    for time in times:
        _say(time, _shown(time))
        block = _block(time)
        time.tag = "p" if block is None else "span"
        if block is not None and _shown(block) != _shown(time):
            time.text = f"{time.text} – "
            time.tail = (time.tail or "").lstrip(" \t\r\n–—|:-")
