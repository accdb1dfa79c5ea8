"""What a sentence says somebody is, by the words beside the name: "the fund's director, X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.lexicon import words
from summarizer.reading.names.mentions import Mention
from summarizer.reading.names.titles import is_demonym_at
from summarizer.states import state_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ENDS = words("names.ends") | {",", ";", ":", "("}
_ADDRESS = words("names.address")
# Ranks and forms of address: a role only where nothing better is told.
_RANKS = _ADDRESS | words("names.ranks")
_OWN = words("names.own")
_ARTICLES = words("names.articles")
# What may stand before a demonym and belong to the role all the same: "former French minister".
_BEFORE_DEMONYM = words("names.before_demonym")
# "Who leads the union": a function told by a verb; the second kind only with "for".
_LEADING = words("names.leading")
_SPEAKING_FOR = frozenset(["negotiate", "speak"])
# Nouns of occupation end so; of the words that do, these are kin, mere people or things.
_OCCUPATIONS = ("ist", "ian", "er", "or", "eer")
_NO_OCCUPATIONS = words("names.no_occupations")
# Functions that a body can have: "X, the owner of the port".
_ALSO_BODIES = words("names.also_bodies")
_WITHIN = words("names.within")
_WORDS = 12


@dataclass(frozen=True, slots=True)
class Telling:
    """A role that tokens `start` to `end` of a sentence tell of somebody; `text` is how it reads alone."""

    n: int
    start: int
    end: int
    text: str
    own: str
    """The possessive pronoun before it ("its"), or empty."""
    apart: bool
    """Whether it stands for the person by itself, as "the head of Y" does in "X, the head of Y, ..."."""

    @property
    def is_rank(self) -> bool:
        """Whether it is no more than a rank or form of address."""
        return set(fold(self.text).replace(".", "").split()) <= _RANKS


def tellings(mention: Mention, doc: Doc) -> Iterator[Telling]:
    """The roles beside a name: its title, "the head of Y, X", "X, the head of Y", "X, who heads Y"."""
    start = mention.start - len(_title(mention, doc))
    if span := _titled(mention, start, doc):
        yield _telling(mention, doc, *span, apart=False)
    for apart in (_before(start, mention, doc) or _shared(start, doc), _after(mention, doc)):
        if apart:
            yield _telling(mention, doc, *apart, apart=True)
    if span := _by_verb(mention, doc):
        yield _telling(mention, doc, *span, apart=False)


def names_person(mention: Mention, doc: Doc) -> bool:
    """Whether the words beside the name say that it is a person: "diplomat X", "X, who leads the union"."""
    start = mention.start - len(_title(mention, doc))
    if _titled(mention, start, doc) or _before(start, mention, doc) or _shared(start, doc):
        return True
    if doc[mention.end : mention.end + 2].text == ", who" and _is_of(doc[mention.end + 1], mention):
        return True
    behind = _after(mention, doc) or (0, 0)
    return any(t.lemma_.lower() in lexicon.ROLE_NOUNS - _ALSO_BODIES for t in doc[slice(*behind)])


def _telling(mention: Mention, doc: Doc, start: int, end: int, *, apart: bool) -> Telling:
    """The telling without article and loose ends; only a definite one can stand for the person."""
    start = max([start, *(t.i + 1 for t in doc[start:end] if _is_dash(t))])
    first = start
    while start < end and (doc[start].is_punct or doc[start].lower_ in _ARTICLES | _OWN):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].lower_ in {"of", "and", "for"}):
        end -= 1
    own = next((t.lower_ for t in doc[first:start] if t.lower_ in _OWN), "")
    text, head = doc[start:end].text, doc[start:end].root if start < end else doc[start - 1]
    if head.tag_ == "NNS":  # "the two ministers, X and Y": one of them is a minister
        text = doc[start : head.i].text_with_ws + head.lemma_ + head.whitespace_ + doc[head.i + 1 : end].text
    definite = bool(own) or any(t.lower_ == "the" for t in doc[first:start])
    definite |= any(t.tag_ == "POS" for t in doc[start:end])
    return Telling(mention.n, start, end, text.strip(), own, apart and definite and head.tag_ != "NNS")


def _title(mention: Mention, doc: Doc) -> list[Token]:
    """The tokens of the title right before the name."""
    found: list[Token] = []
    rest, i = mention.title, mention.start - 1
    while rest and i >= 0 and rest.endswith(doc[i].text):
        found.append(doc[i])
        rest, i = rest[: -len(doc[i].text)].rstrip(), i - 1
    return found


def _titled(mention: Mention, start: int, doc: Doc) -> tuple[int, int] | None:
    """The title and the words before it that belong to it: "Kremlin foreign policy aide X"."""
    if not set(fold(mention.title).replace(".", "").split()) - _ADDRESS:  # "Mr", or none
        start = mention.start
        head = doc[start - 1] if start else None
        if head is None or not _is_role(head) or not mention.start <= head.head.i < mention.end:
            return None
    first = _walk(start, doc)
    return (first, mention.start) if first < mention.start else None


def _walk(i: int, doc: Doc) -> int:
    """Back over the words that belong to the title at token `i`."""
    past_demonym = False
    while i and doc[i - 1].text not in _ENDS and not _is_dash(doc[i - 1]):
        word = doc[i - 1]
        joined = word.text == "-" or (word.tag_ == "POS" and i > 1 and doc[i - 2].pos_ == "PROPN")
        if past_demonym and word.lower_ not in _BEFORE_DEMONYM:
            break
        if not (joined or word.pos_ in {"ADJ", "NOUN", "PROPN"} or word.lower_ in {"former", "acting"}):
            break
        of_state = is_demonym_at(doc, i - 1) or bool(state_named(word.text))
        past_demonym |= of_state and not (i > 1 and is_demonym_at(doc, i - 2))
        i -= 1
    return i - (i > 0 and doc[i - 1].lower_ in _OWN)


def _before(start: int, mention: Mention, doc: Doc) -> tuple[int, int] | None:
    """A noun phrase set off by a comma before the name: "the fund's director, X"."""
    end = start
    while end and doc[end - 1].text in {",", "("}:
        end -= 1
    near = doc[mention.start : mention.end].root
    beside = near.dep_ == "appos" and (end < start or near.head.i == start - 1)
    closed = end < start and doc[mention.end : mention.end + 1].text in {",", ".", ";", ":", ")", ""}
    if not end or not (beside or closed):
        return None
    top = _top(doc[end - 1])
    if near.dep_ == "appos" and near.head.i < end <= near.head.i + _WORDS and not _is_role(top):
        top = near.head
    if not (_is_role(top) and top.tag_ in {"NN", "NNP"}):
        return None
    first = min([top.i, *(t.left_edge.i for t in top.lefts if t.left_edge.i >= end - _WORDS)])
    while first > 1 and doc[first - 1].text == "-":
        first -= 2
    return first - (first > 0 and doc[first - 1].lower_ in _OWN), end


def _top(token: Token) -> Token:
    """The noun that the phrase ending in `token` is about: "minister" of "the minister for oceans"."""
    while token.dep_ == "pobj" and token.head.lower_ in _WITHIN and token.head.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head.head
    return token


def _shared(start: int, doc: Doc) -> tuple[int, int] | None:
    """What several are together: "the two ministers, X of A and Y of B, met"."""
    for comma in range(start - 1, max(start - _WORDS, 0), -1):
        several = doc[comma - 1]
        if doc[comma].text == "," and several.tag_ == "NNS" and _is_role(several):
            between = doc[comma + 1 : start]
            if between and (between[-1].lower_ != "and" or any(t.pos_ in {"VERB", "AUX"} for t in between)):
                return None
            return min([several.i, *(t.i for t in several.lefts if t.dep_ in {"amod", "compound"})]), comma
    return None


def _after(mention: Mention, doc: Doc) -> tuple[int, int] | None:
    """An apposition behind a comma: "X, 54, the head of Y"."""
    start = mention.end + 1
    if doc[mention.end : start].text not in {",", "("}:
        return None
    if doc[start : start + 1].text.isdigit() and doc[start + 1 : start + 2].text == ",":
        start += 2
    head = next((t for t in doc[start : start + 8] if _is_role(t) and t.tag_ in {"NN", "NNP"}), None)
    head = _owned(head, start + _WORDS) if head is not None else None
    if head is None or any(_parts(t) for t in doc[start : head.i]):
        return None
    if head.dep_ == "dobj" and head.head.lemma_.lower() not in _LEADING:  # "X, hosting the emir"
        return None
    return start, _phrase_end(head.i + 1, min(head.right_edge.i + 1, start + _WORDS), doc)


def _owned(head: Token, stop: int) -> Token | None:
    """The role that a title only says whose it is: the adviser of "President Macron's adviser"."""
    while head.dep_ in {"compound", "poss", "nmod"} and head.i < head.head.i < stop:
        head = head.head
    return head if _is_role(head) else None


def _parts(token: Token) -> bool:
    """Whether the word shows that a role behind it is not told of the name before it."""
    clause = token.pos_ in {"VERB", "AUX", "PRON", "ADP"} and token.tag_ not in {"VBG", "VBN"}
    return token.text in _ENDS or (clause and token.lower_ not in _OWN)


def _phrase_end(start: int, stop: int, doc: Doc) -> int:
    """Where the words from `start` on end: before a verb, a comma or the like, at `stop` at the latest."""
    verbs = {t.i for t in doc[start:stop] if t.pos_ in {"VERB", "AUX"} and doc[t.i - 1].text != "-"}
    ends = (t.i for t in doc[start:stop] if t.text in _ENDS | {"."} or t.i in verbs)
    return next(ends, min(stop, len(doc)))


def _is_dash(token: Token) -> bool:
    """A hyphen with space on both sides sets something apart; one without joins two words."""
    return token.text == "-" and bool(token.whitespace_) and bool(token.i and token.nbor(-1).whitespace_)


def _by_verb(mention: Mention, doc: Doc) -> tuple[int, int] | None:
    """A function told by a verb: "X, who leads the union", "X spoke for the herders"."""
    i = mention.end
    while i < len(doc) and doc[i].lower_ in {",", "who"}:
        i += 1
    relative = i > mention.end and doc[i - 1].lower_ == "who" and _is_of(doc[i - 1], mention)
    passed = (t for t in doc[i : i + 3] if t.pos_ != "ADV" and t.lower_ not in {"now", "has", "had"})
    if (verb := next(passed, None)) is None:
        return None
    lemma = verb.lemma_.lower()
    speaks = lemma in _SPEAKING_FOR and doc[verb.i + 1 : verb.i + 2].text == "for"
    end = _phrase_end(verb.i + 1, verb.i + _WORDS, doc)
    told = speaks or (relative and lemma in _LEADING)
    return (verb.i, end) if told and end > verb.i + 1 else None


def _is_of(who: Token, mention: Mention) -> bool:
    """Whether "who" behind a name is of that name: not in "Kessler, head of the Timber Board, who left"."""
    clause = who.head
    return clause.dep_ != "relcl" or mention.start <= clause.head.i < mention.end


def _is_role(token: Token) -> bool:
    word, lemma = token.lower_, token.lemma_.lower()
    if lemma in lexicon.ROLE_NOUNS:
        return True
    occupation = lemma.endswith(_OCCUPATIONS) and lemma not in _NO_OCCUPATIONS and len(lemma) > 4
    return token.pos_ == "NOUN" and occupation and word == fold(token.text) and token.text.islower()
