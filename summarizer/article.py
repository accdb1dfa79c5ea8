"""An article as read: its text exactly as decoded, and where its sentences stand."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from summarizer.language import language
from summarizer.masking import mask, mask_address
from summarizer.plaintext import one_line, storable
from summarizer.sentences import Sentence, split


@dataclass(frozen=True, slots=True)
class Article:
    """One article. Built by `Article.of`, which the readers call.

    `text` is the text as decoded, unchanged: every offset in a summary counts its characters.
    `source` says where it was read from (a path, a URL, "-" for standard input), `published` is an ISO
    date (`2026-02-05`) or empty; weekdays in the text are resolved against it.
    """

    id: str
    text: str = field(repr=False)
    source: str
    title: str
    outlet: str
    url: str
    published: str
    sentences: tuple[Sentence, ...] = field(repr=False)

    @classmethod
    def of(
        cls,
        text: str,
        *,
        source: str = "text",
        title: str = "",
        outlet: str = "",
        url: str = "",
        published: str = "",
    ) -> Article:
        """An article from its text; `id` is the SHA-256 of the text in UTF-8, in hex.

            Article.of("Ada Voss met Bruno Keller on Tuesday.", outlet="Courier", published="2026-02-05")

        Nothing is guessed here: without `published`, "Tuesday" stays a word. `read_article` looks for a date
        and a title in the text. Half a character, which cannot be written, becomes a question mark.
        """
        data = text.encode("utf-8", "replace")
        text = data.decode("utf-8")
        return cls(
            id=hashlib.sha256(data).hexdigest(),
            text=text,
            source=mask_address(storable(source)),
            title=one_line(title),
            outlet=one_line(outlet),
            url=mask(storable(url)),
            published=published,
            sentences=split(text),
        )

    @property
    def language(self) -> str:
        """The ISO 639 code of the language it is in; English where that is not sure."""
        return language(self.text)

    def __getitem__(self, n: int) -> str:
        """The text of sentence number `n` (from 1), as it stands in the article."""
        sentence = self.sentences[n - 1]
        return self.text[sentence.start : sentence.end]
