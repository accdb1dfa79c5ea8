"""The article as grounding asks of it: does it hold these words, and where do they stand?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from summarizer.article import Article
from summarizer.plaintext import fold
from summarizer.summary import Evidence

_MAX_SPANS = 6
_ACRONYM = 3  # letters


class Text:
    """One article, folded once for comparison. Sentence numbers count from 1."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.folded = {s.n: fold(article[s.n]) for s in article.sentences}

    @cached_property
    def whole(self) -> str:
        return " ".join(self.folded.values())

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", self.whole))

    def holds(self, phrase: str) -> bool:
        """Whether the phrase stands in the article as whole words, up to case, space and quote shape."""
        if phrase.isupper() and len(phrase) <= _ACRONYM:  # "US" is not "us"
            return _stands_in(self.article.text, phrase)
        return _stands_in(self.whole, fold(phrase))

    def holds_words(self, phrase: str) -> bool:
        """Whether every word of the phrase occurs somewhere in the article."""
        return set(re.findall(r"\w+", fold(phrase))) <= self.words

    def sentences_with(self, forms: Sequence[str]) -> list[int]:
        """Numbers of the sentences that hold one of the forms."""
        wanted = [fold(form) for form in forms]
        return [n for n, folded in self.folded.items() if any(_stands_in(folded, form) for form in wanted)]

    def evidence(self, numbers: Iterable[int], near: Sequence[str] = ()) -> tuple[Evidence, ...]:
        """The sentences `numbers` as spans, unknown numbers left out, in order, at most six.

        With `near`, only sentences that hold one of these forms, as long as there is one.
        """
        known = sorted({n for n in numbers if n in self.folded})
        if near:
            holding = set(self.sentences_with(near))
            known = [n for n in known if n in holding] or known
        return tuple(self._span(n) for n in known[:_MAX_SPANS])

    def _span(self, n: int) -> Evidence:
        s = self.article.sentences[n - 1]
        return Evidence(start=s.start, end=s.end, text=self.article.text[s.start : s.end])


def _stands_in(text: str, phrase: str) -> bool:
    r"""Whether `phrase` occurs in `text` with no word character right before or after it.

    As `(?<!\w)phrase(?!\w)` would find it; but to compile a pattern takes longer than to look for a name.
    """
    at = text.find(phrase)
    while at >= 0:
        if not _is_word(text[at - 1 : at]) and not _is_word(text[at + len(phrase) : at + len(phrase) + 1]):
            return True
        at = text.find(phrase, at + 1)
    return False


def _is_word(character: str) -> bool:
    r"""What `\w` matches. An empty string, beyond either end of a text, is none."""
    return character.isalnum() or character == "_"
