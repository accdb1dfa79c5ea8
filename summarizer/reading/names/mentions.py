"""Names in a sentence: where they stand, with which titles, and whether they act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
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
_PARTICLES = frozenset(["de", "da", "di", "do", "dos", "du", "van", "von", "der", "den", "ter", "zu", "bin",
                        "ibn", "al", "el", "ul", "la", "le", "y"])  # fmt: skip
_WITH_SUFFIX = re.compile(
    rf"-(?:{'|'.join(lexicon.SUFFIXES)})$"
)  # where the parser makes one word of "U.N.-led"

# Titles that only open or fill one: no one is addressed as "Foreign Kessler" or "Deputy".
OF_OFFICE = frozenset(
    """
    prime vice foreign defence defense finance interior trade economy fisheries health energy sports labour
    labor transport agriculture environment education culture justice treasury deputy acting interim former
    ex then senior special top executive press national security crown supreme majority minority
    opposition managing permanent first external internal home affairs state rear adjutant surgeon
    solicitor city county council budget climate digital oil petroleum minerals mining water housing
    science research tourism investment industry commerce aviation migration immigration welfare
    infrastructure communications information gender
    """.split()
)

# Titles that are as often part of a name: "Hassan Sheikh Mohamud", "Martin Luther King".
_IN_NAMES = frozenset(
    """
    mr mrs ms miss mx dr sir dame lord lady baron baroness king queen prince princess sheikh sheikha pope
    bishop father sister brother rabbi imam major judge head chief count duke earl leader coach
    """.split()
)
# Parties that are named by their people.
_PARTISANS = frozenset(
    ["democrats", "republicans", "conservatives", "liberals", "greens", "socialists", "communists", "tories"]
)
# Of many states, hence the name of none: "West African leaders".
_REGIONAL = frozenset(
    "african european asian american arab nordic baltic balkan caribbean western scandinavian".split()
)
_OF_THEIR_OFFICE = frozenset({"secretary", "minister"})  # "Secretary of State", "Minister of Trade"
_PARTISAN = frozenset({"republican", "democrat", "conservative", "liberal", "socialist", "tory"})
# Offices that every state has, named without saying whose.


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
        while end > start and not (flags[end - 1] or (doc[end - 2].text == "-" and end - 2 > start)):
            end -= 1
        yield from _split(n, doc, start, end)
        start = end


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
    token = doc[i]
    if i + 1 >= len(doc):
        return False
    if token.text == "-" and not token.whitespace_ and not doc[i - 1].whitespace_:
        return flags[i + 1]
    if token.lower_ in _PARTICLES:
        ahead = i + 1
        while ahead + 1 < len(doc) and (doc[ahead].lower_ in _PARTICLES or doc[ahead].text == "-"):
            ahead += 1
        return flags[ahead]
    if token.lower_ == "of" and doc[i + 1].lower_ == "the" and i + 2 < len(doc) and flags[i + 2]:
        return _opens_with_of(doc[i - 1])  # "Committee of the Red Cross"
    if token.lower_ == "the" and doc[i - 1].lower_ == "of" and flags[i + 1] and i > 1:
        return _opens_with_of(doc[i - 2])
    return flags[i + 1] and _links(doc, i)


def _links(doc: Doc, i: int) -> bool:
    """Whether the word goes on with the name before it to the one behind it."""
    token = doc[i]
    if token.tag_ == "POS" and fold(doc[_last_of_run(doc, i + 1)].text) in lexicon.ORGANIZATION_WORDS:
        # "Farmers' Union", "Prime Minister's Office"; "Malaysia's Foreign Ministry" is an owner's ministry
        whose = fold(doc[i - 1].text)
        return (
            token.text == "'"
            or whose in {"people", "women", "men", "children"}
            or whose in TITLES - _IN_NAMES
        )
    if token.lower_ == "of" and (_opens_with_of(doc[i - 1])):
        return True
    if token.lower_ == "of" and any(state_named(doc[max(at, 0) : i + 2].text) for at in (i - 2, i - 1)):
        return True  # "Democratic Republic of Congo"
    if token.lower_ == "and" and (state_named(doc[i - 1 : i + 2].text)):
        return True  # "Trinidad and Tobago", "the Competition and Markets Authority"
    inside = (
        token.ent_iob_ == "I" and doc[i + 1].ent_iob_ == "I" and token.ent_type_ in {"ORG", "FAC", "PERSON"}
    )
    if token.lower_ == "of" and token.ent_type_ == "PERSON":
        return False  # "Anna Kessler of Norway"
    last = doc[_last_of_run(doc, i + 1)]
    if token.lower_ == "and" and last.dep_ == "conj" and last.i > i + 1:
        return False  # "Kan and Army Radio"
    if token.lower_ in {"of", "for", "the", "and", "&"}:
        return inside and (token.lower_ != "and" or doc[i - 1].pos_ != "PROPN" or doc[i + 1].dep_ != "conj")
    return False


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


def _behind_demonyms(doc: Doc, start: int, end: int) -> int:
    """Where the name begins in "French President X" or "Lebanese-Syrian"."""
    first = start
    while start < end and not _opens_organization(doc, start, end):
        if any(state_named(doc[start:stop].text) for stop in range(start + 2, end + 1)):
            break  # "Saudi Arabia", "Dominican Republic"
        joins = start > first and doc[start].text == "-"
        if not joins and not is_demonym_at(doc, start):
            break
        start += 1
    return start


def _split(n: int, doc: Doc, start: int, end: int) -> Iterator[Mention]:
    """The mentions in one run: "French President Emmanuel Macron" is a demonym, a title and a name.

    A body before the title is a mention of its own: "NATO Secretary-General", "U.S. President".
    """
    start = _behind_demonyms(doc, start, end)
    if start == 0 and doc[0].lemma_.lower() in lexicon.MEDIA_NOUNS and end > 1:
        start = 1  # "Newspaper La Tercera said"
    opening = start
    while start < end and (_is_title(doc, start)):
        start += 1
    if start == end:
        start = opening
        return
    known = start > opening and any(_makes_title(t) for t in doc[opening:start])
    title = None if known else _inner_title(doc, start, end)
    if title is None:
        yield from _named(n, doc, opening, start, end)
        return
    first = start
    while first < title[0] and is_demonym_at(doc, first):
        first += 1
    if first < title[0]:
        yield from _named(n, doc, first, first, title[0])
    yield from _named(n, doc, title[0], title[1], end)


def _named(n: int, doc: Doc, opening: int, start: int, end: int) -> Iterator[Mention]:
    """The mention at `start` to `end`, its title from `opening`, unless that is no name."""
    text = doc[start:end].text
    last = doc[end - 1]
    if fold(last.text) in _PARTISAN and last.dep_ in {"appos", "attr"} and last.tag_ != "NNPS":
        return  # "Mr Flake, an Arizona Republican"
    region = fold(doc[end - 1].text) in _REGIONAL and doc[end - 1].dep_ in {"amod", "compound"}
    if fold(text) in lexicon.NO_NAMES or len(text.rstrip(".")) < 2 or region:
        return
    labels = Counter(t.ent_type_ for t in doc[start:end] if t.ent_type_)
    label = labels.most_common(1)[0][0] if labels else ""
    title = doc[opening:start].text
    text = _WITH_SUFFIX.sub("", text)
    yield Mention(n, start, end, text, title, label, _acts(doc, start, end), _speaks(doc, start, end))


def _is_title(doc: Doc, i: int) -> bool:
    """Whether the word belongs to a title: "Foreign Minister", "Secretary of State", "Vice-President"."""
    word = fold(doc[i].text).rstrip(".")
    if word == "general" and doc[i].ent_type_ == "ORG":
        return False  # "General Motors"
    before = fold(doc[i - 1].text) if i else ""
    of_theirs = before == "of" and i > 1 and fold(doc[i - 2].text) in _OF_THEIR_OFFICE
    if before in OF_OFFICE and i > 2 and doc[i - 2].lower_ == "of":  # "Minister of Foreign Affairs"
        of_theirs |= word in OF_OFFICE and fold(doc[i - 3].text) in _OF_THEIR_OFFICE
    if word in TITLES or of_theirs or (word == "of" and before in _OF_THEIR_OFFICE):
        return True
    opens = word in OF_OFFICE or doc[i].text == "-"
    return opens and i + 1 < len(doc) and _is_title(doc, i + 1)


def _inner_title(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Where the last title stands that has words before and after it in the run, if there is one."""
    stop = end - 1
    while stop > start:
        first = stop
        while first > start and _is_title(doc, first - 1):
            first -= 1
        # "Senate Minority Leader", "Chief Executive"
        leads = fold(doc[stop - 1].text) in {"leader", "executive"} and stop - 1 > first
        if start < first < stop and (leads or any(_makes_title(doc[i]) for i in range(first, stop))):
            return first, stop
        stop = min(stop, first) - 1
    return None


def _makes_title(token: Token) -> bool:
    word = fold(token.text).rstrip(".")
    return word in TITLES and word not in OF_OFFICE | _IN_NAMES


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
    return not _is_title(doc, first.i) and not any(state_of_demonym(t.text) for t in (first, last))


def _opens_organization(doc: Doc, start: int, end: int) -> bool:
    """Whether a demonym belongs to the name: "Marovian Football Federation", "Swiss Institute of Art"."""
    words = [fold(token.text) for token in doc[start:end]]
    return len(words) > 1 and (
        words[-1] in lexicon.ORGANIZATION_WORDS | lexicon.MEDIA_WORDS
        or any(a in lexicon.ORGANIZATION_WORDS and b in {"of", "for"} for a, b in pairwise(words))
    )


def _acts(doc: Doc, start: int, end: int) -> bool:
    root = first_of(_of_kind(doc[start:end].root))
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


def _speaks(doc: Doc, start: int, end: int) -> bool:
    root = first_of(_of_kind(doc[start:end].root))
    return root.dep_ == "nsubj" and root.head.lemma_.lower() in lexicon.SPEECH


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
