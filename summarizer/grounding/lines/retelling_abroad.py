"""Lines that the model words itself on articles in other languages than English, as `retelling` has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from summarizer.grounding.speech.quotes import all_quoted
from summarizer.grounding.words.tongues import Tongue
from summarizer.grounding.words.wording import content_words, new_words, stems
from summarizer.plaintext import fold, is_unspaced

if TYPE_CHECKING:
    from summarizer.grounding.scene.text import Text

_NEW_SHARE = 0.5  # of a line's content words: stemmers and lists of other languages know less
_NEW_SHARE_OF_ISSUE = 0.5
_SHARED = 4  # letters in which forms of a word agree
_SHARED_GRAVE = 3
_NEW_IN_A_ROW = 3  # letters of a script without spaces that an article lacks


def unfaithful(line: str, near: Sequence[int], text: Text, names: Iterable[str], *, whole: bool) -> str:
    """Why the line does not retell the sentences `near`, or empty."""
    other = text.tongue
    if other is None:
        return ""
    for quoted in all_quoted(line):
        if fold(quoted).strip(" ,.،。") not in " ".join(text.folded[n] for n in near):
            return f"“{quoted[:60]}” is quoted, but not there"
    if strange := strange_name(line, text, names, other):
        return f"“{strange}” is not in the article"
    around = {n + d for n in near for d in (-1, 0, 1)}
    held = {*text.stems(around), *(stem for name in names for stem in stems(name, text.language))}
    if grave := _grave(line, " ".join(text.folded[n] for n in sorted(around & {*text.folded})), other):
        return f"“{grave}” is not in the sentences it points at"
    if is_unspaced(line):
        told_there = " ".join([*(text.folded[n] for n in around & {*text.folded}), *names])
        unknown, content = _letters(line, told_there), [one for one in fold(line) if one.isalpha()]
    else:
        unknown, content = new_words(line, held, text.language), content_words(line, text.language)
    share, least = (_NEW_SHARE_OF_ISSUE, 2) if whole else (_NEW_SHARE, 1)
    if len(unknown) > max(least, share * len(content)):
        return f"too many words of its own: {', '.join(unknown[:5])}"
    if not whole and denies_otherwise(line, " ".join(text.folded[n] for n in near), other):
        return "it denies what its sentences state"
    return ""


def _letters(line: str, told: str) -> list[str]:
    """The letters of a line without spaces that its sentences lack: each is nearly a word."""
    return [letter for letter in fold(line) if letter.isalpha() and letter not in told]


def _grave(line: str, told: str, other: Tongue) -> str:
    """The first word of the line that accuses or injures and that the sentences have in no form, or empty."""
    known = {match[0][:_SHARED_GRAVE] for match in other.grave.finditer(told)}
    return next((m[0] for m in other.grave.finditer(fold(line)) if m[0][:_SHARED_GRAVE] not in known), "")


def overstates(line: str, cited: Sequence[int], text: Text) -> str:
    """Why the line states as a fact what its sentences only report, or empty."""
    other, folded = text.tongue, fold(line)
    if other is None or other.hearsay.search(folded) or other.speech.search(folded):
        return ""
    wanted = {*stems(line, text.language)}
    shared = {n: len(wanted & text.stems([n])) for n in cited if n in text.plain}
    best = max(shared.values(), default=0)
    nearest = [n for n, count in shared.items() if best and count >= 0.6 * best]
    if nearest and all(other.hearsay.search(text.folded[n]) for n in nearest):
        return "it states as a fact what the article only reports"
    return ""


def strange_name(line: str, text: Text, names: Iterable[str], abroad: Tongue) -> str:
    """The first word of the line that is a name by its capital and begins like no word of the article."""
    if is_unspaced(line):
        return _strange_run(line, text)
    known = {word[:_SHARED] for word in re.findall(r"\w+", text.whole)}
    known |= {word[:_SHARED] for name in names for word in re.findall(r"\w+", fold(name))}
    before = ""
    for match in re.finditer(r"[^\W\d_]+", line):
        word, folded = match[0], fold(match[0])
        plain = folded in abroad.function or folded[:_SHARED] in known
        if word[0].isupper() and not plain:
            noun = abroad.code == "de" and _is_noun(word, before)
            if not noun and not _opens(line, match.start(), match.end()):
                return word
        before = word
    return ""


def _opens(line: str, start: int, end: int) -> bool:
    """Whether the word opens a sentence and no second capital makes a name of it."""
    before = line[:start].rstrip(" \"'“‘«„»¿¡(")
    return bool(not before or re.search(r"\w{3}[.!?:]$", before)) and not re.match(r" [A-ZÀ-Þ]", line[end:])


def _is_noun(word: str, before: str) -> bool:
    """Whether a German word with a capital is a noun, by its ending or the word before it."""
    ending = re.search(r"(?:ung|heit|keit|schaft|tion|ismus|tät|nis|ling|ment)(?:s|e?n|en)?$", word)
    return bool(ending) or bool(
        re.search(r"^(?:[a-zäöüß]\w*(?:e|en|er|em|es)|das|vom|zum|zur|im|am|ein)$", before)
    )


def _strange_run(line: str, text: Text) -> str:
    """A run of letters of which the article has none: a name cannot be told from other words by its shape."""
    run = ""
    for letter in line:
        run = run + letter if is_unspaced(letter) and letter not in text.whole else ""
        if len(run) >= _NEW_IN_A_ROW:
            return run
    return ""


def denies_otherwise(line: str, told: str, abroad: Tongue) -> bool:
    """Whether the line denies something though its sentences, folded, have no word of denial or refusal."""
    if not abroad.negation.search(fold(line)):
        return False
    return not (abroad.negation.search(told) or abroad.against.search(told) or abroad.denies.search(told))
