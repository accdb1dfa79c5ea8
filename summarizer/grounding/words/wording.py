"""What the words of a sentence come to: content words, numbers, and whether one rewords another.

Nothing here knows an article or a story. The lists are function words of English, which every language of the
program's own tables shares with none by chance long enough to matter; other scripts are compared by letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from summarizer.grounding.words.tongues import tongue
from summarizer.plaintext import fold, is_unspaced

_FUNCTION_WORDS = frozenset(
    """
    a an the this that these those and or but nor so yet if than then as at by for from in into of off on
    onto out over per to up upon via with within without about above across after against along amid among
    around before behind below beneath beside besides between beyond despite down during except inside like
    near outside past regarding concerning since through throughout toward towards under underneath until
    till while whilst when whenever where whereas wherever which who whom whose what whatever why how
    because although though unless whether meanwhile however later earlier instead therefore thus moreover
    once i me my mine myself we us our ours you your yours he him his himself she her hers herself it its
    itself they them their theirs themselves one ones each every either neither both all any some such same
    own other another others more most less least much many few several very too also just only even still
    already again further ever here there now be am is are was were been being have has had having do does
    did doing done can could may might must shall should will would ought need not no never none nothing
    nobody cannot s t d ll re ve m
    """.split()
)
# Words an editor adds in retelling any story: they say that something is told, not what.
_RETELLING = frozenset(
    """
    say said says saying tell told report reported reportedly accord according accordingly state stated
    add added statement comment remark article news story account official officials source sources side sides
    party parties talk talks meet met meeting held hold holds take took taken place give gave given make made
    remain remained remains stay call called former current new include included including involve involved
    follow followed following come came go went gone issue matter question part time people person group
    country countries government leader leaders minister ministers two three
    """.split()
)
# Deeds and harms that nobody may be said to have done or suffered unless the article uses the word itself.
_GRAVE = frozenset(
    """
    kill murder shoot shot stab rape assault abuse torture bomb attack die dead death suicide poison kidnap
    abduct hostage arrest jail prison imprison convict guilty charge indict sentence sue fraud bribe bribery
    corrupt corruption embezzle steal stole theft launder money crime criminal terrorist terrorism traitor
    treason spy espionage affair divorce drunk drug cocaine cancer resign resignation fire fired sack
    dismiss oust overthrow coup surrender invade invasion declare war strike nuclear lie lied liar admit
    confess flee fled beat beaten escape expel deport apologize apologise bankrupt bankruptcy default
    collapse crash explode explosion
    """.split()
)
_NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty
        """.split()
    )
} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80",
    "ninety": "90", "hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000",
    "trillion": "1000000000000", "dozen": "12", "half": "1/2", "quarter": "1/4", "third": "3",
    "thirds": "1/3", "first": "1", "second": "2", "twice": "2", "double": "2", "triple": "3", "fourth": "4",
    "fifth": "5", "mn": "1000000", "bn": "1000000000", "m": "1000000", "percent": "%",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")


def content_words(text: str, language: str = "en") -> list[str]:
    """The words of `text`, folded, that are no function words, without possessive endings.

    In other languages scripts without spaces give pairs of letters.
    """
    if abroad := tongue(language):
        runs = re.findall(r"[^\W\d_]+", fold(text))
        return [piece for run in runs for piece in _pairs(run) if piece not in abroad.function]
    words = (re.sub(r"'s?$", "", word) for word in _WORD.findall(fold(text).replace("-", " ")))
    return [word for word in words if word and word not in _FUNCTION_WORDS]


def is_function_word(word: str) -> bool:
    return word.lower() in _FUNCTION_WORDS


def stems(text: str, language: str = "en") -> list[str]:
    """The stems of the content words, in order: Snowball's for the language, pairs of letters for scripts
    without spaces.
    """
    return [piece for word in content_words(text, language) for piece in _pieces(word, language)]


def _pieces(word: str, language: str) -> list[str]:
    return _pairs(word) if is_unspaced(word) else [_stem(word, language)]


def _pairs(word: str) -> list[str]:
    """The word itself, or the pairs of letters of one in a script without spaces."""
    return [word[i : i + 2] for i in range(max(1, len(word) - 1))] if is_unspaced(word) else [word]


@cache
def _stem(word: str, language: str = "en") -> str:
    if language == "ar":
        return _arabic_stem(word)
    stemmer = _stemmer(language)
    stem = str(stemmer.stemWord(word)) if stemmer else word
    return _SPELLING.sub("or", stem) if language == "en" else stem


_SPELLING = re.compile(r"(?<=\w\w)our$")  # "favour", as "favor"


# A light stemmer, as is usual for retrieval: Snowball's wants letters that folded text no longer tells apart.
_PREFIX = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل)|[وفبكل](?=\w{4})|[يتنس](?=\w{3}))")
_SUFFIX = re.compile(r"(?<=\w{3})(?:هما|ها|هم|ات|ون|ين|ان|وا|يه|ه|ي|ت|ا)$")


def _arabic_stem(word: str) -> str:
    return _SUFFIX.sub("", _PREFIX.sub("", word))


_ALGORITHMS = {
    "en": "english", "fr": "french", "de": "german", "es": "spanish", "it": "italian", "pt": "portuguese",
    "ru": "russian", "nl": "dutch", "sv": "swedish", "da": "danish", "no": "norwegian",
    "fi": "finnish", "hu": "hungarian", "ro": "romanian", "tr": "turkish", "el": "greek", "hi": "hindi",
    "id": "indonesian", "ga": "irish", "lt": "lithuanian", "sr": "serbian", "eu": "basque", "pl": "polish",
    "fa": "persian", "cs": "czech",
}  # fmt: skip


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer  # noqa: PLC0415  only where something is grounded

    name = _ALGORITHMS.get(language)
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None


_COMPOUND = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ]"
    r"(one|two|three|four|five|six|seven|eight|nine)\b"
)
_AND_A_HALF = re.compile(r"\b([a-z]+|\d+) and a half\b")


def spelled_out(text: str) -> str:
    """The text folded, with numbers of several words as digits: "forty-one", "three and a half"."""
    plain = re.sub(r"\bper mille\b", "permille", fold(text))
    plain = _COMPOUND.sub(lambda m: str(int(_NUMBER_WORDS[m[1]]) + int(_NUMBER_WORDS[m[2]])), plain)
    return _AND_A_HALF.sub(lambda m: f"{_NUMBER_WORDS.get(m[1], m[1])}.5", plain)


def numbers(text: str) -> list[str]:
    """Every number of `text` in a common form, in order: digits without separators, words as digits."""
    plain = spelled_out(text)
    found = [(m.start(), re.sub(r",(?=\d{3})", "", m[0]).rstrip(".,")) for m in _NUMERAL.finditer(plain)]
    found += [
        (m.start(), _NUMBER_WORDS[m[0]])
        for m in re.finditer(r"[a-z]+", plain)
        if m[0] in _NUMBER_WORDS and m[0] not in _LOOSE
    ]
    return [number for _, number in sorted(found)]


def number_of(word: str) -> str:
    """The number that one word of folded text is, in its common form; empty for none."""
    if word[:1].isdecimal() and _NUMERAL.fullmatch(word):
        return re.sub(r",(?=\d{3})", "", word)
    return "" if word in _LOOSE else _NUMBER_WORDS.get(word, "")


def is_number_word(word: str) -> bool:
    return word.lower() in _NUMBER_WORDS


def counted(text: str) -> list[tuple[str, str]]:
    """Every number of `text` in its common form, with the word right behind it, in order."""
    plain = re.sub(r"\s*(?:%|\bper cent\b)", " percent", spelled_out(text))
    found = re.findall(r"(\d+(?:[.,]\d+)*|[a-z]+)(?=[ -]([^\W\d_]+))", plain)
    return [(numbers(number)[0], word) for number, word in found if numbers(number)]


# Number words that as often count nothing: "one", "a second look", "quarter", "m".
_LOOSE = frozenset(
    ["one", "second", "first", "third", "m", "percent", "fifth", "fourth", "double", "half", "quarter"]
)


def new_words(line: str, held: Iterable[str], language: str = "en") -> list[str]:
    """Content words of `line` whose stems are not among `held`, words of mere retelling left out."""
    known = set(held)
    shapes = {stem[:5] for stem in known if len(stem) >= 5}
    return [
        word
        for word in content_words(line, language)
        if (language != "en" or word not in _RETELLING)
        and not all(piece in known or piece[:5] in shapes for piece in _pieces(word, language))
    ]


def is_grave(word: str) -> bool:
    """Whether the word accuses or injures: such a word must be the article's own."""
    return word in _GRAVE or _stem(word) in {_stem(grave) for grave in _GRAVE}
