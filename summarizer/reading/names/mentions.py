"""Names in a sentence: where they stand, with which titles, and whether they act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.names import TITLES
from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.lexicon import words
from summarizer.reading.names.titles import (
    IN_NAMES,
    behind_demonyms,
    inner_title,
    is_demonym_at,
    is_title,
    makes_title,
)
from summarizer.states import state_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAME_ENTITIES = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)
_NOT_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})
_PARTICLES = words("names.particles")
# Where the parser makes one word of "U.N.-led".
_WITH_SUFFIX = re.compile(rf"-(?:{'|'.join(lexicon.SUFFIXES)})$")

_SHOUTED = 4  # words in capitals one behind the other, which no name has

# Of many states, hence the name of none: "West African leaders".
_REGIONAL = words("names.regional")


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
    for i in _shouted(doc):
        flags[i] = False
    start = 0
    while start < len(doc):
        end = start + 1
        while flags[start] and end < len(doc) and (flags[end] or _joins(doc, end, flags)):
            end += 1
        if flags[start]:
            yield from _split(n, doc, start, end)
        start = end


def _shouted(doc: Doc) -> set[int]:
    """The tokens of runs all in capitals, as a heading within a paragraph is: "PORT TO CLOSE OLD QUAY"."""
    found: set[int] = set()
    run: list[int] = []
    for token in doc:
        run = [*run, token.i] if token.is_upper and token.is_alpha and len(token) > 1 else []
        if len(run) >= _SHOUTED:
            found.update(run)
    return found


def _is_name(token: Token) -> bool:
    if token.ent_type_ in _NOT_NAMES or not any(c.isalpha() for c in token.text):
        return False
    capital = token.text[0].isupper() or token.text[0] == "'" or token.text[:2].lower() in {"d'", "l'"}
    named = token.ent_type_ == "PERSON" and token.pos_ == "PROPN"  # "Anna May", "Jan Berg"
    if (fold(token.text) in lexicon.CALENDAR and not named) or not capital:
        return False
    known = fold(token.text) in lexicon.MEDIA  # "Axios", an adverb to the parser
    if token.is_sent_start and token.pos_ not in {"PROPN"} and not token.ent_type_ and not known:
        return False
    return (
        known
        or token.pos_ == "PROPN"
        or (token.ent_type_ in _NAME_ENTITIES and token.pos_ in {"NOUN", "ADJ", "X", "VERB"})
    )


def _joins(doc: Doc, i: int, flags: list[bool]) -> bool:
    """Small words and hyphens inside one name: "Bank of Vasland", "Franco-Russian", "d'Orsay"."""
    token, following = doc[i], next((t for t in doc[i + 1 :] if t.lower_ not in {"-", *_PARTICLES}), None)
    if following is None or i + 1 == len(doc):
        return False
    if token.text == "-" and not token.whitespace_ and not doc[i - 1].whitespace_:
        return flags[i + 1]
    if token.lower_ in _PARTICLES:
        return flags[following.i]
    if token.lower_ == "of" and doc[i + 1].lower_ == "the" and flags[min(i + 2, len(doc) - 1)]:
        return _opens_with_of(doc[i - 1])  # "Committee of the Red Cross"
    return flags[i + 1] and _links(doc, i)


def _links(doc: Doc, i: int) -> bool:
    """Whether the word goes on with the name before it to the one behind it."""
    token, last = doc[i], doc[_last_of_run(doc, i + 1)]
    if token.tag_ == "POS" and fold(last.text) in lexicon.ORGANIZATION_WORDS:
        # "Farmers' Union", "Prime Minister's Office"; "Malaysia's Foreign Ministry" is an owner's ministry
        whose = fold(doc[i - 1].text)
        return token.text == "'" or whose in {"people", "women", "men", "children", *TITLES - IN_NAMES}
    if token.lower_ == "of" and _opens_with_of(doc[i - 1]):
        return True
    if any(state_named(doc[max(first, 0) : i + 2].text) for first in (i - 2, i - 1)):
        return True  # "Trinidad and Tobago"
    inside = token.ent_iob_ == "I" == doc[i + 1].ent_iob_ and token.ent_type_ in {"ORG", "FAC", "PERSON"}
    if token.lower_ == "of" and token.ent_type_ == "PERSON":
        return False  # "Anna Kessler of Norway"
    if token.lower_ in {"and", "&"}:  # "Kan and Army Radio"
        listed = doc[i + 1].dep_ == "conj" or (last.dep_ == "conj" and last.i > i + 1)
        return inside and not (listed and doc[i - 1].pos_ == "PROPN")
    return inside and token.lower_ in {"of", "for", "the"}


def _last_of_run(doc: Doc, i: int) -> int:
    """The last token of the capitalised words that begin at `i`."""
    while i + 1 < len(doc) and doc[i + 1].pos_ == "PROPN" and doc[i + 1].text[:1].isupper():
        i += 1
    return i


def _opens_with_of(token: Token) -> bool:
    """Whether "of" behind the word goes on with the name: "Secretary of State", "Bank of Vasland"."""
    word = fold(token.text)
    return word in {"secretary", "port", "cape"} or (
        word in lexicon.ORGANIZATION_WORDS and word not in {"government", "army"}
    )


def _split(n: int, doc: Doc, start: int, end: int) -> Iterator[Mention]:
    """The mentions in one run: "French President Emmanuel Macron" is a demonym, a title and a name.

    A body before the title is a mention of its own: "NATO Secretary-General", "U.S. President".
    """
    opening = start = behind_demonyms(doc, start, end)
    while start < end and is_title(doc, start):
        start += 1
    if start == end:
        return
    known = any(makes_title(doc, i) for i in range(opening, start))
    title = None if known else inner_title(doc, start, end)
    if title is None:
        yield from _named(n, doc, opening, start, end)
        return
    if start < title[0] and not is_demonym_at(doc, start):
        yield from _named(n, doc, start, start, title[0])
    yield from _named(n, doc, title[0], title[1], end)


def _named(n: int, doc: Doc, opening: int, start: int, end: int) -> Iterator[Mention]:
    """The mention at `start` to `end`, its title from `opening`, unless that is no name."""
    text, last = doc[start:end].text, doc[end - 1]
    region = fold(last.text) in _REGIONAL and last.dep_ in {"amod", "compound"}
    if fold(text) in lexicon.NO_NAMES or len(text.rstrip(".")) < 2 or region:
        return
    labels = Counter(t.ent_type_ for t in doc[start:end] if t.ent_type_)
    label = labels.most_common(1)[0][0] if labels else ""
    root = first_of(_of_kind(doc[start:end].root))
    speaks = root.dep_ == "nsubj" and root.head.lemma_.lower() in lexicon.SPEECH
    title = doc[opening:start].text
    yield Mention(n, start, end, _WITH_SUFFIX.sub("", text), title, label, _acts(root), speaks)


def _acts(root: Token) -> bool:
    by = root.head if root.dep_ == "pobj" else root
    beside = root.dep_ == "appos" and root.head.dep_ == "nsubj"  # "the public broadcaster Kan said"
    return root.dep_ in {"nsubj", "agent"} or by.dep_ == "agent" or beside or is_according(root)


def is_according(token: Token) -> bool:
    """Whether something is so "according to" whoever the token names."""
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"


def _of_kind(root: Token) -> Token:
    """The noun behind a name that says what kind of body it is: "the Houthi movement"."""
    kind = root.dep_ in {"compound", "nmod"} and root.head.lemma_.lower() in lexicon.BODY_KINDS
    return root.head if kind and root.head.i == root.i + 1 and root.pos_ == "PROPN" else root


def first_of(token: Token) -> Token:
    """The first of the things that "and" joins: what holds of it holds of all.

    Long lists of places the parser takes for appositions of one another.
    """
    places = {"GPE"}
    while token.dep_ == "conj" or (
        token.dep_ == "appos" and {token.ent_type_} == {token.head.ent_type_} == places
    ):
        token = token.head
    return token
