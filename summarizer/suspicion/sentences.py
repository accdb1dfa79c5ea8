"""Sentences of an article that are not news: orders to a model, advertisements, bare addresses.

They are told by their shape: who is spoken to (a machine, a buyer), in which mood (an order), about what
(this text, its summary, an address), or that the letters are no plain text at all (marks of chats and data,
codes, letters in disguise). Where no shape is known, weighed words tell (`learned`). What is told so is not
hidden: it is flagged in the result, and nothing is published that rests on it alone.
A plain lie in the words of news has no such shape; grounding names who says it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from summarizer.article import Article
from summarizer.plaintext import bare, one_line
from summarizer.suspicion.addresses import names_address, without_addresses
from summarizer.suspicion.codes import is_coded
from summarizer.suspicion.learned import reads_like_an_order
from summarizer.suspicion.orders import is_order
from summarizer.suspicion.shapes import (
    ABOUT_TEXT,
    ADDRESS,
    BUY,
    CHAT,
    CODED,
    DATA,
    ENGLISH,
    FOREIGN,
    INSTRUCTIONS,
    LEAD_IN,
    MARKED,
    OFFER,
    ON_THE_RESULT,
    ORDER,
    PICTURES,
    PURE,
    QUOTED,
    ROLE,
    SELLS,
    SOLD,
    TAGGED,
    TO_A_MACHINE,
    YOUR_ANSWER,
)

_SHARE_IN_ENGLISH = 0.8
_CODE = "code in place of prose"
_PAIR = 2
_WINDOW = 1_000  # characters looked at together
_OF_TEXTS = "instruct prompt direct guideline message text sentence article constr rule train task conver"
_MACHINES = (
    "a.i l.l.m llm model bot gpt claude gemini llama qwen summari extract index automated assist machine "
    "crawl prompt jailbr developer"
)
_ASKS = (
    r"\W*(?:how|what|why|which|who|whose|when|where|is|are|was|were|do|does|did|can|could|should|would|will|"
    r"have|has|if|in|according)\b"
)
_PIECE = 80  # characters of a piece of a sentence that was cut up
_TURNED = frozenset("ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍ")
_FEW = 6  # sentences of a line that an order may take along; a whole article on one line has more


def suspicious(article: Article) -> dict[int, str]:
    """The numbers of the sentences that are no news, each with the reason, in the words that are shown."""
    texts = {s.n: one_line(article[s.n]) for s in article.sentences}
    found = {s.n: reason for s in article.sentences if (reason := why(article[s.n]))}
    for line in _lines(article):
        coded = len(line) > 1 and len(line) <= _FEW * 20 and _coded(" ".join(texts[n] for n in line))
        at = next((i for i, n in enumerate(line) if found.get(n) in _TAKES_ALONG), len(line))
        for n in line if coded else line[at + 1 :] if len(line) <= _FEW else ():
            found.setdefault(n, f"on one line with {found[line[at]]}" if at < len(line) else _CODE)
    off_topic = "a question that has nothing to do with the article"
    found |= _cut_up({n: text for n, text in texts.items() if n not in found})
    found |= dict.fromkeys(_off_topic(article, texts, found), off_topic)
    others = {n: _foreign(text) for n, text in texts.items() if n not in found}
    if others and sum(not foreign for foreign in others.values()) >= _SHARE_IN_ENGLISH * len(others):
        found |= {n: "in another language than the article" for n, foreign in others.items() if foreign}
    return dict(sorted(found.items()))


def _cut_up(texts: Mapping[int, str]) -> dict[int, str]:
    """Short pieces without an end that are no news when they are put together: an order, a word a line."""
    found: dict[int, str] = {}
    begun: list[int] = []
    for n, text in texts.items():
        is_piece = len(text) <= _PIECE
        begun += [n] if is_piece else []
        if not is_piece or re.search(r"[.!?:…]\W*$", text) or n + 1 not in texts:
            if len(begun) > 1 and (reason := why(" ".join(texts[one] for one in begun))):
                found |= dict.fromkeys(begun, reason)
            begun = []
    return found


def _off_topic(article: Article, texts: Mapping[int, str], found: Mapping[int, str]) -> Iterator[int]:
    """Questions on lines of their own none of whose words the rest of the article has."""
    stems = {
        n: {w[:5] for w in re.findall(r"[^\W\d_]{4,}", text.lower())} - ENGLISH for n, text in texts.items()
    }
    counts = Counter(stem for n, words in stems.items() if n not in found for stem in words)
    for line in _lines(article):
        (n, *others), text = line, texts[line[0]]
        asked = (
            text.rstrip("\"'”’").endswith("?") and not text.startswith(('"', "“", "‘")) and ":" not in text
        )
        asked = asked and re.match(_ASKS, text, re.I) is not None
        rare = len(stems[n]) >= 2 and all(counts[stem] == 1 for stem in stems[n])
        if asked and rare and not others and n not in found and len(texts) > _FEW:
            yield n


def _lines(article: Article) -> list[list[int]]:
    """The numbers of the sentences on each line of the article."""
    lines: list[list[int]] = []
    end = -1
    for s in article.sentences:
        if lines and not re.search(r"[\r\n\u2028\u2029]", article.text[end : s.start]):
            lines[-1].append(s.n)
        else:
            lines.append([s.n])
        end = s.end
    return lines


def why(text: str) -> str:
    """Why a sentence is no news, or empty."""
    line = one_line(text)
    return _why_in(line) or ("" if text.isascii() or (plain := bare(text)) == line else _why_in(plain))


def _why_in(line: str) -> str:
    if len(line) <= _WINDOW:
        return _why(line)
    # Piece by piece: some shapes take time that grows with the square.
    return next(
        (reason for at in range(0, len(line), _WINDOW // 2) if (reason := _why(line[at : at + _WINDOW]))), ""
    )


def _why(line: str) -> str:
    plain = unicodedata.normalize("NFKC", line)
    for reason, shape in _SHAPES.items():
        if shape(plain):
            return reason
    return "letters in disguise" if _disguised(line, plain) else ""


def _orders(line: str) -> bool:
    return _told_to_a_model(line) or (is_order(line) and not _told(line))


def _told_to_a_model(line: str) -> bool:
    rest = line[found.end() :] if (found := LEAD_IN.match(line)) else line.lstrip("*#->•–— ")
    order = ORDER.match(rest)
    spoken_to = found is not None and re.search(r"\byou\b", found[0], re.I)
    if order and (PURE.match(rest) or spoken_to) and not _told(line):
        return True
    # A heading "Set in ..." or "End the war" is no order to a model; one that handles text, or answers, is.
    if order and ABOUT_TEXT.search(rest, order.start("object")) and not _told(line):
        return True
    low = line.lower()
    if _any_of(low, _OF_TEXTS) and INSTRUCTIONS.search(line) and not _told(line):
        return True
    if "your " in low and YOUR_ANSWER.search(line) and not _told(line):
        return True
    named = _any_of(low, _MACHINES) or " ai" in low or low.startswith("ai")
    return named and bool(TO_A_MACHINE.search(line))


def _any_of(text: str, parts: str) -> bool:
    """Whether one of these parts of words occurs: much quicker to see than a shape."""
    return any(part in text for part in parts.split())


def _told(line: str) -> bool:
    """Whether somebody is named who says it, as news tells an order: "…," she told the court."""
    return bool(
        re.search(
            r"[\"”’'],? (?:\w+ ){0,4}(?:said|says|told|wrote|added|asked|urged)\b|\b(?:said|told|says|"
            r"wrote)\b.*[\"“]",
            line,
        )
    )


def _on_the_result(line: str) -> bool:
    parts = (
        "headline summar json extract index stance meeting actor answer output respons repl result following"
    )
    return _any_of(line.lower(), parts) and bool(ON_THE_RESULT.search(line))


def _chats(line: str) -> bool:
    marks = (
        any(sign in line for sign in "<>[({|#`_｜%")
        or line.startswith("role")
        or "---" in line
        or "===" in line
        or "endoftext" in line
    )
    return bool((marks and (CHAT.search(line) or TAGGED.search(line))) or ROLE.search(line))


def _advertises(line: str) -> bool:
    start = line.lstrip("*#->•–—! ")
    orders = BUY.match(start) or re.search(
        r"[!.:] (?:buy|visit|order|call|click|subscribe|sign up|shop|get|use code)\b", line, re.I
    )
    sold = _any_of(line.lower(), "off code offer deal free sponsor advert paid promot") and SOLD.search(line)
    offered = orders and (OFFER.search(line) or names_address(line))
    return bool(offered or sold or SELLS.search(line)) and not _told(line)


def _reads_like_an_order(line: str) -> bool:
    """Whether the words of a line of English are those of an order, and nobody is named who gave it."""
    words = re.findall(r"[a-z]+", line.lower())
    ours, others = _english(words), sum(word in FOREIGN for word in words)
    return ours > others and reads_like_an_order(line) and not _told(line)


def _is_address(line: str) -> bool:
    """Whether hardly anything but addresses of the web is left."""
    if not re.search(r"\w\.\w|[@＠:/\[(]|\bdot\b", line):
        return False
    left, number = without_addresses(line)
    # "Backpage.com" and "a site called “Backpage.com”" are names.
    named = re.search(r"[“\"]|^\W*[A-Z][A-Za-z]*\.\w+\W*$", line) and not re.search(r"[/@]|www\.", line)
    listed = re.search(r"\b[ap]\.m\.", line)
    return number > 0 and not named and not listed and len(re.findall(r"\w{2,}", left)) <= 2


def _coded(line: str) -> bool:
    parts = line.split()
    odd = sum(len(part) == 1 or not any(c.isalpha() for c in part) for part in parts)
    if is_coded(line):
        return True
    # Any two words may be an order backwards: "FAMILY TIME".
    if len(parts) > _PAIR and any(_orders(turned) for turned in (line[::-1], codecs.encode(line, "rot13"))):
        return True
    strange = odd >= 4 or any(len(part) >= 16 for part in parts) or _any_of(line, "% \\ &#")
    if strange and CODED.search(re.sub(ADDRESS, " ", line, flags=re.I)):
        return True
    if not line.isascii() and len(PICTURES.findall(line)) >= 5:
        return True
    words = re.findall(r"[a-z]+", line.lower())
    forward = _english(words)
    if forward * 5 > len(words):
        return False
    backward = _english([word[::-1] for word in words])
    turned = _english(codecs.encode(" ".join(words), "rot13").split())
    return (
        len(words) >= 4 and max(backward, turned) >= 2 + forward and max(backward, turned) * 5 >= len(words)
    )


def _english(words: list[str]) -> int:
    """How many are small words of English of three letters or more: shorter ones are of any language."""
    return sum(word in ENGLISH and len(word) > 2 for word in words)


def _disguised(line: str, plain: str) -> bool:
    """Letters that only look like those of the alphabet, or figures in place of letters."""
    if line.isascii() and not any(c.isdigit() for c in line):
        return False
    styled = sum(a.isalpha() and a.isascii() for a in plain) - sum(a.isalpha() and a.isascii() for a in line)
    mixed = [
        w for w in re.findall(r"\w+", line) if re.search(r"[A-Za-z]", w) and re.search(r"[\u0370-\u052f]", w)
    ]
    leet = re.findall(r"\b(?=\w*\d\w*\d)[a-z]+\d+[a-z]+\d*\w*\b|\b\d[a-z]+\d+[a-z]\w*\b", line.lower())
    turned = sum(c in _TURNED for c in line)
    return styled >= 8 or turned >= 5 or len(mixed) >= 2 or len(leet) >= 3


def _foreign(text: str) -> bool:
    """Whether a sentence of some length has small words of another language and none of English."""
    if not text.isascii():
        letters = [c for c in text if c.isalpha()]
        if len(letters) >= 6 and sum(ord(c) > 0x24F for c in letters) > len(letters) / 2:
            return True
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", QUOTED.sub(" ", text))]
    return not ENGLISH.intersection(w for w in words if len(w) > 1) and sum(w in FOREIGN for w in words) >= 2


_SHAPES: Mapping[str, Callable[[str], object]] = {
    "marks of a chat with a model": _chats,
    "an order to a model": _orders,
    "it says what a summary is to say": _on_the_result,
    "data in place of prose": DATA.search,
    "sentence numbers of its own": MARKED.search,
    _CODE: _coded,
    "an advertisement": _advertises,
    "an address and little else": _is_address,
    "it reads like an order to a model": _reads_like_an_order,
}
_TAKES_ALONG = frozenset([*_SHAPES][:6])
"""What makes the rest of its line suspicious: an order goes on, an advertisement stands alone."""
