"""Whether a retold line denies what its sentences state, or states what they deny.

Each denial is asked of the words that stand behind it: the sentence that holds these words must deny them as
well, by a denial of its own that the line does not repeat elsewhere; and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.grounding.scene.text import Text
from summarizer.grounding.speech.leaning import KEEPS_SILENT, UNDECIDED
from summarizer.grounding.words.cues import DENIALS, NEGATIONS, cue
from summarizer.grounding.words.wording import is_function_word, stems
from summarizer.plaintext import fold

_BEFORE = 60  # characters in which a denial denies what stands behind it
_SOON = 30
_BEHIND = 90  # and in which "was refused" denies what stands before it
_AFFIRMS = re.compile(
    r"\b(?:nothing (?:short of|less than|but)|not (?:only|just|merely|simply)"
    r"|not (?:\w+ )?(?:less|fewer) than|no doubt|whether or not)\b"
)
_DENIES_ALL = re.compile(
    r"\b(?:no such|nothing of the (?:sort|kind)|none of (?:it|that|this)"
    r"|(?:is|was|are|were) (?:false|untrue))\b"
)
"""By which a sentence denies all that was said before."""
_ENDS = re.compile(r"[.;:!?]|\b(?:but|while|although)\b|,(?= \w+ing\b)")
_OWN_DENIALS = re.compile(DENIALS.pattern + r"|\bwithout\b")
_PLAIN = re.compile(
    r"\b(?:not|never|cannot|no|neither|without|stopped short of|(?:declin|refus)\w+ to)\b|n't\b"
)
_IS_NOT = re.compile(r"[^,;.]{0,60}\b(?:is|are|was|were|do|does|did|has|have|can|will|would) not(?=[,;.]|$)")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_TURNS_BOTH = re.compile(
    r"\b(?:refus|declin|reject|den(?:y|ie)|oppos|rul(?:e|ed|es|ing) out|dismiss|disput(?:es|ed|ing)"
    r"|halt|block|prevent|withhold|abandon|cancel|scrap|withdr|exclud|veto|false|untrue|wrong|impossible|unlikely)\w*"
)
"""Words that deny what stands before them too: "the offer was refused"."""
_UP = cue(
    "rose rises? risen jump(?:s|ed)? climb(?:s|ed)? gain(?:s|ed) surg(?:es|ed) soar(?:s|ed)? increas(?:es|ed)"
)
_DOWN = cue(
    "fell fallen falls dropp?(?:s|ed)? sank tumbl(?:es|ed) slip(?:s|ped) plung(?:es|ed) slump(?:s|ed)"
)
_WILL_SPEAK = re.compile(
    r"\b(?:will|would|agree[sd]? to|(?:is|are|was|were) (?:ready|willing) to) (?:\w+ )?"
    r"(?:say|comment|discuss|confirm)\b(?! (?:nothing|no))"
)


def turned(line: str, text: Text, cited: Sequence[int], nearest: Sequence[int]) -> str:
    """Why the line says no where its sentences say yes or the other way round, or empty.

    Of the cited sentences those `nearest` share most words with the line.
    """
    told = [fold(text.plain[n]) for n in cited if n in text.plain]
    beside = [fold(text.plain[n - d]) for n in cited for d in (-1, 1, 2) if n - d in text.plain]
    said = fold(line)
    if any(KEEPS_SILENT.search(plain) for plain in told):
        speaks = _WILL_SPEAK.search(said)
        if speaks and not KEEPS_SILENT.search(said) and not _OWN_DENIALS.search(said[: speaks.start()]):
            return "it states what its sentences deny"
        said = KEEPS_SILENT.sub(" ", said)
    if any(UNDECIDED.search(plain) for plain in told):
        said = UNDECIDED.sub(" ", said)
    if _goes_the_other_way(said, [fold(text.plain[n]) for n in nearest]):
        return "it tells a rise as a fall, or a fall as a rise"
    if any(_is_denied_alone(match, said, told, beside) for match in _denials(said)):
        return "it denies what its sentences state"
    if any(_is_stated(fold(line), fold(text.plain[n]), most=n in nearest) for n in cited if n in text.plain):
        return "it states what its sentences deny"
    return ""


def _goes_the_other_way(said: str, told: Sequence[str]) -> bool:
    """Whether the line only falls where its sentences only rise, or only rises where they fall."""
    here = " ".join(told)
    up, down = (bool(way.search(said)) for way in (_UP, _DOWN))
    return (
        up != down and bool((_DOWN if up else _UP).search(here)) and not (_UP if up else _DOWN).search(here)
    )


def _denials(said: str) -> list[re.Match[str]]:
    affirming = [match.span() for match in _AFFIRMS.finditer(said)]
    return [m for m in _OWN_DENIALS.finditer(said) if not any(a <= m.start() < b for a, b in affirming)]


def _is_denied_alone(match: re.Match[str], said: str, told: Sequence[str], beside: Sequence[str]) -> bool:
    """Whether no sentence denies what this denial of the line denies."""
    words = stems(_ENDS.split(said[match.end() : match.end() + _BEFORE])[0])[:2]
    if not words:
        return False
    if any(_denies_alike(said[match.start() :][:40], plain) or _DENIES_ALL.search(plain) for plain in told):
        return False
    rest = said[: match.start()] + " " + said[match.end() :]
    together = [plain for plain in told if {*words} <= {*stems(plain)}]
    together = together or [plain for plain in told if {*words} & {*stems(plain)}]
    return not any(_denies(plain, words, rest) for plain in together or [*told, *beside])


def _denies_alike(words: str, plain: str) -> bool:
    """Whether a sentence denies in the same small words, "not over", or the same of "it"."""
    denial, behind = [*re.findall(r"[\w']+", words), "", ""][:2]
    same = re.compile(rf"\b{re.escape(denial)} {re.escape(behind)}\b" if is_function_word(behind) else "(?!)")
    of_it = re.compile(rf"\b{re.escape(denial)} (?:\w+ )?(?:it|that|this|them)\b")
    return bool(same.search(plain) or of_it.search(plain))


def _denies(plain: str, words: Sequence[str], rest: str) -> bool:
    """Whether the sentence denies one of the words, by means that the `rest` of the line has not."""
    own = {found[0] for found in NEGATIONS.finditer(rest)}
    plain = _AFFIRMS.sub(" ", plain)
    for match in NEGATIONS.finditer(plain):
        before_any = plain.startswith(" any", match.end()) and f"{match[0]} any" not in rest
        if match[0] in own and not DENIALS.fullmatch(match[0]) and not before_any:
            continue
        behind = _ENDS.split(plain[match.end() : match.end() + _BEHIND])[0]
        lead = _ENDS.split(plain[max(0, match.start() - _BEHIND) : match.start()])[-1]
        around = behind + " " + lead if _TURNS_BOTH.fullmatch(match[0]) else behind
        # Where they "oppose it", "not oppose it" is no denial of theirs.
        if {*words} & {*stems(around)} and not {*words} & {*stems(match[0])}:
            return True
    return False


def _is_stated(said: str, plain: str, *, most: bool) -> bool:
    """Whether words that the sentence denies stand in the line with nothing that denies them."""
    for match in _PLAIN.finditer(_AFFIRMS.sub(lambda found: " " * len(found[0]), plain)):
        clause = re.split(r"[,;:.]", plain[match.end() : match.end() + _BEFORE])[0]
        behind = stems(clause)[:3]
        found = [at for stem in behind if (at := _places(said, stem))]
        if not behind or not _places(said, behind[0]) or len(found) < min(2 if most else 3, len(behind)):
            continue
        if len(behind) == 1 and not _bears(said, match[0], clause):
            continue
        bare = _without(said, behind)
        if not any(_is_denied_at(bare, at) for places in found for at in places):
            return True
    return False


def _bears(said: str, denial: str, clause: str) -> bool:
    """Whether the line has the one word that is denied as it stands there: "with a deal", "to comment"."""
    word = re.escape(next(iter(re.findall(r"[\w'-]+", re.sub(r"^ (?:an?|the|any) ", " ", clause))), ""))
    if not denial.endswith(" to") and _OWN_DENIALS.search(said):
        return False  # of one word it is not seen which of its uses was denied
    if denial == "without":
        return bool(re.search(rf"\bwith (?:(?:an?|the) )?{word}\b", said))
    return bool(re.search(rf"\bto {word}\b", said)) if denial.endswith(" to") else True


def _places(said: str, stem: str) -> list[int]:
    """Where words with this stem stand in the line."""
    return [m.start() for m in _WORD.finditer(said) if stem in stems(m[0])]


def _without(said: str, words: Sequence[str]) -> str:
    """The line with these words blank: a "deny" that is denied denies nothing."""
    return _WORD.sub(lambda m: " " * len(m[0]) if {*stems(m[0])} & {*words} else m[0], said)


def _is_denied_at(said: str, at: int) -> bool:
    lead = said[max(0, at - _BEFORE) : at]
    behind = said[at : at + _BEHIND]
    return bool(
        _OWN_DENIALS.search(lead)
        or _TURNS_BOTH.search(lead)
        or re.search(r"\b(?:fail|lack|unable|unwilling|stop|avoid)\w*", lead)
        or _TURNS_BOTH.search(behind)
        or UNDECIDED.search(said)
        or _IS_NOT.match(behind)
        or KEEPS_SILENT.search(said[max(0, at - _BEFORE) : at + _SOON])
    )
