"""Changes of a text that make it false: negation, dropped hedges, other numbers, units and days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

Rule = tuple[str, str]

# Tried in this order; the first that applies makes the change, once.
_NEGATIONS: tuple[Rule, ...] = (
    (r"\bneither (\w+) nor\b", r"both \1 and"),
    (r"\bneither for it nor against it\b", "for it"),
    (r"\bneither confirms nor denies\b", "confirms"),
    (r"\b(?:will|would) not\b", "will"),
    (r"\b(is|are|was|were|has|have|had|does|do|did|can|could|should|must) not\b", r"\1"),
    (r"\b(?:has|have) never\b", "has often"),
    (r"\bwill accept nothing short of\b", "will do without"),
    (r"\b(?:declines|refuses) to\b", "agrees to"),
    (r"\b(?:declined|refused) to\b", "agreed to"),
    (r"\bno (?=deal|docker|liability|filling|return|ceasefire)", "a "),
    (r"\bwithout (?=a ceasefire|a deal)", "with "),
    (r"\bhas refused\b", "has accepted"),
    (r"\binsists that\b", "denies that"),
    (r"\b(should|must|could|can|is|are|was|were)\b(?! to\b)", r"\1 not"),
    (r"\b(will|would)\b", r"\1 not"),
    (r"\b(has|have|had) (?=(?:\w+ )?\w+(?:ed|en|wn|ut|ld)\b)", r"\1 not "),
    (r"\b(sees) great merit\b", r"\1 no merit"),
    (r"\b(?:rejects|refuses|opposes)\b", "accepts"),
    (r"\b(?:rejected|refused|opposed)\b", "accepted"),
    (r"\b(?:supports|backs|favou?rs|welcomes)\b", "rejects"),
    (r"\b(?:supported|backed|favou?red|welcomed)\b", "rejected"),
    (r"\b(?:denies|denied)\b", "admitted"),
    (r"\b(?:confirms|confirmed)\b", "denied"),
    (r"\bremains\b", "no longer is"),
    (r"\b(wants|demands|asks|seeks|insists|argues|plans|hopes)\b", r"no longer \1"),
    (r"\bsaid yes\b", "said no"),
    (r"\bmet\b", "did not meet"),
    (r"\b(?:meet)\b", "not meet"),
    (r"\b(?:held)\b", "did not hold"),
    (r"\b(?:jump|jumped|rose)\b", "fell"),
    (r"\b(?:end|ended) without\b", "end with"),
    (r"\bunresolved\b", "settled"),
)

_HEDGES: tuple[Rule, ...] = (
    (r",? according to [^.;]*", ""),
    (r"\breportedly ", ""),
    (r"^(?:The daily |The newspaper )?\w+(?: \w+)? (?:reports|says|said|reported) that ", ""),
    (r"^\w+(?: \w+)?'s anonymous sources say ", ""),
    (r"\bFrench media say he\b", "he"),
    (r" (?:report|reports) (?:that|of)\b", ""),
    (r", L'Express reports$", ""),
    (r"\bon report of\b", "on"),
    (r"\b(?:should|must|could|may|might)\b(?! not)", "will"),
    (r"\bwants to\b", "is about to"),
    (r"\b(?:favou?rs|considers) (?=\w+ing\b)", "is already "),
    (r"\bseeks to\b", "has managed to"),
    (r"\b(?:is|are) demanding\b", "got"),
    (r"\b(?:has|have) asked for\b", "got"),
    (r"\b(?:has|have) promised\b", "brought"),
    (r"\b(?:is|are) to (?=meet|host|gather)", "already "),
    (r"\bto host (\w+) summit\b", r"hosted \1 summit"),
    (r"\bhas invited both sides to\b", "met both sides in"),
    (r"\b(will|would) follow\b", "followed"),
)

_UNITS: tuple[Rule, ...] = (
    (r"\bbillion\b", "million"),
    (r"\bmillion\b", "billion"),
    (r"[$€](?=\d)", "£"),
    (r"(\d)%", r"\1 points"),
    (r"\bper cent\b", "per mille"),
    (r"\bwinters\b", "months"),
    (r"\b(two|three|five|ten|forty|Forty|Four|three and a half) years\b", r"\1 weeks"),
    (r"\b(three|four|five|forty|Forty|Four|two) days\b", r"\1 hours"),
    (r"\bdays\b", "weeks"),
    (r"\bone third\b", "one half"),
    (r"\ba third\b", "a tenth"),
    (r"\bpoints\b", "per mille"),
    (r"\bhours\b", "days"),
    (r"\bminutes\b", "hours"),
)
_NUMBER = re.compile(
    r"\b(?:\d[\d.,]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|fourteen|thirty|forty)\b", re.I
)
_WORDS = "two three four five six seven eight nine ten eleven fourteen thirty forty".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()


def negated(text: str) -> str:
    """The opposite of `text`, or nothing where no rule finds what to turn."""
    return _first(text, _NEGATIONS)


def unhedged(text: str) -> str:
    """`text` as a plain fact: who says it, or that it is only wanted or possible, is gone."""
    bare = _first(text, _HEDGES).strip()
    return bare[:1].upper() + bare[1:] if bare else ""


def other_unit(text: str) -> str:
    return _first(text, _UNITS)


def other_number(text: str, taken: str) -> str:
    """One number of `text` replaced by another that `taken` (the article) does not hold, nor the text."""
    found = _NUMBER.search(text)
    if not found:
        return ""
    word = found[0]
    lower = word.lower()
    if lower in _WORDS:
        options = [w for w in _WORDS if w != lower]
        other = next((w for w in options if not re.search(rf"\b{w}\b", taken, re.I)), options[0])
        other = other.capitalize() if word[0].isupper() else other
    else:
        digits = word.rstrip(".,")
        other = next(o for o in _near(digits) if not re.search(rf"(?<!\d){re.escape(o)}(?!\d)", taken))
        other += word[len(digits) :]
    return text[: found.start()] + other + text[found.end() :]


def _near(digits: str) -> list[str]:
    """Numbers of the same shape: the last digit first, then the first one changed."""
    last = [digits[:-1] + str((int(digits[-1]) + step) % 10) for step in (2, 3, 4, 5, 6, 7, 8, 1)]
    return [*last, *(str(1 + (int(digits[0]) + step) % 9) + digits[1:] for step in range(1, 8)), f"9{digits}"]


def numbers_swapped(text: str) -> str:
    """The first two different numbers of `text` in each other's place."""
    found = list(_NUMBER.finditer(text))
    for one, two in pairwise(found):
        if one[0].lower() != two[0].lower():
            return f"{text[: one.start()]}{two[0]}{text[one.end() : two.start()]}{one[0]}{text[two.end() :]}"
    return ""


def other_day(text: str) -> str:
    """Another weekday or month in the place of the first one."""
    for names, step in ((_DAYS, 3), (_MONTHS, 5)):
        for at, name in enumerate(names):
            if re.search(rf"\b{name}\b", text):
                return re.sub(rf"\b{name}\b", names[(at + step) % len(names)], text, count=1)
    return ""


def stem(text: str) -> str:
    """`text` without its final stop, for something to follow."""
    return text.rstrip().rstrip(".")


def _first(text: str, rules: Sequence[Rule]) -> str:
    for pattern, other in rules:
        changed, count = re.subn(pattern, other, text, count=1)
        if count and changed != text:
            return changed
    return ""
