"""People whom the article counts or describes and does not name: "European leaders", "the two countries"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.names import bare
from summarizer.reading import lexicon
from summarizer.reading.discourse.sentence import Sentence
from summarizer.reading.lexicon import words
from summarizer.reading.names.cast import Member
from summarizer.reading.names.mentions import is_according
from summarizer.reading.names.owners import owner

if TYPE_CHECKING:
    from spacy.tokens import Token

# How news prose says that somebody knows and must not be named.
KNOWING = words("discourse.knowing")
_INFORMANTS = words("discourse.informants")
_UNNAMED = words("discourse.unnamed")
_WORDS = 7  # of the description behind the noun
_CHIEFS = words("discourse.chiefs")
_PUBLIC_BODIES = words("discourse.public_bodies")
_COMPANIES = words("discourse.companies")
_SOURCES = words("discourse.sources")
_LANDS = words("discourse.lands")
_ONE = words("discourse.one")
_NO_GROUP = words("discourse.no_group")
_DESCRIPTION = 6  # tokens behind the noun that describes a group


def group(head: Token, sentence: Sentence) -> list[Member]:
    """The group that a plural noun names: "European leaders", "two people close to the talks"; or nobody."""
    words = [c for c in head.lefts if c.dep_ in {"amod", "compound", "nmod", "nummod"}]
    if any(t.lower_ in _NO_GROUP for c in words for t in c.subtree):
        return []
    if (last := _end_of_states(head, sentence)) is not None:
        return [sentence.nameless(min([head.i, *(w.i for w in words)]), last, "group")]
    if words:
        whose = words if is_informant(head) else []
        owners = [m for w in whose for m in owner(sentence.cast, sentence.n, w)]
        return [sentence.nameless(_first_word(words, sentence), last_word(head), "group", owners)]
    possessor = next((c for c in head.lefts if c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN"}), None)
    if possessor is None:
        return _bare_group(head, sentence)
    first = next(t.i for t in possessor.subtree if t.dep_ != "det")  # "the club's lawyers"
    return [sentence.nameless(first, head, "group")]


def _end_of_states(head: Token, sentence: Sentence) -> Token | None:
    """The end of "the defense ministers of France and Russia", who are told apart by nothing else."""
    of = (t for c in head.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return next((t.right_edge for t in of if (m := sentence.named(t)) and m.kind == "state"), None)


def _bare_group(head: Token, sentence: Sentence) -> list[Member]:
    """Bare "leaders" are whoever was named so before, a group or a body of theirs, else a new group."""
    busy = any(c.dep_ == "acl" and c.tag_ == "VBG" and c.i == head.i + 1 for c in head.children)
    before = [m for m in sentence.cast.before(sentence.n) if m.kind in {"group", "organization"}]
    found = [] if busy else [m for m in before if head.lower_ in bare(m.name).split()]
    if found:
        return found[:1]
    if (last := _end_of_description(head)) != head:
        return [sentence.nameless(head.i, last, "group")]
    acts = head.dep_ == "nsubj" and head.lemma_.lower() in lexicon.PARTIES
    acts |= is_informant(head) and head.lower_ in _SOURCES - {"people"}
    return [sentence.cast.meet(head.lower_, sentence.n, "group")] if acts else []


def _end_of_description(head: Token) -> Token:
    """The end of "opponents of the regime", "officials travelling with the premier"; or the noun itself."""
    if (last := last_word(head)) != head:
        return last
    for more in head.children:
        placed = more.dep_ == "prep" and more.lower_ in {"of", "in", "from"}
        speaking = more.dep_ == "acl" and more.tag_ == "VBG"
        if (placed or speaking) and more.right_edge.i - head.i <= _DESCRIPTION:
            return more.right_edge
    return head


def _first_word(words: list[Token], sentence: Sentence) -> int:
    """Where the phrase of a group begins: with the whole name in "African Union ambassadors", and behind the
    other one in "the health secretary and union leaders".
    """
    named = [m for w in words if (member := sentence.named(w)) for m in member.mentions]
    names = [m.start for m in named if m.n == sentence.n and any(m.start <= w.i < m.end for w in words)]
    firsts = [w.left_edge.i if w.left_edge.text.istitle() else w.i for w in words]  # "South American"
    return min([*firsts, *names])


def both(head: Token, sentence: Sentence) -> list[Member] | None:
    """“The two countries” are the two states named most, "both leaders" the two people named last.

    Nobody if there are no two; None for any other phrase.
    """
    lemma, words = head.lemma_.lower(), {c.lower_ for c in head.children}
    definite = words & {"the", "these", "those"}  # "two officials" are any two
    counted = bool(words & {"both", "neither"}) or ("two" in words and definite)
    if not counted or any(c.dep_ in {"amod", "compound", "prep", "poss"} for c in head.children):
        return None
    if lemma in lexicon.ROLE_NOUNS | {"man", "woman"}:
        return _both_people(head, sentence)
    kind = "state" if lemma in _LANDS else "organization" if lemma in _COMPANIES else ""
    if not kind:
        return None
    named = [m for m in sentence.cast.before(sentence.n) if m.kind == kind]
    named = [m for m in named if not _PUBLIC_BODIES & {*bare(m.name).split()}]
    named.sort(key=lambda m: -_told_of(m, sentence))
    return named[:2] if len(named) > 1 else []


def _told_of(side: Member, sentence: Sentence) -> int:
    """How many sentences up to here tell of the side or, each counted, of somebody who acts for it."""
    acting = [side, *(m for m in sentence.cast.members if m.affiliation is side)]
    return sum(s <= sentence.n for m in acting for s in m.sentences)


def _both_people(head: Token, sentence: Sentence) -> list[Member]:
    """The two named before it in the sentence, else the last two of that office, else the last pair."""
    before = (sentence.named(t) for t in head.doc[: head.i])
    here = list(dict.fromkeys(m for m in before if m is not None and m.kind == "person"))
    if len(here) == 2:
        return here
    lemma, recent = head.lemma_.lower(), sentence.recent
    wanted = _CHIEFS if lemma == "leader" else {lemma}
    fitting = [m for m in recent.people if wanted & m.functions]
    return fitting[:2] if len(fitting) > 1 else recent.pair or recent.people[:2]


def unnamed(head: Token, sentence: Sentence) -> Member | None:
    """One person who keeps their name to themselves: "a senior Saudi official", "a person close to her"."""
    one = any(c.dep_ in {"det", "nummod"} and c.lower_ in _ONE for c in head.children)
    if head.tag_ != "NN" or not one:
        return None
    words = [c for c in head.lefts if c.dep_ in lexicon.MODIFIERS and c.lower_ not in _ONE]
    owners = [m for c in words for m in owner(sentence.cast, sentence.n, c)]
    states = [m for m in owners if m.kind in {"state", "organization"}]
    last = head if states else last_word(head)
    of_kind = any((c.dep_ == "compound" and c.pos_ == "NOUN") or c.text.istitle() for c in words)
    if not states and last == head and not (of_kind and is_informant(head)):
        return None  # but "a government source said", "a Western diplomat said"
    first = min([head.i, *(c.left_edge.i for c in words)])
    member = sentence.nameless(first, last, "person", states)
    member.role = head.lower_ if states else ""
    return member


def is_informant(head: Token) -> bool:
    """Whether the phrase is of people who tell something: "two people said", "citing an official"."""
    first = head
    while first.dep_ == "conj":
        first = first.head
    told = first.dep_ == "nsubj" and first.head.lemma_.lower() in lexicon.SPEECH
    cited = first.dep_ == "dobj" and first.head.lemma_.lower() in {"cite", "quote"}
    credited = first.dep_ == "pobj" and first.head.lower_ == "to" and first.head.head.lemma_ == "attribute"
    return head.lemma_.lower() in _INFORMANTS and (told or cited or credited or is_according(first))


def is_counted(head: Token) -> bool:
    """Whether they are some of many, "two EU diplomats"; "EU diplomats" are the EU speaking."""
    words = {c.lower_ for c in head.lefts}
    counted = bool(words & _UNNAMED) or any(c.dep_ == "nummod" for c in head.lefts)
    return head.tag_ == "NNS" and (counted or last_word(head) != head)


def last_word(head: Token) -> Token:
    """The last token of "people familiar with the matter"; the noun itself where nothing describes it."""
    # "Quoting a source with knowledge of it", where "with" hangs on the verb.
    behind = (c for c in head.head.children if c.lower_ == "with" and c.i == head.i + 1)
    for child in (*head.rights, *behind):
        known = child.doc[child.left_edge.i - 1].text != ","  # "people who have read it", but not in passing
        knows = child.dep_ == "relcl" and child.left_edge.lower_ == "who" and known
        knows |= child.lower_ in KNOWING and child.dep_ in {"amod", "acl", "relcl"}
        knows |= child.lower_ == "with" and any(t.lower_ in KNOWING for t in child.children)
        if knows and (end := _before_comma(child)).i - head.i <= _WORDS:
            return end
    return head


def _before_comma(child: Token) -> Token:
    """The last token of the description: of "close to the talks, whom it did not name" it is "talks"."""
    described = child.doc[child.i : child.right_edge.i + 1]
    comma = next((t for t in described if t.text == ","), None)
    return child.right_edge if comma is None else child.doc[comma.i - 1]
