"""Hostile characters: what an article may hold that a terminal, a page or a model must not obey.

Offsets refer to the article as decoded, so nothing here changes an article; these functions make the
copies that are shown or sent.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# C0 and C1 controls except tab and newline, soft hyphen and zero-width marks, separators of lines and of
# paragraphs that few programs know, bidirectional overrides and isolates, interlinear marks, variation
# selectors' supplement, and the invisible "tag" block.
_HOSTILE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# Control sequences of chat templates: servers tokenise them inside content, where they would open a real
# turn. Every model has its own, so they are told by their shape: pointed brackets around anything without a
# space, brackets beside a bar, MiniMax's "]~b]".
_POINTED = re.compile(
    r"[<＜﹤](?=[|｜∣ǀ│❘￨]|[^\s<>＞]{1,80}[>＞])|(?<=[|｜∣ǀ│❘￨])[>＞]|\[(?=[|｜∣ǀ│❘￨])|(?<=[|｜∣ǀ│❘￨])\]"
    r"|[\[\]](?=~!?[a-z][\[\]]|[a-z]~[\[\]])"
)
# A word in square brackets that is written like a constant: [INST], [/THINK], [gMASK], [SYSTEM_PROMPT].
# In small letters, what is in brackets is mostly a quoter's own word, so those of tokens are named.
_TOKEN = "(?:inst|sys|system|user|assistant|think|bos|eos|eop|cls|sep|pad|unk|mask|img|tool|bot)"
_SQUARE = re.compile(rf"[\[［](/?(?:\w*(?:[A-ZＡ-Ｚ]{{2}}|_)\w*|[A-Za-z_]+\d+|{_TOKEN}))[\]］]")
# The same in brackets that look alike; quotation marks and titles are in such brackets, too, but not words of
# tokens alone: "‹s›", "⟦INST⟧", "【INST】".
_LOOKS_POINTED = re.compile(rf"[〈⟨‹«≪﹤≺](/?(?:s|[a-z]*[A-Z_|]{{2}}\w*|{_TOKEN}))[〉⟩›»≫﹥≻]")
_LOOKS_SQUARE = re.compile(r"[【〔⟦〚❲⁅](/?[A-Za-z_]+\d*)[】〕⟧〛❳⁆]")
# ">>QUESTION<<", "]!p~[", "]<]start", "{{#system}}", "{%system%}"
_JOINED = re.compile(
    r">>(?=[A-Z]+<<)|(?<=[A-Z])<<|\](?=!?[a-z]~\[|<\])|(?<=[a-z]~)\[|<(?=\])|\{(?:[%#{]+)|[%}]\}"
)
_MARKER = re.compile(r"[\[［]\s*(\d+)\s*[\]］]")
# “English”, « français », „deutsch“, »deutsch«, 「日本語」 and 『中文』; 《these》 and 〈these〉 mark titles.
_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "“": '"', "”": '"',
                         "„": '"', "‟": '"', "«": '"', "»": '"', "「": '"', "」": '"', "『": "'", "』": "'",
                         "〝": '"', "〞": '"', "〟": '"', "＂": '"',
                         "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"})  # fmt: skip
# Vowel signs and the line that stretches a word: most Arabic prose leaves them out.
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_ALEFS = str.maketrans("أإآٱىة", "ااااي" + "ه")
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(f"[{_RTL}]")
_LEFT_TO_RIGHT = re.compile(rf"[^\W\d_{_RTL}]")
_STRETCH = re.compile(rf"[{_RTL}](?:(?:[^\w]|[\d_{_RTL}])*[{_RTL}])?")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


# What is shown as nothing at all, or over the letter before it, beside `_HOSTILE`.
_UNSHOWN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U0001d173-\U0001d17a]"
)
_LOOK_ALIKE = str.maketrans({
    **dict.fromkeys("∣ǀ│❘￨⎮¦｜ꟾ", "|"), **dict.fromkeys("‹〈⟨≺＜", "<"), **dict.fromkeys("›〉⟩≻＞", ">"),
    **dict.fromkeys("【〔⟦［", "["), **dict.fromkeys("】〕⟧］", "]"),
})  # fmt: skip

_MAX_CHARS, _MAX_ENTRIES = 600, 30


def visible(text: str) -> str:
    """`text` of the same length with every control, bidi and tag character as a space."""
    return _HOSTILE.sub(" ", text)


def one_line(text: str) -> str:
    """`visible` text with every run of white space as one space, for showing and for prompts."""
    return " ".join(visible(text).split())


def storable(text: str) -> str:
    """`text` as it can be written: what is no character (half of one, a byte of a name) as its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def isolated(text: str) -> str:
    """One line for a terminal, each stretch of right-to-left script between isolates (FSI, PDI).

    So names and dates around it stay in the order of the line. Without letters of both directions the whole
    line is one stretch.
    """
    line = one_line(text)
    if line.isascii() or not _RIGHT_TO_LEFT.search(line):
        return line
    if not _LEFT_TO_RIGHT.search(line):
        return f"\u2068{line}\u2069"
    return _STRETCH.sub("\u2068\\g<0>\u2069", line)


def neutral(text: str) -> str:
    """One line that no chat template and no prompt of ours reads as structure.

    Template control sequences lose their brackets, and our own sentence marker `[3]` becomes `(3)`.
    """
    line = _JOINED.sub("(", one_line(text))
    bare = _SQUARE.sub(r"(\1)", _POINTED.sub("(", _LOOKS_POINTED.sub(r"(\1)", line)))
    return _MARKER.sub(r"(\1)", _LOOKS_SQUARE.sub(r"(\1)", bare))


_AKIN = re.compile(r"(?:LATIN|GREEK|COPTIC|CYRILLIC|ARMENIAN|GEORGIAN|CHEROKEE|LISU|MODIFIER)\b")


def bare(text: str) -> str:
    """One line with nothing between its letters that is not seen, and each letter of an alphabet akin to
    ours as the plain one that it looks or sounds like: to find what is written in disguise, not for showing.
    """
    from anyascii import anyascii  # noqa: PLC0415  reads a table, and most text needs none

    apart = unicodedata.normalize("NFKD", _UNSHOWN.sub("", _HOSTILE.sub("", text)).translate(_LOOK_ALIKE))
    marks = {ord(c): "" for c in set(apart) if unicodedata.category(c) in ("Mn", "Me")}
    letters = {
        ord(c): anyascii(c) for c in set(apart) if not c.isascii() and _AKIN.match(unicodedata.name(c, ""))
    }
    return " ".join(apart.translate(letters | marks).split())


def straighten(text: str) -> str:
    """`visible` text of the same length with straight quotes, plain dashes and ordinary spaces."""
    plain = visible(text).translate(_QUOTES)
    return re.sub(r"\s", " ", plain)


def fold(text: str) -> str:
    """The form in which two texts are compared: NFKC, quotes and dashes straightened, case folded,
    white space as single spaces, Arabic without vowel signs and in its plainest letters.
    """
    return _fold_again(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", visible(text)).translate(_QUOTES).casefold()
    return " ".join(unmarked(plain).translate(_ALEFS).split())


_SHORT = 120  # characters: names and phrases are compared again and again, sentences seldom
_fold_again = lru_cache(maxsize=16_384)(_fold)


def unmarked(text: str) -> str:
    """`text` without the vowel signs of Arabic."""
    return text if text.isascii() else _ARABIC_MARKS.sub("", text)


def is_unspaced(text: str) -> bool:
    """Whether `text` has a letter of a script without spaces between words: Chinese, Japanese, Thai, Lao."""
    return not text.isascii() and bool(_UNSPACED.search(text))


def bounded(value: object) -> object:
    """JSON data of a model, to be kept for people to read: texts of 600 characters, lists of 30 entries."""
    if isinstance(value, str):
        value = storable(value)
        return value if len(value) <= _MAX_CHARS else value[:_MAX_CHARS] + "…"
    if isinstance(value, list):
        return [bounded(item) for item in value[:_MAX_ENTRIES]]
    if isinstance(value, dict):
        return {key: bounded(item) for key, item in value.items()}
    return value
