"""Titles and demonyms that stand before a name: "French Foreign Minister X"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.names import TITLES
from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.lexicon import words
from summarizer.states import state_named, state_of_demonym

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Titles that only open or fill one: no one is addressed as "Foreign Kessler" or "Deputy".
OF_OFFICE = words("names.of_office")

# Titles that are as often part of a name: "Hassan Sheikh Mohamud", "Martin Luther King".
IN_NAMES = words("names.in_names")
# Parties that are named by their people.
_PARTISANS = words("names.partisans")
_OF_THEIR_OFFICE = frozenset({"secretary", "minister"})  # "Secretary of State", "Minister of Trade"


def is_title(doc: Doc, i: int) -> bool:
    """Whether the word belongs to a title: "Foreign Minister", "Secretary of State", "Vice-President"."""
    word, before = _word(doc, i), _word(doc, i - 1)
    if word == "general" and doc[i].ent_type_ == "ORG":
        return False  # "General Motors"
    behind_of = before == "of" and _word(doc, i - 2) in _OF_THEIR_OFFICE
    if before in OF_OFFICE and word in OF_OFFICE:  # "Minister of Foreign Affairs"
        behind_of |= _word(doc, i - 2) == "of" and _word(doc, i - 3) in _OF_THEIR_OFFICE
    if word in TITLES or behind_of or (word == "of" and before in _OF_THEIR_OFFICE):
        return True
    return (word in OF_OFFICE or word == "-") and i + 1 < len(doc) and is_title(doc, i + 1)


def _word(doc: Doc, i: int) -> str:
    return fold(doc[i].text).rstrip(".") if i >= 0 else ""


def makes_title(doc: Doc, i: int) -> bool:
    """Whether the word makes a title by itself, as "minister" does and "foreign" does not."""
    return _word(doc, i) in TITLES - OF_OFFICE - IN_NAMES


def inner_title(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Where the last title stands that has words before and after it in the run, if there is one."""
    stop = end - 1
    while stop > start:
        first = stop
        while first > start and is_title(doc, first - 1):
            first -= 1
        # "Senate Minority Leader", "Chief Executive".
        leads = _word(doc, stop - 1) in {"leader", "executive"} and stop - 1 > first
        if start < first < stop and (leads or any(makes_title(doc, i) for i in range(first, stop))):
            return first, stop
        stop = min(stop, first) - 1
    return None


def behind_demonyms(doc: Doc, start: int, end: int) -> int:
    """Where the name begins in "French President X" or "Lebanese-Syrian"."""
    first = start
    while start < end and not _opens_organization(doc, start, end):
        if any(state_named(doc[start:stop].text) for stop in range(start + 2, end + 1)):
            break  # "Saudi Arabia", "Dominican Republic"
        if not is_demonym_at(doc, start) and not (start > first and doc[start].text == "-"):
            break
        start += 1
    return start


def is_demonym_at(doc: Doc, i: int) -> bool:
    """Whether the word, or the two that it is one of ("South Korean"), says of which state something is."""
    pairs = [doc[i : i + 2].text, doc[i - 1 : i + 1].text if i else ""]
    # A surname may be taken for a people: "Varro declined", "Rustam Varro".
    surname = doc[i].tag_ == "NNP" and (doc[i].dep_ in {"nsubj", "nsubjpass"} or _is_of_full_name(doc, i))
    if state_named(doc[i].text) or _names_party(doc, i):
        return False
    return (doc[i].ent_type_ == "NORP" and not surname) or any(
        bool(state_of_demonym(word) and not state_named(word))
        for word in (doc[i].text, doc[i].text.removesuffix("s"), *pairs)
    )


def _names_party(doc: Doc, i: int) -> bool:
    """Whether the word is of "Democrats" or "Social Democrats", which name a party rather than a people."""
    last = doc[i + 1] if i + 1 < len(doc) and not state_of_demonym(doc[i].text) else doc[i]
    return any(t.tag_ == "NNPS" and t.lower_ in _PARTISANS for t in (doc[i], last))


def _is_of_full_name(doc: Doc, i: int) -> bool:
    """Whether the word is one of the two of "Rustam Varro", neither of them a title or a known people."""
    last = doc[i].head if doc[i].dep_ == "compound" else doc[i]
    first = doc[last.i - 1] if last.i else None
    if first is None or first.pos_ != "PROPN" or first.head != last or last.tag_ != "NNP":
        return False
    return not is_title(doc, first.i) and not any(state_of_demonym(t.text) for t in (first, last))


def _opens_organization(doc: Doc, start: int, end: int) -> bool:
    """Whether a demonym belongs to the name: "Marovian Football Federation", "Swiss Institute of Art"."""
    words = [fold(token.text) for token in doc[start:end]]
    return len(words) > 1 and (
        words[-1] in lexicon.ORGANIZATION_WORDS | lexicon.MEDIA_WORDS
        or any(a in lexicon.ORGANIZATION_WORDS and b in {"of", "for"} for a, b in pairwise(words))
    )
