"""Whom noun phrases mean: names, "the minister", "delegations from Russia and Ukraine", "she"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.names import TITLES
from summarizer.plaintext import fold
from summarizer.reading import lexicon
from summarizer.reading.discourse import antecedents, bodies, groups
from summarizer.reading.discourse.groups import is_counted, is_informant
from summarizer.reading.discourse.sentence import Sentence
from summarizer.reading.lexicon import words
from summarizer.reading.names.cast import Member
from summarizer.reading.names.owners import by_demonym_at, lands, owner, short_body
from summarizer.reading.names.titles import OF_OFFICE
from summarizer.states import state_of_capital

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_FULL = {
    "gen.": "general", "sen.": "senator", "rep.": "representative", "gov.": "governor", "col.": "colonel",
    "lt.": "lieutenant", "capt.": "captain", "adm.": "admiral",
}  # fmt: skip
_NEAR = 4  # sentences within which somebody is on the reader's mind
_LANDS = words("discourse.phrases_lands")
_UNNAMED = words("discourse.phrases_unnamed")
# They tell of one office how high it is, and of no other office.
_RANKS = words("discourse.ranks")
_DEFINITE = words("discourse.definite")

_FORCES = words("discourse.forces")
_CHIEFS = words("discourse.phrases_chiefs")
_SPOKESPEOPLE = words("discourse.spokespeople")


def resolve(sentence: Sentence) -> None:
    """Finds whom every phrase of the sentence means: nouns first, the innermost before what they stand in."""
    for token in sorted(sentence.doc, key=lambda t: -sum(1 for _ in t.ancestors)):
        sentence.meant[token.i] = _noun(token, sentence)
    pronouns = [t for t in sentence.doc if _is_pronoun(t) and not sentence.named(t)]
    for token in sorted(pronouns, key=lambda t: t.pos_ == "NUM"):  # "two of them"
        sentence.meant[token.i] = _pronoun(token, sentence)


def _is_pronoun(token: Token) -> bool:
    return token.pos_ in {"PRON", "NUM"} or _is_aged(token)


def _is_aged(token: Token) -> bool:
    """Whether the word is the "old" of "the 69-year-old said"."""
    return token.lower_ == "old" and token.i > 3 and token.nbor(-2).lower_ == "year"


def _pronoun(head: Token, sentence: Sentence) -> list[Member]:
    """Whom a pronoun means, "the two" or "two of the people"."""
    if _is_aged(head):
        return sentence.recent.meant_by("i")  # whoever was named last
    if head.pos_ == "NUM":
        of = [t for c in head.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
        if not of and head.lower_ == "two" and any(c.lower_ == "the" for c in head.children):
            return antecedents.several_above(head, sentence) or sentence.recent.pair
        return [m for t in of for m in sentence.members(t)]
    if within := antecedents.within(head, sentence):
        return within
    shaken = head.lower_ == "his" and head.head.lemma_ == "hand"  # "shook his hand"
    return sentence.recent.meant_by("him" if shaken else head.lower_)


def _noun(head: Token, sentence: Sentence) -> list[Member]:
    lemma = head.lemma_.lower()
    if member := sentence.named(head):  # a name that ends in a common noun is its body's: "Kremlin officials"
        return (_agents(head, sentence) if fold(head.text) in lexicon.AGENT_NOUNS else []) or [member]
    if head.dep_ in {"amod", "compound", "nmod"}:
        return owner(sentence.cast, sentence.n, head)  # "a board meeting" is of the board named before
    if head.pos_ not in {"NOUN", "PROPN"}:
        return []
    if member := _named_beside(head, sentence):
        return [member]
    if lemma in _UNNAMED and (member := groups.unnamed(head, sentence)):
        return [member]
    found: list[Member] = []
    if is_informant(head) and is_counted(head):
        found = groups.group(head, sentence)
    if not found and lemma in lexicon.AGENT_NOUNS:
        found = _agents(head, sentence)
    if not found and lemma in _LANDS:  # "the Pacific nation of Nauru"
        found = lands(sentence.cast, sentence.n, head)
    return found or _common_noun(head, sentence)


def _named_beside(head: Token, sentence: Sentence) -> Member | None:
    """Whose name stands with the noun: "the minister, Anna Kessler", "the Houthi movement"."""
    for child in head.children:
        if child.dep_ == "appos" and (member := sentence.named(child)):
            return member
    lemma = head.lemma_.lower()
    if lemma in lexicon.BODY_KINDS and (member := bodies.named_body(head, sentence)):
        return member
    return _behind_comma(head, sentence) if lemma in lexicon.ROLE_NOUNS else None


def _behind_comma(head: Token, sentence: Sentence) -> Member | None:
    """The name set off by a comma behind a role, which the parser does not always see as one phrase.

    "The minister, X", and "the minister for oceans, X", where it hangs X on the oceans.
    """
    beside = (t for t in head.subtree if t.dep_ == "appos" and t.i > head.i and t.head.dep_ == "pobj")
    inner = next((m for t in beside if (m := sentence.named(t))), None)
    if inner is not None and inner.kind == "person":
        return inner
    doc = sentence.doc
    if doc[head.i + 1 : head.i + 2].text != ",":
        return None
    behind = (t for t in doc[head.i + 2 :] if sentence.named(t) or fold(t.text) not in TITLES)
    first = next(behind, None)  # "the emir, Sheikh X"
    return sentence.named(first) if first is not None else None


def _common_noun(head: Token, sentence: Sentence) -> list[Member]:
    lemma, several = head.lemma_.lower(), head.tag_ == "NNS"
    if several and (pair := groups.both(head, sentence)) is not None:
        return pair
    if several and (owners := _agents(head, sentence)):
        return owners
    definite = any(c.lower_ in _DEFINITE for c in head.children)
    if lemma in lexicon.ROLE_NOUNS and definite and (person := _by_role(head, sentence)):
        return [person]
    if lemma == "counterpart":  # somebody whom nobody names: "talks with his Chinese counterpart"
        return [m for c in head.children if c.dep_ == "amod" for m in by_demonym_at(sentence.cast, c)]
    return _body(head, sentence, definite=definite)


def _body(head: Token, sentence: Sentence, *, definite: bool) -> list[Member]:
    """The medium, body or group that a common noun means."""
    lemma, several = head.lemma_.lower(), head.tag_ == "NNS"
    kinds = any(c.dep_ in {"compound", "amod", "nmod"} and c.lower_ != "news" for c in head.lefts)
    if lemma in lexicon.MEDIA_NOUNS and definite and not (kinds and lemma in lexicon.BODY_NOUNS):
        return [m for m in sentence.cast.before(sentence.n) if m.kind == "media"][:1]
    if lemma in lexicon.BODY_NOUNS and (not several or head.lower_ == "police"):
        return bodies.body(head, sentence)
    if lemma in lexicon.BODY_KINDS and definite and not several and len([*head.lefts]) == 1:
        return short_body(sentence.cast, sentence.n, head)
    if several and lemma in lexicon.GROUP_NOUNS | lexicon.BODY_NOUNS:
        return groups.group(head, sentence)
    return []


def _by_role(head: Token, sentence: Sentence) -> Member | None:
    """The person of that function: "the minister", "the Russian leader"."""
    lemma = head.lemma_.lower()
    states = [m for c in head.children if c.dep_ == "amod" for m in by_demonym_at(sentence.cast, c)]
    states += lands(sentence.cast, sentence.n, head)
    wanted = {c.lower_ for c in head.lefts if c.dep_ in {"amod", "compound"}} & OF_OFFICE - _RANKS
    for member in _likeliest(sentence):
        served = not states or member.affiliation in states
        if member.kind == "person" and served and {lemma, *wanted} <= _functions(member):
            return member
    # "The Chinese leader" whose office nobody needs to be told: whoever was named last without one.
    bare_names = (m for m in sentence.recent.people if not m.role and m.affiliation in {None, *states})
    return next(bare_names, None) if states and lemma == "leader" and not wanted else None


def _functions(member: Member) -> set[str]:
    """The words of a role, also written out: "Gen." is a general, a prime minister a premier."""
    words = set(fold(member.role).split())
    words |= {"premier"} if {"prime", "minister"} <= words else set()
    return words | {_IN_FULL[word] for word in words & _IN_FULL.keys()}


def _likeliest(sentence: Sentence) -> list[Member]:
    """Members named up to here: of those named just before, the most named; then the latest."""
    n = sentence.n
    before = sentence.cast.before(n)
    near = [m for m in before if any(n - _NEAR <= s <= n for s in m.sentences)]
    near.sort(key=lambda m: -sum(s <= n for s in m.sentences))
    return near + [m for m in before if m not in near]


def _agents(head: Token, sentence: Sentence) -> list[Member]:
    """The states or bodies that "officials", "a delegation" or "a spokesman" speak and act for."""
    lemma, cast, n = head.lemma_.lower(), sentence.cast, sentence.n
    agent = lemma in lexicon.AGENT_NOUNS
    found: list[Member] = []
    for child in head.children:
        if child.dep_ in lexicon.MODIFIERS and agent:
            for part in [child, *child.conjuncts]:
                found += owner(cast, n, part)
        elif child.lower_ == "in" and head.lower_ in {"officials", "authorities"} and not found:
            seats = (state_of_capital(t.text) for t in child.children)
            found += [cast.meet_state(name, n) for name in seats if name]  # "officials in Seoul"
        elif child.dep_ == "prep" and (agent or lemma in _FORCES | _CHIEFS):
            # "The ministers of two states" are people of their own, "rebels of the Front" the Front.
            kinds = _served_by(head, child)
            targets = (t for t in child.children if t.dep_ == "pobj")
            found += [m for t in targets for m in sentence.members(t) if m.kind in kinds]
    return list(dict.fromkeys(found))


def _served_by(head: Token, prep: Token) -> frozenset[str]:
    """The kinds of members that "officials of", "rebels from" and "a spokesman for" act for."""
    word, lemma = prep.lower_, head.lemma_.lower()
    if word not in {"from", "of", "for"}:
        return frozenset()
    if lemma in _CHIEFS:
        return frozenset({"organization"} if word == "of" and head.tag_ == "NNS" else ())
    if lemma in _SPOKESPEOPLE:
        return frozenset({"state", "organization", "person"})
    # "The envoy for Ukraine" is of another state.
    return frozenset({"organization"} if word == "for" else {"state", "organization"})
