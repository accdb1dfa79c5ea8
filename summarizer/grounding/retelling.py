"""Lines that the model words itself: every word of a headline, summary, issue or claim is looked at.

A line is faithful when its names, numbers and quotations are those of the sentences it retells, nearly all
its other words are theirs too, it denies what they deny, and it says who says so where they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from summarizer.grounding.cues import DENIALS, NEGATIONS
from summarizer.grounding.quotes import all_quoted
from summarizer.grounding.roster import Scene, forms
from summarizer.grounding.telling import is_attributed, is_hearsay, tellers
from summarizer.grounding.text import Text, is_unspaced
from summarizer.grounding.wording import (
    content_words,
    counted,
    is_function_word,
    is_grave,
    is_negated,
    is_number_word,
    new_words,
    numbers,
    stems,
)
from summarizer.plaintext import fold, straighten
from summarizer.states import forms_of_state, state_of_demonym
from summarizer.summary import Actor

_NEW_SHARE = 0.34  # of a line's content words that may be rewordings
_NEW_SHARE_OF_ISSUE = 0.5  # a question is put in words of one's own
_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
_MAX_CITED = 6
_INFLECTED = re.compile(
    r"(?:ed|ing|s|ly|ion|ment|al|ive|ity|ness|ful|able|ous|ent|ant|ary|ism|ship|ance|ence)$"
)
_ADDRESS = re.compile(
    r"https?://|www\.|\b[\w.-]+@[\w-]+\.\w|\b[\w-]+\.(?:com|org|net|io|ru|cn|info|biz|co)\b", re.I
)
_UNITS = frozenset(
    word.rstrip("s")[:4]
    for word in """
    million billion trillion thousand hundred percent per cent euro euros dollar dollars pound pounds crown
    crowns yen yuan ruble rubles kilometre kilometer kilometres kilometers mile miles metre metres meter
    meters foot feet tonne tonnes ton tons barrel barrels litre litres hour hours minute minutes second
    seconds day days week weeks month months year years decade decades point points people person degree
    degrees hectare hectares acre acres
    """.split()
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
    names = _known_names(scene, near, holder)
    if (address := _ADDRESS.search(line)) and address[0].lower() not in scene.text.whole:
        return f"the address “{address[0]}” is not in the article"
    for quoted in all_quoted(line):
        if fold(quoted).strip(" ,.") not in " ".join(scene.text.folded[n] for n in near):
            return f"“{quoted[:60]}” is quoted, but not there"
    if strange := _strange_name(line, scene.text, near, names):
        return f"“{strange}” is not in the sentences it points at"
    if number := _strange_number(line, [scene.text.plain[n] for n in near]):
        return f"the number {number} is not in the sentences it points at"
    # What the sentence before says goes on in "it" and "so do I", and in an interview it is the question.
    held = {
        *scene.text.stems({n + d for n in near for d in (-1, 0)}),
        *(stem for name in names for stem in stems(name)),
    }
    unknown = new_words(line, held)
    if grave := next((word for word in unknown if is_grave(word)), ""):
        return f"“{grave}” is not in the sentences it points at"
    if pair := _new_pair(line, {*unknown}):
        return f"“{pair}” is not in the sentences it points at"
    share, least = (_NEW_SHARE_OF_ISSUE, 2) if whole else (_NEW_SHARE, 1)
    if len(unknown) > max(least, share * len(content_words(line))):
        return f"too many words of its own: {', '.join(unknown[:5])}"
    if not whole and (reason := _negation(line, scene.text, cited)):
        return reason
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
    for _ in range(2):
        plain = [text.plain[n] for n in numbers_cited]
        missing = _missing_names(line, " ".join(text.folded[n] for n in numbers_cited))
        number = _strange_number(line, plain)
        wanted = {*stems(line)} - {stem for name in missing for stem in stems(name)}
        candidates = [n for n in text.plain if n not in numbers_cited and len(numbers_cited) < _MAX_CITED]
        fitting = [
            n
            for n in candidates
            if (number and number in numbers(text.plain[n]) and _counts_same(number, line, text.plain[n]))
            or (not number and any(_holds_word(text.folded[n], name) for name in missing))
        ]
        best = max(fitting, key=lambda n: len(wanted & text.stems([n])), default=0)
        if not best or len(wanted & text.stems([best])) < 2:
            break
        numbers_cited.append(best)
    return sorted(numbers_cited)


def told_in(line: str, text: Text, among: Sequence[int], most: int = 3) -> list[int]:
    """The fewest sentences of `among`, at most `most`, that hold the words of the line as far as any do."""
    wanted, chosen = {*stems(line)}, list[int]()
    while len(chosen) < most:
        best = max(among, key=lambda n: len(wanted & text.stems([n])), default=0)
        if not best or not wanted & text.stems([best]):
            break
        chosen.append(best)
        wanted -= text.stems([best])
    return sorted(chosen) or [1]


def _missing_names(line: str, here: str) -> list[str]:
    found = [
        re.sub(r"'s?$", "", m[0].strip(".-'"))
        for m in _NAME.finditer(straighten(line))
        if not _opens(line, m.start())
    ]
    return [name for name in found if name[:1].isupper() and not _holds_word(here, fold(name))]


def _holds_word(here: str, word: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", here))


def _counts_same(number: str, line: str, plain: str) -> bool:
    """Whether the word behind the number is the same in both."""
    one, other = ({unit[:4] for n, unit in counted(words) if n == number} for words in (line, plain))
    return bool(one & other)


def overstates(line: str, cited: Sequence[int], scene: Scene) -> str:
    """Why the line states as a fact what its sentences only report, or empty."""
    if is_attributed(line):
        return ""
    nearest = _nearest(line, scene.text, cited)
    hearsay = [n for n in nearest if is_hearsay(scene.text.plain[n]) and _is_of_report(scene, n)]
    if nearest and len(hearsay) == len(nearest):
        return "it states as a fact what the article only reports"
    return ""


def _is_of_report(scene: Scene, n: int) -> bool:
    """Whether the whole sentence is somebody's report: its source opens or closes it, or "reportedly"."""
    plain = scene.text.plain[n]
    if re.search(
        r"\b(?:reportedly|allegedly)\b|^according to|, according to [^,]+\.?$|, citing\b", plain, re.I
    ):
        return True
    kinds = {
        scene.mentions.actors[t.actor].kind for t in tellers(scene, n) if t.actor in scene.mentions.actors
    }
    return bool(kinds) and kinds <= {"media", "group"} and is_hearsay(plain)


def _nearest(line: str, text: Text, cited: Sequence[int]) -> list[int]:
    """Those of the cited sentences that share most words with the line."""
    wanted = {*stems(line)}
    shared = {n: len(wanted & text.stems([n])) for n in cited if n in text.plain}
    best = max(shared.values(), default=0)
    return [n for n, count in shared.items() if best and count >= 0.6 * best]


def _around(text: Text, cited: Iterable[int]) -> list[int]:
    return sorted({n for n in cited if n in text.plain})


def _known_names(scene: Scene, near: Sequence[int], holder: Actor | None) -> set[str]:
    """Names that the line may use: of actors named in or near the sentences, and of whom they act for."""
    window = {n + d for n in near for d in range(-6, 2)} | {1, 2, 3}
    ids = {actor for n in window for actor in scene.mentions.ids(n)} | ({holder.id} if holder else set())
    ids |= {scene.mentions.interviewee} - {""}
    told = " ".join(scene.text.folded[n] for n in near)
    ids |= {
        a.id
        for a in scene.roster.actors
        if a.role and re.search(rf"(?<!\w){re.escape(fold(a.role).split()[-1])}(?!\w)", told)
    }
    ids |= {actor.affiliation for actor in scene.roster.actors if actor.id in ids and actor.affiliation}
    return {
        form
        for actor in scene.roster.actors
        if actor.id in ids
        for form in (*forms(actor), actor.role)
        if form
    }


def _strange_name(line: str, text: Text, near: Sequence[int], names: Iterable[str]) -> str:
    """The first word of the line that is a name and that neither its sentences nor their actors bear."""
    here = " ".join(text.folded[n] for n in sorted({*near, *_opening(text)}))
    known = {*re.findall(r"\w+", here)} | {word for name in names for word in re.findall(r"\w+", fold(name))}
    for match in _NAME.finditer(straighten(line)):
        word = re.sub(r"'s?$", "", match[0].strip(".-'"))
        if is_unspaced(word):
            if strange := next(
                (pair for pair in stems(word) if pair not in here and pair not in text.whole), ""
            ):
                return strange
            continue
        parts = [part for part in re.findall(r"\w+", fold(word)) if part]
        caseless = any(letter.isalpha() and letter.lower() == letter.upper() for letter in word)
        if not parts or not (caseless or any(letter.isupper() for letter in word)):
            continue
        if all(
            part in known or is_number_word(part) or _is_of_state(part, here) or _is_form_of(part, known)
            for part in parts
        ):
            continue
        if not _opens(line, match.start()) or not _is_plain_word(word, text):
            return word
    return ""


def _is_form_of(word: str, known: set[str]) -> bool:
    """Whether the word and one of the known ones are forms of one name: "Europe", "European"."""
    return len(word) >= 5 and any(len(w) >= 5 and (w.startswith(word) or word.startswith(w)) for w in known)


def _opening(text: Text) -> list[int]:
    """Title, dateline and first sentence: what they name is what the article is about."""
    return list(text.plain)[:3]


def _is_of_state(word: str, here: str) -> bool:
    """Whether the word is another form of a state in the sentences: "French" where they have "France"."""
    from summarizer.states import state_named, state_of_capital  # noqa: PLC0415  the table of countries

    state = state_named(word) or state_of_demonym(word) or state_of_capital(word)
    return bool(state) and any(
        re.search(rf"(?<!\w){re.escape(form)}(?!\w)", here) for form in [fold(state), *forms_of_state(state)]
    )


def _opens(line: str, at: int) -> bool:
    return not line[:at].strip(" \"'“‘(") or bool(re.search(r"[.!?:]['\"”’]?\s+[\"'“‘(]*$", line[:at]))


def _is_plain_word(word: str, text: Text) -> bool:
    """Whether a capital at an opening is that of any word: function word, or small in the article."""
    lowered = word.lower()
    if not content_words(lowered) or any(
        re.search(rf"(?<!\w){re.escape(lowered)}", plain) for plain in text.plain.values()
    ):
        return True
    from summarizer.names import TITLES  # noqa: PLC0415  small, and only for openings

    return lowered in TITLES or bool(re.search(r"(?:ing|ed|ly|tion|ment|s)$", lowered))


def _strange_number(line: str, sentences: Sequence[str]) -> str:
    """The first number of the line that the sentences lack, or that counts something else there, or empty."""
    here = " ".join(sentences)
    held = numbers(here)
    for number in numbers(line):
        if number == "2" and re.search(r"\b(?:two|both)\b", line, re.I) and _names_two(here):
            continue
        if number not in held and not _is_sum_of_words(number, held):
            return number
    there = counted(here)
    units = {_unit(word) for _, word in there if not is_function_word(word)} | _UNITS
    for number, unit in counted(line):
        own = {_unit(word) for n, word in there if n == number and not is_function_word(word)}
        measured = bool(own & _UNITS) or _unit(unit) in _UNITS
        if own and _unit(unit) not in own and _unit(unit) in units and measured:
            return f"{number} {unit}"
    return ""


def _unit(word: str) -> str:
    """The word in a form that its singular and plural share."""
    return word.rstrip("s")[:4]


def _names_two(here: str) -> bool:
    """Whether at least two names stand in the sentences, so that "the two" needs no number there."""
    return len({*re.findall(r"(?<=[a-z,] )[^\W\d_a-z][\w'-]+", here)}) >= 2


def _is_sum_of_words(number: str, held: Sequence[str]) -> bool:
    """Whether the number is one that the sentences write in two words: "40 million" for 40000000."""
    try:
        value = float(number)
    except ValueError:
        return False
    factors = [float(h) for h in held if re.fullmatch(r"\d+(?:\.\d+)?", h)]
    return any(
        abs(a * b - value) < 1e-9 for a in factors for b in (100.0, 1000.0, 1e6, 1e9, 1e12) if b in factors
    )


def _negation(line: str, text: Text, cited: Sequence[int]) -> str:
    """Why the line denies what its sentences state, or states what they deny, or empty."""
    told = [text.plain[n] for n in cited if n in text.plain]
    before = [text.plain[n - d] for n in cited for d in (1, 2) if n - d in text.plain]
    if any(not _is_denied_in(behind, [*told, *before]) for behind in _denied(line)):
        return "it denies what its sentences state"
    if not is_negated(line) and any(
        _denies_the_same(line, text.plain[n], most=n in _nearest(line, text, cited))
        for n in cited
        if n in text.plain
    ):
        return "it states what its sentences deny"
    return ""


def _denied(line: str) -> list[list[str]]:
    """For each "not" or its like of the line, the stems of the next two content words."""
    return [stems(line[m.end() : m.end() + 60])[:2] for m in DENIALS.finditer(line)]


def _is_denied_in(words: Sequence[str], told: Iterable[str]) -> bool:
    """Whether a sentence denies, refuses or excludes something near one of these words, if any."""
    if not words:
        return True
    for plain in told:
        for match in NEGATIONS.finditer(fold(plain)):
            around = stems(fold(plain)[max(0, match.start() - 60) : match.end() + 90])
            if {*words} & {*around}:
                return True
    return False


def _denies_the_same(line: str, plain: str, *, most: bool) -> bool:
    """Whether "not" or its like stands in the sentence right before words that the line has without it."""
    wanted = {*stems(line)}
    for match in re.finditer(r"\b(?:not|never|cannot|no|neither)\b|n't\b", plain):
        behind = stems(re.split(r"[,;:.]", plain[match.end() : match.end() + 60])[0])[:3]
        shared = [stem for stem in behind if stem in wanted]
        if behind and len(shared) >= min(2 if most else 3, len(behind)):
            return True
    return False
