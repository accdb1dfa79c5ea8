"""Names in a sentence: where they stand, with which titles, and whether they act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.names import TITLES
from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.states import state_named, state_of_demonym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAME_ENTITIES = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)
_NOT_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at tokens `start` to `end` (exclusive) of sentence `n`, with the title words before it."""

    n: int
    start: int
    end: int
    text: str
    title: str
    label: str
    """The entity type that the parser gives it, or empty."""
    acts: bool
    """Whether it is the subject or agent of a verb."""
    speaks: bool
    """Whether that verb is one of speech, which places seldom govern."""


def mentions_in(n: int, doc: Doc) -> Iterator[Mention]:
    """The names in one sentence: maximal runs of proper nouns, split where a title or demonym ends."""
    flags = [_is_name(token) for token in doc]
    start = 0
    while start < len(doc):
        if not flags[start]:
            start += 1
            continue
        end = start + 1
        while end < len(doc) and (flags[end] or _joins(doc, end, flags)):
            end += 1
        while end > start and not flags[end - 1]:
            end -= 1
        yield from _split(n, doc, start, end)
        start = end


def _is_name(token: Token) -> bool:
    if token.ent_type_ in _NOT_NAMES or not any(c.isalpha() for c in token.text):
        return False
    if fold(token.text) in lexicon.CALENDAR or not (token.text[0].isupper() or token.text[0] in "'"):
        return False
    if token.is_sent_start and token.pos_ not in {"PROPN"} and not token.ent_type_:
        return False
    return token.pos_ == "PROPN" or (
        token.ent_type_ in _NAME_ENTITIES and token.pos_ in {"NOUN", "ADJ", "X", "VERB"}
    )


def _joins(doc: Doc, i: int, flags: list[bool]) -> bool:
    """Small words and hyphens inside one name: "Bank of Vasland", "Franco-Russian", "d'Orsay"."""
    token = doc[i]
    if i + 1 >= len(doc) or not flags[i + 1]:
        return False
    if token.tag_ == "POS" and fold(doc[i + 1].text) in lexicon.ORGANIZATION_WORDS:
        return True  # "Farmers' Union"
    if token.text == "-" and not token.whitespace_ and not doc[i - 1].whitespace_:
        return True
    inside = (
        token.ent_iob_ == "I" and doc[i + 1].ent_iob_ == "I" and token.ent_type_ in {"ORG", "FAC", "PERSON"}
    )
    if token.lower_ in {"of", "for", "the", "and", "&"}:
        return inside and (token.lower_ != "and" or doc[i - 1].pos_ != "PROPN" or doc[i + 1].dep_ != "conj")
    return token.lower_ in {
        "de",
        "da",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
    }


def _split(n: int, doc: Doc, start: int, end: int) -> Iterator[Mention]:
    """The mentions in one run: "French President Emmanuel Macron" is a demonym, a title and a name."""
    while start < end and _is_demonym(doc[start]) and not _opens_organization(doc, start, end):
        start += 1
    title_end = start
    while title_end < end and fold(doc[title_end].text).rstrip(".") in TITLES:
        title_end += 1
    if title_end == end or (title_end > start and _is_office(doc, end)):
        title_end = start if _is_office(doc, end) else title_end
    if title_end >= end:
        return
    text = doc[title_end:end].text
    if fold(text) in lexicon.NO_NAMES or len(text) < 2:
        return
    labels = Counter(t.ent_type_ for t in doc[title_end:end] if t.ent_type_)
    label = labels.most_common(1)[0][0] if labels else ""
    yield Mention(
        n,
        title_end,
        end,
        text,
        doc[start:title_end].text,
        label,
        _acts(doc, title_end, end),
        _speaks(doc, title_end, end),
    )


def _is_demonym(token: Token) -> bool:
    return token.ent_type_ == "NORP" or bool(state_of_demonym(token.text) and not state_named(token.text))


def _opens_organization(doc: Doc, start: int, end: int) -> bool:
    """Whether a demonym belongs to the name: "Marovian Football Federation"."""
    return end - start > 1 and fold(doc[end - 1].text) in lexicon.ORGANIZATION_WORDS


def _is_office(doc: Doc, end: int) -> bool:
    """Whether a run that opens with title words is an office: "Foreign Ministry", "Finance Committee"."""
    return fold(doc[end - 1].text) in lexicon.ORGANIZATION_WORDS


def _acts(doc: Doc, start: int, end: int) -> bool:
    root = doc[start:end].root
    return root.dep_ in {"nsubj", "agent"} or (root.dep_ == "pobj" and root.head.dep_ == "agent")


def _speaks(doc: Doc, start: int, end: int) -> bool:
    root = doc[start:end].root
    return root.dep_ == "nsubj" and root.head.lemma_.lower() in lexicon.SPEECH
