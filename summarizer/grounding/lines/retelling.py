"""Lines that the model words itself: every word of a headline, summary, issue or claim is looked at.

A line is faithful when its names, numbers and quotations are those of the sentences it retells, nearly all
its other words are theirs too, it denies what they deny, and it says who says so where they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from summarizer.grounding.lines import retelling_abroad
from summarizer.grounding.lines.figures import counts_same, strange_number
from summarizer.grounding.lines.links import falsely_joined
from summarizer.grounding.lines.naming import holds_word, known_names, missing_names, strange_name
from summarizer.grounding.lines.polarity import turned
from summarizer.grounding.scene import abroad
from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.text import Text
from summarizer.grounding.speech.quotes import all_quoted
from summarizer.grounding.words.wording import (
    content_words,
    is_grave,
    new_words,
    numbers,
    stems,
)
from summarizer.plaintext import fold
from summarizer.summary import Actor

_NEW_SHARE = 0.34  # of a line's content words that may be rewordings
_NEW_SHARE_OF_ISSUE = 0.5  # a question is put in words of one's own
_PER_CENT = frozenset(["cent", "percent"])
_MAX_CITED = 6
_MORE = 2  # sentences that may be added to those a line points at, however many these are
_INFLECTED = re.compile(
    r"(?:ed|ing|s|ly|ion|ment|al|ive|ity|ness|ful|able|ous|ent|ant|ary|ism|ship|ance|ence)$"
)
_ADDRESS = re.compile(
    r"https?://|www\.|\b[\w.-]+@[\w-]+\.\w|\b[\w-]+\.(?:com|org|net|io|ru|cn|info|biz|co)\b", re.I
)


def unfaithful(
    line: str,
    cited: Sequence[int],
    scene: Scene,
    *,
    whole: bool = False,
    holder: Actor | None = None,
) -> str:
    """Why the line does not retell the sentences `cited`, or empty. With `whole` it may use words of all."""
    near = list(scene.text.plain) if whole else _around(scene.text, cited)
    names = known_names(scene, near, holder)
    if scene.text.tongue:
        return (
            _strange_address(line, scene.text)
            or _strange_figure(line, scene.text, near)
            or (
                ""
                if abroad.is_translated(line, scene.text)
                else retelling_abroad.unfaithful(line, near, scene.text, names, whole=whole)
            )
        )
    return (
        _strange_address(line, scene.text)
        or _strange_quotation(line, scene.text, near)
        or _missing(strange_name(line, scene.text, near, names))
        or _strange_figure(line, scene.text, near)
        or _strange_words(line, scene, near, names, whole=whole)
        or ("" if whole or holder else falsely_joined(line, near, scene.text))
        or ("" if whole else turned(line, scene.text, cited, nearest(line, scene.text, cited)))
    )


def _strange_address(line: str, text: Text) -> str:
    address = _ADDRESS.search(line)
    if address is None or address[0].lower() in text.whole:
        return ""
    return f"the address “{address[0]}” is not in the article"


def _strange_quotation(line: str, text: Text, near: Sequence[int]) -> str:
    here = " ".join(text.folded[n] for n in near)
    strange = next((q for q in all_quoted(line) if fold(q).strip(" ,.") not in here), "")
    return f"“{strange[:60]}” is quoted, but not there" if strange else ""


def _strange_figure(line: str, text: Text, near: Sequence[int]) -> str:
    number = strange_number(line, [text.plain[n] for n in near], text.whole)
    return f"the number {number} is not in the sentences it points at" if number else ""


def _missing(word: str) -> str:
    return f"“{word}” is not in the sentences it points at" if word else ""


def _strange_words(line: str, scene: Scene, near: Sequence[int], names: Iterable[str], *, whole: bool) -> str:
    """Why the other words of the line are not those of its sentences, or empty."""
    # What the sentence before says goes on in "it" and "so do I", and in an interview it is the question.
    back = range(-2 if scene.mentions.interviewee else -1, 1)
    around = scene.text.stems({n + d for n in near for d in back})
    held = {*around, *(stem for name in names for stem in stems(name))}
    unknown = [word for word in new_words(line, held) if word not in _PER_CENT]  # asked with its number
    grave = next((word for word in unknown if is_grave(word)), "")
    if reason := _missing(grave or _new_pair(line, {*unknown})):
        return reason
    share, least = (_NEW_SHARE_OF_ISSUE, 2) if whole else (_NEW_SHARE, 1)
    if len(unknown) > max(least, share * len(content_words(line))):
        return f"too many words of its own: {', '.join(unknown[:5])}"
    return ""


def _new_pair(line: str, unknown: set[str]) -> str:
    """Two bare words side by side that both are new, as a name in small letters would be; or empty."""
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", fold(line))
    bare = {word for word in unknown if not _INFLECTED.search(word)}
    return next((f"{a} {b}" for a, b in pairwise(words) if a in bare and b in bare), "")


def supporting(line: str, cited: Sequence[int], text: Text) -> list[int]:
    """`cited` and, for a name or number of the line that they lack, the sentence that tells the same with it.

    That sentence shares two further content words with the line, and counts the same thing.
    """
    numbers_cited = list(cited)
    if text.tongue:
        return numbers_cited
    for _ in range(_MORE):
        plain = [text.plain[n] for n in numbers_cited]
        missing = missing_names(line, " ".join(text.folded[n] for n in numbers_cited))
        number = strange_number(line, plain)
        wanted = {*stems(line)} - {stem for name in missing for stem in stems(name)}
        room = len(numbers_cited) < max(_MAX_CITED, len(cited) + _MORE)
        candidates = [n for n in text.plain if n not in numbers_cited and room]
        fitting = [
            n
            for n in candidates
            if (number and number in numbers(text.plain[n]) and counts_same(number, line, text.plain[n]))
            or (not number and any(holds_word(text.folded[n], name) for name in missing))
        ]
        best = max(fitting, key=lambda n: len(wanted & text.stems([n])), default=0)
        if not best or len(wanted & text.stems([best])) < 2:
            break
        numbers_cited.append(best)
    return sorted(numbers_cited)


def told_in(line: str, text: Text, among: Sequence[int], most: int = 3) -> list[int]:
    """The fewest sentences of `among`, at most `most`, that hold the words of the line as far as any do."""
    wanted, chosen = {*stems(line, text.language)}, list[int]()
    while len(chosen) < most:
        best = max(among, key=lambda n: len(wanted & text.stems([n])), default=0)
        if not best or not wanted & text.stems([best]):
            break
        chosen.append(best)
        wanted -= text.stems([best])
    return sorted(chosen) or [1]


def nearest(line: str, text: Text, cited: Sequence[int]) -> list[int]:
    """Those of the cited sentences that share most words with the line."""
    wanted = {*stems(line)}
    shared = {n: len(wanted & text.stems([n])) for n in cited if n in text.plain}
    best = max(shared.values(), default=0)
    return [n for n, count in shared.items() if best and count >= 0.6 * best]


def _around(text: Text, cited: Iterable[int]) -> list[int]:
    return sorted({n for n in cited if n in text.plain})
