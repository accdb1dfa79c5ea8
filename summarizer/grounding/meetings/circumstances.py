"""When, where and on what a meeting was: only what its own sentences tell of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.days import dates
from summarizer.grounding.scene import abroad
from summarizer.grounding.scene.forms import capitalized
from summarizer.grounding.scene.roster import Scene
from summarizer.grounding.scene.text import Span
from summarizer.grounding.words.cues import CONTACT, SPEECH, VENUE, any_of
from summarizer.grounding.words.wording import is_function_word, new_words
from summarizer.plaintext import fold, is_unspaced, one_line
from summarizer.prose import without_dateline
from summarizer.states import forms_of_state, state_named

_AFTER = re.compile(r"\b(?:following|after|in the wake of) (?:(?:an?|the|its|their) )?(?:\w+ )?$")
_MAX_TOPIC = 25  # words
_MAX_PLACE = 8
_MAX_CHARS = 120  # of the words for day or place
_OF_TIME = any_of("morning afternoon evening night eve day side fringe margin same first second last way")
_OTHER_MATTER = re.compile(
    r"\b(?:after|following|about|over|amid|despite|since|regarding|concerning|"
    rf"on (?:how|whether|ending|(?:the|a|an) (?!{_OF_TIME})))\b",
    re.I,
)
_TOWARDS = any_of(
    """
    in at to near outside inside into around for of on through via visit(?:ed|ing|s)? reach(?:ed)? left host
    hosted_by
    """
)
_BEFORE_PLACE = re.compile(
    rf"(?:\b{_TOWARDS}(?: (?:the|a|an|his|her|their|its|our))?(?: [\w'.-]+(?:'s)?){{0,3}}|\(|^) ?$", re.I
)
_SENTENCE = re.compile(r"\b(?:he|she|they|i|we|who|that|which|was|were|is|said)\b", re.I)
_CLAUSE = re.compile(
    r"\b(?:since|after|before|until|when|while|because|although|though|whereas|unless)\b|;", re.I
)
_WHEN = re.compile(r"^,? when\b")  # "came on Wednesday, when they met": the clause tells of that day
_FROM_THEN_ON = re.compile(r"\b(?:since|until|before|after)(?: (?:early|late|mid))? ?$", re.I)
_STARTS_THEN = re.compile(r"(?:since|until|before|after)\b", re.I)
_SAID = re.compile(rf"\b{SPEECH}\b")
_LEADING = re.compile(r"^(?:on|in|at|since|during|for|by|from|until)\s+", re.I)


def date_of(scene: Scene, words: str, numbers: Sequence[int], notes: list[str]) -> str:
    """The words for the day as a sentence has them of the meeting: the whole, else its most precise part."""
    line = one_line(words)[:_MAX_CHARS]
    if not line:
        return ""
    parts = [line, *re.split(r"\s*[,;(]\s*|\s+on\s+", line)]
    parts += [_LEADING.sub("", part) for part in parts]
    held = [p for p in dict.fromkeys(parts) if p and any(_is_day_of(scene, n, p) for n in numbers)]
    dated = [part for part in held if dates.is_temporal(part, scene.text.article.language)]
    if not dated:
        notes.append(f"date: “{line}” is not told of this meeting")
        return ""
    published, language = scene.text.article.published, scene.text.article.language
    best = max(
        dated,
        key=lambda p: (p == line, len(dates.resolve(p, published, language=language)[0]), len(p)),
    )
    if best not in (line, _LEADING.sub("", line)):
        notes.append(f"date: the article has “{best}”")
    return best


def _is_day_of(scene: Scene, n: int, words: str) -> bool:
    """Whether the sentence has the words, and of the meeting: not of what was said or done after it."""
    plain = scene.text.plain[n]
    if scene.text.tongue:
        return any(True for _ in scene.text.find(n, words))
    found = [span for span in scene.text.find(n, words) if dates.is_meant(plain, span)]
    opening = without_dateline(plain)
    return any(span[0] >= opening and concerns_contact(plain, span) for span in found)


def concerns_contact(plain: str, span: Span) -> bool:
    """Whether a word of contact stands in the clause of the words, with no verb of speech between."""
    if _FROM_THEN_ON.search(plain[: span[0]]) or _STARTS_THEN.match(plain, span[0]):
        return False
    gaps = []
    for contact in CONTACT.finditer(plain):
        if contact.end() <= span[0]:
            gaps.append(plain[contact.end() : span[0]])
        elif contact.start() >= span[1]:
            gaps.append(_WHEN.sub("", plain[span[1] : contact.start()]))
        else:
            return True
    if not gaps:
        return not _SAID.search(plain[span[1] : span[1] + 40])
    opens = len(plain[: span[0]].split()) <= 1  # "In 2019 … ended when they met": of all that follows
    return any(not _SAID.search(gap) and (opens or not _CLAUSE.search(gap)) for gap in gaps)


def place_of(scene: Scene, words: str, numbers: Sequence[int], notes: list[str]) -> str:
    """The place, once a sentence of the meeting, or the dateline of the first, puts the meeting there."""
    line = one_line(words)[:_MAX_CHARS]
    if not line:
        return ""
    names = [line, *(capitalized(form) for form in forms_of_state(line) if state_named(form))]
    bare = re.sub(r"^(?:the|a|an) ", "", line, flags=re.I)
    names += [bare, bare.split(",")[0]]
    actor = scene.roster.find(line)
    wordy = len(line.split()) > _MAX_PLACE or _SENTENCE.search(line)
    is_somebody = actor is not None and actor.kind in {"person", "group", "media"}
    if not wordy and not is_somebody and any(_is_there(scene, n, name) for n in numbers for name in names):
        return line
    notes.append(f"place: the article does not put this meeting in “{line[:60]}”")
    return ""


def _is_there(scene: Scene, n: int, place: str) -> bool:
    """Whether the sentence puts what it tells in the place: behind a preposition, not as its topic."""
    plain = scene.text.plain[n]
    if scene.text.tongue:
        return any(True for _ in scene.text.find(n, place))
    if not is_unspaced(place) and not CONTACT.search(plain) and len(scene.mentions.present(n)) < 2:
        return False
    named = any(letter.isupper() for letter in place) or bool(VENUE.search(place))
    for start, end in scene.text.find(n, place):
        before, after = plain[:start], plain[end:]
        if is_unspaced(place) or (start == 0 and end <= without_dateline(plain)):
            return True
        contacts = list(CONTACT.finditer(before))
        other = bool(contacts) and bool(_OTHER_MATTER.search(before[contacts[-1].end() :]))
        if named and not other and _BEFORE_PLACE.search(before) and not _names_something_else(after):
            return True
        if place[:1].isupper() and re.match(r" [\w-]* ?", after) and CONTACT.match(after.strip()):
            return True  # "the Geneva talks"
    return False


def _names_something_else(after: str) -> bool:
    """Whether the place only belongs to the next word: "his London office", "Tokyo's embassy"."""
    if after.startswith("'s"):
        return True
    word = re.match(r" ([a-z][\w-]*)", after)
    if word is None:
        return False
    return (
        bool(word)
        and not is_function_word(word[1])
        and not CONTACT.match(word[1])
        and not word[1].endswith("ly")
    )


def topic_of(scene: Scene, words: str, numbers: Sequence[int], notes: list[str]) -> str:
    """The topic, once its words stand where the meeting is told."""
    line = one_line(words)[: 12 * _MAX_TOPIC]
    if not line:
        return ""
    if abroad.is_translated(line, scene.text):
        return line
    unknown = new_words(line, scene.text.stems(numbers), scene.text.language)
    if not unknown and _only_goes_before(line, scene, numbers):
        notes.append(f"topic: “{line[:40]}” went before the meeting")
        return ""
    if len(line.split()) <= _MAX_TOPIC and not unknown:
        return line
    notes.append(f"topic: “{unknown[0] if unknown else line[:40]}” is not told of this meeting")
    return ""


def _only_goes_before(topic: str, scene: Scene, numbers: Sequence[int]) -> bool:
    """Whether the sentences name the topic as what the meeting came after: "met following the attack"."""
    words = re.escape(re.sub(r"^(?:the|an?) ", "", fold(topic)))
    told = [scene.text.folded[n] for n in numbers]
    before = [here[: m.start()] for here in told for m in re.finditer(rf"(?<!\w){words}(?!\w)", here)]
    return not scene.text.tongue and bool(before) and all(_AFTER.search(here) for here in before)
