"""Names in a retold line: each must stand in its sentences, or be another form of a name that does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.grounding.scene.forms import forms
from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.text import Text
from summarizer.grounding.words.wording import is_number_word, new_words, stems
from summarizer.names import TITLES
from summarizer.plaintext import fold, is_unspaced, straighten
from summarizer.states import forms_of_state, state_named, state_of_capital, state_of_demonym
from summarizer.summary import Actor

_RUN = re.compile(r"[A-Z][\w'-]+(?: (?:(?:of|the|and|for|on) )*[A-Z][\w'-]+){2,7}")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*")


def known_names(scene: Scene, near: Sequence[int], holder: Actor | None) -> set[str]:
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


def strange_name(line: str, text: Text, near: Sequence[int], names: Iterable[str]) -> str:
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
        caseless = any(letter.isalpha() and letter.lower() == letter.title() for letter in word)
        if not parts or not (caseless or any(letter.isupper() for letter in word)):
            continue
        if all(
            {part, part.removesuffix("s")} & known
            or is_number_word(part)
            or _is_of_state(part, here)
            or _is_form_of(part, known)
            for part in parts
        ):
            continue
        if word.isupper() and word in _initials(text):
            continue
        if not _opens(line, match.start()) or not _is_plain_word(word, text):
            return word
    return ""


def _initials(text: Text) -> set[str]:
    """The first letters of each run of capitalized words in the article: "NATO"."""
    runs = (run.split() for plain in text.plain.values() for run in _RUN.findall(plain))
    return {
        "".join(w[0] for w in run if w[0].isupper())[i:j] for run in runs for i in (0, 1) for j in (None, -1)
    }


def _is_form_of(word: str, known: set[str]) -> bool:
    """Whether the word and one of the known ones are forms of one name: "Europe", "European"."""
    return len(word) >= 5 and any(len(w) >= 5 and (w.startswith(word) or word.startswith(w)) for w in known)


def _opening(text: Text) -> list[int]:
    """Title, dateline and first sentence: what they name is what the article is about."""
    return list(text.plain)[:3]


def _is_of_state(word: str, here: str) -> bool:
    """Whether the word is another form of a state in the sentences: "French" where they have "France"."""
    state = state_named(word) or state_of_demonym(word) or state_of_capital(word)
    return bool(state) and any(
        re.search(rf"(?<!\w){re.escape(form)}(?!\w)", here) for form in [fold(state), *forms_of_state(state)]
    )


def is_told_there(place: str, here: str) -> bool:
    """Whether the place, or of a state another form, stands in the words `here`, both folded.

    A capital must stand there itself: what a state does need not be done in its capital.
    """
    state = "" if state_of_capital(place) else next(filter(state_named, (place, *place.split())), "")
    return holds_word(here, place) or bool(state and _is_of_state(state, here))


def _opens(line: str, at: int) -> bool:
    return not line[:at].strip(" \"'“‘(") or bool(re.search(r"[.!?:]['\"”’]?\s+[\"'“‘(]*$", line[:at]))


def _is_plain_word(word: str, text: Text) -> bool:
    """Whether a capital at an opening is that of any word: of retelling, or small in the article."""
    small = (w for plain in text.plain.values() for w in plain.split() if w[:1].islower())
    return word.lower() in TITLES or not new_words(word, stems(" ".join(small)))


def missing_names(line: str, here: str) -> list[str]:
    found = [
        re.sub(r"'s?$", "", m[0].strip(".-'"))
        for m in _NAME.finditer(straighten(line))
        if not _opens(line, m.start())
    ]
    return [name for name in found if name[:1].isupper() and not holds_word(here, fold(name))]


def holds_word(here: str, word: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", here))
