"""The article as grounding asks of it: does it hold these words, in which case, and where do they stand?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from summarizer.article import Article
from summarizer.grounding.words.spelled import spelled
from summarizer.grounding.words.tongues import Tongue, tongue
from summarizer.grounding.words.wording import stems
from summarizer.plaintext import fold, is_unspaced, straighten, unmarked
from summarizer.summary import Evidence

_MAX_SPANS = 8
_ACRONYM = 3  # letters
Span = tuple[int, int]


class Text:
    """One article, folded once for comparison. Sentence numbers count from 1.

    `plain` keeps the case: quotes and dashes straight, white space single. `folded` has neither case nor
    compatibility forms. The sentences `without` are empty: the article does not count as holding them.
    """

    def __init__(self, article: Article, without: Collection[int] = ()) -> None:
        self.article = article
        texts = {s.n: "" if s.n in without else article[s.n] for s in article.sentences}
        self.plain = {n: _single(text) for n, text in texts.items()}
        self.folded = {n: fold(text) for n, text in texts.items()}
        self._lowered = {n: _lower(plain) for n, plain in self.plain.items()}
        self.language = article.language
        self._stems: dict[int, frozenset[str]] = {}

    @property
    def tongue(self) -> Tongue | None:
        """The word classes of the article's language; None for English."""
        return tongue(self.language)

    @cached_property
    def whole(self) -> str:
        return " ".join(self.folded.values())

    def stems(self, numbers: Iterable[int]) -> frozenset[str]:
        """The content words of these sentences, cut to their stems."""
        for n in (numbers := [n for n in numbers if n in self.folded]):
            if n not in self._stems:
                self._stems[n] = frozenset(stems(self.folded[n], self.language))
        return frozenset().union(*(self._stems[n] for n in numbers))

    def holds(self, phrase: str) -> bool:
        """Whether the phrase stands in the article as whole words, up to case, space and quote shape."""
        if self.tongue:
            return self.holds_name(phrase)
        if phrase.isupper() and len(phrase) <= _ACRONYM:  # "US" is not "us"
            return stands_in(self.article.text, phrase)
        return stands_in(self.whole, fold(phrase))

    def holds_name(self, name: str) -> bool:
        """Whether the name stands in the article, each word with a capital where `name` has one."""
        return any(True for n in self.plain for _ in self.find(n, name))

    def find(self, n: int, phrase: str) -> Iterator[Span]:
        """Where sentence `n`, as it is `plain`, holds the phrase as whole words, capitals kept."""
        wanted, key = _plain(phrase)
        if self.tongue:
            yield from self._inflected(n, wanted)
            return
        lowered = self._lowered[n]
        at = lowered.find(key) if key else -1
        if at < 0:
            return
        text = self.plain[n]
        while at >= 0:
            end = at + len(key)
            whole = not _is_word(lowered[at - 1 : at]) and not _is_word(lowered[end : end + 1])
            if whole and _keeps_capitals(wanted, text[at:end]):
                yield at, end
            at = lowered.find(key, at + 1)

    def _inflected(self, n: int, wanted: str) -> Iterator[Span]:
        for match in spelled(wanted, self.language).finditer(self.plain[n]) if wanted else ():
            if _keeps_capitals(wanted, match[0]):
                yield match.span()

    def sentences_with(self, forms: Sequence[str]) -> list[int]:
        """Numbers of the sentences that hold one of the forms."""
        if self.tongue:
            return [n for n in self.plain if any(True for form in forms for _ in self.find(n, form))]
        wanted = [fold(form) for form in forms]
        return [n for n, folded in self.folded.items() if any(stands_in(folded, form) for form in wanted)]

    def known(self, numbers: Iterable[int]) -> list[int]:
        """Those of `numbers` that are sentences of the article, in order, each once, at most eight."""
        return sorted({n for n in numbers if self.folded.get(n)})[:_MAX_SPANS]

    def evidence(self, numbers: Iterable[int]) -> tuple[Evidence, ...]:
        """The sentences `numbers` as spans, as far as they are `known`."""
        return tuple(self.span(n) for n in self.known(numbers))

    def span(self, n: int) -> Evidence:
        """Sentence `n` as it stands in the article."""
        s = self.article.sentences[n - 1]
        return Evidence(start=s.start, end=s.end, text=self.article.text[s.start : s.end])


def _single(text: str) -> str:
    """Straight quotes, single spaces, Arabic without vowel signs."""
    return " ".join(unmarked(straighten(text)).split())


@lru_cache(maxsize=16_384)
def _plain(phrase: str) -> tuple[str, str]:
    """The phrase with straight quotes and single spaces, and the same in small letters."""
    wanted = _single(phrase)
    return wanted, _lower(wanted)


def _lower(text: str) -> str:
    """The text in small letters, each in its place: "İ", whose small form takes two, stays as it is."""
    return text.lower() if len(text.lower()) == len(text) else "".join(map(_lower_letter, text))


def _lower_letter(letter: str) -> str:
    return letter.lower() if len(letter.lower()) == 1 else letter


def _keeps_capitals(wanted: str, found: str) -> bool:
    """Whether no word that `wanted` writes with a capital is small in `found`: "Turkey", "turkey"."""
    if wanted.isupper() and len(wanted) <= _ACRONYM:
        return found == wanted
    pairs = zip(re.findall(r"\w+", wanted), re.findall(r"\w+", found), strict=False)
    return all(not want[0].isupper() or not has[0].islower() for want, has in pairs)


def stands_in(text: str, phrase: str) -> bool:
    r"""Whether `phrase` occurs in `text` with no word character right before or after it.

    As `(?<!\w)phrase(?!\w)` would find it; but to compile a pattern takes longer than to look for a name.
    """
    at = text.find(phrase) if phrase else -1
    while at >= 0:
        if not _is_word(text[at - 1 : at]) and not _is_word(text[at + len(phrase) : at + len(phrase) + 1]):
            return True
        at = text.find(phrase, at + 1)
    return False


def _is_word(character: str) -> bool:
    r"""What `\w` matches in scripts that put spaces between words; an empty string is none."""
    return (character.isalnum() or character == "_") and not is_unspaced(character)
